"""support: one file without customers' data, whose stuck work can be played against a test server."""

import json
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from sfa_desktop.actions.add_endpoint import add_endpoint
from sfa_desktop.base.paths import Home
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.profile import Profile
from tests.support.cli import PASSPHRASE, Cli
from tests.support.odoo import OdooModel
from tests.support.odoo_company import company
from tests.support.recorded import serving

NAME = "Almacén Ñandú Secreto"


class Trial:
    """A laptop with a refused order and a test profile at another server."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.folder = folder
        self.office, self.test = OdooModel(), OdooModel()
        self.laptop = self._laptop(stack, "laptop", self.office, "crm")
        self.bench = self._laptop(stack, "bench", self.test, "test")

    def _laptop(self, stack: ExitStack, name: str, server: OdooModel, database: str) -> Cli:
        cli = Cli(self.folder / name)
        company(server)
        url = stack.enter_context(serving(server))
        profile = Profile.open(Home(cli.home), passphrase=PASSPHRASE)
        endpoint = Endpoint(name="crm", crm="odoo", url=url, database=database, user="laura")
        add_endpoint(profile, endpoint, "laura-key")
        profile.close()
        cli.ok("sync")
        return cli

    def refuse(self) -> None:
        """An order that the office refuses, for a customer born on the laptop."""
        self.office.confirm_refusal = f"Crédito excedido para {NAME}"
        account = self.laptop.ok("new", "account", f"name={NAME}", "phone=555-SECRET")["id"]
        self.laptop.ok("order", "new", "--account", account, "--line", "ACE-750:2", "--set",
                       "comment=para la abuela", "--submit")  # fmt: skip
        assert self.laptop.run("sync", "--json").json["refused"] == 1

    def bundle(self, *more: str) -> dict[str, str]:
        path = self.folder / "bundle.zip"
        self.laptop.ok("support", "bundle", str(path), *more)
        with zipfile.ZipFile(path) as file:
            return {name: file.read(name).decode() for name in file.namelist()}


@pytest.fixture
def trial(tmp_path: Path) -> Iterator[Trial]:
    with ExitStack() as stack:
        yield Trial(tmp_path, stack)


def test_the_bundle_holds_shapes_and_figures_and_nothing_of_a_customer(trial: Trial) -> None:
    trial.refuse()
    logs = trial.laptop.home / "logs"
    logs.mkdir(exist_ok=True)
    (logs / "sfa-desktop.log").write_text(
        "laura at https://laura:pw-in-url@crm.test wrote to ana@farmacia.test", "utf-8"
    )
    parts = trial.bundle()
    whole = "\n".join(parts.values())
    for word in (
        NAME,
        "Ñandú",
        "555-SECRET",
        "abuela",
        "Crédito",
        "laura",
        "Farmacia",
        "pw-in-url",
        "ana@",
        PASSPHRASE,
    ):
        assert word not in whole, word
    assert {"about.json", "settings.json", "schema.json", "capabilities.json", "rounds.json", "outbox.json"} <= set(
        parts
    )
    assert "logs/sfa-desktop.log" in parts
    orders: list[dict[str, Any]] = [one for one in json.loads(parts["outbox.json"]) if one["kind"] == "order"]
    assert {one["state"] for one in orders} == {"refused"}
    assert orders[0]["shape"]["comment"]["length"] == len("para la abuela")
    assert len(orders[0]["shape"]["lines"]) == 1
    assert json.loads(parts["capabilities.json"])["crm"]["cursor"] == "modified_field"


def test_what_was_typed_is_in_it_only_where_a_person_says_so(trial: Trial) -> None:
    trial.refuse()
    parts = trial.bundle("--with-data")
    assert "para la abuela" in parts["outbox.json"]
    assert "Crédito excedido" in parts["outbox.json"]
    assert "laura-key" not in "\n".join(parts.values())


def test_the_stuck_shape_is_refused_by_a_test_server_too_and_goes_through_once_it_is_mended(trial: Trial) -> None:
    trial.refuse()
    trial.bundle()
    path = str(trial.folder / "bundle.zip")
    trial.test.confirm_refusal = "Blocked by a rule"
    found = [one for one in trial.bench.ok("support", "replay", path) if one["kind"] == "order"]
    assert found[0]["was"].startswith("refused")
    assert found[0]["now"].startswith("refused")
    assert "Blocked by a rule" in found[0]["message"]
    trial.test.confirm_refusal = ""
    assert {one["now"] for one in trial.bench.ok("support", "replay", path)} == {"done"}
    assert trial.test.tables["sale.order"]


def test_a_replay_at_the_server_it_came_from_is_refused(trial: Trial) -> None:
    trial.refuse()
    trial.bundle()
    ran = trial.laptop.run("support", "replay", str(trial.folder / "bundle.zip"))
    assert (ran.code, "test server" in ran.err) == (2, True)


def test_what_is_no_bundle_is_refused(trial: Trial) -> None:
    path = trial.folder / "x.zip"
    path.write_bytes(b"PK nothing")
    assert trial.bench.run("support", "replay", str(path)).code == 2
