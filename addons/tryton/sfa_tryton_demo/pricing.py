# SPDX-License-Identifier: GPL-3.0-or-later
"""Prices and taxes as Tryton computes them, for the history that is written without asking Tryton."""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from sfa_tryton_demo.company import Category, Line, PriceList, Product

CENT = Decimal("0.01")
PRICE = Decimal("0.0001")
"""Tryton's default price digits (`price_decimal` of the product module)."""


def unit_price(
    prices: PriceList, product: Product, *, parents: dict[str, str], quantity: int, day: date, list_price: Decimal
) -> Decimal:
    """The first matching rule's price, rounded half-even (product.price_list.compute); the list price without one."""
    shelf = product.category
    for rule in prices.rules:
        if rule.product and rule.product != product.code:
            continue
        if rule.category and rule.category not in (shelf, parents[shelf]):
            continue
        if rule.quantity > quantity:
            continue
        if (rule.starts_on and day < rule.starts_on) or (rule.ends_on and day > rule.ends_on):
            continue
        return (list_price * rule.factor).quantize(PRICE, ROUND_HALF_EVEN)
    return list_price


def parents_of(categories: Iterable[Category]) -> dict[str, str]:
    """Each category's parent."""
    return {category.name: category.parent for category in categories}


def discounted(base: Decimal, percent: Decimal) -> Decimal:
    """The unit price after a discount, at the price digits (sale.line set_discount_rate)."""
    return (base * (1 - percent / 100)).quantize(PRICE, ROUND_HALF_EVEN)


def line_net(quantity: int, price: Decimal) -> Decimal:
    """A line's amount, rounded half-even to the currency (sale.line.on_change_with_amount)."""
    return (price * quantity).quantize(CENT, ROUND_HALF_EVEN)


def tax_amount(lines: Iterable[Line], products: list[Product], *, exempt: bool) -> Decimal:
    """The tax of a document: summed by tax, then rounded (TaxableMixin._get_taxes)."""
    if exempt:
        return Decimal("0.00")
    sums: dict[str, Decimal] = {}
    for line in lines:
        rate = products[line.product].tax
        sums[rate] = sums.get(rate, Decimal(0)) + line.unit_price * (Decimal(rate) / 100) * line.quantity
    return sum((amount.quantize(CENT, ROUND_HALF_EVEN) for amount in sums.values()), Decimal("0.00"))
