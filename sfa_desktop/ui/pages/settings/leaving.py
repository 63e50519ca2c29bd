"""Leaving: sign out, or start this laptop anew. What is unsent stands above, and goes into a file first."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sfa_desktop.entities import KINDS
from sfa_desktop.replica.unsent import NAMED, Unsent
from sfa_desktop.ui import language, operation_words, words
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.layout import STRETCH, clear, col, holder, row
from sfa_desktop.ui.widgets.mark import Icon
from sfa_desktop.ui.widgets.panel import section
from sfa_desktop.ui.widgets.text import Text


class LeavingPart(QWidget):
    """Asks by signals; the argument says whether what is unsent is to be written to a file first."""

    sign_out_asked = Signal(bool)
    reset_asked = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._unsent: Unsent | None = None
        self._asked = ""
        self._head = QVBoxLayout()
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._out = Button("", icon="key", small=True)
        self._anew = Button("", icon="retry", small=True)
        self._out.clicked.connect(self._on_out)
        self._anew.clicked.connect(self._on_anew)
        said = (
            self.tr("Signing out forgets the password and keeps the data, encrypted."),
            self.tr("Starting anew drops what came from the office and brings it again; the ledger goes on."),
            self.tr("To take the profile off this laptop, close the window and run: sfa-desktop wipe"),
        )
        self._first = Text(self.tr("All of it is written to a file first, and read back."), "small", wrap=True)
        acts = col(row(self._out, STRETCH), row(self._anew, STRETCH), gap=6)
        about = col(*(Text(one, "small", "text2", wrap=True) for one in said), gap=2)
        self.setLayout(col(self._head, about, 4, self._list, self._first, 4, acts, gap=4))
        self.show_unsent(Unsent())

    def show_unsent(self, unsent: Unsent) -> None:
        """Show what the office does not have."""
        self._unsent, self._asked = unsent, ""
        count = language.formats().count(unsent.count) if unsent.count else self.tr("nothing unsent")
        clear(self._head)
        clear(self._list)
        self._head.addLayout(section(self.tr("Leave"), count))
        named = _names(unsent)
        for icon, said in named[:NAMED]:
            self._list.addWidget(holder(row(Icon(icon, 15, "warn"), (Text(said, "small", wrap=True), 1), gap=8)))
        if len(named) > NAMED:
            self._list.addWidget(Text(self.tr("and %n more", None, len(named) - NAMED), "small", "text3"))
        self._say()

    def show_done(self) -> None:
        """It is done, or was refused."""
        self._out.set_busy("")
        self._anew.set_busy("")
        self._asked = ""
        self._say()

    def _say(self) -> None:
        unsent = bool(self._unsent and self._unsent.count)
        sure = self.tr("Really? Press again")
        self._out.say(sure if self._asked == "out" else self.tr("Sign out"))
        self._anew.say(sure if self._asked == "anew" else self.tr("Start anew"))
        self._first.setVisible(unsent)

    @Slot()
    def _on_out(self) -> None:
        self._press("out", self._out, self.sign_out_asked.emit)

    @Slot()
    def _on_anew(self) -> None:
        self._press("anew", self._anew, self.reset_asked.emit)

    def _press(self, what: str, button: Button, ask: Callable[[bool], object]) -> None:
        """The first press asks back, the second one does it."""
        if self._asked != what:
            self._asked = what
            self._say()
            return
        button.set_busy(self.tr("Working…"))
        ask(bool(self._unsent and self._unsent.count))


def _names(unsent: Unsent) -> list[tuple[str, str]]:
    """Icon and words of each thing."""
    found = [
        (operation_words.icon(o), f"{operation_words.what(o)} · {operation_words.done(o)}") for o in unsent.operations
    ]
    found += [
        (KINDS[one.kind].icon, f"{words.kind(one.kind)} {one.headline or getattr(one, 'provisional', '')}".rstrip())
        for one in unsent.desk
    ]
    found += [("edit", name) for name in unsent.typed]
    return found + [("document", one.file.name) for one in unsent.files]
