"""The side of the day: what needs a person, what came since yesterday, how the week stands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QCoreApplication

from sfa_desktop.entities.exchange import OperationState
from sfa_desktop.replica.queries.day import DayCount
from sfa_desktop.replica.queries.needs import Need
from sfa_desktop.replica.queries.news import News
from sfa_desktop.ui import language, words
from sfa_desktop.ui.messages import explain_code
from sfa_desktop.ui.order_words import number_of
from sfa_desktop.ui.widgets.charts import WeekBars
from sfa_desktop.ui.widgets.layout import Part, row
from sfa_desktop.ui.widgets.mark import Icon
from sfa_desktop.ui.widgets.need import NeedCard
from sfa_desktop.ui.widgets.panel import section
from sfa_desktop.ui.widgets.text import Elided, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedActs:
    """What the cards can do."""

    go: Callable[[str, str], object]
    """Go to a page with the id of what it is about."""
    keep: Callable[[str, str], object]
    """A promise is kept: task id and subject."""


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("today", text, None, n)


def need_card(need: Need, key: str, acts: NeedActs, now: datetime) -> NeedCard:
    """The card of one thing that waits for a person."""
    forms, today = language.formats(), now.astimezone().date()
    who = need.account.name if need.account else ""
    if need.operation is not None:
        operation = need.operation
        conflict = operation.state == OperationState.CONFLICT
        title = " · ".join(part for part in (words.kind(operation.kind), operation.title or who) if part)
        said = _tr("The office changed it meanwhile. Both versions are kept.")
        if not conflict:
            said = explain_code(operation.code, {"detail": operation.message}, operation.message).sentence
        card = NeedCard(
            "conflict" if conflict else "blocked",
            "warn" if conflict else "need",
            _tr("Two versions") if conflict else _tr("Refused by the office"),
            title,
            operation.message or said if not conflict else said,
            _tr("Choose") if conflict else _tr("Mend"),
            when=forms.when(operation.changed_at, now),
            key=key,
        )
        card.acted.connect(partial(acts.go, "sync", operation.id))
    elif need.case is not None:
        case = need.case
        late = case.due_at is not None and case.due_at < now
        left = forms.age(case.due_at, now) if late else forms.when(case.due_at, now)
        card = NeedCard(
            "cases",
            "need" if late else "warn",
            _tr("Case overdue") if late else _tr("Case to answer"),
            " · ".join(part for part in (case.number, case.subject) if part),
            who,
            _tr("Open"),
            when=_tr("{age} late").format(age=left) if late else _tr("by {when}").format(when=left),
            key=key,
        )
        card.acted.connect(partial(acts.go, "cases", case.id))
    else:
        task = need.task
        assert task is not None
        card = NeedCard(
            "promise",
            "accent",
            _tr("Promise without an answer"),
            task.subject,
            who,
            _tr("Kept"),
            when=forms.ago(task.due_on, today),
            key=key,
        )
        card.acted.connect(partial(acts.keep, task.id, task.subject))
    return card


def news_parts(shown: News, now: datetime) -> list[Part]:
    """What the office sent since yesterday; nothing where nothing came."""
    forms = language.formats()
    lines: list[tuple[str, str, str]] = []
    for order in shown.orders:
        said = " · ".join((words.kind("order"), number_of(order)))
        said = f"{said} · {words.choice('order', 'state', order.state)}"
        lines.append(("orders", said, forms.when(order.origin.synced_at, now)))
    icons = {"account": "accounts", "case": "cases", "task": "task", "product": "product", "price_list": "tag"}
    for change in shown.changes:
        said = _tr("{kind}: %n updated", change.count).format(kind=words.kinds(change.kind))
        lines.append((icons[change.kind], said, forms.when(change.at, now)))
    if not lines:
        return []
    found: list[Part] = [12, section(_tr("Since {when}").format(when=forms.when(shown.since, now)))]
    for icon, said, when in lines[:6]:
        parts = row(Icon(icon, 16, "text3"), (Elided(said, "small", "text2"), 1), Text(when, "caption", "text3"))
        parts.setSpacing(10)
        parts.setContentsMargins(2, 3, 2, 3)
        found.append(parts)
    return found


def week_parts(week: Sequence[DayCount], today: date) -> list[Part]:
    """Planned and done visits of the week; nothing where nothing is planned."""
    done, planned = sum(c.done for c in week), sum(c.planned for c in week)
    if not planned:
        return []
    forms, note = language.formats(), _tr("{done} of {planned} visits").format(done=done, planned=planned)
    days = [
        (
            forms.locale.dayName(count.day.isoweekday(), forms.locale.FormatType.ShortFormat).rstrip("."),
            count.planned,
            count.done,
            _tr("{done} of {planned}").format(done=count.done, planned=count.planned)
            if count.day <= today and count.planned
            else str(count.planned or "–"),
        )
        for count in week
    ]
    here = next((n for n, c in enumerate(week) if c.day == today), -1)
    return [12, section(_tr("The week"), note), WeekBars(days, here)]
