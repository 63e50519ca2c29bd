"""A server that keeps none of our keys, as a model in memory: what the engine has to make up for.

Ids of its own, stamps that several changes share, no tombstones, no groups, no memory of operations beyond a field
with our key that may be switched off, last write wins.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sfa_desktop.base.ids import server_id
from sfa_desktop.connectors.kit.foreign import FOREIGN
from sfa_desktop.connectors.tryton.shapes import columns, line_columns
from sfa_desktop.entities import KINDS
from sfa_desktop.entities.exchange import (
    Action,
    Answer,
    Device,
    Gone,
    Group,
    Listed,
    Operation,
    Page,
    Receipt,
    Refusal,
    ServerFacts,
)
from sfa_desktop.entities.field import FieldType
from tests.support.office import REFUSED_WORD, Line, Office, blank

KINDS_HERE = ("account", "contact", "product", "task", "order")
LINKS = {k: {f.name: f.to for f in e.fields() if f.type is FieldType.LINK} for k, e in KINDS.items()}


@dataclass
class Row:
    """One row of the server, links as its own ids."""

    id: int
    values: dict[str, Any]
    stamp: int
    own: str = ""
    """Our key, in the field made for it."""
    lines: list["Row"] = field(default_factory=list)


@dataclass
class WeakOffice:
    """The server's tables."""

    identity: str = "weak"
    tables: dict[str, dict[int, Row]] = field(default_factory=lambda: {kind: {} for kind in KINDS_HERE})
    stamp: int = 1_000
    created: int = 0

    def new_id(self) -> int:
        """The next id of any table."""
        self.created += 1
        return self.created

    def add(self, kind: str, **values: Any) -> Row:
        """A record born at the office."""
        row = Row(self.new_id(), {**blank(kind), **values}, self.stamp)
        self.tables[kind][row.id] = row
        return row

    def key(self, kind: str, row: Row) -> str:
        """The key that is derived from its id."""
        return server_id(self.identity, kind, str(row.id))


