"""Two versions of one record in words: what a field is called, what stood in it, who won."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from sfa_desktop.entities import KINDS
from sfa_desktop.entities.field import FieldType
from sfa_desktop.rules.merge import LINES_OF, differing
from sfa_desktop.rules.paths import CUSTOM, LINES, WHOLE, value_at
from sfa_desktop.ui import operation_words, words

_NOTHING: Mapping[str, str] = {}
_MOST = 5
"""So many fields of a whole record are listed."""


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("conflict", text, None, n)


def label(kind: str, path: str, *, names: Mapping[str, str] = _NOTHING, labels: Mapping[str, str] = _NOTHING) -> str:
    """What a field is called; of an order line, which one and which of its fields."""
    if path == WHOLE:
        return words.kind(kind)
    if path == "lines":
        return words.kinds("order_line")
    if path.startswith(CUSTOM):
        code = path.removeprefix(CUSTOM)
        return labels.get(code) or code
    if not path.startswith(LINES):
        return words.field(kind, path) if KINDS[kind].has(path) else path
    key, _, rest = path.removeprefix(LINES).partition(".")
    line = LINES_OF[kind].kind
    name = names.get(key, "")
    named = name if name and name != key else words.kind(line)
    return f"{named} · {label(line, rest)}" if rest else named


def labels_of(kind: str, paths: tuple[str, ...]) -> str:
    """Several fields, each once."""
    return ", ".join(dict.fromkeys(label(kind, path) for path in paths))


def value(kind: str, path: str, found: Any, *, names: Mapping[str, str] = _NOTHING) -> str:
    """What stands, or stood, at a path; a dash where nothing does."""
    if path == WHOLE or (path.startswith(LINES) and path.count(".") == 1):
        return _tr("deleted") if found is None else _tr("kept")
    if path.startswith(CUSTOM):
        items = found if isinstance(found, list) else [found]
        return ", ".join(str(item) for item in items if item not in (None, "")) or "–"
    if path.startswith(LINES):
        rest = path.rpartition(".")[2]
        return value(LINES_OF[kind].kind, rest, found)
    if not KINDS[kind].has(path):
        return str(found)
    if linked_kind(kind, path):
        return names.get(str(found)) or ("–" if not found else str(found))
    return operation_words.plain_value(kind, path, found)


def linked_kind(kind: str, path: str) -> str:
    """The kind of record that a field's value points to; empty for any other field."""
    entity = KINDS[kind]
    field = entity.field(path) if entity.has(path) else None
    return field.to if field is not None and field.type is FieldType.LINK else ""


def record(kind: str, base: Mapping[str, Any], side: Mapping[str, Any] | None) -> str:
    """What one side made of a whole record (or line): its changed fields, each on a line."""
    if side is None:
        return _tr("deleted")
    paths = [path for path in differing(kind, base, side) if not path.startswith(LINES)]
    told = [f"{label(kind, path)}: {value(kind, path, value_at(side, path))}" for path in paths[:_MOST]]
    if len(paths) > _MOST:
        told.append(_tr("and %n more", len(paths) - _MOST))
    return "\n".join(told) or _tr("as it was")


def who(side: str) -> str:
    """Whose a value is."""
    return _tr("yours") if side == "mine" else _tr("the office's")


def why(reason: str) -> str:
    """Why a value did not make it."""
    return {
        "person": _tr("decided here"),
        "server": _tr("the office's value stands for this field"),
        "mine": _tr("the laptop's value stands for this field"),
        "newest": _tr("what reaches the office last stands for this field"),
    }.get(reason, reason)
