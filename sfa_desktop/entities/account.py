"""The account: a customer or prospect of the rep's book of business."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sfa_desktop.entities.entity import Entity
from sfa_desktop.entities.field import (
    QT_TRANSLATE_NOOP,
    Merge,
    Truth,
    boolean,
    choice,
    date_,
    decimal,
    integer,
    link,
    long_text,
    moment,
    tags,
    text,
)

SEGMENTS = (("A", "A"), ("B", "B"), ("C", "C"))
POTENTIALS = (
    ("high", QT_TRANSLATE_NOOP("choice", "High")),
    ("medium", QT_TRANSLATE_NOOP("choice", "Medium")),
    ("low", QT_TRANSLATE_NOOP("choice", "Low")),
)
LIFECYCLES = (
    ("prospect", QT_TRANSLATE_NOOP("choice", "Prospect")),
    ("new", QT_TRANSLATE_NOOP("choice", "New")),
    ("growing", QT_TRANSLATE_NOOP("choice", "Growing")),
    ("stable", QT_TRANSLATE_NOOP("choice", "Stable")),
    ("risk", QT_TRANSLATE_NOOP("choice", "At risk")),
    ("lost", QT_TRANSLATE_NOOP("choice", "Lapsed")),
    ("recovered", QT_TRANSLATE_NOOP("choice", "Recovered")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(Entity):
    """A company or person that buys, or may."""

    kind = "account"
    label = QT_TRANSLATE_NOOP("entity", "Account")
    plural = QT_TRANSLATE_NOOP("entity", "Accounts")
    icon = "accounts"

    name: str = text(QT_TRANSLATE_NOOP("field", "Name"), required=True, search=1, show=True)
    code: str = text(QT_TRANSLATE_NOOP("field", "Code"), search=1, truth=Truth.SERVER, show=True)
    tax_id: str = text(QT_TRANSLATE_NOOP("field", "Tax id"), search=1)
    city: str = text(QT_TRANSLATE_NOOP("field", "City"), search=2, truth=Truth.SERVER, show=True)
    phone: str = text(QT_TRANSLATE_NOOP("field", "Phone"), search=2)
    email: str = text(QT_TRANSLATE_NOOP("field", "E-mail"), search=2)
    website: str = text(QT_TRANSLATE_NOOP("field", "Website"), search=2)
    segment: str = choice(QT_TRANSLATE_NOOP("field", "Segment"), SEGMENTS, show=True)
    potential: str = choice(QT_TRANSLATE_NOOP("field", "Potential"), POTENTIALS, show=True)
    lifecycle: str = choice(QT_TRANSLATE_NOOP("field", "Stage"), LIFECYCLES, show=True)
    trade: str = text(QT_TRANSLATE_NOOP("field", "Line of business"), search=2)
    tags: tuple[str, ...] = tags(QT_TRANSLATE_NOOP("field", "Tags"), search=2)
    visit_every: int | None = integer(QT_TRANSLATE_NOOP("field", "Visit every"), unit="days")
    opening_hours: str = text(QT_TRANSLATE_NOOP("field", "Opening hours"))
    owner: str = text(QT_TRANSLATE_NOOP("field", "Owner"), truth=Truth.SERVER)
    price_list_id: str | None = link(QT_TRANSLATE_NOOP("field", "Price list"), "price_list", truth=Truth.SERVER)
    payment_term: str = text(QT_TRANSLATE_NOOP("field", "Payment term"), truth=Truth.SERVER)
    tax_exempt: bool = boolean(QT_TRANSLATE_NOOP("field", "Tax exempt"), truth=Truth.SERVER)
    credit_limit: Decimal | None = decimal(
        QT_TRANSLATE_NOOP("field", "Credit limit"), unit="money", truth=Truth.SERVER, aged=True
    )
    balance: Decimal | None = decimal(
        QT_TRANSLATE_NOOP("field", "Balance"), unit="money", truth=Truth.SERVER, aged=True
    )
    overdue: Decimal | None = decimal(
        QT_TRANSLATE_NOOP("field", "Overdue"), unit="money", truth=Truth.SERVER, aged=True
    )
    figures_at: datetime | None = moment(QT_TRANSLATE_NOOP("field", "Figures of"), truth=Truth.SERVER)
    since: date | None = date_(QT_TRANSLATE_NOOP("field", "Customer since"), truth=Truth.SERVER)
    notes: str = long_text(QT_TRANSLATE_NOOP("field", "Notes"), search=3, merge=Merge.APPEND)
    active: bool = boolean(QT_TRANSLATE_NOOP("field", "Active"), default=True)
