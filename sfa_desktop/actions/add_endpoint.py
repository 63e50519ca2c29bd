"""Sets up a CRM in a profile: its address in the settings, its password with the other secrets."""

import re
from typing import Protocol

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.paths import Home
from sfa_desktop.base.secrets import Secrets
from sfa_desktop.base.settings import Endpoint, Settings
from sfa_desktop.connectors import registry
from sfa_desktop.connectors.http import server_url

_NAME = re.compile(r"[\w .-]{1,60}")
SECRET = "endpoint "
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


def add_endpoint(profile: Keeper, endpoint: Endpoint, secret: str) -> Endpoint:
    """Keep an endpoint, or another address or password of the one of this name; the endpoint as kept.

    The server is not asked. Raises InvalidInput for a name, CRM, address, user or password that cannot be one.
    """
    name = endpoint.name.strip()
    if not _NAME.fullmatch(name):
        raise InvalidInput(problem=f"{name[:60]!r} is no name for a CRM; use letters, digits, spaces and - . _")
    if not secret:
        raise InvalidInput(problem="The password is empty.")
    kept = Endpoint(
        name=name, crm=endpoint.crm, url=server_url(endpoint.url), database=endpoint.database.strip(),
        user=endpoint.user.strip(), fields=endpoint.fields,
    )  # fmt: skip
    registry.connect(kept, secret).close()
    profile.secrets.set(SECRET + name, secret)
    now = Settings.load(profile.home.settings) or profile.settings  # another process may have kept something meanwhile
    changed = now.with_endpoint(kept)
    changed.save(profile.home.settings)
    profile.settings = changed
    return kept


def secret_of(secrets: Secrets, endpoint: Endpoint) -> str:
    """The password of an endpoint; raises InvalidInput if it is not known here."""
    secret = secrets.get(SECRET + endpoint.name)
    if not secret:
        raise InvalidInput(problem=f"The password of {endpoint.name} is not known here; add the endpoint again.")
    return secret
