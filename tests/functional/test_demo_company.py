"""The demo company as a real Tryton serves it: what was written past Tryton is what Tryton would have written."""

import datetime as dt
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from typing import Any

import pytest

from sfa_desktop.actions.central import Login
from sfa_desktop.actions.central.place import Place
from sfa_desktop.connectors.tryton.rpc import Rpc
from sfa_tryton_demo import pricing
from sfa_tryton_demo.company import Company
from sfa_tryton_demo.generator import demo_company
from sfa_tryton_demo.history import History
from tests.support.central import ACCOUNTS, Central

pytestmark = pytest.mark.functional

DEVICE = "01930000-0000-7000-8000-0000000dem00"
AMOUNTS = ["number", "untaxed_amount", "tax_amount", "total_amount"]


@pytest.fixture(scope="module")
def company() -> Company:
    return demo_company(accounts=ACCOUNTS)


def signed_in(server: Central, who: Login) -> Rpc:
    return Rpc(server.url, server.database, who.login, who.password)


@pytest.fixture
def lucia(shared_central: Central) -> Iterator[Rpc]:
    with closing(signed_in(shared_central, shared_central.reps[0])) as rpc:
        yield rpc


@pytest.fixture
def martin(shared_central: Central) -> Iterator[Rpc]:
    with closing(signed_in(shared_central, shared_central.reps[1])) as rpc:
        yield rpc


@pytest.fixture
def admin(shared_central: Central) -> Iterator[Rpc]:
    with closing(signed_in(shared_central, shared_central.admin)) as rpc:
        yield rpc


def pulled(rpc: Rpc, kind: str) -> list[dict[str, Any]]:
    """All rows of a kind that this user sees."""
    rows: list[dict[str, Any]] = []
    cursor, more = 0, True
    while more:
        page = rpc.verb("pull", kind, cursor, 500, answer=dict[str, Any])
        rows.extend(dict(zip(page["columns"], row, strict=True)) for row in page["rows"])
        cursor, more = page["cursor"], page["more"]
    return rows


def decimals(sale: dict[str, Any]) -> tuple[Decimal, ...]:
    return tuple(Decimal(sale[name]["decimal"]) for name in AMOUNTS[1:])


def sales(rpc: Rpc, numbers: list[str]) -> dict[str, tuple[Decimal, ...]]:
    domain = [["number", "in", numbers]]
    found = rpc.read("model.sale.sale.search_read", domain, 0, None, None, AMOUNTS, answer=list[dict[str, Any]])
    return {sale["number"]: decimals(sale) for sale in found}


def test_each_rep_sees_what_was_made_for_them(shared_central: Central, company: Company) -> None:
    for rep, login in zip(company.reps, shared_central.reps, strict=True):
        assert (login.login, login.name) == (rep.login, rep.name)
        with closing(signed_in(shared_central, login)) as rpc:
            hello = rpc.verb("hello", {"id": DEVICE}, answer=dict[str, Any])
        expected = {kind: count for kind, count in company.counts(rep.code).items() if kind != "order_line"}
        assert {kind: hello["counts"][kind] for kind in expected} == expected
        assert hello["user"]["name"] == rep.name


def test_the_administrator_sees_the_whole_company(admin: Rpc, company: Company) -> None:
    hello = admin.verb("hello", {"id": DEVICE}, answer=dict[str, Any])
    expected = {kind: count for kind, count in company.counts().items() if kind != "order_line"}
    assert {kind: hello["counts"][kind] for kind in expected} == expected
    assert hello["company"]["name"] == company.name
    assert hello["user"]["admin"]
    assert {field["code"] for field in hello["custom_fields"]["account"]} == {"x_potencial", "proveedor_principal"}


def test_no_rep_sees_what_is_another_ones(lucia: Rpc, martin: Rpc) -> None:
    for kind in ("account", "address", "contact", "visit", "order", "task", "case", "opportunity"):
        hers, his = ({row["key"] for row in pulled(rpc, kind)} for rpc in (lucia, martin))
        assert hers
        assert his
        assert not hers & his


def test_stock_methods_hold_the_rules_too(lucia: Rpc, admin: Rpc) -> None:
    everything = admin.read("model.sfa.visit.search", [], answer=list[int])
    assert set(lucia.read("model.sfa.visit.search", [], answer=list[int])) < set(everything)


