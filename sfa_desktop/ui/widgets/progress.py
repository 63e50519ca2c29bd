"""Work under way: a bar and its total in words, never a bar alone, and a way to stop it."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from sfa_desktop.ui import theme
from sfa_desktop.ui.paint import box, painter
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.layout import STRETCH, col, row
from sfa_desktop.ui.widgets.text import Text


class ProgressBar(QWidget):
    """The bar alone: `share` of 0 to 1."""

    def __init__(self, share: float = 0.0, tone: str = "accent", height: int = 6) -> None:
        super().__init__()
        self._share, self._tone = share, tone
        self.setFixedHeight(height)

    def set_share(self, share: float) -> None:
        """Show another share."""
        self._share = max(0.0, min(1.0, share))
        self.setAccessibleDescription(f"{self._share:.0%}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter(self)
        area = QRectF(self.rect())
        tall = area.height()
        box(p, area, tall / 2, theme.color("track"))
        if self._share > 0:
            box(p, QRectF(0, 0, max(tall, area.width() * self._share), tall), tall / 2, theme.color(self._tone))


class Progress(QWidget):
    """Words with the total, the bar, and what remains. Without a total only the count is said."""

    stopped = Signal()

    def __init__(self, words: str = "", rest: str = "", *, share: float | None = 0.0, stop: str = "") -> None:
        super().__init__()
        self._words = Text(words, "small", "text2")
        self._rest = Text(rest, "caption", "text3")
        self._bar = ProgressBar()
        button = Button(stop, "ghost", small=True) if stop else None
        if button is not None:
            button.clicked.connect(self.stopped)
        self.setLayout(col(row(self._words, STRETCH, button), self._bar, self._rest, gap=4))
        self.show_state(words, rest, share=share)

    def show_state(self, words: str, rest: str = "", *, share: float | None) -> None:
        """Say how far it is; `share` is None where nobody knows the total."""
        self._words.say(words)
        self._rest.say(rest)
        self._rest.setVisible(bool(rest))
        self._bar.setVisible(share is not None)
        self._bar.set_share(share or 0.0)
        self.setAccessibleName(f"{words} {rest}".strip())
