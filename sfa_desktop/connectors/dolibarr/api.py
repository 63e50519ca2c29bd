"""Calls of Dolibarr's REST API: `<address>/api/index.php/<resource>` with the user's key in the header `DOLAPIKEY`.

An empty list may be 404 with words, 304 means that nothing was left to do, numbers are text (wiki.dolibarr.org,
"Module Web Services API REST"; seen on 23).
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar
from urllib.parse import quote, urlencode

import msgspec

from sfa_desktop.base.errors import Declined, NotACrm, OutcomeUnknown, SignInRefused
from sfa_desktop.connectors.dolibarr import words
from sfa_desktop.connectors.http import Limits, Rejected, Wire
from sfa_desktop.connectors.kit.decoder import Garbled, loads
from sfa_desktop.connectors.route import Route

T = TypeVar("T")
Rows = list[dict[str, Any]]
ROOT = "/api/index.php/"


class Absent(Declined):
    """There is no such route: the module is off, or this version has it not."""

    def __init__(self, path: str) -> None:
        super().__init__(detail=f"{path}: there is no such thing here, or its module is switched off", refusal="absent")


class BadFilter(Declined):
    """A filter that this version does not take: it names a column or table that the list has not."""


class Api:
    """One Dolibarr, for one user."""

    def __init__(self, wire: Wire, secret: str) -> None:
        self.wire = wire
        self.version = ""
        self.clock: datetime | None = None
        """The server's clock when it was last asked (`/status`)."""
        self.offset = 0
        """Seconds that its PHP is ahead of UTC, as it said itself."""
        self.zone_name = ""
        self._headers = {"DOLAPIKEY": secret, "Accept": "application/json"}

    @classmethod
    def to(cls, url: str, secret: str, limits: Limits | None = None, route: Route | None = None) -> "Api":
        """With a wire of its own; an address that ends in the API's path is taken too."""
        plain = url.rstrip("/").removesuffix("/api/index.php").removesuffix("/api")
        return cls(Wire(plain, limits=limits, route=route), secret)

    def status(self) -> None:
        """Ask for version, clock and time zone. Raises NotACrm where it is no Dolibarr, SignInRefused."""
        told = self.get("status", type=dict[str, Any])
        found = told.get("success")
        if not isinstance(found, dict) or not found.get("dolibarr_version"):
            raise NotACrm(url=self.wire.url)
        self.version = str(found["dolibarr_version"])
        self.zone_name = str(found.get("timestamp_php_tz") or "")
        seconds = found.get("timestamp_now_utc")
        if not isinstance(seconds, int):
            self.clock = None
            return
        self.clock = datetime.fromtimestamp(seconds, UTC)
        try:
            local = datetime.fromisoformat(str(found.get("date_tz"))).replace(tzinfo=UTC)
            self.offset = round((local - self.clock).total_seconds() / 900) * 900
        except ValueError:
            self.offset = 0

    def get(self, path: str, *, type: type[T], **query: object) -> T:
        """Read something. Raises RemoteError: Absent, Declined with `not_visible` where there is no such record."""
        try:
            return self._read(path, query, type)
        except words.Said as error:
            if error.bare and error.status in {404, 501}:
                raise Absent(path) from None
            raise words.of_read(error) from None

    def list(self, path: str, type: type[T], empty: T, **query: object) -> T:
        """A list, `empty` where there is nothing. Raises Absent, BadFilter for a filter on what is not there, or
        RemoteError."""
        try:
            return self._read(path, query, type)
        except words.Said as error:
            if error.nothing_found:
                return empty
            if error.bare and error.status in {404, 501}:
                raise Absent(path) from None
            if error.status in {400, 503} and query.get("sqlfilters") and not error.passing:
                raise BadFilter(detail=error.message, refusal="invalid") from None
            raise words.of_read(error) from None

    def rows(self, path: str, **query: object) -> Rows:
        """A list as dictionaries. As `list`."""
        return self.list(path, Rows, [], **query)

    def write(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """Change something; what it answers, None for "nothing left to do" (304).

        Raises kit.push.Refused with Dolibarr's words, or RemoteError.
        """
        sent = None if body is None else msgspec.json.encode(body)
        try:
            reply = self.wire.ask(method, ROOT + path, sent, headers=self._headers, write=True, faults=True)
        except Rejected as error:
            if error.status == 304:
                return None
            if error.status == 401:
                raise SignInRefused(user="") from None
            raise words.of_write(words.said(error)) from None
        try:
            return loads(reply.body, Any)
        except Garbled:
            raise OutcomeUnknown(url=self.wire.url) from None

    def close(self) -> None:
        """Close connections."""
        self.wire.close()

    def _read(self, path: str, query: Mapping[str, object], type: type[T]) -> T:
        told = {name: value for name, value in query.items() if value not in (None, "")}
        target = f"{ROOT}{path}?{urlencode(told, quote_via=quote)}" if told else ROOT + path
        try:
            reply = self.wire.ask("GET", target, headers=self._headers, faults=True)
        except Rejected as error:
            if error.status == 401:
                raise SignInRefused(user="") from None
            raise words.said(error) from None
        try:
            return loads(reply.body, type)
        except Garbled:
            raise NotACrm(url=self.wire.url) from None


def either(column: str, values: Sequence[object]) -> str:
    """The filter of one column with one of these values."""
    return "(" + " or ".join(f"({column}:=:{_value(value)})" for value in values) + ")"


def both(*filters: str) -> str:
    """The filter of all of these; empty ones are left out."""
    return " and ".join(filter(None, filters))


def _value(value: object) -> str:
    """A value in a filter; brackets and quotes have no place there."""
    if isinstance(value, int):
        return str(value)
    return "'" + "".join(c for c in str(value) if c not in "'()\\") + "'"
