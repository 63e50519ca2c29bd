"""A backup was put back at the office: stop, and once a person says so, go on without losing or doubling anything."""

import copy
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from sfa_desktop.base.clock import FixedClock
from sfa_desktop.base.errors import AccessDenied
from sfa_desktop.entities import ENTITIES, Account, Order, OrderLine, Task, Visit
from sfa_desktop.entities.exchange import Page, Progress, Report
from sfa_desktop.entities.share import WHOLE, Share
from sfa_desktop.replica import connection, edits, emptying, facts, ledger, outbox, resolving, revival
from sfa_desktop.replica.access import Reader
from sfa_desktop.replica.store import Replica
from sfa_desktop.replica.unsent import unsent
from sfa_desktop.sync import restored
from sfa_desktop.sync.engine import run_once
from tests.support.office import Line, Office
from tests.support.replica import KEY, clock, replica

__all__ = ["clock", "replica"]


class World:
    """One office that can be backed up and restored, and one laptop."""

    def __init__(self, replica: Replica, clock: FixedClock, folder: Path) -> None:
        self.office = Office()
        self.replica, self.clock, self.folder = replica, clock, folder
        self.account = self.office.add("account", name="Farmacia Luz", phone="1", owner="rep")
        for number in range(30):
            self.office.add("account", name=f"Cliente {number}", owner="rep")
        assert self.sync().exit_code == 0

    def sync(self, *accepted: str, **more: object) -> Report:
        return run_once(
            self.replica, Line(self.office, "rep", batch_limit=5), self.clock, device="d", accepted=accepted,
            rescued=self.folder, **more,  # type: ignore[arg-type]
        )  # fmt: skip

    def backup(self) -> Callable[[], None]:
        kept = copy.deepcopy(self.office)

        def restore() -> None:
            self.office = copy.deepcopy(kept)

        return restore

    def edit(self, change):  # type: ignore[no-untyped-def]
        with self.replica.write() as w:
            return change(w)

    def phone(self, value: str) -> None:
        self.edit(lambda w: edits.update(w, "account", self.account.key, {"phone": value}))

    def states(self) -> dict[str, int]:
        with self.replica.read() as r:
            return {state: n for state, n in outbox.counts(r).items() if n}

    def at_office(self, kind: str, key: str):  # type: ignore[no-untyped-def]
        record = self.office.records.get((kind, key))
        return None if record is None or record.deleted else record.values

    def sound(self) -> None:
        with self.replica.read() as r:
            assert ledger.verify(r) == []
            assert not revival.under_way(r)
        ids = self.office.applied
        assert len(ids) == len(set(ids))


@pytest.fixture
def world(replica: Replica, clock: FixedClock, tmp_path: Path) -> World:
    return World(replica, clock, tmp_path / "rescued")


def day(world: World) -> dict[str, str]:
    """A day's work that the office confirms."""
    ids: dict[str, str] = {}

    def work(w):  # type: ignore[no-untyped-def]
        ids["account"] = edits.create(w, Account(name="Nueva"))
        lines = [OrderLine(product_id="p1", quantity=Decimal(3))]
        ids["order"] = edits.create(
            w, Order(account_id=ids["account"], state="confirmed", provisional="P-1"), lines=lines
        )
        ids["visit"] = edits.create(w, Visit(account_id=world.account.key, subject="Visita"))

    world.edit(work)
    world.phone("22")
    assert world.sync().exit_code == 0
    world.edit(lambda w: edits.update(w, "account", ids["account"], {"phone": "77"}))
    world.edit(lambda w: edits.update(w, "visit", ids["visit"], {"notes": "bien"}))
    assert world.sync().exit_code == 0
    return ids


def test_it_stops_and_changes_nothing_until_a_person_says_so(world: World) -> None:
    restore = world.backup()
    day(world)
    restore()
    before = world.states()
    report = world.sync()
    assert (report.exit_code, [code for code, _ in report.errors]) == (4, ["restored_server"])
    assert (world.states(), report.pushed, report.pulled) == (before, 0, 0)
    assert not world.folder.exists()


