"""Opportunities and cases as lists with their accounts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sfa_desktop.base.money import from_scaled
from sfa_desktop.entities import Account, Case, Opportunity
from sfa_desktop.replica.store import Reader

OPEN_STAGES = ("lead", "opportunity", "converted")
OPEN_CASES = ("open", "waiting")
CLOSED_DAYS = 90
LISTED = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """An opportunity and whose it is."""

    opportunity: Opportunity
    account: Account | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What one stage of the pipeline holds: how many, how much, and how much of it by its chance."""

    code: str
    count: int
    amount: Decimal
    weighted: Decimal


def chances(r: Reader, today: date, *, stage: str = "") -> tuple[Chance, ...]:
    """Opportunities of a stage, of all open ones where none is named; closed ones only of the last 90 days."""
    where: dict[str, Any] = {"stage": stage} if stage else {"stage__in": OPEN_STAGES}
    if stage and stage not in OPEN_STAGES:
        where["close_on__gte"] = today - timedelta(days=CLOSED_DAYS)
    found = [
        o for o in r.list("opportunity", where=where, order=("close_on",), limit=LISTED) if isinstance(o, Opportunity)
    ]
    accounts = _accounts(r, {o.account_id or "" for o in found})
    return tuple(Chance(opportunity=o, account=accounts.get(o.account_id or "")) for o in found)


def stages(r: Reader, today: date) -> tuple[Stage, ...]:
    """The sums of every stage there is."""
    since = (today - timedelta(days=CLOSED_DAYS)).isoformat()
    rows = r.rows(
        "SELECT stage, count(*), coalesce(sum(amount), 0),"
        " coalesce(sum(amount * coalesce(probability, 0) / 1000000), 0)"
        " FROM opportunity WHERE stage IN ('lead', 'opportunity', 'converted') OR close_on >= ? GROUP BY stage",
        (since,),
    )
    return tuple(
        Stage(code=code, count=count, amount=from_scaled(amount), weighted=from_scaled(weighted))
        for code, count, amount, weighted in rows
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOf:
    """A case and whose it is."""

    case: Case
    account: Account | None


def cases(r: Reader, *, state: str = "") -> tuple[CaseOf, ...]:
    """Cases of a state by their clock, of all open ones where none is named; solved ones newest first."""
    where: dict[str, Any] = {"state": state} if state else {"state__in": OPEN_CASES}
    order = ("due_at", "opened_at") if state in ("", *OPEN_CASES) else ("-solved_at", "-opened_at")
    found = [c for c in r.list("case", where=where, order=order, limit=LISTED) if isinstance(c, Case)]
    accounts = _accounts(r, {c.account_id or "" for c in found})
    return tuple(CaseOf(case=c, account=accounts.get(c.account_id or "")) for c in found)


def case_counts(r: Reader) -> Mapping[str, int]:
    """How many cases are in each state."""
    return dict(r.rows('SELECT state, count(*) FROM "case" GROUP BY state'))


def _accounts(r: Reader, ids: set[str]) -> dict[str, Account]:
    return {id_: a for id_, a in r.get_many("account", ids - {""}).items() if isinstance(a, Account)}
