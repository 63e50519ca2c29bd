"""An account's touch points as one thread, newest first: painted rows, so that years of history scroll like a week."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sfa_desktop.ui import theme
from sfa_desktop.ui.paint import RIGHT, TONES, badge, badge_width, box, line, ring, text, width

_Index = QModelIndex | QPersistentModelIndex
MONTH_HEIGHT, TOUCH_HEIGHT = 32, 52


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """One touch point; `tone` tints its node where something is open."""

    kind: str
    id: str
    icon: str
    title: str
    words: str = ""
    when: str = ""
    who: str = ""
    tone: str = "quiet"
    badge: tuple[str, str] = ("", "quiet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A heading between touch points."""

    title: str
    note: str = ""


class _Touches(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.items: list[Touch | Month] = []

    def show_items(self, items: Sequence[Touch | Month]) -> None:
        self.beginResetModel()
        self.items = list(items)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.items[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(item, Month):
                return f"{item.title} {item.note}"
            return ", ".join(part for part in (item.title, item.words, item.when, item.who) if part)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if isinstance(self.items[index.row()], Month):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Painted(QStyledItemDelegate):
    def __init__(self, model: _Touches, view: QWidget) -> None:
        super().__init__(view)
        self._touches, self._view = model, view

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        tall = MONTH_HEIGHT if isinstance(self._touches.items[index.row()], Month) else TOUCH_HEIGHT
        return QSize(100, tall)

    def paint(self, p: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        items, place = self._touches.items, index.row()
        item = items[place]
        p.save()
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        if isinstance(item, Month):
            used = text(p, area.adjusted(0, 4, 0, 0), item.title, theme.font("small_b"), theme.color("text2"))
            rest = area.adjusted(used + 8, 4, 0, 0)
            text(p, rest, item.note, theme.font("caption"), theme.color("text3"), may_elide=True)
        else:
            last = place + 1 == len(items) or isinstance(items[place + 1], Month)
            chosen = index == self._view.currentIndex() if isinstance(self._view, QListView) else False
            self._touch(p, area, item, last=last, chosen=chosen)
        p.restore()

    def _touch(self, p: QPainter, area: QRectF, item: Touch, *, last: bool, chosen: bool) -> None:
        if chosen:
            spot = area.adjusted(34, 1, -2, -3)
            box(p, spot, 8, theme.color("selected"))
            if self._view.hasFocus():
                ring(p, spot)
        left, top = area.left(), area.top()
        if not last:
            line(p, left + 15, top + 36, left + 15, area.bottom() + 4, theme.color("line"), 1.5)
        fill, ink, edge = TONES[item.tone]
        rim = theme.color("text" if item.tone == "quiet" else edge) if theme.high_contrast() else None
        box(p, QRectF(left + 1, top + 6, 28, 28), 14, theme.color(fill), rim)
        theme.draw_icon(p, item.icon, QRectF(left + 7.5, top + 12.5, 15, 15), theme.color(ink))
        inner = area.adjusted(42, 6, -10, -8)
        head = QRectF(inner.left(), inner.top(), inner.width(), 19)
        small, caption = theme.font("small"), theme.font("caption")
        text(p, head, item.when, small, theme.color("text3"), RIGHT)
        room = head.width() - width(item.when, small) - 16
        room -= badge_width(item.badge[0]) + 8 if item.badge[0] else 0
        strong = theme.font("body_b")
        used = text(
            p, QRectF(head.left(), head.top(), room, 19), item.title, strong, theme.color("text"), may_elide=True
        )
        if item.badge[0]:
            badge(p, head.left() + used + 8, head.center().y(), *item.badge, height=18)
        below = QRectF(inner.left(), inner.top() + 20, inner.width(), 17)
        text(p, below, item.who, caption, theme.color("text3"), RIGHT)
        room = below.width() - width(item.who, caption) - 16
        text(p, QRectF(below.left(), below.top(), room, 17), item.words, small, theme.color("text2"), may_elide=True)


class Thread(QListView):
    """The thread itself. Enter or a double click opens a touch point; near its end it asks for more."""

    opened = Signal(str, str)
    end_reached = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._touches = _Touches()
        self.setModel(self._touches)
        self.setItemDelegate(_Painted(self._touches, self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(24)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.activated.connect(self._on_activated)

    def show_items(self, items: Sequence[Touch | Month]) -> None:
        """Show these; the place and the chosen touch point stay where they were."""
        if list(items) == self._touches.items:
            return
        held, offset = self.current(), self.verticalScrollBar().value()
        self._touches.show_items(items)
        if held is not None:
            for place, item in enumerate(items):
                if isinstance(item, Touch) and (item.kind, item.id) == (held.kind, held.id):
                    self.setCurrentIndex(self._touches.index(place))
        self.verticalScrollBar().setValue(offset)

    def current(self) -> Touch | None:
        """The chosen touch point."""
        index = self.currentIndex()
        item = self._touches.items[index.row()] if index.isValid() else None
        return item if isinstance(item, Touch) else None

    def items(self) -> Sequence[Touch | Month]:
        """What is shown."""
        return tuple(self._touches.items)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        item = self._touches.items[index.row()]
        if isinstance(item, Touch):
            self.opened.emit(item.kind, item.id)

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if bar.maximum() and value > bar.maximum() - 3 * TOUCH_HEIGHT:
            self.end_reached.emit()
