"""Puts work that was set aside back into the queue."""

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.entities.exchange import OperationState
from sfa_desktop.replica import outbox
from sfa_desktop.replica.store import Replica


def retry_operation(replica: Replica, operation_id: str) -> None:
    """Try one refused operation again with the next sync, whose reason a person has seen.

    Raises InvalidInput if it cannot be.
    """
    with replica.write() as w:
        outbox.retry(w, operation_id, seen=True)


def retry_all(replica: Replica) -> int:
    """Try everything refused again; how many operations that were."""
    with replica.write() as w:
        refused = outbox.items(w, states=(OperationState.REFUSED,))
        for operation in refused:
            try:
                outbox.retry(w, operation.id)
            except InvalidInput:  # its group went with an earlier one of this loop
                continue
    return len(refused)
