"""The page: one white sheet laid on the frame."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from sfa_desktop.ui import theme
from sfa_desktop.ui.paint import box, painter


class Sheet(QWidget):
    """Paints itself; what is on it is the window's."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter(self)
        area = QRectF(self.rect())
        radius = theme.RADIUS["sheet"]
        if theme.name() == "light":
            box(p, area.adjusted(0, 1, 0, 0), radius, theme.color("line_strong", 0.5))
            area = area.adjusted(0, 0, 0, -1)
        box(p, area, radius, theme.color("sheet"), theme.color("line"))
