"""Dolibarr: recorded answers become the right records, its traps are held, and what is sent is there once."""

import io
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sfa_desktop.base.errors import AccessDenied, Declined, OutcomeUnknown, RemoteError, ServerFault, SignInRefused
from sfa_desktop.base.ids import new_id
from sfa_desktop.connectors.dolibarr import DolibarrConnector, notes, times, words
from sfa_desktop.connectors.dolibarr.api import Absent, Api, BadFilter, Rows
from sfa_desktop.connectors.http import Rejected
from sfa_desktop.entities.bounds import Bounds
from sfa_desktop.entities.exchange import Action, Attachment, Device, Group, Operation
from sfa_desktop.rules.formula import evaluate
from tests.support.asked import by_key, operation
from tests.support.dolibarr import DolibarrModel, company
from tests.support.recorded import Faults, Request, Response, recordings, serving

DEVICE = Device(id=new_id(), ledger_head="00", ledger_seq=1)
RECORDED = recordings("dolibarr")


class Trial:
    """A connector to a model."""

    def __init__(self, stack: ExitStack, *, mode: str = "levels", **model: Any) -> None:
        self.server = DolibarrModel(**model)
        self.server.mode = mode
        self.customers, self.oil, self.wine = company(self.server)
        self.faults = Faults(self.server)
        self.url = stack.enter_context(serving(self.faults))
        self.stack = stack
        self.office = self.connector("admin-key")

    def connector(self, secret: str, **more: Any) -> DolibarrConnector:
        connector = DolibarrConnector(url=self.url, secret=secret, **more)
        self.stack.callback(connector.close)
        return connector

    def all(
        self, kind: str, cursor: str = "", limit: int = 500, connector: DolibarrConnector | None = None
    ) -> tuple[dict[str, dict[str, Any]], str]:
        """By key: everything since the cursor, in a round of its own."""
        asked, found = connector or self.office, {}
        asked.hello(DEVICE, {})
        while True:
            page = asked.pull(kind, cursor, limit)
            found.update(by_key(page))
            cursor = page.cursor
            if not page.more:
                return found, cursor

    def names(self, kind: str, cursor: str, field: str = "name") -> set[str]:
        return {row[field] for row in self.all(kind, cursor)[0].values()}

    def group(self, *operations: Operation, connector: DolibarrConnector | None = None) -> Group:
        remotes = {}
        for kind in ("account", "product", "task", "order"):
            found = self.all(kind, connector=connector)[0]
            remotes.update({key: str(row["remote"]) for key, row in found.items()})
        return Group(id="g", operations=operations, remotes=remotes)

    def order(
        self, *, quantity: str = "12.0000", connector: DolibarrConnector | None = None, **values: Any
    ) -> Operation:
        accounts = self.all("account", connector=connector)[0]
        account = next(key for key, row in accounts.items() if row["name"] == "Farmacia 1")
        product = next(key for key, row in self.all("product")[0].items() if row["code"] == "VIN-075")
        line = {"key": new_id(), "product_id": product, "quantity": quantity, "sequence": 1}
        asked = {"account_id": account, "ordered_on": "2026-11-24", "lines": [line], "state": "confirmed", **values}
        return operation("order", **asked)


@pytest.fixture
def trial() -> Iterator[Trial]:
    with ExitStack() as stack:
        yield Trial(stack)


# --- recorded answers -----------------------------------------------------------------------------------


def rejected(name: str) -> words.Said:
    exchange = RECORDED[name]
    return words.said(Rejected(exchange.response.status, exchange.raw, exchange.response.headers))


@pytest.mark.parametrize("name", ["04a-accounts-empty", "05d-delta-none", "16c-lookup-none"])
def test_an_empty_list_is_404_with_words(name: str) -> None:
    assert rejected(name).nothing_found


