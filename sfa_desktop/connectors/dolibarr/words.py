"""What Dolibarr's errors mean. It answers `{"error": {"code", "message", "0": detail}, "debug": …}`; duplicates and
broken foreign keys are 500, errors of SQL 503 or 500. Each call is a transaction that it rolls back before it explains
itself, so that an explained error means that nothing was done; `debug` is never passed on.
"""

from typing import Any

from sfa_desktop.base.errors import AccessDenied, Declined, RemoteError, ServerFault
from sfa_desktop.connectors.http import Rejected
from sfa_desktop.connectors.kit.decoder import Garbled, loads
from sfa_desktop.connectors.kit.push import Refused

_LONGEST = 2_000
_PASSING = ("Deadlock", "Lock wait timeout", "gone away", "Too many connections", "Lost connection", "DB_ERROR_CONNECT")
_CODES = {403: "rights", 404: "not_visible", 409: "in_use"}


class Said(Exception):
    """Dolibarr answered with an error; `bare` where it only names the status."""

    def __init__(self, status: int, message: str, *, bare: bool) -> None:
        super().__init__(f"HTTP {status}")
        self.status = status
        self.message = message
        self.bare = bare

    @property
    def passing(self) -> bool:
        """Whether the same call may succeed later: the database was busy."""
        return any(word in self.message for word in _PASSING)

    @property
    def duplicate(self) -> bool:
        """Whether something unique is there already."""
        return self.status in {400, 409, 500} and ("Duplicate entry" in self.message or "Already" in self.message)

    @property
    def nothing_found(self) -> bool:
        """Whether a list is empty: "No third parties found"; a bare "Not Found" is a route that is not there."""
        return self.status == 404 and not self.bare


def said(error: Rejected) -> Said:
    """The error in an answer."""
    told: Any
    try:
        told = loads(error.body, Any)
    except Garbled:
        told = None
    found: Any = told.get("error") if isinstance(told, dict) else None
    if not isinstance(found, dict):
        return Said(error.status, f"HTTP {error.status}", bare=True)
    status, colon, words = str(found.get("message") or "").partition(": ")
    parts = [words if colon else status]
    parts += [str(found[name]) for name in ("0", "1", "2") if isinstance(found.get(name), str)]
    message = ": ".join(part.strip() for part in parts if part.strip())[:_LONGEST]
    return Said(error.status, message or f"HTTP {error.status}", bare=not colon and len(parts) == 1)


def of_read(error: Said) -> RemoteError:
    """The error of the family for a read."""
    if error.status == 403:
        return AccessDenied(detail=error.message)
    if error.status >= 500 or error.passing:
        return ServerFault(detail=f"HTTP {error.status}: {error.message[:200]}")
    return Declined(detail=error.message, refusal=_CODES.get(error.status, "invalid"))


def of_write(error: Said) -> Exception:
    """A refusal, or ServerFault where the database was only busy."""
    if error.passing or error.status == 503:
        return ServerFault(detail=f"HTTP {error.status}")
    code = "duplicate" if error.duplicate else _CODES.get(error.status, "invalid")
    return Refused(code, error.message)
