"""Deciding a conflict in the window: field by field, by keyboard, with the way back; and values that lost."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from sfa_desktop.actions.edit_record import update_record
from sfa_desktop.actions.resolve_conflict import resolve_conflict
from sfa_desktop.entities.exchange import Gone, Page
from sfa_desktop.replica import inflow
from sfa_desktop.replica.kept import kept_values
from sfa_desktop.replica.store import Replica
from sfa_desktop.ui.page import Desk, Notice
from sfa_desktop.ui.pages.sync.conflict import ConflictCard
from sfa_desktop.ui.pages.sync.page import SyncPage
from sfa_desktop.ui.record_card import RecordAsk, RecordCard
from sfa_desktop.ui.widgets.text import Elided, Text
from tests.unit.ui import book

ACCOUNT = book.key("account", 2)


def accounts() -> Page:
    return next(page for page in book.pages() if page.kind == "account")


def office_changes(replica: Replica, version: int, **values: Any) -> None:
    """The office changes the account, or deletes it where no values are given."""
    page = accounts()
    gone = () if values else (Gone(key=ACCOUNT, version=version, deleted=True),)
    row = list(page.rows[1])
    row[2] = version
    for name, value in values.items():
        row[list(page.columns).index(name)] = value
    with replica.write() as w:
        rows = [row] if values else []
        inflow.apply_page(w, replace(page, rows=rows, gone=gone, cursor=str(version)))


def clash(replica: Replica) -> None:
    """Phone and e-mail ask; the website was changed here alone, the hours at the office alone."""
    update_record(replica, "account", ACCOUNT, {"phone": "555", "email": "me@x", "website": "w"})
    office_changes(replica, 500, phone="999", email="office@x", opening_hours="9 a 13")


@pytest.fixture
def page(rep_desk: Desk, qtbot) -> Iterator[SyncPage]:
    made = SyncPage(rep_desk)
    made.resize(1200, 900)
    qtbot.addWidget(made)
    made.show()
    made.bind_keys()
    made.activateWindow()
    qtbot.waitActive(made)
    yield made
    qtbot.waitUntil(lambda: rep_desk.tasks.busy == 0)


def show(page: SyncPage, qtbot) -> list[Notice]:
    said: list[Notice] = []
    page.notice_raised.connect(said.append)
    page.opened()
    qtbot.waitUntil(lambda: page._view is not None)
    page._tabs.setFocus()
    return said


def press(qtbot, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key)


def card(page: SyncPage) -> ConflictCard:
    (found,) = page._cards
    assert isinstance(found, ConflictCard)
    return found


def looked_at(page: SyncPage) -> str:
    cards = [one for one in page._cards if isinstance(one, ConflictCard)]
    return cards[0].ask.field if cards and cards[0].ask else ""


def account(replica: Replica) -> Any:
    with replica.read() as r:
        return r.get("account", ACCOUNT)


def words(widget: Any) -> str:
    found = [*widget.findChildren(Text), *widget.findChildren(Elided)]
    return "\n".join(one.accessibleName() for one in found)


def button(widget: Any, name: str) -> QPushButton:
    return next(one for one in widget.findChildren(QPushButton) if one.accessibleName() == name)


def test_fields_are_decided_one_after_the_other_by_key(page, rep_replica, qtbot):
    clash(rep_replica)
    said = show(page, qtbot)
    told = words(card(page))
    assert all(part in told for part in ("555", "999", "Website (mine)", "Opening hours (the office's)"))
    assert looked_at(page) == "phone"
    press(qtbot, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: looked_at(page) == "email")
    assert "1 of 2 settled" in words(card(page)) or card(page).accessibleName().endswith("1 of 2 settled")
    press(qtbot, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: page._cards == [])
    found = account(rep_replica)
    assert (found.phone, found.email, found.website, found.opening_hours) == ("999", "me@x", "w", "9 a 13")
    assert [notice.action for notice in said] == ["Undo", "Undo"]


def test_another_field_is_looked_at_first(page, rep_replica, qtbot):
    clash(rep_replica)
    show(page, qtbot)
    press(qtbot, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: looked_at(page) == "email")
    press(qtbot, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: looked_at(page) == "phone")
    button(card(page), "E-mail").click()
    qtbot.waitUntil(lambda: looked_at(page) == "email")
    press(qtbot, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: looked_at(page) == "phone")


@pytest.mark.parametrize(("name", "phone"), [("All mine", "555"), ("All the office's", "999")])
def test_all_of_it_is_taken_at_once_and_taken_back_by_the_toast(page, rep_replica, qtbot, name, phone):
    clash(rep_replica)
    said = show(page, qtbot)
    button(card(page), name).click()
    qtbot.waitUntil(lambda: page._cards == [] and bool(said))
    assert account(rep_replica).phone == phone
    said[0].run()
    qtbot.waitUntil(lambda: len(page._cards) == 1)
    assert (looked_at(page), account(rep_replica).phone) == ("phone", "555")


def test_what_was_settled_is_undone_and_redone_below(page, rep_replica, qtbot):
    clash(rep_replica)
    resolve_conflict(rep_replica, ACCOUNT, take="theirs")
    show(page, qtbot)
    button(page._lately, "Undo").click()
    qtbot.waitUntil(lambda: len(page._cards) == 1)
    qtbot.waitUntil(lambda: any(one.accessibleName() == "Redo" for one in page._lately.findChildren(QPushButton)))
    button(page._lately, "Redo").click()
    qtbot.waitUntil(lambda: page._cards == [])
    assert account(rep_replica).phone == "999"


def test_one_decision_on_the_card_is_taken_back(page, rep_replica, qtbot):
    clash(rep_replica)
    resolve_conflict(rep_replica, ACCOUNT, take={"phone": "theirs"})
    show(page, qtbot)
    assert looked_at(page) == "email"
    button(card(page), "Undo").click()
    qtbot.waitUntil(lambda: looked_at(page) == "phone")


def test_a_merge_that_needed_nobody_can_be_opened(page, rep_replica, qtbot):
    update_record(rep_replica, "account", ACCOUNT, {"website": "w"})
    office_changes(rep_replica, 500, opening_hours="9 a 13")
    show(page, qtbot)
    assert page._cards == []
    assert "Website (mine) · Opening hours (the office's)" in words(page._lately)
    button(page._lately, "See").click()
    assert "nothing lost" in words(page._lately)
    asked: list[Any] = []
    page.navigate_requested.connect(lambda *place: asked.append(place))
    button(page._lately, "Open the record").click()
    assert asked == [("record", RecordAsk(kind="account", id=ACCOUNT))]


def test_a_deletion_is_shown_as_one_and_taken_as_a_whole(page, rep_replica, qtbot):
    update_record(rep_replica, "account", ACCOUNT, {"phone": "555"})
    office_changes(rep_replica, 500)
    show(page, qtbot)
    told = words(card(page))
    assert "The office deleted it" in told
    assert "Phone: 555" in told
    assert looked_at(page) == "*"
    press(qtbot, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: page._cards == [])
    assert account(rep_replica) is None


def test_writing_another_value_opens_the_record_at_the_field(page, rep_replica, qtbot):
    clash(rep_replica)
    show(page, qtbot)
    asked: list[Any] = []
    page.navigate_requested.connect(lambda *place: asked.append(place))
    press(qtbot, Qt.Key.Key_E)
    assert asked == [("record", RecordAsk(kind="account", id=ACCOUNT, focus="phone"))]


@pytest.fixture
def record(rep_desk: Desk, qtbot) -> Iterator[RecordCard]:
    made = RecordCard(rep_desk)
    qtbot.addWidget(made)
    made.show()
    yield made
    qtbot.waitUntil(lambda: rep_desk.tasks.busy == 0)


def test_the_record_leads_to_its_conflict(record, rep_replica, qtbot):
    clash(rep_replica)
    asked: list[Any] = []
    record.navigate_requested.connect(lambda *place: asked.append(place))
    record.opened(RecordAsk(kind="account", id=ACCOUNT))
    qtbot.waitUntil(lambda: record.form() is not None)
    button(record, "Decide").click()
    assert asked[0][0] == "sync"


def test_the_record_brings_an_earlier_value_back(record, rep_replica, qtbot):
    clash(rep_replica)
    resolve_conflict(rep_replica, ACCOUNT, take="theirs")
    record.opened(RecordAsk(kind="account", id=ACCOUNT))
    qtbot.waitUntil(lambda: record.form() is not None)
    told = words(record)
    assert all(part in told for part in ("Earlier values", "Phone: 555", "E-mail: me@x", "decided here"))
    with rep_replica.read() as r:
        assert kept_values(r)[0].field == "email"
    button(record, "Bring back").click()
    qtbot.waitUntil(lambda: account(rep_replica).email == "me@x")
    qtbot.waitUntil(lambda: "brought back" in words(record))
    assert account(rep_replica).phone == "999"
