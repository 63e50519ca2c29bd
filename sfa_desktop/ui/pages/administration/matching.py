"""Two systems in one profile: the customers that were not found to be one, and a person who says which is which."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout

from sfa_desktop.actions.matching import CHOICES, likely, match_by_hand, open_questions, take_match_back
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.replica.counterparts import NO_TAX_ID, SEVERAL, UNKNOWN, Match, Side
from sfa_desktop.ui.page import Desk, Key
from sfa_desktop.ui.pages.administration.part import Part
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.cell import Cell, Column, Row
from sfa_desktop.ui.widgets.field import Input
from sfa_desktop.ui.widgets.layout import STRETCH, clear, col, holder, row, scroll
from sfa_desktop.ui.widgets.mark import Rule
from sfa_desktop.ui.widgets.panel import Card, Panel, pair, section
from sfa_desktop.ui.widgets.state import Stage
from sfa_desktop.ui.widgets.table import RecordTable
from sfa_desktop.ui.widgets.text import Text

BESIDE = 460


class MatchingPart(Part):
    """Left the open questions; right the one that is chosen, and beside it whom the other system may mean."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        columns = (
            Column(key="where", title=self.tr("Where"), width=90),
            Column(key="name", title=self.tr("Customer")),
            Column(key="tax_id", title=self.tr("Tax id"), width=150),
            Column(key="why", title=self.tr("Why it is not matched"), width=240),
        )
        self._table = RecordTable(columns, name=self.tr("Customers that are not matched"), lead=10)
        self._table.current_changed.connect(self._on_current)
        self._asked = QVBoxLayout()
        self._choices = QVBoxLayout()
        self._choices.setSpacing(8)
        self._find = Input("", self.tr("Name, tax id"), name=self.tr("Look for another one"))
        self._find.textChanged.connect(self._on_find)
        self._back = Button(self.tr("Take the last one back"), icon="undo", key="U")
        self._back.clicked.connect(self._on_back)
        self._back.hide()
        beside = col(
            section(self.tr("Who is it there?")),
            self._asked,
            self._find,
            self._choices,
            row(self._back, STRETCH),
            STRETCH,
            gap=10,
            margins=(18, 16, 18, 16),
        )
        panel = Panel(col(scroll(holder(beside))), sides="l")
        panel.setFixedWidth(BESIDE)
        self._stage = Stage(holder(row((self._table, 1), panel, gap=0)))
        words = self.tr(
            "Customers are matched by their tax id. What is left is decided here; nothing is sent to a CRM."
        )
        head = holder(row((Text(words, "small", "text2", wrap=True), 1), margins=(20, 10, 20, 10)))
        self.setLayout(col(head, Rule(), (self._stage, 1), gap=0))
        self.setFocusProxy(self._table)
        self._question: Match | None = None
        self._offered: list[Side] = []
        self._last: Match | None = None

    def keys(self) -> Sequence[Key]:
        """Take one of those offered, or take the last decision back."""
        takes = tuple(Key(f"{n}", "", partial(self.take, n)) for n in range(2, CHOICES + 1))
        return (
            Key("↑ ↓", self.tr("customer")),
            Key(f"1 … {CHOICES}", self.tr("it is this one"), partial(self.take, 1), "1"),
            *takes,
            Key("U", self.tr("take the last one back"), self._on_back),
        )

    def show_endpoint(self, endpoint: Endpoint | None) -> None:
        """Look what is open; it is the same whichever connection is chosen."""
        super().show_endpoint(endpoint)
        self._load()

    def _load(self) -> None:
        replica = self.desk.profile.replica
        self._stage.show_loading()
        self.desk.tasks.query(self, lambda: open_questions(replica), self._show, self.fail, key="questions")

    def _show(self, found: list[Match]) -> None:
        why = {
            NO_TAX_ID: self.tr("No tax id"),
            UNKNOWN: self.tr("Not known there"),
            SEVERAL: self.tr("Several have this one"),
        }
        rows = []
        for match in found:
            side = match.account or match.counterpart
            assert side is not None
            cells = {
                "where": Cell(words=self.tr("here"), tone="warn") if match.account else Cell(words=match.endpoint),
                "name": Cell(words=side.name or "–", style="body_m"),
                "tax_id": Cell(words=side.tax_id or "–"),
                "why": Cell(words=why[match.reason], tone="text2"),
            }
            rows.append(Row(id=f"{match.endpoint} {side.key}", value=match, cells=cells))
        if not rows and self._last is None:
            said = self.tr("Either one CRM has everything, or each customer was found in both.")
            self._stage.show_empty("done", self.tr("Nothing is left to match"), said)
            return
        self._stage.show_content()
        self._table.set_rows(rows)
        self._table.choose(0)
        if not rows:
            self._on_current(None)

    @Slot(object)
    def _on_current(self, chosen: Row | None) -> None:
        self._question = chosen.value if chosen is not None else None
        clear(self._asked)
        clear(self._choices)
        self._offered = []
        self._find.setEnabled(self._question is not None)
        if self._question is None:
            self._asked.addWidget(Text(self.tr("Nothing is left to match"), "small", "text2"))
            return
        side = self._question.account or self._question.counterpart
        assert side is not None
        self._asked.addWidget(Panel(self._facts(side), fill="quiet_tint", radius=8))
        self._look_up()

    @Slot(str)
    def _on_find(self, _text: str) -> None:
        self._look_up()

    def _look_up(self) -> None:
        question, replica, text = self._question, self.desk.profile.replica, self._find.text().strip()
        if question is not None:
            self.desk.tasks.query(
                self, lambda: likely(replica, question, text=text), self._offer, self.fail, key="likely"
            )

    def _offer(self, found: list[Side]) -> None:
        clear(self._choices)
        self._offered = found
        if not found:
            self._choices.addWidget(Text(self.tr("The other side has nobody left."), "small", "text2"))
        for number, side in enumerate(found, 1):
            take = Button(self.tr("It is this one"), small=True, key=f"{number}")
            take.clicked.connect(partial(self.take, number))
            self._choices.addWidget(Card(col(self._facts(side), row(take, STRETCH, margins=(14, 0, 14, 10)), gap=0)))

    def _facts(self, side: Side) -> QVBoxLayout:
        told = ((self.tr("Tax id"), side.tax_id), (self.tr("City"), side.city), (self.tr("Code"), side.code))
        lines = [pair(name, value, "text", strong=False) for name, value in told if value]
        return col(Text(side.name or "–", "body_m", wrap=True), *lines, gap=3, margins=(14, 10, 14, 10))

    def take(self, number: int) -> None:
        """Say that the chosen customer is this one of those offered."""
        question, replica = self._question, self.desk.profile.replica
        if question is None or not 1 <= number <= len(self._offered):
            return
        other = self._offered[number - 1]
        self._offered = []  # a second press is not another answer

        def done(match: Match) -> None:
            self._last = match
            self._back.show()
            self._find.clear()
            name = match.account.name if match.account else ""
            self.said.emit(self.tr("{name} is one customer now; what waits for it is sent").format(name=name), "ok")
            self.desk.wake_sync()
            self._load()

        self.desk.tasks.change(self, lambda: match_by_hand(replica, question, other), done, self.fail)

    @Slot()
    def _on_back(self) -> None:
        last, replica = self._last, self.desk.profile.replica
        if last is None:
            return
        self._last = None

        def done(_nothing: None) -> None:
            self._back.hide()
            self.said.emit(self.tr("They are two customers again"), "ok")
            self._load()

        self.desk.tasks.change(self, lambda: take_match_back(replica, last), done, self.fail)
