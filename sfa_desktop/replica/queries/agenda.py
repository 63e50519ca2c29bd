"""What is planned and promised for the coming days, and what is late."""

from dataclasses import dataclass
from datetime import date, timedelta

from sfa_desktop.entities import Account, Task, Visit
from sfa_desktop.replica.queries.day import local_date, span
from sfa_desktop.replica.store import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A visit or a task on its day, with the account it is about."""

    day: date
    visit: Visit | None
    task: Task | None
    account: Account | None

    @property
    def id(self) -> str:
        """The record's id."""
        record = self.visit or self.task
        return record.id if record is not None else ""


def agenda(r: Reader, first: date, days: int, today: date) -> tuple[Entry, ...]:
    """Visits and open tasks from `first` on for so many days, in order; late tasks stand before, on their own day."""
    last = first + timedelta(days=days - 1)
    begin, end = span(first, last)
    entries: list[Entry] = []
    for visit in r.list("visit", where={"planned_at__gte": begin, "planned_at__lt": end}, order=("planned_at",)):
        on = local_date(visit.planned_at) if isinstance(visit, Visit) else None
        if isinstance(visit, Visit) and on is not None:
            entries.append(Entry(day=on, visit=visit, task=None, account=None))
    late = first <= today <= last
    where = {"state": "open", "due_on__lte": last} if late else {"due_on__gte": first, "due_on__lte": last}
    for task in r.list("task", where=where, order=("due_on", "due_time")):
        if isinstance(task, Task) and task.due_on is not None and (task.state == "open" or task.due_on >= first):
            entries.append(Entry(day=task.due_on, visit=None, task=task, account=None))
    accounts = r.get_many("account", {_account_id(e) for e in entries} - {""})
    whole = [
        Entry(day=e.day, visit=e.visit, task=e.task, account=a if isinstance(a, Account) else None)
        for e, a in ((e, accounts.get(_account_id(e))) for e in entries)
    ]
    return tuple(sorted(whole, key=_when))


def _account_id(entry: Entry) -> str:
    record = entry.visit or entry.task
    return (record.account_id or "") if record is not None else ""


def _when(entry: Entry) -> tuple[date, str, str]:
    if entry.visit is not None and entry.visit.planned_at is not None:
        return entry.day, f"{entry.visit.planned_at.astimezone():%H:%M}", entry.id
    time = entry.task.due_time if entry.task is not None else ""
    return entry.day, time or "~", entry.id
