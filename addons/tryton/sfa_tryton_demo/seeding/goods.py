# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogue in Tryton: categories, products, stock and price lists."""

import datetime as dt
from decimal import Decimal

from trytond.pool import Pool
from trytond.transaction import Transaction

from sfa_tryton_demo.seeding.rows import insert, like
from sfa_tryton_demo.seeding.said import tell


def write_catalogue(company, office):
    """Categories, units and products. Returns product ids in the generator's order, unit ids, category ids by name."""
    categories = _categories(company)
    units = _units()
    ids = _products(company, office, units, categories)
    tell("catalogue", len(ids), len(ids))
    _stock(company, office, ids, units)
    return ids, units, categories


def _products(company, office, units, categories):
    """The first product through Tryton, the others as rows like its rows: 3,000 templates one by one take a minute."""
    pool = Pool()
    Template, Product = pool.get("product.template"), pool.get("product.product")
    first, *rest = company.products
    (template,) = Template.create(
        [
            {
                "name": first.name,
                "type": "goods",
                "list_price": first.price,
                "cost_price_method": "fixed",
                "default_uom": units[first.unit],
                "sale_uom": units[first.unit],
                "salable": True,
                "account_category": office.tax_categories[first.tax],
                "categories": [("add", [categories[first.category]])],
                "products": [("create", [{"suffix_code": first.code, "identifiers": [("create", [_barcode(first)])]}])],
            }
        ]
    )
    (product,) = template.products
    Product.write([product], _own(first))
    templates = like(
        Template,
        template.id,
        (
            {
                "name": p.name,
                "default_uom": units[p.unit],
                "sale_uom": units[p.unit],
                "account_category": office.tax_categories[p.tax],
            }
            for p in rest
        ),
    )
    tell("catalogue", len(rest) // 3, len(company.products))
    products = like(
        Product,
        product.id,
        (
            {"template": id_, "suffix_code": p.code, "code": p.code, "active": p.active, **_own(p)}
            for p, id_ in zip(rest, templates, strict=True)
        ),
    )
    tell("catalogue", len(rest) * 2 // 3, len(company.products))
    ids = [product.id, *products]
    _beside(rest, templates, products, categories)
    substitutes = {p.code: id_ for p, id_ in zip(company.products, ids, strict=True)}
    table, cursor = Product.__table__(), Transaction().connection.cursor()
    for p, id_ in zip(company.products, ids, strict=True):
        if p.substitute:
            cursor.execute(*table.update([table.substitute], [substitutes[p.substitute]], where=table.id == id_))
    return ids


def _own(product):
    return {
        "brand": product.brand,
        "sale_minimum": float(product.minimum),
        "sale_multiple": float(product.multiple),
    }


def _barcode(product):
    return {"type": "ean", "code": product.barcode}


def _beside(rest, templates, products, categories):
    """What of a product stands in tables beside its own: prices, barcode, categories."""
    pool = Pool()
    office = Transaction().context["company"]
    pairs = list(zip(rest, templates, products, strict=True))
    insert(
        pool.get("product.list_price"),
        ({"template": template, "company": office, "list_price": p.price} for p, template, _ in pairs),
    )
    insert(pool.get("product.identifier"), ({"product": product, **_barcode(p)} for p, _, product in pairs))
    insert(
        pool.get("product.template-product.category"),
        ({"template": template, "category": categories[p.category]} for p, template, _ in pairs),
    )


def _categories(company):
    Category = Pool().get("product.category")
    ids = {}
    for category in company.categories:
        (made,) = Category.create([{"name": category.name, "parent": ids.get(category.parent)}])
        ids[category.name] = made.id
    return ids


def _units():
    pool = Pool()
    Unit, data = pool.get("product.uom"), pool.get("ir.model.data")
    unit = Unit(data.get_id("product", "uom_unit"))
    made = Unit.create(
        [
            {
                "name": name,
                "symbol": symbol,
                "category": unit.category.id,
                "digits": 0,
                "rounding": 1,
                "factor": 1,
                "rate": 1,
            }
            for name, symbol in (("Paquete", "paq"), ("Caja", "caja"))
        ]
    )
    return {"u": unit.id, **{unit.symbol: unit.id for unit in made}}


def _stock(company, office, ids, units):
    """What the last inventory found, as the moves an inventory makes."""
    pool = Pool()
    Move, data = pool.get("stock.move"), pool.get("ir.model.data")
    lost, storage = data.get_id("stock", "location_lost_found"), data.get_id("stock", "location_storage")
    counted = company.today - dt.timedelta(days=1)
    now = dt.datetime.combine(counted, dt.time(22, 30))
    insert(
        Move,
        (
            {
                "product": id_,
                "unit": units[product.unit],
                "quantity": float(product.stock),
                "internal_quantity": float(product.stock),
                "from_location": lost,
                "to_location": storage,
                "company": office.company,
                "state": "done",
                "planned_date": counted,
                "effective_date": counted,
                "cost_price": (product.price * Decimal("0.6")).quantize(Decimal("0.0001")),
                "create_date": now,
                "create_uid": 0,
            }
            for product, id_ in zip(company.products, ids, strict=True)
            if product.stock
        ),
    )


def write_price_lists(company, office, product_ids, category_ids):
    """The price lists with their rules. Returns their ids by name."""
    pool = Pool()
    List, Configuration = pool.get("product.price_list"), pool.get("sale.configuration")
    by_code = {product.code: id_ for product, id_ in zip(company.products, product_ids, strict=True)}
    made = List.create(
        [
            {
                "name": prices.name,
                "company": office.company,
                "unit": "product_default",
                "price": "list_price",
                "lines": [
                    (
                        "create",
                        [
                            {
                                "sequence": place * 10,
                                "product": by_code.get(rule.product),
                                "category": category_ids.get(rule.category),
                                "quantity": float(rule.quantity) if rule.quantity else None,
                                "start_date": rule.starts_on,
                                "end_date": rule.ends_on,
                                "formula": "unit_price" if rule.factor == 1 else f"unit_price * {rule.factor}",
                            }
                            for place, rule in enumerate(prices.rules, 1)
                        ],
                    )
                ],
            }
            for prices in company.price_lists
        ]
    )
    ids = {prices.name: prices.id for prices in made}
    configuration = Configuration(1)
    configuration.sale_price_list = ids[company.price_lists[0].name]
    configuration.save()
    return ids
