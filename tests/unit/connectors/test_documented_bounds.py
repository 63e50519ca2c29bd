"""Bounds at Dataverse, Salesforce and SuiteCRM: recent history, what is still open, and what is the user's own."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from sfa_desktop.base.ids import new_id
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.connectors import registry
from sfa_desktop.connectors.contract import Bounded, Connector
from sfa_desktop.entities.bounds import Bounds
from sfa_desktop.entities.exchange import Device
from tests.support.dataverse import ME, DataverseModel
from tests.support.recorded import Model
from tests.support.salesforce import USER, SalesforceModel
from tests.support.suitecrm import SuiteModel
from tests.support.unwired import URL, unwired

DEVICE = Device(id=new_id(), ledger_head="00", ledger_seq=1)
OTHER = "0b1c2d3e-0000-4000-8000-00000000beef"
RECENT = Bounds(months={"order": 2})
"""The models' day is 2026-11-24: from the first of September."""
MINE = Bounds(mine=True)


@dataclass(frozen=True)
class Office:
    """Three orders of mine and one of somebody else: `recent`, `open` and `old`, `theirs`; by name their ids."""

    crm: str
    model: Model
    secret: str
    ids: Mapping[str, str]
    made: Callable[[], str]
    """Another recent order of mine; its id."""


def _dataverse() -> Office:
    model = DataverseModel(whole_tables=False)
    model.rotates = False  # several connectors sign in with the same secret

    def order(day: str, state: int, owner: str = ME) -> str:
        account = model.add("accounts", name="N", _ownerid_value=owner)
        return model.add("salesorders", _accountid_value=account, createdon=f"{day}T09:00:00Z", statecode=state,
                         _ownerid_value=owner)  # fmt: skip

    ids = {"recent": order("2026-09-01", 1), "open": order("2026-02-01", 0), "old": order("2026-08-31", 1),
           "theirs": order("2026-11-01", 1, OTHER)}  # fmt: skip
    return Office("dataverse", model, "refresh-1", ids, lambda: order("2026-11-20", 1))


def _salesforce() -> Office:
    model = SalesforceModel()

    def order(day: str, status: str, owner: str = USER) -> str:
        account = model.add("Account", Name="N", OwnerId=owner)
        return model.add("Order", AccountId=account, EffectiveDate=day, StatusCode=status, OwnerId=owner)

    ids = {"recent": order("2026-09-01", "Activated"), "open": order("2026-02-01", "Draft"),
           "old": order("2026-08-31", "Activated"), "theirs": order("2026-11-01", "Activated", OTHER)}  # fmt: skip
    return Office("salesforce", model, "r1", ids, lambda: order("2026-11-20", "Activated"))


def _suitecrm() -> Office:
    model = SuiteModel()

    def order(day: str, stage: str, owner: str = "u-1") -> str:
        account = model.add("Accounts", name="N", assigned_user_id=owner)
        return model.add("AOS_Quotes", billing_account_id=account, date_entered=f"{day}T00:00:00+00:00", stage=stage,
                         assigned_user_id=owner)  # fmt: skip

    ids = {"recent": order("2026-09-01", "Confirmed"), "open": order("2026-02-01", "Draft"),
           "old": order("2026-08-31", "Confirmed"), "theirs": order("2026-11-01", "Confirmed", OTHER)}  # fmt: skip
    return Office("suitecrm", model, "s3cret", ids, lambda: order("2026-11-20", "Confirmed"))


@pytest.fixture(params=[_dataverse, _salesforce, _suitecrm], ids=["dataverse", "salesforce", "suitecrm"])
def office(request: pytest.FixtureRequest) -> Iterator[Office]:
    found = request.param()
    with unwired(found.model):
        yield found


def connector(office: Office, bounds: Bounds) -> Connector:
    end = Endpoint(name="x", crm=office.crm, url=URL, database=f"{URL}/contoso", user="app", scope=bounds.told())
    return registry.connect(end, office.secret)


def pulled(asked: Connector, limit: int = 1000, cursor: str = "") -> tuple[dict[str, str], str]:
    """Keys by id, and the cursor at the end; no record comes twice."""
    found: dict[str, str] = {}
    while True:
        page = asked.pull("order", cursor, limit)
        assert not found.keys() & {str(row[1]) for row in page.rows}
        found |= {str(row[1]): str(row[0]) for row in page.rows}
        cursor = page.cursor
        if not page.more:
            return found, cursor


def listed(asked: Connector, limit: int = 1000) -> set[str]:
    found: set[str] = set()
    after = ""
    while True:
        some, after = asked.inventory("order", after, limit)
        found |= {one.remote_id for one in some}
        if not after:
            return found


def expected(office: Office, *names: str) -> set[str]:
    return {office.ids[name] for name in names}


@pytest.mark.parametrize("limit", [1, 1000])
def test_history_is_limited_but_not_what_is_open(office: Office, limit: int) -> None:
    asked = connector(office, RECENT)
    within = expected(office, "recent", "open", "theirs")
    assert pulled(asked, limit)[0].keys() == within
    assert listed(asked, limit) == within


def test_own_records_are_those_of_the_user(office: Office) -> None:
    asked = connector(office, MINE)
    assert pulled(asked)[0].keys() == listed(asked) == expected(office, "recent", "open", "old")
    assert len(asked.pull("account", "", 100).rows) == 3


def test_a_record_outside_is_not_there_when_it_is_asked_for(office: Office) -> None:
    every, _ = pulled(connector(office, Bounds()))
    asked = connector(office, RECENT)
    page = asked.fetch("order", {key: id_ for id_, key in every.items()})
    assert {row[1] for row in page.rows} == expected(office, "recent", "open", "theirs")
    assert [gone.key for gone in page.gone] == [every[office.ids["old"]]]


def test_changes_come_within_the_bounds(office: Office) -> None:
    asked = connector(office, Bounds(months={"order": 2}, mine=True))
    _, cursor = pulled(asked)
    made = office.made()
    again = pulled(asked, 1000, cursor)[0]
    assert made in again
    assert not again.keys() & expected(office, "old", "theirs")


def test_they_are_counted_and_told(office: Office) -> None:
    asked = connector(office, RECENT)
    assert isinstance(asked, Bounded)
    counted: list[Any] = [asked.count_within(bounds)["order"] for bounds in (Bounds(), RECENT, MINE)]
    assert counted == [4, 3, 3]
    told = asked.hello(DEVICE, {}).scope
    assert told["since"] == {"order": "2026-09-01"}
    assert told["token"] != connector(office, MINE).hello(DEVICE, {}).scope["token"]
