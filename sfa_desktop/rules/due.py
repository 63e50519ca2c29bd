"""When an account should be visited again, and the reasons to see it today, as codes with values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sfa_desktop.entities import Account, Case, Task, Visit

SOON_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Where an account stands with its visit frequency."""

    state: str
    """none (no frequency) | never (not visited yet) | fine | soon (within a week) | due (today) | overdue"""
    due_on: date | None = None
    late: int = 0
    """Days after `due_on`; negative before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason to see an account today; the heavier first."""

    code: str
    weight: int
    values: Mapping[str, Any] = field(default_factory=dict)


def visit_due(account: Account, last_visit: date | None, today: date) -> Due:
    """By `visit_every` and the last visit; an account never visited is due since it became a customer."""
    if not account.visit_every or account.visit_every < 1:
        return Due(state="none")
    if last_visit is None:
        return Due(state="never", due_on=account.since, late=(today - account.since).days if account.since else 0)
    due_on = last_visit + timedelta(days=account.visit_every)
    late = (today - due_on).days
    state = "overdue" if late > 0 else "due" if late == 0 else "soon" if late >= -SOON_DAYS else "fine"
    return Due(state=state, due_on=due_on, late=late)


def why_today(
    account: Account,
    *,
    today: date,
    last_visit: date | None,
    visits: Iterable[Visit] = (),
    tasks: Iterable[Task] = (),
    cases: Iterable[Case] = (),
) -> tuple[Reason, ...]:
    """Why an account is on today's list, heaviest reason first; empty if nothing speaks for today.

    `visits`, `tasks` and `cases` are the account's own; what is settled or later is left out here.
    """
    reasons = [*_appointments(visits, today), *_promises(tasks, today), *_open_cases(cases, today)]
    due = visit_due(account, last_visit, today)
    segment = {"A": 15, "B": 8}.get(account.segment, 0)
    if due.state == "overdue":
        weight = 40 + segment + min(due.late, 30)
        values = {"days": due.late, "every": account.visit_every, "last": last_visit}
        reasons.append(Reason(code="overdue", weight=weight, values=values))
    elif due.state == "due":
        values = {"every": account.visit_every, "last": last_visit}
        reasons.append(Reason(code="due", weight=35 + segment, values=values))
    elif due.state == "never":
        reasons.append(Reason(code="never_visited", weight=30 + segment, values={"since": account.since}))
    if reasons and account.overdue and account.overdue > Decimal(0):
        money = {"overdue": account.overdue, "as_of": account.figures_at}
        reasons.append(Reason(code="payment_overdue", weight=20, values=money))
    return tuple(sorted(reasons, key=lambda reason: (-reason.weight, reason.code)))


def _appointments(visits: Iterable[Visit], today: date) -> Iterable[Reason]:
    for visit in visits:
        planned = visit.planned_at.astimezone().date() if visit.planned_at else None
        if visit.state == "started":
            yield Reason(code="under_way", weight=100, values={"since": visit.started_at})
        elif visit.state == "planned" and planned == today:
            code, weight = ("appointment", 90) if visit.fixed else ("planned", 60)
            yield Reason(code=code, weight=weight, values={"at": visit.planned_at, "subject": visit.subject})
        elif visit.state == "planned" and planned and planned < today:
            yield Reason(code="missed", weight=55, values={"on": planned})


def _promises(tasks: Iterable[Task], today: date) -> Iterable[Reason]:
    for task in tasks:
        if task.state == "open" and task.due_on and task.due_on <= today:
            code, weight = ("promise", 70) if task.type == "promise" else ("task", 50)
            values = {"subject": task.subject, "due_on": task.due_on, "days": (today - task.due_on).days}
            yield Reason(code=code, weight=weight, values=values)


def _open_cases(cases: Iterable[Case], today: date) -> Iterable[Reason]:
    for case in cases:
        if case.state in ("open", "waiting"):
            opened = case.opened_at.astimezone().date() if case.opened_at else today
            weight = 65 + {"high": 10, "low": -10}.get(case.severity, 0)
            yield Reason(code="case", weight=weight, values={"subject": case.subject, "days": (today - opened).days})
