"""Taxes and totals of an order, computed as Tryton's account module does, to the cent."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import cycle

from sfa_desktop.base.money import round_to
from sfa_desktop.entities import Account, Product, Tax


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxableLine:
    """What taxes are computed on; `taxes` in the server's order."""

    taxes: tuple[Tax, ...]
    unit_price: Decimal
    quantity: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxAmount:
    """One tax of the whole order."""

    tax: Tax
    base: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """The amounts at the foot of an order, rounded to the currency."""

    net: Decimal
    tax: Decimal
    total: Decimal
    taxes: tuple[TaxAmount, ...] = ()


@dataclass(slots=True)
class _Sum:
    tax: Tax
    base: Decimal
    amount: Decimal


_Sums = dict[tuple[str, bool], _Sum]


def taxes_of(product: Product, account: Account | None, taxes: Sequence[Tax]) -> tuple[Tax, ...]:
    """The taxes that apply to a product sold to an account, in the product's order; none if it is exempt."""
    if account is not None and account.tax_exempt:
        return ()
    known = {tax.id: tax for tax in taxes}
    return tuple(known[tax_id] for tax_id in product.tax_ids if tax_id in known)


def line_net(quantity: Decimal, unit_price: Decimal, currency_digits: int = 2) -> Decimal:
    """The amount of a line without taxes (trytond sale.line `on_change_with_amount`)."""
    return round_to(quantity * unit_price, currency_digits)


def totals(lines: Sequence[TaxableLine], *, currency_digits: int = 2, rounding: str = "document") -> Totals:
    """Net, tax and total of an order (trytond sale `get_amount`, account.tax `TaxableMixin._get_taxes`).

    Lines with the same taxes and the same sign are summed before rounding with `rounding` "document";
    with "line" each line's taxes are rounded by themselves.
    """
    net = sum((line_net(line.quantity, line.unit_price, currency_digits) for line in lines), Decimal(0))
    groups: dict[tuple[tuple[str, ...], bool], list[TaxableLine]] = {}
    for line in lines:
        key = (tuple(tax.id for tax in line.taxes), line.unit_price * line.quantity >= 0)
        groups.setdefault(key, []).append(line)
    everything: _Sums = {}
    for group in groups.values():
        of_group: _Sums = {}
        for line in group:
            of_line: _Sums = {}
            for tax in line.taxes:
                base = round_to(line.unit_price * line.quantity, currency_digits)
                of_line[tax.id, base >= 0] = _Sum(tax, base, _amount(tax, line.unit_price) * line.quantity)
            if rounding == "line":
                _round(of_line, currency_digits)
            _add(of_group, of_line)
        if rounding == "document":
            _round(of_group, currency_digits)
        _add(everything, of_group)
    tax_sum = sum((entry.amount for entry in everything.values()), Decimal(0))
    return Totals(
        net=net,
        tax=tax_sum,
        total=net + tax_sum,
        taxes=tuple(TaxAmount(tax=s.tax, base=s.base, amount=s.amount) for s in everything.values()),
    )


def price_before_tax(price: Decimal, taxes: Sequence[Tax]) -> Decimal:
    """The unit price of a price list that includes taxes, without them (trytond account.tax `reverse_compute`)."""
    rate = sum((tax.rate or Decimal(0) for tax in taxes if tax.type == "percentage"), Decimal(0)) / 100
    fixed = sum((tax.rate or Decimal(0) for tax in taxes if tax.type == "fixed"), Decimal(0))
    return (price - fixed) / (1 + rate)


def _amount(tax: Tax, unit_price: Decimal) -> Decimal:
    rate = tax.rate or Decimal(0)
    return rate if tax.type == "fixed" else unit_price * (rate / 100)


def _add(target: _Sums, more: _Sums) -> None:
    for key, entry in more.items():
        if key in target:
            target[key].base += entry.base
            target[key].amount += entry.amount
        else:
            target[key] = _Sum(entry.tax, entry.base, entry.amount)


def _round(sums: _Sums, digits: int) -> None:
    """Round each tax, then give back what rounding took from the sum, a cent a tax (`_round_taxes`)."""
    unit = Decimal(1).scaleb(-digits)
    remainder = Decimal(0)
    for entry in sums.values():
        rounded = round_to(entry.amount, digits)
        remainder += rounded - entry.amount
        entry.amount = rounded
    remainder = remainder.quantize(unit, ROUND_HALF_EVEN)
    if abs(remainder) < unit or not any(entry.amount for entry in sums.values()):
        return
    offset = unit.copy_sign(remainder)
    for entry in cycle(sums.values()):
        if entry.amount:
            entry.amount -= offset
            remainder -= offset
            if abs(remainder) < unit:
                break
