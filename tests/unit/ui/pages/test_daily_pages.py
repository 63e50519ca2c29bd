"""Today, accounts, account, agenda, pipeline and cases, on a real replica, by keys and signals."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from sfa_desktop.entities import Opportunity, Task, Visit
from sfa_desktop.replica.store import Replica
from sfa_desktop.ui.page import Desk, Page
from sfa_desktop.ui.pages.account import AccountPage
from sfa_desktop.ui.pages.accounts import AccountsPage
from sfa_desktop.ui.pages.agenda import AgendaPage
from sfa_desktop.ui.pages.cases import CasesPage
from sfa_desktop.ui.pages.pipeline import PipelinePage
from sfa_desktop.ui.pages.today import TodayPage
from sfa_desktop.ui.record_card import RecordAsk
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.need import NeedCard
from sfa_desktop.ui.widgets.table import RecordTable
from sfa_desktop.ui.widgets.thread import Touch
from sfa_desktop.ui.widgets.timeline import Stop
from tests.unit.ui import book

LUZ = book.key("account", 1)
Show = Callable[..., Page]


@pytest.fixture
def show(rep_desk: Desk, qtbot) -> Show:
    """Builds a page, opens it, waits until it has its rows; collects where it wants to go and what it says."""

    def build(page_type: type[Page], argument: object = None) -> Page:
        page = page_type(rep_desk)
        page.went, page.said = [], []
        page.navigate_requested.connect(lambda name, argument: page.went.append((name, argument)))
        page.notice_raised.connect(page.said.append)
        page.resize(1220, 800)
        qtbot.addWidget(page)
        page.bind_keys()
        page.show()
        page.activateWindow()
        qtbot.waitActive(page)
        page.opened(argument)
        page.setFocus()
        quiet(qtbot, rep_desk)
        return page

    return build


def quiet(qtbot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: desk.tasks.busy == 0, timeout=5000)
    QTest.qWait(1)
    qtbot.waitUntil(lambda: desk.tasks.busy == 0, timeout=5000)


def press(page: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(page.focusWidget() or page, key, modifier)


def words(widget: QWidget) -> str:
    return " | ".join(child.accessibleName() for child in widget.findChildren(QWidget) if child.isVisibleTo(widget))


# --- today ---


def test_the_day_says_when_whom_and_why(show: Show) -> None:
    page = show(TodayPage)
    stops = page.findChildren(Stop)
    assert [stop.accessibleName() for stop in stops][1:3] == [
        f"{_local(12, 5)} Farmacia Luz",
        f"{_local(13, 30)} Droguería Íntegra del Litoral S.A.",
    ]
    said = words(page)
    assert "Confirmar el exhibidor de verano" in said
    assert "12" in said and "without a visit" in said


def test_a_check_in_by_key_begins_the_visit_and_goes_there(show: Show, rep_replica: Replica, rep_desk, qtbot) -> None:
    page = show(TodayPage)
    luz = page.findChildren(Stop)[1]
    luz.setFocus()
    press(page, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: bool(page.went))
    name, visit_id = page.went[0]
    with rep_replica.read() as r:
        visit = r.need("visit", visit_id)
    assert name == "visit"
    assert isinstance(visit, Visit)
    assert (visit.state, visit.account_id, visit.started_at) == ("started", LUZ, book.NOW)
    quiet(qtbot, rep_desk)


def test_a_promise_is_kept_by_its_number_and_comes_back_by_undo(show: Show, rep_replica, rep_desk, qtbot) -> None:
    page = show(TodayPage)
    cards = page.findChildren(NeedCard)
    place = next(n for n, card in enumerate(cards, 1) if "exhibidor" in card.accessibleName())
    press(page, Qt.Key(Qt.Key.Key_0 + place))
    qtbot.waitUntil(lambda: bool(page.said))
    task_id = book.key("task", 1)
    assert _task(rep_replica, task_id).state == "done"
    page.said[0].run()
    qtbot.waitUntil(lambda: _task(rep_replica, task_id).state == "open")
    quiet(qtbot, rep_desk)


def test_what_is_not_there_is_not_shown(show: Show, rep_replica: Replica) -> None:
    with rep_replica.write() as w:
        for kind in ("visit", "order", "case", "task", "account"):
            w.run(f'DELETE FROM "{kind}"')
    page = show(TodayPage)
    said = words(page)
    assert "Nothing is planned for today" in said
    assert "Sales of" not in said
    assert "Coverage" not in said


# --- accounts ---


def test_filters_count_what_they_show(show: Show, rep_desk, qtbot) -> None:
    page = show(AccountsPage)
    table = page.findChild(RecordTable)
    assert table.records.rowCount() == len(book.NAMES)
    press(page, Qt.Key.Key_4)  # at risk
    quiet(qtbot, rep_desk)
    shown = [table.records.row_at(place).value for place in range(table.records.rowCount())]
    assert len(shown) == 5
    assert {account.lifecycle for account in shown} == {"risk"}


def test_typing_finds_without_accents_and_enter_opens(show: Show, rep_desk, qtbot) -> None:
    page = show(AccountsPage)
    table = page.findChild(RecordTable)
    press(page, Qt.Key.Key_Slash)
    qtbot.keyClicks(page.focusWidget(), "nandubay")
    qtbot.waitUntil(lambda: table.records.rowCount() == 1)
    quiet(qtbot, rep_desk)
    press(page, Qt.Key.Key_Return)
    assert page.went == [("account", book.key("account", 3))]


def test_a_new_account_begins_with_what_was_looked_for(show: Show, rep_desk, qtbot) -> None:
    page = show(AccountsPage)
    press(page, Qt.Key.Key_Slash)
    qtbot.keyClicks(page.focusWidget(), "Zapiola")
    page.findChild(RecordTable).setFocus()
    press(page, Qt.Key.Key_Insert)
    name, ask = page.went[0]
    assert (name, ask.kind, ask.values["name"], ask.then) == ("record", "account", "Zapiola", "account")
    quiet(qtbot, rep_desk)


def test_the_list_sorts_by_what_is_late(show: Show, rep_desk, qtbot) -> None:
    page = show(AccountsPage)
    table = page.findChild(RecordTable)
    table.sort_by("rhythm")
    table.sort_by("rhythm")
    quiet(qtbot, rep_desk)
    late = [table.records.row_at(place).cells["rhythm"].words for place in range(3)]
    shares = [int(said.split()[0]) / int(said.split()[2]) for said in late]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > 1.5


def test_the_preview_follows_the_row(show: Show, rep_desk, qtbot) -> None:
    page = show(AccountsPage)
    table = page.findChild(RecordTable)
    table.choose_id(LUZ)
    qtbot.waitUntil(lambda: "Farmacia Luz" in words(page._side))
    assert "$\u00a0184.300,00".replace(".", "").replace(",", "") in words(page._side).replace(".", "").replace(",", "")


# --- account ---


def test_an_account_shows_all_that_hangs_on_it(show: Show) -> None:
    page = show(AccountPage, LUZ)
    said = words(page)
    for part in ("Farmacia Luz", "María Luz Ferrero", "Av. Alberdi 1240", "Entrega fuera de horario", "Exhibidor"):
        assert part in said
    items = [item for item in page._thread.items() if isinstance(item, Touch)]
    kinds = {item.kind for item in items}
    assert kinds == {"visit", "order", "case", "task"}
    assert len(items) == 20


def test_the_history_is_filtered(show: Show, rep_desk, qtbot) -> None:
    page = show(AccountPage, LUZ)
    page._filters.findChild(QWidget, "order").click()
    quiet(qtbot, rep_desk)
    items = [item for item in page._thread.items() if isinstance(item, Touch)]
    assert {item.kind for item in items} == {"order"}
    assert len(items) == 12


def test_keys_lead_to_order_case_and_form(show: Show) -> None:
    page = show(AccountPage, LUZ)
    press(page, Qt.Key.Key_P)
    press(page, Qt.Key.Key_R)
    press(page, Qt.Key.Key_E)
    assert page.went[0] == ("order_desk", LUZ)
    name, ask = page.went[1]
    assert name == "record"
    assert (ask.kind, ask.values["account_id"]) == ("case", LUZ)
    assert page.went[2] == ("record", RecordAsk(kind="account", id=LUZ))


def test_an_account_that_is_gone_says_so(show: Show) -> None:
    page = show(AccountPage, "0000")
    assert "no longer here" in words(page)


def test_a_change_elsewhere_is_shown_without_a_jump(show: Show, rep_replica: Replica, qtbot) -> None:
    page = show(AccountPage, LUZ)
    from sfa_desktop.actions.save_record import save_record

    save_record(rep_replica, "account", LUZ, {"phone": "+54 341 9999999"})
    qtbot.waitUntil(lambda: "9999999" in words(page), timeout=5000)


# --- agenda, pipeline, cases ---


def test_the_agenda_has_the_week_with_late_promises_first(show: Show) -> None:
    page = show(AgendaPage)
    table = page.findChild(RecordTable)
    rows = [table.records.row_at(place) for place in range(table.records.rowCount())]
    assert rows[0].cells["what"].words == "Confirmar el exhibidor de verano"
    assert rows[0].mark == "warn"
    assert sum(row.value.visit is not None for row in rows) == 17


def test_a_task_is_done_by_key(show: Show, rep_replica: Replica, qtbot, rep_desk) -> None:
    page = show(AgendaPage)
    page.findChild(RecordTable).choose(0)
    press(page, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: _task(rep_replica, book.key("task", 1)).state == "done")
    quiet(qtbot, rep_desk)


def test_an_opportunity_moves_a_stage_by_key(show: Show, rep_replica: Replica, qtbot, rep_desk) -> None:
    page = show(PipelinePage)
    table = page.findChild(RecordTable)
    wanted = book.key("opportunity", 3)
    assert table.choose_id(wanted)
    press(page, Qt.Key.Key_Period)
    qtbot.waitUntil(lambda: bool(page.said))
    with rep_replica.read() as r:
        moved = r.need("opportunity", wanted)
    assert isinstance(moved, Opportunity)
    assert moved.stage == "opportunity"
    quiet(qtbot, rep_desk)


def test_cases_stand_by_their_clock(show: Show) -> None:
    page = show(CasesPage)
    table = page.findChild(RecordTable)
    rows = [table.records.row_at(place) for place in range(table.records.rowCount())]
    dues = [row.value.case.due_at for row in rows]
    assert dues == sorted(dues)
    assert rows[0].mark == "need"
    assert page.title[1] == "3"


@pytest.mark.parametrize("page_type", [AgendaPage, PipelinePage, CasesPage, AccountsPage])
def test_empty_pages_say_what_will_be_there(show: Show, rep_replica: Replica, page_type: type[Page]) -> None:
    with rep_replica.write() as w:
        for kind in ("visit", "task", "case", "opportunity", "account"):
            w.run(f'DELETE FROM "{kind}"')
    page = show(page_type)
    assert [button for button in page._stage.findChildren(Button) if button.isVisible()]


def _task(replica: Replica, task_id: str) -> Task:
    with replica.read() as r:
        task = r.need("task", task_id)
    assert isinstance(task, Task)
    return task


def _local(hour: int, minute: int) -> str:
    return f"{book.at(book.TODAY, hour, minute).astimezone():%H:%M}"
