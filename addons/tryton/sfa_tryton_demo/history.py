# SPDX-License-Identifier: GPL-3.0-or-later
"""Two years of a territory: who bought what when, in an own rhythm, and the visits in between."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_EVEN, Decimal

from sfa_tryton_demo import pricing, words
from sfa_tryton_demo.calendar import Diary, moment, rhythm
from sfa_tryton_demo.company import Account, Category, Line, Order, PriceList, Product, Visit
from sfa_tryton_demo.dice import Dice, Urn, share_out

DAYS = 730
_INFLATION = Decimal("1.018")  # a month
_AFFINITY = {
    "Farmacia": (3.0, 3.0, 2.2, 2.8, 2.6, 2.6, 1.8, 0.6, 1.6, 1.8, 0.3),
    "Perfumería": (0.2, 0.8, 0.3, 0.6, 2.2, 3.0, 3.0, 3.0, 0.8, 0.9, 0.0),
    "Autoservicio": (0.6, 2.6, 0.4, 1.4, 0.9, 0.4, 1.8, 0.9, 2.6, 2.4, 2.6),
    "Mayorista": (1.6, 3.0, 1.0, 2.6, 1.8, 1.2, 2.4, 1.6, 2.8, 2.6, 1.8),
    "Cooperativa": (1.4, 2.6, 0.9, 1.8, 1.2, 0.6, 1.6, 0.8, 2.6, 2.2, 2.8),
    "Droguería": (3.0, 3.0, 2.8, 2.8, 2.6, 2.8, 1.2, 0.6, 1.8, 2.0, 0.4),
}  # how readily each trade keeps each shelf, in the order of the catalogue's sub-categories
_NEVER = {"Farmacia Luz": ("Protección solar", "Suplementos dietarios", "Alimentos saludables")}
LAST_SEEN = {"Farmacia Luz": 21, "Mayorista Peñaloza Hnos.": 34}
"""Days since the last visit of accounts the story is about."""
_BEND = {"risk": 1.35, "lost": 1.2, "growing": 0.85, "recovered": 0.9}
_SUBJECTS = {
    "order": "Pedido",
    "follow_up": "Seguimiento",
    "service": "Atención",
    "no_interest": "Ronda",
    "absent": "Ronda",
}
_SIZE = {"Mayorista": 60, "Droguería": 48, "Cooperativa": 30, "Autoservicio": 10, "Perfumería": 5, "Farmacia": 6}


class History:
    """Writes orders and visits of territories, priced by the company's lists."""

    def __init__(
        self,
        seed: int,
        today: date,
        products: list[Product],
        price_lists: Sequence[PriceList],
        categories: Sequence[Category],
    ) -> None:
        self._seed, self._today, self._products = seed, today, products
        self._start = today - timedelta(days=DAYS)
        self._parents = pricing.parents_of(categories)
        self._shelves = [category.name for category in categories if category.parent]
        self._season = {category.name: category.season for category in categories}
        self._lists = {prices.name: prices for prices in price_lists}
        self._drift: dict[int, Decimal] = {}
        self._kept: dict[int, list[str]] = {}

    def orders(self, rep: str, accounts: Sequence[Account], first: int, total: int, lines: int) -> list[Order]:
        """`total` orders of these accounts (the first has the index `first`) with `lines` lines in all."""
        dice = Dice(self._seed, f"orders/{rep}")
        buyers = [(first + place, account) for place, account in enumerate(accounts) if account.buys]
        counts = share_out(total, [self._appetite(account) for _, account in buyers], least=1)
        dated: list[tuple[date, int, Account]] = []
        for (index, account), count in zip(buyers, counts, strict=True):
            start, end = account.buys or (self._start, self._today)
            last = end - timedelta(days=LAST_SEEN.get(account.name, 1))
            bend = _BEND.get(account.lifecycle, 1.0)
            dated.extend((day, index, account) for day in rhythm(dice, count, start, last, bend=bend))
            if account.name in LAST_SEEN:
                dated[-1] = (last, index, account)
        dated.sort(key=lambda entry: entry[:2])
        sizes = share_out(lines, [account.weight**0.3 * dice.between(0.5, 1.6) for _, _, account in dated], least=1)
        shelves = {index: self._assortment(dice, index, account) for index, account in buyers}
        return [
            Order(
                account=index,
                ordered_on=day,
                channel=dice.pick(("telefono", "telefono", "whatsapp", "whatsapp", "web")),
                lines=self._lines(dice, account, shelves[index], day, size),
                reference=f"OC {dice.whole(100, 9999)}" if dice.chance(0.15) else "",
            )
            for (day, index, account), size in zip(dated, sizes, strict=True)
        ]

    def _appetite(self, account: Account) -> float:
        start, end = account.buys or (self._today, self._today)
        return account.weight**0.6 * max((end - start).days, 20) / DAYS

    def _assortment(self, dice: Dice, index: int, account: Account) -> tuple[list[int], Urn]:
        """What this account keeps: some shelves of its trade, and on them the articles it always comes back to."""
        eager = {"A": 1.15, "B": 0.9}.get(account.segment, 0.65)
        never = _NEVER.get(account.name, ())
        keeps = {
            shelf: liking
            for shelf, liking in zip(self._shelves, _AFFINITY[account.trade], strict=True)
            if (account.name in _NEVER or dice.chance(min(0.96, liking / 3 * eager))) and shelf not in never
        } or {self._shelves[1]: 1.0}
        self._kept[index] = [shelf.lower() for shelf in keeps]
        urn = Urn([keeps.get(product.category, 0.0) * product.popularity for product in self._products])
        kept = urn.several(dice, 14 + int(account.weight * dice.whole(10, 16)))
        return kept, Urn([self._products[index].popularity * dice.between(0.3, 3.0) for index in kept])

    def _lines(
        self, dice: Dice, account: Account, assortment: tuple[list[int], Urn], day: date, size: int
    ) -> tuple[Line, ...]:
        kept, urn = assortment
        chosen: dict[int, None] = {}
        for _ in range(size * 8):
            index = kept[urn.draw(dice)]
            product = self._products[index]
            if not product.active and (self._today - day).days < 120:
                continue
            if dice.unit() * 2 < self._season[product.category][day.month - 1] + 0.2:
                chosen[index] = None
                if len(chosen) == size:
                    break
        for index in range(len(self._products)):
            if len(chosen) >= size:
                break
            if self._products[index].active:
                chosen.setdefault(index, None)
        return tuple(
            self.line(index, self._quantity(dice, account, index), account, day, self._discount(dice))
            for index in chosen
        )

    def _quantity(self, dice: Dice, account: Account, index: int) -> int:
        product = self._products[index]
        wanted = (
            _SIZE[account.trade] * dice.between(0.3, 1.7) * (1 if product.price > 3000 else 2) * account.weight**0.25
        )
        multiple = max(product.multiple, 1)
        return max(product.minimum, multiple * round(wanted / multiple), 1)

    def _discount(self, dice: Dice) -> Decimal:
        return Decimal(dice.pick((2, 3, 5, 5, 8, 10)) if dice.chance(0.18) else 0)

    def line(self, index: int, quantity: int, account: Account, day: date, discount: Decimal) -> Line:
        """One line, priced as it would have been on that day."""
        product = self._products[index]
        base = pricing.unit_price(
            self._lists[account.price_list],
            product,
            parents=self._parents,
            quantity=quantity,
            day=day,
            list_price=self._list_price(product, day),
        )
        price = pricing.discounted(base, discount) if discount else base
        return Line(index, quantity, base, discount, price, pricing.line_net(quantity, price))

    def _list_price(self, product: Product, day: date) -> Decimal:
        """What the catalogue said then: prices rise every month."""
        months = (self._today.year - day.year) * 12 + self._today.month - day.month
        if months <= 0:
            return product.price
        factor = self._drift.get(months)
        if factor is None:
            factor = self._drift[months] = _INFLATION**-months
        return (product.price * factor).quantize(pricing.CENT, ROUND_HALF_EVEN)

    def visits(self, rep: str, accounts: Sequence[Account], first: int, total: int, orders: list[Order]) -> list[Visit]:
        """`total` past visits; an order taken near a visit moves to its day and becomes its outcome."""
        dice = Dice(self._seed, f"visits/{rep}")
        yesterday = self._today - timedelta(days=1)
        counts = share_out(total, [self._attention(account) for account in accounts], least=1)
        diary = Diary(self._start, yesterday)
        by_account: dict[int, list[Order]] = {}
        for order in orders:
            by_account.setdefault(order.account, []).append(order)
        seen: list[tuple[date, int, bool]] = []
        for place, (account, count) in enumerate(zip(accounts, counts, strict=True)):
            span = account.buys or (self._start, self._today)
            last = min(span[1] + timedelta(days=60), yesterday)
            if account.name in LAST_SEEN:
                last = self._today - timedelta(days=LAST_SEEN[account.name])
            days = rhythm(dice, count, span[0], last)
            if account.name in LAST_SEEN:
                days[-1] = last
            free = list(by_account.get(first + place, ()))
            for day in days:
                fixed = account.name in LAST_SEEN and day >= last - timedelta(days=7)
                if not fixed:
                    day = min(diary.place(day), last)
                near = next((order for order in free if abs((order.ordered_on - day).days) <= 5), None)
                if near:
                    free.remove(near)
                    near.ordered_on, near.channel = day, "visita"
                    self._reprice(near, account)
                seen.append((day, first + place, near is not None))
        orders.sort(key=lambda order: (order.ordered_on, order.account))
        return self._timed(dice, seen)

    def _reprice(self, order: Order, account: Account) -> None:
        order.lines = tuple(
            self.line(line.product, line.quantity, account, order.ordered_on, line.discount) for line in order.lines
        )

    def _attention(self, account: Account) -> float:
        start, end = account.buys or (self._today - timedelta(days=240), self._today)
        return (max((end - start).days, 60) / account.visit_every) ** 1.15

    def _timed(self, dice: Dice, seen: list[tuple[date, int, bool]]) -> list[Visit]:
        """Give each day its hours, one visit after the other."""
        visits: list[Visit] = []
        clock, current = moment(self._start, 8, 15), None
        for day, index, ordered in sorted(seen):
            if day != current:
                current, clock = day, moment(day, 8, dice.whole(0, 6) * 5)
            visit = self.told(dice, index, clock, ordered=ordered)
            visits.append(visit)
            clock = (visit.ended_at or clock) + timedelta(minutes=dice.whole(6, 20))
        return visits

    def told(self, dice: Dice, index: int, begin: datetime, *, ordered: bool) -> Visit:
        """A visit that took place, with what came of it in the rep's words."""
        throw = dice.unit()
        outcome = (
            "order"
            if ordered
            else (
                "follow_up"
                if throw < 0.45
                else "service"
                if throw < 0.65
                else "no_interest"
                if throw < 0.82
                else "absent"
            )
        )
        throw = dice.unit()
        channel = "visit" if ordered or throw < 0.72 else "call" if throw < 0.9 else "mail" if throw < 0.97 else "video"
        low, high = {"visit": (12, 42), "call": (3, 14), "mail": (2, 6), "video": (15, 40)}[channel]
        thing = dice.pick(self._kept.get(index) or [shelf.lower() for shelf in self._shelves])
        who = dice.pick(words.FIRST_NAMES)
        start = begin + timedelta(minutes=dice.whole(-4, 6))
        return Visit(
            account=index,
            channel=channel,
            state="done",
            planned_at=begin,
            subject=_SUBJECTS[outcome],
            started_at=start,
            ended_at=start + timedelta(minutes=dice.whole(low, high)),
            outcome=outcome,
            notes=dice.pick(words.VISIT_NOTES[outcome]).format(thing=thing, who=who),
            next_step=dice.pick(words.NEXT_STEPS[outcome]).format(thing=thing, who=who),
            next_on=(begin + timedelta(days=dice.whole(5, 40))).date(),
        )
