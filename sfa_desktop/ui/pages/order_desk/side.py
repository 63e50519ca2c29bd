"""Beside the grid: what could be added and why, the last order, the catalogue, the order's terms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from sfa_desktop.entities import Order, OrderLine, Product
from sfa_desktop.rules.pricing import Price
from sfa_desktop.rules.suggestions import NearBreak, Restock
from sfa_desktop.ui import language
from sfa_desktop.ui.pages.order_desk.terms import Terms
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.cell import Cell, Column, Row
from sfa_desktop.ui.widgets.field import SearchInput
from sfa_desktop.ui.widgets.layout import STRETCH, clear, col, holder, row, scroll
from sfa_desktop.ui.widgets.mark import KeyCap
from sfa_desktop.ui.widgets.panel import Panel, side_panel
from sfa_desktop.ui.widgets.state import Empty
from sfa_desktop.ui.widgets.table import RecordTable
from sfa_desktop.ui.widgets.tabs import Tab, Tabs
from sfa_desktop.ui.widgets.text import Text

WIDTH = 308
LIMIT = 4
"""How many suggestions there are at most; Alt and a number takes one."""
SUGGESTIONS, LAST, CATALOGUE, TERMS = TABS = ("suggestions", "last", "catalogue", "terms")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A suggestion with what it would cost: its line, if any, takes `quantity` on top."""

    product: Product
    quantity: Decimal
    amount: Decimal | None
    why: Restock | NearBreak


class OfferCard(Panel):
    """One suggestion: what, how many, why, for how much, and one button."""

    taken = Signal(object)

    def __init__(self, number: int, offer: Offer) -> None:
        forms, why = language.formats(), offer.why
        words = f"{forms.quantity(offer.quantity)}\u00a0{offer.product.unit}".strip()
        if isinstance(why, Restock):
            kind, tone = self.tr("Due again"), "text2"
            reason = self.tr("Bought about every {every} days, last {since} days ago; usually {quantity}.").format(
                every=why.every, since=why.since, quantity=words
            )
        else:
            kind, tone, words = self.tr("Quantity break"), "ok", f"+ {words}"
            reason = self.tr("From {at} on, a unit costs {better} instead of {price}: {percent} less.").format(
                at=forms.quantity(why.at),
                better=forms.amount(why.better),
                price=forms.amount(why.price),
                percent=forms.percent(why.percent),
            )
        amount = forms.money(offer.amount) if offer.amount is not None else ""
        cap = KeyCap(f"Alt {number}")
        head = row(cap, Text(kind, "caption", tone), STRETCH, Text(amount, "small_m", "text2"), gap=8)
        name = Text(offer.product.name, "body_b", wrap=True)
        take = Button(self.tr("Add"), icon="plus", small=True)
        take.clicked.connect(self._on_clicked)
        count = Text(words, "small_b", "accent_text")
        body = col(name, Text(reason, "small", "text2", wrap=True), gap=2)
        super().__init__(col(head, body, row(take, count, STRETCH, gap=8), gap=6, margins=(16, 12, 16, 12)), sides="b")
        self._offer = offer
        take.setAccessibleName(f"{kind}: {offer.product.name}, {words}")

    @Slot()
    def _on_clicked(self) -> None:
        self.taken.emit(self._offer)


