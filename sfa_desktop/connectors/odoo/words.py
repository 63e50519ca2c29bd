"""What Odoo's errors mean. Its exceptions travel by class name, in JSON-2 as body of a 4xx or 5xx, in JSON-RPC as
`error.data` of a 200; the traceback in `debug` is never passed on.

An explained error means that the transaction was rolled back (odoo/http.py, odoo/service/model.py `retrying`), so it is
certain that nothing was done.
"""

from typing import Any

from sfa_desktop.base.errors import AccessDenied, Declined, RemoteError, ServerFault
from sfa_desktop.connectors.kit.push import Refused

_LONGEST = 2_000
_PASSING = ("SerializationFailure", "LockNotAvailable", "DeadlockDetected", "OperationalError", "InterfaceError",
            "PoolError", "QueryCanceled", "ReadOnlySqlTransaction")  # fmt: skip
_CODES = {
    "AccessError": "rights",
    "MissingError": "not_visible",
    "UserError": "invalid",
    "ValidationError": "invalid",
    "RedirectWarning": "invalid",
    "UnprocessableEntity": "invalid",
}


class Said(Exception):
    """Odoo understood the call and answered with an error; nothing was done.

    `name` is the exception's class without its module, `message` Odoo's own words.
    """

    def __init__(self, name: str, message: str) -> None:
        super().__init__(name)
        self.name = name
        self.message = message

    @property
    def code(self) -> str:
        """A refusal's code."""
        return _CODES.get(self.name, "invalid")

    @property
    def passing(self) -> bool:
        """Whether the same call may succeed later: the database was busy."""
        return self.name in _PASSING

    @property
    def absent(self) -> bool:
        """Whether the model or method is not there."""
        return self.name == "NotFound" or (self.name == "KeyError" and "." in self.message)


def said(told: Any) -> Said | None:
    """The error in a body or in `error.data`; None where it is no error of Odoo's."""
    if not isinstance(told, dict) or not isinstance(told.get("name"), str):
        return None
    message = told.get("message")
    if not isinstance(message, str) or not message.strip():
        arguments = told.get("arguments") or ()
        message = " ".join(str(part) for part in arguments if isinstance(part, str)) or told["name"]
    return Said(told["name"].rpartition(".")[2], message.strip()[:_LONGEST])


def of_read(error: Said) -> RemoteError:
    """The error of the family for a read that Odoo answered with words."""
    if error.passing:
        return ServerFault(detail=error.name)
    if error.name in {"AccessError", "Forbidden"}:
        return AccessDenied(detail=error.message)
    if error.name in _CODES:
        return Declined(detail=error.message, refusal=error.code)
    return ServerFault(detail=f"{error.name}: {error.message[:200]}")


def of_write(error: Said) -> Exception:
    """A refusal for a write that Odoo answered with words, or ServerFault where the database was only busy."""
    return ServerFault(detail=error.name) if error.passing else Refused(error.code, error.message)
