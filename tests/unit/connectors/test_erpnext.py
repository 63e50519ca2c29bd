"""ERPNext: recorded answers become the right records, its traps are held, and what is sent is there once."""

import io
import json
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sfa_desktop.base.errors import (
    AccessDenied,
    Declined,
    NotACrm,
    OutcomeUnknown,
    RemoteError,
    ServerFault,
    SignInRefused,
)
from sfa_desktop.base.ids import new_id
from sfa_desktop.connectors.erpnext import ErpnextConnector, notes, words
from sfa_desktop.connectors.erpnext.clocks import floor
from sfa_desktop.connectors.erpnext.conversions import conversions
from sfa_desktop.connectors.erpnext.lookups import Lookups
from sfa_desktop.connectors.erpnext.site import Site
from sfa_desktop.connectors.erpnext.taxes import Taxes
from sfa_desktop.connectors.kit.conversions import Surroundings, stamps
from sfa_desktop.connectors.kit.decoder import Decoder, Lines
from sfa_desktop.connectors.kit.keys import KeyBook
from sfa_desktop.connectors.kit.push import Stale
from sfa_desktop.entities.bounds import Bounds
from sfa_desktop.entities.exchange import Action, Attachment, Device, Group, Operation
from tests.support.asked import by_key, operation
from tests.support.erpnext import PARIS, ErpnextModel
from tests.support.erpnext_doctypes import company
from tests.support.recorded import Faults, Request, Response, recordings, serving

DEVICE = Device(id=new_id(), ledger_head="00", ledger_seq=1)
RECORDED = recordings("erpnext")
_KEYED = ("Customer", "Address", "Contact", "ToDo", "Issue", "Event", "Sales Order", "Opportunity")
_WITH_TITO = [{"reference_doctype": "Customer", "reference_docname": "bar Tito"}]
LAURA = "laura@crm.example"


class Trial:
    """A connector to a model, with the fields for our keys made."""

    def __init__(self, stack: ExitStack, *, keys: bool = True) -> None:
        self.server = ErpnextModel()
        company(self.server)
        for fields in self.server.fields.values():
            fields.pop("sfa_uid", None)
        self.faults = Faults(self.server)
        self.url = stack.enter_context(serving(self.faults))
        self.admin = self.connector("admin-key", "admin-secret")
        stack.callback(self.admin.close)
        for doctype in _KEYED if keys else ():
            self.server.fields[doctype]["sfa_uid"] = "Data"
        self.laura = self.connector("laura-key", "laura-secret")
        stack.callback(self.laura.close)

    def connector(self, key: str, secret: str, **more: Any) -> ErpnextConnector:
        return ErpnextConnector(url=self.url, user=key, secret=secret, **more)

    def all(self, kind: str, cursor: str = "", limit: int = 500) -> tuple[dict[str, dict[str, Any]], str]:
        """By key: everything since the cursor."""
        found: dict[str, dict[str, Any]] = {}
        while True:
            page = self.laura.pull(kind, cursor, limit)
            found.update(by_key(page))
            cursor = page.cursor
            if not page.more:
                return found, cursor

    def run(self, kind: str, cursor: str, limit: int = 500) -> dict[str, dict[str, Any]]:
        """A later round: what came since, with the clock moved on."""
        self.server.now += timedelta(hours=2)
        self.laura.hello(DEVICE, {})
        return self.all(kind, cursor, limit)[0]

    def group(self, *operations: Operation) -> Group:
        remotes = {}
        for kind in ("account", "product", "task", "order", "contact", "price_list", "visit", "case", "opportunity"):
            remotes.update({key: str(row["remote"]) for key, row in self.all(kind)[0].items()})
        return Group(id="g", operations=operations, remotes=remotes)

    def key(self, kind: str, remote: str) -> str:
        return self.laura.site.keys.key(kind, remote)

    def order(self, *, item: str = "VIN-075", quantity: str = "6.0000", **values: Any) -> Operation:
        self.laura.site.open()
        line = {"key": new_id(), "product_id": self.key("product", item), "quantity": quantity, "sequence": 1,
                "base_price": "6.8000"}  # fmt: skip
        asked = {"account_id": self.key("account", "Farmacia Luz S.A."), "ordered_on": "2026-11-24",
                 "lines": [line], "state": "confirmed", **values}  # fmt: skip
        return operation("order", **asked)

    def push(self, *operations: Operation) -> Any:
        return self.laura.push([self.group(*operations)], DEVICE)[0]

    def orders(self) -> list[dict[str, Any]]:
        return list(self.server.tables["Sales Order"].values())


@pytest.fixture
def trial() -> Iterator[Trial]:
    with ExitStack() as stack:
        yield Trial(stack)


@pytest.fixture
def bare() -> Iterator[Trial]:
    """Without the custom field."""
    with ExitStack() as stack:
        yield Trial(stack, keys=False)


