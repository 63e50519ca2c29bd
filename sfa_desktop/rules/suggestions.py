"""What could be added to an order, with a reason that can be checked: a restock that is due, a break nearly reached."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from statistics import median

from sfa_desktop.rules.pricing import Price

LEAST_TIMES = 3
"""How many days of purchase make a rhythm: two gaps, at least."""
DUE_FROM = 0.9
"""A restock is due when this share of the usual gap has passed."""
DUE_UNTIL = 3.0
"""After this many gaps the article was given up rather than forgotten, so it is not suggested any more."""
NEAR = Decimal("0.6")
"""A quantity break is near when the line has at least this share of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchase:
    """One article bought on one day, from the account's own past orders."""

    product_id: str
    day: date
    quantity: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Restock:
    """An article this account buys in a rhythm, and the rhythm says it is time."""

    product_id: str
    quantity: Decimal
    """What it usually takes: the median of its purchases."""
    every: int
    """Its median gap, in days."""
    since: int
    """Days since it last bought it."""
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NearBreak:
    """A line that is a few units away from a better price."""

    product_id: str
    missing: Decimal
    """Units to add."""
    at: Decimal
    """The quantity from which the better price holds."""
    price: Decimal
    """The unit price it has now."""
    better: Decimal
    """The unit price from `at` on."""
    percent: Decimal
    """By how much the unit price falls."""


def restocks(
    history: Iterable[Purchase], today: date, *, ordered: frozenset[str] = frozenset(), limit: int = 4
) -> tuple[Restock, ...]:
    """Articles that are due by the account's own rhythm and not `ordered` yet, the most regular first."""
    by_product: dict[str, dict[date, Decimal]] = defaultdict(dict)
    for purchase in history:
        days = by_product[purchase.product_id]
        days[purchase.day] = days.get(purchase.day, Decimal(0)) + purchase.quantity
    due: list[tuple[float, str, Restock]] = []
    for product_id, days in by_product.items():
        if product_id in ordered or len(days) < LEAST_TIMES:
            continue
        order = sorted(days)
        gaps = [(later - earlier).days for earlier, later in pairwise(order)]
        every, since = median(gaps), (today - order[-1]).days
        if every * DUE_FROM <= since <= every * DUE_UNTIL:
            spread = median(abs(gap - every) for gap in gaps) / every
            quantity = Decimal(median(days.values())).to_integral_value()
            found = Restock(
                product_id=product_id,
                quantity=max(quantity, Decimal(1)),
                every=round(every),
                since=since,
                times=len(order),
            )
            due.append((spread - len(order) / 100, product_id, found))
    return tuple(found for _, _, found in sorted(due, key=lambda entry: entry[:2])[:limit])


def near_breaks(lines: Iterable[tuple[str, Decimal, Price]], *, limit: int = 3) -> tuple[NearBreak, ...]:
    """Lines (product, quantity, price) that a few more units would make cheaper, the largest saving first."""
    found: list[tuple[Decimal, str, NearBreak]] = []
    for product_id, quantity, price in lines:
        step = price.next_break
        if step is None or not price.base_price or quantity < step.quantity * NEAR:
            continue
        near = NearBreak(
            product_id=product_id,
            missing=step.more,
            at=step.quantity,
            price=price.base_price,
            better=step.unit_price,
            percent=step.percent,
        )
        found.append((-step.percent, product_id, near))
    return tuple(near for _, _, near in sorted(found, key=lambda entry: entry[:2])[:limit])
