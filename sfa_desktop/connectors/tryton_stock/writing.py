"""Changes as calls of Tryton's own models; the sequence around them is the kit's (kit/push.py).

Our key stands where people leave it alone: among the identifiers of a party (`SFA <key>`, and `SFA address <key>` for
an address made in the same transaction), and in the description of a sale after its provisional number
(`P-7 [<key>]`). Neither is unique to Tryton.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sfa_desktop.base.errors import OutcomeUnknown, ServerFault
from sfa_desktop.connectors.kit.comparing import Row
from sfa_desktop.connectors.kit.conversions import Remotes, UnknownLink
from sfa_desktop.connectors.kit.keys import KeyBook
from sfa_desktop.connectors.kit.push import Refused
from sfa_desktop.connectors.tryton.rpc import Rpc, Said
from sfa_desktop.connectors.tryton_stock import sales
from sfa_desktop.connectors.tryton_stock.kinds import ADDRESS_MARK, MARK, MODELS
from sfa_desktop.connectors.tryton_stock.reading import Reading
from sfa_desktop.connectors.tryton_stock.values import inside, text
from sfa_desktop.entities.exchange import Action, Canonical, Operation, Page

_MEANS = ("phone", "email", "website")
_ADDRESS = {
    "name": "party_name",
    "street": "street_unstructured",
    "postal_code": "postal_code",
    "city": "city",
    "invoice": "invoice",
    "delivery": "delivery",
    "active": "active",
}


class Writing:
    """What of one server is written as one user: kit.push.Office."""

    def __init__(self, rpc: Rpc, reading: Reading) -> None:
        self.rpc = rpc
        self.reading = reading
        self._countries: dict[str, int] = {}

    @property
    def keys(self) -> KeyBook:
        """The keys of this server."""
        return self.reading.keys

    def call(self, method: str, *params: Any, write: bool = True) -> Any:
        """A method of a model. Raises Refused with Tryton's words, or a RemoteError."""
        try:
            return self.rpc.write(method, *params, answer=object) if write else self.rpc.read(
                method, *params, answer=object
            )  # fmt: skip
        except Said as said:
            no: Exception = Refused("invalid", said.message or said.code)
            if said.code == "ConcurrencyException":
                no = ServerFault(detail=said.code)
        raise no

    def find(self, kind: str, keys: Sequence[str]) -> Mapping[str, str]:
        """By key: the id of the record that carries it, the first one made where it was copied."""
        model = MODELS[kind]
        if kind == "address":
            return self._addresses(keys)
        if kind == "order":
            domain = ["OR", *(["description", "like", f"%[{key}]"] for key in keys)]
        else:
            domain = ["identifiers.code", "in", [MARK + key for key in keys]]
        rows = self.reading.search(model, [domain], None, ["description" if kind == "order" else "identifiers.code"])
        found: dict[str, str] = {}
        for row in rows:
            own = model.own_key(row)
            if own in keys:
                found.setdefault(own, str(row["id"]))
        return found

    def _addresses(self, keys: Sequence[str]) -> Mapping[str, str]:
        """An address and the identifier with its key were made in one transaction, so they have one stamp."""
        marks = [ADDRESS_MARK + key for key in keys]
        asked = ([["code", "in", marks]], 0, None, [["id", "ASC"]], ["code", "party", "create_date"])
        found: dict[str, str] = {}
        for mark in self.call("model.party.identifier.search_read", *asked, write=False):
            domain = [["party", "=", mark["party"]], ["create_date", "=", mark["create_date"]]]
            rows = self.reading.search(MODELS["address"], domain, 1, ["party"])
            if rows:
                found.setdefault(mark["code"].removeprefix(ADDRESS_MARK), str(rows[0]["id"]))
        return found

    def read(self, kind: str, remotes: Mapping[str, str]) -> Page:
        """The records of these ids as they are now."""
        return self.reading.fetch(kind, remotes)

    def create(self, operation: Operation, remotes: Remotes) -> str:
        """Make a record that carries the operation's key; its id."""
        return _OF[operation.kind].create(self, operation, remotes)

    def change(self, operation: Operation, values: Canonical, remote: str, remotes: Remotes) -> None:
        """Write these values of a record and no other."""
        _OF[operation.kind].change(self, operation, values, int(remote), remotes)

    def delete(self, operation: Operation, remote: str) -> None:
        """Remove a record; Tryton refuses it, in words, where something depends on it."""
        self.call(f"model.{MODELS[operation.kind].name}.delete", [int(remote)])

    def settled(self, operation: Operation, row: Row) -> bool:
        """Whether a sale has the state asked for; other records need nothing more."""
        return operation.kind != "order" or sales.reached(operation, text(row.get("state")))

    def settle(self, operation: Operation, remote: str) -> None:
        """Quote and confirm a sale, as far as is asked for."""
        if operation.kind == "order":
            sales.settle(self.call, operation, int(remote))

    def undo(self, operation: Operation, remote: str) -> None:
        """Take away a sale that may not be confirmed; it stays as a draft where it may not be deleted either."""
        if operation.action is Action.CREATE and operation.kind == "order":
            sales.take_back(self.call, int(remote))

    def country(self, code: str) -> int | None:
        """The id of a country by its ISO code."""
        if code and code not in self._countries:
            found = self.call(
                "model.country.country.search_read", [["code", "=", code]], 0, 1, None, ["code"], write=False
            )
            if found:
                self._countries[code] = found[0]["id"]
        return self._countries.get(code)


