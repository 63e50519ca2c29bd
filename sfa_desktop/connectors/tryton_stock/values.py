"""Values as Tryton's JSON-RPC has them (trytond/protocols/jsonrpc.py), and as the app has them."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

Row = Mapping[str, Any]
_PARTS = ("year", "month", "day", "hour", "minute", "second", "microsecond")
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


def text(value: Any) -> str:
    """Text, empty rather than missing."""
    return value if isinstance(value, str) else ""


def decimal(value: Any) -> str | None:
    """A Decimal or float as canonical text of four decimals; None for what is no number."""
    if isinstance(value, Mapping):
        value = value.get("decimal")
    if value is None or isinstance(value, bool):
        return None
    try:
        return f"{Decimal(str(value)):.4f}"
    except InvalidOperation:
        return None


def to_decimal(value: str | None, digits: int = 4) -> dict[str, str] | None:
    """Canonical text as a Decimal of that many digits; what has more of them other than zeros keeps them."""
    if value is None:
        return None
    exact = Decimal(value)
    short = round(exact, digits)
    return {"__class__": "Decimal", "decimal": str(short if short == exact else exact)}


def day(value: Any) -> str | None:
    """A date in canonical form."""
    try:
        return date(value["year"], value["month"], value["day"]).isoformat()
    except (KeyError, TypeError, ValueError):
        return None


def to_day(value: str | None) -> dict[str, Any] | None:
    """A canonical date as Tryton has it."""
    if not value:
        return None
    found = date.fromisoformat(value[:10])
    return {"__class__": "date", "year": found.year, "month": found.month, "day": found.day}


def moment(value: Any) -> datetime | None:
    """A moment. Tryton's are without a zone: UTC, whatever the server's own is."""
    try:
        year, month, day, *rest = (int(value[name]) for name in _PARTS)
        hour, minute, second, micro = rest
        return datetime(year, month, day, hour, minute, second, micro, UTC)
    except (KeyError, TypeError, ValueError):
        return None


def to_moment(value: datetime) -> dict[str, Any]:
    """A moment as Tryton has it."""
    at = value.astimezone(UTC)
    return {"__class__": "datetime", **{name: getattr(at, name) for name in _PARTS}}


def version(row: Row, below: Iterable[str]) -> int:
    """The latest stamp of a record and of what belongs to it (`below`), in microseconds since 1970."""
    stamps = [row.get("last_modified_at")]
    for name in below:
        for one in inside(row, name):
            stamps.append(one.get("last_modified_at"))
    return max((micros(found) for stamp in stamps if (found := moment(stamp))), default=0)


def micros(at: datetime) -> int:
    """Microseconds since 1970."""
    return (at - _BEGINNING) // timedelta(microseconds=1)


def inside(row: Row, name: str) -> list[Row]:
    """The records that a row of a nested read holds under `name` (Tryton writes `name.`), none for an empty one."""
    found = row.get(f"{name}.")
    if isinstance(found, Mapping):
        return [found]
    return [one for one in found or () if isinstance(one, Mapping)]


def first(row: Row, name: str, field: str) -> Any:
    """The first value that is not empty among the records under `name`."""
    return next((one[field] for one in inside(row, name) if one.get(field)), None)
