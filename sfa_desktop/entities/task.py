"""The task: a promise or something to do, with a date."""

from dataclasses import dataclass
from datetime import date, datetime

from sfa_desktop.entities.entity import Entity
from sfa_desktop.entities.field import QT_TRANSLATE_NOOP, Truth, choice, date_, link, long_text, moment, text

TASK_STATES = (
    ("open", QT_TRANSLATE_NOOP("choice", "Pending")),
    ("done", QT_TRANSLATE_NOOP("choice", "Completed")),
    ("dropped", QT_TRANSLATE_NOOP("choice", "Dropped")),
)
TASK_TYPES = (
    ("todo", QT_TRANSLATE_NOOP("choice", "To do")),
    ("call", QT_TRANSLATE_NOOP("choice", "Call")),
    ("promise", QT_TRANSLATE_NOOP("choice", "Promise")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Entity):
    """Something to do; a promise is a task of type `promise`."""

    kind = "task"
    label = QT_TRANSLATE_NOOP("entity", "Task")
    plural = QT_TRANSLATE_NOOP("entity", "Tasks")
    title = "subject"
    icon = "task"

    account_id: str | None = link(QT_TRANSLATE_NOOP("field", "Account"), "account")
    visit_id: str | None = link(QT_TRANSLATE_NOOP("field", "Visit"), "visit")
    subject: str = text(QT_TRANSLATE_NOOP("field", "Subject"), required=True, search=1, show=True)
    type: str = choice(QT_TRANSLATE_NOOP("field", "Type"), TASK_TYPES, default="todo", show=True)
    state: str = choice(QT_TRANSLATE_NOOP("field", "State"), TASK_STATES, default="open", show=True)
    due_on: date | None = date_(QT_TRANSLATE_NOOP("field", "Due"), show=True)
    due_time: str = text(QT_TRANSLATE_NOOP("field", "Time"))  # "HH:MM" local time, or empty
    done_at: datetime | None = moment(QT_TRANSLATE_NOOP("field", "Done at"))
    notes: str = long_text(QT_TRANSLATE_NOOP("field", "Notes"), search=3)
    owner: str = text(QT_TRANSLATE_NOOP("field", "Owner"), truth=Truth.SERVER)
