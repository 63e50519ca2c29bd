"""A person at work, as a process to kill: `python -m tests.reality.typist REPLICA SEED COUNT`, the key on stdin.

Types COUNT things and says each twice on standard output: before the transaction ("begun") and after ("saved").
What was said to be saved must never be lost; of what was begun, all of it is there or nothing.
"""

import json
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

from sfa_desktop.base.ids import new_id
from sfa_desktop.entities import Account, Order, OrderLine, Visit
from sfa_desktop.replica import edits
from sfa_desktop.replica.store import Replica


class Typist:
    """Types by the dice."""

    def __init__(self, replica: Replica, dice: Random) -> None:
        self.replica = replica
        self.dice = dice
        with replica.read() as reader:
            self.products = reader.list("product", where={"active": True})[:20]
            # Only what the office knows already is edited: the others are counted by their key.
            self.accounts = [a for a in reader.list("account", where={"active": True}) if a.origin.version]

    def work(self, count: int) -> None:
        """So many things, one transaction each."""
        for _ in range(count):
            self.dice.choice((self.order, self.order, self.visit, self.edit, self.edit, self.customer))()

    def order(self) -> None:
        order = Order(id=new_id(), account_id=self.dice.choice(self.accounts).id, state="confirmed",
                      ordered_on=date.today())  # fmt: skip
        lines = self.lines()
        self.say("begun", "order", order.id, lines=len(lines))
        with self.replica.write() as writer:
            edits.create(writer, order, lines=lines)
        self.say("saved", "order", order.id)

    def visit(self) -> None:
        visit = Visit(id=new_id(), account_id=self.dice.choice(self.accounts).id, subject="Visita")
        self.say("begun", "visit", visit.id)
        with self.replica.write() as writer:
            edits.create(writer, visit)
        self.say("saved", "visit", visit.id)

    def edit(self) -> None:
        """Of a few accounts again and again, so that edits fold, follow and meet their own answers."""
        account, value = self.dice.choice(self.accounts[:3]).id, f"+54 341 {self.dice.randrange(10**7):07d}"
        self.say("begun", "phone", account, value=value)
        with self.replica.write() as writer:
            edits.update(writer, "account", account, {"phone": value})
        self.say("saved", "phone", account, value=value)

    def customer(self) -> None:
        """A new account with its first visit and order, in one transaction."""
        account = Account(id=new_id(), name=f"Almacén {self.dice.randrange(10**6)}")
        visit = Visit(id=new_id(), account_id=account.id, subject="Primera visita")
        order = Order(id=new_id(), account_id=account.id, state="confirmed", ordered_on=date.today())
        lines = self.lines()
        named = [("account", account.id), ("visit", visit.id), ("order", order.id)]
        for kind, key in named:
            self.say("begun", kind, key, **({"lines": len(lines)} if kind == "order" else {}))
        with self.replica.write() as writer:
            edits.create(writer, account)
            edits.create(writer, visit)
            edits.create(writer, order, lines=lines)
        for kind, key in named:
            self.say("saved", kind, key)

    def lines(self) -> list[OrderLine]:
        products = self.dice.sample(self.products, self.dice.randint(1, 4))
        return [
            OrderLine(product_id=product.id, quantity=Decimal(1), unit=product.unit, sequence=number)
            for number, product in enumerate(products, 1)
        ]

    def say(self, what: str, kind: str, key: str, **more: object) -> None:
        sys.stdout.write(json.dumps({"what": what, "kind": kind, "key": key, **more}) + "\n")
        sys.stdout.flush()


def main() -> None:
    path, seed, count = sys.argv[1:]
    replica = Replica.open(Path(path), bytes.fromhex(sys.stdin.readline().strip()))
    Typist(replica, Random(int(seed))).work(int(count))
    replica.close()


if __name__ == "__main__":
    main()
