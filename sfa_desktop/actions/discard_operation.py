"""Gives up work that has not reached the office; the ledger keeps what it was."""

from sfa_desktop.replica import outbox
from sfa_desktop.replica.store import Replica


def discard_operation(replica: Replica, operation_id: str) -> None:
    """Drop one operation; the office's values come back. With the creation of a record all its own changes go.

    Raises InvalidInput if it cannot be: it may be at the office already, or other waiting work needs the record.
    """
    with replica.write() as w:
        outbox.discard(w, operation_id)
