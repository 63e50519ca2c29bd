"""A person at an account."""

from dataclasses import dataclass

from sfa_desktop.entities.entity import Entity
from sfa_desktop.entities.field import QT_TRANSLATE_NOOP, boolean, choice, link, long_text, text

INFLUENCES = (
    ("decides", QT_TRANSLATE_NOOP("choice", "Decides")),
    ("prescribes", QT_TRANSLATE_NOOP("choice", "Prescribes")),
    ("buys", QT_TRANSLATE_NOOP("choice", "Buys")),
    ("uses", QT_TRANSLATE_NOOP("choice", "Uses")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Entity):
    """Who is asked for, called and written to."""

    kind = "contact"
    label = QT_TRANSLATE_NOOP("entity", "Contact")
    plural = QT_TRANSLATE_NOOP("entity", "Contacts")
    parent = "account_id"
    icon = "contact"

    account_id: str | None = link(QT_TRANSLATE_NOOP("field", "Account"), "account", required=True)
    name: str = text(QT_TRANSLATE_NOOP("field", "Name"), required=True, search=1, show=True)
    role: str = text(QT_TRANSLATE_NOOP("field", "Role"), search=2, show=True)
    influence: str = choice(QT_TRANSLATE_NOOP("field", "Influence"), INFLUENCES, show=True)
    phone: str = text(QT_TRANSLATE_NOOP("field", "Phone"), search=2, show=True)
    mobile: str = text(QT_TRANSLATE_NOOP("field", "Mobile"), search=2)
    email: str = text(QT_TRANSLATE_NOOP("field", "E-mail"), search=2, show=True)
    may_mail: bool = boolean(QT_TRANSLATE_NOOP("field", "May be written to"))
    notes: str = long_text(QT_TRANSLATE_NOOP("field", "Notes"), search=3)
    active: bool = boolean(QT_TRANSLATE_NOOP("field", "Active"), default=True)
