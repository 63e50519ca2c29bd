"""The REST API of Salesforce: queries, rows by external id, its errors and its limits.

Facts: developer.salesforce.com/docs/platform/api-rest ("Status Codes and Error Responses", "sObject Rows by External
ID", "sObject Tree", "Conditional Request Headers", "Query", "QueryAll").
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import Any, TypeVar
from urllib.parse import quote, urlsplit

import msgspec

from sfa_desktop.base.errors import AccessDenied, Declined, NotACrm, OutcomeUnknown, ServerFault, SignInRefused
from sfa_desktop.base.errors import Throttled as Wait
from sfa_desktop.connectors.http import Rejected, Reply, Wire
from sfa_desktop.connectors.kit.decoder import Garbled, loads
from sfa_desktop.connectors.kit.push import Refused, Stale
from sfa_desktop.connectors.oauth import Tokens

T = TypeVar("T")
VERSION = "v62.0"
ROOT = f"/services/data/{VERSION}"
LIMIT_WAIT = 900.0
"""Seconds to wait when the day's requests are used up: the limit is of 24 hours that slide, and no header says when."""
_PASSING = ("SERVER_UNAVAILABLE", "UNABLE_TO_LOCK_ROW", "UNKNOWN_EXCEPTION", "QUERY_TIMEOUT")
_RIGHTS = ("INSUFFICIENT_ACCESS", "INSUFFICIENT_ACCESS_OR_READONLY", "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
           "API_DISABLED_FOR_ORG", "FORBIDDEN", "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "INVALID_TYPE")  # fmt: skip
_LONGEST = 2_000


class Said(Exception):
    """Salesforce understood the request and said no."""

    def __init__(self, status: int, code: str, message: str, fields: tuple[str, ...] = ()) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.message = message
        self.fields = fields


class Api:
    """One organization, for one user."""

    def __init__(self, wire: Wire, tokens: Tokens) -> None:
        self.wire = wire
        self.tokens = tokens
        self.clock: datetime | None = None
        """The server's, told with each answer."""

    def get(self, path: str, type: type[T], **headers: str) -> T:
        """Read; `path` is below the API's root, or what `link` made. Raises RemoteError."""
        try:
            reply = self._ask("GET", path, headers=_headers(headers))
            return loads(reply.body, type)
        except Said as error:
            raise of_read(error) from None
        except Garbled:
            raise NotACrm(url=self.wire.url) from None

    def whoami(self) -> tuple[str, str]:
        """The ids of organization and user: the identity URL that comes with each token ends with them."""
        self.tokens.bearer()
        parts = str(self.tokens.told.get("id") or "").rstrip("/").split("/")
        if len(parts) < 2:
            self.tokens.forget()  # the next one may say it
            raise NotACrm(url=self.wire.url)
        return parts[-2], parts[-1]

    def query(self, soql: str, type: type[T], *, deleted: bool = False, batch: int = 2000) -> T:
        """Run SOQL; `deleted`: rows in the recycle bin too."""
        way = "queryAll" if deleted else "query"
        size = min(max(batch, 200), 2000)
        return self.get(f"{way}?q={quote(soql, safe='')}", type, Sforce_Query_Options=f"batchSize={size}")

    def blob(self, path: str) -> bytes:
        """The bytes of a file."""
        try:
            return self._ask("GET", path, plain=True).body
        except Said as error:
            raise of_read(error) from None

    def write(self, method: str, path: str, body: Mapping[str, Any] | None = None, *, since: int = 0) -> Reply:
        """Change something, if the row was not changed after `since` (microseconds since 1970; 0: whenever).

        Raises Refused, Stale, RemoteError; `Said` for a key that is taken.
        """
        headers = {}
        if since:
            headers["If-Unmodified-Since"] = format_datetime(
                datetime.fromtimestamp(since // 1_000_000, UTC), usegmt=True
            )
        try:
            return self._ask(method, path, None if body is None else msgspec.json.encode(body), headers, write=True)
        except Said as error:
            raise of_write(error) from None

    def knock(self) -> str:
        """That a REST API answers; the list of its versions needs no sign-in."""
        try:
            reply = self.wire.ask("GET", "/services/data/")
            self._note_clock(reply.headers)
            told = loads(reply.body, list[dict[str, str]])
            return f"Salesforce {told[-1].get('label', '')}"
        except (Rejected, Garbled, IndexError):
            raise NotACrm(url=self.wire.url) from None

    def link(self, told: object) -> str:
        """The path of a `nextRecordsUrl`."""
        parts = urlsplit(told if isinstance(told, str) else "")
        if not parts.path.startswith("/services/data/"):
            raise ServerFault(detail="a link to somewhere else")
        return parts.path

    def _ask(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None, *,
        write: bool = False, plain: bool = False,
    ) -> Reply:  # fmt: skip
        where = path if path.startswith("/") else f"{ROOT}/{path}"
        for last in (False, True):
            sent = {"Authorization": f"Bearer {self.tokens.bearer()}", **(headers or {})}
            try:
                reply = self.wire.ask(method, where, body, headers=sent, write=write, faults=True, plain=plain)
                self._note_clock(reply.headers)
                return reply
            except Rejected as error:
                self._note_clock(error.headers)
                found = said(error.status, error.body)
                if found.status != 401:
                    raise self._known(found, write=write) from None
                self.tokens.forget()  # INVALID_SESSION_ID: sessions end after a time that nobody tells
                if last:
                    raise SignInRefused(user=self.tokens.credentials.client_id) from None
        raise OutcomeUnknown(url=self.wire.url)  # pragma: no cover  # the loop always returns or raises

    def _known(self, found: Said, *, write: bool) -> Exception:
        if found.code == "REQUEST_LIMIT_EXCEEDED":  # a 403, and nothing was done
            return Wait(seconds=LIMIT_WAIT)
        if found.status >= 500 and found.code not in _PASSING:
            return OutcomeUnknown(url=self.wire.url) if write else ServerFault(detail=found.code or str(found.status))
        return ServerFault(detail=found.code) if found.code in _PASSING else found

    def _note_clock(self, headers: Mapping[str, str]) -> None:
        try:
            self.clock = parsedate_to_datetime(headers.get("Date", ""))
        except (TypeError, ValueError):
            return


def _headers(told: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in told.items()}


def said(status: int, body: bytes) -> Said:
    """What an error says: [{"errorCode": …, "message": …, "fields": […]}]; of several the first."""
    told: Any = None
    try:
        told = loads(body, object)
    except Garbled:
        return Said(status, "", f"HTTP {status}")
    if isinstance(told, dict) and isinstance(told.get("results"), list):  # of a tree: each with its errors
        told = [one for row in told["results"] if isinstance(row, dict) for one in row.get("errors") or ()]
    first = told[0] if isinstance(told, list) and told else told
    if not isinstance(first, dict):
        return Said(status, "", f"HTTP {status}")
    code = str(first.get("errorCode") or first.get("statusCode") or "")
    fields = tuple(str(one) for one in first.get("fields") or ())
    return Said(status, code, str(first.get("message") or code)[:_LONGEST], fields)


def of_read(error: Said) -> Exception:
    """The error of the family for a read that was answered with words."""
    if error.code in _RIGHTS or error.status == 403:
        return AccessDenied(detail=error.message)
    return Declined(detail=error.message, refusal="not_visible" if error.status == 404 else "invalid")


def of_write(error: Said) -> Exception:
    """A refusal for a write that was answered with words."""
    if error.status == 412:
        return Stale()
    if error.code == "DUPLICATE_VALUE":
        return error
    code = "rights" if error.code in _RIGHTS or error.status == 403 else "invalid"
    if error.status == 404 or error.code in {"ENTITY_IS_DELETED", "INVALID_CROSS_REFERENCE_KEY"}:
        code = "not_visible"
    return Refused(code, error.message, field=error.fields[0] if error.fields else "")


def text(value: str) -> str:
    """A text in SOQL."""
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def select(fields: str, of: str, where: str = "", *, order: str = "Id", limit: int = 0) -> str:
    """A query in SOQL, which only reads; values in `where` have gone through `text`."""
    parts = [f"SELECT {fields} FROM {of}"]  # noqa: S608  # SOQL over REST, never SQL
    parts += [f"WHERE {where}"] if where else []
    parts += [f"ORDER BY {order}"] if order else []
    return " ".join([*parts, f"LIMIT {limit}"] if limit else parts)
