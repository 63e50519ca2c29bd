"""Rows of the office without pending work: written whole columns at a time, and only where they are news.

Where a version stands for one content, a row is news if its version is newer. Where versions are stamps that two
contents may share, or are not told (0), rows that are not older are compared by content, lines included: only what
really differs is written, so that reading the same again costs no writes.
"""

from collections.abc import Mapping, Sequence

from sfa_desktop.entities.exchange import Page
from sfa_desktop.replica import indexing
from sfa_desktop.replica.access import MANY, Writer
from sfa_desktop.replica.codec import LINES, SHAPES, Cell, Shape, dump
from sfa_desktop.replica.line_rows import Lines, lines_here, lines_of_page, write_lines
from sfa_desktop.replica.oddities import forget, set_aside
from sfa_desktop.replica.paging import Columns, columns_of

INLINE = 250
"""Up to this many changed rows enter the search with their page; more wait for `index_slice`."""
_Row = tuple[Cell, ...]
_HEAD = ("id", "remote_id", "version")


def write(w: Writer, page: Page, rows: Sequence[Sequence[object]], *, exact: bool) -> tuple[int, list[str]]:
    """Write rows without pending work; how many changed, and which unless they are many."""
    if not rows:
        return 0, []
    shape = SHAPES[page.kind]
    found = columns_of(shape, page.columns, rows)
    lines = lines_of_page(page, rows, found)
    set_aside(w, page.kind, page.columns, found.odd)
    if not found.rows:
        return 0, []
    if not exact:
        found = Columns(names=found.names, rows=_told_once(found.rows), odd=[])
    news, known = _put(w, shape, found, lines, exact=exact)
    if lines is not None:
        write_lines(w, LINES[page.kind], lines, [str(row[0]) for row in news], known)
    rids = [known[str(row[0])][0] for row in news if str(row[0]) in known]
    if page.kind in indexing.NUMBERS:
        if len(rids) > INLINE:
            indexing.postpone(w, page.kind, rids)
        elif rids:
            indexing.index_rids(w, page.kind, rids)
    forget(w, page.kind, [str(row[0]) for row in (news if exact else found.rows)])
    return len(news), [str(row[0]) for row in news] if len(news) <= MANY else []


def known_rows(w: Writer, shape: Shape, ids: Sequence[str]) -> dict[str, tuple[int, int]]:
    """By id, the (rid, version) of rows that are already there."""
    rows = w.rows(
        f"SELECT id, rid, version FROM {shape.table} WHERE id IN (SELECT value FROM json_each(?))",  # noqa: S608
        (dump(ids),),
    )
    return {id_: (rid, version) for id_, rid, version in rows}


def _put(
    w: Writer, shape: Shape, found: Columns, lines: Lines | None, *, exact: bool
) -> tuple[Sequence[_Row], dict[str, tuple[int, int]]]:
    """Write what is news; it, and by id the (rid, version) there was before.

    In a first sync rows are nearly always new, so they are added at once and only looked at if some were not.
    """
    last = int(w.value(f"SELECT coalesce(max(rid), 0) FROM {shape.table}"))  # noqa: S608
    if last == 0 or w.value("SELECT bulk FROM feed WHERE kind = ?", (shape.kind,)):
        add = _upsert(shape, found.names, otherwise="NOTHING")
        if w.run_many(add, [(*row, w.stamp) for row in found.rows]) == len(found.rows):
            return found.rows, {}
    before = known_rows(w, shape, [str(row[0]) for row in found.rows])
    known = {id_: place for id_, place in before.items() if place[0] <= last}
    if exact:
        news: list[_Row] = [row for row in found.rows if int(row[2] or 0) > known.get(str(row[0]), (0, -1))[1]]
        w.run_many(_upsert(shape, found.names, otherwise=_IF_NEWER), [(*row, w.stamp) for row in news])
    else:
        news = _different(w, shape, found, lines, {id_: version for id_, (_, version) in known.items()})
        w.run_many(_upsert(shape, found.names), [(*row, w.stamp) for row in news])
    return news, known


_IF_NEWER = "WHERE excluded.version > version"


def _upsert(shape: Shape, names: Sequence[str], *, otherwise: str = "") -> str:
    columns = ", ".join(f'"{name}"' for name in (*names, "synced_at"))
    marks = ", ".join("?" * (len(names) + 1))
    sets = ", ".join(f'"{name}" = excluded."{name}"' for name in (*names[1:], "synced_at"))
    action = otherwise if otherwise == "NOTHING" else f"UPDATE SET {sets} {otherwise}"
    return f"INSERT INTO {shape.table} ({columns}) VALUES ({marks}) ON CONFLICT(id) DO {action}"  # noqa: S608


# --- versions that say little -------------------------------------------------------------------------


def _told_once(rows: Sequence[_Row]) -> list[_Row]:
    """Each record once, as it stood last; a version not told is 1, which says no more than that it is there."""
    found: dict[Cell, _Row] = {}
    for row in rows:
        before = found.get(row[0])
        if before is None or not row[2] or int(row[2]) >= int(before[2] or 0):
            found[row[0]] = row if row[2] else (*row[:2], 1, *row[3:])
    return list(found.values())


def _different(w: Writer, shape: Shape, found: Columns, lines: Lines | None, known: Mapping[str, int]) -> list[_Row]:
    """The rows that are not here as they are; those that are not only get their newer version."""
    here = _contents(w, shape, found.names, [str(row[0]) for row in found.rows if str(row[0]) in known])
    theirs = lines_here(w, LINES[shape.kind], lines.names, list(here)) if lines is not None else {}
    news: list[_Row] = []
    newer: list[tuple[Cell, Cell]] = []
    for row in found.rows:
        id_, version = str(row[0]), int(row[2] or 0)
        at = known.get(id_)
        if at is None:
            news.append(row)
        elif version != 1 and version < at:
            continue
        elif _content(row) == here.get(id_) and (
            lines is None or _same_lines(lines.by_owner.get(id_), theirs.get(id_))
        ):
            newer.extend([(version, id_)] if version > at else [])
        else:
            news.append((*row[:2], max(version, at), *row[3:]))
    w.run_many(f"UPDATE {shape.table} SET version = ? WHERE id = ?", newer)  # noqa: S608
    return news


def _content(row: _Row) -> _Row:
    return (row[1], *row[len(_HEAD) :])


def _contents(w: Writer, shape: Shape, names: Sequence[str], ids: Sequence[str]) -> dict[str, _Row]:
    columns = ", ".join(f'"{name}"' for name in names)
    rows = w.rows(
        f"SELECT {columns} FROM {shape.table} WHERE id IN (SELECT value FROM json_each(?))",  # noqa: S608
        (dump(ids),),
    )
    return {row[0]: _content(row) for row in rows}


def _same_lines(one: Sequence[_Row] | None, other: Sequence[_Row] | None) -> bool:
    return {row[0]: _content(row) for row in one or ()} == {row[0]: _content(row) for row in other or ()}
