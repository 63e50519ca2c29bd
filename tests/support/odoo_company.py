"""A small company in the model of an Odoo: a rep and the administrator, customers, a price list, what is sold."""

from dataclasses import dataclass

from tests.support.odoo import OdooModel


@dataclass(frozen=True)
class Company:
    """Ids of what is in it."""

    customers: tuple[int, ...]
    oil: int
    wine: int
    price_list: int
    tax: int
    rep: int


def company(server: OdooModel, customers: int = 8) -> Company:
    """Fill the model; the rep signs in as `laura` with `laura-key`."""
    rep = server.add_user("laura", "laura-key", "Laura Vega", tz="America/Argentina/Buenos_Aires")
    server.secrets["password-laura"] = "laura"
    tax = server.add("account.tax", name="IVA 10", amount_type="percent", amount=10.0, type_tax_use="sale")
    category = server.add("product.category", name="Catálogo", parent_path="")
    server.tables["product.category"][category]["parent_path"] = f"{category}/"
    unit = server.add("uom.uom", name="Units")
    price_list = server.add("product.pricelist", name="Mayorista", currency_id=server.currencies["EUR"])
    server.add("product.pricelist.item", pricelist_id=price_list, applied_on="3_global", compute_price="percentage",
               percent_price=5.0, base="list_price", min_quantity=0.0)  # fmt: skip
    oil, wine = (
        server.add("product.product", name=name, default_code=code, lst_price=price, taxes_id=[tax], sale_ok=True,
                   categ_id=category, uom_id=unit, free_qty=40.0)
        for name, code, price in (("Aceite 750 ml", "ACE-750", 7.95), ("Vino tinto 75 cl", "VIN-075", 6.31))
    )  # fmt: skip
    spain = next(iter(server.tables["res.country"]))
    made = []
    for number in range(customers):
        made.append(
            server.add(
                "res.partner", name=f"Farmacia {number}", is_company=True, ref=f"C{number:04}", user_id=rep,
                property_product_pricelist=price_list, street="Calle de la Luna 12", city="Madrid", zip="28004",
                country_id=spain, comment="<p>Cierra los lunes &amp; martes</p>", x_potencial="A",
            )
        )  # fmt: skip
        server.add("res.partner", name=f"Ana {number}", parent_id=made[-1], function="Compras")
    server.tick(1)
    return Company(tuple(made), oil, wine, price_list, tax, rep)
