"""How values of a foreign CRM become canonical ones and back, a whole column at a time.

Reading converts columns, because a call per value is what a first sync would spend its time on. What cannot be
converted is passed on as it is: the replica sets such a row aside with the reason, and the others go on.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import Decimal
from typing import Any

from sfa_desktop.connectors.kit.keys import Id, KeyBook
from sfa_desktop.connectors.kit.markup import to_markup, to_text
from sfa_desktop.connectors.kit.repeats import once
from sfa_desktop.connectors.kit.walls import Hours
from sfa_desktop.entities.field import FieldType

Read = Callable[[Sequence[Any]], Sequence[Any]]
Remotes = Mapping[str, str]
"""The server's own ids by key."""
Write = Callable[[Any, Remotes], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """How one field of the app is kept in a CRM."""

    name: str
    """The app's field; `custom.<code>` for one of the customer's own."""
    remotes: tuple[str, ...]
    """The remote field, dots leading inside (`array_options.options_x`); of several the first that is there."""
    convert: str
    write: bool = True
    to: str = ""
    """Of a reference: the kind it points to."""
    beside: tuple[str, ...] = ()
    """Further remote fields the conversion looks at: it reads tuples of the field and these."""
    choices: Mapping[str, str] = field(default_factory=dict)
    """The CRM's code -> the app's. The first that has the app's code is the one sent."""
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def remote(self) -> str:
        """The remote field in use."""
        return self.remotes[0]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What conversions need to know of the server."""

    keys: KeyBook
    zone: tzinfo = UTC
    """Of moments without a zone."""
    ids: Any = Id
    """The type of the server's ids, as msgspec knows it."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """Both ways of one column."""

    read: Read
    write: Write


Maker = Callable[[Column, Surroundings], Conversion]


class UnknownLink(Exception):
    """A link to write points to a record whose id at the server is not known."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def guarded(read: Read) -> Read:
    """The same, but a value it stumbles over comes out as it went in."""

    def one(value: Any) -> Any:
        try:
            return read((value,))[0]
        except _STUMBLES:
            return value

    def column(values: Sequence[Any]) -> Sequence[Any]:
        try:
            return read(values)
        except _STUMBLES:
            return [one(value) for value in values]

    return column


_STUMBLES = (TypeError, ValueError, ArithmeticError, KeyError, IndexError, AttributeError)


# --- plain values -----------------------------------------------------------------------------------


def _text(column: Column, _: Surroundings) -> Conversion:
    return Conversion(lambda values: [v if v.__class__ is str else _as_text(v) for v in values], lambda v, _: v or "")


def _as_text(value: Any) -> Any:
    if value is None or value is False:
        return ""
    return str(value) if isinstance(value, (int, float)) else value


def _html(column: Column, _: Surroundings) -> Conversion:
    return Conversion(
        lambda values: [to_text(v) if v.__class__ is str else _as_text(v) for v in values],
        lambda v, _: to_markup(v or ""),
    )


def _integer(column: Column, _: Surroundings) -> Conversion:
    scale = int(column.options.get("times", 1))
    return Conversion(
        lambda values: once(values, lambda v: None if v is None or v is False or v == "" else int(float(v)) * scale),
        lambda v, _: None if v is None else int(v) // scale,
    )


def _decimal(column: Column, _: Surroundings) -> Conversion:
    """Floats lose their binary noise: four decimals are all that the app keeps. `text` sends text; `times` is how many
    of the app's units one of theirs is (1000 where they count in thousands)."""
    as_text, times = bool(column.options.get("text")), Decimal(str(column.options.get("times", 1)))
    send = str if as_text else float
    if times != 1:
        return Conversion(
            lambda values: once(
                values, lambda v: None if (d := _as_decimal(v)) is None else f"{Decimal(str(d)) * times:.4f}"
            ),
            lambda v, _: None if v in (None, "") else send(Decimal(str(v)) / times),
        )
    return Conversion(
        lambda values: once(values, lambda v: f"{v:.4f}" if v.__class__ is float else _as_decimal(v)),
        lambda v, _: None if v in (None, "") else (str(v) if as_text else float(v)),
    )


def _as_decimal(value: Any) -> Any:
    if value is None or value is False or value == "":
        return None
    return str(value) if value.__class__ is int else value


def _boolean(column: Column, _: Surroundings) -> Conversion:
    """Also 0/1 and "0"/"1"; `invert` for fields that say the contrary."""
    invert, number = bool(column.options.get("invert")), bool(column.options.get("number"))

    def read(values: Sequence[Any]) -> Sequence[Any]:
        if not invert and set(map(type, values)) == {bool}:
            return values
        return [(v not in _FALSE) is not invert for v in values]

    return Conversion(
        read,
        lambda v, _: int(bool(v) is not invert) if number else bool(v) is not invert,
    )


_FALSE = frozenset({False, None, "0", ""})


def _date(column: Column, _: Surroundings) -> Conversion:
    return Conversion(
        lambda values: once(values, lambda v: None if not v else date.fromisoformat(v[:10]).isoformat()),
        lambda v, _: v or None,
    )


def _choice(column: Column, _: Surroundings) -> Conversion:
    """What is in no table is kept as it is. `default` is what an empty value means."""
    table, default = dict(column.choices), column.options.get("default", "")
    back: dict[str, str] = {}
    for theirs, ours in column.choices.items():
        back.setdefault(ours, theirs)

    def read(values: Sequence[Any]) -> Sequence[Any]:
        return once(values, lambda v: default if v in _EMPTY else table.get(v if v.__class__ is str else str(v), v))

    return Conversion(read, lambda v, _: back.get(v or "", v or None))


_EMPTY = (None, False, "")


# --- time -------------------------------------------------------------------------------------------


def _moment(column: Column, around: Surroundings) -> Conversion:
    """`YYYY-MM-DD HH:MM:SS` in the server's zone, or with a zone of its own. `iso` sends a T between."""
    utc, between = around.zone is UTC, "T" if column.options.get("iso") else " "

    def write(value: Any, _: Remotes) -> Any:
        if not value:
            return None
        return datetime.fromisoformat(value).astimezone(around.zone).strftime(f"%Y-%m-%d{between}%H:%M:%S")

    hours = Hours(around.zone)

    def local(value: str) -> str:
        hour = hours[value[:13]] if len(value) >= 19 and value[10] == " " and value[19:20] in ("", ".") else None
        return f"{hour[0]}{value[13:19]}Z" if hour else moment_text(value, around.zone)

    def read(values: Sequence[Any]) -> Sequence[Any]:
        if utc:
            return [
                None if not v else f"{v[:10]}T{v[11:]}Z" if len(v) == 19 else moment_text(v, around.zone)
                for v in values
            ]
        return [local(v) if v else None for v in values]

    return Conversion(read, write)


def moment_text(value: str, zone: tzinfo) -> str:
    """A server's moment in canonical form. Raises ValueError."""
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone)
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _epoch(column: Column, _: Surroundings) -> Conversion:
    """Seconds since 1970, as number or text; 0 and "" are none."""
    return Conversion(
        lambda values: once(
            values, lambda v: None if v in _FALSE else f"{datetime.fromtimestamp(int(v), UTC).isoformat()[:19]}Z"
        ),
        lambda v, _: int(datetime.fromisoformat(v).timestamp()) if v else None,
    )


