"""Dataverse, against a model written from Microsoft's documentation: no live environment was available."""

import io
import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

import pytest

from sfa_desktop.base.errors import OutcomeUnknown, SignInRefused, Throttled
from sfa_desktop.base.ids import new_id, server_id
from sfa_desktop.connectors.dataverse import DataverseConnector
from sfa_desktop.entities.exchange import Action, Attachment, Device, Group, Page
from tests.support.asked import group, names, op, pulled, rows
from tests.support.dataverse import ORG, DataverseModel
from tests.support.recorded import Faults, serving

DEVICE = Device(id=new_id(), ledger_head="00", ledger_seq=1)
IDENTITY = f"dataverse/{ORG}"


class Trial:
    def __init__(self, stack: ExitStack, **model: Any) -> None:
        self.model = DataverseModel(**model)
        self.faults = Faults(self.model)
        self.url = stack.enter_context(serving(self.faults))
        self.kept: list[str] = []
        self.rep = self.connector()
        stack.callback(self.rep.close)
        self.list = self.model.add("pricelevels", name="Retail")
        unit = self.model.add("uoms", name="Box")
        self.bolts = self.model.add("products", name="Bolts", price=10.0, _defaultuomid_value=unit,
                                    defaultuomid={"name": "Box"})  # fmt: skip
        self.acme = self.model.add("accounts", name="Acme", _defaultpricelevelid_value=self.list)

    def connector(self, **secret: str) -> DataverseConnector:
        told = {"client_id": "app", "refresh_token": "refresh-1", "authority": self.url, **secret}
        return DataverseConnector(
            url=self.url, database="contoso.com", user="laura", secret=json.dumps(told), keep=self.kept.append
        )

    def all(self, kind: str, cursor: str = "", limit: int = 1000) -> tuple[list[Page], str]:
        return pulled(self.rep, kind, cursor, limit)

    def order(self, state: str = "confirmed") -> tuple[Group, str]:
        key, account, product = new_id(), self.key("account", self.acme), self.key("product", self.bolts)
        lines = [
            {"key": new_id(), "product_id": product, "quantity": f"{n}.0000", "sequence": n, "base_price": "10.0000",
             "discount": "10.0000" if n == 2 else None} for n in (1, 2)
        ]  # fmt: skip
        values = {"account_id": account, "provisional": "P-1", "reference": "PO 7", "comment": "Ring twice",
                  "state": state, "lines": lines}  # fmt: skip
        return group({account: self.acme, product: self.bolts}, op("order", key, **values)), key

    @staticmethod
    def key(kind: str, remote: str) -> str:
        return server_id(IDENTITY, kind, remote)


@pytest.fixture
def trial() -> Iterator[Trial]:
    with ExitStack() as stack:
        yield Trial(stack)


@pytest.fixture
def territory() -> Iterator[Trial]:
    """A representative who reads his territory only."""
    with ExitStack() as stack:
        yield Trial(stack, whole_tables=False)


# --- reading ------------------------------------------------------------------------------------------------


def test_pages_follow_the_servers_links_and_bring_all(trial: Trial) -> None:
    for number in range(9):
        trial.model.add("accounts", name=f"N{number}")
    pages, _ = trial.all("account", limit=3)
    assert len(pages) == 4
    assert names(pages) == sorted(["Acme", *(f"N{n}" for n in range(9))])
    assert pages[0].aliases == {}, "a row of the office was taken for one of ours"


def test_a_delta_link_brings_changes_and_deletions(trial: Trial) -> None:
    gone = trial.model.add("accounts", name="Gone")
    _, cursor = trial.all("account")
    assert "deltatoken" in cursor
    trial.model.change("accounts", trial.acme, name="Acme 2")
    trial.model.remove("accounts", gone)
    pages, cursor = trial.all("account", cursor)
    assert names(pages) == ["Acme 2"]
    assert [(one.key, one.deleted) for page in pages for one in page.gone] == [(trial.key("account", gone), True)]
    pages, _ = trial.all("account", cursor)
    assert names(pages) == []


def test_a_territory_representative_falls_back_to_stamps_and_ids(territory: Trial) -> None:
    territory.model.pass_time(minutes=10)
    _, cursor = territory.all("account")
    assert "deltatoken" not in cursor
    late = territory.model.add("accounts", name="Late")
    territory.model.tables["accounts"][late]["modifiedon"] = "2026-11-24T12:08:30Z"  # stamped before the run
    pages, cursor = territory.all("account", cursor)
    assert names(pages) == ["Late"]
    territory.model.remove("accounts", late)
    listed, after = territory.rep.inventory("account", "", 100)
    assert ([one.remote_id for one in listed], after) == ([territory.acme], "")
    territory.rep.hello(DEVICE, {})
    notes = " ".join(territory.rep.capabilities.notes)
    assert "stamps and comparing ids" in notes
    assert "no live server" in notes


