"""A box that finds an account as one types: the list opens below and never takes the focus."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from sfa_desktop.entities import Account
from sfa_desktop.ui import theme
from sfa_desktop.ui.paint import box, painter
from sfa_desktop.ui.widgets.cell import Cell, Column, Row
from sfa_desktop.ui.widgets.field import Input
from sfa_desktop.ui.widgets.layout import row
from sfa_desktop.ui.widgets.table import RecordTable

SHOWN, _ROW = 7, 44


class AccountBox(Input):
    """`sought` asks for accounts, `show_found` answers, `chosen` carries the Account, or None when it is emptied."""

    sought = Signal(str)
    chosen = Signal(object)

    def __init__(self, placeholder: str, *, name: str = "") -> None:
        super().__init__("", placeholder, name=name)
        self._popup: _Popup | None = None
        self._account: Account | None = None
        self.textEdited.connect(self._on_edited)

    def set_account(self, account: Account | None) -> None:
        """Show an account as chosen, without telling."""
        self._account = account
        self.setText(account.name if account is not None else "")
        self.setCursorPosition(0)

    def show_found(self, found: Sequence[Account]) -> None:
        """Show what was found."""
        if not self.hasFocus() or not self.text().strip():
            return
        if self._popup is None:
            self._popup = _Popup(self.window())
            self._popup.table.clicked.connect(self._take_lit)
        self._popup.show_found(found, self)

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        if text.strip():
            self.sought.emit(text)
            return
        self._hide()
        if self._account is not None:
            self._account = None
            self.chosen.emit(None)

    @Slot()
    def _take_lit(self) -> None:
        lit = self._popup.table.current_row() if self._popup is not None else None
        if lit is not None and isinstance(lit.value, Account):
            self.set_account(lit.value)
            self._hide()
            self.chosen.emit(lit.value)

    def _hide(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}
        opened = self._popup is not None and self._popup.isVisible()
        if opened and self._popup is not None and event.key() in steps:
            self._popup.walk(steps[event.key()])
        elif opened and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_lit()
        elif opened and event.key() == Qt.Key.Key_Escape:
            self._hide()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._hide()
        self.set_account(self._account)


class _Popup(QWidget):
    """The list below the box."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._over = window
        self.table = RecordTable((Column(key="name", title=""),), header=False, row_height=_ROW, pad=10)
        self.table.setAccessibleName(self.tr("Accounts found"))
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(row(self.table, margins=(1, 5, 1, 5)))

    def show_found(self, found: Sequence[Account], under: QWidget) -> None:
        """Show them under the box."""
        rows = [
            Row(
                id=account.id,
                value=account,
                cells={
                    "name": Cell(
                        words=account.name, style="body_m", sub=" · ".join(filter(None, (account.code, account.city)))
                    )
                },
            )
            for account in found
        ] or [Row(id="none", cells={"name": Cell(words=self.tr("Nobody found"), tone="text2")})]
        self.table.set_rows(rows)
        self.table.choose(0)
        tall = min(SHOWN, len(rows)) * _ROW + 10
        corner = under.mapTo(self._over, QPoint(0, under.height() + 3))
        self.setGeometry(corner.x(), corner.y(), max(under.width(), 320), tall)
        self.show()
        self.raise_()

    def walk(self, steps: int) -> None:
        """Light another one."""
        here = self.table.currentIndex().row() + steps
        self.table.choose(max(0, min(self.table.records.rowCount() - 1, here)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        box(painter(self), QRectF(self.rect()), 8, theme.color("raised"), theme.color("line_strong"))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            return True
        return super().event(event)
