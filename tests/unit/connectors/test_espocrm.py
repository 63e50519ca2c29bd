"""EspoCRM: recorded answers become the right records, its traps are held, and what is sent is there once."""

import io
import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

import pytest

from sfa_desktop.base.clock import FixedClock
from sfa_desktop.base.errors import AccessDenied, Declined, OutcomeUnknown, RemoteError, SignInRefused
from sfa_desktop.base.ids import new_id
from sfa_desktop.connectors.espocrm import EspoConnector
from sfa_desktop.connectors.espocrm.api import Absent, Api
from sfa_desktop.connectors.kit.push import Refused
from sfa_desktop.entities.bounds import Bounds
from sfa_desktop.entities.exchange import Action, Attachment, Device, Group, Operation
from tests.support.asked import by_key, operation
from tests.support.espo import EspoModel
from tests.support.recorded import Faults, Request, Response, recordings, serving

DEVICE = Device(id=new_id(), ledger_head="00", ledger_seq=1)
RECORDED = recordings("espocrm")
PEOPLE = {"api": ("", "api-key"), "admin": ("admin", "password-admin"), "laura": ("laura", "password-laura")}


class Trial:
    """Connectors to a model."""

    def __init__(self, stack: ExitStack, **model: Any) -> None:
        self.server = EspoModel(**model)
        self.faults = Faults(self.server)
        self.url = stack.enter_context(serving(self.faults))
        self.customers = [self.server.add("Account", name=f"Farmacia {n}", phoneNumber="+341") for n in range(5)]
        self._stack = stack
        self.office = self.connector("api")

    def connector(self, who: str, **more: Any) -> EspoConnector:
        user, secret = PEOPLE[who]
        made = EspoConnector(url=self.url, user=user, secret=secret, clock=FixedClock(self.server.now), **more)
        self._stack.callback(made.close)
        return made

    def all(
        self, kind: str, cursor: str = "", limit: int = 1000, office: EspoConnector | None = None
    ) -> tuple[dict[str, dict[str, Any]], str]:
        """By key: everything since the cursor."""
        found: dict[str, dict[str, Any]] = {}
        while True:
            page = (office or self.office).pull(kind, cursor, limit)
            found.update(by_key(page))
            cursor = page.cursor
            if not page.more:
                return found, cursor

    def account(self, number: int = 0) -> tuple[str, dict[str, Any]]:
        """Key and record of one customer."""
        rows, _ = self.all("account")
        return next((key, row) for key, row in rows.items() if row["remote"] == self.customers[number])

    def group(self, *operations: Operation, **remotes: str) -> Group:
        rows, _ = self.all("account")
        return Group(id="g", operations=operations, remotes={**{k: r["remote"] for k, r in rows.items()}, **remotes})

    def send(self, *operations: Operation, office: EspoConnector | None = None, **remotes: str) -> Any:
        (answer,) = (office or self.office).push([self.group(*operations, **remotes)], DEVICE)
        return answer


@pytest.fixture
def trial() -> Iterator[Trial]:
    with ExitStack() as stack:
        yield Trial(stack)


# --- signing in, and who one is -------------------------------------------------------------------------


@pytest.mark.parametrize(("who", "name"), [("api", "sfa.connector"), ("laura", "Laura Vega"), ("admin", "Admin")])
def test_keys_and_passwords_open_it(trial: Trial, who: str, name: str) -> None:
    facts = trial.connector(who).hello(DEVICE, {})
    assert facts.user["name"] == name
    assert facts.identity == "espocrm/crm.example"
    assert facts.company["currency"] == "EUR"


def test_there_are_no_orders_and_it_is_said(trial: Trial) -> None:
    trial.office.hello(DEVICE, {})
    can = trial.office.capabilities
    assert {"order", "product", "price_list", "price_rule", "tax"} & set(can.kinds) == set()
    assert any("orders" in note for note in can.notes)
    with pytest.raises(Declined):
        trial.office.quote({"key": new_id(), "values": {}})


