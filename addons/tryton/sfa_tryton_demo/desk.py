# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies on the desk today: the plan, promises, complaints, sales that may come, and what customers owe."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from sfa_tryton_demo import words
from sfa_tryton_demo.calendar import moment, working_day
from sfa_tryton_demo.company import Account, Case, OpenItem, Opportunity, Task, Visit
from sfa_tryton_demo.dice import Dice

PLAN = (
    ("Autoservicio Don Ángel", 8, 15, False, "Reposición"),
    ("Farmacia Luz", 9, 5, False, "Exhibidor de verano"),
    ("Droguería Íntegra del Litoral S.A.", 10, 30, True, "Cita con José Gutiérrez: plazo de pago"),
    ("Perfumería Ñandubay", 11, 20, False, "Compra menos que en su trimestre"),
    ("Cooperativa Agropecuaria Capitán Bermúdez Ltda.", 14, 0, True, "Renovación del acuerdo anual"),
    ("Mayorista Peñaloza Hnos.", 15, 15, False, "Ronda"),
    ("Farmacia y Perfumería Nuestra Señora de la Merced", 16, 0, False, "Responder el reclamo"),
    ("Farmacia Echeverría", 16, 40, False, "Artículo discontinuado"),
    ("Farmacia Gutiérrez", 17, 15, False, "Ronda"),
)
LUZ = "Farmacia Luz"


