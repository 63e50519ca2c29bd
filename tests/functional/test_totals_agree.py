"""The laptop's prices and totals against what Tryton computes for the same order: equal, not nearly."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from sfa_desktop.actions.add_endpoint import add_endpoint
from sfa_desktop.actions.sync_now import sync_now
from sfa_desktop.actions.take_order import LineWanted, wanted_lines
from sfa_desktop.base.errors import EXIT_DONE
from sfa_desktop.base.ids import new_id
from sfa_desktop.base.paths import Home
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.connectors.contract import Connector
from sfa_desktop.entities import Account, Order, PriceRule, Product
from sfa_desktop.entities.canonical import encode_entity
from sfa_desktop.profile import Profile
from sfa_desktop.replica.queries.order_desk import products, sheet_facts
from sfa_desktop.rules.order_sheet import PricedOrder, price_order
from tests.support.central import Central
from tests.support.cli import PASSPHRASE

pytestmark = pytest.mark.functional
ORDERS = 150
SEED = 20261124


@pytest.fixture(scope="module")
def synced(shared_central: Central, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Profile, Connector]]:
    """A rep's profile after its first sync, and a connector to ask for quotes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sfa_desktop.base.wrapping.SCRYPT_N", 2**10)
        profile = Profile.open(Home(tmp_path_factory.mktemp("rep")), passphrase=PASSPHRASE)
        rep = shared_central.reps[0]
        endpoint = Endpoint(
            name="office", crm="tryton", url=shared_central.url, database=shared_central.database, user=rep.login
        )
        add_endpoint(profile, endpoint, rep.password)
        connector = profile.connector()
        report = sync_now(profile.replica, connector, device_id=profile.device_id, lock=profile.home.sync_lock)
        assert (report.exit_code, report.verified) == (EXIT_DONE, True), report
        yield profile, connector
        connector.close()
        profile.close()


def made_up(profile: Profile, random: Random) -> tuple[Order, PricedOrder]:
    """An order of a random account, day, lines and discounts, quantities around the steps of its price list."""
    with profile.replica.read() as r:
        account = random.choice([a for a in r.list("account") if isinstance(a, Account)])
        catalogue = [p for p in r.list("product", where={"active": True}) if isinstance(p, Product)]
        rules = [rule for rule in r.list("price_rule") if isinstance(rule, PriceRule)]
        steps = sorted({int(rule.quantity) for rule in rules if rule.quantity})
        today = profile.clock.today()
        day = today + timedelta(days=random.choice([0, 0, -40, -200, 30, 150]))
        order = Order(id=new_id(), account_id=account.id, ordered_on=day, state="confirmed")
        wanted = []
        for product in random.sample(catalogue, random.randint(1, 14)):
            step = random.choice(steps)
            quantity = random.choice([random.randint(1, 300), step, max(1, step - 1), step + 1])
            discount = random.choice([Decimal(0), Decimal(5), Decimal("2.5"), Decimal("7.35"), Decimal("33.33")])
            wanted.append(LineWanted(product_id=product.id, quantity=Decimal(quantity), discount=discount))
        lines = wanted_lines(r, order.id, wanted)
        facts = sheet_facts(r, account, day)
        return order, price_order(order, lines, products(r, [one.product_id for one in wanted]), facts)


def quoted(connector: Connector, order: Order, priced: PricedOrder) -> dict[str, Any]:
    """What the server says of the same order, priced and rolled back there."""
    lines = [{"key": e.line.id, **encode_entity(e.line)} for e in priced.lines]
    for line in lines:
        for name in ("order_id", "net", "base_price", "unit_price"):
            line.pop(name)
    values = {"account_id": order.account_id, "ordered_on": str(order.ordered_on), "state": "confirmed", "lines": lines}
    return dict(connector.quote({"key": order.id, "values": values}))


def test_every_price_and_every_total_is_the_servers(synced: tuple[Profile, Connector]) -> None:
    profile, connector = synced
    random = Random(SEED)
    breaks = taxes = 0
    for number in range(ORDERS):
        order, priced = made_up(profile, random)
        answer = quoted(connector, order, priced)
        theirs = {line["key"]: line for line in answer["lines"]}
        for entry in priced.lines:
            mine = (entry.line.base_price, entry.line.unit_price, entry.line.net)
            there = theirs[entry.line.id]
            assert mine == tuple(Decimal(there[name]) for name in ("base_price", "unit_price", "net")), (number, entry)
            breaks += bool(entry.price and entry.price.rule and entry.price.rule.quantity)
        sums = tuple(Decimal(answer[name]) for name in ("net", "tax", "total"))
        assert (priced.totals.net, priced.totals.tax, priced.totals.total) == sums, (number, order)
        taxes += len(priced.totals.taxes) > 1
    assert breaks > 50
    assert taxes > 0


def test_the_test_can_tell_a_wrong_price(synced: tuple[Profile, Connector], tmp_path: Path) -> None:
    profile, connector = synced
    order, priced = made_up(profile, Random(1))
    answer = quoted(connector, order, priced)
    assert Decimal(answer["total"]) != priced.totals.total + Decimal("0.01")
