"""Salesforce, against a model written from its documentation: no live organization was available."""

import io
import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

import pytest

from sfa_desktop.base.errors import OutcomeUnknown, SignInRefused, Throttled
from sfa_desktop.base.ids import new_id, server_id
from sfa_desktop.connectors.salesforce import SalesforceConnector
from sfa_desktop.entities.exchange import Action, Attachment, Device, Group, Page
from tests.support.asked import group, names, op, pulled, rows
from tests.support.recorded import Faults, serving
from tests.support.salesforce import ORG, OWN, SalesforceModel

DEVICE = Device(id=new_id(), ledger_head="00", ledger_seq=1)


class Trial:
    def __init__(self, stack: ExitStack, **model: Any) -> None:
        self.model = SalesforceModel(**model)
        self.faults = Faults(self.model)
        self.url = stack.enter_context(serving(self.faults))
        self.rep = self.connector()
        stack.callback(self.rep.close)
        self.book = self.model.add("Pricebook2", Name="Standard", IsStandard=True, IsActive=True)
        self.bolts = self.model.add("Product2", Name="Bolts", IsActive=True)
        self.model.add("PricebookEntry", Pricebook2Id=self.book, Product2Id=self.bolts, UnitPrice=10.0, IsActive=True)
        self.acme = self.model.add("Account", Name="Acme")

    def connector(self, token: str = "r1") -> SalesforceConnector:
        secret = json.dumps({"client_id": "key", "client_secret": "s", "refresh_token": token})
        return SalesforceConnector(url=self.url, database="", user="laura", secret=secret)

    def all(self, kind: str, cursor: str = "", limit: int = 1000) -> tuple[list[Page], str]:
        return pulled(self.rep, kind, cursor, limit)

    def order(self, state: str = "confirmed") -> tuple[Group, str]:
        key, account, product = new_id(), self.key("account", self.acme), self.key("product", self.bolts)
        lines = [
            {"key": new_id(), "product_id": product, "quantity": f"{n}.0000", "sequence": n,
             "discount": "12.5000" if n == 2 else None} for n in (1, 2)
        ]  # fmt: skip
        values = {"account_id": account, "provisional": "P-1", "reference": "PO 7", "ordered_on": "2026-11-24",
                  "state": state, "lines": lines}  # fmt: skip
        return group({account: self.acme, product: self.bolts}, op("order", key, **values)), key

    @staticmethod
    def key(kind: str, remote: str) -> str:
        return server_id(f"salesforce/{ORG}", kind, remote)


@pytest.fixture
def trial() -> Iterator[Trial]:
    with ExitStack() as stack:
        yield Trial(stack)


def test_pages_go_by_id_and_fewer_rows_than_asked_are_no_end(trial: Trial) -> None:
    trial.model.batch = 2
    for number in range(9):
        trial.model.add("Account", Name=f"N{number}")
    pages, _ = trial.all("account", limit=4)
    assert [len(page.rows) for page in pages] == [4, 4, 2]
    assert names(pages) == sorted(["Acme", *(f"N{n}" for n in range(9))])


def test_changes_come_with_their_overlap_and_deletions_from_the_recycle_bin(trial: Trial) -> None:
    gone = trial.model.add("Account", Name="Gone")
    trial.model.pass_time(hours=1)
    _, cursor = trial.all("account")
    late = trial.model.add("Account", Name="Late")
    trial.model.tables["Account"][late]["SystemModstamp"] = "2026-11-24T12:50:00.000+0000"  # older than the run
    trial.model.change("Account", gone, IsDeleted=True)
    pages, _ = trial.all("account", cursor)
    assert names(pages) == ["Late"]
    assert [(one.key, one.deleted) for one in pages[-1].gone] == [(trial.key("account", gone), True)]


def test_an_order_is_one_tree_priced_from_its_price_book_and_activated(trial: Trial) -> None:
    sent, key = trial.order()
    (answer,) = trial.rep.push([sent], DEVICE)
    assert answer.refusal is None, answer.refusal
    page = answer.receipts[0].page
    assert page is not None
    (row,) = rows(page)
    assert (row["state"], row["reference"], row["total"]) == ("confirmed", "PO 7", "27.5000")
    lines = [dict(zip(page.line_columns, line, strict=True)) for line in row["lines"]]
    assert [(line["unit_price"], line["discount"]) for line in lines] == [("10.0000", None), ("8.7500", "12.5000")]
    own = [page.aliases[line["key"]] for line in lines]
    assert own == [line["key"] for line in sent.operations[0].values["lines"]]
    assert page.aliases[row["key"]] == key


@pytest.mark.parametrize("lost", ["POST /services/data/v62.0/composite/tree", "PATCH /services/data/v62.0/sobjects/Or"])
def test_a_lost_answer_does_not_make_a_second_order(trial: Trial, lost: str) -> None:
    sent, key = trial.order()
    trial.rep.hello(DEVICE, {})
    trial.faults.lose_answer(lost)
    with pytest.raises(OutcomeUnknown):
        trial.rep.push([sent], DEVICE)
    (answer,) = trial.rep.push([sent], DEVICE)
    assert [receipt.key for receipt in answer.receipts] == [key]
    assert (len(trial.model.rows("Order")), len(trial.model.rows("OrderItem"))) == (1, 2)