@contextmanager
def answering(name: str) -> Iterator[ErpnextConnector]:
    """A connector to a server that answers everything with one recording."""
    with serving(lambda _: RECORDED[name].response) as url:
        connector = ErpnextConnector(url=url, user="key", secret="secret")
        yield connector
        connector.close()


def recorded_rows(kind: str, name: str) -> list[dict[str, Any]]:
    """Recorded rows of a list through the mapping; what is asked of other tables is not to be had."""
    with serving(lambda _: Response(403, {"exc_type": "PermissionError"})) as url:
        connector = ErpnextConnector(url=url, user="key", secret="secret")
        site = connector.site
        rows = RECORDED[name].response.body["data"]
        known = site.mapping.kind(kind).settled(lambda field: field in rows[0] or field == "name")
        decoder = Decoder(known, Surroundings(KeyBook("s"), PARIS), site.makers)
        records = [decoder.type(**{f"f{i}": row.get(f) for i, f in enumerate(decoder.asked)}) for row in rows]
        page = decoder.page(records)
        connector.close()
    return [dict(zip(page.columns, row, strict=True)) for row in page.rows]


# --- refusals ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "error"),
    [("02a-wrong-secret", SignInRefused), ("02b-no-credential", SignInRefused), ("26g-rep-field-level", AccessDenied),
     ("30a-unknown-field-list", Declined), ("30g-unknown-doctype", Declined), ("30i-bad-filter", Declined),
     ("25b-read-deleted", Declined)],
)  # fmt: skip
def test_recorded_refusals_of_reads_have_their_error(name: str, error: type[RemoteError]) -> None:
    with answering(name) as connector, pytest.raises(error) as caught:
        connector.api.list("Customer", ["name"], type=list[Any])
    assert not re.search("<[a-z]", str(caught.value)), "markup"


@pytest.mark.parametrize(
    ("name", "code", "says"),
    [("22a-bad-product", "invalid", "Item NO-EXISTE not found"),
     ("22b-missing-delivery-date", "invalid", "Please enter Delivery Date"),
     ("22c-missing-customer", "invalid", "Value missing for Sales Order: Customer"),
     ("22d-no-lines", "invalid", "unsupported operand"),
     ("22f-over-credit-submit-refused", "invalid", "Credit limit has been crossed for customer Farmacia Luz S.A."),
     ("22g-fraction-of-whole-unit", "invalid", "cannot be a fraction"),
     ("19d-same-order-again", "invalid", "already exists against Customer's Purchase Order PED-0100"),
     ("15a-same-create-again-unique", "invalid", "SFA id must be unique"),
     ("20c-edit-submitted", "state", ""),
     ("25g-delete-used-refused", "in_use", "You can disable this Address"),
     ("26e-rep-order-for-foreign", "rights", "does not have access to this document")],
)  # fmt: skip
def test_recorded_refusals_of_writes_in_the_servers_words(name: str, code: str, says: str) -> None:
    with answering(name) as connector, pytest.raises(words.Denied) as caught:
        connector.api.insert("Sales Order", {})
    assert caught.value.code == code
    assert says in caught.value.message
    assert "<" not in caught.value.message


@pytest.mark.parametrize("name", ["18a-stale-modified-417", "18d-stale-v2", "20d-submit-method"])
def test_a_417_for_a_stale_stamp_is_no_refusal(name: str) -> None:
    with answering(name) as connector, pytest.raises(Stale):
        connector.api.update("Customer", "x", {})


def test_a_busy_database_is_tried_again() -> None:
    said = words.said(500, {"exc_type": "QueryDeadlockError", "exception": "frappe.exceptions.QueryDeadlockError"})
    assert said is not None
    assert isinstance(words.of_write(said), ServerFault)
    assert isinstance(words.of_read(said), ServerFault)


@pytest.mark.parametrize("body", ["<html>Welcome to the hotel</html>", [], "nonsense", {"data": 7}, {"message": None}])
def test_what_is_no_erpnext_is_told(body: Any) -> None:
    kind = "text/html" if isinstance(body, str) else "application/json"
    with serving(lambda _: Response(200, body, {"Content-Type": kind})) as url:
        connector = ErpnextConnector(url=url, user="key", secret="x")
        with pytest.raises((NotACrm, SignInRefused)):
            connector.hello(DEVICE, {})
        connector.close()


# --- reading ----------------------------------------------------------------------------------------------


def test_recorded_accounts_become_records() -> None:
    row = recorded_rows("account", "03a-accounts-page-1")[1]
    assert (row["name"], row["remote"], row["tax_id"]) == ("Bodegas Íñigo Arista", "Bodegas Íñigo Arista", "A31456780")
    assert row["active"] is True
    assert datetime.fromtimestamp(row["version"] / 1e6, UTC).isoformat() == "2026-11-22T08:11:25.757157+00:00"


