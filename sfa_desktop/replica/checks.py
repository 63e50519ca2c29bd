"""What a person may write: known fields, values of their type, nothing that the office owns."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.ids import new_id
from sfa_desktop.entities import KINDS, Entity
from sfa_desktop.entities.field import Field, FieldType, Truth
from sfa_desktop.replica.codec import LINES, SHAPES, Shape, canonical_cell, canonical_custom, store

_MAY_LACK = frozenset({FieldType.INTEGER, FieldType.DECIMAL, FieldType.DATE, FieldType.MOMENT, FieldType.LINK})
_NEVER = object()
_TEXTS = frozenset({FieldType.TEXT, FieldType.LONG_TEXT, FieldType.CHOICE})


def editable(kind: str) -> Shape:
    """The shape of a kind people may write; raises InvalidInput for others."""
    entity = KINDS.get(kind)
    if entity is None:
        raise InvalidInput(problem=f"there is no kind {kind!r}; known are {', '.join(sorted(KINDS))}")
    if entity.office_only:
        raise InvalidInput(problem=f"a {kind} comes from the office and cannot be changed here")
    if entity.line_of:
        raise InvalidInput(problem=f"a {kind} is changed through its {entity.line_of}")
    return SHAPES[kind]


def canonical_values(
    entity: Entity, values: Mapping[str, Any] | None = None, *, office_too: bool = True
) -> dict[str, Any]:
    """Values of a record in canonical form: all its own, or those asked for by name.

    Raises InvalidInput for an unknown field or choice, a value of another type, and, unless `office_too`,
    for a field that the office owns.
    """
    if values is None:
        own: dict[str, Any] = {}
        for field, name, default, canonical in _defaults(entity.kind):
            value = getattr(entity, name)
            untouched = value is default or (value.__class__ is str and value == default)
            own[name] = canonical if untouched else _canonical(entity, field, value, check=True)
        own["custom"] = canonical_custom(entity.custom)
        return own
    found: dict[str, Any] = {}
    for name, value in values.items():
        if name == "custom":
            found["custom"] = canonical_custom(value or {})
            continue
        if not entity.has(name):
            known = ", ".join(f.name for f in entity.fields())
            raise InvalidInput(problem=f"a {entity.kind} has no field {name!r}; it has {known}")
        field = entity.field(name)
        if field.truth is Truth.SERVER and not office_too:
            raise InvalidInput(problem=f"{name} of a {entity.kind} comes from the office and cannot be changed here")
        found[name] = _canonical(entity, field, value, check=value != getattr(entity, name))
    return found


@cache
def _defaults(kind: str) -> list[tuple[Field, str, Any, Any]]:
    """Of a kind: each field, its name, what it holds in a new record, and that in canonical form.

    Most fields of most records hold it. Lists are made anew each time.
    """
    new = KINDS[kind]()
    found = []
    for field in new.fields():
        default = getattr(new, field.name)
        canonical = _canonical(new, field, default, check=False)
        plain = not isinstance(canonical, list)
        found.append((field, field.name, default if plain else _NEVER, canonical))
    return found


def _canonical(entity: Entity, field: Field, value: Any, *, check: bool) -> Any:
    if value is None and field.type in _MAY_LACK:
        return None
    if value == "" and field.type in _TEXTS:
        return ""
    try:
        canonical = canonical_cell(field, store(field, value))
    except ValueError as error:
        raise InvalidInput(problem=str(error)) from error
    if check and field.choices and canonical and canonical not in {code for code, _ in field.choices}:
        codes = ", ".join(code for code, _ in field.choices)
        raise InvalidInput(problem=f"{field.name} of a {entity.kind}: {canonical!r} is not one of {codes}")
    return canonical


def required(kind: str, values: Mapping[str, Any]) -> None:
    """Raise InvalidInput if a required field is empty in canonical values."""
    for field in KINDS[kind].fields():
        if field.required and values.get(field.name) in (None, ""):
            raise InvalidInput(problem=f"a {kind} needs {field.name}")


def checked_lines(kind: str, owner_id: str, lines: Sequence[Entity]) -> list[dict[str, Any]]:
    """The lines of an aggregate in canonical form, each with its `key`, numbered where they are not."""
    shape = LINES[kind]
    parent = shape.entity.parent
    found = []
    for number, line in enumerate(lines, 1):
        if line.kind != shape.kind:
            raise InvalidInput(problem=f"a {kind} has lines of kind {shape.kind}, not {line.kind}")
        values = canonical_values(line)
        required(shape.kind, {**values, parent: owner_id})
        del values[parent]
        if values.get("sequence") is None:
            values["sequence"] = number
        found.append({"key": line.id or new_id(), **values})
    keys = [line["key"] for line in found]
    if len(set(keys)) != len(keys):
        raise InvalidInput(problem=f"two lines of the {kind} have the same id")
    return sorted(found, key=lambda line: line["sequence"])
