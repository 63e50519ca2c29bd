"""The order beside the list: its lines and sums, and on top what the office said no to."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from sfa_desktop.entities.exchange import OperationState
from sfa_desktop.replica.queries.orders import OrderRow, OrderSheet
from sfa_desktop.ui import language, operation_words, sync_words, words
from sfa_desktop.ui.files_part import FilesPart
from sfa_desktop.ui.order_words import number_of
from sfa_desktop.ui.page import Desk
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.layout import STRETCH, clear, col, holder, row, scroll
from sfa_desktop.ui.widgets.mark import Badge, Rule
from sfa_desktop.ui.widgets.need import NeedCard
from sfa_desktop.ui.widgets.panel import pair, section, side_panel
from sfa_desktop.ui.widgets.text import Elided, Text

SET_ASIDE = (OperationState.REFUSED, OperationState.CONFLICT)


class OrderBeside(QWidget):
    """What is pressed is told by signals."""

    opened = Signal()
    copied = Signal()
    discarded = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.files = FilesPart(desk)
        self._shown: OrderSheet | None = None
        self._side = QVBoxLayout()
        self._side.setContentsMargins(18, 16, 18, 14)
        self._side.setSpacing(6)
        self._acts_at = row(margins=(18, 0, 18, 14))
        self.files.hide()
        inside = col(self._side, row(self.files, margins=(18, 0, 18, 10)), STRETCH, self._acts_at, gap=0)
        self.setLayout(row(side_panel(col(scroll(holder(inside)))), gap=0))

    def show_sheet(self, sheet: OrderSheet | None) -> None:
        """Show an order, or nothing."""
        if sheet == self._shown and self._side.count():
            return
        self._shown = sheet
        clear(self._side)
        clear(self._acts_at)
        self.files.setVisible(sheet is not None)
        if sheet is None:
            return
        self.files.show_record("order", sheet.row.order.id)
        found, forms = sheet.row, language.formats()
        order, account = found.order, found.account
        said, tone = state_badge(found)
        self._side.addWidget(Elided(account.name if account else "–", "title"))
        number = number_of(order)
        self._side.addLayout(row(Text(number, "small", "text2"), Badge(said, tone), STRETCH, gap=8))
        if found.operation is not None and found.operation.state in SET_ASIDE:
            self._side.addWidget(self._need(sheet))
        self._side.addSpacing(6)
        self._side.addLayout(section(self.tr("Lines"), forms.count(len(sheet.lines))))
        for line in sheet.lines:
            failed = found.operation is not None and found.operation.line == line.id
            amount = forms.amount(line.net if line.net is not None else None)
            about = f"{forms.quantity(line.quantity)} {line.unit} × {forms.amount(line.unit_price)}"
            name = Text(line.description, "small_m", "need" if failed else "text", wrap=True)
            what = row((name, 1), Text(amount, "small_m"), gap=8)
            self._side.addLayout(col(what, Text(about, "caption", "text3"), gap=0, margins=(0, 0, 0, 4)))
        self._side.addWidget(Rule())
        self._side.addLayout(pair(self.tr("Net"), forms.amount(order.net), "text2", strong=False))
        self._side.addLayout(pair(self.tr("Tax"), forms.amount(order.tax), "text2", strong=False))
        self._side.addLayout(pair(self.tr("Total"), forms.money(order.total)))
        if order.remarks:
            self._side.addSpacing(6)
            self._side.addLayout(section(self.tr("Remarks of the office")))
            for remark in order.remarks:
                self._side.addWidget(Text(remark, "small", "warn", wrap=True))
        if order.comment:
            self._side.addWidget(Text(order.comment, "small", "text2", wrap=True))
        self._acts_at.addLayout(self._acts(found))

    def _need(self, sheet: OrderSheet) -> NeedCard:
        operation = sheet.row.operation
        assert operation is not None
        conflict = operation.state is OperationState.CONFLICT
        card = NeedCard(
            "conflict" if conflict else "blocked",
            "warn" if conflict else "need",
            self.tr("Two versions") if conflict else self.tr("The office refused it"),
            self.tr("Changed here and at the office") if conflict else self._failed_line(sheet),
            operation_words.reason(operation) or self.tr("Choose one of the two versions."),
            self.tr("Settle") if conflict else self.tr("Edit"),
            key="Enter",
            later=self.tr("Discard"),
        )
        card.acted.connect(self.opened)
        card.postponed.connect(self.discarded)
        return card

    def _failed_line(self, sheet: OrderSheet) -> str:
        operation = sheet.row.operation
        for place, line in enumerate(sheet.lines, 1):
            if operation is not None and operation.line == line.id:
                return self.tr("Line {number}: {product}").format(number=place, product=line.description)
        return self.tr("The whole order")

    def _acts(self, found: OrderRow) -> QLayout:
        open_ = Button(self.tr("Open"), "primary" if found.changeable else "secondary", key="Enter")
        open_.setEnabled(found.changeable)
        open_.clicked.connect(self.opened)
        copy = Button(self.tr("Copy"), icon="copy", key="C")
        copy.clicked.connect(self.copied)
        return row(open_, copy, STRETCH, gap=6, margins=(0, 8, 0, 0))


def state_badge(found: OrderRow) -> tuple[str, str]:
    """Where an order stands: the open work on it before its state at the office."""
    if found.operation is not None:
        return sync_words.state_badge(found.operation.state, found.operation.code)
    order = found.order
    if order.approval == "pending":
        return words.choice("order", "approval", "pending"), "warn"
    tones = {"draft": "accent", "confirmed": "ok", "processing": "ok", "quotation": "quiet", "cancelled": "quiet"}
    return words.choice("order", "state", order.state), tones.get(order.state, "quiet")
