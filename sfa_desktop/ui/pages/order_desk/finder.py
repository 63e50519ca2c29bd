"""Reads for the desk, off the main thread: accounts, articles, and everything about one account or order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from sfa_desktop.entities import Account, Order, Product
from sfa_desktop.replica import search
from sfa_desktop.replica.queries import order_desk
from sfa_desktop.replica.queries.order_desk import DeskFacts
from sfa_desktop.replica.store import Reader
from sfa_desktop.rules.order_sheet import SheetFacts
from sfa_desktop.rules.pricing import Price
from sfa_desktop.ui.page import Desk

FOUND = 40
Result = TypeVar("Result")
Drafts = list[tuple[Order, Account | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What was asked for."""

    facts: DeskFacts


class Finder(QObject):
    """Asks; the newest question of a sort supersedes the older ones."""

    loaded = Signal(object)
    missing = Signal(object)
    """The error of a load."""
    accounts_found = Signal(object, object, object)
    """Drafts, accounts, today."""
    grid_found = Signal(str, object)
    side_found = Signal(object)
    """(Product, Price) pairs; for the grid with the text they were found for."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sheet: SheetFacts | None = None

    def price_with(self, sheet: SheetFacts) -> None:
        """Price what is found with these facts from now on."""
        self._sheet = sheet

    @Slot(str)
    def load(self, id: str) -> None:
        """Load an order or, where there is no order of this id, an account."""
        today = self._desk.clock.today()

        def read(r: Reader) -> Loaded:
            known = r.get("order", id) is not None
            return Loaded(facts=order_desk.of_order(r, id, today) if known else order_desk.of_account(r, id, today))

        self._desk.tasks.query(self, self._reading(read), self.loaded.emit, self.missing.emit, key="load")

    def load_again(self, order_id: str, account_id: str) -> None:
        """Load what is on the desk again; where the order is not kept yet, its account."""
        self.load(order_id or account_id)

    @Slot(str)
    def find_accounts(self, text: str) -> None:
        """Accounts for a new order, and the drafts that wait where nothing is typed."""
        today = self._desk.clock.today()

        def read(r: Reader) -> tuple[Drafts, list[Account]]:
            return ([] if text.strip() else _drafts(r)), _accounts(r, text)

        def tell(found: tuple[Drafts, list[Account]]) -> None:
            self.accounts_found.emit(*found, today)

        self._desk.tasks.query(self, self._reading(read), tell, key="accounts")

    @Slot(str)
    def find_for_grid(self, text: str) -> None:
        """Articles for the empty row."""
        self._find(text, lambda found: self.grid_found.emit(text, found), key="grid")

    @Slot(str)
    def find_for_side(self, text: str) -> None:
        """Articles for the catalogue tab."""
        self._find(text, self.side_found.emit, key="side")

    def _find(self, text: str, done: Callable[[Sequence[tuple[Product, Price]]], object], *, key: str) -> None:
        sheet = self._sheet
        if sheet is None:
            return

        def read(r: Reader) -> list[tuple[Product, Price]]:
            found = order_desk.find_products(r, text)
            return [(product, sheet.price(product, product.minimum or Decimal(1))) for product in found]

        self._desk.tasks.query(self, self._reading(read), done, key=key)

    def _reading(self, read: Callable[[Reader], Result]) -> Callable[[], Result]:
        replica = self._desk.profile.replica

        def work() -> Result:
            with replica.read() as r:
                return read(r)

        return work


def _drafts(r: Reader) -> Drafts:
    found = [o for o in r.list("order", where={"state": "draft"}, order=("-id",), limit=8) if isinstance(o, Order)]
    accounts = r.get_many("account", [order.account_id for order in found if order.account_id])
    known = {key: account for key, account in accounts.items() if isinstance(account, Account)}
    return [(order, known.get(order.account_id or "")) for order in found]


def _accounts(r: Reader, text: str) -> list[Account]:
    if not text.strip():
        listed = r.list("account", where={"active": True}, order=("sort",), limit=FOUND)
        return [account for account in listed if isinstance(account, Account)]
    hits = search.search(r, text, kinds=("account",), limit=FOUND)
    known = r.get_many("account", [hit.id for hit in hits])
    return [found for hit in hits if isinstance(found := known.get(hit.id), Account)]
