"""A profile put back from a backup: stopped, and once a person says so it goes on without doubling anything."""

from dataclasses import replace
from pathlib import Path

from sfa_desktop.base.clock import FixedClock
from sfa_desktop.entities import Visit
from sfa_desktop.entities.exchange import Device, Report
from sfa_desktop.replica import edits, ledger, outbox
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync.engine import run_once
from tests.support.office import Line, Office
from tests.support.replica import KEY, clock, replica

__all__ = ["clock", "replica"]


class Keeping(Line):
    """An office that keeps the head of each ledger, as the add-on does."""

    def __init__(self, office: Office, user: str) -> None:
        super().__init__(office, user)
        self.heads: dict[str, tuple[int, str]] = {}

    def hello(self, device, cursors):  # type: ignore[no-untyped-def]
        return replace(super().hello(device, cursors), heard=self.heads.get(device.id))

    def push(self, groups, device: Device):  # type: ignore[no-untyped-def]
        answers = super().push(groups, device)
        self.heads[device.id] = (device.ledger_seq, device.ledger_head)
        return answers


def test_a_copy_put_back_goes_on_and_sends_nothing_twice(replica: Replica, clock: FixedClock, tmp_path: Path) -> None:
    office = Office()
    way = Keeping(office, "rep")
    account = office.add("account", name="Farmacia Luz", owner="rep")

    def sync(one: Replica, *accepted: str) -> Report:
        return run_once(one, way, clock, device="d", accepted=accepted)

    assert sync(replica).exit_code == 0
    with replica.write() as w:
        edits.create(w, Visit(account_id=account.key, subject="Antes de la copia"))
    replica.backup(tmp_path / "backup.db")
    assert sync(replica).pushed == 1
    with replica.write() as w:
        edits.create(w, Visit(account_id=account.key, subject="Después de la copia"))
    assert sync(replica).pushed == 1

    laptop = Replica.open(tmp_path / "backup.db", KEY, clock=clock)
    with laptop.write() as w:
        edits.create(w, Visit(account_id=account.key, subject="En el portátil nuevo"))
    stopped = sync(laptop)
    assert ([code for code, _ in stopped.errors], stopped.pushed) == (["rolled_back"], 0)
    assert sync(laptop, "rolled_back").exit_code == 0
    with laptop.read() as r:
        assert ledger.verify(r) == []
        assert outbox.items(r) == []
        assert r.count("visit") == 3
    subjects = sorted(record.values["subject"] for record in office.records.values() if record.kind == "visit")
    assert subjects == ["Antes de la copia", "Después de la copia", "En el portátil nuevo"]
    assert len(office.applied) == len(set(office.applied)) == 3
    with laptop.write() as w:
        edits.create(w, Visit(account_id=account.key, subject="Y sigue"))
    assert (sync(laptop).pushed, sync(laptop).exit_code) == (1, 0)
    laptop.close()
