"""Signing in at a CRM with the browser or with a code: the buttons, the waiting with its way out, what came of it."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from sfa_desktop.actions.sign_in import Doors, Show
from sfa_desktop.base.guard_errors import NotSignedIn
from sfa_desktop.ui import messages
from sfa_desktop.ui.tasks import Tasks
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.layout import STRETCH, Flow, col, holder, row
from sfa_desktop.ui.widgets.mark import Icon
from sfa_desktop.ui.widgets.panel import Panel
from sfa_desktop.ui.widgets.text import Text

Begin = Callable[[Show, threading.Event, bool], str]
"""Signs in, off the main thread: told where to show address and code, when to give up, and whether with a code.
What it returns is handed on with `signed_in`."""


class SigningIn(QWidget):
    """One person's sign-in. Waiting ends with the widget."""

    asked = Signal(bool)
    """A button was pressed (True: with a code): whoever owns the widget calls `begin`."""
    signed_in = Signal(object)
    """What the work of `begin` returned."""
    _told = Signal(str, str)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._stop = threading.Event()
        self._turn = 0
        self._address = ""
        self._by_browser = Button(self.tr("Sign in with the browser"), "secondary", icon="globe")
        self._by_browser.clicked.connect(self._on_browser)
        self._by_code = Button(self.tr("With a code on another device"), icon="key")
        self._by_code.clicked.connect(self._on_code)
        self._words = Text("", "small", "text2", wrap=True)
        self._code = Text("", "name")
        self._where = Text("", "small", "accent_text", wrap=True)
        self._again = Button(self.tr("Open the page again"), small=True)
        self._again.clicked.connect(self._open)
        self._copy = Button(self.tr("Copy the address"), small=True)
        self._copy.clicked.connect(self._on_copy)
        self._cancel = Button(self.tr("Cancel"), "ghost", small=True)
        self._cancel.clicked.connect(self.cancel)
        self._waiting = Panel(
            row(
                Icon("clock", 16, "text3"),
                (
                    col(
                        self._words,
                        self._code,
                        self._where,
                        row(self._again, self._copy, self._cancel, STRETCH, gap=8, margins=(0, 4, 0, 0)),
                        gap=6,
                    ),
                    1,
                ),
                gap=10, margins=(12, 10, 12, 10),
            ),
            fill="quiet_tint", radius=8,
        )  # fmt: skip
        self._result = Text("", "small", "need", wrap=True)
        ways = Flow(8)
        ways.addWidget(self._by_browser)
        ways.addWidget(self._by_code)
        self._buttons = holder(ways)
        self.setLayout(col(self._buttons, self._waiting, self._result, gap=8))
        self._told.connect(self._on_told)
        self._rest()

    @property
    def waiting(self) -> bool:
        """Whether a sign-in is under way."""
        return not self._waiting.isHidden()

    def offer(self, doors: Doors) -> None:
        """Show the ways that there are at a CRM; hidden where there is none."""
        self._by_browser.setVisible(doors.browser)
        self._by_code.setVisible(doors.device)
        self.setVisible(bool(doors))

    def begin(self, work: Begin, *, device: bool) -> None:
        """Start signing in."""
        self.cancel()
        self._result.hide()
        self._buttons.setEnabled(False)
        self._address = ""
        self._words.say(self.tr("Asking the sign-in server…"))
        for part in (self._code, self._where, self._again, self._copy):
            part.hide()
        self._waiting.show()
        turn, told = self._turn, self._told.emit

        def done(found: str) -> None:
            if turn == self._turn:
                self._rest()
                self.say(self.tr("Signed in."), "ok")
                self.signed_in.emit(found)

        def failed(error: Exception) -> None:
            if turn == self._turn:
                self._rest()
                self.say(self._why(error), "need")

        self._stop = self._tasks.errand(self, lambda stop: work(told, stop, device), done, failed)
        self.destroyed.connect(self._stop.set)

    def say(self, words: str, tone: str) -> None:
        """What came of it, or what is missing for it."""
        self._result.say(words, tone)
        self._result.setVisible(bool(words))

    @Slot()
    def cancel(self) -> None:
        """Give up what is under way."""
        self._turn += 1
        self._stop.set()
        self._rest()

    def _rest(self) -> None:
        self._waiting.hide()
        self._result.hide()
        self._buttons.setEnabled(True)

    def _why(self, error: Exception) -> str:
        if not isinstance(error, NotSignedIn):
            return messages.explain(error).whole
        if error.values.get("why") == "late":
            return self.tr("Nobody signed in in time. Start it again when there is time for it.")
        return self.tr("The sign-in server says no ({why}). Sign in again, or ask the administrator.").format(
            why=error.values.get("detail") or "–"
        )

    @Slot(str, str)
    def _on_told(self, address: str, code: str) -> None:
        if not self.waiting:
            return
        self._address = address
        self._again.show()
        self._copy.show()
        if code:
            self._words.say(self.tr("Open this address on any device and type the code there:"))
            self._code.say(code)
            self._where.say(address)
            self._code.show()
            self._where.show()
        else:
            self._words.say(self.tr("Sign in on the page that opened in the browser. This goes on by itself then."))
            self._open()

    @Slot()
    def _open(self) -> None:
        if self._address.startswith(("https://", "http://")):
            QDesktopServices.openUrl(QUrl(self._address))

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._address)

    @Slot()
    def _on_browser(self) -> None:
        self.asked.emit(False)

    @Slot()
    def _on_code(self) -> None:
        self.asked.emit(True)
