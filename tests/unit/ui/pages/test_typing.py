"""What is typed: the quick log, the form of a visit, the record card. None of it is lost."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from sfa_desktop.actions.check_in import check_in
from sfa_desktop.actions.keep_draft import read_draft
from sfa_desktop.entities import Account, Case, Visit
from sfa_desktop.replica.store import Replica
from sfa_desktop.ui.frame.overlay import OverlayCard
from sfa_desktop.ui.page import Desk
from sfa_desktop.ui.pages.visit import VisitPage
from sfa_desktop.ui.quick_log import DRAFT, QuickLogCard
from sfa_desktop.ui.record_card import RecordAsk, RecordCard
from sfa_desktop.ui.widgets.chip import Chip
from tests.unit.ui import book

LUZ = book.key("account", 1)
Cover = Callable[..., OverlayCard]


def quiet(qtbot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: desk.tasks.busy == 0, timeout=5000)
    QTest.qWait(1)
    qtbot.waitUntil(lambda: desk.tasks.busy == 0, timeout=5000)


@pytest.fixture
def cover(rep_desk: Desk, qtbot) -> Cover:
    def build(card_type: type[OverlayCard], argument: object = None) -> OverlayCard:
        card = card_type(rep_desk)
        card.went, card.said, card.gone = [], [], []
        card.navigate_requested.connect(lambda name, argument: card.went.append((name, argument)))
        card.notice_raised.connect(card.said.append)
        card.closed.connect(lambda: card.gone.append(True))
        card.resize(820, 600)
        qtbot.addWidget(card)
        card.show()
        card.activateWindow()
        qtbot.waitActive(card)
        card.opened(argument)
        quiet(qtbot, rep_desk)
        return card

    return build


def count(replica: Replica, kind: str, **where: object) -> int:
    with replica.read() as r:
        return r.count(kind, where)


def key(widget: QWidget, what: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, what, modifier)


def chips(card: OverlayCard) -> list[str]:
    return [chip.accessibleName() for chip in card.findChildren(Chip) if chip.isVisible()]


# --- quick log ---


def test_one_line_becomes_visit_case_and_task(cover: Cover, rep_replica: Replica, rep_desk, qtbot) -> None:
    visits, cases, tasks = (count(rep_replica, kind) for kind in ("visit", "case", "task"))
    card = cover(QuickLogCard)
    qtbot.keyClicks(card.line(), "v echeverria 30m ok pedido; queja entrega; prox lun 10")
    qtbot.waitUntil(lambda: card.understood().next is not None and card.understood().account is not None)
    qtbot.waitUntil(lambda: "Farmacia Echeverría" in chips(card))
    assert len(card.line().spans()) >= 6
    key(card.line(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(card.gone))
    assert (count(rep_replica, "visit"), count(rep_replica, "case"), count(rep_replica, "task")) == (
        visits + 1,
        cases + 1,
        tasks + 1,
    )
    assert read_draft(rep_replica, DRAFT) is None
    quiet(qtbot, rep_desk)


def test_digits_are_typed_until_tab_asks_for_a_choice(cover: Cover, rep_replica: Replica, rep_desk, qtbot) -> None:
    card = cover(QuickLogCard)
    qtbot.keyClicks(card.line(), "v luz 30m ok")
    qtbot.waitUntil(lambda: len(card.understood().candidates) > 1)
    assert card.understood().minutes == 30
    qtbot.waitUntil(lambda: "Which account?" in chips(card))
    key(card.line(), Qt.Key.Key_Tab)
    key(card.line(), Qt.Key.Key_1)
    assert card.understood().account is not None
    assert card.line().line() == "v luz 30m ok"
    before = count(rep_replica, "visit", account_id=card.understood().account.id)
    key(card.line(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(card.gone))
    assert count(rep_replica, "visit", account_id=card.understood().account.id) == before + 1
    quiet(qtbot, rep_desk)


def test_an_ambiguous_line_is_asked_about_not_guessed(cover: Cover, rep_replica: Replica, rep_desk, qtbot) -> None:
    before = count(rep_replica, "visit")
    card = cover(QuickLogCard)
    qtbot.keyClicks(card.line(), "v luz 30m ok")
    qtbot.waitUntil(lambda: len(card.understood().candidates) > 1)
    key(card.line(), Qt.Key.Key_Return)
    assert not card.gone
    assert card.line().choosing
    assert count(rep_replica, "visit") == before
    quiet(qtbot, rep_desk)


def test_a_chip_is_mended_by_number(cover: Cover, rep_desk, qtbot) -> None:
    card = cover(QuickLogCard)
    qtbot.keyClicks(card.line(), "v echeverria 30m")
    qtbot.waitUntil(lambda: card.understood().account is not None and card.understood().minutes == 30)
    key(card.line(), Qt.Key.Key_Tab)  # account
    key(card.line(), Qt.Key.Key_Tab)  # outcome
    key(card.line(), Qt.Key.Key_1)
    assert card.understood().outcome == "order"
    quiet(qtbot, rep_desk)


def test_the_draft_is_on_the_disk_while_one_types_and_comes_back(cover: Cover, rep_replica, rep_desk, qtbot) -> None:
    """What is committed survives kill -9: the file is written with synchronous=FULL."""
    card = cover(QuickLogCard)
    qtbot.keyClicks(card.line(), "v luz half a thou")
    qtbot.waitUntil(lambda: read_draft(rep_replica, DRAFT) == {"line": "v luz half a thou"}, timeout=3000)
    again = cover(QuickLogCard)
    qtbot.waitUntil(lambda: again.line().line() == "v luz half a thou")
    assert again.cancel()
    quiet(qtbot, rep_desk)


# --- the form of a visit ---


@pytest.fixture
def visit(rep_desk: Desk, rep_replica: Replica, qtbot) -> VisitPage:
    visit_id = check_in(rep_replica, account_id=LUZ)
    page = VisitPage(rep_desk)
    page.visit_id = visit_id
    page.went = []
    page.navigate_requested.connect(lambda name, argument: page.went.append((name, argument)))
    page.resize(1220, 800)
    qtbot.addWidget(page)
    page.bind_keys()
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    page.opened(visit_id)
    quiet(qtbot, rep_desk)
    return page


def kept(replica: Replica, visit_id: str) -> Visit:
    with replica.read() as r:
        found = r.need("visit", visit_id)
    assert isinstance(found, Visit)
    return found


def test_notes_save_themselves_within_two_seconds(visit: VisitPage, rep_replica: Replica, rep_desk, qtbot) -> None:
    qtbot.keyClicks(visit._notes, "Wants the summer display")
    qtbot.waitUntil(lambda: kept(rep_replica, visit.visit_id).notes == "Wants the summer display", timeout=3000)
    assert kept(rep_replica, visit.visit_id).state == "started"
    quiet(qtbot, rep_desk)


def test_going_elsewhere_saves_at_once(visit: VisitPage, rep_replica: Replica, rep_desk, qtbot) -> None:
    qtbot.keyClicks(visit._notes, "In a hurry")
    visit.left()
    qtbot.waitUntil(lambda: kept(rep_replica, visit.visit_id).notes == "In a hurry", timeout=1000)
    quiet(qtbot, rep_desk)


def test_no_way_out_without_outcome_and_next_step(visit: VisitPage, rep_replica: Replica, rep_desk, qtbot) -> None:
    key(visit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(visit._outcome_problem.isVisible)
    assert kept(rep_replica, visit.visit_id).state == "started"
    visit._outcomes.press(2)
    key(visit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "next step" in visit._step.accessibleDescription())
    assert kept(rep_replica, visit.visit_id).state == "started"
    qtbot.keyClicks(visit._step, "Bring samples")
    key(visit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: visit.went == [("today", None)])
    done = kept(rep_replica, visit.visit_id)
    assert (done.state, done.outcome, done.next_step) == ("done", "follow_up", "Bring samples")
    assert count(rep_replica, "task", visit_id=visit.visit_id) == 1
    quiet(qtbot, rep_desk)


def test_a_second_visit_is_not_begun_beside_one_under_way(visit: VisitPage, rep_desk, qtbot) -> None:
    other = VisitPage(rep_desk)
    qtbot.addWidget(other)
    other.show()
    other.opened(("new", book.key("account", 2)))
    quiet(qtbot, rep_desk)
    assert other._elsewhere == visit.visit_id


# --- the record card ---


def field(card: RecordCard, name: str) -> QWidget:
    return card.form()._controls[name].widget


def test_a_new_account_that_is_there_already_is_warned_about(cover: Cover, rep_desk, qtbot) -> None:
    card = cover(RecordCard, RecordAsk(kind="account"))
    qtbot.keyClicks(field(card, "name"), "Farmacia Luz SA")
    qtbot.keyClicks(field(card, "tax_id"), "30712345670")
    said = "Open that one"
    qtbot.waitUntil(lambda: any(w.accessibleName() == said for w in card.findChildren(QWidget)), timeout=3000)
    names = " ".join(w.accessibleName() for w in card.findChildren(QWidget))
    assert "same tax id" in names
    quiet(qtbot, rep_desk)


def test_own_fields_are_edited_like_any_other(cover: Cover, rep_replica: Replica, rep_desk, qtbot) -> None:
    card = cover(RecordCard, RecordAsk(kind="account", id=LUZ))
    metres = field(card, "custom.square_metres")
    metres.selectAll()
    qtbot.keyClicks(metres, "140")
    key(card, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(card.gone))
    with rep_replica.read() as r:
        account = r.need("account", LUZ)
    assert isinstance(account, Account)
    assert account.custom == {"exhibitor": "floor", "square_metres": 140}
    quiet(qtbot, rep_desk)


def test_a_case_needs_its_subject(cover: Cover, rep_replica: Replica, rep_desk, qtbot) -> None:
    before = count(rep_replica, "case")
    values = {"account_id": LUZ, "opened_at": book.NOW}
    card = cover(RecordCard, RecordAsk(kind="case", values=values, focus="subject"))
    key(card, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not card.gone
    qtbot.keyClicks(field(card, "subject"), "Broken boxes")
    key(card, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(card.gone))
    assert count(rep_replica, "case") == before + 1
    with rep_replica.read() as r:
        (case,) = r.list("case", where={"subject": "Broken boxes"})
    assert isinstance(case, Case)
    assert (case.account_id, case.opened_at) == (LUZ, book.NOW)
    quiet(qtbot, rep_desk)


def test_a_card_that_is_closed_keeps_what_was_typed(cover: Cover, rep_replica: Replica, rep_desk, qtbot) -> None:
    ask = RecordAsk(kind="account")
    card = cover(RecordCard, ask)
    qtbot.keyClicks(field(card, "name"), "Perfumeria Nueva")
    assert card.cancel()
    quiet(qtbot, rep_desk)
    again = cover(RecordCard, ask)
    assert field(again, "name").text() == "Perfumeria Nueva"
    key(again, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(again.gone))
    assert count(rep_replica, "account", name="Perfumeria Nueva") == 1
    assert read_draft(rep_replica, "record/account/new") is None
    quiet(qtbot, rep_desk)


def test_text_from_outside_is_never_markup(cover: Cover, rep_replica: Replica, rep_desk, qtbot) -> None:
    card = cover(QuickLogCard)
    card.line().insertPlainText("v echeverria <b>bold</b> \u202e rtl \U0001f600")
    card.line().moveCursor(QTextCursor.MoveOperation.End)
    qtbot.waitUntil(lambda: card.understood().account is not None)
    assert "<b>bold</b>" in card.understood().note
    quiet(qtbot, rep_desk)


def test_the_line_ends_the_visit_one_is_in(cover: Cover, rep_replica: Replica, rep_desk, qtbot) -> None:
    """Several accounts are called Luz; one is inside at one of them, so that one is meant."""
    visit_id = check_in(rep_replica, account_id=LUZ)
    before = count(rep_replica, "visit")
    card = cover(QuickLogCard)
    qtbot.keyClicks(card.line(), "v luz 30m ok pedido; prox lun 10")
    qtbot.waitUntil(lambda: card.understood().account is not None and card.understood().next is not None)
    assert card.understood().account.id == LUZ
    key(card.line(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(card.gone))
    ended = kept(rep_replica, visit_id)
    assert (ended.state, ended.outcome, ended.minutes) == ("done", "order", 30)
    assert ended.started_at == book.NOW
    assert count(rep_replica, "visit") == before
    quiet(qtbot, rep_desk)


KILLED = """
import os, signal, sys
from types import SimpleNamespace
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from sfa_desktop.base.clock import FixedClock
from sfa_desktop.replica.store import Replica
from sfa_desktop.actions.keep_draft import read_draft
from sfa_desktop.ui.bridge import Bridge
from sfa_desktop.ui.page import Desk
from sfa_desktop.ui.quick_log import DRAFT, QuickLogCard
from sfa_desktop.ui.tasks import Tasks
from tests.unit.ui import book
app = QApplication([])
replica = Replica.open(Path(sys.argv[1]), bytes(32), clock=FixedClock(book.NOW))
desk = Desk(profile=SimpleNamespace(replica=replica), tasks=Tasks(), bridge=Bridge(), clock=replica.clock)
card = QuickLogCard(desk)
card.show()
card.opened()
card.line().put("v luz 30m ok pe")
timer = QTimer(interval=20)
timer.timeout.connect(lambda: read_draft(replica, DRAFT) and os.kill(os.getpid(), signal.SIGKILL))
timer.start()
app.exec()
"""


def test_a_process_killed_while_one_types_loses_nothing(rep_replica: Replica) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path(__file__).parents[4])}
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(rep_replica.path)], env=environment, timeout=60, check=False
    )
    assert done.returncode == -signal.SIGKILL
    assert read_draft(rep_replica, DRAFT) == {"line": "v luz 30m ok pe"}
