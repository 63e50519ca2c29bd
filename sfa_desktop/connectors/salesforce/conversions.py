"""Values of Salesforce that the kit does not know."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sfa_desktop.connectors.kit.conversions import CONVERSIONS, Column, Conversion, Maker, Remotes, Surroundings
from sfa_desktop.connectors.kit.noted import NOTED, split

_CENT = Decimal("0.0001")


def _instant(column: Column, around: Surroundings) -> Conversion:
    """`2026-11-24T10:00:00.000+0000` there."""

    def write(value: Any, _: Remotes) -> Any:
        return datetime.fromisoformat(value).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z") if value else None

    return Conversion(CONVERSIONS["moment"](column, around).read, write)


def _visit_state(column: Column, _: Surroundings) -> Conversion:
    """Events have no state: the line of the description has it; without one, what is over was held."""

    def one(text: Any, end: Any) -> str:
        told = split(text)[1].get("state")
        if told:
            return str(told)
        over = end and datetime.fromisoformat(str(end)) < datetime.now(UTC)
        return "done" if over else "planned"

    return Conversion(lambda values: [one(*row) for row in values], lambda v, _: v)


def _discount(column: Column, _: Surroundings) -> Conversion:
    """Percent of the list price (beside) that the price per unit is below it."""

    def one(price: Any, listed: Any) -> str | None:
        if not listed or price is None:
            return None
        off = (1 - Decimal(str(price)) / Decimal(str(listed))) * 100
        return str(off.quantize(_CENT)) if off > 0 else None

    return Conversion(lambda values: [one(*row) for row in values], lambda v, _: v)


def _formula(column: Column, _: Surroundings) -> Conversion:
    """An entry of a price book is one price."""

    def read(values: Sequence[Any]) -> Sequence[Any]:
        return [str(Decimal(str(value or 0)).quantize(_CENT)) for value in values]

    return Conversion(read, lambda v, _: v)


MAKERS: Mapping[str, Maker] = {
    **CONVERSIONS, **NOTED, "instant": _instant, "visit_state": _visit_state, "discount": _discount,
    "formula": _formula,
}  # fmt: skip
"""What the mapping of Salesforce may name after `as`."""
