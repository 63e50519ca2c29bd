"""The stops of the day: when, whom, and why today in words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from sfa_desktop.entities import Visit
from sfa_desktop.replica.queries.day import DayStop
from sfa_desktop.ui import language, theme, words
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.layout import STRETCH, Part, col, row
from sfa_desktop.ui.widgets.mark import Badge
from sfa_desktop.ui.widgets.panel import Panel
from sfa_desktop.ui.widgets.text import Elided, Text
from sfa_desktop.ui.widgets.timeline import DONE, FIXED, PLANNED, CurrentStop, Stop


@dataclass(frozen=True, slots=True, kw_only=True)
class StopActs:
    """What can be done with a stop."""

    open: Callable[[DayStop], object]
    go: Callable[[str, DayStop], object]
    """Go to a page with the stop's account."""
    new_case: Callable[[DayStop], object]
    orders: bool = True
    """Whether orders are taken here."""


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("today", text, None, n)


def stop_part(stop: DayStop, acts: StopActs, now: datetime, *, first: bool, last: bool) -> QWidget:
    """One stop of the day; the visit under way is a card with facts and actions."""
    visit, forms, today = stop.visit, language.formats(), now.astimezone().date()
    moment = visit.started_at or visit.planned_at
    time = forms.time(moment) if moment else ""
    name = stop.account.name if stop.account else visit.subject
    if visit.state == "started":
        return CurrentStop(time, _card(stop, acts, now))
    state = DONE if visit.state in ("done", "skipped") else FIXED if visit.fixed else PLANNED
    badge, tone = words.segment(stop.account) if stop.account else ("", "quiet")
    side: list[Part] = [Badge(_tr("Fixed"), "quiet", "pin")] if visit.fixed and state != DONE else []
    if visit.state == "skipped":
        side.append(Badge(words.choice("visit", "state", "skipped"), "quiet"))
    if stop.visit.origin.pending:
        side.append(Text(_tr("to send"), "caption", "text3"))
    if visit.minutes:
        side.append(Text(forms.minutes(visit.minutes), "small", "text3"))
    part = Stop(
        time,
        state,
        name,
        _done_words(visit, today) if state == DONE else words.why_all(stop.reasons, today, 2),
        badges=[Badge(badge, tone)] if badge else (),
        side=side,
        first=first,
        last=last,
    )
    part.activated.connect(partial(acts.open, stop))
    return part


def _done_words(visit: Visit, today: date) -> str:
    parts = [words.choice("visit", "outcome", visit.outcome) if visit.outcome else "", visit.next_step]
    if visit.next_on:
        parts.append(language.formats().day(visit.next_on, today))
    return " · ".join(part for part in parts if part)


def _card(stop: DayStop, acts: StopActs, now: datetime) -> QWidget:
    account, forms, today = stop.account, language.formats(), now.astimezone().date()
    badge, tone = words.segment(account) if account else ("", "quiet")
    since = _tr("Inside since {time}").format(time=forms.time(stop.visit.started_at or now))
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
            (_tr("Balance"), forms.money(account.balance), "text"),
            (_tr("Overdue"), forms.money(account.overdue), late),
        ]
        if account.credit_limit is not None and account.balance is not None:
            pairs.append((_tr("Free credit"), forms.money(account.credit_limit - account.balance), "text"))
        if stop.last_order is not None and stop.last_order.ordered_on:
            order = forms.day(stop.last_order.ordered_on, today)
            pairs.append((_tr("Last order"), f"{order} · {forms.money(stop.last_order.total)}", "text"))
        for name, value, ink in pairs:
            facts.addLayout(col(Text(name, "caption", "text3"), Text(value, "small_b", ink), gap=1))
    facts.addStretch(1)
    why = words.why_all(stop.reasons, today, 3)
    go_on = Button(_tr("Go on with the visit"), "tint", icon="visit", key="V", small=True)
    order_button = Button(_tr("Take order"), icon="orders", key="P", small=True) if acts.orders else None
    case_button = Button(_tr("Case"), "ghost", icon="cases", key="R", small=True)
    sheet = Button(_tr("Account"), "ghost", icon="accounts", key="A", small=True)
    go_on.clicked.connect(partial(acts.open, stop))
    if order_button is not None:
        order_button.clicked.connect(partial(acts.go, "order_desk", stop))
    case_button.clicked.connect(partial(acts.new_case, stop))
    sheet.clicked.connect(partial(acts.go, "account", stop))
    buttons = row(go_on, order_button, case_button, sheet, STRETCH, gap=6)
    body = col(head, Text(why, "small", "text2", wrap=True), 2, facts, 3, buttons, gap=5, margins=(16, 12, 14, 12))
    return Panel(body, fill="raised", edge="accent_line", radius=theme.RADIUS["card"], bar="accent")
