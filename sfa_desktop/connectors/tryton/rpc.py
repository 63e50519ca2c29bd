"""JSON-RPC as Tryton 8.2 speaks it: sign in once, carry the session, sign in again when it has run out."""

import base64
from typing import Any, Generic, TypeVar
from urllib.parse import quote

import msgspec

from sfa_desktop.base.errors import (
    AccessDenied,
    AddonMissing,
    NotACrm,
    OutcomeUnknown,
    ServerFault,
    SignInRefused,
    UnknownDatabase,
)
from sfa_desktop.connectors.http import Limits, Rejected, Wire
from sfa_desktop.connectors.route import Route

T = TypeVar("T")
_MODEL = "model.sfa.sync."
_UNKNOWN_MODEL = "sfa.sync"


class Envelope(msgspec.Struct, Generic[T]):
    """The answer to any call: a result of type T, or an error."""

    result: T | msgspec.UnsetType = msgspec.UNSET
    error: list[Any] | msgspec.UnsetType = msgspec.UNSET


class Said(Exception):
    """The server understood the call and answered with words instead of a result; nothing was done.

    `code` is the add-on's own code where it gave one, else Tryton's name of the error.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code)
        self.code = code
        self.message = message


class Rpc:
    """One database of one Tryton server, signed in lazily."""

    def __init__(
        self,
        url: str,
        database: str,
        user: str,
        secret: str,
        limits: Limits | None = None,
        route: Route | None = None,
    ) -> None:
        # trytond reads requests in gzip (trytond/protocols/wrappers.py).
        self.wire = Wire(url, limits=limits, compress=True, route=route)
        self.database = database
        self.user = user
        self._secret = secret
        self._session = ""
        self._context: dict[str, Any] = {}
        self._path = f"/{quote(database, safe='')}/rpc/"

    def verb(self, name: str, *params: Any, answer: type[T], write: bool = False) -> T:
        """Call a verb of the add-on with the user's context as last parameter.

        Raises RemoteError, or Said where the server answered in words.
        """
        return self._signed_in(_MODEL + name, params, answer, write=write)

    def read(self, method: str, *params: Any, answer: type[T]) -> T:
        """Call any method that only reads, with the user's context as last parameter. Raises as `verb` does."""
        return self._signed_in(method, params, answer, write=False)

    def write(self, method: str, *params: Any, answer: type[T]) -> T:
        """Call any method that changes something; what leaves its outcome open is OutcomeUnknown."""
        return self._signed_in(method, params, answer, write=True)

    @property
    def company(self) -> int:
        """The id of the company this user works for, 0 for none or before signing in."""
        return int(self._context.get("company") or 0)

    @property
    def person(self) -> str:
        """The name of the user's employee, empty for none or before signing in."""
        return str(self._context.get("employee.rec_name") or "")

    def sign_in(self) -> None:
        """Open a session and read the user's context. Raises SignInRefused, UnknownDatabase or another RemoteError."""
        self._session = ""
        login = [self.user, {"password": self._secret}, "en"]
        try:
            reply = self._call(self._path, "common.db.login", login, list[Any], headers={})
        except Rejected as error:
            if error.status in {401, 403}:
                raise SignInRefused(user=self.user) from None
            raise self._rejected(error) from None
        except Said:  # it asks for more than a password: a code by message, a device it knows
            raise SignInRefused(user=self.user) from None
        if len(reply) < 2:
            raise NotACrm(url=self.wire.url)
        credentials = f"{self.user}:{reply[0]}:{reply[1]}".encode()
        self._session = "Session " + base64.b64encode(credentials).decode("ascii")
        self._context = {}
        try:
            self._context = self._with_session("model.res.user.get_preferences", (True,), dict[str, Any], write=False)
        except Rejected as error:
            raise self._rejected(error) from None

    def version(self) -> str:
        """The server's series, such as `8.2`: says that it is a Tryton at all. Needs no sign-in."""
        try:
            return self._call("/rpc/", "common.server.version", [], str, headers={})
        except (Rejected, Said):
            raise NotACrm(url=self.wire.url) from None

    def close(self) -> None:
        """Forget the session and close connections."""
        self._session = ""
        self.wire.close()

    def _signed_in(self, method: str, params: tuple[Any, ...], answer: type[T], *, write: bool) -> T:
        fresh = not self._session
        if fresh:
            self.sign_in()
        try:
            return self._with_session(method, params, answer, write=write)
        except Rejected as error:
            if error.status != 401 or fresh:
                raise self._rejected(error) from None
        # The session had run out. A 401 is certain: nothing was done, so the same call may be made again.
        self.sign_in()
        try:
            return self._with_session(method, params, answer, write=write)
        except Rejected as error:
            raise self._rejected(error) from None

    def _with_session(self, method: str, params: tuple[Any, ...], answer: type[T], *, write: bool) -> T:
        headers = {"Authorization": self._session}
        return self._call(self._path, method, [*params, self._context], answer, headers=headers, write=write)

    def _call(
        self,
        path: str,
        method: str,
        params: list[Any],
        answer: type[T],
        *,
        headers: dict[str, str],
        write: bool = False,
    ) -> T:
        body = msgspec.json.encode({"id": 1, "method": method, "params": params})
        reply = self.wire.post(path, body, headers=headers, write=write)
        try:
            envelope = msgspec.json.decode(reply.body, type=Envelope[answer])  # type: ignore[valid-type]  # built at run time
        except msgspec.DecodeError:
            raise self._unread(write=write) from None
        if not isinstance(envelope.error, msgspec.UnsetType):
            raise self._said(envelope.error)
        result: Any = envelope.result
        if result is msgspec.UNSET:
            raise self._unread(write=write)
        return result  # type: ignore[no-any-return]  # decoded as a T

    def _unread(self, *, write: bool) -> Exception:
        return OutcomeUnknown() if write else NotACrm(url=self.wire.url)

    def _rejected(self, error: Rejected) -> Exception:
        """What a 4xx of Tryton's dispatcher means (trytond/protocols/dispatcher.py)."""
        match error.status:
            case 401:
                return SignInRefused(user=self.user)
            case 403:
                return AddonMissing(detail="it does not know this verb")
            case 404:
                return UnknownDatabase(url=self.wire.url, database=self.database)
            case 413:
                return TooLarge()
            case _:
                return ServerFault(detail=f"HTTP {error.status}")

    def _said(self, error: list[Any]) -> Exception:
        """Tryton's errors are `[name, arguments]`; a fault of the server is `[text, traceback]`, never passed on."""
        name = error[0] if error and isinstance(error[0], str) else ""
        if name in {"UserError", "UserWarning", "ConcurrencyException", "LoginException"}:
            return _words(name, error[1:])
        if _UNKNOWN_MODEL in name:
            return AddonMissing(detail="it is not activated in this database")
        if "AccessError" in name:
            return AccessDenied(detail=name[:200])
        if name.strip("'\"") == "res.user":
            # A server started without this database in its list answers a login like this.
            return UnknownDatabase(url=self.wire.url, database=self.database)
        return ServerFault(detail="an error it did not mean to give")


class TooLarge(ServerFault):
    """The server does not take a request of this size; nothing was done."""


CODES = frozenset(
    {"invalid", "rights", "not_visible", "too_large", "type", "rolled_back", "price", "credit", "state", "unknown_link"}
)
"""What the add-on puts in the place of a description, so that its errors can be told apart."""


def _words(name: str, arguments: list[Any]) -> Said:
    """A Tryton error: `[message, description, domain]`, a warning with its own name before."""
    parts: list[Any] = arguments[0] if arguments and isinstance(arguments[0], list) else arguments
    if name == "UserWarning":
        parts = parts[1:]
    texts = [part for part in parts[:2] if isinstance(part, str) and part]
    if len(texts) == 2 and texts[1] in CODES:
        return Said(texts[1], texts[0])
    return Said(name, "\n".join(texts))
