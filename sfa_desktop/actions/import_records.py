"""Brings records of any kind in from a table: a preview first, duplicates named, rejected rows given back as a file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sfa_desktop.actions.edit_record import CUSTOM, editable_kind, require
from sfa_desktop.actions.tables import Table, read_table, write_table
from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.entities import KINDS, Account, Entity
from sfa_desktop.entities.field import Field, FieldType, Truth
from sfa_desktop.replica import edits
from sfa_desktop.replica.store import Reader, Replica
from sfa_desktop.rules.duplicates import AccountIndex, fold
from sfa_desktop.rules.typed import custom_field, field_named, read_value

ID = "id"
REASON = "reason"
_BATCH = 100
"""Rows a transaction: short enough that nobody waits for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRow:
    """One row of the table as it will be brought in, or why not."""

    number: int
    """Its line in the file; the header is line 1."""
    record: Entity | None
    problem: str = ""
    duplicate_of: str = ""
    """The id of the record it may already be; empty where it is of an earlier row of the same file."""
    duplicate_why: str = ""
    """tax_id | phone | email | name | id | row"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What an import would do. Nothing has been written."""

    kind: str
    table: Table
    columns: Mapping[str, str]
    """Header to field; empty for a column that is left out."""
    rows: tuple[ImportRow, ...]

    @property
    def fresh(self) -> list[ImportRow]:
        """Rows that will become records."""
        return [row for row in self.rows if not row.problem and not row.duplicate_why]

    @property
    def duplicates(self) -> list[ImportRow]:
        """Rows that may be there already."""
        return [row for row in self.rows if not row.problem and row.duplicate_why]

    @property
    def rejected(self) -> list[ImportRow]:
        """Rows that cannot become records."""
        return [row for row in self.rows if row.problem]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did; `left_file` holds the rows that were left out, each with its reason."""

    created: tuple[str, ...]
    duplicates: int
    rejected: int
    left_file: Path | None


def plan_import(replica: Replica, kind: str, path: Path) -> ImportPlan:
    """Read a table and say what would become of each row. Raises InvalidInput for a file or header that is none."""
    entity = editable_kind(kind)
    table = read_table(path)
    with replica.read() as r:
        reading = _Reading(r, entity, table)
        rows = tuple(_without_duplicates(r, entity, reading.rows()))
    return ImportPlan(kind=entity.kind, table=table, columns=reading.columns(), rows=rows)


def import_records(
    replica: Replica, plan: ImportPlan, *, left_file: Path | None = None, duplicates_too: bool = False
) -> Imported:
    """Do what the plan says. Rows that are left out go to `left_file`, in the table's own columns and a reason.

    Interrupted half-way it can be run again: what was brought in is a duplicate then.
    """
    wanted = plan.fresh + (plan.duplicates if duplicates_too else [])
    wanted.sort(key=lambda row: row.number)
    created: list[str] = []
    for start in range(0, len(wanted), _BATCH):
        with replica.write() as w:
            for row in wanted[start : start + _BATCH]:
                assert row.record is not None
                created.append(edits.create(w, row.record))
    left = [row for row in plan.rows if row.problem or (row.duplicate_why and not duplicates_too)]
    if left and left_file is not None:
        lines = ([*plan.table.rows[row.number - 2], _reason(row)] for row in left)
        write_table(left_file, [*plan.table.header, REASON], lines)
    return Imported(
        created=tuple(created),
        duplicates=len(plan.duplicates),
        rejected=len(plan.rejected),
        left_file=left_file if left and left_file is not None else None,
    )


class _Reading:
    """A table read by the fields its header names."""

    def __init__(self, r: Reader, entity: type[Entity], table: Table) -> None:
        self.r, self.entity, self.table = r, entity, table
        self._known: dict[tuple[str, str], str | None] = {}
        definitions = {fold(code): code for code in r.custom_fields(entity.kind)}
        own = r.custom_fields(entity.kind)
        self.fields: list[Field | None] = []
        self.own: list[str] = []
        for name in table.header:
            code = definitions.get(fold(name.removeprefix(CUSTOM)), "")
            field = custom_field(own[code]) if code else field_named(entity, name)
            usable = field is not None and (bool(code) or field.truth is not Truth.SERVER) and field not in self.fields
            self.fields.append(field if usable else None)
            self.own.append(code if usable else "")
        if not any(self.fields):
            names = ", ".join(f.name for f in entity.fields() if f.truth is not Truth.SERVER)
            raise InvalidInput(
                problem=f"No column of the file is a field of the kind {entity.kind}; name them {names}."
            )

    def columns(self) -> dict[str, str]:
        """Header to field name."""
        return {
            name: f"{CUSTOM}{own}" if own else field.name if field else ""
            for name, field, own in zip(self.table.header, self.fields, self.own, strict=True)
        }

    def rows(self) -> Iterator[tuple[ImportRow, str]]:
        """Each row read, with the id the file gives it."""
        place = next((i for i, name in enumerate(self.table.header) if fold(name) == ID), None)
        for number, cells in enumerate(self.table.rows, 2):
            given = cells[place].strip() if place is not None else ""
            try:
                yield ImportRow(number=number, record=self._record(cells)), given
            except InvalidInput as error:
                yield ImportRow(number=number, record=None, problem=error.what()), given

    def _record(self, cells: Sequence[str]) -> Entity:
        values: dict[str, Any] = {}
        custom: dict[str, Any] = {}
        for cell, field, own in zip(cells, self.fields, self.own, strict=True):
            if field is None or (not cell.strip() and field.type is not FieldType.LONG_TEXT):
                continue
            value = self._linked(field, cell) if field.type is FieldType.LINK else read_value(field, cell)
            (custom if own else values)[own or field.name] = value
        record = self.entity(**values, custom=custom)
        require(record)
        return record

    def _linked(self, field: Field, text: str) -> str:
        """The record a cell names: by id, by code or number, or by a name that only one has."""
        wanted = text.strip()
        key = (field.to, fold(wanted))
        if key not in self._known:
            self._known[key] = self._find(field.to, wanted)
        found = self._known[key]
        if found is None:
            raise InvalidInput(problem=f"{field.name}: there is no single {field.to} that is {wanted[:60]!r}.")
        return found

    def _find(self, kind: str, wanted: str) -> str | None:
        if self.r.get(kind, wanted) is not None:
            return wanted
        entity = KINDS[kind]
        for name in ("code", "number", entity.title, "name"):
            if entity.has(name):
                found = self.r.list(kind, where={name: wanted}, limit=2)
                if len(found) == 1:
                    return found[0].id
        return None


def _without_duplicates(r: Reader, entity: type[Entity], rows: Iterator[tuple[ImportRow, str]]) -> Iterator[ImportRow]:
    """Mark the rows that may be there already, or twice in the file."""
    seen = _Seen(r, entity)
    for row, given in rows:
        if row.record is None:
            yield row
            continue
        of, why = (given, "id") if given and r.get(entity.kind, given) is not None else seen.before(row.record)
        seen.add(row.record)
        yield ImportRow(number=row.number, record=row.record, duplicate_of=of, duplicate_why=why)


class _Seen:
    """What is there already, and what the file has brought so far."""

    def __init__(self, r: Reader, entity: type[Entity]) -> None:
        records = r.list(entity.kind)
        self._parent = entity.parent
        self._index = AccountIndex(a for a in records if isinstance(a, Account)) if entity is Account else None
        self._names = {self._name(record): record.id for record in records} if self._index is None else {}

    def before(self, record: Entity) -> tuple[str, str]:
        """The id of what it may already be and why; empty texts if it is new."""
        if self._index is not None and isinstance(record, Account):
            found = self._index.find(record, limit=1)
            return (found[0].account.id, found[0].reason if found[0].account.id else "row") if found else ("", "")
        name = self._name(record)
        if not record.headline.strip() or name not in self._names:
            return "", ""
        return self._names[name], "name" if self._names[name] else "row"

    def add(self, record: Entity) -> None:
        """Remember a row of the file."""
        if self._index is not None and isinstance(record, Account):
            self._index.add(record)
        else:
            self._names.setdefault(self._name(record), "")

    def _name(self, record: Entity) -> tuple[str, str]:
        parent = getattr(record, self._parent or "account_id", "") or ""
        return str(parent), fold(record.headline.strip())


def _reason(row: ImportRow) -> str:
    if row.problem:
        return row.problem
    if row.duplicate_why == "row":
        return "the same as an earlier row of this file"
    return f"already there ({row.duplicate_why}): {row.duplicate_of}"
