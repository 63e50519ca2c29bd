"""The page of one account: head, figures, history and lists at the left, people and promises at the right."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from sfa_desktop.actions.check_in import check_in
from sfa_desktop.actions.complete_task import complete_task
from sfa_desktop.actions.save_record import save_record
from sfa_desktop.base.errors import NotFound
from sfa_desktop.entities import Order, Visit
from sfa_desktop.replica.queries import history
from sfa_desktop.replica.queries.account_sheet import AccountSheet, account_sheet
from sfa_desktop.replica.queries.history import TouchPoint
from sfa_desktop.ui import language, words
from sfa_desktop.ui.files_part import FilesPart
from sfa_desktop.ui.messages import explain
from sfa_desktop.ui.order_words import number_of
from sfa_desktop.ui.page import Desk, Key, Notice, Page
from sfa_desktop.ui.pages.account.header import facts, head
from sfa_desktop.ui.pages.account.side import side_parts
from sfa_desktop.ui.record_card import RECORD, RecordAsk
from sfa_desktop.ui.touch_words import thread_items
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.cell import Cell, Column, Row, cells
from sfa_desktop.ui.widgets.chip import ChipRow
from sfa_desktop.ui.widgets.layout import STRETCH, Part, clear, col, holder, row, scroll
from sfa_desktop.ui.widgets.panel import Panel, side_panel
from sfa_desktop.ui.widgets.state import Stage
from sfa_desktop.ui.widgets.table import RecordTable
from sfa_desktop.ui.widgets.tabs import Tab, Tabs
from sfa_desktop.ui.widgets.thread import Thread

CARES = {"account", "visit", "order", "task", "case", "contact", "address", "opportunity"}
STEP = 60
LISTED = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    sheet: AccountSheet
    counts: dict[str, int]
    points: tuple[TouchPoint, ...]
    orders: tuple[Order, ...]
    visits: tuple[Visit, ...]


def _when(visit: Visit) -> str:
    return str(visit.started_at or visit.planned_at or "")


class AccountPage(Page):
    """Who they are, what was promised, what next."""

    name = "account"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._today = desk.clock.today()
        self._id = ""
        self._limit = STEP
        self._shown: _Shown | None = None
        self._head = QVBoxLayout()
        self._head.setSpacing(0)
        self._tabs = Tabs([Tab(name="history", words=self.tr("History"))])
        self._tabs.changed.connect(self._on_tab_changed)
        self._filters = ChipRow(self._chips({}), "")
        self._filters.chosen.connect(self._on_filter_chosen)
        self._thread = Thread()
        self._thread.setAccessibleName(self.tr("History"))
        self._thread.opened.connect(self._open)
        self._thread.end_reached.connect(self._on_end_reached)
        self._thread_stage = Stage(self._thread)
        self._thread_stage.acted.connect(self._on_log_pressed)
        self._orders = self._table(
            "order",
            Column(key="number", title=words.field("order", "number")),
            Column(key="date", title=words.field("order", "ordered_on"), width=130, sortable=True),
            Column(key="state", title=words.field("order", "state"), width=150),
            Column(key="total", title=words.field("order", "total"), width=140, right=True, sortable=True),
        )
        self._visits = self._table(
            "visit",
            Column(key="date", title=self.tr("Date"), width=130, sortable=True),
            Column(key="outcome", title=words.field("visit", "outcome"), width=150),
            Column(key="notes", title=words.field("visit", "notes")),
            Column(key="minutes", title=words.field("visit", "minutes"), width=100, right=True),
        )
        thread = col(holder(row(self._filters, STRETCH)), (self._thread_stage, 1), gap=6, margins=(20, 12, 10, 0))
        self._views = QStackedWidget()
        for view in (holder(thread), self._orders, self._visits):
            self._views.addWidget(view)
        tabs = Panel(row(self._tabs, STRETCH, margins=(20, 0, 16, 0)), sides="b")
        self._side = QVBoxLayout()
        self._side.setContentsMargins(16, 14, 16, 8)
        self._side.setSpacing(6)
        self._files = FilesPart(desk)
        self._files.notice_raised.connect(self.notice_raised)
        main = holder(col(tabs, (self._views, 1), gap=0))
        side = col(self._side, row(self._files, margins=(16, 0, 16, 14)), STRETCH, gap=0)
        panel = side_panel(col((scroll(holder(side)), 1)))
        body = holder(col(self._head, (row((main, 1), panel, gap=0), 1), gap=0))
        self._stage = Stage(body)
        self._stage.acted.connect(partial(self.navigate_requested.emit, "accounts", None))
        self.setLayout(col((self._stage, 1), gap=0))
        self._files.take_drops_of(self)
        self.setFocusProxy(self._thread)
        self._reload = QTimer(self, singleShot=True, interval=150)
        self._reload.timeout.connect(self._load)
        desk.bridge.replica_changed.connect(self._on_replica_changed)

    def _table(self, kind: str, *columns: Column) -> RecordTable:
        table = RecordTable(columns, name=words.kinds(kind), row_height=40, pad=12, lead=8)
        table.setObjectName(kind)
        table.activated_row.connect(self._on_row_activated)
        return table

    def keys(self) -> tuple[Key, ...]:
        """The keys of the page."""
        return (
            Key("V", self.tr("visit"), self._on_visit_key),
            *((Key("P", self.tr("order"), self._on_order_key),) if self.desk.offers("order_desk") else ()),
            Key("R", self.tr("case"), partial(self._new, "case")),
            Key("N", self.tr("log a call"), self._on_log_pressed),
            Key("T", self.tr("promise"), partial(self._new, "task")),
            Key("E", self.tr("edit"), self._on_edit_key),
            Key("Alt F", self.tr("file"), self._files.choose),
            Key("Ctrl Shift V", "", self._files.paste),
            Key("1 … 3", self.tr("tabs")),
            Key("F", self.tr("filter"), self._filters.setFocus),
            *(Key(str(n), "", partial(self._tabs.press, n)) for n in range(1, 4)),
        )

    def key_note(self) -> str:
        """When the account's row came from the office."""
        if self._shown is None:
            return ""
        origin = self._shown.sheet.account.origin
        if origin.synced_at is None:
            return self.tr("Made here, not at the office yet")
        when = language.formats().when(origin.synced_at, self.desk.clock.now())
        return self.tr("Office data: {when}").format(when=when)

    def opened(self, argument: object = None) -> None:
        """Show the account of this id."""
        self._today = self.desk.clock.today()
        if isinstance(argument, str) and argument != self._id:
            self._id, self._limit, self._shown = argument, STEP, None
            self._filters.choose("")
            self._tabs.choose("history")
            self._stage.show_loading()
        self._load()

    # --- reading ---

    @Slot()
    def _load(self) -> None:
        replica, id_, today, limit = self.desk.profile.replica, self._id, self._today, self._limit
        only = self._filters.current()

        def read() -> _Shown:
            with replica.read() as r:
                mine = {"account_id": id_}
                orders = r.list("order", where=mine, order=("-ordered_on",), limit=LISTED)
                visits = r.list("visit", where=mine, order=("-planned_at", "-started_at"), limit=LISTED)
                return _Shown(
                    sheet=account_sheet(r, id_, today),
                    counts=history.counts(r, id_),
                    points=history.history(r, id_, only=only, limit=limit),
                    orders=tuple(o for o in orders if isinstance(o, Order)),
                    visits=tuple(sorted((v for v in visits if isinstance(v, Visit)), key=_when, reverse=True)),
                )

        self.desk.tasks.query(self, read, self._show, self._on_failed, key="sheet")

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, NotFound):
            title = self.tr("This account is no longer here")
            said = self.tr("It was deleted, or it belongs to somebody else now. Unsent work on it is kept in Sync.")
            self._stage.show_error(title, said, action=self.tr("Back to the accounts"))
            return
        message = explain(error)
        self._stage.show_error(message.sentence, message.action)

    def _show(self, shown: _Shown) -> None:
        if shown == self._shown:
            return
        self._shown = shown
        sheet, now = shown.sheet, self.desk.clock.now()
        self.set_title(words.kind("account"), sheet.account.code)
        clear(self._head)
        self._head.addWidget(head(sheet, self._acts(sheet)))
        self._head.addWidget(facts(sheet, self._today, now))
        clear(self._side)
        self._side.addLayout(col(*side_parts(sheet, self._today, now, self._open, self._finish), gap=6))
        self._files.show_record("account", sheet.account.id)
        total = sum(shown.counts.values())
        self._tabs.set_tabs(
            [
                Tab(name="history", words=self.tr("History"), count=str(total)),
                Tab(name="order", words=words.kinds("order"), count=str(sheet.orders)),
                Tab(name="visit", words=words.kinds("visit"), count=str(sheet.visits)),
            ]
        )
        self._filters.set_choices(self._chips(shown.counts), self._filters.current())
        self._thread.show_items(thread_items(shown.points, self._today))
        if shown.points:
            self._thread_stage.show_content()
        else:
            title = self.tr("Nothing has happened yet")
            said = self.tr("Visits, calls, orders, cases and promises gather here.")
            self._thread_stage.show_empty("visit", title, said, action=self.tr("Log a visit or call"))
        self._orders.set_rows([self._order_row(order) for order in shown.orders])
        self._visits.set_rows([self._visit_row(visit) for visit in shown.visits])
        self._stage.show_content()
        self.keys_changed.emit()

    def _acts(self, sheet: AccountSheet) -> QHBoxLayout:
        inside = sheet.under_way is not None
        visit = Button(self.tr("Go on") if inside else self.tr("Start visit"), "primary", icon="visit", key="V")
        visit.clicked.connect(self._on_visit_key)
        order: Part = None
        if self.desk.offers("order_desk"):
            button = Button(words.kind("order"), icon="orders", key="P")
            button.clicked.connect(self._on_order_key)
            order = button
        case = Button(words.kind("case"), icon="cases", key="R")
        case.clicked.connect(partial(self._new, "case"))
        edit = Button("", "ghost", icon="edit", name=self.tr("Edit the account (E)"))
        edit.clicked.connect(self._on_edit_key)
        return row(visit, order, case, edit, gap=6)

    def _order_row(self, order: Order) -> Row:
        forms = language.formats()
        tone = {"done": "ok", "cancelled": "quiet", "draft": "quiet"}.get(order.state, "accent")
        badges = [(words.choice("order", "state", order.state), tone)]
        if order.approval == "pending":
            badges.append((words.choice("order", "approval", order.approval), "warn"))
        values = (
            Cell(words=number_of(order), style="body_m"),
            Cell(words=forms.day(order.ordered_on, self._today), tone="text2", sort=str(order.ordered_on or "")),
            Cell(badges=tuple(badges)),
            Cell(words=forms.money(order.total), sort=order.total or 0),
        )
        return Row(id=order.id, value=order, cells=cells(self._orders.records.all_columns, *values))

    def _visit_row(self, visit: Visit) -> Row:
        forms = language.formats()
        moment = visit.started_at or visit.planned_at
        outcome = words.choice("visit", "outcome", visit.outcome) if visit.outcome else ""
        state = words.choice("visit", "state", visit.state)
        badge = (outcome, "ok" if visit.outcome == "order" else "quiet") if outcome else (state, "accent")
        values = (
            Cell(words=forms.when(moment, self.desk.clock.now()) if moment else "–", sort=str(moment or "")),
            Cell(badges=(badge,)),
            Cell(words=" ".join((visit.notes or visit.subject or visit.next_step).split()), tone="text2"),
            Cell(words=forms.minutes(visit.minutes) if visit.minutes else "", tone="text2"),
        )
        return Row(id=visit.id, value=visit, cells=cells(self._visits.records.all_columns, *values))

    def _chips(self, counts: dict[str, int]) -> list[tuple[str, str, str]]:
        names = {
            "visit": words.kinds("visit"),
            "call": self.tr("Calls"),
            "mail": self.tr("Mails"),
            "order": words.kinds("order"),
            "case": words.kinds("case"),
            "task": words.kinds("task"),
        }
        chips = [("", self.tr("All"), str(sum(counts.values())) if counts else "")]
        return chips + [(key, said, str(counts[key])) for key, said in names.items() if counts.get(key)]

    # --- doing ---

    def _open(self, kind: str, record_id: str) -> None:
        if kind == "visit":
            self.navigate_requested.emit("visit", record_id)
        elif kind == "order":
            self.navigate_requested.emit("orders", record_id)
        elif record_id:
            self.navigate_requested.emit(RECORD, RecordAsk(kind=kind, id=record_id))
        else:
            self._new(kind)

    def _new(self, kind: str) -> None:
        values: dict[str, object] = {"account_id": self._id}
        if kind == "case":
            values["opened_at"] = self.desk.clock.now()
        if kind == "task":
            values["type"] = "promise"
        focus = {"case": "subject", "task": "subject", "contact": "name", "address": "street"}.get(kind, "")
        self.navigate_requested.emit(RECORD, RecordAsk(kind=kind, values=values, focus=focus))

    def _finish(self, _kind: str, task_id: str) -> None:
        replica, values = self.desk.profile.replica, {"state": "open", "done_at": None}

        def reopen() -> None:
            self.desk.tasks.change(self, lambda: save_record(replica, "task", task_id, values), lambda _id: None)

        notice = Notice(words=self.tr("Done"), action=self.tr("Undo"), run=reopen)
        self.desk.tasks.change(
            self, lambda: complete_task(replica, task_id), lambda _id: self.notice_raised.emit(notice)
        )

    @Slot()
    def _on_visit_key(self) -> None:
        sheet = self._shown.sheet if self._shown is not None else None
        if sheet is None:
            return
        if sheet.under_way is not None:
            self.navigate_requested.emit("visit", sheet.under_way.id)
            return
        planned = sheet.next_visit
        today = (
            planned is not None
            and planned.planned_at is not None
            and (planned.planned_at.astimezone().date() == self._today)
        )
        replica, account_id = self.desk.profile.replica, self._id
        visit_id = planned.id if planned is not None and today else ""
        self.desk.tasks.change(
            self,
            lambda: check_in(replica, visit_id=visit_id, account_id=account_id),
            lambda begun: self.navigate_requested.emit("visit", begun),
        )

    @Slot()
    def _on_order_key(self) -> None:
        self.navigate_requested.emit("order_desk", self._id)

    @Slot()
    def _on_log_pressed(self) -> None:
        name = self._shown.sheet.account.name if self._shown is not None else ""
        self.navigate_requested.emit("quick-log", f"call {name} ")

    @Slot()
    def _on_edit_key(self) -> None:
        self.navigate_requested.emit(RECORD, RecordAsk(kind="account", id=self._id))

    @Slot(str)
    def _on_tab_changed(self, name: str) -> None:
        place = {"history": 0, "order": 1, "visit": 2}.get(name, 0)
        self._views.setCurrentIndex(place)
        (self._thread, self._orders, self._visits)[place].setFocus()

    @Slot(str)
    def _on_filter_chosen(self, _name: str) -> None:
        self._limit = STEP
        self._load()

    @Slot()
    def _on_end_reached(self) -> None:
        if self._shown is not None and len(self._shown.points) >= self._limit:
            self._limit += STEP
            self._load()

    @Slot(object)
    def _on_row_activated(self, shown: Row) -> None:
        self._open(self.sender().objectName(), shown.id)

    @Slot(object, object)
    def _on_replica_changed(self, kinds: frozenset[str], _ids: frozenset[str]) -> None:
        if kinds & CARES and self.isVisible():
            self._reload.start()
