"""Ends this profile's sign-in at its CRMs: the passwords go, the encrypted data and the outbox stay."""

from pathlib import Path

from sfa_desktop.actions.add_endpoint import SECRET
from sfa_desktop.actions.guard import guard
from sfa_desktop.base.secrets import Secrets
from sfa_desktop.base.settings import Settings
from sfa_desktop.replica import ledger
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync.rescue import Rescued


def sign_out(replica: Replica, settings: Settings, secrets: Secrets, *, export: Path | None = None) -> Rescued | None:
    """Forget the passwords of all endpoints; what was written to `export` before, None if nothing was unsent.

    Nothing synchronises until a password is given again. Raises UnsentWork, RescueFailed, KeyringLocked.
    """
    rescued = guard(replica, export)
    for endpoint in settings.endpoints:
        secrets.delete(SECRET + endpoint.name)
    with replica.write() as w:
        ledger.append(w, "signed_out", data={"endpoints": [endpoint.name for endpoint in settings.endpoints]})
    return rescued
