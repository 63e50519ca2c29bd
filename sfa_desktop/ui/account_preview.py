"""Who an account is without leaving the list: reasons, figures with their age, the last that was spoken."""

from datetime import date, datetime
from decimal import Decimal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from sfa_desktop.replica.queries.account_sheet import AccountSheet
from sfa_desktop.replica.queries.history import TouchPoint
from sfa_desktop.ui import language, words
from sfa_desktop.ui.touch_words import touch_of
from sfa_desktop.ui.widgets.layout import STRETCH, Part, col, holder, row
from sfa_desktop.ui.widgets.mark import Avatar, Badge, Icon, Rule
from sfa_desktop.ui.widgets.panel import pair, section
from sfa_desktop.ui.widgets.text import Elided, Text

REASON_ICONS = {
    "promise": "promise",
    "task": "task",
    "case": "cases",
    "overdue": "clock",
    "due": "clock",
    "never_visited": "clock",
    "payment_overdue": "money",
    "appointment": "pin",
    "planned": "agenda",
    "under_way": "visit",
    "missed": "agenda",
}


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("account", text, None, n)


def account_preview(sheet: AccountSheet, last: tuple[TouchPoint, ...], today: date, now: datetime) -> QWidget:
    """The preview of one account."""
    account = sheet.account
    badge, tone = words.segment(account)
    stage, stage_tone = words.lifecycle(account)
    place = " · ".join(part for part in (account.city, account.code) if part)
    names = col(Text(account.name, "title", wrap=True), Elided(place, "small", "text2"), gap=1)
    badges = row(
        Badge(badge, tone) if badge else None,
        Badge(stage, stage_tone) if stage else None,
        Badge(account.trade) if account.trade and len(account.trade) < 22 else None,
        STRETCH,
        gap=6,
    )
    parts: list[Part] = [row(Avatar(account.name, 40, square=True), (names, 1), gap=12), 4, badges, 6]
    parts += [section(_tr("Why see them")), *(_why(sheet, today))]
    parts += [6, Rule(), 6, *figures(sheet, today, now)]
    if last:
        parts += [6, Rule(), 6, section(_tr("The last"))]
        for point in last:
            touch = touch_of(point, today)
            when = Text(touch.when, "caption", "text3")
            said = Elided(touch.words, "small", "text2") if touch.words else None
            texts = col(row((Elided(touch.title, "small_m"), 1), when, gap=8), said, gap=0)
            parts.append(row(col(Icon(touch.icon, 16, "text3"), STRETCH), (texts, 1), gap=9, margins=(0, 0, 0, 3)))
    return holder(col(*parts, STRETCH, gap=5, margins=(18, 18, 18, 14)))


def figures(sheet: AccountSheet, today: date, now: datetime) -> list[Part]:
    """What they owe, may owe and buy: the office's figures with their age."""
    account, forms = sheet.account, language.formats()
    age = _tr("of {when}").format(when=forms.when(account.figures_at, now)) if account.figures_at else ""
    overdue = "warn" if account.overdue else "text"
    lines: list[Part] = [
        section(_tr("Account"), age),
        pair(_tr("Balance"), forms.money(account.balance)),
        pair(_tr("Overdue"), forms.money(account.overdue), overdue),
    ]
    if account.credit_limit is not None:
        free = account.credit_limit - (account.balance or Decimal(0)) - sheet.on_the_way
        lines.append(pair(_tr("Free credit"), forms.money(free), "warn" if free < 0 else "text"))
    if sheet.last_order is not None:
        on = forms.day(sheet.last_order.ordered_on, today)
        lines.append(pair(_tr("Last order"), f"{on} · {forms.money(sheet.last_order.total)}"))
    lines.append(pair(_tr("Bought in 12 months"), forms.money(sheet.year)))
    return lines


def _why(sheet: AccountSheet, today: date) -> list[Part]:
    shown: list[Part] = []
    for reason in sheet.reasons[:4]:
        icon = Icon(REASON_ICONS.get(reason.code, "question"), 16, "text3")
        shown.append(row(col(icon, STRETCH), (Text(words.why(reason, today), "small", "text2", wrap=True), 1), gap=9))
    if not shown:
        calm = _tr("Nothing presses: seen within its rhythm, no promise or case open.")
        icon = Icon("done", 16, "ok")
        shown.append(row(col(icon, STRETCH), (Text(calm, "small", "text2", wrap=True), 1), gap=9))
    return shown
