"""Signs a person in at a CRM whose way in is OAuth 2.0, and keeps what comes of it with the other secrets."""

from collections.abc import Callable
from typing import Protocol

from sfa_desktop.actions.add_endpoint import SECRET
from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.secrets import Secrets
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.connectors import registry, sign_in
from sfa_desktop.connectors.route import Route

Show = Callable[[str, str], None]
"""Told the address to open in a browser, and the code to type there, which is empty where none is asked for."""


class Guest(Protocol):
    """What is needed of the open profile."""

    @property
    def secrets(self) -> Secrets:
        """Where the result is kept."""

    def endpoint(self, name: str | None = None) -> Endpoint:
        """The endpoint of that name. Raises InvalidInput if there is none."""

    def route(self, name: str | None = None) -> Route:
        """The way to it."""


def sign_in_at(profile: Guest, name: str, show: Show, *, device: bool = False, port: int = 0) -> None:
    """Let a person sign in: in a browser of this machine, or with a code on any device.

    Takes as long as the person does. Raises InvalidInput, RemoteError.
    """
    endpoint = profile.endpoint(name)
    provider, held = registry.sign_in_door(endpoint, profile.secrets.get(SECRET + endpoint.name) or "")
    if not held.client_id:
        raise InvalidInput(problem=f"The id of the application is missing: --user of the endpoint {endpoint.name}.")
    route = profile.route(name)
    if device:
        found = sign_in.by_device(provider, held, show, route=route)
    else:
        found = sign_in.by_browser(provider, held, show, route=route, port=port)
    profile.secrets.set(SECRET + endpoint.name, found.text())
