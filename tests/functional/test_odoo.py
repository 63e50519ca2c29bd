"""The app against a model of an Odoo, over the command line: set up, test, first sync, an order there and back."""

import io
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.support.cli import Cli
from tests.support.odoo import OdooModel
from tests.support.odoo_company import Company, company
from tests.support.recorded import Faults, serving

pytestmark = pytest.mark.usefixtures("passphrase")


class Office:
    """A running model, and a laptop set up for it."""

    def __init__(self, stack: ExitStack, home: Path, version: str, secret: str, **model: Any) -> None:
        self.server = OdooModel(version=version, **model)
        self.company: Company = company(self.server)
        self.faults = Faults(self.server)
        self.url = stack.enter_context(serving(self.faults))
        self.cli = Cli(home)
        self.secret = secret

    def set_up(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{self.secret}\n"))
        self.cli.ok("endpoint", "add", "--name", "odoo", "--crm", "odoo", "--url", self.url, "--database", "crm",
                    "--user", "laura", "--secret-stdin")  # fmt: skip

    def account(self, name: str) -> str:
        rows = [row for row in self.cli.ok("list", "account", "--limit", "100") if row["name"] == name]
        return str(rows[0]["id"])


@pytest.fixture(params=["19.0", "17.0"])
def office(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    with ExitStack() as stack:
        made = Office(stack, tmp_path / "home", request.param, "laura-key")
        made.set_up(monkeypatch)
        yield made


@pytest.fixture
def one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """An Odoo 19."""
    with ExitStack() as stack:
        made = Office(stack, tmp_path / "home", "19.0", "laura-key")
        made.set_up(monkeypatch)
        yield made


def test_an_order_goes_there_and_comes_back_with_number_and_prices(office: Office) -> None:
    steps = {step["name"]: step for step in office.cli.run("endpoint", "test", "odoo", "--json").json["steps"]}
    assert [name for name, step in steps.items() if step["passed"] is False] == ["clock"]  # the model has its own time
    assert "Laura Vega" in steps["sign_in"]["detail"]
    report = office.cli.ok("sync", "--once")
    assert (report["errors"], report["refused"]) == ([], 0)
    account = office.account("Farmacia 3")
    shown = office.cli.ok("show", "account", account)
    assert (shown["code"], shown["notes"], shown["custom"]["x_potencial"]) == (
        "C0003",
        "Cierra los lunes & martes",
        "A",
    )
    made = office.cli.ok(
        "order", "new", "--account", account, "--line", "ACE-750:12", "--line", "VIN-075:6:5%", "--submit"
    )
    report = office.cli.ok("sync", "--once")
    assert (report["pushed"], report["errors"]) == (1, [])
    order = office.cli.ok("show", "order", made["id"])
    assert (order["number"], order["state"]) == ("S00001", "confirmed")
    assert [float(line["quantity"]) for line in order["lines"]] == [12, 6]
    # 7.95 less 5 % is 7.55; 6.31 less 5 % is 5.99, less the rep's 5 %
    assert (float(order["net"]), float(order["tax"]), float(order["total"])) == (124.74, 12.47, 137.21)
    assert office.server.tables["sale.order"][order_id(office)]["x_sfa_uid"] == made["id"]
    again = office.cli.ok("sync", "--once")
    assert (again["pushed"], again["pulled"], again["errors"]) == (0, 0, [])


def test_an_order_whose_answer_was_lost_is_there_once(one: Office) -> None:
    one.cli.ok("sync", "--once")
    account = one.account("Farmacia 1")
    made = one.cli.ok("order", "new", "--account", account, "--line", "ACE-750:1", "--submit")
    one.faults.lose_answer("sale.order/create")
    one.faults.lose_answer("action_confirm")
    for _ in range(3):
        one.cli.run("sync", "--once")
    orders = one.server.tables["sale.order"]
    assert [order["state"] for order in orders.values()] == ["sale"]
    assert one.server.calls.count("sale.order.action_confirm") == 1
    assert one.cli.ok("show", "order", made["id"])["number"] == "S00001"


def test_a_refused_confirmation_comes_back_in_odoos_words_and_leaves_no_draft(one: Office) -> None:
    one.cli.ok("sync", "--once")
    one.server.confirm_refusal = "El pedido mínimo es de 100 €."
    made = one.cli.ok("order", "new", "--account", one.account("Farmacia 1"), "--line", "ACE-750:1", "--submit")
    report = one.cli.run("sync", "--once", "--json").json
    assert report["refused"] == 1
    assert "El pedido mínimo es de 100 €." in one.cli.run("outbox", "list", "--json").out
    assert one.server.tables["sale.order"] == {}
    one.server.confirm_refusal = ""
    operation = one.cli.ok("outbox", "list")[0]
    one.cli.ok("outbox", "retry", operation["id"])
    one.cli.ok("sync", "--once")
    assert one.cli.ok("show", "order", made["id"])["state"] == "confirmed"


def test_what_is_born_on_the_laptop_is_one_record_on_both_sides(one: Office) -> None:
    one.cli.ok("sync", "--once")
    account = one.cli.ok("new", "account", "name=Kiosco Ñ", "phone=+34 1")["id"]
    visit = one.cli.ok(
        "new", "visit", f"account_id={account}", "subject=Alta", "state=done", "outcome=order",
        "next_step=Enviar tarifa", "notes=Quiere 12 cajas", "planned_at=2026-11-25T10:00:00Z",
    )["id"]  # fmt: skip
    task = one.cli.ok("new", "task", f"account_id={account}", "subject=Llamar", "due_on=2026-11-27")["id"]
    report = one.cli.ok("sync", "--once")
    assert (report["refused"], report["errors"]) == (0, [])
    partner = next(row for row in one.server.tables["res.partner"].values() if row["name"] == "Kiosco Ñ")
    assert (partner["is_company"], partner["x_sfa_uid"]) == (True, account)
    event = next(iter(one.server.tables["calendar.event"].values()))
    assert partner["id"] in event["partner_ids"]
    one.cli.ok("sync", "--once")
    assert len([a for a in one.cli.ok("list", "account", "--limit", "100") if a["name"] == "Kiosco Ñ"]) == 1
    shown = one.cli.ok("show", "visit", visit)
    assert (shown["state"], shown["outcome"], shown["next_step"], shown["notes"]) == (
        "done", "order", "Enviar tarifa", "Quiere 12 cajas",
    )  # fmt: skip
    one.cli.ok("edit", "task", task, "state=done")
    one.cli.ok("sync", "--once")
    activity = next(iter(one.server.tables["mail.activity"].values()))
    assert activity["active"] is False


def order_id(office: Office) -> int:
    return next(iter(office.server.tables["sale.order"]))
