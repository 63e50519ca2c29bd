"""Ends a visit: not without what came of it and what comes next."""

from dataclasses import dataclass
from datetime import date, datetime

from sfa_desktop.actions.check_in import when
from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.ids import new_id
from sfa_desktop.entities import Task, Visit
from sfa_desktop.entities.visit import OUTCOMES
from sfa_desktop.replica import edits
from sfa_desktop.replica.store import Replica


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedOut:
    """The ended visit and the task its next step became."""

    visit_id: str
    task_id: str
    minutes: int


def check_out(
    replica: Replica,
    visit_id: str,
    *,
    outcome: str,
    next_step: str,
    next_on: date | None = None,
    notes: str | None = None,
    at: datetime | None = None,
) -> CheckedOut:
    """Close a visit at `at` (now if None); its next step becomes a task in the same group.

    Raises InvalidInput with a `reason`: outcome_missing, next_step_missing, not_under_way, before_check_in,
    too_far_back, in_the_future. Nothing is written then.
    """
    if outcome not in dict(OUTCOMES):
        known = ", ".join(code for code, _ in OUTCOMES)
        raise InvalidInput(problem=f"Say what came of the visit: one of {known}.", reason="outcome_missing")
    if not next_step.strip():
        raise InvalidInput(problem="Say what the next step is.", reason="next_step_missing", field="next_step")
    moment = when(at, replica.clock.now())
    with replica.write() as w:
        visit = w.need("visit", visit_id)
        assert isinstance(visit, Visit)
        if visit.state != "started" or visit.started_at is None:
            raise InvalidInput(problem="This visit is not under way; check in first.", reason="not_under_way")
        if moment < visit.started_at:
            raise InvalidInput(problem="A visit cannot end before it began.", reason="before_check_in")
        minutes = int((moment - visit.started_at).total_seconds() // 60)
        group = new_id()
        values = {
            "state": "done",
            "ended_at": moment,
            "minutes": minutes,
            "outcome": outcome,
            "notes": visit.notes if notes is None else notes,
            "next_step": next_step.strip(),
            "next_on": next_on,
        }
        edits.update(w, "visit", visit_id, values, group=group)
        task = Task(account_id=visit.account_id, visit_id=visit_id, subject=next_step.strip(), due_on=next_on)
        task_id = edits.create(w, task, group=group)
    return CheckedOut(visit_id=visit_id, task_id=task_id, minutes=minutes)
