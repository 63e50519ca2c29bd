# SPDX-License-Identifier: GPL-3.0-or-later
"""A small company on a Tryton without the add-on: what the connector for stock servers is tried against."""

import datetime as dt
from decimal import Decimal

from sfa_tryton_demo.seeding import modules
from sfa_tryton_demo.seeding.said import tell

MODULES = ("ir", "sale", "sale_price_list")
LOGIN = "vendedor"
CUSTOMERS = 12
TODAY = dt.date(2026, 11, 24)


def build(config_file, name, password):
    """Fill an empty database; one user, who may sell and nothing more, signs in with `password`."""
    modules.create(name)
    modules.install(config_file, name, MODULES)
    from sfa_sync import setup

    setup.open_database(name)
    company = setup.run(name, lambda: setup.create_company("Alimentos del Sur", today=TODAY))
    setup.run(name, lambda: _furnish(setup, company, password), company=company.id)
    tell("end", 1, 1)


def _furnish(setup, company, password):
    from trytond.pool import Pool

    pool = Pool()
    ModelData, User, Party = pool.get("ir.model.data"), pool.get("res.user"), pool.get("party.party")
    (employee,) = Party.create([{"name": "Lucía Ferreyra", "addresses": []}])
    (hired,) = pool.get("company.employee").create([{"party": employee.id, "company": company.id}])
    groups = [ModelData.get_id("sale", "group_sale"), ModelData.get_id("party", "group_party_admin")]
    User.create(
        [
            {
                "login": LOGIN,
                "name": "Lucía Ferreyra",
                "password": password,
                "companies": [("add", [company.id])],
                "company": company.id,
                "employees": [("add", [hired.id])],
                "employee": hired.id,
                "groups": [("add", groups)],
            }
        ]
    )
    goods = [("Yerba 500 g", "Y500", "100.00", "21"), ("Leche 1 l", "L1", "33.33", "10.5"), ("Sal", "S1", "9.99", "21")]
    products = [setup.create_product(company, *one[:3], rate=one[3]) for one in goods]
    (prices,) = pool.get("product.price_list").create(
        [
            {
                "name": "Mayorista",
                "company": company.id,
                "unit": "product_default",
                "price": "list_price",
                "lines": [
                    ("create", [{"product": products[0], "quantity": 10, "formula": "unit_price * 0.9", "sequence": 1},
                                {"formula": "unit_price", "sequence": 2}]),
                ],
            }
        ]
    )  # fmt: skip
    for number in range(CUSTOMERS):
        address = {"street_unstructured": f"San Martín {number}", "postal_code": "5000", "city": "Córdoba"}
        mechanisms = [{"type": "phone", "value": f"+54 351 555 {number:04}"}] if number % 2 else []
        (party,) = Party.create(
            [
                {
                    "name": f"Almacén {number:02}",
                    "code": f"C{number:03}",
                    "addresses": [("create", [{**address, "country": company.country}])],
                    "contact_mechanisms": [("create", mechanisms)] if mechanisms else [],
                    "sale_price_list": prices.id,
                }
            ]
        )
        if number < 3:
            _sale(pool, company, party, products, Decimal(number + 1))


def _sale(pool, company, party, products, quantity):
    """A draft sale as a colleague types it: every field's consequences worked out by Tryton itself."""
    Sale, Line = pool.get("sale.sale"), pool.get("sale.line")
    sale = Sale(company=company.id, party=party)
    sale.on_change_party()
    lines = []
    for product in products[:2]:
        line = Line(sale=sale, product=product, quantity=float(quantity))
        line.on_change_product()
        lines.append(line)
    sale.lines = lines
    sale.save()
