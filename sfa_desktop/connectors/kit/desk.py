"""The `Office` of the push sequence for CRMs of rows and fields: what is sent, field by field, as the mapping tells.

A mapping may say of a kind, besides its fields:
`settle`: {"field": "state", "to": {"confirmed": {...}}, "enough": {"confirmed": ["done"]}}, a state that is reached by
a step of its own after the rest is written;
`noted`: {"in": "description", "fields": [...], "words": "notes"}, fields for which the CRM has no place and that stand
in one line of a text (kit/noted.py), beside the words of the field `words`.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sfa_desktop.base.errors import AccessDenied
from sfa_desktop.connectors.kit import noted
from sfa_desktop.connectors.kit.comparing import Row, records
from sfa_desktop.connectors.kit.conversions import Remotes, UnknownLink
from sfa_desktop.connectors.kit.decoder import Decoder
from sfa_desktop.connectors.kit.keys import KeyBook
from sfa_desktop.connectors.kit.mapping import CUSTOM
from sfa_desktop.connectors.kit.push import Refused
from sfa_desktop.connectors.kit.site import Site, Table, Values
from sfa_desktop.entities.exchange import Canonical, Operation, Page

_EMPTY: tuple[Any, ...] = (None, "", [], ())


class Desk:
    """Writes for one user."""

    def __init__(self, site: Site, present: Callable[[str, Mapping[str, str]], Page]) -> None:
        self.site = site
        self._present = present
        self._seen: dict[tuple[str, str], int] = {}
        """The versions that were compared with what an operation is based on."""

    @property
    def keys(self) -> KeyBook:
        """The keys of this server."""
        return self.site.keys

    def find(self, kind: str, keys: Sequence[str]) -> Mapping[str, str]:
        """By key: the ids of rows that carry them."""
        return self.site.find(self.site.table(kind), keys)

    def read(self, kind: str, remotes: Mapping[str, str]) -> Page:
        """The records as they are now."""
        page = self._present(kind, remotes)
        if "lines" not in page.columns:  # else the version may be that of a line
            for row in page.rows:
                self._seen[kind, str(row[1])] = int(row[2] or 0)
        return page

    def create(self, operation: Operation, remotes: Remotes) -> str:
        """Make the record with its key; its id."""
        table = self._writable(operation.kind)
        values = self._values(table, operation.values, remotes, new=True)
        lines = []
        for number, line in enumerate(operation.values.get("lines") or (), start=1):
            given = {**line, "sequence": line.get("sequence") or number}
            lines.append((str(line.get("key") or ""), self._line(table, given, operation.values, remotes, new=True)))
        return self.site.insert(table, operation.record_id, values, lines)

    def change(self, operation: Operation, values: Canonical, remote: str, remotes: Remotes) -> None:
        """Write these fields; of an order all of its lines where they are among them."""
        table = self._writable(operation.kind)
        sent = self._values(table, values, remotes, new=False, remote=remote)
        if sent:
            self.site.update(table.map.remote, remote, sent, self._seen.pop((operation.kind, remote), 0))
        if "lines" in values:
            self._change_lines(table, operation, values["lines"], remote, remotes)

    def delete(self, operation: Operation, remote: str) -> None:
        """Remove a record."""
        self.site.remove(self._writable(operation.kind).map.remote, remote)

    def settled(self, operation: Operation, row: Row) -> bool:
        """Whether the record has the state asked for, or is beyond it."""
        told, wanted = self._wanted(operation)
        if not wanted or wanted not in told.get("to", {}):
            return True
        state = row.get(told["field"])
        return state == wanted or state in told.get("enough", {}).get(wanted, ())

    def settle(self, operation: Operation, remote: str) -> None:
        """Bring the record to the state asked for, unless it turns out to be there."""
        told, wanted = self._wanted(operation)
        target = told.get("to", {}).get(wanted)
        if target is None or self.settled(operation, self._row(operation.kind, remote)):
            return
        try:
            self.site.transition(self.site.table(operation.kind), remote, target, operation.values)
        except Refused:
            if not self.settled(operation, self._row(operation.kind, remote)):
                raise

    def undo(self, operation: Operation, remote: str) -> None:
        """Take away a draft whose confirmation was refused, where the user may."""
        try:
            self.site.remove(self.site.table(operation.kind).map.remote, remote)
        except (Refused, AccessDenied):
            return

    # --- inside -------------------------------------------------------------------------------------------

    def _wanted(self, operation: Operation) -> tuple[Mapping[str, Any], str]:
        told = self.site.table(operation.kind).map.more.get("settle") or {}
        return told, str(operation.values.get(told.get("field", "")) or "")

    def _values(self, table: Table, given: Canonical, remotes: Remotes, *, new: bool, remote: str = "") -> Values:
        sent: Values = dict(table.map.create) if new else {}
        sent |= _written(table.decoder, given, remotes, new=new)
        own = given.get("custom") or {}
        sent |= _written(table.decoder, {CUSTOM + code: value for code, value in own.items()}, remotes, new=new)
        told = table.map.more.get("noted")
        words = told.get("words", "notes") if told else ""
        if told and any(name in given for name in (words, *told["fields"])):
            now = {} if new else self._row(table.map.kind, remote)
            both = {name: given.get(name, now.get(name)) for name in (*told["fields"], words)}
            sent[told["in"]] = noted.joined(str(both.pop(words) or ""), both)
        self.site.complete(table, sent, given, new=new)
        return sent

    def _line(self, table: Table, line: Canonical, order: Canonical, remotes: Remotes, *, new: bool) -> Values:
        if table.lines is None:
            return {}
        try:
            sent = _written(table.lines, line, remotes, new=new)
        except UnknownLink:
            words = f"The office does not know the product of this line ({line.get('product_id')})."
            raise Refused("unknown_link", words, field="product_id", line=str(line.get("key") or "")) from None
        self.site.complete_line(sent, line, order, remotes, new=new)
        return sent

    def _change_lines(
        self, table: Table, operation: Operation, lines: Sequence[Canonical], remote: str, remotes: Remotes
    ) -> None:
        """Make the lines of an order these: those that stay keep their rows, the others are removed."""
        if table.lines is None or table.map.lines is None:
            return
        name = table.map.lines.remote
        page = self._present(operation.kind, {"": remote})
        shown = next(iter(records(page)), {}).get("lines") or ()
        there = {str(line[1]): page.aliases.get(line[0], line[0]) for line in shown}
        by_key = {key: id_ for id_, key in there.items()}
        left = dict(there)
        order = {**next(iter(records(page)), {}), **operation.values}
        for number, line in enumerate(lines, start=1):
            key = str(line.get("key") or "")
            id_ = remotes.get(key) or by_key.get(key)
            given = {**line, "sequence": line.get("sequence") or number}
            if id_ in left:
                left.pop(str(id_))
                self.site.update(name, str(id_), self._line(table, given, order, remotes, new=False), 0)
            else:
                self.site.insert_line(table, remote, key, self._line(table, given, order, remotes, new=True))
        for id_ in left:
            self.site.remove(name, id_)

    def _writable(self, kind: str) -> Table:
        table = self.site.table(kind)
        if table.map.read_only:
            raise Refused("rights", f"{kind} comes from the office only.")
        return table

    def _row(self, kind: str, remote: str) -> Row:
        return next(iter(records(self._present(kind, {"": remote}))), {})


def _written(decoder: Decoder, given: Canonical, remotes: Remotes, *, new: bool) -> Values:
    """Values in the CRM's words; what it keeps elsewhere is left out, and of a new record what is empty."""
    sent: Values = {}
    for column in decoder.map.fields:
        conversion = decoder.conversion(column.name)
        if not column.write or column.name not in given or conversion is None:
            continue
        value = given[column.name]
        if new and value in _EMPTY:
            continue
        sent[str(column.options.get("sent_as", column.remote))] = conversion.write(value, remotes)
    return sent
