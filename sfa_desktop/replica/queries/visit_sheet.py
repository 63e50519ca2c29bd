"""What the page of a visit shows, and which visit begins at an account today."""

from dataclasses import dataclass
from datetime import date

from sfa_desktop.entities import Case, Order, Visit
from sfa_desktop.replica.queries.account_sheet import AccountSheet, account_sheet
from sfa_desktop.replica.queries.day import span
from sfa_desktop.replica.queries.history import TouchPoint, history
from sfa_desktop.replica.store import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitSheet:
    """A visit, its account as it stands, and what was made on it."""

    visit: Visit
    account: AccountSheet
    last: tuple[TouchPoint, ...]
    cases: tuple[Case, ...]
    orders: tuple[Order, ...]


def visit_sheet(r: Reader, visit_id: str, today: date) -> VisitSheet:
    """The sheet of one visit; raises NotFound for it or its account."""
    visit = r.need("visit", visit_id)
    assert isinstance(visit, Visit)
    account_id = visit.account_id or ""
    last = tuple(p for p in history(r, account_id, limit=4) if p.record.id != visit_id)[:3]
    cases = r.list("case", where={"visit_id": visit_id}, order=("opened_at",))
    orders = r.list("order", where={"visit_id": visit_id}, order=("ordered_on",))
    return VisitSheet(
        visit=visit,
        account=account_sheet(r, account_id, today),
        last=last,
        cases=tuple(c for c in cases if isinstance(c, Case)),
        orders=tuple(o for o in orders if isinstance(o, Order)),
    )


def visit_of_today(r: Reader, account_id: str, today: date) -> Visit | None:
    """The visit under way at an account, else the one planned there for today."""
    begin, end = span(today, today)
    for where in ({"state": "started"}, {"state": "planned", "planned_at__gte": begin, "planned_at__lt": end}):
        found = r.list("visit", where={"account_id": account_id, **where}, order=("planned_at",), limit=1)
        if found and isinstance(found[0], Visit):
            return found[0]
    return None
