# SPDX-License-Identifier: GPL-3.0-or-later
"""The book of business: accounts of a territory with their size, rhythm and terms, and who is who there."""

import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from sfa_tryton_demo import words
from sfa_tryton_demo.company import Account, Contact, Rep
from sfa_tryton_demo.dice import Dice, Urn, share_out

_CITIES = {
    "Rosario Norte": (
        ("Rosario", "2000", 5.0),
        ("Granadero Baigorria", "2152", 1.2),
        ("Capitán Bermúdez", "2154", 1.0),
        ("Fray Luis Beltrán", "2156", 0.6),
        ("San Lorenzo", "2200", 1.4),
        ("Puerto General San Martín", "2202", 0.5),
        ("Ibarlucea", "2142", 0.3),
    ),
    "Rosario Sur": (
        ("Rosario", "2000", 4.0),
        ("Villa Gobernador Gálvez", "2124", 2.0),
        ("Alvear", "2126", 0.5),
        ("Arroyo Seco", "2128", 0.9),
        ("Pueblo Esther", "2126", 0.5),
    ),
    "Rosario Centro": (("Rosario", "2000", 1.0),),
    "Oeste": (
        ("Funes", "2132", 1.4),
        ("Roldán", "2134", 1.0),
        ("Pérez", "2121", 0.8),
        ("Zavalla", "2123", 0.4),
        ("Casilda", "2170", 1.5),
        ("Cañada de Gómez", "2500", 1.3),
        ("Carcarañá", "2138", 0.6),
    ),
}
_GROUP = {
    "Farmacia": "Farmacias",
    "Perfumería": "Perfumerías",
    "Autoservicio": "Autoservicios",
    "Cooperativa": "Mayoristas",
    "Mayorista": "Mayoristas",
    "Droguería": "Mayoristas",
}
_TRADES = (
    ("Farmacia", 0.46),
    ("Perfumería", 0.2),
    ("Autoservicio", 0.22),
    ("Mayorista", 0.06),
    ("Cooperativa", 0.04),
    ("Droguería", 0.02),
)
TERMS = ("Contado", "15 días", "30 días", "45 días")


@dataclass(frozen=True, slots=True)
class Known:
    """A shop as it is known before anything is counted: name, place and size."""

    name: str
    trade: str
    city: str
    street: str
    segment: str
    potential: str
    hours: str = "8:30-12:30 y 16:00-20:00"
    price_list: str = ""
    tax_id: str = ""


KNOWN = (
    Known(
        "Farmacia Luz",
        "Farmacia",
        "Rosario",
        "Av. Alberdi 1240",
        "A",
        "high",
        "8:00-13:00 y 16:30-20:30",
        tax_id="30-71234567-1",
    ),
    Known("Autoservicio Don Ángel", "Autoservicio", "Rosario", "Bv. Rondeau 2210", "B", "high", "8:00-20:00"),
    Known(
        "Droguería Íntegra del Litoral S.A.",
        "Droguería",
        "Rosario",
        "Av. Génova 3350",
        "A",
        "high",
        "9:00-19:00",
        "Acuerdo Droguería Íntegra",
    ),
    Known("Perfumería Ñandubay", "Perfumería", "Rosario", "Casiano Casas 980", "B", "high", "9:00-12:30"),
    Known(
        "Cooperativa Agropecuaria Capitán Bermúdez Ltda.",
        "Cooperativa",
        "Capitán Bermúdez",
        "San Lorenzo 455",
        "A",
        "medium",
        "9:00-19:00",
        "Acuerdo Cooperativa 2026",
    ),
    Known("Mayorista Peñaloza Hnos.", "Mayorista", "San Lorenzo", "Av. San Martín 2870", "B", "medium"),
    Known("Farmacia y Perfumería Nuestra Señora de la Merced", "Farmacia", "San Lorenzo", "Urquiza 611", "C", "high"),
    Known("Farmacia Echeverría", "Farmacia", "Granadero Baigorria", "9 de Julio 302", "B", "medium"),
    Known("Farmacia Gutiérrez", "Farmacia", "Rosario", "José Ingenieros 1785", "B", "medium"),
)


def plain(text: str) -> str:
    """Lower-case ASCII without spaces, for addresses of mail and web."""
    bare = unicodedata.normalize("NFKD", text.replace("ñ", "n").replace("Ñ", "n"))
    return "".join(sign for sign in bare.lower() if sign.isascii() and sign.isalnum())


