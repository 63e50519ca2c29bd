"""Toasts: what happened and the way back. They never take the focus, never ask, and at most two are shown."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from sfa_desktop.ui import theme
from sfa_desktop.ui.page import Notice
from sfa_desktop.ui.paint import box, painter, shadow
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.layout import row
from sfa_desktop.ui.widgets.mark import Icon
from sfa_desktop.ui.widgets.text import Text

LIMIT = 2


class Toast(QWidget):
    """One notice, bottom centre."""

    gone = Signal()

    def __init__(self, notice: Notice) -> None:
        super().__init__()
        self.notice = notice
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        key = "Ctrl Z" if notice.run is not None else ""
        button = Button(notice.action, "ghost", small=True, key=key) if notice.action else None
        if button is not None:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(self.undo)
        words = Text(notice.words, "body_m", wrap=len(notice.words) > 80)
        words.setMaximumWidth(620)
        if words.wordWrap():
            words.setMinimumWidth(560)
        self.setLayout(row(Icon(notice.icon, 18, notice.tone), words, 10, button, gap=10, margins=(28, 15, 26, 29)))
        self.setAccessibleName(notice.words)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.gone)
        if notice.seconds:
            self._timer.start(int(notice.seconds * 1000))

    @Slot()
    def undo(self) -> None:
        """Take the way back."""
        if self.notice.run is not None:
            self.notice.run()
        self.gone.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter(self)
        area = QRectF(self.rect()).adjusted(14, 6, -14, -20)
        shadow(p, area, theme.RADIUS["card"], 14, 0.16, 5)
        box(p, area, theme.RADIUS["card"], theme.color("raised"), theme.color("line_strong"))


class Toasts(QWidget):
    """Stacks the newest notices at the bottom of the window, without catching clicks beside them."""

    floats = True

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._shown: list[Toast] = []
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Show a notice; the oldest goes when there are too many."""
        while len(self._shown) >= LIMIT:
            self._drop(self._shown[0])
        toast = Toast(notice)
        toast.setParent(self)
        toast.gone.connect(self._on_gone)
        self._shown.append(toast)
        toast.show()
        self.place()

    def undo(self) -> bool:
        """Take back what the newest notice with a way back says; False where there is none."""
        for toast in reversed(self._shown):
            if toast.notice.run is not None:
                toast.undo()
                return True
        return False

    def shown(self) -> list[Notice]:
        """The notices on the screen, the oldest first."""
        return [toast.notice for toast in self._shown]

    def place(self) -> None:
        """Stand at the bottom centre of the window."""
        if not self._shown:
            self.hide()
            return
        sizes = [toast.sizeHint() for toast in self._shown]
        wide = max(size.width() for size in sizes)
        top = 0
        for toast, size in zip(self._shown, sizes, strict=True):
            toast.setGeometry((wide - size.width()) // 2, top, size.width(), size.height())
            top += size.height() - 20
        around = self.window()
        tall = top + 20
        bottom = around.height() - theme.SIZE["keybar"] - 6
        self.setGeometry((around.width() - wide) // 2, bottom - tall, wide, tall)
        self.show()
        self.raise_()

    def _drop(self, toast: Toast) -> None:
        if toast in self._shown:
            self._shown.remove(toast)
            toast.hide()
            toast.deleteLater()

    @Slot()
    def _on_gone(self) -> None:
        toast = self.sender()
        if isinstance(toast, Toast):
            self._drop(toast)
            self.place()
