"""The visit: planned, begun, ended, and what came of it."""

from dataclasses import dataclass
from datetime import date, datetime

from sfa_desktop.entities.entity import Entity
from sfa_desktop.entities.field import (
    QT_TRANSLATE_NOOP,
    Truth,
    boolean,
    choice,
    date_,
    integer,
    link,
    long_text,
    moment,
    text,
)

VISIT_STATES = (
    ("planned", QT_TRANSLATE_NOOP("choice", "Planned")),
    ("started", QT_TRANSLATE_NOOP("choice", "Under way")),
    ("done", QT_TRANSLATE_NOOP("choice", "Held")),
    ("skipped", QT_TRANSLATE_NOOP("choice", "Skipped")),
)
CHANNELS = (
    ("visit", QT_TRANSLATE_NOOP("choice", "Visit")),
    ("call", QT_TRANSLATE_NOOP("choice", "Call")),
    ("mail", QT_TRANSLATE_NOOP("choice", "Mail")),
    ("video", QT_TRANSLATE_NOOP("choice", "Video call")),
)
OUTCOMES = (
    ("order", QT_TRANSLATE_NOOP("choice", "Order")),
    ("follow_up", QT_TRANSLATE_NOOP("choice", "Follow-up")),
    ("no_interest", QT_TRANSLATE_NOOP("choice", "No interest")),
    ("absent", QT_TRANSLATE_NOOP("choice", "Not there")),
    ("service", QT_TRANSLATE_NOOP("choice", "Service")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(Entity):
    """A visit, call, mail or video call; it cannot be done without an outcome and a next step."""

    kind = "visit"
    label = QT_TRANSLATE_NOOP("entity", "Visit")
    plural = QT_TRANSLATE_NOOP("entity", "Visits")
    title = "subject"
    icon = "visit"

    account_id: str | None = link(QT_TRANSLATE_NOOP("field", "Account"), "account", required=True)
    contact_id: str | None = link(QT_TRANSLATE_NOOP("field", "Contact"), "contact")
    subject: str = text(QT_TRANSLATE_NOOP("field", "Subject"), search=2, show=True)
    channel: str = choice(QT_TRANSLATE_NOOP("field", "Channel"), CHANNELS, default="visit")
    state: str = choice(QT_TRANSLATE_NOOP("field", "State"), VISIT_STATES, default="planned", show=True)
    planned_at: datetime | None = moment(QT_TRANSLATE_NOOP("field", "Planned"), show=True)
    fixed: bool = boolean(QT_TRANSLATE_NOOP("field", "Fixed appointment"))
    started_at: datetime | None = moment(QT_TRANSLATE_NOOP("field", "Check-in"), show=True)
    ended_at: datetime | None = moment(QT_TRANSLATE_NOOP("field", "Check-out"))
    minutes: int | None = integer(QT_TRANSLATE_NOOP("field", "Duration"), unit="minutes")
    outcome: str = choice(QT_TRANSLATE_NOOP("field", "Outcome"), OUTCOMES, show=True)
    notes: str = long_text(QT_TRANSLATE_NOOP("field", "Notes"), search=3)
    next_step: str = text(QT_TRANSLATE_NOOP("field", "Next step"), search=2)
    next_on: date | None = date_(QT_TRANSLATE_NOOP("field", "Next on"))
    owner: str = text(QT_TRANSLATE_NOOP("field", "Owner"), truth=Truth.SERVER)
