"""A record of the history as a touch point: what it was, what came of it, when, and whether it is still open."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from sfa_desktop.entities import Case, Order, Task, Visit
from sfa_desktop.replica.queries.history import TouchPoint
from sfa_desktop.ui import language, words
from sfa_desktop.ui.widgets.thread import Month, Touch

CHANNEL_ICONS = {"visit": "visit", "call": "call", "mail": "mail", "video": "call"}


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("touch", text, None, n)


def day_of(point: TouchPoint) -> date | None:
    """The local date of a touch point."""
    if not point.at:
        return None
    return date.fromisoformat(point.at) if len(point.at) == 10 else datetime.fromisoformat(point.at).astimezone().date()


def touch_of(point: TouchPoint, today: date) -> Touch:
    """One line of the thread."""
    forms, record = language.formats(), point.record
    on = day_of(point)
    when = forms.day(on, today) if on else ""
    to_send = (_tr("to send"), "quiet") if record.origin.pending else ("", "quiet")
    match record:
        case Visit():
            title = [words.choice("visit", "channel", record.channel)]
            title += [forms.minutes(record.minutes)] if record.minutes else []
            title += [words.choice("visit", "outcome", record.outcome)] if record.outcome else []
            said = record.notes or record.subject or record.next_step
            badge = (_tr("under way"), "accent") if record.state == "started" else to_send
            if record.state == "skipped":
                badge = (words.choice("visit", "state", "skipped"), "quiet")
            icon = CHANNEL_ICONS.get(record.channel, "visit")
            return _touch(point, icon, " · ".join(title), said, when, record.owner, badge=badge)
        case Order():
            number = record.number or record.provisional
            title = [words.kind("order"), number, forms.money(record.total) if record.total is not None else ""]
            state = words.choice("order", "state", record.state)
            tone = {"done": "ok", "cancelled": "quiet", "draft": "quiet"}.get(record.state, "accent")
            said = record.comment or ", ".join(record.remarks) or record.reference
            if record.deliver_on and not said:
                said = _tr("delivery {day}").format(day=forms.day(record.deliver_on, today))
            badge = (state, tone) if not record.origin.pending else to_send
            return _touch(
                point, "orders", " · ".join(part for part in title if part), said, when, record.owner, badge=badge
            )
        case Case():
            open_ = record.state in ("open", "waiting")
            title = [words.choice("case", "type", record.type), record.number, record.subject]
            badge = (words.choice("case", "state", record.state), "warn" if open_ else "ok")
            return _touch(
                point,
                "cases",
                " · ".join(part for part in title if part),
                record.notes,
                when,
                record.owner,
                tone="warn" if open_ else "quiet",
                badge=badge,
            )
        case Task():
            late = record.state == "open" and record.due_on is not None and record.due_on < today
            icon = {"promise": "promise", "call": "call"}.get(record.type, "task")
            title = [words.choice("task", "type", record.type), record.subject]
            tone = "accent" if record.state == "open" else "quiet"
            badge = (words.choice("task", "state", record.state), "warn" if late else tone)
            return _touch(point, icon, " · ".join(title), record.notes, when, record.owner, tone=tone, badge=badge)
    return _touch(point, "document", record.headline, "", when, "")


def _touch(
    point: TouchPoint,
    icon: str,
    title: str,
    said: str,
    when: str,
    who: str,
    *,
    tone: str = "quiet",
    badge: tuple[str, str] = ("", "quiet"),
) -> Touch:
    return Touch(
        kind=point.kind,
        id=point.record.id,
        icon=icon,
        title=title,
        words=" ".join(said.split())[:300],
        when=when,
        who=who,
        tone=tone,
        badge=badge,
    )


def thread_items(points: tuple[TouchPoint, ...], today: date) -> list[Touch | Month]:
    """Touch points under headings of months, with how many each holds."""
    forms = language.formats()
    groups: dict[str, list[Touch | Month]] = {}
    for point in points:
        on = day_of(point)
        name = _tr("Without a date")
        if on is not None:
            name = forms.locale.standaloneMonthName(on.month).capitalize()
            name += "" if on.year == today.year else f" {on.year}"
        groups.setdefault(name, []).append(touch_of(point, today))
    items: list[Touch | Month] = []
    for name, touches in groups.items():
        items.append(Month(title=name, note=_tr("%n contact(s)", len(touches))))
        items.extend(touches)
    return items
