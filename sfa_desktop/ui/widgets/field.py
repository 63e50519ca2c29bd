"""Fields: a label above, a control, and below it help, an error or the reason why it is closed."""

from decimal import Decimal

from PySide6.QtCore import QDate, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from sfa_desktop.base.money import parse_decimal
from sfa_desktop.ui import language, theme
from sfa_desktop.ui.widgets.layout import STRETCH, col, row
from sfa_desktop.ui.widgets.text import Text


class Input(QLineEdit):
    """One line of text."""

    def __init__(self, value: str = "", placeholder: str = "", *, name: str = "", secret: bool = False) -> None:
        super().__init__(value)
        self.setPlaceholderText(placeholder)
        self.setFont(theme.font("body"))
        self.setFixedHeight(theme.SIZE["input"])
        self.setCursorPosition(0)
        self.setAccessibleName(name or placeholder)
        if secret:
            self.setEchoMode(QLineEdit.EchoMode.Password)

    def set_bad(self, bad: bool) -> None:
        """Show or take away the red edge."""
        self.setProperty("bad", "true" if bad else "false")
        self.style().unpolish(self)
        self.style().polish(self)


class NumberInput(Input):
    """A number: `1.234,56` and `1234.56` both read. `value_changed` carries a Decimal or None."""

    value_changed = Signal(object)

    def __init__(self, value: Decimal | None = None, *, digits: int = 2, name: str = "") -> None:
        super().__init__(name=name)
        self._digits = digits
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.set_value(value)
        self.editingFinished.connect(self._on_editing_finished)

    def value(self) -> Decimal | None:
        """What stands there; None for nothing. Raises ValueError for what is not a number."""
        return parse_decimal(self.text()) if self.text().strip() else None

    def set_value(self, value: Decimal | None) -> None:
        """Show a number in the local form."""
        self._known = value
        self.setText("" if value is None else language.formats().number(value, self._digits))
        self.setCursorPosition(0)

    @Slot()
    def _on_editing_finished(self) -> None:
        try:
            value = self.value()
        except ValueError:
            self.set_bad(True)
            return
        self.set_bad(False)
        if value != self._known:
            self.set_value(value)
            self.value_changed.emit(value)


class DateInput(Input):
    """A date in the local order, ISO, or without its year. `value_changed` carries a date or None."""

    value_changed = Signal(object)

    def __init__(self, value: QDate | None = None, *, name: str = "") -> None:
        super().__init__(name=name, placeholder=language.formats().date_hint())
        self.set_value(value)
        self.editingFinished.connect(self._on_editing_finished)

    def value(self) -> QDate | None:
        """What stands there; None for nothing. Raises ValueError for what is not a date."""
        return language.formats().parse_date(self.text()) if self.text().strip() else None

    def set_value(self, value: QDate | None) -> None:
        """Show a date in the local form."""
        self._known = value
        self.setText("" if value is None else language.formats().date_short(value))

    @Slot()
    def _on_editing_finished(self) -> None:
        try:
            value = self.value()
        except ValueError:
            self.set_bad(True)
            return
        self.set_bad(False)
        if value != self._known:
            self.set_value(value)
            self.value_changed.emit(value)


class TextArea(QPlainTextEdit):
    """Several lines of text, as tall as it needs between `lines` and three times that; Tab leaves it."""

    def __init__(self, value: str = "", placeholder: str = "", *, lines: int = 3, name: str = "") -> None:
        super().__init__()
        self._lines = lines
        self.setFont(theme.font("body"))
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._fit)
        self.setPlainText(value)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        shown = max(self._lines, min(self._lines * 3, int(self.document().size().height())))
        self.setFixedHeight(int(shown * QFontMetricsF(self.font()).lineSpacing()) + 22)

    def set_bad(self, bad: bool) -> None:
        """Show or take away the red edge."""
        self.setProperty("bad", "true" if bad else "false")
        self.style().unpolish(self)
        self.style().polish(self)


class SearchInput(Input):
    """A line to look for something: the arrow keys and Enter are handed on, so that a list below can be walked."""

    walked = Signal(int)
    """Key code of Up, Down, PageUp or PageDown."""
    submitted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.walked.emit(event.key())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.ShortcutFocusReason, Qt.FocusReason.TabFocusReason):
            self.selectAll()


class Field(QWidget):
    """Label, control, and one line below: help, or what is to be mended, or why it is closed; `age` at the right."""

    def __init__(
        self, label: str, control: QWidget, help_text: str = "", *, age: str = "", required: bool = False
    ) -> None:
        super().__init__()
        self.control, self._help = control, help_text
        self._caption = Text(label, "small_m", "text2")
        self._caption.setBuddy(control)
        self._star = Text("*", "small_m", "accent_text")
        self._star.hide()
        control.setAccessibleName(label)
        self._below = Text(help_text, "small", "text3", wrap=True)
        if not help_text:
            self._below.hide()  # showing what has no parent yet would open a window of its own
        aged = Text(age, "caption", "text3") if age else None
        self.setLayout(col(row(self._caption, self._star, STRETCH, aged, gap=3), control, self._below, gap=5))
        self.set_required(required)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_label(self, words: str) -> None:
        """Ask for something else in the same control."""
        self._caption.say(words)
        self.control.setAccessibleName(words)

    def set_required(self, required: bool) -> None:
        """Whether it may stay empty."""
        self._star.setVisible(required)

    def set_error(self, words: str) -> None:
        """Say in one sentence what is to be mended; empty words take it away."""
        self._below.say(words or self._help, "need" if words else "text3")
        self._below.setVisible(bool(words or self._help))
        self.control.setAccessibleDescription(words or self._help)
        set_bad = getattr(self.control, "set_bad", None)
        if set_bad is not None:
            set_bad(bool(words))

    def close_with(self, reason: str) -> None:
        """Close the control and say why."""
        self.control.setEnabled(False)
        self._help = reason
        self.set_error("")