class Desk:
    """Lays out one rep's desk for the day `today`."""

    def __init__(
        self, seed: int, rep: str, *, today: date, accounts: Sequence[Account], first: int, shelves: Sequence[str]
    ) -> None:
        self._dice = Dice(seed, f"desk/{rep}")
        self._today, self._accounts, self._first, self._shelves = today, accounts, first, shelves
        self._index = {account.name: first + place for place, account in enumerate(accounts)}

    def plan(self, later: int) -> list[Visit]:
        """Today's visits (nine and two of them fixed where the story's accounts are), and `later` ones after today."""
        visits = [
            Visit(
                account=self._index[name],
                channel="visit",
                state="planned",
                planned_at=moment(self._today, hour, minute),
                fixed=fixed,
                subject=subject,
            )
            for name, hour, minute, fixed, subject in PLAN
            if name in self._index
        ]
        deck = self._dice.shuffled(
            [
                place
                for place, account in enumerate(self._accounts)
                if self._first + place not in [v.account for v in visits]
            ]
        )
        if not visits:
            for turn, place in enumerate(deck[:6]):
                visits.append(self._planned(place, self._today, turn))
            deck = deck[6:]
        following = [day for ahead in range(1, 14) if (day := self._today + timedelta(days=ahead)).weekday() < 5][:8]
        for turn in range(later):
            place = deck[turn % len(deck)] if deck else turn % len(self._accounts)
            visits.append(self._planned(place, following[turn % len(following)], turn // len(following)))
        return visits

    def _planned(self, place: int, day: date, turn: int) -> Visit:
        minutes = 8 * 60 + 30 + turn * 45
        return Visit(
            account=self._first + place,
            channel="visit",
            state="planned",
            planned_at=moment(day, minutes // 60 % 24, minutes % 60),
            subject=self._dice.pick(("Ronda", "Reposición", "Seguimiento")),
        )

    def tasks(self, count: int) -> list[Task]:
        """Errands and promises, most of them open; among them the one of 12 November that nobody answered."""
        tasks = []
        if LUZ in self._index:
            promised = (
                date(self._today.year, 11, 12)
                if self._today >= date(self._today.year, 11, 12)
                else self._today - timedelta(days=12)
            )
            tasks.append(
                Task(
                    self._index[LUZ],
                    "Confirmar el exhibidor de verano",
                    "promise",
                    "open",
                    promised + timedelta(days=7),
                    notes=f"Prometido el {promised:%d/%m}: «Te confirmo la semana que viene.» "
                    "Espacio de 60 cm junto a la caja.",
                )
            )
        while len(tasks) < count:
            dice = self._dice
            thing, who = dice.pick(self._shelves).lower(), dice.pick(words.FIRST_NAMES)
            promise, done = dice.chance(0.35), dice.chance(0.4)
            due = working_day(self._today + timedelta(days=dice.whole(-60, -2) if done else dice.whole(-9, 20)))
            subject = dice.pick(words.PROMISES if promise else words.ERRANDS).format(thing=thing, who=who)
            tasks.append(
                Task(
                    self._first + dice.whole(0, len(self._accounts) - 1),
                    subject,
                    "promise" if promise else "call" if subject.startswith("Llamar") else "todo",
                    "done" if done else "open",
                    due,
                    due_time=dice.pick(("", "", "09:30", "11:00", "16:30")),
                    done_at=moment(due, dice.whole(9, 18), 20) if done else None,
                )
            )
        return tasks

    def cases(self, count: int) -> list[Case]:
        """Complaints, questions and returns; open are those of the last days."""
        cases = []
        if LUZ in self._index:
            opened = working_day(self._today - timedelta(days=1))
            merced = self._index["Farmacia y Perfumería Nuestra Señora de la Merced"]
            cases = [
                Case(
                    self._index[LUZ],
                    "Entrega fuera de horario",
                    "complaint",
                    "normal",
                    "open",
                    moment(opened, 9, 40),
                    moment(self._today, 18, 0),
                    "Llegó 14:20 con el local cerrado; segunda vez en el trimestre.",
                ),
                Case(
                    merced,
                    "Factura con precio viejo",
                    "complaint",
                    "high",
                    "open",
                    moment(opened, 16, 5),
                    moment(self._today, 18, 0),
                    "Pidió respuesta en persona.",
                ),
                Case(
                    self._index["Perfumería Ñandubay"],
                    "¿Cuándo entra Perfume Aurora?",
                    "question",
                    "low",
                    "waiting",
                    moment(opened, 11, 15),
                    moment(self._today + timedelta(days=2), 12, 0),
                    "Consultado a compras.",
                ),
            ]
        while len(cases) < count:
            dice = self._dice
            subject, type_, notes = dice.pick(words.COMPLAINTS)
            thing = dice.pick(self._shelves).lower()
            day = working_day(self._today - timedelta(days=dice.whole(6, 500)))
            opened = moment(day, dice.whole(9, 18), dice.whole(0, 59))
            cases.append(
                Case(
                    self._first + dice.whole(0, len(self._accounts) - 1),
                    subject.format(thing=thing),
                    type_,
                    dice.pick(("low", "normal", "normal", "high")),
                    "rejected" if dice.chance(0.1) else "solved",
                    opened,
                    opened + timedelta(hours=48),
                    notes.format(thing=thing),
                    opened + timedelta(hours=dice.whole(3, 70)),
                )
            )
        return cases

    def opportunities(self, count: int) -> list[Opportunity]:
        """Sales that may come, and some that did or did not."""
        made = []
        for _ in range(count):
            dice = self._dice
            thing = dice.pick(self._shelves).lower()
            stage, chance = dice.pick(
                (("lead", 10), ("lead", 20), ("opportunity", 40), ("opportunity", 60), ("opportunity", 80), ("lost", 0))
            )
            since = self._today - timedelta(days=dice.whole(5, 120))
            made.append(
                Opportunity(
                    self._first + dice.whole(0, len(self._accounts) - 1),
                    dice.pick(words.DEALS).format(thing=thing),
                    stage,
                    Decimal(dice.whole(8, 240) * 5000),
                    chance,
                    since,
                    since + timedelta(days=3) if stage == "lost" else self._today + timedelta(days=dice.whole(5, 110)),
                    "Competencia ofrece plazo a 60 días." if dice.chance(0.3) else "",
                )
            )
        return made

    def debts(self) -> None:
        """What each customer owes: recent invoices within their term, and for some an older one gone past it."""
        number = 18_000 + self._first
        for account in self._accounts:
            dice = self._dice
            if account.name == LUZ:
                account.credit_limit = Decimal(500_000)
                account.open_items = [
                    OpenItem(
                        "0004-00018211",
                        self._today - timedelta(days=42),
                        self._today - timedelta(days=12),
                        Decimal("42150.00"),
                    ),
                    OpenItem(
                        "0004-00018304",
                        self._today - timedelta(days=21),
                        self._today + timedelta(days=9),
                        Decimal("142150.00"),
                    ),
                ]
                continue
            if not account.buys or dice.chance(0.25):
                continue
            term = {"Contado": 0, "15 días": 15, "30 días": 30}.get(account.payment_term, 45)
            for _ in range(dice.whole(1, 3)):
                number += 1
                age = dice.whole(1, max(term, 3)) if dice.chance(0.8) else term + dice.whole(3, 50)
                issued = self._today - timedelta(days=age)
                amount = (
                    account.credit_limit * Decimal(dice.whole(3, 34)) / 100 + Decimal(dice.whole(0, 9999)) / 100
                ).quantize(Decimal("0.01"))
                account.open_items.append(OpenItem(f"0004-{number:08d}", issued, issued + timedelta(days=term), amount))
