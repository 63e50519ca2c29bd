"""One round against an office in memory: brakes, order of work, isolation of what fails, repair, reports."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sfa_desktop.base.clock import FixedClock
from sfa_desktop.base.errors import (
    AccessDenied,
    NotACrm,
    OutcomeUnknown,
    ServerFault,
    SignInRefused,
    Throttled,
    Unreachable,
    worst,
)
from sfa_desktop.entities import SYNCED, Account, Task, Visit
from sfa_desktop.entities.exchange import Answer, Device, Group, OperationState, Page, Progress, Report
from sfa_desktop.replica import edits, inflow, outbox, sending
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync.engine import run_once
from sfa_desktop.sync.pull import MASS_MINIMUM
from tests.support.office import REFUSED_WORD, Line, Office

DEVICE = "device-1"


class Trap(Line):
    """A line on which chosen verbs go wrong: `on[verb]` is called before the verb and may raise."""

    def __init__(self, office: Office, user: str = "ana", **more: Any) -> None:
        super().__init__(office, user, **more)
        self.on: dict[str, Callable[..., object]] = {}
        self.after: dict[str, Callable[..., object]] = {}
        self.tell_counts = True

    def _spring(self, verb: str, *arguments: object) -> None:
        if verb in self.on:
            self.on[verb](*arguments)

    def hello(self, device: Device, cursors: Mapping[str, str]) -> Any:
        self._spring("hello")
        facts = super().hello(device, cursors)
        return facts if self.tell_counts else replace(facts, counts={})

    def pull(self, kind: str, cursor: str, limit: int) -> Page:
        self._spring("pull", kind)
        return super().pull(kind, cursor, limit)

    def push(self, groups: Sequence[Group], device: Device) -> tuple[Answer, ...]:
        self._spring("push", groups)
        answers = super().push(groups, device)
        if "push" in self.after:
            self.after["push"](groups)
        return answers

    def lookup(self, groups: Sequence[Group]) -> Any:
        self._spring("lookup", groups)
        return super().lookup(groups)

    def digest(self, kinds: Sequence[str]) -> Any:
        self._spring("digest")
        return super().digest(kinds)


def failing(error: Exception, *, only: Callable[..., bool] = lambda *_: True) -> Callable[..., None]:
    def spring(*arguments: object) -> None:
        if only(*arguments):
            raise error

    return spring


@pytest.fixture
def office() -> Office:
    made = Office()
    for number in range(40):
        account = made.add("account", name=f"Cliente {number}", owner="ana", active=True)
        made.add("task", account_id=account.key, subject=f"Tarea {number}")
    return made


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 11, 24, 9, tzinfo=UTC))


@pytest.fixture
def replica(tmp_path: Path, clock: FixedClock) -> Iterator[Replica]:
    made = Replica.open(tmp_path / "replica.db", bytes(32), clock=clock)
    yield made
    made.close()


@pytest.fixture
def line(office: Office) -> Trap:
    return Trap(office)


@pytest.fixture
def sync(replica: Replica, line: Trap, clock: FixedClock) -> Callable[..., Report]:
    def once(**more: Any) -> Report:
        return run_once(replica, line, clock, device=DEVICE, **more)

    return once


def codes(report: Report) -> list[str]:
    return [code for code, _ in report.errors]


def new_task(replica: Replica, subject: str = "Llamar") -> str:
    with replica.write() as writer:
        return edits.create(writer, Task(subject=subject))


def count(replica: Replica, kind: str) -> int:
    with replica.read() as reader:
        return reader.count(kind)


def states(replica: Replica) -> dict[str, int]:
    with replica.read() as reader:
        return {state: n for state, n in outbox.counts(reader).items() if n}


def cursors(replica: Replica) -> dict[str, str]:
    with replica.read() as reader:
        return inflow.cursors(reader)


# --- the round ------------------------------------------------------------------------------------------


def test_a_round_asks_pushes_pulls_and_verifies_in_that_order(replica: Replica, line: Trap, sync: Any) -> None:
    new_task(replica)
    told: list[Progress] = []
    report = sync(progress=told.append)
    assert (report.pushed, report.exit_code, report.verified) == (1, 0, True)
    verbs = [call for call in line.calls if not call.startswith("pull")]
    assert verbs == ["hello", "push", "hello", "digest"]
    assert [call for call in line.calls if call.startswith("pull")] == [f"pull {kind}" for kind in SYNCED]
    assert list(dict.fromkeys(one.stage for one in told)) == ["ask", "push", "pull", "index", "verify"]


def test_a_round_with_nothing_to_do_asks_one_question_unless_it_is_to_be_thorough(line: Trap, sync: Any) -> None:
    sync()
    line.calls.clear()
    assert sync(thorough=False).verified is None
    assert line.calls == ["hello"]
    assert sync().verified is True
    assert line.calls == ["hello", "hello", "digest"]


def test_a_comparison_that_is_old_is_due(line: Trap, sync: Any, clock: FixedClock) -> None:
    sync()
    clock.moment += timedelta(hours=13)
    assert sync(thorough=False).verified is True


def test_a_page_that_was_pulled_is_not_pulled_again(line: Trap, office: Office, sync: Any, replica: Replica) -> None:
    line.capabilities = replace(line.capabilities, page_limit=7)
    line.on["pull"] = failing(Unreachable(url="x"), only=lambda kind: line.calls.count("pull account") == 3)
    report = sync()
    assert (codes(report), report.exit_code, report.verified) == (["unreachable"], 3, None)
    assert count(replica, "account") == 21
    line.on.clear()
    line.calls.clear()
    assert sync().verified is True
    assert line.calls.count("pull account") == 3
    assert count(replica, "account") == 40


def test_it_stops_when_it_is_told_to_and_goes_on_later(line: Trap, sync: Any, replica: Replica) -> None:
    asked = iter(range(100))
    report = sync(stop=lambda: next(asked) >= 3)
    assert (report.exit_code, report.errors, report.verified) == (0, (), None)
    assert "digest" not in line.calls
    assert sync().verified is True


# --- brakes ---------------------------------------------------------------------------------------------


def test_another_server_changes_nothing(office: Office, sync: Any, replica: Replica, line: Trap) -> None:
    sync()
    task = new_task(replica)
    before = cursors(replica)
    office.identity = "another"
    office.add("account", name="Intruso", owner="ana")
    report = sync()
    assert (codes(report), report.exit_code) == (["other_server"], 4)
    assert states(replica) == {"queued": 1}
    assert cursors(replica) == before
    assert ("task", task) not in office.records


def test_a_server_older_than_what_was_received_changes_nothing(office: Office, sync: Any, replica: Replica) -> None:
    sync()
    new_task(replica)
    last = max(office.records.values(), key=lambda record: record.version)
    del office.records[last.kind, last.key]
    assert codes(sync()) == ["restored_server"]
    assert states(replica) == {"queued": 1}


def test_a_restored_server_that_has_grown_again_is_noticed_by_comparing(office: Office, sync: Any) -> None:
    sync()
    old, *_, newest = sorted((r for r in office.records.values() if r.kind == "account"), key=lambda r: r.version)
    old.version = old.edited = 0  # as in the backup; this replica has a later one
    newest.version += 50  # and somebody has worked there since
    report = sync()
    assert report.exit_code == 4
    assert codes(report) == ["restored_server"]
    assert report.verified is False


def test_a_mass_disappearance_asks_a_person(office: Office, sync: Any, replica: Replica) -> None:
    sync()
    for record in [r for r in office.records.values() if r.kind == "account"][:30]:
        office.move(record, "ben")
    report = sync()
    assert (codes(report), report.exit_code) == (["mass_disappearance"], 4)
    assert count(replica, "account") == 40
    accepted = sync(accepted=["mass_disappearance"])
    assert (accepted.exit_code, accepted.verified) == (0, True)
    assert count(replica, "account") == 10


def test_a_mass_disappearance_is_noticed_in_the_feed_where_the_server_counts_nothing(
    office: Office, line: Trap, sync: Any, replica: Replica
) -> None:
    line.tell_counts = False
    line.capabilities = replace(line.capabilities, page_limit=4)
    sync()
    for record in [r for r in office.records.values() if r.kind == "account"][:30]:
        office.delete(record)
    assert codes(sync()) == ["mass_disappearance"]
    assert count(replica, "account") == 20, "half of them: no more go without a word"


def test_what_is_gone_page_by_page_is_held_against_what_there_was_before_the_first(
    office: Office, line: Trap, sync: Any, replica: Replica
) -> None:
    line.tell_counts = False
    line.capabilities = replace(line.capabilities, page_limit=4)
    for number in range(20):
        office.add("account", name=f"Otro {number}", owner="ana")
    sync()
    for record in [r for r in office.records.values() if r.kind == "account"][-26:]:
        office.delete(record)
    assert codes(sync()) == []
    assert count(replica, "account") == 34


def test_few_disappearances_are_everyday_life(office: Office, sync: Any, replica: Replica) -> None:
    sync()
    for record in [r for r in office.records.values() if r.kind == "account"][: MASS_MINIMUM - 1]:
        office.move(record, "ben")
    assert sync().exit_code == 0
    assert count(replica, "account") == 40 - MASS_MINIMUM + 1


def test_a_copied_profile_sends_nothing(office: Office, sync: Any, replica: Replica) -> None:
    sync()
    new_task(replica)
    office.devices[DEVICE] = 10_000
    report = sync()
    assert (codes(report), report.exit_code) == (["rolled_back"], 4)
    assert states(replica) == {"queued": 1}


# --- what goes wrong ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "code", "exit_code", "wait"),
    [
        (Unreachable(url="x"), "unreachable", 3, 0),
        (NotACrm(url="x"), "not_a_crm", 3, 0),
        (Throttled(seconds=90), "throttled", 3, 90),
        (SignInRefused(user="ana"), "sign_in_refused", 4, 0),
    ],
)
def test_an_office_that_cannot_be_asked_ends_the_round(
    line: Trap, sync: Any, replica: Replica, error: Exception, code: str, exit_code: int, wait: float
) -> None:
    new_task(replica)
    line.on["hello"] = failing(error)
    report = sync()
    assert (codes(report), report.exit_code, report.retry_after) == ([code], exit_code, wait)
    assert report.verified is None
    assert states(replica) == {"queued": 1}


def test_a_kind_that_may_not_be_read_keeps_no_other_from_it(line: Trap, sync: Any, replica: Replica) -> None:
    line.on["pull"] = failing(AccessDenied(detail="tasks"), only=lambda kind: kind == "task")
    report = sync()
    assert report.exit_code == 4
    assert "access_denied" in codes(report)
    assert report.verified is False
    assert count(replica, "account") == 40


def test_a_group_the_server_cannot_digest_holds_up_nobody(line: Trap, sync: Any, replica: Replica) -> None:
    poison = new_task(replica, "veneno")
    for number in range(11):
        new_task(replica, f"bueno {number}")

    def is_poison(groups: Sequence[Group]) -> bool:
        return any(op.record_id == poison for group in groups for op in group.operations)

    line.on["push"] = failing(OutcomeUnknown(), only=is_poison)
    report = sync()
    assert report.pushed == 11
    assert (codes(report), report.exit_code) == (["outcome_unknown"], 3)
    assert states(replica) == {"queued": 1, "done": 11}
    assert report.verified is True
    line.on.clear()
    assert sync().pushed == 1


def test_a_server_that_fails_at_everything_is_left_alone(line: Trap, sync: Any, replica: Replica) -> None:
    for number in range(40):
        new_task(replica, f"{number}")
    line.on["push"] = failing(ServerFault(detail="HTTP 500"))
    report = sync()
    assert (report.pushed, report.exit_code) == (0, 3)
    assert line.calls.count("push") == 0
    assert states(replica) == {"queued": 40}
    assert count(replica, "account") == 40, "what can be pulled is pulled"


def test_an_answer_lost_is_looked_up_before_anything_is_sent_again(
    office: Office, line: Trap, sync: Any, replica: Replica
) -> None:
    new_task(replica)
    line.after["push"] = failing(OutcomeUnknown())
    report = sync()
    assert (report.pushed, report.errors, report.exit_code) == (1, (), 0)
    assert [call for call in line.calls if call in ("push", "lookup")] == ["push", "lookup"]
    assert len(office.applied) == 1


def test_while_it_cannot_be_looked_up_it_is_unknown_and_nothing_is_sent(
    office: Office, line: Trap, sync: Any, replica: Replica
) -> None:
    new_task(replica)
    line.after["push"] = failing(OutcomeUnknown())
    line.on["lookup"] = failing(Unreachable(url="x"))
    assert sync().unknown == 1
    new_task(replica, "otra")
    assert sync().unknown == 1
    assert line.calls.count("push") == 1
    line.on.clear()
    line.after.clear()
    report = sync()
    assert (report.pushed, report.unknown, report.exit_code) == (2, 0, 0)
    assert len(office.applied) == len(set(office.applied)) == 2


def test_an_edit_while_its_record_is_being_sent_is_not_swallowed(
    office: Office, line: Trap, sync: Any, replica: Replica
) -> None:
    task = new_task(replica, "antes")

    def type_on(_groups: object) -> None:
        line.after.clear()
        with replica.write() as writer:
            edits.update(writer, "task", task, {"subject": "después"})

    line.after["push"] = type_on
    report = sync()
    assert (report.pushed, report.exit_code, report.verified) == (2, 0, True)
    assert office.records["task", task].values["subject"] == "después"


def test_what_a_dead_process_left_half_sent_is_looked_up(office: Office, sync: Any, replica: Replica) -> None:
    new_task(replica)
    with replica.write() as writer:
        groups = sending.groups_ready(writer, 10)
        sending.mark_sending(writer, groups, "an attempt")
    office.push("ana", groups, Device(id=DEVICE, ledger_head="", ledger_seq=0))
    report = sync()
    assert (report.pushed, report.exit_code) == (1, 0)
    assert len(office.applied) == 1


def test_a_refusal_and_what_waits_for_it_need_a_person_and_the_rest_flows(
    office: Office, sync: Any, replica: Replica
) -> None:
    with replica.write() as writer:
        account = edits.create(writer, Account(name=REFUSED_WORD))
        edits.create(writer, Visit(account_id=account, subject="espera"))
    new_task(replica)
    report = sync()
    assert (report.pushed, report.refused, report.exit_code) == (1, 1, 4)
    with replica.read() as reader:
        waiting = outbox.items(reader, states=[OperationState.QUEUED])
    assert [(op.kind, op.code, op.message) for op in waiting] == [("visit", "waits_for", REFUSED_WORD)]
    with replica.write() as writer:
        edits.update(writer, "account", account, {"name": "Aceptable"})
    report = sync()
    assert (report.pushed, report.refused, report.exit_code, report.verified) == (2, 0, 0, True)


# --- verifying ------------------------------------------------------------------------------------------


def test_a_difference_is_repaired_where_it_is_and_waiting_work_stays(
    line: Trap, office: Office, sync: Any, replica: Replica
) -> None:
    sync()
    record = next(r for r in office.records.values() if r.kind == "account")
    with replica.write() as writer:
        edits.update(writer, "account", record.key, {"name": "Mío"})
        other = writer.list("account")[5]
        writer.run("UPDATE account SET version = 1, name = 'rot' WHERE id = ?", (other.id,))
        writer.run("DELETE FROM account WHERE id = ?", (writer.list("account")[9].id,))
    line.on["push"] = failing(ServerFault(detail="later"))
    line.calls.clear()
    report = sync()
    assert report.verified is True
    assert report.pulled == 2
    assert line.calls.count("inventory account") == 1
    assert not any(call.startswith("inventory") and call != "inventory account" for call in line.calls)
    with replica.read() as reader:
        assert reader.need("account", other.id).headline == other.name
        assert reader.need("account", record.key).headline == "Mío"
    assert states(replica) == {"queued": 1}


def test_what_the_office_no_longer_has_goes_although_the_feed_never_said_so(
    office: Office, sync: Any, replica: Replica
) -> None:
    sync()
    old = min((r for r in office.records.values() if r.kind == "task"), key=lambda r: r.version)
    del office.records["task", old.key]
    report = sync()
    assert (report.verified, report.exit_code, report.pulled) == (True, 0, 1)
    assert count(replica, "task") == 39


def test_what_changes_between_the_pull_and_the_comparison_is_pulled_not_repaired(
    line: Trap, office: Office, sync: Any
) -> None:
    sync()

    def meanwhile() -> None:
        line.on.clear()
        office.add("account", name="Recién llegado", owner="ana")

    line.on["digest"] = meanwhile
    report = sync()
    assert (report.verified, report.pulled) == (True, 1)
    assert not any(call.startswith("inventory") for call in line.calls)


def test_a_server_with_neither_digest_nor_inventory_leaves_it_open(line: Trap, sync: Any) -> None:
    line.capabilities = replace(line.capabilities, digest=False, inventory=False)
    assert sync().verified is None


@pytest.mark.parametrize(
    ("found", "code"), [((), 0), ((3,), 3), ((3, 4), 4), ((5, 4), 5), ((1, 5, 4), 1), ((3, 1, 2), 2)]
)
def test_the_exit_code_that_stands_for_several(found: tuple[int, ...], code: int) -> None:
    assert worst(found) == code


def test_three_groups_the_server_cannot_digest_hold_up_nobody_for_good(line: Trap, sync: Any, replica: Replica) -> None:
    poison = {new_task(replica, f"veneno {number}") for number in range(3)}
    new_task(replica, "bueno")

    def is_poison(groups: Sequence[Group]) -> bool:
        return any(op.record_id in poison for group in groups for op in group.operations)

    line.on["push"] = failing(ServerFault(detail="HTTP 500"), only=is_poison)
    for _ in range(4):
        sync()
    assert states(replica) == {"queued": 3, "done": 1}
