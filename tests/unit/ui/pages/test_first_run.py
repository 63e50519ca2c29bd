"""The first run: language, demo company or own CRM with its test step by step; the passphrase; a closed profile."""

from collections.abc import Sequence
from threading import Event

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from sfa_desktop.actions.central.place import CentralProgress
from sfa_desktop.actions.sign_in import Show
from sfa_desktop.actions.try_endpoint import offers
from sfa_desktop.base.central_errors import CentralExtrasMissing
from sfa_desktop.base.errors import ReplicaBusy, Unreachable
from sfa_desktop.base.guard_errors import NotSignedIn
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.entities.exchange import Step
from sfa_desktop.ui import language
from sfa_desktop.ui.connect_form import Ways
from sfa_desktop.ui.messages import explain
from sfa_desktop.ui.pages.closed import ClosedPage
from sfa_desktop.ui.pages.first_run import FirstRunPage
from sfa_desktop.ui.pages.unlock import UnlockPage
from sfa_desktop.ui.tasks import Tasks
from sfa_desktop.ui.widgets.button import Button


def words(widget: QWidget) -> str:
    return " | ".join(child.accessibleName() for child in widget.findChildren(QWidget) if child.isVisibleTo(widget))


def button(page: QWidget, words_: str) -> Button:
    return next(b for b in page.findChildren(Button) if b.accessibleName() == words_)


class Office:
    """What the app hands in: remembers what it was asked."""

    def __init__(self, steps: Sequence[Step] = (), failure: Exception | None = None) -> None:
        self.steps, self.failure = steps, failure
        self.connected: list[tuple[Endpoint, str]] = []
        self.signing: list[tuple[Endpoint, bool]] = []
        self.gate = Event()
        self.refusal: Exception | None = None

    def ways(self) -> Ways:
        return Ways(crms=offers(), test=self.test, connect=self.connect, sign_in=self.sign_in, demo=self.demo)

    def sign_in(self, asked: Endpoint, show: Show, stop: Event, device: bool) -> str:
        show("https://login.example/device", "AB12" if device else "")
        self.signing.append((asked, device))
        self.gate.wait(10)
        if stop.is_set():
            raise NotSignedIn(why="stopped", reason="it was broken off")
        if self.refusal:
            raise self.refusal
        return '{"refresh_token": "r"}'

    def test(self, _endpoint: Endpoint, _password: str) -> Sequence[Step]:
        return self.steps

    def connect(self, endpoint: Endpoint, password: str) -> None:
        self.connected.append((endpoint, password))

    def demo(self, tell) -> None:
        tell(CentralProgress(stage="documents", done=412))
        if self.failure:
            raise self.failure
        self.connected.append((Endpoint(name="demo", crm="tryton", url="u", database="d", user="l"), "p"))


def open_page(office: Office, tasks: Tasks, qtbot) -> FirstRunPage:
    page = FirstRunPage(tasks, office.ways())
    page.language_chosen.connect(language.use)
    page.resize(1280, 720)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    return page


def test_the_language_is_asked_first_and_spoken_at_once(tasks: Tasks, qtbot) -> None:
    page = open_page(Office(), tasks, qtbot)
    page.findChild(QWidget, "es").setFocus()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert language.current() == "es"
    assert page.step() == "way"


def test_the_demo_company_shows_how_far_it_is_and_goes_on(tasks: Tasks, qtbot) -> None:
    office = Office()
    page = open_page(office, tasks, qtbot)
    page.show_step("way")
    with qtbot.waitSignal(page.finished):
        page.findChild(QWidget, "demo").setFocus()
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert office.connected[0][0].name == "demo"
    assert "41" in words(page)


def test_a_demo_that_cannot_be_made_says_why_and_lets_go_back(tasks: Tasks, qtbot) -> None:
    page = open_page(Office(failure=CentralExtrasMissing()), tasks, qtbot)
    page.show_step("way")
    page.findChild(QWidget, "demo").activated.emit()
    qtbot.waitUntil(page._problem.isVisible)
    button(page, "Back").click()
    assert page.step() == "way"


