"""The lines inside a page's rows: nobody ever sees half an aggregate, so one odd line sets its owner aside."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sfa_desktop.entities.exchange import Page
from sfa_desktop.replica.access import Reader, Writer
from sfa_desktop.replica.codec import LINES, Cell, Shape, dump
from sfa_desktop.replica.differing import cells_here, take_on
from sfa_desktop.replica.paging import Columns, columns_of


@dataclass(frozen=True, slots=True)
class Lines:
    """Line rows by owner, ready for their table's columns `names`."""

    names: tuple[str, ...]
    by_owner: dict[str, list[tuple[Cell, ...]]]


def lines_of_page(page: Page, rows: Sequence[Sequence[Any]], found: Columns) -> Lines | None:
    """The lines of a page's rows, None where the kind has none; owners with odd lines leave `found.rows`."""
    if page.kind not in LINES or "lines" not in page.columns:
        return None
    shape = LINES[page.kind]
    place, key = list(page.columns).index("lines"), list(page.columns).index("key")
    good = {row[0] for row in found.rows}
    owned = [(row[key], row[place] or (), row) for row in rows if len(row) > place and row[key] in good]
    flat = [line for _, lines, _ in owned for line in lines]
    columns = _columns(shape, page, flat)
    if not columns.odd:
        by_owner: dict[str, list[tuple[Cell, ...]]] = {}
        ready = iter(columns.rows)
        for owner, lines, _ in owned:
            by_owner[owner] = [next(ready) for _ in lines]
        return Lines(columns.names, by_owner)
    by_owner = {}
    for owner, lines, row in owned:
        own = _columns(shape, page, list(lines))
        if own.odd:
            found.odd.append((row, f"line: {own.odd[0][1]}"))
        else:
            by_owner[owner] = own.rows
    found.rows[:] = [row for row in found.rows if row[0] in by_owner]
    return Lines(columns.names, by_owner)


def _columns(shape: Shape, page: Page, lines: Sequence[Sequence[Any]]) -> Columns:
    """Lines as columns of their table; the link to the owner is written from where they came."""
    parent = shape.entity.parent
    names = ["" if name == parent else name for name in page.line_columns]
    return columns_of(shape, names, lines)


def lines_here(
    w: Reader, shape: Shape, names: Sequence[str], owners: Sequence[str]
) -> dict[str, list[tuple[Cell, ...]]]:
    """By owner, the lines that are there, as cells of the columns `names`."""
    columns, parent = ", ".join(f'"{name}"' for name in names), shape.entity.parent
    found: dict[str, list[tuple[Cell, ...]]] = {owner: [] for owner in owners}
    sql = f'SELECT "{parent}", {columns} FROM {shape.table} WHERE "{parent}" IN (SELECT value FROM json_each(?))'  # noqa: S608
    for owner, *cells in w.rows(sql, (dump(owners),)):
        found[owner].append(tuple(cells))
    return found


def write_lines(w: Writer, shape: Shape, lines: Lines, owners: Iterable[str], known: Container[str]) -> None:
    """Make the lines of these owners exactly the ones that came; `known` owners had some before."""
    owners = list(owners)
    rows = [(owner, row) for owner in owners for row in lines.by_owner.get(owner, ())]
    before = [owner for owner in owners if owner in known]
    if before and len(before) == len(owners) and _refreshed(w, shape, lines.names, rows, owners):
        return
    names = (*lines.names, shape.entity.parent, "synced_at")
    columns = ", ".join(f'"{name}"' for name in names)
    sets = ", ".join(f'"{name}" = excluded."{name}"' for name in names[1:])
    marks = ", ".join("?" * len(names))
    w.run_many(
        f"INSERT INTO {shape.table} ({columns}) VALUES ({marks}) ON CONFLICT(id) DO UPDATE SET {sets}",  # noqa: S608
        [(*row, owner, w.stamp) for owner, row in rows],
    )
    if before:
        _drop_strays(w, shape, before, {str(row[0]) for _, row in rows})


def _refreshed(
    w: Writer, shape: Shape, names: Sequence[str], rows: Sequence[tuple[str, tuple[Cell, ...]]], owners: Sequence[str]
) -> bool:
    """Whether these were all the lines there are: then they took on what differs.

    What the office confirms is mostly what it was sent, and to leave indexes alone is what makes that cheap.
    """
    parent = shape.entity.parent
    here = cells_here(w, shape, (*names, parent), owners, by=parent)
    if len(here) != len(rows) or any(row[0] not in here or here[str(row[0])].cells[-1] != owner for owner, row in rows):
        return False
    take_on(w, shape, names, [row for _, row in rows], here)
    return True


def _drop_strays(w: Writer, shape: Shape, owners: Sequence[str], keys: Container[str]) -> None:
    """Take away the lines that these owners had and have no more."""
    parent = shape.entity.parent
    there = w.rows(
        f'SELECT id FROM {shape.table} WHERE "{parent}" IN (SELECT value FROM json_each(?))',  # noqa: S608
        (dump(owners),),
    )
    strays = [(id_,) for (id_,) in there if id_ not in keys]
    if strays:
        w.run_many(f"DELETE FROM {shape.table} WHERE id = ?", strays)  # noqa: S608
