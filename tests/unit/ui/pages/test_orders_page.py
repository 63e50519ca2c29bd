from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sfa_desktop.actions.take_order import LineWanted, take_order
from sfa_desktop.replica import edits
from sfa_desktop.replica.queries import orders
from sfa_desktop.ui.page import Desk
from sfa_desktop.ui.pages.orders.page import OrdersPage
from tests.unit.ui import book
from tests.unit.ui.pages.test_sync_page import refuse_an_order


@pytest.fixture
def page(rep_desk: Desk, qtbot) -> Iterator[OrdersPage]:
    made = OrdersPage(rep_desk)
    made.resize(1200, 800)
    qtbot.addWidget(made)
    made.show()
    made.bind_keys()
    made.activateWindow()
    qtbot.waitActive(made)
    yield made
    qtbot.waitUntil(lambda: rep_desk.tasks.busy == 0)


def show(page: OrdersPage, qtbot, argument: object = None) -> list[tuple[str, object]]:
    gone: list[tuple[str, object]] = []
    page.navigate_requested.connect(lambda *place: gone.append(place))
    page.opened(argument)
    qtbot.waitUntil(lambda: page._sheet is not None and page._table.records.row_at(0) is not None)
    page._table.setFocus()
    return gone


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def draft(desk: Desk) -> str:
    wanted = [LineWanted(product_id=book.key("product", 1), quantity=Decimal(6))]
    return take_order(desk.profile.replica, book.key("account", 1), wanted, device_id="device-7f3a").id


def test_what_was_refused_comes_first_with_its_reason_and_leads_to_the_line(page, rep_replica, qtbot):
    order, line = refuse_an_order(rep_replica)
    gone = show(page, qtbot)
    row = page._table.records.row_at(0)
    assert (row.id, row.mark, row.cells["account"].sub) == (order, "need", "El precio es <b>13.100,00</b> desde hoy.")
    qtbot.waitUntil(lambda: page._sheet.row.order.id == order)
    press(qtbot, Qt.Key.Key_Return)
    assert gone == [("order_desk", (order, line))]


def test_an_order_at_the_office_is_not_opened_but_can_be_copied(page, rep_replica, qtbot):
    gone = show(page, qtbot)
    said = []
    page.notice_raised.connect(said.append)
    press(qtbot, Qt.Key.Key_Return)
    assert gone == []
    assert said[0].icon == "lock"
    press(qtbot, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: bool(gone))
    assert gone[0][0] == "order_desk"
    with rep_replica.read() as r:
        assert r.need("order", gone[0][1]).state == "draft"


def test_a_deleted_draft_comes_back_as_it_was(page, rep_desk, rep_replica, qtbot):
    order = draft(rep_desk)
    show(page, qtbot)
    qtbot.waitUntil(lambda: page._sheet.row.order.id == order)
    said = []
    page.notice_raised.connect(said.append)
    press(qtbot, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: bool(said))
    with rep_replica.read() as r:
        assert r.get("order", order) is None
    said[0].run()
    qtbot.waitUntil(lambda: rep_desk.tasks.busy == 0)
    with rep_replica.read() as r:
        assert r.need("order", order).provisional == "P-7F3A-0001"
        assert [line.quantity for line in r.children("order_line", order)] == [Decimal(6)]


def test_a_filter_shows_only_its_orders(page, rep_desk, qtbot):
    order = draft(rep_desk)
    show(page, qtbot, "draft")
    qtbot.waitUntil(lambda: page._table.records.rowCount() == 1)
    assert page._table.records.row_at(0).id == order


def test_the_list_is_found_by_the_name_of_the_account(page, qtbot):
    show(page, qtbot)
    page._search.setText("luz clara")
    qtbot.waitUntil(lambda: 0 < page._table.records.rowCount() < 20)
    qtbot.waitUntil(lambda: page._table.records.row_at(0) is not None)
    names = {page._table.records.row_at(n).cells["account"].words for n in range(page._table.records.rowCount())}
    assert names == {"Perfumería Luz Clara"}


def test_an_order_whose_confirmation_still_waits_can_be_opened(rep_replica):
    with rep_replica.read() as r:
        known = next(o for o in r.list("order") if o.origin.version)
    with rep_replica.write() as w:
        w.run("UPDATE \"order\" SET state = 'quotation' WHERE id = ?", (known.id,))
        edits.update(w, "order", known.id, {"state": "confirmed"})
    with rep_replica.read() as r:
        (found,) = orders.rows(r, [known.id])
    assert (found.order.state, found.changeable) == ("confirmed", True)
