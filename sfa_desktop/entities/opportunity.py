"""The opportunity: a sale that may come."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sfa_desktop.entities.entity import Entity
from sfa_desktop.entities.field import QT_TRANSLATE_NOOP, Truth, choice, date_, decimal, link, long_text, text

STAGES = (
    ("lead", QT_TRANSLATE_NOOP("choice", "Lead")),
    ("opportunity", QT_TRANSLATE_NOOP("choice", "Opportunity")),
    ("converted", QT_TRANSLATE_NOOP("choice", "Converted")),
    ("won", QT_TRANSLATE_NOOP("choice", "Won")),
    ("lost", QT_TRANSLATE_NOOP("choice", "Lost")),
    ("cancelled", QT_TRANSLATE_NOOP("choice", "Withdrawn")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opportunity(Entity):
    """A sale that may come, with its stage, amount and chance. Stages are Tryton's sale.opportunity states."""

    kind = "opportunity"
    label = QT_TRANSLATE_NOOP("entity", "Opportunity")
    plural = QT_TRANSLATE_NOOP("entity", "Opportunities")
    icon = "pipeline"

    account_id: str | None = link(QT_TRANSLATE_NOOP("field", "Account"), "account", required=True)
    contact_id: str | None = link(QT_TRANSLATE_NOOP("field", "Contact"), "contact")
    number: str = text(QT_TRANSLATE_NOOP("field", "Number"), truth=Truth.SERVER, search=1)
    name: str = text(QT_TRANSLATE_NOOP("field", "Name"), required=True, search=1, show=True)
    stage: str = choice(QT_TRANSLATE_NOOP("field", "Stage"), STAGES, default="lead", show=True)
    amount: Decimal | None = decimal(QT_TRANSLATE_NOOP("field", "Amount"), unit="money", show=True)
    probability: Decimal | None = decimal(QT_TRANSLATE_NOOP("field", "Probability"), unit="percent", show=True)
    started_on: date | None = date_(QT_TRANSLATE_NOOP("field", "Since"))
    close_on: date | None = date_(QT_TRANSLATE_NOOP("field", "Closes"), show=True)
    lost_reason: str = text(QT_TRANSLATE_NOOP("field", "Reason lost"))
    notes: str = long_text(QT_TRANSLATE_NOOP("field", "Notes"), search=3)
    owner: str = text(QT_TRANSLATE_NOOP("field", "Owner"), truth=Truth.SERVER)
