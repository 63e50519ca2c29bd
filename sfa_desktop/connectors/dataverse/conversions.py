"""Values of Dataverse that the kit does not know: option sets are numbers, links are written as addresses of rows."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sfa_desktop.connectors.kit.conversions import (
    CONVERSIONS,
    Column,
    Conversion,
    Maker,
    Remotes,
    Surroundings,
    UnknownLink,
)
from sfa_desktop.connectors.kit.noted import NOTED, split

_CENT = Decimal("0.0001")


def _option(column: Column, _: Surroundings) -> Conversion:
    """A number of an option set; what is in no table stays, as text."""
    table, default = dict(column.choices), str(column.options.get("default", ""))
    back: dict[str, str] = {}
    for theirs, ours in column.choices.items():
        back.setdefault(ours, theirs)

    def read(values: Sequence[Any]) -> Sequence[Any]:
        return [default if v is None else table.get(str(v), str(v)) for v in values]

    def write(value: Any, _: Remotes) -> Any:
        code = back.get(value or "", value)
        return int(code) if str(code or "").lstrip("-").isdecimal() else None

    return Conversion(read, write)


def _lookup(column: Column, around: Surroundings) -> Conversion:
    """A link: an id is read, `/set(id)` is written, under the name with `@odata.bind` (`sent_as`)."""
    keys, set_ = around.keys.of(column.to), str(column.options.get("set", ""))

    def write(value: Any, remotes: Remotes) -> Any:
        if not value:
            return None
        if not remotes.get(value):
            raise UnknownLink(value)
        return f"/{set_}({remotes[value]})"

    return Conversion(lambda values: [keys[v] if v else None for v in values], write)


def _whole(column: Column, _: Surroundings) -> Conversion:
    """A decimal here, a whole number there."""
    return Conversion(
        lambda values: [None if v is None else str(v) for v in values],
        lambda v, _: None if v in (None, "") else round(Decimal(str(v))),
    )


def _instant(column: Column, around: Surroundings) -> Conversion:
    """Moments are told and taken in UTC (Edm.DateTimeOffset)."""

    def write(value: Any, _: Remotes) -> Any:
        return datetime.fromisoformat(value).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if value else None

    return Conversion(CONVERSIONS["moment"](column, around).read, write)


def _noon(column: Column, around: Surroundings) -> Conversion:
    """A date of the app kept as a moment: noon in UTC is that day almost everywhere."""
    return Conversion(CONVERSIONS["date"](column, around).read, lambda v, _: f"{v}T12:00:00Z" if v else None)


def _is_one_of(column: Column, _: Surroundings) -> Conversion:
    known = set(column.options.get("values", ()))
    return Conversion(lambda values: [v in known for v in values], lambda v, _: v)


def _visit_state(column: Column, _: Surroundings) -> Conversion:
    """Open appointments are planned, or under way where the line of the description says so."""
    closed = {1: "done", 2: "skipped"}

    def read(values: Sequence[Any]) -> Sequence[Any]:
        return [closed.get(code) or split(text)[1].get("state") or "planned" for code, text in values]

    return Conversion(read, lambda v, _: v)


def _percent_off(column: Column, _: Surroundings) -> Conversion:
    """The discount in percent, of an amount off the whole line (beside: quantity, price per unit)."""

    def read(values: Sequence[Any]) -> Sequence[Any]:
        return [_percent(*map(_number, row)) for row in values]

    return Conversion(read, lambda v, _: v)


def _net_price(column: Column, _: Surroundings) -> Conversion:
    """Price per unit less the amount off (beside: quantity, amount off)."""

    def one(price: Decimal, quantity: Decimal, off: Decimal) -> str:
        return str((price - off / quantity if quantity else price).quantize(_CENT))

    return Conversion(lambda values: [one(*map(_number, row)) for row in values], lambda v, _: v)


def _less(column: Column, _: Surroundings) -> Conversion:
    """An amount less another one (beside)."""
    return Conversion(
        lambda values: [None if a is None else str((_number(a) - _number(b)).quantize(_CENT)) for a, b in values],
        lambda v, _: v,
    )


def _price_formula(column: Column, _: Surroundings) -> Conversion:
    """An item of a price list: an amount (1), or a percentage of the list price (2); beside: amount, percentage."""

    def one(method: Any, amount: Any, percentage: Any) -> str:
        if method == 2:
            return f"list_price * {(_number(percentage) / 100).quantize(_CENT)}"
        return str(_number(amount).quantize(_CENT))

    return Conversion(lambda values: [one(*row) for row in values], lambda v, _: v)


def _percent(off: Decimal, quantity: Decimal, price: Decimal) -> str | None:
    whole = quantity * price
    return str((off * 100 / whole).quantize(_CENT)) if whole and off else None


def _number(value: Any) -> Decimal:
    return Decimal(str(value)) if value is not None else Decimal(0)


MAKERS: Mapping[str, Maker] = {
    **CONVERSIONS,
    **NOTED,
    "option": _option,
    "code": _option,
    "lookup": _lookup,
    "whole": _whole,
    "instant": _instant,
    "noon": _noon,
    "is_one_of": _is_one_of,
    "visit_state": _visit_state,
    "percent_off": _percent_off,
    "net_price": _net_price,
    "less": _less,
    "price_formula": _price_formula,
}
"""What the mapping of Dataverse may name after `as`."""
