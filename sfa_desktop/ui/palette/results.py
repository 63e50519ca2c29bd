"""The list of the palette, painted: groups, titles with their matching letters heavier, one line lit."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sfa_desktop.ui import theme
from sfa_desktop.ui.paint import RIGHT, box, painter, text, width
from sfa_desktop.ui.palette.item import Item, marks

ROW, HEAD = 40, 29


class Results(QWidget):
    """Shows items in the order given; a heading stands where the group changes."""

    chosen = Signal(object)
    moved = Signal(int)
    """The y of the lit line, so that it can be scrolled to."""

    def __init__(self) -> None:
        super().__init__()
        self._items: Sequence[Item] = ()
        self._words: Sequence[str] = ()
        self._groups: Mapping[str, str] = {}
        self._lit = 0
        self._enter = ""
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_items(self, items: Sequence[Item], words: Sequence[str], groups: Mapping[str, str], enter: str) -> None:
        """Show other items; `groups` are the headings, `enter` what stands at the lit line."""
        self._items, self._words, self._groups, self._enter = tuple(items), tuple(words), groups, enter
        self._lit = 0
        self.setFixedHeight(max(1, self._tall()))
        self._tell()

    def current(self) -> Item | None:
        """The lit item."""
        return self._items[self._lit] if self._lit < len(self._items) else None

    def walk(self, steps: int) -> None:
        """Light another line."""
        if self._items:
            self._lit = max(0, min(len(self._items) - 1, self._lit + steps))
            self._tell()

    def _tell(self) -> None:
        item = self.current()
        self.setAccessibleName(f"{item.title}, {item.words}" if item is not None else "")
        self.update()
        self.moved.emit(int(self._tops()[self._lit][1]) if self._items else 0)

    def _tops(self) -> list[tuple[float, float]]:
        """By item: where its heading and where its line begins."""
        tops, y, group = [], 0.0, ""
        for item in self._items:
            head = y
            if item.group != group:
                y += HEAD
                group = item.group
            tops.append((head, y))
            y += ROW
        return tops

    def _tall(self) -> int:
        tops = self._tops()
        return int(tops[-1][1] + ROW) if tops else 0

    def sizeHint(self) -> QSize:
        return QSize(400, self._tall())

    def _at(self, spot: QPointF) -> int:
        return next((i for i, (_, y) in enumerate(self._tops()) if y <= spot.y() < y + ROW), -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position())
        if place >= 0 and place != self._lit:
            self._lit = place
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position())
        if place >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._lit = place
            self.chosen.emit(self._items[place])

    def paintEvent(self, event: QPaintEvent) -> None:
        p = painter(self)
        seen = event.rect()
        counts: dict[str, int] = {}
        for item in self._items:
            counts[item.group] = counts.get(item.group, 0) + 1
        for place, (item, (head, y)) in enumerate(zip(self._items, self._tops(), strict=True)):
            if y + ROW <= seen.top() or head > seen.bottom():
                continue
            if head != y:
                area = QRectF(22, head + 6, self.width() - 44, HEAD - 8)
                font = theme.font("caption", 600)
                used = text(p, area, self._groups.get(item.group, item.group), font, theme.color("text3"))
                rest = area.adjusted(used + 6, 0, 0, 0)
                text(p, rest, str(counts[item.group]), theme.font("caption"), theme.color("text3"))
            self._paint_item(p, item, y, lit=place == self._lit)

    def _paint_item(self, p: QPainter, item: Item, y: float, *, lit: bool) -> None:
        wide = self.width()
        if lit:
            edge = theme.color("text") if theme.high_contrast() else None
            box(p, QRectF(8, y + 1, wide - 16, ROW - 2), 8, theme.color("selected"), edge)
        tint = theme.color("accent_text" if lit or item.does else "text2")
        theme.draw_icon(p, item.icon, QRectF(22, y + 11, 18, 18), tint)
        right = self._enter if lit and not item.right else item.right
        room = width(right, theme.font("caption")) + 34 if right else 24
        left, end = 52.0, wide - room
        at = 0
        for start, stop in [*marks(item.title, self._words), (len(item.title), len(item.title))]:
            for part, strong in ((item.title[at:start], False), (item.title[start:stop], True)):
                if not part or left >= end:
                    continue
                font = theme.font("body_b" if strong else "body")
                area = QRectF(left, y, end - left, ROW)
                used = text(p, area, part, font, theme.color("text"), may_elide=True)
                if strong:
                    box(p, QRectF(left, y + 27.5, used, 2), 1, theme.color("accent"))
                left += used
            at = stop
        if item.words and left + 30 < end:
            area = QRectF(left + 10, y, end - left - 10, ROW)
            text(p, area, item.words, theme.font("small"), theme.color("text2"), may_elide=True)
        if right:
            area = QRectF(0, y, wide - 24, ROW)
            text(p, area, right, theme.font("caption"), theme.color("text2" if lit else "text3"), RIGHT)
