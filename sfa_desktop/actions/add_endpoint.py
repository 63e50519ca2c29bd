"""Sets up a CRM in a profile: its address in the settings, its password in the encrypted file."""

import re

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.paths import Home
from sfa_desktop.base.settings import Endpoint, Settings
from sfa_desktop.connectors import registry
from sfa_desktop.replica.facts import set_fact
from sfa_desktop.replica.store import Reader, Replica

_NAME = re.compile(r"[\w .-]{1,60}")
_SECRET = "secret."


def add_endpoint(home: Home, replica: Replica, settings: Settings, endpoint: Endpoint, secret: str) -> Settings:
    """Keep an endpoint, or another address or password of one of this name; the new settings.

    The server is not asked. Raises InvalidInput for a name, CRM, address or user that cannot be one.
    """
    if not _NAME.fullmatch(endpoint.name.strip()):
        raise InvalidInput(problem=f"{endpoint.name!r} is no name for an endpoint; use letters, digits and - . _")
    if not secret:
        raise InvalidInput(problem="The password is empty.")
    registry.connect(
        endpoint.crm, url=endpoint.url, database=endpoint.database, user=endpoint.user, secret=secret
    ).close()
    with replica.write() as w:
        set_fact(w, _SECRET + endpoint.name, secret)
    changed = settings.with_endpoint(endpoint)
    changed.save(home.settings)
    return changed


def secret_of(r: Reader, name: str) -> str:
    """The password of an endpoint; raises InvalidInput if it was never given."""
    secret = r.fact(_SECRET + name)
    if not isinstance(secret, str):
        raise InvalidInput(problem=f"The password of {name} is not known here; add the endpoint again.")
    return secret
