"""Odoo: recorded answers become the right records, its traps are held, and what is sent is there once."""

import io
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from sfa_desktop.base.errors import (
    AccessDenied,
    OutcomeUnknown,
    RemoteError,
    SignInRefused,
    UnknownDatabase,
)
from sfa_desktop.base.ids import new_id
from sfa_desktop.connectors.http import Wire
from sfa_desktop.connectors.kit.conversions import Surroundings
from sfa_desktop.connectors.kit.decoder import Decoder, loads
from sfa_desktop.connectors.kit.keys import KeyBook
from sfa_desktop.connectors.odoo import OdooConnector, notes, prices
from sfa_desktop.connectors.odoo.rpc import Rpc
from sfa_desktop.connectors.odoo.site import Site
from sfa_desktop.entities.bounds import Bounds
from sfa_desktop.entities.exchange import Action, Attachment, Device, Group, Operation
from sfa_desktop.rules.formula import evaluate
from tests.support.asked import by_key, operation
from tests.support.odoo import OdooModel
from tests.support.odoo_company import Company, company
from tests.support.recorded import Exchange, Faults, Request, Response, recordings, serving

DEVICE = Device(id=new_id(), ledger_head="00", ledger_seq=1)
RECORDED = recordings("odoo")


class Trial:
    """A connector to a model."""

    def __init__(self, stack: ExitStack, **model: Any) -> None:
        self.server = OdooModel(**model)
        self.company: Company = company(self.server)
        self.faults = Faults(self.server)
        self.url = stack.enter_context(serving(self.faults))
        self.laura = self.connector("laura", "laura-key")
        stack.callback(self.laura.close)

    def connector(self, user: str, secret: str, database: str = "crm") -> OdooConnector:
        return OdooConnector(url=self.url, database=database, user=user, secret=secret)

    def all(self, kind: str, cursor: str = "", limit: int = 1000) -> tuple[dict[str, dict[str, Any]], str]:
        """By key: everything since the cursor."""
        found: dict[str, dict[str, Any]] = {}
        while True:
            page = self.laura.pull(kind, cursor, limit)
            found.update(by_key(page))
            cursor = page.cursor
            if not page.more:
                return found, cursor

    def group(self, *operations: Operation) -> Group:
        remotes = {}
        for kind in ("account", "product", "task", "order", "contact"):
            remotes.update({key: str(row["remote"]) for key, row in self.all(kind)[0].items()})
        return Group(id="g", operations=operations, remotes=remotes)

    def order(self, **values: Any) -> Operation:
        account = next(key for key, row in self.all("account")[0].items() if row["name"] == "Farmacia 1")
        product = next(iter(self.all("product")[0]))
        line = {"key": new_id(), "product_id": product, "quantity": "12.0000", "sequence": 1}
        asked = {"account_id": account, "ordered_on": "2026-11-24", "lines": [line], "state": "confirmed", **values}
        return operation("order", **asked)


@pytest.fixture
def trial() -> Iterator[Trial]:
    with ExitStack() as stack:
        yield Trial(stack)


@pytest.fixture(params=["17.0", "18.0", "19.0"])
def each(request: pytest.FixtureRequest) -> Iterator[Trial]:
    with ExitStack() as stack:
        yield Trial(stack, version=request.param)


# --- signing in -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("version", "secret"), [("19.0", "laura-key"), ("19.0", "password-laura"), ("17.0", "laura-key")]
)
def test_keys_and_passwords_open_every_version(version: str, secret: str) -> None:
    with ExitStack() as stack:
        trial = Trial(stack, version=version)
        connector = trial.connector("laura", secret)
        assert connector.hello(DEVICE, {}).user["name"] == "Laura Vega"
        connector.close()