def test_an_account_is_upserted_by_its_external_id(trial: Trial) -> None:
    key = new_id()
    sent = group({}, op("account", key, name="Nuevo", phone="1", potential="high"))
    trial.rep.hello(DEVICE, {})
    trial.faults.lose_answer(f"{OWN}/{key}")
    with pytest.raises(OutcomeUnknown):
        trial.rep.push([sent], DEVICE)
    done = trial.rep.lookup([sent])[sent.id]
    assert [receipt.key for receipt in done] == [key]
    assert [row["Rating"] for row in trial.model.rows("Account") if row.get(OWN) == key] == ["Hot"]


def test_without_the_external_id_the_administrator_is_told_what_to_create() -> None:
    with ExitStack() as stack:
        trial = Trial(stack, own=False)
        trial.rep.hello(DEVICE, {})
        can = trial.rep.capabilities
        assert can.idempotency == "lookup_only"
        assert any("Text of length 36" in note and "External ID" in note for note in can.notes)
        steps = {step.name: step for step in trial.rep.check()}
        assert "Sfa_Uid__c is missing" in steps["write"].detail


def test_who_may_gets_the_external_id_made_by_the_connection_test() -> None:
    with ExitStack() as stack:
        trial = Trial(stack, own=False, may_make=True)
        steps = {step.name: step for step in trial.rep.check()}
        assert "Sfa_Uid__c was made in" in steps["write"].detail
        trial.rep.hello(DEVICE, {})
        assert trial.rep.capabilities.idempotency == "upsert_key"


def test_an_order_that_is_refused_leaves_no_draft_behind(trial: Trial) -> None:
    sent, _ = trial.order()
    empty = replace(sent.operations[0], values={**sent.operations[0].values, "lines": []})
    (answer,) = trial.rep.push([replace(sent, operations=(empty,))], DEVICE)
    assert answer.refusal is not None
    assert answer.refusal.message == "An order must have at least one product."
    assert trial.model.rows("Order") == []


def test_lines_that_stay_keep_their_rows(trial: Trial) -> None:
    sent, key = trial.order("draft")
    (made,) = trial.rep.push([sent], DEVICE)
    second = {**sent.operations[0].values["lines"][1], "quantity": "5.0000"}
    change = op("order", key, Action.UPDATE, made.receipts[0].version, lines=[second])
    remote = made.receipts[0].remote_id
    (answer,) = trial.rep.push([group({**sent.remotes, key: remote}, change)], DEVICE)
    assert (answer.refusal, answer.conflict) == (None, None)
    (line,) = trial.model.rows("OrderItem")
    assert (line[OWN], line["Quantity"]) == (second["key"], 5.0)


def test_a_stale_change_clashes(trial: Trial) -> None:
    key = trial.key("account", trial.acme)
    (base,) = rows(trial.rep.pull("account", "", 10))
    trial.model.change("Account", trial.acme, Name="Theirs")
    late = replace(op("account", key, Action.UPDATE, base["version"], name="Mine"), base={"name": "Acme"})
    (answer,) = trial.rep.push([group({key: trial.acme}, late)], DEVICE)
    assert answer.conflict is not None


def test_used_up_requests_are_a_wait_and_nothing_is_unknown(trial: Trial) -> None:
    sent, _ = trial.order()
    trial.rep.hello(DEVICE, {})
    trial.model.exhausted = True
    with pytest.raises(Throttled) as caught:
        trial.rep.push([sent], DEVICE)
    assert caught.value.values["seconds"] >= 60
    assert trial.model.rows("Order") == []


def test_a_session_that_ended_is_renewed_and_a_revoked_one_asks_the_person(trial: Trial) -> None:
    trial.rep.hello(DEVICE, {})
    trial.model.token = "00D!access2"
    trial.all("account")
    assert trial.model.grants == 2
    with pytest.raises(SignInRefused):
        trial.connector("revoked").hello(DEVICE, {})


def test_a_visit_is_an_event_whose_line_says_the_rest(trial: Trial) -> None:
    key, account = new_id(), trial.key("account", trial.acme)
    visit = op("visit", key, account_id=account, subject="Spring", state="done", outcome="order", notes="All fine",
               planned_at="2026-11-24T10:00:00Z", started_at="2026-11-24T10:04:00Z")  # fmt: skip
    (answer,) = trial.rep.push([group({account: trial.acme}, visit)], DEVICE)
    assert answer.refusal is None, answer.refusal
    page = answer.receipts[0].page
    assert page is not None
    (row,) = rows(page)
    told = {name: row[name] for name in ("state", "outcome", "notes", "planned_at", "started_at")}
    assert told == {"state": "done", "outcome": "order", "notes": "All fine", "planned_at": "2026-11-24T10:00:00Z",
                    "started_at": "2026-11-24T10:04:00Z"}  # fmt: skip


def test_a_file_is_there_once_and_comes_back(trial: Trial) -> None:
    file = Attachment(id=new_id(), kind="account", record_id=trial.key("account", trial.acme), name="a.txt")
    for _ in range(2):
        kept = trial.rep.upload(file, trial.acme, io.BytesIO(b"12345"), lambda _: None)
    assert b"".join(trial.rep.download(kept, 2)) == b"345"
    assert len(trial.model.rows("ContentVersion")) == 1
    (listed,) = trial.rep.files("account", {file.record_id: trial.acme})
    assert (listed.name, listed.size) == ("a.txt", 5)
