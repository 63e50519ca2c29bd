"""Undo and redo of how a conflict was settled: back to the conflict while nothing was sent, else by a new operation."""

from typing import Any

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.entities.exchange import Action, Operation, OperationState
from sfa_desktop.replica import deletions, kept, ledger, merging, office, operations
from sfa_desktop.replica.access import Writer
from sfa_desktop.replica.deletions import THEIRS
from sfa_desktop.replica.facts import merge_policies
from sfa_desktop.replica.office_row import OfficeRow, grounds
from sfa_desktop.replica.operations import Change
from sfa_desktop.replica.resolving import Resolution, resolutions
from sfa_desktop.rules.merge import PERSON, Ask, merge, same_at
from sfa_desktop.rules.paths import WHOLE, value_at, with_value

_ON_ITS_WAY = (OperationState.SENDING, OperationState.UNKNOWN)


def undo(w: Writer, id: str) -> Resolution:
    """Take back the latest decision about this operation or record.

    What was not sent yet is a conflict again. What was sent is brought back to the office's earlier value by a new
    operation. Raises InvalidInput in words where there is nothing to take back, or where the record moved on since.
    """
    found = next((one for one in resolutions(w, id) if not one.undone), None)
    if found is None:
        raise InvalidInput(problem=f"no conflict of {id!r} was settled in the last {kept.KEEP.days} days")
    _turn(w, found, back=True)
    return found


def redo(w: Writer, id: str) -> Resolution:
    """Decide again what was taken back last. Raises InvalidInput as `undo` does."""
    undone: Resolution | None = None
    for one in resolutions(w, id):
        if not one.undone:
            break
        undone = one
    if undone is None:
        raise InvalidInput(problem=f"no decision about {id!r} was taken back")
    _turn(w, undone, back=False)
    return undone


def _turn(w: Writer, one: Resolution, *, back: bool) -> None:
    kind, id_ = one.kind, one.record_id
    if any(operation.state in _ON_ITS_WAY for operation in operations.open_of(w, kind, id_)):
        raise InvalidInput(problem="this may have reached the office already; synchronise first")
    if WHOLE in one.chosen:
        turn = deletions.undo if back else deletions.redo
        turn(w, kind, id_, one.chosen[WHOLE], one.asks[0], version=one.version, title=one.title)
    else:
        _turn_fields(w, one, back=back)
    event = "undid" if back else "redid"
    ledger.append(w, event, operation=one.operation, kind=kind, record=id_, data={"chosen": one.chosen})
    w.run("UPDATE resolution SET undone_at = ? WHERE seq = ?", (w.stamp if back else "", one.seq))
    stamp = w.stamp if back else ""
    w.run_many(
        "UPDATE kept_value SET restored_at = ? "
        "WHERE kind = ? AND record_id = ? AND field = ? AND at = ? AND reason = ?",
        [(stamp, kind, id_, ask.field, one.at, PERSON) for ask in one.asks],
    )
    w.touched(kept.KEPT, [id_])


def _turn_fields(w: Writer, one: Resolution, *, back: bool) -> None:
    kind, id_ = one.kind, one.record_id
    w.need(kind, id_)
    office.remember(w, kind, id_)
    row = office.get(w, kind, id_)
    open_ = operations.open_of(w, kind, id_)
    if row is None or row.gone or any(operation.action is not Action.UPDATE for operation in open_):
        raise InvalidInput(problem=deletions.MOVED_ON)
    base = grounds(open_, row.values)
    mine = office.overlay(base, open_)
    for ask in one.asks:
        here, there = value_at(mine, ask.field), value_at(row.values, ask.field)
        plan = _undone(kind, one, ask, here, there) if back else _redone(kind, one, ask, here, there)
        mine, base = with_value(mine, ask.field, plan[0]), with_value(base, ask.field, plan[1])
    found = merge(kind, base=base, mine=mine, theirs=row.values, policies=merge_policies(w, kind))
    merging.write_back(w, kind, row, open_ or [_blank(w, one, row)], found, closing=THEIRS)
    office.follow(w, kind, id_)


def _undone(kind: str, one: Resolution, ask: Ask, here: Any, there: Any) -> tuple[Any, Any]:
    """Value and base of a field from now on."""
    outcome = one.chosen[ask.field]
    if not same_at(kind, ask.field, here, outcome):
        raise InvalidInput(problem=f"{ask.field}: {deletions.MOVED_ON}")
    sent = same_at(kind, ask.field, there, outcome) and not same_at(kind, ask.field, outcome, ask.theirs)
    return (ask.theirs, there) if sent else (ask.mine, ask.base)


def _redone(kind: str, one: Resolution, ask: Ask, here: Any, there: Any) -> tuple[Any, Any]:
    if not any(same_at(kind, ask.field, here, value) for value in (ask.mine, ask.theirs)):
        raise InvalidInput(problem=f"{ask.field}: {deletions.MOVED_ON}")
    return one.chosen[ask.field], there


def _blank(w: Writer, one: Resolution, row: OfficeRow) -> Operation:
    """A new operation for `write_back` to fill; its entry in the ledger is the undoing or redoing itself."""
    change = Change(
        kind=one.kind,
        record_id=one.record_id,
        action=Action.UPDATE,
        values={},
        base={},
        base_version=row.version,
        title=one.title,
    )
    operation = operations.need(w, operations.add(w, change))
    merging.note(w, "reopened", operation, {"settled": one.operation})
    return operation