class SidePanel(QWidget):
    """Four tabs. What is pressed is told by signals; the page changes the order."""

    offer_taken = Signal(object)
    line_copied = Signal(object)
    all_copied = Signal()
    product_chosen = Signal(object)
    sought = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._offers: Sequence[Offer] = ()
        self._tabs = Tabs(self._tab_words(""))
        self._tabs.changed.connect(self._on_tab_changed)
        self._pages = QStackedWidget()
        self._suggested, self._last_line = QVBoxLayout(), QVBoxLayout()
        for layout in (self._suggested, self._last_line):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
            self._pages.addWidget(scroll(holder(layout)))
        self._pages.addWidget(self._catalogue())
        self.terms = Terms()
        self._pages.addWidget(scroll(self.terms))
        head = Panel(row(self._tabs, STRETCH, margins=(16, 0, 12, 0)), sides="b")
        self._panel = side_panel(col(head, (self._pages, 1), gap=0), WIDTH)
        self.setLayout(row(self._panel, gap=0))
        self.setFixedWidth(WIDTH)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show what could be added."""
        if list(offers) == list(self._offers) and self._suggested.count():
            return
        self._offers = tuple(offers)
        self._tabs.set_tabs(self._tab_words(str(len(offers)) if offers else ""))
        clear(self._suggested)
        for number, offer in enumerate(self._offers, 1):
            card = OfferCard(number, offer)
            card.taken.connect(self.offer_taken)
            self._suggested.addWidget(card)
        if not offers:
            title = self.tr("Nothing to suggest")
            words = self.tr(
                "What this account buys in a rhythm and is due, and quantity breaks nearly reached, stand here."
            )
            self._suggested.addWidget(Empty("spark", title, words, tone="quiet"))
        else:
            self._suggested.addStretch(1)

    def listen(self, page: QWidget) -> None:
        """Let Alt with a number take that suggestion anywhere on the page."""
        for number in range(1, LIMIT + 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._take, number))

    def _take(self, number: int) -> None:
        if number <= len(self._offers):
            self.offer_taken.emit(self._offers[number - 1])

    def show_last(
        self, order: Order | None, lines: Sequence[OrderLine], products: Mapping[str, Product], today: date
    ) -> None:
        """Show the account's last order, line by line."""
        clear(self._last_line)
        if order is None or not lines:
            title, words = self.tr("No order yet"), self.tr("The account's last order will stand here, ready to copy.")
            self._last_line.addWidget(Empty("orders", title, words, tone="quiet"))
            return
        forms = language.formats()
        number = order.number or order.provisional
        words = self.tr("Order {number} · {day}").format(number=number, day=forms.day(order.ordered_on, today))
        every = Button(self.tr("Copy all"), icon="copy", small=True, key="Ctrl R")
        every.clicked.connect(self.all_copied)
        about = col(Text(words, "body_b", wrap=True), Text(forms.money(order.total), "small", "text2"), gap=1)
        head = row((about, 1), every, gap=8, margins=(16, 12, 12, 10))
        self._last_line.addWidget(Panel(head, sides="b"))
        for line in lines:
            self._last_line.addWidget(LastLine(line, products.get(line.product_id or ""), self.line_copied))
        self._last_line.addStretch(1)

    def show_found(self, found: Sequence[tuple[Product, Price]]) -> None:
        """Show the articles of the catalogue that were found."""
        forms = language.formats()
        self._table.set_rows(
            [
                Row(
                    id=product.id,
                    value=product,
                    cells={
                        "name": Cell(words=product.name, style="body_m", sub=f"{product.code} · {product.category}"),
                        "price": Cell(
                            words=forms.amount(price.base_price),
                            sub=self.tr("stock {count}").format(count=forms.quantity(product.stock)),
                        ),
                    },
                )
                for product, price in found
            ]
        )

    def choose(self, name: str) -> None:
        """Go to a tab; where there is something to type, the keyboard goes there."""
        self._tabs.choose(name)
        if name == CATALOGUE:
            self._box.setFocus()
        elif name == TERMS:
            self.terms.setFocus()

    def cycle(self) -> None:
        """Go to the tab after the current one."""
        self.choose(TABS[(TABS.index(self._tabs.current()) + 1) % len(TABS)])

    def _catalogue(self) -> QWidget:
        self._box = SearchInput("", self.tr("Search the catalogue"), name=self.tr("Search the catalogue"))
        self._box.textChanged.connect(self.sought)
        columns = (Column(key="name", title=""), Column(key="price", title="", width=104, right=True))
        self._table = RecordTable(columns, header=False, row_height=48, pad=8, lead=8, name=self.tr("Catalogue"))
        self._table.activated_row.connect(self._on_product_activated)
        self._box.submitted.connect(self._on_box_submitted)
        self._box.walked.connect(self._on_box_walked)
        return holder(col(row(self._box, margins=(12, 10, 12, 8)), (self._table, 1), gap=0))

    def _tab_words(self, count: str) -> tuple[Tab, ...]:
        return (
            Tab(name=SUGGESTIONS, words=self.tr("Suggested"), count=count),
            Tab(name=LAST, words=self.tr("Last")),
            Tab(name=CATALOGUE, words=self.tr("Catalogue")),
            Tab(name=TERMS, words=self.tr("Terms")),
        )

    # --- slots ---

    @Slot(str)
    def _on_tab_changed(self, name: str) -> None:
        self._pages.setCurrentIndex(TABS.index(name))
        if name == CATALOGUE and not self._table.records.rowCount():
            self.sought.emit("")

    @Slot()
    def _on_box_submitted(self) -> None:
        chosen = self._table.current_row() or self._table.records.row_at(0)
        if chosen is not None:
            self.product_chosen.emit(chosen.value)

    @Slot(int)
    def _on_box_walked(self, _key: int) -> None:
        self._table.setFocus()
        self._table.choose(0)

    @Slot(object)
    def _on_product_activated(self, chosen: Row) -> None:
        self.product_chosen.emit(chosen.value)


class LastLine(Panel):
    """One line of the last order, and the button that copies it."""

    copied = Signal(object)

    def __init__(self, line: OrderLine, product: Product | None, copied: object) -> None:
        forms = language.formats()
        gone = product is None or not product.active
        off = self.tr("{percent} discount").format(percent=forms.percent(line.discount)) if line.discount else ""
        words = " · ".join(part for part in (f"{forms.quantity(line.quantity)} {line.unit}".strip(), off) if part)
        if gone:
            words = self.tr("no longer sold")
        add = Button(self.tr("Add"), "ghost", icon="plus", small=True)
        add.setEnabled(not gone)
        add.setAccessibleName(f"{add.text()} {line.description}")
        name = Text(line.description, "body_m", "text2" if gone else "text", wrap=True)
        about = col(name, Text(words, "small", "text2"), gap=1)
        super().__init__(row((about, 1), add, gap=8, margins=(16, 8, 8, 8)), sides="b")
        self._line = line
        add.clicked.connect(self._on_clicked)
        self.copied.connect(copied)

    @Slot()
    def _on_clicked(self) -> None:
        self.copied.emit(self._line)
