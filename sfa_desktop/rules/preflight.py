"""The lights above an order before it is sent: what the office will refuse, what it will ask about, what is fine.

Nothing is altered here: a light only says what is so, since when, and whether the order can go.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sfa_desktop.entities import Account, Address, Order, OrderLine, Product
from sfa_desktop.rules.credit import Credit
from sfa_desktop.rules.pricing import Price

GREEN, AMBER, RED = "green", "amber", "red"
MAX_QUANTITY = Decimal(10) ** 9
"""No line of an order holds this many units: a typing error."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """One fact about the order. The window and the command line make words of `code` and `values`."""

    code: str
    level: str
    values: Mapping[str, Any] = field(default_factory=dict)
    line: str = ""
    """The id of the line it is about, empty for the whole order."""
    as_of: datetime | None = None
    """The moment the office's figure behind it is of; None for what the laptop knows itself."""
    blocks: bool = False
    """Whether the office could only refuse the order, so that it stays a draft."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedLine:
    """A line with what is known about its product and its price."""

    line: OrderLine
    product: Product | None
    price: Price | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Policies:
    """What the company allows; the defaults are the strictest that still let an order go."""

    discount_limit: Decimal = Decimal(0)
    approval_over_limit: bool = True

    @classmethod
    def of_server(cls, values: Mapping[str, Any]) -> "Policies":
        """From the `policies` of the server's facts (docs/protocol.md, `hello`)."""
        return cls(
            discount_limit=Decimal(str(values.get("discount_limit") or 0)),
            approval_over_limit=bool(values.get("approval_over_limit", True)),
        )


def preflight(
    order: Order,
    lines: Sequence[CheckedLine],
    *,
    account: Account | None,
    addresses: Sequence[Address] = (),
    credit: Credit | None = None,
    total: Decimal = Decimal(0),
    policies: Policies | None = None,
    today: date,
) -> tuple[Light, ...]:
    """All lights of an order: those of its head, then those of each line in order."""
    rules = policies or Policies()
    lights = [*_head(order, lines, account, addresses, today), *_money(account, credit, total)]
    for checked in lines:
        lights.extend(_line(checked, rules))
    return tuple(lights)


def may_go(lights: Sequence[Light]) -> bool:
    """Whether nothing keeps the order from being sent."""
    return not any(light.blocks for light in lights)


def level_of(lights: Sequence[Light]) -> str:
    """The worst level of all lights."""
    levels = {light.level for light in lights}
    return RED if RED in levels else AMBER if AMBER in levels else GREEN


def _head(
    order: Order, lines: Sequence[CheckedLine], account: Account | None, addresses: Sequence[Address], today: date
) -> Iterator[Light]:
    if account is None:
        yield Light(code="account_missing", level=RED, blocks=True)
    elif not account.active:
        yield Light(code="account_inactive", level=RED, values={"account": account.name}, blocks=True)
    if not lines:
        yield Light(code="no_lines", level=RED, blocks=True)
    known = {address.id for address in addresses if address.active}
    chosen = order.delivery_address_id
    if not known:
        yield Light(code="address_missing", level=AMBER)
    elif chosen and chosen not in known:
        yield Light(code="address_unknown", level=RED, blocks=True)
    else:
        yield Light(code="address", level=GREEN)
    if order.deliver_on and order.deliver_on < (order.ordered_on or today):
        yield Light(code="delivery_past", level=RED, values={"date": order.deliver_on}, blocks=True)
    elif order.ordered_on and order.ordered_on > today:
        yield Light(code="date_future", level=AMBER, values={"date": order.ordered_on})
    else:
        yield Light(code="date", level=GREEN, values={"date": order.ordered_on or today})


