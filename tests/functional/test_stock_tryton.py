"""The engine against a real Tryton without the add-on: the same guarantees, as far as that server allows."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from sfa_desktop.base.clock import SystemClock
from sfa_desktop.base.errors import AddonMissing, OutcomeUnknown
from sfa_desktop.connectors import registry
from sfa_desktop.connectors.tryton_stock import StockTrytonConnector
from sfa_desktop.connectors.tryton_stock.values import to_decimal
from sfa_desktop.entities import Account, Address, Order, OrderLine
from sfa_desktop.entities.exchange import Answer, Device, Group, Report
from sfa_desktop.replica import edits, outbox
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync.engine import run_once
from tests.support import stock
from tests.support.central import Central

pytestmark = pytest.mark.functional


class Lossy(StockTrytonConnector):
    """Whose answers to a push are lost as often as `lose` says."""

    lose = 0

    def push(self, groups: Sequence[Group], device: Device) -> tuple[Answer, ...]:
        answers = super().push(groups, device)
        if self.lose:
            self.lose -= 1
            raise OutcomeUnknown
        return answers


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Central]:
    with stock.running(tmp_path_factory.mktemp("stock")) as running:
        yield running


@pytest.fixture
def line(server: Central) -> Iterator[Lossy]:
    end = stock.endpoint(server)
    made = Lossy(url=end.url, database=end.database, user=end.user, secret=stock.USER.password)
    yield made
    made.close()


@pytest.fixture
def replica(tmp_path: Path) -> Iterator[Replica]:
    made = Replica.open(tmp_path / "replica.db", bytes(32), clock=SystemClock())
    yield made
    made.close()


@pytest.fixture
def sync(replica: Replica, line: Lossy) -> Callable[..., Report]:
    def once(**more: Any) -> Report:
        return run_once(replica, line, SystemClock(), device="device-1", **more)

    return once


def count(replica: Replica, kind: str) -> int:
    with replica.read() as reader:
        return reader.count(kind)


def an_order(replica: Replica, provisional: str) -> str:
    """A new account with its address, and an order of it."""
    with replica.write() as writer:
        product = next(one for one in writer.list("product") if one.headline.startswith("Yerba"))
        account = edits.create(writer, Account(name=f"Comprador {provisional}"))
        edits.create(writer, Address(account_id=account, street="Calle 1", city="Rosario", country="AR"))
        return edits.create(
            writer,
            Order(account_id=account, state="confirmed", provisional=provisional, ordered_on=date(2026, 11, 24)),
            lines=[OrderLine(product_id=product.id, quantity=Decimal(n), unit_price=Decimal("99.5")) for n in (1, 2)],
        )


def made_here(line: Lossy, key: str) -> list[Any]:
    """The server's own sales that carry the key, however many."""
    domain = [["description", "like", f"%{key}%"]]
    parameters = (domain, 0, None, None, ["number", "state", "untaxed_amount"])
    return line.rpc.read("model.sale.sale.search_read", *parameters, answer=list[Any])


def test_a_first_sync_then_what_changes_then_nothing(sync: Any, replica: Replica, line: Lossy) -> None:
    report = sync()
    assert (report.errors, report.verified) == ((), True)
    assert count(replica, "account") >= 12
    with replica.read() as reader:
        account = reader.list("account", where={"code": "C005"})[0]
        before = reader.need("account", account.id)
    assert sync().pulled == 0, "what is read again costs nothing"
    line.rpc.write("model.party.party.write", [int(account.origin.remote_id)], {"name": "Otro nombre"}, answer=object)
    phone = [["party", "=", int(account.origin.remote_id)]]
    (means,) = line.rpc.read("model.party.contact_mechanism.search", phone, answer=list[int])
    line.rpc.write("model.party.contact_mechanism.write", [means], {"value": "+54 351 4111111"}, answer=object)
    assert sync().pulled == 1
    with replica.read() as reader:
        after = reader.need("account", account.id)
    assert after.headline == "Otro nombre"
    assert after.origin.version > before.origin.version


@pytest.mark.parametrize("lost", [0, 1, 2])
def test_an_order_exists_once_however_many_answers_are_lost(
    sync: Any, replica: Replica, line: Lossy, lost: int
) -> None:
    sync()
    order = an_order(replica, f"P-{lost}")
    line.lose = lost
    for _ in range(3):
        report = sync()
    assert (report.errors, report.verified) == ((), True)
    (sale,) = made_here(line, order)
    assert sale["state"] in {"confirmed", "processing"}
    with replica.read() as reader:
        here = reader.need("order", order)
        assert [line.origin.remote_id != "" for line in reader.children("order_line", order)] == [True, True]
        assert outbox.counts(reader)["done"] == 3
    assert here.number == sale["number"]  # type: ignore[attr-defined]
    assert to_decimal(str(here.net), 2) == sale["untaxed_amount"]  # type: ignore[attr-defined]
    assert here.net == Decimal("298.5")  # type: ignore[attr-defined]


def test_a_deletion_is_seen_by_the_inventory(sync: Any, replica: Replica, line: Lossy) -> None:
    (party,) = line.rpc.write("model.party.party.create", [{"name": "Efímero"}], answer=list[int])
    sync()
    before = count(replica, "account")
    line.rpc.write("model.party.party.delete", [party], answer=object)
    assert sync(thorough=False).verified is None
    assert count(replica, "account") == before
    report = sync()
    assert (report.errors, report.verified) == ((), True)
    assert count(replica, "account") == before - 1


def test_a_colleagues_change_of_another_field_and_ones_own_both_stand(sync: Any, replica: Replica, line: Lossy) -> None:
    sync()
    with replica.write() as writer:
        account = writer.list("account", where={"code": "C007"})[0]
        edits.update(writer, "account", account.id, {"email": "luz@example.com"})
    line.rpc.write("model.party.party.write", [int(account.origin.remote_id)], {"name": "De un colega"}, answer=object)
    for _ in range(2):
        report = sync()
    assert (report.conflicts, report.errors) == (0, ())
    with replica.read() as reader:
        now = reader.need("account", account.id)
    assert (now.headline, now.email) == ("De un colega", "luz@example.com")  # type: ignore[attr-defined]
    there = line.rpc.read(
        "model.party.party.read", [int(account.origin.remote_id)], ["name", "email"], answer=list[Any]
    )
    assert (there[0]["name"], there[0]["email"]) == ("De un colega", "luz@example.com")


def test_what_tryton_refuses_comes_back_in_its_own_words(sync: Any, replica: Replica, line: Lossy) -> None:
    sync()
    with replica.write() as writer:
        account = edits.create(writer, Account(name="Con teléfono imposible", email="no es un correo"))
    sync()
    with replica.read() as reader:
        items = [item for item in outbox.items(reader) if item.record_id == account]
    assert all(item.message for item in items)


def test_the_connector_for_the_add_on_says_that_there_is_another(server: Central) -> None:
    end = stock.endpoint(server)
    connector = registry.connect(
        type(end)(name="x", crm="tryton", url=end.url, database=end.database, user=end.user), stock.USER.password
    )
    with pytest.raises(AddonMissing, match="tryton-stock"):
        connector.hello(Device(id="d", ledger_head="", ledger_seq=0), {})
    connector.close()
