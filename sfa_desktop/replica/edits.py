"""A person's edit: the row, its outbox operation and its ledger entry, in one transaction.

Edits to a record whose operation was never attempted fold into it. Once attempted it is frozen and a new
operation follows; one that the office refused, or that clashed, takes further edits in under a new id,
because nothing was stored under the old one. An order in state `draft` stays on the laptop's desk, as row and
ledger entry alone, until it leaves that state.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.ids import new_id
from sfa_desktop.entities import KINDS, Entity
from sfa_desktop.entities.exchange import Action, Operation, OperationState
from sfa_desktop.replica import ledger, office, operations, rowstore
from sfa_desktop.replica.access import Writer
from sfa_desktop.replica.checks import canonical_values, checked_lines, editable, required
from sfa_desktop.replica.codec import LINES, SHAPES
from sfa_desktop.replica.desk import DESK, drafts_on, title_of
from sfa_desktop.replica.operations import FIELD_GONE, Change, sendable
from sfa_desktop.rules.merge import same

_TAKES_EDITS = (OperationState.REFUSED, OperationState.CONFLICT)


def create(w: Writer, entity: Entity, *, lines: Sequence[Entity] = (), group: str | None = None) -> str:
    """Add a record born here; its id (the entity's own, or a new UUIDv7).

    Raises InvalidInput for kinds that come from the office only, a missing required field, or a known id.
    """
    kind, id_ = entity.kind, entity.id or new_id()
    shape = editable(kind)
    if entity.id and w.value(f"SELECT 1 FROM {shape.table} WHERE id = ?", (id_,)):  # noqa: S608
        raise InvalidInput(problem=f"there is already a {kind} with the id {id_}")
    values = canonical_values(entity)
    required(kind, values)
    if kind in LINES:
        values["lines"] = checked_lines(kind, id_, lines)
    elif lines:
        raise InvalidInput(problem=f"a {kind} has no lines")
    on_desk = kind in DESK and DESK[kind] == values["state"]
    rowstore.insert(w, shape, id_, shape.cells(values), pending=0 if on_desk else 1)
    if kind in LINES:
        rowstore.add_lines(w, kind, id_, values["lines"])
    if on_desk:
        ledger.append(w, "drafted", kind=kind, record=id_, data={"values": values})
    else:
        _queue_create(w, kind, id_, values, title_of(entity), group)
    w.touched(kind, [id_])
    return id_


def update(
    w: Writer,
    kind: str,
    id: str,
    values: Mapping[str, Any],
    *,
    lines: Sequence[Entity] | None = None,
    group: str | None = None,
) -> None:
    """Change fields of a record, by name, in Python values; `custom` changes only the codes it names.

    `lines` is the whole list of an aggregate's lines. Without a real change nothing is written. Raises
    NotFound, and InvalidInput for a field that the kind does not have or that the office owns.
    """
    shape = editable(kind)
    record = w.need(kind, id)
    born_here = record.origin.version == 0
    before = rowstore.full(w, kind, id) or {}
    asked = canonical_values(record, values, office_too=born_here)
    if lines is not None:
        if kind not in LINES:
            raise InvalidInput(problem=f"a {kind} has no lines")
        asked["lines"] = checked_lines(kind, id, lines)
    changed = {name: value for name, value in asked.items() if not _equal(kind, name, value, before)}
    if not changed:
        return
    after = office.merged(before, changed)
    required(kind, after)
    office.remember(w, kind, id)
    rowstore.change(w, shape, id, shape.cells({n: after[n] for n in changed if n != "lines"}))
    if "lines" in changed:
        rowstore.set_lines(w, kind, id, changed["lines"])
    title = title_of(w.need(kind, id)) or record.headline
    _record(w, kind, id, born_here=born_here, changed=changed, before=before, after=after, title=title, group=group)
    w.touched(kind, [id])


def delete(w: Writer, kind: str, id: str, *, group: str | None = None) -> None:
    """Delete a record here and, where the office knows it, there.

    What was never sent vanishes with its operation. Raises NotFound, and InvalidInput while a conflict is open
    or while other waiting work refers to a record that would vanish.
    """
    editable(kind)
    record = w.need(kind, id)
    before = rowstore.full(w, kind, id) or {}
    open_ = operations.open_of(w, kind, id)
    if any(operation.state is OperationState.CONFLICT for operation in open_):
        raise InvalidInput(problem="this record is in conflict with the office; settle that first")
    if record.origin.version == 0 and all(_folds(operation) for operation in open_):
        _refuse_if_needed(w, id)
        for operation in open_:
            operations.close(w, operation.id, OperationState.DISCARDED, code="undone")
        last = open_[-1].id if open_ else None
        ledger.append(w, "undone", operation=last, kind=kind, record=id, data={"values": before})
        rowstore.remove(w, kind, [id])
        w.touched(kind, [id])
        return
    office.remember(w, kind, id)
    for operation in open_:
        if _folds(operation):
            office.discard_changes(w, operation, code="undone", event="undone")
    left = operations.open_of(w, kind, id)
    known = office.get(w, kind, id)
    change = Change(
        kind=kind,
        record_id=id,
        action=Action.DELETE,
        values={},
        base=office.overlay(known.values, left) if known else before,
        base_version=known.version if known else 0,
        title=title_of(record),
        group=group,
    )
    id_ = operations.add(w, change)
    ledger.append(w, "deleted", operation=id_, kind=kind, record=id, data={"base": change.base})
    rowstore.remove(w, kind, [id])
    w.touched(kind, [id])


# --- folding --------------------------------------------------------------------------------------


def _record(
    w: Writer,
    kind: str,
    id: str,
    *,
    born_here: bool,
    changed: Mapping[str, Any],
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    title: str,
    group: str | None,
) -> None:
    """Put a change of a row into the outbox and the ledger."""
    open_ = operations.open_of(w, kind, id)
    if born_here and kind in DESK and not open_:
        if after["state"] == DESK[kind]:
            ledger.append(w, "drafted", kind=kind, record=id, data={"values": changed})
        else:
            _queue_create(w, kind, id, after, title, group)
            rowstore.change(w, SHAPES[kind], id, {"pending": 1})
        return
    if born_here and after.get("state") == DESK.get(kind, "-") and len(open_) == 1 and _folds(open_[0]):
        office.discard_changes(w, open_[0], code="recalled", event="recalled")
        rowstore.change(w, SHAPES[kind], id, {"pending": 0})
        return
    outgoing = sendable(kind, changed)
    base = {name: before.get(name) for name in outgoing}
    if "custom" in base:
        base["custom"] = {code: (before.get("custom") or {}).get(code) for code in outgoing["custom"]}
    if not outgoing:
        ledger.append(w, "estimated", kind=kind, record=id, data={"values": changed})
        return
    last = open_[-1] if open_ else None
    if last and _folds(last) and not _waits_for_later(w, last, outgoing):
        id_ = _fold(w, last, outgoing, base, title)
    else:
        known = office.get(w, kind, id)
        change = Change(
            kind=kind,
            record_id=id,
            action=Action.UPDATE,
            values=outgoing,
            base=base,
            base_version=known.version if known else 0,
            title=title,
            group=group,
        )
        id_ = operations.add(w, change)
    ledger.append(w, "edited", operation=id_, kind=kind, record=id, data={"values": outgoing, "base": base})
    count = len(operations.open_of(w, kind, id))
    rowstore.change(w, SHAPES[kind], id, {"pending": count})
    if not count:
        office.forget(w, kind, id)


def _queue_create(w: Writer, kind: str, id: str, values: Mapping[str, Any], title: str, group: str | None) -> None:
    outgoing = sendable(kind, values)
    change = Change(
        kind=kind,
        record_id=id,
        action=Action.CREATE,
        values=outgoing,
        base={},
        base_version=0,
        title=title,
        group=group,
    )
    id_ = operations.add(w, change)
    ledger.append(w, "created", operation=id_, kind=kind, record=id, data={"values": outgoing})


def _folds(operation: Operation) -> bool:
    """Whether further edits go into this operation instead of a new one."""
    if operation.action is Action.DELETE or operation.code == FIELD_GONE:
        return False
    return operation.state in _TAKES_EDITS or (operation.state is OperationState.QUEUED and not operation.attempts)


def _fold(w: Writer, operation: Operation, values: Mapping[str, Any], base: Mapping[str, Any], title: str) -> str:
    merged, base = office.merged(operation.values, values), office.merged(base, operation.base)
    if operation.action is Action.UPDATE and operation.state is not OperationState.CONFLICT:
        merged, base = _real(operation.kind, merged, base)
        if not merged:
            operations.close(w, operation.id, OperationState.DISCARDED, code="undone")
            return operation.id
    id_ = operations.rewrite(w, operation, values=merged, base=base, title=title)
    if operation.state is OperationState.REFUSED:
        mates = w.rows(
            f"{operations.SELECT} WHERE group_id = ? AND state = 'refused' AND code <> ?",
            (operation.group_id, FIELD_GONE),
        )
        operations.queued(w, [operations.operation_of(row) for row in mates])
        office.reconsider(w, operation.kind, operation.record_id)
    elif operation.state is OperationState.CONFLICT:
        office.restate(w, operation.kind, operation.record_id)
    return id_


def _real(kind: str, values: Mapping[str, Any], base: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is left of a change when fields that are back at their base are taken out."""
    names = [name for name in values if not _equal(kind, name, values[name], base)]
    return {name: values[name] for name in names}, {name: base.get(name) for name in names}


def _waits_for_later(w: Writer, operation: Operation, values: Mapping[str, Any]) -> bool:
    """Whether folding would let a group wait for one that may be waiting for it."""
    linked = operations.links(operation.kind, values)
    if not linked:
        return False
    creators = operations.creators(w)
    return any(creators.get(id, operation.group_id) != operation.group_id for id in linked)


def _equal(kind: str, name: str, value: Any, values: Mapping[str, Any]) -> bool:
    """Whether a canonical value means what `values` already has under the name: tags in another order are the same."""
    if name == "custom":
        own = values.get("custom") or {}
        return all(same(None, own.get(code), item) for code, item in value.items())
    if name == "lines":
        return bool(value == values.get(name))
    return same(KINDS[kind].field(name), value, values.get(name))


def _refuse_if_needed(w: Writer, id: str) -> None:
    waiting = [o.title or o.kind for o in operations.referring(w, id)]
    waiting += [title_of(draft) or draft.kind for draft in drafts_on(w, id)]
    if waiting:
        raise InvalidInput(problem=f"waiting work still refers to this record: {', '.join(dict.fromkeys(waiting))}")
