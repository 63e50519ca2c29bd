"""Rounds against an office in memory: changes on both sides merge on their way, and old values are let go."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sfa_desktop.base.clock import FixedClock
from sfa_desktop.entities.exchange import Report
from sfa_desktop.replica import edits, outbox, resolving
from sfa_desktop.replica.kept import KEEP, kept_values
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync.engine import run_once
from tests.support.office import Line, Office, Record


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 11, 24, 8, tzinfo=UTC))


@pytest.fixture
def replica(tmp_path: Path, clock: FixedClock) -> Iterator[Replica]:
    opened = Replica.open(tmp_path / "replica.db", bytes(32), clock=clock)
    yield opened
    opened.close()


def sync(replica: Replica, office: Office, clock: FixedClock) -> Report:
    return run_once(replica, Line(office, "ana"), clock, device="device-1")


def both_change(replica: Replica, office: Office, clock: FixedClock, **mine: Any) -> Record:
    """An account that the office calls Suyo; the laptop changed `mine` meanwhile."""
    account = office.add("account", name="Farmacia Luz", owner="ana", phone="111")
    sync(replica, office, clock)
    with replica.write() as w:
        edits.update(w, "account", account.key, mine)
    office.edit(account, name="Suyo")
    return account


def test_different_fields_go_up_in_the_same_round(replica: Replica, clock: FixedClock) -> None:
    office = Office()
    account = both_change(replica, office, clock, phone="222")
    report = sync(replica, office, clock)
    assert (report.pushed, report.conflicts, report.exit_code, report.verified) == (1, 0, 0, True)
    assert (account.values["name"], account.values["phone"]) == ("Suyo", "222")
    assert len(office.applied) == 1


def test_what_was_not_taken_is_let_go_after_thirty_days_by_a_round(replica: Replica, clock: FixedClock) -> None:
    office = Office()
    both_change(replica, office, clock, name="Mío")
    assert sync(replica, office, clock).conflicts == 1
    with replica.write() as w:
        (operation,) = outbox.items(w)
        resolving.resolve(w, operation.id, take="theirs")
    sync(replica, office, clock)
    with replica.read() as r:
        assert [one.value for one in kept_values(r)] == ["Mío"]
    clock.moment += KEEP + timedelta(days=1)
    sync(replica, office, clock)  # the office has not seen these days pass
    with replica.read() as r:
        assert [one.value for one in kept_values(r)] == ["Mío"]
    office.now = clock.moment
    sync(replica, office, clock)
    with replica.read() as r:
        assert r.value("SELECT count(*) FROM kept_value") == 0
        assert r.value("SELECT count(*) FROM resolution") == 0
