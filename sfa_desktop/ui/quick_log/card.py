"""The card: the line, its chips, the choices to mend them, what will be saved; the draft is kept while one types."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout

from sfa_desktop.actions.keep_draft import keep_draft, read_draft
from sfa_desktop.actions.log_visit import Logged, log_visit, understand
from sfa_desktop.rules.quick_log import Understood
from sfa_desktop.ui.frame.overlay import OverlayCard
from sfa_desktop.ui.messages import explain
from sfa_desktop.ui.page import Desk, Key, Notice
from sfa_desktop.ui.quick_log.understood import Option, chip_list, options, things
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.chip import Chip
from sfa_desktop.ui.widgets.layout import STRETCH, clear, col, holder, row
from sfa_desktop.ui.widgets.mark import Icon, KeyCap, Rule
from sfa_desktop.ui.widgets.panel import Panel
from sfa_desktop.ui.widgets.smart_line import SmartLine
from sfa_desktop.ui.widgets.text import Elided, Text, marked

DRAFT = "quick-log"
READ_AFTER_MS, KEEP_AFTER_MS = 60, 400
TONES = {
    "channel": "quiet",
    "account": "accent",
    "minutes": "quiet",
    "outcome": "ok",
    "order": "accent",
    "case": "warn",
    "on": "quiet",
    "next": "accent",
}
MENDABLE = ("account", "outcome", "next", "minutes", "channel")


class QuickLogCard(OverlayCard):
    """Enter saves, Tab mends, Escape closes and keeps the draft."""

    WIDE = 820
    TOP = 128
    saved = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._today = desk.clock.today()
        self._understood = Understood()
        self._mended: dict[str, Any] = {}
        self._mending = ""
        self._choosing = False
        """Digits choose only once asked for: until then `30m` is a duration, not the third account."""
        self._options_of: list[Option] = []
        self._kept = ""
        self._inside = ""
        hint = self.tr("v luz 30m ok order; complaint delivery; next mon 10")
        self._line = SmartLine(self.tr("Quick log"), hint)
        self._line.edited.connect(self._on_edited)
        self._line.accepted.connect(self._on_save_pressed)
        self._line.mend_asked.connect(self._on_mend_asked)
        self._line.chosen.connect(self._take)
        self._chips = row(gap=5, margins=(18, 8, 18, 4))
        self._options = QVBoxLayout()
        self._options.setContentsMargins(20, 4, 20, 10)
        self._saves = QVBoxLayout()
        self._saves.setContentsMargins(20, 14, 20, 10)
        self._saves.setSpacing(2)
        self._safe, self._shield = Text("", "caption", "text3"), Icon("safe", 14, "ok")
        self._shield.hide()
        self._problem = Text("", "small", "need", wrap=True)
        self._problem.hide()
        self._save = Button(self.tr("Save all"), "primary", key="Enter")
        self._save.clicked.connect(self._on_save_pressed)
        entry = row(Icon("log", 20, "accent_text"), (self._line, 1), KeyCap("Esc"), gap=10, margins=(20, 12, 18, 10))
        foot = row(
            KeyCap("Tab"),
            Text(self.tr("mend"), "caption", "text2"),
            8,
            KeyCap("Esc"),
            Text(self.tr("closes and keeps the draft"), "caption", "text2"),
            STRETCH,
            self._shield,
            self._safe,
            10,
            self._save,
            gap=6,
            margins=(20, 10, 16, 14),
        )
        self._below = Panel(self._saves, fill="sunken", sides="tb")
        problem = row((self._problem, 1), margins=(20, 8, 20, 0))
        body = col(entry, Rule(), holder(self._chips), holder(self._options), self._below, problem, holder(foot), gap=0)
        self.setLayout(body)
        self.setFocusProxy(self._line)
        self._reading = QTimer(self, singleShot=True, interval=READ_AFTER_MS)
        self._reading.timeout.connect(self._read)
        self._keeping = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._keeping.timeout.connect(self._keep)
        self._show()

    def keys(self) -> tuple[Key, ...]:
        """The keys of the card."""
        return (
            Key("Enter", self.tr("save all")),
            Key("Tab", self.tr("mend a chip")),
            Key("1 … 9", self.tr("choose while mending")),
            Key("Esc", self.tr("close and keep the draft")),
        )

    def opened(self, argument: object = None) -> None:
        """Bring back the draft; the argument is a line to begin with where there is none."""
        self._line.setFocus()
        replica, begin = self._desk.profile.replica, argument if isinstance(argument, str) else ""

        def read() -> tuple[Any, str]:
            with replica.read() as r:
                begun = r.list("visit", where={"state": "started"}, limit=1)
            return read_draft(replica, DRAFT), str(getattr(begun[0], "account_id", "")) if begun else ""

        def bring(answer: tuple[Any, str]) -> None:
            kept, self._inside = answer
            if self._line.line():
                return  # typing was faster than the disk
            line = str(kept.get("line", "")) if isinstance(kept, dict) else ""
            self._kept = line
            self._line.put(line or begin)

        self._desk.tasks.query(self, read, bring, key="draft")

    def cancel(self) -> bool:
        """While mending Escape only ends the mending; else the card goes and the draft stays."""
        if self._choosing:
            self._mend("")
            return False
        self._keep()
        return True

    def line(self) -> SmartLine:
        """The line itself."""
        return self._line

    def understood(self) -> Understood:
        """What the line says, with what was mended."""
        return self._understood

    # --- reading while typing ---

    @Slot(str)
    def _on_edited(self, _line: str) -> None:
        self._problem.hide()
        self._reading.start()
        self._keeping.start()
        self._say_safe("")

    @Slot()
    def _read(self) -> None:
        replica, line = self._desk.profile.replica, self._line.line()
        self._desk.tasks.query(self, lambda: understand(replica, line), self._on_read, key="read")

    def _on_read(self, understood: Understood) -> None:
        self._line.tint([(part.start, part.end, TONES.get(part.kind, "quiet")) for part in understood.parts])
        self._understood = self._with_mended(understood)
        if not self._choosing:
            open_ = self._understood.account is None and len(understood.candidates) > 1
            self._mending = "account" if open_ else ""
        self._show()

    def _with_mended(self, understood: Understood) -> Understood:
        return replace(understood, **self._mended)

    # --- what was understood ---

    def _show(self) -> None:
        self._show_chips()
        self._show_options()
        self._show_saves()
        self._save.setEnabled(bool(self._line.line().strip()))

    def _show_chips(self) -> None:
        clear(self._chips)
        for name, icon, said, tone in chip_list(self._understood, self._line.line(), self._today):
            mendable = name in MENDABLE
            chip = Chip(said, icon=icon, tone=tone, arrow=mendable)
            chip.setObjectName(name)
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.set_mending(name == self._mending)
            if mendable:
                chip.clicked.connect(self._on_chip_pressed)
            self._chips.addWidget(chip)
        self._chips.addStretch(1)

    def _show_options(self) -> None:
        clear(self._options)
        shown_options = options(self._mending, self._understood, self._today)
        self._options_of = shown_options
        self._line.choosing = self._choosing and bool(shown_options)
        questions = {
            "account": self.tr("Which one?"),
            "outcome": self.tr("What came of it?"),
            "next": self.tr("What next?"),
            "minutes": self.tr("How long?"),
            "channel": self.tr("How?"),
        }
        shown = self._options.parentWidget()
        if shown is not None:
            shown.setVisible(bool(shown_options))
        if not shown_options:
            return
        first = None if self._choosing else KeyCap("Tab")
        line = row(first, Text(questions[self._mending], "small_m", "text2"), 4, gap=6)
        used = 0
        for number, option in enumerate(shown_options[:9], 1):
            said = marked("<b>{words}</b>", words=option.words)
            if option.detail:
                said = marked("<b>{words}</b> · {detail}", words=option.words, detail=option.detail)
            text = Text(said, "small", "text2")
            wide = text.sizeHint().width() + 40
            if used + wide > 640:
                line.addStretch(1)
                self._options.addLayout(line)
                line, used = row(gap=6), 0
            line.addWidget(KeyCap(str(number)))
            line.addWidget(text)
            line.addSpacing(8)
            used += wide
        line.addStretch(1)
        self._options.addLayout(line)

    def _show_saves(self) -> None:
        clear(self._saves)
        found = things(self._understood, self._desk.clock.now(), self._inside)
        self._below.setVisible(bool(found))
        if not found:
            return
        self._saves.addWidget(Text(self.tr("%n thing(s) will be saved", "", len(found)), "small_b", "text2"))
        self._saves.addSpacing(2)
        for icon, tone, kind, title, said in found:
            tile = Icon(icon, 17, tone, tile=f"{tone}_tint", tile_size=34)
            texts = col(Elided(title, "body_b"), Elided(said, "small", "text2"), gap=1)
            line = row(tile, (texts, 1), Text(kind, "small", "text3"), gap=12, margins=(0, 6, 0, 6))
            self._saves.addLayout(line)

    # --- mending ---

    def _mend(self, name: str) -> None:
        self._mending, self._choosing = name, bool(name)
        self._show_chips()
        self._show_options()

    @Slot()
    def _on_chip_pressed(self) -> None:
        name = self.sender().objectName()
        self._mend("" if name == self._mending else name)
        self._line.setFocus()

    @Slot()
    def _on_mend_asked(self) -> None:
        names = [
            name
            for name, _, _, _ in chip_list(self._understood, self._line.line(), self._today)
            if name in MENDABLE and options(name, self._understood, self._today)
        ]
        ordered = [name for name in MENDABLE if name in names]
        if not ordered:
            return
        place = 0
        if self._mending in ordered:
            place = ordered.index(self._mending) + (1 if self._choosing else 0)
        self._mend(ordered[place] if place < len(ordered) else "")

    @Slot(int)
    def _take(self, number: int) -> None:
        offered = self._options_of
        if not self._mending or not 0 < number <= min(len(offered), 9):
            return
        self._mended[self._mending] = offered[number - 1].value
        self._understood = self._with_mended(self._understood)
        self._mending, self._choosing = "", False
        self._show()

    # --- saving ---

    @Slot()
    def _on_save_pressed(self) -> None:
        if not self._line.line().strip():
            return
        replica, line, mended = self._desk.profile.replica, self._line.line(), dict(self._mended)
        if self._understood.account is None and len(self._understood.candidates) > 1:
            self._mend("account")
            return

        def write() -> tuple[Logged, str]:
            understood = replace(understand(replica, line), **mended)
            logged = log_visit(replica, understood)
            keep_draft(replica, DRAFT, None)
            return logged, understood.account.name if understood.account else ""

        self._keeping.stop()
        self._save.set_busy(self.tr("Saving…"))
        self._desk.tasks.change(self, write, self._on_saved, self._on_refused)

    def _on_saved(self, answer: tuple[Logged, str]) -> None:
        logged, name = answer
        self.saved.emit(logged)
        self.notice_raised.emit(Notice(words=self.tr("Logged: {name}").format(name=name)))
        self._line.put("")
        self._keeping.stop()
        self.closed.emit()

    def _on_refused(self, error: Exception) -> None:
        self._save.set_busy("")
        self._problem.say(explain(error).whole)
        self._problem.show()

    @Slot()
    def _keep(self) -> None:
        self._keeping.stop()
        replica, line = self._desk.profile.replica, self._line.line()
        if line == self._kept:
            return
        self._kept = line
        value = {"line": line} if line.strip() else None
        self._desk.tasks.change(self, lambda: keep_draft(replica, DRAFT, value), self._on_kept)

    def _on_kept(self, _none: None) -> None:
        self._say_safe(self.tr("Draft safe") if self._line.line().strip() else "")

    def _say_safe(self, said: str) -> None:
        self._safe.say(said)
        self._shield.setVisible(bool(said))

    def hideEvent(self, event: QHideEvent) -> None:
        """What goes from the screen is kept at once: no timer outlives the card."""
        self._keep()
        super().hideEvent(event)