def test_what_the_backup_did_not_have_is_sent_again_once(world: World) -> None:
    restore = world.backup()
    ids = day(world)
    done = list(world.office.applied)
    restore()
    report = world.sync("restored_server")
    assert (report.errors, report.exit_code, report.verified) == ((), 0, True)
    assert world.office.applied == done
    assert world.at_office("account", ids["account"])["phone"] == "77"
    assert world.at_office("visit", ids["visit"])["notes"] == "bien"
    assert world.at_office("account", world.account.key)["phone"] == "22"
    assert len(world.at_office("order", ids["order"])["lines"]) == 1
    with world.replica.read() as r:
        assert r.need("order", ids["order"]).number
    world.sound()
    assert world.sync().exit_code == 0


def test_a_whole_encrypted_copy_is_kept_first(world: World) -> None:
    restore = world.backup()
    day(world)
    world.phone("unsent")
    restore()
    world.sync("restored_server")
    (kept,) = world.folder.iterdir()
    assert b"Farmacia" not in kept.read_bytes()
    raw = connection.connect(kept, KEY)
    assert raw.execute("SELECT count(*) FROM operation WHERE state = 'queued'").fetchone() == (1,)
    raw.close()


def test_what_the_backup_had_is_not_sent_again(world: World) -> None:
    world.phone("2")
    world.sync()
    restore = world.backup()
    world.phone("3")
    world.sync()
    restore()
    before = len(world.office.applied)
    assert world.sync("restored_server").exit_code == 0
    assert len(world.office.applied) == before + 1
    assert world.at_office("account", world.account.key)["phone"] == "3"
    world.sound()


def test_unsent_work_goes_up_as_ever(world: World) -> None:
    restore = world.backup()
    day(world)
    world.phone("333")
    restore()
    assert world.sync("restored_server").exit_code == 0
    assert world.at_office("account", world.account.key)["phone"] == "333"
    assert set(world.states()) <= {"done", "discarded"}  # what was folded into another is in that one
    world.sound()


def test_what_was_changed_at_the_office_since_the_restore_is_merged(world: World) -> None:
    restore = world.backup()
    day(world)
    restore()
    record = world.office.records["account", world.account.key]
    world.office.edit(record, email="nuevo@example.org")
    assert world.sync("restored_server").exit_code == 0
    found = world.at_office("account", world.account.key)
    assert (found["phone"], found["email"]) == ("22", "nuevo@example.org")


def test_a_number_given_out_twice_is_not_taken_for_the_same_content(world: World) -> None:
    restore = world.backup()
    world.office.edit(world.account, city="Antes")
    assert world.sync().exit_code == 0
    restore()
    world.office.edit(world.office.records["account", world.account.key], phone="999")
    report = world.sync("restored_server")
    assert report.exit_code == 0
    with world.replica.read() as r:
        account = r.need("account", world.account.key)
    assert (account.city, account.phone) == ("", "999")


def test_what_the_office_has_no_more_goes_and_what_is_new_comes(world: World) -> None:
    restore = world.backup()
    lost = world.office.add("account", name="Se pierde", owner="rep")
    assert world.sync().exit_code == 0
    restore()
    new = world.office.add("account", name="Tras la copia", owner="rep")
    assert world.sync("restored_server").exit_code == 0
    with world.replica.read() as r:
        assert r.get("account", lost.key) is None or lost.key == new.key
        assert r.need("account", new.key).name == "Tras la copia"
        assert r.count("account") == 32


