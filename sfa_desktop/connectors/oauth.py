"""OAuth 2.0 (RFC 6749): access tokens from what the profile keeps as an endpoint's secret, renewed before they end.

The secret is one line: a JSON object with some of `client_id`, `client_secret`, `refresh_token`, `username`,
`password`, `authority`, or the bare text that the CRM's part of docs/connectors.md names. What is there decides the
grant: a refresh token, else user and password, else the client's own credentials. Access tokens stay in memory; a
refresh token that the server exchanges is handed to `keep`, which puts it where the old one was. Nothing is logged.
"""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any
from urllib.parse import urlencode, urlsplit

from sfa_desktop.base.errors import InvalidInput, NotACrm, RemoteError, ServerFault, SignInRefused, Throttled
from sfa_desktop.connectors.http import Limits, Rejected, Wire
from sfa_desktop.connectors.kit.decoder import Garbled, loads
from sfa_desktop.connectors.route import Route

_EARLY = 120.0
"""Seconds before its end from which a token is renewed: a batch under way should not meet the end."""
_FALLBACK = 900.0
"""Seconds that a token is believed whose server does not say how long it lives (Salesforce)."""
_PASSING = ("temporarily_unavailable", "server_error")
Keep = Callable[[str], None]
"""Puts another secret in the place of the endpoint's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """Where and how one server lets people in; addresses are whole."""

    token: str
    authorize: str = ""
    """For signing in with a browser; empty where that is not offered."""
    device: str = ""
    """For signing in with a code on another device (RFC 8628)."""
    scope: str = ""
    app_scope: str = ""
    """For the client's own credentials, where that is another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """What a secret holds."""

    client_id: str = ""
    client_secret: str = ""
    refresh_token: str = ""
    username: str = ""
    password: str = ""
    authority: str = ""
    """Another sign-in server than the usual one (national clouds)."""

    @classmethod
    def of(cls, secret: str, user: str, bare: str) -> "Credentials":
        """Of an endpoint: a JSON object, or bare text that is `bare` (the name of a field).

        The user is the client's id where the secret names none, else who signs in. Raises InvalidInput.
        """
        told: Any = {bare: secret}
        if secret.lstrip().startswith("{"):
            try:
                told = json.loads(secret)
            except ValueError:
                raise InvalidInput(problem="The secret begins like JSON and is none.") from None
        unknown = set(told) - set(cls.__dataclass_fields__)
        if unknown or not all(isinstance(value, str) for value in told.values()):
            raise InvalidInput(problem=f"The secret is to hold texts named {', '.join(cls.__dataclass_fields__)}.")
        found = cls(**told)
        if not found.client_id:
            return replace(found, client_id=user)
        return replace(found, username=found.username or user) if found.password else found

    def text(self) -> str:
        """As a secret is kept."""
        return json.dumps({name: value for name, value in asdict(self).items() if value})

    def __repr__(self) -> str:
        return "Credentials(…)"


class Tokens:
    """The access token of one endpoint, for one thread at a time."""

    def __init__(
        self, provider: Provider, credentials: Credentials, *, limits: Limits | None = None, route: Route | None = None,
        keep: Keep | None = None,
    ) -> None:  # fmt: skip
        parts = urlsplit(provider.token)
        self.wire = Wire(f"{parts.scheme}://{parts.netloc}", limits=limits, route=route)
        self.provider = provider
        self.credentials = credentials
        self.told: Mapping[str, Any] = {}
        """The last answer of the token's server: some say there where the data is."""
        self._keep = keep
        self._token = ""
        self._until = 0.0

    def bearer(self) -> str:
        """An access token that will do for a while. Raises SignInRefused, RemoteError."""
        if not self._token or time.monotonic() > self._until:
            self._renew()
        return self._token

    def forget(self) -> None:
        """The server did not take the token: get another one for the next call."""
        self._token = ""

    def close(self) -> None:
        """Let go of connections."""
        self.wire.close()

    def _renew(self) -> None:
        told = ask(self.wire, self.provider.token, self._grant())
        token = told.get("access_token")
        if not isinstance(token, str) or not token or any(c in token for c in "\r\n"):
            raise NotACrm(url=self.wire.url)
        lives = told.get("expires_in")
        try:
            seconds = float(lives) if lives is not None else _FALLBACK + _EARLY
        except (TypeError, ValueError):
            seconds = _FALLBACK
        self._token, self.told = token, {name: value for name, value in told.items() if not name.endswith("token")}
        self._until = time.monotonic() + max(seconds - _EARLY, seconds / 2)
        fresh = told.get("refresh_token")
        held = self.credentials
        if held.refresh_token and isinstance(fresh, str) and fresh and fresh != held.refresh_token:
            self.credentials = replace(held, refresh_token=fresh)
            if self._keep is not None:
                self._keep(self.credentials.text())

    def _grant(self) -> dict[str, str]:
        held, provider = self.credentials, self.provider
        sent = {"client_id": held.client_id}
        if held.client_secret:
            sent["client_secret"] = held.client_secret
        scope = {"scope": provider.scope} if provider.scope else {}
        if held.refresh_token:
            return {"grant_type": "refresh_token", "refresh_token": held.refresh_token, **sent, **scope}
        if held.password:
            return {"grant_type": "password", "username": held.username, "password": held.password, **sent, **scope}
        if held.client_secret:
            app = provider.app_scope or provider.scope
            return {"grant_type": "client_credentials", **sent, **({"scope": app} if app else {})}
        raise SignInRefused(user=held.username or held.client_id)  # nobody signed in yet


def ask(wire: Wire, address: str, form: Mapping[str, str]) -> dict[str, Any]:
    """The answer of a token's server, an object. Raises SignInRefused, Pending (still waiting for the person),
    RemoteError."""
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    try:
        reply = wire.ask("POST", _path(address), urlencode(form).encode(), headers=headers, faults=True)
        return loads(reply.body, dict[str, Any])
    except Garbled:
        raise NotACrm(url=wire.url) from None
    except Rejected as error:
        raise _meaning(error, form, wire) from None


class Pending(RemoteError):
    """The person has not finished signing in on the other device (RFC 8628, 3.5)."""

    code = "sign_in_pending"


class SlowDown(Pending):
    """The same, and one is to ask less often."""


def _meaning(error: Rejected, form: Mapping[str, str], wire: Wire) -> RemoteError:
    try:
        told = loads(error.body, dict[str, Any])
    except Garbled:
        told = {}
    code = str(told.get("error") or "")
    if code == "authorization_pending":
        return Pending()
    if code == "slow_down":
        return SlowDown()
    if code in _PASSING or error.status >= 500:
        return ServerFault(detail=f"the sign-in server: {code or error.status}")
    if code in {"rate_limit_exceeded", "request_limit_exceeded"}:
        return Throttled(seconds=60.0)
    if code or error.status in {400, 401, 403}:
        return SignInRefused(user=form.get("username") or form.get("client_id", ""), detail=code)
    return NotACrm(url=wire.url)


def _path(address: str) -> str:
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")