@pytest.mark.parametrize(
    ("name", "error"),
    [("02a-wrong-key", SignInRefused), ("02b-no-key", SignInRefused), ("02c-wrong-database", UnknownDatabase),
     ("26e-rep-no-right-model", AccessDenied)],
)  # fmt: skip
def test_recorded_refusals_have_their_error(name: str, error: type[RemoteError]) -> None:
    with pytest.raises(error) as caught, answering(RECORDED[name]) as rpc:
        rpc.read("res.partner", "search_read", domain=[], fields=[], type=list[Any])
    assert "Traceback" not in str(caught.value)


def test_a_wrong_password_of_json_rpc_is_an_answer_of_200() -> None:
    with answering(RECORDED["02d-jsonrpc-login-wrong-password"], version="18.0") as rpc, pytest.raises(SignInRefused):
        rpc.uid = 0
        rpc.sign_in()


@pytest.mark.parametrize("body", ["<html>Welcome to the hotel</html>", [], "nonsense", {"error": {"data": 7}}])
def test_what_is_no_odoo_is_told(body: Any) -> None:
    kind = "text/html" if isinstance(body, str) else "application/json"
    with serving(lambda _: Response(200, body, {"Content-Type": kind})) as url:
        connector = OdooConnector(url=url, database="crm", user="laura", secret="x")
        with pytest.raises(RemoteError):
            connector.hello(DEVICE, {})
        connector.close()


# --- reading --------------------------------------------------------------------------------------------


def test_recorded_accounts_become_records() -> None:
    row = recorded_page("account", "03a-accounts-page-1")[0]
    assert (row["name"], row["code"], row["tax_id"], row["city"]) == (
        "Farmacia Luz S.A.",
        "C0001",
        "A58818501",
        "Madrid",
    )
    assert (row["owner"], row["credit_limit"], row["active"]) == ("Laura Vega", "5000.0000", True)
    assert row["version"] % 1_000_000 == 0


def test_recorded_visits_lose_what_the_server_appended() -> None:
    row = recorded_page("visit", "09a-visits")[0]
    assert (row["notes"], row["planned_at"], row["ended_at"], row["minutes"]) == (
        "Presentar campaña de Navidad", "2026-11-23T09:30:00Z", "2026-11-23T10:15:00Z", 45,
    )  # fmt: skip


def test_recorded_orders_and_lines_to_the_cent() -> None:
    row = recorded_page("order", "11a-orders-flat")[0]
    assert (row["number"], row["net"], row["tax"], row["total"]) == ("S00041", "746.7900", "152.0000", "898.7900")
    assert (row["currency"], row["reference"], row["state"]) == ("EUR", "PED-0001", "draft")


def test_every_row_of_one_second_arrives_whatever_the_page(each: Trial) -> None:
    every, cursor = each.all("account")
    stamp = each.server.now + timedelta(microseconds=300_000)
    for id_ in each.company.customers:
        each.server.set("res.partner", id_, stamp=stamp, phone="1")
    each.server.tick(10)
    each.laura.hello(DEVICE, {})
    changed, _ = each.all("account", cursor, limit=3)
    assert {row["remote"] for row in changed.values() if row["phone"] == "1"} == set(each.company.customers)
    assert len(every) == len(each.company.customers) + 1


def test_a_transaction_that_commits_late_is_not_lost(each: Trial) -> None:
    _, cursor = each.all("account")
    begun = each.server.now
    each.server.tick(100)
    each.laura.hello(DEVICE, {})
    _, cursor = each.all("account", cursor)  # somebody else's change is seen meanwhile
    each.server.set("res.partner", each.company.customers[0], stamp=begun, phone="late")
    changed, _ = each.all("account", cursor)
    assert "late" in {row["phone"] for row in changed.values()}


def test_a_line_whose_text_changed_brings_its_order(trial: Trial) -> None:
    trial.laura.push([trial.group(trial.order())], DEVICE)
    trial.server.tick(1_000)
    trial.laura.hello(DEVICE, {})
    _, cursor = trial.all("order")
    trial.server.tick(1_000)
    (line,) = trial.server.tables["sale.order.line"]
    trial.server.set("sale.order.line", line, name="Otro texto")
    (changed,) = trial.all("order", cursor)[0].values()
    assert changed["version"] > 0
    assert "Otro texto" in str(changed["lines"])


