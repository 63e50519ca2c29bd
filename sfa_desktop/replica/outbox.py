"""The outbox as the engine and the person see it: what can go now, what waits, what needs a decision.

States: queued -> sending -> done | refused | conflict | unknown; unknown is looked up before it is sent again.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.entities.exchange import Action, Group, Operation, OperationState
from sfa_desktop.entities.share import BRIDGE, WHOLE, Share
from sfa_desktop.replica import ledger, office, operations, passage, rowstore
from sfa_desktop.replica.access import Reader, Writer
from sfa_desktop.replica.codec import SHAPES, dump, load, moment_text
from sfa_desktop.replica.desk import draft_linked, drafts_on, title_of
from sfa_desktop.replica.facts import share_of
from sfa_desktop.replica.operations import SELECT, operation_of
from sfa_desktop.replica.receiving import settle_many
from sfa_desktop.replica.resolving import resolve
from sfa_desktop.replica.schema import OPEN
from sfa_desktop.replica.settling import settle

__all__ = [
    "counts",
    "discard",
    "export",
    "groups_ready",
    "groups_unknown",
    "items",
    "mark_queued",
    "mark_sending",
    "mark_unknown",
    "often_tried",
    "pending",
    "recover",
    "resolve",
    "retry",
    "settle",
    "settle_many",
]
WAITS_FOR = "waits_for"
"""Code of a queued operation that waits for one that needs a person; the message is that one's title."""
DUPLICATE = "duplicate"
"""Code of a refusal because the office has records that look the same."""
NO_MATCH = "no_match"
"""Code of a queued operation about an account that its endpoint does not know yet; the message is that one's name."""
_NEAR = 2
"""Of the queue, so many times what is wanted is looked at before all of it is."""
_OLDEST = (
    "SELECT kind, record_id, title FROM operation WHERE seq IN (SELECT seq FROM operation INDEXED BY operation_group "  # noqa: S608
    f"WHERE {OPEN} ORDER BY seq LIMIT ?) ORDER BY seq"
)
"""From the index of open operations, which stays small: done ones are kept, and become many."""
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


# --- for the engine -------------------------------------------------------------------------------


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
            _note(w, "refused", [operation], {"code": operations.FIELD_GONE, "message": operation.message})
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
    _note(w, event, moved, {})
    return moved


def _note(w: Writer, event: str, found: Iterable[Operation], data: Mapping[str, Any]) -> None:
    entries = [(event, o.id, o.kind, o.record_id, data) for o in found]
    if entries:
        ledger.append_many(w, entries)
        w.touched(operations.OUTBOX, [entry[3] for entry in entries])


# --- for the person -------------------------------------------------------------------------------


def counts(r: Reader) -> dict[str, int]:
    """How many operations are in each state; every state is there."""
    found = dict(r.rows("SELECT state, count(*) FROM operation GROUP BY state"))
    return {state.value: found.get(state.value, 0) for state in OperationState}


def pending(r: Reader, limit: int) -> tuple[int, tuple[tuple[str, str, str, str], ...]]:
    """How many operations have not reached the office, and kind, record, title and account of the oldest."""
    rows = r.rows(_OLDEST, (limit + 1,))
    count = len(rows) if len(rows) <= limit else r.value(f"SELECT count(*) FROM operation WHERE {OPEN}")  # noqa: S608
    accounts = _accounts_of(r, [(kind, key) for kind, key, _ in rows[:limit]])
    return int(count), tuple((kind, key, title, accounts.get((kind, key), "")) for kind, key, title in rows[:limit])


