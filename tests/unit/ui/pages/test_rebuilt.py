"""A window that is made anew while somebody types, as a configuration of the company may have it: nothing is lost."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from sfa_desktop.actions.check_in import check_in
from sfa_desktop.actions.keep_draft import read_draft
from sfa_desktop.replica.store import Replica
from sfa_desktop.ui import language
from sfa_desktop.ui.page import Desk
from sfa_desktop.ui.pages import OVERLAYS, PAGES
from sfa_desktop.ui.pages.visit import VisitPage
from sfa_desktop.ui.record_card import RecordAsk, RecordCard
from sfa_desktop.ui.window import Window
from tests.unit.ui import book


@pytest.fixture
def window(rep_desk: Desk, qtbot) -> Iterator[Window]:
    made = Window(PAGES, OVERLAYS)
    made.show()
    made.start(replace(rep_desk, offers=made.offers), "accounts")
    made.activateWindow()
    qtbot.waitActive(made)
    yield made
    qtbot.waitUntil(lambda: rep_desk.tasks.busy == 0, timeout=10_000)
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


def test_notes_of_a_visit_are_kept_and_shown_again(window: Window, rep_desk: Desk, rep_replica: Replica, qtbot) -> None:
    visit_id = check_in(rep_replica, account_id=book.key("account", 1))
    window.go("visit", visit_id)
    page = window.page
    assert isinstance(page, VisitPage)
    qtbot.waitUntil(lambda: page._filled == visit_id, timeout=10_000)
    qtbot.keyClicks(page._notes, "Wants the summer display")
    language.use("es")
    window._rebuild()  # and once more, before the first time is over
    qtbot.waitUntil(lambda: window.page not in (None, page) and rep_desk.tasks.busy == 0, timeout=10_000)
    again = window.page
    assert isinstance(again, VisitPage)
    assert again._notes.toPlainText() == "Wants the summer display"
    with rep_replica.read() as r:
        assert r.need("visit", visit_id).notes == "Wants the summer display"


@pytest.mark.parametrize("by", ["language", "another card", "end"])
def test_what_stands_in_a_card_that_goes_is_a_draft(
    by: str, window: Window, rep_desk: Desk, rep_replica: Replica, qtbot
) -> None:
    card = RecordCard(rep_desk)
    window.cover(card, RecordAsk(kind="account"))
    qtbot.waitUntil(lambda: card.form() is not None, timeout=10_000)
    qtbot.keyClicks(card.form()._controls["name"].widget, "Perfumeria Nueva")
    if by == "language":
        language.use("es")
    elif by == "another card":
        window.go("palette")
    else:
        window.close()
    qtbot.waitUntil(lambda: read_draft(rep_replica, "record/account/new") is not None, timeout=10_000)
    assert read_draft(rep_replica, "record/account/new") == {"name": "Perfumeria Nueva"}
