"""The nothing-lost ledger: append-only and hash-chained, from the keystroke to the office's receipt.

Each entry's hash is SHA-256 over the hash before it and the entry in canonical JSON, so that nothing in the
middle can be changed, taken out or put in without every later hash being another. Triggers keep the app itself
from changing entries; `verify` finds what anything else did. The head travels with each push.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sfa_desktop.replica.access import Reader, Writer
from sfa_desktop.replica.codec import dump

GENESIS = "0" * 64
_SLICE = 1000
_INSERT = "INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the ledger; `data` is canonical JSON."""

    seq: int
    at: str
    event: str
    operation: str
    kind: str
    record: str
    data: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerProblem:
    """Something in the ledger that cannot have come from the app. Codes: gap, hash, missing."""

    code: str
    seq: int
    detail: str = ""


def head(r: Reader) -> tuple[int, str]:
    """Number and hash of the last entry; (0, sixty-four zeros) before the first."""
    row = r.one("SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1")
    return (int(row[0]), str(row[1])) if row else (0, GENESIS)


def fits(r: Reader, seq: int, digest: str) -> bool:
    """Whether the ledger had this head at that number: if not, somebody else has written another one."""
    return seq == 0 or not digest or r.value("SELECT hash FROM ledger WHERE seq = ?", (seq,)) == digest


def append(
    w: Writer, event: str, *, operation: str | None = None, kind: str = "", record: str = "", data: Any = None
) -> None:
    """Add one entry. `data` is what a later reader needs to believe it: values, receipt, reason."""
    append_many(w, [(event, operation or "", kind, record, data or {})])


def append_many(w: Writer, entries: Iterable[tuple[str, str, str, str, Mapping[str, Any]]]) -> None:
    """Add entries of (event, operation, kind, record, data)."""
    seq, digest = head(w)
    rows = []
    for event, operation, kind, record, data in entries:
        seq += 1
        text = dump(data)
        digest = _chain(digest, seq, w.stamp, event, operation, kind, record, text)
        rows.append((seq, w.stamp, event, operation, kind, record, text, digest))
    w.run_many(_INSERT, rows)
    w.touched("ledger", ())


def entries(r: Reader, *, record: str = "", before: int | None = None, limit: int = 100) -> list[Entry]:
    """The latest entries, newest first; of one record, or before one number, where asked."""
    of_record = " AND record = :record" if record else ""
    sql = f"SELECT * FROM ledger WHERE seq < :before{of_record} ORDER BY seq DESC LIMIT :limit"  # noqa: S608
    given = {"before": 2**62 if before is None else before, "record": record, "limit": limit}
    return [_entry(row) for row in r.rows(sql, given)]


def of_operations(r: Reader, ids: Iterable[str]) -> list[Entry]:
    """Everything about these operations, oldest first."""
    rows = r.rows(
        "SELECT * FROM ledger WHERE operation IN (SELECT value FROM json_each(?)) ORDER BY seq", (dump(sorted(ids)),)
    )
    return [_entry(row) for row in rows]


def verify(r: Reader) -> list[LedgerProblem]:
    """Walk the whole chain; an empty list is the proof that it stands as it was written.

    Besides the chain itself, every operation has to have the entry that was committed with it.
    """
    problems: list[LedgerProblem] = []
    digest, last = GENESIS, 0
    for entry in _all(r):
        if entry.seq != last + 1:
            problems.append(LedgerProblem(code="gap", seq=entry.seq, detail=f"after {last}"))
        expected = _chain(
            digest, entry.seq, entry.at, entry.event, entry.operation, entry.kind, entry.record, entry.data
        )
        if expected != entry.hash:
            problems.append(LedgerProblem(code="hash", seq=entry.seq, detail=entry.event))
        digest, last = entry.hash, entry.seq
    problems.extend(
        LedgerProblem(code="missing", seq=0, detail=str(row[0]))
        for row in r.rows("SELECT id FROM operation WHERE id NOT IN (SELECT operation FROM ledger)")
    )
    return problems


def _all(r: Reader) -> Iterator[Entry]:
    """Every entry, oldest first; never many in memory, because a ledger only grows."""
    last = -(2**62)
    while rows := r.rows("SELECT * FROM ledger WHERE seq > ? ORDER BY seq LIMIT ?", (last, _SLICE)):
        yield from map(_entry, rows)
        last = rows[-1][0]


def _chain(digest: str, *parts: Any) -> str:
    return hashlib.sha256(f"{digest}{dump(parts)}".encode()).hexdigest()


def _entry(row: tuple[Any, ...]) -> Entry:
    seq, at, event, operation, kind, record, data, digest = row
    return Entry(seq=seq, at=at, event=event, operation=operation, kind=kind, record=record, data=data, hash=digest)
