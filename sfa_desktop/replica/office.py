"""What the office last said about a record with pending work, and how the row follows from it.

The row of a record is a function of two things: the office's last known values, and the record's open
operations laid over them in order. Only records with open operations have an office row; a clean row is the
office's truth itself, and a record the office has never seen has its operation (or its draft) alone.
"""

from collections.abc import Sequence
from dataclasses import replace

from sfa_desktop.entities.exchange import Action, Operation, OperationState
from sfa_desktop.replica import operations, rowstore
from sfa_desktop.replica.access import Writer
from sfa_desktop.replica.codec import LINES, SHAPES, Cell
from sfa_desktop.replica.merging import discard_changes, judge, note, set_aside
from sfa_desktop.replica.office_row import (
    CHANGED,
    CHANGED_DELETED,
    DELETED,
    LEFT_SCOPE,
    OUT_OF_SCOPE,
    OfficeRow,
    forget,
    get,
    grounds,
    merged,
    overlay,
    put,
    rebase,
)

__all__ = [
    "CHANGED",
    "CHANGED_DELETED",
    "DELETED",
    "LEFT_SCOPE",
    "OUT_OF_SCOPE",
    "OfficeRow",
    "alike",
    "arrive",
    "clash",
    "discard_changes",
    "follow",
    "forget",
    "get",
    "grounds",
    "merged",
    "overlay",
    "put",
    "rebase",
    "reconsider",
    "remember",
    "restate",
]
clash = set_aside
_IN_FLIGHT = (OperationState.SENDING, OperationState.UNKNOWN)


def remember(w: Writer, kind: str, id: str) -> None:
    """At the first local edit of a record the office knows: keep what it said."""
    if get(w, kind, id) is not None:
        return
    row = w.one(f"SELECT version, remote_id, synced_at FROM {SHAPES[kind].table} WHERE id = ?", (id,))  # noqa: S608
    values = rowstore.full(w, kind, id)
    if row and row[0] and values is not None:
        put(w, kind, id, OfficeRow(version=row[0], remote_id=row[1], values=values, synced_at=row[2]))


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


def alike(kind: str, one: OfficeRow, other: OfficeRow) -> bool:
    """Whether the office says the same twice."""

    def content(row: OfficeRow) -> tuple[dict[str, Cell], list[tuple[str, dict[str, Cell]]]]:
        lines = (row.values.get("lines") or ()) if kind in LINES else ()
        return SHAPES[kind].cells(row.values), [(line["key"], LINES[kind].cells(line)) for line in lines]

    return bool(one.gone and other.gone) or content(one) == content(other)


def arrive(w: Writer, kind: str, id: str, new: OfficeRow, *, exact: bool = True) -> bool:
    """The office says something about a record with pending work; whether it was news.

    What is not newer than what is known is an own echo or a late answer, and ignored. Work on its way is
    not judged: only its answer tells whether the news is its own echo. Nor is refused work, until it is retried.
    Unless versions are `exact`, the same version may bring another content, and version 0 is not told.
    """
    old = get(w, kind, id)
    if not exact and not new.version:
        new = replace(new, version=old.version if old else 1)
    if old is not None and new.version < old.version:
        return False
    if old is not None and new.version == old.version and new.gone == old.gone and (exact or alike(kind, old, new)):
        return False
    if old is not None and new.gone:
        new = replace(old, version=max(new.version, old.version), gone=new.gone)
    open_ = operations.open_of(w, kind, id)
    held = bool(open_) and (open_[0].state in _IN_FLIGHT or open_[0].state is OperationState.REFUSED)
    before = (old.before or old.values) if old and held else {}
    put(w, kind, id, replace(new, before=before))
    if open_ and not held and open_[0].action is not Action.CREATE and new.gone != LEFT_SCOPE:
        judge(w, kind, new, open_, old.values if old else None)
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
    if office.gone == DELETED or office.version > open_[0].base_version or office.before:
        judge(w, kind, office, open_, office.before or None)
        put(w, kind, id, replace(office, before={}))
        follow(w, kind, id)


def restate(w: Writer, kind: str, id: str) -> None:
    """A person went on editing a record in conflict: perhaps less asks now, or nothing."""
    office, open_ = get(w, kind, id), operations.open_of(w, kind, id)
    if office is not None and open_ and open_[0].state is OperationState.CONFLICT and not office.gone:
        judge(w, kind, office, open_, office.values)
        follow(w, kind, id)


def _explain_scope(w: Writer, open_: Sequence[Operation], office: OfficeRow) -> None:
    for operation in open_:
        if operation.state is OperationState.QUEUED:
            code = OUT_OF_SCOPE if office.gone == LEFT_SCOPE else ""
            if operation.code != code:
                operations.put(w, operation.id, code=code)
                if code:
                    note(w, "out_of_scope", operation, {})
