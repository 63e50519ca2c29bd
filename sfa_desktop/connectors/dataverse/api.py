"""The Web API of Dataverse: OData v4 over HTTP, its errors, its paging and its sign-in at Entra.

Facts: learn.microsoft.com/power-apps/developer/data-platform/webapi ("Compose HTTP requests and handle errors",
"Perform conditional operations", "Page results", "Service protection API limits").
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar
from urllib.parse import quote, urlsplit

import msgspec

from sfa_desktop.base.errors import AccessDenied, Declined, NotACrm, OutcomeUnknown, ServerFault, SignInRefused
from sfa_desktop.connectors.http import Rejected, Reply, Wire
from sfa_desktop.connectors.kit.decoder import Garbled, loads
from sfa_desktop.connectors.kit.push import Refused, Stale
from sfa_desktop.connectors.oauth import Tokens

T = TypeVar("T")
ROOT = "/api/data/v9.2"
_ODATA = {"OData-Version": "4.0", "OData-MaxVersion": "4.0"}
_LONGEST = 2_000
_SAFE = "$=,()'@;:*!/"


class Exists(Exception):
    """There is a row with this primary key already: whatever was to be made is made."""


class Said(Exception):
    """Dataverse understood the request and said no."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.message = message


class Api:
    """One environment, for one user."""

    def __init__(self, wire: Wire, tokens: Tokens) -> None:
        self.wire = wire
        self.tokens = tokens
        self.clock: datetime | None = None
        """The server's, told with each answer."""

    def get(self, path: str, type: type[T], *, prefer: str = "") -> T:
        """Read; `path` is below the API's root, or what `link` made. Raises RemoteError, `Said` never."""
        try:
            reply = self._ask("GET", path, headers={"Prefer": prefer} if prefer else {})
            return loads(reply.body, type)
        except Said as error:
            raise of_read(error) from None
        except Garbled:
            raise NotACrm(url=self.wire.url) from None

    def write(self, method: str, path: str, body: Mapping[str, Any] | None = None, **headers: str) -> Reply:
        """Change something. Raises Refused, Stale, Exists, RemoteError."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            return self._ask(method, path, None if body is None else msgspec.json.encode(body), sent, write=True)
        except Said as error:
            raise of_write(error) from None

    def knock(self) -> str:
        """That a Web API answers; it asks for a token."""
        try:
            self.wire.ask("GET", f"{ROOT}/WhoAmI", headers=_ODATA)
        except Rejected as error:
            self._note_clock(error.headers)
            if error.status == 401:
                return "Dataverse Web API 9.2"
        raise NotACrm(url=self.wire.url)

    def link(self, told: object) -> str:
        """The path of an `@odata.nextLink` or `deltaLink`: tokens go to this server only, whatever it says."""
        parts = urlsplit(told if isinstance(told, str) else "")
        if not parts.path.startswith(f"{ROOT}/"):
            raise ServerFault(detail="a link to somewhere else")
        return parts.path + (f"?{parts.query}" if parts.query else "")

    def _ask(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None, *,
        write: bool = False,
    ) -> Reply:  # fmt: skip
        where = path if path.startswith(ROOT) else f"{ROOT}/{path}"
        for last in (False, True):
            sent = {"Authorization": f"Bearer {self.tokens.bearer()}", **_ODATA, **(headers or {})}
            try:
                reply = self.wire.ask(method, where, body, headers=sent, write=write)
                self._note_clock(reply.headers)
                return reply
            except Rejected as error:
                self._note_clock(error.headers)
                if error.status != 401:
                    raise said(error) from None
                self.tokens.forget()  # ended before its time: a token that was withdrawn
                if last:
                    raise SignInRefused(user=self.tokens.credentials.client_id) from None
        raise OutcomeUnknown(url=self.wire.url)  # pragma: no cover  # the loop always returns or raises

    def _note_clock(self, headers: Mapping[str, str]) -> None:
        try:
            self.clock = parsedate_to_datetime(headers.get("Date", ""))
        except (TypeError, ValueError):
            return


def among(column: str, ids: Iterable[str]) -> str:
    """A filter for rows whose column is one of these ids."""
    return " or ".join(f"{column} eq {id_}" for id_ in ids)


def query(**options: str) -> str:
    """System query options: `select="a,b"` becomes `$select=a,b`; empty ones are left out."""
    told = [f"${name}={quote(value, safe=_SAFE)}" for name, value in options.items() if value]
    return f"?{'&'.join(told)}" if told else ""


def said(error: Rejected) -> Said:
    """What a 4xx says: {"error": {"code": "0x…", "message": "…"}}."""
    try:
        told = loads(error.body, dict[str, Any]).get("error")
    except Garbled:
        told = None
    if not isinstance(told, dict):
        return Said(error.status, "", f"HTTP {error.status}")
    message = str(told.get("message") or f"HTTP {error.status}").strip()
    return Said(error.status, str(told.get("code") or ""), message[:_LONGEST])


def of_read(error: Said) -> Exception:
    """The error of the family for a read that was answered with words."""
    if error.status == 403:
        return AccessDenied(detail=error.message)
    if error.status in {400, 404, 410, 412}:
        return Declined(detail=error.message, refusal="not_visible" if error.status == 404 else "invalid")
    return ServerFault(detail=error.message[:200])


def of_write(error: Said) -> Exception:
    """A refusal for a write that was answered with words; the 412 of a version and that of a key tell by their code."""
    if error.status == 412 and error.code == "0x80060882":  # ConcurrencyVersionMismatch
        return Stale()
    if error.status in {409, 412}:  # DuplicateRecord; If-None-Match: *
        return Exists()
    codes = {403: "rights", 404: "not_visible"}
    return Refused(codes.get(error.status, "invalid"), error.message)
