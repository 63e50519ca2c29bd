"""The line that shows what it recognised: tints lie behind the words and never move them."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit

from sfa_desktop.ui import theme
from sfa_desktop.ui.paint import TONES, box, painter

Span = tuple[int, int, str]
"""First position, position after the last, tone."""


class SmartLine(QTextEdit):
    """A line edit whose parts are tinted. QLineEdit cannot style parts, so this is a QTextEdit of one line:
    caret, selection and input methods stay Qt's own.
    """

    edited = Signal(str)
    accepted = Signal()
    mend_asked = Signal()
    chosen = Signal(int)
    """A digit typed while `choosing`: the number of an option that is shown below."""

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__()
        self._spans: tuple[Span, ...] = ()
        self.choosing = False
        self.setObjectName("bare")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setAcceptRichText(False)
        self.setLineWrapMode(QTextEdit.LineWrapMode.NoWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(6)
        self.setFixedHeight(36)
        self.retheme()
        self.textChanged.connect(self._on_text_changed)

    def retheme(self) -> None:
        """Take the font and colours of the theme that is shown."""
        font = theme.font("lead", 500, 19)
        font.setWordSpacing(7)
        self.setFont(font)

    def line(self) -> str:
        """What stands in it."""
        return self.toPlainText()

    def put(self, words: str) -> None:
        """Replace the line, with the caret at its end."""
        if words != self.toPlainText():
            self.setPlainText(words)
            self.moveCursor(QTextCursor.MoveOperation.End)

    def tint(self, spans: Sequence[Span]) -> None:
        """Show what was recognised."""
        self._spans = tuple(spans)
        self.viewport().update()

    def spans(self) -> tuple[Span, ...]:
        """What is tinted."""
        return self._spans

    def _x(self, position: int) -> float:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        return float(self.cursorRect(cursor).left())

    @Slot()
    def _on_text_changed(self) -> None:
        self.edited.emit(self.toPlainText())

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(" ".join(source.text().split()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        elif event.key() == Qt.Key.Key_Tab:
            self.mend_asked.emit()
        elif self.choosing and event.text() in tuple("123456789"):
            self.chosen.emit(int(event.text()))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        p = painter(self.viewport())
        length = len(self.toPlainText())
        for first, last, tone in self._spans:
            if last > length:
                continue  # typed away since it was recognised; the next answer is on its way
            left, right = self._x(first), self._x(last)
            edge = theme.color("text") if theme.high_contrast() else None
            box(p, QRectF(left - 4, 4, right - left + 8, 28), 6, theme.color(TONES[tone][0]), edge)
        p.end()
        super().paintEvent(event)
