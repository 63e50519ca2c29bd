"""The office changed a record that has waiting work: what merges goes on, what asks becomes a conflict.

A conflict is an operation whose `base` still holds, for the fields that ask, what they were before both changes; all
other fields are merged already. So what asks follows from base, values and the office's row at any time, and a conflict
restates itself whenever the office's row changes again.
"""

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any

from sfa_desktop.entities.exchange import Action, Operation, OperationState
from sfa_desktop.replica import kept, ledger, operations
from sfa_desktop.replica.access import Reader, Writer
from sfa_desktop.replica.codec import LINES
from sfa_desktop.replica.facts import merge_policies
from sfa_desktop.replica.office_row import (
    CHANGED,
    CHANGED_DELETED,
    DELETED,
    OfficeRow,
    get,
    grounds,
    overlay,
    rebase,
)
from sfa_desktop.rules.merge import PERSON, Merged, differing, merge
from sfa_desktop.rules.paths import CUSTOM, root

MERGED = "merged"
"""The ledger's event, and the code of an operation of which nothing is left to send, when policies decided."""
AGREED = "agreed"
"""The same of one that both sides made alike."""
_MOVABLE = (OperationState.QUEUED, OperationState.CONFLICT)


def workable(open_operations: Sequence[Operation]) -> list[Operation]:
    """The operations that a merge may change: those up to the first that is on its way or refused."""
    return list(takewhile(lambda operation: operation.state in _MOVABLE, open_operations))


def state_of(r: Reader, kind: str, office: OfficeRow, work: Sequence[Operation]) -> Merged:
    """What comes of merging waiting work with what the office says."""
    base = grounds(work, office.values)
    made_here = {} if work[0].action is Action.CREATE else base
    return merge(
        kind,
        base=base,
        mine=None if work[-1].action is Action.DELETE else overlay(made_here, work),
        theirs=None if office.gone == DELETED else office.values,
        policies=merge_policies(r, kind),
    )


def judge(
    w: Writer,
    kind: str,
    office: OfficeRow,
    open_operations: Sequence[Operation],
    before: Mapping[str, Any] | None,
) -> None:
    """Let waiting work build on what the office says now; where a person is needed, make (or restate) a conflict.

    `before` is what the office said last, where that is known: only for the ledger.
    """
    work = workable(open_operations)
    if not work:
        return
    found = state_of(w, kind, office, work)
    was = before if before is not None else grounds(work, office.values)
    write_back(w, kind, office, work, found, news=() if office.gone else differing(kind, was, office.values))


def end_if_alike(w: Writer, kind: str, id: str) -> bool:
    """End waiting work that says what the office says already, such as tags in another order; whether it was such."""
    office, work = get(w, kind, id), workable(operations.open_of(w, kind, id))
    if office is None or not work or office.gone or work[-1].action is Action.DELETE:
        return False
    found = state_of(w, kind, office, work)
    if found.values is None or found.asks or differing(kind, office.values, found.values):
        return False
    write_back(w, kind, office, work, found)
    return True


def write_back(
    w: Writer,
    kind: str,
    office: OfficeRow,
    work: Sequence[Operation],
    found: Merged,
    *,
    news: Sequence[str] = (),
    closing: str = MERGED,
) -> str:
    """Make operations of what a merge came to: only what still differs travels; the id of the first that is left.

    `closing` is the code of work of which nothing is left because the office's values were taken.
    """
    if found.values is None or office.gone == DELETED or work[-1].action is Action.DELETE:
        return _write_whole(w, office, work, found)
    kept.keep(w, kind, work[0].record_id, work[0].id, found.losses)
    travelling = differing(kind, office.values, found.values)
    asking = tuple(ask.field for ask in found.asks)
    decided = [x for x in found.losses if x.reason != PERSON]
    data = {
        "version": office.version,
        "mine": [path for path in travelling if path not in asking],
        "theirs": [path for path in news if path not in asking],
        "losses": [{"field": x.field, "value": x.value, "side": x.side, "reason": x.reason} for x in decided],
    }
    if not travelling and not asking:
        _close(w, work, data, code=closing if found.losses or closing != MERGED else AGREED)
        return work[0].id
    if len(work) > 1 and _untouched(kind, office, work, found):
        rebase(w, work, office)
        operation = work[0]
    else:
        operation = _one(w, kind, office, work, found, (*travelling, *asking))
    if data["theirs"] or decided:
        note(w, MERGED, operation, data)
    if asking:
        fields = [{"field": x.field, "base": x.base, "mine": x.mine, "theirs": x.theirs} for x in found.asks]
        note(w, "conflict", operation, {"fields": fields, "theirs": office.values, "mine": operation.values})
    return operation.id


