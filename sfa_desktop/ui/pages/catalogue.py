"""What is sold: for how much to a chosen account, how much there is of it, and how old that figure is."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout

from sfa_desktop.entities import Account, Product
from sfa_desktop.replica import search
from sfa_desktop.replica.queries import catalogue as queries
from sfa_desktop.replica.queries.order_desk import sheet_facts
from sfa_desktop.rules.order_sheet import SheetFacts
from sfa_desktop.rules.pricing import Price
from sfa_desktop.rules.tax import taxes_of
from sfa_desktop.ui import language
from sfa_desktop.ui.page import Desk, Key, Page
from sfa_desktop.ui.widgets.account_box import AccountBox
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.cell import Cell, Column, Row
from sfa_desktop.ui.widgets.field import SearchInput
from sfa_desktop.ui.widgets.layout import STRETCH, clear, col, holder, row, scroll
from sfa_desktop.ui.widgets.mark import Rule
from sfa_desktop.ui.widgets.panel import pair, section, side_panel
from sfa_desktop.ui.widgets.select import Select
from sfa_desktop.ui.widgets.state import Stage
from sfa_desktop.ui.widgets.table import RecordTable
from sfa_desktop.ui.widgets.text import Text

CARES = frozenset({"product", "price_list", "price_rule", "tax", "account"})
BREAKS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loaded:
    ids: Sequence[str]
    categories: Sequence[str]
    sheet: SheetFacts
    account: Account | None


class CataloguePage(Page):
    """Opened with nothing, or with the id of a product or of the account whose prices are shown."""

    name = "catalogue"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._account_id = self._wanted = ""
        self._sheet: SheetFacts | None = None
        self._ids: Sequence[str] = ()
        self._beside: tuple[Product, Price] | None = None
        self.set_title(self.tr("Catalogue"))
        self._search = SearchInput("", self.tr("Code, bar code or words"), name=self.tr("Search the catalogue"))
        self._search.textChanged.connect(self._on_text_changed)
        self._search.walked.connect(self._on_leave_search)
        self._search.submitted.connect(self._on_leave_search)
        self._account = AccountBox(self.tr("Prices for an account…"), name=self.tr("Account whose prices are shown"))
        self._account.sought.connect(self._find_accounts)
        self._account.chosen.connect(self._on_account_chosen)
        self._category = Select(self._choices(()), name=self.tr("Category"), empty=self.tr("All categories"))
        self._category.chosen.connect(self._on_category_chosen)
        self._category.setFixedWidth(190)
        self._table = RecordTable(self._columns(), row_height=48, lead=8, name=self.tr("Catalogue"))
        self._table.current_changed.connect(self._on_current_changed)
        self._table.activated_row.connect(self._order)
        self._table.counted.connect(self._on_counted)
        self._table.records.dataChanged.connect(self._on_rows_came)
        self._stage = Stage(self._table)
        self._side = QVBoxLayout()
        self._side.setContentsMargins(18, 16, 18, 14)
        self._side.setSpacing(5)
        bar = row((self._search, 3), self._category, (self._account, 3), gap=8, margins=(20, 10, 16, 10))
        panel = side_panel(col(scroll(holder(self._side))))
        self.setLayout(row((col(bar, (self._stage, 1), gap=0), 1), panel, gap=0))
        self.setFocusProxy(self._table)
        self._pause = QTimer(self, singleShot=True, interval=120)
        self._pause.timeout.connect(partial(self._load, fresh=True))
        desk.bridge.replica_changed.connect(self._on_replica_changed)

    # --- Page ---

    def keys(self) -> tuple[Key, ...]:
        """The keys of the page."""
        return (
            Key("↑ ↓", self.tr("move")),
            Key("/", self.tr("search"), self._search.setFocus),
            Key("A", self.tr("prices for an account"), self._account.setFocus),
            Key("P", self.tr("order for this account"), self._order),
        )

    def key_note(self) -> str:
        """Whose prices are shown."""
        listed = self._sheet.book.price_list if self._sheet is not None else None
        if listed is None:
            return self.tr("Catalogue prices, without tax")
        return self.tr("Prices of the list {name}, without tax").format(name=listed.name)

    def opened(self, argument: object = None) -> None:
        """Show the catalogue; with an id, that article or that account's prices."""
        self._wanted = str(argument or "")
        self._stage.show_loading()
        self._load(fresh=True)

    # --- loading ---

    def _load(self, *, fresh: bool) -> None:
        replica, today = self.desk.profile.replica, self.desk.clock.today()
        text, category = self._search.text(), self._category.value()
        account_id, wanted = self._account_id, self._wanted

        def read() -> _Loaded:
            with replica.read() as r:
                asked = r.get("account", wanted) if wanted else None
                found = asked or (r.get("account", account_id) if account_id else None)
                account = found if isinstance(found, Account) else None
                return _Loaded(
                    ids=queries.ids(r, text=text, category=category),
                    categories=queries.categories(r),
                    sheet=sheet_facts(r, account, today),
                    account=account,
                )

        self.desk.tasks.query(self, read, partial(self._on_read, fresh), key="ids")

    def _on_read(self, fresh: bool, loaded: _Loaded) -> None:
        self._ids, self._sheet = loaded.ids, loaded.sheet
        if loaded.account is not None and not self._account.hasFocus():
            self._account_id = loaded.account.id
            self._account.set_account(loaded.account)
        self._category.set_choices(self._choices(loaded.categories))
        self.set_title(self.tr("Catalogue"), language.formats().count(len(loaded.ids)))
        replica, ids, sheet = self.desk.profile.replica, loaded.ids, loaded.sheet

        def fetch(start: int, stop: int) -> list[Row]:
            with replica.read() as r:
                found = queries.rows(r, ids[start:stop])
            return [self._row(product, sheet.price(product, _first(product))) for product in found]

        self._table.show_source(self.desk.tasks, lambda: len(ids), fetch, fresh=fresh)
        self.keys_changed.emit()

    @Slot(int)
    def _on_counted(self, total: int) -> None:
        if not total:
            if self._search.text().strip() or self._category.value():
                self._stage.show_empty(
                    "product", self.tr("Nothing found"), self.tr("Try other words, or part of a code.")
                )
            else:
                said = self.tr("The articles of the office come with the first sync.")
                self._stage.show_empty("product", self.tr("No articles yet"), said)
            return
        self._stage.show_content()
        place = self._ids.index(self._wanted) if self._wanted in self._ids else 0
        self._wanted = ""
        if place or not self._table.currentIndex().isValid():
            self._table.choose(place)
        self._show_side()

    @Slot(object, object)
    def _on_replica_changed(self, kinds: frozenset[str], _ids: frozenset[str]) -> None:
        if kinds & CARES and self.isVisible():
            self._load(fresh=False)

    @Slot(str)
    def _find_accounts(self, text: str) -> None:
        replica = self.desk.profile.replica

        def read() -> list[Account]:
            with replica.read() as r:
                hits = search.search(r, text, kinds=("account",), limit=12)
                known = r.get_many("account", [hit.id for hit in hits])
            return [found for hit in hits if isinstance(found := known.get(hit.id), Account)]

        self.desk.tasks.query(self, read, self._account.show_found, key="accounts")

    @Slot(object)
    def _on_account_chosen(self, account: Account | None) -> None:
        self._account_id = account.id if account is not None else ""
        self._load(fresh=False)
        self._table.setFocus()

    @Slot(str)
    def _on_text_changed(self, _text: str) -> None:
        self._pause.start()

    @Slot(str)
    def _on_category_chosen(self, _name: str) -> None:
        self._load(fresh=True)

    @Slot()
    def _on_leave_search(self) -> None:
        self._table.setFocus()
        self._table.choose(0)

    # --- the list ---

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(key="code", title=self.tr("Code"), width=96),
            Column(key="name", title=self.tr("Product")),
            Column(key="unit", title=self.tr("Un."), width=56),
            Column(key="price", title=self.tr("Price"), width=118, right=True),
            Column(key="break", title=self.tr("Quantity break"), width=130, right=True),
            Column(key="stock", title=self.tr("Stock · age"), width=104, right=True),
        )

    def _choices(self, names: Sequence[str]) -> list[tuple[str, str]]:
        return [("", self.tr("All categories")), *((name, name) for name in names)]

    def _row(self, product: Product, price: Price) -> Row:
        forms, step = language.formats(), price.next_break
        moment = self.desk.clock.now()
        own = price.base_price is not None and price.list_price is not None and price.base_price != price.list_price
        return Row(
            id=product.id,
            value=(product, price),
            cells={
                "code": Cell(words=product.code, tone="text2"),
                "name": Cell(
                    words=product.name, style="body_m", sub=" · ".join(filter(None, (product.category, product.brand)))
                ),
                "unit": Cell(words=product.unit, tone="text3", style="small"),
                "price": Cell(
                    words=forms.amount(price.base_price),
                    style="body_b",
                    sub=forms.amount(price.list_price) if own else "",
                ),
                "break": Cell(
                    words=self.tr("from {quantity}").format(quantity=forms.quantity(step.quantity)) if step else "",
                    tone="text2",
                    sub=f"\u2212{forms.percent(step.percent)}" if step else "",
                    sub_tone="ok",
                ),
                "stock": Cell(
                    words=forms.quantity(product.stock),
                    tone="need" if product.stock is not None and product.stock <= 0 else "text2",
                    sub=forms.age(product.stock_at, moment) if product.stock_at else "",
                ),
            },
        )

    # --- the article beside the list ---

    @Slot(object)
    def _on_current_changed(self, _row: Row | None) -> None:
        self._show_side()

    @Slot()
    def _on_rows_came(self) -> None:
        self._show_side()

    def _show_side(self) -> None:
        chosen, sheet = self._table.current_row(), self._sheet
        if chosen is None or sheet is None:
            return
        product, price = chosen.value
        if chosen.value == self._beside:
            return
        self._beside = chosen.value
        clear(self._side)
        forms = language.formats()
        self._side.addWidget(Text(product.name, "title", wrap=True))
        about = " · ".join(part for part in (product.code, product.category, product.brand) if part)
        self._side.addWidget(Text(about, "small", "text2", wrap=True))
        self._side.addSpacing(8)
        self._side.addLayout(section(self.tr("Price"), self._account.text() or self.tr("without an account")))
        self._side.addLayout(pair(self.tr("Catalogue price"), forms.amount(price.list_price), "text2", strong=False))
        listed = sheet.book.price_list
        if listed is not None:
            said = self.tr("List {name}").format(name=listed.name)
            self._side.addLayout(pair(said, forms.amount(price.base_price)))
        for quantity, step in _steps(product, sheet, price):
            said = self.tr("from {quantity} {unit}").format(quantity=forms.quantity(quantity), unit=product.unit)
            self._side.addLayout(pair(said, forms.amount(step.base_price), "ok"))
        for tax in taxes_of(product, sheet.account, sheet.taxes):
            rate = forms.percent(tax.rate) if tax.type == "percentage" else forms.amount(tax.rate)
            self._side.addLayout(pair(tax.name, rate, "text2", strong=False))
        self._side.addSpacing(6)
        self._side.addWidget(Rule())
        self._side.addSpacing(6)
        age = forms.when(product.stock_at, self.desk.clock.now()) if product.stock_at else self.tr("age not known")
        self._side.addLayout(section(self.tr("Stock"), age))
        short = product.stock is not None and product.stock <= 0
        self._side.addLayout(
            pair(
                self.tr("At the office"), f"{forms.quantity(product.stock)} {product.unit}", "need" if short else "text"
            )
        )
        if product.minimum:
            self._side.addLayout(pair(self.tr("Minimum"), forms.quantity(product.minimum)))
        if product.multiple:
            self._side.addLayout(pair(self.tr("Sold in packs of"), forms.quantity(product.multiple)))
        if product.barcode:
            self._side.addLayout(pair(self.tr("Bar code"), product.barcode, "text2", strong=False))
        self._side.addStretch(1)
        order = Button(self.tr("New order"), "primary", icon="orders", key="P")
        order.clicked.connect(self._order)
        self._side.addLayout(row(order, STRETCH))

    @Slot()
    def _order(self, _row: object = None) -> None:
        self.navigate_requested.emit("order_desk", self._account_id or None)


def _first(product: Product) -> Decimal:
    return product.minimum or Decimal(1)


def _steps(product: Product, sheet: SheetFacts, price: Price) -> list[tuple[Decimal, Price]]:
    """The quantity breaks above the first quantity, with their prices."""
    found: list[tuple[Decimal, Price]] = []
    while price.next_break is not None and len(found) < BREAKS:
        quantity = price.next_break.quantity
        price = sheet.price(product, quantity)
        found.append((quantity, price))
    return found
