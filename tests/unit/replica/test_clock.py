"""How far the laptop's clock is from the office's: measured from the server's time, shown, and used for nothing."""

from datetime import timedelta

import pytest

from sfa_desktop.base.clock import FixedClock
from sfa_desktop.entities.exchange import ServerFacts
from sfa_desktop.replica.facts import clock_ahead, set_facts
from sfa_desktop.replica.queries.sync_view import sync_view
from sfa_desktop.replica.store import Replica
from tests.support.replica import NOW


def told(replica: Replica, seconds: float | None) -> None:
    """The office says its time: the laptop's is so many seconds before it."""
    moment = None if seconds is None else NOW - timedelta(seconds=seconds)
    with replica.write() as writer:
        set_facts(writer, ServerFacts(identity="i", server_time=moment, heads={}))


@pytest.mark.parametrize("seconds", [0, 7200, -86_400 * 365])
def test_the_difference_is_kept(replica: Replica, clock: FixedClock, seconds: int) -> None:
    told(replica, seconds)
    with replica.read() as reader:
        assert clock_ahead(reader) == seconds
        assert sync_view(reader, clock.today()).clock_ahead == seconds


def test_a_server_that_does_not_tell_its_time_says_nothing_of_clocks(replica: Replica) -> None:
    told(replica, None)
    with replica.read() as reader:
        assert clock_ahead(reader) is None


def test_a_wobble_of_a_second_is_no_news(replica: Replica) -> None:
    told(replica, 10)
    told(replica, 11)
    with replica.read() as reader:
        assert clock_ahead(reader) == 10
    told(replica, 14)
    with replica.read() as reader:
        assert clock_ahead(reader) == 14
