"""What needs a person: refused and conflicting work, promises without an answer, cases about to run out."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sfa_desktop.entities import Account, Case, Task
from sfa_desktop.entities.exchange import Operation, OperationState
from sfa_desktop.replica import outbox
from sfa_desktop.replica.store import Reader

CASE_HORIZON = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One thing that waits for a person; exactly one of the three is set."""

    account: Account | None
    operation: Operation | None = None
    task: Task | None = None
    case: Case | None = None


def needs(r: Reader, today: date, now: datetime) -> tuple[Need, ...]:
    """Most urgent first: what the office refused, conflicts, cases by their clock, promises by age."""
    found: list[Need] = []
    for operation in outbox.items(r, states=(OperationState.REFUSED, OperationState.CONFLICT)):
        found.append(Need(account=_account_of(r, operation), operation=operation))
    where = {"state__in": ("open", "waiting"), "due_at__lt": now + CASE_HORIZON}
    for case in r.list("case", where=where, order=("due_at",)):
        if isinstance(case, Case):
            found.append(Need(account=_account(r, case.account_id), case=case))
    where = {"state": "open", "type": "promise", "due_on__lt": today}
    for task in r.list("task", where=where, order=("due_on",)):
        if isinstance(task, Task):
            found.append(Need(account=_account(r, task.account_id), task=task))
    return tuple(found)


def _account(r: Reader, account_id: str | None) -> Account | None:
    found = r.get("account", account_id) if account_id else None
    return found if isinstance(found, Account) else None


def _account_of(r: Reader, operation: Operation) -> Account | None:
    if operation.kind == "account":
        return _account(r, operation.record_id)
    record = r.get(operation.kind, operation.record_id)
    return _account(r, getattr(record, "account_id", None))
