"""Rows that are there take on only the columns in which they differ: what is equal costs no index and no page."""

from collections.abc import Iterable, Mapping, Sequence

from sfa_desktop.replica.access import Reader, Writer
from sfa_desktop.replica.codec import Cell, Shape, dump

Row = Sequence[Cell]


def cells_here(r: Reader, shape: Shape, names: Sequence[str], ids: Iterable[str]) -> dict[str, Row]:
    """By id, the cells of the rows that are there, in the order of the columns `names`, which begin with `id`."""
    columns = ", ".join(f'"{name}"' for name in names)
    sql = f"SELECT {columns} FROM {shape.table} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608
    return {row[0]: row for row in r.rows(sql, (dump(list(ids)),))}


def take_on(w: Writer, shape: Shape, names: Sequence[str], rows: Iterable[Row], here: Mapping[str, Row]) -> None:
    """Make the rows in `here` what `rows` say, statement by statement for what differs in the same columns.

    `names` begin with `id`; each row's id is in `here`. All of them are noted as received now.
    """
    alike: dict[tuple[int, ...], list[list[Cell]]] = {}
    for row in rows:
        id_ = row[0]
        differing = tuple(
            [place for place, (new, old) in enumerate(zip(row, here[str(id_)], strict=True)) if new != old]
        )
        alike.setdefault(differing, []).append([*(row[place] for place in differing), w.stamp, id_])
    for differing, found in alike.items():
        sets = ", ".join(f'"{name}" = ?' for name in (*(names[place] for place in differing), "synced_at"))
        w.run_many(f"UPDATE {shape.table} SET {sets} WHERE id = ?", found)  # noqa: S608 (declared names only)
