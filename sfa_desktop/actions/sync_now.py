"""One round of the engine in this process, taking turns with the engine beside an open window."""

from collections.abc import Callable, Collection
from pathlib import Path

from sfa_desktop.base.errors import SfaError
from sfa_desktop.connectors.contract import Connector
from sfa_desktop.entities.exchange import Progress, Report
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync.several import Parties, Party
from sfa_desktop.sync.turn import turn


def sync_now(
    replica: Replica,
    office: Connector | Parties,
    *,
    device_id: str,
    lock: Path,
    progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
    accepted: Collection[str] = (),
    files: bool = True,
    rescued: Path | None = None,
) -> Report:
    """Synchronise once, thoroughly; what stops the round before it begins is in the report as well.

    `office` is one connector, or all endpoints of a profile (sync/several.py).
    `files` lets the files of records go up. `rescued` is the folder for the copy that is kept before a restored server
    is accepted. `lock` is the profile's sync lock; another engine at work is waited for,
    up to 30 s.
    """
    parties = office if isinstance(office, Parties) else Parties([Party(name="", connector=office)])
    try:
        with turn(lock, stop=stop):
            return parties.run_once(
                replica, replica.clock, device=device_id, progress=progress, stop=stop,
                accepted=accepted, files=lambda: files, rescued=rescued,
            )  # fmt: skip
    except SfaError as error:
        return Report(errors=((error.code, str(error)),), exit_code=error.exit_code)