def person(dice: Dice) -> str:
    """A name of a person."""
    return f"{dice.pick(words.FIRST_NAMES)} {dice.pick(words.SURNAMES)}"


def tax_id(dice: Dice, *, company: bool) -> str:
    """An Argentine CUIT with its check digit (modulus 11, weights 5432765432)."""
    while True:
        digits = f"{30 if company else dice.pick((20, 27))}{dice.whole(10_000_000, 79_999_999):08d}"
        check = (
            -sum(int(digit) * weight for digit, weight in zip(digits, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2), strict=True)) % 11
        )
        if check != 10:
            return f"{digits[:2]}-{digits[2:]}-{check}"


def _shop(dice: Dice, trade: str) -> str:
    return dice.pick(words.SHOPS[trade]).format(
        surname=dice.pick(words.SURNAMES),
        other=dice.pick(words.SURNAMES),
        saint=dice.pick(words.SAINTS),
        place=dice.pick(words.PLACES),
        fancy=dice.pick(words.FANCIES),
        nick=dice.pick(words.NICKNAMES),
    )


class Book:
    """Fills one territory after another, with names, codes and tax ids that stand once in the whole company."""

    def __init__(self, seed: int, today: date) -> None:
        self._seed, self._today = seed, today
        self._names: set[str] = {known.name for known in KNOWN}
        self._tax_ids: set[str] = set()
        self.accounts: list[Account] = []

    def fill(self, rep: Rep, known: tuple[Known, ...] = ()) -> None:
        """Add the accounts of this rep's territory: `known` first, the rest made up."""
        dice = Dice(self._seed, f"book/{rep.code}")
        cities = _CITIES[rep.territory]
        city_urn = Urn([weight for _, _, weight in cities])
        trade_urn = Urn([weight for _, weight in _TRADES])
        post = {city: code for city, code, _ in cities}
        rank = dice.shuffled(range(len(known), rep.accounts))
        for index in range(rep.accounts):
            if index < len(known):
                shop = known[index]
            else:
                trade, city = _TRADES[trade_urn.draw(dice)][0], cities[city_urn.draw(dice)][0]
                shop = self._made_up(dice, trade, city, (rank[index - len(known)] + 0.5) / rep.accounts)
            self.accounts.append(self._account(dice, rep, shop, post[shop.city], story=index < len(known)))

    def _made_up(self, dice: Dice, trade: str, city: str, place: float) -> Known:
        """A shop of the trade; `place` is where it stands among the territory's sizes, 0 the largest."""
        segment = "A" if place < 0.17 else "B" if place < 0.45 else "C"
        likely = {"A": (6.0, 3.0, 1.0), "B": (4.0, 4.0, 2.0), "C": (1.5, 3.5, 5.0)}[segment]
        return Known(
            name=self._unused(dice, trade, city),
            trade=trade,
            city=city,
            street=f"{dice.pick(words.STREETS)} {dice.whole(100, 4900)}",
            segment=segment,
            potential=("high", "medium", "low")[Urn(likely).draw(dice)],
            hours=dice.pick(words.HOURS),
        )

    def _unused(self, dice: Dice, trade: str, city: str) -> str:
        name = _shop(dice, trade)
        for _ in range(40):
            if name not in self._names:
                break
            name = _shop(dice, trade)
        number = 1
        base = name
        while name in self._names:
            number += 1
            name = f"{base} {city}" if number == 2 else f"{base} {city} {number}"
        self._names.add(name)
        return name

    def _account(self, dice: Dice, rep: Rep, shop: Known, post: str, *, story: bool) -> Account:
        weight = {"A": 5.0, "B": 1.5, "C": 0.5}[shop.segment] * dice.between(0.6, 1.5)
        stage, buys = ("growing", (self._back(730), self._today)) if story else self._life(dice, shop.segment)
        company = shop.trade in ("Mayorista", "Cooperativa", "Droguería") or dice.chance(0.5)
        lowest, highest = {"A": (8, 30), "B": (3, 10), "C": (1, 4)}[shop.segment]
        domain = f"{plain(shop.name)[:24]}.example"
        has_web = dice.chance(0.35)
        return Account(
            code=f"C{len(self.accounts) + 1001}",
            name=shop.name,
            rep=rep.code,
            tax_id=shop.tax_id or self._unused_tax_id(dice, company=company),
            trade=shop.trade,
            street=shop.street,
            postal_code=post,
            city=shop.city,
            phone=f"+54 341 4{dice.whole(10, 99)}-{dice.whole(1000, 9999)}",
            email=f"compras@{domain}" if dice.chance(0.85) else "",
            website=f"www.{domain}" if has_web else "",
            segment=shop.segment if buys else "",
            potential=shop.potential,
            lifecycle=stage,
            tags=tuple(tag for tag, share in words.TAGS if dice.chance(share)),
            visit_every={"A": 14, "B": 35, "C": 90}[shop.segment],
            opening_hours=shop.hours,
            price_list=shop.price_list or _GROUP[shop.trade],
            payment_term="30 días" if story else TERMS[Urn((0.15, 0.2, 0.45, 0.2)).draw(dice)],
            exempt=not story and dice.chance(0.03),
            credit_limit=Decimal(dice.whole(lowest, highest) * 50_000),
            since=self._since(dice, stage, buys),
            notes=dice.pick(words.ACCOUNT_NOTES),
            monthly_potential=int(weight * dice.between(0.8, 2.4)) * 40 + dice.whole(2, 30) * 10,
            main_supplier=dice.pick(words.SUPPLIERS),
            weight=weight,
            buys=buys,
        )

    def _unused_tax_id(self, dice: Dice, *, company: bool) -> str:
        number = tax_id(dice, company=company)
        while number in self._tax_ids:
            number = tax_id(dice, company=company)
        self._tax_ids.add(number)
        return number

    def _back(self, days: int) -> date:
        return self._today - timedelta(days=days)

    def _since(self, dice: Dice, stage: str, buys: tuple[date, date] | None) -> date:
        if stage == "new" and buys:
            return buys[0]
        if stage == "prospect":
            return self._today
        return date(self._today.year - dice.whole(3, 18), dice.whole(1, 12), dice.whole(1, 28))

    def _life(self, dice: Dice, segment: str) -> tuple[str, tuple[date, date] | None]:
        """The stage, and from when to when it bought."""
        throw = dice.unit()
        if segment == "C" and throw < 0.09:
            return "prospect", None
        if throw < 0.14:
            return "lost", (self._back(730), self._back(dice.whole(150, 290)))
        if throw < 0.21:
            return "new", (self._back(dice.whole(40, 170)), self._today)
        if throw < 0.31:
            return "risk", (self._back(730), self._back(dice.whole(50, 100)))
        if throw < 0.34:
            return "recovered", (self._back(730), self._today)
        return ("growing" if throw < 0.55 else "stable"), (self._back(730), self._today)


