"""Drops what this laptop has of the office and lets the next round bring it anew; the ledger goes on unbroken."""

from pathlib import Path

from sfa_desktop.actions.guard import guard
from sfa_desktop.replica.emptying import empty, go_on
from sfa_desktop.replica.store import Replica
from sfa_desktop.replica.unsent import Unsent
from sfa_desktop.sync.rescue import Rescued
from sfa_desktop.sync.turn import turn


def reset(replica: Replica, *, lock: Path, export: Path | None = None) -> Rescued | None:
    """Empty the replica; what was written to `export` before, None if nothing was unsent.

    The ledger, and with it the proof of all that was ever sent, stays and goes on. `lock` is the profile's sync lock:
    no engine works meanwhile. Raises UnsentWork, RescueFailed, ReplicaBusy.
    """
    with turn(lock):
        rescued = guard(replica, export)
        proof = {"file": rescued.path.name, "sha256": rescued.sha256} if rescued else {}
        with replica.write() as w:
            empty(w, kept=rescued.kept if rescued else Unsent(), proof=proof)
        go_on(replica)
        replica.shrink()
    return rescued
