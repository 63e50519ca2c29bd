"""The outbox's own rows: how an operation is read, written, re-issued, and which ones a record still has open."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.ids import new_id
from sfa_desktop.entities import KINDS
from sfa_desktop.entities.exchange import Action, Operation, OperationState
from sfa_desktop.entities.field import FieldType, Truth
from sfa_desktop.replica import ledger
from sfa_desktop.replica.access import Reader, Writer
from sfa_desktop.replica.codec import LINES, dump, load, moment_of
from sfa_desktop.replica.schema import OPEN, SCHEMA_VERSION

COLUMNS = (
    'id, group_id, kind, record_id, action, "values", base_version, base, schema_version, state, attempts, code, '
    "message, line, title, created_at, changed_at"
)
SELECT = f"SELECT {COLUMNS} FROM operation"  # noqa: S608
OPEN_OF_RECORD = f"{SELECT} WHERE kind = ? AND record_id = ? AND {OPEN} ORDER BY seq"
FIELD_GONE = "field_gone"
"""Code of waiting work of which this version knows neither a field nor the kind; the message says what and why."""
OUTBOX = "outbox"
"""The name under which changes of operations are announced."""


def operation_of(row: Sequence[Any]) -> Operation:
    """The operation of a row of `COLUMNS`."""
    return Operation(
        id=row[0],
        group_id=row[1],
        kind=row[2],
        record_id=row[3],
        action=Action(row[4]),
        values=load(row[5]),
        base_version=row[6],
        base=load(row[7]),
        schema_version=row[8],
        state=OperationState(row[9]),
        attempts=row[10],
        code=row[11],
        message=row[12],
        line=row[13],
        title=row[14],
        created_at=moment_of(row[15]),
        changed_at=moment_of(row[16]),
    )


def open_of(r: Reader, kind: str, record_id: str) -> list[Operation]:
    """The record's operations that are not at the office yet, oldest first."""
    return [operation_of(row) for row in r.rows(OPEN_OF_RECORD, (kind, record_id))]


def need(r: Reader, operation_id: str) -> Operation:
    """The operation of this id; raises InvalidInput."""
    row = r.one(f"{SELECT} WHERE id = ?", (operation_id,))
    if row is None:
        raise InvalidInput(problem=f"there is no operation with the id {operation_id!r}")
    return operation_of(row)


def by_id(r: Reader, ids: Sequence[str]) -> dict[str, Operation]:
    """Operations of these ids."""
    rows = r.rows(f"{SELECT} WHERE id IN (SELECT value FROM json_each(?))", (dump(ids),))  # noqa: S608
    return {row[0]: operation_of(row) for row in rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A person's change of one record on its way into the outbox."""

    kind: str
    record_id: str
    action: Action
    values: Mapping[str, Any]
    base: Mapping[str, Any]
    base_version: int
    title: str
    group: str | None = None


def add(w: Writer, change: Change) -> str:
    """Queue a new operation; its id, made once."""
    id_ = new_id()
    w.run(
        'INSERT INTO operation(id, group_id, kind, record_id, action, "values", base_version, base, schema_version, '
        "state, title, created_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?, ?, ?)",
        (
            id_,
            change.group or id_,
            change.kind,
            change.record_id,
            change.action.value,
            dump(change.values),
            change.base_version,
            dump(change.base),
            SCHEMA_VERSION,
            change.title,
            w.stamp,
            w.stamp,
        ),
    )
    w.touched(OUTBOX, ())
    return id_


def rewrite(w: Writer, operation: Operation, **columns: Any) -> str:
    """Change the content of an operation; the id it has from now on.

    An id never stands for two contents that may both have left the laptop: one that was attempted gets a new
    id, and the ledger says which one it takes the place of.
    """
    id_ = operation.id
    if operation.attempts:
        id_ = new_id()
        data = {"was": operation.id, "attempts": operation.attempts}
        ledger.append(w, "reissued", operation=id_, kind=operation.kind, record=operation.record_id, data=data)
        columns.update(id=id_, attempts=0, attempt_id="")
    put(w, operation.id, **columns)
    return id_


def put(w: Writer, operation_id: str, **columns: Any) -> None:
    """Set columns of an operation; mappings are written as canonical JSON."""
    cells = {"changed_at": w.stamp, **{n: dump(v) if isinstance(v, Mapping) else v for n, v in columns.items()}}
    assignments = ", ".join(f'"{name}" = ?' for name in cells)
    w.run(f"UPDATE operation SET {assignments} WHERE id = ?", [*cells.values(), operation_id])  # noqa: S608
    w.touched(OUTBOX, ())


def close(w: Writer, operation_id: str, state: OperationState, *, code: str = "", message: str = "") -> None:
    """End an operation as done or discarded. Its values go; the ledger keeps them."""
    put(w, operation_id, state=state.value, code=code, message=message, line="", values={}, base={})


def queued(w: Writer, operations: Iterable[Operation]) -> None:
    """Back into the queue, without a reason any more."""
    for operation in operations:
        put(w, operation.id, state=OperationState.QUEUED.value, code="", message="", line="")


def note(w: Writer, event: str, found: Iterable[Operation], data: Mapping[str, Any]) -> None:
    """Enter what happened to operations into the ledger."""
    entries = [(event, o.id, o.kind, o.record_id, data) for o in found]
    if entries:
        ledger.append_many(w, entries)
        w.touched(OUTBOX, [entry[3] for entry in entries])


_LINKS = {kind: tuple(f.name for f in entity.fields() if f.type is FieldType.LINK) for kind, entity in KINDS.items()}


def links(kind: str, values: Mapping[str, Any]) -> set[str]:
    """The ids of other records that canonical values point to, lines included."""
    get = values.get
    found = {get(name) for name in _LINKS.get(kind, ())}
    if kind in LINES:
        names = _LINKS[LINES[kind].kind]
        found.update([line.get(name) for line in get("lines") or () for name in names])
    return {id_ for id_ in found if id_}


def is_known(operation: Operation) -> bool:
    """Whether this version has the operation's kind, and any of the fields that it changes."""
    if operation.kind not in KINDS:
        return False
    names = {field.name for field in KINDS[operation.kind].fields()} | {"custom", "lines"}
    return not operation.values or not names.isdisjoint(operation.values)


def creators(r: Reader) -> dict[str, str]:
    """By record: the group that still has to create it at the office."""
    return dict(r.rows(f"SELECT record_id, group_id FROM operation WHERE action = 'create' AND {OPEN}"))  # noqa: S608


def referring(r: Reader, record_id: str) -> list[Operation]:
    """Open operations of other records whose values point to this one."""
    rows = r.rows(
        f'{SELECT} WHERE {OPEN} AND record_id <> ? AND instr("values", ?) ORDER BY seq', (record_id, record_id)
    )
    found = [operation_of(row) for row in rows]
    return [operation for operation in found if record_id in links(operation.kind, operation.values)]


def sendable(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The part of canonical values that travels: what both sides may write, lines likewise."""
    both = {f.name for f in KINDS[kind].fields() if f.truth is Truth.BOTH} | {"custom", "key"}
    found = {name: value for name, value in values.items() if name in both and not (name == "custom" and not value)}
    if kind in LINES and "lines" in values:
        found["lines"] = [sendable(LINES[kind].kind, line) for line in values["lines"]]
    return found
