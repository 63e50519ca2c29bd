"""Nobody starves: a sync that writes all the time lets a person's save in after the transaction at hand."""

import threading
from contextlib import ExitStack
from pathlib import Path

import pytest

from sfa_desktop.base.lock import Turnstile
from sfa_desktop.replica import edits, inflow
from sfa_desktop.replica.store import Replica
from tests.support.replica import KEY, account

LONG = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 100000) SELECT sum(x) FROM c"
OVERTAKEN = 3
"""One transaction may be at work, and one may have passed the turnstile just before."""


def test_a_save_waits_for_the_transaction_at_hand_not_for_all_that_follow(tmp_path: Path) -> None:
    engine = Replica.open(tmp_path / "replica.db", KEY)
    window = Replica.open(tmp_path / "replica.db", KEY)
    begun, enough = threading.Event(), threading.Event()
    count = 0

    def sync() -> None:
        nonlocal count
        while not enough.is_set():
            with engine.write() as w:
                count += 1
                w.value(LONG)
            begun.set()

    thread = threading.Thread(target=sync)
    thread.start()
    begun.wait()
    overtaken = []
    for number in range(5):
        before = count
        with window.write() as w:
            overtaken.append(count - before)
            edits.create(w, account(f"a{number}"))
    enough.set()
    thread.join()
    engine.close()
    window.close()
    assert max(overtaken) <= OVERTAKEN


def test_without_its_file_everybody_goes_through(tmp_path: Path) -> None:
    turnstile = Turnstile(tmp_path / "missing" / "queue")
    with turnstile.inside(1):
        assert not turnstile.path.exists()


def test_who_does_not_get_in_goes_on_after_the_time(tmp_path: Path) -> None:
    one, other = Turnstile(tmp_path / "queue"), Turnstile(tmp_path / "queue")
    with one.inside(1), other.inside(0):
        pass
    with other.inside(0):
        assert other.path.exists()
    one.close()
    other.close()


def test_the_making_of_an_index_gives_way_to_who_waits(tmp_path: Path) -> None:
    replica = Replica.open(tmp_path / "replica.db", KEY)
    with replica.write() as w:
        inflow.begin_bulk(w, "account")
        w.run_many("INSERT INTO account(id, code) VALUES (?, ?)", ((f"{n}", f"C{n % 977}") for n in range(6_000)))
        inflow.end_bulk(w, "account")
    with replica.read() as r:
        before = inflow.unindexed(r)
    other = Turnstile(replica.path.with_name(f"{replica.path.name}.queue"))
    with ExitStack() as waiting, pytest.raises(inflow.GaveWay), replica.write() as w:
        waiting.enter_context(other.inside(1))
        inflow.index_slice(w, give_way=True)
    with replica.read() as r:
        assert inflow.unindexed(r) == before
    with ExitStack() as waiting, replica.write() as w:  # not for ever
        waiting.enter_context(other.inside(1))
        assert inflow.index_slice(w) == before - 1
    with replica.write() as w:  # and with nobody there it is made
        while inflow.index_slice(w, give_way=True):
            pass
    with replica.read() as r:
        assert r.count("account", {"code": "C1"}) == 7
        assert inflow.unindexed(r) == 0
    other.close()
    replica.close()
