"""The outbox by hand: sealed where there is no network, delivered once elsewhere, receipts taken in at home."""

from sfa_desktop.actions.courier.deliver import Delivered, deliver
from sfa_desktop.actions.courier.pack import Packed, pack
from sfa_desktop.actions.courier.receive import Received, receive

__all__ = ["Delivered", "Packed", "Received", "deliver", "pack", "receive"]