class WeakLine(Line):
    """A connector to it. `shows_keys`: our key is kept in a field and seen when rows are read."""

    def __init__(self, office: WeakOffice, *, shows_keys: bool = True) -> None:
        super().__init__(Office(), "ana", kinds=KINDS_HERE)
        self.weak = office
        self.shows_keys = shows_keys
        self.capabilities = replace(
            FOREIGN, overlap=2.0, version_guard="none", prices=True, page_limit=50, kinds=KINDS_HERE
        )

    def hello(self, device: Device, cursors: Mapping[str, str]) -> ServerFacts:
        """No heads: whether there is news is not known."""
        return ServerFacts(identity=self.weak.identity, server_time=None, heads={})

    def pull(self, kind: str, cursor: str, limit: int) -> Page:
        """Everything with a stamp from two before the cursor on, in one page."""
        self.calls.append(f"pull {kind}")
        after = int(cursor or 0) - 2
        rows = [row for row in self.weak.tables[kind].values() if row.stamp >= after]
        return self._page(kind, rows, cursor=str(self.weak.stamp))

    def fetch(self, kind: str, keys: Mapping[str, str]) -> Page:
        """Single records, by the server's id alone."""
        self.calls.append(f"fetch {kind}")
        found = {key: self.weak.tables[kind].get(int(remote or 0)) for key, remote in keys.items()}
        gone = [Gone(key=key, version=0, deleted=False) for key, row in found.items() if row is None]
        return self._page(kind, [row for row in found.values() if row], gone=gone)

    def push(self, groups: Sequence[Group], device: Device) -> tuple[Answer, ...]:
        """One operation after the other."""
        self.calls.append("push")
        return tuple(self._group(group) for group in groups)

    def lookup(self, groups: Sequence[Group]) -> Mapping[str, tuple[Receipt, ...]]:
        """Creations by the key kept with them; changes cannot be told, and are sent again."""
        self.calls.append("lookup")
        found: dict[str, tuple[Receipt, ...]] = {}
        for group in groups:
            receipts = []
            for op in group.operations:
                rows = [row for row in self.weak.tables[op.kind].values() if row.own == op.record_id]
                if op.action is Action.CREATE and rows:
                    receipts.append(self._receipt(op, rows[0]))
            found[group.id] = tuple(receipts)
        return found

    def inventory(self, kind: str, after: str, limit: int) -> tuple[Sequence[Listed], str]:
        """All of it."""
        self.calls.append(f"inventory {kind}")
        rows = self.weak.tables[kind].values()
        return [Listed(self.weak.key(kind, row), row.stamp, str(row.id)) for row in rows], ""

    # --- inside

    def _group(self, group: Group) -> Answer:
        receipts: list[Receipt] = []
        made: dict[str, int] = {}
        for op in group.operations:
            if any(REFUSED_WORD in str(value) for value in op.values.values()):
                refusal = Refusal(code="invalid", message="Not these words.", operation_id=op.id)
                return Answer(group_id=group.id, receipts=tuple(receipts), refusal=refusal)
            row = self._apply(op, {**{k: int(r) for k, r in group.remotes.items()}, **made})
            made[op.record_id] = row.id
            receipts.append(self._receipt(op, row))
        return Answer(group_id=group.id, receipts=tuple(receipts))

    def _reborn(self, op: Operation) -> Row | None:
        """What is brought back after a deletion is looked up by its key, as connectors do: somebody else may have been
        faster. What is new is not, so that a request which arrives twice is done twice."""
        rows = self.weak.tables[op.kind].values() if op.base_version else ()
        return next((row for row in rows if row.own == op.record_id), None)

    def _apply(self, op: Operation, ids: Mapping[str, int]) -> Row:
        table = self.weak.tables[op.kind]
        if op.action is Action.CREATE:
            row = self._reborn(op) or self.weak.add(op.kind)
            row.own = op.record_id
        else:
            row = table[ids[op.record_id]]
        if op.action is Action.DELETE:
            del table[row.id]
            return row
        row.values.update(self._native(op.kind, {k: v for k, v in op.values.items() if k != "lines"}, ids))
        if "lines" in op.values:
            kept = {line.id: line for line in row.lines}
            lines = []
            for values in op.values["lines"]:
                line = kept.get(ids.get(values["key"], 0)) or Row(self.weak.new_id(), blank("order_line"), 0)
                line.values.update(self._native("order_line", values, ids))
                line.own = values["key"]
                lines.append(line)
            row.lines = lines
        row.stamp = self.weak.stamp
        return row

    def _native(self, kind: str, values: Mapping[str, Any], ids: Mapping[str, int]) -> dict[str, Any]:
        """With the server's ids in links: one that is not known is a fault of the engine."""
        return {n: ids[v] if n in LINKS[kind] and v else v for n, v in values.items() if n != "key"}

    def _receipt(self, op: Operation, row: Row) -> Receipt:
        deleted = op.action is Action.DELETE
        page = None if deleted else self._page(op.kind, [row], told=True)
        return Receipt(
            operation_id=op.id, kind=op.kind, key=op.record_id, remote_id=str(row.id), version=row.stamp, page=page
        )

    def _page(self, kind: str, rows: Sequence[Row], *, told: bool = False, **more: Any) -> Page:
        aliases = {}
        cells = []
        for row in rows:
            if told or self.shows_keys:
                aliases.update({self.weak.key(kind, row): row.own} if row.own else {})
                aliases.update({self.weak.key("order_line", line): line.own for line in row.lines if line.own})
            cells.append(self._cells(kind, row))
        return Page(
            kind=kind,
            columns=columns(kind),
            rows=cells,
            line_columns=line_columns(kind),
            derived=True,
            aliases=aliases,
            **more,
        )

    def _cells(self, kind: str, row: Row) -> list[Any]:
        found: list[Any] = [self.weak.key(kind, row), row.id, row.stamp]
        for name in (line_columns("order") if kind == "order_line" else columns(kind))[3:]:
            value = row.values.get(name)
            if name == "lines":
                value = [self._cells("order_line", line) for line in row.lines]
            elif name in LINKS[kind] and value:
                value = server_id(self.weak.identity, LINKS[kind][name], str(value))
            found.append({} if name == "custom" else value)
        return found
