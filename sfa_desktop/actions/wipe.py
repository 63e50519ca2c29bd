"""Takes a profile off this laptop: the key first, so that what a disk may still hold is unreadable, then its files."""

import shutil
from pathlib import Path

from sfa_desktop.actions.add_endpoint import PROXY_SECRET, SECRET
from sfa_desktop.actions.guard import guard
from sfa_desktop.base.errors import InvalidInput, ReplicaBusy
from sfa_desktop.base.lock import FileLock
from sfa_desktop.base.paths import Home
from sfa_desktop.base.secrets import Secrets
from sfa_desktop.base.settings import Settings
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync.rescue import Rescued
from sfa_desktop.sync.turn import turn


def wipe(
    home: Home, replica: Replica, settings: Settings, secrets: Secrets, *, export: Path | None = None
) -> Rescued | None:
    """Delete key, passwords, data, settings and logs of a profile; what was written to `export` before.

    No window may be open on it and no engine at work. The embedded central CRM, a server of its own, is left alone.
    Closes the replica. Raises UnsentWork, RescueFailed, InvalidInput for a file inside the profile, ReplicaBusy.
    """
    if export is not None and export.resolve().is_relative_to(home.root.resolve()):
        raise InvalidInput(problem=f"{export} is inside the profile that is to go; name a file outside of it.")
    with _alone(home), turn(home.sync_lock, wait=0):
        rescued = guard(replica, export)
        secrets_of = [what + endpoint.name for endpoint in settings.endpoints for what in (SECRET, PROXY_SECRET)]
        replica.close()
        for name in secrets_of:
            secrets.delete(name)
        secrets.destroy(home)
        for path in home.root.glob(f"{home.replica.name}*"):
            path.unlink(missing_ok=True)
        for path in (home.settings, *home.root.glob("key.json*")):
            path.unlink(missing_ok=True)
        for folder in (home.logs, home.rescued):
            shutil.rmtree(folder, ignore_errors=True)
    return rescued


def _alone(home: Home) -> FileLock:
    lock = FileLock(home.window_lock)
    if not lock.acquire():
        raise ReplicaBusy(path=home.replica)
    return lock