def test_what_a_role_does_not_have_is_no_kind_and_what_it_may_not_write_is_read_only(trial: Trial) -> None:
    trial.server.roles = {"Case": False, "Contact": {"create": "no", "edit": "no"}}
    laura = trial.connector("laura")
    token = laura.hello(DEVICE, {}).scope["token"]
    assert "case" not in laura.capabilities.kinds
    assert laura.capabilities.read_only == ("contact",)
    with pytest.raises(AccessDenied):
        laura.pull("case", "", 10)
    trial.server.roles = {}
    assert laura.hello(DEVICE, {}).scope["token"] != token
    assert "case" in laura.capabilities.kinds


@pytest.mark.parametrize(
    ("name", "error"),
    [("02a-wrong-key", SignInRefused), ("02b-no-credential", SignInRefused),
     ("03e-accounts-page-too-big", AccessDenied),
     ("26b-rep-read-foreign", AccessDenied), ("25b-read-deleted-as-user", Absent), ("30j-unknown-entity", Absent),
     ("30f-unknown-where-attribute", Declined)],
)  # fmt: skip
def test_recorded_refusals_of_reads_have_their_error(name: str, error: type[Exception]) -> None:
    with answering(name) as api, pytest.raises(error):
        api.get("Account", type=Any)


@pytest.mark.parametrize("body", ["<html>Welcome to the hotel</html>", [], "nonsense", {"user": 7}, {"list": 1}])
def test_what_is_no_espocrm_is_told(body: Any) -> None:
    kind = "text/html" if isinstance(body, str) else "application/json"
    with serving(lambda _: Response(200, body, {"Content-Type": kind})) as url:
        connector = EspoConnector(url=url, secret="x")
        with pytest.raises(RemoteError):
            connector.hello(DEVICE, {})
        connector.close()


# --- reading --------------------------------------------------------------------------------------------


def test_recorded_accounts_become_records(trial: Trial) -> None:
    row = recorded_rows(trial, "account", "Account", "03a-accounts-page-1")[0]
    assert (row["name"], row["tax_id"], row["city"], row["owner"], row["notes"]) == (
        "Farmacia Luz S.A.", "A58818501", "Madrid", "Laura Vega", "Entregas solo por la mañana",
    )  # fmt: skip
    assert row["custom"]["cPotencial"] == "A"
    assert row["version"] == 1795334952 * 1_000_000


def test_recorded_visits_cases_tasks_and_opportunities_become_records(trial: Trial) -> None:
    visit = recorded_rows(trial, "visit", "Meeting", "09a-visits")[0]
    assert (visit["state"], visit["planned_at"], visit["ended_at"], visit["minutes"]) == (
        "planned", "2026-11-23T09:30:00Z", None, 45,
    )  # fmt: skip
    case = recorded_rows(trial, "case", "Case", "12a-cases")[0]
    assert (case["number"], case["state"], case["type"], case["severity"]) == ("1", "open", "complaint", "normal")
    task = recorded_rows(trial, "task", "Task", "13a-tasks")[0]
    assert (task["state"], task["due_on"], task["due_time"]) == ("open", "2026-11-25", "11:00")  # Madrid
    sales = recorded_rows(trial, "opportunity", "Opportunity", "10a-opportunities")
    assert (sales[0]["stage"], sales[0]["amount"], sales[0]["close_on"]) == ("lead", "1500.5000", "2026-12-10")


def test_an_amount_of_another_currency_is_the_one_that_the_office_converted(trial: Trial) -> None:
    trial.server.settings["defaultCurrency"] = "USD"
    sales = recorded_rows(trial, "opportunity", "Opportunity", "10a-opportunities")
    assert sales[0]["amount"] == "1650.5500"


def test_every_row_of_one_second_arrives_whatever_the_page(trial: Trial) -> None:
    _, cursor = trial.all("account")
    trial.server.tick(1_000)
    for id_ in trial.customers:
        trial.server.change("Account", id_, phoneNumber="+342")
    trial.office.hello(DEVICE, {})
    changed, _ = trial.all("account", cursor, limit=2)
    assert {row["remote"] for row in changed.values()} == set(trial.customers)


