"""Every round that ended is kept for the Sync page, and news begin where the first one ended."""

from datetime import timedelta

from sfa_desktop.base.clock import FixedClock
from sfa_desktop.base.errors import Unreachable
from sfa_desktop.replica import rounds
from sfa_desktop.replica.queries.news import news
from sfa_desktop.replica.queries.sync_view import sync_view
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync.engine import run_once
from tests.support.office import Line, Office
from tests.support.replica import clock, replica

__all__ = ["clock", "replica"]


class Away(Line):
    """An office that cannot be reached."""

    def hello(self, *_: object) -> None:  # type: ignore[override]
        raise Unreachable(url="http://x")


def test_what_rounds_came_to_is_on_the_sync_page_and_news_begin_after_the_first(
    replica: Replica, clock: FixedClock
) -> None:
    office = Office()
    accounts = [office.add("account", name=f"Cliente {number}", active=True) for number in range(3)]
    run_once(replica, Away(office, "rep"), clock, device="d")
    with replica.read() as r:
        assert news(r, clock.today()).filling
    clock.moment += timedelta(minutes=1)
    run_once(replica, Line(office, "rep"), clock, device="d")
    clock.moment += timedelta(minutes=1)
    office.edit(accounts[0], phone="600")
    run_once(replica, Line(office, "rep"), clock, device="d")
    with replica.read() as r:
        told = news(r, clock.today())
        shown = sync_view(r, clock.today()).rounds
    assert not told.filling
    assert [(change.kind, change.count) for change in told.changes] == [("account", 1)]
    assert [one.report["pulled"] for one in shown] == [1, 3, 0]
    assert [code for code, _ in shown[-1].report["errors"]] == ["unreachable"]


def test_a_round_that_was_stopped_is_not_the_first(replica: Replica, clock: FixedClock) -> None:
    run_once(replica, Line(Office(), "rep"), clock, device="d", stop=lambda: True)
    with replica.read() as r:
        assert rounds.first_ended_at(r) is None


def test_only_the_latest_rounds_are_kept(replica: Replica, clock: FixedClock) -> None:
    report = run_once(replica, Line(Office(), "rep"), clock, device="d")
    with replica.write() as w:
        for _ in range(rounds.KEPT + 5):
            rounds.note(w, clock.now(), report)
        assert w.value("SELECT count(*) FROM sync_round") == rounds.KEPT
