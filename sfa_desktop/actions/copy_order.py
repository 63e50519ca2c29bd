"""Takes a new order with the lines of an earlier one, at today's prices."""

from sfa_desktop.actions.take_order import LineWanted, TakenOrder, lines_of, take_order
from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.entities import Order, Product
from sfa_desktop.replica.queries.order_desk import products
from sfa_desktop.replica.store import Reader, Replica


def copy_order(replica: Replica, order_id: str, *, device_id: str) -> TakenOrder:
    """A new draft for the same account; what is no longer sold is replaced by its substitute or left out.

    Discounts are not copied: they were for that occasion. Raises NotFound, InvalidInput if no line is left.
    """
    with replica.read() as r:
        order = r.need("order", order_id)
        assert isinstance(order, Order)
        lines = _lines(r, order_id)
        account = order.account_id or ""
    if not lines:
        raise InvalidInput(problem="Nothing of that order is sold any more.", reason="nothing_left")
    return take_order(replica, account, lines, device_id=device_id)


def last_order_of(r: Reader, account_id: str) -> Order | None:
    """The account's latest order that was meant to be sent, None if it has none."""
    found = r.list("order", where={"account_id": account_id, "state__ne": "draft"}, order=("-ordered_on",), limit=1)
    return found[0] if found and isinstance(found[0], Order) else None


def _lines(r: Reader, order_id: str) -> list[LineWanted]:
    lines = lines_of(r, order_id)
    known = products(r, [line.product_id for line in lines if line.product_id])
    wanted: list[LineWanted] = []
    for line in lines:
        product = known.get(line.product_id or "")
        if product and not product.active:
            substitute = r.get("product", product.substitute_id or "")
            product = substitute if isinstance(substitute, Product) and substitute.active else None
        if product and line.quantity:
            wanted.append(LineWanted(product_id=product.id, quantity=line.quantity))
    return wanted
