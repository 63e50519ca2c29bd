"""The head of an account: its name, its figures with their age."""

from datetime import date, datetime
from decimal import Decimal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sfa_desktop.replica.queries.account_sheet import AccountSheet
from sfa_desktop.ui import language, words
from sfa_desktop.ui.widgets.charts import Meter
from sfa_desktop.ui.widgets.layout import STRETCH, Part, col, holder, row
from sfa_desktop.ui.widgets.mark import Avatar, Badge, Rule
from sfa_desktop.ui.widgets.panel import Panel, fact
from sfa_desktop.ui.widgets.text import Elided


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("account", text, None, n)


def head(sheet: AccountSheet, acts: QHBoxLayout) -> QWidget:
    """Name, badges, identity in one line, and the row of actions."""
    account = sheet.account
    badge, tone = words.segment(account)
    stage, stage_tone = words.lifecycle(account)
    title = row(
        Elided(account.name, "name"),
        Badge(badge, tone) if badge else None,
        Badge(stage, stage_tone) if stage else None,
        Badge(_tr("to send"), "quiet", "clock") if account.origin.pending else None,
        STRETCH,
        gap=10,
    )
    street = sheet.addresses[0].street if sheet.addresses else ""
    since = _tr("customer since {year}").format(year=account.since.year) if account.since else ""
    hours = _tr("open {hours}").format(hours=account.opening_hours) if account.opening_hours else ""
    place = ", ".join(part for part in (street, account.city) if part)
    known = (account.tax_id, place, hours, since)
    who = Elided(" · ".join(part for part in known if part) or _tr("Nothing more is known yet."), "small", "text2")
    avatar = Avatar(account.name, 48, square=True)
    return holder(row(avatar, (col(title, who, gap=2), 1), holder(acts), gap=14, margins=(20, 14, 16, 12)))


def facts(sheet: AccountSheet, today: date, now: datetime) -> Panel:
    """Figures of the office with their age, and the rhythm of visits."""
    account, forms = sheet.account, language.formats()
    age = _tr("from the office, {when}").format(when=forms.when(account.figures_at, now)) if account.figures_at else ""
    owed = account.balance or Decimal(0)
    cells: list[QWidget] = []

    def add(name: str, value: str, below: str = "", tone: str = "text", extra: QWidget | None = None) -> None:
        cells.append(holder(fact(name, value, below or " ", tone, extra)))

    add(_tr("Balance"), forms.money(account.balance), age or _tr("not known yet"))
    term = _tr("term {term}").format(term=account.payment_term) if account.payment_term else ""
    add(_tr("Overdue"), forms.money(account.overdue), term, "warn" if account.overdue else "text")
    if account.credit_limit is not None:
        free = account.credit_limit - owed - sheet.on_the_way
        limit = _tr("limit {amount}").format(amount=forms.money(account.credit_limit))
        if sheet.on_the_way:
            limit += " · " + _tr("{amount} on the way").format(amount=forms.money(sheet.on_the_way))
        whole = float(account.credit_limit) or 1.0
        meter = Meter([(float(owed) / whole, "accent"), (float(sheet.on_the_way) / whole, "warn_solid")])
        add(_tr("Free credit"), forms.money(free), limit, "warn" if free < 0 else "text", meter)
    said, tone = words.rhythm(sheet.last_visit, account.visit_every, today)
    ago = forms.ago(sheet.last_visit, today) if sheet.last_visit else ""
    every = _tr("rhythm {days} days").format(days=account.visit_every) if account.visit_every else ""
    last = forms.day(sheet.last_visit, today) if sheet.last_visit else said
    add(_tr("Last visit"), last, " · ".join(p for p in (ago, every) if p), "warn" if tone == "warn" else "text")
    coming = sheet.next_visit.planned_at if sheet.next_visit else None
    due = forms.day(sheet.due.due_on, today) if sheet.due.due_on else ""
    below = _tr("due {day}").format(day=due) if due else ""
    if sheet.under_way is not None and sheet.under_way.started_at:
        add(_tr("Now"), _tr("inside"), _tr("since {time}").format(time=forms.time(sheet.under_way.started_at)), "ok")
    else:
        add(_tr("Next visit"), forms.when(coming, now) if coming else _tr("not planned"), below)
    bought = _tr("without tax")
    if sheet.year_before:
        change = (sheet.year - sheet.year_before) / sheet.year_before * 100
        sign = "+" if change >= 0 else ""
        bought = _tr("{change} on the year before").format(change=sign + forms.percent(change, 0))
    add(_tr("Bought in 12 months"), forms.money(sheet.year), bought)
    parts: list[Part] = []
    for place, cell in enumerate(cells):
        if place:
            parts.append(Rule(vertical=True))
        parts.append((cell, 1))
    return Panel(row(*parts, gap=14, margins=(20, 10, 16, 10)), fill="sunken", sides="tb")
