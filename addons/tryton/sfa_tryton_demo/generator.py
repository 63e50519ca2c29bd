# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the whole demo company from a date, a size and a seed; the same three always give the same company."""

from datetime import date, timedelta

from sfa_tryton_demo import catalogue, pricing
from sfa_tryton_demo.book import KNOWN, Book, contacts
from sfa_tryton_demo.company import Company, Order, Rep
from sfa_tryton_demo.desk import Desk
from sfa_tryton_demo.dice import Dice
from sfa_tryton_demo.history import History

TODAY = date(2026, 11, 24)
ACCOUNTS = 412
LEAST_ACCOUNTS = 10
"""The story needs its nine customers and somebody else."""
LEAST_PRODUCTS = 200
SEED = 1
_FULL = {"contact": 1180, "product": 3180, "order": 9600, "order_line": 61000, "visit": 5100}
REPS = (
    ("LFE", "lucia", "Lucía Ferreyra", "Rosario Norte", ACCOUNTS),
    ("MAC", "martin", "Martín Acuña", "Rosario Sur", 118),
    ("SGI", "sofia", "Sofía Giménez", "Rosario Centro", 92),
    ("NBR", "nicolas", "Nicolás Brizuela", "Oeste", 64),
)
ADMIN = "Tomás Rey"


def scaled(figure: int, accounts: int) -> int:
    """A figure of the full territory for one of `accounts` accounts."""
    return round(figure * accounts / ACCOUNTS)


def demo_company(*, accounts: int = ACCOUNTS, today: date = TODAY, seed: int = SEED) -> Company:
    """Make the company; `accounts` is the size of Lucía Ferreyra's territory, everything else scales with it.

    Raises ValueError for fewer accounts than the story has.
    """
    if accounts < LEAST_ACCOUNTS:
        raise ValueError(f"the demo company needs at least {LEAST_ACCOUNTS} accounts")
    reps = tuple(
        Rep(code, login, name, territory, accounts if code == "LFE" else max(scaled(size, accounts), 4))
        for code, login, name, territory, size in REPS
    )
    company = Company("Litoral Distribuciones", today, reps, ADMIN)
    company.categories = catalogue.CATEGORIES
    company.products = catalogue.products(
        Dice(seed, "products"), max(scaled(_FULL["product"], accounts), LEAST_PRODUCTS)
    )
    company.price_lists = catalogue.price_lists(today)
    book = Book(seed, today)
    history = History(seed, today, company.products, company.price_lists, company.categories)
    for rep in reps:
        _territory(company, rep, book, history, seed)
    company.accounts = book.accounts
    _number(company)
    return company


def _territory(company: Company, rep: Rep, book: Book, history: History, seed: int) -> None:
    first = len(book.accounts)
    book.fill(rep, KNOWN if rep.code == "LFE" else ())
    mine = book.accounts[first:]
    size = {kind: scaled(figure, rep.accounts) for kind, figure in _FULL.items()}
    company.contacts += contacts(Dice(seed, f"contacts/{rep.code}"), mine, size["contact"], first)
    orders = history.orders(rep.code, mine, first, size["order"], size["order_line"])
    shelves = [category.name for category in company.categories if category.parent]
    desk = Desk(seed, rep.code, today=company.today, accounts=mine, first=first, shelves=shelves)
    desk.debts()
    planned = desk.plan(later=scaled(22, rep.accounts))
    company.visits += history.visits(rep.code, mine, first, size["visit"] - len(planned), orders) + planned
    company.orders += orders
    company.tasks += desk.tasks(max(scaled(120, rep.accounts), 3))
    company.cases += desk.cases(max(scaled(48, rep.accounts), 3))
    company.opportunities += desk.opportunities(max(scaled(46, rep.accounts), 3))


def _number(company: Company) -> None:
    """Put all orders in order of date, total them, number the closed ones, and leave the latest open."""
    company.orders.sort(key=lambda order: (order.ordered_on, order.account))
    recent = [
        order
        for order in company.orders
        if order.ordered_on >= max(company.today - timedelta(days=6), company.today.replace(day=1))
        and all(company.products[line.product].active for line in order.lines)
    ]
    for turn, order in enumerate(recent[-max(scaled(12, len(company.accounts)), 4) :]):
        order.state = ("confirmed", "confirmed", "quotation", "draft")[turn % 4]
    number = 1000
    for order in company.orders:
        total(company, order)
        if order.state == "done":
            number += 1
            order.number = str(number)


def total(company: Company, order: Order) -> None:
    """Set an order's amounts from its lines."""
    order.net = sum((line.net for line in order.lines), start=pricing.CENT * 0)
    order.tax = pricing.tax_amount(order.lines, company.products, exempt=company.accounts[order.account].exempt)
