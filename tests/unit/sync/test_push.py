"""What goes up while a person goes on typing, and while the office says things it should not."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from sfa_desktop.base.errors import OutcomeUnknown, ServerFault
from sfa_desktop.entities import Task
from sfa_desktop.entities.exchange import Answer, Clash, Device, Group, OperationState, Progress, Receipt, Report
from sfa_desktop.replica import edits, outbox, sending
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync.engine import run_once
from tests.support.office import Line, Office
from tests.support.replica import clock, replica

__all__ = ["clock", "replica"]


def sync(replica: Replica, line: Line, progress: Callable[[Progress], None] | None = None) -> Report:
    return run_once(replica, line, replica.clock, device="d", progress=progress)


def typed(replica: Replica, subject: str) -> str:
    with replica.write() as w:
        return edits.create(w, Task(subject=subject))


def state(replica: Replica, record: str) -> OperationState:
    with replica.read() as r:
        states = [o.state for o in outbox.items(r, states=OperationState) if o.record_id == record]
    return states[-1]


class Meanwhile:
    """Does one thing, once, when the engine says that it is about to send."""

    def __init__(self, what: Callable[[], None]) -> None:
        self.what: Callable[[], None] | None = what

    def __call__(self, progress: Progress) -> None:
        if progress.stage == "push" and self.what:
            what, self.what = self.what, None
            what()


def test_an_edit_just_before_the_first_byte_leaves_is_sent_or_waits_but_is_never_swallowed(replica: Replica) -> None:
    office = Office()
    task = typed(replica, "Llamar")

    def edit() -> None:
        with replica.write() as w:
            edits.update(w, "task", task, {"subject": "Llamar a Luz"})

    sync(replica, Line(office, "rep"), Meanwhile(edit))
    sync(replica, Line(office, "rep"))
    assert office.records["task", task].values["subject"] == "Llamar a Luz"
    with replica.read() as r:
        assert r.need("task", task).headline == "Llamar a Luz"


def test_what_is_discarded_just_before_the_first_byte_leaves_is_not_sent(replica: Replica) -> None:
    office = Office()
    task = typed(replica, "Llamar")

    def discard() -> None:
        with replica.write() as w:
            (operation,) = outbox.items(w)
            outbox.discard(w, operation.id)

    sync(replica, Line(office, "rep"), Meanwhile(discard))
    assert ("task", task) not in office.records
    assert state(replica, task) is OperationState.DISCARDED


class NoLookup(Line):
    """An office whose `lookup` has a fault of its own, and which loses the answer to its first push."""

    def lookup(self, groups: Sequence[Group]) -> Mapping[str, tuple[Receipt, ...] | None]:
        raise ServerFault(detail="HTTP 500")


def test_what_cannot_be_looked_up_holds_nobody_else_up(replica: Replica) -> None:
    office = Office()
    lost, other = typed(replica, "Perdida"), typed(replica, "Otra")
    with replica.write() as w:
        group = next(g for g in sending.groups_ready(w, 10) if g.operations[0].record_id == lost)
        sending.mark_sending(w, [group], "attempt")
        sending.mark_unknown(w, [group.id])
    report = sync(replica, NoLookup(office, "rep"))
    assert state(replica, lost) is OperationState.UNKNOWN
    assert state(replica, other) is OperationState.DONE
    assert report.exit_code == 3


class Contrary(Line):
    """An office that calls everything a conflict, and does not say of what."""

    def __init__(self, *more: Any, named: bool) -> None:
        super().__init__(*more)
        self.named = named

    def push(self, groups: Sequence[Group], device: Device) -> tuple[Answer, ...]:
        self.calls.append("push")
        if self.calls.count("push") > 5:
            pytest.fail("the same group over and over in one round")
        page = self.office.page("task", [])
        unreadable = type(page)(kind="task", columns=page.columns, rows=[["?"]])
        return tuple(
            Answer(
                group_id=group.id,
                conflict=Clash(operation_id=group.operations[0].id if self.named else "", page=unreadable),
            )
            for group in groups
        )


@pytest.mark.parametrize("named", [True, False])
def test_a_conflict_that_makes_no_sense_needs_a_person(replica: Replica, named: bool) -> None:
    task = typed(replica, "Llamar")
    sync(replica, Contrary(Office(), "rep", named=named))
    assert state(replica, task) is OperationState.REFUSED


def test_what_a_brake_kept_from_being_sent_waits_and_can_be_discarded(replica: Replica) -> None:
    task = typed(replica, "Llamar")
    report = sync(replica, Line(Office(devices={"d": 10**6}), "rep"))
    assert [code for code, _ in report.errors] == ["rolled_back"]
    assert state(replica, task) is OperationState.QUEUED


class Slow(Line):
    """A line on which the first request is on its way for so long that nobody waits for it any more."""

    late: Callable[[], object] | None = None

    def push(self, groups: Sequence[Group], device: Device) -> tuple[Answer, ...]:
        if self.late is None:
            self.late = lambda: self.office.push(self.user, groups, device)
            raise OutcomeUnknown
        return super().push(groups, device)


def test_a_request_that_arrives_after_it_was_sent_again_is_not_done_again(replica: Replica) -> None:
    office = Office()
    line = Slow(office, "rep")
    task = typed(replica, "Llamar")
    report = sync(replica, line)
    assert line.late is not None
    office.devices.clear()  # of an office that keeps no ledgers' heads; one that does turns it away unread
    line.late()
    assert [effect.key for effect in office.effects] == [task]
    assert (report.pushed, report.unknown) == (1, 0)


class TypedFirst:
    """A replica in which a person always gets to write just before the engine does, once it is about to send."""

    def __init__(self, replica: Replica, what: Callable[[], None]) -> None:
        self._replica = replica
        self._what = Meanwhile(what)
        self.sends: Progress | None = None

    def write(self) -> Any:
        if self.sends:
            self._what(self.sends)
        return self._replica.write()

    def tell(self, progress: Progress) -> None:
        self.sends = progress if progress.stage == "push" else None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._replica, name)


def test_what_is_about_to_be_sent_is_read_in_the_transaction_that_freezes_it(replica: Replica) -> None:
    office = Office()
    task = typed(replica, "Llamar")

    def edit() -> None:
        with replica.write() as w:
            edits.update(w, "task", task, {"subject": "Llamar a Luz"})

    typist = TypedFirst(replica, edit)
    sync(typist, Line(office, "rep"), typist.tell)  # type: ignore[arg-type]  # the real one, with somebody at it
    sync(replica, Line(office, "rep"))
    assert office.records["task", task].values["subject"] == "Llamar a Luz"
    assert state(replica, task) is OperationState.DONE


class OneUnanswerable(Line):
    """An office that stumbles over one record whenever it is asked what became of it."""

    stumbles_over = ""

    def lookup(self, groups: Sequence[Group]) -> Mapping[str, tuple[Receipt, ...]]:
        if any(o.record_id == self.stumbles_over for group in groups for o in group.operations):
            raise ServerFault(detail="HTTP 500")
        return super().lookup(groups)


@pytest.mark.parametrize("limit", [1, 100])
def test_one_that_cannot_be_looked_up_does_not_keep_the_others_unknown(replica: Replica, limit: int) -> None:
    line = OneUnanswerable(Office(), "rep", batch_limit=limit)
    tasks = [typed(replica, f"Llamar {number}") for number in range(5)]
    line.stumbles_over = tasks[1]
    with replica.write() as w:
        groups = sending.groups_ready(w, 10)
        sending.mark_sending(w, groups, "attempt")
        sending.mark_unknown(w, [group.id for group in groups])
    report = sync(replica, line)
    found = [state(replica, task) for task in tasks]
    assert found == [OperationState.DONE, OperationState.UNKNOWN, *[OperationState.DONE] * 3]
    assert (report.unknown, report.exit_code) == (1, 3)
