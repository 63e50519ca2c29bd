"""Where an article is typed by code or words: the editor of the empty row, and the list that opens under it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from sfa_desktop.entities import Product
from sfa_desktop.rules.pricing import Price
from sfa_desktop.ui import language, theme
from sfa_desktop.ui.paint import box, painter, shadow
from sfa_desktop.ui.widgets.cell import Cell, Column, Row
from sfa_desktop.ui.widgets.layout import row
from sfa_desktop.ui.widgets.table import RecordTable

SHOWN = 7
_ROW, _SHADOW = 44, 14


class ProductBox(QLineEdit):
    """The editor of the empty row; the delegate hands it the keys that walk and choose."""

    sought = Signal(str)
    walked = Signal(int)
    accepted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("cell")
        self.setFont(theme.font("body_m"))
        words = QCoreApplication.translate("OrderGrid", "Code or words…")
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.textChanged.connect(self.sought)


class ProductPopup(QWidget):
    """The articles that were found, one of them lit. It never takes the focus."""

    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.text = ""
        """What these articles were found for."""
        self._columns = (
            Column(key="code", title="", width=76),
            Column(key="name", title=""),
            Column(key="price", title="", width=112, right=True),
            Column(key="stock", title="", width=92, right=True),
        )
        self._table = RecordTable(self._columns, header=False, row_height=_ROW, pad=10, name=self.tr("Articles found"))
        self._table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._table.clicked.connect(self._on_clicked)
        gap = _SHADOW
        self.setLayout(row(self._table, margins=(gap + 1, gap + 5, gap + 1, gap + 5)))
        self.hide()

    def show_found(self, text: str, found: Sequence[tuple[Product, Price]]) -> None:
        """Show what was found for a text."""
        self.text = text
        rows = [self._row(product, price) for product, price in found] or [self._nothing(text)]
        self._table.set_rows(rows)
        self._table.choose(0)
        self._fit()

    def place_under(self, editor: QWidget) -> None:
        """Stand under the editor, or above it where there is no room."""
        parent = self._over
        corner = editor.mapTo(parent, QPoint(0, editor.height() + 2))
        self.setFixedWidth(min(max(editor.width() + 320, 560), parent.width()) + 2 * _SHADOW)
        left = max(0, min(corner.x() - 86, parent.width() - self.width() + 2 * _SHADOW))
        top = corner.y()
        if top + self.height() > parent.height() + _SHADOW:
            top = corner.y() - editor.height() - self.height() + 2 * _SHADOW - 4
        self.move(left - _SHADOW, top - _SHADOW)
        self.show()
        self.raise_()

    def walk(self, steps: int) -> None:
        """Light another one."""
        here = self._table.currentIndex().row()
        self._table.choose(max(0, min(self._table.records.rowCount() - 1, here + steps)))

    def current(self) -> Product | None:
        """The one that is lit."""
        chosen = self._table.current_row()
        value: Any = chosen.value if chosen is not None else None
        return value if isinstance(value, Product) else None

    def _fit(self) -> None:
        count = min(SHOWN, self._table.records.rowCount())
        self._table.setFixedHeight(count * _ROW)
        self.setFixedHeight(count * _ROW + 10 + 2 * _SHADOW)

    def _row(self, product: Product, price: Price) -> Row:
        forms = language.formats()
        quiet = not product.active
        return Row(
            id=product.id,
            value=product,
            cells={
                "code": Cell(words=product.code, tone="text2"),
                "name": Cell(
                    words=product.name,
                    style="body_m",
                    tone="text3" if quiet else "text",
                    sub=self.tr("discontinued") if quiet else product.category,
                ),
                "price": Cell(words=forms.amount(price.base_price), sub=product.unit),
                "stock": Cell(words=forms.quantity(product.stock), tone="text2", sub=self.tr("in stock")),
            },
        )

    def _nothing(self, text: str) -> Row:
        words = self.tr("Nothing found for “{text}”").format(text=text)
        return Row(id="nothing", cells={"name": Cell(words=words, tone="text2", sub=self.tr("Try other words"))})

    @Slot()
    def _on_clicked(self) -> None:
        product = self.current()
        if product is not None:
            self.picked.emit(product)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter(self)
        spot = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        shadow(p, spot, theme.RADIUS["card"], _SHADOW, 0.18, 3)
        box(p, spot, theme.RADIUS["card"], theme.color("raised"), theme.color("line_strong"))
