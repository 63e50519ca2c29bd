"""Takes everything of the office out of the file, so that the next round fills it anew; the ledger goes on.

The ledger and the operations that were settled stay where they are: the chain after a reset is the chain before it,
with an entry that says what was taken out and where unsent work went.

What has to go at once goes in one transaction: unsent work, cursors, the search. All else goes in slices, so that a
window may save meanwhile; what it saves since then stays. A reset that died goes on in the next round (`go_on`).
"""

from collections.abc import Mapping
from typing import Any

from sfa_desktop.base.guard_errors import UnsentWork
from sfa_desktop.entities import ENTITIES
from sfa_desktop.entities.exchange import OperationState
from sfa_desktop.replica import attachments, contents, ledger, operations, revival, rounds, rowstore
from sfa_desktop.replica.access import Writer
from sfa_desktop.replica.codec import SHAPES
from sfa_desktop.replica.desk import DESK
from sfa_desktop.replica.facts import FEED, set_fact
from sfa_desktop.replica.store import Replica
from sfa_desktop.replica.unsent import NAMED, Unsent, unsent

SET_ASIDE = "set_aside"
"""Code of an operation that ended because its work is in a file now."""
_AT_ONCE = ("office_row", "oddity", "feed", "custom_field", "unindexed", "word", "attachment")
_KEYED = {"alias": "kind, derived", "counterpart": 'endpoint, "key"'}
"""Tables without row numbers, and their keys."""
_LEFT = (*sorted(SHAPES, key=lambda kind: bool(SHAPES[kind].entity.line_of)), *_KEYED)
"""What goes in slices: kinds, lines after what owns them, and tables."""
_FACT = "emptying"
SLICE = 2_000
"""So many rows go in one transaction."""


def refuse_unless_empty(found: Unsent) -> None:
    """Raise UnsentWork, naming what it is, if anything is unsent."""
    if found.count:
        names = found.names()
        more = [f"… ({found.count})"] if len(names) > NAMED else []
        raise UnsentWork(count=found.count, names=", ".join([*names[:NAMED], *more]))


def empty(w: Writer, *, kept: Unsent, proof: Mapping[str, Any]) -> None:
    """Take out all records, cursors and facts of the office, and the unsent work that `kept` names.

    `proof` says in the ledger where that work is. Raises UnsentWork if there is any other by now.
    """
    now = unsent(w)
    if not now.keys <= kept.keys:
        refuse_unless_empty(now)
    for operation in now.operations:
        data = {"action": operation.action.value, "values": operation.values, "base": operation.base, **proof}
        ledger.append(w, SET_ASIDE, operation=operation.id, kind=operation.kind, record=operation.record_id, data=data)
        operations.close(w, operation.id, OperationState.DISCARDED, code=SET_ASIDE)
    for operation in now.operations:
        if operation.kind in SHAPES:
            rowstore.remove(w, operation.kind, [operation.record_id])
    for record in now.desk:
        rowstore.remove(w, record.kind, [record.id])
    for table in _AT_ONCE:
        w.run(f"DELETE FROM {table}")  # noqa: S608
    w.run("INSERT INTO search(search) VALUES ('delete-all')")
    w.run(
        "DELETE FROM fact WHERE name IN ('office', 'scope', ?) OR name LIKE 'draft/%' "
        "OR (name LIKE '%@%' AND name NOT LIKE ?)",
        (rounds.FIRST, f"{revival.FACT}@%"),  # work that a restored office lost is still to be found
    )
    if rounds.found_restored(w):
        for part in rounds.parts(w):
            revival.seek(w, part)
    w.forget_custom_fields()
    set_fact(w, _FACT, {"left": _LEFT, "after": 0})
    ledger.append(w, "reset", data={**proof, "unsent": now.count})
    for name in (*(entity.kind for entity in ENTITIES), operations.OUTBOX, attachments.QUEUE, FEED):
        w.touched(name)


def go_on(replica: Replica) -> None:
    """Take out what a reset has left, if there was one, and the content of files that no row names any more."""
    with replica.read() as r:
        more = r.fact(_FACT) is not None
    if not more:
        return
    while more:
        with replica.write() as w:
            more = empty_slice(w, SLICE)
    contents.sweep_all(replica)


def empty_slice(w: Writer, limit: int) -> bool:
    """Take out so many rows more; whether others are left. What was made or changed here since the beginning stays."""
    state = w.fact(_FACT) or {}
    if not (left := state.get("left")):
        return False
    after = _take_out(w, left[0], state["after"], limit)
    if after:
        set_fact(w, _FACT, {"left": left, "after": after})
        return True
    set_fact(w, _FACT, {"left": left[1:], "after": 0})
    if left[1:]:
        return True
    w.run("INSERT INTO search(search) VALUES ('delete-all')")  # rows that were found again meanwhile, and then went
    w.run("UPDATE feed SET indexed = 0")
    w.run("DELETE FROM fact WHERE name = ?", (_FACT,))
    return False


def _take_out(w: Writer, what: str, after: int, limit: int) -> int:
    """The row number after which to go on, 0 where nothing is left."""
    if what in _KEYED:
        key = _KEYED[what]
        return w.run(f"DELETE FROM {what} WHERE ({key}) IN (SELECT {key} FROM {what} LIMIT ?)", (limit,))  # noqa: S608
    shape = SHAPES[what]
    end = w.slice_end(shape.table, after, limit)
    if end is None:
        return 0
    here = "pending > 0"
    if shape.entity.line_of:
        here = f'"{shape.entity.parent}" IN (SELECT id FROM {SHAPES[shape.entity.line_of].table})'  # noqa: S608
    elif what in DESK:
        here = f"(pending > 0 OR (version = 0 AND state = '{DESK[what]}'))"
    w.run(f"DELETE FROM {shape.table} WHERE rid > ? AND rid <= ? AND NOT {here}", (after, end))  # noqa: S608
    w.touched(what)
    return end