def contacts(dice: Dice, accounts: list[Account], total: int, first: int) -> list[Contact]:
    """Share `total` people among the accounts; each has one at least, the larger ones more."""
    made = []
    shares = share_out(total, [account.weight**0.5 for account in accounts], least=1)
    for offset, (account, share) in enumerate(zip(accounts, shares, strict=True)):
        domain = f"{plain(account.name)[:24]}.example"
        start = dice.whole(0, len(words.ROLES) - 1)
        for place in range(share):
            name = _story_name(account.name, place) or person(dice)
            role, influence = words.ROLES[(start + place) % len(words.ROLES)]
            made.append(
                Contact(
                    account=first + offset,
                    name=name,
                    role=role,
                    influence=influence,
                    phone=account.phone if dice.chance(0.4) else "",
                    mobile=f"+54 9 341 {dice.whole(300, 699)}-{dice.whole(1000, 9999)}",
                    email=f"{plain(name)}@{domain}" if dice.chance(0.7) else "",
                    may_mail=dice.chance(0.6),
                    notes=dice.pick(words.CONTACT_NOTES),
                )
            )
    return made


def _story_name(account: str, place: int) -> str:
    """Who must be there: the four of Farmacia Luz, and José Gutiérrez at the Droguería."""
    people = {
        "Farmacia Luz": ("María Luz Ferrero", "Josefina Núñez", "Hernán Ibáñez", "Belén Yñiguez"),
        "Droguería Íntegra del Litoral S.A.": ("José Gutiérrez",),
        "Farmacia Gutiérrez": ("José Luis Gutiérrez",),
    }.get(account, ())
    return people[place] if place < len(people) else ""
