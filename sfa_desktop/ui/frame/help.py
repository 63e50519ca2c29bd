"""All keys of where one is: what `?` shows."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout

from sfa_desktop.ui.frame.overlay import OverlayCard
from sfa_desktop.ui.page import Key
from sfa_desktop.ui.widgets.layout import STRETCH, Part, col, holder, row
from sfa_desktop.ui.widgets.mark import KeyCap, Rule
from sfa_desktop.ui.widgets.text import Text


class HelpCard(OverlayCard):
    """The page's keys at the left, those that work everywhere at the right."""

    WIDE = 760

    def __init__(self, title: str, page: Sequence[Key], everywhere: Sequence[Key]) -> None:
        super().__init__()
        head = row(Text(self.tr("Keys"), "title"), STRETCH, KeyCap("Esc"), margins=(22, 16, 20, 14))
        columns = row(
            (holder(self._column(title, page)), 1),
            Rule(vertical=True),
            (holder(self._column(self.tr("Everywhere"), everywhere)), 1),
            gap=20,
            margins=(22, 16, 22, 20),
        )
        self.setLayout(col(head, Rule(), columns, gap=0))
        self.setAccessibleName(self.tr("Keys"))

    @staticmethod
    def _column(title: str, keys: Sequence[Key]) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(9)
        grid.addWidget(Text(title, "small_b", "text2"), 0, 0, 1, 2)
        for place, key in enumerate((key for key in keys if key.words), 1):
            caps: list[Part] = [KeyCap(cap) for cap in key.keys.split(" ")]
            grid.addLayout(row(*caps, STRETCH, gap=4), place, 0)
            grid.addWidget(Text(key.words, "body", "text"), place, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(keys) + 1, 1)
        return grid
