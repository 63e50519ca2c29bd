"""The orders as a long list: what needs a person first, then what is being worked on, then the newest."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sfa_desktop.entities import Account, Order, OrderLine
from sfa_desktop.entities.exchange import Operation, OperationState
from sfa_desktop.replica import office, outbox, search
from sfa_desktop.replica.operations import SELECT, operation_of
from sfa_desktop.replica.store import Reader

_NEED = "w.state IN ('refused', 'conflict')"
FILTERS = {
    "all": "1",
    "need": _NEED,
    "draft": "o.state = 'draft' AND o.version = 0",
    "sending": f"w.state IS NOT NULL AND NOT {_NEED}",
    "approval": "o.approval = 'pending'",
    "open": "o.version > 0 AND o.state IN ('quotation', 'confirmed', 'processing')",
}
"""By name: what an order has to be."""
_FROM = (
    'FROM "order" o LEFT JOIN (SELECT record_id, '
    "CASE min(CASE state WHEN 'refused' THEN 0 WHEN 'conflict' THEN 1 ELSE 2 END) "
    "WHEN 0 THEN 'refused' WHEN 1 THEN 'conflict' ELSE 'queued' END AS state "
    "FROM operation WHERE kind = 'order' AND state IN ('queued', 'sending', 'unknown', 'refused', 'conflict') "
    "GROUP BY record_id) w ON w.record_id = o.id"
)
_ORDER = (
    f"ORDER BY CASE WHEN {_NEED} THEN 0 WHEN o.state = 'draft' AND o.version = 0 THEN 1 "
    "WHEN w.state IS NOT NULL THEN 2 ELSE 3 END, o.ordered_on DESC, o.id DESC"
)
HITS = 500
OPEN = ("draft", "quotation")
"""States at the office in which an order may still be changed; a refused one may too, whatever it asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRow:
    """One order as the list shows it."""

    order: Order
    account: Account | None
    operation: Operation | None = None
    """The open work on it that matters most: refused or in conflict before waiting."""
    changeable: bool = True
    """Whether it may still be changed here: the office has not taken it in, whatever state waits to be asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderSheet:
    """One order with its lines."""

    row: OrderRow
    lines: tuple[OrderLine, ...]
    codes: dict[str, str]
    """Article codes by product id."""


def counts(r: Reader) -> dict[str, int]:
    """How many orders each filter has."""
    parts = ", ".join(f"coalesce(sum({condition}), 0)" for condition in FILTERS.values())
    return dict(zip(FILTERS, r.rows(f"SELECT {parts} {_FROM}")[0], strict=True))


def ids(r: Reader, *, name: str = "all", text: str = "") -> list[str]:
    """The ids of a filter in order; `text` keeps those whose number, reference or account has its words."""
    found = [row[0] for row in r.rows(f"SELECT o.id {_FROM} WHERE {FILTERS[name]} {_ORDER}")]
    words = text.strip()
    if not words:
        return found
    hits = {hit.id for hit in search.search(r, words, kinds=("order",), limit=HITS)}
    accounts = [hit.id for hit in search.search(r, words, kinds=("account",), limit=HITS)]
    marks = ", ".join("?" * len(accounts))
    hits |= {row[0] for row in r.rows(f'SELECT id FROM "order" WHERE account_id IN ({marks})', accounts)}  # noqa: S608
    return [order_id for order_id in found if order_id in hits]


def rows(r: Reader, wanted: Sequence[str]) -> list[OrderRow]:
    """The rows of these orders, in the order asked for; one that is gone meanwhile is left out."""
    known: dict[str, Any] = r.get_many("order", wanted)
    accounts = r.get_many("account", [order.account_id for order in known.values() if order.account_id])
    work = _work(r, wanted)
    return [
        OrderRow(
            order=order,
            account=_account(accounts.get(order.account_id or "")),
            operation=work.get(order.id),
            changeable=state_at_office(r, order) in OPEN,
        )
        for key in wanted
        if isinstance(order := known.get(key), Order)
    ]


def sheet(r: Reader, order_id: str) -> OrderSheet | None:
    """One order with its lines, None if it is gone."""
    found = rows(r, (order_id,))
    if not found:
        return None
    lines = tuple(line for line in r.children("order_line", order_id) if isinstance(line, OrderLine))
    products: dict[str, Any] = r.get_many("product", [line.product_id for line in lines if line.product_id])
    return OrderSheet(row=found[0], lines=lines, codes={key: product.code for key, product in products.items()})


def state_at_office(r: Reader, order: Order) -> str:
    """The state the office has the order in, whatever state waits to be asked for; `draft` while it has none of it."""
    if order.origin.version == 0:
        return "draft"
    known = office.get(r, "order", order.id) if order.origin.pending else None
    return str(known.values.get("state") or order.state) if known else order.state


def _account(record: object) -> Account | None:
    return record if isinstance(record, Account) else None


def _work(r: Reader, wanted: Sequence[str]) -> dict[str, Operation]:
    marks = ", ".join("?" * len(wanted))
    found: dict[str, Operation] = {}
    open_ = "('queued', 'sending', 'unknown', 'refused', 'conflict')"
    sql = f"{SELECT} WHERE kind = 'order' AND record_id IN ({marks}) AND state IN {open_} ORDER BY seq"
    for row in r.rows(sql, list(wanted)):
        operation = operation_of(row)
        before = found.get(operation.record_id)
        if before is None or operation.state in (OperationState.REFUSED, OperationState.CONFLICT):
            found[operation.record_id] = operation
    if any(operation.state is OperationState.QUEUED for operation in found.values()):
        explained = {operation.id: operation for operation in outbox.items(r)}
        found = {key: explained.get(operation.id, operation) for key, operation in found.items()}
    return found
