"""An order as Tryton itself prices it, before anything is stored: what `push` saves and `quote` only shows."""

from dataclasses import dataclass, field
from decimal import Decimal

from trytond.i18n import gettext
from trytond.modules.product import round_price
from trytond.pool import Pool
from trytond.transaction import Transaction

from .errors import Refused
from .wire import decimal_in, decimal_out, integer_in, long_text_in, text_in

LINE_FIELDS = frozenset(
    {
        "key",
        "order_id",
        "sequence",
        "product_id",
        "description",
        "quantity",
        "unit",
        "base_price",
        "discount",
        "unit_price",
        "note",
        "custom",
    }
)
MAX_QUANTITY = Decimal(10) ** 9
MAX_LINES = 1_000
HUNDRED = Decimal(100)


@dataclass
class Findings:
    """What was noticed while pricing."""

    remarks: list[str] = field(default_factory=list)
    difference: tuple[str, str] | None = None  # (line key, words) of the first price that differs
    over_limit: bool = False


def price_lines(session, links, sale, wanted, *, fresh=True):
    """Give `sale` the lines of `wanted` (the protocol's line values), priced by Tryton; nothing is stored.

    Lines the sale already has are matched by key; `sale` needs its party, currency, date and price list.
    With `fresh`, the keys of other lines must not be in use (a quote may be of an order that is stored).
    """
    if not isinstance(wanted, list) or len(wanted) > MAX_LINES:
        raise Refused("invalid", f"lines: a list of at most {MAX_LINES} lines was expected", field="lines")
    Line = Pool().get("sale.line")
    existing = {}
    if sale.id is not None and sale.id >= 0:
        for line in sale.lines:
            existing[session.key("order_line", line.id, line.sync_id)] = line
    findings = Findings()
    lines, seen = [], set()
    taken = _taken([v.get("key") for v in wanted if isinstance(v, dict)], existing) if fresh else ()
    for place, values in enumerate(wanted, 1):
        key = _line_key(values, seen)
        line = existing.get(key)
        if key in taken:
            raise Refused("duplicate", f"The line {key} belongs to another order.", field="lines", line=key)
        if line is None:
            line = Line(type="line", sync_id=key)
        try:
            _price_line(session, links, sale, line, key, place, values, findings)
        except Refused as refused:
            refused.line = refused.line or key
            raise
        lines.append(line)
    kept = [line for line in existing.values() if line.type != "line"]
    sale.lines = [*lines, *kept]
    return findings


def reprice(session, sale):
    """Price the lines the sale has again, as after a change of its date."""
    findings = Findings()
    for line in sale.lines:
        if line.type == "line" and line.product:
            line.sale = sale
            _apply_price(session, line, line.sfa_discount or Decimal(0), findings)
    sale.lines = list(sale.lines)
    return findings


def total(sale):
    """Net, tax and total of a sale whose lines were just priced, as Tryton computes them."""
    sale.on_change_lines()
    return sale.untaxed_amount, sale.tax_amount, sale.total_amount


def _taken(keys, existing):
    """Those of the keys that lines of other orders have."""
    table = Pool().get("sale.line").__table__()
    cursor = Transaction().connection.cursor()
    new = [key for key in keys if isinstance(key, str) and key not in existing]
    taken = set()
    for start in range(0, len(new), 500):
        cursor.execute(*table.select(table.sync_id, where=table.sync_id.in_(new[start : start + 500])))
        taken.update(key for (key,) in cursor)
    return taken


def _line_key(values, seen):
    if not isinstance(values, dict) or not isinstance(values.get("key"), str) or not values["key"]:
        raise Refused("invalid", "lines: every line needs a key", field="lines")
    key = values["key"]
    if key in seen:
        raise Refused("duplicate", f"The line {key} is there twice.", field="lines", line=key)
    seen.add(key)
    unknown = values.keys() - LINE_FIELDS
    if unknown:
        name = min(unknown)
        raise Refused("invalid", f"There is no field {name!r} of an order line.", field=name, line=key)
    return key


