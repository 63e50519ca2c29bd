"""Where the desk keeps its order: as a new draft the first time, as a change of it from then on. No Qt."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from sfa_desktop.actions.change_order import change_order
from sfa_desktop.actions.take_order import LineWanted, take_order
from sfa_desktop.entities import Order, OrderLine
from sfa_desktop.replica.store import Replica


class OrderStore:
    """Used by one thread at a time: that of the changes."""

    def __init__(self, replica: Replica, device_id: str) -> None:
        self._replica, self._device_id = replica, device_id
        self._numbers: dict[str, str] = {}

    def save(self, order: Order, lines: Sequence[OrderLine]) -> Order:
        """Keep the order with these lines; returns it with its provisional number.

        An order that the office has not taken in comes back from the outbox to the desk: half of a change is
        never sent.
        """
        wanted = [_wanted(line) for line in lines]
        back = {"state": "draft"} if order.state != "draft" and not order.origin.version else {}
        head = {**back, "deliver_on": order.deliver_on, "reference": order.reference, "comment": order.comment}
        number = order.provisional or self._numbers.get(order.id, "")
        if number or order.origin.version:
            change_order(self._replica, order.id, lines=wanted, values=head)
            return replace(order, provisional=number, state="draft" if back else order.state)
        values = {**head, "id": order.id, "visit_id": order.visit_id}
        taken = take_order(self._replica, order.account_id or "", wanted, device_id=self._device_id, values=values)
        self._numbers[order.id] = taken.provisional
        return replace(order, provisional=taken.provisional)


def _wanted(line: OrderLine) -> LineWanted:
    return LineWanted(
        id=line.id,
        product_id=line.product_id or "",
        quantity=line.quantity or Decimal(0),
        discount=line.discount or Decimal(0),
        note=line.note,
    )
