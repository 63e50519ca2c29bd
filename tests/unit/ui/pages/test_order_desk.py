from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from sfa_desktop.replica.store import Replica
from sfa_desktop.ui.page import Desk
from sfa_desktop.ui.pages.order_desk.page import OrderDeskPage
from sfa_desktop.ui.widgets.field import DateInput
from tests.unit.ui import book
from tests.unit.ui.pages.test_sync_page import refuse_an_order

LUZ = book.key("account", 1)


def codes(replica: Replica) -> list[tuple[str, Decimal, Decimal]]:
    """The one draft as it is kept: (article, quantity, discount)."""
    with replica.read() as r:
        (order,) = r.list("order", where={"state": "draft"})
        return [(line.description, line.quantity, line.discount) for line in r.children("order_line", order.id)]


def drafts(replica: Replica) -> int:
    with replica.read() as r:
        return r.count("order", {"state": "draft"})


@pytest.fixture
def page(rep_desk: Desk, qtbot) -> Iterator[OrderDeskPage]:
    made = OrderDeskPage(rep_desk)
    made.resize(1200, 800)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    yield made
    qtbot.waitUntil(lambda: rep_desk.tasks.busy == 0)


def open_for_luz(page: OrderDeskPage, qtbot) -> None:
    page.opened(LUZ)
    qtbot.waitUntil(lambda: page._draft is not None)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))


def type_(qtbot, text: str) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), text)


def enter(qtbot, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, modifier)


def add(page: OrderDeskPage, qtbot, code: str, quantity: str) -> None:
    """As a hand does it: code, Enter, quantity, Enter."""
    count = len(page._draft.lines)
    type_(qtbot, code)
    enter(qtbot)
    qtbot.waitUntil(lambda: len(page._draft.lines) == count + 1)
    editor = QApplication.focusWidget()
    assert editor.accessibleName() == "Qty."
    editor.selectAll()
    type_(qtbot, quantity)
    enter(qtbot)
    qtbot.waitUntil(lambda: QApplication.focusWidget().accessibleName() == "Code or words…")


def test_a_whole_order_without_leaving_the_keyboard(page, rep_replica, qtbot):
    open_for_luz(page, qtbot)
    add(page, qtbot, "10110", "12")
    add(page, qtbot, "10123", "3")
    qtbot.waitUntil(lambda: page._keeper.settled)
    assert codes(rep_replica) == [
        ("Crema Solara FPS 50 200 ml", Decimal(12), Decimal(0)),
        ("Crema Solara Plus 400 ml", Decimal(3), Decimal(0)),
    ]
    totals = page._draft.priced.totals
    assert totals.net == Decimal("138228.00")  # 12 at 7.774 (8 % from 12 on) and 3 at 14.980
    assert totals.tax == Decimal("29027.88")


def test_every_change_is_kept_at_once(page, rep_replica, qtbot):
    open_for_luz(page, qtbot)
    add(page, qtbot, "10110", "6")
    qtbot.waitUntil(lambda: page._keeper.settled and drafts(rep_replica) == 1)
    assert page.title[1].startswith("Draft P-7F3A-0001 · saved")
    page._grid.choose(0, 3)
    page._grid.setFocus()
    type_(qtbot, "d")
    editor = QApplication.focusWidget()
    type_(qtbot, "7,5")
    assert editor.text() == "7,5"
    enter(qtbot)
    qtbot.waitUntil(lambda: page._keeper.settled and codes(rep_replica)[0][2] == Decimal("7.5"))


def test_a_discount_over_the_limit_is_marked_and_kept_as_typed(page, rep_replica, qtbot):
    open_for_luz(page, qtbot)
    add(page, qtbot, "10110", "6")
    line = page._draft.lines[0].id
    page._grid.changed.emit(line, "discount", "14")
    qtbot.waitUntil(lambda: page._keeper.settled and codes(rep_replica)[0][2] == Decimal(14))
    row = page._grid.records.row_at(0)
    assert row.cells["discount"].words == "14"
    assert "Over the limit of 10\u00a0%: needs approval" in row.cells["name"].sub


@pytest.mark.parametrize(("typed", "kept"), [("1.234", None), ("12", Decimal(12)), ("24,0", Decimal(24))])
def test_numbers_are_read_leniently_and_fractions_of_units_are_not_taken(page, qtbot, typed, kept):
    open_for_luz(page, qtbot)
    add(page, qtbot, "10110", "6")
    page._grid.changed.emit(page._draft.lines[0].id, "quantity", typed)
    assert page._draft.lines[0].quantity == (kept or Decimal(6))