def test_a_token_of_more_than_seven_days_gives_way_to_stamps(trial: Trial) -> None:
    trial.model.pass_time(minutes=10)
    _, cursor = trial.all("account")
    trial.model.pass_time(days=8)
    trial.model.change("accounts", trial.acme, name="Acme 2")
    trial.model.oldest_token = trial.model.version
    pages, again = trial.all("account", cursor)
    assert names(pages) == ["Acme 2"]
    assert "deltatoken" in again
    trial.model.oldest_token = 0
    assert names(trial.all("account", again)[0]) == []


def test_custom_columns_come_and_go_in_their_forms() -> None:
    with ExitStack() as stack:
        trial = Trial(stack, custom={"new_rank": ("Picklist", "Rank"), "new_size": ("Integer", "Size")})
        trial.model.change("accounts", trial.acme, new_rank=100000000, new_size=12)
        facts = trial.rep.hello(DEVICE, {})
        assert {(one.code, one.type, one.choices) for one in facts.custom_fields} == {
            ("new_rank", "choice", (("100000000", "Gold"),)), ("new_size", "integer", ()),
        }  # fmt: skip
        assert rows(trial.rep.pull("account", "", 10))[0]["custom"] == {"new_rank": "100000000", "new_size": 12}
        key = trial.key("account", trial.acme)
        change = op("account", key, Action.UPDATE, custom={"new_rank": "100000000", "new_size": 13})
        (answer,) = trial.rep.push([group({key: trial.acme}, change)], DEVICE)
        assert answer.refusal is None
        assert trial.model.tables["accounts"][trial.acme]["new_size"] == 13


# --- writing ------------------------------------------------------------------------------------------------


def test_an_order_is_made_whole_priced_and_submitted(trial: Trial) -> None:
    sent, key = trial.order()
    (answer,) = trial.rep.push([sent], DEVICE)
    assert answer.refusal is None, answer.refusal
    (receipt,) = answer.receipts
    assert receipt.remote_id == key
    assert receipt.page is not None
    (row,) = rows(receipt.page)
    assert (row["state"], row["number"][:4], row["reference"], row["comment"]) == (
        "confirmed", "ORD-", "PO 7", "Ring twice",
    )  # fmt: skip
    assert (row["net"], row["tax"], row["total"]) == ("28.0000", "5.8800", "33.8800")
    lines = [dict(zip(receipt.page.line_columns, line, strict=True)) for line in row["lines"]]
    assert [line["discount"] for line in lines] == [None, "10.0000"]
    assert [line["unit"] for line in lines] == ["Box", "Box"]
    assert receipt.page.aliases[row["key"]] == key
    assert trial.model.tables["salesorders"][key]["_pricelevelid_value"] == trial.list


@pytest.mark.parametrize("lost", ["POST /api/data/v9.2/salesorders", "PATCH /api/data/v9.2/salesorders"])
def test_a_lost_answer_does_not_make_a_second_order(trial: Trial, lost: str) -> None:
    sent, key = trial.order()
    trial.rep.hello(DEVICE, {})
    trial.faults.lose_answer(lost)
    with pytest.raises(OutcomeUnknown):
        trial.rep.push([sent], DEVICE)
    trial.rep.lookup([sent])
    (answer,) = trial.rep.push([sent], DEVICE)
    assert [receipt.key for receipt in answer.receipts] == [key]
    assert list(trial.model.tables["salesorders"]) == [key]
    assert len(trial.model.tables["salesorderdetails"]) == 2


def test_an_order_that_is_refused_leaves_no_draft_behind(trial: Trial) -> None:
    sent, _ = trial.order()
    empty = replace(sent.operations[0], values={**sent.operations[0].values, "lines": []})
    (answer,) = trial.rep.push([replace(sent, operations=(empty,))], DEVICE)
    assert answer.refusal is not None
    assert answer.refusal.message == "The order has no products."
    assert trial.model.tables["salesorders"] == {}


def test_lines_that_stay_keep_their_rows(trial: Trial) -> None:
    sent, key = trial.order("draft")
    (made,) = trial.rep.push([sent], DEVICE)
    second = {**sent.operations[0].values["lines"][1], "quantity": "5.0000"}
    change = op("order", key, Action.UPDATE, made.receipts[0].version, lines=[second])
    (answer,) = trial.rep.push([group({**sent.remotes, key: key}, change)], DEVICE)
    assert (answer.refusal, answer.conflict) == (None, None)
    (line,) = trial.model.tables["salesorderdetails"].values()
    assert (line["salesorderdetailid"], line["quantity"]) == (second["key"], 5.0)


def test_a_stale_change_clashes_and_a_change_of_another_field_does_not(trial: Trial) -> None:
    key = trial.key("account", trial.acme)
    (base,) = rows(trial.rep.pull("account", "", 10))
    trial.model.change("accounts", trial.acme, telephone1="1")
    late = replace(op("account", key, Action.UPDATE, base["version"], name="Mine"), base={"name": "Acme"})
    (answer,) = trial.rep.push([group({key: trial.acme}, late)], DEVICE)
    assert answer.receipts
    assert trial.model.tables["accounts"][trial.acme]["telephone1"] == "1"
    later = replace(op("account", key, Action.UPDATE, base["version"], name="Again"), base={"name": "Acme"})
    (answer,) = trial.rep.push([group({key: trial.acme}, later)], DEVICE)
    assert answer.conflict is not None


