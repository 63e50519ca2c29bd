"""Send a refused file again with the next round."""

from sfa_desktop.replica import attachments
from sfa_desktop.replica.store import Replica


def retry_file(replica: Replica, id: str) -> None:
    """Raises NotFound, InvalidInput if it was not refused."""
    with replica.write() as writer:
        attachments.retry(writer, id)
