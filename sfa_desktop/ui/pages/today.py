"""Today: what now, what needs me, how the month stands."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sfa_desktop.actions.check_in import check_in
from sfa_desktop.actions.complete_task import complete_task
from sfa_desktop.actions.save_record import save_record
from sfa_desktop.entities import Visit
from sfa_desktop.entities.exchange import OperationState
from sfa_desktop.replica.queries.day import Day, DayStop, day
from sfa_desktop.replica.queries.month import Month, month
from sfa_desktop.replica.queries.needs import Need, needs
from sfa_desktop.replica.queries.news import News, news
from sfa_desktop.ui import language, theme, words
from sfa_desktop.ui.messages import explain_code
from sfa_desktop.ui.page import Desk, Key, Notice, Page
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.charts import WeekBars
from sfa_desktop.ui.widgets.focus import KeyList
from sfa_desktop.ui.widgets.kpi import KpiTile
from sfa_desktop.ui.widgets.layout import STRETCH, Part, clear, col, holder, row, scroll
from sfa_desktop.ui.widgets.mark import Badge, Icon
from sfa_desktop.ui.widgets.need import NeedCard
from sfa_desktop.ui.widgets.panel import Panel, section, side_panel
from sfa_desktop.ui.widgets.state import Stage
from sfa_desktop.ui.widgets.text import Elided, Text
from sfa_desktop.ui.widgets.timeline import DONE, FIXED, PLANNED, CurrentStop, Stop

CARES = {"visit", "task", "case", "order", "account", "operation"}
WIDE_FROM = 1080
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
        main = col(self._strip, (self._stage, 1), gap=0)
        self.setLayout(row((main, 1), self._panel, gap=0))
        self.setFocusProxy(self._list)
        self._reload = QTimer(self, singleShot=True, interval=150)
        self._reload.timeout.connect(self._load)
        desk.bridge.replica_changed.connect(self._on_replica_changed)

    def keys(self) -> tuple[Key, ...]:
        """The keys of the page."""
        return (
            Key("↑ ↓", self.tr("move")),
            Key("Enter", self.tr("open")),
            Key("V", self.tr("check in / out"), self._on_visit_key),
            Key("P", self.tr("order"), partial(self._with_account, "order_desk")),
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
        for tile in self._tile_list(m):
            self._tiles.addWidget(tile, 1)
        self._strip.setVisible(self._tiles.count() > 0)

    def _tile_list(self, m: Month) -> list[KpiTile]:
        forms, tiles = language.formats(), []
        top = max(m.sold, m.sold_a_year_ago or Decimal(0)) * Decimal("1.15")
        if top:
            before = m.sold_a_year_ago
            figure, unit = _short(m.sold)
            said = (
                self.tr("a year ago {amount}").format(amount=" ".join(_short(before)))
                if before
                else self.tr("without tax, to today")
            )
            name = self.tr("Sales of {month}").format(month=forms.locale.standaloneMonthName(m.first.month))
            base = float(before / top) if before else None
            tone = "ok_solid" if before and m.sold >= before else "accent"
            tiles.append(KpiTile(name, figure, unit, said, actual=float(m.sold / top), base=base, tone=tone))
        if m.planned:
            said = self.tr("of {planned} planned this month").format(planned=forms.count(m.planned))
            name = self.tr("Visits")
            tiles.append(KpiTile(name, forms.count(m.visits), "", said, actual=m.visits / m.planned))
        if m.visits:
            share = m.with_order / m.visits
            said = self.tr("{n} of {visits} visits").format(n=forms.count(m.with_order), visits=forms.count(m.visits))
            if m.hit_rate_before is not None:
                said = self.tr("before {share}").format(share=forms.percent(Decimal(round(m.hit_rate_before * 100))))
            good = m.hit_rate_before is not None and share >= m.hit_rate_before
            tone = "ok_solid" if good else "accent"
            name, figure = self.tr("Visits with order"), forms.count(round(share * 100))
            tiles.append(KpiTile(name, figure, "%", said, actual=share, base=m.hit_rate_before, tone=tone))
        if m.accounts:
            share = m.covered / m.accounts
            said = self.tr("{n} of {all} in rhythm").format(n=forms.count(m.covered), all=forms.count(m.accounts))
            tone = "warn_solid" if share < 0.75 else "ok_solid"
            tiles.append(
                KpiTile(self.tr("Coverage A"), forms.count(round(share * 100)), "%", said, actual=share, tone=tone)
            )
        return tiles

    # --- the plan ---

    def _show_plan(self, shown: Day, held: str) -> None:
        clear(self._plan)
        self._stops = {}
        if not shown.stops:
            self._stage.show_empty(
                "agenda",
                self.tr("Nothing is planned for today"),
                self.tr("The accounts that are due stand in Accounts; the agenda shows the coming days."),
                action=self.tr("See who is due"),
            )
            return
        fixed = sum(1 for stop in shown.stops if stop.visit.fixed)
        note = self.tr("%n visit(s)", "", len(shown.stops))
        note += " · " + self.tr("%n fixed", "", fixed) if fixed else ""
        self._plan.addLayout(section(self.tr("Plan of the day"), note))
        self._plan.addSpacing(6)
        for place, stop in enumerate(shown.stops):
            part = self._stop(stop, first=place == 0, last=place == len(shown.stops) - 1)
            self._stops[part] = stop
            self._plan.addWidget(part)
            if stop.visit.id == held:
                part.setFocus()
        self._plan.addStretch(1)
        self._stage.show_content()

    def _stop(self, stop: DayStop, *, first: bool, last: bool) -> QWidget:
        visit, forms = stop.visit, language.formats()
        moment = visit.started_at or visit.planned_at
        time = forms.time(moment) if moment else ""
        name = stop.account.name if stop.account else visit.subject
        if visit.state == "started":
            return CurrentStop(time, self._card(stop))
        state = DONE if visit.state in ("done", "skipped") else FIXED if visit.fixed else PLANNED
        badge, tone = words.segment(stop.account) if stop.account else ("", "quiet")
        side: list[Part] = [Badge(self.tr("Fixed"), "quiet", "pin")] if visit.fixed and state != DONE else []
        if visit.state == "skipped":
            side.append(Badge(words.choice("visit", "state", "skipped"), "quiet"))
        if stop.visit.origin.pending:
            side.append(Text(self.tr("to send"), "caption", "text3"))
        if visit.minutes:
            side.append(Text(forms.minutes(visit.minutes), "small", "text3"))
        part = Stop(
            time,
            state,
            name,
            self._done_words(visit) if state == DONE else words.why_all(stop.reasons, self._today, 2),
            badges=[Badge(badge, tone)] if badge else (),
            side=side,
            first=first,
            last=last,
        )
        part.activated.connect(partial(self._open_stop, stop))
        return part

    def _done_words(self, visit: Visit) -> str:
        parts = [words.choice("visit", "outcome", visit.outcome) if visit.outcome else "", visit.next_step]
        if visit.next_on:
            parts.append(language.formats().day(visit.next_on, self._today))
        return " · ".join(part for part in parts if part)

    def _card(self, stop: DayStop) -> QWidget:
        account, forms = stop.account, language.formats()
        badge, tone = words.segment(account) if account else ("", "quiet")
        since = self.tr("Inside since {time}").format(time=forms.time(stop.visit.started_at or self.desk.clock.now()))
        head = row(
            Elided(account.name if account else stop.visit.subject, "title"),
            Badge(badge, tone) if badge else None,
            Badge(since, "ok", "visit"),
            STRETCH,
        )
        facts = row(gap=22)
        if account is not None:
            late = "warn" if account.overdue else "text"
            pairs: list[tuple[str, str, str]] = [
                (self.tr("Balance"), forms.money(account.balance), "text"),
                (self.tr("Overdue"), forms.money(account.overdue), late),
            ]
            if account.credit_limit is not None and account.balance is not None:
                pairs.append((self.tr("Free credit"), forms.money(account.credit_limit - account.balance), "text"))
            if stop.last_order is not None and stop.last_order.ordered_on:
                order = forms.day(stop.last_order.ordered_on, self._today)
                pairs.append((self.tr("Last order"), f"{order} · {forms.money(stop.last_order.total)}", "text"))
            for name, value, ink in pairs:
                facts.addLayout(col(Text(name, "caption", "text3"), Text(value, "small_b", ink), gap=1))
        facts.addStretch(1)
        why = words.why_all(stop.reasons, self._today, 3)
        go_on = Button(self.tr("Go on with the visit"), "tint", icon="visit", key="V", small=True)
        order_button = Button(self.tr("Take order"), icon="orders", key="P", small=True)
        case_button = Button(self.tr("Case"), "ghost", icon="cases", key="R", small=True)
        sheet = Button(self.tr("Account"), "ghost", icon="accounts", key="A", small=True)
        go_on.clicked.connect(partial(self._open_stop, stop))
        order_button.clicked.connect(partial(self._go_account, "order_desk", stop))
        case_button.clicked.connect(partial(self._new_case, stop))
        sheet.clicked.connect(partial(self._go_account, "account", stop))
        acts = row(go_on, order_button, case_button, sheet, STRETCH, gap=6)
        body = col(head, Text(why, "small", "text2", wrap=True), 2, facts, 3, acts, gap=5, margins=(16, 12, 14, 12))
        return Panel(body, fill="raised", edge="accent_line", radius=theme.RADIUS["card"], bar="accent")

    # --- what needs a person, what changed, the week ---

    def _show_side(self, shown: _Shown) -> None:
        clear(self._side)
        self._cards: list[NeedCard] = []
        waiting = shown.needs[:SHOWN_NEEDS]
        self._side.addLayout(section(self.tr("Needs you"), str(len(shown.needs)) if shown.needs else ""))
        for place, need in enumerate(waiting, 1):
            card = self._need(need, str(place))
            self._cards.append(card)
            self._side.addWidget(card)
        if not waiting:
            calm = self.tr("Nothing waits for a decision.")
            self._side.addLayout(row(Icon("done", 16, "ok"), Text(calm, "small", "text2"), STRETCH, gap=10))
        if len(shown.needs) > len(waiting):
            more = self.tr("and %n more", "", len(shown.needs) - len(waiting))
            self._side.addWidget(Text(more, "small", "text3"))
        self._show_news(shown.news)
        done, planned = sum(c.done for c in shown.day.week), sum(c.planned for c in shown.day.week)
        if planned:
            forms, note = language.formats(), self.tr("{done} of {planned} visits").format(done=done, planned=planned)
            self._side.addSpacing(12)
            self._side.addLayout(section(self.tr("The week"), note))
            days = [
                (
                    forms.locale.dayName(count.day.isoweekday(), forms.locale.FormatType.ShortFormat).rstrip("."),
                    count.planned,
                    count.done,
                    self.tr("{done} of {planned}").format(done=count.done, planned=count.planned)
                    if count.day <= self._today
                    else str(count.planned or "–"),
                )
                for count in shown.day.week
            ]
            here = next((n for n, c in enumerate(shown.day.week) if c.day == self._today), -1)
            self._side.addWidget(WeekBars(days, here))
        self._side.addStretch(1)

    def _show_news(self, shown: News) -> None:
        forms, now = language.formats(), self.desk.clock.now()
        lines: list[tuple[str, str, str]] = []
        for order in shown.orders:
            said = " · ".join((words.kind("order"), order.number or order.provisional))
            said = f"{said} · {words.choice('order', 'state', order.state)}"
            lines.append(("orders", said, forms.when(order.origin.synced_at, now)))
        icons = {"account": "accounts", "case": "cases", "task": "task", "product": "product", "price_list": "tag"}
        for change in shown.changes:
            said = self.tr("{kind}: %n updated", "", change.count).format(kind=words.kinds(change.kind))
            lines.append((icons[change.kind], said, forms.when(change.at, now)))
        if not lines:
            return
        self._side.addSpacing(12)
        self._side.addLayout(section(self.tr("Since {when}").format(when=forms.when(shown.since, now))))
        for icon, said, when in lines[:6]:
            parts = row(Icon(icon, 16, "text3"), (Elided(said, "small", "text2"), 1), Text(when, "caption", "text3"))
            parts.setSpacing(10)
            parts.setContentsMargins(2, 3, 2, 3)
            self._side.addLayout(parts)

    def _need(self, need: Need, key: str) -> NeedCard:
        forms, now = language.formats(), self.desk.clock.now()
        who = need.account.name if need.account else ""
        if need.operation is not None:
            operation = need.operation
            conflict = operation.state == OperationState.CONFLICT
            title = " · ".join(part for part in (words.kind(operation.kind), operation.title or who) if part)
            said = self.tr("The office changed it meanwhile. Both versions are kept.")
            if not conflict:
                said = explain_code(operation.code, {"detail": operation.message}, operation.message).sentence
            card = NeedCard(
                "conflict" if conflict else "blocked",
                "warn" if conflict else "need",
                self.tr("Two versions") if conflict else self.tr("Refused by the office"),
                title,
                operation.message or said if not conflict else said,
                self.tr("Choose") if conflict else self.tr("Mend"),
                when=forms.when(operation.changed_at, now),
                key=key,
            )
            card.acted.connect(partial(self.navigate_requested.emit, "sync", operation.id))
        elif need.case is not None:
            case = need.case
            late = case.due_at is not None and case.due_at < now
            left = forms.age(case.due_at, now) if late else forms.when(case.due_at, now)
            card = NeedCard(
                "cases",
                "need" if late else "warn",
                self.tr("Case overdue") if late else self.tr("Case to answer"),
                " · ".join(part for part in (case.number, case.subject) if part),
                who,
                self.tr("Open"),
                when=self.tr("{age} late").format(age=left) if late else self.tr("by {when}").format(when=left),
                key=key,
            )
            card.acted.connect(partial(self.navigate_requested.emit, "cases", case.id))
        else:
            task = need.task
            assert task is not None
            card = NeedCard(
                "promise",
                "accent",
                self.tr("Promise without an answer"),
                task.subject,
                who,
                self.tr("Kept"),
                when=forms.ago(task.due_on, self._today),
                key=key,
            )
            card.acted.connect(partial(self._keep_promise, task.id, task.subject))
        return card

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


def _short(value: Decimal) -> tuple[str, str]:
    """A large amount in three figures: (figure, unit)."""
    forms = language.formats()
    for unit, scale in (("M", 10**6), ("k", 10**3)):
        if abs(value) >= scale * 10:
            return forms.number(value / scale, 2 if value < scale * 100 else 1), f"{unit}{forms.currency}"
    return forms.number(value, 0), forms.currency
