from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from sfa_desktop.actions.edit_record import update_record
from sfa_desktop.actions.submit_order import submit_order
from sfa_desktop.actions.take_order import LineWanted, take_order
from sfa_desktop.entities.exchange import Answer, Progress, Refusal
from sfa_desktop.entities.exchange import Page as OfficePage
from sfa_desktop.entities.share import Share
from sfa_desktop.replica import accounts_there, counterparts, facts, inflow, sending, settling
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync.status import SyncState, SyncStatus
from sfa_desktop.ui.page import Desk
from sfa_desktop.ui.pages.sync.conflict import ConflictCard
from sfa_desktop.ui.pages.sync.issue import RefusalCard
from sfa_desktop.ui.pages.sync.matching import match_rows
from sfa_desktop.ui.pages.sync.page import SyncPage
from sfa_desktop.ui.pages.sync.tabs import MATCHES, tab_words
from sfa_desktop.ui.sync_words import pill
from tests.unit.ui import book

WORDS = "El precio es <b>13.100,00</b> desde hoy."


def refuse_an_order(replica: Replica) -> tuple[str, str]:
    """An order that the office refused: its id and the failing line's."""
    wanted = [LineWanted(product_id=book.key("product", n), quantity=Decimal(6)) for n in (1, 2)]
    taken = take_order(replica, book.key("account", 1), wanted, device_id="device-7f3a")
    submit_order(replica, taken.id)
    line = taken.priced.lines[1].line.id
    with replica.read() as r:
        (group,) = sending.groups_ready(r, 1)
    with replica.write() as w:
        sending.mark_sending(w, [group], "attempt")
    refusal = Refusal(code="price", message=WORDS, operation_id=group.operations[0].id, line=line)
    with replica.write() as w:
        settling.settle(w, Answer(group_id=group.id, refusal=refusal))
    return taken.id, line


def clash(replica: Replica, number: int = 2) -> str:
    """An account whose phone was changed on both sides."""
    account = book.key("account", number)
    update_record(replica, "account", account, {"phone": "+54 341 555000"})
    page = next(page for page in book.pages() if page.kind == "account")
    row = list(page.rows[number - 1])
    row[list(page.columns).index("phone")], row[2] = "+54 341 999111", 500
    with replica.write() as w:
        inflow.apply_page(w, replace(page, rows=[row], cursor="500"))
    return account


@pytest.fixture
def page(rep_desk: Desk, qtbot) -> Iterator[SyncPage]:
    made = SyncPage(rep_desk)
    made.resize(1200, 800)
    qtbot.addWidget(made)
    made.show()
    made.bind_keys()
    made.activateWindow()
    qtbot.waitActive(made)
    yield made
    qtbot.waitUntil(lambda: rep_desk.tasks.busy == 0)


def show(page: SyncPage, qtbot) -> None:
    page.opened()
    qtbot.waitUntil(lambda: page._view is not None)
    page._tabs.setFocus()


def press(qtbot, key) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key)


def phone(replica: Replica, account: str) -> tuple[str, bool]:
    with replica.read() as r:
        found = r.need("account", account)
        return found.phone, found.origin.pending


def test_nothing_to_do_is_said_in_one_sentence(page, qtbot):
    show(page, qtbot)
    assert page._head._sentence.accessibleName() == "Nothing waits: this laptop and the office agree."
    assert page._tabs.current() == "outbox"


def test_a_refusal_shows_the_servers_words_as_plain_text_and_leads_to_the_line(page, rep_replica, qtbot):
    order, line = refuse_an_order(rep_replica)
    show(page, qtbot)
    (card,) = page._cards
    assert isinstance(card, RefusalCard)
    labels = [label for label in card.findChildren(object) if getattr(label, "text", None) and label.text() == WORDS]
    assert [label.textFormat() for label in labels] == [Qt.TextFormat.PlainText]
    gone = []
    page.navigate_requested.connect(lambda *place: gone.append(place))
    press(qtbot, Qt.Key.Key_E)
    assert gone == [("order_desk", (order, line))]


def test_retry_puts_it_back_into_the_outbox(page, rep_replica, qtbot):
    refuse_an_order(rep_replica)
    show(page, qtbot)
    press(qtbot, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: page._view.needing == 0 and page._view.waiting == 1)
    assert page._cards == []


@pytest.mark.parametrize(
    ("key", "left"), [(Qt.Key.Key_1, ("+54 341 555000", True)), (Qt.Key.Key_2, ("+54 341 999111", False))]
)
def test_a_conflict_is_settled_with_one_key(page, rep_replica, qtbot, key, left):
    account = clash(rep_replica)
    show(page, qtbot)
    assert isinstance(page._cards[0], ConflictCard)
    press(qtbot, key)
    qtbot.waitUntil(lambda: page._cards == [])
    assert phone(rep_replica, account) == left


