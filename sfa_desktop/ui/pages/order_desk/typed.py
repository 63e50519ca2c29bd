"""What is typed into the grid, understood leniently; refused in one sentence that says what would be right."""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from sfa_desktop.base.money import parse_decimal
from sfa_desktop.entities import Product
from sfa_desktop.rules.preflight import MAX_QUANTITY
from sfa_desktop.ui import language


def _tr(text: str) -> str:
    return QCoreApplication.translate("OrderGrid", text)


def quantity_of(typed: str, product: Product | None) -> Decimal:
    """A quantity. Raises ValueError with a translated sentence."""
    forms = language.formats()
    value = _number(typed)
    if value <= 0:
        raise ValueError(_tr("A quantity is more than 0; to take the line away press Del."))
    if value > MAX_QUANTITY:
        raise ValueError(_tr("{quantity} cannot be meant as a quantity.").format(quantity=typed.strip()))
    digits = product.unit_digits if product is not None and product.unit_digits is not None else 4
    if value != round(value, digits):
        said = _tr("{product} is sold by the {unit}: {quantity} has too many decimals.")
        unit = product.unit if product is not None else ""
        name = product.name if product is not None else ""
        raise ValueError(said.format(product=name, unit=unit, quantity=forms.quantity(value)))
    return value


def discount_of(typed: str) -> Decimal:
    """A discount in percent; nothing is none. Raises ValueError with a translated sentence."""
    text = typed.strip().removesuffix("%")
    value = _number(text) if text.strip() and text.strip() != "–" else Decimal(0)
    if not 0 <= value <= 100:
        raise ValueError(_tr("A discount is between 0 and 100 %."))
    if value != round(value, 2):
        raise ValueError(_tr("A discount has at most two decimals."))
    return value


def _number(typed: str) -> Decimal:
    try:
        return parse_decimal(typed)
    except ValueError:
        said = _tr("“{typed}” is not a number: write it like 12 or {example}.")
        example = language.formats().number(Decimal("1234.56"))
        raise ValueError(said.format(typed=typed.strip()[:40], example=example)) from None
