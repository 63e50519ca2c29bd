"""For whom? The empty desk: find an account by typing, or go on with a draft."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from sfa_desktop.entities import Account, Order
from sfa_desktop.ui import language, words
from sfa_desktop.ui.page import Key
from sfa_desktop.ui.widgets.cell import Cell, Column, Row
from sfa_desktop.ui.widgets.field import SearchInput
from sfa_desktop.ui.widgets.layout import STRETCH, col, row
from sfa_desktop.ui.widgets.table import RecordTable
from sfa_desktop.ui.widgets.text import Text

WIDE = 720


class AccountPicker(QWidget):
    """One box and one list: drafts first, then accounts; Enter opens."""

    sought = Signal(str)
    chosen = Signal(str)
    """The id of an account, or of a draft to go on with."""

    def __init__(self) -> None:
        super().__init__()
        self.box = SearchInput("", self.tr("Name, code, tax id or place…"), name=self.tr("Account of the new order"))
        self._columns = (
            Column(key="name", title=""),
            Column(key="about", title="", width=170),
            Column(key="amount", title="", width=130, right=True),
        )
        self._table = RecordTable(self._columns, header=False, row_height=48, lead=6, name=self.tr("Accounts"))
        self.box.textChanged.connect(self.sought)
        self.box.submitted.connect(self._on_submitted)
        self.box.walked.connect(self._on_walked)
        self._table.activated_row.connect(self._on_activated)
        inner = col(Text(self.tr("For whom is the order?"), "page"), 2, self.box, 4, (self._table, 1), gap=6)
        middle = QWidget()
        middle.setLayout(inner)
        middle.setMaximumWidth(WIDE)
        self.setLayout(row(STRETCH, (middle, 8), STRETCH, margins=(20, 28, 20, 0)))
        self.setFocusProxy(self.box)

    def keys(self) -> tuple[Key, ...]:
        """The keys while one chooses."""
        return (Key("↑ ↓", self.tr("move")), Key("Enter", self.tr("take their order")), Key("Esc", self.tr("back")))

    def show_found(self, drafts: Sequence[tuple[Order, Account | None]], found: Sequence[Account], today: date) -> None:
        """Show open drafts and accounts."""
        rows = [self._draft(order, account, today) for order, account in drafts]
        rows += [self._account(account) for account in found]
        if not rows:
            none = Cell(words=self.tr("Nobody found"), tone="text2", sub=self.tr("Try other words, or part of a code"))
            rows = [Row(id="none", cells={"name": none})]
        self._table.set_rows(rows)
        self._table.choose(0)

    def _draft(self, order: Order, account: Account | None, today: date) -> Row:
        forms = language.formats()
        about = self.tr("Draft {number} · {day}").format(
            number=order.provisional, day=forms.day(order.ordered_on, today)
        )
        name = account.name if account is not None else self.tr("Account not on this laptop")
        cell = Cell(words=name, style="body_m", sub=about, icon="orders", icon_tone="accent_text")
        badge = Cell(badges=((self.tr("draft"), "accent"),))
        return Row(id=order.id, value=order, cells={"name": cell, "about": badge})

    def _account(self, account: Account) -> Row:
        segment, tone = words.segment(account)
        about = " · ".join(part for part in (account.code, account.city) if part)
        return Row(
            id=account.id,
            value=account,
            cells={
                "name": Cell(words=account.name, style="body_m", sub=about, icon="accounts"),
                "about": Cell(badges=((segment, tone),) if segment else ()),
                "amount": Cell(
                    words=language.formats().money(account.balance) if account.balance is not None else "",
                    tone="text2",
                    sub=self.tr("balance") if account.balance is not None else "",
                ),
            },
        )

    @Slot()
    def _on_submitted(self) -> None:
        chosen = self._table.current_row()
        if chosen is not None:
            self._on_activated(chosen)

    @Slot(int)
    def _on_walked(self, key: int) -> None:
        steps = {
            int(Qt.Key.Key_Down): 1,
            int(Qt.Key.Key_Up): -1,
            int(Qt.Key.Key_PageDown): 8,
            int(Qt.Key.Key_PageUp): -8,
        }
        here = self._table.currentIndex().row() + steps.get(key, 0)
        self._table.choose(max(0, min(self._table.records.rowCount() - 1, here)))

    @Slot(object)
    def _on_activated(self, chosen: Row) -> None:
        if isinstance(chosen.value, Order | Account):
            self.chosen.emit(chosen.id)
