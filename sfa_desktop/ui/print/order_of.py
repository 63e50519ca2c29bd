"""Turns an order into its paper: words and figures in the language of the window."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from sfa_desktop.entities import Account, Address, Order
from sfa_desktop.rules.order_sheet import PricedLine, PricedOrder
from sfa_desktop.ui import language
from sfa_desktop.ui.print.order_paper import OrderPaper, PaperLine


def _tr(text: str) -> str:
    return QCoreApplication.translate("OrderPaper", text)


def paper_of(
    order: Order,
    priced: PricedOrder,
    account: Account,
    addresses: Sequence[Address],
    *,
    house: str,
    rep: str,
    terms: str,
) -> OrderPaper:
    """The paper of an order as it stands; `terms` is the name of its price list."""
    forms, sums = language.formats(), priced.totals
    number = order.number or order.provisional
    title = _tr("Order {number}").format(number=number)
    if not order.number:
        title = _tr("Order {number} (provisional)").format(number=number or "–")
    facts = [(_tr("Date"), forms.date_medium(order.ordered_on))]
    if order.deliver_on:
        facts.append((_tr("Delivery"), forms.date_medium(order.deliver_on)))
    if terms:
        facts.append((_tr("Price list"), terms))
    if account.payment_term:
        facts.append((_tr("Payment"), account.payment_term))
    if order.reference:
        facts.append((_tr("Your reference"), order.reference))
    place = next((a for a in addresses if a.id == order.delivery_address_id), None)
    place = place or next((a for a in addresses if a.delivery), None) or next(iter(addresses), None)
    where = ", ".join(part for part in (place.street, place.postal_code, place.city) if part) if place else account.city
    taxes = [(tax.tax.name, forms.amount(tax.amount)) for tax in sums.taxes]
    foot = _tr("Prices without tax. The number is provisional until the office has confirmed the order.")
    return OrderPaper(
        house=house,
        rep=rep,
        title=title,
        facts=facts,
        customer=(account.name, account.tax_id, where),
        lines=[_line(place, entry) for place, entry in enumerate(priced.lines, 1)],
        totals=[(_tr("Net"), forms.amount(sums.net)), *taxes, (_tr("Total"), forms.money(sums.total))],
        comment=order.comment,
        foot=_tr("Prices without tax.") if order.number else foot,
    )


def _line(number: int, entry: PricedLine) -> PaperLine:
    forms, line = language.formats(), entry.line
    return PaperLine(
        number=str(number),
        code=entry.product.code if entry.product else "",
        words=line.description,
        note=line.note,
        quantity=f"{forms.quantity(line.quantity)} {line.unit}".strip(),
        price=forms.amount(line.base_price),
        discount=forms.number(line.discount, 2, trim=True) if line.discount else "",
        net_price=forms.amount(line.unit_price),
        amount=forms.amount(line.net),
    )