def test_discarding_brings_back_what_the_office_says(page, rep_replica, qtbot):
    order, _ = refuse_an_order(rep_replica)
    show(page, qtbot)
    page._cards[0].discarded.emit(page._cards[0].work)
    qtbot.waitUntil(lambda: page._cards == [])
    with rep_replica.read() as r:
        assert r.get("order", order) is None


def test_the_whole_ledger_is_walked(page, rep_replica, qtbot):
    refuse_an_order(rep_replica)
    show(page, qtbot)
    said = []
    page.notice_raised.connect(said.append)
    press(qtbot, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].tone == "ok"
    assert page._proof[0] is True


def test_sync_now_wakes_the_engine(rep_desk, qtbot):
    woken = []
    made = SyncPage(replace(rep_desk, wake_sync=lambda: woken.append(1)))
    qtbot.addWidget(made)
    made.opened()
    qtbot.waitUntil(lambda: made._view is not None)
    made._head.sync_asked.emit()
    assert woken == [1]


def counts(**given: int) -> dict[str, int]:
    return {"queued": 0, "sending": 0, "unknown": 0, "refused": 0, "conflict": 0, "done": 0, **given}


@pytest.mark.parametrize(
    ("state", "open_", "progress", "words", "look"),
    [
        (SyncState.WAITING, {}, None, "Up to date · 10:41", "ok"),
        (SyncState.OFFLINE, {"queued": 3}, None, "Offline · 3 to send, safe", "offline"),
        (SyncState.WORKING, {"queued": 3}, Progress(stage="push", done=1, total=3), "Sending 2 of 3", "sending"),
        (SyncState.WAITING, {"refused": 1}, None, "1 needs you", "need"),
        (SyncState.OFFLINE, {}, None, "Offline · data of today 10:41", "offline"),
        (SyncState.PAUSED, {"queued": 1}, None, "Paused · 1 to send, safe", "offline"),
    ],
)  # fmt: skip
def test_the_pill_tells_the_truth(state, open_, progress, words, look):
    status = SyncStatus(state=state, since=book.NOW)
    shown = pill(status, counts(**open_), book.OFFICE.astimezone(), book.NOW, progress)
    assert (shown.words, shown.state) == (words, look)


@pytest.mark.parametrize(
    ("ahead", "said"),
    [(20, "agrees with the office's"), (-90, "2 minutes slow"), (60, "1 minute fast"), (7200, "120 minutes fast")],
)
def test_a_clock_that_is_wrong_is_told(page, rep_replica, qtbot, ahead, said):
    with rep_replica.write() as writer:
        inflow.set_fact(writer, "clock ahead", ahead)
    show(page, qtbot)
    qtbot.waitUntil(lambda: said in {label.text() for label in page.findChildren(QLabel)})


def test_customers_of_two_systems_that_do_not_match_are_listed(page, qtbot, rep_desk) -> None:
    replica: Replica = rep_desk.profile.replica
    show(page, qtbot)
    assert MATCHES not in [tab.name for tab in tab_words(page._view)]
    tax_id = "30-71234567-1"
    with replica.write() as w:
        facts.set_shares(w, [Share("erp", frozenset({"order", "order_line", "product"}))])
        columns = ("key", "remote", "version", "name", "tax_id", "active")
        rows = [[f"k{n}", str(n), 1, name, tax_id, True] for n, name in enumerate(("Otra", "Otra más"))]
        accounts_there.take(w, "erp", OfficePage(kind="account", columns=columns, rows=rows, cursor="1"))
        w.run("UPDATE account SET tax_id = ? WHERE id = ?", (tax_id, book.key("account", 1)))
        w.run("UPDATE account SET tax_id = '' WHERE id = ?", (book.key("account", 2),))
    page.opened()
    qtbot.waitUntil(lambda: bool(page._view.matched))
    assert [tab.name for tab in tab_words(page._view)][-1] == MATCHES
    page._side.matches_asked.emit()
    assert page._pages.currentWidget() is page._matches
    with replica.read() as r:
        rows = match_rows(counterparts.matches(r, "erp"))
    assert page._matches.model().rowCount() == len(rows)
    said = {row.cells["name"].words: row.cells["why"].words for row in rows}
    assert said["Otra"] == said["Otra más"] == "Several have this tax id."
    assert "It has no tax id." in said.values()