@pytest.mark.parametrize("name", ["04h-wrong-filter-400", "04i-unknown-column-filter", "30e-unknown-route"])
def test_a_wrong_filter_and_a_module_that_is_off_are_no_empty_lists(name: str) -> None:
    exchange = RECORDED[name]
    with serving(lambda _: exchange.response) as url, pytest.raises((BadFilter, Absent)):
        Api.to(url, "key").list("thirdparties", Rows, [], sqlfilters="(t.nope:=:1)")


@pytest.mark.parametrize(
    ("name", "error"),
    [("02a-wrong-key", SignInRefused), ("26b-rep-read-foreign", AccessDenied), ("25b-read-deleted", Declined),
     ("30f-bad-sortfield", ServerFault)],
)  # fmt: skip
def test_recorded_refusals_have_their_error(name: str, error: type[RemoteError]) -> None:
    with serving(lambda _: RECORDED[name].response) as url, pytest.raises(error):
        Api.to(url, "key").get("thirdparties/1", type=dict[str, Any])


def test_recorded_duplicates_are_told_from_other_faults() -> None:
    assert rejected("15c-same-create-unique-extrafield-refused").duplicate
    assert rejected("23c-create-visit-again").duplicate
    assert not rejected("22d-order-unknown-account").duplicate
    assert "Duplicate entry" in rejected("19c-same-order-again-unique").message


def recorded_rows(kind: str, route: str, name: str) -> tuple[list[dict[str, Any]], Sequence[str]]:
    """The records of a recorded list, and the columns of their lines; the rest of the server is the model."""
    server = DolibarrModel()
    company(server)

    def model(request: Request) -> Response:
        if request.path.endswith(route) and request.query.get("limit") == "77":
            return RECORDED[name].response
        return server(request)

    with serving(model) as url:
        connector = DolibarrConnector(url=url, secret="admin-key")
        page = connector.pull(kind, "", 77)
        connector.close()
    return list(by_key(page).values()), page.line_columns


def test_recorded_accounts_become_records() -> None:
    rows, _ = recorded_rows("account", "thirdparties", "03a-accounts-page-1")
    first = rows[0]
    assert first["name"] == "Farmacia Luz S.A."
    assert first["tax_id"] == "ESA58818501"
    assert Decimal(first["credit_limit"]) == 5000
    assert (first["active"], first["notes"]) == (True, "Entregas solo por la mañana")


def test_recorded_products_take_the_first_level_not_the_last_written() -> None:
    rows, _ = recorded_rows("product", "products", "07a-products")
    assert (rows[0]["code"], Decimal(rows[0]["list_price"])) == ("ACE-750", Decimal("7.95"))
    assert rows[0]["version"] == 0


def test_recorded_orders_to_the_cent() -> None:
    rows, lines = recorded_rows("order", "orders", "11a-orders-nested")
    first = next(row for row in rows if row["reference"] == "PED-0001")
    assert [Decimal(first[name]) for name in ("net", "tax", "total")] == [
        Decimal("768.39"), Decimal("156.11"), Decimal("924.50"),
    ]  # fmt: skip
    line = dict(zip(lines, first["lines"][1], strict=True))
    assert (Decimal(line["unit_price"]), Decimal(line["net"])) == (Decimal("41.5325"), Decimal("498.39"))
    assert first["number"] == "", "a provisional number of the server is no number"


def test_recorded_visits_are_moments() -> None:
    rows, _ = recorded_rows("visit", "agendaevents", "09a-visits")
    visit = next(row for row in rows if row["subject"] == "Visita Farmacia Luz S.A.")
    assert (visit["planned_at"], visit["minutes"]) == ("2026-11-23T09:30:00Z", 45)
    assert (visit["state"], visit["ended_at"]) == ("planned", None)


# --- changes --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("limit", [1, 3, 500])
def test_every_row_of_one_second_arrives_whatever_the_page(trial: Trial, limit: int) -> None:
    _, cursor = trial.all("account")
    trial.server.tick(3600)
    for id_ in trial.customers[:5]:
        trial.server.touch("thirdparties", id_)
    found, _ = trial.all("account", cursor, limit)
    assert len(found) == 5


