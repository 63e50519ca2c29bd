"""SuiteCRM, against a model written from its documentation and source: no live server was available."""

import io
import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

import pytest

from sfa_desktop.base.errors import Declined, OutcomeUnknown, SignInRefused
from sfa_desktop.base.ids import new_id, server_id
from sfa_desktop.connectors.suitecrm import SuiteConnector
from sfa_desktop.entities.exchange import Action, Attachment, Device, Group, Page
from tests.support.asked import group, names, op, pulled, rows
from tests.support.recorded import Faults, serving
from tests.support.suitecrm import SuiteModel

DEVICE = Device(id=new_id(), ledger_head="00", ledger_seq=1)


class Trial:
    def __init__(self, stack: ExitStack, **model: Any) -> None:
        self.model = SuiteModel(**model)
        self.faults = Faults(self.model)
        self.url = stack.enter_context(serving(self.faults))
        self.rep = self.connector()
        stack.callback(self.rep.close)
        self.bolts = self.model.add("AOS_Products", name="Bolts", price="10.000000")
        self.acme = self.model.add("Accounts", name="Acme")

    def connector(self, **secret: str) -> SuiteConnector:
        told = {"client_id": "app", "client_secret": "s3cret", "password": "word", **secret}
        return SuiteConnector(url=self.url, database="", user="laura", secret=json.dumps(told))

    def all(self, kind: str, cursor: str = "", limit: int = 200) -> tuple[list[Page], str]:
        return pulled(self.rep, kind, cursor, limit)

    def order(self, state: str = "confirmed") -> tuple[Group, str]:
        key, account, product = new_id(), self.key("account", self.acme), self.key("product", self.bolts)
        lines = [
            {"key": new_id(), "product_id": product, "quantity": f"{n}.0000", "sequence": n, "description": "Bolts",
             "base_price": "10.0000", "discount": "12.5000" if n == 2 else None,
             "unit_price": "8.7500" if n == 2 else "10.0000"} for n in (1, 2)
        ]  # fmt: skip
        values = {"account_id": account, "provisional": "P-1", "reference": "PO 7", "state": state, "lines": lines}
        return group({account: self.acme, product: self.bolts}, op("order", key, **values)), key

    def key(self, kind: str, remote: str) -> str:
        return server_id(f"suitecrm/{self.url}", kind, remote)


@pytest.fixture
def trial() -> Iterator[Trial]:
    with ExitStack() as stack:
        yield Trial(stack)


@pytest.mark.parametrize("eight", [False, True])
def test_the_api_is_found_in_both_generations(eight: bool) -> None:
    with ExitStack() as stack:
        trial = Trial(stack, eight=eight)
        assert names(trial.all("account")[0]) == ["Acme"]
        assert trial.rep.hello(DEVICE, {}).user["login"] == "laura"


def test_pages_go_by_id_because_there_is_one_sort_key(trial: Trial) -> None:
    for number in range(9):
        trial.model.add("Accounts", name=f"N{number}")
    pages, _ = trial.all("account", limit=4)
    assert [len(page.rows) for page in pages] == [4, 4, 2]
    assert names(pages) == sorted(["Acme", *(f"N{n}" for n in range(9))])


def test_changes_come_with_their_overlap_and_back_dated_ones_by_comparison_only(trial: Trial) -> None:
    trial.model.pass_time(hours=1)
    _, cursor = trial.all("account")
    trial.model.add("Accounts", name="Late", date_modified="2026-11-24T12:57:00+00:00")
    old = trial.model.add("Accounts", name="Imported", date_modified="2020-01-01T00:00:00+00:00")
    pages, _ = trial.all("account", cursor)
    assert names(pages) == ["Late"]
    listed, _ = trial.rep.inventory("account", "", 100)
    assert old in {one.remote_id for one in listed}


def test_deletions_are_found_by_comparing_ids(trial: Trial) -> None:
    key = trial.key("account", trial.acme)
    trial.rep.hello(DEVICE, {})
    trial.model.change("Accounts", trial.acme, deleted="1")
    assert trial.rep.inventory("account", "", 100) == ([], "")
    assert [gone.key for gone in trial.rep.fetch("account", {key: trial.acme}).gone] == [key]
    assert trial.rep.capabilities.tombstones == "none"


def test_an_order_is_a_quote_with_the_laptops_totals(trial: Trial) -> None:
    sent, key = trial.order()
    (answer,) = trial.rep.push([sent], DEVICE)
    assert answer.refusal is None, answer.refusal
    page = answer.receipts[0].page
    assert page is not None
    (row,) = rows(page)
    assert (row["state"], row["number"], row["reference"], row["total"]) == ("confirmed", "1", "PO 7", "27.5000")
    lines = [dict(zip(page.line_columns, line, strict=True)) for line in row["lines"]]
    assert [(line["unit_price"], line["net"]) for line in lines] == [("10.0000", "10.0000"), ("8.7500", "17.5000")]
    assert [page.aliases[line["key"]] for line in lines] == [one["key"] for one in sent.operations[0].values["lines"]]
    assert page.aliases[row["key"]] == key


