"""The courier: sealed, delivered exactly once, and at home everything stands as if it had been sent from there."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from sfa_desktop.actions import courier
from sfa_desktop.base.clock import FixedClock
from sfa_desktop.base.errors import InvalidInput, Unreachable
from sfa_desktop.base.guard_errors import SealedFileRefused
from sfa_desktop.entities import Account, Order, OrderLine, Visit
from sfa_desktop.entities.exchange import Device, Group, Operation, Report
from sfa_desktop.replica import edits, ledger, outbox
from sfa_desktop.replica.packing import WITH_COURIER
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync.engine import run_once
from tests.support.office import REFUSED_WORD, Line, Office
from tests.support.replica import clock, replica

__all__ = ["clock", "replica"]
PASSPHRASE = "twelve brave llamas"


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sfa_desktop.base.wrapping.SCRYPT_N", 2**10)


class Trip:
    """A laptop without a network, an office, and a courier between them."""

    def __init__(self, replica: Replica, clock: FixedClock, folder: Path) -> None:
        self.office = Office()
        self.replica, self.clock, self.folder = replica, clock, folder
        self.account = self.office.add("account", name="Farmacia Luz", owner="lucia")
        assert self.sync().exit_code == 0

    def sync(self) -> Report:
        return run_once(self.replica, self.line(), self.clock, device="laptop")

    def line(self, user: str = "lucia") -> Line:
        return Line(self.office, user, batch_limit=2)

    def edit(self, change: Callable[..., str]) -> str:
        with self.replica.write() as w:
            return change(w)

    def phone(self, value: str) -> None:
        with self.replica.write() as w:
            edits.update(w, "account", self.account.key, {"phone": value})

    def pack(self, name: str = "parcel") -> Path:
        courier.pack(self.replica, self.folder / name, PASSPHRASE, device_id="laptop", lock=self.folder / "lock")
        return self.folder / name

    def deliver(self, path: Path, line: Line | None = None, **more: object) -> courier.Delivered:
        return courier.deliver(
            path, PASSPHRASE, line or self.line(), now=self.clock.now(), **more,  # type: ignore[arg-type]
        )  # fmt: skip

    def receive(self, path: Path) -> courier.Received:
        return courier.receive(self.replica, path, PASSPHRASE, device_id="laptop", lock=self.folder / "lock")

    def open(self) -> list[Operation]:
        with self.replica.read() as r:
            return outbox.items(r)

    def sound(self) -> None:
        with self.replica.read() as r:
            assert ledger.verify(r) == []
        assert len(self.office.applied) == len(set(self.office.applied))


@pytest.fixture
def trip(replica: Replica, clock: FixedClock, tmp_path: Path) -> Trip:
    return Trip(replica, clock, tmp_path)


@pytest.fixture
def day(trip: Trip) -> dict[str, str]:
    """A new customer with an order and a visit, edits that build on each other, nothing sent."""
    ids: dict[str, str] = {}

    def work(w):  # type: ignore[no-untyped-def]
        ids["account"] = edits.create(w, Account(name="Nueva"))
        lines = [OrderLine(product_id="p1", quantity=Decimal(3))]
        ids["order"] = edits.create(
            w, Order(account_id=ids["account"], state="confirmed", provisional="P-1"), lines=lines
        )
        ids["visit"] = edits.create(w, Visit(account_id=trip.account.key, subject="Visita"))

    with trip.replica.write() as w:
        work(w)
    trip.phone("22")
    return ids


def test_a_day_goes_by_hand_and_its_receipts_come_home(trip: Trip, day: dict[str, str]) -> None:
    path = trip.pack()
    assert {(o.state.value, o.code) for o in trip.open()} == {("unknown", WITH_COURIER)}
    found = trip.deliver(path)
    assert (found.done, found.before, found.refused, found.conflicts, found.waiting) == (4, 0, 0, 0, 0)
    came = trip.receive(found.receipts)
    assert (came.done, came.refused, came.conflicts, came.by) == (4, 0, 0, "lucia")
    assert trip.open() == []
    with trip.replica.read() as r:
        assert r.need("order", day["order"]).number
        assert r.need("account", trip.account.key).phone == "22"
    report = trip.sync()
    assert (report.pushed, report.exit_code, report.verified) == (0, 0, True)
    assert len(trip.office.applied) == 4
    trip.sound()


def test_delivered_twice_and_received_twice_is_once(trip: Trip, day: dict[str, str]) -> None:
    path = trip.pack()
    trip.deliver(path)
    again = trip.deliver(path)
    assert (again.done, again.before) == (4, 4)
    trip.receive(again.receipts)
    assert trip.receive(again.receipts).done == 0
    assert len(trip.office.applied) == 4
    trip.sound()


@pytest.mark.parametrize("order", ["sync first", "sync between", "sync after"])
def test_the_laptop_may_synchronise_by_itself_meanwhile(trip: Trip, day: dict[str, str], order: str) -> None:
    path = trip.pack()
    if order == "sync first":
        assert trip.sync().exit_code == 0
    found = trip.deliver(path)
    assert found.done == 4
    if order == "sync between":
        assert trip.sync().exit_code == 0
        assert trip.open() == []
    trip.receive(found.receipts)
    assert trip.sync().verified is True
    assert trip.open() == []
    assert len(trip.office.applied) == 4
    trip.sound()


def test_what_is_typed_after_packing_is_work_of_its_own(trip: Trip, day: dict[str, str]) -> None:
    path = trip.pack()
    trip.phone("33")
    trip.receive(trip.deliver(path).receipts)
    (left,) = trip.open()
    assert left.values == {"phone": "33"}
    assert trip.sync().exit_code == 0
    assert trip.office.records["account", trip.account.key].values["phone"] == "33"
    trip.sound()


def test_a_refusal_comes_home_and_what_depends_on_it_was_not_sent(trip: Trip) -> None:
    with trip.replica.write() as w:
        bad = edits.create(w, Account(name=REFUSED_WORD))
        edits.create(w, Visit(account_id=bad, subject="Espera"))
        edits.create(w, Visit(account_id=trip.account.key, subject="Va"))
    found = trip.deliver(trip.pack())
    assert (found.done, found.refused, found.waiting) == (1, 1, 1)
    came = trip.receive(found.receipts)
    assert (came.done, came.refused) == (1, 1)
    states = {o.title: (o.state.value, o.code) for o in trip.open()}
    assert states[REFUSED_WORD][0] == "refused"
    trip.sound()


def test_a_change_at_the_office_is_a_conflict_at_home(trip: Trip) -> None:
    trip.phone("22")
    path = trip.pack()
    trip.office.edit(trip.account, phone="99")
    found = trip.deliver(path)
    assert (found.done, found.conflicts) == (0, 1)
    trip.receive(found.receipts)
    (left,) = trip.open()
    assert left.state.value == "conflict"
    assert left.values["phone"] == "22"
    trip.sound()


def test_what_needs_a_person_travels_along_but_is_not_delivered(trip: Trip) -> None:
    with trip.replica.write() as w:
        bad = edits.create(w, Account(name=REFUSED_WORD))
    trip.sync()
    with trip.replica.write() as w:
        edits.create(w, Visit(account_id=bad, subject="Espera"))
        edits.create(w, Visit(account_id=trip.account.key, subject="Va"))
    made = courier.pack(trip.replica, trip.folder / "p", PASSPHRASE, device_id="laptop", lock=trip.folder / "lock")
    assert (made.operations, made.behind) == (1, 2)
    assert trip.deliver(trip.folder / "p").done == 1


def test_a_cable_cut_in_the_middle_is_made_good_by_delivering_again(trip: Trip, day: dict[str, str]) -> None:
    class Cut(Line):
        pushes = 0

        def push(self, groups: list[Group], device: Device):  # type: ignore[override,no-untyped-def]
            self.pushes += 1
            if self.pushes > 1:
                raise Unreachable(url="http://x")
            return super().push(groups, device)

    path = trip.pack()
    first = trip.deliver(path, Cut(trip.office, "lucia", batch_limit=2))
    assert first.error is not None
    assert 0 < first.done < 4
    assert trip.deliver(path).done == 4
    assert len(trip.office.applied) == 4


# --- what is refused --------------------------------------------------------------------------------


def test_nothing_of_it_can_be_read_in_the_file(trip: Trip, day: dict[str, str]) -> None:
    content = trip.pack().read_bytes()
    assert b"Nueva" not in content
    assert trip.office.identity.encode() not in content


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda t: t[:-400], "cut short"),
        (lambda t: t + "AAAA", "cut short or something was added"),
        (lambda t: t[:-40] + ("A" if t[-40] != "A" else "B") + t[-39:], "changed after it was sealed"),
        (lambda t: t.replace('"version": 1', '"version": 2'), "newer version"),
        (lambda t: t.replace("sfa-courier", "sfa-other"), "another sort"),
        (lambda _t: "hello", "no sealed file"),
        (lambda _t: "", "no sealed file"),
    ],
)
def test_a_file_that_was_tampered_with_is_refused_in_words(
    trip: Trip, day: dict[str, str], change: Callable[[str], str], reason: str
) -> None:
    path = trip.pack()
    path.write_text(change(path.read_text("ascii")), "ascii")
    with pytest.raises(SealedFileRefused, match=reason):
        trip.deliver(path)
    assert trip.office.applied == []


def test_another_passphrase_is_told_from_a_changed_file(trip: Trip, day: dict[str, str]) -> None:
    path = trip.pack()
    with pytest.raises(SealedFileRefused, match="passphrase is another"):
        courier.deliver(path, "another passphrase", trip.line(), now=trip.clock.now())


def test_a_file_for_another_office_is_foreign(trip: Trip, day: dict[str, str]) -> None:
    path = trip.pack()
    other = Office()
    other.identity = "11111111-0000-7000-8000-000000000000"
    with pytest.raises(SealedFileRefused, match="another office"):
        trip.deliver(path, Line(other, "lucia"))


def test_an_older_file_is_refused_once_a_newer_one_was_delivered(trip: Trip, day: dict[str, str]) -> None:
    old = trip.pack("old")
    trip.phone("44")
    trip.edit(lambda w: edits.create(w, Visit(account_id=trip.account.key, subject="Otra")))
    new = trip.pack("new")
    assert trip.deliver(new).done == 6
    before = list(trip.office.applied)
    assert trip.deliver(old).done == 4, "all of it is in the newer one: only looked up"
    assert trip.office.applied == before


def test_an_older_file_with_something_the_office_lacks_is_refused(trip: Trip) -> None:
    trip.phone("22")
    old = trip.pack("old")
    assert trip.sync().exit_code == 0
    trip.phone("23")
    assert trip.sync().exit_code == 0
    trip.office.done.clear()  # an office that has forgotten operations, but not how far the laptop was
    with pytest.raises(SealedFileRefused, match="older than what the office has already heard"):
        trip.deliver(old)
    assert trip.office.records["account", trip.account.key].values["phone"] == "23"


def test_anothers_work_is_delivered_only_when_that_is_asked_for(trip: Trip, day: dict[str, str]) -> None:
    path = trip.pack()
    with pytest.raises(InvalidInput, match="the work of lucia"):
        trip.deliver(path, trip.line("bruno"))
    found = trip.deliver(path, trip.line("bruno"), on_behalf=True)
    assert found.by == "bruno"
    assert trip.receive(found.receipts).by == "bruno"


def test_receipts_of_others_are_refused(trip: Trip, day: dict[str, str], tmp_path: Path, clock: FixedClock) -> None:
    found = trip.deliver(trip.pack())
    with pytest.raises(SealedFileRefused, match="another profile's"):
        courier.receive(trip.replica, found.receipts, PASSPHRASE, device_id="other", lock=tmp_path / "lock")
    with pytest.raises(SealedFileRefused, match="another sort"):
        trip.deliver(found.receipts)


def test_what_cannot_be_packed_says_why(trip: Trip, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="Nothing waits"):
        trip.pack()
    trip.phone("1")
    with pytest.raises(InvalidInput, match="at least 12"):
        courier.pack(trip.replica, tmp_path / "x", "short", device_id="laptop", lock=tmp_path / "lock")
    path = trip.pack()
    with pytest.raises(InvalidInput, match="is there already"):
        trip.pack(path.name)
