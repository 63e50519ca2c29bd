"""Prices: which rule gives them, and why."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfa_desktop.entities import Account, Origin, PriceList, PriceRule, Product, Tax
from sfa_desktop.rules.pricing import list_for, net_price, price_of

DAY = date(2026, 11, 24)
LIST = PriceList(id="L", name="Farmacias", basis="list_price", default=True)
PRODUCT = Product(id="P", name="Óleo calcáreo", list_price=Decimal("3480"), category_keys=("7", "3"))


def rule(formula: str, **more: object) -> PriceRule:
    return PriceRule(id=more.pop("id", "r"), price_list_id="L", formula=formula, **more)  # type: ignore[arg-type]


def price(quantity: object, *rules: PriceRule, **more: object):
    return price_of(PRODUCT, Decimal(str(quantity)), price_list=LIST, rules=rules, on=DAY, **more)


def test_the_first_matching_rule_by_sequence_gives_the_price() -> None:
    second = rule("unit_price * 0.9", sequence=2)
    first = rule("unit_price * 0.95", sequence=1)
    found = price(1, second, first)
    assert (found.unit_price, found.rule, found.list_price) == (Decimal("3306.0000"), first, Decimal(3480))


def test_a_rule_without_sequence_comes_first_and_equals_go_by_the_servers_id() -> None:
    late = rule("1", sequence=1, origin=Origin(remote_id="10"), id="a")
    early = rule("2", sequence=1, origin=Origin(remote_id="9"), id="b")
    assert price(1, late, early).unit_price == 2
    assert price(1, late, early, rule("3", id="c")).unit_price == 3


@pytest.mark.parametrize(
    ("condition", "matches"),
    [
        ({"product_id": "P"}, True),
        ({"product_id": "other"}, False),
        ({"category_key": "3"}, True),
        ({"category_key": "8"}, False),
        ({"quantity": Decimal(12)}, True),
        ({"quantity": Decimal("12.0001")}, False),
        ({"starts_on": DAY, "ends_on": DAY}, True),
        ({"starts_on": date(2026, 11, 25)}, False),
        ({"ends_on": date(2026, 11, 23)}, False),
    ],
)
def test_what_a_rule_asks_for(condition: dict[str, object], matches: bool) -> None:
    found = price(12, rule("1", sequence=1, **condition), rule("2", sequence=2))
    assert found.unit_price == (1 if matches else 2)


def test_a_return_is_priced_by_its_size() -> None:
    assert price(-12, rule("1", quantity=Decimal(12), sequence=1), rule("2", sequence=2)).unit_price == 1


def test_the_next_break_says_how_many_more_and_by_how_much() -> None:
    found = price(6, rule("unit_price * 0.95", quantity=Decimal(12), sequence=1), rule("unit_price", sequence=2))
    assert found.next_break is not None
    assert (found.next_break.more, found.next_break.percent) == (Decimal(6), Decimal("5.0"))
    assert found.next_break.unit_price == Decimal("3306.0000")


def test_a_break_that_is_not_cheaper_or_that_another_rule_covers_is_none() -> None:
    assert (
        price(6, rule("unit_price * 2", quantity=Decimal(12), sequence=1), rule("unit_price", sequence=2)).next_break
        is None
    )
    covered = price(6, rule("unit_price", sequence=1), rule("1", quantity=Decimal(12), sequence=2))
    assert covered.next_break is None


def test_half_a_unit_of_the_last_digit_goes_to_the_even_one() -> None:
    assert price(1, rule("0.00005")).unit_price == Decimal("0.0000")
    assert price(1, rule("0.00015")).unit_price == Decimal("0.0002")


@pytest.mark.parametrize(
    ("rules", "problem"), [((), "no_rule"), ((rule("cost_price"),), "formula"), ((rule("1e999 * 1e999"),), "formula")]
)
def test_no_price_says_why(rules: tuple[PriceRule, ...], problem: str) -> None:
    found = price(1, *rules)
    assert (found.unit_price, found.problem) == (None, problem)


def test_a_list_on_cost_or_a_product_without_price_gives_none() -> None:
    cost = PriceList(id="L", basis="cost_price")
    assert price_of(PRODUCT, Decimal(1), price_list=cost, rules=[rule("unit_price")], on=DAY).problem == "basis"
    bare = Product(id="B")
    assert price_of(bare, Decimal(1), price_list=None, rules=[], on=DAY).problem == "no_list_price"
    assert price_of(bare, Decimal(1), price_list=LIST, rules=[rule("unit_price")], on=DAY).problem == "no_list_price"


def test_without_a_list_the_products_own_price_holds() -> None:
    found = price_of(PRODUCT, Decimal(1), price_list=None, rules=[], on=DAY)
    assert (found.unit_price, found.rule) == (Decimal("3480.0000"), None)


def test_a_list_with_taxes_included_gives_the_price_without_them() -> None:
    included = PriceList(id="L", basis="list_price", tax_included=True)
    taxes = [Tax(id="t", type="percentage", rate=Decimal(21))]
    found = price_of(PRODUCT, Decimal(1), price_list=included, rules=[rule("unit_price")], on=DAY, taxes=taxes)
    assert found.unit_price == Decimal("2876.0331")


def test_an_account_has_its_own_list_or_the_default() -> None:
    other = PriceList(id="M")
    assert list_for(Account(price_list_id="M"), [LIST, other]) is other
    assert list_for(Account(), [other, LIST]) is LIST
    assert list_for(Account(price_list_id="gone"), [other]) is None


@given(st.decimals(min_value=0, max_value="999999", places=4), st.decimals(min_value=0, max_value=100, places=2))
def test_a_discount_never_raises_the_price(base: Decimal, discount: Decimal) -> None:
    assert 0 <= net_price(base, discount) <= base