def test_recorded_orders_to_the_cent() -> None:
    body = RECORDED["19f-create-order-with-taxes-and-price-list"].response.body["data"]
    assert (body["net_total"], body["total_taxes_and_charges"], body["grand_total"]) == (380.95, 70.5, 451.45)
    row = recorded_rows("order", "11a-orders-flat")[0]
    assert (row["number"], row["net"], row["total"], row["state"]) == (
        "SAL-ORD-2026-00052", "10.0000", "10.0000", "draft",
    )  # fmt: skip


def test_recorded_lines_to_the_cent() -> None:
    site = ErpnextConnector(url="http://localhost", user="k", secret="s").site
    known = site.mapping.kind("order").lines
    assert known is not None
    rows = RECORDED["19f-create-order-with-taxes-and-price-list"].response.body["data"]["items"]
    decoder = Decoder(known.settled(rows[0].__contains__), Surroundings(KeyBook("s")), site.makers)
    records = [decoder.type(**{f"f{i}": row.get(f) for i, f in enumerate(decoder.asked)}) for row in rows]
    lines = Lines(decoder, records, [row["parent"] for row in rows]).by_head["SAL-ORD-2026-00062"]
    shown = dict(zip(decoder.columns, lines[1], strict=True))
    assert (shown["base_price"], shown["discount"], shown["unit_price"], shown["net"]) == (
        "41.3100", "5.0000", "39.2400", "78.4800",
    )  # fmt: skip


def test_recorded_visits_are_told_in_utc_although_the_site_is_not() -> None:
    row = recorded_rows("visit", "09a-visits")[0]
    assert (row["planned_at"], row["ended_at"], row["minutes"]) == ("2026-11-23T08:30:00Z", "2026-11-23T09:15:00Z", 45)
    assert (row["state"], row["notes"]) == ("planned", "Presentar campaña de Navidad")


def test_recorded_cases_have_hours_of_one_digit() -> None:
    assert recorded_rows("case", "12a-cases")[0]["opened_at"] == "2026-11-22T08:11:29Z"


def test_recorded_prices_and_stock_units() -> None:
    rule = recorded_rows("price_rule", "08b-item-prices")[1]
    assert (rule["formula"], rule["starts_on"], rule["ends_on"]) == ("7.314", "2026-11-22", None)


def test_pages_are_as_asked_although_the_server_would_give_twenty(trial: Trial) -> None:
    for number in range(30):
        trial.server.add("Customer", customer_name=f"Cliente {number:02}")
    assert len(trial.laura.pull("account", "", 500).rows) == 35
    few, _ = trial.all("account", limit=4)
    assert len(few) == 35


def test_ties_of_one_stamp_arrive_whatever_the_page(trial: Trial) -> None:
    _, cursor = trial.all("account")
    tie = trial.server.stamp()
    for doc in trial.server.tables["Customer"].values():
        doc.update(modified=tie, mobile_no="1")
    changed = trial.run("account", cursor, limit=2)
    assert {row["phone"] for row in changed.values()} == {"1"}
    assert len(changed) == 5


def test_a_transaction_that_commits_late_is_not_lost(trial: Trial) -> None:
    _, cursor = trial.all("account")
    begun = trial.server.stamp()
    trial.server.now += timedelta(seconds=200)
    trial.laura.hello(DEVICE, {})
    _, cursor = trial.all("account", cursor)  # somebody else's change is seen meanwhile
    trial.server.tables["Customer"]["bar Tito"].update(mobile_no="late", modified=begun)
    assert "late" in {row["phone"] for row in trial.run("account", cursor).values()}


def test_the_cursor_is_wall_time_of_the_site(trial: Trial) -> None:
    _, cursor = trial.all("account")
    trial.server.set("Customer", "bar Tito", mobile_no="nuevo")  # 10:00 in Paris, 09:00 UTC
    changed = trial.run("account", cursor)
    assert "nuevo" in {row["phone"] for row in changed.values()}
    trial.server.now += timedelta(hours=5)
    trial.laura.hello(DEVICE, {})
    _, cursor = trial.all("account", cursor)
    assert trial.run("account", cursor) == {}, "what has not changed is read for ever"


def test_where_clocks_go_back_an_hour_comes_twice_and_nothing_is_lost() -> None:
    since = datetime(2026, 10, 25, 0, 50, tzinfo=UTC)  # 02:50 in Paris, the first time
    later = datetime(2026, 10, 25, 1, 10, tzinfo=UTC)  # 02:10, the second time
    assert floor(since, PARIS) <= later.astimezone(PARIS).strftime("%Y-%m-%d %H:%M:%S")
    assert floor(since, PARIS) == "2026-10-25 02:00:00"
    assert floor(since - timedelta(days=1), PARIS) == "2026-10-24 02:50:00"
    assert floor(datetime(2026, 3, 29, 0, 59, tzinfo=UTC), PARIS) == "2026-03-29 01:59:00"
    assert floor(since, ZoneInfo("Asia/Kolkata")) == "2026-10-25 06:20:00"


