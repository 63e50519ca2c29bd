"""Beside it: how fresh each kind is with its verified mark, the ledger and its proof, this laptop."""

from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sfa_desktop.entities import KINDS
from sfa_desktop.replica.queries.sync_view import KindState, Matched, SyncView
from sfa_desktop.ui import language, words
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.charts import Ring
from sfa_desktop.ui.widgets.layout import STRETCH, clear, col, holder, row, scroll
from sfa_desktop.ui.widgets.mark import Icon, Rule
from sfa_desktop.ui.widgets.panel import pair, section, side_panel
from sfa_desktop.ui.widgets.text import Text

WIDTH = 320
STALE = timedelta(hours=1)
WRONG_CLOCK = 5
"""Minutes of difference to the office from which a clock is wrong: dates of visits would be, too."""
HIDDEN = frozenset({"tax", "price_rule", "order_line"})
"""Kinds nobody asks the freshness of: they come along with others."""


class SyncSide(QWidget):
    """Freshness, ledger, laptop."""

    ledger_asked = Signal()
    verify_asked = Signal()
    matches_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._line = QVBoxLayout()
        self._line.setContentsMargins(18, 16, 18, 12)
        self._line.setSpacing(4)
        self.setLayout(row(side_panel(col(scroll(holder(self._line))), WIDTH), gap=0))
        self.setFixedWidth(WIDTH)

    def show_view(self, view: SyncView, proof: tuple[bool, str] | None, file: Path, now: datetime) -> None:
        """Show how things stand; `proof` is whether the chain holds, and the sentence about it."""
        forms = language.formats()
        clear(self._line)
        self._line.addLayout(section(self.tr("How fresh everything is")))
        self._line.addSpacing(2)
        for kind in view.kinds:
            if kind.kind not in HIDDEN:
                self._line.addWidget(self._age(kind, now))
        if not view.kinds:
            said = self.tr("Nothing was received yet.")
            self._line.addWidget(Text(said, "small", "text2", wrap=True))
        elif all(kind.verified for kind in view.kinds):
            said = self.tr("count and checksum equal to the office's")
            self._line.addLayout(row(Icon("done", 14, "ok"), (Text(said, "caption", "text3", wrap=True), 1), gap=6))
        for matched in view.matched:
            self._line.addSpacing(8)
            self._line.addWidget(Rule())
            self._line.addSpacing(8)
            self._matches(matched)
        self._line.addSpacing(8)
        self._line.addWidget(Rule())
        self._line.addSpacing(8)
        entries = self.tr("%n entries", None, view.ledger_entries)
        self._line.addLayout(section(self.tr("Ledger of this laptop"), entries))
        self._line.addWidget(self._proof(proof))
        counts = view.counts
        for name, value, tone in (
            (self.tr("Sent once and received"), counts.get("done", 0), "text"),
            (self.tr("On the way"), view.waiting, "text"),
            (self.tr("Refused"), counts.get("refused", 0), "need" if counts.get("refused") else "text"),
            (self.tr("With two versions"), counts.get("conflict", 0), "warn" if counts.get("conflict") else "text"),
        ):
            self._line.addLayout(pair(name, forms.count(value), tone))
        look = Button(self.tr("See the ledger"), small=True, key="L")
        look.clicked.connect(self.ledger_asked)
        check = Button(self.tr("Verify"), "ghost", icon="safe", small=True, key="V")
        check.clicked.connect(self.verify_asked)
        self._line.addLayout(row(look, check, STRETCH, gap=4, margins=(0, 4, 0, 0)))
        self._line.addSpacing(8)
        self._line.addWidget(Rule())
        self._line.addSpacing(8)
        self._line.addLayout(section(self.tr("This laptop"), self.tr("encrypted")))
        size = file.stat().st_size if file.is_file() else 0
        self._line.addLayout(pair(self.tr("The whole territory"), forms.size(size)))
        if view.clock_ahead is not None:
            self._line.addLayout(pair(self.tr("Clock"), *self._clock(view.clock_ahead)))
        self._line.addStretch(1)

    def _matches(self, matched: Matched) -> None:
        """Which customers of the two systems are one."""
        forms = language.formats()
        self._line.addLayout(section(self.tr("Customers in {crm}").format(crm=matched.endpoint)))
        tone = "warn" if matched.ours else "text"
        self._line.addLayout(pair(self.tr("Matched"), forms.count(matched.pairs), "text"))
        self._line.addLayout(pair(self.tr("Here, not matched there"), forms.count(matched.ours), tone))
        self._line.addLayout(pair(self.tr("There, not matched here"), forms.count(matched.theirs), "text"))
        if matched.ours or matched.theirs:
            look = Button(self.tr("See what does not match"), small=True)
            look.clicked.connect(self.matches_asked)
            self._line.addLayout(row(look, STRETCH, gap=4, margins=(0, 4, 0, 0)))

    def _clock(self, ahead: int) -> tuple[str, str]:
        """How the laptop's clock stands to the office's, in words, and the tone of it."""
        minutes = round(abs(ahead) / 60)
        if not minutes:
            return self.tr("agrees with the office's"), "text"
        said = self.tr("%n minute(s) fast", None, minutes) if ahead > 0 else self.tr("%n minute(s) slow", None, minutes)
        return said, "warn" if minutes >= WRONG_CLOCK else "text"

    def _age(self, kind: KindState, now: datetime) -> QWidget:
        forms = language.formats()
        stale = kind.as_of is None or now - kind.as_of > STALE
        when = forms.when(kind.as_of, now)
        if kind.as_of is not None and stale and (now - kind.as_of).days < 1:
            when = f"{forms.time(kind.as_of)} · {forms.age(kind.as_of, now)}"
        if kind.verified is False:
            icon, tone, said = "alert", "warn", self.tr("differs, is being repaired")
        elif stale:
            icon, tone, said = "clock", "warn", self.tr("older than an hour")
        elif kind.verified:
            icon, tone, said = "done", "ok", self.tr("verified")
        else:
            icon, tone, said = "check", "text3", self.tr("received")
        name = words.kinds(kind.kind)
        line = holder(
            row(
                Icon(KINDS[kind.kind].icon, 16, "text3"),
                Text(name, "body_m"),
                Text(forms.count(kind.rows), "small", "text3"),
                STRETCH,
                Text(when, "small", "text2"),
                Icon(icon, 15, tone),
                gap=8,
                margins=(0, 3, 0, 3),
            )
        )
        line.setAccessibleName(f"{name}: {forms.count(kind.rows)}, {when}, {said}")
        return line

    def _proof(self, proof: tuple[bool, str] | None) -> QWidget:
        if proof is None:
            said = self.tr("Every change is chained to the one before. Verify walks the whole chain.")
            return holder(row((Text(said, "small", "text2", wrap=True), 1), margins=(0, 2, 0, 4)))
        whole, sentence = proof
        title = self.tr("The chain is whole") if whole else self.tr("The chain is broken")
        about = col(
            Text(title, "body_b", "text" if whole else "need"), Text(sentence, "small", "text2", wrap=True), gap=1
        )
        ring = Ring(1.0 if whole else 0.0, 52, "ok_solid" if whole else "need_solid")
        return holder(row(ring, (about, 1), gap=12, margins=(0, 2, 0, 6)))
