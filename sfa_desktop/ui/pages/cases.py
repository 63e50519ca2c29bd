"""Cases: complaints, questions and returns by their clock."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QTimer, Slot

from sfa_desktop.actions.save_record import save_record
from sfa_desktop.replica.queries.chances import OPEN_CASES, CaseOf, case_counts, cases
from sfa_desktop.ui import language, words
from sfa_desktop.ui.page import Desk, Key, Notice, Page
from sfa_desktop.ui.record_card import RECORD, RecordAsk
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.cell import Cell, Column, Row
from sfa_desktop.ui.widgets.cell import cells as cells_of
from sfa_desktop.ui.widgets.chip import ChipRow
from sfa_desktop.ui.widgets.layout import STRETCH, col, holder, row
from sfa_desktop.ui.widgets.state import Stage
from sfa_desktop.ui.widgets.table import RecordTable

Answer = tuple[tuple[CaseOf, ...], dict[str, int]]


class CasesPage(Page):
    """What was promised an answer, the most urgent first."""

    name = "cases"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted = ""
        self._filters = ChipRow(self._chips({}), "")
        self._filters.chosen.connect(self._on_filter_chosen)
        add = Button(words.kind("case"), icon="plus", small=True, key="Ins")
        add.clicked.connect(self._on_new_pressed)
        self._columns = (
            Column(key="subject", title=words.kind("case"), sortable=True),
            Column(key="type", title=words.field("case", "type"), width=120),
            Column(key="severity", title=words.field("case", "severity"), width=110),
            Column(key="state", title=words.field("case", "state"), width=120),
            Column(key="opened", title=words.field("case", "opened_at"), width=120, sortable=True),
            Column(key="due", title=words.field("case", "due_at"), width=150, sortable=True),
        )
        self._table = RecordTable(self._columns, name=words.kinds("case"), row_height=48, pad=12, lead=8)
        self._table.activated_row.connect(self._on_activated)
        self._stage = Stage(self._table)
        self._stage.acted.connect(self._on_new_pressed)
        top = row(self._filters, STRETCH, add, gap=8, margins=(20, 12, 16, 10))
        self.setLayout(col(holder(top), (self._stage, 1), gap=0))
        self.setFocusProxy(self._table)
        self._reload = QTimer(self, singleShot=True, interval=150)
        self._reload.timeout.connect(self._load)
        desk.bridge.replica_changed.connect(self._on_replica_changed)

    def keys(self) -> tuple[Key, ...]:
        """The keys of the page."""
        return (
            Key("Enter", self.tr("open")),
            Key("Ins", self.tr("new"), self._on_new_pressed, "Insert"),
            Key("D", self.tr("solved"), self._on_solved_key),
            Key("A", self.tr("account"), self._on_account_key),
            Key("1 … 5", self.tr("states")),
            *(Key(str(n), "", partial(self._filters.press, n)) for n in range(1, 6)),
        )

    def opened(self, argument: object = None) -> None:
        """Show the open ones; the argument is the id of one, or ("new", account id)."""
        self.set_title(words.kinds("case"))
        self._stage.show_loading()
        if isinstance(argument, str):
            self._wanted = argument
        self._load()
        if isinstance(argument, tuple):
            self._new(str(argument[1]))

    @Slot()
    def _load(self) -> None:
        replica, state = self.desk.profile.replica, self._filters.current()

        def read() -> Answer:
            with replica.read() as r:
                return cases(r, state=state), dict(case_counts(r))

        self.desk.tasks.query(self, read, self._show, key="cases")

    def _show(self, answer: Answer) -> None:
        found, counts = answer
        now = self.desk.clock.now()
        self._filters.set_choices(self._chips(counts), self._filters.current())
        self._table.set_rows([self._row(one, now) for one in found])
        if self._wanted and self._table.choose_id(self._wanted):
            self.navigate_requested.emit(RECORD, RecordAsk(kind="case", id=self._wanted))
        self._wanted = ""
        if self._table.current_row() is None:
            self._table.choose(0)
        open_ = sum(counts.get(state, 0) for state in OPEN_CASES)
        self.set_title(words.kinds("case"), str(open_) if open_ else "")
        late = sum(1 for one in found if one.case.due_at is not None and one.case.due_at < now)
        if not self._filters.current():
            self.rail_note_changed.emit("cases", str(open_) if open_ else "", late > 0)
        if found:
            self._stage.show_content()
        else:
            title = self.tr("No case here")
            said = self.tr("Complaints, questions and returns stand here by their clock.")
            self._stage.show_empty("cases", title, said, action=self.tr("New case"))

    def _row(self, one: CaseOf, now: datetime) -> Row:
        forms, case = language.formats(), one.case
        open_ = case.state in OPEN_CASES
        late = open_ and case.due_at is not None and case.due_at < now
        due = forms.when(case.due_at, now) if case.due_at else ""
        if late:
            due = self.tr("{age} late").format(age=forms.age(case.due_at, now))
        severity = {"high": "warn", "low": "quiet"}.get(case.severity, "quiet")
        state = {"open": "accent", "waiting": "warn", "solved": "ok"}.get(case.state, "quiet")
        title = " · ".join(p for p in (case.number, case.subject) if p)
        values = (
            Cell(words=title, style="body_m", sub=one.account.name if one.account else ""),
            Cell(words=words.choice("case", "type", case.type), tone="text2"),
            Cell(badges=((words.choice("case", "severity", case.severity), severity),) if case.severity else ()),
            Cell(badges=((words.choice("case", "state", case.state), state),)),
            Cell(words=forms.when(case.opened_at, now), tone="text2", sort=str(case.opened_at or "")),
            Cell(words=due, tone="need" if late else "text", style="body_m", sort=str(case.due_at or "")),
        )
        return Row(id=case.id, value=one, mark="need" if late else "", cells=cells_of(self._columns, *values))

    def _chips(self, counts: dict[str, int]) -> list[tuple[str, str, str]]:
        open_ = sum(counts.get(state, 0) for state in OPEN_CASES)
        chips = [("", self.tr("All open"), str(open_) if counts else "")]
        known = words.choices("case", "state")
        return chips + [(code, said, str(counts.get(code, 0)) if counts else "") for code, said in known]

    # --- doing ---

    def _new(self, account_id: str = "") -> None:
        values = {"opened_at": self.desk.clock.now(), "account_id": account_id or None}
        self.navigate_requested.emit(RECORD, RecordAsk(kind="case", values=values, focus="subject"))

    @Slot()
    def _on_new_pressed(self) -> None:
        self._new()

    @Slot(str)
    def _on_filter_chosen(self, _name: str) -> None:
        self._load()
        self._table.setFocus()

    @Slot(object)
    def _on_activated(self, shown: Row) -> None:
        self.navigate_requested.emit(RECORD, RecordAsk(kind="case", id=shown.id))

    @Slot()
    def _on_account_key(self) -> None:
        shown = self._table.current_row()
        if shown is not None and isinstance(shown.value, CaseOf) and shown.value.case.account_id:
            self.navigate_requested.emit("account", shown.value.case.account_id)

    @Slot()
    def _on_solved_key(self) -> None:
        shown = self._table.current_row()
        if shown is None or not isinstance(shown.value, CaseOf) or shown.value.case.state not in OPEN_CASES:
            return
        replica, id_, before = self.desk.profile.replica, shown.id, shown.value.case.state
        values = {"state": "solved", "solved_at": self.desk.clock.now()}
        undo = {"state": before, "solved_at": None}

        def back() -> None:
            self.desk.tasks.change(self, lambda: save_record(replica, "case", id_, undo), lambda _id: None)

        notice = Notice(words=self.tr("Solved"), action=self.tr("Undo"), run=back)
        self.desk.tasks.change(
            self, lambda: save_record(replica, "case", id_, values), lambda _id: self.notice_raised.emit(notice)
        )

    @Slot(object, object)
    def _on_replica_changed(self, kinds: frozenset[str], _ids: frozenset[str]) -> None:
        if kinds & {"case", "account"} and self.isVisible():
            self._reload.start()
