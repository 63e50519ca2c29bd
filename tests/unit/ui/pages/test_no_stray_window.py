"""Nothing that a page makes shows itself as a window of its own: that flashes, and takes the keyboard away."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sfa_desktop.ui.page import Desk
from sfa_desktop.ui.pages import OVERLAYS, PAGES
from sfa_desktop.ui.window import Window
from tests.unit.ui import book

LUZ = book.key("account", 1)
ARGUMENTS = {"account": LUZ, "visit": ("new", LUZ), "order_desk": LUZ}


class Shown(QObject):
    """Remembers what was shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.strays: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        window = isinstance(watched, QWidget) and watched.isWindow() and not isinstance(watched, Window)
        if window and event.type() == QEvent.Type.Show:
            self.strays.append(type(watched).__name__)
        return False


@pytest.fixture
def shown(qapp: QApplication) -> Iterator[Shown]:
    watching = Shown()
    qapp.installEventFilter(watching)
    yield watching
    qapp.removeEventFilter(watching)


@pytest.mark.parametrize("name", [spec.name for spec in PAGES])
def test_a_page_shows_nothing_outside_the_window(name: str, shown: Shown, rep_desk: Desk, qtbot) -> None:
    window = Window(PAGES, OVERLAYS)
    qtbot.addWidget(window)
    window.set_admin(True)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    window.start(rep_desk, name, ARGUMENTS.get(name))
    for _ in range(2):
        qtbot.waitUntil(lambda: rep_desk.tasks.busy == 0, timeout=10000)
        QTest.qWait(1)
    assert shown.strays == []
    focus = QApplication.focusWidget()
    assert focus is window.page or window.page.isAncestorOf(focus)
