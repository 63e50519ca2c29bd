"""What people do in a history: reps at their laptops, colleagues at the office, and the administrator."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from sfa_desktop.base.ids import new_id
from sfa_desktop.entities import Account, Entity, Order, OrderLine, Task, Visit
from sfa_desktop.entities.exchange import OPEN_STATES, CustomField, Operation, OperationState
from sfa_desktop.replica import edits, outbox, resolving
from sfa_desktop.replica.access import Writer
from tests.support.office import REFUSED_WORD, Office
from tests.support.office_records import Record

WORDS = ("calle", "otoño", "José", "muestra", "pedido", "北", "🙂")
TITLE = {"account": "name", "visit": "subject", "task": "subject", "order": "comment"}
ZONE = CustomField(kind="account", code="zone", label="Zone", type="text")
CUSTOM = ((), (ZONE,), (ZONE, CustomField(kind="account", code="route", label="Route", type="text")))


class Words:
    """Texts, each different from all others, so that none can be taken for another."""

    def __init__(self) -> None:
        self._made = 0

    def next(self, dice: Random) -> str:
        """A new text; now and then one that the office refuses."""
        self._made += 1
        word = REFUSED_WORD if dice.random() < 0.05 else dice.choice(WORDS)
        return f"{word} {self._made}"


class Desk:
    """A rep's edits, each a function of the writing transaction."""

    def __init__(self, dice: Random, words: Words) -> None:
        self.dice = dice
        self.words = words

    def anything(self, w: Writer) -> None:
        """One edit of whatever sort. Raises InvalidInput where it is not possible now."""
        acts: list[tuple[Callable[[Writer], None], float]] = [
            (self.new_account, 1), (self.new_visit, 1), (self.new_task, 0.5), (self.new_order, 2), (self.change, 4),
            (self.change_order, 1), (self.delete, 1), (self.day, 1), (self.draft, 0.5), (self.confirm, 0.5),
        ]  # fmt: skip
        self.dice.choices([act for act, _ in acts], weights=[weight for _, weight in acts])[0](w)

    def text(self) -> str:
        return self.words.next(self.dice)

    def some(self, w: Writer, kind: str, **where: Any) -> Any:
        """A record of the kind, or None."""
        found = w.list(kind, where=where)
        return self.dice.choice(found) if found else None

    def new_account(self, w: Writer) -> None:
        edits.create(w, Account(name=self.text()))

    def new_visit(self, w: Writer) -> None:
        if account := self.some(w, "account"):
            edits.create(w, Visit(account_id=account.id, subject=self.text(), state="planned"))

    def new_task(self, w: Writer) -> None:
        if account := self.some(w, "account"):
            edits.create(w, Task(account_id=account.id, subject=self.text()))

    def lines(self, w: Writer) -> list[Entity]:
        products = [product.id for product in w.list("product")]
        return [
            OrderLine(product_id=self.dice.choice(products), quantity=Decimal(self.dice.randrange(1, 9)),
                      sequence=number, note=self.text() if self.dice.random() < 0.3 else "")
            for number in range(self.dice.randrange(1, 4) if products else 0)
        ]  # fmt: skip

    def new_order(self, w: Writer, account: str = "", *, state: str = "confirmed", group: str | None = None) -> None:
        if not account and (some := self.some(w, "account")):
            account = some.id
        lines = self.lines(w)
        if account and lines:
            order = Order(account_id=account, state=state, ordered_on=date(2026, 11, 24), comment=self.text())
            edits.create(w, order, lines=lines, group=group)

    def day(self, w: Writer) -> None:
        """A new customer with a visit and an order: one after the other, or all or nothing."""
        group = new_id() if self.dice.random() < 0.5 else None
        account = edits.create(w, Account(name=self.text()), group=group)
        visit = Visit(account_id=account, subject=self.text(), state="done", outcome="order")
        edits.create(w, visit, group=group)
        self.new_order(w, account, group=group)

    def draft(self, w: Writer) -> None:
        self.new_order(w, state="draft")

    def confirm(self, w: Writer) -> None:
        if order := self.some(w, "order", state="draft"):
            edits.update(w, "order", order.id, {"state": "confirmed"})

    def change(self, w: Writer) -> None:
        kind = self.dice.choice(("account", "account", "visit", "task"))
        record = self.some(w, kind)
        if record is None:
            return
        values: dict[str, Any] = {TITLE[kind]: self.text()}
        if kind == "account":
            values = self.dice.choice(
                [values, {"phone": self.text()}, {"notes": f"{record.notes}\n{self.text()}".strip()},
                 {"tags": tuple(sorted({*record.tags, self.text()}))}, {"custom": {"zone": self.text()}},
                 {**values, "phone": self.text()}]
            )  # fmt: skip
        edits.update(w, kind, record.id, values)

    def change_order(self, w: Writer) -> None:
        if order := self.some(w, "order"):
            lines = self.lines(w) if self.dice.random() < 0.5 else None
            edits.update(w, "order", order.id, {"comment": self.text()}, lines=lines or None)

    def delete(self, w: Writer) -> None:
        kind = self.dice.choice(("visit", "task"))
        if record := self.some(w, kind):
            edits.delete(w, kind, record.id)

    # --- what waits for a decision

    def decide(self, w: Writer) -> None:
        """Look at one issue and settle it one way or another."""
        issues = [o for o in outbox.items(w, states=OPEN_STATES) if o.state in NEEDS_A_PERSON]
        if issues:
            self.settle(w, self.dice.choice(issues))

    def settle(self, w: Writer, operation: Operation) -> None:
        if operation.state is OperationState.CONFLICT:
            resolving.resolve(w, operation.id, take=self.dice.choice(("mine", "theirs")))
            return
        match self.dice.choice(("retry", "edit", "discard", "discard")):
            case "retry":
                outbox.retry(w, operation.id)
            case "edit" if w.get(operation.kind, operation.record_id):
                edits.update(w, operation.kind, operation.record_id, {TITLE[operation.kind]: self.text()})
            case _:
                outbox.discard(w, operation.id, dependents=True)


