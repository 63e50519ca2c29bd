"""A restored office, a courier's file, a copied laptop and the proof of it all, with a real Tryton and real files."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from sfa_desktop.actions import central as office
from sfa_desktop.actions import courier
from sfa_desktop.base.clock import SystemClock
from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.connectors.tryton.witness import Witness
from sfa_desktop.replica import edits, ledger
from tests.support.central import Central
from tests.support.laptop import Laptop

pytestmark = pytest.mark.functional
PASSPHRASE = "twelve brave llamas"


@pytest.fixture
def lucia(central: Central, tmp_path: Path) -> Iterator[Laptop]:
    laptop = Laptop(tmp_path / "lucia", central.url, central.database, central.reps[0])
    assert laptop.sync().verified is True
    yield laptop
    laptop.close()


@pytest.fixture
def witness(central: Central) -> Iterator[Witness]:
    made = Witness(
        url=central.url.rstrip("/"), database=central.database, user=central.admin.login, secret=central.admin.password
    )
    yield made
    made.close()


def put_back(central: Central, backup: Path) -> None:
    central.stop()
    office.restore(central.home, backup)
    central.start()


def sound(laptop: Laptop) -> None:
    with laptop.replica.read() as r:
        assert ledger.verify(r) == []


def test_a_backup_put_back_at_the_office_loses_and_doubles_nothing(
    central: Central, lucia: Laptop, witness: Witness, tmp_path: Path
) -> None:
    before = lucia.new_order(lucia.some_account(), provisional="LUC-1")
    assert lucia.sync().exit_code == 0
    office.backup(central.home, tmp_path / "crm.backup")
    new = lucia.new_account("Cliente nuevo")
    after = lucia.new_order(lucia.some_account(), provisional="LUC-2")
    visit = lucia.new_visit(new, "Primera")
    account = lucia.some_account()
    lucia.edit(lambda w: edits.update(w, "account", account, {"phone": "+54 341 555 0199"}))
    assert lucia.sync().exit_code == 0, lucia.issues()
    unsent = lucia.new_order(lucia.some_account(), provisional="LUC-3")
    put_back(central, tmp_path / "crm.backup")

    report = lucia.sync()
    assert (report.exit_code, [code for code, _ in report.errors]) == (4, ["restored_server"])
    assert witness.count("order", sync_id=unsent) == 0

    report = lucia.sync(accepted=["restored_server"], rescued=tmp_path / "rescued")
    assert (report.errors, report.exit_code, report.verified) == ((), 0, True), lucia.issues()
    for order in (before, after, unsent):
        assert witness.count("order", sync_id=order) == 1
        assert lucia.get("order", order).number
    assert witness.count("account", sync_id=new) == 1
    assert witness.count("visit", sync_id=visit) == 1
    assert lucia.get("account", account).phone == "+54 341 555 0199"
    assert list((tmp_path / "rescued").iterdir())
    assert lucia.sync().verified is True
    sound(lucia)


def test_a_courier_delivers_once_through_another_machine(
    central: Central, lucia: Laptop, witness: Witness, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sfa_desktop.base.wrapping.SCRYPT_N", 2**10)
    order = lucia.new_order(lucia.some_account(), provisional="LUC-1")
    new = lucia.new_account("Del valle")
    visit = lucia.new_visit(new, "En el valle")
    lock = tmp_path / "lock"
    made = courier.pack(lucia.replica, tmp_path / "parcel", PASSPHRASE, device_id=lucia.device, lock=lock)
    assert (made.operations, made.behind) == (3, 0)
    hotel = Laptop(tmp_path / "hotel", central.url, central.database, central.reps[0])
    other = Laptop(tmp_path / "other", central.url, central.database, central.reps[1])
    now = SystemClock().now()
    with pytest.raises(InvalidInput, match="the work of"):
        courier.deliver(tmp_path / "parcel", PASSPHRASE, other.connector, now=now)
    found = courier.deliver(tmp_path / "parcel", PASSPHRASE, hotel.connector, now=now)
    assert (found.done, found.refused, found.conflicts, found.waiting) == (3, 0, 0, 0)
    again = courier.deliver(tmp_path / "parcel", PASSPHRASE, hotel.connector, now=now)
    assert (again.done, again.before) == (3, 3)
    for kind, key in (("order", order), ("account", new), ("visit", visit)):
        assert witness.count(kind, sync_id=key) == 1
    came = courier.receive(lucia.replica, found.receipts, PASSPHRASE, device_id=lucia.device, lock=lock)
    assert came.done == 3
    assert lucia.get("order", order).number
    report = lucia.sync()
    assert (report.pushed, report.exit_code, report.verified) == (0, 0, True)
    sound(lucia)
    hotel.close()
    other.close()


def test_a_laptop_that_synchronised_meanwhile_and_a_courier_double_nothing(
    central: Central, lucia: Laptop, witness: Witness, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sfa_desktop.base.wrapping.SCRYPT_N", 2**10)
    order = lucia.new_order(lucia.some_account(), provisional="LUC-1")
    lock = tmp_path / "lock"
    courier.pack(lucia.replica, tmp_path / "parcel", PASSPHRASE, device_id=lucia.device, lock=lock)
    assert lucia.sync().exit_code == 0
    later = lucia.new_order(lucia.some_account(), provisional="LUC-2")
    assert lucia.sync().exit_code == 0
    found = courier.deliver(tmp_path / "parcel", PASSPHRASE, lucia.connector, now=SystemClock().now())
    assert (found.done, found.before) == (1, 1)
    courier.receive(lucia.replica, found.receipts, PASSPHRASE, device_id=lucia.device, lock=lock)
    assert [witness.count("order", sync_id=key) for key in (order, later)] == [1, 1]
    assert lucia.sync().verified is True
    sound(lucia)


def test_a_copied_laptop_is_noticed_before_it_sends(central: Central, lucia: Laptop, tmp_path: Path) -> None:
    lucia.new_visit(lucia.some_account())
    assert lucia.sync().exit_code == 0
    lucia.replica.backup(tmp_path / "copy.db")
    twin = Laptop(tmp_path / "twin", central.url, central.database, central.reps[0], device=lucia.device)
    twin.close()
    for path in (tmp_path / "twin").glob("replica.db*"):
        path.unlink()
    shutil.copy(tmp_path / "copy.db", tmp_path / "twin" / "replica.db")
    twin = Laptop(tmp_path / "twin", central.url, central.database, central.reps[0], device=lucia.device)
    for laptop in (lucia, twin):
        laptop.new_visit(laptop.some_account(), "cada uno lo suyo")
    assert lucia.sync().exit_code == 0
    for _ in range(5):
        twin.new_visit(twin.some_account(), "que su libro sea el más largo")
    report = twin.sync()
    assert (report.exit_code, [code for code, _ in report.errors]) == (4, ["rolled_back"])
    assert (report.pushed, report.pulled) == (0, 0)
    twin.close()
