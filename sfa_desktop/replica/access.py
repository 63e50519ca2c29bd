"""What can be done inside a transaction: read records, and write rows and say which."""

import builtins
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

import sqlcipher3.dbapi2 as driver

from sfa_desktop.base.clock import Clock
from sfa_desktop.base.errors import InvalidInput, NotFound
from sfa_desktop.entities import KINDS, Entity
from sfa_desktop.entities.exchange import Changes, CustomField
from sfa_desktop.entities.field import Field, FieldType
from sfa_desktop.replica.codec import SHAPES, Cell, Shape, load, moment_text, store
from sfa_desktop.replica.connection import Raw

Parameters = Sequence[Any] | Mapping[str, Any]
"""Values of a statement: `?` by position or `:name` by name."""
_STEPS = 10_000
"""Of SQLite's virtual machine, a millisecond or two: so often a long statement looks whether somebody waits."""
_SMALL_CACHE = -2000
"""In KiB, as SQLite's cache_size has it."""
_INTERRUPTED = 9
MANY = 500
"""Above this many changed records an announcement says "many" instead of naming them."""
_OPERATORS = {"gte": ">=", "gt": ">", "lte": "<=", "lt": "<", "ne": "IS NOT"}
_BOOKKEEPING = {
    "id": Field(name="id", label="", type=FieldType.TEXT),
    "remote_id": Field(name="remote_id", label="", type=FieldType.TEXT),
    "sort": Field(name="sort", label="", type=FieldType.TEXT),
    "version": Field(name="version", label="", type=FieldType.INTEGER),
    "pending": Field(name="pending", label="", type=FieldType.INTEGER),
}


class Words(Protocol):
    """The words of all names, kept beside the connections (vocabulary.py)."""

    def refresh(self, r: "Reader") -> None:
        """Take in what was learned since the last time."""

    def like(self, word: str) -> list[str]:
        """Words that may have been meant, nearest first."""


class GaveWay(Exception):
    """A statement was broken off, and its transaction with it, because another process waits to write."""


class Reader:
    """One snapshot of the replica. Valid inside its `with` block only; what it returns outlives it."""

    def __init__(self, raw: Raw, clock: Clock, vocabulary: "Words") -> None:
        self._raw = raw
        self.clock = clock
        self.vocabulary = vocabulary
        self._custom: dict[str, dict[str, CustomField]] | None = None

    # --- statements: for the rooms of the replica only

    def rows(self, sql: str, parameters: Parameters = ()) -> builtins.list[tuple[Any, ...]]:
        """All rows of a statement."""
        found: builtins.list[tuple[Any, ...]] = self._raw.execute(sql, parameters).fetchall()
        return found

    def one(self, sql: str, parameters: Parameters = ()) -> tuple[Any, ...] | None:
        """The first row of a statement."""
        found: tuple[Any, ...] | None = self._raw.execute(sql, parameters).fetchone()
        return found

    def slice_end(self, table: str, after: int, limit: int) -> int | None:
        """The number of the last of so many rows that come after row number `after`; None where there is none."""
        find = f"SELECT max(rid) FROM (SELECT rid FROM {table} WHERE rid > ? ORDER BY rid LIMIT ?)"  # noqa: S608
        found: int | None = self.value(find, (after, limit))
        return found

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """The first column of the first row, None if there is none."""
        row = self.one(sql, parameters)
        return row[0] if row else None

    # --- records

    def get(self, kind: str, id: str) -> Entity | None:
        """The record, or None if this replica has none of the id."""
        shape = _shape(kind)
        row = self.one(f"{shape.select} WHERE id = ?", (id,))
        return self.record(shape, row) if row else None

    def need(self, kind: str, id: str) -> Entity:
        """The record; raises NotFound."""
        record = self.get(kind, id)
        if record is None:
            raise NotFound(kind=kind, id=id)
        return record

    def get_many(self, kind: str, ids: Iterable[str]) -> dict[str, Entity]:
        """The records of these ids that are there, by id."""
        shape = _shape(kind)
        wanted = sorted(set(ids))
        marks = ", ".join("?" * len(wanted))
        return {row[1]: self.record(shape, row) for row in self.rows(f"{shape.select} WHERE id IN ({marks})", wanted)}

    def list(
        self,
        kind: str,
        *,
        where: Mapping[str, Any] | None = None,
        order: Sequence[str] = (),
        limit: int | None = None,
        offset: int = 0,
    ) -> builtins.list[Entity]:
        """Records of a kind. `where` is equality by field, or `field__in|ne|gte|gt|lte|lt|contains`.

        `order` names fields, `-` before one for descending; `sort` is the headline as people sort it.
        Raises InvalidInput for a field the kind does not have.
        """
        shape = _shape(kind)
        condition, parameters = _condition(shape, where or {})
        sql = f"{shape.select}{condition} ORDER BY {_ordering(shape, order)} LIMIT ? OFFSET ?"
        rows = self.rows(sql, [*parameters, -1 if limit is None else limit, offset])
        return [self.record(shape, row) for row in rows]

    def count(self, kind: str, where: Mapping[str, Any] | None = None) -> int:
        """How many records `list` would find."""
        shape = _shape(kind)
        condition, parameters = _condition(shape, where or {})
        return int(self.value(f"SELECT count(*) FROM {shape.table}{condition}", parameters))  # noqa: S608

    def children(self, kind: str, parent_id: str) -> builtins.list[Entity]:
        """The records that hang on a parent by the kind's `parent` link, lines in their sequence."""
        parent = _shape(kind).entity.parent
        if not parent:
            raise InvalidInput(problem=f"a {kind} has no parent")
        order = ("sequence",) if KINDS[kind].has("sequence") else ("sort",)
        return self.list(kind, where={parent: parent_id}, order=order)

    def record(self, shape: Shape, row: Sequence[Any]) -> Entity:
        """The record of a row selected with `shape.select`."""
        return shape.record(row, self.custom_fields(shape.kind) if row[-1] != "{}" else {})

    def custom_fields(self, kind: str) -> dict[str, CustomField]:
        """The definitions of the customer's own fields of a kind, in the office's order, by code."""
        if self._custom is None:
            self._custom = {}
            for row in self.rows(
                "SELECT kind, code, label, type, choices, required FROM custom_field ORDER BY kind, position"
            ):
                self._custom.setdefault(row[0], {})[row[1]] = CustomField(
                    kind=row[0],
                    code=row[1],
                    label=row[2],
                    type=row[3],
                    choices=tuple((code, label) for code, label in load(row[4])),
                    required=bool(row[5]),
                )
        return self._custom.get(kind, {})

    def fact(self, name: str) -> Any:
        """A remembered value, None if there is none of the name."""
        text = self.value("SELECT value FROM fact WHERE name = ?", (name,))
        return None if text is None else load(text)