def test_a_stamp_of_the_hour_that_comes_twice_is_no_version() -> None:
    told = stamps(PARIS)(["2026-10-25 02:10:00.000001", "2026-10-25 03:10:00", "2026-03-29 01:59:59", None])
    assert told[0] == 0
    assert told[3] == 0
    assert told[1] == datetime(2026, 10, 25, 2, 10, tzinfo=UTC).timestamp() * 1e6
    assert told[2] == datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC).timestamp() * 1e6


def test_an_address_of_two_customers_comes_once(trial: Trial) -> None:
    page = trial.laura.pull("address", "", 500)
    assert len(page.rows) == 1
    assert by_key(page)[page.rows[0][0]]["account_id"] == trial.key("account", "Farmacia Luz S.A.")


def test_taxes_follow_the_template_of_the_item(trial: Trial) -> None:
    rates = {key: row["rate"] for key, row in trial.all("tax")[0].items()}
    of = {row["code"]: [rates[tax] for tax in row["tax_ids"]] for row in trial.all("product")[0].values()}
    assert of == {"ACE-5L": ["21.0000"], "VIN-075": ["21.0000"], "QUE-1K": ["10.0000"]}


def test_one_price_list_is_that_of_customers_without_one(trial: Trial) -> None:
    assert {row["name"]: row["default"] for row in trial.all("price_list")[0].values()} == {
        "Standard Selling": True, "Tarifa Mayorista": False,
    }  # fmt: skip


def test_stock_is_summed_up_and_whole_units_are_whole(trial: Trial) -> None:
    rows = {row["code"]: row for row in trial.all("product")[0].values()}
    assert rows["VIN-075"]["stock"] == "42.5000"
    assert (rows["VIN-075"]["unit_digits"], rows["QUE-1K"]["unit_digits"]) == (0, None)


def test_the_customers_own_fields_come(trial: Trial) -> None:
    facts = trial.laura.hello(DEVICE, {})
    (own,) = facts.custom_fields
    assert (own.kind, own.code, own.type, own.choices[1]) == ("account", "x_potencial", "choice", ("B", "B"))
    assert {row["custom"]["x_potencial"] for row in trial.all("account")[0].values()} == {"A"}


# --- what this user may ----------------------------------------------------------------------------------


def test_a_rep_without_prices_is_told_which_role_is_missing(trial: Trial) -> None:
    trial.server.denied[LAURA] |= {("Item Price", "read")}
    steps = {step.name: step for step in trial.laura.check()}
    assert steps["rights"].passed
    assert "a ToDo was made and removed" in steps["write"].detail
    assert "Item Price" in steps["rights"].detail
    assert "Sales Master Manager" in steps["rights"].detail
    trial.laura.hello(DEVICE, {})
    assert "price_rule" not in trial.laura.capabilities.kinds
    assert "price_rule" not in trial.laura.capabilities.read_only
    assert any("absent offline" in note for note in trial.laura.capabilities.notes)


def test_a_field_above_the_users_level_is_left_out(trial: Trial) -> None:
    trial.server.not_permitted[LAURA] = {"tax_id"}
    rows = trial.all("account")[0]
    assert len(rows) == 5
    assert all("tax_id" not in row for row in rows.values())


def test_a_rep_sees_his_territory_and_lost_access_is_found(trial: Trial) -> None:
    trial.server.hidden = lambda login, doctype, doc: login == LAURA and doc.get("territory") == "Sur"
    rows, _ = trial.all("account")
    assert {row["name"] for row in rows.values()} == {"Farmacia Luz S.A.", "Zapatería Á"}
    (key,) = (key for key, row in rows.items() if row["name"] == "Zapatería Á")
    trial.server.tables["Customer"]["Zapatería Á"]["territory"] = "Sur"
    listed, _ = trial.laura.inventory("account", "", 500)
    assert key not in {one.key for one in listed}
    assert [gone.key for gone in trial.laura.fetch("account", {key: "Zapatería Á"}).gone] == [key]


def test_an_account_that_leaves_the_territory_is_told_at_once_by_another_scope(trial: Trial) -> None:
    trial.server.user_permissions[LAURA] = {"Territory": [{"doc": "Norte"}]}
    trial.server.hidden = lambda login, doctype, doc: login == LAURA and doc.get("territory") == "Sur"
    first = trial.laura.hello(DEVICE, {}).scope
    assert trial.laura.hello(DEVICE, {}).scope == first
    trial.server.set("Customer", "Zapatería Á", stamped=False, territory="Sur")
    second = trial.laura.hello(DEVICE, {}).scope
    assert second["token"] != first["token"]
    trial.server.user_permissions[LAURA] = {"Territory": [{"doc": "Norte"}, {"doc": "Este"}]}
    assert trial.laura.hello(DEVICE, {}).scope["token"] != second["token"]