def _epoch_date(column: Column, around: Surroundings) -> Conversion:
    """A date told as the second it begins with in the server's zone."""

    def write(value: Any, _: Remotes) -> Any:
        return int(datetime.fromisoformat(value).replace(tzinfo=around.zone).timestamp()) if value else None

    return Conversion(
        lambda values: once(
            values,
            lambda v: None if v in _FALSE else datetime.fromtimestamp(int(v), around.zone).date().isoformat(),
        ),
        write,
    )


def _moment_date(column: Column, around: Surroundings) -> Conversion:
    """A date of the app kept as a moment: the day it is in the server's zone; sent as noon there."""

    def write(value: Any, _: Remotes) -> Any:
        if not value:
            return None
        noon = datetime.fromisoformat(value).replace(hour=12, tzinfo=around.zone)
        return noon.strftime("%Y-%m-%d %H:%M:%S")

    return Conversion(lambda values: [None if not v else date.fromisoformat(v[:10]).isoformat() for v in values], write)


def _hours(column: Column, _: Surroundings) -> Conversion:
    """Hours there, minutes here."""
    return Conversion(
        lambda values: once(values, lambda v: None if v in (None, False, "") else round(float(v) * 60)),
        lambda v, _: None if v is None else v / 60,
    )


def _seconds(column: Column, _: Surroundings) -> Conversion:
    """Seconds there, minutes here."""
    return Conversion(
        lambda values: [None if v in (None, False, "") else round(float(v) / 60) for v in values],
        lambda v, _: None if v is None else v * 60,
    )


