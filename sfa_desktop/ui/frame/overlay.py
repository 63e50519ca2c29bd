"""One card on a veil: palette, quick log, help. Escape closes it; what was typed stays as a draft."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from sfa_desktop.ui import theme
from sfa_desktop.ui.page import Desk, Key
from sfa_desktop.ui.paint import box, painter, shadow


class OverlayCard(QWidget):
    """What lies on the veil. It closes itself by `closed`; `cancel` is asked by Escape and may refuse."""

    closed = Signal()
    navigate_requested = Signal(str, object)
    notice_raised = Signal(object)
    WIDE = 720
    TOP = 96

    def __init__(self, desk: Desk | None = None) -> None:
        super().__init__()
        self.desk = desk

    def opened(self, argument: object = None) -> None:
        """The card is shown: give the focus to where typing begins."""

    def cancel(self) -> bool:
        """Escape was pressed: keep the draft, and say whether the card may go."""
        return True

    def keys(self) -> tuple[Key, ...]:
        """The keys of the card, for help."""
        return ()


class Overlay(QWidget):
    """The veil: covers the window, keeps the keyboard inside, gives the focus back when it goes."""

    floats = True
    gone = Signal()

    def __init__(self, window: QWidget, card: OverlayCard, home: QWidget | None = None) -> None:
        """`home` gets the focus at the end if what had it is gone by then."""
        super().__init__(window)
        self.card = card
        self._home = home
        self._before = self._inside = QApplication.focusWidget()
        card.setParent(self)
        card.closed.connect(self.dismiss)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        card.show()
        self._place()
        card.setFocus()
        self._inside = QApplication.focusWidget()
        self._app().focusChanged.connect(self._on_focus_changed)

    @Slot()
    def dismiss(self) -> None:
        """Take the card away."""
        if self.isHidden():
            return
        self._app().focusChanged.disconnect(self._on_focus_changed)
        self.hide()
        for widget in (self._before, self._home):
            if widget is not None and isValid(widget) and widget.isVisible():
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                break
        self.gone.emit()
        self.deleteLater()

    @staticmethod
    def _app() -> QApplication:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        return app

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        """A page that redraws itself behind the veil must not take the keys that are meant for the card."""
        if now is None or now.window() is not self.window():
            return
        if self.isAncestorOf(now):
            self._inside = now
        elif self._inside is not None and isValid(self._inside):
            self._inside.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        wide = min(self.card.WIDE, self.width() - 32)
        self.card.setFixedWidth(wide)
        layout = self.card.layout()
        hint = self.card.sizeHint().height()
        if layout is not None and layout.hasHeightForWidth():
            hint = layout.totalHeightForWidth(wide)
        top = max(8, min(self.card.TOP, (self.height() - hint) // 2))
        tall = min(max(hint, self.card.minimumSizeHint().height()), self.height() - top - 8)
        self.card.setGeometry((self.width() - wide) // 2, top, wide, tall)
        self.update()

    def fit(self) -> None:
        """The card's content grew or shrank."""
        self._place()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays inside the card."""
        start = there = QApplication.focusWidget() or self.card
        while (following := there.nextInFocusChain() if forward else there.previousInFocusChain()) is not start:
            if following is None:
                break
            there = following
            takes = bool(there.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if takes and there.isVisible() and there.isEnabled() and self.card.isAncestorOf(there):
                reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
                there.setFocus(reason)
                return True
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.card.cancel():
                self.dismiss()
            return
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()) and self.card.cancel():
            self.dismiss()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter(self)
        p.fillRect(self.rect(), theme.color("scrim"))
        spot = QRectF(self.card.geometry())
        shadow(p, spot, theme.RADIUS["overlay"], 40, 0.34, 14)
        box(p, spot, theme.RADIUS["overlay"], theme.color("raised"), theme.color("line_strong"))
