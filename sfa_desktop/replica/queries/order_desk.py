"""What the order desk of one account needs: terms, prices, taxes, credit, its last order and its habits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sfa_desktop.entities import Account, Address, Entity, Order, OrderLine, PriceList, PriceRule, Product, Tax
from sfa_desktop.replica import search
from sfa_desktop.replica.facts import facts as office_facts
from sfa_desktop.replica.store import Reader
from sfa_desktop.rules.credit import credit_of
from sfa_desktop.rules.order_sheet import PriceBook, SheetFacts
from sfa_desktop.rules.preflight import Policies
from sfa_desktop.rules.pricing import list_for
from sfa_desktop.rules.suggestions import Purchase

HABIT_DAYS = 730
HABIT_ORDERS = 60
"""How far back, and over how many orders, the habits of an account are read."""
SOLD_STATES = ("confirmed", "processing", "done")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskFacts:
    """All the desk knows of an account, and the order that is opened on it, if any."""

    account: Account
    sheet: SheetFacts
    currency: str = ""
    order: Order | None = None
    lines: tuple[OrderLine, ...] = ()
    last: Order | None = None
    last_lines: tuple[OrderLine, ...] = ()
    purchases: tuple[Purchase, ...] = ()
    products: dict[str, Product] = field(default_factory=dict)
    """Of the order, of the last order and of the habits, by id."""
    house: str = ""
    rep: str = ""
    """Who sells: for the paper."""
    prices_as_of: datetime | None = None
    """When the price list was last received from the office."""


def of_order(r: Reader, order_id: str, today: date) -> DeskFacts:
    """The desk with an order on it; raises NotFound."""
    order = r.need("order", order_id)
    assert isinstance(order, Order)
    return of_account(r, order.account_id or "", today, order=order)


def of_account(r: Reader, account_id: str, today: date, *, order: Order | None = None) -> DeskFacts:
    """The desk of an account; raises NotFound."""
    account = r.need("account", account_id)
    assert isinstance(account, Account)
    lines = _lines(r, (order.id,)) if order is not None else ()
    sold = _sold(r, account_id, today)
    last = next((known for known in sold if order is None or known.id != order.id), None)
    history = _lines(r, [known.id for known in sold])
    days = {known.id: known.ordered_on for known in sold}
    purchases = tuple(
        Purchase(product_id=line.product_id, day=day, quantity=line.quantity)
        for line in history
        if line.product_id and line.quantity and (day := days.get(line.order_id or "")) is not None
    )
    last_lines = tuple(line for line in history if last is not None and line.order_id == last.id)
    wanted = {line.product_id for line in (*lines, *last_lines)} | {bought.product_id for bought in purchases}
    sheet = sheet_facts(r, account, today, order=order)
    price_list = sheet.book.price_list
    office = office_facts(r, "order")
    return DeskFacts(
        account=account,
        sheet=sheet,
        currency=price_list.currency if price_list is not None else "",
        order=order,
        lines=lines,
        last=last,
        last_lines=last_lines,
        purchases=purchases,
        products=products(r, [key for key in wanted if key]),
        house=str(office.company.get("name") or "") if office is not None else "",
        rep=str(office.user.get("name") or "") if office is not None else "",
        prices_as_of=price_list.origin.synced_at if price_list is not None else None,
    )


def sheet_facts(r: Reader, account: Account | None, today: date, *, order: Order | None = None) -> SheetFacts:
    """What an account's orders are priced, taxed and checked with; `order` itself does not count as on the way."""
    lists = [known for known in r.list("price_list", where={"active": True}) if isinstance(known, PriceList)]
    price_list = list_for(account, lists)
    rules = r.list("price_rule", where={"price_list_id": price_list.id}) if price_list is not None else []
    office = office_facts(r, "order")
    company: Any = office.company if office is not None else {}
    return SheetFacts(
        account=account,
        book=PriceBook(price_list, (rule for rule in rules if isinstance(rule, PriceRule))),
        addresses=_addresses(r, account),
        taxes=tuple(tax for tax in r.list("tax") if isinstance(tax, Tax)),
        credit=credit_of(account, _unsent(r, account, order)) if account is not None else None,
        policies=Policies.of_server(office.policies if office is not None else {}),
        currency_digits=int(company.get("currency_digits", 2)),
        price_digits=int(company.get("price_digits", 4)),
        tax_rounding=str(company.get("tax_rounding") or "document"),
        today=today,
    )


def products(r: Reader, ids: Iterable[str]) -> dict[str, Product]:
    """Products by id; those that are not here are left out."""
    return {key: found for key, found in r.get_many("product", ids).items() if isinstance(found, Product)}


def find_products(r: Reader, text: str, limit: int = 30) -> tuple[Product, ...]:
    """Products by code, barcode or words: an exact code first, closed ones last; all of them for no text."""
    words = text.strip()
    if not words:
        return _of(r.list("product", where={"active": True}, order=("sort",), limit=limit))
    exact = [found for name in ("code", "barcode") for found in r.list("product", where={name: words}, limit=5)]
    hits = search.search(r, words, kinds=("product",), limit=limit)
    known = products(r, [hit.id for hit in hits])
    ordered = {p.id: p for p in (*_of(exact), *(known[hit.id] for hit in hits if hit.id in known))}
    return tuple(sorted(ordered.values(), key=lambda p: not p.active))[:limit]


def _of(found: Iterable[Entity]) -> tuple[Product, ...]:
    return tuple(product for product in found if isinstance(product, Product))


def _addresses(r: Reader, account: Account | None) -> tuple[Address, ...]:
    found = r.children("address", account.id) if account is not None else []
    return tuple(address for address in found if isinstance(address, Address))


def _unsent(r: Reader, account: Account, order: Order | None) -> list[Order]:
    found = r.list("order", where={"account_id": account.id, "pending": 1})
    return [known for known in found if isinstance(known, Order) and (order is None or known.id != order.id)]


def _sold(r: Reader, account_id: str, today: date) -> list[Order]:
    where = {
        "account_id": account_id,
        "state__in": SOLD_STATES,
        "ordered_on__gte": today - timedelta(days=HABIT_DAYS),
    }
    found = r.list("order", where=where, order=("-ordered_on",), limit=HABIT_ORDERS)
    return [known for known in found if isinstance(known, Order)]


def _lines(r: Reader, order_ids: Sequence[str]) -> tuple[OrderLine, ...]:
    if not order_ids:
        return ()
    found = r.list("order_line", where={"order_id__in": order_ids}, order=("order_id", "sequence"))
    return tuple(line for line in found if isinstance(line, OrderLine))
