"""The day: which visits are planned, done and under way, why each of them today, and how the week stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sfa_desktop.entities import Account, Case, Contact, Order, Task, Visit
from sfa_desktop.replica.store import Reader
from sfa_desktop.rules.due import Reason, why_today

SOLD = ("confirmed", "processing", "done")
"""States in which an order counts as sold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayStop:
    """One visit of the day with what has to be known before it."""

    visit: Visit
    account: Account | None
    contact: Contact | None
    reasons: tuple[Reason, ...]
    last_visit: date | None
    last_order: Order | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """How many visits of a day were planned, and how many of them are done."""

    day: date
    planned: int
    done: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day's stops by time, and the week around it."""

    stops: tuple[DayStop, ...]
    week: tuple[DayCount, ...]


def span(first: date, last: date) -> tuple[datetime, datetime]:
    """The moments between which local days lie: from the first's midnight to the one after the last."""
    begin = datetime.combine(first, time()).astimezone(UTC)
    return begin, datetime.combine(last + timedelta(days=1), time()).astimezone(UTC)


def local_date(moment: datetime | None) -> date | None:
    """The laptop's date of a moment."""
    return moment.astimezone().date() if moment else None


def day(r: Reader, today: date) -> Day:
    """The plan of `today`; a visit still under way belongs to it whenever it began."""
    begin, end = span(today, today)
    visits: dict[str, Visit] = {}
    for where in ({"planned_at__gte": begin, "planned_at__lt": end}, {"state": "started"}):
        visits.update({v.id: v for v in r.list("visit", where=where) if isinstance(v, Visit)})
    for v in r.list("visit", where={"started_at__gte": begin, "started_at__lt": end}):
        if isinstance(v, Visit):
            visits[v.id] = v
    ordered = sorted(visits.values(), key=_when)
    return Day(stops=tuple(_stop(r, visit, ordered, today) for visit in ordered), week=_week(r, today))


def last_visit(r: Reader, account_id: str) -> date | None:
    """The date of the last visit that took place."""
    where = {"account_id": account_id, "state": "done"}
    found = r.list("visit", where=where, order=("-started_at",), limit=1)
    return local_date(found[0].started_at) if found and isinstance(found[0], Visit) else None


def last_order(r: Reader, account_id: str) -> Order | None:
    """The last order that was sold."""
    where = {"account_id": account_id, "state__in": SOLD}
    found = r.list("order", where=where, order=("-ordered_on",), limit=1)
    return found[0] if found and isinstance(found[0], Order) else None


def _when(visit: Visit) -> tuple[datetime, str]:
    moment = visit.started_at or visit.planned_at
    return moment or datetime.max.replace(tzinfo=UTC), visit.id


def _stop(r: Reader, visit: Visit, visits: Sequence[Visit], today: date) -> DayStop:
    account = r.get("account", visit.account_id) if visit.account_id else None
    contact = r.get("contact", visit.contact_id) if visit.contact_id else None
    last, order = None, None
    reasons: tuple[Reason, ...] = ()
    if isinstance(account, Account):
        mine = {"account_id": account.id}
        last, order = last_visit(r, account.id), last_order(r, account.id)
        if visit.state in ("planned", "started"):
            reasons = why_today(
                account,
                today=today,
                last_visit=last,
                visits=[v for v in visits if v.account_id == account.id],
                tasks=[t for t in r.list("task", where={**mine, "state": "open"}) if isinstance(t, Task)],
                cases=[
                    c for c in r.list("case", where={**mine, "state__in": ("open", "waiting")}) if isinstance(c, Case)
                ],
            )
    return DayStop(
        visit=visit,
        account=account if isinstance(account, Account) else None,
        contact=contact if isinstance(contact, Contact) else None,
        reasons=reasons,
        last_visit=last,
        last_order=order,
    )


def _week(r: Reader, today: date) -> tuple[DayCount, ...]:
    monday = today - timedelta(days=today.weekday())
    begin, end = span(monday, monday + timedelta(days=6))
    counts = {monday + timedelta(days=n): [0, 0] for n in range(7)}
    for visit in r.list("visit", where={"planned_at__gte": begin, "planned_at__lt": end}):
        on = local_date(visit.planned_at) if isinstance(visit, Visit) else None
        if on in counts and isinstance(visit, Visit):
            counts[on][0] += 1
            counts[on][1] += visit.state == "done"
    shown = [DayCount(day=on, planned=planned, done=done) for on, (planned, done) in counts.items()]
    return tuple(c for c in shown if c.planned or c.day.weekday() < 5)