def linked(values: Canonical, name: str, remotes: Remotes) -> int | None:
    """The server's id of a link; UnknownLink where it is not known."""
    key = values.get(name)
    if not key:
        return None
    if key not in remotes:
        raise UnknownLink(key)
    return int(remotes[key])


# --- parties ----------------------------------------------------------------------------------------


def _create_account(desk: Writing, operation: Operation, remotes: Remotes) -> str:
    values = operation.values
    identifiers = [{"code": MARK + operation.record_id}]
    if values.get("tax_id"):
        identifiers.insert(0, {"code": values["tax_id"]})
    new: dict[str, Any] = {"name": values.get("name"), "identifiers": [["create", identifiers]]}
    means = [{"type": name, "value": values[name]} for name in _MEANS if values.get(name)]
    if means:
        new["contact_mechanisms"] = [["create", means]]
    (made,) = desk.call("model.party.party.create", [new])
    return str(made)


def _change_account(desk: Writing, operation: Operation, values: Canonical, remote: int, remotes: Remotes) -> None:
    new: dict[str, Any] = {name: values[name] for name in ("name", "active") if name in values}
    means = [name for name in _MEANS if name in values]
    if means or "tax_id" in values:
        (row,) = desk.reading.search(
            MODELS["account"],
            [["id", "=", remote]],
            1,
            ["contact_mechanisms.type", "contact_mechanisms.value", "identifiers.code", "identifiers.type"],
        )
        changes = [
            change
            for name in means
            for change in _first_of(
                [one for one in inside(row, "contact_mechanisms") if one.get("type") == name],
                {"type": name, "value": values[name]},
                values[name],
            )
        ]
        if changes:
            new["contact_mechanisms"] = changes
        if "tax_id" in values:
            own = [one for one in inside(row, "identifiers") if not text(one.get("code")).startswith(MARK)]
            new["identifiers"] = _first_of(own, {"code": values["tax_id"]}, values["tax_id"])
    if new:
        desk.call("model.party.party.write", [remote], new)


def _first_of(there: Sequence[Mapping[str, Any]], record: Mapping[str, Any], value: Any) -> list[Any]:
    """What makes a value the first of its kind in a list of records: written, added, or taken out where empty."""
    if there:
        return [["write", [there[0]["id"]], dict(record)]] if value else [["delete", [there[0]["id"]]]]
    return [["create", [dict(record)]]] if value else []


