"""Takes the latest decision about a conflict back, or makes it again; within 30 days, also after it was sent."""

from typing import Literal

from sfa_desktop.replica import undoing
from sfa_desktop.replica.resolving import Resolution
from sfa_desktop.replica.store import Replica


def undo_resolution(replica: Replica, id: str, *, turn: Literal["undo", "redo"] = "undo") -> Resolution:
    """Undo, or redo, for this operation or record. Raises InvalidInput in words where that is not possible (any more).

    What was not sent yet is a conflict again; what was sent is changed back by a new operation.
    """
    with replica.write() as w:
        return undoing.undo(w, id) if turn == "undo" else undoing.redo(w, id)
