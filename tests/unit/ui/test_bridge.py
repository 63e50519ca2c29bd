"""What the engine room shouts from its threads arrives on the main thread, gathered, at most ten times a second."""

import threading
import time

from sfa_desktop.entities.exchange import Changes
from sfa_desktop.ui.bridge import INTERVAL_MS, MANY, Bridge


class Ear:
    def __init__(self, bridge: Bridge) -> None:
        self.changes: list[tuple[frozenset[str], frozenset[str]]] = []
        self.status: list[object] = []
        self.times: list[float] = []
        self.threads: set[int] = set()
        bridge.replica_changed.connect(self._on_changed)
        bridge.sync_changed.connect(self.status.append)

    def _on_changed(self, kinds: frozenset[str], ids: frozenset[str]) -> None:
        self.changes.append((kinds, ids))
        self.times.append(time.monotonic())
        self.threads.add(threading.get_ident())


def announce(*ids: str, kind: str = "account") -> Changes:
    return Changes(kinds=frozenset({kind}), ids=frozenset(ids))


def test_a_change_is_told_at_once_on_the_main_thread(qtbot) -> None:
    bridge = Bridge()
    ear = Ear(bridge)
    thread = threading.Thread(target=bridge.announce, args=(announce("1"),))
    thread.start()
    thread.join()
    assert ear.changes == []
    qtbot.waitUntil(lambda: bool(ear.changes), timeout=INTERVAL_MS)
    assert ear.changes == [(frozenset({"account"}), frozenset({"1"}))]
    assert ear.threads == {threading.get_ident()}


def test_a_storm_is_gathered_and_nothing_of_it_is_lost(qtbot) -> None:
    bridge = Bridge()
    ear = Ear(bridge)
    stop = time.monotonic() + 0.5
    sent: list[set[str]] = [set(), set()]

    def storm(number: int) -> None:
        count = 0
        while time.monotonic() < stop:
            key = f"{number}-{count % 400}"
            sent[number].add(key)
            bridge.announce(announce(key, kind=f"kind{number}"))
            bridge.report(count)
            count += 1
            if count % 50 == 0:
                threading.Event().wait(0.001)

    threads = [threading.Thread(target=storm, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    qtbot.waitUntil(lambda: not any(thread.is_alive() for thread in threads), timeout=5000)
    told = lambda: set().union(*(ids for _, ids in ear.changes))  # noqa: E731
    qtbot.waitUntil(lambda: sent[0] | sent[1] <= told(), timeout=2000)
    assert set().union(*(kinds for kinds, _ in ear.changes)) == {"kind0", "kind1"}
    assert len(ear.changes) <= 8
    gaps = [after - before for before, after in zip(ear.times, ear.times[1:], strict=False)]
    assert all(gap > (INTERVAL_MS - 20) / 1000 for gap in gaps)


def test_the_newest_status_wins(qtbot) -> None:
    bridge = Bridge()
    ear = Ear(bridge)
    for number in range(100):
        bridge.report(number)
    qtbot.waitUntil(lambda: bool(ear.status))
    assert ear.status == [99]


def test_too_many_ids_are_told_as_many(qtbot) -> None:
    bridge = Bridge()
    ear = Ear(bridge)
    bridge.announce(announce(*map(str, range(MANY + 1))))
    bridge.announce(announce("x"))
    qtbot.waitUntil(lambda: bool(ear.changes))
    assert ear.changes == [(frozenset({"account"}), frozenset())]


def test_many_of_one_kind_outweighs_single_ids_of_another(qtbot) -> None:
    bridge = Bridge()
    ear = Ear(bridge)
    bridge.announce(announce("1"))
    bridge.announce(announce(kind="order"))
    qtbot.waitUntil(lambda: bool(ear.changes))
    assert ear.changes == [(frozenset({"account", "order"}), frozenset())]