def test_a_transaction_that_commits_late_is_not_lost(trial: Trial) -> None:
    _, cursor = trial.all("account")
    begun = trial.server.now
    trial.server.tick(100)
    trial.office.hello(DEVICE, {})
    _, cursor = trial.all("account", cursor)
    trial.server.change("Account", trial.customers[0], stamp=begun, website="late")
    changed, _ = trial.all("account", cursor)
    assert "late" in {row["website"] for row in changed.values()}


def test_more_than_two_hundred_come_in_pages_of_two_hundred(trial: Trial) -> None:
    for number in range(230):
        trial.server.add("Account", name=f"Kiosco {number}")
    rows, _ = trial.all("account", limit=1000)
    assert len(rows) == 235
    listed, after = trial.office.inventory("account", "", 1000)
    more, end = trial.office.inventory("account", after, 1000)
    assert {one.key for one in (*listed, *more)} == rows.keys()
    assert end == ""


def test_a_server_of_short_lists_gives_all_that_is_asked_for(trial: Trial) -> None:
    trial.server.settings["recordListMaxSizeLimit"] = 1
    rows, _ = trial.all("account")
    fetched = trial.office.fetch("account", {key: row["remote"] for key, row in rows.items()})
    assert len(rows) > 1
    assert (by_key(fetched).keys(), fetched.gone) == (rows.keys(), [])


def test_visits_are_meetings_and_calls(trial: Trial) -> None:
    times = {"dateStart": "2026-11-24 10:00:00", "dateEnd": "2026-11-24 10:20:00"}
    account = trial.customers[0]
    for entity in ("Meeting", "Call"):
        trial.server.add(entity, name=entity, parentType="Account", parentId=account, **times)
    trial.server.add("Meeting", name="Interna", **times)
    rows, _ = trial.all("visit", limit=1)
    assert {(row["subject"], row["channel"]) for row in rows.values()} == {("Meeting", "visit"), ("Call", "call")}
    fetched = trial.office.fetch("visit", {key: row["remote"] for key, row in rows.items()})
    assert by_key(fetched) == rows
    keys: set[str] = set()
    after = ""
    while True:
        listed, after = trial.office.inventory("visit", after, 1)
        keys |= {one.key for one in listed}
        if not after:
            break
    assert keys == rows.keys()


def test_an_account_has_its_addresses_and_loses_those_that_become_blank(trial: Trial) -> None:
    id_ = trial.customers[0]
    trial.server.change("Account", id_, billingAddressStreet="Luna 12", shippingAddressCity="Jaén")
    rows, cursor = trial.all("address")
    assert {(r["street"], r["city"], r["invoice"], r["delivery"]) for r in rows.values()} == {
        ("Luna 12", "", True, False), ("", "Jaén", False, True),
    }  # fmt: skip
    trial.server.tick(1)
    trial.server.change("Account", id_, shippingAddressCity="")
    page = trial.office.pull("address", cursor, 100)
    lost = next(key for key, row in rows.items() if row["delivery"])
    assert lost in {gone.key for gone in page.gone}
    listed, _ = trial.office.inventory("address", "", 100)
    assert [one.key for one in listed] == [key for key in rows if key != lost]


def test_deletions_are_learned_from_ids_and_by_an_administrator_from_the_history(trial: Trial) -> None:
    admin = trial.connector("admin")
    admin.hello(DEVICE, {})
    assert (admin.capabilities.tombstones, trial.office.capabilities.tombstones) == ("log", "none")
    rows, cursor = trial.all("account", office=admin)
    _, plain = trial.all("account")
    key = next(iter(rows))
    trial.server.remove("Account", rows[key]["remote"])
    page = admin.pull("account", cursor, 100)
    assert [(gone.key, gone.deleted) for gone in page.gone] == [(key, True)]
    assert list(admin.pull("account", page.cursor, 100).gone) == []
    assert list(trial.office.pull("account", plain, 100).gone) == []
    listed, _ = trial.office.inventory("account", "", 100)
    assert key not in {one.key for one in listed}
    assert [gone.key for gone in trial.office.fetch("account", {key: rows[key]["remote"]}).gone] == [key]


