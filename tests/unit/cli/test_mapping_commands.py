"""map: what an administrator sees, changes and tries, against a model of an Odoo over real HTTP."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from sfa_desktop.actions.add_endpoint import add_endpoint
from sfa_desktop.base.paths import Home
from sfa_desktop.base.settings import Endpoint, Settings
from sfa_desktop.profile import Profile
from tests.support.cli import PASSPHRASE, Cli
from tests.support.odoo import CHAR, OdooModel
from tests.support.odoo_company import company
from tests.support.recorded import serving


class Admin:
    """A command line with an endpoint at a model."""

    def __init__(self, cli: Cli, stack: ExitStack) -> None:
        self.cli = cli
        self.server = OdooModel()
        self.company = company(self.server)
        self.url = stack.enter_context(serving(self.server))
        profile = Profile.open(Home(cli.home), passphrase=PASSPHRASE)
        endpoint = Endpoint(name="crm", crm="odoo", url=self.url, database="crm", user="laura")
        add_endpoint(profile, endpoint, "laura-key")
        profile.close()

    def fields(self, kind: str) -> dict[str, Any]:
        (found,) = self.cli.ok("map", "show", kind)
        return {field["name"]: field for field in found["fields"]}


@pytest.fixture
def admin(cli: Cli) -> Iterator[Admin]:
    with ExitStack() as stack:
        yield Admin(cli, stack)


def test_the_mapping_is_shown_and_changed_and_goes_back(admin: Admin) -> None:
    assert admin.fields("account")["tax_id"]["remote"] == "vat"
    admin.cli.ok("map", "set", "account", "potential", "x_potencial", "--choice", "A=high", "--choice", "B=medium")
    mapped = admin.fields("account")["potential"]
    assert (mapped["remote"], mapped["choices"], mapped["chosen"]) == (
        "x_potencial", {"A": "high", "B": "medium"}, True,
    )  # fmt: skip
    admin.cli.ok("map", "reset", "account", "potential")
    assert "potential" not in admin.fields("account")


def test_the_preview_shows_before_and_after_and_what_would_be_set_aside(admin: Admin) -> None:
    one, other = admin.company.customers[:2]
    admin.server.set("res.partner", one, x_potencial="A", x_limite="12,5")
    admin.server.set("res.partner", other, x_potencial="", x_limite="1.25")
    admin.server.fields["res.partner"]["x_limite"] = CHAR
    admin.cli.ok("map", "set", "account", "credit_limit", "x_limite", "--times", "1000")
    found = admin.cli.ok("map", "preview", "account", "--limit", "20")
    rows = {row["id"]: row for row in found["rows"]}
    assert rows[str(other)]["before"]["credit_limit"] == "1.25"
    assert rows[str(other)]["after"]["credit_limit"] == "1250.0000"
    assert "12,5" in rows[str(one)]["refused"]["credit_limit"]
    assert found["refused"] == 1


def test_a_choice_without_a_row_in_the_table_is_named(admin: Admin) -> None:
    admin.server.set("res.partner", admin.company.customers[0], x_potencial="B")
    admin.cli.ok("map", "set", "account", "potential", "x_potencial", "--choice", "A=high")
    rows = {row["id"]: row for row in admin.cli.ok("map", "preview", "account")["rows"]}
    assert "'B'" in rows[str(admin.company.customers[0])]["refused"]["potential"]


def test_a_new_field_is_a_proposal_and_a_removed_one_breaks_no_sync(admin: Admin) -> None:
    first = admin.cli.ok("map", "discover")
    assert first["first"]
    assert first["drift"] == []
    admin.cli.ok("map", "set", "account", "trade", "x_rubro")
    admin.server.fields["res.partner"]["x_potencial_de_compra"] = CHAR
    del admin.server.fields["res.partner"]["phone"]
    found = admin.cli.ok("map", "discover")
    changes = {(c["kind"], c["remote"]): c for c in found["drift"]}
    assert changes["account", "x_potencial_de_compra"]["gone"] is False
    assert changes["account", "phone"] == {"kind": "account", "remote": "phone", "gone": True, "mapped": True}
    assert changes["account", "x_rubro"]["gone"]
    assert ("account", "x_potencial_de_compra", "potential") in {
        (p["kind"], p["remote"], p["name"]) for p in found["proposals"]
    }
    assert admin.fields("account")["phone"]["lost"] == "phone | mobile"
    report = admin.cli.ok("sync")
    assert report["pulled"] > 0
    assert report["errors"] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("account", "shoe", "x"), "shoe"),
        (("spaceship", "name", "x"), "spaceship"),
        (("account", "name", "name", "--as", "magic"), "magic"),
        (("account", "custom.size", "x_size", "--type", "shoe"), "shoe"),
        (("account", "potential", "x_potencial", "--choice", "A:high"), "THEIRS=OURS"),
    ],
)
def test_what_makes_no_sense_is_refused_and_not_kept(admin: Admin, words: tuple[str, ...], said: str) -> None:
    ran = admin.cli.run("map", "set", *words, "--json")
    assert (ran.code, said in ran.err) == (2, True)
    kept = Settings.load(Home(admin.cli.home).settings)
    assert kept is not None
    assert kept.endpoint().fields == {}


def test_own_fields_take_a_type_and_a_name(admin: Admin) -> None:
    admin.server.fields["res.partner"]["x_antiguedad"] = CHAR
    admin.server.set("res.partner", admin.company.customers[0], x_antiguedad="12")
    admin.cli.ok("map", "set", "account", "custom.age", "x_antiguedad", "--type", "integer", "--label", "Age")
    rows = {row["id"]: row for row in admin.cli.ok("map", "preview", "account")["rows"]}
    assert rows[str(admin.company.customers[0])]["after"]["custom.age"] == 12


def test_a_settings_file_with_an_object_is_read_again(admin: Admin, tmp_path: Path) -> None:
    admin.cli.ok("map", "set", "account", "potential", "x_potencial", "--choice", "A=high")
    kept = Settings.load(Home(admin.cli.home).settings)
    assert kept is not None
    assert kept.endpoint().fields["account"]["potential"] == {"from": "x_potencial", "choices": {"A": "high"}}
