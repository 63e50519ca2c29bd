"""The catalogue as a long list: by words or code, by category, in alphabetical order."""

from collections.abc import Sequence

from sfa_desktop.entities import Product
from sfa_desktop.replica.queries.order_desk import find_products, products
from sfa_desktop.replica.store import Reader

FOUND = 500


def categories(r: Reader) -> list[str]:
    """The names of all categories with something in them."""
    rows = r.rows("SELECT DISTINCT category FROM product WHERE active = 1 AND category <> '' ORDER BY category")
    return [row[0] for row in rows]


def ids(r: Reader, *, text: str = "", category: str = "") -> list[str]:
    """The ids of what fits, the best first where there is a text, else in alphabetical order."""
    if text.strip():
        found = find_products(r, text, FOUND)
        return [product.id for product in found if not category or product.category == category]
    if category:
        sql = "SELECT id FROM product WHERE active = 1 AND category = ? ORDER BY sort, id"
        return [row[0] for row in r.rows(sql, (category,))]
    return [row[0] for row in r.rows("SELECT id FROM product WHERE active = 1 ORDER BY sort, id")]


def rows(r: Reader, wanted: Sequence[str]) -> list[Product]:
    """These products, in the order asked for; one that is gone meanwhile is left out."""
    known = products(r, wanted)
    return [known[key] for key in wanted if key in known]
