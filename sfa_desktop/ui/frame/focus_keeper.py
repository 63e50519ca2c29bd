"""Keeps the keyboard on the page when what had it goes off the screen: after a reload, a settled card, a shown list."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from sfa_desktop.ui.page import Page


class FocusKeeper(QObject):
    """`place` names the page that should have the keyboard, None while something else has it by right."""

    def __init__(self, window: QWidget, place: Callable[[], Page | None]) -> None:
        super().__init__(window)
        self._window, self._place = window, place
        self._old: QWidget | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._give_back)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        """Of what goes away Qt gives the focus to whatever comes next, or to nobody; a person's Tab is not that."""
        if not self._is_well(new):
            self._old = old
            self._soon.start()

    @Slot()
    def _give_back(self) -> None:
        page, focus, old = self._place(), QApplication.focusWidget(), self._old
        gone = old is not None and (not isValid(old) or not old.isVisible() or not old.isEnabled())
        if page is not None and not self._is_well(focus) and (focus is None or gone):
            page.take_focus()

    def _is_well(self, focus: QWidget | None) -> bool:
        page = self._place()
        if page is None or not self._window.isActiveWindow():
            return True
        if focus is None:
            return False
        return focus.window() is not self._window or focus is page or page.isAncestorOf(focus)