def test_a_change_of_a_kind_without_stamps_arrives(trial: Trial) -> None:
    _, cursor = trial.all("product")
    trial.server.tick(3600)
    trial.server.tables["products"][trial.oil]["label"] = "Aceite nuevo"
    trial.server.touch("products", trial.oil)
    assert trial.names("product", cursor) == {"Aceite nuevo"}


def test_a_transaction_that_commits_late_is_not_lost(trial: Trial) -> None:
    trial.server.tick(3600)
    _, cursor = trial.all("account")
    late = trial.server.add("thirdparties", name="Tarde")
    trial.server.touch("thirdparties", late, trial.server.now - timedelta(seconds=120))
    assert "Tarde" in trial.names("account", cursor)


@pytest.mark.parametrize("php", ["America/Argentina/Buenos_Aires", "Europe/Madrid", "Asia/Kolkata", "UTC"])
@pytest.mark.parametrize(
    ("database", "agenda"),
    [("UTC", True), ("UTC", False), ("America/Argentina/Buenos_Aires", True), ("", True), ("", False)],
)
def test_the_zone_of_the_database_does_not_lose_changes(php: str, database: str, agenda: bool) -> None:
    """A third zone, neither PHP's nor UTC, shows only by events."""
    with ExitStack() as stack:
        trial = Trial(stack, zone=php)
        trial.server.database_zone = ZoneInfo(database or php)
        if not agenda:
            trial.server.tables["agendaevents"].clear()
        _, cursor = trial.all("account")
        trial.server.tick(60)
        trial.server.touch("thirdparties", trial.customers[0])
        assert "Farmacia 0" in trial.names("account", cursor)


@pytest.mark.parametrize("minutes", range(-180, 181, 30))
def test_the_hour_that_clocks_repeat_is_not_skipped(minutes: int) -> None:
    madrid = ZoneInfo("Europe/Madrid")
    moment = datetime(2026, 10, 25, 1, 0, tzinfo=UTC) + timedelta(minutes=minutes)
    text = times.text(moment, madrid, (0,))
    for later in range(0, 240, 10):
        shown = (moment + timedelta(minutes=later)).astimezone(madrid).strftime("%Y-%m-%d %H:%M:%S")
        assert text <= shown


def test_extra_fields_that_change_alone_bring_their_record(trial: Trial) -> None:
    trial.server.extras["societe"]["potencial"] = {"type": "select", "label": "P", "param": {"options": {"A": "alto"}}}
    _, cursor = trial.all("account")
    trial.server.tick(3600)
    row = trial.server.tables["thirdparties"][trial.customers[2]]
    row["array_options"] = {"options_potencial": "A"}
    trial.server.extra_stamps[("thirdparties", row["id"])] = trial.server.now
    trial.office.site.forget()
    found, _ = trial.all("account", cursor)
    assert [one["custom"] for one in found.values()] == [{"potencial": "A"}]


def test_a_line_whose_text_changed_brings_its_draft(trial: Trial) -> None:
    sent = trial.order(state="draft")
    trial.office.push([trial.group(sent)], DEVICE)
    _, cursor = trial.all("order")
    trial.server.tick(3600)
    (order,) = trial.server.tables["orders"].values()
    order["lines"][0]["desc"] = "sin azúcar"
    found, _ = trial.all("order", cursor)
    assert "sin azúcar" in found[sent.record_id]["lines"][0]


def test_what_is_deleted_is_not_in_the_inventory_and_gone_when_fetched(trial: Trial) -> None:
    found, _ = trial.all("account")
    key, row = next(iter(found.items()))
    del trial.server.tables["thirdparties"][int(row["remote"])]
    listed, after = trial.office.inventory("account", "", 500)
    assert key not in {one.key for one in listed}
    assert after == ""
    assert [gone.key for gone in trial.office.fetch("account", {key: str(row["remote"])}).gone] == [key]


