"""Credit, and the lights above an order."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from sfa_desktop.entities import Account, Address, Order, OrderLine, Product
from sfa_desktop.rules.credit import credit_of
from sfa_desktop.rules.preflight import AMBER, RED, CheckedLine, Light, Policies, level_of, may_go, preflight
from sfa_desktop.rules.pricing import Price

DAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
ACCOUNT = Account(
    id="a", name="Farmacia Luz", credit_limit=Decimal(1000), balance=Decimal(600), overdue=Decimal(50), figures_at=NOON
)
ADDRESS = Address(id="addr", account_id="a")
PRODUCT = Product(
    id="p", name="Gasa", code="1402", unit="caja", unit_digits=0, stock=Decimal(5), stock_at=NOON,
    minimum=Decimal(2), multiple=Decimal(2),
)  # fmt: skip
PRICE = Price(list_price=Decimal(10), base_price=Decimal(10), discount=Decimal(0), unit_price=Decimal(10))


LIMITED = Policies(discount_limit=Decimal(10))


def check(
    quantity: object = 4,
    *,
    discount: object = 0,
    product: Product | None = PRODUCT,
    price: Price | None = PRICE,
    policies: Policies = LIMITED,
    total: object = 40,
    **order: object,
) -> dict[str, Light]:
    line = OrderLine(id="l", quantity=Decimal(str(quantity)), discount=Decimal(str(discount)), base_price=Decimal(10))
    lights = preflight(
        Order(account_id="a", **order),  # type: ignore[arg-type]
        [CheckedLine(line=line, product=product, price=price)],
        account=ACCOUNT, addresses=[ADDRESS], credit=credit_of(ACCOUNT), total=Decimal(str(total)),
        policies=policies, today=DAY,
    )  # fmt: skip
    return {light.code: light for light in lights}


def test_credit_is_limit_less_balance_less_what_waits() -> None:
    unsent = [
        Order(account_id="a", state="confirmed", total=Decimal(100)),
        Order(account_id="a", state="draft", total=Decimal(999)),
        Order(account_id="b", state="confirmed", total=Decimal(999)),
        Order(account_id="a", state="quotation", total=None),
    ]
    credit = credit_of(ACCOUNT, unsent)
    assert (credit.left, credit.unsent, credit.as_of) == (Decimal(300), Decimal(100), NOON)
    assert credit_of(Account(id="a")).left is None


def test_a_good_order_may_go() -> None:
    lights = check()
    assert {"address", "date", "credit", "price", "stock"} <= lights.keys()
    assert may_go(tuple(lights.values()))
    assert lights["stock"].as_of == NOON


@pytest.mark.parametrize(
    ("case", "code", "level", "blocks"),
    [
        ({"quantity": 0}, "quantity_not_positive", RED, True),
        ({"quantity": -1}, "quantity_not_positive", RED, True),
        ({"quantity": "1e12"}, "quantity_absurd", RED, True),
        ({"quantity": "2.5"}, "quantity_fraction", RED, True),
        ({"quantity": 1}, "below_minimum", AMBER, False),
        ({"quantity": 3}, "not_a_multiple", AMBER, False),
        ({"quantity": 6}, "stock_short", RED, False),
        ({"discount": 14}, "discount_for_approval", AMBER, False),
        ({"discount": 14, "policies": Policies(approval_over_limit=False)}, "discount_over_limit", RED, True),
        ({"discount": 101}, "discount_absurd", RED, True),
        ({"discount": -1}, "discount_absurd", RED, True),
        ({"product": None}, "product_unknown", RED, True),
        ({"product": Product(id="p", active=False, substitute_id="s")}, "product_inactive", RED, True),
        ({"product": Product(id="p")}, "stock_unknown", AMBER, False),
        ({"price": None}, "price_missing", RED, True),
        ({"total": 401}, "credit_over", AMBER, False),
        ({"deliver_on": DAY - timedelta(days=1)}, "delivery_past", RED, True),
        ({"ordered_on": DAY + timedelta(days=1)}, "date_future", AMBER, False),
        ({"delivery_address_id": "elsewhere"}, "address_unknown", RED, True),
    ],
)
def test_each_light(case: dict[str, object], code: str, level: str, blocks: bool) -> None:
    light = check(**case)[code]  # type: ignore[arg-type]
    assert (light.level, light.blocks) == (level, blocks)


def test_the_credit_light_carries_its_sum() -> None:
    values = check(total=500)["credit_over"].values
    assert (values["left"], values["over"]) == (Decimal(400), Decimal(100))


def test_an_empty_order_of_nobody_cannot_go() -> None:
    lights = preflight(Order(), [], account=None, today=DAY)
    assert {light.code for light in lights if light.blocks} == {"account_missing", "no_lines"}
    assert level_of(lights) == RED


def test_a_price_that_moved_since_it_was_shown_is_told() -> None:
    dearer = Price(list_price=Decimal(12), base_price=Decimal(12), discount=Decimal(0), unit_price=Decimal(12))
    assert check(price=dearer)["price_changed"].values["current"] == Decimal(12)


def test_policies_come_from_the_server_as_text() -> None:
    assert Policies.of_server({"discount_limit": "10.0000", "approval_over_limit": False}) == Policies(
        discount_limit=Decimal(10), approval_over_limit=False
    )
    assert Policies.of_server({}).discount_limit == 0
