"""The case: a complaint or question of a customer, with its clock."""

from dataclasses import dataclass
from datetime import datetime

from sfa_desktop.entities.entity import Entity
from sfa_desktop.entities.field import QT_TRANSLATE_NOOP, Truth, choice, link, long_text, moment, text

CASE_TYPES = (
    ("complaint", QT_TRANSLATE_NOOP("choice", "Complaint")),
    ("question", QT_TRANSLATE_NOOP("choice", "Question")),
    ("return", QT_TRANSLATE_NOOP("choice", "Return")),
)
SEVERITIES = (
    ("low", QT_TRANSLATE_NOOP("choice", "Low")),
    ("normal", QT_TRANSLATE_NOOP("choice", "Normal")),
    ("high", QT_TRANSLATE_NOOP("choice", "High")),
)
CASE_STATES = (
    ("open", QT_TRANSLATE_NOOP("choice", "Open")),
    ("waiting", QT_TRANSLATE_NOOP("choice", "Waiting")),
    ("solved", QT_TRANSLATE_NOOP("choice", "Solved")),
    ("rejected", QT_TRANSLATE_NOOP("choice", "Rejected")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Entity):
    """A complaint, question or return; its clock starts when it is captured."""

    kind = "case"
    label = QT_TRANSLATE_NOOP("entity", "Case")
    plural = QT_TRANSLATE_NOOP("entity", "Cases")
    title = "subject"
    icon = "cases"

    account_id: str | None = link(QT_TRANSLATE_NOOP("field", "Account"), "account", required=True)
    contact_id: str | None = link(QT_TRANSLATE_NOOP("field", "Contact"), "contact")
    visit_id: str | None = link(QT_TRANSLATE_NOOP("field", "Visit"), "visit")
    order_id: str | None = link(QT_TRANSLATE_NOOP("field", "Order"), "order")
    number: str = text(QT_TRANSLATE_NOOP("field", "Number"), truth=Truth.SERVER, search=1, show=True)
    subject: str = text(QT_TRANSLATE_NOOP("field", "Subject"), required=True, search=1, show=True)
    type: str = choice(QT_TRANSLATE_NOOP("field", "Type"), CASE_TYPES, default="complaint", show=True)
    severity: str = choice(QT_TRANSLATE_NOOP("field", "Severity"), SEVERITIES, default="normal", show=True)
    state: str = choice(QT_TRANSLATE_NOOP("field", "State"), CASE_STATES, default="open", show=True)
    opened_at: datetime | None = moment(QT_TRANSLATE_NOOP("field", "Opened"), show=True)
    due_at: datetime | None = moment(QT_TRANSLATE_NOOP("field", "Answer due"), show=True)
    solved_at: datetime | None = moment(QT_TRANSLATE_NOOP("field", "Solved"))
    notes: str = long_text(QT_TRANSLATE_NOOP("field", "Notes"), search=3)
    owner: str = text(QT_TRANSLATE_NOOP("field", "Owner"), truth=Truth.SERVER)
