"""What the office sends: pages with their cursor, all or nothing, and nothing ever goes back."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sfa_desktop.entities.exchange import Page
from sfa_desktop.entities.share import WHOLE, Share
from sfa_desktop.replica import aliases, office, passage, plain_rows, rowstore
from sfa_desktop.replica.access import MANY, GaveWay, Reader, Writer
from sfa_desktop.replica.codec import LINES, SHAPES, dump, moment_of
from sfa_desktop.replica.facts import FEED, facts, facts_of, set_fact, set_facts
from sfa_desktop.replica.indexing import index_slice
from sfa_desktop.replica.indexing import left as unindexed
from sfa_desktop.replica.oddities import forget, odd_versions, oddities, read_again, set_aside
from sfa_desktop.replica.office import OfficeRow
from sfa_desktop.replica.paging import record_of
from sfa_desktop.replica.proof import digest, versions
from sfa_desktop.replica.schema import OPEN, secondary_indexes

__all__ = [
    "GaveWay",
    "apply_page",
    "begin_bulk",
    "bulk_kinds",
    "cursors",
    "digest",
    "doubt",
    "end_bulk",
    "facts",
    "facts_of",
    "index_slice",
    "mark_verified",
    "odd_versions",
    "oddities",
    "read_again",
    "set_fact",
    "set_facts",
    "step_back",
    "unindexed",
    "verified_at",
    "versions",
]


# --- pages ----------------------------------------------------------------------------------------


def apply_page(w: Writer, page: Page, *, exact: bool = True, share: Share = WHOLE) -> int:
    """Take in a page: rows, tombstones and cursor; how many records changed.

    Records with pending work are judged one by one (office.py); rows that make no sense are set aside with the
    reason; a row that is not newer than what is known changes nothing. `exact` says that a version stands for one
    content (`Capabilities.exact_versions`); otherwise what is not older is compared by content. Derived keys give way
    to those known here (aliases.py). `share` is what the endpoint that it came from has (passage.py).
    """
    page = aliases.known(w, passage.inward(page, share))
    pending = {row[0] for row in w.rows(f"SELECT record_id FROM operation WHERE kind = ? AND {OPEN}", (page.kind,))}  # noqa: S608
    plain, judged = _split(page, pending)
    changed, ids = plain_rows.write(w, page, plain, exact=exact)
    for row in judged:
        if _judged(w, page, row, exact=exact):
            changed += 1
            ids.append(str(row[0]))
    gone = _take_away(w, page, pending, exact=exact)
    if page.cursor:
        w.run(
            "INSERT INTO feed(kind, cursor, as_of) VALUES (?, ?, ?) "
            "ON CONFLICT DO UPDATE SET cursor = excluded.cursor, as_of = excluded.as_of",
            (page.kind, page.cursor, w.stamp),
        )
        w.touched(FEED, ())
    if changed + len(gone):
        w.touched(page.kind, None if changed > MANY else [*ids, *gone])
        if page.kind in LINES:
            w.touched(LINES[page.kind].kind, ())
    return changed + len(gone)


def _split(page: Page, pending: set[str]) -> tuple[Sequence[Sequence[Any]], list[Sequence[Any]]]:
    if not pending:
        return page.rows, []
    plain: list[Sequence[Any]] = []
    judged: list[Sequence[Any]] = []
    place = list(page.columns).index("key")
    for row in page.rows:
        (judged if len(row) > place and row[place] in pending else plain).append(row)
    return plain, judged


def _judged(w: Writer, page: Page, row: Sequence[Any], *, exact: bool) -> bool:
    """A row of a record with pending work: never simply written over it."""
    try:
        record = record_of(page, row)
    except ValueError as error:
        set_aside(w, page.kind, page.columns, [(row, str(error))])
        return False
    known = office.get(w, page.kind, record.key)
    values = {**(known.values if known else {}), **record.values}
    new = OfficeRow(version=record.version, remote_id=record.remote_id, values=values, synced_at=w.stamp)
    return office.arrive(w, page.kind, record.key, new, exact=exact)


def _take_away(w: Writer, page: Page, pending: set[str], *, exact: bool) -> list[str]:
    """Records that are deleted, or left the scope: gone here too, unless work on them waits."""
    known = plain_rows.known_rows(w, SHAPES[page.kind], [gone.key for gone in page.gone]) if page.gone else {}
    clean, touched = [], []
    for gone in page.gone:
        if gone.key in pending:
            mark = office.DELETED if gone.deleted else office.LEFT_SCOPE
            before = office.get(w, page.kind, gone.key)
            if before is None or gone.version >= before.version or not (exact or gone.version):
                new = OfficeRow(version=gone.version, remote_id="", values={}, gone=mark)
                touched.extend([gone.key] if office.arrive(w, page.kind, gone.key, new) else [])
        elif gone.key in known and (gone.version >= known[gone.key][1] or not (exact or gone.version)):
            clean.append(gone.key)
    rowstore.remove(w, page.kind, clean)
    forget(w, page.kind, [gone.key for gone in page.gone])
    return [*clean, *touched]


# --- a first sync -----------------------------------------------------------------------------------


def begin_bulk(w: Writer, kind: str) -> None:
    """A first sync of a kind begins or goes on: its secondary indexes wait until all rows are there."""
    _feed(w, kind, bulk=1)
    for name in secondary_indexes(LINES[kind].kind if kind in LINES else kind) | secondary_indexes(kind):
        w.run(f'DROP INDEX IF EXISTS "{name}"')


def end_bulk(w: Writer, kind: str) -> None:
    """All rows are there: from now on `index_slice` makes the indexes, one at a time."""
    _feed(w, kind, bulk=0)


def bulk_kinds(r: Reader) -> frozenset[str]:
    """Kinds whose first sync began and did not end."""
    return frozenset(row[0] for row in r.rows("SELECT kind FROM feed WHERE bulk = 1"))


def _feed(w: Writer, kind: str, **columns: Any) -> None:
    names = ", ".join(columns)
    sets = ", ".join(f"{name} = excluded.{name}" for name in columns)
    marks = ", ".join("?" * (len(columns) + 1))
    w.run(
        f"INSERT INTO feed(kind, {names}) VALUES ({marks}) ON CONFLICT DO UPDATE SET {sets}",  # noqa: S608
        (kind, *columns.values()),
    )
    w.touched(FEED, ())


# --- where each kind stands -------------------------------------------------------------------------


def cursors(r: Reader) -> dict[str, str]:
    """By kind: what the last page left to go on after; kinds never pulled are not there."""
    return {row[0]: row[1] for row in r.rows("SELECT kind, cursor FROM feed WHERE cursor <> ''")}


def verified_at(r: Reader) -> dict[str, datetime | None]:
    """By kind: when both sides were last found equal; None where they differed or were never compared."""
    rows = r.rows("SELECT kind, iif(verified = 1, verified_at, NULL) FROM feed")
    return {kind: moment_of(at) for kind, at in rows}


def doubt(w: Writer, kinds: Collection[str]) -> None:
    """What the user may see of these kinds may have changed: the next round compares them."""
    w.run_many("UPDATE feed SET verified = NULL WHERE kind = ?", [(kind,) for kind in kinds])
    w.touched(FEED, ())


def step_back(w: Writer, kind: str, keys: Sequence[str]) -> None:
    """Let what the office says next of these records count, although its stamps went back."""
    among = "IN (SELECT value FROM json_each(?))"
    w.run(f"UPDATE {SHAPES[kind].table} SET version = 1 WHERE version > 0 AND id {among}", (dump(keys),))  # noqa: S608
    w.run(f"UPDATE office_row SET version = 1 WHERE kind = ? AND record_id {among}", (kind, dump(keys)))  # noqa: S608


def mark_verified(w: Writer, kind: str, ok: bool) -> None:
    """Remember that a kind was compared with the office just now, and whether it agreed."""
    _feed(w, kind, verified=int(ok), verified_at=w.stamp)
