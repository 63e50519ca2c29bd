"""The book of business as a long list: filters with counts, any order, and the rows that are being looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sfa_desktop.base.money import from_scaled
from sfa_desktop.entities import Account
from sfa_desktop.replica import search
from sfa_desktop.replica.queries.day import span
from sfa_desktop.replica.store import Reader

_DAYS = "CAST(p.day - julianday(seen.at) AS INTEGER)"
"""Whole days since the last visit: `p.day` is the end of today."""
FILTERS = {
    "all": "1",
    "due": f"a.visit_every > 0 AND a.lifecycle <> 'lost' AND (seen.at IS NULL OR {_DAYS} >= a.visit_every - 7)",
    "best": "a.segment = 'A' AND a.potential = 'high'",
    "risk": "a.lifecycle = 'risk'",
    "quiet": "a.lifecycle NOT IN ('prospect', 'lost') AND (sold.on_day IS NULL OR sold.on_day < p.quiet)",
    "overdue": "a.overdue > 0",
    "prospect": "a.lifecycle = 'prospect'",
}
"""By name: what an account has to be. `quiet` has not ordered for 60 days."""
ORDERS = {
    "name": "a.sort",
    "segment": "CASE a.segment WHEN '' THEN 'Z' ELSE a.segment END",
    "rhythm": f"CASE WHEN seen.at IS NULL THEN 1e9 ELSE {_DAYS} * 1.0 / max(coalesce(a.visit_every, 9999), 1) END",
    "balance": "coalesce(a.balance, 0)",
    "next": "coalesce(next.at, '9999')",
    "city": "a.city COLLATE NOCASE",
}
_SEEN = (
    " LEFT JOIN (SELECT account_id, max(started_at) AS at FROM visit WHERE state = 'done' GROUP BY account_id) seen"
    " ON seen.account_id = a.id"
)
_NEXT = (
    " LEFT JOIN (SELECT account_id, min(planned_at) AS at FROM visit WHERE state = 'planned' AND planned_at >="
    " (SELECT begin FROM p) GROUP BY account_id) next ON next.account_id = a.id"
)
_SOLD = (
    ' LEFT JOIN (SELECT account_id, max(ordered_on) AS on_day FROM "order" WHERE state IN'
    " ('confirmed', 'processing', 'done') GROUP BY account_id) sold ON sold.account_id = a.id"
)
_FACTS = "WITH p(day, quiet, begin) AS (SELECT julianday(?) + 0.99999, ?, ?) "
ZERO = Decimal(0)
QUIET_DAYS = 60
MONTHS = 12
HITS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class BookRow:
    """One account as the list shows it."""

    account: Account
    last_visit: date | None
    next_visit: datetime | None
    months: tuple[Decimal, ...]
    """Sales of the last twelve months, the oldest first; empty without any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What the rows of a filter add up to."""

    count: int
    balance: Decimal


def counts(r: Reader, today: date) -> dict[str, int]:
    """How many active accounts each filter has."""
    parts = ", ".join(f"coalesce(sum({condition}), 0)" for condition in FILTERS.values())
    sql = f"{_FACTS}SELECT {parts} FROM p, account a{_SEEN}{_SOLD} WHERE a.active = 1"  # noqa: S608 (constants)
    return dict(zip(FILTERS, r.rows(sql, _values(today))[0], strict=True))


def ids(
    r: Reader, today: date, *, name: str = "all", text: str = "", order: str = "name", descending: bool = False
) -> tuple[list[str], Totals]:
    """The ids of a filter in order, and their totals; `text` keeps those whose name, code or place has its words."""
    condition, sorting = FILTERS[name], ORDERS[order]
    joins = "".join(
        join
        for alias, join in (("seen.", _SEEN), ("next.", _NEXT), ("sold.", _SOLD))
        if alias in condition or alias in sorting
    )
    way = "DESC" if descending else "ASC"
    sql = (
        f"{_FACTS}SELECT a.id, coalesce(a.balance, 0) FROM p, account a{joins} "  # noqa: S608 (constants)
        f"WHERE a.active = 1 AND {condition} ORDER BY {sorting} {way}, a.sort, a.id"
    )
    rows: Sequence[Any] = r.rows(sql, _values(today))
    if text.strip():
        hits = {hit.id for hit in search.search(r, text, kinds=("account",), limit=HITS)}
        rows = [row for row in rows if row[0] in hits]
    balance = from_scaled(sum(row[1] for row in rows))
    return [row[0] for row in rows], Totals(count=len(rows), balance=balance)


def rows(r: Reader, wanted: Sequence[str], today: date) -> list[BookRow]:
    """The rows of these accounts, in the order asked for; one that is gone meanwhile is left out."""
    if not wanted:
        return []
    marks = ", ".join("?" * len(wanted))
    found = {id_: a for id_, a in r.get_many("account", wanted).items() if isinstance(a, Account)}
    seen = dict(
        r.rows(
            f"SELECT account_id, max(started_at) FROM visit WHERE state = 'done' AND account_id IN ({marks})"  # noqa: S608 (marks)
            " GROUP BY account_id",
            wanted,
        )
    )
    coming = dict(
        r.rows(
            "SELECT account_id, min(planned_at) FROM visit WHERE state = 'planned' AND planned_at >= ? AND"  # noqa: S608 (marks)
            f" account_id IN ({marks}) GROUP BY account_id",
            [_begin(today), *wanted],
        )
    )
    sales: dict[str, dict[str, int]] = {}
    first = _month_back(today, MONTHS - 1)
    for account_id, month, total in r.rows(
        'SELECT account_id, substr(ordered_on, 1, 7), sum(net) FROM "order" WHERE account_id IN'  # noqa: S608 (marks)
        f" ({marks}) AND ordered_on >= ? AND state IN ('confirmed', 'processing', 'done') GROUP BY 1, 2",
        [*wanted, first.isoformat()],
    ):
        sales.setdefault(account_id, {})[month] = total or 0
    months = [f"{_month_back(today, n):%Y-%m}" for n in range(MONTHS - 1, -1, -1)]
    return [
        BookRow(
            account=found[id_],
            last_visit=_date(seen.get(id_)),
            next_visit=datetime.fromisoformat(coming[id_]) if id_ in coming else None,
            months=tuple(from_scaled(sales[id_].get(month, 0)) for month in months) if id_ in sales else (),
        )
        for id_ in wanted
        if id_ in found
    ]


def _values(today: date) -> tuple[str, str, str]:
    return today.isoformat(), (today - timedelta(days=QUIET_DAYS)).isoformat(), _begin(today)


def _begin(today: date) -> str:
    return span(today, today)[0].strftime("%Y-%m-%dT%H:%M:%SZ")


def _date(text: str | None) -> date | None:
    return datetime.fromisoformat(text).astimezone().date() if text else None


def _month_back(today: date, months: int) -> date:
    place = today.year * 12 + today.month - 1 - months
    return date(place // 12, place % 12 + 1, 1)