def test_if_match_catches_who_was_faster_between_reading_and_writing(trial: Trial) -> None:
    key = trial.key("account", trial.acme)
    trial.rep.hello(DEVICE, {})
    original, left = trial.model._list, [1]

    def meddling(request: Any, set_: str) -> Any:
        answer = original(request, set_)
        if set_ == "accounts" and left and left.pop():
            trial.model.change("accounts", trial.acme, telephone1="2")
        return answer

    trial.model._list = meddling  # type: ignore[method-assign]  # somebody at the office, just then
    change = replace(op("account", key, Action.UPDATE, name="Mine"), base={"name": "Acme"})
    (answer,) = trial.rep.push([group({key: trial.acme}, change)], DEVICE)
    assert answer.receipts
    row = trial.model.tables["accounts"][trial.acme]
    assert (row["name"], row["telephone1"]) == ("Mine", "2")
    assert [one.partition("(")[0] for one in trial.model.writes] == ["PATCH accounts", "PATCH accounts"]


def test_a_visit_is_an_appointment_whose_line_says_the_rest(trial: Trial) -> None:
    key, account = new_id(), trial.key("account", trial.acme)
    visit = op("visit", key, account_id=account, subject="Spring", state="done", channel="call", outcome="order",
               planned_at="2026-11-24T10:00:00Z", notes="All fine", next_on="2026-12-01")  # fmt: skip
    (answer,) = trial.rep.push([group({account: trial.acme}, visit)], DEVICE)
    assert answer.refusal is None, answer.refusal
    page = answer.receipts[0].page
    assert page is not None
    (row,) = rows(page)
    told = {name: row[name] for name in ("state", "channel", "outcome", "notes", "next_on", "planned_at")}
    assert told == {"state": "done", "channel": "call", "outcome": "order", "notes": "All fine",
                    "next_on": "2026-12-01", "planned_at": "2026-11-24T10:00:00Z"}  # fmt: skip
    assert trial.model.tables["appointments"][key]["scheduledend"] == "2026-11-24T10:30:00Z"


@pytest.mark.parametrize(("kind", "field", "wanted"), [("opportunity", "stage", "won"), ("case", "state", "solved")])
def test_states_that_have_an_action_of_their_own(trial: Trial, kind: str, field: str, wanted: str) -> None:
    key, account = new_id(), trial.key("account", trial.acme)
    title = "name" if kind == "opportunity" else "subject"
    made = op(kind, key, **{"account_id": account, title: "X", field: wanted})
    (answer,) = trial.rep.push([group({account: trial.acme}, made)], DEVICE)
    assert answer.refusal is None, answer.refusal
    assert answer.receipts[0].page is not None
    assert rows(answer.receipts[0].page)[0][field] == wanted


def test_a_file_is_there_once_and_comes_back(trial: Trial) -> None:
    file = Attachment(id=new_id(), kind="account", record_id=trial.key("account", trial.acme), name="a.txt")
    for _ in range(2):
        kept = trial.rep.upload(file, trial.acme, io.BytesIO(b"12345"), lambda _: None)
    assert b"".join(trial.rep.download(kept, 2)) == b"345"
    assert len(trial.model.tables["annotations"]) == 1


# --- the way in -----------------------------------------------------------------------------------------------


def test_tokens_are_renewed_without_a_word_and_the_new_secret_is_kept(trial: Trial) -> None:
    trial.rep.hello(DEVICE, {})
    trial.model.token = "access-2"
    trial.all("account")
    assert [form["grant_type"] for form in trial.model.grants] == ["refresh_token", "refresh_token"]
    assert json.loads(trial.kept[-1])["refresh_token"] == trial.model.refresh
    assert "access" not in "".join(trial.kept)


def test_a_refresh_token_that_ended_asks_the_person_to_sign_in(trial: Trial) -> None:
    with pytest.raises(SignInRefused):
        trial.connector(refresh_token="old").hello(DEVICE, {})


def test_429_is_a_wait_of_the_servers_choosing(trial: Trial) -> None:
    trial.rep.hello(DEVICE, {})
    trial.model.busy = 1
    with pytest.raises(Throttled) as caught:
        trial.rep.pull("account", "", 10)
    assert caught.value.values["seconds"] == 7.0


def test_the_connection_test_passes_and_names_what_is_forbidden(trial: Trial) -> None:
    trial.model.forbidden.add("incidents")
    steps = {step.name: step for step in trial.rep.check()}
    assert [name for name, step in steps.items() if step.passed is False] in (
        [],
        ["clock"],
        ["clock", "read"],
        ["read"],
    )
    assert steps["write"].passed is True
