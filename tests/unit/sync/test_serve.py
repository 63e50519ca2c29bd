"""The loop of the engine's process, in this one: what a person said stands until a round could heed it."""

import io
import queue
import threading
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from sfa_desktop.base.clock import FixedClock, SystemClock
from sfa_desktop.base.errors import Unreachable
from sfa_desktop.base.lock import FileLock
from sfa_desktop.entities.exchange import Report
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync import channel
from sfa_desktop.sync.engine import run_once
from sfa_desktop.sync.schedule import Schedule
from sfa_desktop.sync.serve import Inbox, Service
from sfa_desktop.sync.several import Parties, Party
from tests.support.office import Line, Office
from tests.support.replica import clock, replica

__all__ = ["clock", "replica"]
ACCEPTED = ("mass_disappearance",)


class Way(Line):
    """A line that can be cut."""

    cut = False

    def hello(self, device, cursors):  # type: ignore[no-untyped-def]
        if self.cut:
            raise Unreachable(url="http://x")
        return super().hello(device, cursors)


class Served:
    """A service at work on a thread of its own."""

    def __init__(self, replica: Replica, way: Way, lock: Path) -> None:
        self.inbox = Inbox(io.BytesIO())
        self.events: queue.Queue[channel.Event] = queue.Queue()
        service = Service(
            replica, Parties([Party(name="", connector=way)]), SystemClock(), Schedule(Random(1)), self.inbox,
            self.events.put, device="d", lock=lock, patience=0.0,
        )  # fmt: skip
        self._thread = threading.Thread(target=service.run)
        self._thread.start()

    def report(self) -> Report:
        """The next round's."""
        while True:
            event = self.events.get(timeout=20)
            if isinstance(event, Report):
                return event

    def wake(self, *accepted: str) -> Report:
        self.inbox.put(channel.Order("wake", accepted))
        return self.report()

    def stop(self) -> None:
        self.inbox.put(channel.Order("stop"))
        self._thread.join(20)
        assert not self._thread.is_alive()


@pytest.fixture
def way(replica: Replica, clock: FixedClock) -> Way:
    """An office that has deleted nearly everything since the last round."""
    office = Office()
    records = [office.add("account", name=f"Cliente {number}") for number in range(40)]
    way = Way(office, "rep")
    assert run_once(replica, way, clock, device="d").exit_code == 0
    for record in records[1:]:
        office.delete(record)
    return way


@pytest.fixture
def served(replica: Replica, way: Way, tmp_path: Path) -> Iterator[Served]:
    served = Served(replica, way, tmp_path / "sync.lock")
    assert [code for code, _ in served.report().errors] == list(ACCEPTED)
    yield served
    served.stop()


def test_a_word_for_a_brake_outlives_a_round_that_could_not_get_its_turn(served: Served, tmp_path: Path) -> None:
    with FileLock(tmp_path / "sync.lock"):
        assert [code for code, _ in served.wake(*ACCEPTED).errors] == ["replica_busy"]
    assert served.wake().exit_code == 0


def test_a_word_for_a_brake_outlives_a_round_without_an_office(served: Served, way: Way) -> None:
    way.cut = True
    assert [code for code, _ in served.wake(*ACCEPTED).errors] == ["unreachable"]
    way.cut = False
    assert served.wake().exit_code == 0


def test_a_word_for_a_brake_counts_once(served: Served, way: Way) -> None:
    assert served.wake(*ACCEPTED).exit_code == 0
    office = way.office
    records = [office.add("account", name=f"Nuevo {number}") for number in range(40)]
    assert served.wake().exit_code == 0
    for record in records:
        office.delete(record)
    assert [code for code, _ in served.wake().errors] == list(ACCEPTED)
