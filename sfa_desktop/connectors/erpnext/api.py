"""Frappe's REST API, version 1: lists, documents and white-listed methods, with an API key and its secret.

`GET /api/resource/<doctype>` gives 20 rows unless told otherwise; child tables want `parent`. A list whose address
would be too long for servers on the way goes as a POST of `frappe.client.get_list`, which is the same function.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any, Generic, TypeVar
from urllib.parse import quote, urlencode

import msgspec

from sfa_desktop.base.errors import NotACrm, OutcomeUnknown, RemoteError, ServerFault, SignInRefused
from sfa_desktop.connectors.erpnext import words
from sfa_desktop.connectors.http import Limits, Rejected, Reply, Wire
from sfa_desktop.connectors.kit.decoder import Garbled, loads
from sfa_desktop.connectors.route import Route

T = TypeVar("T")
Doc = dict[str, Any]
Rows = list[dict[str, Any]]
Filters = Sequence[Sequence[Any]]
"""Each `[doctype, field, operator, value]`."""
_LONGEST = 3_000
"""Bytes of an address; gunicorn takes lines of 4094."""


class _Data(msgspec.Struct, Generic[T]):
    """The envelope of documents and lists."""

    data: T


class _Message(msgspec.Struct, Generic[T]):
    """The envelope of methods; one that returns nothing has no `message`."""

    message: T


class Api:
    """One site, for one user."""

    def __init__(self, wire: Wire, key: str, secret: str) -> None:
        self.wire = wire
        self.user = key
        """The API key until the user behind it is known."""
        self.clock: datetime | None = None
        """The server's clock as its last answer told it (HTTP `Date`, UTC)."""
        self._headers = {"Authorization": f"token {key}:{secret}"}

    @classmethod
    def to(cls, url: str, key: str, secret: str, limits: Limits | None = None, route: Route | None = None) -> "Api":
        """With a wire of its own."""
        return cls(Wire(url, limits=limits, route=route), key, secret)

    def list(
        self,
        doctype: str,
        fields: Sequence[str],
        filters: Filters = (),
        *,
        type: type[T],
        order: Sequence[str] = ("name",),
        limit: int = 0,
        parent: str = "",
        either: Filters = (),
    ) -> T:
        """Rows of a doctype, all of them with `limit` 0; of a child table with the doctype of its `parent`.

        Of the filters of `either` one is enough.

        Raises RemoteError.
        """
        asked: dict[str, Any] = {
            "fields": list(fields),
            "filters": [list(one) for one in filters],
            # Joined tables have columns of the same names: these are always the doctype's own.
            "order_by": ", ".join(f"`tab{doctype}`.`{one.partition(' ')[0]}` {one.partition(' ')[2] or 'asc'}"
                                  for one in order),
            "limit_page_length": limit,
        }  # fmt: skip
        if parent:
            asked["parent"] = parent
        if either:
            asked["or_filters"] = [list(one) for one in either]
        told = {k: v if isinstance(v, str) else msgspec.json.encode(v).decode() for k, v in asked.items()}
        path = f"/api/resource/{quote(doctype)}?{urlencode(told)}"
        if len(path) <= _LONGEST:
            return self._read("GET", path, None, _Data[type]).data  # type: ignore[valid-type]  # made at run time
        body = {"doctype": doctype, **asked}
        return self._read("POST", "/api/method/frappe.client.get_list", body, _Message[type]).message  # type: ignore[valid-type]  # made at run time

    def get(self, doctype: str, name: str) -> Doc:
        """One document with its child tables. Raises Declined where there is none, AccessDenied, RemoteError."""
        return self._read("GET", _document(doctype, name), None, _Data[Doc]).data

    def ask(self, method: str, *, type: type[T], **arguments: Any) -> T:
        """A white-listed method that changes nothing. Raises RemoteError."""
        told = {k: v if isinstance(v, str) else msgspec.json.encode(v).decode() for k, v in arguments.items()}
        path = f"/api/method/{method}" + (f"?{urlencode(told)}" if told else "")
        return self._read("GET", path, None, _Message[type]).message  # type: ignore[valid-type]  # made at run time

    def alive(self) -> bool:
        """Whether a Frappe site answers; without credentials, which it would check first. Raises RemoteError."""
        try:
            reply = self.wire.ask("GET", "/api/method/ping", None, faults=True)
            self._note_clock(reply.headers)
            return loads(reply.body, _Message[str]).message == "pong"
        except (Rejected, Garbled):
            return False

    def meta(self, doctype: str) -> Rows:
        """The doctype and its child tables: fields and permissions; for any user who may sign in.

        Raises words.Said where there is no such doctype.
        """
        path = f"/api/method/frappe.desk.form.load.getdoctype?{urlencode({'doctype': doctype})}"
        try:
            reply = self._ask("GET", path, None)
            return loads(reply.body, _Meta).docs
        except Garbled:
            raise NotACrm(url=self.wire.url) from None

    def insert(self, doctype: str, values: Mapping[str, Any]) -> Doc:
        """Make a document; it comes back as it is kept. Raises Refused, RemoteError."""
        return self._write("POST", f"/api/resource/{quote(doctype)}", values)

    def update(self, doctype: str, name: str, values: Mapping[str, Any]) -> Doc:
        """Change a document; with `modified` only if it is still that old. Raises Refused, Stale, RemoteError."""
        return self._write("PUT", _document(doctype, name), values)

    def delete(self, doctype: str, name: str) -> None:
        """Delete a document. Raises Refused, RemoteError."""
        try:
            self._ask("DELETE", _document(doctype, name), None, write=True)
        except words.Said as error:
            raise words.of_write(error) from None

    def upload(self, content_type: str, body: bytes) -> Doc:
        """Send a form with a file. Raises Refused, RemoteError."""
        headers = {"Content-Type": content_type}
        try:
            reply = self._ask("POST", "/api/method/upload_file", body, write=True, headers=headers)
        except words.Said as error:
            raise words.of_write(error) from None
        return self._kept(reply, _Message[Doc]).message

    def content(self, path: str) -> bytes:
        """A file of the site, whole. Raises RemoteError."""
        try:
            return self._ask("GET", quote(path, safe="/"), None, plain=True).body
        except words.Said as error:
            raise words.of_read(error) from None

    def close(self) -> None:
        """Close connections."""
        self.wire.close()

    # --- inside ---------------------------------------------------------------------------------------

    def _read(self, method: str, path: str, body: Any, type: type[T]) -> T:
        try:
            reply = self._ask(method, path, None if body is None else msgspec.json.encode(body))
            return loads(reply.body, type)
        except words.Said as error:
            raise words.of_read(error) from None
        except Garbled:
            raise NotACrm(url=self.wire.url) from None

    def _write(self, method: str, path: str, values: Mapping[str, Any]) -> Doc:
        try:
            reply = self._ask(method, path, msgspec.json.encode(values), write=True)
        except words.Said as error:
            raise words.of_write(error) from None
        return self._kept(reply, _Data[Doc]).data

    def _kept(self, reply: Reply, type: type[T]) -> T:
        try:
            return loads(reply.body, type)
        except Garbled:
            raise OutcomeUnknown(url=self.wire.url) from None

    def _ask(
        self, method: str, path: str, body: bytes | None, *, write: bool = False, plain: bool = False,
        headers: Mapping[str, str] | None = None,
    ) -> Reply:  # fmt: skip
        try:
            reply = self.wire.ask(
                method, path, body, headers={**self._headers, **(headers or {})}, write=write, faults=True, plain=plain
            )
        except Rejected as error:
            self._note_clock(error.headers)
            raise self._meaning(error) from None
        self._note_clock(reply.headers)
        return reply

    def _meaning(self, error: Rejected) -> Exception:
        try:
            found = words.said(error.status, loads(error.body, Any))
        except Garbled:
            found = None
        if error.status == 401:
            return SignInRefused(user=self.user)
        if found is None:
            return self._unsaid(error.status)
        if error.status == 403 and "Guest" in found.message.split():  # a credential that was dropped on the way
            return SignInRefused(user=self.user)
        return found

    def _unsaid(self, status: int) -> Exception:
        if status == 403:
            return words.Said(status, "PermissionError", "not permitted")
        return NotACrm(url=self.wire.url) if status == 404 else _of_status(status)

    def _note_clock(self, headers: Mapping[str, str]) -> None:
        try:
            self.clock = parsedate_to_datetime(headers.get("Date", ""))
        except (TypeError, ValueError):
            return


class _Meta(msgspec.Struct):
    docs: Rows


def _of_status(status: int) -> RemoteError:
    return ServerFault(detail=f"HTTP {status}")


def _document(doctype: str, name: str) -> str:
    return f"/api/resource/{quote(doctype)}/{quote(name, safe='')}"
