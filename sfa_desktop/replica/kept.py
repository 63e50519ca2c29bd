"""Values that lost a merge: kept for 30 days, so that a person can bring them back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.replica.access import Reader, Writer
from sfa_desktop.replica.codec import dump, load, moment_of, moment_text
from sfa_desktop.rules.merge import Loss

KEPT = "kept"
"""The name under which changes of kept values and of resolutions are announced."""
KEEP = timedelta(days=30)
_COLUMNS = "seq, kind, record_id, field, value, winner, side, reason, operation, at, restored_at"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptValue:
    """One value that lost; `value` and `winner` are canonical, `field` a path of rules/paths.py."""

    seq: int
    kind: str
    record_id: str
    field: str
    value: Any
    winner: Any
    side: str
    """Whose value lost: mine | theirs."""
    reason: str
    """The policy that decided, or "person"."""
    operation: str
    at: datetime | None
    restored_at: datetime | None = None


def keep(w: Writer, kind: str, record_id: str, operation: str, losses: Iterable[Loss]) -> None:
    """Keep what lost."""
    rows = [
        (kind, record_id, loss.field, dump(loss.value), dump(loss.winner), loss.side, loss.reason, operation, w.stamp)
        for loss in losses
    ]
    w.run_many(
        "INSERT INTO kept_value(kind, record_id, field, value, winner, side, reason, operation, at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    if rows:
        w.touched(KEPT, [record_id])


def kept_values(r: Reader, kind: str = "", record_id: str = "") -> list[KeptValue]:
    """What is kept, newest first; of one record where asked."""
    rows = r.rows(
        f"SELECT {_COLUMNS} FROM kept_value WHERE at >= ? AND (? = '' OR kind = ?) AND (? = '' OR record_id = ?) "  # noqa: S608
        "ORDER BY seq DESC",
        (horizon(r), kind, kind, record_id, record_id),
    )
    return [_kept(row) for row in rows]


def need_kept(r: Reader, seq: int) -> KeptValue:
    """The kept value of this number; raises InvalidInput."""
    row = r.one(f"SELECT {_COLUMNS} FROM kept_value WHERE seq = ? AND at >= ?", (seq, horizon(r)))  # noqa: S608
    if row is None:
        raise InvalidInput(problem=f"there is no kept value number {seq}; values are kept for {KEEP.days} days")
    return _kept(row)


def mark_restored(w: Writer, seqs: Iterable[int]) -> None:
    """Remember that values were brought back."""
    w.run_many("UPDATE kept_value SET restored_at = ? WHERE seq = ?", [(w.stamp, seq) for seq in seqs])
    w.touched(KEPT, ())


def horizon(r: Reader) -> str:
    """The moment, as columns hold it, before which nothing is kept."""
    return moment_text(r.clock.now() - KEEP)


def prune(w: Writer) -> int:
    """Let go of values and resolutions older than 30 days; how many."""
    before = (horizon(w),)
    count = int(w.value("SELECT count(*) FROM kept_value WHERE at < ?", before))
    count += int(w.value("SELECT count(*) FROM resolution WHERE at < ?", before))
    if count:
        w.run("DELETE FROM kept_value WHERE at < ?", before)
        w.run("DELETE FROM resolution WHERE at < ?", before)
        w.touched(KEPT, ())
    return count


def _kept(row: tuple[Any, ...]) -> KeptValue:
    seq, kind, record, field, value, winner, side, reason, operation, at, restored = row
    return KeptValue(
        seq=seq,
        kind=kind,
        record_id=record,
        field=field,
        value=load(value),
        winner=load(winner),
        side=side,
        reason=reason,
        operation=operation,
        at=moment_of(at),
        restored_at=moment_of(restored),
    )