def test_work_on_what_the_office_lost_for_good_is_for_a_person(world: World) -> None:
    restore = world.backup()
    lost = world.office.add("account", name="De la oficina", owner="rep")
    world.sync()
    world.edit(lambda w: edits.update(w, "account", lost.key, {"phone": "5"}))
    world.sync()
    restore()
    world.office.add("contact", name="otro")  # so that nothing takes the lost record's place
    report = world.sync("restored_server")
    assert (report.conflicts, report.exit_code) == (1, 4)
    with world.replica.read() as r:
        (left,) = outbox.items(r)
        assert (left.code, left.values["phone"]) == ("deleted", "5")
        assert r.need("account", lost.key).name == "De la oficina"
    world.edit(lambda w: resolving.resolve(w, left.id, take="mine"))
    assert world.sync().exit_code == 0
    assert world.at_office("account", lost.key)["name"] == "De la oficina"


@pytest.mark.parametrize("reset", [False, True])
def test_a_number_given_to_another_record_since_does_not_get_the_lost_ones_work(world: World, reset: bool) -> None:
    restore = world.backup()
    lost = world.office.add("account", name="Perdida", owner="rep")
    world.sync()
    world.edit(lambda w: edits.update(w, "account", lost.key, {"phone": "5"}))
    world.sync()
    restore()
    other = world.office.add("account", name="Otra", owner="rep")
    assert other.key == lost.key
    told: list[str] = []
    report = world.sync(
        "restored_server", progress=lambda now: told.append(now.kind), stop=lambda: reset and "contact" in told
    )
    if reset:  # after accounts were pulled
        world.edit(lambda w: emptying.empty(w, kept=unsent(w), proof={}))
        report = world.sync()
    assert (report.refused, report.exit_code) == (1, 4)
    assert world.at_office("account", other.key)["phone"] == ""
    with world.replica.read() as r:
        (left,) = outbox.items(r)
    assert (left.code, left.message, left.values) == (revival.OTHER_RECORD, "Otra", {"phone": "5"})


def test_deletions_are_done_again_and_what_came_and_went_stays_gone(world: World) -> None:
    visit = world.edit(lambda w: edits.create(w, Visit(account_id=world.account.key, subject="Vieja")))
    world.sync()
    restore = world.backup()
    world.edit(lambda w: edits.delete(w, "visit", visit))
    task = world.edit(lambda w: edits.create(w, Task(account_id=world.account.key, subject="Fugaz")))
    world.sync()
    world.edit(lambda w: edits.delete(w, "task", task))
    world.sync()
    restore()
    assert world.sync("restored_server").exit_code == 0
    assert world.at_office("visit", visit) is None
    assert world.at_office("task", task) is None
    with world.replica.read() as r:
        assert r.get("visit", visit) is None
    world.sound()


@pytest.mark.parametrize("after", range(1, 40, 3))
def test_a_round_that_ends_early_goes_on_in_the_next(world: World, after: int) -> None:
    restore = world.backup()
    ids = day(world)
    restore()
    asked = iter(range(10_000))
    world.sync("restored_server", stop=lambda: next(asked) >= after)
    report = world.sync()
    assert (report.errors, report.exit_code, report.verified) == ((), 0, True)
    assert world.at_office("account", world.account.key)["phone"] == "22"
    assert world.at_office("visit", ids["visit"])["notes"] == "bien"
    world.sound()


@pytest.mark.parametrize("after", [0, 2, 16, 24])
@pytest.mark.parametrize("share", [WHOLE, Share("erp", frozenset(entity.kind for entity in ENTITIES))])
def test_a_reset_in_between_does_not_forget_what_the_office_lost(world: World, share: Share, after: int) -> None:
    restore = world.backup()
    ids = day(world)
    restore()
    world.edit(lambda w: facts.set_shares(w, [share] if share.endpoint else []))
    assert world.sync(share=share).exit_code == 4
    asked = iter(range(1, 10_000))
    if after:
        world.sync("restored_server", stop=lambda: next(asked) >= after, share=share)
    world.edit(lambda w: emptying.empty(w, kept=unsent(w), proof={}))
    report = world.sync(share=share)
    assert (report.errors, report.exit_code, report.verified) == ((), 0, True)
    assert world.at_office("account", world.account.key)["phone"] == "22"
    assert world.at_office("account", ids["account"])["phone"] == "77"
    assert world.at_office("visit", ids["visit"])["notes"] == "bien"


