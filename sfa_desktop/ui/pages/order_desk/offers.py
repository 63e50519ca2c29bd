"""Suggestions for the order on the desk: what is due by the account's own rhythm, and breaks nearly reached. No Qt."""

from datetime import date

from sfa_desktop.replica.queries.order_desk import DeskFacts
from sfa_desktop.rules.suggestions import near_breaks, restocks
from sfa_desktop.rules.tax import line_net
from sfa_desktop.ui.pages.order_desk.draft import Draft
from sfa_desktop.ui.pages.order_desk.side import LIMIT, Offer


def offers(draft: Draft, facts: DeskFacts, today: date) -> list[Offer]:
    """At most four, breaks of lines that are there before restocks."""
    digits = draft.facts.currency_digits
    found: list[Offer] = []
    lines = [
        (entry.line.product_id or "", entry.line.quantity, entry.price)
        for entry in draft.priced.lines
        if entry.price is not None and entry.line.quantity and entry.product is not None
    ]
    for near in near_breaks(lines, limit=2):
        product = draft.products[near.product_id]
        amount = line_net(near.at, near.better, digits)
        found.append(Offer(product=product, quantity=near.missing, amount=amount, why=near))
    ordered = frozenset(line.product_id or "" for line in draft.lines)
    for due in restocks(facts.purchases, today, ordered=ordered, limit=2 * LIMIT):
        sold = facts.products.get(due.product_id)
        if sold is None or not sold.active:
            continue
        price = draft.facts.price(sold, due.quantity).unit_price
        worth = line_net(due.quantity, price, digits) if price is not None else None
        found.append(Offer(product=sold, quantity=due.quantity, amount=worth, why=due))
    return found[:LIMIT]