def _create_address(desk: Writing, operation: Operation, remotes: Remotes) -> str:
    party = linked(operation.values, "account_id", remotes)
    new = {
        "addresses": [["create", [_address(desk, operation.values)]]],
        "identifiers": [["create", [{"code": ADDRESS_MARK + operation.record_id}]]],
    }
    desk.call("model.party.party.write", [party], new)
    made = desk.find("address", [operation.record_id]).get(operation.record_id)
    if made is None:
        raise OutcomeUnknown()
    return made


def _change_address(desk: Writing, operation: Operation, values: Canonical, remote: int, remotes: Remotes) -> None:
    desk.call("model.party.address.write", [remote], _address(desk, values))


def _address(desk: Writing, values: Canonical) -> dict[str, Any]:
    new = {theirs: values[ours] for ours, theirs in _ADDRESS.items() if ours in values}
    if "country" in values:
        new["country"] = desk.country(values["country"])
    return new


# --- sales ------------------------------------------------------------------------------------------


def _create_order(desk: Writing, operation: Operation, remotes: Remotes) -> str:
    party = linked(operation.values, "account_id", remotes)
    head = {**_head(operation, operation.values, remotes), "party": party}
    made = sales.create(desk.call, desk.rpc.company, head)
    try:
        _write_lines(desk, operation.values.get("lines") or (), made, remotes)
    except (Refused, UnknownLink):
        sales.take_back(desk.call, made)
        raise
    return str(made)


def _change_order(desk: Writing, operation: Operation, values: Canonical, remote: int, remotes: Remotes) -> None:
    head = _head(operation, values, remotes)
    if head:
        desk.call("model.sale.sale.write", [remote], head)
    if "lines" in values:
        _write_lines(desk, values["lines"], remote, remotes)


def _head(operation: Operation, values: Canonical, remotes: Remotes) -> dict[str, Any]:
    new = sales.head(values)
    for name, theirs in (
        ("invoice_address_id", "invoice_address"),
        ("delivery_address_id", "shipment_address"),
        ("price_list_id", "price_list"),
    ):
        if values.get(name):
            new[theirs] = linked(values, name, remotes)
    if "provisional" in values or operation.action is Action.CREATE:
        new["description"] = sales.described(operation, values)
    return new


def _write_lines(desk: Writing, lines: Sequence[Canonical], sale: int, remotes: Remotes) -> None:
    """Make the lines of a sale exactly these."""
    rows = desk.reading.search(MODELS["order"], [["id", "=", sale]], 1, ["lines.type", "description"])
    there = {one["id"] for row in rows for one in inside(row, "lines") if one.get("type") == "line"}
    known = {desk.keys.key("order_line", id_): id_ for id_ in there}
    kept: dict[int, Canonical] = {}
    added: list[Canonical] = []
    for line in lines:
        id_ = known.get(line["key"]) or int(remotes.get(line["key"]) or 0)
        if id_ in there and id_ not in kept:
            kept[id_] = line
        else:
            added.append(line)
    changes: list[Any] = [["write", [id_], sales.line(one, None)] for id_, one in kept.items()]
    products = [linked(line, "product_id", remotes) for line in added]
    new = [
        sales.line(line, sales.worked_out(desk.call, sale, product, line))
        for line, product in zip(added, products, strict=True)
    ]
    changes += [["create", new]] if new else []
    gone = sorted(there - kept.keys())
    changes += [["delete", gone]] if gone else []
    if changes:
        desk.call("model.sale.sale.write", [sale], {"lines": changes})


class _Verbs:
    """How records of one kind are made and changed."""

    def __init__(
        self,
        create: Callable[[Writing, Operation, Remotes], str],
        change: Callable[[Writing, Operation, Canonical, int, Remotes], None],
    ) -> None:
        self.create = create
        self.change = change


_OF: Mapping[str, _Verbs] = {
    "account": _Verbs(_create_account, _change_account),
    "address": _Verbs(_create_address, _change_address),
    "order": _Verbs(_create_order, _change_order),
}
