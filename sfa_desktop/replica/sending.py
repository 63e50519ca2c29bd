"""Groups on their way to the office: what can go now, what is frozen before it leaves, what is asked for after silence.

States: queued -> sending -> done | refused | conflict | unknown; unknown is looked up before it is sent again.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sfa_desktop.entities.exchange import Action, Group, Operation, OperationState
from sfa_desktop.entities.share import WHOLE, Share
from sfa_desktop.replica import ledger, office, operations, passage
from sfa_desktop.replica.access import Reader, Writer
from sfa_desktop.replica.codec import dump, load
from sfa_desktop.replica.desk import draft_linked
from sfa_desktop.replica.operations import SELECT, note, operation_of
from sfa_desktop.replica.schema import OPEN

_NEAR = 2
"""Of the queue, so many times what is wanted is looked at before all of it is."""
_KINDS = "kind IN (SELECT value FROM json_each(:kinds))"
_OURS = {True: "", False: f" AND {_KINDS}"}
_FREE = {
    whole: f"""
    SELECT group_id, json_group_array(id)
    FROM (SELECT seq, id, group_id, kind, record_id, state FROM operation WHERE {OPEN}{ours} ORDER BY seq LIMIT :near) o
    GROUP BY group_id
    HAVING count(*) = (SELECT count(*) FROM operation q WHERE q.group_id = o.group_id AND {OPEN}{ours})
    AND max(state <> 'queued' OR group_id <> (
        SELECT group_id FROM operation p WHERE p.kind = o.kind AND p.record_id = o.record_id AND {OPEN}
        ORDER BY seq LIMIT 1)) = 0
    ORDER BY min(seq)"""  # noqa: S608
    for whole, ours in _OURS.items()
}
"""Groups with all their operations queued and among the first so many, none on a record that another changes first.

