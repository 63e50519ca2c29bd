"""Two keys turn out to be one record: rows, waiting work and all that points to it go on under the own key."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from sfa_desktop.entities import KINDS
from sfa_desktop.entities.field import FieldType
from sfa_desktop.replica import ledger, office, operations, rowstore
from sfa_desktop.replica.access import Writer
from sfa_desktop.replica.codec import LINES, SHAPES, dump, load
from sfa_desktop.replica.office import OfficeRow
from sfa_desktop.replica.schema import OPEN

JOINED = "joined"
"""The ledger's event for a record that was known under two keys."""
_KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_BY_RECORD = ("operation", "attachment", "kept_value", "resolution")


class Alias(NamedTuple):
    """A derived key and the record it stands for."""

    kind: str
    derived: str
    key: str
    remote_id: str
    endpoint: str = ""
    """Where the kind is not owned: the endpoint that knows the record under this other key."""


def join(w: Writer, aliases: Sequence[Alias]) -> None:
    """Remember aliases, records before their lines, and bring together what was kept under both keys."""
    if not aliases:
        return
    w.run_many(
        'INSERT INTO alias(kind, derived, "key", endpoint, remote_id) VALUES (?, ?, ?, ?, ?)',
        [(a.kind, a.derived, a.key, a.endpoint, a.remote_id) for a in aliases],
    )
    own = {a.derived: a.key for a in aliases}
    _rewrite_texts(w, own)
    for kind in dict.fromkeys(a.kind for a in aliases):
        mine = {a.derived: a.key for a in aliases if a.kind == kind}
        _point_elsewhere(w, kind, mine)
        for derived in _kept(w, kind, mine):
            if KINDS[kind].line_of:
                _join_line(w, kind, derived, own[derived])
            else:
                _join_record(w, kind, derived, own)


def _kept(w: Writer, kind: str, own: Mapping[str, str]) -> list[str]:
    """The derived keys under which something is kept."""
    shape, derived = SHAPES[kind], dump(list(own))
    there = w.rows(f"SELECT id FROM {shape.table} WHERE id IN (SELECT value FROM json_each(?))", (derived,))  # noqa: S608
    kept = w.rows(
        "SELECT record_id FROM office_row WHERE kind = ? AND record_id IN (SELECT value FROM json_each(?))",
        (kind, derived),
    )
    return sorted({row[0] for row in (*there, *kept)})


def _point_elsewhere(w: Writer, kind: str, own: Mapping[str, str]) -> None:
    """Links of other records, and what is kept about the record beside its row."""
    pairs = [(key, derived) for derived, key in own.items()]
    for entity in KINDS.values():
        for field in entity.fields():
            if (
                field.type is FieldType.LINK
                and field.to == kind
                and not (entity.line_of and field.name == entity.parent)
            ):
                table = SHAPES[entity.kind].table
                if w.run_many(f'UPDATE {table} SET "{field.name}" = ? WHERE "{field.name}" = ?', pairs) > 0:  # noqa: S608
                    w.touched(entity.kind)
    for table in _BY_RECORD:
        w.run_many(
            f"UPDATE {table} SET record_id = ? WHERE kind = ? AND record_id = ?"  # noqa: S608
            + (f" AND {OPEN}" if table == "operation" else ""),
            [(key, kind, derived) for key, derived in pairs],
        )
    w.run_many('UPDATE OR REPLACE oddity SET "key" = ? WHERE kind = ? AND "key" = ?', [(k, kind, d) for k, d in pairs])


def _rewrite_texts(w: Writer, own: Mapping[str, str]) -> None:
    """Keys inside waiting work, the office's values of it, what lost a merge and may be brought back, and drafts."""
    for id_, values, base in w.rows(f'SELECT id, "values", base FROM operation WHERE {OPEN}'):  # noqa: S608
        new = (_rewritten(values, own), _rewritten(base, own))
        if new != (values, base):
            w.run('UPDATE operation SET "values" = ?, base = ? WHERE id = ?', (*new, id_))
    for kind, record, values, before in w.rows('SELECT kind, record_id, "values", before FROM office_row'):
        new = (_rewritten(values, own), _rewritten(before, own))
        if new != (values, before):
            w.run(
                'UPDATE office_row SET "values" = ?, before = ? WHERE kind = ? AND record_id = ?', (*new, kind, record)
            )
    for table, one, two in (("kept_value", "value", "winner"), ("resolution", "take", '"conflict"')):
        for seq, *texts in w.rows(f"SELECT seq, {one}, {two} FROM {table}"):  # noqa: S608
            now = [_rewritten(text, own) for text in texts]
            if now != texts:
                w.run(f"UPDATE {table} SET {one} = ?, {two} = ? WHERE seq = ?", (*now, seq))  # noqa: S608
    for name, value in w.rows("SELECT name, value FROM fact WHERE name LIKE 'draft/%'"):
        if (rewritten := _rewritten(value, own)) != value:
            w.run("UPDATE fact SET value = ? WHERE name = ?", (rewritten, name))


def _rewritten(text: str, own: Mapping[str, str]) -> str:
    return _KEY.sub(lambda found: own.get(found[0], found[0]), text)


def _join_line(w: Writer, kind: str, derived: str, key: str) -> None:
    table = SHAPES[kind].table
    if w.run(f"UPDATE OR IGNORE {table} SET id = ? WHERE id = ?", (key, derived)) == 0:  # noqa: S608
        w.run(f"DELETE FROM {table} WHERE id = ?", (derived,))  # noqa: S608


def _join_record(w: Writer, kind: str, derived: str, own: Mapping[str, str]) -> None:
    """What the office said under the derived key is said of the record; its waiting work has moved there before."""
    shape, key = SHAPES[kind], own[derived]
    said = office.get(w, kind, derived) or _row(w, kind, derived)
    if said is not None:
        said = replace(said, values=load(_rewritten(dump(said.values), own)))
    ledger.append(w, JOINED, kind=kind, record=key, data={"derived": derived})
    w.touched(kind, [derived, key])
    office.forget(w, kind, derived)
    if not w.value(f"SELECT 1 FROM {shape.table} WHERE id = ?", (key,)) and office.get(w, kind, key) is None:  # noqa: S608
        w.run(f"UPDATE {shape.table} SET id = ? WHERE id = ?", (key, derived))  # noqa: S608
        if kind in LINES:
            table, owner = LINES[kind].table, LINES[kind].entity.parent
            w.run(f'UPDATE {table} SET "{owner}" = ? WHERE "{owner}" = ?', (key, derived))  # noqa: S608
        if said is not None and operations.open_of(w, kind, key):
            office.put(w, kind, key, said)
        return
    rowstore.remove(w, kind, [derived])
    here = office.get(w, kind, key) or _row(w, kind, key)
    if said is None or (here is not None and here.version >= said.version):
        office.follow(w, kind, key)
    elif operations.open_of(w, kind, key):
        office.arrive(w, kind, key, said)
    else:
        office.put(w, kind, key, said)
        office.follow(w, kind, key)


def _row(w: Writer, kind: str, id: str) -> OfficeRow | None:
    """A row without waiting work as the office's word."""
    row = w.one(f"SELECT version, remote_id, synced_at FROM {SHAPES[kind].table} WHERE id = ?", (id,))  # noqa: S608
    values = rowstore.full(w, kind, id)
    if row is None or values is None:
        return None
    return OfficeRow(version=row[0], remote_id=row[1], values=values, synced_at=row[2])
