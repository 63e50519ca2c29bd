"""Stands before everything that could cost unsent work: it refuses, naming what it is, or has it written to a file."""

from pathlib import Path

from sfa_desktop.replica.emptying import refuse_unless_empty
from sfa_desktop.replica.store import Replica
from sfa_desktop.replica.unsent import Unsent, unsent
from sfa_desktop.sync.rescue import Rescued, rescue


def read_unsent(replica: Replica) -> Unsent:
    """Everything that the office does not have."""
    with replica.read() as r:
        return unsent(r)


def guard(replica: Replica, export: Path | None) -> Rescued | None:
    """Let pass if nothing is unsent, or once all of it stands in the file `export`; None where there was nothing.

    Raises UnsentWork without a file to write to, RescueFailed.
    """
    found = read_unsent(replica)
    if not found.count:
        return None
    if export is None:
        refuse_unless_empty(found)
    assert export is not None
    return rescue(replica, export)
