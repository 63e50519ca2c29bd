"""Gives up work that has not reached the office; the ledger keeps what it was."""

from sfa_desktop.replica import outbox
from sfa_desktop.replica.store import Replica


def discard_operation(replica: Replica, operation_id: str) -> None:
    """Drop one operation and what depends on it; the office's values come back. Raises InvalidInput if it cannot be."""
    with replica.write() as w:
        outbox.discard(w, operation_id)
