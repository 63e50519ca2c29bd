from datetime import date, timedelta
from decimal import Decimal

from sfa_desktop.rules.pricing import NextBreak, Price
from sfa_desktop.rules.suggestions import Purchase, near_breaks, restocks

TODAY = date(2026, 11, 24)


def rhythm(product: str, gap: int, last: int, times: int = 5, quantity: int = 12) -> list[Purchase]:
    return [
        Purchase(product_id=product, day=TODAY - timedelta(days=last + gap * n), quantity=Decimal(quantity + n % 2))
        for n in range(times)
    ]


def test_an_article_bought_in_a_rhythm_is_due_when_its_gap_has_passed():
    (found,) = restocks(rhythm("cream", gap=28, last=33), TODAY)
    assert (found.product_id, found.every, found.since, found.quantity) == ("cream", 28, 33, Decimal(12))


def test_it_is_not_due_before_its_time_nor_after_it_was_given_up():
    assert restocks(rhythm("cream", gap=28, last=20), TODAY) == ()
    assert restocks(rhythm("cream", gap=28, last=90), TODAY) == ()


def test_two_purchases_are_no_rhythm():
    assert restocks(rhythm("cream", gap=28, last=30, times=2), TODAY) == ()


def test_what_is_on_the_order_is_not_suggested():
    assert restocks(rhythm("cream", gap=28, last=30), TODAY, ordered=frozenset({"cream"})) == ()


def test_two_lines_of_one_day_are_one_purchase():
    history = rhythm("cream", gap=28, last=28, times=3, quantity=12)
    doubled = [*history, *history]
    (found,) = restocks(doubled, TODAY)
    assert found.times == 3
    assert found.quantity == Decimal(24)


def test_the_most_regular_comes_first():
    uneven = [
        Purchase(product_id="gel", day=TODAY - timedelta(days=d), quantity=Decimal(1)) for d in (30, 40, 90, 100, 160)
    ]
    assert [s.product_id for s in restocks([*uneven, *rhythm("cream", gap=30, last=30)], TODAY)] == ["cream", "gel"]


def price(quantity: int) -> Price:
    step = NextBreak(quantity=Decimal(12), more=Decimal(12 - quantity), unit_price=Decimal(95), percent=Decimal("5.0"))
    return Price(
        list_price=Decimal(100),
        base_price=Decimal(100),
        discount=Decimal(0),
        unit_price=Decimal(100),
        next_break=step if quantity < 12 else None,
    )


def test_a_break_nearly_reached_says_how_many_are_missing():
    (near,) = near_breaks([("cream", Decimal(9), price(9))])
    assert (near.missing, near.at, near.price, near.better) == (Decimal(3), Decimal(12), Decimal(100), Decimal(95))


def test_a_far_break_and_one_already_reached_are_not_suggested():
    assert near_breaks([("cream", Decimal(6), price(6))]) == ()
    assert near_breaks([("cream", Decimal(12), price(12))]) == ()
