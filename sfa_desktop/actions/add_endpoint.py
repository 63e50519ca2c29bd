"""Sets up a CRM in a profile: its address in the settings, its password with the other secrets."""

import re
from typing import Protocol

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.paths import Home
from sfa_desktop.base.secrets import Secrets
from sfa_desktop.base.settings import Endpoint, Settings
from sfa_desktop.connectors import registry
from sfa_desktop.connectors.http import server_url
from sfa_desktop.connectors.route import ca_file, proxy_address

_NAME = re.compile(r"[\w .-]{1,60}")
SECRET = "endpoint "
PROXY_SECRET = "proxy of "
"""What the names of the passwords begin with, before the endpoint's own."""
"""What the names of endpoints' passwords begin with, among the other secrets."""


class Keeper(Protocol):
    """What is needed of the open profile."""

    settings: Settings

    @property
    def home(self) -> Home:
        """Where the settings are kept."""

    @property
    def secrets(self) -> Secrets:
        """Where the password is kept."""


def add_endpoint(profile: Keeper, endpoint: Endpoint, secret: str, *, proxy_secret: str = "") -> Endpoint:
    """Keep an endpoint, or another address or password of the one of this name; the endpoint as kept.

    The server is not asked. Raises InvalidInput for a name, CRM, address, user or password that cannot be one, and
    for a proxy or a file of certificates that is none.
    """
    name = endpoint.name.strip()
    if not _NAME.fullmatch(name):
        raise InvalidInput(problem=f"{name[:60]!r} is no name for a CRM; use letters, digits, spaces and - . _")
    if not secret and registry.needs_secret(endpoint.crm):
        raise InvalidInput(problem="The password is empty.")
    kept = Endpoint(
        name=name, crm=endpoint.crm, url=server_url(endpoint.url), database=endpoint.database.strip(),
        user=endpoint.user.strip(), fields=endpoint.fields, scope=endpoint.scope,
        proxy=proxy_address(endpoint.proxy), proxy_user=endpoint.proxy_user.strip(), ca_file=ca_file(endpoint.ca_file),
    )  # fmt: skip
    registry.connect(kept, secret, proxy_secret).close()
    if secret:
        profile.secrets.set(SECRET + name, secret)
    if kept.proxy_user and proxy_secret:
        profile.secrets.set(PROXY_SECRET + name, proxy_secret)
    elif not kept.proxy_user:
        profile.secrets.delete(PROXY_SECRET + name)
    now = Settings.load(profile.home.settings) or profile.settings  # another process may have kept something meanwhile
    changed = now.with_endpoint(kept)
    changed.save(profile.home.settings)
    profile.settings = changed
    return kept


def proxy_secret_of(secrets: Secrets, endpoint: Endpoint) -> str:
    """The password of the proxy on the way to an endpoint; empty where nobody signs in there, or it is not known."""
    return (secrets.get(PROXY_SECRET + endpoint.name) or "") if endpoint.proxy_user else ""


def secret_of(secrets: Secrets, endpoint: Endpoint) -> str:
    """The password of an endpoint; raises InvalidInput if it is not known here."""
    secret = secrets.get(SECRET + endpoint.name)
    if not secret:
        if not registry.needs_secret(endpoint.crm):
            raise InvalidInput(
                problem=f"Nobody signed in at {endpoint.name} yet: sfa-desktop endpoint sign-in {endpoint.name}"
            )
        raise InvalidInput(problem=f"The password of {endpoint.name} is not known here; add the endpoint again.")
    return secret
