"""The way on after the office was restored from a backup: nothing known is trusted until the office has said it again.

Its sequence numbers are given out a second time, so versions from before say nothing. They become negative: older than
whatever arrives, and yet not "never seen". What is still negative when every kind was pulled is not at the office any
more. Work that the office had confirmed and does not know any more goes back into the outbox, under its own id, with
the content that the ledger kept; three-way merge then decides as it does about any other work.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sfa_desktop.entities.exchange import Action, Gone, Operation, OperationState
from sfa_desktop.entities.share import WHOLE, Share
from sfa_desktop.replica import attachments, ledger, office, operations, rowstore
from sfa_desktop.replica.access import Reader, Writer
from sfa_desktop.replica.codec import LINES, SHAPES, load
from sfa_desktop.replica.desk import title_of
from sfa_desktop.replica.facts import FEED, set_fact
from sfa_desktop.replica.schema import OPEN

_FACT = "restored"
_CONTENT = ("created", "edited", "took_mine")
"""Events whose values are laid over each other to what a creation holds."""


OTHER_RECORD = "other_record"
"""Code of revived work whose record's number may be another record's by now; the message is how that one is called."""


def under_way(r: Reader, share: Share = WHOLE) -> bool:
    """Whether a restored server was accepted, and not everything was compared with it yet."""
    return r.fact(share.named(_FACT)) is not None


def begin(w: Writer, kinds: Sequence[str], *, copy: str, share: Share = WHOLE) -> None:
    """Trust nothing any more: versions and cursors of these kinds. `copy` names the file kept from before."""
    for kind in kinds:
        w.run(f"UPDATE {SHAPES[kind].table} SET version = -version WHERE version > 0")  # noqa: S608
        w.run("UPDATE office_row SET version = -version WHERE kind = ? AND version > 0", (kind,))
        w.run("UPDATE feed SET cursor = '', verified = NULL, verified_at = NULL WHERE kind = ?", (kind,))
    set_fact(w, share.named(_FACT), {"left": list(kinds)})
    ledger.append(w, "restored_server", data={"copy": copy})
    w.touched(FEED, ())


def left(r: Reader, share: Share = WHOLE) -> list[str]:
    """The kinds that were not pulled to their end since `begin`."""
    return list((r.fact(share.named(_FACT)) or {}).get("left", ()))


def pulled(w: Writer, kind: str, share: Share = WHOLE) -> None:
    """A kind was pulled to its end."""
    set_fact(w, share.named(_FACT), {"left": [other for other in left(w, share) if other != kind]})


def finish(w: Writer, share: Share = WHOLE) -> None:
    """Everything was compared: versions are to be trusted again. Files are asked for when their turn comes."""
    w.run("DELETE FROM fact WHERE name = ?", (share.named(_FACT),))
    attachments.look_again(w, share)


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


def revive(w: Writer, lost: Sequence[Operation]) -> int:
    """Queue again, under their own ids, operations the office no longer knows, oldest first; how many."""
    made = {(o.kind, o.record_id) for o in lost if o.action is Action.CREATE}
    unmade = {(o.kind, o.record_id) for o in lost if o.action is Action.DELETE} & made
    count = 0
    for operation in lost:
        key = (operation.kind, operation.record_id)
        version = w.value(f"SELECT version FROM {SHAPES[key[0]].table} WHERE id = ?", (key[1],))  # noqa: S608
        present = version is not None and version > 0
        if key in unmade or (operation.action is Action.CREATE and present):
            continue  # made and deleted since, or there all the same
        if operation.action is Action.DELETE and not present:
            continue
        _queue_again(w, operation, here=version is not None, present=present)
        count += 1
    return count


def _queue_again(w: Writer, operation: Operation, *, here: bool, present: bool) -> None:
    kind, id_ = operation.kind, operation.record_id
    values, base = content(w, operation)
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
    if operation.action is not Action.CREATE and not present and _made_here(w, kind, id_):
        whole = office.merged(rowstore.full(w, kind, id_) or {}, values)
        _place(w, kind, id_, whole)
    called = _called_now(w, operation) if present else ""
    if called:
        operations.put(w, operation.id, state=OperationState.REFUSED.value, code=OTHER_RECORD, message=called)
    office.reconsider(w, kind, id_)
    office.follow(w, kind, id_)


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


def content(r: Reader, operation: Operation) -> tuple[dict[str, Any], dict[str, Any]]:
    """Values and base of an operation whose own were emptied when it was done, from the ledger."""
    values: dict[str, Any] = {}
    base: dict[str, Any] = {}
    for event, data in _told(r, operation.id, set()):
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


def _told(r: Reader, id: str, seen: set[str]) -> list[tuple[str, dict[str, Any]]]:
    """The ledger's entries of an operation, after those of the ones it took the place of."""
    seen.add(id)
    own = [
        (row[0], load(row[1]))
        for row in r.rows("SELECT event, data FROM ledger WHERE operation = ? ORDER BY seq", (id,))
    ]
    before: Collection[str] = [data["was"] for event, data in own if event == "reissued" and data["was"] not in seen]
    return [entry for was in before for entry in _told(r, was, seen)] + own
