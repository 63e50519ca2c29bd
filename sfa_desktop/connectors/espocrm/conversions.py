"""Conversions that only EspoCRM needs. Which options a field has, and what currency the company keeps its figures in, a
connector knows once it has signed in: `Local` tells it then.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, tzinfo
from typing import Any

from sfa_desktop.connectors.espocrm import notes
from sfa_desktop.connectors.kit.conversions import CONVERSIONS, Column, Conversion, Maker, Remotes, Surroundings
from sfa_desktop.connectors.kit.keys import KeyBook

Values = Sequence[Any]
MOMENT = "%Y-%m-%d %H:%M:%S"


@dataclass(slots=True)
class Local:
    """What is known of the server when conversions are made."""

    zone: tzinfo = UTC
    """The user's: dates kept as moments are days there."""
    currency: str = ""
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By field: what an enum of the entity at hand may be."""
    chances: Mapping[str, int] = field(default_factory=dict)
    """By stage of an opportunity: its probability (`probabilityMap`)."""


def conversions(local: Local) -> Mapping[str, Maker]:
    """The kit's and EspoCRM's own."""
    own = _Own(local)
    return {
        **CONVERSIONS,
        "constant": own.constant,
        "first_of": own.first_of,
        "person": own.person,
        "option": own.option,
        "stage": own.stage,
        "money": own.money,
        "percent": own.percent,
        "day": own.day,
        "due_day": own.due_day,
        "due_time": own.due_time,
        "noted": own.noted,
        "words": own.words,
        "begun": own.begun,
        "planned": own.planned,
        "ended": own.ended,
    }


def full_name(first: Any, last: Any) -> str:
    """A person's name as the app shows it, whatever order the office prefers."""
    return " ".join(str(part) for part in (first, last) if part)


def parted_name(name: str, last_words: int = 1) -> dict[str, str]:
    """First and last name of a full one: the last so many words are the last name; EspoCRM cannot be without one."""
    words = name.split()
    at = max(0, len(words) - max(1, last_words))
    return {"firstName": " ".join(words[:at]), "lastName": " ".join(words[at:])}


def _read_only(read: Any) -> Conversion:
    return Conversion(read, lambda value, _: value)


