"""What is written to Dolibarr and how: the `Office` of the kit's push sequence.

Our key goes into the extra field `sfa_uid`, which the database keeps unique where it was declared so, and into
`ref_ext`, which is not unique; of what has neither (events, tickets) it stands in a line of the note. Records are made
one at a time: numbers given by the server (`code_client: auto`) collide otherwise.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sfa_desktop.base.errors import AccessDenied, Declined
from sfa_desktop.connectors.dolibarr import events, lines, notes
from sfa_desktop.connectors.dolibarr.api import Api, Rows, both, either
from sfa_desktop.connectors.dolibarr.extras import EXTRA, OWN
from sfa_desktop.connectors.dolibarr.site import Site, Table
from sfa_desktop.connectors.kit.comparing import Row, records
from sfa_desktop.connectors.kit.conversions import Remotes, UnknownLink
from sfa_desktop.connectors.kit.keys import KeyBook
from sfa_desktop.connectors.kit.mapping import CUSTOM
from sfa_desktop.connectors.kit.push import Refused
from sfa_desktop.entities.exchange import Canonical, Group, Operation, Page

_TRIES = 4
_PROSE = frozenset({"notes", "comment"})
_SQUEEZED = re.compile(r"[\s.]")
_ENOUGH: Mapping[tuple[str, str], frozenset[str]] = {
    ("order", "draft"): frozenset({"draft", "confirmed", "processing", "done", "cancelled"}),
    ("order", "quotation"): frozenset({"draft", "confirmed", "processing", "done", "cancelled"}),
    ("order", "confirmed"): frozenset({"confirmed", "processing", "done"}),
}
_TICKETS = {"open": 3, "waiting": 5, "solved": 8, "rejected": 9}
_NOTED = {"visit": "note_private", "task": "note_private", "case": "message", "order": "note_private"}
"""The note that our line stands in."""
_SENDER = {"caller": "sfa"}
"""Told to Dolibarr's triggers, so that what hooks into them knows where a change comes from."""


