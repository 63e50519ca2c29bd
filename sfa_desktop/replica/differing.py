"""Rows that are there take on only the columns in which they differ: what is equal costs no index and no page."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import compress
from operator import ne
from typing import NamedTuple

from sfa_desktop.replica.access import Reader, Writer
from sfa_desktop.replica.codec import Cell, Shape, dump

Row = Sequence[Cell]


class Here(NamedTuple):
    """A row that is there: its number, and the cells of the columns that were asked for."""

    rid: int
    cells: Row


def cells_here(r: Reader, shape: Shape, names: Sequence[str], ids: Iterable[str], *, by: str = "id") -> dict[str, Here]:
    """By id, what is there, in the order of the columns `names`, which begin with `id`; `by` the link to an owner: of
    the rows of owners."""
    columns = ", ".join(f'"{name}"' for name in names)
    sql = f'SELECT rid, {columns} FROM {shape.table} WHERE "{by}" IN (SELECT value FROM json_each(?))'  # noqa: S608
    return {row[1]: Here(row[0], row[1:]) for row in r.rows(sql, (dump(list(ids)),))}


def take_on(w: Writer, shape: Shape, names: Sequence[str], rows: Iterable[Row], here: Mapping[str, Here]) -> None:
    """Make the rows in `here` what `rows` say, statement by statement for what differs in the same columns.

    `names` begin with `id`; each row's id is in `here`. All of them are noted as received now.
    """
    alike: dict[tuple[bool, ...], list[list[Cell]]] = {}
    for row in rows:
        rid, cells = here[str(row[0])]
        differing = tuple(map(ne, row, cells))
        alike.setdefault(differing, []).append([*compress(row, differing), w.stamp, rid])
    for differing, found in alike.items():
        sets = ", ".join(f'"{name}" = ?' for name in (*compress(names, differing), "synced_at"))
        w.run_many(f"UPDATE {shape.table} SET {sets} WHERE rid = ?", found)  # noqa: S608 (declared names only)