class Writer(Reader):
    """The writing transaction: all of Reader, seeing its own writes."""

    def __init__(
        self, raw: Raw, clock: Clock, vocabulary: "Words", *, awaited: Callable[[], bool] = lambda: False
    ) -> None:
        """`awaited` says whether another process waits for the end of this transaction."""
        super().__init__(raw, clock, vocabulary)
        self._awaited = awaited
        self.now: datetime = clock.now()
        self.stamp = moment_text(self.now)
        self._touched: dict[str, set[str] | None] = {}

    def run(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Execute a statement; how many rows it changed."""
        return int(self._raw.execute(sql, parameters).rowcount)

    def run_giving_way(self, sql: str) -> None:
        """Execute a long statement for as long as nobody waits. Raises GaveWay; nothing of the transaction stays.

        It has little memory, so that most of it is on the disk before its commit, in which it cannot give way.
        """
        (memory,) = self._raw.execute("PRAGMA cache_size").fetchone()
        self._raw.execute(f"PRAGMA cache_size = {_SMALL_CACHE}")
        self._raw.set_progress_handler(self._awaited, _STEPS)
        try:
            self._raw.execute(sql)
        except driver.OperationalError as error:
            if (getattr(error, "sqlite_errorcode", 0) & 0xFF) == _INTERRUPTED:
                raise GaveWay from error
            raise
        finally:
            self._raw.set_progress_handler(None, 0)
            self._raw.execute(f"PRAGMA cache_size = {memory}")

    def add(self, sql: str, parameters: Sequence[Any]) -> int:
        """Insert one row; its row number."""
        return int(self._raw.execute(sql, parameters).lastrowid)

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> int:
        """Execute a statement once per row of parameters; how many rows it changed altogether."""
        return int(self._raw.executemany(sql, rows).rowcount)

    def touched(self, kind: str, ids: Iterable[str] | None = None) -> None:
        """Say that records changed; without ids, that it is all or many of them."""
        before = self._touched.get(kind, set())
        new = None if before is None or ids is None else before | set(ids)
        self._touched[kind] = None if new is not None and len(new) > MANY else new

    def changes(self) -> Changes:
        """What was touched, for the announcement after the commit. With one kind of "many", ids are left out."""
        ids: frozenset[str] = frozenset()
        if all(value is not None for value in self._touched.values()):
            ids = frozenset().union(*(value or () for value in self._touched.values()))
        return Changes(kinds=frozenset(self._touched), ids=ids)

    def forget_custom_fields(self) -> None:
        """Read the definitions anew at the next use."""
        self._custom = None


def _shape(kind: str) -> Shape:
    shape = SHAPES.get(kind)
    if shape is None:
        raise InvalidInput(problem=f"there is no kind {kind!r}; known are {', '.join(sorted(SHAPES))}")
    return shape


def _field(shape: Shape, name: str) -> Field:
    if shape.entity.has(name):
        return shape.entity.field(name)
    if name in _BOOKKEEPING:
        return _BOOKKEEPING[name]
    raise InvalidInput(problem=f"a {shape.kind} has no field {name!r}; it has {', '.join(shape.names)}")


def _cell(field: Field, value: Any) -> Cell:
    try:
        return None if value is None and field.type is not FieldType.TEXT else store(field, value)
    except ValueError as error:
        raise InvalidInput(problem=str(error)) from error


def _condition(shape: Shape, where: Mapping[str, Any]) -> tuple[str, list[Any]]:
    parts: list[str] = []
    parameters: list[Any] = []
    for key, value in where.items():
        name, _, operator = key.partition("__")
        field = _field(shape, name)
        if operator == "in":
            cells = [_cell(field, item) for item in value]
            parts.append(f'"{name}" IN ({", ".join("?" * len(cells))})')
            parameters.extend(cells)
        elif operator == "contains":
            parts.append(f"\"{name}\" LIKE ? ESCAPE '\\'")
            text = str(value).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
            parameters.append(f"%{text}%")
        elif operator and operator not in _OPERATORS:
            raise InvalidInput(problem=f"{key!r}: there is no comparison {operator!r}")
        else:
            parts.append(f'"{name}" {_OPERATORS.get(operator, "IS")} ?')
            parameters.append(_cell(field, value))
    return (" WHERE " + " AND ".join(parts) if parts else ""), parameters


def _ordering(shape: Shape, order: Sequence[str]) -> str:
    parts = []
    for item in order:
        name = item.removeprefix("-")
        _field(shape, name)
        parts.append(f'"{name}"{" DESC" if item.startswith("-") else ""}')
    return ", ".join([*parts, "rid"])
