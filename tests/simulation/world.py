"""Two reps, an office and bad luck: one history is one seed. What must always hold is checked after every step."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from sfa_desktop.base.clock import FixedClock
from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.ids import new_id
from sfa_desktop.entities import Account, Order, OrderLine, Visit
from sfa_desktop.entities.exchange import OPEN_STATES, Operation, OperationState, Report
from sfa_desktop.replica import edits, ledger, outbox
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync.engine import run_once
from tests.simulation.faults import BrokenLine, Crash, CrashingReplica, Faults
from tests.support.office import REFUSED_WORD, Office

KEY = bytes(range(32))
KINDS = ("account", "visit", "task", "order")
WORDS = ("calle", "otoño", "José", "muestra", "pedido", "北", "🙂")
SETTLED = {OperationState.DONE, OperationState.DISCARDED}


@dataclass
class Rep:
    """One laptop."""

    user: str
    path: Path
    office: Office
    faults: Faults
    clock: FixedClock
    device: str = field(default_factory=new_id)
    seen: dict[str, Operation] = field(default_factory=dict)
    """Every operation that was ever in the outbox."""
    reports: list[Report] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.line = BrokenLine(self.office, self.user, self.faults)
        self.replica = Replica.open(self.path, KEY, clock=self.clock)

    def sync(self) -> Report | None:
        """One round; None if the process died in it."""
        try:
            report = run_once(
                CrashingReplica(self.replica, self.faults),  # type: ignore[arg-type]
                self.line,
                self.clock,
                device=self.device,
            )
        except Crash:
            self.reopen()
            return None
        self.reports.append(report)
        return report

    def reopen(self) -> None:
        """The process starts anew."""
        self.replica.close()
        self.replica = Replica.open(self.path, KEY, clock=self.clock)

    def operations(self) -> dict[str, Operation]:
        """All operations, closed ones included."""
        with self.replica.read() as reader:
            return {op.id: op for op in outbox.items(reader, states=tuple(OperationState))}

    def open(self) -> list[Operation]:
        """What is not at the office yet."""
        with self.replica.read() as reader:
            return outbox.items(reader, states=OPEN_STATES)


class World:
    """One history."""

    def __init__(self, seed: int, folder: Path, *, rate: float = 0.12) -> None:
        self.random = Random(seed)
        self.faults = Faults(self.random, rate)
        self.clock = FixedClock(datetime(2026, 11, 24, 8, tzinfo=UTC))
        self.office = Office()
        self.users = ("ana", "ben")
        for number in range(6):
            self.office.add("account", name=f"Cliente {number}", owner=self.users[number % 2], active=True)
        self.products = [self.office.add("product", name=f"Artículo {n}", code=f"A{n}", active=True) for n in range(3)]
        self.reps = [Rep(user, folder / f"{user}.db", self.office, self.faults, self.clock) for user in self.users]
        self.story: list[str] = []

    def close(self) -> None:
        """Let go of the files."""
        for rep in self.reps:
            rep.replica.close()

    # --- one step

    def step(self) -> None:
        """Something happens, and everything still holds."""
        self.clock.moment += timedelta(seconds=self.random.randrange(-300, 900))  # the laptop's clock jumps
        rep = self.random.choice(self.reps)
        act = self.random.choices(
            [self.edit_something, self.synchronise, self.office_works, self.settle_something, self.crash],
            weights=[5, 5, 3, 1, 0.5],
        )[0]
        self.story.append(f"{act.__name__} {rep.user}")
        act(rep)
        self.check()

    def synchronise(self, rep: Rep) -> None:
        rep.sync()

    def crash(self, rep: Rep) -> None:
        self.faults.fired.append("crash")
        rep.reopen()

    def edit_something(self, rep: Rep) -> None:
        try:
            with rep.replica.write() as writer:
                self.random.choice(
                    [self._new_account, self._new_visit, self._new_order, self._new_order, self._change, self._change,
                     self._delete, self._day]
                )(writer)  # fmt: skip
        except InvalidInput as no:
            self.story.append(f"  not possible: {no}")

    def text(self) -> str:
        if self.random.random() < 0.05:
            return REFUSED_WORD
        return " ".join(self.random.choices(WORDS, k=2))

    def _account(self, writer: Any) -> str | None:
        accounts = writer.list("account")
        return self.random.choice(accounts).id if accounts else None

    def _new_account(self, writer: Any) -> None:
        edits.create(writer, Account(name=self.text()))

    def _new_visit(self, writer: Any) -> None:
        if account := self._account(writer):
            edits.create(writer, Visit(account_id=account, subject=self.text(), state="planned"))

    def _new_order(self, writer: Any, account: str | None = None) -> None:
        if account := account or self._account(writer):
            lines = [
                OrderLine(
                    product_id=self.random.choice(self.products).key,
                    quantity=Decimal(self.random.randrange(1, 9)),
                    sequence=number,
                )
                for number in range(self.random.randrange(1, 4))
            ]
            order = Order(account_id=account, state="confirmed", ordered_on=date(2026, 11, 24), comment=self.text())
            edits.create(writer, order, lines=lines)

    def _day(self, writer: Any) -> None:
        """A new customer with a visit and an order, one after the other."""
        account = edits.create(writer, Account(name=self.text()))
        edits.create(writer, Visit(account_id=account, subject=self.text(), state="done", outcome="order"))
        self._new_order(writer, account)

    def _change(self, writer: Any) -> None:
        kind = self.random.choice(("account", "visit", "task"))
        if records := writer.list(kind):
            name = {"account": "name", "visit": "subject", "task": "subject"}[kind]
            edits.update(writer, kind, self.random.choice(records).id, {name: self.text()})

    def _delete(self, writer: Any) -> None:
        kind = self.random.choice(("visit", "task"))
        if records := writer.list(kind):
            edits.delete(writer, kind, self.random.choice(records).id)

    def office_works(self, _rep: Rep) -> None:
        alive = [r for r in self.office.records.values() if not r.deleted and r.kind != "product"]
        record = self.random.choice(alive)
        match self.random.choice(("edit", "edit", "bump", "delete", "move", "add")):
            case "edit" if record.kind != "order":
                self.office.edit(record, **{"name" if record.kind == "account" else "subject": self.text()})
            case "bump":
                self.office.bump(record)
            case "delete" if record.kind in ("visit", "task"):
                self.office.delete(record)
            case "move" if record.kind == "account":
                self.office.move(record, self.random.choice(self.users))
            case "add":
                accounts = [r for r in alive if r.kind == "account"]
                self.office.add("task", account_id=self.random.choice(accounts).key, subject=self.text())

    def settle_something(self, rep: Rep) -> None:
        """A person looks at the issues."""
        for operation in rep.open():
            if operation.state is OperationState.CONFLICT:
                with rep.replica.write() as writer:
                    outbox.resolve(writer, operation.id, take=self.random.choice(("mine", "theirs")))
                return
            if operation.state is OperationState.REFUSED:
                with rep.replica.write() as writer:
                    if self.random.random() < 0.5:
                        outbox.retry(writer, operation.id)
                    else:
                        outbox.discard(writer, operation.id, dependents=True)
                return

    # --- what must always hold

    def check(self) -> None:
        """Exactly once, nothing lost, no half order."""
        twice = [op for op, times in Counter(self.office.applied).items() if times > 1]
        assert not twice, f"operations took effect twice: {twice}"
        numbers = [r.values["number"] for r in self.office.records.values() if r.values.get("number")]
        assert len(numbers) == len(set(numbers))
        for rep in self.reps:
            self.check_rep(rep)

    def check_rep(self, rep: Rep) -> None:
        """Every operation is open, or done at the office, or closed by a person's hand."""
        now = rep.operations()
        for id_, operation in now.items():
            if operation.state is OperationState.DONE:
                assert id_ in self.office.done or operation.code == "agreed", f"{id_} is called done and is not"
        with rep.replica.read() as reader:
            for id_ in rep.seen.keys() - now.keys():
                was = rep.seen[id_]
                entries = reader.value("SELECT count(*) FROM ledger WHERE operation = ?", (id_,))
                assert entries, f"{was.action} of {was.kind} {was.record_id} is gone without a trace"
            for order in reader.list("order"):
                record = self.office.records.get(("order", order.id))
                if record is not None and not order.origin.pending:
                    assert len(reader.children("order_line", order.id)) == len(record.values["lines"])
        rep.seen.update(now)

    # --- the end of a history

    def finish(self) -> None:
        """The network is back: within a bounded number of rounds the queue is empty and both sides agree."""
        self.faults.heal()
        for _ in range(4):
            for rep in self.reps:
                rep.sync()
                self.check()
        for rep in self.reps:
            self.settle_all(rep)
        for _ in range(2):
            for rep in self.reps:
                rep.sync()
                self.check()
        for rep in self.reps:
            left = [(op.state.value, op.code, op.kind, op.action.value) for op in rep.open()]
            assert left == [], f"{rep.user}'s queue does not drain: {left}"
            assert rep.reports[-1].verified is True, rep.reports[-1]
            assert rep.reports[-1].exit_code == 0, rep.reports[-1]
            self.check_same(rep)
            with rep.replica.read() as reader:
                assert ledger.verify(reader) == []

    def settle_all(self, rep: Rep) -> None:
        """Nothing but what a person has to decide is left; decide it."""
        for _ in range(50):
            issues = rep.open()
            if not issues:
                return
            movable = [
                op for op in issues
                if op.state in (OperationState.CONFLICT, OperationState.REFUSED) or op.code == "out_of_scope"
            ]  # fmt: skip
            assert movable, f"work waits for nobody: {[(op.state.value, op.code, op.kind) for op in issues]}"
            with rep.replica.write() as writer:
                if movable[0].state is OperationState.CONFLICT:
                    outbox.resolve(writer, movable[0].id, take="theirs")
                else:
                    outbox.discard(writer, movable[0].id, dependents=True)
            rep.sync()
        raise AssertionError("issues without end")

    def check_same(self, rep: Rep) -> None:
        """The replica holds exactly what the office shows this rep."""
        for kind in KINDS:
            theirs = {r.key: r for r in self.office.of(rep.user, kind)}
            with rep.replica.read() as reader:
                ours = {record.id: record for record in reader.list(kind)}
            assert ours.keys() == theirs.keys(), (rep.user, kind, ours.keys() ^ theirs.keys())
            for key, record in ours.items():
                assert record.origin.version == theirs[key].version
                for name in ("name", "subject", "number", "state", "account_id"):
                    if record.has(name):
                        assert (getattr(record, name) or "") == (theirs[key].values[name] or ""), (kind, name)
