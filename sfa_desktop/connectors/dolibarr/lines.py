"""The lines of an order: Dolibarr takes price, discount and tax as it is told them and checks no product, so that the
office's prices of this moment are looked up and sent. Lines that are kept keep their price while they keep their
product and, with breaks by quantity, their quantity.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from sfa_desktop.connectors.dolibarr import prices
from sfa_desktop.connectors.dolibarr.api import Rows
from sfa_desktop.connectors.dolibarr.site import Site
from sfa_desktop.connectors.kit.conversions import Remotes, UnknownLink
from sfa_desktop.connectors.kit.push import Refused

Line = Mapping[str, Any]
_KEPT = (
    "desc", "subprice", "qty", "remise_percent", "tva_tx", "localtax1_tx", "localtax2_tx", "product_type", "fk_unit",
    "rang", "info_bits", "special_code", "fk_parent_line", "date_start", "date_end", "pa_ht",
)  # fmt: skip
"""What an update of a line has to repeat: before version 21 it empties what it is not told."""


def new(site: Site, account: Mapping[str, Any], lines: Sequence[Line], remotes: Remotes) -> Rows:
    """The lines of an order that has none yet. Raises Refused for a product that is not there."""
    products = [_product(line, remotes) for line in lines]
    quotes = _quotes(site, products, account)
    return [
        _values(line, product, quotes, number)
        for number, (line, product) in enumerate(zip(lines, products, strict=True), 1)
    ]


def change(
    site: Site, order: Mapping[str, Any], account: Mapping[str, Any], lines: Sequence[Line], remotes: Remotes
) -> None:
    """Make the lines of a draft these: one call for each that differs; lines of the same product go on in place."""
    path = f"orders/{order['id']}/lines"
    left = {str(row["id"]): row for row in order.get("lines") or ()}
    products = [_product(line, remotes) for line in lines]
    quotes = _quotes(site, products, account)
    known = [remotes.get(str(line.get("key") or ""), "") for line in lines]
    taken = {one for one in known if one in left}
    for number, (line, product, told) in enumerate(zip(lines, products, known, strict=True), 1):
        id_ = told
        if id_ not in left:  # one that an attempt before this one made: of the same product, and nobody else's
            same = [
                other for other, row in left.items() if other not in taken and str(row.get("fk_product")) == product
            ]
            id_ = same[0] if same else ""
        values = _values(line, product, quotes, number)
        row = left.pop(id_, None)
        if row is None:
            site.api.write("POST", path, values)
            continue
        same_price = str(row.get("fk_product")) == product and (
            site.mode != "breaks" or Decimal(str(row.get("qty") or 0)) == Decimal(str(values["qty"]))
        )
        if same_price:
            code = row.get("vat_src_code")
            values["subprice"] = row.get("subprice")
            values["tva_tx"] = f"{row.get('tva_tx')} ({code})" if code else row.get("tva_tx")
        if "discount" not in line:
            values["remise_percent"] = row.get("remise_percent")
        if any(_differ(row.get(name), values[name]) for name in ("desc", "qty", "remise_percent", "subprice", "rang")):
            kept = {name: row[name] for name in _KEPT if row.get(name) not in (None, "")}
            site.api.write("PUT", f"{path}/{id_}", {**kept, **values})
    for id_ in left:
        site.api.write("DELETE", f"{path}/{id_}")


def _quotes(site: Site, products: Sequence[str], account: Mapping[str, Any]) -> Mapping[str, prices.Quotation]:
    return prices.quoted(site, products, str(account.get("id")), account.get("price_level"))


def _product(line: Line, remotes: Remotes) -> str:
    key = line.get("product_id")
    if not key or not remotes.get(str(key)):
        raise UnknownLink(str(key))
    return str(remotes[str(key)])


def _values(line: Line, product: str, quotes: Mapping[str, prices.Quotation], number: int) -> dict[str, Any]:
    quote = quotes.get(product)
    if quote is None:
        words = "The product of this line is not at the office any more."
        raise Refused("not_visible", words, field="product_id", line=str(line.get("key") or ""))
    quantity = Decimal(str(line.get("quantity") or 0))
    price = quote.price(quantity)
    if price is None:
        price = Decimal(str(line.get("base_price") or 0))
    return {
        "fk_product": int(product),
        "product_type": quote.type,
        "desc": str(line.get("description") or ""),
        "qty": float(quantity),
        "subprice": float(price),
        "remise_percent": float(line.get("discount") or 0),
        "tva_tx": quote.rate,
        "rang": number,
        **({"fk_unit": quote.unit} if quote.unit else {}),
    }


def _differ(theirs: Any, mine: Any) -> bool:
    try:
        return Decimal(str(theirs or 0)) != Decimal(str(mine or 0))
    except ArithmeticError:
        return " ".join(str(theirs or "").split()) != " ".join(str(mine or "").split())
