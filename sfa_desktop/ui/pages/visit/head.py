"""The head of a visit: whom, since when, and what can be done; and what was taken on it."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout

from sfa_desktop.replica.queries.visit_sheet import VisitSheet
from sfa_desktop.ui import language, words
from sfa_desktop.ui.widgets.layout import STRETCH, Part, col, holder, row
from sfa_desktop.ui.widgets.mark import Avatar, Badge, Icon
from sfa_desktop.ui.widgets.panel import Panel, section
from sfa_desktop.ui.widgets.text import Elided


def _tr(text: str) -> str:
    return QCoreApplication.translate("visit", text)


def head(sheet: VisitSheet, acts: QHBoxLayout, now: datetime) -> Panel:
    """Name, state and actions."""
    visit, account, forms = sheet.visit, sheet.account.account, language.formats()
    badge, tone = words.segment(account)
    state: Part = None
    if visit.state == "started" and visit.started_at:
        said = _tr("Inside since {time} · {age}").format(
            time=forms.time(visit.started_at), age=forms.age(visit.started_at, now)
        )
        state = Badge(said, "ok", "visit")
    elif visit.state == "done":
        said = words.choice("visit", "outcome", visit.outcome) or words.choice("visit", "state", "done")
        state = Badge(" · ".join(p for p in (said, forms.minutes(visit.minutes)) if p), "quiet", "done")
    else:
        state = Badge(words.choice("visit", "state", visit.state), "quiet", "agenda")
    when = forms.when(visit.started_at or visit.planned_at, now)
    channel = words.choice("visit", "channel", visit.channel)
    below = " · ".join(p for p in (channel, when, visit.subject) if p)
    title = row(Elided(account.name, "name"), Badge(badge, tone) if badge else None, state, STRETCH, gap=10)
    line = row(
        Avatar(account.name, 48, square=True),
        (col(title, Elided(below, "small", "text2"), gap=2), 1),
        holder(acts),
        gap=14,
        margins=(20, 14, 16, 12),
    )
    return Panel(line, sides="b")


def made_parts(sheet: VisitSheet) -> list[Part]:
    """Orders and cases of the visit; nothing where there is none."""
    forms = language.formats()
    if not (sheet.orders or sheet.cases):
        return []
    found: list[Part] = [section(_tr("Taken on this visit"))]
    for order in sheet.orders:
        number = order.number or order.provisional
        said = " · ".join(p for p in (words.kind("order"), number, forms.money(order.total)) if p)
        found.append(row(Icon("orders", 16, "accent_text"), (Elided(said, "small_m"), 1), gap=9))
    for case in sheet.cases:
        said = " · ".join(p for p in (words.kind("case"), case.number, case.subject) if p)
        found.append(row(Icon("cases", 16, "warn"), (Elided(said, "small_m"), 1), gap=9))
    return found