def test_a_deletion_that_the_agenda_recorded_comes_with_the_next_pull(trial: Trial) -> None:
    order = trial.server.add("orders", socid=str(trial.customers[0]), ref="CO1", date=trial.server.seconds, lines=[])
    found, cursor = trial.all("order")
    trial.server.tick(3600)
    del trial.server.tables["orders"][order]
    for label, kind, id_ in (("Third party X deleted", None, None), ("Record deleted", "order", str(order))):
        trial.server.add("agendaevents", type_code="AC_X_DELETE", label=label, elementtype=kind, elementid=id_)
    trial.office.hello(DEVICE, {})
    assert [gone.key for gone in trial.office.pull("order", cursor, 500).gone] == list(found)
    kept = trial.server.add("orders", socid=str(trial.customers[0]), ref="CO2", date=trial.server.seconds, lines=[])
    trial.server.add("agendaevents", type_code="AC_X_DELETE", label="a lie", elementtype="order", elementid=str(kept))
    trial.office.hello(DEVICE, {})
    assert [gone.key for gone in trial.office.pull("order", cursor, 500).gone] == list(found)


def test_a_rep_has_his_accounts_and_what_he_lost_goes(trial: Trial) -> None:
    trial.server.add_user(2, "laura", "laura-key")
    trial.server.territory[2] = set(trial.customers[:3])
    laura = trial.connector("laura-key")
    found, _ = trial.all("account", connector=laura)
    assert len(found) == 3
    trial.server.territory[2].discard(trial.customers[0])
    key = next(key for key, row in found.items() if int(row["remote"]) == trial.customers[0])
    assert key not in {one.key for one in laura.inventory("account", "", 500)[0]}
    assert laura.fetch("account", {key: str(trial.customers[0])}).gone


def test_a_rep_learns_at_once_that_he_has_other_accounts_than_before(trial: Trial) -> None:
    """Dolibarr stamps no account for being given to somebody."""
    trial.server.add_user(2, "laura", "laura-key")
    trial.server.territory[2] = set(trial.customers[:3])
    laura = trial.connector("laura-key")
    before = laura.hello(DEVICE, {}).scope["token"]
    assert laura.hello(DEVICE, {}).scope["token"] == before
    trial.server.territory[2] = {*trial.customers[1:4]}
    assert laura.hello(DEVICE, {}).scope["token"] != before
    assert trial.office.hello(DEVICE, {}).scope["token"] == ""


def test_bounds_limit_history_but_not_what_is_open(trial: Trial) -> None:
    old = int(datetime(2026, 5, 4, 12, tzinfo=UTC).timestamp())
    for number, (date, state) in enumerate([(old, 1), (old, 0), (trial.server.seconds, 1)]):
        trial.server.add("orders", socid=str(trial.customers[0]), ref=f"CO{number}", date=date, statut=state, lines=[])
    bounds = Bounds(months={"order": 2})
    limited = trial.connector("admin-key", bounds=bounds)
    found, _ = trial.all("order", connector=limited)
    assert {row["number"] for row in found.values()} == {"CO1", "CO2"}
    assert {one.key for one in limited.inventory("order", "", 500)[0]} == found.keys()
    assert trial.office.count_within(bounds)["order"] == 2
    assert trial.office.count_within(Bounds())["order"] == 3
    assert limited.hello(DEVICE, {}).scope["months"] == {"order": 2}


def test_a_module_that_is_off_hides_its_kind_and_says_so(trial: Trial) -> None:
    trial.server.off.add("tickets")
    trial.office.hello(DEVICE, {})
    assert "case" not in trial.office.capabilities.kinds
    assert any("Of case there is nothing" in note for note in trial.office.capabilities.notes)
    with pytest.raises(AccessDenied):
        trial.office.pull("case", "", 10)


def test_automatic_events_are_neither_visits_nor_tasks(trial: Trial) -> None:
    assert {row["subject"] for row in trial.all("visit")[0].values()} == {"Visita"}
    assert {row["subject"] for row in trial.all("task")[0].values()} == {"Llamar"}


