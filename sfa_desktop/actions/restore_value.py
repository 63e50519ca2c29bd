"""Brings back a value that lost a merge: it goes to the office as an edit, and the ledger says so."""

from sfa_desktop.replica import restoring
from sfa_desktop.replica.kept import KeptValue
from sfa_desktop.replica.store import Replica


def restore_value(replica: Replica, number: int) -> KeptValue:
    """Restore the kept value of this number. Raises InvalidInput in words where it cannot be."""
    with replica.write() as w:
        return restoring.restore(w, number)