def stamps(zone: tzinfo = UTC) -> Read:
    """Moments as versions: integer microseconds since 1970, 0 where none is told. Also seconds as numbers.

    0 too for a wall time that the zone has twice.
    """
    known: dict[Any, int] = {}
    hours = Hours(zone)

    def one(value: Any) -> int:
        if not value:
            return 0
        if isinstance(value, (int, float)) or str(value).isdecimal():
            return int(value) * 1_000_000
        if len(value) == _TO_THE_MICROSECOND and value[10] == " " and (hour := hours[value[:13]]):
            return hour[1] + (int(value[14:16]) * 60 + int(value[17:19])) * 1_000_000 + int(value[20:])
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=zone)
            if zone is not UTC and twice(moment):
                return 0  # which of the two is not told, and a version never goes back
        found = moment - _BEGINNING
        return found // timedelta(microseconds=1)

    def read(values: Sequence[Any]) -> Sequence[Any]:
        if len(known) > _REMEMBERED:
            known.clear()
        for value in set(values) - known.keys():
            known[value] = one(value)
        return [known[value] for value in values]

    return read


def twice(moment: datetime) -> bool:
    """Whether its wall clock shows this moment twice, because it was put back."""
    first, second = moment.replace(fold=0).utcoffset(), moment.replace(fold=1).utcoffset()
    return first is not None and second is not None and first > second


_TO_THE_MICROSECOND = len("2026-11-24 09:00:00.000000")
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_REMEMBERED = 50_000


# --- more than one ----------------------------------------------------------------------------------


def _tags(column: Column, _: Surroundings) -> Conversion:
    """A list of words, or text with `separator` (a comma) between them."""
    between = str(column.options.get("separator", ""))

    def read(values: Sequence[Any]) -> Sequence[Any]:
        if between:
            return [[w.strip() for w in v.split(between) if w.strip()] if v else [] for v in values]
        return [v or [] for v in values]

    return Conversion(read, lambda v, _: f"{between} ".join(v or ()) if between else list(v or ()))


def _reference(column: Column, around: Surroundings) -> Conversion:
    """The id of another record there, its key here. `number` sends the id as one."""
    keys, number = around.keys.of(column.to), bool(column.options.get("number"))

    def write(value: Any, remotes: Remotes) -> Any:
        if not value:
            return None
        if not remotes.get(value):
            raise UnknownLink(value)
        return int(remotes[value]) if number else remotes[value]

    return Conversion(lambda values: [None if v in _NOBODY else keys[v] for v in values], write)


_NOBODY = frozenset({None, False, "", "0", -1, "-1"})


CONVERSIONS: Mapping[str, Maker] = {
    "text": _text,
    "html": _html,
    "integer": _integer,
    "decimal": _decimal,
    "boolean": _boolean,
    "date": _date,
    "moment": _moment,
    "moment_date": _moment_date,
    "epoch": _epoch,
    "epoch_date": _epoch_date,
    "hours": _hours,
    "seconds": _seconds,
    "choice": _choice,
    "tags": _tags,
    "reference": _reference,
}
"""What any mapping may name after `as`. A connector adds its own: `CONVERSIONS | {...}`."""

BY_TYPE: Mapping[FieldType, str] = {
    FieldType.TEXT: "text",
    FieldType.LONG_TEXT: "text",
    FieldType.CHOICE: "text",
    FieldType.INTEGER: "integer",
    FieldType.DECIMAL: "decimal",
    FieldType.BOOLEAN: "boolean",
    FieldType.DATE: "date",
    FieldType.MOMENT: "moment",
    FieldType.LINK: "reference",
    FieldType.TAGS: "tags",
}
"""The conversion of a field whose mapping names none."""
