"""Products, taxes and price lists as rows; read through the ORM where Tryton computes, these tables are small."""

from collections import defaultdict

from sql.aggregate import Sum
from sql.conditionals import Case as SqlCase
from trytond.pool import Pool
from trytond.tools import grouped_slice
from trytond.transaction import Transaction, inactive_records

from ..wire import decimal_out, moment_out
from .base import CHUNK, Kind, boolean, choice, date, decimal, integer, link, moment, only_mine, pairs, tags, text


class TaxKind(Kind):
    """A tax of the company. One of type `none` is only a name for its children, which products list instead."""

    def domain(self, session):
        return only_mine(session)

    def fill(self, session, rows):
        Tax = Pool().get("account.tax")
        type_, rate = self.at("type"), self.at("rate")
        for tax in Tax.browse(list(rows)):
            row = rows[tax.id]
            row[type_] = tax.type
            if tax.type == "percentage":
                row[rate] = decimal_out((tax.rate * 100).normalize())
            elif tax.type == "fixed":
                row[rate] = decimal_out(tax.amount)


class ProductKind(Kind):
    """A variant of a product template; not salable is the same as not active."""

    def fill(self, session, rows):
        pool = Pool()
        Product, Uom = pool.get("product.product"), pool.get("product.uom")
        at = {name: self.at(name) for name in self.columns}
        stock = _stock(session, rows)
        now = moment_out(session.now)
        with inactive_records():
            products = Product.browse(list(rows))
        for product in products:
            row, template = rows[product.id], product.template
            unit = template.sale_uom or template.default_uom
            price = product.list_price_used
            if price is not None and unit != template.default_uom:
                price = Uom.compute_price(template.default_uom, price, unit)
            categories = list(template.categories)
            row[at["name"]] = template.name
            row[at["barcode"]] = next((i.code for i in product.identifiers if i.type in {"ean", "upc", "isbn"}), None)
            row[at["category"]] = categories[0].name if categories else None
            row[at["category_keys"]] = _lineage(session, template)
            row[at["unit"]] = unit.symbol
            row[at["unit_digits"]] = unit.digits
            row[at["list_price"]] = decimal_out(price)
            row[at["tax_ids"]] = [session.key("tax", tax) for tax in _taxes(session, template)]
            row[at["active"]] = bool(product.active and template.active and template.salable)
            if template.type in {"goods", "assets"}:
                quantity = Uom.compute_qty(template.default_uom, stock.get(product.id, 0.0), unit)
                row[at["stock"]] = decimal_out(quantity)
                row[at["stock_at"]] = now


def _lineage(session, template):
    """The ids of the template's categories and all their parents: what price list lines match."""
    parents = session.table("category parents", _category_parents)
    found = set()
    for category in (*template.categories, *([template.account_category] if template.account_category else ())):
        id_ = category.id
        while id_ is not None and id_ not in found:
            found.add(id_)
            id_ = parents.get(id_)
    return [str(id_) for id_ in sorted(found)]


def _category_parents():
    table = Pool().get("product.category").__table__()
    cursor = Transaction().connection.cursor()
    cursor.execute(*table.select(table.id, table.parent))
    return dict(cursor)


def _taxes(session, template):
    """The ids of the customer taxes of a template, groups replaced by their children, in Tryton's order."""
    known = session.table("taxes by category", dict)
    category = template.account_category.id if template.account_category else None
    if category is None or category not in known:
        known[category] = _leaves(template.customer_taxes_used) if category is not None else []
    return known[category]


def _leaves(taxes):
    ids = []
    for tax in taxes:
        ids.extend(_leaves(tax.childs) if tax.type == "none" else [tax.id])
    return ids


def _stock(session, ids):
    """`{product: quantity}` on hand in the storage of all warehouses, in the product's default unit."""
    pool = Pool()
    Location = pool.get("stock.location")
    storages = session.table(
        "storages",
        lambda: [
            location.id
            for location in Location.search(
                [
                    (
                        "parent",
                        "child_of",
                        [w.storage_location.id for w in Location.search([("type", "=", "warehouse")])],
                        "parent",
                    )
                ]
            )
        ],
    )
    quantities = defaultdict(float)
    if not storages:
        return quantities
    cursor = Transaction().connection.cursor()
    for chunk in grouped_slice(list(ids), CHUNK):
        move = pool.get("stock.move").__table__()
        incoming, outgoing = move.to_location.in_(storages), move.from_location.in_(storages)
        signed = SqlCase((incoming & ~outgoing, move.internal_quantity), else_=-move.internal_quantity)
        cursor.execute(
            *move.select(
                move.product,
                Sum(signed),
                where=move.product.in_(list(chunk))
                & (move.state == "done")
                & (move.company == session.company.id)
                & ((incoming & ~outgoing) | (outgoing & ~incoming)),
                group_by=move.product,
            )
        )
        quantities.update(cursor)
    return quantities


class PriceListKind(Kind):
    """A price list of the company."""

    def domain(self, session):
        return only_mine(session)

    def fill(self, session, rows):
        names = session.names("product.price_list", "name")
        default = Pool().get("sale.configuration")(1).get_multivalue("sale_price_list", company=session.company.id)
        for id_, row in rows.items():
            row[self.at("name")] = names.get(id_, row[self.at("name")])
            row[self.at("currency")] = session.company.currency.code
            row[self.at("default")] = bool(default and default.id == id_)


class PriceRuleKind(Kind):
    """A line of a price list."""

    def domain(self, session):
        return only_mine(session, "price_list.company")

    def fill(self, session, rows):
        at = self.at("category_key")
        for id_, category in pairs(self.model, rows, "category"):
            rows[id_][at] = None if category is None else str(category)


TAX = TaxKind(
    name="tax",
    has_custom=False,
    writable=False,
    fields=(
        text("name", "name"),
        choice("type", None, ("percentage", "fixed")),
        decimal("rate"),
        boolean("active", "active"),
    ),
)

PRODUCT = ProductKind(
    name="product",
    writable=False,
    fields=(
        text("name"),
        text("code", "code"),
        text("barcode"),
        text("category"),
        tags("category_keys"),
        text("brand", "brand"),
        text("unit"),
        integer("unit_digits"),
        decimal("list_price"),
        tags("tax_ids"),
        decimal("stock"),
        moment("stock_at"),
        decimal("minimum", "sale_minimum"),
        decimal("multiple", "sale_multiple"),
        link("substitute_id", "substitute", "product"),
        boolean("active", "active"),
    ),
)

PRICE_LIST = PriceListKind(
    name="price_list",
    has_custom=False,
    writable=False,
    fields=(
        text("name", "name"),
        text("currency"),
        text("basis", "price"),
        boolean("tax_included", "tax_included"),
        boolean("default"),
        boolean("active", "active"),
    ),
)

PRICE_RULE = PriceRuleKind(
    name="price_rule",
    has_custom=False,
    writable=False,
    fields=(
        link("price_list_id", "price_list", "price_list"),
        integer("sequence", "sequence"),
        link("product_id", "product", "product"),
        text("category_key"),
        decimal("quantity", "quantity"),
        date("starts_on", "start_date"),
        date("ends_on", "end_date"),
        text("formula", "formula"),
    ),
)