class NoTasks(Line):
    """An office that does not let this user read tasks."""

    def pull(self, kind: str, cursor: str, limit: int) -> Page:
        if kind == "task":
            raise AccessDenied(detail="tasks")
        return super().pull(kind, cursor, limit)


def test_a_kind_that_cannot_be_read_does_not_keep_the_rest_back(world: World) -> None:
    task = world.edit(lambda w: edits.create(w, Task(subject="Llamar")))
    world.sync()
    restore = world.backup()
    ids = day(world)
    world.edit(lambda w: edits.update(w, "task", task, {"subject": "Llamar ya"}))
    world.sync()
    restore()
    for accepted in ((), ("restored_server",), ()):
        report = run_once(
            world.replica, NoTasks(world.office, "rep", batch_limit=5), world.clock, device="d", accepted=accepted
        )
    assert "access_denied" in [code for code, _ in report.errors]
    assert world.at_office("visit", ids["visit"])["notes"] == "bien"
    assert world.at_office("account", world.account.key)["phone"] == "22"
    report = world.sync()
    assert (report.errors, report.exit_code, report.verified) == ((), 0, True)
    assert world.at_office("task", task)["subject"] == "Llamar ya"
    world.sound()


def test_a_mass_that_would_go_is_a_brake_of_its_own(world: World) -> None:
    restore = world.backup()
    for number in range(60):
        world.office.add("account", name=f"Nuevo {number}", owner="rep")
    world.sync()
    restore()
    report = world.sync("restored_server")
    assert [code for code, _ in report.errors] == ["mass_disappearance"]
    with world.replica.read() as r:
        assert r.count("account") == 91
    assert world.sync("mass_disappearance").exit_code == 0
    with world.replica.read() as r:
        assert r.count("account") == 31
    world.sound()


def test_old_work_that_was_confirmed_last_is_found_although_later_work_was_confirmed_before(world: World) -> None:
    held = world.edit(lambda w: edits.create(w, Task(subject="refuse me")))
    world.sync()
    for number in range(12):
        world.edit(lambda w, n=number: edits.create(w, Task(subject=f"Llamar {n}")))
    world.sync()
    restore = world.backup()
    world.edit(lambda w: edits.update(w, "task", held, {"subject": "Bien dicho"}))
    assert world.sync().exit_code == 0
    restore()
    assert world.sync("restored_server").exit_code == 0
    assert world.at_office("task", held)["subject"] == "Bien dicho"
    world.sound()


