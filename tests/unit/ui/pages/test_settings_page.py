from collections.abc import Iterator

import pytest

from sfa_desktop.base.settings import Endpoint, Settings
from sfa_desktop.entities.exchange import Step
from sfa_desktop.ui import language, theme
from sfa_desktop.ui.page import Desk
from sfa_desktop.ui.pages.settings.page import SettingsPage

OFFICE = Endpoint(name="Central", crm="tryton", url="http://127.0.0.1:1", database="sfa", user="lferreyra")


@pytest.fixture
def page(rep_desk: Desk, qtbot) -> Iterator[SettingsPage]:
    rep_desk.profile.settings = rep_desk.profile.settings.with_endpoint(OFFICE)
    made = SettingsPage(rep_desk)
    made.resize(1200, 900)
    qtbot.addWidget(made)
    made.show()
    yield made
    qtbot.waitUntil(lambda: rep_desk.tasks.busy == 0)


def kept(page: SettingsPage) -> dict[str, object]:
    found = Settings.load(page.desk.profile.home.settings)
    return dict(found.preferences) if found else {}


def test_language_theme_and_size_take_effect_and_are_kept(page):
    page._theme.chosen.emit("dark")
    assert theme.name() == "dark"
    page._language.chosen.emit("pt")
    assert language.current() == "pt"
    page._zoom.chosen.emit("150")
    assert kept(page) == {"theme": "dark", "language": "pt", "zoom": 150}


def test_a_home_that_cannot_be_written_is_said_and_nothing_changes(page, tmp_path, monkeypatch):
    said = []
    page.notice_raised.connect(said.append)
    page.desk.profile.home.settings.mkdir(parents=True)  # a folder where the file should be
    page._theme.chosen.emit("dark")
    assert theme.name() == "light"
    assert said[0].tone == "need"


def test_each_step_of_the_connection_test_is_named(page):
    refused = Step(name="sign_in", passed=False, detail="<b>no</b>")
    page._office.show_steps([Step(name="server", passed=True), refused, Step(name="write", passed=None)])
    names = [page._office._steps.itemAt(n).widget().accessibleName() for n in range(3)]
    assert names == [
        "The CRM answers: 0\u00a0ms".replace("\u00a0", " "),
        "Sign-in accepted: <b>no</b>",
        "Writing works: not tried",
    ]


def test_the_password_is_kept_in_the_encrypted_file_only(page, rep_replica, qtbot):
    said = []
    page.notice_raised.connect(said.append)
    page._office._password.setText("s3cret!")
    page._office._save.click()
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].icon == "key", said[0].words
    assert page._office._password.text() == ""
    assert "s3cret" not in page.desk.profile.home.settings.read_text("utf-8")


def test_an_empty_password_is_not_taken(page):
    page._office._save.click()
    assert page._office._field.control.accessibleDescription() == "The password is empty."