def test_bounds_limit_history_and_owner(trial: Trial) -> None:
    old = trial.server.add("Event", subject="Antigua", status="Completed", starts_on="2025-01-10 10:00:00",
                           ends_on="2025-01-10 10:30:00", event_participants=_WITH_TITO)  # fmt: skip
    still = trial.server.add("Event", subject="Abierta", status="Open", starts_on="2025-01-10 10:00:00",
                             ends_on="2025-01-10 10:30:00", event_participants=_WITH_TITO)  # fmt: skip
    trial.server.set("Customer", "bar Tito", account_manager=LAURA)
    bounds = Bounds(months={"visit": 3}, mine=True)
    limited = trial.connector("admin-key", "admin-secret", bounds=bounds)
    visits = {row[1] for row in limited.pull("visit", "", 500).rows}
    assert still in visits
    assert old not in visits
    assert {one.remote_id for one in limited.inventory("visit", "", 500)[0]} == visits
    assert [gone.key for gone in limited.fetch("visit", {"k": old}).gone] == ["k"]
    assert limited.hello(DEVICE, {}).scope["mine"] is True
    limited.close()
    mine = trial.connector("laura-key", "laura-secret", bounds=Bounds(mine=True))
    assert [row[1] for row in mine.pull("account", "", 500).rows] == ["bar Tito"]
    assert mine.count_within(Bounds(mine=True))["account"] == 1
    assert mine.count_within(Bounds())["account"] == 5
    mine.close()


def test_the_time_zone_of_a_site_that_does_not_tell_it(trial: Trial) -> None:
    trial.server.closed_methods = {"get_time_zone"}
    trial.laura.hello(DEVICE, {})
    assert any("time zone" in note for note in trial.laura.capabilities.notes)
    other = trial.connector("admin-key", "admin-secret")
    other.hello(DEVICE, {})
    assert str(other.site.zone) == "Europe/Paris", "System Settings say it to those who may read them"
    other.close()


# --- deletions and renames --------------------------------------------------------------------------------


def test_a_rep_learns_of_deletions_by_the_inventory_a_system_manager_by_the_log(trial: Trial) -> None:
    _, cursor = trial.all("account")
    trial.server.remove("Customer", "bar Tito")
    key = trial.key("account", "bar Tito")
    trial.server.now += timedelta(minutes=10)
    trial.laura.hello(DEVICE, {})
    trial.admin.hello(DEVICE, {})
    assert trial.laura.capabilities.tombstones == "none"
    assert trial.laura.pull("account", cursor, 500).gone == ()
    assert key not in {one.key for one in trial.laura.inventory("account", "", 500)[0]}
    assert trial.admin.capabilities.tombstones == "log"
    assert [(gone.key, gone.deleted) for gone in trial.admin.pull("account", cursor, 500).gone] == [(key, True)]
    trial.server.add("Customer", customer_name="bar Tito")  # another one of that name
    assert trial.admin.pull("account", cursor, 500).gone == []


def test_a_renamed_record_is_known_by_its_own_key(trial: Trial) -> None:
    account = operation("account", name="Veterinaria San Antón")
    remote = trial.push(account).receipts[0].remote_id
    trial.server.rename("Customer", remote, "Veterinaria e Hijos")
    page = trial.laura.fetch("account", {account.record_id: remote})
    assert page.gone == []
    assert by_key(page)[account.record_id]["remote"] == "Veterinaria e Hijos"
    change = operation("account", account.record_id, Action.UPDATE, website="v.example")
    group = Group(id="g", operations=(change,), remotes={account.record_id: remote})
    (answer,) = trial.laura.push([group], DEVICE)
    assert answer.receipts
    assert trial.server.tables["Customer"]["Veterinaria e Hijos"]["website"] == "v.example"


def test_a_cancelled_order_is_no_deletion(trial: Trial) -> None:
    sent = trial.order()
    remote = trial.push(sent).receipts[0].remote_id
    _, cursor = trial.all("order")
    trial.server.set("Sales Order", remote, docstatus=2, status="Cancelled")
    assert trial.run("order", cursor)[sent.record_id]["state"] == "cancelled"


# --- orders -----------------------------------------------------------------------------------------------


def test_an_order_is_made_with_list_and_taxes_and_submitted(trial: Trial) -> None:
    sent = trial.order(provisional="P-77")
    answer = trial.push(sent)
    assert answer.refusal is None
    (doc,) = trial.orders()
    assert (doc["docstatus"], doc["selling_price_list"], doc["sfa_uid"]) == (1, "Tarifa Mayorista", sent.record_id)
    assert doc["taxes"][0]["rate"] == 21.0
    assert "po_no" not in doc
    row = by_key(answer.receipts[0].page)[sent.record_id]
    assert (row["number"], row["state"]) == (doc["name"], "confirmed")
    assert (row["net"], row["tax"], row["total"]) == ("40.8000", "8.5700", "49.3700")


