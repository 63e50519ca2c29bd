"""Take a file away that the office does not have; the ledger keeps what it was."""

from sfa_desktop.replica import attachments
from sfa_desktop.replica.store import Replica


def remove_file(replica: Replica, id: str) -> None:
    """Raises NotFound, InvalidInput if the office has it, or may have it."""
    with replica.write() as writer:
        attachments.remove(writer, id)
