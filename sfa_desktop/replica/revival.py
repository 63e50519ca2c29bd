"""The way on after the office was restored from a backup: nothing known is trusted until the office has said it again.

Its sequence numbers are given out a second time, so versions from before say nothing. They become negative: older than
whatever arrives, and yet not "never seen". What is still negative when every kind was pulled is not at the office any
more. Work that the office had confirmed and does not know any more goes back into the outbox, under its own id, with
the content that the ledger kept; three-way merge then decides as it does about any other work.

A person's save must not wait for any of it, so whatever may concern many rows is done in slices. Each leaves a state
from which the next round goes on: how far the distrust has come is kept, a record's work is revived all at once, and
what was revived is not found lost again.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sfa_desktop.entities.exchange import Action, Gone, Operation, OperationState
from sfa_desktop.entities.share import WHOLE, Share
from sfa_desktop.replica import ledger, office, operations, rowstore
from sfa_desktop.replica.access import Reader, Writer
from sfa_desktop.replica.codec import LINES, SHAPES, dump, load
from sfa_desktop.replica.desk import title_of
from sfa_desktop.replica.facts import FEED, set_fact
from sfa_desktop.replica.schema import OPEN

FACT = "restored"
"""The fact that says how far it has come; with several endpoints one of each."""
_CONTENT = ("created", "edited", "took_mine")
"""Events whose values are laid over each other to what a creation holds."""


OTHER_RECORD = "other_record"
"""Code of revived work whose record's number may be another record's by now; the message is how that one is called."""


def under_way(r: Reader, share: Share = WHOLE) -> bool:
    """Whether a restored server was accepted, and not everything was compared with it yet."""
    return r.fact(share.named(FACT)) is not None


def begin(w: Writer, kinds: Sequence[str], *, copy: str, share: Share = WHOLE) -> None:
    """Trust no cursor of these kinds any more; `distrust` goes on. `copy` names the file kept from before."""
    for kind in kinds:
        w.run("UPDATE feed SET cursor = '', verified = NULL, verified_at = NULL WHERE kind = ?", (kind,))
    set_fact(w, share.named(FACT), {"left": list(kinds), "trusted": list(kinds), "after": 0})
    ledger.append(w, "restored_server", data={"copy": copy})
    w.touched(FEED, ())


def seek(w: Writer, share: Share = WHOLE) -> None:
    """A reset takes out what a restored office was to be compared with: what that lost is looked for all the same."""
    if not under_way(w, share):
        set_fact(w, share.named(FACT), {"left": []})


def distrust(w: Writer, limit: int, share: Share = WHOLE) -> bool:
    """Trust the versions of so many more rows no more; whether others are left. Nothing is pulled before it is done.

    What a person edits meanwhile remembers a version from before too: those go with every slice.
    """
    state = w.fact(share.named(FACT)) or {}
    if not (trusted := state.get("trusted")):
        return False
    table, after = SHAPES[trusted[0]].table, state["after"]
    w.run("UPDATE office_row SET version = -version WHERE kind = ? AND version > 0", (trusted[0],))
    end = w.slice_end(table, after, limit)
    if end is None:
        trusted, end = trusted[1:], 0
    else:
        w.run(f"UPDATE {table} SET version = -version WHERE version > 0 AND rid > ? AND rid <= ?", (after, end))  # noqa: S608
    set_fact(w, share.named(FACT), {**state, "trusted": trusted, "after": end})
    return bool(trusted)


def left(r: Reader, share: Share = WHOLE) -> list[str]:
    """The kinds that were not pulled to their end since `begin`."""
    return list((r.fact(share.named(FACT)) or {}).get("left", ()))


def pulled(w: Writer, kind: str, share: Share = WHOLE) -> None:
    """A kind was pulled to its end."""
    set_fact(w, share.named(FACT), {"left": [other for other in left(w, share) if other != kind]})


def finish(w: Writer, share: Share = WHOLE) -> None:
    """Everything was compared: versions are to be trusted again."""
    w.run("DELETE FROM fact WHERE name = ?", (share.named(FACT),))


def confirmed(r: Reader, before: int | None, limit: int, share: Share = WHOLE) -> tuple[list[Operation], int]:
    """Operations that the office once confirmed, the last first, and what to go on before; 0 is the end.

    In the order of the confirmations, as the ledger has it: what was typed early may have been confirmed late. One that
    was revived before comes as often as it was confirmed.
    """
    rows = r.rows(
        f"SELECT {operations.COLUMNS}, told FROM "  # noqa: S608
        "(SELECT seq AS told, operation FROM ledger WHERE event = 'received' AND seq < ?) "
        "CROSS JOIN operation ON id = operation WHERE state = 'done' AND code = '' ORDER BY told DESC LIMIT ?",
        (2**62 if before is None else before, limit),
    )
    found = [operations.operation_of(row) for row in rows if share.owns(row[2])]
    return found, int(rows[-1][-1]) if len(rows) == limit else 0


def by_record(r: Reader, lost: Sequence[Operation]) -> list[list[Operation]]:
    """Lost operations with the content that the ledger kept, those of one record together, the oldest record first.

    A record that was made and deleted again since the backup is left out.
    """
    made = {(o.kind, o.record_id) for o in lost if o.action is Action.CREATE}
    unmade = {(o.kind, o.record_id) for o in lost if o.action is Action.DELETE} & made
    found: dict[tuple[str, str], list[Operation]] = defaultdict(list)
    for operation in _with_content(r, [o for o in lost if (o.kind, o.record_id) not in unmade]):
        found[operation.kind, operation.record_id].append(operation)
    return list(found.values())


def revive(w: Writer, lost: Sequence[Operation]) -> int:
    """Queue again, under their own ids, operations on one record that the office no longer knows; how many."""
    count = 0
    for operation in lost:
        version = _version(w, operation)
        present = version is not None and version > 0
        there_all_the_same = operation.action is Action.CREATE and present
        gone_all_the_same = operation.action is Action.DELETE and not present
        if there_all_the_same or gone_all_the_same:
            continue
        _queue_again(w, operation, here=version is not None, present=present)
        count += 1
    if count:
        _settle_in(w, lost[0].kind, lost[0].record_id)
    return count


def _version(r: Reader, operation: Operation) -> int | None:
    found = r.value(f"SELECT version FROM {SHAPES[operation.kind].table} WHERE id = ?", (operation.record_id,))  # noqa: S608
    return None if found is None else int(found)


def _queue_again(w: Writer, operation: Operation, *, here: bool, present: bool) -> None:
    kind, id_, values, base = operation.kind, operation.record_id, operation.values, operation.base
    if operation.action is Action.CREATE:
        _unsay(w, kind, id_, values)
    elif present:
        office.remember(w, kind, id_)
    elif here and not _made_here(w, kind, id_):
        _miss(w, kind, id_)
    operations.put(
        w, operation.id, state=OperationState.QUEUED.value, values=values, base=base, base_version=0, code="",
        message="", line="",
    )  # fmt: skip
    data = {"action": operation.action.value, "values": values, "base": base}
    ledger.append(w, "revived", operation=operation.id, kind=kind, record=id_, data=data)
    called = _called_now(w, operation) if present else ""
    if called:
        operations.put(w, operation.id, state=OperationState.REFUSED.value, code=OTHER_RECORD, message=called)


def _settle_in(w: Writer, kind: str, id: str) -> None:
    """The row shows all work on the record in the order in which it was done, what was typed meanwhile included."""
    if _made_here(w, kind, id):
        _place(w, kind, id, office.overlay(rowstore.full(w, kind, id) or {}, operations.open_of(w, kind, id)))
    office.reconsider(w, kind, id)
    office.follow(w, kind, id)


def _called_now(r: Reader, operation: Operation) -> str:
    """What a record of the office is called now, if not as it was when the work on it was done.

    After a restore the office gives numbers out again, and keys follow from them: it may be another record.
    """
    kind, id_ = operation.kind, operation.record_id
    born_here = r.value("SELECT 1 FROM operation WHERE kind = ? AND record_id = ? AND action = 'create'", (kind, id_))
    record = r.get(kind, id_)
    if born_here or record is None or SHAPES[kind].entity.title in operation.values:
        return ""
    called = title_of(record)
    return called if called != operation.title else ""


def _made_here(r: Reader, kind: str, id: str) -> bool:
    """Whether the record waits to be created at the office (again)."""
    sql = f"SELECT 1 FROM operation WHERE kind = ? AND record_id = ? AND action = 'create' AND {OPEN}"  # noqa: S608
    return r.value(sql, (kind, id)) is not None


def _unsay(w: Writer, kind: str, id: str, values: Mapping[str, Any]) -> None:
    """The record is as it was when it was made here: without what only the office can give, such as its number."""
    blank = SHAPES[kind].canonical([None] * 8 + list(SHAPES[kind].defaults.values()) + ["{}"])
    _place(w, kind, id, {**blank, **values})
    rowstore.change(w, SHAPES[kind], id, {"version": 0, "remote_id": "", "pending": 1})
    office.forget(w, kind, id)


def _place(w: Writer, kind: str, id: str, values: Mapping[str, Any]) -> None:
    rowstore.place(w, SHAPES[kind], id, SHAPES[kind].cells(values))
    if kind in LINES and "lines" in values:
        rowstore.set_lines(w, kind, id, values["lines"])


def _miss(w: Writer, kind: str, id: str) -> None:
    """The office has the record no more: work on it is for a person, as after a deletion there."""
    office.remember(w, kind, id)
    row = office.get(w, kind, id)
    if row is not None:
        missing = office.OfficeRow(version=0, remote_id=row.remote_id, values=row.values, gone=office.DELETED)
        office.put(w, kind, id, missing)


def missing(r: Reader, kind: str) -> list[Gone]:
    """Records that the office had before and has not said again."""
    rows = r.rows(f"SELECT id FROM {SHAPES[kind].table} WHERE version < 0")  # noqa: S608
    return [Gone(key=row[0], version=0, deleted=True) for row in rows]


def _with_content(r: Reader, lost: Sequence[Operation]) -> list[Operation]:
    """Operations with values and base, which were emptied when they were done, as the ledger has them.

    The ledger has no order by operation, so it is read twice from its beginning to its end, however many are lost.
    """
    if not lost:
        return []
    was: dict[str, list[str]] = defaultdict(list)
    for id_, data in r.rows("SELECT operation, data FROM ledger WHERE event = 'reissued' ORDER BY seq"):
        was[id_].append(load(data)["was"])
    lines = {operation.id: _line_of(operation.id, was) for operation in lost}
    told: dict[str, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
    for id_, event, data in r.rows(
        "SELECT operation, event, data FROM ledger WHERE operation IN (SELECT value FROM json_each(?)) ORDER BY seq",
        (dump(sorted({id_ for line in lines.values() for id_ in line})),),
    ):
        told[id_].append((event, load(data)))
    found = []
    for operation in lost:
        values, base = _content(operation, [entry for id_ in lines[operation.id] for entry in told[id_]])
        found.append(replace(operation, values=values, base=base))
    return found


def _line_of(id: str, was: Mapping[str, Sequence[str]]) -> list[str]:
    """An operation's id after those that it took the place of, the oldest first."""
    line, ahead = [id], list(was.get(id, ()))
    while ahead:
        before = ahead.pop()
        if before not in line:
            line.insert(0, before)
            ahead += was.get(before, ())
    return line


def _content(
    operation: Operation, entries: Sequence[tuple[str, dict[str, Any]]]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Values and base, from what the ledger says of an operation."""
    values: dict[str, Any] = {}
    base: dict[str, Any] = {}
    for event, data in entries:
        if event == "sending" and data.get("values"):
            values, base = dict(data["values"]), dict(data.get("base") or {})
        elif event == "deleted":
            base = dict(data.get("base") or {})
        elif event in _CONTENT and isinstance(data.get("values"), dict):
            base = office.merged(data.get("base") or {}, base)
            values = office.merged(values, data["values"])
    if operation.action is Action.CREATE:
        base = {}
    return operations.sendable(operation.kind, values), base
