"""The frame: going between pages by key and by mouse, overlays, toasts, languages, narrow windows."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from sfa_desktop.base.errors import Unreachable
from sfa_desktop.ui import language
from sfa_desktop.ui.frame.help import HelpCard
from sfa_desktop.ui.frame.overlay import OverlayCard
from sfa_desktop.ui.frame.topbar import SyncPill, SyncWords
from sfa_desktop.ui.page import Desk, Key, Notice, Page, PageSpec, Place
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.layout import col
from sfa_desktop.ui.widgets.text import Text
from sfa_desktop.ui.window import Window


class Sample(Page):
    name = "sample"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.visits: list[object] = []
        self.pressed = 0
        self.line = QLineEdit()
        self.button = Button("Act")
        self.setLayout(col(self.line, self.button))
        self.setFocusProxy(self.button)

    def keys(self) -> Sequence[Key]:
        return (Key("V", "visit", self.act), Key("↑ ↓", "walk"))

    def act(self) -> None:
        self.pressed += 1

    def opened(self, argument: object = None) -> None:
        self.visits.append(argument)


class Draft(OverlayCard):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.line, self.other = QLineEdit(), QLineEdit()
        self.keeps_open = False
        self.arguments: list[object] = []
        self.setLayout(col(self.line, self.other))

    def opened(self, argument: object = None) -> None:
        self.arguments.append(argument)
        self.line.setFocus()

    def cancel(self) -> bool:
        return not self.keeps_open


def spec(name: str, place: Place = Place.MAIN, under: str = "") -> PageSpec:
    return PageSpec(name=name, icon="today", label=name.title, build=Sample, place=place, under=under)


@pytest.fixture
def window(qtbot, desk: Desk) -> Window:
    pages = [spec("today"), spec("accounts"), spec("sync", Place.FOOT), spec("account", Place.NONE, "accounts")]
    pages.append(spec("order", Place.NONE))
    made = Window(pages, {"palette": Draft, "quick-log": Draft})
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.start(desk)
    qtbot.waitUntil(made.isActiveWindow)
    return made


def press(qtbot, window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifier)


def test_the_first_page_opens_and_takes_the_keyboard(window: Window) -> None:
    assert window.here == ("today", None)
    assert QApplication.focusWidget() is window.page.button
    assert window.windowTitle() == "Today"


def test_places_have_keys_and_back_goes_back(window: Window, qtbot) -> None:
    press(qtbot, window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.here[0] == "accounts"
    press(qtbot, window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.here[0] == "sync"
    press(qtbot, window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    press(qtbot, window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.here[0] == "today"


def test_a_page_is_built_once_and_opened_each_time_with_its_argument(window: Window) -> None:
    window.go("account", "id-1")
    first = window.page
    window.go("today")
    window.go("account", "id-2")
    assert window.page is first
    assert first.visits == ["id-1", "id-2"]


def test_keys_of_a_page_work_where_one_is_not_typing(window: Window, qtbot) -> None:
    press(qtbot, window, Qt.Key.Key_V)
    assert window.page.pressed == 1
    window.page.line.setFocus()
    press(qtbot, window, Qt.Key.Key_V)
    assert (window.page.pressed, window.page.line.text()) == (1, "v")


def test_keys_of_one_page_do_not_reach_another(window: Window, qtbot) -> None:
    before = window.page
    window.go("accounts")
    press(qtbot, window, Qt.Key.Key_V)
    assert (before.pressed, window.page.pressed) == (0, 1)


def test_pages_lead_to_others_and_unknown_names_lead_nowhere(window: Window) -> None:
    window.page.navigate_requested.emit("account", "x")
    assert window.here == ("account", "x")
    window.page.navigate_requested.emit("nonsense", None)
    assert window.here == ("account", "x")


def test_search_opens_over_the_page_and_escape_gives_the_keyboard_back(window: Window, qtbot) -> None:
    press(qtbot, window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    card = window.overlay
    assert isinstance(card, Draft)
    assert QApplication.focusWidget() is card.line
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.overlay is None
    assert QApplication.focusWidget() is window.page.button


def test_a_page_that_redraws_itself_behind_the_card_takes_no_keys(window: Window, qtbot) -> None:
    window.go("quick-log")
    card, page = window.overlay, window.page
    page.button.setParent(None)
    page.button.deleteLater()
    page.button = Button("Drawn again")
    page.layout().addWidget(page.button)
    page.setFocusProxy(page.button)
    page.button.show()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    page.button.setFocus()
    assert QApplication.focusWidget() is card.line
    press(qtbot, window, Qt.Key.Key_V)
    assert (card.line.text(), page.pressed) == ("v", 0)
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.overlay is None
    assert QApplication.focusWidget() is page.button


def test_a_card_may_refuse_to_go(window: Window, qtbot) -> None:
    window.go("quick-log", "text")
    card = window.overlay
    card.keeps_open = True
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.overlay is card
    assert card.arguments == ["text"]


def test_tab_stays_inside_the_card(window: Window, qtbot) -> None:
    window.go("palette")
    card = window.overlay
    seen = []
    for _ in range(4):
        press(qtbot, window, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == [card.other, card.line, card.other, card.line]


def test_help_shows_the_keys_of_the_page_and_those_of_everywhere(window: Window, qtbot) -> None:
    press(qtbot, window, Qt.Key.Key_F1)
    assert isinstance(window.overlay, HelpCard)
    said = {label.accessibleName() for label in window.overlay.findChildren(Text)}
    assert {"visit", "walk", "search or run", "all keys"} <= said


def test_a_toast_is_taken_back_by_key_and_only_two_are_shown(window: Window, qtbot) -> None:
    undone: list[str] = []
    for name in ("a", "b", "c"):
        window.show_notice(Notice(words=name, action="Undo", run=lambda name=name: undone.append(name)))
    assert [notice.words for notice in window._toasts.shown()] == ["b", "c"]
    focus = QApplication.focusWidget()
    press(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == ["c"]
    assert QApplication.focusWidget() is focus


def test_a_toast_goes_by_itself(window: Window, qtbot) -> None:
    window.show_notice(Notice(words="saved", seconds=0.05))
    qtbot.waitUntil(lambda: window._toasts.shown() == [])


def test_work_that_failed_unheard_is_said_in_words(window: Window, desk: Desk) -> None:
    desk.tasks.failed_unheard.emit(Unreachable())
    assert "safe on this laptop" in window._toasts.shown()[0].words


def test_another_language_rebuilds_the_page_that_is_shown(window: Window, qtbot) -> None:
    window.go("account", "id-9")
    before = window.page
    language.use("es")
    qtbot.waitUntil(lambda: window.page is not before)
    assert window.here == ("account", "id-9")
    assert window.page.visits == ["id-9"]
    said = {button.accessibleName() for button in window.findChildren(Button)}
    assert "Registrar" in said


def test_a_language_that_changes_while_the_app_ends_rebuilds_nothing(window: Window, desk: Desk, qtbot) -> None:
    before = window.page
    desk.tasks.close()
    language.use("es")
    qtbot.waitUntil(lambda: not window._language_timer.isActive())
    qtbot.wait(1)
    assert window.page is before


def test_a_narrow_window_keeps_icons(window: Window, qtbot) -> None:
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: window._rail.width() == 60)
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: window._rail.width() == 208)


def test_holding_ctrl_shows_the_keys_of_the_rail(window: Window, qtbot) -> None:
    qtbot.keyPress(window, Qt.Key.Key_Control)
    qtbot.waitUntil(lambda: window._rail._keys)
    qtbot.keyRelease(window, Qt.Key.Key_Control)
    assert not window._rail._keys


def test_the_pill_leads_to_sync_and_says_its_words(window: Window, qtbot) -> None:
    window.show_sync(SyncWords(state="need", words="1 needs you"))
    pill = window.findChild(SyncPill)
    assert pill.accessibleName() == "1 needs you"
    qtbot.mouseClick(pill, Qt.MouseButton.LeftButton)
    assert window.here[0] == "sync"


def test_a_note_on_the_rail_is_heard_and_survives_a_change_of_language(window: Window, qtbot) -> None:
    window.page.rail_note_changed.emit("accounts", "3", True)
    names = lambda: {item.accessibleName() for item in window._rail._items.values()}  # noqa: E731
    assert "Accounts 3" in names()
    before = window.page
    language.use("pt")
    qtbot.waitUntil(lambda: window.page is not before)
    assert "Accounts 3" in names()


def test_something_else_may_take_the_whole_window(window: Window, desk: Desk, qtbot) -> None:
    first_run = QLineEdit()
    window.show_alone(first_run)
    assert first_run.isVisible()
    assert not window.page.isVisible()


def test_before_the_profile_is_open_nothing_leads_anywhere(qtbot) -> None:
    made = Window([spec("today")], {"palette": Draft})
    qtbot.addWidget(made)
    made.show()
    made.go("today")
    made.go("palette")
    assert (made.page, made.overlay) == (None, None)


def test_escape_leads_out_of_a_field_and_then_back(window: Window, qtbot) -> None:
    window.go("account", 7)
    page = window.page
    page.line.setFocus()
    qtbot.keyClick(page.line, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.button
    assert window.here == ("account", 7)
    qtbot.keyClick(page.button, Qt.Key.Key_Escape)
    assert window.here[0] == "today"


def test_escape_stays_on_a_page_of_the_rail(window: Window, qtbot) -> None:
    window.go("accounts")
    qtbot.keyClick(window.page.button, Qt.Key.Key_Escape)
    assert window.here[0] == "accounts"


def test_what_had_the_focus_goes_away_and_the_page_keeps_it(window: Window, qtbot) -> None:
    page = window.page
    page.line.setFocus()
    page.line.hide()
    page.button.hide()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page)
    qtbot.keyClick(page, Qt.Key.Key_V)
    assert page.pressed == 1
    page.button.show()
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is page.button
