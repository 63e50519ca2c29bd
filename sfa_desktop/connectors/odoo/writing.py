"""What is written to Odoo and how: the `Office` of the kit's push sequence.

Each call is one transaction. A record that carries our key in a field is made whole by one `create`. Without such a
field it gets an external id (module `__sfa__`) by `load`, an upsert, and the rest by `write`; both may be repeated.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sfa_desktop.base.errors import AccessDenied, RemoteError
from sfa_desktop.connectors.kit.comparing import Row, records
from sfa_desktop.connectors.kit.conversions import Remotes
from sfa_desktop.connectors.kit.keys import KeyBook
from sfa_desktop.connectors.kit.mapping import CUSTOM
from sfa_desktop.connectors.kit.push import Refused
from sfa_desktop.connectors.odoo import events, lines, states
from sfa_desktop.connectors.odoo.conversions import to_id
from sfa_desktop.connectors.odoo.lookups import Rows
from sfa_desktop.connectors.odoo.rpc import Rpc
from sfa_desktop.connectors.odoo.site import Site, Table
from sfa_desktop.entities.exchange import Canonical, Operation, Page

MODULE = "__sfa__"
QUIET: Mapping[str, Any] = {"no_mail_to_attendees": True, "dont_notify": True}
"""Without it Odoo invites the customer to every visit by mail (addons/calendar)."""
_UNSAFE = (
    "Of {models} neither a field x_sfa_uid nor external ids can be used by this user: a record whose answer got lost "
    "may be made twice. An administrator adds the field in Settings, Technical, Models, {models}: name x_sfa_uid, "
    "type Text (char), indexed."
)


class Desk:
    """Writes for one user."""

    def __init__(self, rpc: Rpc, site: Site, present: Callable[[str, Mapping[str, str]], Page]) -> None:
        self.rpc = rpc
        self.site = site
        self._present = present

    @property
    def keys(self) -> KeyBook:
        """The keys of this server."""
        return self.site.keys

    def notes(self) -> tuple[str, ...]:
        """What is weaker for this user than it could be."""
        models = self.site.without_own_key()
        if not models or self.site.external_ids:
            return ()
        return (_UNSAFE.format(models=", ".join(models)),)

    def find(self, kind: str, keys: Sequence[str]) -> Mapping[str, str]:
        """By key: the ids of records that carry them; of several the one made first."""
        table = self.site.table(kind)
        own, model = table.map.uid, table.map.remote
        found: dict[str, str] = {}
        if own:
            domain = [[own, "in", list(keys)]]
            rows = self.rpc.read(model, "search_read", domain=domain, fields=[own], order="id", type=Rows)
            for row in rows:
                found.setdefault(str(row[own]), str(row["id"]))
        elif self.site.external_ids:
            names = {_external(model, key): key for key in keys}
            domain = [["module", "=", MODULE], ["name", "in", list(names)], ["model", "=", model]]
            rows = self.rpc.read("ir.model.data", "search_read", domain=domain, fields=["name", "res_id"], type=Rows)
            for row in rows:
                found.setdefault(names[row["name"]], str(row["res_id"]))
        return found

    def read(self, kind: str, remotes: Mapping[str, str]) -> Page:
        """The records as they are now. Raises Refused for one that this user may not see."""
        if not remotes:
            return self._present(kind, {})
        return self._present(kind, remotes)

    def create(self, operation: Operation, remotes: Remotes) -> str:
        """Make the record with its key; its id."""
        kind, key = operation.kind, operation.record_id
        table = self._writable(kind)
        values = self._values(table, operation.values, remotes, new=True)
        if kind == "order":
            values["order_line"] = lines.new(self.site, operation.values.get("lines") or (), remotes)
        if kind == "task":
            return self._activity(table, operation, values, remotes)
        context = QUIET if kind == "visit" else None
        if table.map.uid:
            made = self.rpc.write(
                table.map.remote, "create", context=context, vals_list=[{**values, table.map.uid: key}]
            )
        elif self.site.external_ids:
            return self._load(table, key, values, context)
        else:
            made = self.rpc.write(table.map.remote, "create", context=context, vals_list=[values])
        return str(made[0] if isinstance(made, list) else made)

    def change(self, operation: Operation, values: Canonical, remote: str, remotes: Remotes) -> None:
        """Write these fields; of an order all of its lines where they are among them."""
        table = self._writable(operation.kind)
        if operation.kind == "visit":
            sent = events.changed(self.site, self._row("visit", remote), values, remotes)
        else:
            sent = self._values(table, values, remotes, new=False)
        if operation.kind == "address" and self._is_company(remote):
            sent.pop("name", None)  # the company's own address carries the company's name
            sent.pop("parent_id", None)
        if "lines" in values:
            sent["order_line"] = lines.changed(self.rpc, self.site, int(remote), values["lines"], remotes)
        if sent:
            context = QUIET if operation.kind == "visit" else None
            self.rpc.write(table.map.remote, "write", [int(remote)], context=context, vals=sent)

    def delete(self, operation: Operation, remote: str) -> None:
        """Remove a record; Odoo refuses for what is in use, with its advice to archive it."""
        if operation.kind == "address" and self._is_company(remote):
            raise Refused("rights", "This is the account's own address; it goes with the account only.")
        table = self._writable(operation.kind)
        try:
            self.rpc.write(table.map.remote, "unlink", [int(remote)])
        except Refused as no:
            if no.code != "not_visible" or records(self.read(operation.kind, {operation.record_id: remote})):
                raise

    def settled(self, operation: Operation, row: Row) -> bool:
        """Whether the record has the state asked for, or is beyond it."""
        return states.reached(operation.kind, operation.values, row)

    def settle(self, operation: Operation, remote: str) -> None:
        """Bring the record to the state asked for."""
        states.reach(self.rpc, self.site, operation, int(remote), lambda: self._row(operation.kind, remote))

    def undo(self, operation: Operation, remote: str) -> None:
        """Take away a draft whose confirmation was refused, where the user may (salesmen may not, managers may)."""
        try:
            self.rpc.write(self.site.table(operation.kind).map.remote, "unlink", [int(remote)])
        except (Refused, AccessDenied):
            return

    # --- inside ---------------------------------------------------------------------------------------

    def _values(self, table: Table, values: Canonical, remotes: Remotes, *, new: bool) -> dict[str, Any]:
        """Values in Odoo's words; what it keeps elsewhere is left out."""
        if new and table.map.kind == "visit":
            return events.new(self.site, values, remotes)
        sent: dict[str, Any] = dict(table.map.create) if new else {}
        own = values.get("custom") or {}
        for column in table.map.fields:
            if not column.write:
                continue
            if column.name.startswith(CUSTOM):
                code = column.name.removeprefix(CUSTOM)
                if code not in own:
                    continue
                value = own[code]
            elif column.name in values:
                value = values[column.name]
            else:
                continue
            conversion = table.decoder.conversion(column.name)
            if conversion is None or (new and value in _EMPTY):
                continue
            written = conversion.write(value, remotes)
            sent[str(column.options.get("sent_as", column.remote))] = False if written is None else written
        if table.map.kind == "address" and (new or {"invoice", "delivery"} & values.keys()):
            sent["type"] = "delivery" if values.get("delivery") else "invoice" if values.get("invoice") else "other"
        if new and table.map.remote == "project.task":
            sent["project_id"] = table.whole[-1][2]
        return sent

    def _load(self, table: Table, key: str, values: Mapping[str, Any], context: Mapping[str, Any] | None) -> str:
        """Make it with an external id, with what it cannot be without; then write the rest."""
        first = {name: values[name] for name in ("name", "partner_id", "start", "stop", "type") if values.get(name)}
        names = ["id", *(f"{name}/.id" if name == "partner_id" else name for name in first)]
        row = [f"{MODULE}.{_external(table.map.remote, key)}", *map(str, first.values())]
        told = self.rpc.write(table.map.remote, "load", context=context, fields=names, data=[row])
        ids = told.get("ids") if isinstance(told, dict) else None
        if not ids:
            messages = told.get("messages") if isinstance(told, dict) else ()
            words = "; ".join(str(one.get("message")) for one in messages or () if isinstance(one, dict))
            raise Refused("invalid", words or "Odoo did not take it.")
        rest = {name: value for name, value in values.items() if name not in first}
        if rest:
            self.rpc.write(table.map.remote, "write", [int(ids[0])], context=context, vals=rest)
        return str(ids[0])

    def _activity(self, table: Table, operation: Operation, values: Mapping[str, Any], remotes: Remotes) -> str:
        """Tasks are made by their account: a salesman may not read the model ids that `create` would need."""
        account = to_id(operation.values.get("account_id"), remotes) or self.site.partner
        told: dict[str, Any] = {
            "act_type_xmlid": "mail.mail_activity_data_todo",
            "date_deadline": values.get("date_deadline") or None,
            "summary": values.get("summary") or "",
            "note": values.get("note") or "",
            "user_id": self.rpc.uid,
            "automated": False,
        }
        if table.map.uid:
            told[table.map.uid] = operation.record_id
        made = self.rpc.write("res.partner", "activity_schedule", [account], **told)
        id_ = made[0] if isinstance(made, list) and made else made
        if not isinstance(id_, int) or isinstance(id_, bool):
            raise Refused("invalid", "Odoo made no activity.")
        if not table.map.uid and self.site.external_ids:
            self._name(table.map.remote, id_, operation.record_id)
        return str(id_)

    def _name(self, model: str, id_: int, key: str) -> None:
        """Give what exists an external id, as far as the user may: without it a lost answer is not recognised."""
        values = {"module": MODULE, "name": _external(model, key), "model": model, "res_id": id_, "noupdate": True}
        try:
            self.rpc.write("ir.model.data", "create", vals_list=[values])
        except (Refused, RemoteError):
            return

    def _writable(self, kind: str) -> Table:
        table = self.site.table(kind)
        if table.map.read_only:
            raise Refused("rights", f"{kind} comes from the office only.")
        return table

    def _row(self, kind: str, remote: str) -> Row:
        return next(iter(records(self._present(kind, {"": remote}))), {})

    def _is_company(self, remote: str) -> bool:
        return bool(self.rpc.read("res.partner", "search_count", type=int,
                                  domain=[["id", "=", int(remote)], ["is_company", "=", True]]))  # fmt: skip


_EMPTY: tuple[Any, ...] = (None, "", [], ())


def _external(model: str, key: str) -> str:
    """The name of an external id: no dots, those part it from its module."""
    return f"{model.replace('.', '_')}_{key}"
