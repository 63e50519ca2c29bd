"""What exists: one file a kind, and the explicit list of all kinds (explicit, so that it survives freezing)."""

from sfa_desktop.entities.account import Account
from sfa_desktop.entities.address import Address
from sfa_desktop.entities.case import Case
from sfa_desktop.entities.contact import Contact
from sfa_desktop.entities.entity import Entity, Origin
from sfa_desktop.entities.opportunity import Opportunity
from sfa_desktop.entities.order import Order, OrderLine
from sfa_desktop.entities.product import PriceList, PriceRule, Product, Tax
from sfa_desktop.entities.task import Task
from sfa_desktop.entities.visit import Visit

ENTITIES: tuple[type[Entity], ...] = (
    Account,
    Address,
    Contact,
    Tax,
    Product,
    PriceList,
    PriceRule,
    Visit,
    Order,
    OrderLine,
    Task,
    Case,
    Opportunity,
)
KINDS: dict[str, type[Entity]] = {entity.kind: entity for entity in ENTITIES}
SYNCED: tuple[str, ...] = (
    "account",
    "address",
    "contact",
    "tax",
    "price_list",
    "price_rule",
    "product",
    "task",
    "case",
    "visit",
    "order",
    "opportunity",
)
"""The kinds that travel, in order of need: what matters today arrives first. Lines travel in their aggregate."""

__all__ = [
    "ENTITIES",
    "KINDS",
    "SYNCED",
    "Account",
    "Address",
    "Case",
    "Contact",
    "Entity",
    "Opportunity",
    "Order",
    "OrderLine",
    "Origin",
    "PriceList",
    "PriceRule",
    "Product",
    "Task",
    "Tax",
    "Visit",
]
