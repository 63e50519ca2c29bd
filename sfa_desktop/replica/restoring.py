"""Bringing back a value that lost a merge: an ordinary edit, with all that belongs to one."""

from collections.abc import Mapping
from typing import Any

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.entities.canonical import decode
from sfa_desktop.entities.entity import Entity
from sfa_desktop.replica import edits, kept, operations, rowstore
from sfa_desktop.replica.access import Writer
from sfa_desktop.replica.codec import LINES, Shape
from sfa_desktop.replica.deletions import bring_back
from sfa_desktop.replica.kept import KeptValue
from sfa_desktop.rules.merge import same_at
from sfa_desktop.rules.paths import CUSTOM, WHOLE, root, value_at, with_value


def restore(w: Writer, seq: int) -> KeptValue:
    """Put the kept value of this number in the place of what the record has now; it goes to the office as an edit.

    Raises InvalidInput in words where there is no such value, where the record or its line is gone, or where a whole
    record was kept and there is one again.
    """
    found = kept.need_kept(w, seq)
    if found.field == WHOLE:
        _restore_record(w, found)
    else:
        _restore_field(w, found)
    kept.mark_restored(w, [seq])
    return found


def _restore_record(w: Writer, found: KeptValue) -> None:
    kind, id_ = found.kind, found.record_id
    if rowstore.full(w, kind, id_) is not None or operations.open_of(w, kind, id_):
        raise InvalidInput(problem="The record is there again, or work on it still waits; nothing was changed.")
    bring_back(w, kind, id_, found.value, version=1, title=str(found.value.get("name") or ""))


def _restore_field(w: Writer, found: KeptValue) -> None:
    kind, id_, path = found.kind, found.record_id, found.field
    w.need(kind, id_)
    now = rowstore.full(w, kind, id_) or {}
    after = with_value(now, path, found.value)
    if not same_at(kind, path, value_at(after, path), found.value):
        raise InvalidInput(problem="The line that this value belongs to is not there any more.")
    if kind in LINES and root(path) == "lines":
        edits.update(w, kind, id_, {}, lines=[_line(LINES[kind], line) for line in after["lines"]])
    elif path.startswith(CUSTOM):
        edits.update(w, kind, id_, {"custom": {path.removeprefix(CUSTOM): found.value}})
    else:
        edits.update(w, kind, id_, {path: decode(_entity(w, kind, id_).field(path), found.value)})


def _entity(w: Writer, kind: str, id: str) -> type[Entity]:
    return type(w.need(kind, id))


def _line(shape: Shape, line: Mapping[str, Any]) -> Entity:
    values = {f.name: decode(f, line[f.name]) for f in shape.fields if f.name in line}
    return shape.entity(id=line["key"], custom=line.get("custom") or {}, **values)
