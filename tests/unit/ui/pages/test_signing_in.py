"""Signing in from the window at a CRM with OAuth 2.0, against a model of Dataverse: browser, loopback, what is kept."""

import threading
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sfa_desktop.actions.add_endpoint import SECRET
from sfa_desktop.base.settings import Endpoint, Settings
from sfa_desktop.ui.page import Desk
from sfa_desktop.ui.pages.administration.connection import ConnectionPart
from sfa_desktop.ui.pages.settings.page import SettingsPage
from sfa_desktop.ui.signing_in import SigningIn
from sfa_desktop.ui.widgets.button import Button
from tests.support.dataverse import DataverseModel
from tests.support.recorded import Request, Response, serving


class Entra:
    """Where people sign in, in front of a model."""

    def __init__(self) -> None:
        self.model = DataverseModel()
        self.grants: list[str] = []

    def __call__(self, request: Request) -> Response:
        if request.path.endswith("/token") and isinstance(request.body, dict):
            self.grants.append(request.body["grant_type"])
            if request.body["grant_type"] == "authorization_code":
                assert request.body["code_verifier"]
                return Response(200, {"access_token": "x", "expires_in": 3599, "refresh_token": self.model.refresh})
        return self.model(request)


class Browser(QObject):
    """Comes back at once with a code, or with the word of a person who says no."""

    opened = Signal(QUrl)

    def __init__(self, answer: str) -> None:
        super().__init__()
        self._answer = answer
        self.opened.connect(self._go)

    def _go(self, url: QUrl) -> None:
        asked = {name: values[0] for name, values in parse_qs(urlsplit(url.toString()).query).items()}
        back = f"{asked['redirect_uri']}?{self._answer}&state={asked['state']}"
        visit = threading.Thread(target=lambda: urllib.request.urlopen(back, timeout=10).close(), daemon=True)
        visit.start()  # loopback


@pytest.fixture
def entra() -> Iterator[tuple[Entra, str]]:
    model = Entra()
    with serving(model) as url:
        yield model, url


@pytest.fixture
def answer() -> str:
    return "code=c"


@pytest.fixture(autouse=True)
def browser(answer: str, qapp: object) -> Iterator[Browser]:
    made = Browser(answer)
    QDesktopServices.setUrlHandler("http", made, "opened")
    yield made
    QDesktopServices.unsetUrlHandler("http")


def press(widget: QWidget, words: str) -> None:
    next(one for one in widget.findChildren(Button) if one.accessibleName() == words).click()


def settled(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desk.tasks.busy == 0, timeout=15_000)


def settings_page(desk: Desk, url: str, qtbot: QtBot) -> tuple[SettingsPage, list[str]]:
    crm = Endpoint(name="crm", crm="dataverse", url=url, database=f"{url}/contoso", user="app")
    desk.profile.settings = desk.profile.settings.with_endpoint(crm)
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 900)
    page.show()
    heard: list[str] = []
    page.notice_raised.connect(lambda notice: heard.append(notice.words))
    return page, heard


def test_the_settings_sign_in_with_the_browser_and_the_engine_hears_of_it(
    rep_desk: Desk, entra: tuple[Entra, str], qtbot: QtBot
) -> None:
    woken: list[bool] = []
    desk = replace(rep_desk, renew_sync=lambda: woken.append(True))
    desk.profile.secrets.delete(SECRET + "crm")
    page, heard = settings_page(desk, entra[1], qtbot)
    assert not page._office._field.isVisible()
    press(page, "Sign in with the browser")
    settled(desk, qtbot)
    assert heard == ["Signed in at crm; what waits is sent now"]
    assert woken == [True]
    assert entra[0].model.refresh in str(desk.profile.secrets.get(SECRET + "crm"))
    assert entra[0].grants == ["authorization_code"]


@pytest.mark.parametrize("answer", ["error=access_denied"])
def test_who_says_no_is_not_signed_in_and_nothing_is_kept(
    rep_desk: Desk, entra: tuple[Entra, str], qtbot: QtBot
) -> None:
    rep_desk.profile.secrets.delete(SECRET + "crm")
    page, heard = settings_page(rep_desk, entra[1], qtbot)
    press(page, "Sign in with the browser")
    settled(rep_desk, qtbot)
    assert "says no (access_denied)" in page._office.signing_in._result.text()
    assert heard == []
    assert rep_desk.profile.secrets.get(SECRET + "crm") is None


def test_the_administration_keeps_a_connection_without_a_secret_and_signs_in_then(
    rep_desk: Desk, entra: tuple[Entra, str], qtbot: QtBot
) -> None:
    part = ConnectionPart(rep_desk)
    qtbot.addWidget(part)
    part.resize(1200, 900)
    part.show()
    part.show_endpoint(None)
    kept: list[str] = []
    part.settings_changed.connect(kept.append)
    part._crm.choose("dataverse")
    part._on_crm_chosen("dataverse")
    url = entra[1]
    for edit, value in ((part._name, "Neu"), (part._url, url), (part._database, f"{url}/contoso"), (part._user, "app")):
        edit.setText(value)
    press(part, "Sign in with the browser")
    settled(rep_desk, qtbot)
    assert kept == ["Neu"]
    found = Settings.load(rep_desk.profile.home.settings)
    assert found is not None
    assert (found.endpoint().crm, found.endpoint().database) == ("dataverse", f"{url}/contoso")
    assert entra[0].model.refresh in str(rep_desk.profile.secrets.get(SECRET + "Neu"))
    part._crm.choose("odoo")
    part._on_crm_chosen("odoo")
    assert not part._signing_in.isVisible()


def test_a_page_that_is_closed_does_not_go_on_waiting(
    rep_desk: Desk, entra: tuple[Entra, str], browser: Browser, qtbot: QtBot
) -> None:
    browser.opened.disconnect()
    widget = SigningIn(rep_desk.tasks)
    heard = threading.Event()

    def work(_show: object, stop: threading.Event, _device: bool) -> str:
        assert stop.wait(10)
        heard.set()
        return ""

    widget.begin(work, device=False)
    widget.deleteLater()
    qtbot.waitUntil(heard.is_set)
    settled(rep_desk, qtbot)