def test_an_administrator_maps_a_field_and_a_rep_has_it_too(trial: Trial) -> None:
    trial.server.extras["societe"]["potencial"] = {
        "type": "select",
        "label": "Potencial",
        "param": {"options": {"A": "a"}},
    }
    trial.server.tables["thirdparties"][trial.customers[0]]["array_options"] = {"options_potencial": "A"}
    chosen = {"account": {"potential": {"from": "array_options.options_potencial", "choices": {"A": "high"}}}}
    trial.server.add_user(2, "laura", "laura-key")
    for key in ("admin-key", "laura-key"):
        found, _ = trial.all("account", connector=trial.connector(key, overrides=chosen))
        assert "high" in {row["potential"] for row in found.values()}
    facts = trial.office.hello(DEVICE, {})
    assert [(own.code, own.choices) for own in facts.custom_fields] == [("potencial", (("A", "a"),))]


# --- prices ---------------------------------------------------------------------------------------------


def price(trial: Trial, product: str, name: str) -> Decimal | None:
    """What the rules of a list say of a product."""
    lists = {row["name"]: key for key, row in trial.all("price_list")[0].items()}
    key = next(key for key, row in trial.all("product")[0].items() if row["code"] == product)
    rules = sorted(trial.all("price_rule")[0].values(), key=lambda rule: rule["sequence"])
    fits = [r for r in rules if r["price_list_id"] == lists[name] and r["product_id"] in (key, None)]
    return evaluate(fits[0]["formula"], {"list_price": Decimal(-1)}) if fits else None


def test_levels_are_lists_and_accounts_have_theirs(trial: Trial) -> None:
    trial.server.tables["thirdparties"][trial.customers[1]]["price_level"] = 2
    assert price(trial, "ACE-750", "Level 2") == Decimal("7.314")
    lists = {key: row["name"] for key, row in trial.all("price_list")[0].items()}
    accounts = trial.all("account")[0].values()
    assert {row["name"]: lists[row["price_list_id"]] for row in accounts}["Farmacia 1"] == "Level 2"
    rates = {row["rate"] for row in trial.all("tax")[0].values()}
    assert rates == {"20", "10", "21"}


def test_prices_of_customers_and_nothing_of_the_database() -> None:
    with ExitStack() as stack:
        trial = Trial(stack, mode="customer")
        own = {"id": "1", "fk_product": str(trial.oil), "fk_soc": str(trial.customers[1]), "price": "7.05000000"}
        trial.server.customer_prices.append(own)
        assert price(trial, "ACE-750", "Farmacia 1") == Decimal("7.05")
        assert price(trial, "ACE-750", "Farmacia 2") == Decimal(-1), "the list price"
        assert "leaked" not in repr(trial.all("price_rule"))
        keys = {row["price_list_id"] for row in trial.all("account")[0].values()}
        assert keys == trial.all("price_list")[0].keys()


def test_breaks_by_quantity_come_the_largest_first() -> None:
    with ExitStack() as stack:
        trial = Trial(stack, mode="breaks")
        trial.server.breaks[trial.wine] = [
            {"rowid": "1", "unitprice": "1.20000000", "quantity": "12", "remise_percent": "0"},
            {"rowid": "2", "unitprice": "1.10000000", "quantity": "48", "remise_percent": "0"},
        ]
        rules = sorted(trial.all("price_rule")[0].values(), key=lambda rule: rule["sequence"])
        assert [rule["quantity"] for rule in rules] == ["48", "12", None]
        sent = trial.order(quantity="50.0000")
        (answer,) = trial.office.push([trial.group(sent)], DEVICE)
        assert answer.refusal is None, answer.refusal
        (order,) = trial.server.tables["orders"].values()
        assert order["total_ht"] == "55.00000000"