NEEDS_A_PERSON = (OperationState.CONFLICT, OperationState.REFUSED)


class Colleagues:
    """What happens at the office."""

    def __init__(self, office: Office, dice: Random, words: Words, users: tuple[str, ...]) -> None:
        self.office = office
        self.dice = dice
        self.words = words
        self.users = users

    def anything(self) -> str:
        """One thing; what it was."""
        alive = [r for r in self.office.records.values() if not r.deleted and r.kind != "product"]
        if not alive:
            return "nothing to do"
        record = self.dice.choice(alive)
        what = self.dice.choice(("edit", "edit", "edit", "bump", "delete", "move", "add", "fields"))
        match what:
            case "edit":
                self.office.edit(record, **self._change(record))
            case "bump":
                self.office.bump(record)
            case "delete" if record.kind in ("visit", "task"):
                self.office.delete(record)
            case "move" if record.kind == "account":
                self.office.move(record, self.dice.choice(self.users))
            case "add":
                accounts = [r for r in alive if r.kind == "account"]
                if accounts:
                    self.office.add("task", account_id=self.dice.choice(accounts).key, subject=self.text())
            case "fields":
                self.office.custom_fields = self.dice.choice(CUSTOM)
                self.office.unknown_columns = self.dice.choice(((), ("loyalty",)))
            case _:
                return f"no {what} of {record.kind}"
        return f"{what} {record.kind} {record.key[:8]}"

    def text(self) -> str:
        return self.words.next(self.dice)

    def _change(self, record: Record) -> dict[str, Any]:
        values: dict[str, Any] = {TITLE[record.kind]: self.text()}
        if record.kind != "account":
            return values
        custom = {"custom": {**record.values["custom"], "zone": self.text()}}
        tags = {"tags": sorted({*record.values["tags"], self.text()})}
        return self.dice.choice([values, {"phone": self.text()}, {"code": self.text()}, tags, custom])
