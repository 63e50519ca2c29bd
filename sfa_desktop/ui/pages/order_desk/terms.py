"""What the order says besides its lines: when to deliver, the customer's reference, a comment for the office."""

from datetime import date

from PySide6.QtCore import QDate, Signal, Slot
from PySide6.QtWidgets import QWidget

from sfa_desktop.entities import Order
from sfa_desktop.ui.widgets.field import DateInput, Field, Input, TextArea
from sfa_desktop.ui.widgets.layout import STRETCH, col


class Terms(QWidget):
    """Three fields; each change is told at once, so that the draft keeps it."""

    changed = Signal(dict)
    """The order's fields by name, in Python values."""

    def __init__(self) -> None:
        super().__init__()
        self._order_id = ""
        self._deliver, self._reference, self._comment = DateInput(), Input(), TextArea(lines=5)
        self._deliver.value_changed.connect(self._on_deliver_changed)
        self._reference.textEdited.connect(self._on_reference_edited)
        self._comment.textChanged.connect(self._on_comment_changed)
        fields = (
            Field(self.tr("Delivery"), self._deliver, self.tr("Empty: as soon as the office can")),
            Field(self.tr("Customer's reference"), self._reference, self.tr("Their own order number")),
            Field(self.tr("Comment for the office"), self._comment),
        )
        self.setLayout(col(*fields, STRETCH, gap=14, margins=(16, 16, 16, 16)))
        self.setFocusProxy(self._deliver)

    def show_order(self, order: Order) -> None:
        """Show an order's terms; what is being typed about the same order stays."""
        if order.id == self._order_id:
            return
        self._order_id = ""
        day = order.deliver_on
        self._deliver.set_value(QDate(day.year, day.month, day.day) if day else None)
        self._reference.setText(order.reference)
        self._comment.setPlainText(order.comment)
        self._order_id = order.id

    @Slot(object)
    def _on_deliver_changed(self, day: QDate | None) -> None:
        self._tell(deliver_on=None if day is None else date(day.year(), day.month(), day.day()))

    @Slot(str)
    def _on_reference_edited(self, words: str) -> None:
        self._tell(reference=words.strip())

    @Slot()
    def _on_comment_changed(self) -> None:
        self._tell(comment=self._comment.toPlainText().strip())

    def _tell(self, **values: object) -> None:
        if self._order_id:
            self.changed.emit(values)
