"""Work of the outbox in words: what was done to what, what changed, and why the office said no."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from sfa_desktop.entities import KINDS
from sfa_desktop.entities.canonical import decode
from sfa_desktop.entities.exchange import Action, Operation
from sfa_desktop.entities.field import FieldType
from sfa_desktop.ui import language, messages, words

OWN = ("lines", "custom")


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("operation", text, None, n)


def icon(operation: Operation) -> str:
    """The icon of what it is about."""
    return KINDS[operation.kind].icon if operation.kind in KINDS else "document"


def what(operation: Operation, number: str = "") -> str:
    """What it is about: "Order 10251", "Visit · Reposición"."""
    kind = words.kind(operation.kind) if operation.kind in KINDS else operation.kind
    name = number or str(operation.values.get("provisional") or "") or operation.title
    return f"{kind} {name}" if operation.kind == "order" else " · ".join(part for part in (kind, name) if part)


def done(operation: Operation) -> str:
    """What was done to it."""
    if operation.action is Action.CREATE:
        return _tr("new")
    if operation.action is Action.DELETE:
        return _tr("deleted")
    if not operation.values:
        return _tr("changed")  # it is at the office: what it held stands in the ledger
    names = [name for name in operation.values if name != "custom"]
    if len(names) == 1 and operation.kind in KINDS and KINDS[operation.kind].has(names[0]):
        return words.field(operation.kind, names[0])
    return _tr("%n field(s) changed", len(names))


def reason(operation: Operation) -> str:
    """Why it was set aside, in words; the server's own sentence where it has one."""
    said = {
        "waits_for": _tr("Waits for: {title}"),
        "no_match": _tr("The system for it does not know this customer yet: {title}"),
        "not_visible": _tr("The office no longer lets this user see the record."),
        "unknown_link": _tr("It refers to something the office does not know."),
        "duplicate": _tr("The office already has it."),
        "other_record": _tr("The office's record is called {title} now; it may be another one."),
        "courier": _tr("It is in a courier's file; the next round asks the office about it."),
        "too_large": _tr("It is larger than the office takes."),
    }.get(operation.code, "")
    if operation.code in ("waits_for", "no_match", "other_record"):
        return said.format(title=operation.message)
    if operation.message:
        return operation.message
    return said or (messages.explain_code(operation.code).sentence if operation.code else "")


def changed_fields(operation: Operation) -> list[str]:
    """The names of what differs between mine and theirs, in declared order."""
    kind = KINDS.get(operation.kind)
    if kind is None:
        return []
    theirs = operation.theirs or {}
    names = [field.name for field in kind.fields() if field.name in operation.values]
    names += [name for name in OWN if name in operation.values]
    return [name for name in names if operation.values[name] != theirs.get(name)]


def field_name(operation: Operation, name: str) -> str:
    """The label of a field of an operation."""
    if name == "lines":
        return words.kinds("order_line")
    if name == "custom":
        return _tr("Own fields")
    return words.field(operation.kind, name)


def shown(operation: Operation, name: str, values: Mapping[str, Any] | None) -> str:
    """A field's value in words; a dash where there is none."""
    if values is None or name not in values:
        return "–"
    value = values[name]
    if name == "lines":
        return _tr("%n line(s)", len(value or ()))
    if name == "custom":
        return ", ".join(f"{code}: {item}" for code, item in (value or {}).items()) or "–"
    return plain_value(operation.kind, name, value)


def plain_value(kind: str, name: str, value: Any) -> str:
    """A declared field's canonical value in words; a dash where there is none."""
    forms, field = language.formats(), KINDS[kind].field(name)
    try:
        found = decode(field, value)
    except ValueError:
        return str(value)
    if found in (None, "", ()):
        return "–"
    match field.type:
        case FieldType.CHOICE:
            return words.choice(kind, name, found)
        case FieldType.DECIMAL:
            return forms.money(found) if field.unit == "money" else forms.quantity(found)
        case FieldType.BOOLEAN:
            return _tr("yes") if found else _tr("no")
        case FieldType.DATE:
            return forms.date_medium(found)
        case FieldType.MOMENT:
            return f"{forms.date_medium(found.astimezone().date())} {forms.time(found)}"
        case FieldType.TAGS:
            return ", ".join(found)
        case FieldType.INTEGER:
            return forms.count(found)
    return str(found)
