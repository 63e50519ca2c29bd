"""Orders as Sales Orders: what a new one has to carry, its lines, and how it is submitted and cancelled.

Over REST the server fills item prices and pricing rules in, but neither the customer's price list nor the rows of a tax
template: those are sent. No price is sent; a rate of its own would be replaced where a pricing rule fits.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sfa_desktop.base.errors import AccessDenied, Declined, NotACrm, ServerFault
from sfa_desktop.connectors.erpnext.api import Api, Doc
from sfa_desktop.connectors.erpnext.site import Site
from sfa_desktop.connectors.kit.conversions import Remotes, UnknownLink
from sfa_desktop.connectors.kit.push import Refused
from sfa_desktop.entities.exchange import Operation

DOCTYPE = "Sales Order"
Line = Mapping[str, Any]
_ENOUGH: Mapping[str, frozenset[str]] = {
    "draft": frozenset({"draft", "quotation", "confirmed", "processing", "done", "cancelled"}),
    "quotation": frozenset({"draft", "quotation", "confirmed", "processing", "done", "cancelled"}),
    "confirmed": frozenset({"confirmed", "processing", "done"}),
}
"""A quotation is a draft here: a document of its own would be another record."""
_PRICED = (
    "price_list_rate", "rate", "discount_", "margin_", "pricing_rules", "net_", "base_", "amount", "stock_uom_rate",
    "gross_profit", "valuation_rate", "item_tax", "total_weight", "stock_qty",
)  # fmt: skip
"""How the fields of a line begin that have to do with its price."""


def new(site: Site, operation: Operation, sent: Mapping[str, Any], remotes: Remotes) -> dict[str, Any]:
    """What a new order carries besides its mapped fields. Raises Refused."""
    values = operation.values
    asked = values.get("lines") or ()
    customer = sent.get("customer")
    if not customer:
        raise Refused("invalid", "An order needs a customer.", field="account_id")
    if not asked:  # ERPNext answers such a one with HTTP 500
        raise Refused("invalid", "An order needs at least one line.", field="lines")
    today = datetime.now(UTC).astimezone(site.zone).date().isoformat()
    day = sent.get("transaction_date") or today
    told: dict[str, Any] = {
        "transaction_date": day,
        "delivery_date": max(sent.get("delivery_date") or day, day),
        "items": [_line(site, line, remotes) for line in asked],
        **_terms(site, str(customer), str(sent.get("selling_price_list") or ""), day),
    }
    if site.company_id:
        told["company"] = site.company_id
    if not site.table("order").map.uid:  # the same purchase order of a customer is refused by default
        told["po_no"] = with_key(values.get("reference") or values.get("provisional") or "", operation.record_id)
    return told


def changed_lines(api: Api, site: Site, order: str, lines: Sequence[Line], remotes: Remotes) -> list[dict[str, Any]]:
    """All lines of an order as they shall be. Child rows are written whole; what has to do with prices is left out of
    them, so that the server prices them anew."""
    there = {str(row["name"]): row for row in api.get(DOCTYPE, order).get("items") or ()}
    decoder = site.table("order").lines
    uid = decoder.map.uid if decoder else ""
    by_key = {str(row[uid]): name for name, row in there.items() if uid and row.get(uid)}
    found: list[dict[str, Any]] = []
    for line in lines:
        key = str(line.get("key") or "")
        name = remotes.get(key) or by_key.get(key, "")
        told = _line(site, line, remotes)
        old = there.get(name)
        if old is not None and old.get("item_code") == told["item_code"]:
            told = {**{k: v for k, v in old.items() if not k.startswith(_PRICED) and k != "idx"}, **told}
        elif old is not None:
            told = {**told, "name": name}
        found.append({"idx": len(found) + 1, **told})
    return found


def with_warehouses(site: Site, items: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]] | None:
    """The lines with the warehouse that has the item, for sites without a default one; None where not just one has."""
    codes = [str(item["item_code"]) for item in items]
    fields, there = ["item_code", "warehouse", "actual_qty"], [["Bin", "item_code", "in", codes]]
    found: dict[str, set[str]] = {}
    for row in site.lookups.readable("Bin", fields, there):
        if float(row.get("actual_qty") or 0) > 0:
            found.setdefault(str(row["item_code"]), set()).add(str(row["warehouse"]))
    if any(len(found.get(code, ())) != 1 for code in codes):
        return None
    return [{**item, "warehouse": next(iter(found[str(item["item_code"])]))} for item in items]


def with_key(reference: str, key: str) -> str:
    """A customer's purchase order that carries our key, for sites without a field of its own for that."""
    return f"{reference} [{key}]".strip()


