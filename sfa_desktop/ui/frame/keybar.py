"""The bar under the sheet: the keys of this page, and how fresh its figures are."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sfa_desktop.ui import theme
from sfa_desktop.ui.page import Key
from sfa_desktop.ui.widgets.layout import clear, holder, row
from sfa_desktop.ui.widgets.mark import KeyCap
from sfa_desktop.ui.widgets.text import Text


class KeyBar(QWidget):
    """Shows as many keys as there is room for; the rest is under `?`."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.SIZE["keybar"])
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(12, 0, 14, 0)
        self._line.setSpacing(15)
        self._groups: list[QWidget] = []
        self._note = Text("", "caption", "text3")

    def show_keys(self, keys: Sequence[Key], note: str = "") -> None:
        """Show a page's keys, the first ones first."""
        clear(self._line)
        self._groups = []
        for key in keys:
            if not key.words:
                continue
            caps = (KeyCap(cap) for cap in key.keys.split(" "))
            group = holder(row(*caps, Text(key.words, "caption", "text2"), gap=5))
            self._groups.append(group)
            self._line.addWidget(group)
        self._note = Text(note, "caption", "text3")
        self._line.addStretch(1)
        self._line.addWidget(self._note)
        self._fit()

    def _fit(self) -> None:
        left = self.width() - 26 - (self._note.sizeHint().width() + 20 if self._note.text() else 0)
        for group in self._groups:
            left -= group.sizeHint().width() + 15
            group.setVisible(left >= 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
