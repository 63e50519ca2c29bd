"""Takes an order at the desk: a draft with a provisional number and priced lines, on this laptop until it is sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.ids import new_id
from sfa_desktop.base.money import LIMIT
from sfa_desktop.entities import Account, Address, Order, OrderLine, Product
from sfa_desktop.replica import edits, inflow
from sfa_desktop.replica.queries.order_desk import products, sheet_facts
from sfa_desktop.replica.store import Reader, Replica, Writer
from sfa_desktop.rules.order_sheet import PricedOrder, SheetFacts, price_order
from sfa_desktop.rules.preflight import MAX_QUANTITY

COUNTER = "provisional_orders"
_SUMS = ("net", "tax", "total")


@dataclass(frozen=True, slots=True, kw_only=True)
class LineWanted:
    """One line as asked for; the discount is in percent. With `id` it is a line that exists already."""

    product_id: str
    quantity: Decimal
    discount: Decimal = Decimal(0)
    note: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOrder:
    """The order as it was kept, with its sums and lights."""

    id: str
    provisional: str
    priced: PricedOrder


def take_order(
    replica: Replica,
    account_id: str,
    lines: Sequence[LineWanted],
    *,
    device_id: str,
    values: Mapping[str, Any] | None = None,
) -> TakenOrder:
    """Keep a new draft. `values` are further fields of the order (delivery date, customer's reference, visit).

    Raises NotFound for an account or product that is not there, InvalidInput for a line nobody can mean.
    """
    with replica.write() as w:
        account = w.need("account", account_id)
        assert isinstance(account, Account)
        facts = sheet_facts(w, account, replica.clock.today())
        order = Order(
            id=new_id(),
            account_id=account_id,
            provisional=next_provisional(w, device_id),
            ordered_on=facts.today,
            price_list_id=facts.book.price_list.id if facts.book.price_list else None,
            currency=_currency(w, facts),
            **_addresses(facts.addresses),
        )
        order = replace(order, **(values or {}))
        return save_new(w, order, lines, facts)


def save_new(w: Writer, order: Order, lines: Sequence[LineWanted], facts: SheetFacts) -> TakenOrder:
    """Price and keep an order that is not in the replica yet."""
    wanted = wanted_lines(w, order.id, lines)
    priced = priced_with(w, order, wanted, facts)
    check_sums(priced)
    order = replace(order, **sums(priced, order))
    edits.create(w, order, lines=[entry.line for entry in priced.lines])
    return TakenOrder(id=order.id, provisional=order.provisional, priced=priced)


def next_provisional(w: Writer, device_id: str) -> str:
    """A number no order of this device has had or will have: `P-7F3A-0001`. Counted on even when one is thrown away."""
    count = int(w.fact(COUNTER) or 0) + 1
    inflow.set_fact(w, COUNTER, count)
    return f"P-{device_id.replace('-', '')[-4:].upper()}-{count:04d}"


def wanted_lines(r: Reader, order_id: str, lines: Sequence[LineWanted]) -> list[OrderLine]:
    """Order lines from what was asked for. Raises NotFound, InvalidInput."""
    made: list[OrderLine] = []
    known = {line.id: line for line in lines_of(r, order_id)}
    for place, line in enumerate(lines, 1):
        product = r.need("product", line.product_id)
        assert isinstance(product, Product)
        _check(line, product)
        before = known.get(line.id)
        base = before or OrderLine(id=line.id or new_id(), order_id=order_id)
        made.append(
            replace(
                base, sequence=place, product_id=product.id, description=product.name, unit=product.unit,
                quantity=line.quantity, discount=line.discount, note=line.note or base.note,
                base_price=base.base_price if base.product_id == product.id else None,
            )
        )  # fmt: skip
    return made


def lines_of(r: Reader, order_id: str) -> list[OrderLine]:
    """The lines of an order in their sequence."""
    return [line for line in r.children("order_line", order_id) if isinstance(line, OrderLine)]


def priced_with(r: Reader, order: Order, lines: Sequence[OrderLine], facts: SheetFacts) -> PricedOrder:
    """The order priced with the products of this replica."""
    return price_order(order, lines, products(r, [line.product_id for line in lines if line.product_id]), facts)


def facts_for(r: Reader, order: Order) -> SheetFacts:
    """What an order that exists is priced and checked with today."""
    account = r.get("account", order.account_id or "")
    return sheet_facts(r, account if isinstance(account, Account) else None, r.clock.today(), order=order)


def check_sums(priced: PricedOrder) -> None:
    """Raise InvalidInput if the order comes to more than an amount can hold."""
    if priced.totals.total >= LIMIT or priced.gross >= LIMIT:
        raise InvalidInput(problem="The order comes to more than any amount can hold; check the quantities.")


def sums(priced: PricedOrder, order: Order) -> dict[str, Any]:
    """The order's amounts by field; none once the office knows it, because then they are the office's."""
    if order.origin.version:
        return {}
    return {name: getattr(priced.totals, name) for name in _SUMS}


def _check(line: LineWanted, product: Product) -> None:
    about = f"{product.code} {product.name}".strip()
    if line.quantity <= 0:
        raise InvalidInput(problem=f"{about}: the quantity has to be more than 0, not {line.quantity}.")
    if line.quantity > MAX_QUANTITY:
        raise InvalidInput(problem=f"{about}: {line.quantity:f} is more than any order holds ({MAX_QUANTITY:f}).")
    digits = product.unit_digits if product.unit_digits is not None else 4
    if line.quantity != round(line.quantity, digits):
        whole = "whole units" if digits == 0 else f"at most {digits} decimals"
        raise InvalidInput(problem=f"{about}: {line.quantity:f} {product.unit} cannot be ordered; use {whole}.")
    if not 0 <= line.discount <= 100:
        raise InvalidInput(problem=f"{about}: a discount is between 0 and 100 %, not {line.discount:f}.")


def _currency(r: Reader, facts: SheetFacts) -> str:
    if facts.book.price_list and facts.book.price_list.currency:
        return facts.book.price_list.currency
    server = inflow.facts(r, "order")
    return str(server.company.get("currency", "")) if server else ""


def _addresses(addresses: Sequence[Address]) -> dict[str, Any]:
    """The account's own addresses for invoice and delivery, its first one where none is marked."""
    active = [a for a in addresses if a.active]
    if not active:
        return {}
    invoice = next((a for a in active if a.invoice), active[0])
    delivery = next((a for a in active if a.delivery), active[0])
    return {"invoice_address_id": invoice.id, "delivery_address_id": delivery.id}