def _price_line(session, links, sale, line, key, place, values, findings):
    product = _product(links, line, values)
    quantity = _quantity(line, values, product)
    discount = _discount(line, values)
    line.sale = sale
    line.sequence = integer_in("sequence", values["sequence"]) if values.get("sequence") is not None else place
    line.product = product
    line.unit = _unit(session, line, values, product)
    line.quantity = float(quantity)
    if "description" in values:
        line.description = long_text_in("description", values["description"] or "")
    if "note" in values:
        line.note = long_text_in("note", values["note"] or "")
    base = _apply_price(session, line, discount, findings)
    for name, computed in (("base_price", base), ("unit_price", line.unit_price)):
        if values.get(name) is None:
            continue
        told = round_price(decimal_in(name, values[name]))
        if told != computed:
            words = gettext(
                "sfa_sync.msg_price_differs",
                product=product.rec_name,
                computed=decimal_out(computed),
                told=decimal_out(told),
            )
            findings.remarks.append(words)
            findings.difference = findings.difference or (key, words)
            break


def _product(links, line, values):
    if values.get("product_id") is None:
        if line.id is not None and line.id >= 0 and "product_id" not in values:
            return line.product
        raise Refused("invalid", "product_id: a line needs a product", field="product_id")
    product = links.record("product_id", "product", values["product_id"])
    if not (product.active and product.template.active and product.salable):
        raise Refused("invalid", gettext("sfa_sync.msg_not_salable", product=product.rec_name), field="product_id")
    return product


def _quantity(line, values, product):
    if values.get("quantity") is None:
        if line.id is not None and line.id >= 0 and "quantity" not in values:
            return Decimal(repr(line.quantity))
        raise Refused("invalid", "quantity: a line needs a quantity", field="quantity")
    quantity = decimal_in("quantity", values["quantity"])
    if not 0 < quantity <= MAX_QUANTITY:
        raise Refused(
            "invalid",
            gettext("sfa_sync.msg_quantity", product=product.rec_name, quantity=decimal_out(quantity)),
            field="quantity",
        )
    digits = product.sale_uom.digits
    if quantity != round(quantity, digits):
        raise Refused(
            "invalid",
            gettext(
                "sfa_sync.msg_quantity_digits",
                product=product.rec_name,
                quantity=decimal_out(quantity),
                unit=product.sale_uom.symbol,
                digits=digits,
            ),
            field="quantity",
        )
    return quantity


def _discount(line, values):
    if values.get("discount") is None:
        stored = getattr(line, "sfa_discount", None) if "discount" not in values else None
        return stored or Decimal(0)
    discount = round(decimal_in("discount", values["discount"]), 4)
    if not 0 <= discount <= HUNDRED:
        raise Refused("invalid", "discount: between 0 and 100 percent was expected", field="discount")
    return discount


def _unit(session, line, values, product):
    if not values.get("unit"):
        return product.sale_uom
    wanted = text_in("unit", values["unit"])
    if wanted in {product.sale_uom.symbol, product.sale_uom.name}:
        return product.sale_uom
    found = [unit for unit in product.sale_uom.category.uoms if wanted in (unit.symbol, unit.name)]
    if not found:
        raise Refused("invalid", f"unit: {product.rec_name} is not sold by {wanted!r}", field="unit")
    return found[0]


def _apply_price(session, line, discount, findings):
    """Let Tryton find the price (list, breaks, dates) and the taxes, then take off the representative's discount."""
    line.on_change_product()
    base = line.unit_price
    if base is None:
        raise Refused("price", gettext("sfa_sync.msg_no_price", product=line.product.rec_name), field="product_id")
    line.base_price = base
    line.sfa_discount = discount
    line.unit_price = round_price(base * (1 - discount / HUNDRED)) if discount else base
    line.amount = line.on_change_with_amount()
    limit = Pool().get("sfa.configuration")(1).discount_limit
    if limit is not None and discount > limit and not session.admin:
        findings.over_limit = True
        findings.remarks.append(
            gettext(
                "sfa_sync.msg_discount_over_limit",
                product=line.product.rec_name,
                discount=decimal_out(discount.normalize()),
                limit=decimal_out(limit.normalize()),
            )
        )
    return base


def new_sale(session, party, ordered_on):
    """A sale of the company to `party`, filled as Tryton fills it; not stored."""
    Sale = Pool().get("sale.sale")
    sale = Sale()
    sale.company = session.company
    sale.on_change_company()
    sale.warehouse = Sale.default_warehouse()
    sale.currency = session.company.currency
    sale.sale_date = ordered_on
    sale.state = "draft"
    sale.invoice_state = "none"
    sale.shipment_state = "none"
    sale.lines = ()
    sale.party = party
    sale.on_change_party()
    return sale
