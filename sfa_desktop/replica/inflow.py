"""What the office sends: pages with their cursor, all or nothing, and nothing ever goes back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from sfa_desktop.entities.exchange import Page
from sfa_desktop.replica import indexing, office, rowstore
from sfa_desktop.replica.access import MANY, Reader, Writer
from sfa_desktop.replica.codec import LINES, SHAPES, Shape, clean, dump, moment_of
from sfa_desktop.replica.facts import FEED, facts, set_fact, set_facts
from sfa_desktop.replica.indexing import index_slice
from sfa_desktop.replica.indexing import left as unindexed
from sfa_desktop.replica.line_rows import lines_of_page, write_lines
from sfa_desktop.replica.office import OfficeRow
from sfa_desktop.replica.paging import Columns, columns_of, record_of
from sfa_desktop.replica.proof import digest, versions
from sfa_desktop.replica.schema import OPEN, secondary_indexes

__all__ = [
    "apply_page",
    "begin_bulk",
    "bulk_kinds",
    "cursors",
    "digest",
    "end_bulk",
    "facts",
    "index_slice",
    "mark_verified",
    "oddities",
    "set_fact",
    "set_facts",
    "unindexed",
    "verified_at",
    "versions",
]
INLINE = 250
"""Up to this many changed rows enter the search with their page; more wait for `index_slice`."""
ODD_LENGTH = 20_000
"""So much of a row that makes no sense is kept to look at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Oddity:
    """A row of the office that makes no sense, set aside so that the rest flows."""

    kind: str
    key: str
    version: int
    reason: str
    at: str


# --- pages ----------------------------------------------------------------------------------------


def apply_page(w: Writer, page: Page) -> int:
    """Take in a page: rows, tombstones and cursor; how many records changed.

    Records with pending work are judged one by one (office.py); rows that make no sense are set aside with the
    reason; a row that is not newer than what is known changes nothing.
    """
    shape = SHAPES[page.kind]
    pending = {row[0] for row in w.rows(f"SELECT record_id FROM operation WHERE kind = ? AND {OPEN}", (page.kind,))}  # noqa: S608
    plain, judged = _split(page, pending)
    changed, ids = _write(w, shape, page, plain)
    for row in judged:
        if _judged(w, page, row):
            changed += 1
            ids.append(str(row[0]))
    gone = _take_away(w, page, pending)
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


def _write(w: Writer, shape: Shape, page: Page, rows: Sequence[Sequence[Any]]) -> tuple[int, list[str]]:
    """Write rows without pending work, all at once; how many changed, and which unless they are many."""
    if not rows:
        return 0, []
    found = columns_of(shape, page.columns, rows)
    lines = lines_of_page(page, rows, found)
    _set_aside(w, page.kind, page.columns, found.odd)
    if not found.rows:
        return 0, []
    news, known = _put(w, shape, found)
    if lines is not None:
        write_lines(w, LINES[page.kind], lines, [str(row[0]) for row in news], known)
    rids = [known[str(row[0])][0] for row in news if str(row[0]) in known]
    if page.kind in indexing.NUMBERS:
        if len(rids) > INLINE:
            indexing.postpone(w, page.kind, rids)
        elif rids:
            indexing.index_rids(w, page.kind, rids)
    if w.value("SELECT 1 FROM oddity WHERE kind = ? LIMIT 1", (page.kind,)):
        w.run_many("DELETE FROM oddity WHERE kind = ? AND key = ?", [(page.kind, row[0]) for row in news])
    return len(news), [str(row[0]) for row in news] if len(news) <= MANY else []


def _put(w: Writer, shape: Shape, found: Columns) -> tuple[Sequence[Sequence[Any]], dict[str, tuple[int, int]]]:
    """Write what is newer than what is there; it, and by id the (rid, version) there was before.

    In a first sync rows are nearly always new, so they are added at once and only looked at if some were not.
    """
    last = int(w.value(f"SELECT coalesce(max(rid), 0) FROM {shape.table}"))  # noqa: S608
    if last == 0 or w.value("SELECT bulk FROM feed WHERE kind = ?", (shape.kind,)):
        add = _upsert(shape, found.names, otherwise="NOTHING")
        if w.run_many(add, [(*row, w.stamp) for row in found.rows]) == len(found.rows):
            return found.rows, {}
    before = _known(w, shape, [str(row[0]) for row in found.rows])
    known = {id_: place for id_, place in before.items() if place[0] <= last}
    news = [row for row in found.rows if int(row[2] or 0) > known.get(str(row[0]), (0, -1))[1]]
    w.run_many(_upsert(shape, found.names), [(*row, w.stamp) for row in news])
    return news, known


