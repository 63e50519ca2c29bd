"""Everything an account's page and its preview say at a glance."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

from sfa_desktop.base.money import from_scaled
from sfa_desktop.entities import Account, Address, Case, Contact, Entity, Opportunity, Order, PriceList, Task, Visit
from sfa_desktop.entities.exchange import CustomField
from sfa_desktop.replica.queries.day import last_order, last_visit, span
from sfa_desktop.replica.store import Reader
from sfa_desktop.rules.due import Due, Reason, visit_due, why_today

RecordKind = TypeVar("RecordKind", bound=Entity)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountSheet:
    """One account with all that hangs on it, as it is now."""

    account: Account
    addresses: tuple[Address, ...]
    contacts: tuple[Contact, ...]
    price_list: str
    last_visit: date | None
    next_visit: Visit | None
    under_way: Visit | None
    last_order: Order | None
    orders: int
    visits: int
    on_the_way: Decimal
    """Total of orders taken here that the office has not confirmed."""
    year: Decimal
    """Sales of the last twelve months, without tax."""
    year_before: Decimal | None
    tasks: tuple[Task, ...]
    cases: tuple[Case, ...]
    opportunities: tuple[Opportunity, ...]
    """The open ones of these three."""
    due: Due
    reasons: tuple[Reason, ...]
    custom_fields: tuple[CustomField, ...]


def account_sheet(r: Reader, account_id: str, today: date) -> AccountSheet:
    """The sheet of one account; raises NotFound."""
    account = r.need("account", account_id)
    assert isinstance(account, Account)
    mine = {"account_id": account_id}
    begin, _ = span(today, today)
    planned = {**mine, "state": "planned", "planned_at__gte": begin}
    tasks = _all(r, Task, {**mine, "state": "open"}, ("due_on",))
    cases = _all(r, Case, {**mine, "state__in": ("open", "waiting")}, ("due_at",))
    coming = _all(r, Visit, planned, ("planned_at",))
    started = _all(r, Visit, {**mine, "state": "started"}, ("started_at",))
    seen = last_visit(r, account_id)
    price_list = r.get("price_list", account.price_list_id) if account.price_list_id else None
    return AccountSheet(
        account=account,
        addresses=_all(r, Address, {**mine, "active": True}, ("sort",)),
        contacts=_all(r, Contact, {**mine, "active": True}, ("sort",)),
        price_list=price_list.name if isinstance(price_list, PriceList) else "",
        last_visit=seen,
        next_visit=coming[0] if coming else None,
        under_way=started[0] if started else None,
        last_order=last_order(r, account_id),
        orders=r.count("order", mine),
        visits=r.count("visit", {**mine, "state": "done"}),
        on_the_way=_on_the_way(r, account_id),
        year=_sales(r, account_id, today) or Decimal(0),
        year_before=_sales(r, account_id, today - timedelta(days=365)),
        tasks=tasks,
        cases=cases,
        opportunities=_all(r, Opportunity, {**mine, "stage__in": ("lead", "opportunity", "converted")}, ("close_on",)),
        due=visit_due(account, seen, today),
        reasons=why_today(account, today=today, last_visit=seen, visits=(*started, *coming), tasks=tasks, cases=cases),
        custom_fields=tuple(r.custom_fields("account").values()),
    )


def _all(r: Reader, entity: type[RecordKind], where: dict[str, object], order: Sequence[str]) -> tuple[RecordKind, ...]:
    return tuple(record for record in r.list(entity.kind, where=where, order=order) if isinstance(record, entity))


def _sales(r: Reader, account_id: str, last: date) -> Decimal | None:
    sql = (
        "SELECT sum(net) FROM \"order\" WHERE account_id = ? AND state IN ('confirmed', 'processing', 'done')"
        " AND ordered_on > ? AND ordered_on <= ?"
    )
    total = r.value(sql, (account_id, (last - timedelta(days=365)).isoformat(), last.isoformat()))
    return None if total is None else from_scaled(total)


def _on_the_way(r: Reader, account_id: str) -> Decimal:
    sql = "SELECT coalesce(sum(total), 0) FROM \"order\" WHERE account_id = ? AND number = '' AND state <> 'draft'"
    return from_scaled(r.value(sql, (account_id,)))