def _close(w: Writer, work: Sequence[Operation], data: Mapping[str, Any], *, code: str) -> None:
    """Nothing is left to send: both sides say the same, or policies or a person took the office's values."""
    for operation in work:
        note(w, code if code in (MERGED, AGREED) else "ended", operation, {**data, "values": operation.values})
        state = OperationState.DONE if code == AGREED else OperationState.DISCARDED
        operations.close(w, operation.id, state, code=code)


def _untouched(kind: str, office: OfficeRow, work: Sequence[Operation], found: Merged) -> bool:
    """Whether every operation may stay as it is, on a new base."""
    assert found.values is not None
    plain = not found.asks and not found.losses and all(o.state is OperationState.QUEUED for o in work)
    return plain and not differing(kind, overlay(office.values, work), found.values)


def _one(
    w: Writer, kind: str, office: OfficeRow, work: Sequence[Operation], found: Merged, paths: Sequence[str]
) -> Operation:
    """Waiting work of one record as one operation that changes what is at `paths`."""
    assert found.values is not None
    keep = work[-1] if any(_waits_for_later(w, work[0], later) for later in work[1:]) else work[0]
    for other in work:
        if other is not keep:
            discard_changes(w, other, code="folded", event="folded")
    values, base = (only(kind, whole, paths) for whole in (found.values, found.base))
    values = operations.sendable(kind, values)
    columns: dict[str, Any] = {
        "base": base,
        "base_version": office.version,
        "state": (OperationState.CONFLICT if found.asks else OperationState.QUEUED).value,
        "code": CHANGED if found.asks else "",
        "message": "",
        "line": "",
        "title": work[-1].title,
    }
    if keep.action is Action.UPDATE and values == keep.values:
        operations.put(w, keep.id, **columns)
        return operations.need(w, keep.id)
    id_ = operations.rewrite(w, keep, action=Action.UPDATE.value, values=values, **columns)
    return operations.need(w, id_)


def only(kind: str, whole: Mapping[str, Any], paths: Sequence[str]) -> dict[str, Any]:
    """The part of a record that an operation carries to change what is at `paths`; lines go as a whole."""
    found = {name: whole.get(name) for name in dict.fromkeys(map(root, paths)) if name != root(CUSTOM)}
    own = whole.get("custom") or {}
    codes = [path.removeprefix(CUSTOM) for path in paths if path.startswith(CUSTOM)]
    if codes:
        found["custom"] = {code: own.get(code) for code in dict.fromkeys(codes)}
    if kind in LINES and "lines" in found:
        found["lines"] = list(found["lines"] or ())
    return found


def _waits_for_later(w: Writer, first: Operation, later: Operation) -> bool:
    """Whether folding `later` into `first` could let a group wait for one that waits for it."""
    linked = operations.links(later.kind, later.values)
    if not linked:
        return False
    creators = operations.creators(w)
    return any(creators.get(id_, first.group_id) != first.group_id for id_ in linked)


def _write_whole(w: Writer, office: OfficeRow, work: Sequence[Operation], found: Merged) -> str:
    """One side deleted the record: a conflict if the other changed it, else the deletion stands."""
    if found.asks:
        set_aside(w, work[0], office)
    elif office.gone == DELETED:
        for operation in work:
            note(w, AGREED, operation, {"version": office.version, "values": operation.values})
            operations.close(w, operation.id, OperationState.DONE, code=AGREED)
    else:
        operations.queued(w, [operation for operation in work if operation.state is OperationState.CONFLICT])
        rebase(w, work, office)
    return work[0].id


def set_aside(w: Writer, operation: Operation, office: OfficeRow) -> None:
    """Make an operation a conflict as it is; base, mine and theirs are all kept."""
    code = CHANGED_DELETED if office.gone == DELETED else CHANGED
    theirs = None if office.gone == DELETED else office.values
    operations.put(w, operation.id, state=OperationState.CONFLICT.value, code=code, message="", line="")
    note(w, "conflict", operation, {"mine": operation.values, "base": operation.base, "theirs": theirs})


def asks_of(r: Reader, operation: Operation) -> Merged | None:
    """What a conflict asks, and what is merged already; None where the office's row is not known (any more)."""
    office = get(r, operation.kind, operation.record_id)
    work = workable(operations.open_of(r, operation.kind, operation.record_id))
    return state_of(r, operation.kind, office, work) if office and work else None


def note(w: Writer, event: str, operation: Operation, data: Mapping[str, Any]) -> None:
    """Enter what happened to an operation into the ledger."""
    ledger.append(w, event, operation=operation.id, kind=operation.kind, record=operation.record_id, data=data)


def discard_changes(w: Writer, operation: Operation, *, code: str, event: str) -> None:
    """End one operation without sending it; the ledger keeps what it would have done."""
    operations.close(w, operation.id, OperationState.DISCARDED, code=code)
    data = {"action": operation.action.value, "values": operation.values, "base": operation.base}
    note(w, event, operation, data)
