"""What EspoCRM's refusals mean: the header `X-Status-Reason`, and a body with `messageTranslation` or duplicates."""

from dataclasses import dataclass
from typing import Any

from sfa_desktop.connectors.http import Rejected
from sfa_desktop.connectors.kit.decoder import Garbled, loads
from sfa_desktop.connectors.kit.push import Refused, Stale

_LONGEST = 2_000
_SHOWN = 5
_CODES = {400: "invalid", 403: "rights", 404: "not_visible", 409: "state"}
_LABELS = {
    "cannotRelateNonExisting": "unknown_link",
    "cannotRelateForbidden": "rights",
    "validationFailure": "invalid",
}
_KINDS = {
    "required": "is required",
    "valid": "is not valid",
    "maxLength": "is too long",
    "phoneNumber": "is not a phone number",
    "emailAddress": "is not an e-mail address",
    "validCurrency": "has a currency that is not switched on",
    "pattern": "has characters that are not allowed",
    "max": "is too high",
    "min": "is too low",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A refusal: status, its code here, EspoCRM's words, and the field of the entity it is about."""

    status: int
    code: str
    message: str
    field: str = ""
    reason: str = ""
    """The header as it came."""


def said(error: Rejected) -> Said:
    """What an answer of 4xx says."""
    reason = _text(error.headers.get("X-Status-Reason", ""))
    body: object = None
    try:
        body = loads(error.body, object) if error.body else None
    except Garbled:
        body = None
    code, field, message = _CODES.get(error.status, "invalid"), "", reason
    if error.status == 409 and isinstance(body, list):
        code, message = "duplicate", _duplicates(body)
    translation = body.get("messageTranslation") if isinstance(body, dict) else None
    if isinstance(translation, dict):
        code = _LABELS.get(str(translation.get("label")), code)
        told = translation.get("data")
        field = str(told.get("field") or "") if isinstance(told, dict) else ""
        kind = str(told.get("type") or "") if isinstance(told, dict) else ""
        if field:
            message = f"{field} {_KINDS.get(kind, kind)}".strip() + (f" ({reason})" if reason else "")
        message = message or str(translation.get("label"))
    return Said(
        status=error.status,
        code=code,
        message=(message or f"HTTP {error.status}")[:_LONGEST],
        field=field,
        reason=reason,
    )


def of_write(told: Said) -> Exception:
    """The refusal of a write, or Stale where somebody else wrote in between."""
    if told.status == 409 and told.reason == "modified":
        return Stale()
    return Refused(told.code, told.message, field=told.field)


def _duplicates(rows: list[Any]) -> str:
    """The records that EspoCRM takes for the same: by their names and e-mail addresses."""
    shown = []
    for row in rows[:_SHOWN]:
        if isinstance(row, dict):
            mail = row.get("emailAddress")
            shown.append(f"{row.get('name')} ({mail})" if mail else str(row.get("name")))
    more = f" and {len(rows) - _SHOWN} more" if len(rows) > _SHOWN else ""
    found = "; ".join(shown) or "a record that looks the same"
    return f"EspoCRM has this already: {found}{more}. If yours is another one, send it again: it will be made then."


def _text(header: str) -> str:
    """Headers are Latin-1 on the wire, and EspoCRM writes UTF-8 into them."""
    try:
        return header.encode("latin-1").decode("utf-8").strip()
    except UnicodeError:
        return header.strip()
