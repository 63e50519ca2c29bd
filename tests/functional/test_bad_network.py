"""A working day over networks that do everything networks do, against a real Tryton: it arrives once, and agrees."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from sfa_desktop.base.paths import Home
from sfa_desktop.connectors.http import Limits
from sfa_desktop.connectors.route import Route
from sfa_desktop.connectors.tryton import TrytonConnector
from sfa_desktop.entities.exchange import OperationState
from sfa_desktop.replica import ledger
from tests.reality.books import Books, each_once, numbered
from tests.support.central import Central, running
from tests.support.faults import Fault, nothing, seeded
from tests.support.http_proxy import HttpProxy
from tests.support.laptop import Laptop
from tests.support.proxy import FaultProxy

pytestmark = pytest.mark.functional
IMPATIENT = Limits(connect=5, silence=10, whole=60)
"""What is silent is given up soon; the server's own work takes a fraction of that, also on a busy machine."""
ROUNDS = 60


@pytest.fixture(scope="module")
def office(prepared_central: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Central]:
    """One server for all tests here; each writes to it from a laptop of its own."""
    with running(prepared_central, tmp_path_factory.mktemp("office")) as server:
        books = Books(server)
        books.lift_credit_limits()
        books.close()
        yield server


@pytest.fixture
def laptop(office: Central, tmp_path: Path) -> Iterator[Laptop]:
    made = Laptop(tmp_path / "lucia", office.url, office.database, office.reps[0])
    assert made.sync().verified is True
    yield made
    made.close()


@pytest.fixture
def network(office: Central, laptop: Laptop) -> Iterator[FaultProxy]:
    """What stands between the two; good until told otherwise."""
    parts = urlsplit(office.url)
    with FaultProxy((parts.hostname or "", parts.port or 0)) as proxy:
        laptop.connector.close()
        laptop.connector = TrytonConnector(
            url=proxy.url, database=office.database, user=laptop.login.login, secret=laptop.login.password,
            limits=IMPATIENT,
        )  # fmt: skip
        yield proxy


def test_a_day_on_a_network_where_every_third_request_fails(
    office: Central, laptop: Laptop, network: FaultProxy
) -> None:
    quick = [fault for fault in Fault if fault not in {Fault.STALLED, Fault.ANSWER_SILENT}]
    network.schedule = seeded(1, 0.35, quick)
    accounts = [account.id for account in laptop.accounts()]
    orders: list[str] = []
    for number in range(ROUNDS):
        if number < 8:
            orders.append(laptop.new_order(accounts[number % len(accounts)]))
            orders.append(laptop.new_order(laptop.new_account(f"Nueva {number}")))
        laptop.sync(thorough=False)
        if number >= 8 and not laptop.open():
            break
    assert network.met.total() >= 8
    assert len(network.met) >= 6
    network.schedule = nothing
    report = laptop.sync()
    assert (report.exit_code, report.verified, laptop.open()) == (0, True, []), report
    books = Books(office)
    there = books.of("order", orders, "number")
    books.close()
    assert each_once("order", orders, there) + numbered(there) == []
    with laptop.replica.read() as reader:
        assert ledger.verify(reader) == []


def test_each_fault_of_a_push_leads_to_one_order(office: Central, laptop: Laptop, network: FaultProxy) -> None:
    orders: list[str] = []
    for number, fault in enumerate(Fault, 1):
        orders.append(laptop.new_order(laptop.some_account(), lines=1))
        left = [fault]
        network.schedule = lambda request, left=left: left.pop() if left and b"sfa.sync.push" in request else None
        report = laptop.sync(thorough=False)
        for _ in range(2):
            report = report if report.exit_code == 0 else laptop.sync(thorough=False)
        assert (network.met[fault], network.met.total()) == (1, number)
        assert (report.exit_code, report.verified, laptop.open()) == (0, True, []), (fault, report)
    books = Books(office)
    there = books.of("order", orders, "number")
    books.close()
    assert each_once("order", orders, there) + numbered(there) == []


@pytest.mark.parametrize("fault", [Fault.PORTAL_PAGE, Fault.PORTAL_REDIRECT])
def test_a_captive_portal_changes_nothing_and_is_told_in_words(
    laptop: Laptop, network: FaultProxy, fault: Fault
) -> None:
    laptop.new_visit(laptop.some_account())
    before = len(laptop.accounts())
    network.schedule = lambda _: fault
    report = laptop.sync()
    ((code, words),) = report.errors
    assert (code, report.exit_code, report.pushed, report.pulled) == ("not_a_crm", 3, 0, 0)
    assert "sign-in page of the network" in words
    assert [operation.state for operation in laptop.open()] == [OperationState.QUEUED]
    assert len(laptop.accounts()) == before
    network.schedule = nothing
    assert (laptop.sync().exit_code, laptop.open()) == (0, [])


def test_a_portal_that_comes_up_in_the_middle_of_a_push(laptop: Laptop, network: FaultProxy) -> None:
    laptop.new_visit(laptop.some_account())
    pushed: list[bytes] = []

    def portal_from_the_push_on(request: bytes) -> Fault | None:
        if b"model.sfa.sync.push" in request:
            pushed.append(request)
        return Fault.PORTAL_PAGE if pushed else None

    network.schedule = portal_from_the_push_on
    report = laptop.sync()
    assert ([code for code, _ in report.errors], report.unknown, len(pushed)) == (["not_a_crm"], 1, 1)
    network.schedule = nothing
    assert (laptop.sync().exit_code, laptop.open()) == (0, [])


def test_the_whole_way_through_a_companys_proxy(office: Central, laptop: Laptop) -> None:
    order = laptop.new_order(laptop.some_account())
    with HttpProxy("lucia", "p@ss") as company:
        route = Route(proxy=company.url, user="lucia", secret="p@ss")
        laptop.connector.close()
        laptop.connector = TrytonConnector(
            url=office.url, database=office.database, user=laptop.login.login, secret=laptop.login.password, route=route
        )
        steps = {step.name: step for step in laptop.connector.check()}
        assert (steps["proxy"].detail, steps["address"].passed) == (company.url, None)
        assert all(step.passed is not False for step in steps.values()), steps
        report = laptop.sync()
        assert (report.exit_code, report.verified) == (0, True), report
        assert company.let_through > 0
    assert laptop.get("order", order).number
