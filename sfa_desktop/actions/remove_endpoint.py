"""Takes a CRM out of a profile: its address from the settings, its password from the other secrets."""

from pathlib import Path

from sfa_desktop.actions.add_endpoint import PROXY_SECRET, SECRET, Keeper
from sfa_desktop.actions.guard import guard
from sfa_desktop.actions.own_kinds import refuse_moved
from sfa_desktop.base.settings import Settings
from sfa_desktop.replica import ledger
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync.rescue import Rescued


def remove_endpoint(profile: Keeper, replica: Replica, name: str, *, export: Path | None = None) -> Rescued | None:
    """Forget an endpoint; what was written to `export` before, None if nothing was unsent.

    The data that came from it stays until a reset. Raises InvalidInput for a name there is not, and for one of several
    that has filled kinds, which another one would go on with; UnsentWork, RescueFailed.
    """
    now = Settings.load(profile.home.settings) or profile.settings
    endpoint = now.endpoint(name)
    changed = now.without_endpoint(endpoint.name)
    if changed.endpoints:
        refuse_moved(replica, now, changed)
    rescued = guard(replica, export)
    changed.save(profile.home.settings)
    profile.settings = changed
    profile.secrets.delete(SECRET + endpoint.name)
    profile.secrets.delete(PROXY_SECRET + endpoint.name)
    with replica.write() as w:
        ledger.append(w, "endpoint_removed", data={"endpoint": endpoint.name})
    return rescued
