"""Where the keyboard is: one ring for all controls, things that can be pressed, and lists walked by arrow keys."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from sfa_desktop.ui import theme
from sfa_desktop.ui.paint import painter, ring

_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}


class Pressable(QWidget):
    """Something that is not a button but can be pressed: by click, Enter or Space. Takes the focus ring."""

    activated = Signal()
    rings = True

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name)
        self._hovered = False

    @property
    def hovered(self) -> bool:
        """Whether the pointer is over it."""
        return self._hovered

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = False
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.activated.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.activated.emit()
        else:
            super().keyPressEvent(event)


class KeyList(QWidget):
    """Parts under each other, walked with the arrow keys, Home and End; what has the focus scrolls into view."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.walk(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def stops(self) -> list[QWidget]:
        """What can have the focus, from top to bottom."""
        parts = [w for w in self.findChildren(Pressable) if w.isVisibleTo(self) and w.isEnabled()]
        return sorted(parts, key=lambda w: w.mapTo(self, QPoint(0, 0)).y())

    def walk(self, key: Qt.Key) -> bool:
        """Move the focus as the key says; False where it is not one of the walking keys."""
        stops = self.stops()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if not stops or key not in (*steps, Qt.Key.Key_Home, Qt.Key.Key_End):
            return False
        focus = QApplication.focusWidget()
        here = next((i for i, w in enumerate(stops) if w is focus or (focus and w.isAncestorOf(focus))), -1)
        if key == Qt.Key.Key_Home or (here < 0 and key == Qt.Key.Key_Down):
            there = 0
        elif key == Qt.Key.Key_End:
            there = len(stops) - 1
        else:
            there = max(0, min(len(stops) - 1, here + steps[key]))
        stops[there].setFocus(Qt.FocusReason.TabFocusReason)
        return True


class FocusRing(QWidget):
    """One ring for every control: it follows the focus and paints outside the widget, which a stylesheet cannot."""

    floats = True
    _target: QWidget | None = None
    """Of the class too: a window that is collected sends its last events to a ring that has lost its own already."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self._watched: list[QWidget] = []
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in filter(isValid, self._watched):
            widget.removeEventFilter(self)
        self._watched, self._target = [], None
        rings = new is not None and (isinstance(new, QAbstractButton) or getattr(new, "rings", False))
        if new is None or not rings or new.window() is not self.window():
            self.hide()
            return
        self._target = new
        self._reveal(new)
        part: QWidget | None = new
        while part is not None and part is not self.window():
            part.installEventFilter(self)
            self._watched.append(part)
            part = part.parentWidget()
        self._place()

    def _reveal(self, target: QWidget) -> None:
        part = target.parentWidget()
        while part is not None:
            if isinstance(part, QScrollArea):
                part.ensureWidgetVisible(target, 8, 24)
            part = part.parentWidget()

    def _place(self) -> None:
        target = self._target
        if target is None or not isValid(target) or not target.isVisible() or target.visibleRegion().isEmpty():
            self.hide()
            return
        gap = theme.SIZE["focus_gap"] + theme.SIZE["focus_ring"]
        corner = target.mapTo(self.window(), QPoint(0, 0))
        self.setGeometry(corner.x() - gap, corner.y() - gap, target.width() + 2 * gap, target.height() + 2 * gap)
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES and self._target is not None:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        ring(painter(self), QRectF(self.rect()), theme.RADIUS["control"] + 3)