class _Own:
    def __init__(self, local: Local) -> None:
        self.local = local

    def constant(self, column: Column, _: Surroundings) -> Conversion:
        value = column.options["of"] == column.options["is"]
        return _read_only(lambda values: [value] * len(values))

    def first_of(self, column: Column, around: Surroundings) -> Conversion:
        """The first of several linked records."""
        keys = around.keys.of(column.to)
        return _read_only(lambda values: [keys[v[0]] if v else None for v in values])

    def person(self, column: Column, _: Surroundings) -> Conversion:
        return _read_only(lambda values: [full_name(first, last) for last, first in values])

    # --- choices --------------------------------------------------------------------------------------

    def option(self, column: Column, _: Surroundings) -> Conversion:
        """An enum. What is not among its options is not sent: it would be refused; it may stand in the notes."""
        options = self.local.options.get(column.remote, ())
        table, back = dict(column.choices), _back(column.choices, options)
        default, noted = column.options.get("default", ""), bool(column.options.get("noted"))

        def read(values: Values) -> Values:
            if noted:
                return [
                    notes.split(words)[1].get(column.name) or (table.get(v, v) if v else default) for v, words in values
                ]
            return [table.get(v, v) if v else default for v in values]

        def write(value: Any, _: Remotes) -> Any:
            if not value:
                return None
            told = back.get(value, value)
            return told if not options or told in options else None

        return Conversion(read, write)

    def stage(self, column: Column, _: Surroundings) -> Conversion:
        """Stages are the office's own: one of 100 % is won, one of 0 % lost, the first is a lead."""
        options, table = self.local.options.get(column.remote, ()), dict(column.choices)
        for number, option in enumerate(options):
            if option not in table:
                chance = self.local.chances.get(option)
                meaning = {100: "won", 0: "lost"}.get(chance if chance is not None else -1)
                table[option] = meaning or ("lead" if number == 0 else "opportunity")
        back = _back(table, options)
        for ours, nearest in _NEAREST.items():
            back.setdefault(ours, back.get(nearest, ours))
        return Conversion(lambda values: [table.get(v, v) if v else "" for v in values], lambda v, _: back.get(v, v))

    # --- figures --------------------------------------------------------------------------------------

    def money(self, column: Column, _: Surroundings) -> Conversion:
        """An amount in the company's currency: as it is, or converted by the office's rate."""
        plain = CONVERSIONS["decimal"](column, Surroundings(KeyBook()))

        def read(values: Values) -> Values:
            own = self.local.currency
            return plain.read([
                amount if not currency or currency == own or converted is None else float(converted)
                for amount, currency, converted in values
            ])  # fmt: skip

        return Conversion(read, plain.write)

    def percent(self, column: Column, around: Surroundings) -> Conversion:
        """Whole percent: anything else EspoCRM refuses."""
        plain = CONVERSIONS["decimal"](column, around)
        return Conversion(plain.read, lambda v, _: None if v in (None, "") else round(float(v)))

    # --- time -----------------------------------------------------------------------------------------

    def day(self, column: Column, _: Surroundings) -> Conversion:
        """The day of a moment where the user is."""
        return _read_only(lambda values: [_local(v, self.local.zone).date().isoformat() if v else None for v in values])

    def due_day(self, column: Column, _: Surroundings) -> Conversion:
        """The day something is due: a date of its own, or that of a moment."""
        zone = self.local.zone
        return _read_only(
            lambda values: [day or (_local(at, zone).date().isoformat() if at else None) for at, day in values]
        )

    def due_time(self, column: Column, _: Surroundings) -> Conversion:
        zone = self.local.zone
        return _read_only(
            lambda values: ["" if day or not at else _local(at, zone).strftime("%H:%M") for at, day in values]
        )

    # --- notes ----------------------------------------------------------------------------------------

    def noted(self, column: Column, _: Surroundings) -> Conversion:
        """What stands in the line of a description."""
        name, default = column.name, column.options.get("default")
        convert = _NOTED.get(str(column.options.get("type")), str)
        return _read_only(
            lambda values: [convert(said) if (said := notes.split(v)[1].get(name)) else default for v in values]
        )

    def words(self, column: Column, _: Surroundings) -> Conversion:
        return _read_only(lambda values: [notes.split(v)[0] for v in values])

    def begun(self, column: Column, _: Surroundings) -> Conversion:
        """The state of a visit: one that is planned may have begun."""
        table = dict(column.choices)
        return _read_only(
            lambda values: [
                "started"
                if (state := table.get(v, v)) == "planned" and notes.split(words)[1].get("state") == "started"
                else state or "planned"
                for v, words in values
            ]
        )

    def planned(self, column: Column, around: Surroundings) -> Conversion:
        """What was planned, where a visit began at another time; else when it begins."""
        plain = CONVERSIONS["moment"](column, around)

        def read(values: Values) -> Values:
            starts = plain.read([start for start, _ in values])
            said = (notes.split(words)[1].get("planned_at") for _, words in values)
            return [noted or start for noted, start in zip(said, starts, strict=True)]

        return Conversion(read, plain.write)

    def ended(self, column: Column, around: Surroundings) -> Conversion:
        """When a visit ended: of one that is only planned nobody knows."""
        plain = CONVERSIONS["moment"](column, around)
        return Conversion(
            lambda values: plain.read([end if state == "Held" else None for end, state in values]), plain.write
        )


def due(day: str | None, at: str | None, zone: tzinfo) -> dict[str, str | None]:
    """The attributes of a task that is due on a day, at a time ("HH:MM" where the user is) or at none."""
    if not day or not at:
        return {"dateEnd": None, "dateEndDate": day or None}
    moment = datetime.combine(date.fromisoformat(day), time.fromisoformat(at), zone)
    return {"dateEnd": moment.astimezone(UTC).strftime(MOMENT), "dateEndDate": None}


def _local(value: str, zone: tzinfo) -> datetime:
    return datetime.fromisoformat(value).replace(tzinfo=UTC).astimezone(zone)


def _back(choices: Mapping[str, str], options: Sequence[str]) -> dict[str, str]:
    """The app's codes in the office's words: the first of the table that is an option there."""
    found: dict[str, str] = {}
    for theirs, ours in choices.items():
        if not options or theirs in options:
            found.setdefault(ours, theirs)
    return found


_NEAREST = {"cancelled": "lost", "converted": "won"}
"""Stages of the app that EspoCRM has none for, and what comes nearest."""
_NOTED: Mapping[str, Any] = {"boolean": lambda said: said == "yes"}
