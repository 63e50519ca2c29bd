"""Sends an order on its way: checked first, then queued as it is; what the office could only refuse stays a draft."""

from dataclasses import dataclass

from sfa_desktop.actions.change_order import open_order
from sfa_desktop.actions.take_order import check_sums, facts_for, lines_of, priced_with, sums
from sfa_desktop.base.errors import InvalidInput, OrderHeld
from sfa_desktop.replica import edits
from sfa_desktop.replica.store import Reader, Replica
from sfa_desktop.rules.order_sheet import PricedOrder
from sfa_desktop.rules.preflight import may_go

TARGETS = ("confirmed", "quotation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """The order as it waits to be sent."""

    id: str
    state: str
    priced: PricedOrder


def preview(r: Reader, order_id: str) -> PricedOrder:
    """The order with today's prices, sums and lights; nothing is written. Raises NotFound."""
    order = open_order(r, order_id)
    return priced_with(r, order, lines_of(r, order_id), facts_for(r, order))


def submit_order(replica: Replica, order_id: str, *, state: str = "confirmed") -> Submitted:
    """Ask the office to bring the order to `state`: `confirmed` or `quotation`.

    Raises OrderHeld with the lights if the office could only refuse it; quantities and discounts are never altered.
    """
    if state not in TARGETS:
        raise InvalidInput(problem=f"An order is sent as one of {', '.join(TARGETS)}, not {state!r}.")
    with replica.write() as w:
        order = open_order(w, order_id)
        priced = preview(w, order_id)
        if not may_go(priced.lights):
            blocking = [light for light in priced.lights if light.blocks]
            raise OrderHeld(codes=", ".join(dict.fromkeys(light.code for light in blocking)), lights=priced.lights)
        check_sums(priced)
        values = {"state": state, **sums(priced, order)}
        edits.update(w, "order", order_id, values, lines=[entry.line for entry in priced.lines])
    return Submitted(id=order_id, state=state, priced=priced)