@pytest.mark.parametrize("state", ["confirmed", "draft"])
@pytest.mark.parametrize("lost", ['"type": "AOS_Quotes"', '"type": "AOS_Products_Quotes"', "PATCH /Api/V8/module"])
def test_a_lost_answer_does_not_make_a_second_order_nor_half_of_one(trial: Trial, lost: str, state: str) -> None:
    sent, key = trial.order(state)
    trial.rep.hello(DEVICE, {})
    trial.faults.lose_answer(lost)
    with pytest.raises(OutcomeUnknown):
        trial.rep.push([sent], DEVICE)
    trial.rep.lookup([sent])
    (answer,) = trial.rep.push([sent], DEVICE)
    assert [receipt.key for receipt in answer.receipts] == [key]
    assert [row["stage"] for row in trial.model.rows("AOS_Quotes")] == [state.title()]
    assert len(trial.model.rows("AOS_Products_Quotes")) == 2


def test_an_id_that_is_there_already_is_done(trial: Trial) -> None:
    key = new_id()
    trial.rep.hello(DEVICE, {})
    table = trial.rep.site.table("account")
    for _ in range(2):
        assert trial.rep.site.insert(table, key, {"name": "Nuevo"}, ()) == key
    assert len([row for row in trial.model.rows("Accounts") if row["name"] == "Nuevo"]) == 1


def test_lines_that_stay_keep_their_rows(trial: Trial) -> None:
    sent, key = trial.order("draft")
    (made,) = trial.rep.push([sent], DEVICE)
    second = {**sent.operations[0].values["lines"][1], "quantity": "4.0000"}
    change = op("order", key, Action.UPDATE, made.receipts[0].version, lines=[second])
    (answer,) = trial.rep.push([group({**sent.remotes, key: key}, change)], DEVICE)
    assert (answer.refusal, answer.conflict) == (None, None)
    (line,) = trial.model.rows("AOS_Products_Quotes")
    assert line["product_qty"] == "4.0000"
    assert trial.model.rows("AOS_Quotes")[0]["total_amount"] == "35.00"


def test_a_stale_change_clashes(trial: Trial) -> None:
    key = trial.key("account", trial.acme)
    (base,) = rows(trial.rep.pull("account", "", 10))
    trial.model.change("Accounts", trial.acme, name="Theirs")
    late = replace(op("account", key, Action.UPDATE, base["version"], name="Mine"), base={"name": "Acme"})
    (answer,) = trial.rep.push([group({key: trial.acme}, late)], DEVICE)
    assert answer.conflict is not None


def test_a_visit_is_a_meeting_whose_line_says_the_rest(trial: Trial) -> None:
    key, account = new_id(), trial.key("account", trial.acme)
    visit = op("visit", key, account_id=account, subject="Spring", state="done", outcome="order", notes="All fine",
               planned_at="2026-11-24T10:00:00Z", minutes=75)  # fmt: skip
    (answer,) = trial.rep.push([group({account: trial.acme}, visit)], DEVICE)
    assert answer.refusal is None, answer.refusal
    page = answer.receipts[0].page
    assert page is not None
    (row,) = rows(page)
    told = {name: row[name] for name in ("state", "outcome", "notes", "planned_at", "minutes")}
    assert told == {"state": "done", "outcome": "order", "notes": "All fine", "planned_at": "2026-11-24T10:00:00Z",
                    "minutes": 75}  # fmt: skip
    assert trial.model.rows("Meetings")[0]["parent_type"] == "Accounts"


def test_custom_fields_and_forbidden_modules() -> None:
    with ExitStack() as stack:
        trial = Trial(stack, custom={"rank_c": "int"})
        trial.model.forbidden.add("Cases")
        trial.model.change("Accounts", trial.acme, rank_c="7")
        facts = trial.rep.hello(DEVICE, {})
        assert [(one.code, one.type) for one in facts.custom_fields] == [("rank_c", "integer")]
        assert rows(trial.rep.pull("account", "", 10))[0]["custom"] == {"rank_c": 7}
        assert "case" not in trial.rep.capabilities.kinds
        assert any(note.startswith("Of case there is nothing") for note in trial.rep.capabilities.notes)


def test_the_grants_of_user_and_client_and_their_refusals(trial: Trial) -> None:
    trial.rep.hello(DEVICE, {})
    bare = SuiteConnector(url=trial.url, database="", user="app", secret="s3cret")
    bare.hello(DEVICE, {})
    bare.close()
    assert [form["grant_type"] for form in trial.model.grants] == ["password", "client_credentials"]
    for wrong in ({"password": "no"}, {"client_secret": "no"}):
        other = trial.connector(**wrong)
        with pytest.raises(SignInRefused):
            other.hello(DEVICE, {})
        other.close()


def test_a_token_that_was_withdrawn_is_renewed(trial: Trial) -> None:
    trial.rep.hello(DEVICE, {})
    trial.model.token = "jwt-2"
    assert names(trial.all("account")[0]) == ["Acme"]


def test_a_file_goes_up_once_and_none_comes_down(trial: Trial) -> None:
    file = Attachment(id=new_id(), kind="account", record_id=trial.key("account", trial.acme), name="a.txt")
    for _ in range(2):
        kept = trial.rep.upload(file, trial.acme, io.BytesIO(b"12345"), lambda _: None)
    (listed,) = trial.rep.files("account", {file.record_id: trial.acme})
    assert (listed.name, listed.remote_id) == ("a.txt", file.id)
    with pytest.raises(Declined):
        trial.rep.download(kept)
