"""Prove it: every item from keystroke to receipt, and what the office says of it."""

import io

import pytest

from sfa_desktop.actions.verify import Verified, verify
from sfa_desktop.base.clock import FixedClock
from sfa_desktop.base.errors import Unreachable
from sfa_desktop.entities import Account, Visit
from sfa_desktop.replica import attachments, edits, journal
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync.engine import run_once
from tests.support.office import REFUSED_WORD, Line, Office
from tests.support.replica import clock, replica

__all__ = ["clock", "replica"]


@pytest.fixture
def office(replica: Replica, clock: FixedClock) -> Office:
    """A day: three things received, one refused, one to send, a file."""
    office = Office()
    account = office.add("account", name="Farmacia Luz", owner="rep")
    run_once(replica, Line(office, "rep"), clock, device="d")
    with replica.write() as w:
        for number in range(2):
            edits.create(w, Visit(account_id=account.key, subject=f"Visita {number}"))
        edits.update(w, "account", account.key, {"phone": "1"})
        edits.create(w, Account(name=REFUSED_WORD))
    run_once(replica, Line(office, "rep"), clock, device="d")
    with replica.write() as w:
        edits.create(w, Account(name="Mañana"))
    attachments.add(replica, "account", account.key, name="a.txt", content=io.BytesIO(b"x"))
    return office


def proved(replica: Replica, office: Office) -> Verified:
    return verify(replica, Line(office, "rep"), device_id="d")


def test_every_item_has_its_way_from_keystroke_to_receipt(replica: Replica, office: Office) -> None:
    with replica.read() as r:
        found, more = journal.items(r)
        assert journal.problems(r) == []
        (refused,), _ = journal.items(r, states=["refused"])
    assert more == 0
    assert [item.state.value for item in found] == ["queued", "refused", "done", "done", "done"]
    for item in found[2:]:
        assert item.typed_at
        assert item.sent_at
        assert item.received_at
        assert item.remote_id
        assert item.version > 0
        assert item.entry > 0
    assert (found[0].sent_at, found[0].received_at, found[0].attempts) == (None, None, 0)
    assert (refused.sent_at is not None, refused.received_at) == (True, None)


def test_items_come_in_pages(replica: Replica, office: Office) -> None:
    with replica.read() as r:
        whole, _ = journal.items(r)
        paged, before = journal.items(r, limit=2)
        while before:
            some, before = journal.items(r, before=before, limit=2)
            paged += some
    assert paged == whole


def test_the_office_is_asked_about_every_receipt(replica: Replica, office: Office) -> None:
    found = proved(replica, office)
    assert found.asked is not None
    assert (found.asked.receipts, found.asked.unknown, found.exit_code) == (3, (), 0)
    lost = next(iter(office.done))
    del office.done[lost]
    found = proved(replica, office)
    assert found.asked is not None
    assert (found.asked.unknown, found.exit_code) == ((lost,), 4)


def test_a_ledger_the_office_knows_otherwise_is_told(replica: Replica, office: Office) -> None:
    class Keeps(Line):
        heard = (1, "0" * 64)

        def hello(self, device, cursors):  # type: ignore[no-untyped-def]
            from dataclasses import replace

            return replace(super().hello(device, cursors), heard=self.heard)

    way = Keeps(office, "rep")
    found = verify(replica, way, device_id="d")
    assert found.asked is not None
    assert (found.asked.ledger_fits, found.exit_code) == (False, 4)
    report = run_once(replica, way, replica.clock, device="d")
    assert [code for code, _ in report.errors] == ["rolled_back"]
    with replica.read() as r:
        way.heard = (1, r.value("SELECT hash FROM ledger WHERE seq = 1"))
    found = verify(replica, way, device_id="d")
    assert found.asked is not None
    assert (found.asked.ledger_fits, found.exit_code) == (True, 0)


def test_without_a_network_the_rest_is_proved(replica: Replica, office: Office) -> None:
    class Away(Line):
        def digest(self, kinds):  # type: ignore[no-untyped-def]
            raise Unreachable(url="x")

    found = verify(replica, Away(office, "rep"), device_id="d")
    assert (found.sound, found.asked, found.exit_code) == (True, None, 3)


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("UPDATE operation SET state = 'done', code = '' WHERE state = 'queued'", "receipt"),
        ("DELETE FROM operation WHERE state = 'queued'", "vanished"),
    ],
)
def test_what_cannot_be_is_found(replica: Replica, office: Office, sql: str, code: str) -> None:
    with replica.write() as w:
        w.run(sql)
    found = verify(replica)
    assert ([problem.code for problem in found.ledger_problems], found.exit_code) == ([code], 4)
