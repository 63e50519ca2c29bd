"""Connections kept for the next use."""

import threading

import pytest

from sfa_desktop.base.errors import ReplicaBusy
from sfa_desktop.replica import pool as pooling
from sfa_desktop.replica.pool import Pool


class Connection:
    """Knows only whether it is open."""

    def __init__(self) -> None:
        self.open = True

    def close(self) -> None:
        self.open = False


def test_the_one_used_last_is_used_next() -> None:
    pool = Pool(Connection, 2)
    with pool.connection() as first, pool.connection() as second:
        assert first is not second
    with pool.connection() as again:
        assert again is first


def test_no_more_than_its_size_and_the_next_waits_for_a_free_one(monkeypatch: pytest.MonkeyPatch) -> None:
    pool = Pool(Connection, 1)
    taken: list[Connection] = []

    def take() -> None:
        with pool.connection() as raw:
            taken.append(raw)

    with pool.connection() as first:
        waiting = threading.Thread(target=take)
        waiting.start()
        waiting.join(0.05)
        assert not taken
        monkeypatch.setattr(pooling, "BUSY_SECONDS", 0.01)
        with pytest.raises(ReplicaBusy), pool.connection():
            pass
    waiting.join(5)
    assert taken == [first]


def test_a_place_is_free_again_after_a_connection_that_could_not_be_opened() -> None:
    tries = iter((OSError("no"), Connection()))

    def connect() -> Connection:
        if isinstance(one := next(tries), OSError):
            raise one
        return one

    pool = Pool(connect, 1)
    with pytest.raises(OSError, match="no"), pool.connection():
        pass
    with pool.connection() as raw:
        assert raw.open


def test_what_is_in_use_while_it_closes_is_closed_when_it_comes_back() -> None:
    pool = Pool(Connection, 2)
    with pool.connection() as used:
        with pool.connection() as idle:
            pass
        pool.close()
        assert used.open
        assert not idle.open
    assert not used.open
