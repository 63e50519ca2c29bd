"""A CRM and an ERP in one profile: a model of an EspoCRM owns customers and visits, a real Tryton orders."""

import io
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from sfa_desktop.connectors.tryton import TrytonConnector
from tests.support.central import Central
from tests.support.cli import Cli
from tests.support.espo import EspoModel
from tests.support.proxy import FaultProxy
from tests.support.recorded import Faults, serving

pytestmark = pytest.mark.functional
MATCHED = 5


class Company:
    """Both servers, and a laptop that works with both."""

    def __init__(self, stack: ExitStack, home: Path, central: Central, monkeypatch: pytest.MonkeyPatch) -> None:
        self.central = central
        self.crm = EspoModel()
        self.crm.now = datetime.now(UTC)
        self.crm_away = False
        self.faults = Faults(self.crm)
        crm_url = stack.enter_context(serving(lambda request: None if self.crm_away else self.faults(request)))
        parts = urlsplit(central.url)
        self.proxy = stack.enter_context(FaultProxy((parts.hostname or "", parts.port or 0)))
        self.cli = Cli(home)
        rep = central.reps[0]
        self._add(monkeypatch, "api-key", "espo", "espocrm", crm_url)
        self._add(monkeypatch, rep.password, "tryton", "tryton", self.proxy.url, "--database", central.database,
                  "--user", rep.login, "--owns", "order")  # fmt: skip

    def _add(self, monkeypatch: pytest.MonkeyPatch, secret: str, name: str, crm: str, url: str, *more: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{secret}\n"))
        self.cli.ok("endpoint", "add", "--name", name, "--crm", crm, "--url", url, *more, "--secret-stdin")

    def meet(self) -> list[dict[str, Any]]:
        """Some of the ERP's accounts are in the CRM as well, by their tax ids; the ERP's side of each."""
        self.sync()
        known = self.cli.ok("endpoint", "matches")["matches"]
        theirs = [m["counterpart"] for m in known if m["counterpart"] and m["counterpart"]["tax_id"]]
        self.crm.tick(2)
        for side in theirs[:MATCHED]:
            self.crm.add("Account", name=f"{side['name']} (CRM)", cTaxId=side["tax_id"].replace("-", ""))
        self.sync()
        return theirs

    def sync(self) -> Any:
        report = self.cli.run("sync", "--once", "--json").json
        self.crm.tick(2)
        return report

    def account(self, side: dict[str, Any]) -> str:
        """The CRM's account of an account of the ERP."""
        found = self.cli.ok("list", "account", "--limit", "100")
        return str(next(row["id"] for row in found if row["name"] == f"{side['name']} (CRM)"))

    def sells(self, product: str, yes: bool) -> None:
        """The ERP sells a product no more, or again."""
        admin = TrytonConnector(
            url=self.central.url.rstrip("/"), database=self.central.database, user=self.central.admin.login,
            secret=self.central.admin.password,
        )  # fmt: skip
        with closing(admin):
            admin.rpc.sign_in()
            found = admin.rpc._signed_in(
                "model.product.template.search", ([["products.code", "=", product]],), list, write=False
            )
            admin.rpc._signed_in("model.product.template.write", (found, {"salable": yes}), object, write=True)

    def product(self) -> str:
        return str(next(row["code"] for row in self.cli.ok("list", "product") if row["code"]))


@pytest.fixture
def company(central: Central, tmp_path: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Company]:
    with ExitStack() as stack:
        yield Company(stack, tmp_path / "home", central, monkeypatch)


def test_a_day_with_two_systems(company: Company) -> None:
    cli, theirs = company.cli, company.meet()
    told = cli.ok("endpoint", "matches")
    assert (told["matched"], told["unmatched_accounts"]) == (MATCHED, 0)
    unmatched = cli.ok("endpoint", "matches", "--unmatched")["matches"]
    assert len(unmatched) == told["unmatched_counterparts"] > 0
    assert company.sync()["errors"] == []

    # what the ERP knows of a customer hangs on the CRM's account
    accounts = {row["id"] for row in cli.ok("list", "account", "--limit", "100")}
    orders = cli.ok("list", "order", "--limit", "1000")
    assert len(accounts) == MATCHED
    assert any(order["account_id"] in accounts for order in orders)

    # an order with its number and prices from the ERP, a visit in the CRM
    account = company.account(theirs[0])
    visit = cli.ok("new", "visit", f"account_id={account}", "subject=Primera", "state=planned",
                   "planned_at=2026-11-25 10:00")["id"]  # fmt: skip
    product = company.product()
    line = f"{product}:3"
    made = cli.ok("order", "new", "--account", account, "--line", line, "--set", f"visit_id={visit}", "--submit")
    company.faults.lose_answer("POST /api/v1/Meeting")
    company.proxy.answer_lost("model.sfa.sync.push")
    for _ in range(3):
        report = company.sync()
    assert (report["errors"], report["unknown"], report["refused"]) == ([], 0, 0), cli.ok("outbox", "list")
    order = cli.ok("show", "order", made["id"])
    assert (order["account_id"], order["visit_id"]) == (account, visit)
    assert order["number"]
    assert float(order["total"]) > 0
    assert [row["cSfaUid"] for row in company.crm.alive("Meeting").values()] == [visit]
    numbers = [row["number"] for row in cli.ok("list", "order", "--limit", "1000")]
    assert numbers.count(order["number"]) == 1
    assert cli.ok("sync", "--once")["verified"] is True

    # one card in the rep's own list, in the words of the ERP
    bad = cli.ok("order", "new", "--account", account, "--line", line, "--submit")
    company.sells(product, False)
    report = company.sync()
    (card,) = cli.ok("outbox", "list")
    assert (report["refused"], card["state"], card["kind"], card["record"]) == (1, "refused", "order", bad["id"])
    assert card["reason"]
    company.sells(product, True)
    cli.ok("outbox", "retry", card["id"])
    assert company.sync()["refused"] == 0
    assert cli.ok("show", "order", bad["id"])["number"]

    # an account of the CRM alone: its order waits, and a person says who it is
    alone = theirs[MATCHED]
    company.crm.add("Account", name="Otro nombre")
    company.sync()
    (mine,) = [m["account"] for m in cli.ok("endpoint", "matches", "--unmatched")["matches"] if m["account"]]
    waits = cli.ok("order", "new", "--account", mine["id"], "--line", line, "--submit")
    company.sync()
    (card,) = cli.ok("outbox", "list")
    assert (card["state"], card["code"], "Otro nombre" in card["reason"]) == ("queued", "no_match", True)
    cli.ok("endpoint", "match", mine["id"], alone["id"])
    assert company.sync()["errors"] == []
    assert cli.ok("show", "order", waits["id"])["number"]


@pytest.mark.parametrize("away", ["espo", "tryton"])
def test_one_of_both_away(company: Company, away: str) -> None:
    cli, theirs = company.cli, company.meet()
    account = company.account(theirs[0])
    visit = cli.ok("new", "visit", f"account_id={account}", "subject=Primera", "state=planned",
                   "planned_at=2026-11-25 10:00")["id"]  # fmt: skip
    order = cli.ok("order", "new", "--account", account, "--line", f"{company.product()}:1", "--submit")["id"]
    if away == "espo":
        company.crm_away = True
    else:
        company.central.stop()
    report = company.sync()
    assert report["pushed"] == 1
    assert {error["message"].partition(":")[0] for error in report["errors"]} == {away}
    assert [card["kind"] for card in cli.ok("outbox", "list")] == ["visit" if away == "espo" else "order"]
    told = {one["name"]: one["online"] for one in cli.ok("status")["endpoints"]}
    assert told[{"espo": "tryton", "tryton": "espo"}[away]] is True
    if away == "espo":
        company.crm_away = False
    else:
        company.central.start()
    assert company.sync()["errors"] == []
    assert cli.ok("outbox", "list") == []
    assert cli.ok("show", "order", order)["number"]
    assert [row["cSfaUid"] for row in company.crm.alive("Meeting").values()] == [visit]
