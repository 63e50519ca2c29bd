"""The app against a model of a Dolibarr, over the command line: set up, test, first sync, an order there and back."""

import io
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.support.cli import Cli
from tests.support.dolibarr import DolibarrModel, company
from tests.support.recorded import Faults, serving

pytestmark = pytest.mark.usefixtures("passphrase")


class Office:
    """A running model, and a laptop set up for it."""

    def __init__(self, stack: ExitStack, home: Path) -> None:
        self.server = DolibarrModel()
        self.customers, self.oil, self.wine = company(self.server)
        self.faults = Faults(self.server)
        self.url = stack.enter_context(serving(self.faults))
        self.cli = Cli(home)

    def set_up(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO("admin-key\n"))
        self.cli.ok("endpoint", "add", "--name", "doli", "--crm", "dolibarr", "--url", self.url, "--secret-stdin")

    def account(self, name: str) -> str:
        return next(str(row["id"]) for row in self.cli.ok("list", "account", "--limit", "100") if row["name"] == name)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    with ExitStack() as stack:
        made = Office(stack, tmp_path / "home")
        made.set_up(monkeypatch)
        yield made


def test_an_order_goes_there_and_comes_back_with_number_and_prices(office: Office) -> None:
    office.server.tables["thirdparties"][office.customers[3]]["price_level"] = 2
    steps = {step["name"]: step for step in office.cli.run("endpoint", "test", "doli", "--json").json["steps"]}
    assert [name for name, step in steps.items() if step["passed"] is False] == ["clock"]  # the model has its own time
    report = office.cli.ok("sync", "--once")
    assert (report["errors"], report["refused"]) == ([], 0)
    account = office.account("Farmacia 3")
    made = office.cli.ok(
        "order", "new", "--account", account, "--line", "ACE-750:12", "--line", "VIN-075:7:2.5%", "--submit"
    )
    here = office.cli.ok("show", "order", made["id"])
    report = office.cli.ok("sync", "--once")
    assert (report["pushed"], report["errors"]) == (1, [])
    order = office.cli.ok("show", "order", made["id"])
    assert order["number"].startswith("CO2611-")
    assert order["state"] == "confirmed"
    # 12 x 7.314 = 87.768, 106.19928 with 21 %; 7 x 1.3 less 2.5 % = 8.8725, 9.75975 with 10 %
    assert (float(order["net"]), float(order["tax"]), float(order["total"])) == (96.64, 19.32, 115.96)
    assert [float(line["base_price"]) for line in here["lines"]] == [7.314, 1.3], "priced on the laptop all the same"
    (sold,) = office.server.tables["orders"].values()
    assert sold["array_options"]["options_sfa_uid"] == made["id"]
    again = office.cli.ok("sync", "--once")
    assert (again["pushed"], again["pulled"], again["errors"]) == (0, 0, [])


@pytest.mark.parametrize("lost", ["POST /api/index.php/orders", "/validate"], ids=["created", "validated"])
def test_an_order_whose_answer_was_lost_is_there_once(office: Office, lost: str) -> None:
    office.cli.ok("sync", "--once")
    made = office.cli.ok("order", "new", "--account", office.account("Farmacia 1"), "--line", "ACE-750:1", "--submit")
    office.faults.lose_answer(lost)
    for _ in range(2):
        office.cli.run("sync", "--once")
    (order,) = office.server.tables["orders"].values()
    assert order["statut"] == 1
    assert office.cli.ok("show", "order", made["id"])["state"] == "confirmed"


def test_a_refused_validation_comes_back_in_dolibarrs_words_and_leaves_no_draft(office: Office) -> None:
    office.cli.ok("sync", "--once")
    office.server.refuse_validation = "Límite de crédito superado"
    made = office.cli.ok("order", "new", "--account", office.account("Farmacia 1"), "--line", "ACE-750:1", "--submit")
    report = office.cli.run("sync", "--once", "--json").json
    assert report["refused"] == 1
    assert "Límite de crédito superado" in office.cli.run("outbox", "list", "--json").out
    assert office.server.tables["orders"] == {}
    office.server.refuse_validation = ""
    office.cli.ok("outbox", "retry", office.cli.ok("outbox", "list")[0]["id"])
    office.cli.ok("sync", "--once")
    assert office.cli.ok("show", "order", made["id"])["state"] == "confirmed"


def test_what_is_born_on_the_laptop_is_one_record_on_both_sides(office: Office) -> None:
    office.cli.ok("sync", "--once")
    account = office.cli.ok("new", "account", "name=Kiosco Ñ", "phone=+34 1 22")["id"]
    visit = office.cli.ok(
        "new", "visit", f"account_id={account}", "subject=Alta", "state=done", "outcome=order",
        "next_step=Enviar tarifa", "notes=Quiere 12 cajas", "planned_at=2026-11-25T10:00:00Z",
    )["id"]  # fmt: skip
    task = office.cli.ok("new", "task", f"account_id={account}", "subject=Llamar", "due_on=2026-11-27")["id"]
    report = office.cli.ok("sync", "--once")
    assert (report["refused"], report["errors"]) == (0, [])
    made = next(row for row in office.server.tables["thirdparties"].values() if row["name"] == "Kiosco Ñ")
    assert (made["phone"], made["client"], made["ref_ext"]) == ("+34122", 1, account)
    office.cli.ok("sync", "--once")
    assert len([a for a in office.cli.ok("list", "account", "--limit", "100") if a["name"] == "Kiosco Ñ"]) == 1
    shown = office.cli.ok("show", "visit", visit)
    assert (shown["state"], shown["outcome"], shown["next_step"], shown["notes"]) == (
        "done", "order", "Enviar tarifa", "Quiere 12 cajas",
    )  # fmt: skip
    office.cli.ok("edit", "task", task, "state=done")
    office.cli.ok("sync", "--once")
    event = next(e for e in office.server.tables["agendaevents"].values() if e["array_options"] and
                 e["array_options"].get("options_sfa_uid") == task)  # fmt: skip
    assert event["percentage"] == 100


def test_a_file_goes_with_the_next_sync_and_an_edit_at_the_office_comes(office: Office, tmp_path: Path) -> None:
    office.cli.ok("sync", "--once")
    account = office.account("Farmacia 2")
    photo = tmp_path / "foto.txt"
    photo.write_bytes(b"escaparate")
    office.cli.ok("attach", "account", account, str(photo))
    office.server.tick(3600)
    office.server.tables["thirdparties"][office.customers[2]]["town"] = "Cádiz"
    office.server.touch("thirdparties", office.customers[2])
    report = office.cli.ok("sync", "--once")
    assert report["errors"] == []
    assert office.server.documents == {f"societe/{office.customers[2]}/foto.txt": b"escaparate"}
    assert office.cli.ok("show", "account", account)["city"] == "Cádiz"
