"""Values that lost a merge: kept for 30 days, so that a person can bring them back.

The days are the office's: a laptop whose clock is a year ahead must not let go of what was typed last week.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.replica.access import Reader, Writer
from sfa_desktop.replica.codec import dump, load, moment_of
from sfa_desktop.replica.facts import set_fact
from sfa_desktop.rules.merge import Loss

KEPT = "kept"
"""The name under which changes of kept values and of resolutions are announced."""
KEEP = timedelta(days=30)
_TRUSTED = timedelta(days=1)
"""So far the two clocks may be apart; further, one of them is wrong, and nobody here knows which."""
_MARKS = "kept until"
"""The fact that says what was kept by when: (the office's day, the last value, the last resolution) of its first round
after something new."""
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
        f"SELECT {_COLUMNS} FROM kept_value WHERE (? = '' OR kind = ?) AND (? = '' OR record_id = ?) "  # noqa: S608
        "ORDER BY seq DESC",
        (kind, kind, record_id, record_id),
    )
    return [_kept(row) for row in rows]


def need_kept(r: Reader, seq: int) -> KeptValue:
    """The kept value of this number; raises InvalidInput."""
    row = r.one(f"SELECT {_COLUMNS} FROM kept_value WHERE seq = ?", (seq,))  # noqa: S608
    if row is None:
        raise InvalidInput(problem=f"There is no kept value number {seq}; values are kept for {KEEP.days} days.")
    return _kept(row)


def mark_restored(w: Writer, seqs: Iterable[int]) -> None:
    """Remember that values were brought back."""
    w.run_many("UPDATE kept_value SET restored_at = ? WHERE seq = ?", [(w.stamp, seq) for seq in seqs])
    w.touched(KEPT, ())


def prune(w: Writer, told: datetime | None) -> int:
    """Let go of values and resolutions older than 30 days of the office's clock; how many.

    `told` is the office's time in this round. Where it is not known, or more than a day from the laptop's, nothing
    goes. What is older is not read from moments of this laptop, whose clock may have been wrong when they were written.
    """
    if told is None or abs(w.now - told) > _TRUSTED:
        return 0
    today, horizon = (day.date().isoformat() for day in (told, told - KEEP))
    before: list[tuple[str, int, int]] = [tuple(mark) for mark in w.fact(_MARKS) or ()]
    values = int(w.value("SELECT coalesce(max(seq), 0) FROM kept_value"))
    resolutions = int(w.value("SELECT coalesce(max(seq), 0) FROM resolution"))
    marks = list(before)
    if (values, resolutions) != (marks[-1][1:] if marks else (0, 0)):
        marks = [*(mark for mark in marks if mark[0] != today), (today, values, resolutions)]
    count = 0
    while marks and marks[0][0] < horizon:
        _, value, resolution = marks.pop(0)
        count += w.run("DELETE FROM kept_value WHERE seq <= ?", (value,))
        count += w.run("DELETE FROM resolution WHERE seq <= ?", (resolution,))
        # numbers that are free again must not be taken for those of later days
        marks = [(day, v if v > value else 0, r if r > resolution else 0) for day, v, r in marks]
    if marks != before:
        set_fact(w, _MARKS, marks)
    if count:
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