def _known(w: Writer, shape: Shape, ids: Sequence[str]) -> dict[str, tuple[int, int]]:
    """By id, the (rid, version) of rows that are already there."""
    rows = w.rows(
        f"SELECT id, rid, version FROM {shape.table} WHERE id IN (SELECT value FROM json_each(?))",  # noqa: S608
        (msgspec.json.encode(ids).decode(),),
    )
    return {id_: (rid, version) for id_, rid, version in rows}


def _upsert(shape: Shape, names: Sequence[str], *, otherwise: str = "") -> str:
    columns = ", ".join(f'"{name}"' for name in (*names, "synced_at"))
    marks = ", ".join("?" * (len(names) + 1))
    sets = ", ".join(f'"{name}" = excluded."{name}"' for name in (*names[1:], "synced_at"))
    otherwise = otherwise or f"UPDATE SET {sets} WHERE excluded.version > version"
    return f"INSERT INTO {shape.table} ({columns}) VALUES ({marks}) ON CONFLICT(id) DO {otherwise}"  # noqa: S608


def _judged(w: Writer, page: Page, row: Sequence[Any]) -> bool:
    """A row of a record with pending work: never simply written over it."""
    try:
        record = record_of(page, row)
    except ValueError as error:
        _set_aside(w, page.kind, page.columns, [(row, str(error))])
        return False
    known = office.get(w, page.kind, record.key)
    values = {**(known.values if known else {}), **record.values}
    new = OfficeRow(version=record.version, remote_id=record.remote_id, values=values, synced_at=w.stamp)
    return office.arrive(w, page.kind, record.key, new)


def _take_away(w: Writer, page: Page, pending: set[str]) -> list[str]:
    """Records that are deleted, or left the scope: gone here too, unless work on them waits."""
    known = _known(w, SHAPES[page.kind], [gone.key for gone in page.gone]) if page.gone else {}
    clean, touched = [], []
    for gone in page.gone:
        if gone.key in pending:
            mark = office.DELETED if gone.deleted else office.LEFT_SCOPE
            before = office.get(w, page.kind, gone.key)
            if before is None or gone.version >= before.version:
                new = OfficeRow(version=gone.version, remote_id="", values={}, gone=mark)
                touched.extend([gone.key] if office.arrive(w, page.kind, gone.key, new) else [])
        elif gone.key in known and gone.version >= known[gone.key][1]:
            clean.append(gone.key)
    rowstore.remove(w, page.kind, clean)
    if w.value("SELECT 1 FROM oddity WHERE kind = ? LIMIT 1", (page.kind,)):
        w.run_many("DELETE FROM oddity WHERE kind = ? AND key = ?", [(page.kind, gone.key) for gone in page.gone])
    return [*clean, *touched]


def _set_aside(w: Writer, kind: str, names: Sequence[str], odd: Iterable[tuple[Sequence[Any], str]]) -> None:
    places = {name: index for index, name in enumerate(names)}
    for row, reason in odd:
        key, version = row[places["key"]] if row else "", 0
        if len(row) > places["version"] and isinstance(row[places["version"]], int):
            version = row[places["version"]]
        w.run(
            "INSERT OR REPLACE INTO oddity VALUES (?, ?, ?, ?, ?, ?)",
            (kind, clean(str(key)), version, clean(reason), clean(dump(list(row)))[:ODD_LENGTH], w.stamp),
        )
        w.touched(FEED, ())


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


def mark_verified(w: Writer, kind: str, ok: bool) -> None:
    """Remember that a kind was compared with the office just now, and whether it agreed."""
    _feed(w, kind, verified=int(ok), verified_at=w.stamp)


def oddities(r: Reader) -> list[Oddity]:
    """Rows of the office that were set aside, by kind and key."""
    rows = r.rows("SELECT kind, key, version, reason, at FROM oddity ORDER BY kind, key")
    return [Oddity(kind=row[0], key=row[1], version=row[2], reason=row[3], at=row[4]) for row in rows]
