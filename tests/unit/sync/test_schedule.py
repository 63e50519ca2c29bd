"""When the next round comes: it always comes, later and later while the office is away, never before it asked."""

from random import Random

import pytest

from sfa_desktop.entities.exchange import Report
from sfa_desktop.sync.schedule import LONGEST, PERIOD, SPREAD, Backoff, Schedule

AWAY = Report(errors=(("unreachable", "…"),), exit_code=3)
WELL = Report(verified=True)


def test_waiting_grows_with_every_failure_and_ends_growing() -> None:
    backoff = Backoff(Random(1), first=4, longest=100)
    waits = [backoff.failed() for _ in range(40)]
    assert all(4 * 2**n / 2 <= wait <= 4 * 2**n for n, wait in enumerate(waits[:5]))
    assert all(50 <= wait <= 100 for wait in waits[5:])
    backoff.succeeded()
    assert backoff.failed() <= 4


def test_laptops_do_not_march_in_step() -> None:
    assert len({round(Backoff(Random(seed)).failed(), 3) for seed in range(20)}) > 15


@pytest.mark.parametrize("code", [0, 1, 3, 4, 5])
def test_after_every_report_there_is_a_next_round(code: int) -> None:
    schedule = Schedule(Random(1))
    waits = [schedule.after(Report(exit_code=code)) for _ in range(50)]
    assert all(0 < wait <= max(LONGEST, PERIOD * 1.1) for wait in waits)


def test_the_server_says_when() -> None:
    told = Report(errors=(("throttled", "…"),), exit_code=3, retry_after=1234)
    waits = [Schedule(Random(seed)).after(told) for seed in range(20)]
    assert all(1234 <= wait <= 1234 * (1 + SPREAD) for wait in waits)
    assert len({round(wait) for wait in waits}) > 15, "all of them would be back at the same moment"


def test_an_office_that_is_back_ends_the_growing() -> None:
    schedule = Schedule(Random(1))
    first = schedule.after(AWAY)
    for _ in range(6):
        late = schedule.after(AWAY)
    assert late > first * 10
    assert 0.9 * PERIOD <= schedule.after(WELL) <= 1.1 * PERIOD
    assert schedule.after(AWAY) <= 5


def test_a_person_who_asks_ends_the_growing() -> None:
    schedule = Schedule(Random(1))
    for _ in range(6):
        schedule.after(AWAY)
    schedule.woken()
    assert schedule.after(AWAY) <= 5