def test_lost_access_is_seen_by_the_inventory(trial: Trial) -> None:
    laura = trial.connector("laura")
    mine = trial.server.add("Account", "u-laura", name="Mía")
    rows, _ = trial.all("account", office=laura)
    assert {row["remote"] for row in rows.values()} == {mine}
    trial.server.change("Account", mine, assignedUserId="u-api")
    assert laura.inventory("account", "", 100) == ([], "")
    (key,) = rows
    assert [gone.key for gone in laura.fetch("account", {key: mine}).gone] == [key]


def test_own_fields_are_proposed_with_their_labels_and_choices(trial: Trial) -> None:
    found = {one.code: one for one in trial.office.hello(DEVICE, {}).custom_fields if one.kind == "account"}
    assert "cSfaUid" not in found
    own = found["cPotencial"]
    assert (own.label, own.type, own.choices[0]) == ("Potencial", "choice", ("A", "A"))


def test_an_administrator_maps_a_field(trial: Trial) -> None:
    trial.server.change("Account", trial.customers[0], cTaxId="B1")
    office = trial.connector("api", overrides={"account": {"code": "cTaxId"}})
    assert "B1" in {row["code"] for row in by_key(office.pull("account", "", 100)).values()}


def test_bounds_leave_out_old_history_and_what_others_own(trial: Trial) -> None:
    account = trial.customers[0]
    link = {"parentType": "Account", "parentId": account, "dateEnd": "2020-01-01 10:00:00"}
    trial.server.add("Meeting", name="vieja", status="Held", dateStart="2020-01-01 09:00:00", **link)
    trial.server.add("Meeting", name="pendiente", dateStart="2020-01-01 09:00:00", **link)
    trial.server.add("Meeting", "u-api", name="nueva", status="Held", dateStart="2026-11-20 09:00:00", **link)
    recent, own = Bounds(months={"visit": 2}), Bounds(mine=True)
    office = trial.connector("api", bounds=recent)
    assert {row["subject"] for row in trial.all("visit", office=office)[0].values()} == {"pendiente", "nueva"}
    assert (office.count_within(recent)["visit"], office.count_within(own)["visit"]) == (2, 1)
    assert office.count_within(Bounds())["visit"] == 3
    assert office.hello(DEVICE, {}).scope["token"] != trial.office.hello(DEVICE, {}).scope["token"]


def test_an_administrator_sees_both_sides_of_the_mapping_and_real_records(trial: Trial) -> None:
    trial.server.tick(1)
    trial.server.change("Account", trial.customers[0], cTaxId="B1")
    kinds = {one.kind: one for one in trial.office.mapped_kinds()}
    told = {field.name: field.remote for field in kinds["account"].fields}
    assert (told["tax_id"], told["custom.cPotencial"], told["code"]) == ("cTaxId", "cPotencial", "")
    assert {"cPotencial", "billingAddressCity"} <= {field.name for field in kinds["account"].server_fields}
    shown = trial.office.preview_map("account", 3)
    assert len(shown.rows) == 3
    assert "B1" in {row.after["tax_id"] for row in shown.rows}


# --- writing --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("own_field", [True, False], ids=["own field", "by content"])
@pytest.mark.parametrize("kind", ["account", "contact", "visit", "task", "case", "opportunity", "address"])
def test_what_is_made_is_there_once_whatever_answer_is_lost(own_field: bool, kind: str) -> None:
    with ExitStack() as stack:
        trial = Trial(stack, own_field=own_field)
        account, _ = trial.account()
        made = operation(kind, **({} if kind == "account" else {"account_id": account}), **SENT[kind])
        sent = trial.group(made)
        trial.faults.lose_answer("PUT" if kind == "address" else "POST")
        with pytest.raises(OutcomeUnknown):
            trial.office.push([sent], DEVICE)
        done = trial.office.lookup([sent])["g"] or trial.office.push([sent], DEVICE)[0].receipts
        again = trial.office.push([sent], DEVICE)[0].receipts
        assert [one.key for one in done] == [one.key for one in again] == [made.record_id]
        assert done[0].remote_id == again[0].remote_id
        assert sum("POST" in call for call in trial.server.calls) == (0 if kind == "address" else 1)


