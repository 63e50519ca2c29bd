"""Calls of EspoCRM's REST API: `<address>/api/v1/<Entity>`, one JSON `searchParams` for lists.

An API user sends `X-Api-Key`; anybody else signs in with user and password (Basic). The reason of a refusal stands in
the header `X-Status-Reason`, more about it in a JSON body (docs.espocrm.com, "REST API"; seen on 8.4).
"""

import base64
from collections.abc import Mapping, Sequence
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar
from urllib.parse import quote

import msgspec

from sfa_desktop.base.errors import AccessDenied, Declined, NotACrm, OutcomeUnknown, SignInRefused
from sfa_desktop.connectors.espocrm import words
from sfa_desktop.connectors.http import Limits, Rejected, Reply, Wire
from sfa_desktop.connectors.kit.decoder import Garbled, loads
from sfa_desktop.connectors.route import Route

T = TypeVar("T")
PAGE = 200
"""Records a list may have; more is refused with 403 (`recordListMaxSizeLimit`, 200 unless it was changed)."""
Where = Mapping[str, Any]


class Absent(Declined):
    """There is no such record, as far as this user is told, or no such entity."""


class Api:
    """One EspoCRM, for one user."""

    def __init__(self, wire: Wire, user: str, secret: str) -> None:
        self.wire = wire
        self.user = user
        self.clock: datetime | None = None
        """The server's clock as its last answer told it (HTTP `Date`, UTC); it has no other."""
        self.page = PAGE
        self._sign = _sign_in(user, secret)

    @classmethod
    def to(cls, url: str, user: str, secret: str, limits: Limits | None = None, route: Route | None = None) -> "Api":
        """With a wire of its own."""
        return cls(Wire(url, limits=limits, route=route), user, secret)

    def public(self) -> dict[str, Any] | None:
        """What it tells of itself before anybody has signed in (`GET /Settings`); None where it asks for that first.

        Raises NotACrm where it is no EspoCRM.
        """
        try:
            reply = self.wire.ask("GET", "/api/v1/Settings")
            told = loads(reply.body, dict[str, Any])
        except Rejected as error:
            self._note_clock(error.headers)
            if error.status != 401:
                raise NotACrm(url=self.wire.url) from None
            return None
        except Garbled:
            raise NotACrm(url=self.wire.url) from None
        self._note_clock(reply.headers)
        return told

    def get(self, path: str, *, type: type[T], query: str = "") -> T:
        """Read something. Raises Absent for a record that is not there, or RemoteError."""
        reply = self._read(path, query)
        try:
            return loads(reply.body, type)
        except Garbled:
            raise NotACrm(url=self.wire.url) from None

    def listing(
        self,
        path: str,
        *,
        select: Sequence[str],
        where: Sequence[Where] = (),
        order: str = "id",
        newest_first: bool = False,
        limit: int = PAGE,
    ) -> bytes:
        """The body of a list, `{"total": …, "list": […]}`; without the count, which would cost a query."""
        asked = {
            "select": list(select),
            "orderBy": order,
            "order": "desc" if newest_first else "asc",
            "maxSize": min(limit, self.page),
            "where": list(where),
        }
        return self._read(path, f"searchParams={_packed(asked)}", {"X-No-Total": "true"}).body

    def rows(self, path: str, **asked: Any) -> list[dict[str, Any]]:
        """A list as dictionaries, for what is not read through a mapping."""
        try:
            return loads(self.listing(path, **asked), _List).list
        except Garbled:
            raise NotACrm(url=self.wire.url) from None

    def count(self, entity: str, where: Sequence[Where]) -> int:
        """How many this user sees."""
        asked = {"select": ["id"], "maxSize": 1, "where": list(where)}
        try:
            return max(0, loads(self._read(entity, f"searchParams={_packed(asked)}").body, _List).total)
        except Garbled:
            raise NotACrm(url=self.wire.url) from None

    def content(self, path: str) -> bytes:
        """The bytes of a file."""
        return self._read(path, "", plain=True).body

    def write(
        self, method: str, path: str, body: Mapping[str, Any] | None = None, headers: Mapping[str, str] | None = None
    ) -> Any:
        """Change something; the record as it is then.

        Raises kit.push.Refused with EspoCRM's words, kit.push.Stale for a version that is not the latest, or
        RemoteError. A 500 may come from a unique index as well as from a fault: its outcome is not known.
        """
        sent = None if body is None else msgspec.json.encode(body)
        try:
            reply = self.wire.ask(
                method, f"/api/v1/{path}", sent, headers={**self._sign, **(headers or {})}, write=True
            )
        except Rejected as error:
            self._note_clock(error.headers)
            if error.status == 401:
                raise SignInRefused(user=self.user) from None
            raise words.of_write(words.said(error)) from None
        self._note_clock(reply.headers)
        try:
            return loads(reply.body, Any)
        except Garbled:
            raise OutcomeUnknown(url=self.wire.url) from None

    def close(self) -> None:
        """Close connections."""
        self.wire.close()

    def _read(self, path: str, query: str, headers: Mapping[str, str] | None = None, *, plain: bool = False) -> Reply:
        target = f"/api/v1/{path}?{query}" if query else f"/api/v1/{path}"
        try:
            reply = self.wire.ask("GET", target, headers={**self._sign, **(headers or {})}, plain=plain)
        except Rejected as error:
            self._note_clock(error.headers)
            raise self._of_read(error) from None
        self._note_clock(reply.headers)
        return reply

    def _of_read(self, error: Rejected) -> Exception:
        told = words.said(error)
        if error.status == 401:
            return SignInRefused(user=self.user)
        if error.status == 403:
            return AccessDenied(detail=told.message)
        if error.status == 404:
            return Absent(detail=told.message, refusal="not_visible")
        return Declined(detail=told.message, refusal="invalid")

    def _note_clock(self, headers: Mapping[str, str]) -> None:
        try:
            self.clock = parsedate_to_datetime(headers.get("Date", ""))
        except (TypeError, ValueError):
            return


class _List(msgspec.Struct):
    """The envelope of a list; `total` is -1 or -2 where it was not counted."""

    list: list[dict[str, Any]]
    total: int = 0


def _sign_in(user: str, secret: str) -> dict[str, str]:
    if not user:
        return {"X-Api-Key": secret}
    return {"Authorization": "Basic " + base64.b64encode(f"{user}:{secret}".encode()).decode("ascii")}


def _packed(asked: Mapping[str, Any]) -> str:
    return quote(msgspec.json.encode(asked).decode(), safe="")


# --- conditions of lists ------------------------------------------------------------------------------


def equals(attribute: str, value: Any) -> Where:
    """That an attribute is this."""
    return {"type": "equals", "attribute": attribute, "value": value}


def among(attribute: str, values: Sequence[Any]) -> Where:
    """That an attribute is one of these."""
    return {"type": "in", "attribute": attribute, "value": list(values)}


def above(attribute: str, value: Any) -> Where:
    """That an attribute is greater: of ids, the next page."""
    return {"type": "greaterThan", "attribute": attribute, "value": value}


def any_of(conditions: Sequence[Where]) -> Where:
    """That one of these holds."""
    return conditions[0] if len(conditions) == 1 else {"type": "or", "value": list(conditions)}


def from_on(attribute: str, value: Any) -> Where:
    """That an attribute is this or greater. The type `after` would be strict, and lose what shares the second."""
    return {"type": "greaterThanOrEquals", "attribute": attribute, "value": value}
