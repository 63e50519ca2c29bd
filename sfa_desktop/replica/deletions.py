"""One side deleted a record that the other changed: a person takes the deletion or the record, and may take it back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.entities.exchange import Action, Operation, OperationState
from sfa_desktop.replica import edits, kept, ledger, merging, office, operations, rowstore
from sfa_desktop.replica.access import Writer
from sfa_desktop.replica.codec import LINES, SHAPES
from sfa_desktop.replica.office_row import DELETED, OfficeRow
from sfa_desktop.replica.operations import Change
from sfa_desktop.rules.merge import PERSON, Ask, Loss, differing
from sfa_desktop.rules.paths import WHOLE

MINE, THEIRS = "mine", "theirs"
MOVED_ON = "the record was changed since, so this cannot be taken back; change it by hand"


def settle(w: Writer, operation: Operation, row: OfficeRow, side: str, ask: Ask) -> str:
    """Take one side; the id of the operation that stands for it."""
    kind, id_ = operation.kind, operation.record_id
    open_ = operations.open_of(w, kind, id_)
    lost = ask.mine if side == THEIRS else ask.theirs
    if lost is not None:
        if side == THEIRS:
            loss = Loss(field=WHOLE, value=lost, winner=ask.theirs, side="mine", reason=PERSON)
        else:
            loss = Loss(field=WHOLE, value=lost, winner=ask.mine, side="theirs", reason=PERSON)
        kept.keep(w, kind, id_, operation.id, [loss])
    if side == THEIRS:
        for own in open_:
            office.discard_changes(w, own, code=THEIRS, event="took_theirs")
        return operation.id
    if row.gone == DELETED and open_[-1].action is not Action.DELETE:
        whole = office.overlay(row.values, open_)
        return bring_back(w, kind, id_, whole, version=row.version, title=operation.title)
    operations.queued(w, [own for own in open_ if own.state is OperationState.CONFLICT])
    office.rebase(w, open_, row)
    merging.note(w, "took_mine", operation, {"theirs": row.values, "version": row.version})
    return operation.id


def bring_back(w: Writer, kind: str, id: str, values: Mapping[str, Any], *, version: int, title: str) -> str:
    """Create a record that the office deleted again, whole; the id of the operation.

    Its base version says that the deletion is known; a creation without one would be the same conflict again.
    """
    open_ = operations.open_of(w, kind, id)
    outgoing, base = operations.sendable(kind, values), max(version, 1)
    for later in open_[1:]:
        office.discard_changes(w, later, code="folded", event="folded")
    if open_:
        new = operations.rewrite(
            w,
            open_[0] if open_[0].attempts else _attempted(open_[0]),
            action=Action.CREATE.value,
            values=outgoing,
            base={},
            base_version=base,
            state=OperationState.QUEUED.value,
            code="",
            message="",
        )
    else:
        change = Change(
            kind=kind, record_id=id, action=Action.CREATE, values=outgoing, base={}, base_version=base, title=title
        )
        new = operations.add(w, change)
    ledger.append(w, "took_mine", operation=new, kind=kind, record=id, data={"values": values, "theirs": None})
    office.forget(w, kind, id)
    shape = SHAPES[kind]
    rowstore.place(w, shape, id, {**shape.cells(values), "version": 0, "remote_id": "", "pending": 1})
    if kind in LINES and "lines" in values:
        rowstore.set_lines(w, kind, id, values["lines"])
    w.touched(kind, [id])
    return new


def _attempted(operation: Operation) -> Operation:
    """A creation is another thing than the change it was: under an id of its own."""
    return replace(operation, attempts=1)


# --- taking it back -------------------------------------------------------------------------------


def undo(w: Writer, kind: str, id: str, side: str, ask: Ask, *, version: int, title: str) -> None:
    """Take a decision back. Raises InvalidInput where the record moved on since."""
    open_ = operations.open_of(w, kind, id)
    if ask.theirs is None:
        _deleted_there_again(w, kind, id, side, ask, open_, version=version, title=title)
    else:
        _deleted_here_again(w, kind, id, side, ask, open_, version=version, title=title)
    office.follow(w, kind, id)


def _deleted_there_again(
    w: Writer, kind: str, id: str, side: str, ask: Ask, open_: Sequence[Operation], *, version: int, title: str
) -> None:
    now = rowstore.full(w, kind, id)
    if side == MINE and not open_:
        if now is None or differing(kind, ask.mine, now):
            raise InvalidInput(problem=MOVED_ON)
        edits.delete(w, kind, id)
        return
    if side == THEIRS and now is not None:
        raise InvalidInput(problem=MOVED_ON)
    mine = now if now is not None else ask.mine
    for operation in open_:
        office.discard_changes(w, operation, code="undone", event="undone")
    gone = OfficeRow(version=version, remote_id="", values=ask.base, gone=DELETED)
    office.put(w, kind, id, gone)
    paths = differing(kind, ask.base, mine)
    change = Change(
        kind=kind,
        record_id=id,
        action=Action.UPDATE,
        values=operations.sendable(kind, merging.only(kind, mine, paths)),
        base=merging.only(kind, ask.base, paths),
        base_version=version,
        title=title,
    )
    merging.set_aside(w, operations.need(w, operations.add(w, change)), gone)


def _deleted_here_again(
    w: Writer, kind: str, id: str, side: str, ask: Ask, open_: Sequence[Operation], *, version: int, title: str
) -> None:
    if side == MINE and not open_:
        if rowstore.full(w, kind, id) is not None:
            raise InvalidInput(problem=MOVED_ON)
        bring_back(w, kind, id, ask.theirs, version=version, title=title)
        return
    if side == THEIRS:
        now = rowstore.full(w, kind, id)
        if open_ or now is None or differing(kind, ask.theirs, now):
            raise InvalidInput(problem=MOVED_ON)
        office.remember(w, kind, id)
        change = Change(
            kind=kind, record_id=id, action=Action.DELETE, values={}, base=ask.base, base_version=version, title=title
        )
        new = operations.add(w, change)
        ledger.append(w, "deleted", operation=new, kind=kind, record=id, data={"base": ask.base})
    elif open_[-1].action is Action.DELETE:
        operations.put(w, open_[-1].id, base=ask.base)
    else:
        raise InvalidInput(problem=MOVED_ON)
    row = office.get(w, kind, id)
    if row is not None:
        merging.judge(w, kind, row, operations.open_of(w, kind, id), None)


def redo(w: Writer, kind: str, id: str, side: str, ask: Ask, *, version: int, title: str) -> None:
    """Decide again as before. Raises InvalidInput where the record moved on since."""
    open_ = operations.open_of(w, kind, id)
    row = office.get(w, kind, id)
    if open_ and open_[0].state is OperationState.CONFLICT and row is not None:
        settle(w, open_[0], row, side, ask)
    elif ask.theirs is None:  # brought back, sent, and deleted again
        if [operation.action for operation in open_] == [Action.DELETE]:
            office.discard_changes(w, open_[0], code="undone", event="undone")
        elif open_ or rowstore.full(w, kind, id) is not None:
            raise InvalidInput(problem=MOVED_ON)
        else:
            bring_back(w, kind, id, ask.mine, version=version, title=title)
    else:  # deleted, sent, and brought back
        now = rowstore.full(w, kind, id)
        if now is None or differing(kind, ask.theirs, now):
            raise InvalidInput(problem=MOVED_ON)
        edits.delete(w, kind, id)
    office.follow(w, kind, id)