SENT: dict[str, dict[str, Any]] = {
    "account": {"name": "Kiosco Ñ", "phone": "+34 91 310 012 3", "email": "k@n.example"},
    "contact": {"name": "Lucía Gómez Núñez", "role": "Compras"},
    "visit": {"subject": "Visita", "state": "done", "started_at": "2026-11-24T08:00:00Z", "outcome": "order",
              "ended_at": "2026-11-24T08:40:00Z", "notes": "Todo bien", "next_step": "Enviar; pronto"},
    "task": {"subject": "Llamar", "due_on": "2026-11-25", "due_time": "11:00", "type": "promise"},
    "case": {"subject": "Caja rota", "type": "return", "severity": "high", "state": "open"},
    "opportunity": {"name": "Navidad", "amount": "1500.5000", "close_on": "2026-12-10", "stage": "opportunity",
                    "probability": "20"},
    "address": {"street": "Calle 1", "city": "Rosario", "delivery": True},
}  # fmt: skip


@pytest.mark.parametrize("kind", list(SENT))
def test_what_was_sent_comes_back_as_it_was(trial: Trial, kind: str) -> None:
    account, _ = trial.account()
    made = operation(kind, **({} if kind == "account" else {"account_id": account}), **SENT[kind])
    answer = trial.send(made)
    assert answer.refusal is None, answer.refusal
    (row,) = by_key(answer.receipts[0].page).values()
    wanted = {**SENT[kind], **({"phone": "+34913100123"} if kind == "account" else {}),
              **({"next_step": "Enviar, pronto"} if kind == "visit" else {})}  # fmt: skip
    assert {name: row[name] for name in wanted} == wanted
    assert list(by_key(answer.receipts[0].page)) == [made.record_id]


def test_people_can_read_in_the_description_what_has_no_field(trial: Trial) -> None:
    account, _ = trial.account()
    trial.send(operation("visit", account_id=account, **SENT["visit"]))
    (row,) = trial.server.tables["Meeting"].values()
    assert (row["status"], row["dateStart"], row["dateEnd"]) == ("Held", "2026-11-24 08:00:00", "2026-11-24 08:40:00")
    assert row["description"].startswith("Todo bien\n[SFA] ")
    assert "outcome=order" in row["description"]


def test_a_visit_is_planned_begun_and_held_and_keeps_who_else_attends(trial: Trial) -> None:
    account, _ = trial.account()
    planned = operation("visit", account_id=account, subject="V", state="planned", planned_at="2026-11-25T08:00:00Z")
    receipt = trial.send(planned).receipts[0]
    id_ = receipt.remote_id
    trial.server.change("Meeting", id_, contactsIds=["c-old", "c-other"])
    contact = new_id()
    key = planned.record_id
    for values in (
        {"state": "started", "started_at": "2026-11-25T08:10:00Z", "contact_id": contact},
        {"state": "done", "ended_at": "2026-11-25T08:50:00Z", "outcome": "absent"},
    ):
        change = operation("visit", key, Action.UPDATE, **values)
        change = replace(change, base=dict.fromkeys(values))
        change = replace(change, base={})
        answer = trial.send(change, **{key: id_, contact: "c-new"})
        assert answer.receipts, answer
    row = trial.server.tables["Meeting"][id_]
    assert (row["status"], row["dateStart"], row["dateEnd"]) == ("Held", "2026-11-25 08:10:00", "2026-11-25 08:50:00")
    assert row["contactsIds"] == ["c-new", "c-other"]
    (shown,) = by_key(trial.office.fetch("visit", {key: id_})).values()
    assert (shown["planned_at"], shown["started_at"], shown["state"]) == (
        "2026-11-25T08:00:00Z", "2026-11-25T08:10:00Z", "done",
    )  # fmt: skip


