"""Settles a conflict: all of it by taking one side, or field by field; what was not taken is kept for 30 days."""

from collections.abc import Mapping
from typing import Any

from sfa_desktop.actions.edit_record import read_values
from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.entities import KINDS
from sfa_desktop.entities.canonical import encode
from sfa_desktop.entities.exchange import Operation, OperationState
from sfa_desktop.replica import outbox, resolving
from sfa_desktop.replica.resolving import Choice, Take, Typed
from sfa_desktop.replica.store import Reader, Replica
from sfa_desktop.rules.merge import LINES_OF
from sfa_desktop.rules.paths import CUSTOM, LINES
from sfa_desktop.rules.typed import field_named, read_value

SIDES = ("mine", "theirs")


def conflicts(r: Reader) -> list[Operation]:
    """Operations in conflict, oldest first."""
    return outbox.items(r, states=(OperationState.CONFLICT,))


def conflict_named(r: Reader, id: str) -> Operation:
    """The conflict of this operation or record. Raises InvalidInput if there is none."""
    for operation in conflicts(r):
        if id in (operation.id, operation.record_id):
            return operation
    raise InvalidInput(problem=f"There is no conflict with the id {id!r}; see: sfa-desktop conflicts list")


def resolve_conflict(replica: Replica, id: str, *, take: Take) -> tuple[str, tuple[str, ...]]:
    """Settle the conflict of this operation or record; the operation's id, and the fields that still ask.

    `take` is "mine" or "theirs" for all that asks, or by field one of these or a `Typed` value. Raises InvalidInput if
    there is no such conflict, or if it does not ask about a field that is named.
    """
    with replica.write() as w:
        operation = conflict_named(w, id)
        return operation.id, resolving.resolve(w, operation.id, take=take)


def resolve_typed(replica: Replica, id: str, typed: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """Like `resolve_conflict`, from typed texts by field name or label: mine, theirs, or a value of one's own."""
    with replica.read() as r:
        operation = conflict_named(r, id)
        take: dict[str, Choice] = {}
        for name, text in typed.items():
            path, value = _read(r, operation.kind, name, text)
            take[path] = value
    return resolve_conflict(replica, operation.id, take=take)


def _read(r: Reader, kind: str, name: str, text: str) -> tuple[str, Choice]:
    """The path that a field's name means, and what is taken."""
    entity = KINDS[kind]
    if name.startswith((LINES, CUSTOM)) or name == "*":
        path = name
    else:
        field = field_named(entity, name)
        path = field.name if field else name
    if text in SIDES:
        return path, text
    if path.startswith(LINES) and kind in LINES_OF:
        line_field = LINES_OF[kind].field(path.rpartition(".")[2]) if path.count(".") > 1 else None
        if line_field is None:
            raise InvalidInput(problem=f"Of the line {path} take mine or theirs.")
        return path, Typed(encode(read_value(line_field, text)))
    values: dict[str, Any] = read_values(r, entity, {path: text})
    value = values["custom"][path.removeprefix(CUSTOM)] if "custom" in values else values[path]
    return path, Typed(encode(value))
