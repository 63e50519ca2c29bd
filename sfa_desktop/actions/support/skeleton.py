"""Work without its words: which fields an operation has, of what type and length, and what it links to."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sfa_desktop.base.ids import new_id
from sfa_desktop.entities import KINDS
from sfa_desktop.entities.entity import Entity
from sfa_desktop.entities.exchange import Operation
from sfa_desktop.entities.field import Field, FieldType

Shape = Mapping[str, Any]
_PLAIN = frozenset({FieldType.CHOICE, FieldType.BOOLEAN})
"""Types whose values are the app's own words, and say nothing of a customer."""


def of_operation(operation: Operation, *, with_values: bool) -> dict[str, Any]:
    """An operation as a bundle keeps it."""
    told: dict[str, Any] = {
        "id": operation.id,
        "group": operation.group_id,
        "kind": operation.kind,
        "record": alias(operation.record_id),
        "action": operation.action.value,
        "state": operation.state.value,
        "attempts": operation.attempts,
        "code": operation.code,
        "schema_version": operation.schema_version,
        "base_version": operation.base_version,
        "created_at": operation.created_at,
        "shape": of_values(operation.kind, operation.values),
    }
    if with_values:
        told |= {"message": operation.message, "title": operation.title, "values": dict(operation.values)}
    return told


def of_values(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The shape of each field."""
    entity = KINDS[kind]
    shape: dict[str, Any] = {}
    for name, value in values.items():
        if name == "lines":
            line = _line_of(kind)
            shape["lines"] = [of_values(line, one) for one in value or ()] if line else []
        elif name == "custom":
            shape["custom"] = {str(code): {"type": type(one).__name__} for code, one in (value or {}).items()}
        elif entity.has(name):
            shape[name] = _of(entity.field(name), value)
    return shape


def alias(key: str) -> str:
    """A key as something else that is the same for the same key: two operations of one record are seen as such."""
    return hashlib.sha256(key.encode()).hexdigest()[:12] if key else ""


def values_of(
    kind: str, shape: Shape, known: Mapping[str, str], some: Mapping[str, str], today: date
) -> dict[str, Any]:
    """Values of the same shape that nobody typed. `known`: keys made meanwhile, by alias; `some`: a record by kind."""
    entity, made = KINDS[kind], dict[str, Any]()
    for name, one in shape.items():
        if name == "lines":
            line = _line_of(kind) or kind
            lines = [{"key": new_id(), **values_of(line, of_line, known, some, today)} for of_line in one]
            made["lines"] = lines
        elif name != "custom" and entity.has(name):
            made[name] = _made(entity, entity.field(name), one, known, some, today)
    return made


def _of(field: Field, value: Any) -> dict[str, Any]:
    told: dict[str, Any] = {"type": field.type.value}
    if value is None or value == "":
        return {**told, "empty": True}
    if field.type is FieldType.LINK:
        return {**told, "to": field.to, "record": alias(str(value))}
    known = {code for code, _ in field.choices}
    if field.type is FieldType.BOOLEAN or (field.type is FieldType.CHOICE and value in known):
        return {**told, "value": value}
    return {**told, "length": len(value) if isinstance(value, (str, list, tuple)) else 0}


def _made(
    entity: type[Entity], field: Field, one: Shape, known: Mapping[str, str], some: Mapping[str, str], today: date
) -> Any:
    if one.get("empty"):
        return "" if field.type in (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.CHOICE) else None
    length = max(1, min(int(one.get("length", 1)), 20_000))
    match field.type:
        case FieldType.LINK:
            return known.get(str(one.get("record"))) or some.get(field.to)
        case FieldType.CHOICE | FieldType.BOOLEAN:
            return one.get("value", field.choices[0][0] if field.choices else "")
        case FieldType.INTEGER:
            return 1
        case FieldType.DECIMAL:
            return "1.0000"
        case FieldType.DATE:
            return today.isoformat()
        case FieldType.MOMENT:
            return f"{today.isoformat()}T12:00:00Z"
        case FieldType.TAGS:
            return ["Test"] * min(length, 1)
    return ("Test " + "x" * length)[: max(length, 4)]


def _line_of(kind: str) -> str:
    return next((entity.kind for entity in KINDS.values() if entity.line_of == kind), "")


def in_order(operations: Sequence[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
    """Operations by group, groups in the order of their first one."""
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for operation in operations:
        groups.setdefault(str(operation["group"]), []).append(operation)
    return list(groups.values())