def test_a_call_is_made_as_a_call_and_changed_there(trial: Trial) -> None:
    account, _ = trial.account()
    call = operation("visit", account_id=account, channel="call", state="planned", planned_at="2026-11-25T08:00:00Z")
    receipt = trial.send(call).receipts[0]
    assert receipt.remote_id.endswith("/call")
    change = operation("visit", call.record_id, Action.UPDATE, state="done", outcome="service")
    assert trial.send(change, **{call.record_id: receipt.remote_id}).receipts
    (row,) = trial.server.tables["Call"].values()
    assert (row["status"], row["cSfaUid"]) == ("Held", call.record_id)
    assert trial.server.tables["Meeting"] == {}
    assert trial.send(operation("visit", call.record_id, Action.DELETE), **{call.record_id: receipt.remote_id}).receipts
    assert trial.server.alive("Call") == {}


def test_a_last_name_of_two_words_stays_one(trial: Trial) -> None:
    account = trial.customers[0]
    id_ = trial.server.add("Contact", firstName="Lucía", lastName="Gómez Núñez", accountId=account)
    ((key, row),) = trial.all("contact")[0].items()
    change = operation("contact", key, Action.UPDATE, name="Lucia Gómez Núñez")
    assert trial.send(replace(change, base={"name": row["name"]}), **{key: id_}).receipts
    now = trial.server.tables["Contact"][id_]
    assert (now["firstName"], now["lastName"]) == ("Lucia", "Gómez Núñez")


def test_an_end_before_the_start_is_not_sent(trial: Trial) -> None:
    account, _ = trial.account()
    trial.send(operation("visit", account_id=account, started_at="2026-11-24T10:00:00Z", state="done",
                         ended_at="2026-11-24T09:00:00Z"))  # fmt: skip
    (row,) = trial.server.tables["Meeting"].values()
    assert row["dateStart"] < row["dateEnd"]


def test_the_rep_owns_what_he_makes_with_and_without_the_right_to_read_users(trial: Trial) -> None:
    for reads_users in (True, False):
        trial.server.reads_users = reads_users
        laura = trial.connector("laura")
        answer = trial.send(operation("account", name=f"De Laura {reads_users}"), office=laura)
        assert answer.receipts, answer.refusal
    owners = {row["assignedUserId"] for row in trial.server.tables["Account"].values() if "Laura" in row["name"]}
    assert owners == {"u-laura"}


def test_a_duplicate_is_refused_with_the_names_and_made_when_a_person_says_so(trial: Trial) -> None:
    again = operation("account", name="Farmacia 2")
    answer = trial.send(again)
    assert answer.refusal.code == "duplicate"
    assert "Farmacia 2" in answer.refusal.message
    assert trial.send(again).refusal.code == "duplicate"
    assert trial.send(replace(again, code="duplicate")).receipts
    assert len([row for row in trial.server.tables["Account"].values() if row["name"] == "Farmacia 2"]) == 2


def test_a_unique_index_answers_nothing_and_the_key_is_looked_up(trial: Trial) -> None:
    key = new_id()
    sent = trial.group(operation("account", key, name="Kiosco"))
    rival = trial.connector("api")
    rival.hello(DEVICE, {})
    find, rival.desk.find = rival.desk.find, lambda *_: {}  # type: ignore[method-assign]  # both looked before either made it
    trial.office.push([sent], DEVICE)
    with pytest.raises(OutcomeUnknown):
        rival.push([Group(id="h", operations=(operation("account", key, name="Kiosco II"),))], DEVICE)
    rival.desk.find = find  # type: ignore[method-assign]  # as above
    assert [one.key for one in rival.lookup([sent])["g"]] == [key]


