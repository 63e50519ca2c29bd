"""Creates, changes and deletes a record of any kind, from typed text or from values."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.entities import KINDS, Entity
from sfa_desktop.entities.field import Field, FieldType, Truth
from sfa_desktop.replica import edits
from sfa_desktop.replica.store import Reader, Replica
from sfa_desktop.rules.typed import custom_field, field_named, read_value

CUSTOM = "custom."
"""Begins the name of a customer's own field: `custom.route=North`."""


def kind_named(text: str) -> type[Entity]:
    """The kind of that name, `order-line` and `orders` included. Raises InvalidInput, naming all kinds."""
    name = text.strip().lower().replace("-", "_")
    for candidate in (name, name.removesuffix("s"), name.removesuffix("es"), name.removesuffix("ies") + "y"):
        if candidate in KINDS:
            return KINDS[candidate]
    raise InvalidInput(problem=f"There is no kind {text!r}; there is {', '.join(sorted(KINDS))}.")


def read_values(r: Reader, entity: type[Entity], typed: Mapping[str, str]) -> dict[str, Any]:
    """Typed texts by field name or label as values by field name, own fields under `custom`.

    Raises InvalidInput for a field that is not there, belongs to the office, or whose text is not understood,
    and for a link to a record that does not exist.
    """
    values: dict[str, Any] = {}
    own: dict[str, Any] = {}
    definitions = r.custom_fields(entity.kind)
    for name, text in typed.items():
        code = name.removeprefix(CUSTOM)
        if code in definitions and (name.startswith(CUSTOM) or not entity.has(name)):
            own[code] = read_value(custom_field(definitions[code]), text)
            continue
        field = field_named(entity, name)
        if field is None:
            raise _unknown(entity, name, definitions)
        if field.truth is Truth.SERVER:
            raise InvalidInput(problem=f"{field.name} comes from the office and cannot be set here.")
        values[field.name] = _checked_link(r, field, read_value(field, text))
    if own:
        values["custom"] = own
    return values


def create_record(replica: Replica, kind: str, typed: Mapping[str, str]) -> str:
    """Make a record of `kind` from typed texts; its id. Raises InvalidInput as `read_values` does."""
    entity = editable_kind(kind)
    with replica.write() as w:
        values = read_values(w, entity, typed)
        record = entity(**values)
        require(record)
        return edits.create(w, record)


def update_record(replica: Replica, kind: str, id: str, typed: Mapping[str, str]) -> str:
    """Change fields of a record from typed texts; its id. Raises InvalidInput, NotFound."""
    entity = editable_kind(kind)
    with replica.write() as w:
        record = w.need(entity.kind, id)
        values = read_values(w, entity, typed)
        if not values:
            raise InvalidInput(problem="Say what to change, as FIELD=VALUE.")
        if "custom" in values:
            values["custom"] = {**record.custom, **values["custom"]}
        require(replace(record, **values))
        edits.update(w, entity.kind, id, values)
    return id


def delete_record(replica: Replica, kind: str, id: str) -> str:
    """Delete a record here, and at the office with the next sync; its id. Raises InvalidInput, NotFound."""
    entity = editable_kind(kind)
    with replica.write() as w:
        w.need(entity.kind, id)
        edits.delete(w, entity.kind, id)
    return id


def require(record: Entity) -> None:
    """Raise InvalidInput if a required field of the record is empty."""
    for field in record.fields():
        value = getattr(record, field.name)
        if field.required and (value is None or (isinstance(value, str) and not value.strip())):
            raise InvalidInput(problem=f"Every {record.kind} needs {field.name}.", field=field.name, reason="required")


def editable_kind(kind: str) -> type[Entity]:
    """The kind of that name if people may write it by itself. Raises InvalidInput."""
    entity = kind_named(kind)
    if entity.office_only:
        raise InvalidInput(problem=f"The kind {entity.kind} comes from the office only and cannot be changed here.")
    if entity.line_of:
        raise InvalidInput(problem=f"Lines belong to their {entity.line_of}; use: sfa-desktop {entity.line_of} edit")
    return entity


def _checked_link(r: Reader, field: Field, value: Any) -> Any:
    if field.type is FieldType.LINK and value is not None and r.get(field.to, value) is None:
        raise InvalidInput(problem=f"{field.name}: there is no {field.to} with the id {value!r}.", field=field.name)
    return value


def _unknown(entity: type[Entity], name: str, own: Mapping[str, object]) -> InvalidInput:
    names = [field.name for field in entity.fields() if field.truth is not Truth.SERVER]
    known = ", ".join([*names, *(f"{CUSTOM}{code}" for code in own)])
    return InvalidInput(problem=f"The kind {entity.kind} has no field {name[:60]!r}; it has {known}.", field=name)
