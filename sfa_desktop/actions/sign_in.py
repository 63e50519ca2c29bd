"""Signs a person in at a CRM whose way in is OAuth 2.0, and keeps what comes of it with the other secrets."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """The ways to sign in at a CRM that has OAuth 2.0."""

    browser: bool = False
    device: bool = False

    def __bool__(self) -> bool:
        return self.browser or self.device


def doors_of(crm: str) -> Doors:
    """How one signs in there; none where a password or a key is the way in."""
    known = registry.CRMS.get(crm)
    if known is None or known.door is None:
        return Doors()
    provider, _ = known.door("https://crm.example.com", "", "", "")
    return Doors(browser=bool(provider.authorize), device=bool(provider.device))


def sign_in_anew(
    endpoint: Endpoint, held_secret: str, show: Show, *, route: Route | None = None, device: bool = False,
    port: int = 0, stop: Event | None = None,
) -> str:  # fmt: skip
    """Let a person sign in: in a browser of this machine, or with a code on any device; the secret to keep.

    Takes as long as the person does, or until `stop` is set. Raises NotSignedIn, InvalidInput, RemoteError.
    """
    provider, held = registry.sign_in_door(endpoint, held_secret)
    if not held.client_id:
        raise InvalidInput(problem=f"The id of the application is missing: --user of the endpoint {endpoint.name}.")
    route = route or registry.route(endpoint)
    if device:
        return sign_in.by_device(provider, held, show, route=route, stop=stop).text()
    port = port or registry.CRMS[endpoint.crm].callback
    return sign_in.by_browser(provider, held, show, route=route, port=port, stop=stop).text()


def sign_in_at(
    profile: Guest, name: str, show: Show, *, device: bool = False, port: int = 0, stop: Event | None = None
) -> None:
    """The same at an endpoint of the profile; what comes of it is kept with the other secrets."""
    endpoint = profile.endpoint(name)
    held = profile.secrets.get(SECRET + endpoint.name) or ""
    route = profile.route(name)
    found = sign_in_anew(endpoint, held, show, route=route, device=device, port=port, stop=stop)
    profile.secrets.set(SECRET + endpoint.name, found)
