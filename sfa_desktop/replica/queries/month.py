"""How the month stands: sales, visits with an order, coverage, each beside what it was before."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from sfa_desktop.base.money import from_scaled
from sfa_desktop.replica.queries.day import SOLD, span
from sfa_desktop.replica.store import Reader

COVERED = "A"
"""The segment whose coverage is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """Figures of the month so far; `None` where there is nothing to measure."""

    first: date
    sold: Decimal
    sold_a_year_ago: Decimal | None
    """The same days of the same month a year ago."""
    visits: int
    planned: int
    """Visits of the whole month that are done or still to come."""
    with_order: int
    hit_rate_before: float | None
    """Share of visits with an order in the three months before."""
    accounts: int
    covered: int
    """Accounts of the segment A that were seen within their rhythm."""


def month(r: Reader, today: date) -> Month:
    """The month of `today`, up to that day."""
    first = today.replace(day=1)
    last_year = _year_before(first), _year_before(today)
    before = (first - timedelta(days=75)).replace(day=1)
    visits, with_order = _visits(r, first, today)
    earlier, earlier_with = _visits(r, before, first - timedelta(days=1))
    accounts, covered = _coverage(r, today)
    return Month(
        first=first,
        sold=_sold(r, first, today) or Decimal(0),
        sold_a_year_ago=_sold(r, *last_year),
        visits=visits,
        planned=_planned(r, first),
        with_order=with_order,
        hit_rate_before=earlier_with / earlier if earlier else None,
        accounts=accounts,
        covered=covered,
    )


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _sold(r: Reader, first: date, last: date) -> Decimal | None:
    """What was sold without tax; None where there is no order at all."""
    states = ", ".join(f"'{state}'" for state in SOLD)
    sql = f'SELECT sum(net) FROM "order" WHERE ordered_on BETWEEN ? AND ? AND state IN ({states})'  # noqa: S608 (constants)
    total = r.value(sql, (first.isoformat(), last.isoformat()))
    return None if total is None else from_scaled(total)


def _visits(r: Reader, first: date, last: date) -> tuple[int, int]:
    sql = (
        "SELECT count(*), coalesce(sum(outcome = 'order'), 0) FROM visit"
        " WHERE state = 'done' AND started_at >= ? AND started_at < ?"
    )
    done, with_order = r.rows(sql, _text(first, last))[0]
    return done, with_order


def _planned(r: Reader, first: date) -> int:
    end = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    begin, after = _text(first, end)
    sql = """
        SELECT (SELECT count(*) FROM visit WHERE state <> 'skipped' AND planned_at >= ? AND planned_at < ?)
             + (SELECT count(*) FROM visit WHERE planned_at IS NULL AND started_at >= ? AND started_at < ?)
    """
    return int(r.value(sql, (begin, after, begin, after)))


def _coverage(r: Reader, today: date) -> tuple[int, int]:
    sql = """
        SELECT count(*), coalesce(sum(julianday(?) - julianday(substr(seen, 1, 10)) <= visit_every), 0)
        FROM (SELECT a.visit_every, (SELECT max(v.started_at) FROM visit v
                                     WHERE v.account_id = a.id AND v.state = 'done') AS seen
              FROM account a WHERE a.segment = ? AND a.active = 1 AND a.visit_every > 0)
    """
    accounts, covered = r.rows(sql, (today.isoformat(), COVERED))[0]
    return accounts, covered


def _text(first: date, last: date) -> tuple[str, str]:
    begin, end = span(first, last)
    return begin.strftime("%Y-%m-%dT%H:%M:%SZ"), end.strftime("%Y-%m-%dT%H:%M:%SZ")