Of one of several endpoints (False), as if there were no operations but its own.
"""


def groups_ready(r: Reader, limit: int, share: Share = WHOLE) -> list[Group]:
    """The oldest groups that may be sent now.

    A group waits for every other one that creates a record its values point to, or that changes one of its
    records first, and for a draft on the desk that they point to. A group with an operation in any other state
    than queued is not ready. Of a group that concerns several endpoints, the part of `share` is ready for itself,
    once that endpoint knows the accounts it is about.
    """
    near = _NEAR * limit
    ready = _ready(r, limit, near, share)
    if len(ready) < limit and int(r.value(f"SELECT count(*) FROM operation WHERE {OPEN}")) > near:  # noqa: S608
        ready = _ready(r, limit, -1, share)
    return ready


def _ready(r: Reader, limit: int, near: int, share: Share) -> list[Group]:
    """The same, looking at the oldest `near` operations; at all of them if it is negative."""
    parameters = {"near": near} if share.kinds is None else {"near": near, "kinds": dump(sorted(share.kinds))}
    free = [(group, load(ids)) for group, ids in r.rows(_FREE[share.whole], parameters)]
    creators = operations.creators(r)
    ready: list[Group] = []
    for start in range(0, len(free), limit):
        some = free[start : start + limit]
        found = operations.by_id(r, [id_ for _, ids in some for id_ in ids])
        strangers = passage.strangers(r, found.values(), share)
        for group, ids in some:
            own = [found[id_] for id_ in ids]
            if strangers and any(passage.accounts_in(o) & strangers for o in own):
                continue
            linked = set().union(*(_links(o, share) for o in own))
            on_desk = any(draft_linked(r, o.kind, o.values) for o in own)
            if not on_desk and all(creators.get(id_, group) == group for id_ in linked):
                ready.append(Group(id=group, operations=tuple(_in_order(own))))
                if len(ready) == limit:
                    return ready
    return ready


def _links(operation: Operation, share: Share) -> set[str]:
    if share.whole:
        return operations.links(operation.kind, operation.values)
    return passage.links_within(operation, share)


def _in_order(found: Sequence[Operation]) -> list[Operation]:
    """What a group creates goes before what points to it, whatever was folded into it later."""
    if len(found) == 1:
        return list(found)
    left, ordered = list(found), []
    while left:
        created = {o.record_id for o in left if o.action is Action.CREATE}
        free = [o for o in left if not (operations.links(o.kind, o.values) - {o.record_id}) & created] or left
        ordered.append(free[0])
        left.remove(free[0])
    return ordered


def often_tried(r: Reader, times: int) -> set[str]:
    """The queued groups that were sent at least so many times already."""
    return {
        row[0] for row in r.rows("SELECT group_id FROM operation WHERE state = 'queued' AND attempts >= ?", (times,))
    }


def groups_unknown(r: Reader, share: Share = WHOLE) -> list[Group]:
    """Groups whose last answer got lost: to be looked up before anything is sent again."""
    members: dict[str, list[Operation]] = {}
    attempts: dict[str, str] = {}
    sql = f"SELECT {operations.COLUMNS}, attempt_id FROM operation WHERE state = 'unknown' ORDER BY seq"  # noqa: S608
    for row in r.rows(sql):
        operation = operation_of(row)
        if not share.owns(operation.kind):
            continue
        members.setdefault(operation.group_id, []).append(operation)
        attempts[operation.group_id] = row[-1]
    return [Group(id=id_, operations=tuple(found), attempt_id=attempts[id_]) for id_, found in members.items()]


def mark_sending(w: Writer, groups: Sequence[Group], attempt_id: str) -> None:
    """Freeze groups before their first byte leaves: from here on their content never changes under their ids."""
    w.run_many(
        "UPDATE operation SET state = 'sending', attempts = attempts + 1, attempt_id = ?, code = '', message = '', "
        "changed_at = ? WHERE id = ?",
        [(attempt_id, w.stamp, operation.id) for group in groups for operation in group.operations],
    )
    found = [o for group in groups for o in group.operations]
    ledger.append_many(w, [("sending", o.id, o.kind, o.record_id, _sent(o, attempt_id)) for o in found])
    w.touched(operations.OUTBOX, [o.record_id for o in found])


def _sent(operation: Operation, attempt_id: str) -> dict[str, Any]:
    """What leaves, as the ledger keeps it: merges may have changed what was typed. A creation is as it was made."""
    if operation.action is Action.UPDATE:
        return {"attempt": attempt_id, "values": operation.values, "base": operation.base}
    return {"attempt": attempt_id}


def mark_unknown(w: Writer, group_ids: Iterable[str], share: Share = WHOLE) -> None:
    """No whole answer came: what was sent may or may not have happened."""
    _move(w, group_ids, ("sending",), OperationState.UNKNOWN, "unknown", share)


def mark_queued(w: Writer, group_ids: Iterable[str], share: Share = WHOLE) -> None:
    """Back into the queue after it is certain that nothing was done; a change met meanwhile is judged now.

    What a new version has no field for any more is set aside instead (upgrading.py).
    """
    for operation in _move(w, group_ids, ("sending", "unknown"), OperationState.QUEUED, "requeued", share):
        if not operations.is_known(operation):
            operations.put(w, operation.id, state=OperationState.REFUSED.value, code=operations.FIELD_GONE)
            note(w, "refused", [operation], {"code": operations.FIELD_GONE, "message": operation.message})
            continue
        office.reconsider(w, operation.kind, operation.record_id)


def doubt(w: Writer) -> None:
    """What waits may have been sent by another copy of this profile: it is looked up before it is sent."""
    groups = {row[0] for row in w.rows("SELECT group_id FROM operation WHERE state = 'queued'")}
    _move(w, groups, ("queued",), OperationState.UNKNOWN, "unknown")


def recover(w: Writer) -> int:
    """At the engine's start: what a dead process left as `sending` is unknown; how many operations."""
    groups = {row[0] for row in w.rows("SELECT group_id FROM operation WHERE state = 'sending'")}
    return len(_move(w, groups, ("sending",), OperationState.UNKNOWN, "unknown"))


def _move(
    w: Writer, group_ids: Iterable[str], states: Sequence[str], to: OperationState, event: str, share: Share = WHOLE
) -> list[Operation]:
    marks = ", ".join("?" * len(states))
    moved: list[Operation] = []
    for group in group_ids:
        rows = w.rows(f"{SELECT} WHERE group_id = ? AND state IN ({marks}) ORDER BY seq", (group, *states))
        moved.extend(operation for row in rows if share.owns((operation := operation_of(row)).kind))
    w.run_many(
        "UPDATE operation SET state = ?, changed_at = ? WHERE id = ?", [(to.value, w.stamp, o.id) for o in moved]
    )
    note(w, event, moved, {})
    return moved
