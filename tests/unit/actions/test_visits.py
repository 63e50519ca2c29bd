"""Visits begun, ended, logged afterwards; never closed without what came of them and what comes next."""

from datetime import date, timedelta

import pytest

from sfa_desktop.actions.check_in import check_in
from sfa_desktop.actions.check_out import check_out
from sfa_desktop.actions.complete_task import complete_task
from sfa_desktop.actions.log_visit import log_visit, understand
from sfa_desktop.base.clock import FixedClock
from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.entities import Visit
from sfa_desktop.replica import edits, outbox
from sfa_desktop.replica.store import Replica
from tests.support.company import NOW


def reason(caught: pytest.ExceptionInfo[InvalidInput]) -> object:
    return caught.value.values["reason"]


def test_from_check_in_to_check_out(replica: Replica, clock: FixedClock) -> None:
    visit = check_in(replica, account_id="luz")
    clock.moment = NOW + timedelta(minutes=42)
    done = check_out(replica, visit, outcome="order", next_step=" llamar ", next_on=date(2026, 12, 1), notes="bien")
    assert done.minutes == 42
    with replica.read() as r:
        kept = r.need("visit", visit)
        task = r.need("task", done.task_id)
    assert (kept.state, kept.minutes, kept.outcome, kept.next_step) == ("done", 42, "order", "llamar")
    assert (task.subject, task.due_on, task.visit_id) == ("llamar", date(2026, 12, 1), visit)


def test_a_planned_visit_is_begun(replica: Replica) -> None:
    with replica.write() as w:
        planned = edits.create(w, Visit(account_id="luz", planned_at=NOW))
    assert check_in(replica, visit_id=planned) == planned
    with pytest.raises(InvalidInput) as caught:
        check_in(replica, account_id="cruz")
    assert reason(caught) == "under_way"


@pytest.mark.parametrize(
    ("outcome", "step", "expected"),
    [("", "x", "outcome_missing"), ("great", "x", "outcome_missing"), ("order", "  ", "next_step_missing")],
)
def test_a_visit_cannot_close_without(replica: Replica, outcome: str, step: str, expected: str) -> None:
    visit = check_in(replica, account_id="luz")
    with pytest.raises(InvalidInput) as caught:
        check_out(replica, visit, outcome=outcome, next_step=step)
    assert reason(caught) == expected
    with replica.read() as r:
        assert r.need("visit", visit).state == "started"


@pytest.mark.parametrize(
    ("at", "expected"),
    [(NOW - timedelta(days=8), "too_far_back"), (NOW + timedelta(hours=1), "in_the_future")],
)
def test_moments_that_cannot_be_entered(replica: Replica, at: object, expected: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        check_in(replica, account_id="luz", at=at)  # type: ignore[arg-type]
    assert reason(caught) == expected


def test_an_end_before_the_beginning_and_one_without(replica: Replica) -> None:
    visit = check_in(replica, account_id="luz")
    with pytest.raises(InvalidInput) as caught:
        check_out(replica, visit, outcome="order", next_step="x", at=NOW - timedelta(minutes=1))
    assert reason(caught) == "before_check_in"
    check_out(replica, visit, outcome="order", next_step="x")
    with pytest.raises(InvalidInput) as caught:
        check_out(replica, visit, outcome="order", next_step="x")
    assert reason(caught) == "not_under_way"


def test_a_line_becomes_one_group(replica: Replica) -> None:
    logged = log_visit(replica, understand(replica, "v luz ayer 30m ok pedido; queja entrega; prox lun 10 llamar"))
    with replica.read() as r:
        items = outbox.items(r)
        visit = r.need("visit", logged.visit_id)
        task = r.need("task", logged.task_id)
        case = r.need("case", logged.case_id)
    assert len({item.group_id for item in items}) == 1
    assert visit.ended_at.astimezone().date() == replica.clock.today() - timedelta(days=1)
    assert visit.ended_at - visit.started_at == timedelta(minutes=30)
    assert (task.due_on, task.due_time, task.subject) == (date(2026, 11, 30), "10:00", "llamar")
    assert (case.subject, case.type, case.visit_id) == ("entrega", "complaint", logged.visit_id)


def test_words_longer_than_a_subject_are_kept_whole(replica: Replica) -> None:
    words = "palabra " * 40
    logged = log_visit(replica, understand(replica, f"v luz 5m; queja {words}"))
    with replica.read() as r:
        case = r.need("case", logged.case_id)
    assert len(case.subject) == 80
    assert case.notes == words.strip()


def test_a_task_is_done_once(replica: Replica) -> None:
    logged = log_visit(replica, understand(replica, "v luz; prox lun llamar"))
    complete_task(replica, logged.task_id)
    with pytest.raises(InvalidInput):
        complete_task(replica, logged.task_id, dropped=True)
