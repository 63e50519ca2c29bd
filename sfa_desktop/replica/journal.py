"""Every item from keystroke to receipt: what the ledger says of each operation, and what should be there and is not."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sfa_desktop.entities.exchange import Action, OperationState
from sfa_desktop.replica.access import Reader
from sfa_desktop.replica.codec import load, moment_of
from sfa_desktop.replica.ledger import LedgerProblem

AGREED = "agreed"
"""Code of work that was done without being sent: the office had the same already."""
_BY_ITSELF = "state = 'done' AND code = ''"
"""Operations that were done because the office said so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One operation, from the keystroke on."""

    id: str
    kind: str
    record: str
    title: str
    action: Action
    state: OperationState
    code: str = ""
    message: str = ""
    typed_at: datetime | None = None
    sent_at: datetime | None = None
    """When it left for the last time."""
    attempts: int = 0
    received_at: datetime | None = None
    remote_id: str = ""
    """The office's own id, from the receipt."""
    version: int = 0
    entry: int = 0
    """Number of the ledger's entry that holds the receipt."""


def items(
    r: Reader, *, states: Collection[str] = (), before: int | None = None, limit: int = 200
) -> tuple[list[Item], int]:
    """Items, the latest first, and what to go on before; 0 is the end."""
    condition = f"state IN ({', '.join('?' * len(states))}) AND " if states else ""
    rows = r.rows(
        f"SELECT seq, id, kind, record_id, title, action, state, code, message, attempts, created_at FROM operation "  # noqa: S608
        f"WHERE {condition}seq < ? ORDER BY seq DESC LIMIT ?",
        [*states, 2**62 if before is None else before, limit],
    )
    told = _told(r, [row[1] for row in rows])
    found = [
        Item(
            id=row[1], kind=row[2], record=row[3], title=row[4], action=Action(row[5]), state=OperationState(row[6]),
            code=row[7], message=row[8], attempts=row[9], typed_at=moment_of(row[10]), **told.get(row[1], {}),
        )
        for row in rows
    ]  # fmt: skip
    return found, int(rows[-1][0]) if len(rows) == limit else 0


def _told(r: Reader, ids: list[str]) -> dict[str, dict[str, Any]]:
    marks = ", ".join("?" * len(ids))
    found: dict[str, dict[str, Any]] = {}
    for seq, at, event, id_, data in r.rows(
        f"SELECT seq, at, event, operation, data FROM ledger WHERE operation IN ({marks}) "  # noqa: S608
        "AND event IN ('sending', 'received') ORDER BY seq",
        ids,
    ):
        told = found.setdefault(id_, {})
        if event == "sending":
            told["sent_at"] = moment_of(at)
        else:
            receipt = load(data)
            told.update(
                received_at=moment_of(at), remote_id=str(receipt.get("remote") or ""),
                version=int(receipt.get("version") or 0), entry=seq,
            )  # fmt: skip
    return found


def problems(r: Reader) -> list[LedgerProblem]:
    """What cannot be: work that is done without a receipt, and work the ledger knows that is not there any more."""
    unproven = r.rows(
        f"SELECT id FROM operation WHERE {_BY_ITSELF} AND id NOT IN "  # noqa: S608
        "(SELECT operation FROM ledger WHERE event = 'received')"
    )
    vanished = r.rows(
        "SELECT DISTINCT operation FROM ledger WHERE operation <> '' AND event NOT LIKE 'file\\_%' ESCAPE '\\' "
        "AND operation NOT IN (SELECT id FROM operation) "
        "AND operation NOT IN (SELECT json_extract(data, '$.was') FROM ledger WHERE event = 'reissued')"
    )
    return [
        *(LedgerProblem(code="receipt", seq=0, detail=str(row[0])) for row in unproven),
        *(LedgerProblem(code="vanished", seq=0, detail=str(row[0])) for row in vanished),
    ]
