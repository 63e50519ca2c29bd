"""The app against models of CRMs that were only read about (Dataverse, Salesforce, SuiteCRM), over the command line:
set up, test, first sync, an order with a lost answer and what the laptop shows of it, files, signing in by browser."""

import io
import json
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.support.cli import Cli
from tests.support.dataverse import DataverseModel
from tests.support.recorded import Faults, Request, Response, serving
from tests.support.salesforce import SalesforceModel
from tests.support.suitecrm import SuiteModel

pytestmark = pytest.mark.usefixtures("passphrase")


def dataverse() -> tuple[DataverseModel, str]:
    model = DataverseModel()
    retail = model.add("pricelevels", name="Retail")
    unit = model.add("uoms", name="Box")
    product = model.add("products", name="Bolts", productnumber="B-1", price=10.0, _defaultuomid_value=unit,
                        defaultuomid={"name": "Box"})  # fmt: skip
    model.add(
        "productpricelevels", _pricelevelid_value=retail, _productid_value=product, pricingmethodcode=1, amount=10.0
    )
    return model, model.add("accounts", name="Acme", _defaultpricelevelid_value=retail)


def salesforce() -> tuple[SalesforceModel, str]:
    model = SalesforceModel()
    book = model.add("Pricebook2", Name="Standard", IsStandard=True, IsActive=True)
    product = model.add("Product2", Name="Bolts", ProductCode="B-1", IsActive=True)
    model.add("PricebookEntry", Pricebook2Id=book, Product2Id=product, UnitPrice=10.0, IsActive=True)
    return model, model.add("Account", Name="Acme")


def suitecrm() -> tuple[SuiteModel, str]:
    model = SuiteModel()
    model.add("AOS_Products", name="Bolts", part_number="B-1", price="10.000000")
    return model, model.add("Accounts", name="Acme")


CASES: dict[str, Any] = {
    "dataverse": (dataverse, "refresh-1", "POST /api/data/v9.2/salesorders", "36.3"),
    "salesforce": (salesforce, "r1", "POST /services/data/v62.0/composite/tree/Order", "30"),
    "suitecrm": (suitecrm, "s3cret", '"type": "AOS_Quotes"', "30"),
}


class Office:
    """A running model, and a laptop set up for it."""

    def __init__(self, stack: ExitStack, crm: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        make, secret, self.lost, self.total = CASES[crm]
        self.crm = crm
        self.model, self.acme = make()
        self.model.now = datetime.now(UTC)
        self.faults = Faults(self.model)
        url = stack.enter_context(serving(self.faults))
        self.cli = Cli(home)
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{secret}\n"))
        self.cli.ok("endpoint", "add", "--name", "office", "--crm", crm, "--url", url, "--user", "app",
                    "--database", f"{url}/contoso", "--secret-stdin")  # fmt: skip


@pytest.fixture(params=list(CASES))
def office(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    with ExitStack() as stack:
        yield Office(stack, request.param, tmp_path / "home", monkeypatch)


def test_an_order_goes_there_once_and_its_figures_come_back(office: Office, tmp_path: Path) -> None:
    cli = office.cli
    steps = {step["name"]: step for step in cli.ok("endpoint", "test", "office")["steps"]}
    assert [name for name, step in steps.items() if step["passed"] is False] == []
    assert any("no live server" in note for note in cli.ok("endpoint", "kinds", "office")["notes"])
    report = cli.ok("sync", "--once")
    assert (report["errors"], report["verified"]) == ([], True)
    (account,) = cli.ok("list", "account")
    order = cli.ok("order", "new", "--account", account["id"], "--line", "B-1:3", "--submit")["id"]
    office.faults.lose_answer(office.lost)
    for _ in range(4):
        cli.run("sync", "--once")
    report = cli.ok("sync", "--once")
    assert (report["errors"], report["unknown"], report["refused"]) == ([], 0, 0)
    shown = cli.ok("show", "order", order)
    assert (shown["state"], len(shown["lines"]), float(shown["total"])) == ("confirmed", 1, float(office.total))
    assert shown["number"]
    visit = cli.ok("new", "visit", f"account_id={account['id']}", "subject=Primera", "planned_at=2026-11-25 10:00")
    photo = tmp_path / "foto.png"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 64)
    cli.ok("attach", "account", account["id"], str(photo))
    report = cli.ok("sync", "--once")
    assert (report["errors"], report["refused"], report["files_waiting"]) == ([], 0, 0)
    assert cli.ok("show", "visit", visit["id"])["subject"] == "Primera"


class Entra:
    """Where people sign in, in front of a model."""

    def __init__(self, model: DataverseModel) -> None:
        self.model = model

    def __call__(self, request: Request) -> Response:
        if request.path.endswith("/token") and request.body["grant_type"] == "authorization_code":
            return Response(200, {"access_token": "x", "expires_in": 3599, "refresh_token": self.model.refresh})
        return self.model(request)


def test_one_signs_in_with_a_browser_and_no_secret_is_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model, _ = dataverse()
    model.now = datetime.now(UTC)
    model.refresh = "refresh-of-a-person"
    cli = Cli(tmp_path / "home")

    def open_(address: str) -> None:
        urllib.request.urlopen(address, timeout=10).close()  # loopback

    class Eyes(io.StringIO):
        """Reads the address that is shown, and opens it."""

        encoding = "utf-8"

        def write(self, text: str) -> int:
            if text.startswith("Open "):
                asked = {n: v[0] for n, v in parse_qs(urlsplit(text.split()[1]).query).items()}
                back = f"{asked['redirect_uri']}?code=c&state={asked['state']}"
                threading.Thread(
                    target=lambda: urllib.request.urlopen(back, timeout=10).close(), daemon=True
                ).start()  # loopback
            return super().write(text)

    with serving(Entra(model)) as url:
        cli.ok("endpoint", "add", "--name", "crm", "--crm", "dataverse", "--url", url, "--user", "app",
               "--database", f"{url}/contoso")  # fmt: skip
        refused = cli.run("sync", "--once")
        assert "endpoint sign-in crm" in refused.err
        monkeypatch.setattr("tests.support.cli._Utf8", Eyes)
        assert cli.ok("endpoint", "sign-in", "crm") == {"name": "crm", "signed_in": True}
        assert cli.ok("sync", "--once")["errors"] == []
    kept = b"".join(path.read_bytes() for path in (tmp_path / "home").rglob("*") if path.is_file())
    assert b"refresh-of-a-person" not in kept
    assert model.token.encode() not in kept
    assert json.dumps(model.grants).count("refresh-of-a-person") == 1, "the exchanged token was not the next one used"
