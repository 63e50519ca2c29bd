"""The agenda: visits and promises of a day or a week, the late ones first."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QTimer, Slot

from sfa_desktop.actions.complete_task import complete_task
from sfa_desktop.actions.save_record import save_record
from sfa_desktop.replica.queries.agenda import Entry, agenda
from sfa_desktop.ui import language, words
from sfa_desktop.ui.page import Desk, Key, Notice, Page
from sfa_desktop.ui.record_card import RECORD, RecordAsk
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.cell import Cell, Column, Row, cells
from sfa_desktop.ui.widgets.chip import ChipRow
from sfa_desktop.ui.widgets.layout import STRETCH, col, holder, row
from sfa_desktop.ui.widgets.state import Stage
from sfa_desktop.ui.widgets.table import RecordTable
from sfa_desktop.ui.widgets.text import Text

SPANS = {"day": 1, "week": 7, "month": 31}


class AgendaPage(Page):
    """One list in order of time; left and right go a span back and on."""

    name = "agenda"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._today = desk.clock.today()
        self._first = self._today
        spans = [("day", self.tr("Day"), ""), ("week", self.tr("Week"), ""), ("month", self.tr("Month"), "")]
        self._span = ChipRow(spans, "week")
        self._span.chosen.connect(self._on_span_chosen)
        before = Button(self.tr("Back"), "ghost", small=True, key="←")
        before.clicked.connect(partial(self._go, -1))
        after = Button(self.tr("On"), "ghost", small=True, key="→")
        after.clicked.connect(partial(self._go, 1))
        today = Button(self.tr("Today"), small=True, key="H")
        today.clicked.connect(self._on_today_pressed)
        self._range = Text("", "body_b")
        add = Button(self.tr("Promise"), icon="plus", small=True, key="T")
        add.clicked.connect(self._on_task_key)
        top = row(self._span, 12, before, today, after, 12, self._range, STRETCH, add, gap=6, margins=(20, 12, 16, 10))
        self._columns = (
            Column(key="day", title=self.tr("Day"), width=132),
            Column(key="time", title=self.tr("Time"), width=70),
            Column(key="what", title=self.tr("What")),
            Column(key="kind", title=self.tr("Kind"), width=130),
            Column(key="state", title=self.tr("State"), width=140),
        )
        self._table = RecordTable(self._columns, name=self.tr("Agenda"), row_height=48, pad=12, lead=8)
        self._table.activated_row.connect(self._on_activated)
        self._stage = Stage(self._table)
        self._stage.acted.connect(self._on_due_pressed)
        self.setLayout(col(holder(top), (self._stage, 1), gap=0))
        self.setFocusProxy(self._table)
        self._reload = QTimer(self, singleShot=True, interval=150)
        self._reload.timeout.connect(self._load)
        desk.bridge.replica_changed.connect(self._on_replica_changed)

    def keys(self) -> tuple[Key, ...]:
        """The keys of the page."""
        return (
            Key("Enter", self.tr("open")),
            Key("← →", self.tr("back and on")),
            Key("←", "", partial(self._go, -1), "Left"),
            Key("→", "", partial(self._go, 1), "Right"),
            Key("H", self.tr("today"), self._on_today_pressed),
            Key("D", self.tr("done"), self._on_done_key),
            Key("T", self.tr("promise"), self._on_task_key),
            Key("1 … 3", self.tr("day, week, month")),
            *(Key(str(n), "", partial(self._span.press, n)) for n in range(1, 4)),
        )

    def opened(self, argument: object = None) -> None:
        """Show the days around today, or from a date on."""
        self._today = self.desk.clock.today()
        if isinstance(argument, date):
            self._first = argument
        self.set_title(self.tr("Agenda"))
        self._stage.show_loading()
        self._load()

    def _bounds(self) -> tuple[date, int]:
        span = self._span.current() or "week"
        if span == "week":
            return self._first - timedelta(days=self._first.weekday()), 7
        if span == "month":
            first = self._first.replace(day=1)
            return first, ((first + timedelta(days=32)).replace(day=1) - first).days
        return self._first, 1

    @Slot()
    def _load(self) -> None:
        replica, today = self.desk.profile.replica, self._today
        first, days = self._bounds()

        def read() -> tuple[Entry, ...]:
            with replica.read() as r:
                return agenda(r, first, days, today)

        self.desk.tasks.query(self, read, self._show, key="agenda")

    def _show(self, entries: tuple[Entry, ...]) -> None:
        forms = language.formats()
        first, days = self._bounds()
        last = first + timedelta(days=days - 1)
        if days == 1:
            self._range.say(forms.date_long(first))
        else:
            said = self.tr("{first} to {last}")
            self._range.say(said.format(first=forms.date_medium(first), last=forms.date_medium(last)))
        visits = sum(1 for e in entries if e.visit is not None)
        self.set_title(self.tr("Agenda"), self.tr("%n visit(s)", "", visits))
        self._table.set_rows([self._row(e, p) for p, e in zip((None, *entries), entries, strict=False)])
        if entries:
            self._stage.show_content()
        else:
            title = self.tr("Nothing is planned here")
            said = self.tr("Visits and promises stand here on their day.")
            self._stage.show_empty("agenda", title, said, action=self.tr("See who is due"))

    def _row(self, entry: Entry, before: Entry | None) -> Row:
        forms, account = language.formats(), entry.account
        name = account.name if account else ""
        late = entry.day < self._today and entry.task is not None and entry.task.state == "open"
        new_day = before is None or before.day != entry.day
        today = entry.day == self._today
        day = Cell(
            words=forms.day(entry.day, self._today) if new_day else "",
            style="body_b" if today else "body_m",
            tone="warn" if late else "accent_text" if today else "text",
        )
        if entry.visit is not None:
            visit = entry.visit
            tone = {"done": "ok", "started": "accent"}.get(visit.state, "quiet")
            state = words.choice("visit", "state", visit.state)
            city = account.city if account else ""
            sub = " · ".join(p for p in (visit.subject, city) if p)
            badges = [(state, tone)] + ([(self.tr("Fixed"), "quiet")] if visit.fixed else [])
            values = (
                day,
                Cell(words=forms.time(visit.planned_at) if visit.planned_at else "", style="body_m"),
                Cell(words=name or visit.subject, style="body_m", sub=sub, icon="visit"),
                Cell(words=words.choice("visit", "channel", visit.channel), tone="text2"),
                Cell(badges=tuple(badges)),
            )
        else:
            task = entry.task
            assert task is not None
            icon = {"promise": "promise", "call": "call"}.get(task.type, "task")
            said = self.tr("late") if late else words.choice("task", "state", task.state)
            values = (
                day,
                Cell(words=task.due_time, style="body_m"),
                Cell(words=task.subject, style="body_m", sub=name, icon=icon),
                Cell(words=words.choice("task", "type", task.type), tone="text2"),
                Cell(badges=((said, "warn" if late else "ok" if task.state == "done" else "quiet"),)),
            )
        mark = "warn" if late else ""
        return Row(id=entry.id, value=entry, mark=mark, cells=cells(self._columns, *values))

    # --- doing ---

    def _go(self, step: int) -> None:
        first, days = self._bounds()
        self._first = first + timedelta(days=days) if step > 0 else first - timedelta(days=1)
        if step < 0 and days > 1:
            self._first = first - timedelta(days=days) if days == 7 else (first - timedelta(days=1)).replace(day=1)
        self._load()

    @Slot()
    def _on_today_pressed(self) -> None:
        self._first = self._today
        self._load()

    @Slot(str)
    def _on_span_chosen(self, _name: str) -> None:
        self._load()
        self._table.setFocus()

    @Slot(object)
    def _on_activated(self, shown: Row) -> None:
        entry = shown.value
        assert isinstance(entry, Entry)
        if entry.visit is not None:
            self.navigate_requested.emit("visit", entry.visit.id)
        elif entry.task is not None:
            self.navigate_requested.emit(RECORD, RecordAsk(kind="task", id=entry.task.id))

    @Slot()
    def _on_done_key(self) -> None:
        shown = self._table.current_row()
        entry = shown.value if shown is not None else None
        if not isinstance(entry, Entry) or entry.task is None or entry.task.state != "open":
            return
        replica, task_id = self.desk.profile.replica, entry.task.id
        values = {"state": "open", "done_at": None}

        def reopen() -> None:
            self.desk.tasks.change(self, lambda: save_record(replica, "task", task_id, values), lambda _id: None)

        notice = Notice(words=self.tr("Done"), action=self.tr("Undo"), run=reopen)
        self.desk.tasks.change(
            self, lambda: complete_task(replica, task_id), lambda _id: self.notice_raised.emit(notice)
        )

    @Slot()
    def _on_task_key(self) -> None:
        values = {"type": "promise", "due_on": max(self._first, self._today)}
        self.navigate_requested.emit(RECORD, RecordAsk(kind="task", values=values, focus="subject"))

    @Slot()
    def _on_due_pressed(self) -> None:
        self.navigate_requested.emit("accounts", "due")

    @Slot(object, object)
    def _on_replica_changed(self, kinds: frozenset[str], _ids: frozenset[str]) -> None:
        if kinds & {"visit", "task", "account"} and self.isVisible():
            self._reload.start()