def test_archived_records_stay_and_say_so(trial: Trial) -> None:
    trial.server.set("res.partner", trial.company.customers[0], active=False)
    states = {row["remote"]: row["active"] for row in trial.all("account")[0].values()}
    assert states[trial.company.customers[0]] is False


def test_what_is_deleted_is_not_in_the_inventory_and_gone_when_fetched(trial: Trial) -> None:
    key, row = next(iter(trial.all("contact")[0].items()))
    trial.server.remove("res.partner", row["remote"])
    listed, _ = trial.laura.inventory("contact", "", 1000)
    assert key not in {one.key for one in listed}
    assert [gone.key for gone in trial.laura.fetch("contact", {key: str(row["remote"])}).gone] == [key]


def test_a_rep_without_a_kind_has_the_others(trial: Trial) -> None:
    trial.server.forbidden[trial.company.rep] = {("crm.lead", "read"), ("product.pricelist.item", "read")}
    trial.laura.hello(DEVICE, {})
    assert {"opportunity", "price_rule"} & set(trial.laura.capabilities.kinds) == set()
    assert any("crm.lead" in note for note in trial.laura.capabilities.notes)
    with pytest.raises(AccessDenied):
        trial.laura.pull("opportunity", "", 10)


def test_who_may_add_fields_is_an_administrator(trial: Trial) -> None:
    assert trial.connector("laura", "laura-key").hello(DEVICE, {}).user["admin"] is True
    trial.server.forbidden[trial.company.rep] = {("ir.model.fields", "create")}
    assert trial.laura.hello(DEVICE, {}).user["admin"] is False


def test_own_fields_are_proposed_with_their_choices(trial: Trial) -> None:
    (own,) = [one for one in trial.laura.hello(DEVICE, {}).custom_fields if one.kind == "account"]
    assert (own.code, own.type, own.choices[0]) == ("x_potencial", "choice", ("A", "A (alto)"))


def test_an_administrator_maps_a_field(trial: Trial) -> None:
    connector = OdooConnector(url=trial.url, database="crm", user="laura", secret="laura-key",
                              overrides={"account": {"code": "vat", "trade": "x_potencial"}})  # fmt: skip
    trial.server.set("res.partner", trial.company.customers[0], vat="B1")
    rows = by_key(connector.pull("account", "", 1000)).values()
    assert ("B1", "A") in {(row["code"], row["trade"]) for row in rows}
    connector.close()


# --- writing --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("own_field", [True, False], ids=["own field", "external id"])
@pytest.mark.parametrize("lost", ["create", "load", "action_confirm", "search_read"])
def test_an_order_is_there_once_whatever_answer_is_lost(own_field: bool, lost: str) -> None:
    with ExitStack() as stack:
        trial = Trial(stack, own_field=own_field)
        sent = trial.group(trial.order())
        trial.faults.lose_answer(f"sale.order/{lost}")
        for _ in range(4):
            try:
                done = trial.laura.lookup([sent])[sent.id]
                if not done:
                    done = trial.laura.push([sent], DEVICE)[0].receipts
            except RemoteError:
                continue
            break
        assert [one.key for one in done] == [sent.operations[0].record_id]
        assert [order["state"] for order in trial.server.tables["sale.order"].values()] == ["sale"]
        assert trial.server.calls.count("sale.order.action_confirm") == 1
        page = done[0].page
        assert page is not None
        assert sent.operations[0].values["lines"][0]["key"] in page.aliases.values()


def test_a_create_whose_answer_is_lost_is_unknown_and_not_refused(trial: Trial) -> None:
    sent = trial.group(operation("account", name="Kiosco"))
    trial.faults.lose_answer("res.partner/create")
    with pytest.raises(OutcomeUnknown):
        trial.laura.push([sent], DEVICE)
    assert trial.laura.lookup([sent])[sent.id]