class Desk:
    """Writes for one user."""

    def __init__(self, api: Api, site: Site, present: Callable[[str, Mapping[str, str]], Page]) -> None:
        self.api = api
        self.site = site
        self._present = present

    @property
    def keys(self) -> KeyBook:
        """The keys of this server."""
        return self.site.keys

    def find(self, kind: str, keys: Sequence[str]) -> Mapping[str, str]:
        """By key: the ids of records that carry them; of several the one made first."""
        table = self.site.table(kind)
        found: dict[str, str] = {}
        ways = [
            (table.own, f"{EXTRA}.options_{OWN}"),
            ("t.ref_ext" if self._by_ref_ext(table) else "", "ref_ext"),
            ("" if table.own else str(table.map.more.get("key_in", "")), ""),
        ]
        for column, told_as in ways:
            missing = [key for key in keys if key not in found]
            if not column or not missing:
                continue
            if told_as:
                rows = self._look(table, either(column, missing), f"id,ref_ext,{EXTRA}")
            else:
                field = _NOTED[kind]
                likes = " or ".join(f"({column}:like:'%{key}%')" for key in missing)
                rows = self._look(table, f"({likes})", f"id,{field}")
            for row in rows:
                key = _at(row, told_as) if told_as else notes.split(row.get(_NOTED[kind]))[1].get("key")
                if key in keys:
                    found.setdefault(str(key), str(row["id"]))
        return found

    def read(self, kind: str, remotes: Mapping[str, str]) -> Page:
        """The records as they are now."""
        return self._present(kind, remotes)

    def create(self, operation: Operation, remotes: Remotes) -> str:
        """Make the record with its key; its id. One that another attempt made meanwhile is found instead."""
        kind, key = operation.kind, operation.record_id
        table = self._writable(kind)
        sent = self._values(table, operation.values, remotes, None, key)
        if kind == "address":
            return self._new_address(operation.values, remotes, sent)
        if kind == "order":
            account = self._account(str(sent["socid"]))
            sent.setdefault("date", self._today())
            sent["lines"] = lines.new(self.site, account, operation.values.get("lines") or (), remotes)
            if not sent["lines"] and operation.values.get("state") == "confirmed":
                raise Refused("invalid", "An order without lines cannot be validated.")  # Dolibarr would
        for left in reversed(range(_TRIES)):
            try:
                made = self.api.write("POST", table.map.remote, {**sent, **_SENDER})
                break
            except Refused as no:
                there = self.find(kind, [key]) if no.code == "duplicate" else {}
                if key in there:
                    return there[key]
                if not left or not _number_taken(no.message):
                    raise
        id_ = _made(made)
        if not table.unique:
            first = self.find(kind, [key]).get(key, id_)
            if first != id_ and int(first) < int(id_):
                self.undo(operation, id_)
                return first
        return id_

    def change(self, operation: Operation, values: Canonical, remote: str, remotes: Remotes) -> None:
        """Write these fields; of an order all of its lines where they are among them."""
        table = self._writable(operation.kind)
        row = self._row(operation.kind, remote)
        sent = self._values(table, values, remotes, row, operation.record_id)
        if "lines" in values:
            self._change_lines(remote, values["lines"], remotes)
        if sent:
            self.api.write("PUT", f"{table.map.remote}/{remote}", {**sent, **_SENDER})

    def delete(self, operation: Operation, remote: str) -> None:
        """Remove a record; Dolibarr refuses for what is in use (409)."""
        if operation.kind == "address":
            raise Refused("rights", "This is the account's own address; it goes with the account only.")
        table = self._writable(operation.kind)
        try:
            self.api.write("DELETE", f"{table.map.remote}/{remote}")
        except Refused as no:
            if no.code != "not_visible":
                raise

    def settled(self, operation: Operation, row: Row) -> bool:
        """Whether the record has the state asked for, or is beyond it."""
        wanted = operation.values.get("state")
        if operation.kind not in {"order", "case"} or not wanted:
            return True
        return row.get("state") in _ENOUGH.get((operation.kind, str(wanted)), frozenset({wanted}))

    def settle(self, operation: Operation, remote: str) -> None:
        """Bring an order or ticket to the state asked for."""
        wanted = str(operation.values.get("state") or "")
        if self.settled(operation, self._row(operation.kind, remote)):
            return
        if operation.kind == "case":
            self.api.write("PUT", f"tickets/{remote}", {"status": _TICKETS[wanted]})
        elif wanted == "confirmed":
            self.api.write("POST", f"orders/{remote}/validate", {"idwarehouse": 0, "notrigger": 0})
        elif wanted == "done":
            self.api.write("POST", f"orders/{remote}/close", {"notrigger": 0})
        else:
            raise Refused("state", f"Dolibarr's interface cannot bring an order to this state ({wanted}).")

    def undo(self, operation: Operation, remote: str) -> None:
        """Take away what was just made, where the user may."""
        try:
            self.api.write("DELETE", f"{self.site.table(operation.kind).map.remote}/{remote}")
        except (Refused, AccessDenied):
            return

    # --- inside ---------------------------------------------------------------------------------------

    def _values(self, table: Table, values: Canonical, remotes: Remotes, row: Row | None, key: str) -> dict[str, Any]:
        """Values in Dolibarr's words; `row` is the record as it is, None for a new one."""
        kind, new = table.map.kind, row is None
        sent: dict[str, Any] = dict(table.map.create) if new else {}
        own = values.get("custom") or {}
        extra: dict[str, Any] = {}
        for column in table.map.fields:
            source = own if column.name.startswith(CUSTOM) else values
            name = column.name.removeprefix(CUSTOM)
            conversion = table.decoder.conversion(column.name)
            if not column.write or name not in source or conversion is None:
                continue
            if new and source[name] in _EMPTY:
                continue
            written = conversion.write(source[name], remotes)
            if column.remote.startswith(f"{EXTRA}."):
                extra[column.remote.removeprefix(f"{EXTRA}.")] = written
            elif isinstance(written, dict):
                sent.update(written)
            else:
                sent[column.remote] = "" if written is None else written
        if kind == "opportunity" and not str(sent.get("opp_status", "0")).isdecimal():
            raise Refused("state", f"Dolibarr has no such stage ({values.get('stage')}).", field="stage")
        noted = "" if table.own else key
        if kind == "visit":
            sent.update(events.visit(values, row, noted))
        elif kind == "task":
            sent.update(events.task(values, row, noted))
        elif kind == "case" and (new or "notes" in values):
            text = str(values.get("notes") or values.get("subject") or "")
            sent["message"] = notes.joined(text, {"key": noted})
        elif kind == "order" and (new or "provisional" in values):
            sent["note_private"] = notes.joined("", {"provisional": values.get("provisional")})
        if new:
            if kind in {"visit", "task"}:
                sent["userownerid"] = self.site.user_id
            if kind == "opportunity":
                sent["ref"] = f"SFA-{key[:13].upper()}"
            if self._by_ref_ext(table):
                sent["ref_ext"] = key
            if table.own:
                extra[f"options_{OWN}"] = key
        if extra:
            sent[EXTRA] = extra
        return sent

    def _new_address(self, values: Canonical, remotes: Remotes, sent: Mapping[str, Any]) -> str:
        """An account has one address, its own; a second one has no place."""
        account = values.get("account_id")
        if not account or not remotes.get(str(account)):
            raise UnknownLink(str(account))
        remote = remotes[str(account)]
        now = self._row("address", remote)
        taken = any(now.get(name) and now[name] != (values.get(name) or "") for name in ("street", "postal_code"))
        if taken:
            raise Refused("invalid", "Dolibarr keeps one address of an account, and this one has its own already.")
        self.api.write("PUT", f"thirdparties/{remote}", {**sent, **_SENDER})
        return str(remote)

    def _change_lines(self, remote: str, wanted: Sequence[Mapping[str, Any]], remotes: Remotes) -> None:
        try:
            order = self.api.get(f"orders/{remote}", type=dict[str, Any])
        except Declined:
            raise Refused("not_visible", "The order is not at the office any more.") from None
        if str(order.get("statut")) != "0":
            raise Refused("state", "The lines of a validated order cannot be changed.")
        lines.change(self.site, order, self._account(str(order.get("socid"))), wanted, remotes)

    def _account(self, remote: str) -> Mapping[str, Any]:
        """The account of an order as this user has it: orders for others' accounts would be taken."""
        try:
            return self.api.get(f"thirdparties/{remote}", type=dict[str, Any], properties="id,price_level")
        except AccessDenied as no:
            raise Refused("rights", str(no.values.get("detail")), field="account_id") from None
        except Declined:
            raise Refused("not_visible", "The account is not at the office any more.", field="account_id") from None

    def _today(self) -> int:
        """Noon of the server's day: it keeps the day of an order alone."""
        now = (self.api.clock or datetime.now(UTC)).astimezone(self.site.zone)
        return int(now.replace(hour=12, minute=0, second=0, microsecond=0).timestamp())

    def _look(self, table: Table, condition: str, properties: str) -> Rows:
        return self.api.rows(
            table.map.remote,
            sortfield=table.id,
            sortorder="ASC",
            limit=1000,
            sqlfilters=both(condition),
            properties=properties,
        )

    def _by_ref_ext(self, table: Table) -> bool:
        return self.site.mapping.kind(table.map.kind).uid == "ref_ext"

    def _writable(self, kind: str) -> Table:
        table = self.site.table(kind)
        if table.map.read_only:
            raise Refused("rights", f"{kind} comes from the office only.")
        if kind in {"visit", "task"} and not self.site.user_id:
            raise Refused("rights", "This key may not read its own user, who has to own the event.")
        return table

    def _row(self, kind: str, remote: str) -> Row:
        return next(iter(records(self._present(kind, {"": remote}))), {})