PASSED = (Step(name="address", passed=True, seconds=0.01), Step(name="sign_in", passed=True, seconds=0.2))
FAILED = (
    Step(name="address", passed=True),
    Step(name="sign_in", passed=False, detail="The office does not accept rep9."),
    Step(name="read", passed=None),
)


@pytest.mark.parametrize(("steps", "good"), [(PASSED, True), (FAILED, False)])
def test_each_step_of_the_connection_test_is_named(tasks: Tasks, qtbot, steps, good) -> None:
    office = Office(steps)
    page = open_page(office, tasks, qtbot)
    page.show_step("connect")
    page._form.show_crm("tryton")
    for edit, text in (
        (page._form._url, "http://crm"),
        (page._form._database, "db"),
        (page._form._user, "rep"),
        (page._form._password, "x"),
    ):
        edit.setText(text)
    QTest.keyClick(page._form._password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Sign-in accepted" in words(page))
    assert button(page, "Connect and begin").isEnabled() is good
    assert ("does not accept rep9" in words(page)) is not good
    if good:
        with qtbot.waitSignal(page.finished):
            button(page, "Connect and begin").click()
        endpoint, password = office.connected[0]
        assert (endpoint.url, endpoint.database, endpoint.user, password) == ("http://crm", "db", "rep", "x")


def test_nothing_is_tested_while_something_is_missing(tasks: Tasks, qtbot) -> None:
    page = open_page(Office(PASSED), tasks, qtbot)
    page.show_step("connect")
    page._form.show_crm("tryton")
    button(page, "Test the connection").click()
    qtbot.waitUntil(lambda: words(page).count("This is needed.") >= 4)
    assert tasks.busy == 0


def test_another_address_has_to_be_tested_again(tasks: Tasks, qtbot) -> None:
    page = open_page(Office(PASSED), tasks, qtbot)
    page.show_step("connect")
    page._form.show_crm("tryton")
    for edit, text in (
        (page._form._url, "http://crm"),
        (page._form._database, "db"),
        (page._form._user, "rep"),
        (page._form._password, "x"),
    ):
        edit.setText(text)
    QTest.keyClick(page._form._password, Qt.Key.Key_Return)
    qtbot.waitUntil(page._form._start.isEnabled)
    page._form._url.setText("http://other")
    assert not page._form._start.isEnabled()


@pytest.mark.parametrize(
    ("crm", "given"),
    [
        ("dolibarr", ("_url", "_password")),
        ("espocrm", ("_url", "_password")),
        ("erpnext", ("_url", "_user", "_password")),
    ],
)
def test_each_crm_is_asked_for_what_it_needs_and_no_more(tasks: Tasks, qtbot, crm: str, given: Sequence[str]) -> None:
    page = open_page(Office(PASSED), tasks, qtbot)
    page.show_step("connect")
    page._form.show_crm(crm)
    assert not page._form._fields["database"].isVisible()
    for name in given:
        getattr(page._form, name).setText("https://crm.example")
    button(page, "Test the connection").click()
    qtbot.waitUntil(page._form._start.isEnabled)


def signing_in(office: Office, tasks: Tasks, qtbot) -> FirstRunPage:
    page = open_page(office, tasks, qtbot)
    page.show_step("connect")
    page._form.show_crm("dataverse")
    page._form._url.setText("https://acme.crm.dynamics.com")
    page._form._user.setText("app-id")
    assert not page._form._fields["password"].isVisible()
    return page


def test_signing_in_with_a_code_shows_it_and_its_secret_is_tested_and_kept(tasks: Tasks, qtbot) -> None:
    office = Office(PASSED)
    page = signing_in(office, tasks, qtbot)
    button(page, "Test the connection").click()
    qtbot.waitUntil(lambda: "Sign in first." in words(page))
    button(page, "With a code on another device").click()
    qtbot.waitUntil(lambda: "AB12" in words(page))
    assert "https://login.example/device" in words(page)
    assert not button(page, "Sign in with the browser").isEnabled()
    office.gate.set()
    qtbot.waitUntil(page._form._start.isEnabled)
    assert "Signed in." in words(page)
    with qtbot.waitSignal(page.finished):
        page._form._start.click()
    endpoint, secret = office.connected[0]
    assert (endpoint.crm, endpoint.user, endpoint.database, secret) == (
        "dataverse", "app-id", "", '{"refresh_token": "r"}',
    )  # fmt: skip
    assert office.signing[0][1] is True


class Browser(QObject):
    """What the desktop opens addresses with."""

    opened = Signal(QUrl)


def test_the_browser_is_opened_and_one_may_give_up(tasks: Tasks, qtbot) -> None:
    office, browser, seen = Office(PASSED), Browser(), []
    browser.opened.connect(lambda url: seen.append(url.toString()))
    QDesktopServices.setUrlHandler("https", browser, "opened")
    try:
        page = signing_in(office, tasks, qtbot)
        button(page, "Sign in with the browser").click()
        qtbot.waitUntil(lambda: seen == ["https://login.example/device"])
        button(page, "Open the page again").click()
        assert len(seen) == 2
        button(page, "Cancel").click()
        assert not page._form.signing_in.waiting
        office.gate.set()
        qtbot.waitUntil(lambda: tasks.busy == 0)
        assert not page._form._start.isEnabled()
        assert "Signed in." not in words(page)
    finally:
        QDesktopServices.unsetUrlHandler("https")


@pytest.mark.parametrize(
    ("refusal", "said"),
    [
        (NotSignedIn(why="refused", detail="access_denied"), "says no (access_denied)"),
        (NotSignedIn(why="late"), "Nobody signed in in time"),
        (Unreachable(), "cannot be reached"),
    ],
)
def test_what_went_wrong_with_signing_in_is_said_in_words(tasks: Tasks, qtbot, refusal: Exception, said: str) -> None:
    office = Office(PASSED)
    office.refusal = refusal
    office.gate.set()
    page = signing_in(office, tasks, qtbot)
    button(page, "With a code on another device").click()
    qtbot.waitUntil(lambda: said in words(page))
    assert button(page, "Sign in with the browser").isEnabled()


def test_another_address_has_to_be_signed_in_at_again(tasks: Tasks, qtbot) -> None:
    office = Office(PASSED)
    office.gate.set()
    page = signing_in(office, tasks, qtbot)
    button(page, "With a code on another device").click()
    qtbot.waitUntil(page._form._start.isEnabled)
    page._form._url.setText("https://other.crm.dynamics.com")
    button(page, "Test the connection").click()
    qtbot.waitUntil(lambda: "Sign in first." in words(page))


def test_a_new_passphrase_is_asked_twice_and_has_a_length(qtbot) -> None:
    page = UnlockPage(new=True)
    qtbot.addWidget(page)
    page.show()
    page._first.setText("short")
    QTest.keyClick(page._first, Qt.Key.Key_Return)
    assert "8" in words(page)
    page._first.setText("long enough")
    page._again.setText("long enougj")
    QTest.keyClick(page._again, Qt.Key.Key_Return)
    assert "not the same" in words(page)
    page._again.setText("long enough")
    with qtbot.waitSignal(page.given) as told:
        QTest.keyClick(page._again, Qt.Key.Key_Return)
    assert told.args == ["long enough"]


def test_a_profile_that_is_open_elsewhere_says_so(qtbot) -> None:
    page = ClosedPage(explain(ReplicaBusy()))
    qtbot.addWidget(page)
    page.show()
    assert "already open in another window" in words(page)
    with qtbot.waitSignal(page.acted):
        button(page, "Close").click()
