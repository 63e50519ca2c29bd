"""The lines of an order as rows of the grid."""

from datetime import datetime
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from sfa_desktop.rules.order_sheet import PricedLine, PricedOrder
from sfa_desktop.rules.preflight import GREEN, Light
from sfa_desktop.ui import language
from sfa_desktop.ui.order_words import line_note
from sfa_desktop.ui.widgets.cell import Cell, Column, Row

NEW_ROW = "new"
CODE, NAME, QUANTITY, UNIT, LIST, DISCOUNT, NET, STOCK, AMOUNT = (
    "code",
    "name",
    "quantity",
    "unit",
    "list",
    "discount",
    "net",
    "stock",
    "amount",
)


def _tr(text: str) -> str:
    return QCoreApplication.translate("OrderGrid", text)


def columns() -> tuple[Column, ...]:
    """The columns of the grid, in the language of the moment."""
    return (
        Column(key="number", title="", width=44, right=True),
        Column(key=CODE, title=_tr("Code"), width=62),
        Column(key=NAME, title=_tr("Product"), editable=True),
        Column(key=QUANTITY, title=_tr("Qty."), width=62, right=True, editable=True),
        Column(key=UNIT, title=_tr("Un."), width=40),
        Column(key=LIST, title=_tr("List"), width=86, right=True),
        Column(key=DISCOUNT, title=_tr("Disc. %"), width=70, right=True, editable=True),
        Column(key=NET, title=_tr("Net"), width=86, right=True),
        Column(key=STOCK, title=_tr("Stock · age"), width=86, right=True),
        Column(key=AMOUNT, title=_tr("Amount"), width=112, right=True),
    )


def rows(order: PricedOrder, now: datetime) -> list[Row]:
    """One row a line, and the empty one where the next article is typed."""
    by_line: dict[str, list[Light]] = {}
    for light in order.lights:
        by_line.setdefault(light.line, []).append(light)
    shown = [_row(place, entry, by_line.get(entry.line.id, []), now) for place, entry in enumerate(order.lines, 1)]
    return [*shown, blank(len(shown) + 1)]


def blank(number: int) -> Row:
    """The empty row."""
    return Row(
        id=NEW_ROW,
        cells={
            "number": Cell(words=str(number), tone="text3", style="small"),
            NAME: Cell(words=_tr("Code or words…"), tone="text3", edit=""),
        },
    )


def _row(number: int, entry: PricedLine, lights: list[Light], now: datetime) -> Row:
    forms, line = language.formats(), entry.line
    note, tone = line_note(entry, lights)
    codes = {light.code for light in lights if light.level != GREEN}
    discount = line.discount or Decimal(0)
    over = bool(codes & {"discount_for_approval", "discount_over_limit", "discount_absurd"})
    refused = any(light.blocks for light in lights)
    short = "stock_short" in codes
    return Row(
        id=line.id,
        value=line,
        mark="need" if refused or short else "",
        cells={
            "number": Cell(words=str(number), tone="text3", style="small"),
            CODE: Cell(words=entry.product.code if entry.product else "–", tone="text2"),
            NAME: Cell(words=line.description or "–", style="body_m", sub=note, sub_tone=tone),
            QUANTITY: Cell(
                words=forms.quantity(line.quantity),
                style="body_b",
                edit=forms.quantity(line.quantity) if line.quantity else "",
            ),
            UNIT: Cell(words=line.unit, tone="text3", style="small"),
            LIST: Cell(words=forms.amount(line.base_price), tone="text2"),
            DISCOUNT: Cell(
                words=forms.number(discount, 2, trim=True) if discount else "–",
                tone="warn" if over else "text" if discount else "text3",
                style="body_b" if over else "body",
                icon="alert" if over else "",
                icon_tone="warn",
                edit=forms.number(discount, 4, trim=True) if discount else "",
            ),
            NET: Cell(words=forms.amount(line.unit_price)),
            STOCK: _stock(entry, short=short, now=now),
            AMOUNT: Cell(words=forms.amount(line.net), style="body_b"),
        },
    )


def _stock(entry: PricedLine, *, short: bool, now: datetime) -> Cell:
    forms, product = language.formats(), entry.product
    if product is None or product.stock is None:
        return Cell(words="–", tone="text3")
    words = forms.quantity(product.stock)
    if short:
        words = _tr("{stock} of {wanted}").format(stock=words, wanted=forms.quantity(entry.line.quantity))
    return Cell(
        words=words,
        tone="need" if short else "text2",
        style="body_b" if short else "body",
        sub=forms.age(product.stock_at, now) if product.stock_at else "",
    )