_EMPTY: tuple[Any, ...] = (None, "", [], ())


def normal(group: Group) -> Group:
    """The group with values as Dolibarr keeps them, so that what was sent is known again when it is read.

    Phone numbers of accounts lose blanks and dots, addresses of sites `http://` (Societe::update). Straight quotes
    are taken out of all short texts (sanitizeVal "alphanohtml"); curved ones stay, and are sent instead.
    """
    return replace(group, operations=tuple(replace(op, values=_cleaned(op)) for op in group.operations))


def _cleaned(operation: Operation) -> dict[str, Any]:
    values = {
        name: value.replace('"', "\u201d") if isinstance(value, str) and name not in _PROSE else value
        for name, value in operation.values.items()
    }
    if operation.kind == "account":
        if isinstance(values.get("phone"), str):
            values["phone"] = _SQUEEZED.sub("", values["phone"])
        if isinstance(values.get("website"), str):
            values["website"] = values["website"].removeprefix("http://")
    return values


def _at(row: Mapping[str, Any], path: str) -> Any:
    found: Any = row
    for name in path.split("."):
        found = found.get(name) if isinstance(found, dict) else None
    return found


def _number_taken(message: str) -> bool:
    """Whether a number that the server chose was given to another record at the same time."""
    return any(word in message for word in ("code_client", "CustomerCode", "uk_commande_ref", "RefAlreadyExists"))


def _made(answer: Any) -> str:
    """The id of what was made: a bare number, or the object in versions that answer with it."""
    found = answer.get("id") if isinstance(answer, dict) else answer
    if isinstance(found, bool) or not str(found).isdecimal():
        raise ValueError("no id")
    return str(found)
