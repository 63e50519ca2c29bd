"""Writes records to a file that people and programs can read: CSV, a spreadsheet or JSON."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from sfa_desktop.actions.export_outbox import write_json
from sfa_desktop.actions.tables import write_table
from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.entities import KINDS, Entity
from sfa_desktop.entities.canonical import encode_entity
from sfa_desktop.replica.store import Reader, Replica
from sfa_desktop.rules.typed import write_value

FORMATS = ("csv", "xlsx", "json")
_PAGE = 2000


def export_records(replica: Replica, kind: str, path: Path, *, format: str = "") -> int:
    """Write all records of a kind to `path`; how many. `format` is told by the file's ending if it is empty.

    Raises InvalidInput for a format that is none or a place that cannot be written, DiskFull.
    """
    chosen = (format or path.suffix.removeprefix(".") or "csv").lower()
    if chosen not in FORMATS:
        raise InvalidInput(problem=f"{chosen!r} is not a format to export to; use one of {', '.join(FORMATS)}.")
    entity = KINDS[kind]
    with replica.read() as r:
        if chosen == "json":
            documents = [as_document(record) for record in _all(r, kind)]
            write_json(path, documents)
            return len(documents)
        own = list(r.custom_fields(kind))
        names = [field.name for field in entity.fields()]
        rows = [_row(record, names, own) for record in _all(r, kind)]
    target = path if path.suffix.lower() == f".{chosen}" or chosen == "csv" else path.with_name(f"{path.name}.{chosen}")
    write_table(target, ["id", *names, *(f"custom.{code}" for code in own)], rows)
    return len(rows)


def export_everything(replica: Replica, folder: Path, *, format: str = "csv") -> dict[str, int]:
    """Write each kind to a file of its own in `folder`; how many records, by kind. Raises as `export_records`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InvalidInput(problem=f"{folder} cannot be made: {error.strerror or error}.") from error
    return {kind: export_records(replica, kind, folder / f"{kind}.{format}", format=format) for kind in KINDS}


def read_everything(r: Reader, kinds: Sequence[str] = ()) -> dict[str, list[dict[str, Any]]]:
    """All records of these kinds (of all where none is named) as canonical documents."""
    return {kind: [as_document(record) for record in _all(r, kind)] for kind in kinds or KINDS}


def as_document(record: Entity) -> dict[str, Any]:
    """A record as JSON can hold it: id, kind, a name to show, all fields in canonical form, where it stands."""
    values = encode_entity(record)
    name = values.get("name") or record.headline or getattr(record, "provisional", "")
    return {
        "id": record.id,
        "kind": record.kind,
        **values,
        "name": name,
        "pending": record.origin.pending,
        "version": record.origin.version,
    }


def _all(r: Reader, kind: str) -> Iterator[Entity]:
    offset = 0
    while page := r.list(kind, limit=_PAGE, offset=offset):
        yield from page
        offset += len(page)


def _row(record: Entity, names: Sequence[str], own: Sequence[str]) -> list[Any]:
    values = [getattr(record, name) for name in names]
    cells: list[Any] = [record.id, *(_cell(value) for value in values)]
    return [*cells, *(_cell(record.custom.get(code)) for code in own)]


def _cell(value: Any) -> Any:
    """Numbers as numbers, so that a spreadsheet can compute with them; everything else as text."""
    if isinstance(value, Decimal):
        return Decimal(write_value(value))
    return value if isinstance(value, int) and not isinstance(value, bool) else write_value(value)
