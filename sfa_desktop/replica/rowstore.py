"""Writing rows of records: one at a time, with lines and search kept in step."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sfa_desktop.replica import indexing
from sfa_desktop.replica.access import Reader, Writer
from sfa_desktop.replica.codec import LINES, SHAPES, Cell, Shape


def full(r: Reader, kind: str, id: str) -> dict[str, Any] | None:
    """The whole record in canonical form, its lines included; None if there is no row."""
    shape = SHAPES[kind]
    row = r.one(f"{shape.select} WHERE id = ?", (id,))
    if row is None:
        return None
    values = shape.canonical(row)
    if kind in LINES:
        values["lines"] = lines_of(r, kind, id)
    return values


def lines_of(r: Reader, kind: str, id: str) -> list[dict[str, Any]]:
    """The lines of an aggregate in canonical form, each with its `key` and without the link to its owner."""
    shape = LINES[kind]
    rows = r.rows(f'{shape.select} WHERE "{shape.entity.parent}" = ? ORDER BY sequence, rid', (id,))
    return [{"key": row[1], **_without(shape.canonical(row), shape.entity.parent)} for row in rows]


def _without(values: dict[str, Any], name: str) -> dict[str, Any]:
    del values[name]
    return values


def insert(w: Writer, shape: Shape, id: str, cells: Mapping[str, Cell], *, pending: int = 0) -> None:
    """Add the row of a record born here and put it into the search."""
    names = ["id", "pending", *cells]
    rid = w.add(_insert_sql(shape, names), [id, pending, *cells.values()])
    if shape.kind in indexing.NUMBERS:
        indexing.index_rids(w, shape.kind, [rid])


def change(w: Writer, shape: Shape, id: str, cells: Mapping[str, Cell | int]) -> None:
    """Change columns of an existing row; the search follows if a searched one is among them."""
    if not cells:
        return
    assignments = ", ".join(f'"{name}" = ?' for name in cells)
    w.run(f"UPDATE {shape.table} SET {assignments} WHERE id = ?", [*cells.values(), id])  # noqa: S608
    if indexing.concerns(shape.kind, cells):
        indexing.index_ids(w, shape.kind, [id])


def place(w: Writer, shape: Shape, id: str, cells: Mapping[str, Cell | int]) -> None:
    """Add or change the row, whichever is needed."""
    if w.value(f"SELECT 1 FROM {shape.table} WHERE id = ?", (id,)):  # noqa: S608
        change(w, shape, id, cells)
    else:
        w.run(_insert_sql(shape, ["id", *cells]), [id, *cells.values()])
        indexing.index_ids(w, shape.kind, [id])


def set_lines(w: Writer, owner_kind: str, owner_id: str, lines: Sequence[Mapping[str, Any]]) -> None:
    """Make the lines of an aggregate exactly these canonical ones, each with its `key`.

    Lines that stay keep the server's id.
    """
    shape = LINES[owner_kind]
    where = f'{shape.table} WHERE "{shape.entity.parent}" = ?'
    remotes = dict(w.rows(f"SELECT id, remote_id FROM {where}", (owner_id,)))  # noqa: S608
    if remotes:
        w.run(f"DELETE FROM {where}", (owner_id,))  # noqa: S608
    add_lines(w, owner_kind, owner_id, lines, remotes)


def add_lines(
    w: Writer,
    owner_kind: str,
    owner_id: str,
    lines: Sequence[Mapping[str, Any]],
    remotes: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Add the lines of an aggregate that has none; `remotes` are the server's ids by key."""
    shape = LINES[owner_kind]
    names = ("sort", *shape.names, "custom")
    blank: dict[str, Cell] = {"sort": "", **shape.defaults, "custom": "{}"}
    rows = []
    for line in lines:
        cells = {**blank, **shape.cells({**line, shape.entity.parent: owner_id})}
        rows.append([line["key"], remotes.get(line["key"], ""), *(cells[name] for name in names)])
    w.run_many(_insert_sql(shape, ("id", "remote_id", *names)), rows)


def remove(w: Writer, kind: str, ids: Iterable[str]) -> None:
    """Take away rows with their lines and their place in the search."""
    shape, gone = SHAPES[kind], [(id,) for id in ids]
    if not gone:
        return
    indexing.drop_ids(w, kind, [id for (id,) in gone])
    if kind in LINES:
        lines = LINES[kind]
        w.run_many(f'DELETE FROM {lines.table} WHERE "{lines.entity.parent}" = ?', gone)  # noqa: S608
    w.run_many(f"DELETE FROM {shape.table} WHERE id = ?", gone)  # noqa: S608
    indexing.rows_removed(w, kind)


def _insert_sql(shape: Shape, names: Iterable[str]) -> str:
    columns = list(names)
    quoted = ", ".join(f'"{name}"' for name in columns)
    return f"INSERT INTO {shape.table} ({quoted}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608
