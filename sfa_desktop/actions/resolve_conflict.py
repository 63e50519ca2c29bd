"""Settles a conflict by taking one side whole; the other side's values stay in the ledger."""

from typing import Literal

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.entities.exchange import Operation, OperationState
from sfa_desktop.replica import outbox
from sfa_desktop.replica.store import Reader, Replica


def conflicts(r: Reader) -> list[Operation]:
    """Operations in conflict, oldest first."""
    return outbox.items(r, states=(OperationState.CONFLICT,))


def resolve_conflict(replica: Replica, id: str, *, take: Literal["mine", "theirs"]) -> str:
    """Settle the conflict of this operation or record; the operation's id. Raises InvalidInput if there is none."""
    with replica.write() as w:
        for operation in conflicts(w):
            if id in (operation.id, operation.record_id):
                outbox.resolve(w, operation.id, take=take)
                return operation.id
    raise InvalidInput(problem=f"There is no conflict with the id {id!r}; see: sfa-desktop conflicts list")
