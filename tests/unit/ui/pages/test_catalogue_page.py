from collections.abc import Iterator

import pytest

from sfa_desktop.ui.page import Desk
from sfa_desktop.ui.pages.catalogue import CataloguePage
from tests.unit.ui import book


@pytest.fixture
def page(rep_desk: Desk, qtbot) -> Iterator[CataloguePage]:
    made = CataloguePage(rep_desk)
    made.resize(1200, 800)
    qtbot.addWidget(made)
    made.show()
    yield made
    qtbot.waitUntil(lambda: rep_desk.tasks.busy == 0)


def show(page: CataloguePage, qtbot, argument: object = None) -> None:
    page.opened(argument)
    qtbot.waitUntil(lambda: page._table.records.row_at(0) is not None)


def row(page: CataloguePage, number: int):
    place = page._table.records.place_of(book.key("product", number))
    return page._table.records.row_at(place)


def test_prices_are_those_of_the_chosen_account(page, qtbot):
    show(page, qtbot, book.key("account", 2))  # wholesale: 12 % less
    cells = row(page, 1).cells
    assert (cells["price"].words, cells["price"].sub) == ("7,436.00", "8,450.00")
    assert page.key_note() == "Prices of the list Mayoristas, without tax"


def test_breaks_and_stock_with_its_age_stand_in_the_list(page, qtbot):
    show(page, qtbot, book.key("account", 1))
    cells = row(page, 1).cells
    assert (cells["break"].words, cells["break"].sub) == ("from 12", "\u22128\u00a0%")
    assert (cells["stock"].words, cells["stock"].tone, cells["stock"].sub) == ("0", "need", "2\u00a0h\u00a042")


def test_words_without_accents_find_an_article(page, qtbot):
    show(page, qtbot)
    page._search.setText("oleo")
    qtbot.waitUntil(lambda: page._table.records.rowCount() == 1)
    qtbot.waitUntil(lambda: page._table.records.row_at(0) is not None)
    assert page._table.records.row_at(0).cells["name"].words == "Óleo calcáreo Nube 500 ml"


def test_an_account_is_chosen_by_typing(page, qtbot):
    show(page, qtbot)
    page._account.setFocus()
    qtbot.keyClicks(page._account, "nandubay")
    qtbot.waitUntil(lambda: page._account._popup is not None and page._account._popup.isVisible())
    page._account._take_lit()
    qtbot.waitUntil(lambda: page._sheet.account is not None and page._sheet.account.name == "Perfumería Ñandubay")
