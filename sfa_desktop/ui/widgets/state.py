"""What stands where content is not: nothing yet, still loading, offline, failed. Designed, not left over."""

from PySide6.QtCore import QRectF, QTimer, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from sfa_desktop.ui import theme
from sfa_desktop.ui.paint import box, painter
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.layout import STRETCH, clear, col, row
from sfa_desktop.ui.widgets.mark import Icon
from sfa_desktop.ui.widgets.text import Text

LOADING_AFTER_MS = 200


class Empty(QWidget):
    """A tile, what will be here, and how to start; `acted` when its button is pressed."""

    acted = Signal()

    def __init__(
        self, icon: str, title: str, words: str = "", *, action: str = "", key: str = "", tone: str = "accent"
    ) -> None:
        super().__init__()
        tile = Icon(icon, 24, "text2" if tone == "quiet" else tone, tile=f"{tone}_tint", tile_size=52)
        button = Button(action, icon="plus" if tone == "accent" else "", key=key) if action else None
        if button is not None:
            button.clicked.connect(self.acted)
        below = Text(words, "small", "text2", wrap=True, center=True)
        below.setMaximumWidth(420)
        below.setMinimumWidth(240)
        if not words:
            below.hide()  # showing what has no parent yet would open a window of its own
        head = Text(title, "title", wrap=True, center=True)
        head.setMinimumWidth(240)
        inner = col(
            row(STRETCH, tile, STRETCH),
            4,
            head,
            row(STRETCH, (below, 4), STRETCH),
            4,
            row(STRETCH, button, STRETCH),
            gap=4,
        )
        self.setLayout(col(STRETCH, inner, STRETCH, margins=(16, 16, 16, 16)))
        self.setAccessibleName(f"{title}. {words}")


class Skeleton(QWidget):
    """Grey bars of the final height: the outline of rows that are on their way."""

    def __init__(self, row_height: int = 48, lead: int = 20) -> None:
        super().__init__()
        self._row, self._lead = row_height, lead
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter(self)
        wide = self.width() - 2 * self._lead
        for place in range(min(12, self.height() // self._row)):
            top = place * self._row + self._row / 2
            share = (0.42, 0.34, 0.5, 0.38)[place % 4]
            box(p, QRectF(self._lead, top - 11, wide * share, 9), 4, theme.color("track"))
            box(p, QRectF(self._lead, top + 4, wide * share * 0.55, 7), 3.5, theme.color("grid"))
            box(p, QRectF(self.width() - self._lead - 70, top - 5, 70, 9), 4, theme.color("grid"))


class Stage(QWidget):
    """Content, or what stands in its place. Loading shows only after 200 ms, so that quick answers do not flicker."""

    acted = Signal()
    """The button of the state that is shown was pressed."""

    def __init__(self, content: QWidget, *, row_height: int = 48) -> None:
        super().__init__()
        self._stack = QStackedLayout(self)  # with its parent from the start: it shows what it is given at once
        self._other = QWidget()
        self._other_line = QVBoxLayout(self._other)
        self._other_line.setContentsMargins(0, 0, 0, 0)
        self._skeleton = Skeleton(row_height)
        for part in (content, self._skeleton, self._other):
            self._stack.addWidget(part)
        self._timer = QTimer(self, singleShot=True, interval=LOADING_AFTER_MS)
        self._timer.timeout.connect(self._on_slow)

    def show_content(self) -> None:
        """Show the content itself."""
        self._timer.stop()
        self._stack.setCurrentIndex(0)

    def show_loading(self) -> None:
        """Show outlines if nothing else comes within 200 ms."""
        self._timer.start()

    def show_empty(self, icon: str, title: str, words: str = "", *, action: str = "", key: str = "") -> None:
        """Say what will be here and how to start."""
        self._show(Empty(icon, title, words, action=action, key=key))

    def show_offline(self, title: str, words: str) -> None:
        """Say what is missing and since when; grey, because offline is a normal place to work."""
        self._show(Empty("offline", title, words, tone="quiet"))

    def show_error(self, title: str, words: str, *, action: str = "") -> None:
        """Say what happened, what is safe, and offer one action."""
        self._show(Empty("alert", title, words, action=action, tone="need"))

    def _show(self, state: Empty) -> None:
        self._timer.stop()
        clear(self._other_line)
        state.acted.connect(self.acted)
        self._other_line.addWidget(state)
        self._stack.setCurrentIndex(2)

    @Slot()
    def _on_slow(self) -> None:
        self._stack.setCurrentIndex(1)
