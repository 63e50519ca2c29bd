"""Takes everything of the office out of the file, so that the next round fills it anew; the ledger goes on.

The ledger and the operations that were settled stay where they are: the chain after a reset is the chain before it,
with an entry that says what was taken out and where unsent work went.
"""

from collections.abc import Mapping
from typing import Any

from sfa_desktop.base.guard_errors import UnsentWork
from sfa_desktop.entities import ENTITIES
from sfa_desktop.entities.exchange import OperationState
from sfa_desktop.replica import ledger, operations
from sfa_desktop.replica.access import Writer
from sfa_desktop.replica.facts import FEED
from sfa_desktop.replica.rounds import FIRST
from sfa_desktop.replica.unsent import NAMED, Unsent, unsent

SET_ASIDE = "set_aside"
"""Code of an operation that ended because its work is in a file now."""
_OFFICE = (
    "office_row", "alias", "counterpart", "oddity", "feed", "custom_field", "unindexed", "word", "attachment",
    "attachment_part",
)  # fmt: skip


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
    for table in (*(f'"{entity.kind}"' for entity in ENTITIES), *_OFFICE):
        w.run(f"DELETE FROM {table}")  # noqa: S608
    w.run("INSERT INTO search(search) VALUES ('delete-all')")
    w.run("DELETE FROM fact WHERE name IN ('office', 'scope', ?) OR name LIKE 'draft/%' OR name LIKE '%@%'", (FIRST,))
    w.forget_custom_fields()
    ledger.append(w, "reset", data={**proof, "unsent": now.count})
    for name in (*(entity.kind for entity in ENTITIES), operations.OUTBOX, FEED):
        w.touched(name)