@pytest.mark.parametrize("typed", ["0", "-1", "1e12", "1.234,56", "abc", ""])
def test_a_quantity_nobody_can_mean_is_said_and_nothing_changes(page, qtbot, typed):
    open_for_luz(page, qtbot)
    add(page, qtbot, "10110", "6")
    said = []
    page.notice_raised.connect(said.append)
    page._grid.changed.emit(page._draft.lines[0].id, "quantity", typed)
    assert page._draft.lines[0].quantity == Decimal(6)
    assert said[0].tone == "need"


def test_a_line_taken_away_comes_back(page, rep_replica, qtbot):
    open_for_luz(page, qtbot)
    add(page, qtbot, "10110", "6")
    add(page, qtbot, "10123", "3")
    said = []
    page.notice_raised.connect(said.append)
    page._grid.removed.emit(page._draft.lines[0].id)
    assert [line.sequence for line in page._draft.lines] == [1]
    said[0].run()
    qtbot.waitUntil(lambda: page._keeper.settled and len(codes(rep_replica)) == 2)
    assert codes(rep_replica)[0][0] == "Crema Solara FPS 50 200 ml"


def test_the_last_order_is_copied_at_todays_prices(page, rep_replica, qtbot):
    open_for_luz(page, qtbot)
    page._copy_all()
    assert len(page._draft.lines) == len({line.product_id for line in page._facts.last_lines})
    qtbot.waitUntil(lambda: page._keeper.settled and drafts(rep_replica) == 1)


def test_an_order_is_sent_and_waits_in_the_outbox(page, rep_replica, qtbot):
    open_for_luz(page, qtbot)
    add(page, qtbot, "10123", "1")
    order_id = page._draft.order.id
    gone = []
    page.navigate_requested.connect(lambda *place: gone.append(place))
    page._submit()
    qtbot.waitUntil(lambda: bool(gone))
    assert gone == [("orders", order_id)]
    with rep_replica.read() as r:
        order = r.need("order", order_id)
        assert (order.state, order.origin.pending) == ("confirmed", True)


def test_what_can_only_be_refused_stays_a_draft(page, rep_replica, qtbot):
    open_for_luz(page, qtbot)
    add(page, qtbot, "10123", "1")
    page._draft.set_head(deliver_on=book.TODAY.replace(year=2020))
    said = []
    page.notice_raised.connect(said.append)
    page._submit()
    assert said[0].icon == "blocked"
    assert drafts(rep_replica) <= 1


def test_a_draft_survives_a_window_that_dies(page, rep_desk, rep_replica, qtbot):
    open_for_luz(page, qtbot)
    add(page, qtbot, "10110", "12")
    qtbot.waitUntil(lambda: page._keeper.settled and drafts(rep_replica) == 1)
    order_id = page._draft.order.id
    again = OrderDeskPage(rep_desk)
    qtbot.addWidget(again)
    again.opened(order_id)
    qtbot.waitUntil(lambda: again._draft is not None)
    assert [line.quantity for line in again._draft.lines] == [Decimal(12)]
    assert again._draft.order.provisional == "P-7F3A-0001"


def test_a_refused_order_is_mended_at_the_failing_line_and_sent_again(page, rep_replica, qtbot):
    order, line = refuse_an_order(rep_replica)
    page.opened((order, line))
    qtbot.waitUntil(lambda: page._draft is not None and page._grid.current_row() is not None)
    assert page._grid.current_row().id == line
    page._grid.changed.emit(line, "quantity", "12")
    qtbot.waitUntil(lambda: page._keeper.settled)
    with rep_replica.read() as r:
        assert r.need("order", order).state == "draft"  # half of a change is never sent
    page._submit()
    qtbot.waitUntil(lambda: page._draft is None)
    with rep_replica.read() as r:
        kept = r.need("order", order)
        assert (kept.state, kept.origin.pending) == ("confirmed", True)
        assert [entry.quantity for entry in r.children("order_line", order)] == [Decimal(6), Decimal(12)]


def test_delivery_reference_and_comment_are_kept_with_the_draft(page: OrderDeskPage, rep_desk: Desk, qtbot) -> None:
    open_for_luz(page, qtbot)
    page._side.choose("terms")
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), DateInput))
    type_(qtbot, "2026-12-03")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    type_(qtbot, "OC 4471")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    type_(qtbot, "by the back door")

    def kept() -> bool:
        with rep_desk.profile.replica.read() as r:
            found = r.list("order", where={"state": "draft"})
        return [(o.deliver_on, o.reference, o.comment) for o in found] == [
            (date(2026, 12, 3), "OC 4471", "by the back door")
        ]

    qtbot.waitUntil(kept)
    page.opened(page._draft.order.id)
    qtbot.waitUntil(lambda: page._side.terms._reference.text() == "OC 4471")
