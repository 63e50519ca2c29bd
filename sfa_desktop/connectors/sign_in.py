"""How a person signs in at an endpoint with OAuth 2.0: in a browser that comes back to this laptop (RFC 8252, with
PKCE, RFC 7636), or with a code that is typed on any device (RFC 8628). The result is the secret to keep, nothing else.
"""

import base64
import hashlib
import html
import secrets
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from sfa_desktop.base.errors import Declined, InvalidInput, NotACrm
from sfa_desktop.base.guard_errors import NotSignedIn
from sfa_desktop.connectors import oauth
from sfa_desktop.connectors.http import Wire
from sfa_desktop.connectors.oauth import Credentials, Provider
from sfa_desktop.connectors.route import Route

PATIENCE = 600.0
"""Seconds that a person has for signing in."""
LOOK = 0.25
"""Seconds after which it is looked at whether the person has given up."""
_PAGE = "<!doctype html><meta charset=utf-8><title>SFA Desktop</title><p>{words}</p>"
Show = Callable[[str, str], None]
"""Told the address to open, and the code to type there (empty in a browser's own flow)."""


def by_browser(
    provider: Provider, held: Credentials, show: Show, *, route: Route | None = None, port: int = 0,
    patience: float = PATIENCE, stop: threading.Event | None = None,
) -> Credentials:  # fmt: skip
    """Wait for the browser to come back to http://localhost:<port>/callback; the credentials with a refresh token.

    `stop` ends the waiting. Raises NotSignedIn, SignInRefused, InvalidInput where the server offers no such way,
    RemoteError.
    """
    if not provider.authorize:
        raise InvalidInput(problem="This CRM is not signed in to with a browser; its secret comes with --secret-stdin.")
    verifier, state = secrets.token_urlsafe(64), secrets.token_urlsafe(24)
    try:
        door = _Door(port, state)
    except OSError:
        raise InvalidInput(problem=f"The port {port} of this laptop is in use; choose another with --port.") from None
    try:
        back = f"http://localhost:{door.server_port}/callback"
        query = {
            "response_type": "code", "client_id": held.client_id, "redirect_uri": back, "state": state,
            "code_challenge": _challenge(verifier), "code_challenge_method": "S256", "scope": provider.scope,
        }  # fmt: skip
        show(f"{provider.authorize}?{urlencode(query)}", "")
        found = door.wait(patience, stop or threading.Event())
    finally:
        door.server_close()
    if "code" not in found:
        error = found.get("error", "")
        raise NotSignedIn(user=held.client_id, detail=error, why="refused", reason=f"the server says {error or 'no'}")
    form = {"grant_type": "authorization_code", "code": found["code"], "redirect_uri": back, "code_verifier": verifier}
    return _kept(provider, held, _ask(provider, provider.token, {**form, **_client(held)}, route))


def by_device(
    provider: Provider, held: Credentials, show: Show, *, route: Route | None = None,
    pause: Callable[[float], object] | None = None, stop: threading.Event | None = None,
) -> Credentials:  # fmt: skip
    """Wait until the code was typed; the credentials with a refresh token. Raises as `by_browser`."""
    if not provider.device:
        raise InvalidInput(problem="This CRM has no sign-in with a code; use it without --device.")
    told = _ask(provider, provider.device, {"client_id": held.client_id, "scope": provider.scope}, route)
    code, address = str(told.get("device_code") or ""), str(told.get("verification_uri") or "")
    if not code or not address.startswith("https://"):
        raise NotACrm(url=provider.device)
    show(address, str(told.get("user_code") or ""))
    stop = stop or threading.Event()
    pause = pause or stop.wait
    wait, left = float(told.get("interval") or 5), float(told.get("expires_in") or PATIENCE)
    form = {"grant_type": "urn:ietf:params:oauth:grant-type:device_code", "device_code": code, **_client(held)}
    while left > 0:
        pause(wait)
        if stop.is_set():
            raise _stopped(held.client_id)
        left -= wait
        try:
            return _kept(provider, held, _ask(provider, provider.token, form, route))
        except oauth.SlowDown:
            wait += 5
        except oauth.Pending:
            continue
    raise NotSignedIn(user=held.client_id, detail="expired_token", why="late", reason="nobody typed the code in time")


def _ask(provider: Provider, address: str, form: Mapping[str, str], route: Route | None) -> dict[str, Any]:
    parts = urlsplit(address)
    wire = Wire(f"{parts.scheme}://{parts.netloc}", route=route)
    try:
        return oauth.ask(wire, address, form)
    finally:
        wire.close()


def _kept(provider: Provider, held: Credentials, told: Mapping[str, Any]) -> Credentials:
    token = told.get("refresh_token")
    if not isinstance(token, str) or not token:
        words = "the sign-in server gave no refresh token; the app has to be allowed offline access"
        raise Declined(detail=words, refusal="rights")
    return replace(held, refresh_token=token, password="", username="")


def _stopped(user: str) -> NotSignedIn:
    return NotSignedIn(user=user, why="stopped", reason="it was broken off")


def _client(held: Credentials) -> dict[str, str]:
    secret = {"client_secret": held.client_secret} if held.client_secret else {}
    return {"client_id": held.client_id, **secret}


def _challenge(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


class _Door(HTTPServer):
    """Listens on loopback until the browser comes with the state that was sent out."""

    def __init__(self, port: int, state: str) -> None:
        self.state = state
        self.found: dict[str, str] | None = None
        super().__init__(("127.0.0.1", port), _Visitor)

    def wait(self, patience: float, stop: threading.Event) -> dict[str, str]:
        """What came. Raises NotSignedIn if nobody did, or `stop` was set."""
        until = time.monotonic() + patience
        while self.found is None:
            left = until - time.monotonic()
            if stop.is_set():
                raise _stopped("")
            if left <= 0:
                raise NotSignedIn(user="", why="late", reason="nobody came back from the browser in time")
            self.timeout = min(left, LOOK)
            self.handle_request()
        return self.found


class _Visitor(BaseHTTPRequestHandler):
    timeout = 10
    server: _Door

    def do_GET(self) -> None:  # name of the library
        """Take what the sign-in server sends the browser with."""
        parts = urlsplit(self.path)
        told = {name: values[0] for name, values in parse_qs(parts.query).items()}
        fits = parts.path == "/callback" and secrets.compare_digest(told.get("state", ""), self.server.state)
        if fits:
            self.server.found = told
        words = "You can close this page and go back to SFA Desktop." if fits else "This is not the page you look for."
        body = _PAGE.format(words=html.escape(words)).encode()
        self.send_response(200 if fits else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the address holds the code."""
