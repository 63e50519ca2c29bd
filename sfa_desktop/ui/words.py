"""Codes of the trade in the words of the chosen language: choices, fields, kinds, and why an account is seen today."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from sfa_desktop.entities import KINDS, Account
from sfa_desktop.rules.due import Reason
from sfa_desktop.ui import language
from sfa_desktop.ui.widgets.form import choice_words, field_label
from sfa_desktop.ui.widgets.text import Marked, marked


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("words", text, None, n)


def choice(kind: str, field: str, code: str) -> str:
    """The word of a choice; an unknown code, from a server that has more of them, is shown as it is."""
    return choice_words(KINDS[kind].field(field), code)


def choices(kind: str, field: str) -> list[tuple[str, str]]:
    """(code, word) of all choices of a field."""
    return [(code, choice(kind, field, code)) for code, _ in KINDS[kind].field(field).choices]


def field(kind: str, name: str) -> str:
    """The label of a field."""
    return field_label(KINDS[kind].field(name))


def kind(name: str) -> str:
    """One record of a kind."""
    return QCoreApplication.translate("entity", KINDS[name].label)


def kinds(name: str) -> str:
    """Several records of a kind."""
    return QCoreApplication.translate("entity", KINDS[name].plural)


def segment(account: Account) -> tuple[str, str]:
    """Segment and potential as a badge: words and tone; empty words where neither is known."""
    potential = choice("account", "potential", account.potential).lower() if account.potential else ""
    both = " × ".join(part for part in (account.segment, potential) if part)
    return both, "accent" if account.segment == "A" else "quiet"


def lifecycle(account: Account) -> tuple[str, str]:
    """The stage of an account as a badge: words and tone."""
    tones = {"growing": "ok", "recovered": "ok", "new": "accent", "risk": "warn", "lost": "warn"}
    return choice("account", "lifecycle", account.lifecycle), tones.get(account.lifecycle, "quiet")


def why(reason: Reason, today: date) -> Marked:
    """One reason to see an account, with its weightiest words strong."""
    forms, values = language.formats(), reason.values
    days = int(values.get("days") or 0)
    match reason.code:
        case "under_way":
            return marked(_tr("<b>Under way</b> since {time}"), time=_time(values["since"]))
        case "appointment" if values.get("subject"):
            return marked(_tr("<b>Appointment</b>: {subject}"), subject=values["subject"])
        case "appointment":
            return marked(_tr("<b>Fixed appointment</b>"))
        case "planned" if values.get("subject"):
            return marked("{subject}", subject=values["subject"])
        case "planned":
            return marked(_tr("Planned for today"))
        case "missed":
            return marked(_tr("<b>Missed</b>, was planned for {day}"), day=forms.day(values["on"], today))
        case "promise" if days > 0:
            said = _tr("<b>Promise %n day(s) overdue</b>: {subject}", days)
            return marked(said, subject=values["subject"])
        case "promise":
            return marked(_tr("<b>Promised for today</b>: {subject}"), subject=values["subject"])
        case "task":
            return marked(_tr("<b>To do</b>: {subject}"), subject=values["subject"])
        case "case":
            return marked(_tr("<b>Open case</b>: {subject}"), subject=values["subject"])
        case "overdue":
            ago = (today - values["last"]).days
            said = _tr("<b>%n day(s) without a visit</b>, the rhythm is {every}", ago)
            return marked(said, every=values["every"])
        case "due":
            return marked(_tr("<b>Due today</b> by its rhythm of {every} days"), every=values["every"])
        case "never_visited":
            return marked(_tr("<b>Never visited</b>"))
        case "payment_overdue":
            return marked(_tr("{amount} overdue"), amount=forms.money(values["overdue"]))
    return marked("{code}", code=reason.code)


def why_all(reasons: tuple[Reason, ...], today: date, limit: int = 3) -> Marked:
    """The heaviest reasons on one line; a plain "planned" only where nothing else speaks."""
    telling = [r for r in reasons if r.code != "under_way" and (r.code != "planned" or r.values.get("subject"))]
    return Marked(" · ".join(why(reason, today) for reason in (telling or list(reasons))[:limit]))


def rhythm(last: date | None, every: int | None, today: date) -> tuple[str, str]:
    """Days without a visit against the rhythm, and its tone: "24 of 21 d"."""
    if last is None:
        return _tr("not visited"), "text2"
    ago = (today - last).days
    if not every:
        return _tr("{days} d").format(days=ago), "text2"
    return _tr("{days} of {every} d").format(days=ago, every=every), "warn" if ago > every * 1.25 else "text2"


def _time(moment: datetime | None) -> str:
    return language.formats().time(moment) if moment else "–"
