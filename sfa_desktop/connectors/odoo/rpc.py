"""Calls of Odoo's models: JSON-2 with a bearer key from version 19 on, JSON-RPC before and for passwords.

JSON-2: `POST /json/2/<model>/<method>`, the body has `ids`, `context` and the arguments by name, the answer is the bare
result. JSON-RPC: `POST /jsonrpc`, `object.execute_kw`; errors are answered with HTTP 200. (docs of Odoo 19, "External
JSON-2 API" and "External RPC API"; rpc is announced to go with Odoo 20.)
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

import msgspec

from sfa_desktop.base.errors import NotACrm, OutcomeUnknown, RemoteError, ServerFault, SignInRefused, UnknownDatabase
from sfa_desktop.connectors.http import Limits, Rejected, Reply, Wire
from sfa_desktop.connectors.kit.decoder import Garbled, loads
from sfa_desktop.connectors.odoo import words
from sfa_desktop.connectors.route import Route

T = TypeVar("T")
JSON_2_FROM = 19
_POSITIONAL = frozenset({"create"})
"""Methods that look into their positional arguments (odoo/api.py, `call_kw`)."""


class Rpc:
    """One database of one Odoo, for one user; signed in with the first call."""

    def __init__(self, wire: Wire, database: str, user: str, secret: str) -> None:
        self.wire = wire
        self.database = database
        self.user = user
        self.clock: datetime | None = None
        """The server's clock as its last answer told it (HTTP `Date`, UTC)."""
        self.uid = 0
        self.context: dict[str, Any] = {}
        self._secret = secret
        self._series = ""
        self._json2 = False

    @classmethod
    def to(
        cls, url: str, database: str, user: str, secret: str, limits: Limits | None = None, route: Route | None = None
    ) -> "Rpc":
        """With a wire of its own."""
        return cls(Wire(url, limits=limits, route=route), database, user, secret)

    def series(self) -> str:
        """The version, such as `18.0`; without signing in. Raises NotACrm where it is no Odoo."""
        if not self._series:
            self._series = self._version_of_web() or self._version_of_rpc()
            if not self._series:
                raise NotACrm(url=self.wire.url)
        return self._series

    @property
    def major(self) -> int:
        """The version's first number; `saas~18.2` counts as 18."""
        digits = "".join(c for c in self.series().replace("saas~", "").replace("saas-", "") if c.isdigit() or c == ".")
        return int(digits.split(".")[0] or 0)

    def sign_in(self) -> None:
        """Find out which way this secret opens, and the user's context. Raises SignInRefused, UnknownDatabase, …"""
        self.uid = 0
        if self.major >= JSON_2_FROM:
            self._json2 = True
            try:
                self._take_context()
                return
            except SignInRefused:
                self._json2 = False  # a password, perhaps; JSON-2 takes keys alone
        try:
            uid: object = self._jsonrpc("common", "authenticate", [self.database, self.user, self._secret, {}], Any)
        except words.Said as error:
            raise self._refused(error) from None
        if not uid or isinstance(uid, bool) or not isinstance(uid, int):
            raise SignInRefused(user=self.user)
        self.uid = uid
        self._take_context()

    def call(
        self,
        model: str,
        method: str,
        ids: Sequence[int] | None = None,
        arguments: Mapping[str, Any] | None = None,
        *,
        type: type[T],
        write: bool = False,
        context: Mapping[str, Any] | None = None,
    ) -> T:
        """Call a public method. `context` is added to the user's.

        Raises words.Said where Odoo answered with an error of its own (nothing was done), or RemoteError.
        """
        if not self.uid:
            self.sign_in()
        return self._call(model, method, ids, dict(arguments or {}), type, write, {**self.context, **(context or {})})

    def read(
        self, model: str, method: str, *, type: type[T], context: Mapping[str, Any] | None = None, **more: Any
    ) -> T:
        """Call a method that changes nothing, archived records included. Raises RemoteError only."""
        ids = more.pop("ids", None)
        seen = {"active_test": False, **(context or {})}
        try:
            return self.call(model, method, ids, more, type=type, context=seen)
        except words.Said as error:
            raise words.of_read(error) from None

    def write(
        self, model: str, method: str, ids: Sequence[int] | None = None, *, context: Mapping[str, Any] | None = None,
        **arguments: Any,
    ) -> Any:  # fmt: skip
        """Call a method that changes something. Raises kit.push.Refused with Odoo's words, or RemoteError."""
        try:
            return self.call(model, method, ids, arguments, type=Any, write=True, context=context)
        except words.Said as error:
            raise words.of_write(error) from None

    def close(self) -> None:
        """Forget who is signed in, and close connections."""
        self.uid = 0
        self.wire.close()

    # --- inside ---------------------------------------------------------------------------------------

    def _take_context(self) -> None:
        try:
            told = self._call("res.users", "context_get", None, {}, dict[str, Any], False, {})
        except words.Said as error:
            raise self._refused(error) from None
        uid = told.get("uid") or self.uid
        if not isinstance(uid, int) or not uid:
            raise NotACrm(url=self.wire.url)
        self.uid = uid
        self.context = {name: told[name] for name in ("lang", "tz") if told.get(name)}

    def _call(
        self, model: str, method: str, ids: Sequence[int] | None, arguments: dict[str, Any], type: type[T],
        write: bool, context: Mapping[str, Any],
    ) -> T:  # fmt: skip
        if not self._json2:
            positional: list[Any] = [] if ids is None else [list(ids)]
            if method in _POSITIONAL:
                positional += arguments.values()
                arguments = {}
            named = {**arguments, "context": dict(context)} if context else arguments
            params = [self.database, self.uid, self._secret, model, method, positional, named]
            return self._jsonrpc("object", "execute_kw", params, type, write=write)
        body: dict[str, Any] = dict(arguments)
        if ids is not None:
            body["ids"] = list(ids)
        if context:
            body["context"] = dict(context)
        headers = {"Authorization": f"bearer {self._secret}"}
        if self.database:
            headers["X-Odoo-Database"] = self.database
        try:
            reply = self.wire.ask(
                "POST",
                f"/json/2/{model}/{method}",
                msgspec.json.encode(body),
                headers=headers,
                write=write,
                faults=True,
            )
        except Rejected as error:
            raise self._meaning(error) from None
        return self._decoded(reply, type, write)

    def _jsonrpc(self, service: str, method: str, args: list[Any], type: type[T], *, write: bool = False) -> T:
        body = {
            "jsonrpc": "2.0",
            "method": "call",
            "id": 1,
            "params": {"service": service, "method": method, "args": args},
        }
        try:
            reply = self.wire.ask("POST", "/jsonrpc", msgspec.json.encode(body), write=write, faults=True)
        except Rejected as error:
            raise self._meaning(error) from None
        envelope = self._decoded(reply, _Envelope, write)
        if envelope.error is not None:
            data = envelope.error.get("data") if isinstance(envelope.error, dict) else None
            found = words.said(data)
            if found is None:
                raise ServerFault(detail="an error without words")
            raise self._known(found)
        try:
            return loads(envelope.result, type)
        except Garbled:
            raise self._unread(write) from None

    def _decoded(self, reply: Reply, type: type[T], write: bool) -> T:
        self._note_clock(reply.headers)
        try:
            return loads(reply.body, type)
        except Garbled:
            raise self._unread(write) from None

    def _unread(self, write: bool) -> RemoteError:
        return OutcomeUnknown(url=self.wire.url) if write else NotACrm(url=self.wire.url)

    def _meaning(self, error: Rejected) -> Exception:
        self._note_clock(error.headers)
        try:
            found = words.said(loads(error.body, Any))
        except Garbled:
            found = None
        if found is None:
            if error.status in {401, 403}:
                return SignInRefused(user=self.user)
            if error.status == 404:  # an HTML page: no database of this name, or no such route
                return UnknownDatabase(url=self.wire.url, database=self.database)
            return ServerFault(detail=f"HTTP {error.status}")
        if error.status == 401:
            return SignInRefused(user=self.user)
        return self._known(found)

    def _known(self, found: words.Said) -> Exception:
        """The errors that say the same wherever they come from."""
        if found.name in {"AccessDenied", "Unauthorized"}:
            return SignInRefused(user=self.user)
        if found.name in {"OperationalError", "KeyError"} and "database" in found.message and "exist" in found.message:
            return UnknownDatabase(url=self.wire.url, database=self.database)
        return found

    def _refused(self, error: words.Said) -> Exception:
        return words.of_read(error)

    def _note_clock(self, headers: Mapping[str, str]) -> None:
        try:
            self.clock = parsedate_to_datetime(headers.get("Date", ""))
        except (TypeError, ValueError):
            return

    def _version_of_rpc(self) -> str:
        try:
            told = self._jsonrpc("common", "version", [], dict[str, Any])
        except (NotACrm, UnknownDatabase, ServerFault, SignInRefused, words.Said):
            return ""
        found = told.get("server_serie") or told.get("server_version")
        return found if isinstance(found, str) else ""

    def _version_of_web(self) -> str:
        try:
            reply = self.wire.ask("GET", "/web/version")
            told = loads(reply.body, dict[str, Any])
        except (NotACrm, ServerFault, Rejected, Garbled):
            return ""
        self._note_clock(reply.headers)
        found = told.get("version")
        return found if isinstance(found, str) else ""


class _Envelope(msgspec.Struct):
    """An answer of JSON-RPC."""

    result: msgspec.Raw = msgspec.Raw(b"null")
    error: Any = None