def reached(wanted: Any, state: Any) -> bool:
    """Whether an order has the state asked for, or is beyond it."""
    return not wanted or state in _ENOUGH.get(str(wanted), frozenset({wanted}))


def settle(api: Api, site: Site, operation: Operation, name: str) -> None:
    """Bring an order to the state asked for. Raises Refused, Stale."""
    wanted = operation.values.get("state")
    if wanted not in ("confirmed", "cancelled"):
        return
    doc = api.get(DOCTYPE, name)
    status = doc.get("docstatus")
    if wanted == "cancelled" and status != 2:
        if status == 0:
            raise Refused("state", f"{name} is a draft: it can be deleted, not cancelled.")
        api.update(DOCTYPE, name, {"docstatus": 2, "modified": doc.get("modified")})
    elif wanted == "confirmed" and status == 0:
        _check_prices(site, operation, doc)
        api.update(DOCTYPE, name, {"docstatus": 1, "modified": doc.get("modified")})
    elif wanted == "confirmed" and status == 2:
        raise Refused("state", f"{name} was cancelled at the office.")


def _check_prices(site: Site, operation: Operation, doc: Doc) -> None:
    """An order before the first day of a price costs nothing, without an error: that is not what the rep sold."""
    sent = operation.values.get("lines") or ()
    rows = doc.get("items") or ()
    for number, row in enumerate(rows):
        free = row.get("is_free_item") or row.get("rate") or float(row.get("discount_percentage") or 0) >= 100
        if free:
            continue
        mine = sent[number] if number < len(sent) else {}
        if mine and not any(float(mine.get(name) or 0) for name in ("unit_price", "base_price")):
            continue  # the rep gave no price either
        words = (
            f"ERPNext has no price of {row.get('item_code')} in {doc.get('selling_price_list')} on "
            f"{doc.get('transaction_date')}."
        )
        raise Refused("price", words, line=str(mine.get("key") or ""))


def _line(site: Site, line: Line, remotes: Remotes) -> dict[str, Any]:
    decoder = site.table("order").lines
    sent: dict[str, Any] = {}
    key = str(line.get("key") or "")
    for column in decoder.map.fields if decoder else ():
        conversion = decoder.conversion(column.name) if decoder else None
        if not column.write or column.name not in line or conversion is None:
            continue
        try:
            written = conversion.write(line[column.name], remotes)
        except UnknownLink:
            words = f"The office does not know the product of this line ({line[column.name]})."
            raise Refused("unknown_link", words, field=column.name, line=key) from None
        if written is not None:
            sent[column.remote] = written
    if not sent.get("discount_percentage"):
        sent.pop("discount_percentage", None)  # a pricing rule may give one
    if decoder and decoder.map.uid and key:
        sent[decoder.map.uid] = key
    return sent


def _terms(site: Site, customer: str, price_list: str, day: str) -> dict[str, Any]:
    """Price list, currency and taxes, as the form of ERPNext fetches them when a customer is chosen."""
    asked: dict[str, Any] = {"party": customer, "party_type": "Customer", "posting_date": day, "doctype": DOCTYPE}
    if site.company_id:
        asked["company"] = site.company_id
    if price_list:
        asked["price_list"] = price_list
    try:
        party = site.api.ask("erpnext.accounts.party.get_party_details", type=dict, **asked)
    except (AccessDenied, Declined, ServerFault, NotACrm):
        party = _plain_terms(site, customer)
    template = str(party.get("taxes_and_charges") or site.taxes.default())
    told: dict[str, Any] = {
        "selling_price_list": price_list or party.get("selling_price_list"),
        "payment_terms_template": party.get("payment_terms_template"),
        "tax_category": party.get("tax_category"),
        "taxes_and_charges": template,
        "taxes": site.taxes.rows(template),
    }
    currency = site.lookups.values("Price List", "currency", [told["selling_price_list"]]).get(
        str(told["selling_price_list"])
    )
    told["currency"] = party.get("currency") or currency or site.company.get("currency")
    return {name: value for name, value in told.items() if value}


def _plain_terms(site: Site, customer: str) -> dict[str, Any]:
    """The same from the customer itself, where that method is not for this user."""
    fields = ["name", "default_price_list", "default_currency", "payment_terms"]
    rows = site.lookups.readable("Customer", fields, [["Customer", "name", "=", customer]])
    row = rows[0] if rows else {}
    return {
        "selling_price_list": row.get("default_price_list"),
        "currency": row.get("default_currency"),
        "payment_terms_template": row.get("payment_terms"),
    }
