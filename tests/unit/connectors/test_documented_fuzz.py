"""Whatever Dataverse, Salesforce and SuiteCRM answer becomes records or an error of the family: answers of their
models, mutated by seed."""

import random
from collections.abc import Callable

import pytest

from sfa_desktop.base.errors import RemoteError
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.connectors import registry
from tests.support.dataverse import DataverseModel
from tests.support.mutated import mutated
from tests.support.recorded import Model, Request, Response, serving
from tests.support.salesforce import SalesforceModel
from tests.support.suitecrm import SuiteModel

CONNECTORS = 6
KINDS = ("account", "contact", "product", "order", "visit", "opportunity", "task", "case")


def office(crm: str) -> tuple[Model, str]:
    if crm == "dataverse":
        one = DataverseModel()
        for number in range(3):
            account = one.add("accounts", name=f"N{number}")
            one.add("salesorders", _accountid_value=account)
        return one, "refresh-1"
    if crm == "salesforce":
        two = SalesforceModel()
        for number in range(3):
            two.add("Order", AccountId=two.add("Account", Name=f"N{number}"), StatusCode="Draft")
        return two, "r1"
    three = SuiteModel()
    for number in range(3):
        three.add("AOS_Quotes", billing_account_id=three.add("Accounts", name=f"N{number}"), stage="Draft")
    return three, "s3cret"


def answering(model: Model, dice: random.Random) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        response = model(request)
        if dice.random() < 0.8:
            return response
        return Response(dice.choice((response.status, 200, 500)), mutated(response.body, dice), response.headers)

    return answer


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("crm", ["dataverse", "salesforce", "suitecrm"])
def test_odd_answers_are_records_or_named_errors(crm: str, seed: int) -> None:
    dice = random.Random(seed)
    model, secret = office(crm)
    met: set[str] = set()
    with serving(answering(model, dice)) as url:
        for _ in range(CONNECTORS):
            end = Endpoint(name="x", crm=crm, url=url, database=f"{url}/contoso", user="app")
            connector = registry.connect(end, secret)
            for kind in KINDS:
                for verb in (connector.pull, connector.inventory):
                    try:
                        verb(kind, "", 5)
                        met.add("records")
                    except RemoteError as error:
                        met.add(error.code)
            connector.close()
    assert len(met) > 1
