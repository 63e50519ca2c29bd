"""A CRM without orders: no page of them, no button, key or command that would lead to one."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from sfa_desktop.ui.page import Desk
from sfa_desktop.ui.pages import OVERLAYS, PAGES
from sfa_desktop.ui.palette.card import PaletteCard
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.window import Window
from tests.unit.ui import book

LUZ = book.key("account", 1)
NO_ORDERS = frozenset({"order", "product", "price_list", "price_rule", "tax"})


@pytest.fixture
def window(rep_desk: Desk, qtbot) -> Iterator[Window]:
    made = Window(PAGES, OVERLAYS)
    made.withhold(NO_ORDERS)
    made.show()
    made.start(replace(rep_desk, offers=made.offers), "accounts")
    qtbot.waitUntil(lambda: rep_desk.tasks.busy == 0, timeout=10_000)
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


def words(window: Window) -> set[str]:
    return {button.text() or button.accessibleName() for button in window.findChildren(Button) if button.isVisible()}


def test_pages_of_orders_and_products_are_not_offered(window: Window) -> None:
    places = {spec.name for spec in window._places.shown()}
    assert {"orders", "catalogue"} & places == set()
    assert {"today", "accounts", "agenda", "pipeline", "cases", "sync"} <= places
    window.go("order_desk")
    assert window.here[0] == "accounts"
    assert not {word for word in words(window) if "rder" in word}


@pytest.mark.parametrize("name", ["today", "accounts", "account", "visit"])
def test_no_page_has_a_key_or_button_for_an_order(name: str, window: Window, rep_desk: Desk, qtbot) -> None:
    window.go(name, {"account": LUZ, "visit": ("new", LUZ)}.get(name))
    qtbot.waitUntil(lambda: rep_desk.tasks.busy == 0, timeout=10_000)
    assert window.page is not None
    shown = {key.words for key in (*window.page.keys(), *window.everywhere())}
    assert not {"order", "new order"} & shown
    assert not {word for word in words(window) if word in {"Order", "Take order", "New order"}}


def test_the_palette_has_no_command_for_an_order(window: Window, rep_desk: Desk, qtbot) -> None:
    window.go("palette")
    qtbot.waitUntil(lambda: rep_desk.tasks.busy == 0, timeout=10_000)
    card = window.overlay
    assert isinstance(card, PaletteCard)
    titles = {item.title for item in card._list._items}
    assert titles
    assert not {title for title in titles if "rder" in title or "atalogue" in title}


def test_the_office_with_orders_again_has_its_pages_again(window: Window) -> None:
    window.withhold(frozenset())
    window.go("orders")
    assert window.here[0] == "orders"
    window.withhold(NO_ORDERS)
    assert window.here[0] == "today"