def test_an_order_has_the_offices_price_and_tax_whatever_the_laptop_knew(trial: Trial) -> None:
    trial.server.tables["thirdparties"][trial.customers[1]]["price_level"] = 2
    line = {**trial.order().values["lines"][0], "base_price": "0.9900", "discount": "2.5", "quantity": "7.0000"}
    sent = trial.order(lines=[line])
    (answer,) = trial.office.push([trial.group(sent)], DEVICE)
    page = answer.receipts[0].page
    assert page is not None
    (row,) = by_key(page).values()
    net = Decimal("8.87")  # 7 x 1.30 less 2.5 %: 8.8725; with 10 %: 9.75975
    assert [Decimal(row[name]) for name in ("net", "tax", "total")] == [net, Decimal("0.89"), Decimal("9.76")]
    assert row["number"].startswith("CO2611-")
    assert (row["ordered_on"], row["state"]) == ("2026-11-24", "confirmed")


# --- sending --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("unique", [True, False], ids=["sfa_uid", "ref_ext"])
@pytest.mark.parametrize("lost", ["POST /api/index.php/orders", "/validate"], ids=["created", "validated"])
def test_an_order_is_there_once_whatever_answer_is_lost(unique: bool, lost: str) -> None:
    with ExitStack() as stack:
        trial = Trial(stack, unique=unique)
        sent = trial.group(trial.order())
        trial.faults.lose_answer(lost)
        with pytest.raises(OutcomeUnknown):
            trial.office.push([sent], DEVICE)
        done = trial.office.lookup([sent])["g"]
        (answer,) = trial.office.push([sent], DEVICE)
        assert answer.refusal is None
        assert len(trial.server.tables["orders"]) == 1
        (order,) = trial.server.tables["orders"].values()
        assert order["statut"] == 1
        assert bool(done) == (lost == "/validate")


@pytest.mark.parametrize("unique", [True, False], ids=["sfa_uid", "note"])
def test_a_visit_and_a_case_are_there_once(unique: bool) -> None:
    with ExitStack() as stack:
        trial = Trial(stack, unique=unique)
        account = next(iter(trial.all("account")[0]))
        visit = operation("visit", account_id=account, subject="Uno", state="done", planned_at="2026-11-24T12:00:00Z",
                          started_at="2026-11-24T12:05:00Z", ended_at="2026-11-24T12:45:00Z", outcome="follow_up",
                          notes="Pide precio", next_step="Enviar tarifa", next_on="2026-12-01")  # fmt: skip
        case = operation("case", account_id=account, subject="Rota", notes="Caja rota", severity="high", state="solved")
        sent = trial.group(visit, case)
        before = {route: len(trial.server.tables[route]) for route in ("agendaevents", "tickets")}
        trial.faults.lose_answer("POST /api/index.php/tickets")
        with pytest.raises(OutcomeUnknown):
            trial.office.push([sent], DEVICE)
        (answer,) = trial.office.push([sent], DEVICE)
        assert answer.refusal is None, answer.refusal
        assert {route: len(trial.server.tables[route]) - n for route, n in before.items()} == dict.fromkeys(before, 1)
        shown = by_key(trial.office.fetch("visit", {visit.record_id: ""}))[visit.record_id] if unique else next(
            row for row in trial.all("visit")[0].values() if row["subject"] == "Uno")  # fmt: skip
        told = {name: shown[name] for name in visit.values if name != "account_id"}
        assert told == {name: value for name, value in visit.values.items() if name != "account_id"}
        solved = next(row for row in trial.all("case")[0].values() if row["subject"] == "Rota")
        assert (solved["state"], solved["severity"], solved["notes"]) == ("solved", "high", "Caja rota")


def test_of_two_rows_with_one_key_the_first_counts() -> None:
    with ExitStack() as stack:
        trial = Trial(stack, unique=False)
        key = new_id()
        first = trial.server.add("thirdparties", name="Uno", ref_ext=key)
        trial.server.add("thirdparties", name="Dos", ref_ext=key)
        trial.office.hello(DEVICE, {})
        assert trial.office.desk.find("account", [key]) == {key: str(first)}


