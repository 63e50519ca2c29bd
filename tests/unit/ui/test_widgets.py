"""Controls by keyboard, fields that say what is to be mended, and words that are never taken for markup."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QWidget

from sfa_desktop.entities import Account
from sfa_desktop.ui import language
from sfa_desktop.ui.widgets import form
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.chip import ChipRow
from sfa_desktop.ui.widgets.field import DateInput, Field, Input, NumberInput
from sfa_desktop.ui.widgets.focus import FocusRing, KeyList, Pressable
from sfa_desktop.ui.widgets.layout import col
from sfa_desktop.ui.widgets.mark import Avatar
from sfa_desktop.ui.widgets.plots import BarLine, Matrix, nice_top
from sfa_desktop.ui.widgets.select import Select
from sfa_desktop.ui.widgets.state import Empty, Stage
from sfa_desktop.ui.widgets.tabs import Tab, Tabs
from sfa_desktop.ui.widgets.text import Text, marked, set_tip


def shown(qtbot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget


@pytest.mark.parametrize("words", ["<b>bold</b>", "<img src='http://x'>", "&amp;", "a<br>b"])
def test_words_from_outside_are_shown_as_they_are(qtbot, words: str) -> None:
    label = Text(words)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == words
    bold = Text(marked("<b>{name}</b>", name=words))
    qtbot.addWidget(bold)
    assert words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in bold.text()
    assert bold.accessibleName() == words
    set_tip(label, words)
    assert "<img" not in label.toolTip()


def test_a_wrapped_label_claims_the_height_it_needs(qtbot) -> None:
    label = Text("words " * 60, wrap=True)
    qtbot.addWidget(label)
    label.resize(200, 20)
    label.show()
    label.resize(180, 20)
    assert label.minimumHeight() >= label.heightForWidth(180) > 60


@pytest.mark.parametrize(
    ("typed", "value"), [("1.234,56", "1234.56"), ("1234.56", "1234.56"), ("-3", "-3"), ("1e3", "1000")]
)
def test_numbers_are_read_in_every_spelling_and_shown_in_the_local_one(qtbot, typed: str, value: str) -> None:
    language.use("es")
    line = NumberInput()
    shown(qtbot, line)
    with qtbot.waitSignal(line.value_changed) as told:
        qtbot.keyClicks(line, typed)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert told.args == [Decimal(value)]
    assert line.value() == Decimal(value)


def test_what_is_not_a_number_keeps_its_words_and_gets_a_red_edge(qtbot) -> None:
    line = NumberInput(Decimal(5))
    shown(qtbot, line)
    line.setText("a lot")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert (line.text(), line.property("bad")) == ("a lot", "true")


def test_dates_come_as_dates(qtbot) -> None:
    language.use("es")
    line = DateInput()
    shown(qtbot, line)
    with qtbot.waitSignal(line.value_changed) as told:
        qtbot.keyClicks(line, "30/11/2026")
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert told.args == [QDate(2026, 11, 30)]


def test_a_field_says_what_is_to_be_mended_also_to_a_screen_reader(qtbot) -> None:
    field = Field("Tax id", Input("30-1"), "eleven digits")
    shown(qtbot, field)
    field.set_error("A digit is missing")
    assert field.control.accessibleDescription() == "A digit is missing"
    assert field.control.property("bad") == "true"
    field.set_error("")
    assert (field.control.accessibleDescription(), field.control.property("bad")) == ("eleven digits", "false")
    assert field.control.accessibleName() == "Tax id"


def test_a_select_walks_with_the_arrow_keys_and_keeps_unknown_codes(qtbot) -> None:
    select = Select([("a", "Alpha"), ("b", "Beta")], "zz", name="Letter")
    shown(qtbot, select)
    assert (select.value(), select.accessibleName()) == ("zz", "Letter zz")
    told = []
    select.chosen.connect(told.append)
    for _ in range(3):
        qtbot.keyClick(select, Qt.Key.Key_Down)
    assert told == ["a", "b"]


def test_exactly_one_filter_is_chosen(qtbot) -> None:
    chips = ChipRow([("all", "All", "12"), ("risk", "At risk", "3")])
    shown(qtbot, chips)
    told = []
    chips.chosen.connect(told.append)
    chips.press(2)
    chips.press(2)
    chips.press(9)
    assert (chips.current(), set(told)) == ("risk", {"risk"})
    chips.set_choices([("all", "All", "11"), ("late", "Late", "1")])
    assert chips.current() == "all"


def test_tabs_walk_by_key_and_by_number(qtbot) -> None:
    tabs = Tabs([Tab(name="a", words="A"), Tab(name="b", words="B", count="3"), Tab(name="c", words="C")])
    shown(qtbot, tabs)
    told = []
    tabs.changed.connect(told.append)
    qtbot.keyClick(tabs, Qt.Key.Key_Right)
    tabs.press(3)
    qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert told == ["b", "c"]
    assert tabs.accessibleName() == "A, B 3, C"


def test_a_busy_button_keeps_its_width_and_cannot_be_pressed_twice(qtbot) -> None:
    button = Button("Send order", "primary", key="Ctrl ⏎")
    shown(qtbot, button)
    before = button.width()
    button.set_busy("Sending…")
    assert (button.isEnabled(), button.accessibleName()) == (False, "Sending…")
    assert button.width() >= before
    button.set_busy("")
    assert (button.isEnabled(), button.accessibleName()) == (True, "Send order")


def test_the_ring_follows_the_keyboard_and_not_the_mouse(qtbot) -> None:
    holder = QWidget()
    first, second = Button("One"), Button("Two")
    holder.setLayout(col(first, second))
    ring = FocusRing(holder)
    shown(qtbot, holder)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.isVisible()
    assert ring.geometry().contains(first.geometry())
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert ring.geometry().contains(second.geometry())
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert second.hasFocus()
    second.hide()
    assert not ring.geometry().contains(second.geometry()) or not ring.isVisible()


def test_parts_are_walked_with_arrow_keys_and_pressed_with_enter(qtbot) -> None:
    class Part(Pressable):
        def __init__(self, name: str) -> None:
            super().__init__(name)
            self.setFixedSize(120, 20)

    parts = [Part(name) for name in "abc"]
    walk = KeyList()
    walk.setLayout(col(*parts))
    shown(qtbot, walk)
    pressed = []
    for part in parts:
        part.activated.connect(lambda part=part: pressed.append(part.accessibleName()))
    parts[0].setFocus()
    for key in (
        Qt.Key.Key_Down,
        Qt.Key.Key_Down,
        Qt.Key.Key_Down,
        Qt.Key.Key_Return,
        Qt.Key.Key_Home,
        Qt.Key.Key_Space,
    ):
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert pressed == ["c", "a"]


def test_loading_shows_only_when_it_takes_long(qtbot) -> None:
    content = QWidget()
    stage = Stage(content)
    shown(qtbot, stage)
    stage.show_loading()
    assert content.isVisible()
    qtbot.waitUntil(lambda: not content.isVisible())
    stage.show_error("Not read", "Nothing was lost.", action="Try again")
    with qtbot.waitSignal(stage.acted):
        stage.findChild(Empty).findChild(Button).click()
    stage.show_content()
    assert content.isVisible()


def test_initials_of_people_and_companies(qtbot) -> None:
    avatar = Avatar("Lucía Ferreyra")
    qtbot.addWidget(avatar)
    said = []
    for name in ("Lucía Ferreyra", "Farmacia Nuestra Señora", "Ñandú", "", "& Hijos"):
        avatar.say(name)
        said.append(avatar._initials)
    assert said == ["LF", "FS", "Ñ", "", "H"]


def test_a_form_tells_only_what_was_changed_in_the_fields_own_type(qtbot) -> None:
    language.use("es")
    values = {"name": "Luz", "visit_every": 14, "tags": ("a",), "since": date(2017, 1, 2), "city": "Rosario"}
    made = form.RecordForm(Account.fields(), values)
    qtbot.addWidget(made)
    assert made.changes() == {}
    made._controls["visit_every"].widget.setText("21")
    made._controls["tags"].widget.setText("b, a,b")
    made._controls["name"].widget.setText("Luz & Co")
    assert made.changes() == {"visit_every": 21, "tags": ("a", "b"), "name": "Luz & Co"}
    assert not made._controls["city"].widget.isEnabled(), "the office owns it"


def test_a_form_with_a_mistake_gives_nothing_and_says_where(qtbot) -> None:
    made = form.RecordForm(Account.fields(), {"name": "Luz"})
    qtbot.addWidget(made)
    made._controls["name"].widget.setText("")
    made._controls["visit_every"].widget.setText("1.5 weeks")
    assert made.changes() is None
    assert made._controls["name"].widget.accessibleDescription() == "This is needed."
    assert made._controls["visit_every"].widget.accessibleDescription()


@pytest.mark.parametrize(
    ("highest", "top"), [(0, 1), (6.42, 8), (7.8, 8), (0.9, 1), (81, 100), (1000, 1000), (2100, 2500)]
)
def test_axes_end_at_round_figures(highest: float, top: float) -> None:
    assert nice_top(highest) == top


def test_a_matrix_is_walked_and_opened_by_key(qtbot) -> None:
    cells = [[("1", "a", 0), ("2", "b", 4)], [("3", "c", 2), ("4", "d", 9)]]
    matrix = Matrix(["high", "low"], ["A", "B"], cells, name="Matrix")
    shown(qtbot, matrix)
    told = []
    matrix.chosen.connect(lambda r, c: told.append((r, c)))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(matrix, key)
    assert told == [(1, 1)]
    assert matrix.accessibleDescription() == "low, B: 4 d"


def test_a_bar_is_walked_and_opened_by_key(qtbot) -> None:
    chart = BarLine(["oct", "nov", "dec"], [5.0, 6.4], [4.0, 5.9, 6.0], [6.0, 7.8, 8.0], name="Sales")
    shown(qtbot, chart)
    told = []
    chart.chosen.connect(told.append)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert told == [0]
