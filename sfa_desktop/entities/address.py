"""An address of an account."""

from dataclasses import dataclass

from sfa_desktop.entities.entity import Entity
from sfa_desktop.entities.field import QT_TRANSLATE_NOOP, boolean, link, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Address(Entity):
    """Where an account is visited, invoiced or delivered to."""

    kind = "address"
    label = QT_TRANSLATE_NOOP("entity", "Address")
    plural = QT_TRANSLATE_NOOP("entity", "Addresses")
    title = "street"
    parent = "account_id"
    icon = "pin"

    account_id: str | None = link(QT_TRANSLATE_NOOP("field", "Account"), "account", required=True)
    name: str = text(QT_TRANSLATE_NOOP("field", "Name"), search=2, show=True)
    street: str = text(QT_TRANSLATE_NOOP("field", "Street"), search=2, show=True)
    postal_code: str = text(QT_TRANSLATE_NOOP("field", "Postal code"), search=2)
    city: str = text(QT_TRANSLATE_NOOP("field", "City"), search=2, show=True)
    country: str = text(QT_TRANSLATE_NOOP("field", "Country"))  # ISO 3166-1 alpha-2
    invoice: bool = boolean(QT_TRANSLATE_NOOP("field", "For invoices"))
    delivery: bool = boolean(QT_TRANSLATE_NOOP("field", "For deliveries"))
    active: bool = boolean(QT_TRANSLATE_NOOP("field", "Active"), default=True)
