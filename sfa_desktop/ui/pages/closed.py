"""Shown where the profile cannot be opened: what happened, what is safe, and the one thing to do."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from sfa_desktop.ui import theme
from sfa_desktop.ui.messages import Message
from sfa_desktop.ui.paint import painter
from sfa_desktop.ui.widgets.layout import col
from sfa_desktop.ui.widgets.state import Empty


class ClosedPage(QWidget):
    """Fills the window; `acted` when its button is pressed."""

    acted = Signal()

    def __init__(self, message: Message, *, action: str = "") -> None:
        super().__init__()
        close = QCoreApplication.translate("closed", "Close")
        self._empty = Empty("lock", message.sentence, message.action, action=action or close, tone="need")
        self._empty.acted.connect(self.acted)
        self.setLayout(col(self._empty))
        self.setWindowTitle("SFA Desktop")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter(self).fillRect(self.rect(), theme.color("frame"))