def test_a_stale_edit_of_the_same_field_clashes_and_another_field_is_left_alone(trial: Trial) -> None:
    key, row = trial.account(2)
    trial.server.tick(5)
    trial.server.change("Account", row["remote"], phoneNumber="+34999")
    mine = replace(operation("account", key, Action.UPDATE, row["version"], phone="+34 111"), base={"phone": "+341"})
    answer = trial.send(mine)
    assert by_key(answer.conflict.page)[key]["phone"] == "+34999"
    other = replace(operation("account", key, Action.UPDATE, row["version"], email="a@b.example"), base={"email": ""})
    assert trial.send(other).receipts
    assert trial.server.tables["Account"][row["remote"]]["phoneNumber"] == "+34999"


class Between:
    """A model in which somebody is faster, between our look and our write."""

    def __init__(self, trial: Trial, id_: str, **values: Any) -> None:
        self.trial, self.id, self.values = trial, id_, values
        self.turns = 1

    def __call__(self, request: Request) -> Response | None:
        if request.method == "PUT" and self.turns:
            self.turns -= 1
            self.trial.server.change("Account", self.id, **self.values)
        return self.trial.server(request)


@pytest.mark.parametrize(("theirs", "clashes"), [({"website": "w"}, False), ({"phoneNumber": "+34777"}, True)])
def test_a_write_that_was_too_late_is_sent_again_with_the_new_number_or_clashes(
    trial: Trial, theirs: dict[str, str], clashes: bool
) -> None:
    key, row = trial.account(1)
    trial.faults.model = Between(trial, row["remote"], **theirs)  # type: ignore[assignment]  # it cuts nothing
    mine = replace(operation("account", key, Action.UPDATE, row["version"], phone="+34111"), base={"phone": "+341"})
    answer = trial.send(mine)
    assert (answer.conflict is not None) is clashes, answer
    now = trial.server.tables["Account"][row["remote"]]
    assert now["phoneNumber"] == ("+34777" if clashes else "+34111")
    assert {now.get(name) for name in theirs} == set(theirs.values())


def test_versions_travel_only_where_they_are_guarded(trial: Trial) -> None:
    trial.office.hello(DEVICE, {})
    account, _ = trial.account()
    for kind, name in (("task", "subject"), ("case", "subject")):
        made = operation(kind, account_id=account, **SENT[kind])
        receipt = trial.send(made).receipts[0]
        change = replace(
            operation(kind, made.record_id, Action.UPDATE, **{name: "Otro"}), base={name: SENT[kind][name]}
        )
        assert trial.send(change, **{made.record_id: receipt.remote_id}).receipts
    sent = [
        headers.get("x-version-number")
        for call, headers in zip(trial.server.calls, trial.server.headers, strict=True)
        if call.startswith("PUT")
    ]
    assert sent == [None, "1"]
    assert trial.office.capabilities.version_guard == "checked"
    assert any(note.startswith("Task, Call:") for note in trial.office.capabilities.notes)


@pytest.mark.parametrize(
    ("values", "field", "code"),
    [({"name": "X", "phone": "no es un teléfono"}, "phone", "invalid"),
     ({"name": "X", "tax_id": "B" * 40}, "tax_id", "invalid")],
)  # fmt: skip
def test_refusals_name_the_field_in_espocrms_words(trial: Trial, values: dict[str, str], field: str, code: str) -> None:
    refusal = trial.send(operation("account", **values)).refusal
    assert (refusal.code, refusal.field) == (code, field)
    assert "Field validation failure" in refusal.message


@pytest.mark.parametrize(
    ("name", "code"),
    [("22a-missing-mandatory", "invalid"), ("22c-bad-link", "unknown_link"), ("26c-rep-write-foreign", "rights"),
     ("26e-rep-assign-other", "rights"), ("15d-contact-duplicate-name", "duplicate"),
     ("25h-update-deleted", "not_visible")],
)  # fmt: skip
def test_recorded_refusals_of_writes_have_their_code_and_words(name: str, code: str) -> None:
    with answering(name) as api, pytest.raises(Refused) as caught:
        api.write("POST", "Account", {})
    assert caught.value.code == code
    assert caught.value.message


