from datetime import date
from decimal import Decimal

from sfa_desktop.entities import Account, Address, Order, OrderLine, PriceList, PriceRule, Product, Tax
from sfa_desktop.rules.order_sheet import PriceBook, SheetFacts, price_order
from sfa_desktop.rules.preflight import Policies

LIST = PriceList(id="list", name="Farmacias", basis="list_price", default=True)
RULES = (
    PriceRule(
        id="r1", price_list_id="list", sequence=1, product_id="oil", quantity=Decimal(12), formula="unit_price * 0.95"
    ),
    PriceRule(id="r2", price_list_id="list", sequence=2, category_key="7", formula="unit_price * 0.5"),
    PriceRule(id="r3", price_list_id="list", sequence=9, formula="unit_price"),
)
VAT = Tax(id="vat", name="IVA 21 %", type="percentage", rate=Decimal(21))
OIL = Product(
    id="oil",
    name="Óleo",
    code="2041",
    unit="u",
    unit_digits=0,
    list_price=Decimal("3480"),
    tax_ids=("vat",),
    stock=Decimal(640),
)
GEL = Product(
    id="gel",
    name="Gel",
    code="1180",
    unit="u",
    unit_digits=0,
    list_price=Decimal("10"),
    category_keys=("7",),
    tax_ids=("vat",),
    stock=Decimal(3),
)
PRODUCTS = {"oil": OIL, "gel": GEL}
FACTS = SheetFacts(
    account=Account(id="a", name="Farmacia Luz", price_list_id="list"),
    addresses=(Address(id="ad", account_id="a", street="Av. Alberdi 1240"),),
    book=PriceBook(LIST, RULES),
    taxes=(VAT,),
    policies=Policies(discount_limit=Decimal(10)),
    today=date(2026, 11, 24),
)
ORDER = Order(id="o", account_id="a", ordered_on=date(2026, 11, 24))


def line(product: str, quantity: str, discount: str = "0", base: str | None = None) -> OrderLine:
    return OrderLine(
        id=f"line-{product}",
        order_id="o",
        product_id=product,
        quantity=Decimal(quantity),
        discount=Decimal(discount),
        base_price=None if base is None else Decimal(base),
    )


def test_a_quantity_break_a_category_and_a_discount_make_the_price():
    priced = price_order(ORDER, [line("oil", "12", "5"), line("gel", "2")], PRODUCTS, FACTS)
    oil, gel = (entry.line for entry in priced.lines)
    assert (oil.base_price, oil.unit_price, oil.net) == (Decimal(3306), Decimal("3140.7"), Decimal("37688.40"))
    assert (gel.base_price, gel.net) == (Decimal(5), Decimal("10.00"))
    assert priced.gross == Decimal("39682.00")
    assert priced.totals.net == Decimal("37698.40")
    assert priced.totals.tax == Decimal("7916.66")
    assert priced.totals.total == Decimal("45615.06")


def test_a_discount_over_the_limit_is_marked_and_stays():
    priced = price_order(ORDER, [line("oil", "1", "14")], PRODUCTS, FACTS)
    assert priced.lines[0].line.discount == Decimal(14)
    assert "discount_for_approval" in {light.code for light in priced.lights}


def test_a_price_that_changed_since_the_draft_is_said():
    priced = price_order(ORDER, [line("oil", "1", base="3400")], PRODUCTS, FACTS)
    assert priced.lines[0].before == Decimal(3400)
    assert priced.lines[0].line.base_price == Decimal(3480)
    assert "price_changed" in {light.code for light in priced.lights}


def test_a_line_without_a_known_product_is_kept_and_not_summed():
    priced = price_order(ORDER, [line("lost", "3"), line("gel", "2")], PRODUCTS, FACTS)
    assert priced.lines[0].line.quantity == Decimal(3)
    assert priced.totals.net == Decimal("10.00")
    assert "product_unknown" in {light.code for light in priced.lights}


def test_the_book_finds_only_what_can_match():
    book = PriceBook(LIST, RULES)
    assert {rule.id for rule in book.rules_for(OIL)} == {"r1", "r3"}
    assert {rule.id for rule in book.rules_for(GEL)} == {"r2", "r3"}
