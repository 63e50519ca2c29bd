"""Asks for the passphrase of a profile where the system has no keyring: twice when it is made, once afterwards."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from sfa_desktop.ui import theme
from sfa_desktop.ui.paint import painter
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.field import Field, Input
from sfa_desktop.ui.widgets.layout import STRETCH, col, row
from sfa_desktop.ui.widgets.mark import Icon
from sfa_desktop.ui.widgets.panel import Panel
from sfa_desktop.ui.widgets.text import Text

LEAST = 8


class UnlockPage(QWidget):
    """Fills the window; `given` carries the passphrase, which is kept nowhere."""

    given = Signal(str)

    def __init__(self, *, new: bool) -> None:
        super().__init__()
        self._new = new
        self._first = Input(name=self.tr("Passphrase"), secret=True)
        self._again = Input(name=self.tr("Once more"), secret=True)
        self._first.returnPressed.connect(self._on_enter_pressed)
        self._again.returnPressed.connect(self._on_enter_pressed)
        self._field = Field(self.tr("Passphrase"), self._first)
        again = Field(self.tr("Once more"), self._again)
        again.setVisible(new)
        self._open = Button(self.tr("Protect and go on") if new else self.tr("Unlock"), "primary", key="Enter")
        self._open.clicked.connect(self._on_enter_pressed)
        why = self.tr("This system has no keyring, so a passphrase protects what is kept on this laptop.")
        lost = self.tr("Nobody can restore it: without it the data stays closed.")
        body = col(
            row(Icon("lock", 20, "accent_text", tile="accent_tint", tile_size=40), STRETCH),
            6,
            Text(self.tr("Choose a passphrase") if new else self.tr("Unlock the profile"), "name"),
            Text(f"{why} {lost}" if new else why, "body", "text2", wrap=True),
            12,
            self._field,
            again,
            10,
            row(STRETCH, self._open),
            gap=8,
            margins=(36, 32, 36, 28),
        )
        panel = Panel(body, fill="sheet", edge="line", radius=theme.RADIUS["overlay"])
        panel.setFixedWidth(480)
        self.setLayout(col(STRETCH, row(STRETCH, panel, STRETCH), STRETCH))
        self.setFocusProxy(self._first)

    def refuse(self, words: str) -> None:
        """It does not open: say so, and let it be typed again."""
        self._open.set_busy("")
        self._field.set_error(words)
        self._first.setFocus()
        self._first.selectAll()

    @Slot()
    def _on_enter_pressed(self) -> None:
        typed = self._first.text()
        if self._new and len(typed) < LEAST:
            self._field.set_error(self.tr("At least %n character(s).", "", LEAST))
        elif self._new and typed != self._again.text():
            if self._again.text() or self.focusWidget() is self._again:
                self._field.set_error(self.tr("The two are not the same."))
            self._again.setFocus()
        elif typed:
            self._field.set_error("")
            self._open.set_busy(self.tr("Opening…"))
            self.given.emit(typed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter(self).fillRect(self.rect(), theme.color("frame"))
