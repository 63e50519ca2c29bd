"""The app against a model of an EspoCRM, over the command line: set up, test, first sync, visits and cases there and
back, a duplicate decided by a person, files."""

import io
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.cli import Cli
from tests.support.espo import EspoModel
from tests.support.recorded import Faults, serving

pytestmark = pytest.mark.usefixtures("passphrase")


class Office:
    """A running model, and a laptop set up for it."""

    def __init__(self, stack: ExitStack, home: Path) -> None:
        self.server = EspoModel()
        self.server.now = datetime.now(UTC)
        self.farmacia = self.server.add("Account", name="Farmacia Luz", billingAddressStreet="Luna 12", cPotencial="A")
        self.server.add("Contact", lastName="Gómez", firstName="Lucía", accountId=self.farmacia)
        self.faults = Faults(self.server)
        self.url = stack.enter_context(serving(self.faults))
        self.cli = Cli(home)

    def set_up(self, monkeypatch: pytest.MonkeyPatch, secret: str, *user: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{secret}\n"))
        self.cli.ok("endpoint", "add", "--name", "espo", "--crm", "espocrm", "--url", self.url, *user, "--secret-stdin")

    def account(self) -> str:
        (row,) = [row for row in self.cli.ok("list", "account") if row["name"] == "Farmacia Luz"]
        return str(row["id"])


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    with ExitStack() as stack:
        made = Office(stack, tmp_path / "home")
        made.set_up(monkeypatch, "api-key")
        yield made


def test_set_up_with_a_user_and_what_there_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ExitStack() as stack:
        office = Office(stack, tmp_path / "home")
        office.set_up(monkeypatch, "password-laura", "--user", "laura")
        steps = {step["name"]: step for step in office.cli.ok("endpoint", "test", "espo")["steps"]}
        assert "Laura Vega" in steps["sign_in"]["detail"]
        told = office.cli.ok("endpoint", "kinds", "espo")
        read = {one["kind"] for one in told["kinds"] if one["reads"]}
        assert read == {"account", "address", "contact", "visit", "task", "case", "opportunity"}
        assert any("no orders" in note for note in told["notes"])


def test_records_go_there_and_come_back_once_although_answers_get_lost(office: Office, tmp_path: Path) -> None:
    report = office.cli.ok("sync", "--once")
    assert (report["errors"], report["verified"]) == ([], True)
    account = office.account()
    assert office.cli.ok("show", "account", account)["custom"]["cPotencial"] == "A"
    (address,) = office.cli.ok("list", "address")
    assert office.cli.ok("show", "address", address["id"])["street"] == "Luna 12"
    visit = office.cli.ok("new", "visit", f"account_id={account}", "subject=Primera", "state=planned",
                          "planned_at=2026-11-25 10:00")["id"]  # fmt: skip
    case = office.cli.ok("new", "case", f"account_id={account}", "subject=Caja rota", "severity=high")["id"]
    office.cli.ok("edit", "account", account, "phone=+34 91 310 012 3")
    photo = tmp_path / "foto.png"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 64)
    office.cli.ok("attach", "account", account, str(photo))
    for word in ("POST /api/v1/Meeting", "POST /api/v1/Case", "PUT /api/v1/Account", "POST /api/v1/Note"):
        office.faults.lose_answer(word)
    for _ in range(6):
        office.cli.run("sync", "--once")
    report = office.cli.ok("sync", "--once")
    assert (report["errors"], report["unknown"], report["refused"], report["files_waiting"]) == ([], 0, 0, 0)
    (meeting,) = office.server.tables["Meeting"].values()
    (complaint,) = office.server.tables["Case"].values()
    assert (meeting["cSfaUid"], complaint["cSfaUid"], complaint["priority"]) == (visit, case, "High")
    assert office.server.tables["Account"][office.farmacia]["phoneNumber"] == "+34913100123"
    assert len(office.server.tables["Note"]) == 1
    assert office.cli.ok("show", "case", case)["number"] == "1"
    assert office.cli.ok("sync", "--once")["pulled"] == 0


def test_a_look_alike_is_a_persons_decision(office: Office) -> None:
    office.cli.ok("sync", "--once")
    office.cli.ok("new", "account", "name=Farmacia Luz")
    assert office.cli.run("sync", "--once", "--json").json["refused"] == 1
    (item,) = office.cli.ok("outbox", "list")
    assert "Farmacia Luz" in item["reason"]
    office.cli.ok("outbox", "retry", "--all")  # all of them, without a look at each
    assert office.cli.run("sync", "--once", "--json").json["refused"] == 1
    office.cli.ok("outbox", "retry", item["id"])
    assert office.cli.ok("sync", "--once")["refused"] == 0
    assert len(office.server.alive("Account")) == 2


def test_a_deletion_and_a_change_at_the_office_arrive(office: Office) -> None:
    office.cli.ok("sync", "--once")
    account = office.account()
    (contact,) = office.cli.ok("list", "contact")
    office.server.tick(1)
    office.server.change("Account", office.farmacia, website="nueva.example")
    office.server.remove("Contact", next(iter(office.server.tables["Contact"])))
    office.cli.ok("sync", "--once")
    assert office.cli.ok("show", "account", account)["website"] == "nueva.example"
    office.cli.run("verify", "--online")
    assert contact["id"] not in str(office.cli.ok("list", "contact"))
