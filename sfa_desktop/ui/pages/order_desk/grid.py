"""The grid: code or words, quantity, Enter, next. It asks for changes by signals and never changes an order itself."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QStyleOptionViewItem,
    QWidget,
)

from sfa_desktop.entities import Product
from sfa_desktop.rules.pricing import Price
from sfa_desktop.ui.pages.order_desk.product_box import ProductBox, ProductPopup
from sfa_desktop.ui.pages.order_desk.rows import DISCOUNT, NAME, NEW_ROW, QUANTITY, columns
from sfa_desktop.ui.widgets.cell import Row
from sfa_desktop.ui.widgets.table import RecordTable
from sfa_desktop.ui.widgets.table_delegate import CellDelegate
from sfa_desktop.ui.widgets.table_model import RecordModel

_Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OrderDelegate(CellDelegate):
    """Editors of the grid: figures in the lines, the article box in the empty row."""

    entered = Signal()
    box_opened = Signal(object)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        model = index.model()
        if isinstance(model, RecordModel) and model.columns[index.column()].key == NAME:
            box = ProductBox(parent)
            self.box_opened.emit(box)
            return box
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit):
            editor.returnPressed.connect(self.entered)
        return editor

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        if not isinstance(editor, ProductBox):
            super().setModelData(editor, model, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, ProductBox) and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
            if event.key() in steps:
                watched.walked.emit(steps[Qt.Key(event.key())])
                return True
            plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in (*_ENTER, Qt.Key.Key_Tab) and plain:
                watched.accepted.emit(watched.text())
                return True
        return super().eventFilter(watched, event)


class OrderGrid(RecordTable):
    """Lines, and the empty row at the end."""

    sought = Signal(str)
    """The text to find articles for."""
    picked = Signal(object)
    """The Product to add."""
    changed = Signal(str, str, str)
    """Line, column, what was typed."""
    stepped = Signal(str, int)
    """Line, and how many packs more or less."""
    removed = Signal(str)
    """The line to take away."""

    def __init__(self, name: str) -> None:
        super().__init__(columns(), name=name, row_height=43, pad=9, lead=8, grid=True)
        self._delegate = OrderDelegate(self, pad=9, lead=8)
        self._delegate.cell_cursor = True
        self._delegate.entered.connect(self._on_entered)
        self._delegate.box_opened.connect(self._on_box_opened)
        self.setItemDelegate(self._delegate)
        self._box: ProductBox | None = None
        self._popup: ProductPopup | None = None
        self._entered, self._accepting, self._again = False, "", ("", "", "")
        self.records.cell_edited.connect(self.changed)

    # --- what the page says ---

    def show_lines(self, rows: Sequence[Row]) -> None:
        """Show the lines; an open editor and the current cell stay where they are."""
        self.set_rows(rows)

    def show_found(self, text: str, found: Sequence[tuple[Product, Price]]) -> None:
        """What was found for a text; an older answer than the box is ignored."""
        if self._box is None or self._box.text().strip() != text:
            return
        popup = self._ensure_popup()
        popup.show_found(text, found)
        popup.place_under(self._box)
        if self._accepting == text:
            self._accepting = ""
            self._take(popup.current())

    def ask_again(self, line_id: str, key: str, typed: str) -> None:
        """What was typed is not understood: open the cell again with it."""
        self._again = (line_id, key, typed)

    def type_article(self, text: str = "") -> None:
        """Open the article box in the empty row."""
        if self._box is None:
            self.setFocus()
            self.scrollToBottom()
            self.edit_cell(NEW_ROW, NAME)
        else:
            self._box.setFocus()
        if self._box is not None and text:
            self._box.setText(text)

    def edit_quantity(self, line_id: str) -> None:
        """Open the quantity of a line."""
        self.setFocus()
        self.edit_cell(line_id, QUANTITY)

    def finish_typing(self) -> None:
        """Take over what stands in an open editor."""
        if self.state() == QAbstractItemView.State.EditingState:
            self.setFocus()

    # --- slots ---

    @Slot()
    def _on_entered(self) -> None:
        self._entered = True

    @Slot(object)
    def _on_box_opened(self, box: ProductBox) -> None:
        self._box, self._accepting = box, ""
        box.sought.connect(self._on_sought)
        box.walked.connect(self._on_walked)
        box.accepted.connect(self._on_accepted)

    @Slot(str)
    def _on_sought(self, text: str) -> None:
        if text.strip():
            self.sought.emit(text.strip())
        elif self._popup is not None:
            self._popup.hide()

    @Slot(int)
    def _on_walked(self, steps: int) -> None:
        if self._popup is not None:
            self._popup.walk(steps)

    @Slot(str)
    def _on_accepted(self, typed: str) -> None:
        text, popup = typed.strip(), self._popup
        if not text:
            return
        if popup is not None and popup.isVisible() and popup.text == text:
            self._take(popup.current())
        else:
            self._accepting = text  # faster than the search: taken as soon as the answer is here

    @Slot(object)
    def _take(self, product: Product | None) -> None:
        if product is None:
            return
        if self._box is not None:
            self.closeEditor(self._box, QAbstractItemDelegate.EndEditHint.NoHint)
        self.picked.emit(product)

    def _ensure_popup(self) -> ProductPopup:
        if self._popup is None:
            self._popup = ProductPopup(self.window())
            self._popup.picked.connect(self._take)
        return self._popup

    @Slot()
    def _advance(self) -> None:
        """After Enter: the cell below, and from the last line the empty row."""
        line_id, key, typed = self._again
        if line_id:
            self._again = ("", "", "")
            self.edit_cell(line_id, key)
            editor = self.indexWidget(self.currentIndex())
            if isinstance(editor, QLineEdit):
                editor.setText(typed)
                editor.selectAll()
            return
        here = self.currentIndex()
        below = self.records.row_at(here.row() + 1)
        if below is None or below.id == NEW_ROW:
            self.type_article()
        else:
            self.choose(here.row() + 1, here.column())

    # --- Qt asks ---

    def edit(self, index: _Index, trigger: object = None, event: QEvent | None = None) -> bool:  # type: ignore[override]
        """Names are typed in the empty row only, figures in the lines only."""
        row = self.records.row_at(index.row()) if index.isValid() else None
        if row is None or (row.id == NEW_ROW) != (self.records.columns[index.column()].key == NAME):
            return False
        if trigger is None:
            super().edit(index)
            return True
        return super().edit(index, trigger, event)  # type: ignore[call-overload, no-any-return]

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if isinstance(editor, ProductBox):
            self._box = None
            if self._popup is not None:
                self._popup.hide()
        if self._entered or self._again[0]:
            self._entered = False
            QTimer.singleShot(0, self, self._advance)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            return  # Enter in an editor comes up here after the editor has had it
        row = self.current_row()
        if row is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        key, text = self.records.columns[self.currentIndex().column()].key, event.text()
        if row.id == NEW_ROW:
            if event.key() in _ENTER or (text and text.isprintable()):
                self.type_article(text.strip() if event.key() not in _ENTER else "")
                return
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(row.id)
            return
        elif text in ("d", "D"):
            self.edit_cell(row.id, DISCOUNT)
            return
        elif text in ("+", "-", "−"):
            self.stepped.emit(row.id, 1 if text == "+" else -1)
            return
        elif event.key() in _ENTER:
            self.edit_cell(row.id, key if key in (QUANTITY, DISCOUNT) else QUANTITY)
            return
        elif text.isdigit() and key not in (QUANTITY, DISCOUNT):
            self.edit_cell(row.id, QUANTITY)
            editor = self.indexWidget(self.currentIndex())
            if isinstance(editor, QLineEdit):
                editor.setText(text)
            return
        super().keyPressEvent(event)


def packs(product: Product | None, steps: int) -> Decimal:
    """How much `steps` presses of + or - are: whole packs where it is sold so."""
    multiple = product.multiple if product is not None and product.multiple else Decimal(1)
    return multiple * steps
