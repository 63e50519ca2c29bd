"""Values of SuiteCRM that the kit does not know. Whatever it tells is text."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from sfa_desktop.connectors.kit.conversions import CONVERSIONS, Column, Conversion, Maker, Surroundings
from sfa_desktop.connectors.kit.noted import NOTED, split

_CENT = Decimal("0.0001")
_VISITS = {"Planned": "planned", "Held": "done", "Not Held": "skipped"}
_STATUSES = {"done": "Held", "skipped": "Not Held"}


def _number(column: Column, _: Surroundings) -> Conversion:
    """Decimals of any length there, as text; four places here."""

    def one(value: Any) -> Any:
        if value in (None, ""):
            return None
        try:
            return str(Decimal(str(value).replace(",", "")).quantize(_CENT))
        except InvalidOperation:
            return value

    return Conversion(lambda values: [one(v) for v in values], lambda v, _: "" if v in (None, "") else str(v))


def _person(column: Column, _: Surroundings) -> Conversion:
    """Last name and (beside) first name, which are one here; writing.py parts them."""

    def read(values: Sequence[Any]) -> Sequence[Any]:
        return [f"{first or ''} {last or ''}".strip() for last, first in values]

    return Conversion(read, lambda v, _: v)


def _visit_state(column: Column, _: Surroundings) -> Conversion:
    """A status, and (beside) the line of the description that knows of visits under way."""

    def read(values: Sequence[Any]) -> Sequence[Any]:
        return [
            "started"
            if status == "Planned" and split(text)[1].get("state") == "started"
            else _VISITS.get(status, status)
            for status, text in values
        ]

    return Conversion(read, lambda v, _: _STATUSES.get(v, "Planned"))


def _minutes(column: Column, _: Surroundings) -> Conversion:
    """Minutes, and (beside) whole hours."""

    def read(values: Sequence[Any]) -> Sequence[Any]:
        return [None if m in (None, "") and h in (None, "") else int(h or 0) * 60 + int(m or 0) for m, h in values]

    return Conversion(read, lambda v, _: v)


def _noon(column: Column, around: Surroundings) -> Conversion:
    """A date of the app kept as a moment: noon in UTC is that day almost everywhere."""
    return Conversion(CONVERSIONS["date"](column, around).read, lambda v, _: f"{v} 12:00:00" if v else "")


MAKERS: Mapping[str, Maker] = {
    **CONVERSIONS, **NOTED, "number": _number, "person": _person, "visit_state": _visit_state, "minutes": _minutes,
    "noon": _noon,
}  # fmt: skip
"""What the mapping of SuiteCRM may name after `as`."""