def test_a_record_that_somebody_made_meanwhile_is_found_not_refused(trial: Trial) -> None:
    trial.office.hello(DEVICE, {})
    sent = operation("account", name="Nueva")
    trial.office.push([trial.group(sent)], DEVICE)
    before = len(trial.server.tables["thirdparties"])
    made = trial.office.desk.create(sent, {})
    assert trial.server.tables["thirdparties"][int(made)]["name"] == "Nueva"
    assert len(trial.server.tables["thirdparties"]) == before


def test_a_validation_that_was_done_is_answered_with_304_and_is_done(trial: Trial) -> None:
    (answer,) = trial.office.push([trial.group(trial.order())], DEVICE)
    remote = answer.receipts[0].remote_id
    assert trial.office.api.write("POST", f"orders/{remote}/validate", {"idwarehouse": 0}) is None


def test_an_order_that_is_refused_leaves_no_draft_and_says_why(trial: Trial) -> None:
    trial.server.refuse_validation = "Crédito agotado"
    (answer,) = trial.office.push([trial.group(trial.order())], DEVICE)
    assert answer.refusal is not None
    assert "Crédito agotado" in answer.refusal.message
    assert not trial.server.tables["orders"]


def test_an_order_without_lines_or_with_a_product_that_is_gone_is_refused_here(trial: Trial) -> None:
    (answer,) = trial.office.push([trial.group(trial.order(lines=[]))], DEVICE)
    assert answer.refusal is not None
    sent = trial.group(trial.order())
    del trial.server.tables["products"][trial.wine]
    (answer,) = trial.office.push([sent], DEVICE)
    assert answer.refusal is not None
    assert (answer.refusal.code, answer.refusal.line) == ("not_visible", sent.operations[0].values["lines"][0]["key"])
    assert not trial.server.tables["orders"]


def test_a_stage_that_dolibarr_has_not_is_refused_and_the_others_travel(trial: Trial) -> None:
    account = next(iter(trial.all("account")[0]))
    lead = operation("opportunity", account_id=account, name="Feria", stage="opportunity", amount="10.5000")
    (answer,) = trial.office.push([trial.group(lead)], DEVICE)
    assert answer.receipts
    made = next(row for row in trial.server.tables["projects"].values() if row["title"] == "Feria")
    assert (made["opp_status"], made["ref"]) == ("2", f"SFA-{lead.record_id[:13].upper()}")
    (answer,) = trial.office.push(
        [trial.group(replace(lead, record_id=new_id(), values={**lead.values, "stage": "converted"}))], DEVICE
    )
    assert answer.refusal is not None
    assert answer.refusal.field == "stage"


def test_an_order_for_somebody_elses_account_is_refused_though_dolibarr_would_take_it(trial: Trial) -> None:
    sent = trial.group(trial.order())
    trial.server.add_user(2, "laura", "laura-key")
    trial.server.territory[2] = {trial.customers[5]}
    (answer,) = trial.connector("laura-key").push([sent], DEVICE)
    assert answer.refusal is not None
    assert answer.refusal.code == "rights"
    assert not trial.server.tables["orders"]


def test_a_stale_edit_of_the_same_field_clashes_and_another_field_is_left_alone(trial: Trial) -> None:
    key, row = next(iter(trial.all("account")[0].items()))
    trial.server.tables["thirdparties"][int(row["remote"])]["email"] = "office@example.test"
    change = operation("account", key, Action.UPDATE, row["version"], phone="1")
    (answer,) = trial.office.push([trial.group(replace(change, base={"phone": ""}))], DEVICE)
    assert answer.receipts
    stale = operation("account", key, Action.UPDATE, row["version"], email="rep@example.test")
    (answer,) = trial.office.push([trial.group(replace(stale, base={"email": ""}))], DEVICE)
    assert answer.conflict is not None
    assert trial.server.tables["thirdparties"][int(row["remote"])]["email"] == "office@example.test"


