"""The order: a head with its lines, one thing for the person and for the outbox."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sfa_desktop.entities.entity import Entity
from sfa_desktop.entities.field import (
    QT_TRANSLATE_NOOP,
    Truth,
    choice,
    date_,
    decimal,
    integer,
    link,
    long_text,
    tags,
    text,
)

STATES = (
    ("draft", QT_TRANSLATE_NOOP("choice", "Draft")),
    ("quotation", QT_TRANSLATE_NOOP("choice", "Quotation")),
    ("confirmed", QT_TRANSLATE_NOOP("choice", "Confirmed")),
    ("processing", QT_TRANSLATE_NOOP("choice", "Processing")),
    ("done", QT_TRANSLATE_NOOP("choice", "Done")),
    ("cancelled", QT_TRANSLATE_NOOP("choice", "Cancelled")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Entity):
    """What a customer asked for. Its amounts are the laptop's until the office has priced it."""

    kind = "order"
    label = QT_TRANSLATE_NOOP("entity", "Order")
    plural = QT_TRANSLATE_NOOP("entity", "Orders")
    title = "number"
    icon = "orders"

    account_id: str | None = link(QT_TRANSLATE_NOOP("field", "Account"), "account", required=True)
    number: str = text(QT_TRANSLATE_NOOP("field", "Number"), truth=Truth.SERVER, search=1, show=True)
    """The official number; empty until the office has given one."""
    provisional: str = text(QT_TRANSLATE_NOOP("field", "Provisional number"), search=1)
    """The laptop's own number, sent along as a reference and kept."""
    reference: str = text(QT_TRANSLATE_NOOP("field", "Customer's reference"), search=2)
    state: str = choice(QT_TRANSLATE_NOOP("field", "State"), STATES, default="draft", show=True)
    """`draft` stays on the laptop's desk; asked-for `confirmed` is what the server is told to reach."""
    ordered_on: date | None = date_(QT_TRANSLATE_NOOP("field", "Date"), show=True)
    deliver_on: date | None = date_(QT_TRANSLATE_NOOP("field", "Delivery"))
    contact_id: str | None = link(QT_TRANSLATE_NOOP("field", "Contact"), "contact")
    visit_id: str | None = link(QT_TRANSLATE_NOOP("field", "Visit"), "visit")
    invoice_address_id: str | None = link(QT_TRANSLATE_NOOP("field", "Invoice address"), "address")
    delivery_address_id: str | None = link(QT_TRANSLATE_NOOP("field", "Delivery address"), "address")
    price_list_id: str | None = link(QT_TRANSLATE_NOOP("field", "Price list"), "price_list")
    currency: str = text(QT_TRANSLATE_NOOP("field", "Currency"))
    net: Decimal | None = decimal(QT_TRANSLATE_NOOP("field", "Net"), unit="money", truth=Truth.SERVER)
    tax: Decimal | None = decimal(QT_TRANSLATE_NOOP("field", "Tax"), unit="money", truth=Truth.SERVER)
    total: Decimal | None = decimal(QT_TRANSLATE_NOOP("field", "Total"), unit="money", truth=Truth.SERVER, show=True)
    approval: str = choice(
        QT_TRANSLATE_NOOP("field", "Approval"),
        (
            ("pending", QT_TRANSLATE_NOOP("choice", "Pending")),
            ("approved", QT_TRANSLATE_NOOP("choice", "Approved")),
        ),
        truth=Truth.SERVER,
    )
    remarks: tuple[str, ...] = tags(QT_TRANSLATE_NOOP("field", "Remarks of the office"), truth=Truth.SERVER)
    """Differences the server flagged when it priced the order, one sentence each."""
    comment: str = long_text(QT_TRANSLATE_NOOP("field", "Comment"), search=3)
    owner: str = text(QT_TRANSLATE_NOOP("field", "Owner"), truth=Truth.SERVER)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLine(Entity):
    """One line, with an identity of its own."""

    kind = "order_line"
    label = QT_TRANSLATE_NOOP("entity", "Order line")
    plural = QT_TRANSLATE_NOOP("entity", "Order lines")
    title = "description"
    parent = "order_id"
    line_of = "order"
    icon = "orders"

    order_id: str | None = link(QT_TRANSLATE_NOOP("field", "Order"), "order", required=True)
    sequence: int | None = integer(QT_TRANSLATE_NOOP("field", "Line"), show=True)
    product_id: str | None = link(QT_TRANSLATE_NOOP("field", "Product"), "product", required=True)
    description: str = text(QT_TRANSLATE_NOOP("field", "Description"), show=True)
    quantity: Decimal | None = decimal(
        QT_TRANSLATE_NOOP("field", "Quantity"), unit="quantity", required=True, show=True
    )
    unit: str = text(QT_TRANSLATE_NOOP("field", "Unit"))
    base_price: Decimal | None = decimal(QT_TRANSLATE_NOOP("field", "List"), unit="money", show=True)
    """Unit price after the price list, before the rep's discount."""
    discount: Decimal | None = decimal(QT_TRANSLATE_NOOP("field", "Discount"), unit="percent", show=True)
    unit_price: Decimal | None = decimal(QT_TRANSLATE_NOOP("field", "Net price"), unit="money", show=True)
    net: Decimal | None = decimal(QT_TRANSLATE_NOOP("field", "Amount"), unit="money", truth=Truth.SERVER, show=True)
    note: str = text(QT_TRANSLATE_NOOP("field", "Note"))
