"""When to visit again, and why today."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from sfa_desktop.entities import Account, Case, Task, Visit
from sfa_desktop.rules.due import visit_due, why_today

TODAY = date(2026, 11, 24)
ACCOUNT = Account(id="a", name="Luz", visit_every=14, segment="A")


@pytest.mark.parametrize(
    ("days_ago", "state", "late"), [(20, "overdue", 6), (14, "due", 0), (10, "soon", -4), (1, "fine", -13)]
)
def test_by_the_last_visit(days_ago: int, state: str, late: int) -> None:
    due = visit_due(ACCOUNT, TODAY - timedelta(days=days_ago), TODAY)
    assert (due.state, due.late) == (state, late)


def test_without_frequency_nothing_is_due_and_never_visited_says_so() -> None:
    assert visit_due(Account(), None, TODAY).state == "none"
    assert visit_due(Account(visit_every=-3), TODAY, TODAY).state == "none"
    assert visit_due(Account(visit_every=7, since=date(2026, 11, 4)), None, TODAY).late == 20


def test_reasons_stand_in_order_of_weight_with_their_values() -> None:
    noon = datetime(2026, 11, 24, 12, tzinfo=UTC)
    reasons = why_today(
        ACCOUNT,
        today=TODAY,
        last_visit=TODAY - timedelta(days=20),
        visits=[Visit(planned_at=noon, fixed=True), Visit(planned_at=noon, state="done"),
                Visit(planned_at=noon - timedelta(days=3))],
        tasks=[Task(subject="call back", type="promise", due_on=date(2026, 11, 12)), Task(due_on=TODAY, state="done"),
               Task(due_on=TODAY + timedelta(days=1)), Task(subject="price list", due_on=TODAY)],
        cases=[Case(subject="late", opened_at=noon - timedelta(days=2)), Case(state="solved")],
    )  # fmt: skip
    assert [r.code for r in reasons] == ["appointment", "promise", "case", "overdue", "missed", "task"]
    assert reasons[1].values["days"] == 12


def test_money_overdue_is_a_reason_only_beside_another() -> None:
    owing = Account(id="a", overdue=Decimal(10))
    assert why_today(owing, today=TODAY, last_visit=TODAY) == ()
    due = Account(id="a", overdue=Decimal(10), visit_every=7)
    codes = [r.code for r in why_today(due, today=TODAY, last_visit=TODAY - timedelta(days=7))]
    assert codes == ["due", "payment_overdue"]