def test_what_dolibarr_cleans_is_known_again_as_what_was_sent(trial: Trial) -> None:
    key = next(key for key, row in trial.all("account")[0].items() if row["name"] == "Farmacia 0")
    values = {"phone": "+34 964 999.111", "name": 'Bar "El Sol"'}
    change = replace(operation("account", key, Action.UPDATE, 0, **values), base={"phone": "", "name": "Farmacia 0"})
    sent = trial.group(change)
    trial.faults.lose_answer("PUT")
    with pytest.raises(OutcomeUnknown):
        trial.office.push([sent], DEVICE)
    assert trial.office.lookup([sent])["g"]
    (answer,) = trial.office.push([sent], DEVICE)
    assert answer.conflict is None
    assert answer.receipts


def test_lines_are_changed_made_and_removed_by_their_keys(trial: Trial) -> None:
    products = list(trial.all("product")[0])
    lines = [{"key": new_id(), "product_id": key, "quantity": "2.0000"} for key in (*products, *products)]
    draft = trial.order(state="draft", lines=lines)
    (made,) = trial.office.push([trial.group(draft)], DEVICE)
    (order,) = trial.server.tables["orders"].values()
    ids = [line["id"] for line in order["lines"]]
    kept = [{**lines[2], "quantity": "9.0000", "discount": "5"}, {**lines[0], "description": "frío"}]
    change = operation("order", draft.record_id, Action.UPDATE, made.receipts[0].version, lines=kept)
    group = trial.group(change)
    own = {line["key"]: str(id_) for line, id_ in zip(lines, ids, strict=True)}
    (answer,) = trial.office.push([replace(group, remotes={**group.remotes, **own})], DEVICE)
    assert answer.refusal is None, answer.refusal
    (order,) = trial.server.tables["orders"].values()
    shown = {line["id"]: (float(line["qty"]), float(line["remise_percent"]), line["desc"]) for line in order["lines"]}
    assert shown == {ids[2]: (9.0, 5.0, ""), ids[0]: (2.0, 0.0, "frío")}
    assert all(float(line["subprice"]) and line["tva_tx"] != "0.0000" for line in order["lines"])


def test_files_go_up_once_under_the_name_that_the_server_takes(trial: Trial) -> None:
    key, row = next(iter(trial.all("account")[0].items()))
    remote = str(row["remote"])
    file = Attachment(id=new_id(), kind="account", record_id=key, name="foto.png")
    first = trial.office.upload(file, remote, io.BytesIO(b"one"), lambda _: None)
    again = trial.office.upload(file, remote, io.BytesIO(b"one"), lambda _: None)
    assert first.remote_id == again.remote_id
    other = trial.office.upload(file, remote, io.BytesIO(b"two"), lambda _: None)
    assert b"".join(trial.office.download(other, 1)) == b"wo"
    assert len(trial.office.files("account", {key: remote})) == 2


def test_the_connection_test_makes_the_field_for_our_keys_where_it_may() -> None:
    with ExitStack() as stack:
        trial = Trial(stack, unique=False)
        trial.server.now = datetime.now(UTC)
        trial.server.add_user(2, "laura", "laura-key")
        steps = {step.name: step for step in trial.connector("laura-key").check()}
        assert "Complementary attributes" in steps["write"].detail
        steps = {step.name: step for step in trial.office.check()}
        assert steps["write"].passed
        assert trial.server.extras["commande"]["sfa_uid"]["unique"] == "1"
        trial.office.hello(DEVICE, {})
        assert trial.office.capabilities.idempotency == "unique_field"
        assert "SFA connection test" not in {row["label"] for row in trial.server.tables["agendaevents"].values()}


def test_what_an_agenda_has_no_field_for_survives_the_way_there_and_back() -> None:
    said = {"outcome": "order", "next_step": "Llamar; otra vez <b>", "key": new_id()}
    own, told = notes.split(notes.joined("Dos líneas\nde notas", said))
    assert own == "Dos líneas\nde notas"
    assert told == {**said, "next_step": "Llamar, otra vez (b)"}