def test_a_stale_edit_of_the_same_field_clashes_and_another_field_is_left_alone(trial: Trial) -> None:
    key, row = next((k, r) for k, r in trial.all("account")[0].items() if r["name"] == "Farmacia 2")
    trial.server.tick(5)
    trial.server.set("res.partner", row["remote"], phone="office")
    mine = operation("account", key, Action.UPDATE, row["version"], phone="mine")
    sent = trial.group(replace(mine, base={"phone": ""}))
    (answer,) = trial.laura.push([sent], DEVICE)
    assert answer.conflict is not None
    assert answer.conflict.page is not None
    other = replace(operation("account", key, Action.UPDATE, row["version"], email="a@b.example"), base={"email": ""})
    (answer,) = trial.laura.push([trial.group(other)], DEVICE)
    assert answer.receipts
    assert trial.server.tables["res.partner"][row["remote"]]["phone"] == "office"


def test_an_edit_that_no_stamp_shows_still_clashes(trial: Trial) -> None:
    key, row = next((k, r) for k, r in trial.all("account")[0].items() if r["name"] == "Farmacia 2")
    server_row = trial.server.tables["res.partner"][row["remote"]]
    server_row["phone"] = "same second"
    mine = replace(operation("account", key, Action.UPDATE, row["version"], phone="mine"), base={"phone": ""})
    (answer,) = trial.laura.push([trial.group(mine)], DEVICE)
    assert answer.conflict is not None


def test_refusals_come_in_odoos_words(trial: Trial) -> None:
    trial.server.confirm_refusal = "El pedido mínimo es de 100 €."
    (answer,) = trial.laura.push([trial.group(trial.order())], DEVICE)
    assert answer.refusal is not None
    assert answer.refusal.message == "El pedido mínimo es de 100 €."
    assert trial.server.tables["sale.order"] == {}, "a draft was left"


def test_a_rep_who_may_not_delete_leaves_the_draft_and_uses_it_again(trial: Trial) -> None:
    trial.server.forbidden[trial.company.rep] = {("sale.order", "unlink")}
    trial.server.confirm_refusal = "No."
    sent = trial.group(trial.order())
    assert trial.laura.push([sent], DEVICE)[0].refusal is not None
    trial.server.confirm_refusal = ""
    assert trial.laura.push([sent], DEVICE)[0].receipts
    assert len(trial.server.tables["sale.order"]) == 1


def test_lines_are_changed_made_and_removed_by_their_keys(trial: Trial) -> None:
    order = trial.order(state="draft")
    (made,) = trial.laura.push([trial.group(order)], DEVICE)
    oil, wine = trial.all("product")[0]
    (line,) = order.values["lines"]
    lines = [{**line, "quantity": "3"}, {"key": new_id(), "product_id": wine, "quantity": "2"}]
    change = operation("order", order.record_id, Action.UPDATE, made.receipts[0].version, lines=lines)
    (answer,) = trial.laura.push([trial.group(change)], DEVICE)
    assert answer.receipts, answer
    kept = trial.server.tables["sale.order.line"].values()
    assert sorted(one["product_uom_qty"] for one in kept) == [2.0, 3.0]
    assert oil != wine


def test_files_go_up_once_and_come_back(trial: Trial) -> None:
    key, row = next(iter(trial.all("account")[0].items()))
    file = Attachment(id=new_id(), kind="account", record_id=key, name="foto.png", media_type="image/png", size=3)
    for _ in range(2):
        kept = trial.laura.upload(file, str(row["remote"]), io.BytesIO(b"abc"), lambda _: None)
    assert len(trial.server.tables["ir.attachment"]) == 1
    (told,) = trial.laura.files("account", {key: str(row["remote"])})
    assert (told.name, told.size, told.remote_id) == ("foto.png", 3, kept.remote_id)
    assert b"".join(trial.laura.download(told, 1)) == b"bc"