def test_what_nobody_may_delete_is_refused_and_what_is_gone_is_fine(trial: Trial) -> None:
    trial.server.change("Account", trial.customers[0], assignedUserId="u-laura")
    laura = trial.connector("laura")
    ((key, row),) = trial.all("account", office=laura)[0].items()
    gone = operation("account", key, Action.DELETE)
    assert trial.send(gone, office=laura).refusal.code == "rights"
    assert trial.send(gone).receipts
    assert trial.send(gone).receipts
    assert row["remote"] not in trial.server.alive("Account")


def test_a_third_address_is_refused_and_a_blanked_one_makes_room(trial: Trial) -> None:
    account, _ = trial.account()
    sent = [operation("address", account_id=account, street=f"Calle {n}") for n in range(3)]
    answers = [trial.send(one) for one in sent]
    assert [bool(answer.receipts) for answer in answers] == [True, True, False]
    assert "two addresses" in answers[2].refusal.message
    remote = answers[0].receipts[0].remote_id
    assert trial.send(operation("address", sent[0].record_id, Action.DELETE), **{sent[0].record_id: remote}).receipts
    assert trial.send(sent[2]).receipts


def test_files_go_up_once_as_a_post_and_come_back(trial: Trial) -> None:
    key, row = trial.account()
    file = Attachment(id=new_id(), kind="account", record_id=key, name="foto.png", media_type="image/png", size=3)
    for _ in range(2):
        kept = trial.office.upload(file, row["remote"], io.BytesIO(b"abc"), lambda _: None)
    assert len(trial.server.tables["Note"]) == 1
    (told,) = trial.office.files("account", {key: row["remote"]})
    assert (told.name, told.media_type, told.remote_id) == ("foto.png", "image/png", kept.remote_id)
    assert b"".join(trial.office.download(told, 1)) == b"bc"


# --- the connection test --------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["api", "laura", "admin"])
def test_the_connection_test_leaves_no_trace(trial: Trial, who: str) -> None:
    steps = {step.name: step for step in trial.connector(who).check()}
    assert [name for name, step in steps.items() if step.passed is False] == []
    assert trial.server.alive("Meeting") == {}


def test_the_field_for_our_keys_is_made_by_an_administrator_and_described_to_others() -> None:
    with ExitStack() as stack:
        trial = Trial(stack, own_field=False)
        trial.office.hello(DEVICE, {})
        assert trial.office.capabilities.idempotency == "lookup_only"
        assert any("Entity Manager" in note and "sfaUid" in note for note in trial.office.capabilities.notes)
        write = {step.name: step for step in trial.connector("admin").check()}["write"]
        assert "cSfaUid was made in Account" in write.detail
        fresh = trial.connector("api")
        fresh.hello(DEVICE, {})
        assert fresh.capabilities.idempotency == "unique_field"


# --- replay ---------------------------------------------------------------------------------------------


class answering:  # noqa: N801  # reads as a word
    """An Api whose every call gets one recorded answer."""

    def __init__(self, name: str) -> None:
        self.exchange = RECORDED[name]

    def __enter__(self) -> Api:
        self._stack = ExitStack()
        url = self._stack.enter_context(serving(lambda _: self.exchange.response))
        api = Api.to(url, "", "api-key")
        self._stack.callback(api.close)
        return api

    def __exit__(self, *_: object) -> None:
        self._stack.close()


def recorded_rows(trial: Trial, kind: str, entity: str, name: str) -> list[dict[str, Any]]:
    """The rows that a recorded list becomes."""
    body = json.loads(RECORDED[name].raw)
    model = trial.server

    def answer(request: Request) -> Response:
        if request.path == f"/api/v1/{entity}" and '"maxSize":1,' not in request.query.get("searchParams", ""):
            return Response(200, body, {"date": "Tue, 24 Nov 2026 09:00:00 GMT"})
        return model(request)

    trial.faults.model = answer
    return list(trial.all(kind)[0].values())
