"""The page of the day: its plan, the cards that need a person, the figures of the month."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sfa_desktop.actions.check_in import check_in
from sfa_desktop.actions.complete_task import complete_task
from sfa_desktop.actions.save_record import save_record
from sfa_desktop.entities.exchange import Progress as Work
from sfa_desktop.replica.queries.day import Day, DayStop, day
from sfa_desktop.replica.queries.month import Month, month
from sfa_desktop.replica.queries.needs import Need, needs
from sfa_desktop.replica.queries.news import News, news
from sfa_desktop.ui import language
from sfa_desktop.ui.page import Desk, Key, Notice, Page
from sfa_desktop.ui.pages.today.plan import StopActs, stop_part
from sfa_desktop.ui.pages.today.side import NeedActs, need_card, news_parts, week_parts
from sfa_desktop.ui.pages.today.tiles import tiles
from sfa_desktop.ui.sync_words import progress_line, share_of
from sfa_desktop.ui.widgets.focus import KeyList
from sfa_desktop.ui.widgets.layout import STRETCH, clear, col, holder, row, scroll
from sfa_desktop.ui.widgets.mark import Icon
from sfa_desktop.ui.widgets.need import NeedCard
from sfa_desktop.ui.widgets.panel import Panel, section, side_panel
from sfa_desktop.ui.widgets.progress import Progress
from sfa_desktop.ui.widgets.state import Stage
from sfa_desktop.ui.widgets.text import Text

CARES = {"visit", "task", "case", "order", "account", "operation"}
SHOWN_NEEDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    day: Day
    month: Month
    needs: tuple[Need, ...]
    news: News


class TodayPage(Page):
    """The plan of the day as a thread, the cards that need a person, the figures of the month."""

    name = "today"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._orders = desk.offers("order_desk")
        self._today = desk.clock.today()
        self._shown: _Shown | None = None
        self._stops: dict[QWidget, DayStop] = {}
        self._tiles = row(gap=10, margins=(20, 14, 16, 2))
        self._strip = holder(self._tiles)
        self._plan = QVBoxLayout()
        self._plan.setSpacing(0)
        self._plan.setContentsMargins(20, 14, 16, 16)
        self._list = KeyList()
        self._list.setLayout(self._plan)
        self._side = QVBoxLayout()
        self._side.setSpacing(8)
        self._side.setContentsMargins(16, 14, 16, 12)
        self._stage = Stage(scroll(self._list))
        self._stage.acted.connect(self._on_fill_pressed)
        self._panel = side_panel(col((scroll(holder(self._side)), 1)), 388)
        self._filling = Progress(share=None)
        self._filling_strip = Panel(row((self._filling, 1), margins=(20, 10, 20, 10)), fill="sunken", sides="b")
        self._filling_strip.hide()
        self._begun: tuple[str, float] = ("", 0.0)
        main = col(self._filling_strip, self._strip, (self._stage, 1), gap=0)
        self.setLayout(row((main, 1), self._panel, gap=0))
        self.setFocusProxy(self._list)
        self._reload = QTimer(self, singleShot=True, interval=150)
        self._reload.timeout.connect(self._load)
        desk.bridge.replica_changed.connect(self._on_replica_changed)
        desk.bridge.sync_changed.connect(self._on_sync_changed)

    def keys(self) -> tuple[Key, ...]:
        """The keys of the page."""
        return (
            Key("↑ ↓", self.tr("move")),
            Key("Enter", self.tr("open")),
            Key("V", self.tr("check in / out"), self._on_visit_key),
            *((Key("P", self.tr("order"), partial(self._with_account, "order_desk")),) if self._orders else ()),
            Key("R", self.tr("case"), self._on_case_key),
            Key("A", self.tr("account"), partial(self._with_account, "account")),
            Key("1 … 5", self.tr("what needs you")),
            *(Key(str(n), "", partial(self._press_need, n)) for n in range(1, SHOWN_NEEDS + 1)),
        )

    def key_note(self) -> str:
        """How fresh the office's figures are."""
        if self._shown is None or self._shown.news.as_of is None:
            return ""
        when = language.formats().when(self._shown.news.as_of, self.desk.clock.now())
        return self.tr("Office data: {when}").format(when=when)

    def opened(self, argument: object = None) -> None:
        """Show the day as it is now."""
        self._today = self.desk.clock.today()
        self.set_title(self.tr("Today"), language.formats().date_long(self._today))
        if self._shown is None:
            self._stage.show_loading()
        self._load()

    @Slot(object, object)
    def _on_replica_changed(self, kinds: frozenset[str], _ids: frozenset[str]) -> None:
        if kinds & CARES and self.isVisible():
            self._reload.start()

    @Slot(object)
    def _on_sync_changed(self, event: object) -> None:
        """While the first synchronisation runs: how far it is, and how long it still takes."""
        if not isinstance(event, Work) or self._shown is None or not self._shown.news.filling:
            self._filling_strip.hide()
            return
        now = self.desk.clock.monotonic()
        if self._begun[0] != event.stage + event.kind:
            self._begun = (event.stage + event.kind, now)
        said = self.tr("The book of business is coming in; what is here already works.")
        rest = progress_line(event)
        spent = now - self._begun[1]
        if event.total and event.done and spent > 2:
            seconds = int(spent / event.done * (event.total - event.done))
            left = f"{seconds}\u00a0s" if seconds < 60 else language.formats().duration(timedelta(seconds=seconds))
            rest += " · " + self.tr("{time} left").format(time=left)
        self._filling.show_state(said, rest, share=share_of(event))
        self._filling_strip.show()

    @Slot()
    def _load(self) -> None:
        replica, clock = self.desk.profile.replica, self.desk.clock
        today, now = self._today, clock.now()

        def read() -> _Shown:
            with replica.read() as r:
                return _Shown(day=day(r, today), month=month(r, today), needs=needs(r, today, now), news=news(r, today))

        self.desk.tasks.query(self, read, self._on_read, key="day")

    def _on_read(self, shown: _Shown) -> None:
        if shown == self._shown:
            return
        held = self._current()
        self._shown = shown
        self._show_tiles(shown.month)
        self._show_plan(shown.day, held.visit.id if held is not None else "")
        self._show_side(shown)
        self.keys_changed.emit()

    # --- the month ---

    def _show_tiles(self, m: Month) -> None:
        clear(self._tiles)
        for tile in tiles(m):
            self._tiles.addWidget(tile, 1)
        self._strip.setVisible(self._tiles.count() > 0)

    # --- the plan ---

    def _show_plan(self, shown: Day, held: str) -> None:
        clear(self._plan)
        self._stops = {}
        if not shown.stops:
            self._stage.show_empty(
                "agenda",
                self.tr("Nothing is planned for today"),
                self.tr("Who is due stands in Accounts; the agenda shows the coming days."),
                action=self.tr("See who is due"),
            )
            return
        fixed = sum(1 for stop in shown.stops if stop.visit.fixed)
        note = self.tr("%n visit(s)", "", len(shown.stops))
        note += " · " + self.tr("%n fixed", "", fixed) if fixed else ""
        self._plan.addLayout(section(self.tr("Plan of the day"), note))
        self._plan.addSpacing(6)
        acts = StopActs(open=self._open_stop, go=self._go_account, new_case=self._new_case, orders=self._orders)
        now = self.desk.clock.now()
        for place, stop in enumerate(shown.stops):
            part = stop_part(stop, acts, now, first=place == 0, last=place == len(shown.stops) - 1)
            self._stops[part] = stop
            self._plan.addWidget(part)
            if stop.visit.id == held:
                part.setFocus()
        self._plan.addStretch(1)
        self._stage.show_content()

    # --- what needs a person, what changed, the week ---

    def _show_side(self, shown: _Shown) -> None:
        clear(self._side)
        now = self.desk.clock.now()
        acts = NeedActs(go=self.navigate_requested.emit, keep=self._keep_promise)
        self._cards: list[NeedCard] = []
        waiting = shown.needs[:SHOWN_NEEDS]
        self._side.addLayout(section(self.tr("Needs you"), str(len(shown.needs)) if shown.needs else ""))
        for place, need in enumerate(waiting, 1):
            card = need_card(need, str(place), acts, now)
            self._cards.append(card)
            self._side.addWidget(card)
        if not waiting:
            calm = self.tr("Nothing waits for a decision.")
            self._side.addLayout(row(Icon("done", 16, "ok"), Text(calm, "small", "text2"), STRETCH, gap=10))
        if len(shown.needs) > len(waiting):
            more = self.tr("and %n more", "", len(shown.needs) - len(waiting))
            self._side.addWidget(Text(more, "small", "text3"))
        self._side.addLayout(col(*news_parts(shown.news, now), gap=4))
        self._side.addLayout(col(*week_parts(shown.day.week, self._today), gap=8))
        self._side.addStretch(1)

    def _press_need(self, place: int) -> None:
        if self._shown is not None and place <= len(self._cards):
            self._cards[place - 1].acted.emit()

    def _keep_promise(self, task_id: str, subject: str) -> None:
        replica = self.desk.profile.replica
        said = self.tr("Kept: {subject}").format(subject=subject)
        undo: Callable[[], object] = partial(self._reopen, task_id)
        self.desk.tasks.change(
            self,
            lambda: complete_task(replica, task_id),
            lambda _done: self.notice_raised.emit(Notice(words=said, action=self.tr("Undo"), run=undo)),
        )

    def _reopen(self, task_id: str) -> None:
        replica, values = self.desk.profile.replica, {"state": "open", "done_at": None}
        self.desk.tasks.change(self, lambda: save_record(replica, "task", task_id, values), lambda _done: None)

    # --- keys ---

    def _current(self) -> DayStop | None:
        for part, stop in self._stops.items():
            if part.hasFocus() or (part.focusWidget() is not None and part.isAncestorOf(self.window().focusWidget())):
                return stop
        stops = list(self._stops.values())
        now = next((stop for stop in stops if stop.visit.state == "started"), None)
        return now or next((stop for stop in stops if stop.visit.state == "planned"), None)

    def _open_stop(self, stop: DayStop) -> None:
        if stop.visit.state == "planned" and stop.visit.account_id:
            self.navigate_requested.emit("account", stop.visit.account_id)
        else:
            self.navigate_requested.emit("visit", stop.visit.id)

    def _go_account(self, page: str, stop: DayStop) -> None:
        if stop.visit.account_id:
            self.navigate_requested.emit(page, stop.visit.account_id)

    def _with_account(self, page: str) -> None:
        stop = self._current()
        if stop is not None:
            self._go_account(page, stop)

    def _new_case(self, stop: DayStop) -> None:
        self.navigate_requested.emit("cases", ("new", stop.visit.account_id))

    @Slot()
    def _on_case_key(self) -> None:
        stop = self._current()
        if stop is not None:
            self._new_case(stop)

    @Slot()
    def _on_visit_key(self) -> None:
        stop = self._current()
        if stop is None:
            return
        if stop.visit.state != "planned":
            self.navigate_requested.emit("visit", stop.visit.id)
            return
        replica, visit_id = self.desk.profile.replica, stop.visit.id
        self.desk.tasks.change(
            self,
            lambda: check_in(replica, visit_id=visit_id),
            lambda _done: self.navigate_requested.emit("visit", visit_id),
        )

    @Slot()
    def _on_fill_pressed(self) -> None:
        self.navigate_requested.emit("accounts", "due")
