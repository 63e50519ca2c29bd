"""Makes the demo company where there is none and starts its server: who to connect to, as its first rep."""

from sfa_desktop.actions import central
from sfa_desktop.actions.central.place import Place, Watch
from sfa_desktop.base.paths import Home
from sfa_desktop.base.settings import Endpoint

NAME = "demo"


def demo_endpoint(home: Home, *, accounts: int | None = None, progress: Watch | None = None) -> tuple[Endpoint, str]:
    """The endpoint and its password. Raises what making and starting the company raises."""
    if not Place.of(home).made():
        central.init(home, accounts=accounts, progress=progress)
    found = central.start(home)
    rep = found.reps[0]
    return Endpoint(name=NAME, crm="tryton", url=found.url, database=found.database, user=rep.login), rep.password
