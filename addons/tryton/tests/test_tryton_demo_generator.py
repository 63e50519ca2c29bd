# SPDX-License-Identifier: GPL-3.0-or-later
"""The demo company as it is made up, before any database: the same every time, to scale, and told right."""

import datetime as dt
import hashlib
import itertools
from collections import Counter
from decimal import Decimal

import pytest

from sfa_tryton_demo.dice import Dice, share_out
from sfa_tryton_demo.generator import demo_company


@pytest.fixture(scope="module")
def whole():
    return demo_company()


def digest(company):
    return hashlib.sha256(repr(company).encode()).hexdigest()


def test_the_main_territory_has_the_figures_it_is_known_by(whole):
    counts = whole.counts("LFE")
    assert counts["account"] == 412
    assert counts["contact"] == 1180
    assert counts["product"] == 3180
    assert counts["order"] == 9600
    assert counts["order_line"] == 61000
    assert counts["visit"] == 5100


def test_every_other_rep_has_a_territory_too(whole):
    for rep in whole.reps:
        counts = whole.counts(rep.code)
        assert counts["account"] == rep.accounts
        assert all(counts.values())


def test_the_same_three_values_give_the_same_company():
    assert digest(demo_company(accounts=20)) == digest(demo_company(accounts=20))


@pytest.mark.parametrize("other", [{"seed": 2}, {"today": dt.date(2026, 11, 25)}, {"accounts": 21}])
def test_another_value_gives_another_company(other):
    assert digest(demo_company(**{"accounts": 20, **other})) != digest(demo_company(accounts=20))


def test_everything_scales_with_the_accounts():
    small = demo_company(accounts=103).counts("LFE")  # a quarter
    assert small["order"] == 2400
    assert small["order_line"] == 15250
    assert small["visit"] == 1275
    assert small["contact"] == 295
    assert small["product"] == 795
    assert demo_company(accounts=10).counts()["product"] == 200


def test_too_few_accounts_are_refused():
    with pytest.raises(ValueError, match="at least 10"):
        demo_company(accounts=9)


def test_names_codes_and_tax_ids_stand_once(whole):
    for values in (
        [account.name for account in whole.accounts],
        [account.code for account in whole.accounts],
        [account.tax_id for account in whole.accounts],
        [product.name for product in whole.products],
        [product.code for product in whole.products],
        [product.barcode for product in whole.products],
    ):
        assert Counter(values).most_common(1)[0][1] == 1


def test_tax_ids_have_the_check_digit_of_a_cuit(whole):
    for account in whole.accounts:
        digits = [int(digit) for digit in account.tax_id.replace("-", "")]
        weights = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
        assert sum(digit * weight for digit, weight in zip(digits, weights, strict=True)) % 11 == 0


def test_farmacia_luz_stands_as_the_story_says(whole):
    index, luz = next((i, a) for i, a in enumerate(whole.accounts) if a.name == "Farmacia Luz")
    assert luz.balance == Decimal("184300")
    assert luz.overdue(whole.today) == Decimal("42150")
    assert luz.credit_limit == 500_000
    assert any(case.state == "open" and case.type == "complaint" for case in whole.cases if case.account == index)
    (promise,) = (
        task for task in whole.tasks if task.account == index and task.type == "promise" and "12/11" in task.notes
    )
    assert promise.state == "open"
    last = max(order.ordered_on for order in whole.orders if order.account == index)
    assert last == dt.date(2026, 11, 3)
    bought = {whole.products[line.product].category for o in whole.orders if o.account == index for line in o.lines}
    peers = [
        {whole.products[line.product].category for o in orders for line in o.lines}
        for other, orders in _orders_by_account(whole).items()
        if whole.accounts[other].trade == "Farmacia" and whole.accounts[other].segment == "A" and other != index
    ]
    for shelf in ("Protección solar", "Suplementos dietarios"):
        assert shelf not in bought
        assert sum(shelf in peer for peer in peers) > 0.6 * len(peers)


def _orders_by_account(company):
    found = {}
    for order in company.orders:
        found.setdefault(order.account, []).append(order)
    return found


def test_today_has_nine_visits_of_which_two_are_fixed(whole):
    mine = {i for i, account in enumerate(whole.accounts) if account.rep == "LFE"}
    plan = [v for v in whole.visits if v.account in mine and v.planned_at.date() == whole.today]
    assert len(plan) == 9
    assert sum(visit.fixed for visit in plan) == 2
    assert {visit.state for visit in plan} == {"planned"}


def test_a_visit_is_over_before_the_next_one_of_the_rep_begins(whole):
    for rep in whole.reps:
        done = sorted(
            (v.started_at, v.ended_at)
            for v in whole.visits
            if v.ended_at and whole.accounts[v.account].rep == rep.code and v.channel == "visit"
        )
        for (_, end), (start, _) in itertools.pairwise(done):
            assert start >= end


def test_sales_are_as_uneven_as_they_are(whole):
    sales = Counter()
    for order in whole.orders:
        sales[order.account] += order.total
    largest = [amount for _, amount in sales.most_common(len(sales) // 5)]
    assert 0.6 < sum(largest) / sum(sales.values()) < 0.9


def test_sun_care_sells_in_summer(whole):
    by_month = Counter()
    for order in whole.orders:
        for line in order.lines:
            if whole.products[line.product].category == "Protección solar":
                by_month[order.ordered_on.month] += 1
    assert by_month[12] + by_month[1] > 3 * (by_month[6] + by_month[7])


def test_an_account_that_was_lost_buys_no_more(whole):
    by_account = _orders_by_account(whole)
    lost = [i for i, account in enumerate(whole.accounts) if account.lifecycle == "lost"]
    assert lost
    for index in lost:
        assert max(order.ordered_on for order in by_account[index]) < whole.today - dt.timedelta(days=120)


def test_discontinued_products_have_a_substitute_that_is_sold(whole):
    by_code = {product.code: product for product in whole.products}
    gone = [product for product in whole.products if not product.active]
    assert gone
    assert all(by_code[product.substitute].active for product in gone)


def test_open_orders_hold_nothing_that_was_discontinued(whole):
    for order in whole.orders:
        if order.state != "done":
            assert all(whole.products[line.product].active for line in order.lines)


def test_jose_gutierrez_is_somebodys_buyer(whole):
    assert any(contact.name == "José Gutiérrez" for contact in whole.contacts)


def test_dice_fall_the_same_way_everywhere():
    dice = Dice(1, "a topic")
    assert [dice.whole(1, 100) for _ in range(6)] == [3, 64, 84, 27, 65, 51]


@pytest.mark.parametrize(("total", "weights", "least"), [(10, [1.0, 1.0, 1.0], 0), (7, [5.0, 0.1], 1), (0, [1.0], 0)])
def test_sharing_out_loses_nothing(total, weights, least):
    parts = share_out(total, weights, least=least)
    assert sum(parts) == total
    assert min(parts) >= least
