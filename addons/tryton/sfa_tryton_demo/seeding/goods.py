# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogue in Tryton: categories, products, stock and price lists."""

import datetime as dt
from decimal import Decimal

from trytond.pool import Pool

from sfa_tryton_demo.seeding.rows import insert
from sfa_tryton_demo.seeding.said import tell

BATCH = 50  # SQLite's parser gives up on the translations of more templates in one call


def write_catalogue(company, office):
    """Categories, units and products. Returns (product ids in the generator's order, category ids by name)."""
    categories = _categories(company)
    units = _units()
    pool = Pool()
    Template, Product = pool.get("product.template"), pool.get("product.product")
    ids, total = [], len(company.products)
    for start in range(0, total, BATCH):
        batch = company.products[start : start + BATCH]
        templates = Template.create(
            [
                {
                    "name": product.name,
                    "type": "goods",
                    "list_price": product.price,
                    "cost_price_method": "fixed",
                    "default_uom": units[product.unit],
                    "sale_uom": units[product.unit],
                    "salable": True,
                    "account_category": office.tax_categories[product.tax],
                    "categories": [("add", [categories[product.category]])],
                    "products": [
                        (
                            "create",
                            [
                                {
                                    "suffix_code": product.code,
                                    "active": product.active,
                                    "brand": product.brand,
                                    "sale_minimum": float(product.minimum),
                                    "sale_multiple": float(product.multiple),
                                    "identifiers": [("create", [{"type": "ean", "code": product.barcode}])],
                                }
                            ],
                        )
                    ],
                }
                for product in batch
            ]
        )
        ids.extend(_variant(template) for template in templates)
        tell("catalogue", start + len(batch), total)
    by_code = {product.code: id_ for product, id_ in zip(company.products, ids, strict=True)}
    gone = [(id_, p.substitute) for p, id_ in zip(company.products, ids, strict=True) if p.substitute]
    Product.write(*(part for id_, code in gone for part in (Product.browse([id_]), {"substitute": by_code[code]})))
    _stock(company, office, ids)
    return ids, categories


def _variant(template):
    """The one product of a template, archived or not."""
    from trytond.transaction import inactive_records

    with inactive_records():
        (product,) = type(template)(template.id).products
        return product.id


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


def _stock(company, office, ids):
    """What the last inventory found, as the moves an inventory makes."""
    pool = Pool()
    Move, Product, data = pool.get("stock.move"), pool.get("product.product"), pool.get("ir.model.data")
    lost, storage = data.get_id("stock", "location_lost_found"), data.get_id("stock", "location_storage")
    from trytond.transaction import inactive_records

    with inactive_records():
        units = {product.id: product.default_uom.id for product in Product.browse(ids)}
    counted = company.today - dt.timedelta(days=1)
    now = dt.datetime.combine(counted, dt.time(22, 30))
    insert(
        Move,
        (
            {
                "product": id_,
                "unit": units[id_],
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
                "create_uid": 1,
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