@pytest.mark.parametrize("word", ["POST /api/resource/Sales Order", '"docstatus": 1'])
def test_after_a_lost_answer_the_order_is_there_once(trial: Trial, word: str) -> None:
    group = trial.group(trial.order())
    trial.faults.lose_answer(word)
    with pytest.raises(OutcomeUnknown):
        trial.laura.push([group], DEVICE)
    done = trial.laura.lookup([group])["g"]
    (answer,) = trial.laura.push([group], DEVICE)
    assert answer.refusal is None
    (doc,) = trial.orders()
    assert doc["docstatus"] == 1
    assert [receipt.remote_id for receipt in answer.receipts] == [doc["name"]]
    assert len(done) == (1 if "docstatus" in word else 0), "a draft is not yet what was asked for"


def test_two_attempts_at_once_make_one_order(trial: Trial) -> None:
    """The second POST meets the first one's key: 417 UniqueValidationError."""
    sent = trial.order(state="draft")
    group = trial.group(sent)
    desk = trial.laura.desk
    first = desk.create(sent, group.remotes)
    assert desk.create(sent, group.remotes) == first
    assert len(trial.orders()) == 1


def test_without_the_field_an_order_is_found_by_its_purchase_order(bare: Trial) -> None:
    group = bare.group(bare.order(reference="PED-1"))
    bare.faults.lose_answer("POST /api/resource/Sales Order")
    with pytest.raises(OutcomeUnknown):
        bare.laura.push([group], DEVICE)
    (answer,) = bare.laura.push([group], DEVICE)
    assert answer.receipts
    (doc,) = bare.orders()
    assert doc["po_no"] == f"PED-1 [{group.operations[0].record_id}]"
    bare.laura.hello(DEVICE, {})
    assert bare.laura.capabilities.idempotency == "lookup_only"
    assert any("sfa_uid" in note and "System Manager" in note for note in bare.laura.capabilities.notes)


def test_a_rep_is_told_what_to_create(bare: Trial) -> None:
    bare.server.denied[LAURA] |= {("Custom Field", "create")}
    steps = {step.name: step for step in bare.laura.check()}
    assert "sfa_uid is missing in Customer" in steps["write"].detail
    assert "type Data" in steps["write"].detail
    steps = {step.name: step for step in bare.admin.check()}
    assert "sfa_uid was made in Customer" in steps["write"].detail
    assert bare.admin.site.without_own_key() == ()


@pytest.mark.parametrize(
    ("change", "says"),
    [({"deliver_on": "2026-11-25", "lines": []}, "at least one line"),
     ({"item": "QUE-1K", "quantity": "9000.0000"}, "Credit limit has been crossed"),
     ({"quantity": "1.5000"}, "cannot be a fraction"),
     ({"ordered_on": "2026-10-01"}, "no price of VIN-075")],
)  # fmt: skip
def test_refusals_come_in_the_servers_words_and_leave_no_confirmed_order(
    trial: Trial, change: dict[str, Any], says: str
) -> None:
    answer = trial.push(trial.order(**change))
    assert answer.refusal is not None
    assert says in answer.refusal.message
    assert "<" not in answer.refusal.message
    assert [doc["docstatus"] for doc in trial.orders()] in ([], [0])


def test_a_draft_that_could_not_be_submitted_is_used_again(trial: Trial) -> None:
    """Laura may not delete it; the limit is raised at the office, and the same is sent once more."""
    group = trial.group(trial.order())
    trial.server.credit_limit = 1.0
    (refused,) = trial.laura.push([group], DEVICE)
    assert refused.refusal is not None
    trial.server.credit_limit = 5000.0
    (answer,) = trial.laura.push([group], DEVICE)
    assert answer.receipts
    assert [doc["docstatus"] for doc in trial.orders()] == [1]


def test_without_a_default_warehouse_the_only_one_with_stock_is_taken(trial: Trial) -> None:
    trial.server.warehouse_required = True
    assert trial.push(trial.order(item="ACE-5L", quantity="1.0000")).refusal is None
    assert trial.orders()[0]["items"][0]["warehouse"] == "Stores - AC"
    refusal = trial.push(trial.order(item="VIN-075")).refusal  # two have some: that is for the office to say
    assert "Delivery warehouse required" in refusal.message
    assert len(trial.orders()) == 1


def test_an_unknown_product_names_its_line(trial: Trial) -> None:
    sent = trial.order()
    sent.values["lines"][0]["product_id"] = new_id()
    answer = trial.push(sent)
    assert (answer.refusal.code, answer.refusal.line) == ("unknown_link", sent.values["lines"][0]["key"])


