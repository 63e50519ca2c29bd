"""The V8 API of SuiteCRM (JSON:API): where it is, its errors, its sign-in.

Facts: docs.suitecrm.com/developer/api and the API's source (Api/V8/Service/ModuleService.php, JsonApi/Repository/
Filter.php): one sort key, operators joined by one AND, an id in a POST is taken, whatever fails is a 400 with words.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar
from urllib.parse import quote

import msgspec

from sfa_desktop.base.errors import AccessDenied, Declined, NotACrm, OutcomeUnknown, ServerFault, SignInRefused
from sfa_desktop.connectors.http import Rejected, Reply, Wire
from sfa_desktop.connectors.kit.decoder import Garbled, loads
from sfa_desktop.connectors.kit.push import Refused
from sfa_desktop.connectors.oauth import Tokens

T = TypeVar("T")
_ROOTS = ("/Api", "/legacy/Api", "/public/legacy/Api")
"""7.x; 8 behind a web server that points to `public`; 8 with `public` in the address."""
_FORM = {"Accept": "application/vnd.api+json", "Content-Type": "application/vnd.api+json"}
_LONGEST = 2_000


class Exists(Exception):
    """There is a record of this id already: whatever was to be made is made."""


class Said(Exception):
    """SuiteCRM understood the request and said no."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(status)
        self.status = status
        self.message = message

    @property
    def lost(self) -> bool:
        """Whether the record asked for is not there for this user; that is a 400 too."""
        return "is not found" in self.message or self.status == 404


class Api:
    """One SuiteCRM, for one user."""

    def __init__(self, wire: Wire, tokens: Tokens) -> None:
        self.wire = wire
        self.tokens = tokens
        self.clock: datetime | None = None
        """The server's, told with each answer."""
        self._root = ""

    def root(self) -> str:
        """Where the API is: it asks for a token there. Raises NotACrm, RemoteError."""
        for root in () if self._root else _ROOTS:
            try:
                self.wire.ask("GET", f"{root}/V8/meta/modules", headers=_FORM)
            except Rejected as error:
                if error.status in {400, 401, 403}:
                    self._root = root
                    where = self.tokens.provider.token.partition("/Api/")[0].removesuffix("/legacy")
                    address = f"{where.removesuffix('/public')}{root}/access_token"
                    self.tokens.provider = replace(self.tokens.provider, token=address)
                    break
            except (NotACrm, ServerFault):
                continue
        if not self._root:
            raise NotACrm(url=self.wire.url)
        return self._root

    def get(self, path: str, type: type[T], **options: str) -> T:
        """Read; `options` are the query, in the API's names. Raises RemoteError."""
        query = "&".join(f"{quote(name, safe='[]')}={quote(value, safe=',')}" for name, value in options.items())
        try:
            reply = self._ask("GET", f"{path}?{query}" if query else path)
            return loads(reply.body, type)
        except Said as error:
            raise of_read(error) from None
        except Garbled:
            raise NotACrm(url=self.wire.url) from None

    def write(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Reply:
        """Change something. Raises Refused, Exists, RemoteError."""
        try:
            return self._ask(method, path, None if body is None else msgspec.json.encode(body), write=True)
        except Said as error:
            if "is already exist" in error.message:  # their spelling
                raise Exists from None
            code = "rights" if error.status in {401, 403} else "not_visible" if error.lost else "invalid"
            raise Refused(code, error.message) from None

    def _ask(self, method: str, path: str, body: bytes | None = None, *, write: bool = False) -> Reply:
        where = f"{self.root()}/V8/{path}"
        for last in (False, True):
            sent = {"Authorization": f"Bearer {self.tokens.bearer()}", **_FORM}
            try:
                reply = self.wire.ask(method, where, body, headers=sent, write=write)
                self._note_clock(reply.headers)
                return reply
            except Rejected as error:
                self._note_clock(error.headers)
                if error.status != 401:
                    raise said(error) from None
                self.tokens.forget()  # after an hour, or withdrawn by an administrator
                if last:
                    held = self.tokens.credentials
                    raise SignInRefused(user=held.username or held.client_id) from None
        raise OutcomeUnknown(url=self.wire.url)  # pragma: no cover  # the loop always returns or raises

    def _note_clock(self, headers: Mapping[str, str]) -> None:
        try:
            self.clock = parsedate_to_datetime(headers.get("Date", ""))
        except (TypeError, ValueError):
            return


def said(error: Rejected) -> Said:
    """What an error says: {"errors": {"status": …, "title": …, "detail": …}}, or a list of such."""
    try:
        told = loads(error.body, dict[str, Any]).get("errors")
    except Garbled:
        told = None
    first = told[0] if isinstance(told, list) and told else told
    if not isinstance(first, dict):
        return Said(error.status, f"HTTP {error.status}")
    words = first.get("detail") or first.get("title") or f"HTTP {error.status}"
    return Said(error.status, str(words).strip()[:_LONGEST])


def of_read(error: Said) -> Exception:
    """The error of the family for a read that was answered with words."""
    if error.status == 403 or "access" in error.message.lower():
        return AccessDenied(detail=error.message)
    return Declined(detail=error.message, refusal="not_visible" if error.lost else "invalid")
