"""What is sold: products, their taxes, and the price lists that say for how much."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sfa_desktop.entities.entity import Entity
from sfa_desktop.entities.field import (
    QT_TRANSLATE_NOOP,
    Truth,
    boolean,
    choice,
    date_,
    decimal,
    integer,
    link,
    moment,
    tags,
    text,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tax(Entity):
    """A sales tax, as the office computes it."""

    kind = "tax"
    label = QT_TRANSLATE_NOOP("entity", "Tax")
    plural = QT_TRANSLATE_NOOP("entity", "Taxes")
    office_only = True
    icon = "money"

    name: str = text(QT_TRANSLATE_NOOP("field", "Name"), truth=Truth.SERVER, show=True)
    type: str = choice(
        QT_TRANSLATE_NOOP("field", "Type"),
        (
            ("percentage", QT_TRANSLATE_NOOP("choice", "Percentage")),
            ("fixed", QT_TRANSLATE_NOOP("choice", "Fixed")),
        ),
        truth=Truth.SERVER,
    )
    rate: Decimal | None = decimal(QT_TRANSLATE_NOOP("field", "Rate"), unit="percent", truth=Truth.SERVER, show=True)
    """Percent for `percentage` (21 is 21 %), money per unit for `fixed`."""
    active: bool = boolean(QT_TRANSLATE_NOOP("field", "Active"), default=True, truth=Truth.SERVER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Product(Entity):
    """One article of the catalogue."""

    kind = "product"
    label = QT_TRANSLATE_NOOP("entity", "Product")
    plural = QT_TRANSLATE_NOOP("entity", "Products")
    office_only = True
    icon = "product"

    name: str = text(QT_TRANSLATE_NOOP("field", "Name"), truth=Truth.SERVER, search=1, show=True)
    code: str = text(QT_TRANSLATE_NOOP("field", "Code"), truth=Truth.SERVER, search=1, show=True)
    barcode: str = text(QT_TRANSLATE_NOOP("field", "Barcode"), truth=Truth.SERVER, search=1)
    category: str = text(QT_TRANSLATE_NOOP("field", "Category"), truth=Truth.SERVER, search=2, show=True)
    category_keys: tuple[str, ...] = tags(QT_TRANSLATE_NOOP("field", "Categories"), truth=Truth.SERVER)
    """The server's ids of its categories and their parents: what price rules match."""
    brand: str = text(QT_TRANSLATE_NOOP("field", "Brand"), truth=Truth.SERVER, search=2)
    unit: str = text(QT_TRANSLATE_NOOP("field", "Unit"), truth=Truth.SERVER, show=True)
    unit_digits: int | None = integer(QT_TRANSLATE_NOOP("field", "Decimals of the unit"), truth=Truth.SERVER)
    list_price: Decimal | None = decimal(
        QT_TRANSLATE_NOOP("field", "Price"), unit="money", truth=Truth.SERVER, show=True
    )
    tax_ids: tuple[str, ...] = tags(QT_TRANSLATE_NOOP("field", "Taxes"), truth=Truth.SERVER)
    """Local ids of the taxes that apply, in the server's order."""
    stock: Decimal | None = decimal(
        QT_TRANSLATE_NOOP("field", "Stock"), unit="quantity", truth=Truth.SERVER, show=True, aged=True
    )
    stock_at: datetime | None = moment(QT_TRANSLATE_NOOP("field", "Stock of"), truth=Truth.SERVER)
    minimum: Decimal | None = decimal(QT_TRANSLATE_NOOP("field", "Minimum"), unit="quantity", truth=Truth.SERVER)
    multiple: Decimal | None = decimal(QT_TRANSLATE_NOOP("field", "Multiple"), unit="quantity", truth=Truth.SERVER)
    substitute_id: str | None = link(QT_TRANSLATE_NOOP("field", "Substitute"), "product", truth=Truth.SERVER)
    active: bool = boolean(QT_TRANSLATE_NOOP("field", "Active"), default=True, truth=Truth.SERVER)


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceList(Entity):
    """A list of rules; an account has one, directly or by its group."""

    kind = "price_list"
    label = QT_TRANSLATE_NOOP("entity", "Price list")
    plural = QT_TRANSLATE_NOOP("entity", "Price lists")
    office_only = True
    icon = "tag"

    name: str = text(QT_TRANSLATE_NOOP("field", "Name"), truth=Truth.SERVER, search=2, show=True)
    currency: str = text(QT_TRANSLATE_NOOP("field", "Currency"), truth=Truth.SERVER, show=True)
    basis: str = text(QT_TRANSLATE_NOOP("field", "Basis"), truth=Truth.SERVER)
    """`list_price` or empty: what `unit_price` means in the formulas."""
    tax_included: bool = boolean(QT_TRANSLATE_NOOP("field", "Taxes included"), truth=Truth.SERVER)
    default: bool = boolean(QT_TRANSLATE_NOOP("field", "Default"), truth=Truth.SERVER)
    active: bool = boolean(QT_TRANSLATE_NOOP("field", "Active"), default=True, truth=Truth.SERVER)


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceRule(Entity):
    """One line of a price list: the first that matches, by sequence, gives the price."""

    kind = "price_rule"
    label = QT_TRANSLATE_NOOP("entity", "Price rule")
    plural = QT_TRANSLATE_NOOP("entity", "Price rules")
    title = "formula"
    parent = "price_list_id"
    office_only = True
    icon = "tag"

    price_list_id: str | None = link(QT_TRANSLATE_NOOP("field", "Price list"), "price_list", truth=Truth.SERVER)
    sequence: int | None = integer(QT_TRANSLATE_NOOP("field", "Sequence"), truth=Truth.SERVER, show=True)
    product_id: str | None = link(QT_TRANSLATE_NOOP("field", "Product"), "product", truth=Truth.SERVER)
    category_key: str = text(QT_TRANSLATE_NOOP("field", "Category"), truth=Truth.SERVER)
    """The server's id of the category (or of a parent) the rule is limited to, or empty."""
    quantity: Decimal | None = decimal(
        QT_TRANSLATE_NOOP("field", "From"), unit="quantity", truth=Truth.SERVER, show=True
    )
    starts_on: date | None = date_(QT_TRANSLATE_NOOP("field", "Starts on"), truth=Truth.SERVER, show=True)
    ends_on: date | None = date_(QT_TRANSLATE_NOOP("field", "Ends on"), truth=Truth.SERVER, show=True)
    formula: str = text(QT_TRANSLATE_NOOP("field", "Formula"), truth=Truth.SERVER, show=True)
    """Arithmetic over `unit_price` and `list_price`; rounded half-even to the server's price digits."""
