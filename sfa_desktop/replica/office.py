"""What the office last said about a record with pending work, and how the row follows from it.

The row of a record is a function of two things: the office's last known values, and the record's open
operations laid over them in order. Only records with open operations have an office row; a clean row is the
office's truth itself, and a record the office has never seen has its operation (or its draft) alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sfa_desktop.entities.exchange import Action, Operation, OperationState
from sfa_desktop.entities.field import Truth
from sfa_desktop.replica import ledger, operations, rowstore
from sfa_desktop.replica.access import Reader, Writer
from sfa_desktop.replica.codec import LINES, SHAPES, Cell, dump, load

DELETED, LEFT_SCOPE = "deleted", "scope"
OUT_OF_SCOPE = "out_of_scope"
CHANGED, CHANGED_DELETED = "changed", "deleted"
_IN_FLIGHT = (OperationState.SENDING, OperationState.UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRow:
    """The office's last known state of one record; `values` is canonical, lines included."""

    version: int
    remote_id: str
    values: Mapping[str, Any]
    synced_at: str | None = None
    gone: str = ""
    before: Mapping[str, Any] = field(default_factory=dict)
    """The values that work on its way, or refused, was based on, where the office has moved on since."""


def get(r: Reader, kind: str, id: str) -> OfficeRow | None:
    """The office row of a record, None where it has no pending work or the office has not seen it."""
    row = r.one(
        'SELECT version, remote_id, "values", synced_at, gone, before FROM office_row WHERE kind = ? AND record_id = ?',
        (kind, id),
    )
    if row is None:
        return None
    return OfficeRow(
        version=row[0],
        remote_id=row[1],
        values=load(row[2]),
        synced_at=row[3],
        gone=row[4],
        before=load(row[5]),
    )


def put(w: Writer, kind: str, id: str, row: OfficeRow) -> None:
    """Remember the office's state of a record with pending work."""
    w.run(
        "INSERT OR REPLACE INTO office_row VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (kind, id, row.version, row.remote_id, row.synced_at, row.gone, dump(row.values), dump(row.before)),
    )


def forget(w: Writer, kind: str, id: str) -> None:
    """No pending work any more: the row itself is the truth again."""
    w.run("DELETE FROM office_row WHERE kind = ? AND record_id = ?", (kind, id))


def remember(w: Writer, kind: str, id: str) -> None:
    """At the first local edit of a record the office knows: keep what it said."""
    if get(w, kind, id) is not None:
        return
    row = w.one(f"SELECT version, remote_id, synced_at FROM {SHAPES[kind].table} WHERE id = ?", (id,))  # noqa: S608
    values = rowstore.full(w, kind, id)
    if row and row[0] and values is not None:
        put(w, kind, id, OfficeRow(version=row[0], remote_id=row[1], values=values, synced_at=row[2]))


def overlay(values: Mapping[str, Any], open_operations: Sequence[Operation]) -> dict[str, Any]:
    """Canonical values with open operations laid over them, oldest first."""
    found = dict(values)
    for operation in open_operations:
        found = merged(found, operation.values)
    return found


