"""Servers without keys of ours that take part in the questions of test_foreign_connectors.py: one line each."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from sfa_desktop.base.settings import Endpoint
from sfa_desktop.connectors import registry
from sfa_desktop.connectors.contract import Connector
from tests.support import stock
from tests.support.dataverse import DataverseModel
from tests.support.dolibarr import DolibarrModel
from tests.support.dolibarr import company as dolibarr_company
from tests.support.erpnext import ErpnextModel
from tests.support.erpnext_doctypes import company as erpnext_company
from tests.support.espo import EspoModel
from tests.support.recorded import serving
from tests.support.salesforce import SalesforceModel
from tests.support.suitecrm import SuiteModel
from tests.support.weak import WeakLine, WeakOffice


@dataclass(frozen=True, kw_only=True)
class Foreign:
    """A connector for a user with at least three accounts and, where there are orders, a product and what one needs."""

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


def of_espocrm(stack: ExitStack, _request: pytest.FixtureRequest) -> Foreign:
    server = EspoModel()
    for number in range(12):
        account = server.add("Account", name=f"Cliente {number}", billingAddressCity="Jaén" if number % 2 else "")
        link = {"parentType": "Account", "parentId": account}
        times = {"dateStart": "2026-11-24 10:00:00", "dateEnd": "2026-11-24 10:30:00"}
        server.add("Contact", firstName="Ana", lastName=f"Ruiz {number}", accountId=account)
        server.add("Meeting" if number % 3 else "Call", name="Visita", **link, **times)
        server.add("Task", name="Llamar", dateEnd="2026-11-25 10:00:00", status="Started", **link)
        server.add("Case", name="Caja rota", accountId=account, priority="Urgent")
        server.add("Opportunity", name="Navidad", accountId=account, amount=10.5, closeDate="2026-12-01")
    server.now = datetime.now(UTC)  # the connection test compares clocks
    endpoint = Endpoint(name="office", crm="espocrm", url=stack.enter_context(serving(server)))
    connector = registry.connect(endpoint, "api-key")
    stack.callback(connector.close)
    entities = {"account": "Account"}
    return Foreign(connector=connector, endpoint=endpoint, delete=lambda kind, id_: server.remove(entities[kind], id_))


def of_dolibarr(stack: ExitStack, _request: pytest.FixtureRequest) -> Foreign:
    server = DolibarrModel()
    dolibarr_company(server)
    server.now = datetime.now(UTC)  # the connection test compares clocks
    endpoint = Endpoint(name="office", crm="dolibarr", url=stack.enter_context(serving(server)))
    connector = registry.connect(endpoint, "admin-key")
    stack.callback(connector.close)
    routes = {"account": "thirdparties"}
    return Foreign(
        connector=connector,
        endpoint=endpoint,
        delete=lambda kind, id_: server.tables[routes[kind]].pop(int(id_)) and None,
    )


def of_erpnext(stack: ExitStack, _request: pytest.FixtureRequest) -> Foreign:
    model = ErpnextModel()
    model.now = datetime.now(UTC)
    erpnext_company(model)
    url = stack.enter_context(serving(model))
    endpoint = Endpoint(name="office", crm="erpnext", url=url, user="admin-key")
    connector = registry.connect(endpoint, "admin-secret")
    stack.callback(connector.close)
    connector.check()  # makes the fields for our keys
    doctypes = {"account": "Customer", "order": "Sales Order"}
    return Foreign(
        connector=connector,
        endpoint=endpoint,
        delete=lambda kind, remote: model.remove(doctypes[kind], remote),
    )


def of_dataverse(stack: ExitStack, _request: pytest.FixtureRequest) -> Foreign:
    model = DataverseModel()
    model.now = datetime.now(UTC)
    model.add("pricelevels", name="Retail")
    unit = model.add("uoms", name="Box")
    model.add("products", name="Bolts", price=10.0, _defaultuomid_value=unit, defaultuomid={"name": "Box"})
    for number in range(12):
        account = model.add("accounts", name=f"Cliente {number}")
        model.add("contacts", fullname=f"Ana {number}", _parentcustomerid_value=account)
    url = stack.enter_context(serving(model))
    endpoint = Endpoint(name="dataverse", crm="dataverse", url=url, database=f"{url}/contoso", user="app")
    connector = registry.connect(endpoint, "refresh-1")
    stack.callback(connector.close)
    return Foreign(connector=connector, endpoint=endpoint, delete=lambda _, remote: model.remove("accounts", remote))


def of_salesforce(stack: ExitStack, _request: pytest.FixtureRequest) -> Foreign:
    model = SalesforceModel()
    model.now = datetime.now(UTC)
    book = model.add("Pricebook2", Name="Standard", IsStandard=True, IsActive=True)
    product = model.add("Product2", Name="Bolts", IsActive=True)
    model.add("PricebookEntry", Pricebook2Id=book, Product2Id=product, UnitPrice=10.0, IsActive=True)
    for number in range(12):
        account = model.add("Account", Name=f"Cliente {number}")
        model.add("Contact", Name=f"Ana {number}", AccountId=account)
    url = stack.enter_context(serving(model))
    endpoint = Endpoint(name="salesforce", crm="salesforce", url=url, user="consumer-key")
    connector = registry.connect(endpoint, "r1")
    stack.callback(connector.close)

    def delete(_kind: str, remote: str) -> None:
        model.change("Account", remote, IsDeleted=True)

    return Foreign(connector=connector, endpoint=endpoint, delete=delete)


def of_suitecrm(stack: ExitStack, _request: pytest.FixtureRequest) -> Foreign:
    model = SuiteModel()
    model.now = datetime.now(UTC)
    model.add("AOS_Products", name="Bolts", price="10.000000")
    for number in range(12):
        account = model.add("Accounts", name=f"Cliente {number}")
        model.add("Contacts", first_name="Ana", last_name=str(number), account_id=account)
    url = stack.enter_context(serving(model))
    endpoint = Endpoint(name="suitecrm", crm="suitecrm", url=url, user="app")
    connector = registry.connect(endpoint, "s3cret")
    stack.callback(connector.close)

    def delete(_kind: str, remote: str) -> None:
        model.change("Accounts", remote, deleted="1")

    return Foreign(connector=connector, endpoint=endpoint, delete=delete)


FOREIGN: Mapping[str, Callable[[ExitStack, pytest.FixtureRequest], Foreign]] = {
    "tryton-stock": of_stock_tryton,
    "dataverse": of_dataverse,
    "dolibarr": of_dolibarr,
    "espocrm": of_espocrm,
    "erpnext": of_erpnext,
    "salesforce": of_salesforce,
    "suitecrm": of_suitecrm,
    "the weakest server": of_the_weak_model,
}