def test_changed_lines_are_priced_anew_and_keep_their_names(trial: Trial) -> None:
    trial.server.add("Pricing Rule", item_code="VIN-075", min_qty=12, rate=5.95)
    sent = trial.order(state="draft")
    receipt = trial.push(sent).receipts[0]
    (line,) = trial.orders()[0]["items"]
    lines = [{**sent.values["lines"][0], "quantity": "12.0000"}]
    change = operation("order", sent.record_id, Action.UPDATE, receipt.version, lines=lines)
    group = trial.group(change)
    own = {sent.values["lines"][0]["key"]: line["name"]}
    (answer,) = trial.laura.push([replace(group, remotes={**group.remotes, **own})], DEVICE)
    assert answer.conflict is None
    assert answer.refusal is None
    (now,) = trial.orders()[0]["items"]
    assert (now["name"], now["qty"], now["rate"]) == (line["name"], 12.0, 5.95)
    assert trial.orders()[0]["net_total"] == 71.4


# --- changes ----------------------------------------------------------------------------------------------


def test_a_change_is_guarded_by_the_stamp_it_was_read_with(trial: Trial) -> None:
    """Somebody changes the record between our read and our write: it is read again, and another field is no clash."""
    key = trial.key("account", "bar Tito") if trial.laura.site.open() is None else ""
    meddled = []

    def meddle(request: Request) -> Response | None:
        if request.method == "PUT" and not meddled:
            meddled.append(request.body)
            trial.server.set("Customer", "bar Tito", tax_id="B1")
        return trial.faults(request)

    with serving(meddle) as url:
        connector = ErpnextConnector(url=url, user="laura-key", secret="laura-secret")
        change = replace(operation("account", key, Action.UPDATE, website="t.example"), base={"website": ""})
        (answer,) = connector.push([Group(id="g", operations=(change,), remotes={key: "bar Tito"})], DEVICE)
        connector.close()
    assert "modified" in meddled[0]
    assert answer.receipts
    doc = trial.server.tables["Customer"]["bar Tito"]
    assert (doc["website"], doc["tax_id"]) == ("t.example", "B1")


def test_a_field_that_changed_at_the_office_clashes(trial: Trial) -> None:
    trial.laura.site.open()
    key = trial.key("account", "bar Tito")
    trial.server.set("Customer", "bar Tito", website="office.example")
    change = replace(operation("account", key, Action.UPDATE, 5, website="mine.example"), base={"website": ""})
    answer = trial.push(change)
    assert answer.conflict is not None
    assert trial.server.tables["Customer"]["bar Tito"]["website"] == "office.example"


def test_a_phone_is_changed_in_the_primary_contact(trial: Trial) -> None:
    account = operation("account", name="Ultramarinos", phone="1")
    remote = trial.push(account).receipts[0].remote_id
    contact = trial.server.tables["Customer"][remote]["customer_primary_contact"]
    change = replace(operation("account", account.record_id, Action.UPDATE, phone="2"), base={"phone": "1"})
    assert trial.push(change).receipts
    assert trial.server.tables["Contact"][contact]["mobile_no"] == "2"
    assert trial.server.tables["Customer"][remote]["mobile_no"] == "2"


def test_contacts_and_addresses_are_linked(trial: Trial) -> None:
    trial.laura.site.open()
    account = trial.key("account", "bar Tito")
    contact = operation("contact", account_id=account, name="Ana López Ruiz", mobile="+34 9", email="a@b.example")
    address = operation("address", account_id=account, street="Calle 1\n2.º", city="Rosario", country="AR")
    answer = trial.push(contact, address)
    assert answer.refusal is None
    person = by_key(answer.receipts[0].page)[contact.record_id]
    assert (person["name"], person["mobile"], person["account_id"]) == ("Ana López Ruiz", "+34 9", account)
    place = by_key(answer.receipts[1].page)[address.record_id]
    assert (place["street"], place["country"], place["account_id"]) == ("Calle 1\n2.º", "AR", account)


def test_a_visit_keeps_its_times_and_what_came_of_it(trial: Trial) -> None:
    trial.laura.site.open()
    told = {"account_id": trial.key("account", "bar Tito"), "subject": "Visita", "state": "done", "outcome": "order",
            "planned_at": "2026-07-01T08:00:00Z", "started_at": "2026-07-01T08:10:00Z",
            "ended_at": "2026-07-01T08:40:00Z", "notes": "Va <bien>", "next_step": "Llamar; luego",
            "next_on": "2026-07-08"}  # fmt: skip
    visit = operation("visit", **told)
    answer = trial.push(visit)
    assert answer.refusal is None
    (doc,) = (d for d in trial.server.tables["Event"].values() if d.get("sfa_uid") == visit.record_id)
    assert (doc["starts_on"], doc["status"]) == ("2026-07-01 10:10:00", "Completed")
    row = by_key(answer.receipts[0].page)[visit.record_id]
    expected = {**told, "next_step": "Llamar, luego"}
    assert {name: row[name] for name in told} == expected
    change = replace(operation("visit", visit.record_id, Action.UPDATE, notes="Mejor"), base={"notes": "Va <bien>"})
    row = by_key(trial.push(change).receipts[0].page)[visit.record_id]
    assert {name: row[name] for name in told} == {**expected, "notes": "Mejor"}


