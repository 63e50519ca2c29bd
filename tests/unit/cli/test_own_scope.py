"""scope, where the server keeps none: the app limits what it reads, tells so, and unsent work stays."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime

import pytest

from sfa_desktop.actions.add_endpoint import add_endpoint
from sfa_desktop.base.paths import Home
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.entities.bounds import Bounds
from sfa_desktop.profile import Profile
from tests.support.cli import PASSPHRASE, Cli
from tests.support.odoo import OdooModel
from tests.support.odoo_company import company
from tests.support.recorded import serving


class Trial:
    """A model with orders of three years, and a command line."""

    def __init__(self, cli: Cli, stack: ExitStack) -> None:
        self.cli = cli
        self.server = server = OdooModel()
        self.company = company(server)
        other = server.add_user("pedro", "pedro-key", "Pedro")
        foreign, own = self.company.customers[0], self.company.customers[1]
        server.set("res.partner", foreign, user_id=other)
        for year, state in ((2024, "sale"), (2024, "draft"), (2025, "sale"), (2026, "sale")):
            when = datetime(year, 11, 20, 12, tzinfo=UTC)
            server.add("sale.order", partner_id=own, date_order=when, state=state, user_id=self.company.rep)
        url = stack.enter_context(serving(server))
        profile = Profile.open(Home(cli.home), passphrase=PASSPHRASE)
        add_endpoint(profile, Endpoint(name="crm", crm="odoo", url=url, database="crm", user="laura"), "laura-key")
        profile.close()

    def count(self, kind: str) -> int:
        return len(self.cli.ok("list", kind, "--limit", "1000"))


@pytest.fixture
def trial(cli: Cli) -> Iterator[Trial]:
    with ExitStack() as stack:
        yield Trial(cli, stack)


def test_months_limit_history_but_not_what_is_open_and_widen_again(trial: Trial) -> None:
    cli = trial.cli
    cli.ok("sync")
    assert (trial.count("order"), trial.count("account")) == (4, 9)
    found = cli.ok("scope", "preview", "--months", "order=13")
    assert found["reps"][0]["kinds"]["order"] == [4, 3]
    assert found["reps"][0]["rows"][0] - found["reps"][0]["rows"][1] == 1
    assert trial.count("order") == 4
    cli.ok("scope", "set", "--months", "order=13")
    assert cli.ok("scope", "show") == [{"name": "crm", "months": {"order": 13}, "mine": False}]
    cli.ok("sync")
    assert {o["state"] for o in cli.ok("list", "order")} == {"draft", "confirmed"}
    assert trial.count("order") == 3
    cli.ok("scope", "drop")
    cli.ok("sync")
    assert trial.count("order") == 4


def test_own_records_only(trial: Trial) -> None:
    cli = trial.cli
    cli.ok("sync")
    found = cli.ok("scope", "preview", "--mine")
    assert (found["reps"][0]["kinds"]["account"], found["reps"][0]["lost"]) == ([9, 7], 2)
    cli.ok("scope", "set", "--mine")
    cli.ok("sync")
    assert trial.count("account") == 7


def test_unsent_work_outside_the_scope_is_kept_and_sent(trial: Trial) -> None:
    cli = trial.cli
    cli.ok("sync")
    (foreign,) = cli.ok("list", "account", "--where", "name=Farmacia 0")
    cli.ok("edit", "account", foreign["id"], "phone=555")
    assert cli.ok("scope", "preview", "--mine")["unsent"] == 1
    cli.ok("scope", "set", "--mine")
    ran = cli.run("sync", "--json")
    assert ran.json["refused"] == 0, ran
    assert trial.server.tables["res.partner"][trial.company.customers[0]]["phone"] == "555"


@pytest.mark.parametrize("words", [("--months", "price_rule=3"), ("--months", "order=x"), ("--segments", "A")])
def test_what_cannot_be_limited_is_refused(trial: Trial, words: tuple[str, ...]) -> None:
    assert trial.cli.run("scope", "set", *words).code == 2
    assert trial.cli.ok("scope", "show") == [{"name": "crm", "months": {}, "mine": False}]


def test_the_window_moves_once_a_month() -> None:
    bounds, day = Bounds(months={"order": 24}), datetime(2026, 11, 24, tzinfo=UTC).date()
    assert str(bounds.since("order", day)) == "2024-11-01"
    assert bounds.scope(day)["since"] == {"order": "2024-11-01"}
    assert bounds.scope(day)["token"] == bounds.scope(day.replace(day=1))["token"]
    assert bounds.scope(day)["token"] != bounds.scope(day.replace(month=12))["token"]
    assert Bounds().scope(day)["token"] != bounds.scope(day)["token"]
