"""Whatever the order of edits, sends, answers and foreign changes: both sides agree in the end, each thing once."""

import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from sfa_desktop.base.errors import InvalidInput, NotFound
from sfa_desktop.entities import Account
from sfa_desktop.entities.exchange import Action, Answer, Gone, Group, OperationState
from sfa_desktop.replica import edits, inflow, ledger, outbox, resolving, sending, settling, undoing
from sfa_desktop.replica.kept import kept_values
from sfa_desktop.replica.restoring import restore
from sfa_desktop.replica.store import Replica
from tests.support.replica import KEY, account, clash, done, page, row, send

IDS = ("a1", "a2")
ids = st.sampled_from(IDS)
phones = st.sampled_from(["1", "2", "3"])
fields = st.sampled_from(["phone", "email", "website"])


class Office:
    """The server: records by id with their version; an operation is done once, guarded by its base version."""

    def __init__(self) -> None:
        self.records: dict[str, Account] = {}
        self.versions: dict[str, int] = {}
        self.clock = 0
        self.receipts: dict[str, Answer] = {}
        self.effects: dict[str, int] = {}

    def store(self, record: Account) -> None:
        self.clock += 1
        self.records[record.id] = record
        self.versions[record.id] = self.clock

    def change(self, id: str, **values: Any) -> None:
        from dataclasses import replace

        self.store(replace(self.records[id], **values))

    def push(self, group: Group) -> Answer:
        (operation,) = group.operations
        if operation.id in self.receipts:
            return self.receipts[operation.id]
        id_ = operation.record_id
        if operation.action is not Action.CREATE and self.versions.get(id_) != operation.base_version:
            known = self.records.get(id_)
            return clash(group, known, self.versions.get(id_, 0))
        self.effects[operation.id] = self.effects.get(operation.id, 0) + 1
        if operation.action is Action.DELETE:
            self.clock += 1
            del self.records[id_], self.versions[id_]
            answer = done(group, self.clock)
        else:
            base = self.records.get(id_, Account(id=id_))
            self.store(base)
            self.change(id_, **{name: operation.values[name] for name in operation.values if name != "custom"})
            self.records[id_] = Account(
                **{f.name: getattr(self.records[id_], f.name) for f in Account.fields() if f.name != "tags"}, id=id_
            )
            answer = done(group, self.versions[id_], self.records[id_])
        self.receipts[operation.id] = answer
        return answer


class Histories(RuleBasedStateMachine):
    """One laptop, one office, a network that loses and delays answers."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.replica = Replica.open(Path(self.folder.name) / "replica.db", KEY)
        self.office = Office()
        self.way: list[Group] = []
        self.seen = 0

    def teardown(self) -> None:
        self.drain()
        self.replica.close()
        self.folder.cleanup()

    @initialize()
    def begin(self) -> None:
        for id_ in IDS:
            self.office.store(account(id_))
        self.pull()

    def here(self, id: str) -> bool:
        with self.replica.read() as r:
            return r.get("account", id) is not None

    @rule(id=ids, field=fields, value=phones)
    def edit(self, id: str, field: str, value: str) -> None:
        if self.here(id):
            with self.replica.write() as w:
                edits.update(w, "account", id, {field: value})

    @rule(id=ids)
    def delete(self, id: str) -> None:
        with self.replica.write() as w:
            open_ = [o for o in outbox.items(w) if o.record_id == id]
            if w.get("account", id) and not any(o.state is OperationState.CONFLICT for o in open_):
                edits.delete(w, "account", id)

    @rule(name=phones)
    def create(self, name: str) -> None:
        with self.replica.write() as w:
            edits.create(w, Account(name=f"New {name}"))

    @rule(id=ids, field=fields, value=phones)
    def foreign(self, id: str, field: str, value: str) -> None:
        if id in self.office.records:
            self.office.change(id, **{field: value})

    @rule(id=ids)
    def foreign_figures(self, id: str) -> None:
        if id in self.office.records:
            self.office.change(id, owner=f"Owner {self.office.clock}")

    @precondition(lambda self: not self.way)
    @rule()
    def send(self) -> None:
        self.way = send(self.replica)
        if not self.way:
            return
        with self.replica.read() as r:
            assert outbox.counts(r)["sending"] == sum(len(g.operations) for g in self.way)

    @precondition(lambda self: self.way)
    @rule(arrived=st.booleans(), answered=st.booleans())
    def answer(self, arrived: bool, answered: bool) -> None:
        for group in self.way:
            answer = self.office.push(group) if arrived else None
            with self.replica.write() as w:
                if answer and answered:
                    settling.settle(w, answer)
                else:
                    sending.mark_unknown(w, [group.id])
        self.way = []

    @precondition(lambda self: not self.way)
    @rule()
    def look_up(self) -> None:
        with self.replica.read() as r:
            groups = sending.groups_unknown(r)
        for group in groups:
            receipt = self.office.receipts.get(group.operations[0].id)
            with self.replica.write() as w:
                if receipt:
                    settling.settle(w, receipt)
                else:
                    sending.mark_queued(w, [group.id])

    @rule()
    def pull(self) -> None:
        rows = [
            row(record, self.office.versions[id_])
            for id_, record in self.office.records.items()
            if self.office.versions[id_] > self.seen
        ]
        with self.replica.read() as r:
            known = dict(inflow.versions(r, "account", "", 999))
        gone = [Gone(key=k, version=self.office.clock, deleted=True) for k in known if k not in self.office.records]
        self.seen = self.office.clock
        with self.replica.write() as w:
            inflow.apply_page(w, page("account", *rows, gone=tuple(gone)))

    @rule(take=st.sampled_from(["mine", "theirs"]))
    def resolve(self, take: Any) -> None:
        with self.replica.write() as w:
            for operation in outbox.items(w, states=[OperationState.CONFLICT])[:1]:
                resolving.resolve(w, operation.id, take=take)

    @rule(id=ids, turn=st.sampled_from([undoing.undo, undoing.redo]))
    def turn_back(self, id: str, turn: Any) -> None:
        with suppress(InvalidInput, NotFound), self.replica.write() as w:
            turn(w, id)

    @rule(id=ids)
    def bring_back(self, id: str) -> None:
        with suppress(InvalidInput, NotFound), self.replica.write() as w:
            for kept in kept_values(w, "account", id)[:1]:
                restore(w, kept.seq)

    @invariant()
    def nothing_happened_twice_and_the_chain_stands(self) -> None:
        assert all(count == 1 for count in self.office.effects.values())
        with self.replica.read() as r:
            assert ledger.verify(r) == []
            open_ = outbox.items(r)
            for record in r.list("account"):
                assert record.origin.pending == any(o.record_id == record.id for o in open_)
            dangling = "SELECT record_id FROM office_row WHERE record_id NOT IN (SELECT record_id FROM operation)"
            assert r.rows(dangling) == []

    def drain(self) -> None:
        """With the network back and each conflict decided, the queue is empty soon and both sides hold the same."""
        if self.way:
            self.answer(True, False)
        for _ in range(12):
            self.look_up()
            self.pull()
            self.resolve("mine")
            self.send()
            if self.way:
                self.answer(True, True)
        self.pull()
        with self.replica.read() as r:
            assert outbox.items(r) == []
            here = {found.id: found for found in r.list("account")}
            assert r.rows("SELECT * FROM office_row") == []
        assert here == self.office.records
        assert {id_: found.origin.version for id_, found in here.items()} == self.office.versions


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
