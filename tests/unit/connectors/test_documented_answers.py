"""Answers as the vendors' documentation prints them mean what it says they mean."""

import json
from typing import Any

import pytest

from sfa_desktop.base.errors import AccessDenied, Declined, ServerFault, Throttled
from sfa_desktop.connectors.dataverse import DataverseConnector
from sfa_desktop.connectors.dataverse import api as dataverse
from sfa_desktop.connectors.http import Rejected
from sfa_desktop.connectors.kit.push import Refused, Stale
from sfa_desktop.connectors.salesforce import api as salesforce
from sfa_desktop.connectors.suitecrm import api as suitecrm
from tests.support.dataverse import DataverseModel
from tests.support.recorded import Request, Response, serving

MONTE = "60c4e274-0d87-e711-80e5-00155db19e6d"
GONE = "2e451703-c53e-e711-80d9-00155db19e6d"


def test_the_delta_of_dataverse_with_a_deleted_entity() -> None:
    """ "Use change tracking to synchronize data with external systems", learn.microsoft.com."""
    model = DataverseModel()
    root = "https://org.crm.dynamics.com/api/data/v9.2"
    token = "919058%2108%2f22%2f2017%2008%3a21%3a20"
    printed = {
        "@odata.context": f"{root}/$metadata#accounts(name,telephone1,fax)/$delta",
        "@odata.deltaLink": f"{root}/accounts?$select=name,telephone1,fax&$deltatoken={token}",
        "value": [
            {"@odata.etag": 'W/"915244"', "name": "Monte Orton", "telephone1": "555000", "accountid": MONTE},
            {"@odata.context": f"{root}/$metadata#accounts/$deletedEntity", "id": GONE, "reason": "deleted"},
        ],
    }  # fmt: skip

    def answer(request: Request) -> Response:
        return Response(200, printed) if "$deltatoken" in request.query else model(request)

    with serving(answer) as url:
        rep = DataverseConnector(url=url, database=f"{url}/contoso", user="app", secret="refresh-1")
        told = rep.site.news(rep.site.table("account"), "/api/data/v9.2/accounts?$deltatoken=1")
        rep.close()
    assert (told.changed, told.deleted, told.more) == ([MONTE], [GONE], False)
    assert told.token.endswith(f"$deltatoken={token}")


@pytest.mark.parametrize(
    ("status", "code", "error"),
    [(412, "0x80060882", Stale), (412, "0x80040237", dataverse.Exists), (403, "0x80040220", Refused),
     (404, "0x80040217", Refused), (400, "0x80048cff", Refused)],
)  # fmt: skip
def test_errors_of_dataverse(status: int, code: str, error: type[Exception]) -> None:
    """ "Compose HTTP requests and handle errors", learn.microsoft.com."""
    body = json.dumps({"error": {"code": code, "message": "Words of Dataverse"}}).encode()
    assert isinstance(dataverse.of_write(dataverse.said(Rejected(status, body))), error)


def test_a_link_to_another_server_is_never_followed_with_our_token() -> None:
    with serving(DataverseModel()) as url:
        rep = DataverseConnector(url=url, database=f"{url}/contoso", user="app", secret="refresh-1")
        site: Any = rep.site
        with pytest.raises(ServerFault):
            site.api.link("https://evil.example/collect?x=1")
        rep.close()


@pytest.mark.parametrize(
    ("status", "printed", "error"),
    [
        (400, [{"fields": ["Id"], "message": "Account ID: id value of incorrect type", "errorCode": "MALFORMED_ID"}],
         Refused),
        (412, None, Stale),
        (400, {"hasErrors": True, "results": [{"referenceId": "ref2", "errors": [
            {"statusCode": "INVALID_EMAIL_ADDRESS", "message": "Email: invalid email address: 123",
             "fields": ["Email"]}]}]}, Refused),
        (400, [{"message": "duplicate value found: Sfa_Uid__c", "errorCode": "DUPLICATE_VALUE"}], salesforce.Said),
    ],
    ids=["row", "changed", "tree", "taken"],
)  # fmt: skip
def test_errors_of_salesforce(status: int, printed: Any, error: type[Exception]) -> None:
    """ "Status Codes and Error Responses", "sObject Tree Response Body", developer.salesforce.com."""
    found = salesforce.of_write(salesforce.said(status, json.dumps(printed).encode() if printed else b""))
    assert isinstance(found, error)
    if isinstance(found, Refused):
        assert found.field in {"Id", "Email"}
        assert found.message


def test_reads_that_salesforce_refuses() -> None:
    told = [{"message": "sObject type 'Order' is not supported.", "errorCode": "INVALID_TYPE"}]
    assert isinstance(salesforce.of_read(salesforce.said(400, json.dumps(told).encode())), AccessDenied)
    told = [{"message": "No such column", "errorCode": "INVALID_FIELD"}]
    assert isinstance(salesforce.of_read(salesforce.said(400, json.dumps(told).encode())), Declined)
    assert Throttled(seconds=salesforce.LIMIT_WAIT).values["seconds"] == 900.0


def test_texts_in_soql_cannot_end_themselves() -> None:
    assert salesforce.text("O'Brien\\") == "'O\\'Brien\\\\'"


@pytest.mark.parametrize(
    ("words", "lost"),
    [("Accounts module with id 1 is not found", True), ("Filter operator like is invalid", False)],
)
def test_errors_of_suitecrm(words: str, lost: bool) -> None:
    """Api/V8/BeanDecorator/BeanManager.php: what is not there is an InvalidArgumentException like any other."""
    body = json.dumps({"errors": {"status": 400, "title": "", "detail": words}}).encode()
    found = suitecrm.said(Rejected(400, body))
    assert (found.message, found.lost) == (words, lost)
