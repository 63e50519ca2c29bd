"""A brake as a card: what was found, what is safe, and the way on where there is one."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sfa_desktop.base.errors import PASSABLE, MassDisappearance, OtherServer, RestoredServer, RolledBackProfile
from sfa_desktop.replica.queries.sync_view import SyncView
from sfa_desktop.ui import messages
from sfa_desktop.ui.page import Desk
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.layout import STRETCH, clear, col, row
from sfa_desktop.ui.widgets.mark import Badge, Icon
from sfa_desktop.ui.widgets.panel import Card
from sfa_desktop.ui.widgets.text import Text

BRAKES = (RestoredServer, OtherServer, RolledBackProfile, MassDisappearance)


def brake_of(view: SyncView) -> tuple[str, str]:
    """Code and English sentence of the brake that ended the last round; empty where none did."""
    codes = [kind.code for kind in BRAKES]
    if view.rounds:
        for code, said in view.rounds[0].report.get("errors") or ():
            if code in codes:
                return str(code), str(said)
    return "", ""


class BrakeCard(Card):
    """Stands above everything else that needs a person: until it is settled nothing is sent or received."""

    passed = Signal(str)
    """Let this brake pass."""
    exported = Signal()
    settings_asked = Signal()

    def __init__(self, code: str, said: str) -> None:
        self.code = code
        message = messages.explain_code(code, fallback=said)
        # The figures of a mass that would go are in the round's own sentence only.
        sentence = said if code == MassDisappearance.code else message.sentence
        title, about = self._words(code)
        tile = Icon("alert", 18, "need", tile="need_tint", tile_size=34)
        head = row(tile, (Text(title, "title", wrap=True), 1), Badge(self.tr("stopped"), "need"), gap=12)
        self._way = Button(self._way_words(code), icon="sync", small=True)
        self._way.setVisible(code in PASSABLE)
        export = Button(self.tr("Export what waits"), small=True)
        settings = Button(self.tr("Settings"), "ghost", small=True)
        super().__init__(
            col(
                head,
                Text(sentence, "body", wrap=True),
                Text(about, "small", "text2", wrap=True),
                row(self._way, export, settings, STRETCH, gap=6),
                gap=9,
                margins=(16, 14, 16, 12),
            ),
            edge="need_line",
            bar="need_solid",
        )
        self.setAccessibleName(f"{title}. {sentence} {about}")
        self._way.clicked.connect(self._on_passed)
        export.clicked.connect(self.exported)
        settings.clicked.connect(self.settings_asked)

    def _words(self, code: str) -> tuple[str, str]:
        return {
            RestoredServer.code: (
                self.tr("A backup was restored at the office"),
                self.tr(
                    "If the administrator says so, go on with it: a copy of everything here is kept first, all is "
                    "compared anew, and what the office lost of your work is sent again, once."
                ),
            ),
            OtherServer.code: (
                self.tr("This is another office"),
                self.tr(
                    "There is no way on without a word: mend the address in Settings, or export what waits and reset "
                    "this laptop there to fill it from the new office."
                ),
            ),
            RolledBackProfile.code: (
                self.tr("This laptop is an older copy of itself"),
                self.tr(
                    "If it was put back from a backup and the other one is gone, go on with this one: the office is "
                    "asked about everything before it is sent. If both are in use, only one of them may go on."
                ),
            ),
        }.get(
            code,
            (
                self.tr("Very much would disappear at once"),
                self.tr("Ask whether your territory was changed. If so, let it go; nothing unsent is touched."),
            ),
        )

    def _way_words(self, code: str) -> str:
        if code == RestoredServer.code:
            return self.tr("Go on with the restored office")
        if code == RolledBackProfile.code:
            return self.tr("Go on with this copy")
        return self.tr("Let it go")

    @Slot()
    def _on_passed(self) -> None:
        self._way.set_busy(self.tr("Asked for…"))
        self.passed.emit(self.code)


class BrakePlace(QWidget):
    """Where the card stands while the last round ended with a brake; nothing otherwise."""

    exported = Signal()
    settings_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._code = ""
        self._line = QVBoxLayout(self)
        self._line.setContentsMargins(20, 12, 20, 4)
        self.hide()

    def show_view(self, view: SyncView) -> None:
        """Show the brake of the last round, if it ended with one."""
        code, said = brake_of(view)
        if code != self._code or not code:
            clear(self._line)
            if code:
                card = BrakeCard(code, said)
                card.passed.connect(self._desk.let_pass)
                card.exported.connect(self.exported)
                card.settings_asked.connect(self.settings_asked)
                self._line.addWidget(card)
        self._code = code
        self.setVisible(bool(code))
