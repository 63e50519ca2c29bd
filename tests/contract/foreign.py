"""Servers without keys of ours that take part in the questions of test_foreign_connectors.py: one line each."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field

import pytest

from sfa_desktop.base.settings import Endpoint
from sfa_desktop.connectors.contract import Connector
from tests.support import stock
from tests.support.weak import WeakLine, WeakOffice


@dataclass(frozen=True, kw_only=True)
class Foreign:
    """A connector for a user with at least three accounts and a product, and what an order needs to be taken."""

    connector: Connector
    endpoint: Endpoint | None = None
    final: str = "confirmed"
    """The state that an order asks for."""
    delete: Callable[[str, str], None] = field(default=lambda _kind, _remote: None)
    """Delete a record at the office, past the connector."""


def of_stock_tryton(stack: ExitStack, request: pytest.FixtureRequest) -> Foreign:
    folder = request.getfixturevalue("tmp_path_factory").mktemp("stock")
    server = stack.enter_context(stock.running(folder))
    connector = stock.connect(server)
    stack.callback(connector.close)

    def delete(kind: str, remote: str) -> None:
        model = {"account": "party.party", "order": "sale.sale"}[kind]
        connector.rpc.write(f"model.{model}.delete", [int(remote)], answer=object)

    return Foreign(connector=connector, endpoint=stock.endpoint(server), delete=delete)


def of_the_weak_model(_stack: ExitStack, _request: pytest.FixtureRequest) -> Foreign:
    office = WeakOffice()
    for number in range(12):
        office.add("account", name=f"Cliente {number}", active=True)
    office.add("product", name="Artículo", active=True)
    return Foreign(
        connector=WeakLine(office), delete=lambda kind, remote: office.tables[kind].pop(int(remote)) and None
    )


FOREIGN: Mapping[str, Callable[[ExitStack, pytest.FixtureRequest], Foreign]] = {
    "tryton-stock": of_stock_tryton,
    "the weakest server": of_the_weak_model,
}
