"""What is written to ERPNext and how: the `Office` of the kit's push sequence.

Each call is one transaction. Changes carry the `modified` of the record as it was read, without which Frappe would let
the last write win; a name in a new record is discarded, so it carries our key in a custom field.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sfa_desktop.base.errors import AccessDenied
from sfa_desktop.connectors.erpnext import events, orders, people
from sfa_desktop.connectors.erpnext.api import Api, Doc, Rows
from sfa_desktop.connectors.erpnext.site import Site, Table
from sfa_desktop.connectors.erpnext.words import Denied
from sfa_desktop.connectors.kit.comparing import Row, records
from sfa_desktop.connectors.kit.conversions import Remotes
from sfa_desktop.connectors.kit.keys import KeyBook
from sfa_desktop.connectors.kit.mapping import CUSTOM
from sfa_desktop.connectors.kit.markup import to_markup
from sfa_desktop.connectors.kit.push import Refused
from sfa_desktop.entities.exchange import Canonical, Operation, Page

_UNSAFE = (
    "{doctypes} have no custom field sfa_uid: a record whose answer got lost may be made twice, except orders, which "
    "then carry our key in the customer's purchase order. A System Manager adds it to each in Customize Form: type "
    "Data, name sfa_uid, unique, no copy."
)
_AMBIGUOUS = "The custom field sfa_uid of {doctypes} is not unique: mark it so in Customize Form."
_EMPTY: tuple[Any, ...] = (None, "", [], ())


class Desk:
    """Writes for one user."""

    def __init__(self, api: Api, site: Site, present: Callable[[str, Mapping[str, str]], Page]) -> None:
        self.api = api
        self.site = site
        self._present = present
        self._stamps: dict[tuple[str, str], str] = {}
        self._names: dict[tuple[str, str], str] = {}

    @property
    def keys(self) -> KeyBook:
        """The keys of this server."""
        return self.site.keys

    def notes(self) -> tuple[str, ...]:
        """What is weaker here than it could be."""
        lacking, loose = self.site.without_own_key(), self.site.not_unique()
        told = [_UNSAFE.format(doctypes=", ".join(lacking))] if lacking else []
        return (*told, *([_AMBIGUOUS.format(doctypes=", ".join(loose))] if loose else []))

    def remember(self, kind: str, stamps: Mapping[str, Any]) -> None:
        """The stamps of records just read: what a change of them may be based on."""
        if len(self._stamps) > 5_000:
            self._stamps.clear()
        self._stamps.update({(kind, name): str(stamp) for name, stamp in stamps.items() if stamp})

    def renamed(self, kind: str, old: str, new: str) -> None:
        """A record is under another name than the laptop has for it."""
        if old and old != new:
            self._names[kind, old] = new

    def find(self, kind: str, keys: Sequence[str]) -> Mapping[str, str]:
        """By key: the names of records that carry them; of several the one made first."""
        table = self.site.table(kind)
        own, doctype = table.map.uid, table.map.remote
        found: dict[str, str] = {}
        if own:
            filters = [[doctype, own, "in", list(keys)]]
            for row in self.api.list(doctype, ["name", own], filters, order=("creation", "name"), type=Rows):
                found.setdefault(str(row[own]), str(row["name"]))
        elif kind == "order":
            for key in keys:
                filters = [[doctype, "po_no", "like", f"%[{key}]"]]
                rows = self.api.list(doctype, ["name"], filters, order=("creation", "name"), limit=1, type=Rows)
                found.update(zip([key], (str(row["name"]) for row in rows), strict=False))
        return found

    def read(self, kind: str, remotes: Mapping[str, str]) -> Page:
        """The records as they are now."""
        return self._present(kind, remotes)

    def create(self, operation: Operation, remotes: Remotes) -> str:
        """Make the record with its key; its name."""
        kind, key = operation.kind, operation.record_id
        table = self._writable(kind)
        values = self._new(table, operation.values, remotes)
        if kind == "order":
            values.update(orders.new(self.site, operation, values, remotes))
        values = {name: value for name, value in values.items() if value not in _EMPTY}
        if table.map.uid:
            values[table.map.uid] = key
        try:
            made = self._insert(table, values)
        except Denied as no:
            # Another attempt of the same operation was faster, and its answer got lost.
            found = self.find(kind, [key]) if no.name in {"UniqueValidationError", "ValidationError"} else {}
            if key not in found:
                raise
            return found[key]
        self.remember(kind, {str(made["name"]): made.get("modified")})
        return str(made["name"])

    def change(self, operation: Operation, values: Canonical, remote: str, remotes: Remotes) -> None:
        """Write these fields, if nobody changed the record since it was read; of an order all of its lines too."""
        kind = operation.kind
        table, name = self._writable(kind), self._name(kind, remote)
        stamp = self._stamps.get((kind, name), "")
        sent = self._changed(table, values, name, remotes)
        if "lines" in values:
            sent["items"] = orders.changed_lines(self.api, self.site, name, values["lines"], remotes)
        if kind == "order" and sent.get("po_no") and not table.map.uid:
            sent["po_no"] = orders.with_key(sent["po_no"], operation.record_id)
        if kind == "account":
            people.change_of_account(self.api, name, sent)
        if sent:
            doc = self.api.update(table.map.remote, name, {**sent, "modified": stamp} if stamp else sent)
            self.remember(kind, {name: doc.get("modified")})

    def delete(self, operation: Operation, remote: str) -> None:
        """Remove a record; ERPNext refuses for what is in use."""
        table, name = self._writable(operation.kind), self._name(operation.kind, remote)
        try:
            self.api.delete(table.map.remote, name)
        except Denied as no:
            if no.name != "DoesNotExistError":
                raise

    def settled(self, operation: Operation, row: Row) -> bool:
        """Whether the record has the state asked for, or is beyond it."""
        return operation.kind != "order" or orders.reached(operation.values.get("state"), row.get("state"))

    def settle(self, operation: Operation, remote: str) -> None:
        """Submit or cancel an order; every other state is a field. Raises Refused, Stale."""
        if operation.kind == "order":
            orders.settle(self.api, self.site, operation, self._name("order", remote))

    def undo(self, operation: Operation, remote: str) -> None:
        """Take away a draft that may not be submitted, where the user may; else it stays and is used again."""
        try:
            self.api.delete(self.site.table(operation.kind).map.remote, self._name(operation.kind, remote))
        except (Refused, AccessDenied):
            return

    # --- inside ---------------------------------------------------------------------------------------

    def _insert(self, table: Table, values: dict[str, Any]) -> Doc:
        try:
            return self.api.insert(table.map.remote, values)
        except Denied as no:
            items = orders.with_warehouses(self.site, values["items"]) if no.name == "WarehouseRequired" else None
            if items is None:
                raise
        return self.api.insert(table.map.remote, {**values, "items": items})

    def _new(self, table: Table, values: Canonical, remotes: Remotes) -> dict[str, Any]:
        kind = table.map.kind
        sent = {**table.map.create, **self._mapped(table, values, remotes)}
        if kind == "visit":
            return {**sent, **events.new(self.site, values, remotes)}
        if kind == "task":
            sent["description"] = _prose(values)
            sent["allocated_to"] = self.site.user["login"]
            if sent.get("reference_name"):
                sent["reference_type"] = "Customer"
        if kind == "account" and "territory" in table.fields:
            return {**self._own_territory(), **sent}
        if kind == "contact":
            return people.new_contact(sent, people.link(values, remotes))
        if kind == "address":
            return people.new_address(sent, people.link(values, remotes))
        return sent

    def _changed(self, table: Table, values: Canonical, name: str, remotes: Remotes) -> dict[str, Any]:
        kind = table.map.kind
        sent = self._mapped(table, values, remotes)
        if kind == "visit":
            sent.update(events.changed(self.site, self._row(kind, name), values))
        elif kind == "task" and {"subject", "notes"} & values.keys():
            sent["description"] = _prose({**self._row(kind, name), **values})
        elif kind == "contact":
            people.change_of_contact(self.api, name, sent)
        elif kind == "order" and not sent.get("po_no"):
            sent.pop("po_no", None)
        return sent

    def _mapped(self, table: Table, values: Canonical, remotes: Remotes) -> dict[str, Any]:
        """Values in ERPNext's words; what it keeps elsewhere is left out."""
        sent: dict[str, Any] = {}
        own: Mapping[str, Any] = values.get("custom") or {}
        for column in table.map.fields:
            source, code = values, column.name
            if column.name.startswith(CUSTOM):
                source, code = own, column.name.removeprefix(CUSTOM)
            conversion = table.decoder.conversion(column.name)
            if not column.write or conversion is None or code not in source or column.convert == "child":
                continue
            written = conversion.write(source[code], remotes)
            sent.update(written if isinstance(written, dict) else {column.remote: written})
        return sent

    def _own_territory(self) -> dict[str, str]:
        """The only territory of a rep who has one: a customer of another he could not even make."""
        filters = [["Territory", "is_group", "=", 0]]
        rows = self.site.lookups.readable("Territory", ["name"], filters)
        return {"territory": str(rows[0]["name"])} if len(rows) == 1 else {}

    def _writable(self, kind: str) -> Table:
        table = self.site.table(kind)
        if table.map.read_only:
            raise Refused("rights", f"{kind} comes from the office only.")
        return table

    def _row(self, kind: str, name: str) -> Row:
        return next(iter(records(self._present(kind, {"": name}))), {})

    def _name(self, kind: str, remote: str) -> str:
        return self._names.get((kind, remote), remote)


def _prose(values: Mapping[str, Any]) -> str:
    """A ToDo has no headline: its first line is one."""
    return to_markup("\n".join(filter(None, (values.get("subject"), values.get("notes")))))
