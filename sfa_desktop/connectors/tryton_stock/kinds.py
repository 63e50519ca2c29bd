"""Which of Tryton's models each kind is, what is asked of it, and how its rows are read."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sfa_desktop.connectors.kit.keys import KeyBook, is_key
from sfa_desktop.connectors.tryton_stock.values import Row, day, decimal, first, inside, text, version

MARK = "SFA "
"""What our key follows in the identifiers of a party."""
ADDRESS_MARK = "SFA address "
"""The same for an address of the party. Tryton gives addresses no identifiers but a few countries' official ones."""
_NOTED = re.compile(r"^(.*?) ?\[([0-9a-f-]{36})\]$", re.DOTALL)
"""The description of a sale made here: its provisional number and our key."""
Read = Callable[[Row, KeyBook], Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """One kind at the server."""

    kind: str
    name: str
    asked: tuple[str, ...]
    read: Read
    """Canonical values of a row; `lines` as rows of `LINE_COLUMNS`."""
    below: tuple[str, ...] = ()
    """Relations whose records have stamps of their own and belong to the record."""
    archived: bool = True
    """Whether it can be archived, so that such records have to be asked for."""
    domain: tuple[Any, ...] = ()
    own_key: Callable[[Row], str] = field(default=lambda _row: "")

    @property
    def fields(self) -> list[str]:
        """All that is asked for."""
        return ["last_modified_at", *self.asked, *(f"{name}.last_modified_at" for name in self.below)]

    def version(self, row: Row) -> int:
        """The stamp of the last change, in microseconds."""
        return version(row, self.below)


def noted(description: Any) -> tuple[str, str]:
    """What stands in a sale's description: (the provisional number or other words, our key or nothing)."""
    found = _NOTED.match(text(description))
    if found and is_key(found[2]):
        return found[1], found[2]
    return text(description), ""


def note(provisional: str, key: str) -> str:
    """The description of a sale made here."""
    return f"{provisional} [{key}]".strip()


def _link(keys: KeyBook, kind: str, remote: Any) -> str | None:
    return keys.key(kind, remote) if isinstance(remote, int) and not isinstance(remote, bool) else None


def _marked(row: Row) -> str:
    for one in inside(row, "identifiers"):
        key = text(one.get("code")).removeprefix(MARK)
        if text(one.get("code")).startswith(MARK) and is_key(key):
            return key
    return ""


def _account(row: Row, keys: KeyBook) -> Mapping[str, Any]:
    tax_id = next(
        (text(one.get("code")) for one in inside(row, "identifiers") if not text(one.get("code")).startswith(MARK)), ""
    )
    return {
        "name": text(row.get("name")),
        "code": text(row.get("code")),
        "tax_id": text(first(row, "tax_identifier", "code")) or tax_id,
        "city": text(first(row, "addresses", "city")),
        "phone": text(row.get("phone")) or text(row.get("mobile")),
        "email": text(row.get("email")),
        "website": text(row.get("website")),
        "price_list_id": _link(keys, "price_list", row.get("sale_price_list")),
        "payment_term": text(first(row, "customer_payment_term", "rec_name")),
        "active": bool(row.get("active")),
    }


def _address(row: Row, keys: KeyBook) -> Mapping[str, Any]:
    return {
        "account_id": _link(keys, "account", row.get("party")),
        "name": text(row.get("party_name")),
        "street": text(row.get("street")),
        "postal_code": text(row.get("postal_code")),
        "city": text(row.get("city")),
        "country": text(first(row, "country", "code")),
        "invoice": bool(row.get("invoice")),
        "delivery": bool(row.get("delivery")),
        "active": bool(row.get("active")),
    }


def _tax(row: Row, _keys: KeyBook) -> Mapping[str, Any]:
    percentage = row.get("type") == "percentage"
    rate = decimal(row.get("rate" if percentage else "amount"))
    return {
        "name": text(row.get("name")),
        "type": text(row.get("type")),
        "rate": f"{Decimal(rate) * 100:.4f}" if rate and percentage else rate,
        "active": bool(row.get("active")),
    }


def _price_list(row: Row, _keys: KeyBook) -> Mapping[str, Any]:
    (company,) = inside(row, "company") or [{}]
    return {
        "name": text(row.get("name")),
        "currency": text(first(company, "currency", "code")),
        "basis": "list_price" if row.get("price") == "list_price" else "",
        "tax_included": bool(row.get("tax_included")),
        "active": bool(row.get("active")),
    }


def _price_rule(row: Row, keys: KeyBook) -> Mapping[str, Any]:
    category = row.get("category")
    return {
        "price_list_id": _link(keys, "price_list", row.get("price_list")),
        "sequence": row.get("sequence"),
        "product_id": _link(keys, "product", row.get("product")),
        "category_key": str(category) if category else "",
        "quantity": decimal(row.get("quantity")),
        "formula": text(row.get("formula")),
    }


def _product(row: Row, keys: KeyBook) -> Mapping[str, Any]:
    (template,) = inside(row, "template") or [{}]
    taxes = [tax for one in inside(template, "account_category") for tax in one.get("customer_taxes") or ()]
    unit = first(template, "sale_uom", "symbol") or first(row, "default_uom", "symbol")
    return {
        "name": text(template.get("name")),
        "code": text(row.get("code")),
        "barcode": text(first(row, "identifiers", "code")),
        "category_keys": [str(one) for one in template.get("categories_all") or ()],
        "unit": text(unit),
        "unit_digits": first(template, "sale_uom", "digits") or 0,
        "list_price": decimal(row.get("list_price")) or decimal(template.get("list_price")),
        "tax_ids": [keys.key("tax", tax) for tax in taxes],
        "active": bool(row.get("active") and template.get("active", True) and template.get("salable", True)),
    }


LINE_COLUMNS = (
    *("key", "remote", "version", "sequence", "product_id", "description"),
    *("quantity", "unit", "unit_price", "net", "note"),
)


def _line(row: Row, keys: KeyBook) -> Sequence[Any]:
    return (
        keys.key("order_line", row.get("id")),
        row.get("id"),
        version(row, ()),
        row.get("sequence"),
        _link(keys, "product", row.get("product")),
        text(row.get("description")),
        decimal(row.get("quantity")),
        text(first(row, "unit", "symbol")),
        decimal(row.get("unit_price")),
        decimal(row.get("amount")),
        text(row.get("note")),
    )


def _order(row: Row, keys: KeyBook) -> Mapping[str, Any]:
    return {
        "account_id": _link(keys, "account", row.get("party")),
        "number": text(row.get("number")),
        "provisional": noted(row.get("description"))[0],
        "reference": text(row.get("reference")),
        "state": text(row.get("state")),
        "ordered_on": day(row.get("sale_date")),
        "deliver_on": day(row.get("shipping_date")),
        "invoice_address_id": _link(keys, "address", row.get("invoice_address")),
        "delivery_address_id": _link(keys, "address", row.get("shipment_address")),
        "price_list_id": _link(keys, "price_list", row.get("price_list")),
        "currency": text(first(row, "currency", "code")),
        "net": decimal(row.get("untaxed_amount")),
        "tax": decimal(row.get("tax_amount")),
        "total": decimal(row.get("total_amount")),
        "comment": text(row.get("comment")),
        "lines": [_line(one, keys) for one in inside(row, "lines") if one.get("type") == "line"],
    }


MODELS: Mapping[str, Model] = {
    model.kind: model
    for model in (
        Model(
            kind="account",
            name="party.party",
            asked=(
                *("name", "code", "active", "phone", "mobile", "email", "website", "tax_identifier.code"),
                *("identifiers.code", "addresses.city", "sale_price_list", "customer_payment_term.rec_name"),
            ),
            below=("addresses", "contact_mechanisms", "identifiers"),
            read=_account,
            own_key=_marked,
        ),
        Model(
            kind="address",
            name="party.address",
            asked=(
                *("party", "party_name", "street", "postal_code", "city", "country.code", "invoice", "delivery"),
                "active",
            ),
            read=_address,
        ),
        Model(
            kind="tax",
            name="account.tax",
            asked=("name", "type", "rate", "amount", "active"),
            domain=(["parent", "=", None], ["type", "in", ["percentage", "fixed"]]),
            read=_tax,
        ),
        Model(
            kind="price_list",
            name="product.price_list",
            asked=("name", "price", "tax_included", "active", "company.currency.code"),
            read=_price_list,
        ),
        Model(
            kind="price_rule",
            name="product.price_list.line",
            asked=("price_list", "sequence", "product", "category", "quantity", "formula"),
            archived=False,
            read=_price_rule,
        ),
        Model(
            kind="product",
            name="product.product",
            asked=(
                *("code", "active", "list_price", "identifiers.code", "default_uom.symbol"),
                *("template.name", "template.active", "template.salable", "template.list_price"),
                *("template.sale_uom.symbol", "template.sale_uom.digits", "template.categories_all"),
                "template.account_category.customer_taxes",
            ),
            below=("template",),
            domain=(["template.salable", "=", True],),
            read=_product,
        ),
        Model(
            kind="order",
            name="sale.sale",
            asked=(
                *("number", "reference", "description", "state", "party", "sale_date", "shipping_date", "comment"),
                *("currency.code", "untaxed_amount", "tax_amount", "total_amount", "price_list"),
                *("invoice_address", "shipment_address"),
                *("lines.type", "lines.sequence", "lines.product", "lines.description", "lines.quantity"),
                *("lines.unit.symbol", "lines.unit_price", "lines.amount", "lines.note"),
            ),
            below=("lines",),
            archived=False,
            read=_order,
            own_key=lambda row: noted(row.get("description"))[1],
        ),
    )
}
