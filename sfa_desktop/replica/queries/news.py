"""What the office sent since yesterday, and how old its figures are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sfa_desktop.entities import Order
from sfa_desktop.replica.codec import moment_of, moment_text
from sfa_desktop.replica.queries.day import span
from sfa_desktop.replica.rounds import first_ended_at
from sfa_desktop.replica.store import Reader

KINDS = ("account", "case", "task", "product", "price_list")
"""Told as counts; orders are told one by one."""
ORDERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """So many records of a kind came in, the newest of them then."""

    kind: str
    count: int
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """Since when, what, and the moment up to which the office has been asked."""

    since: datetime
    orders: tuple[Order, ...]
    changes: tuple[Change, ...]
    as_of: datetime | None
    filling: bool
    """No synchronisation has ended yet: the book of business is still coming in."""


def news(r: Reader, today: date) -> News:
    """Since yesterday morning, or since the first synchronisation where that is later."""
    first_round = first_ended_at(r)
    since = moment_text(max(span(today - timedelta(days=1), today)[0], first_round or r.clock.now()))
    changes = [_change(r, kind, since) for kind in KINDS]
    return News(
        since=datetime.fromisoformat(since),
        orders=_orders(r, since),
        changes=tuple(sorted((c for c in changes if c.count), key=lambda c: str(c.at), reverse=True)),
        as_of=as_of(r),
        filling=first_round is None,
    )


def as_of(r: Reader, kinds: Sequence[str] = ()) -> datetime | None:
    """The oldest moment up to which one of these kinds was asked for; of all kinds where none is named."""
    where = f" WHERE kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
    return moment_of(r.value(f"SELECT min(as_of) FROM feed{where}", kinds))  # noqa: S608 (marks)


def _change(r: Reader, kind: str, since: str) -> Change:
    count, newest = r.rows(f'SELECT count(*), max(synced_at) FROM "{kind}" WHERE synced_at > ?', (since,))[0]  # noqa: S608
    return Change(kind=kind, count=count, at=moment_of(newest))


def _orders(r: Reader, since: str) -> tuple[Order, ...]:
    sql = 'SELECT id FROM "order" WHERE synced_at > ? ORDER BY synced_at DESC LIMIT ?'
    wanted = [row[0] for row in r.rows(sql, (since, ORDERS))]
    found = r.get_many("order", wanted)
    return tuple(order for order in (found.get(id_) for id_ in wanted) if isinstance(order, Order))