def test_fifty_orders_cost_what_tryton_computes_itself(central: Central, company: Company) -> None:
    closed = [order for order in company.orders if order.state == "done"]
    some = random.Random(50).sample(closed, 50)
    expected = {order.number: (order.net, order.tax, order.total) for order in some}
    with closing(signed_in(central, central.admin)) as rpc:
        assert sales(rpc, list(expected)) == expected
        with closing(sqlite3.connect(Place.of(central.home).sqlite)) as database, database:
            database.execute(
                "UPDATE sale_sale SET untaxed_amount_cache = NULL, tax_amount_cache = NULL, total_amount_cache = NULL"
            )
        assert sales(rpc, list(expected)) == expected


def test_lines_and_totals_agree_in_what_a_laptop_receives(lucia: Rpc, company: Company) -> None:
    rows = pulled(lucia, "order")
    page = lucia.verb("pull", "order", 0, 1, answer=dict[str, Any])
    columns = page["line_columns"]
    by_number = {order.number: order for order in company.orders if order.number}
    for row in rows:
        lines = [dict(zip(columns, line, strict=True)) for line in row["lines"]]
        assert sum(Decimal(line["net"]) for line in lines) == Decimal(row["net"])
        assert Decimal(row["net"]) + Decimal(row["tax"]) == Decimal(row["total"])
        told = by_number.get(row["number"] or "")
        if told:
            assert [Decimal(line["unit_price"]) for line in lines] == [line.unit_price for line in told.lines]
            assert [Decimal(line["discount"]) for line in lines] == [line.discount for line in told.lines]


def test_prices_of_today_are_those_tryton_quotes(lucia: Rpc, company: Company) -> None:
    products = {row["code"]: row["key"] for row in pulled(lucia, "product")}
    history = History(1, company.today, company.products, company.price_lists, company.categories)
    for account in company.accounts[:6]:
        (key,) = (row["key"] for row in pulled(lucia, "account") if row["code"] == account.code)
        wanted = [(i, n) for i in (0, 2, 3, 6, 20, 35, 60) for n in (1, 6, 24, 48) if company.products[i].active]
        lines = [
            {
                "key": f"01930000-0000-7000-8000-{place:012x}",
                "product_id": products[company.products[i].code],
                "quantity": str(n),
                "discount": "5",
            }
            for place, (i, n) in enumerate(wanted)
        ]
        values = {"account_id": key, "ordered_on": company.today.isoformat(), "state": "draft", "lines": lines}
        answer = lucia.verb("quote", {"key": DEVICE, "values": values}, answer=dict[str, Any])
        made = [history.line(i, n, account, company.today, Decimal(5)) for i, n in wanted]
        assert [Decimal(line["base_price"]) for line in answer["lines"]] == [line.base_price for line in made]
        assert [Decimal(line["unit_price"]) for line in answer["lines"]] == [line.unit_price for line in made]
        assert Decimal(answer["net"]) == sum(line.net for line in made)
        assert Decimal(answer["tax"]) == pricing.tax_amount(made, company.products, exempt=account.exempt)


def test_accounts_owe_what_they_owe(lucia: Rpc, company: Company) -> None:
    rows = {row["code"]: row for row in pulled(lucia, "account")}
    for account in company.accounts:
        if account.rep == "LFE":
            row = rows[account.code]
            assert Decimal(row["balance"]) == account.balance
            assert Decimal(row["credit_limit"]) == account.credit_limit
            assert row["payment_term"] == account.payment_term
            assert row["tax_exempt"] == account.exempt
            assert row["custom"]["x_potencial"] is not None
            due = account.overdue(dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1))
            assert Decimal(row["overdue"]) == due


def test_products_written_as_rows_are_as_complete_as_the_first(lucia: Rpc, company: Company) -> None:
    rows = {row["code"]: row for row in pulled(lucia, "product")}
    optional = {"substitute_id"}
    first = rows[company.products[0].code]
    for product in company.products:
        row = rows[product.code]
        assert {n for n, v in row.items() if v is None} - optional == {
            n for n, v in first.items() if v is None
        } - optional
        assert (row["name"], row["brand"], row["barcode"]) == (product.name, product.brand, product.barcode)
        assert Decimal(row["list_price"]) == product.price
        assert Decimal(row["stock"]) == product.stock
        assert Decimal(row["multiple"]) == product.multiple
        assert row["active"] == product.active
        assert row["substitute_id"] == (rows[product.substitute]["key"] if product.substitute else None)


def test_the_office_counts_on_after_the_history(admin: Rpc, company: Company) -> None:
    domain = [["state", "in", ["quotation", "processing", "confirmed"]]]
    found = admin.read("model.sale.sale.search_read", domain, 0, None, None, ["number"], answer=list[dict[str, Any]])
    last = max(int(order.number) for order in company.orders if order.number)
    assert found
    assert all(int(sale["number"]) > last for sale in found)