def merged(values: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Canonical values with others laid over them; custom fields one by one."""
    found = {**values, **over}
    if "custom" in over:
        found["custom"] = {**(values.get("custom") or {}), **over["custom"]}
    return found


def follow(w: Writer, kind: str, id: str) -> None:
    """Make the row what the office's values and the open operations say."""
    office, open_ = get(w, kind, id), operations.open_of(w, kind, id)
    shape = SHAPES[kind]
    w.touched(kind, [id])
    if office is None:
        if open_:
            rowstore.change(w, shape, id, {"pending": len(open_)})
        return
    deleted_here = any(operation.action is Action.DELETE for operation in open_)
    if deleted_here or (not open_ and office.gone):
        rowstore.remove(w, kind, [id])
    else:
        values = overlay(office.values, open_)
        cells = shape.cells(values)
        bookkeeping: dict[str, Cell] = {
            "version": office.version,
            "remote_id": office.remote_id,
            "synced_at": office.synced_at,
            "pending": len(open_),
        }
        rowstore.place(w, shape, id, {**cells, **bookkeeping})
        if kind in LINES and "lines" in values:
            rowstore.set_lines(w, kind, id, values["lines"])
    if not open_:
        forget(w, kind, id)


def same(kind: str, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two records are equal in all that a laptop may write; what the office owns never clashes."""
    return shared(kind, one) == shared(kind, other)


def shared(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The part of canonical values that both sides may write, in one normal form."""
    shape = SHAPES[kind]
    cells = shape.cells(values)
    found: dict[str, Any] = {f.name: cells.get(f.name) for f in shape.fields if f.truth is Truth.BOTH}
    found["custom"] = {code: value for code, value in (values.get("custom") or {}).items() if value not in (None, "")}
    if kind in LINES:
        lines = values.get("lines") or ()
        found["lines"] = {line["key"]: shared(LINES[kind].kind, line) for line in lines}
    return found


def rebase(w: Writer, open_operations: Sequence[Operation], office: OfficeRow) -> None:
    """Let operations build on the office's present version; what they change stays what it was."""
    values = office.values
    for operation in open_operations:
        operations.put(w, operation.id, base_version=office.version, base=base_of(operation, values))
        values = merged(values, operation.values)


def base_of(operation: Operation, values: Mapping[str, Any]) -> dict[str, Any]:
    """What the fields an operation touches hold in `values`; all of them for a deletion."""
    if operation.action is Action.DELETE:
        return dict(values)
    base = {name: values.get(name) for name in operation.values}
    if "custom" in base:
        base["custom"] = {code: (values.get("custom") or {}).get(code) for code in operation.values["custom"]}
    return base


def arrive(w: Writer, kind: str, id: str, new: OfficeRow) -> bool:
    """The office says something about a record with pending work; whether it was news.

    What is not newer than what is known is an own echo or a late answer, and ignored. Work on its way is
    not judged: only its answer tells whether the news is its own echo. Nor is refused work, until it is retried.
    """
    old = get(w, kind, id)
    if old is not None and (new.version < old.version or (new.version == old.version and new.gone == old.gone)):
        return False
    if old is not None and new.gone:
        new = replace(old, version=max(new.version, old.version), gone=new.gone)
    open_ = operations.open_of(w, kind, id)
    held = bool(open_) and (open_[0].state in _IN_FLIGHT or open_[0].state is OperationState.REFUSED)
    before = (old.before or old.values) if old and held else {}
    put(w, kind, id, replace(new, before=before))
    if open_ and not held and open_[0].action is not Action.CREATE and new.gone != LEFT_SCOPE:
        _judge(w, kind, id, old.values if old else None, new, open_)
    _explain_scope(w, operations.open_of(w, kind, id), new)
    follow(w, kind, id)
    return True


def reconsider(w: Writer, kind: str, id: str) -> None:
    """Work that is to be sent (again), but whose record moved on meanwhile: build on that, or clash."""
    office, open_ = get(w, kind, id), operations.open_of(w, kind, id)
    if office is None or not open_ or open_[0].state is not OperationState.QUEUED:
        return
    if open_[0].action is Action.CREATE or office.gone == LEFT_SCOPE:
        return
    if office.gone == DELETED or office.version > open_[0].base_version:
        _judge(w, kind, id, office.before or None, office, open_)
        put(w, kind, id, replace(office, before={}))
        follow(w, kind, id)


def _judge(
    w: Writer,
    kind: str,
    id: str,
    before: Mapping[str, Any] | None,
    office: OfficeRow,
    open_: Sequence[Operation],
) -> None:
    """The office changed a record a person changed too: where provably nothing differs go on, else a conflict."""
    first, deletes = open_[0], open_[-1].action is Action.DELETE
    if office.gone == DELETED:
        agreed = deletes
    else:
        agreed = not deletes and same(kind, overlay(office.values, open_), office.values)
    if agreed:
        for operation in open_:
            _note(w, "agreed", operation, {"version": office.version, "values": operation.values})
            operations.close(w, operation.id, OperationState.DONE, code="agreed")
    elif first.state is OperationState.CONFLICT:
        clash(w, first, office)
    elif not office.gone and before is not None and same(kind, before, office.values):
        rebase(w, open_, office)
    else:
        clash(w, first, office)


def clash(w: Writer, operation: Operation, office: OfficeRow) -> None:
    """Set an operation aside as a conflict; base, mine and theirs are all kept."""
    code = CHANGED_DELETED if office.gone == DELETED else CHANGED
    theirs = None if office.gone == DELETED else office.values
    if operation.state is not OperationState.CONFLICT:
        operations.put(w, operation.id, state=OperationState.CONFLICT.value, code=code, message="", line="")
    _note(w, "conflict", operation, {"mine": operation.values, "base": operation.base, "theirs": theirs})


def _explain_scope(w: Writer, open_: Sequence[Operation], office: OfficeRow) -> None:
    for operation in open_:
        if operation.state is OperationState.QUEUED:
            code = OUT_OF_SCOPE if office.gone == LEFT_SCOPE else ""
            if operation.code != code:
                operations.put(w, operation.id, code=code)
                if code:
                    _note(w, "out_of_scope", operation, {})


def _note(w: Writer, event: str, operation: Operation, data: Mapping[str, Any]) -> None:
    ledger.append(w, event, operation=operation.id, kind=operation.kind, record=operation.record_id, data=data)


def discard_changes(w: Writer, operation: Operation, *, code: str, event: str) -> None:
    """End one operation without sending it; the ledger keeps what it would have done."""
    operations.close(w, operation.id, OperationState.DISCARDED, code=code)
    data = {"action": operation.action.value, "values": operation.values, "base": operation.base}
    _note(w, event, operation, data)
