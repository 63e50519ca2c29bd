"""The first run: language, demo company or own CRM with its test step by step; the passphrase; a closed profile."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from sfa_desktop.actions.central.place import CentralProgress
from sfa_desktop.base.central_errors import CentralExtrasMissing
from sfa_desktop.base.errors import ReplicaBusy
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.entities.exchange import Step
from sfa_desktop.ui import language
from sfa_desktop.ui.messages import explain
from sfa_desktop.ui.pages.closed import ClosedPage
from sfa_desktop.ui.pages.first_run import FirstRunPage, Ways
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

    def ways(self) -> Ways:
        return Ways(crms=(("tryton", "Tryton"),), test=self.test, connect=self.connect, demo=self.demo)

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
    for edit, text in ((page._url, "http://crm"), (page._database, "db"), (page._user, "rep"), (page._password, "x")):
        edit.setText(text)
    QTest.keyClick(page._password, Qt.Key.Key_Return)
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
    button(page, "Test the connection").click()
    qtbot.waitUntil(lambda: words(page).count("This is needed.") >= 4)
    assert tasks.busy == 0


def test_another_address_has_to_be_tested_again(tasks: Tasks, qtbot) -> None:
    page = open_page(Office(PASSED), tasks, qtbot)
    page.show_step("connect")
    for edit, text in ((page._url, "http://crm"), (page._database, "db"), (page._user, "rep"), (page._password, "x")):
        edit.setText(text)
    QTest.keyClick(page._password, Qt.Key.Key_Return)
    qtbot.waitUntil(page._start.isEnabled)
    page._url.setText("http://other")
    assert not page._start.isEnabled()


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