def test_the_connection_test_makes_the_field_for_our_keys_where_it_may() -> None:
    with ExitStack() as stack:
        trial = Trial(stack, own_field=False)
        admin = trial.connector("admin", "admin-key")
        write = {step.name: step for step in admin.check()}["write"]
        assert write.passed
        assert "x_sfa_uid was made in res.partner" in write.detail
        assert trial.server.fields["sale.order"]["x_sfa_uid"] == "char"
        admin.close()


# --- small ----------------------------------------------------------------------------------------------


def test_what_a_calendar_has_no_field_for_survives_the_way_there_and_back() -> None:
    said = {"state": "done", "outcome": "order", "next_step": "Enviar; pronto", "next_on": "2026-12-01"}
    words, back = notes.split(notes.joined("Línea 1\nLínea <2> & más", said))
    assert words == "Línea 1\nLínea <2> & más"
    assert back == {**said, "next_step": "Enviar, pronto"}


@pytest.mark.parametrize(
    ("way", "price"),
    [
        (("fixed", 7.2, 0, "list_price", 0, 0, 0, 0, 0), "7.2"),
        (("percentage", 0, 5.0, "list_price", 0, 0, 0, 0, 0), "9.5"),
        (("formula", 0, 0, "list_price", 12.5, -0.01, 0.05, 0, 0), "8.74"),  # 8.75, to 0.05, less a cent
        (("formula", 0, 0, "list_price", 50, 0, 0, 0.5, 0), "10.5"),  # never less than 0.50 above
    ],
)
def test_formulas_are_odoos(way: tuple[Any, ...], price: str) -> None:
    found = evaluate(prices.formula(1, *way), {"list_price": Decimal(10)})
    assert found is not None
    assert round(found, 4) == Decimal(price)


def test_rules_stand_in_odoos_order() -> None:
    rules = [("0_product_variant", 0, 1), ("1_product", 12, 3), ("1_product", 1, 4), ("2_product_category", 0, 2),
             ("3_global", 0, 9), ("3_global", 0, 1)]  # fmt: skip
    places = [*(prices.order(*rule) for rule in rules), prices.LAST]
    assert places == sorted(places)


# --- replay ---------------------------------------------------------------------------------------------


class answering:  # noqa: N801  # reads as a word
    """A signed-in Rpc whose every call gets one recorded answer."""

    def __init__(self, exchange: Exchange, version: str = "19.0") -> None:
        self.exchange = exchange
        self.version = version

    def __enter__(self) -> Rpc:
        self._stack = ExitStack()
        url = self._stack.enter_context(serving(self._answer))
        rpc = Rpc(Wire(url), "crm", "laura", "key")
        self._stack.callback(rpc.close)
        rpc.series()
        rpc.uid = 5
        rpc._json2 = rpc.major >= 19
        return rpc

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def _answer(self, request: Request) -> Response:
        if request.path == "/web/version":
            return Response(200, {"version": self.version})
        response = self.exchange.response
        kind = "text/html" if isinstance(response.body, str) else "application/json"
        return replace(response, headers={"Content-Type": kind})


def recorded_page(kind: str, name: str) -> list[dict[str, Any]]:
    """The rows a recorded list becomes, through the connector's own decoder; look-ups answer nothing."""
    exchange = RECORDED[name]
    with serving(lambda _: Response(200, [])) as url:
        rpc = Rpc(Wire(url), "crm", "laura", "key")
        rpc.uid, rpc._json2 = 5, True
        site = Site(rpc, {}, Bounds())
        settled = site.mapping.kind(kind).settled(exchange.response.body[0].__contains__)
        decoder = Decoder(settled, Surroundings(KeyBook("recorded")), site.makers)
        page = decoder.page(loads(exchange.raw, list[decoder.type]))
        rpc.close()
    return list(by_key(page).values())
