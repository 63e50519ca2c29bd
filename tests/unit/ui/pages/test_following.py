"""A newer package on a share is taken while the window is open, told with the way back, and the engine hears of it."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sfa_desktop.actions.add_endpoint import add_endpoint
from sfa_desktop.actions.configuration.apply import apply_configuration
from sfa_desktop.actions.configuration.follow import follow
from sfa_desktop.actions.configuration.publish import export_configuration
from sfa_desktop.actions.set_preferences import set_preferences
from sfa_desktop.base.clock import FixedClock, SystemClock
from sfa_desktop.base.paths import Home
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.profile import Profile
from sfa_desktop.ui import theme
from sfa_desktop.ui.following import Following
from sfa_desktop.ui.page import Desk, Notice
from sfa_desktop.ui.pages.administration.package import PackagePart
from sfa_desktop.ui.pages.settings.configuration import ConfigurationPart
from sfa_desktop.ui.pages.settings.page import SettingsPage
from sfa_desktop.ui.widgets.text import Text
from tests.unit.ui import book

CRM = Endpoint(name="Central", crm="odoo", url="https://crm.example", database="crm", user="admin")


class Company:
    """An administrator who publishes to a share, and a desk that has taken version 1 and follows the share."""

    def __init__(self, desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sfa_desktop.base.wrapping.SCRYPT_N", 2**10)
        self.desk, self.share = desk, folder / "share"
        self.admin = Profile.open(Home(folder / "admin"), passphrase="correct horse battery")
        add_endpoint(self.admin, CRM, "x")
        first = self.publish()
        apply_configuration(desk.profile, first.read_text("utf-8"), user="laura", secret="pw")
        follow(desk.profile, str(self.share))

    def publish(self, **preferences: str) -> Path:
        path = self.share / f"{int(self.admin.settings.configuration.get('published', 0)) + 1}.json"
        self.admin.settings = set_preferences(self.admin.home, self.admin.settings, **preferences)
        export_configuration(self.admin, path, SystemClock())
        return path

    def limit(self, months: int) -> None:
        changed = self.admin.settings.with_scope("Central", {"months": {"order": months}})
        changed.save(self.admin.home.settings)
        self.admin.settings = changed

    @property
    def number(self) -> int:
        return int(self.desk.profile.settings.configuration["number"])


@pytest.fixture
def company(rep_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    made = Company(rep_desk, tmp_path, monkeypatch)
    yield made
    made.admin.close()


class Watch:
    """The follower, what it told, and how often the engine had to hear."""

    def __init__(self, company: Company, qtbot: QtBot) -> None:
        self.tasks, self.qtbot = company.desk.tasks, qtbot
        self.follower = Following(self.tasks, company.desk.profile, company.desk.bridge)
        self.told: list[Notice] = []
        self.changed: list[None] = []
        self.follower.told.connect(self.told.append)
        self.follower.changed.connect(lambda: self.changed.append(None))

    def rest(self) -> None:
        self.qtbot.waitUntil(lambda: self.tasks.busy == 0, timeout=10_000)

    def look(self) -> None:
        self.follower.look()
        self.rest()


@pytest.fixture
def watch(company: Company, qtbot: QtBot) -> Watch:
    return Watch(company, qtbot)


def test_a_newer_one_is_taken_told_and_can_be_taken_back(company: Company, watch: Watch) -> None:
    watch.look()
    assert watch.told == []
    company.limit(6)
    company.publish(theme="dark")
    watch.look()
    assert (company.number, theme.name()) == (2, "dark")
    assert watch.told[0].words == (
        "Your company's configuration is version 2 now. It changes: scope, language and theme"
    )
    assert company.desk.profile.settings.endpoint().scope == {"months": {"order": 6}}
    assert (company.desk.profile.settings.endpoint().user, len(watch.changed)) == ("laura", 1)
    assert watch.told[0].run is not None
    watch.told[0].run()
    watch.rest()
    assert (company.number, len(watch.changed)) == (1, 2)
    assert watch.told[1].words == "Back to version 1; the data stays"
    watch.look()
    assert (company.number, len(watch.told)) == (1, 2)


def test_one_that_somebody_changed_is_refused_and_said_once(company: Company, watch: Watch) -> None:
    path = company.publish(theme="dark")
    told = json.loads(path.read_text("utf-8"))
    told["content"] = told["content"].replace("crm.example", "crm.evil.test")
    path.write_text(json.dumps(told), "utf-8")
    follow(company.desk.profile, str(path))
    watch.look()
    watch.look()
    assert (company.number, len(watch.told), watch.told[0].tone) == (1, 1, "need")
    assert "changed after it was signed" in watch.told[0].words
    path.unlink()
    watch.look()  # what is not there now is tried again by itself
    assert (len(watch.told), watch.changed) == (1, [])


def test_it_is_looked_at_once_an_hour(company: Company, watch: Watch) -> None:
    clock = FixedClock(book.NOW)
    company.desk.profile.clock = clock
    watch.follower.look_if_due()
    watch.rest()
    company.publish(theme="dark")
    watch.follower.look_if_due()
    watch.rest()
    assert company.number == 1
    company.desk.profile.clock = FixedClock(book.NOW + timedelta(hours=1))
    watch.follower.look_if_due()
    watch.rest()
    assert company.number == 2


def test_nothing_is_looked_at_where_nothing_is_followed(company: Company, watch: Watch) -> None:
    settings = company.desk.profile.settings
    company.desk.profile.settings = replace(settings, configuration={})
    watch.follower.look()
    assert company.desk.tasks.busy == 0


def words(widget: Text) -> str:
    QApplication.processEvents()
    return "\n".join(text.text() for text in widget.findChildren(Text) if text.isVisibleTo(widget))


def test_the_settings_tell_the_version_and_lead_back(company: Company, qtbot: QtBot) -> None:
    company.limit(6)
    apply_configuration(company.desk.profile, company.publish().read_text("utf-8"))
    page = SettingsPage(company.desk)
    qtbot.addWidget(page)
    page.resize(1200, 900)
    page.show()
    page.opened()
    part = page.findChild(ConfigurationPart)
    assert "Version\n2" in words(part)
    assert str(company.share) in words(part)
    said: list[str] = []
    page.notice_raised.connect(lambda notice: said.append(notice.words))
    part.back_asked.emit()
    qtbot.waitUntil(lambda: company.desk.tasks.busy == 0)
    assert (said, company.number) == (["Back to version 1; the data stays"], 1)
    assert "Version\n1" in words(part)
    part.show_settings(replace(company.desk.profile.settings, configuration={}))
    assert part.isHidden()


def test_the_administrator_chooses_where_newer_ones_are(company: Company, qtbot: QtBot) -> None:
    part = PackagePart(company.desk)
    qtbot.addWidget(part)
    part.resize(900, 800)
    part.show()
    part.show_endpoint(company.desk.profile.settings.endpoint())
    said: list[str] = []
    part.said.connect(lambda words, _tone: said.append(words))
    assert part._followed.text() == str(company.share)

    def look(where: str) -> str:
        part._followed.setText(where)
        part._look.click()
        qtbot.waitUntil(lambda: company.desk.tasks.busy == 0)
        return said[-1]

    assert look(str(company.share)) == "There is nothing newer"
    assert "https only" in look("http://example.test/sfa.json")
    assert part._followed.text() == str(company.share)
    company.limit(3)
    company.publish()
    assert look(str(company.share)) == "Version 2 is in use. It changes: scope"
    assert "cannot be read" in look(str(company.share / "none.json"))