def _accounts_of(r: Reader, records: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """By record: the account it is about, itself if it is one; records without an account are left out."""
    by_kind: dict[str, list[str]] = {}
    for kind, key in records:
        by_kind.setdefault(kind, []).append(key)
    found = {("account", key): key for key in by_kind.pop("account", ())}
    for kind, keys in by_kind.items():
        if kind in SHAPES and SHAPES[kind].entity.has("account_id"):
            sql = f"SELECT id, account_id FROM {SHAPES[kind].table} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608
            found.update(((kind, id_), account) for id_, account in r.rows(sql, (dump(keys),)) if account)
    return found


def items(
    r: Reader, *, states: Iterable[OperationState | str] | None = None, limit: int | None = None
) -> list[Operation]:
    """Operations, oldest first, `states` or all open ones; conflicts with `theirs`, waiting ones with what for."""
    wanted = [str(state) for state in states] if states is not None else None
    condition = OPEN if wanted is None else f"state IN ({', '.join('?' * len(wanted))})"
    rows = r.rows(f"{SELECT} WHERE {condition} ORDER BY seq LIMIT ?", [*(wanted or ()), -1 if limit is None else limit])
    blockers = _blockers(r)
    return [_explained(r, operation_of(row), blockers) for row in rows]


def _blockers(r: Reader) -> list[Operation]:
    return [operation_of(row) for row in r.rows(f"{SELECT} WHERE state IN ('refused', 'conflict') ORDER BY seq")]


def _explained(r: Reader, operation: Operation, blockers: Sequence[Operation]) -> Operation:
    if operation.state is OperationState.CONFLICT:
        row = office.get(r, operation.kind, operation.record_id)
        return replace(operation, theirs=row.values if row and row.gone != office.DELETED else None)
    if operation.state is not OperationState.QUEUED:
        return operation
    share = share_of(r, operation.kind)
    linked = operations.links(operation.kind, operation.values)
    for other in blockers:
        creates = other.action is Action.CREATE and other.record_id in linked
        together = other.group_id == operation.group_id and share.owns(other.kind)
        if together or other.record_id == operation.record_id or creates:
            return replace(operation, code=WAITS_FOR, message=other.title or other.kind)
    if (draft := draft_linked(r, operation.kind, operation.values)) is not None:
        return replace(operation, code=WAITS_FOR, message=title_of(draft) or draft.kind)
    for account in sorted(passage.strangers(r, [operation], share)):
        record = r.get(BRIDGE, account)
        return replace(operation, code=NO_MATCH, message=title_of(record) if record else account)
    return operation


def retry(w: Writer, operation_id: str, *, seen: bool = False) -> None:
    """Send a refused operation again, its whole group with it. Raises InvalidInput for any other state, and for one of
    which this version knows nothing any more.

    `seen`: a person has looked at this refusal. Then one that asks for a decision of his is taken as given: the next
    sending still has the code, by which a connector knows that the look-alikes are meant to be others.
    """
    operation = operations.need(w, operation_id)
    if operation.state is not OperationState.REFUSED:
        raise InvalidInput(problem=f"only a refused operation can be retried; this one is {operation.state.value}")
    if operation.code == operations.FIELD_GONE:
        raise InvalidInput(problem="this version has nothing of this any more; export it, or discard it")
    rows = w.rows(
        f"{SELECT} WHERE group_id = ? AND state = 'refused' AND code <> ? ORDER BY seq",
        (operation.group_id, operations.FIELD_GONE),
    )
    group = [operation_of(row) for row in rows]
    operations.queued(w, group)
    if seen and operation.code == DUPLICATE:
        operations.put(w, operation.id, code=DUPLICATE)
    _note(w, "retried", group, {})
    for member in group:
        office.reconsider(w, member.kind, member.record_id)
        w.touched(member.kind, [member.record_id])


def discard(w: Writer, operation_id: str, *, dependents: bool = False) -> list[Operation]:
    """Give up an operation: the row is again what the office says; what was discarded.

    Discarding the creation of a record takes its later operations along. Other waiting work that points to
    that record has to be discarded with it (`dependents`), else InvalidInput names it, as it does with a draft
    on the desk in any case. The ledger keeps all discarded values.
    """
    operation = operations.need(w, operation_id)
    if operation.state in (OperationState.SENDING, OperationState.UNKNOWN):
        raise InvalidInput(
            problem="this may have reached the office already; it has to be looked up first: synchronise"
        )
    if operation.state in (OperationState.DONE, OperationState.DISCARDED):
        raise InvalidInput(problem=f"this operation is already {operation.state.value}")
    if operation.kind not in SHAPES:
        office.discard_changes(w, operation, code="discarded", event="discarded")
        office.forget(w, operation.kind, operation.record_id)
        return [operation]
    if operation.action is not Action.CREATE:
        office.discard_changes(w, operation, code="discarded", event="discarded")
        office.follow(w, operation.kind, operation.record_id)
        office.reconsider(w, operation.kind, operation.record_id)
        return [operation]
    drafts = drafts_on(w, operation.record_id)
    if drafts:
        names = ", ".join(title_of(draft) or draft.kind for draft in drafts)
        raise InvalidInput(problem=f"a draft on the desk needs this record: {names}; send or delete it first")
    waiting = operations.referring(w, operation.record_id)
    if waiting and not dependents:
        names = ", ".join(o.title or o.kind for o in waiting)
        raise InvalidInput(problem=f"other waiting work needs this record: {names}")
    found: list[Operation] = []
    for other in waiting:
        if operations.need(w, other.id).state is not OperationState.DISCARDED:
            found.extend(discard(w, other.id, dependents=True))
    for own in operations.open_of(w, operation.kind, operation.record_id):
        office.discard_changes(w, own, code="discarded", event="discarded")
        found.append(own)
    if office.get(w, operation.kind, operation.record_id):
        office.follow(w, operation.kind, operation.record_id)
    else:
        rowstore.remove(w, operation.kind, [operation.record_id])
        w.touched(operation.kind, [operation.record_id])
    return found


def export(r: Reader) -> dict[str, Any]:
    """All open operations with what the ledger says about them: to be kept, or handed to the office by hand."""
    seq, digest = ledger.head(r)
    found = items(r)
    proof: dict[str, list[ledger.Entry]] = defaultdict(list)
    for entry in ledger.of_operations(r, [operation.id for operation in found]):
        proof[entry.operation].append(entry)
    return {
        "exported_at": moment_text(r.clock.now()),
        "ledger": {"seq": seq, "head": digest},
        "operations": [_exported(operation, proof[operation.id]) for operation in found],
    }


def _exported(operation: Operation, proof: Sequence[ledger.Entry]) -> dict[str, Any]:
    return {
        "id": operation.id,
        "group": operation.group_id,
        "kind": operation.kind,
        "record": operation.record_id,
        "title": operation.title,
        "action": operation.action.value,
        "state": operation.state.value,
        "reason": operation.message or operation.code,
        "values": dict(operation.values),
        "base": dict(operation.base),
        "base_version": operation.base_version,
        "theirs": dict(operation.theirs) if operation.theirs is not None else None,
        "schema_version": operation.schema_version,
        "created_at": moment_text(operation.created_at) if operation.created_at else None,
        "ledger": [{"seq": e.seq, "at": e.at, "event": e.event, "data": e.data, "hash": e.hash} for e in proof],
    }
