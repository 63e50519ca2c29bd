"""The administration on a model of an Odoo over real HTTP: tested, mapped, limited, published, and hidden from reps."""

import json
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sfa_desktop.actions.add_endpoint import add_endpoint
from sfa_desktop.base.settings import Endpoint, Settings
from sfa_desktop.entities.exchange import Scope, ScopeEffect
from sfa_desktop.ui.page import Desk
from sfa_desktop.ui.pages import PAGES
from sfa_desktop.ui.pages.administration.connection import ConnectionPart
from sfa_desktop.ui.pages.administration.diagnostics import DiagnosticsPart
from sfa_desktop.ui.pages.administration.fields import FieldsPart
from sfa_desktop.ui.pages.administration.package import PackagePart
from sfa_desktop.ui.pages.administration.page import AdministrationPage
from sfa_desktop.ui.pages.administration.scope import ScopePart
from sfa_desktop.ui.widgets.text import Text
from sfa_desktop.ui.window import Window
from tests.support.odoo import OdooModel
from tests.support.odoo_company import company
from tests.support.recorded import serving


class Bench:
    """The page on a desk whose endpoint is the model."""

    def __init__(self, desk: Desk, qtbot: QtBot, stack: ExitStack) -> None:
        self.desk, self.qtbot = desk, qtbot
        self.server = OdooModel()
        self.company = company(self.server)
        self.url = stack.enter_context(serving(self.server))
        self.endpoint = Endpoint(name="Central", crm="odoo", url=self.url, database="crm", user="laura")
        add_endpoint(desk.profile, self.endpoint, "laura-key")
        self.page = AdministrationPage(desk)
        self.page.resize(1300, 820)
        qtbot.addWidget(self.page)
        self.page.show()
        self.said: list[str] = []
        self.page.notice_raised.connect(lambda notice: self.said.append(notice.words))

    def open(self, view: str) -> None:
        self.page.opened(view)
        self.rest()

    def rest(self) -> None:
        self.qtbot.waitUntil(lambda: self.desk.tasks.busy == 0, timeout=20_000)

    def words(self) -> str:
        QApplication.processEvents()  # what was just laid out is shown by an event
        texts = [text for text in self.page.findChildren(Text) if text.isVisibleTo(self.page)]
        return "\n".join(text.text() for text in texts)

    def kept(self) -> Settings:
        found = Settings.load(self.desk.profile.home.settings)
        assert found is not None
        return found


@pytest.fixture
def bench(rep_desk: Desk, qtbot: QtBot) -> Iterator[Bench]:
    with ExitStack() as stack:
        made = Bench(rep_desk, qtbot, stack)
        yield made
        made.rest()


def test_only_administrators_have_the_place(rep_desk: Desk, qtbot: QtBot) -> None:
    window = Window(PAGES)
    qtbot.addWidget(window)
    window.start(rep_desk, "settings")
    window.go("administration")
    assert window.here[0] == "settings"
    assert "administration" not in window._rail._items
    window.set_admin(True)
    assert "administration" in window._rail._items
    window.go("administration")
    assert window.here[0] == "administration"
    window.set_admin(False)
    assert window.here[0] == "today"
    qtbot.waitUntil(lambda: rep_desk.tasks.busy == 0)


def test_a_connection_is_tested_step_by_step_and_kept(bench: Bench) -> None:
    bench.open("connection")
    part = bench.page.findChild(ConnectionPart)
    part._secret.setText("wrong")
    part._test.click()
    bench.rest()
    assert "1 step needs you" in bench.words()
    assert "Sign-in accepted" in bench.words()
    part._secret.setText("laura-key")
    bench.server.now = datetime.now(UTC) - timedelta(hours=3)
    part._test.click()
    bench.rest()
    assert "Set the clock of this laptop or of the server" in bench.words()
    bench.server.now = datetime.now(UTC)
    part._test.click()
    bench.rest()
    assert "The connection works" in bench.words()
    bench.page._which.chosen.emit("")
    assert part._name.text() == ""
    part._save.click()
    assert bench.kept().endpoints == (bench.endpoint,)
    for edit, value in ((part._name, "Neu"), (part._url, bench.url), (part._database, "crm"), (part._user, "laura")):
        edit.setText(value)
    part._crm.choose("odoo")
    part._secret.setText("laura-key")
    part._save.click()
    bench.rest()
    assert [one.name for one in bench.kept().endpoints] == ["Central", "Neu"]
    assert "laura-key" not in bench.desk.profile.home.settings.read_text("utf-8")


