"""Every declared ability has its words, and what is read only or not kept is told."""

import itertools
from dataclasses import fields, replace
from typing import Any

import pytest

from sfa_desktop.actions.endpoint_kinds import endpoint_kinds
from sfa_desktop.connectors.tryton import TrytonConnector
from sfa_desktop.connectors.tryton_stock import StockTrytonConnector
from sfa_desktop.entities.exchange import Capabilities
from tests.support.office import Line, Office
from tests.support.weak import WeakLine, WeakOffice

VALUES: dict[str, tuple[Any, ...]] = {
    "cursor": ("sequence", "token", "server_clock", "modified_field"),
    "tombstones": ("feed", "log", "none"),
    "version_guard": ("atomic", "checked", "none"),
    "idempotency": ("operation_id", "client_id", "upsert_key", "unique_field", "lookup_only"),
    "attachments": ("none", "whole", "resumable"),
    "atomic_groups": (True, False),
    "digest": (True, False),
    "inventory": (True, False),
    "prices": (True, False),
    "quote": (True, False),
}


@pytest.mark.parametrize(("name", "value"), [(n, v) for n, values in VALUES.items() for v in values])
def test_each_ability_has_its_words(name: str, value: Any) -> None:
    assert name in {field.name for field in fields(Capabilities)}
    line = Line(Office(), "ana")
    line.capabilities = replace(line.capabilities, **{name: value})
    promises = endpoint_kinds(line).promises
    assert all(promise.endswith(".") for promise in promises)
    others = []
    for other in VALUES[name]:
        line.capabilities = replace(line.capabilities, **{name: other})
        others.append(endpoint_kinds(line).promises)
    if name not in {"inventory"}:  # beside a digest it changes nothing
        assert all(one != two for one, two in itertools.combinations(others, 2))


def test_kinds_that_are_not_kept_or_not_written_are_told() -> None:
    stock = StockTrytonConnector(url="http://127.0.0.1:1", database="crm", user="x", secret="x")
    kinds = {one.kind: (one.reads, one.writes) for one in endpoint_kinds(stock).kinds}
    assert (kinds["order"], kinds["product"], kinds["visit"]) == ((True, True), (True, False), (False, False))
    assert endpoint_kinds(stock).notes
    addon = TrytonConnector(url="http://127.0.0.1:1", database="crm", user="x", secret="x")
    assert all(one.reads for one in endpoint_kinds(addon).kinds)
    assert {one.kind for one in endpoint_kinds(WeakLine(WeakOffice())).kinds if one.reads} == {
        "account", "contact", "product", "task", "order",
    }  # fmt: skip
