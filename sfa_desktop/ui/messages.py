"""Errors and states become a translated sentence and one action; codes and tracebacks go to the log."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from sfa_desktop.base import central_errors, guard_errors
from sfa_desktop.base.errors import EXIT_OFFLINE, Known, SfaError
from sfa_desktop.ui import language

FAMILIES = (central_errors, guard_errors)
"""Imported so that each of their errors is known by its code, whoever raised it in whichever process."""


@dataclass(frozen=True, slots=True)
class Message:
    """What happened, the one thing to do about it, and how it is to look."""

    sentence: str
    action: str = ""
    tone: str = "need"
    """"need" where a person must act, "quiet" where it settles by itself (offline is a normal place)."""

    @property
    def whole(self) -> str:
        """Sentence and action, one after the other."""
        return f"{self.sentence} {self.action}".strip()


def _fill(template: str, values: Mapping[str, object]) -> str:
    if not template:
        return ""
    words = QCoreApplication.translate("errors", template)
    shown = {k: language.formats().number(v, 2, trim=True) if isinstance(v, Decimal) else v for k, v in values.items()}
    return words.format_map(Known(shown))


def explain(error: BaseException) -> Message:
    """What a person needs to know of an error; anything that is not ours is a fault of the app."""
    kind = type(error) if isinstance(error, SfaError) else SfaError
    return _message(kind, error.values if isinstance(error, SfaError) else {})


def explain_code(code: str, values: Mapping[str, object] | None = None, fallback: str = "") -> Message:
    """The same by code, for what comes out of the database; `fallback` is the server's own sentence."""
    kind = error_kinds().get(code)
    if kind is None:
        return Message(fallback) if fallback else _message(SfaError, {})
    return _message(kind, values or {})


def error_kinds() -> dict[str, type[SfaError]]:
    """Every error of the family by its code."""
    return {kind.code: kind for kind in _family(SfaError)}


def _family(root: type[SfaError]) -> Iterator[type[SfaError]]:
    yield root
    for kind in root.__subclasses__():
        yield from _family(kind)


def _message(kind: type[SfaError], values: Mapping[str, object]) -> Message:
    tone = "quiet" if kind.exit_code == EXIT_OFFLINE else "need"
    return Message(_fill(kind.sentence, values), _fill(kind.action, values), tone)
