"""The app against a model of an ERPNext, over the command line: set up, test, first sync, an order there and back."""

import io
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.cli import Cli
from tests.support.erpnext import ErpnextModel
from tests.support.erpnext_doctypes import company
from tests.support.recorded import Faults, serving

pytestmark = pytest.mark.usefixtures("passphrase")


class Office:
    """A running model, and a laptop set up for it."""

    def __init__(self, stack: ExitStack, home: Path) -> None:
        self.server = ErpnextModel()
        company(self.server)
        self.faults = Faults(self.server)
        self.url = stack.enter_context(serving(self.faults))
        self.cli = Cli(home)

    def set_up(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO("admin-secret\n"))
        self.cli.ok(
            "endpoint", "add", "--name", "erp", "--crm", "erpnext", "--url", self.url, "--user", "admin-key",
            "--secret-stdin",
        )  # fmt: skip

    def account(self, name: str) -> str:
        return next(str(row["id"]) for row in self.cli.ok("list", "account", "--limit", "100") if row["name"] == name)

    def orders(self) -> list[dict[str, object]]:
        return list(self.server.tables["Sales Order"].values())


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    with ExitStack() as stack:
        made = Office(stack, tmp_path / "home")
        made.set_up(monkeypatch)
        yield made


def test_an_order_goes_there_and_comes_back_with_number_and_prices(office: Office) -> None:
    steps = {step["name"]: step for step in office.cli.run("endpoint", "test", "erp", "--json").json["steps"]}
    assert [name for name, step in steps.items() if step["passed"] is False] == ["clock"]  # the model has its own time
    report = office.cli.ok("sync", "--once")
    assert (report["errors"], report["refused"]) == ([], 0)
    account = office.account("Farmacia Luz S.A.")
    made = office.cli.ok(
        "order", "new", "--account", account, "--line", "ACE-5L:2:5%", "--line", "VIN-075:7", "--submit"
    )
    here = office.cli.ok("show", "order", made["id"])
    report = office.cli.ok("sync", "--once")
    assert (report["pushed"], report["errors"], report["refused"]) == (1, [], 0)
    order = office.cli.ok("show", "order", made["id"])
    assert order["number"].startswith("SAL-ORD-2026-")
    assert order["state"] == "confirmed"
    # 2 x 39.24 (41.31 less 5 %, to the cent) and 7 x 6.80, with 21 %
    assert (float(order["net"]), float(order["tax"]), float(order["total"])) == (126.08, 26.48, 152.56)
    assert [float(line["base_price"]) for line in here["lines"]] == [41.31, 6.8], "priced on the laptop all the same"
    (sold,) = office.orders()
    assert (sold["sfa_uid"], sold["docstatus"]) == (made["id"], 1)
    again = office.cli.ok("sync", "--once")
    assert (again["pushed"], again["pulled"], again["errors"]) == (0, 0, [])


@pytest.mark.parametrize("lost", ["POST /api/resource/Sales Order", '"docstatus": 1'], ids=["created", "submitted"])
def test_an_order_whose_answer_was_lost_is_there_once(office: Office, lost: str) -> None:
    office.cli.ok("sync", "--once")
    account = office.account("bar Tito")
    made = office.cli.ok("order", "new", "--account", account, "--line", "VIN-075:1", "--submit")
    office.faults.lose_answer(lost)
    for _ in range(2):
        office.cli.run("sync", "--once")
    (order,) = office.orders()
    assert order["docstatus"] == 1
    assert office.cli.ok("show", "order", made["id"])["state"] == "confirmed"


def test_a_refused_submit_comes_back_in_erpnexts_words_and_leaves_no_draft(office: Office) -> None:
    office.cli.ok("sync", "--once")
    office.server.credit_limit = 1.0
    account = office.account("bar Tito")
    made = office.cli.ok("order", "new", "--account", account, "--line", "VIN-075:1", "--submit")
    report = office.cli.run("sync", "--once", "--json").json
    assert report["refused"] == 1
    assert "Credit limit has been crossed" in office.cli.run("outbox", "list", "--json").out
    assert office.orders() == []
    office.server.credit_limit = 5000.0
    office.cli.ok("outbox", "retry", office.cli.ok("outbox", "list")[0]["id"])
    office.cli.ok("sync", "--once")
    assert office.cli.ok("show", "order", made["id"])["state"] == "confirmed"


def test_what_is_born_on_the_laptop_is_one_record_even_when_it_is_renamed(office: Office) -> None:
    office.cli.run("endpoint", "test", "erp")  # makes the fields for our keys
    office.cli.ok("sync", "--once")
    account = office.cli.ok("new", "account", "name=Kiosco Ñ", "phone=+34 1 22")["id"]
    visit = office.cli.ok(
        "new", "visit", f"account_id={account}", "subject=Alta", "state=done", "outcome=order",
        "next_step=Enviar tarifa", "notes=Quiere 12 cajas", "planned_at=2026-11-25T10:00:00Z",
    )["id"]  # fmt: skip
    report = office.cli.ok("sync", "--once")
    assert (report["refused"], report["errors"]) == (0, [])
    (event,) = (e for e in office.server.tables["Event"].values() if e.get("sfa_uid") == visit)
    assert event["starts_on"] == "2026-11-25 11:00:00"
    assert event["event_participants"][0]["reference_docname"] == "Kiosco Ñ"
    office.server.rename("Customer", "Kiosco Ñ", "Kiosco Ñ e Hijos")
    office.server.now += timedelta(hours=1)
    office.cli.ok("sync", "--once")
    assert [a["id"] for a in office.cli.ok("list", "account", "--limit", "100") if "Kiosco" in a["name"]] == [account]
    office.cli.ok("edit", "account", account, "website=kiosco.example")
    report = office.cli.ok("sync", "--once")
    assert (report["refused"], report["errors"]) == (0, [])
    assert office.server.tables["Customer"]["Kiosco Ñ e Hijos"]["website"] == "kiosco.example"
    shown = office.cli.ok("show", "visit", visit)
    assert (shown["state"], shown["outcome"], shown["next_step"], shown["notes"]) == (
        "done", "order", "Enviar tarifa", "Quiere 12 cajas",
    )  # fmt: skip


def test_a_file_goes_with_the_next_sync_and_an_edit_at_the_office_comes(office: Office, tmp_path: Path) -> None:
    office.cli.ok("sync", "--once")
    account = office.account("bar Tito")
    photo = tmp_path / "foto.txt"
    photo.write_bytes(b"escaparate")
    office.cli.ok("attach", "account", account, str(photo))
    office.server.now += timedelta(hours=1)
    office.server.set("Customer", "bar Tito", website="tito.example")
    report = office.cli.ok("sync", "--once")
    assert report["errors"] == []
    (file,) = office.server.tables["File"].values()
    assert (file["attached_to_name"], file["content"]) == ("bar Tito", b"escaparate")
    assert office.cli.ok("show", "account", account)["website"] == "tito.example"
