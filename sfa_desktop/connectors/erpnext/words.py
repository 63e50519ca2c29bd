"""What Frappe's errors mean. They travel by exception class (`exc_type`), most business refusals as HTTP 417.

The words for people stand in `_server_messages`, a JSON text of a list of JSON texts with HTML in them, or in
`exception` after the class. An explained error was rolled back (frappe/app.py `handle_exception`): nothing was done.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from sfa_desktop.base.errors import AccessDenied, Declined, RemoteError, ServerFault
from sfa_desktop.connectors.kit.markup import to_text
from sfa_desktop.connectors.kit.push import Refused, Stale

_LONGEST = 2_000
_PASSING = frozenset({"QueryDeadlockError", "QueryTimeoutError", "InReadOnlyMode", "SessionBootFailed", "TimeoutError",
                      "DocumentLockedError", "InterfaceError", "RetryBackgroundJobError"})  # fmt: skip
_CODES = {
    "PermissionError": "rights",
    "DoesNotExistError": "invalid",
    "MandatoryError": "invalid",
    "LinkExistsError": "in_use",
    "UpdateAfterSubmitError": "state",
    "CannotChangeConstantError": "invalid",
}


class Said(Exception):
    """Frappe understood the request and answered with an error; nothing was done.

    `name` is the exception's class without its module, `message` its own words as plain text.
    """

    def __init__(self, status: int, name: str, message: str) -> None:
        super().__init__(name)
        self.status = status
        self.name = name
        self.message = message

    @property
    def passing(self) -> bool:
        """Whether the same request may succeed later: the database was busy, or the site is being updated."""
        lost = "Lost connection" in self.message or "gone away" in self.message
        return self.status == 503 or self.name in _PASSING or (self.name == "OperationalError" and lost)

    @property
    def absent(self) -> bool:
        """Whether there is no such doctype or record."""
        return self.status == 404 or self.name in {"DoesNotExistError", "PageDoesNotExistError"}


class Denied(Refused):
    """A refusal that remembers which exception it was."""

    def __init__(self, code: str, message: str, name: str) -> None:
        super().__init__(code, message)
        self.name = name


def said(status: int, told: Any) -> Said | None:
    """The error in a body; None where it is none of Frappe's."""
    if not isinstance(told, dict):
        return None
    if isinstance(told.get("errors"), list) and told["errors"] and isinstance(told["errors"][0], dict):
        first = told["errors"][0]  # API v2
        return Said(status, str(first.get("type") or ""), _plain(first.get("message") or first.get("type")))
    name = told.get("exc_type")
    if not isinstance(name, str):
        name = str(told.get("exception") or "").partition(":")[0].rpartition(".")[2]
    if not name and "_server_messages" not in told:
        return None
    return Said(status, name, _message(told) or name)


def of_read(error: Said) -> RemoteError:
    """The error of the family for a read that was answered with words."""
    if error.passing:
        return ServerFault(detail=error.name)
    if error.name == "PermissionError" or error.status == 403:
        return AccessDenied(detail=error.message)
    if error.absent:
        return Declined(detail=error.message, refusal="not_visible")
    if error.status < 500:
        return Declined(detail=error.message, refusal="invalid")
    return ServerFault(detail=f"{error.name}: {error.message[:200]}")


def of_write(error: Said) -> Exception:
    """A refusal for a write that was answered with words, Stale for one that somebody was faster than."""
    if error.name == "TimestampMismatchError":
        return Stale()
    if error.passing:
        return ServerFault(detail=error.name)
    code = "rights" if error.status == 403 else _CODES.get(error.name, "invalid")
    return Denied(code, error.message, error.name)


def _message(told: dict[str, Any]) -> str:
    messages = list(_messages(told.get("_server_messages")))
    raised = [text for text, thrown in messages if thrown]
    shown = raised or [text for text, _ in messages[-1:]]
    if shown:
        return "\n".join(dict.fromkeys(shown))[:_LONGEST]
    _, colon, rest = str(told.get("exception") or "").partition(":")
    return _plain(rest if colon else told.get("_error_message") or told.get("message") or "")


def _messages(told: Any) -> Iterator[tuple[str, bool]]:
    """Each message as plain text, and whether it is the one that was thrown."""
    for text in _decoded(told) or ():
        one = _decoded(text)
        if isinstance(one, dict) and isinstance(one.get("message"), str):
            yield _plain(one["message"]), bool(one.get("raise_exception"))
        elif isinstance(text, str):
            yield _plain(text), False


def _decoded(text: Any) -> Any:
    try:
        return msgspec.json.decode(text) if isinstance(text, str) else None
    except (msgspec.DecodeError, RecursionError):
        return None


def _plain(text: Any) -> str:
    return to_text(text).strip()[:_LONGEST] if isinstance(text, str) else ""
