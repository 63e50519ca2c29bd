"""Real encrypted replicas, and a small way of being the office."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from sfa_desktop.base.clock import FixedClock
from sfa_desktop.entities import KINDS, Account, Entity, Order, OrderLine
from sfa_desktop.entities.canonical import encode_entity
from sfa_desktop.entities.exchange import Answer, Clash, Gone, Group, Page, Receipt, Refusal
from sfa_desktop.replica import inflow, receiving, sending
from sfa_desktop.replica.store import Replica

KEY = os.urandom(32)
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def replica(tmp_path: Path, clock: FixedClock) -> Iterator[Replica]:
    opened = Replica.open(tmp_path / "replica.db", KEY, clock=clock)
    yield opened
    opened.close()


def columns(kind: str) -> list[str]:
    lines = ["lines"] if kind == "order" else []
    return ["key", "remote", "version", *(f.name for f in KINDS[kind].fields()), "custom", *lines]


def row(entity: Entity, version: int, lines: list[Entity] | None = None) -> list[Any]:
    values = encode_entity(entity)
    cells = [entity.id, f"r-{entity.id}", version, *(values[f.name] for f in entity.fields()), values["custom"]]
    return [*cells, [row(line, version) for line in lines or []]] if entity.kind == "order" else cells


def page(kind: str, *rows: list[Any], cursor: str = "", gone: tuple[Gone, ...] = ()) -> Page:
    line_columns = columns("order_line") if kind == "order" else ()
    return Page(kind=kind, columns=columns(kind), rows=list(rows), gone=gone, cursor=cursor, line_columns=line_columns)


def pulled(replica: Replica, *entities: Entity, version: int = 1, lines: list[Entity] | None = None) -> None:
    """The office sends records."""
    for entity in entities:
        with replica.write() as w:
            inflow.apply_page(w, page(entity.kind, row(entity, version, lines), cursor=str(version)))


def account(id: str = "a1", **values: Any) -> Account:
    return Account(id=id, **{"name": "Farmacia Luz", "phone": "111", **values})


def order(id: str = "o1", account_id: str = "a1", **values: Any) -> Order:
    return Order(id=id, account_id=account_id, **{"state": "confirmed", "provisional": "P-1", **values})


def line(id: str, quantity: Any, **values: Any) -> OrderLine:
    return OrderLine(id=id, product_id="p1", quantity=quantity, **values)


def send(replica: Replica, limit: int = 10) -> list[Group]:
    """Mark what is ready as on its way; what the engine does before the first byte leaves."""
    with replica.write() as w:
        groups = sending.groups_ready(w, limit)
        sending.mark_sending(w, groups, "attempt")
    return groups


def done(group: Group, version: int, *entities: Entity, lines: list[Entity] | None = None) -> Answer:
    """The office's receipts for a group; records in the order of its operations, none for deletions."""
    found = iter(entities)
    receipts = []
    for operation in group.operations:
        entity = next(found, None) if operation.action != "delete" else None
        receipts.append(
            Receipt(
                operation_id=operation.id,
                kind=operation.kind,
                key=operation.record_id,
                remote_id=f"r-{operation.record_id}",
                version=version,
                page=page(operation.kind, row(entity, version, lines)) if entity else None,
            )
        )
    return Answer(group_id=group.id, receipts=tuple(receipts))


def refused(group: Group, code: str = "credit", message: str = "Limit reached") -> Answer:
    return Answer(group_id=group.id, refusal=Refusal(code=code, message=message, operation_id=group.operations[0].id))


def clash(group: Group, entity: Entity | None, version: int = 9) -> Answer:
    kind = group.operations[0].kind
    current = page(kind, row(entity, version)) if entity else None
    return Answer(group_id=group.id, conflict=Clash(operation_id=group.operations[0].id, page=current))


def settled(replica: Replica, answer: Answer) -> None:
    with replica.write() as w:
        receiving.settle_many(w, [answer])
