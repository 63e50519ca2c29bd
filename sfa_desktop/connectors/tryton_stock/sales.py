"""Sales in Tryton's own steps: drafted, lines worked out by the server's on-change rules, quoted, confirmed.

What Tryton's window works out while one types (taxes, units, prices of lines) a create over RPC does not, so it is
asked for line by line: `on_change_product` answers for a line of an existing sale.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sfa_desktop.connectors.kit.push import Refused
from sfa_desktop.connectors.tryton_stock.kinds import note
from sfa_desktop.connectors.tryton_stock.values import to_day, to_decimal
from sfa_desktop.entities.exchange import Canonical, Operation

Call = Callable[..., Any]
_ORDER = ("draft", "quotation", "confirmed", "processing", "done")
_PRICE_DIGITS = 4


def reached(operation: Operation, state: str) -> bool:
    """Whether a sale in this state is where the operation wants it, or beyond."""
    wanted = operation.values.get("state") or "draft"
    if wanted == "cancelled" or state == "cancelled":
        return bool(wanted == state)
    if wanted not in _ORDER or state not in _ORDER:
        return True
    return _ORDER.index(state) >= _ORDER.index(wanted)


def create(call: Call, company: int, head: Mapping[str, Any]) -> int:
    """Draft a sale: what follows from its party is worked out first, what was asked for goes over it."""
    guess = call("model.sale.sale.on_change_party", {"party": head["party"], "company": company}, write=False) or {}
    followed = {
        name: guess[name]
        for name in ("invoice_party", "invoice_address", "shipment_address", "payment_term", "price_list", "currency")
        if isinstance(guess.get(name), int)
    }
    (made,) = call("model.sale.sale.create", [{"company": company, **followed, **head}])
    return int(made)


def settle(call: Call, operation: Operation, sale: int) -> None:
    """Press Tryton's buttons up to the state asked for."""
    wanted = operation.values.get("state") or "draft"
    (row,) = call("model.sale.sale.read", [sale], ["state"], write=False)
    if wanted == "cancelled" and row["state"] != "cancelled":
        call("model.sale.sale.cancel", [sale])
    if wanted in {"quotation", "confirmed"} and row["state"] == "draft":
        call("model.sale.sale.quote", [sale])
        row = {"state": "quotation"}
    if wanted == "confirmed" and row["state"] == "quotation":
        call("model.sale.sale.confirm", [sale])


def take_back(call: Call, sale: int) -> None:
    """Delete a sale that was just drafted; only a draft or a cancelled one can be."""
    try:
        call("model.sale.sale.cancel", [sale])
        call("model.sale.sale.delete", [sale])
    except Refused:
        return  # it stays for the office to see; our key in it keeps it from being made twice


def head(values: Canonical) -> dict[str, Any]:
    """The plain fields of a sale."""
    found: dict[str, Any] = {name: values[name] or None for name in ("reference", "comment") if name in values}
    for name, theirs in (("ordered_on", "sale_date"), ("deliver_on", "shipping_date")):
        if values.get(name):
            found[theirs] = to_day(values[name])
    return found


def described(operation: Operation, values: Canonical) -> str:
    """The description that carries our key."""
    return note(str(values.get("provisional") or ""), operation.record_id)


def worked_out(call: Call, sale: int, product: int | None, line: Canonical) -> dict[str, Any]:
    """What Tryton makes of a product on a line of this sale: unit, price, taxes."""
    asked = {"sale": sale, "product": product, "quantity": float(line.get("quantity") or 0), "type": "line"}
    found = call("model.sale.line.on_change_product", asked, write=False) or {}
    taxes = [new.get("id") for _, new in (found.get("taxes") or {}).get("add", ())]
    return {
        "type": "line",
        "product": product,
        "unit": found.get("unit"),
        "unit_price": found.get("unit_price"),
        "taxes": [["add", [tax for tax in taxes if tax]]],
    }


def line(values: Canonical, base: Mapping[str, Any] | None) -> dict[str, Any]:
    """A line as Tryton has it, over what was worked out for a new one. The rep's price goes before Tryton's."""
    found = dict(base or {})
    if values.get("quantity") is not None:
        found["quantity"] = float(values["quantity"])
    if values.get("unit_price") is not None:
        found["unit_price"] = to_decimal(values["unit_price"], _PRICE_DIGITS)
    for name in ("description", "note", "sequence"):
        if values.get(name):
            found[name] = values[name]
    return found