def test_what_the_server_can_do_is_told_by_kind(bench: Bench) -> None:
    bench.open("connection")
    bench.page.findChild(ConnectionPart)._ask_able.click()
    bench.rest()
    assert "Deletions are not told by the server" in bench.words()


def test_a_field_is_mapped_on_real_records(bench: Bench) -> None:
    bench.open("fields")
    part = bench.page.findChild(FieldsPart)
    part._look.click()
    bench.rest()
    assert part._table.choose_id("name")
    part._field.set_value("potential")
    part._remote.setText("x_potencial")
    part._choices.setText("A=high, B=medium")
    part._keep.click()
    bench.rest()
    assert bench.kept().endpoint().fields["account"]["potential"] == {
        "from": "x_potencial", "choices": {"A": "high", "B": "medium"},
    }  # fmt: skip
    assert part._table.choose_id("potential")
    row = part._table.current_row()
    assert row.cells["after"].words == "high"
    part._reset.click()
    bench.rest()
    assert bench.kept().endpoint().fields == {}


def test_the_office_out_of_reach_is_said_in_place(bench: Bench) -> None:
    add_endpoint(bench.desk.profile, Endpoint(name="Central", crm="odoo", url="http://127.0.0.1:9", database="crm",
                                              user="laura"), "x")  # fmt: skip
    bench.open("fields")
    bench.page.findChild(FieldsPart)._look.click()
    bench.rest()
    assert "cannot be reached" in bench.words()


def test_a_scope_is_counted_before_it_is_kept(bench: Bench) -> None:
    bench.open("scope")
    part = bench.page.findChild(ScopePart)
    part._mine.setChecked(True)
    part._months["order"].setText("two years")
    part._publish.click()
    bench.rest()
    assert "whole months" in bench.said[-1]
    assert bench.kept().endpoint().scope == {}
    part._months["order"].setText("24")
    part._try.click()
    bench.rest()
    assert "9 → 8" in bench.words()
    assert bench.kept().endpoint().scope == {}
    part._publish.click()
    bench.rest()
    assert bench.kept().endpoint().scope == {"months": {"order": 24}, "mine": True}


def test_a_dry_run_of_the_servers_scope_names_who_loses_what(bench: Bench) -> None:
    bench.open("scope")
    effect = ScopeEffect(user="lf", name="Lucía", rows=(10, 4), bytes=(9_000_000, 4_000_000), kinds={"account": (5, 3)},
                         lost=2, gained=0, loses=("Kiosco", "Almacén"), unsent=(("order", "k", "P-7"),))  # fmt: skip
    part = bench.page.findChild(ScopePart)
    part._show_scopes((Scope(name="Rosario", months={"order": 24}),))
    part._show_effects((effect,))
    assert "Kiosco, Almacén" in bench.words()
    assert "P-7" in bench.words()
    assert part._months["order"].text() == "24"


def test_a_package_is_exported_applied_and_rolled_back(bench: Bench, tmp_path: Path) -> None:
    bench.open("package")
    part = bench.page.findChild(PackagePart)
    part.export_to(tmp_path / "one.json")
    bench.rest()
    assert "Version 1 is in" in bench.said[-1]
    part._source.setText(str(tmp_path / "one.json"))
    part._apply.click()
    bench.rest()
    assert bench.kept().configuration["number"] == 1
    told = json.loads((tmp_path / "one.json").read_text("utf-8"))
    told["content"] = told["content"].replace("Central", "Other")
    (tmp_path / "bad.json").write_text(json.dumps(told), "utf-8")
    part._source.setText(str(tmp_path / "bad.json"))
    part._apply.click()
    bench.rest()
    assert "changed after it was signed" in bench.said[-1]
    part._back.click()
    bench.rest()
    assert bench.kept().configuration["number"] == 0
    assert bench.kept().endpoint() == bench.endpoint


def test_the_bundle_is_written_without_data(bench: Bench, tmp_path: Path) -> None:
    bench.open("diagnostics")
    assert "Ledger" in bench.words()
    bench.page.findChild(DiagnosticsPart).write_to(tmp_path / "b.zip")
    bench.rest()
    with zipfile.ZipFile(tmp_path / "b.zip") as file:
        assert "outbox.json" in file.namelist()


def test_without_a_connection_each_view_says_so(rep_desk: Desk, qtbot: QtBot) -> None:
    page = AdministrationPage(rep_desk)
    qtbot.addWidget(page)
    page.show()
    for view in ("connection", "fields", "scope", "matching", "package", "diagnostics"):
        page.opened(view)
        qtbot.waitUntil(lambda: rep_desk.tasks.busy == 0)
    assert page.title[1] == "new connection"
