"""A small office of each CRM: the model of its server, with something in every kind, and the way in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from sfa_desktop.base.settings import Endpoint
from sfa_desktop.connectors import registry
from sfa_desktop.connectors.contract import Connector
from tests.support import dolibarr, erpnext_doctypes, odoo_company
from tests.support.dataverse import DataverseModel
from tests.support.erpnext import ErpnextModel
from tests.support.espo import KEPT, EspoModel
from tests.support.odoo import OdooModel
from tests.support.recorded import Model
from tests.support.salesforce import SalesforceModel
from tests.support.suitecrm import SuiteModel
from tests.support.unwired import URL

ROWS = 3


@dataclass(slots=True)
class Office:
    """One server, and who asks it."""

    crm: str
    model: Model
    secret: str
    user: str = ""
    database: str = ""

    def connector(self) -> Connector:
        """A connector that knows nothing yet."""
        end = Endpoint(name="x", crm=self.crm, url=URL, database=self.database, user=self.user)
        return registry.connect(end, self.secret, keep=self._keep)

    def _keep(self, secret: str) -> None:
        self.secret = secret


def _dataverse(dice: Random) -> Office:
    model = DataverseModel(whole_tables=dice.random() < 0.5)
    model.rotates = False  # with the answer the only way in would be lost
    for number in range(ROWS):
        account = model.add("accounts", name=f"N{number}")
        model.add("contacts", lastname=f"C{number}", _parentcustomerid_value=account)
        model.add("salesorders", _accountid_value=account)
        model.add("appointments", _regardingobjectid_value=account, subject=f"V{number}")
        model.add("opportunities", _parentaccountid_value=account, name=f"O{number}")
    return Office("dataverse", model, "refresh-1", "app", f"{URL}/contoso")


def _salesforce(dice: Random) -> Office:
    model = SalesforceModel()
    for number in range(ROWS):
        account = model.add("Account", Name=f"N{number}")
        model.add("Order", AccountId=account, StatusCode="Draft")
        model.add("Contact", AccountId=account, LastName=f"C{number}")
    return Office("salesforce", model, "r1", "app")


def _suitecrm(dice: Random) -> Office:
    model = SuiteModel()
    for number in range(ROWS):
        account = model.add("Accounts", name=f"N{number}")
        model.add("AOS_Quotes", billing_account_id=account, stage="Draft")
        model.add("Contacts", account_id=account, last_name=f"C{number}")
    return Office("suitecrm", model, "s3cret", "app")


def _dolibarr(dice: Random) -> Office:
    model = dolibarr.DolibarrModel()
    model.mode = dice.choice(("levels", "customer", "breaks", ""))
    accounts, oil, _ = dolibarr.company(model, customers=ROWS)
    model.customer_prices.append({"id": "1", "fk_product": str(oil), "fk_soc": str(accounts[0]), "price": "7.05"})
    model.breaks[oil] = [{"rowid": "1", "unitprice": "7.2", "quantity": "12", "remise_percent": "0"}]
    lines = [{"fk_product": str(oil), "qty": 2}]
    model.add("orders", socid=str(accounts[0]), ref="CO1", lines=lines, date=1795305600)
    return Office("dolibarr", model, "admin-key")


def _erpnext(dice: Random) -> Office:
    model = ErpnextModel()
    erpnext_doctypes.company(model)
    return Office("erpnext", model, "admin-secret", "admin-key")


def _espocrm(dice: Random) -> Office:
    model = EspoModel()
    account = model.add("Account", name="Uno", billingAddressCity="Jaén")
    for entity in KEPT[1:]:
        for _ in range(2):
            more: dict[str, Any] = {"accountId": account, "parentType": "Account", "parentId": account}
            model.add(entity, name="X", lastName="X", **more)
    return Office("espocrm", model, "password-admin", "admin")


def _odoo(dice: Random) -> Office:
    model = OdooModel(version=dice.choice(("19.0", "17.0")))
    odoo_company.company(model, customers=ROWS)
    return Office("odoo", model, "laura-key", "laura", "crm")


OFFICES: Mapping[str, Callable[[Random], Office]] = {
    "dataverse": _dataverse,
    "dolibarr": _dolibarr,
    "erpnext": _erpnext,
    "espocrm": _espocrm,
    "odoo": _odoo,
    "salesforce": _salesforce,
    "suitecrm": _suitecrm,
}
"""By CRM; the dice choose among its versions and settings."""