def test_tasks_cases_and_opportunities_go_there_and_back(trial: Trial) -> None:
    trial.laura.site.open()
    account = trial.key("account", "bar Tito")
    task = operation(
        "task", account_id=account, subject="Llamar", notes="antes\nde 12", state="open", due_on="2026-12-01"
    )
    case = operation("case", account_id=account, subject="Rota", state="open", severity="high", notes="Caja")
    deal = operation("opportunity", account_id=account, name="Navidad", stage="lead", amount="1500.5000",
                     probability="20.0000", close_on="2026-12-10")  # fmt: skip
    answer = trial.push(task, case, deal)
    assert answer.refusal is None
    rows = [by_key(receipt.page)[receipt.key] for receipt in answer.receipts]
    assert (rows[0]["subject"], rows[0]["notes"], rows[0]["owner"]) == ("Llamar", "antes\nde 12", LAURA)
    assert (rows[1]["subject"], rows[1]["severity"], rows[1]["notes"]) == ("Rota", "high", "Caja")
    assert (rows[2]["name"], rows[2]["amount"], rows[2]["stage"]) == ("Navidad", "1500.5000", "opportunity")
    done = replace(operation("task", task.record_id, Action.UPDATE, state="done"), base={"state": "open"})
    assert by_key(trial.push(done).receipts[0].page)[task.record_id]["state"] == "done"


def test_custom_values_are_written(trial: Trial) -> None:
    trial.laura.site.open()
    key = trial.key("account", "bar Tito")
    change = operation("account", key, Action.UPDATE, custom={"x_potencial": "C"})
    assert trial.push(change).receipts
    assert trial.server.tables["Customer"]["bar Tito"]["x_potencial"] == "C"


# --- files, notes and the rest ------------------------------------------------------------------------------


def test_files_go_up_once_and_come_down(trial: Trial) -> None:
    content = b"\x89PNG \r\n--x" * 30_000
    file = Attachment(id=new_id(), kind="account", record_id="k", name='fa"chada.png', media_type="image/png")
    first = trial.laura.upload(file, "bar Tito", io.BytesIO(content), lambda _: None)
    again = trial.laura.upload(file, "bar Tito", io.BytesIO(content), lambda _: None)
    assert first.remote_id == again.remote_id
    (listed,) = trial.laura.files("account", {"k": "bar Tito"})
    assert (listed.size, listed.remote_id) == (len(content), first.remote_id)
    assert b"".join(trial.laura.download(first)) == content
    assert b"".join(trial.laura.download(first, 100)) == content[100:]


def test_the_notes_of_an_event() -> None:
    words_, said = notes.split(notes.joined("A & b\nc", {"outcome": "order", "next_on": "2026-12-01"}))
    assert (words_, said) == ("A & b\nc", {"outcome": "order", "next_on": "2026-12-01"})
    assert notes.split(None) == ("", {})


def test_long_questions_go_as_a_post(trial: Trial) -> None:
    names = [f"Cliente {number:03} con un nombre bastante largo" for number in range(120)]
    for name in names:
        trial.server.add("Customer", customer_name=name)
    trial.laura.site.open()
    trial.server.calls.clear()
    page = trial.laura.fetch("account", {trial.key("account", name): name for name in names})
    assert len(page.rows) == 120
    assert "POST /api/method/frappe.client.get_list" in trial.server.calls


def test_the_mapping_can_be_looked_at(trial: Trial) -> None:
    kinds = {one.kind: one for one in trial.laura.mapped_kinds()}
    assert "x_potencial" in {field.name for field in kinds["account"].server_fields}
    preview = trial.laura.preview_map("account", 3)
    assert len(preview.rows) == 3
    assert not any(row.refused for row in preview.rows)


def test_secrets_are_in_no_error(trial: Trial) -> None:
    other = trial.connector("laura-key", "top-secret-value")
    with pytest.raises(SignInRefused) as caught:
        other.hello(DEVICE, {})
    assert "top-secret-value" not in json.dumps([str(caught.value), repr(caught.value.values)])
    other.close()


def test_conversions_are_known_to_the_mapping() -> None:
    connector = ErpnextConnector(url="http://localhost", user="k", secret="s")
    assert isinstance(connector.site, Site)
    lookups = Lookups(connector.api)
    assert set(conversions(lookups, Taxes(lookups))) >= {"child", "party", "item_taxes"}
