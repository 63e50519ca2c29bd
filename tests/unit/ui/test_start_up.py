"""What must not be loaded before the first paint, and what PySide6 must not do to Python's own objects."""

import os
import subprocess
import sys

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

FIRST_PAINT = """
import sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
from sfa_desktop.ui import language, theme
from sfa_desktop.ui.window import Window
from sfa_desktop.ui import pages
theme.prepare(app); theme.follow("system"); language.use("es")
window = Window(getattr(pages, "PAGES", ()))
window.show()
app.processEvents()
print(sorted(m for m in ("sqlalchemy", "structlog", "requests", "alembic", "openpyxl", "keyring") if m in sys.modules))
"""


def test_the_first_paint_waits_for_no_heavy_library() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT], capture_output=True, text=True, env=environment, check=False
    )
    assert done.stdout.strip() == "[]", done.stderr


class Echo(QObject):
    told = Signal(object)

    @Slot(object)
    def listen(self, value: object) -> None:
        self.last = value


class Painted(QWidget):
    def sizeHint(self):
        return super().sizeHint()

    def event(self, event):
        return super().event(event)


def test_calls_do_not_use_up_references_to_none_and_true(qapp) -> None:
    """PySide6 6.12.0 on CPython 3.11 drops one with every call, until the process aborts."""
    echo, widget = Echo(), Painted()
    echo.told.connect(echo.listen, Qt.ConnectionType.DirectConnection)

    def calls() -> None:
        for _ in range(2000):
            echo.told.emit(None)
            echo.told.emit(True)
            widget.setEnabled(True)
            widget.update()
            widget.setProperty("x", None)
            QCoreApplication.translate("a", "b", None, -1)
            QColor().isValid()
            QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.User))

    calls()
    before = [sys.getrefcount(value) for value in (None, True, False)]
    calls()
    after = [sys.getrefcount(value) for value in (None, True, False)]
    assert all(b - a < 200 for a, b in zip(after, before, strict=True)), (before, after)