def _money(account: Account | None, credit: Credit | None, total: Decimal) -> Iterator[Light]:
    if account is None or credit is None:
        return
    values = {
        "limit": credit.limit, "balance": credit.balance, "unsent": credit.unsent, "left": credit.left, "total": total,
    }  # fmt: skip
    if credit.left is None:
        yield Light(code="credit_unlimited", level=GREEN, values=values, as_of=credit.as_of)
    elif total > credit.left:
        over = {**values, "over": total - credit.left}
        yield Light(code="credit_over", level=AMBER, values=over, as_of=credit.as_of)
    else:
        yield Light(code="credit", level=GREEN, values=values, as_of=credit.as_of)
    if credit.overdue > 0:
        yield Light(code="overdue", level=AMBER, values={"overdue": credit.overdue}, as_of=credit.as_of)


def _line(checked: CheckedLine, policies: Policies) -> Iterator[Light]:
    line, product = checked.line, checked.product
    if product is None:
        yield Light(code="product_unknown", level=RED, line=line.id, blocks=True)
        return
    about = {"product": product.name, "code": product.code}
    quantity = line.quantity or Decimal(0)
    if not product.active:
        values = {**about, "substitute": product.substitute_id or ""}
        yield Light(code="product_inactive", level=RED, values=values, line=line.id, blocks=True)
    yield from _quantity(quantity, product, line.id, about)
    yield from _price(checked, policies, about)
    yield from _stock(quantity, product, line.id, about)


def _quantity(quantity: Decimal, product: Product, line: str, about: Mapping[str, Any]) -> Iterator[Light]:
    digits = product.unit_digits if product.unit_digits is not None else 4
    values = {**about, "quantity": quantity}
    if quantity <= 0:
        yield Light(code="quantity_not_positive", level=RED, values=values, line=line, blocks=True)
    elif quantity > MAX_QUANTITY:
        yield Light(code="quantity_absurd", level=RED, values=values, line=line, blocks=True)
    elif quantity != round(quantity, digits):
        values = {**values, "unit": product.unit, "digits": digits}
        yield Light(code="quantity_fraction", level=RED, values=values, line=line, blocks=True)
    else:
        if product.minimum and quantity < product.minimum:
            yield Light(code="below_minimum", level=AMBER, values={**values, "minimum": product.minimum}, line=line)
        if product.multiple and quantity % product.multiple:
            yield Light(code="not_a_multiple", level=AMBER, values={**values, "multiple": product.multiple}, line=line)


def _price(checked: CheckedLine, policies: Policies, about: Mapping[str, Any]) -> Iterator[Light]:
    line, price = checked.line, checked.price
    if price is None or price.base_price is None:
        values = {**about, "problem": price.problem if price else ""}
        yield Light(code="price_missing", level=RED, values=values, line=line.id, blocks=True)
    elif line.base_price is not None and line.base_price != price.base_price:
        values = {**about, "shown": line.base_price, "current": price.base_price}
        yield Light(code="price_changed", level=AMBER, values=values, line=line.id)
    else:
        yield Light(code="price", level=GREEN, values={**about, "price": price.unit_price}, line=line.id)
    discount = line.discount or Decimal(0)
    values = {**about, "discount": discount, "limit": policies.discount_limit}
    if discount < 0 or discount > 100:
        yield Light(code="discount_absurd", level=RED, values=values, line=line.id, blocks=True)
    elif discount > policies.discount_limit and policies.approval_over_limit:
        yield Light(code="discount_for_approval", level=AMBER, values=values, line=line.id)
    elif discount > policies.discount_limit:
        yield Light(code="discount_over_limit", level=RED, values=values, line=line.id, blocks=True)


def _stock(quantity: Decimal, product: Product, line: str, about: Mapping[str, Any]) -> Iterator[Light]:
    values = {**about, "stock": product.stock, "quantity": quantity, "missing": quantity - (product.stock or 0)}
    if product.stock is None:
        yield Light(code="stock_unknown", level=AMBER, values=about, line=line)
    elif product.stock < quantity:
        yield Light(code="stock_short", level=RED, values=values, line=line, as_of=product.stock_at)
    else:
        yield Light(code="stock", level=GREEN, values=values, line=line, as_of=product.stock_at)