# --- in slices: a person's save never waits for all of it ---------------------------------------------


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slices so small that a little world needs many of them."""
    monkeypatch.setattr(restored, "_ROWS", 7)
    monkeypatch.setattr(restored, "_TOGETHER", 1)
    monkeypatch.setattr(restored, "_GONE", 5)


def distrusted(world: World) -> int:
    with world.replica.read() as r:
        return r.count("account", {"version__lt": 0})


def test_versions_are_distrusted_some_rows_at_a_time_and_a_kill_loses_no_row(world: World) -> None:
    with world.replica.write() as w:
        revival.begin(w, ["account", "visit"], copy="")
    assert distrusted(world) == 0
    seen = []
    more = True
    while more:
        with world.replica.write() as w:
            more = revival.distrust(w, 7)
        seen.append(distrusted(world))
    assert seen == [7, 14, 21, 28, 31, 31, 31]
    with world.replica.write() as w:
        assert not revival.distrust(w, 7)
    assert distrusted(world) == 31


def test_what_is_typed_while_versions_are_still_trusted_meets_what_the_office_has(world: World, narrow: None) -> None:
    restore = world.backup()
    world.office.edit(world.account, notes="Se pierde")
    assert world.sync().exit_code == 0
    restore()
    before: list[int] = []

    def type_now(told: Progress) -> None:
        with world.replica.read() as r:
            if told.stage != "ask" or not revival.under_way(r):
                return
        before.append(distrusted(world))
        if len(before) == 1:
            world.phone("44")

    report = world.sync("restored_server", progress=type_now)
    assert (report.errors, report.exit_code, report.verified) == ((), 0, True)
    assert before[:2] == [0, 7]
    with world.replica.read() as r:
        here = r.need("account", world.account.key)
        assert (here.phone, here.notes, here.origin.version > 0) == ("44", "", True)
    assert world.at_office("account", world.account.key)["phone"] == "44"
    world.sound()


def test_every_record_that_was_lost_is_revived_in_a_slice_of_its_own(world: World, narrow: None) -> None:
    restore = world.backup()
    day(world)
    restore()
    queued: list[int] = []

    def look(told: Progress) -> None:
        if told.stage == "push" and told.total:
            queued.append(world.states().get("queued", 0))

    report = world.sync("restored_server", progress=look)
    assert (report.errors, report.exit_code) == ((), 0)
    assert queued[:5] == [0, 2, 3, 5, 6]  # 6 operations on 4 records, looked at before each slice and at the end
    world.sound()


@pytest.mark.parametrize("after", range(2, 60, 4))
def test_a_round_that_ends_between_two_slices_goes_on_in_the_next(world: World, after: int, narrow: None) -> None:
    for number in range(12):
        world.office.add("contact", name=f"Contacto {number}")
    world.sync()
    restore = world.backup()
    ids = day(world)
    for number in range(12):
        world.office.add("contact", name=f"Se pierde {number}")
    world.sync()
    restore()
    asked = iter(range(10_000))
    world.sync("restored_server", stop=lambda: next(asked) >= after)
    report = world.sync()
    assert (report.errors, report.exit_code, report.verified) == ((), 0, True)
    assert world.at_office("account", world.account.key)["phone"] == "22"
    assert world.at_office("account", ids["account"])["phone"] == "77"
    assert world.at_office("visit", ids["visit"])["notes"] == "bien"
    with world.replica.read() as r:
        assert r.count("contact") == 12
    world.sound()


def test_what_is_typed_between_two_slices_is_shown_and_sent(world: World, narrow: None) -> None:
    restore = world.backup()
    ids = day(world)
    restore()
    typed: list[str] = []

    def type_now(told: Progress) -> None:
        if told.stage == "push" and told.total and not typed:
            typed.append("88")
            world.edit(lambda w: edits.update(w, "account", ids["account"], {"phone": "88"}))
        elif told.stage == "push" and typed and told.done:
            with world.replica.read() as r:
                shown.add(r.need("account", ids["account"]).phone)

    shown: set[str] = set()
    assert world.sync("restored_server", progress=type_now).exit_code == 0
    assert shown == {"88"}
    assert world.at_office("account", ids["account"])["phone"] == "88"
    world.sound()


def test_the_ledger_is_read_as_often_for_many_lost_operations_as_for_one(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    restore = world.backup()
    day(world)
    for number in range(20):
        world.edit(lambda w, n=number: edits.create(w, Task(subject=f"Llamar {n}")))
    world.sync()
    restore()
    asked: list[str] = []
    rows = Reader.rows

    def counted(self: Reader, sql: str, parameters: object = ()) -> object:
        if "FROM ledger" in sql and "operation" in sql:
            asked.append(sql)
        return rows(self, sql, parameters)  # type: ignore[arg-type]

    with world.replica.read() as r:
        lost, _ = revival.confirmed(r, None, 100)
        monkeypatch.setattr(Reader, "rows", counted)
        found = revival.by_record(r, lost[::-1])
    assert len(found) == 24
    assert all(operation.values for one in found for operation in one)
    assert len(asked) == 2
