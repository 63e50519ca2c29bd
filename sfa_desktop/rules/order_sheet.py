"""A whole order priced, taxed and checked at once: what the desk shows after every key, as a pure function."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sfa_desktop.entities import Account, Address, Order, OrderLine, PriceList, PriceRule, Product, Tax
from sfa_desktop.rules.credit import Credit
from sfa_desktop.rules.preflight import CheckedLine, Light, Policies, preflight
from sfa_desktop.rules.pricing import Price, price_of
from sfa_desktop.rules.tax import TaxableLine, Totals, line_net, taxes_of, totals


class PriceBook:
    """The rules of one price list, found by product without looking at all of them."""

    def __init__(self, price_list: PriceList | None, rules: Iterable[PriceRule]) -> None:
        self.price_list = price_list
        self._by_product: dict[str, list[PriceRule]] = defaultdict(list)
        self._by_category: dict[str, list[PriceRule]] = defaultdict(list)
        self._general: list[PriceRule] = []
        for rule in rules:
            if rule.product_id:
                self._by_product[rule.product_id].append(rule)
            elif rule.category_key:
                self._by_category[rule.category_key].append(rule)
            else:
                self._general.append(rule)

    def rules_for(self, product: Product) -> list[PriceRule]:
        """Those that can match a product, in any order."""
        found = [*self._by_product.get(product.id, ()), *self._general]
        for key in product.category_keys:
            found.extend(self._by_category.get(key, ()))
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFacts:
    """What the orders of one account are priced, taxed and checked with, as the replica knows it."""

    account: Account | None
    book: PriceBook
    addresses: Sequence[Address] = ()
    taxes: Sequence[Tax] = ()
    credit: Credit | None = None
    policies: Policies = Policies()
    currency_digits: int = 2
    price_digits: int = 4
    tax_rounding: str = "document"
    today: date

    def price(self, product: Product, quantity: Decimal, discount: Decimal = Decimal(0)) -> Price:
        """What a product costs this account today."""
        return price_of(
            product,
            quantity,
            price_list=self.book.price_list,
            rules=self.book.rules_for(product),
            on=self.today,
            discount=discount,
            taxes=taxes_of(product, self.account, self.taxes),
            price_digits=self.price_digits,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PricedLine:
    """A line as it is to be kept: with today's prices, its discount untouched."""

    line: OrderLine
    product: Product | None
    price: Price | None
    before: Decimal | None = None
    """The base price it was taken at, where today's is another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PricedOrder:
    """The whole desk: lines, sums, lights."""

    lines: tuple[PricedLine, ...]
    gross: Decimal
    """Before the rep's discounts, after the price list."""
    totals: Totals
    lights: tuple[Light, ...]


def price_order(
    order: Order, lines: Sequence[OrderLine], products: Mapping[str, Product], facts: SheetFacts
) -> PricedOrder:
    """Price every line for today, sum up, and check. No quantity and no discount is ever altered."""
    priced = tuple(_priced(line, products.get(line.product_id or ""), facts) for line in lines)
    taxable = [
        TaxableLine(
            taxes=taxes_of(entry.product, facts.account, facts.taxes),
            unit_price=entry.line.unit_price,
            quantity=entry.line.quantity or Decimal(0),
        )
        for entry in priced
        if entry.product is not None and entry.line.unit_price is not None
    ]
    sums = totals(taxable, currency_digits=facts.currency_digits, rounding=facts.tax_rounding)
    gross = sum(
        (
            line_net(entry.line.quantity or Decimal(0), entry.line.base_price, facts.currency_digits)
            for entry in priced
            if entry.line.base_price is not None
        ),
        Decimal(0),
    )
    lights = preflight(
        order,
        [
            CheckedLine(line=original, product=entry.product, price=entry.price)
            for original, entry in zip(lines, priced, strict=True)
        ],
        account=facts.account,
        addresses=facts.addresses,
        credit=facts.credit,
        total=sums.total,
        policies=facts.policies,
        today=facts.today,
    )
    return PricedOrder(lines=priced, gross=gross, totals=sums, lights=lights)


def _priced(line: OrderLine, product: Product | None, facts: SheetFacts) -> PricedLine:
    if product is None:
        return PricedLine(line=line, product=None, price=None)
    quantity, discount = line.quantity or Decimal(0), line.discount or Decimal(0)
    price = facts.price(product, quantity, discount)
    net = None if price.unit_price is None else line_net(quantity, price.unit_price, facts.currency_digits)
    kept = replace(
        line,
        description=line.description or product.name,
        unit=line.unit or product.unit,
        base_price=price.base_price,
        unit_price=price.unit_price,
        net=net,
    )
    changed = line.base_price is not None and line.base_price != price.base_price
    return PricedLine(line=kept, product=product, price=price, before=line.base_price if changed else None)
