"""The outbox as a person sees it: what waits and for what, what needs a decision, and what becomes of it.

What the engine does with it is in sending.py.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.entities.exchange import Action, Operation, OperationState
from sfa_desktop.entities.share import BRIDGE
from sfa_desktop.replica import ledger, office, operations, passage, rowstore
from sfa_desktop.replica.access import Reader, Writer
from sfa_desktop.replica.codec import SHAPES, dump, moment_text
from sfa_desktop.replica.desk import draft_linked, drafts_on, title_of
from sfa_desktop.replica.facts import share_of
from sfa_desktop.replica.operations import SELECT, note, operation_of
from sfa_desktop.replica.schema import OPEN

WAITS_FOR = "waits_for"
"""Code of a queued operation that waits for one that needs a person; the message is that one's title."""
DUPLICATE = "duplicate"
"""Code of a refusal because the office has records that look the same."""
NO_MATCH = "no_match"
"""Code of a queued operation about an account that its endpoint does not know yet; the message is that one's name."""
_OLDEST = (
    "SELECT kind, record_id, title FROM operation WHERE seq IN (SELECT seq FROM operation INDEXED BY operation_group "  # noqa: S608
    f"WHERE {OPEN} ORDER BY seq LIMIT ?) ORDER BY seq"
)
"""From the index of open operations, which stays small: done ones are kept, and become many."""


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
    note(w, "retried", group, {})
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
