"""Changes an order that has not been processed: its head, its lines, priced anew and nothing altered in silence."""

from collections.abc import Mapping, Sequence
from typing import Any

from sfa_desktop.actions.take_order import (
    LineWanted,
    TakenOrder,
    check_sums,
    facts_for,
    lines_of,
    priced_with,
    sums,
    wanted_lines,
)
from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.entities import Order
from sfa_desktop.replica import edits
from sfa_desktop.replica.queries.orders import OPEN, state_at_office
from sfa_desktop.replica.store import Reader, Replica


def change_order(
    replica: Replica,
    order_id: str,
    *,
    lines: Sequence[LineWanted] | None = None,
    values: Mapping[str, Any] | None = None,
) -> TakenOrder:
    """Keep an order with these lines (None: those it has) and these fields of its head.

    Raises NotFound, and InvalidInput for an order the office has taken in or a line nobody can mean.
    """
    with replica.write() as w:
        order = open_order(w, order_id)
        wanted = lines_of(w, order_id) if lines is None else wanted_lines(w, order_id, lines)
        priced = priced_with(w, order, wanted, facts_for(w, order))
        check_sums(priced)
        edits.update(
            w, "order", order_id, {**(values or {}), **sums(priced, order)}, lines=[e.line for e in priced.lines]
        )
        return TakenOrder(id=order_id, provisional=order.provisional, priced=priced)


def open_order(r: Reader, order_id: str) -> Order:
    """The order if it may still be changed here; raises NotFound, InvalidInput."""
    order = r.need("order", order_id)
    assert isinstance(order, Order)
    there = state_at_office(r, order)
    if there in OPEN:
        return order
    raise InvalidInput(problem=f"This order is {there} at the office and cannot be changed here.", reason="state")
