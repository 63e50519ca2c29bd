from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sfa_desktop.ui.page import Desk
from sfa_desktop.ui.palette.card import PaletteCard
from sfa_desktop.ui.palette.item import Asked, fits, marks
from tests.unit.ui import book


@pytest.fixture
def card(rep_desk: Desk, qtbot) -> Iterator[PaletteCard]:
    made = PaletteCard(rep_desk)
    made.resize(720, 600)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    made.opened()
    yield made
    qtbot.waitUntil(lambda: rep_desk.tasks.busy == 0)


def type_(card: PaletteCard, qtbot, text: str) -> None:
    qtbot.keyClicks(card._box, text)
    qtbot.waitUntil(lambda: card._desk.tasks.busy == 0)


def titles(card: PaletteCard) -> list[str]:
    return [item.title for item in card._list._items]


def enter(card: PaletteCard, qtbot) -> list[tuple[str, object]]:
    gone: list[tuple[str, object]] = []
    card.navigate_requested.connect(lambda *place: gone.append(place))
    qtbot.keyClick(card._box, Qt.Key.Key_Return)
    return gone


def test_it_begins_with_what_can_be_done(card):
    assert titles(card)[:2] == ["New order", "Log a visit or call"]


def test_a_name_is_found_without_accents_and_enter_opens_it(card, qtbot):
    type_(card, qtbot, "farmacia luz")
    assert titles(card)[0] == "Farmacia Luz"
    assert enter(card, qtbot) == [("account", book.key("account", 1))]


def test_spelling_does_not_matter(card, qtbot):
    type_(card, qtbot, "jose gutierres")
    assert "José Gutiérrez" in titles(card)


def test_days_and_stages_are_said_in_words(card, qtbot):
    type_(card, qtbot, "renovacion acuerdo")
    details = {item.group: item.words for item in card._list._items}
    assert details["visit"].startswith("Cooperativa Agropecuaria Capitán Bermúdez Ltda. · today ")
    card._box.clear()
    type_(card, qtbot, "acuerdo anual 2027")
    details = {item.group: item.words for item in card._list._items}
    assert details["opportunity"].endswith(" · Opportunity")


def test_an_order_for_who_was_found_is_begun(card, qtbot):
    type_(card, qtbot, "farmacia luz")
    card._list.walk(titles(card).index("New order for Farmacia Luz"))
    assert enter(card, qtbot) == [("order_desk", book.key("account", 1))]


def test_tab_goes_through_the_kinds(card, qtbot):
    type_(card, qtbot, "farmacia")
    everything = len(titles(card))
    qtbot.keyClick(card._box, Qt.Key.Key_Tab)
    assert {item.group for item in card._list._items} == {"account"}
    assert QApplication.focusWidget() is card._box
    for _ in range(len(card._names) - 1):
        qtbot.keyClick(card._box, Qt.Key.Key_Tab)
    assert len(titles(card)) == everything


def test_a_sign_asks_for_commands_or_people_only(card, qtbot):
    type_(card, qtbot, ">sync")
    assert titles(card) == ["Go to Sync"]
    card._box.clear()
    type_(card, qtbot, "@luz")
    assert {item.group for item in card._list._items} <= {"account", "contact"}


def test_nothing_found_says_what_will_do(card, qtbot):
    type_(card, qtbot, "zzzzqqqq")
    assert titles(card) == []
    assert card._nothing.isVisible()


def test_the_matching_letters_are_marked_whatever_their_accents():
    title = "José Gutiérrez"
    assert [title[a:b] for a, b in marks(title, ["gut", "jo"])] == ["Jo", "Gut"]
    assert fits(["ir", "ped"], "Ir a Pedidos")
    assert Asked.of("# 102").kinds == ("order", "case", "opportunity", "product")
