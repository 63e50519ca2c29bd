"""Tables: 100,000 rows cost what a screen costs, nothing jumps, and the keyboard reaches everything."""

import threading
import time
from collections.abc import Sequence

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QMenu

from sfa_desktop.ui.tasks import Tasks
from sfa_desktop.ui.widgets.cell import Cell, Column, Row, cells
from sfa_desktop.ui.widgets.table import RecordTable
from sfa_desktop.ui.widgets.table_model import KEPT_PAGES, PAGE, RecordModel

COLUMNS = (
    Column(key="name", title="Name", sortable=True),
    Column(key="city", title="City", width=90),
    Column(key="balance", title="Balance", width=110, right=True, sortable=True),
    Column(key="code", title="Code", width=60, hidden=True),
)
BIG = 100_000


def row(number: int, **more: object) -> Row:
    balance = Cell(words=f"{number},00", sort=number)
    name = Cell(words=f"Account {number:06}", sub="Rosario", badges=(("A", "accent"),))
    return Row(id=str(number), cells=cells(COLUMNS, name, "Funes", balance, str(number)), **more)


def fetch(start: int, stop: int) -> list[Row]:
    return [row(number) for number in range(start, stop)]


@pytest.fixture
def table(qtbot) -> RecordTable:
    made = RecordTable(COLUMNS, name="Accounts", row_height=48)
    qtbot.addWidget(made)
    made.resize(700, 480)
    made.show()
    return made


def test_a_long_list_fetches_what_is_looked_at_only(table: RecordTable, tasks: Tasks, qtbot) -> None:
    asked: list[tuple[int, int]] = []
    threads: set[int] = set()

    def watched(start: int, stop: int) -> Sequence[Row]:
        asked.append((start, stop))
        threads.add(threading.get_ident())
        return fetch(start, stop)

    table.show_source(tasks, lambda: BIG, watched)
    qtbot.waitUntil(lambda: table.records.row_at(0) is not None)
    assert table.records.rowCount() == BIG
    table.choose(BIG - 1)
    qtbot.waitUntil(lambda: table.current_row() is not None)
    assert table.current_row().id == str(BIG - 1)
    assert len(asked) <= 3
    assert threading.get_ident() not in threads


def test_walking_a_long_list_keeps_only_some_pages(qtbot) -> None:
    model = RecordModel(COLUMNS)
    model.rows_wanted.connect(lambda start, stop: model.put(start, fetch(start, stop)))
    model.set_total(BIG)
    for place in range(0, BIG, PAGE):
        model.row_at(place)
    assert len(model.loaded()) == KEPT_PAGES * PAGE
    assert [model.row_at(0), model.row_at(0).id] == [None, "0"], "what was forgotten is asked for again"


def test_what_is_not_here_yet_is_asked_for_once(qtbot) -> None:
    model = RecordModel(COLUMNS)
    asked: list[tuple[int, int]] = []
    model.rows_wanted.connect(lambda start, stop: asked.append((start, stop)))
    model.set_total(450)
    assert [model.row_at(place) for place in (0, 5, 199, 449)] == [None] * 4
    assert asked == [(0, 200), (400, 450)]


def test_painting_a_screen_of_a_long_list_takes_less_than_two_frames(table: RecordTable, tasks: Tasks, qtbot) -> None:
    table.show_source(tasks, lambda: BIG, fetch)
    qtbot.waitUntil(lambda: table.records.row_at(0) is not None)
    picture = QImage(table.size(), QImage.Format.Format_RGB32)
    table.render(picture)
    times = []
    for _ in range(5):
        began = time.perf_counter()
        table.render(picture)
        times.append(time.perf_counter() - began)
    assert min(times) < 0.032


def test_fresh_rows_replace_old_ones_in_place(table: RecordTable, tasks: Tasks, qtbot) -> None:
    table.show_source(tasks, lambda: 1000, fetch)
    qtbot.waitUntil(lambda: table.records.row_at(0) is not None)
    table.choose(30)
    scrolled = table.verticalScrollBar().value()
    newer = lambda start, stop: [row(n, value="new") for n in range(start, stop)]  # noqa: E731
    table.show_source(tasks, lambda: 1001, newer, fresh=False)
    assert table.records.row_at(30) is not None, "the rows that were there stay until the newer ones come"
    qtbot.waitUntil(lambda: table.records.row_at(30).value == "new")
    assert table.records.rowCount() == 1001
    assert (table.current_row().id, table.verticalScrollBar().value()) == ("30", scrolled)


def test_a_dropped_source_stays_silent(table: RecordTable, tasks: Tasks, qtbot) -> None:
    gate = threading.Event()

    def late() -> int:
        assert gate.wait(10)
        return 7

    table.show_source(tasks, late, fetch)
    table.show_source(tasks, lambda: 3, fetch)
    qtbot.waitUntil(lambda: table.records.rowCount() == 3)
    gate.set()
    qtbot.waitUntil(lambda: tasks.busy == 0)
    assert table.records.rowCount() == 3


def test_a_list_that_shrinks_forgets_what_is_gone(qtbot) -> None:
    model = RecordModel(COLUMNS)
    model.rows_wanted.connect(lambda start, stop: model.put(start, fetch(start, stop)))
    model.set_total(1000)
    model.row_at(900)
    model.set_total(10)
    assert (model.rowCount(), model.row_at(900), model.place_of("900")) == (10, None, -1)


def test_enter_opens_space_previews_and_the_ends_are_reached(table: RecordTable, qtbot) -> None:
    table.set_rows(fetch(0, 50))
    opened, previewed = [], []
    table.activated_row.connect(opened.append)
    table.previewed_row.connect(previewed.append)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.keyClick(table, Qt.Key.Key_End)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    qtbot.keyClick(table, Qt.Key.Key_Home)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert ([r.id for r in opened], [r.id for r in previewed]) == (["0", "0"], ["49"])


def test_the_current_row_stays_current_when_a_list_is_shown_anew(table: RecordTable) -> None:
    table.set_rows(fetch(0, 20))
    table.choose_id("7")
    table.set_rows(fetch(5, 30))
    assert table.current_row().id == "7"


def test_a_list_with_the_same_rows_is_repainted_in_place(table: RecordTable, qtbot) -> None:
    table.set_rows(fetch(0, 20))
    resets = []
    table.records.modelReset.connect(lambda: resets.append(1))
    table.set_rows([row(n, mark="need") for n in range(20)])
    assert resets == []
    assert table.records.row_at(3).mark == "need"


def test_a_complete_list_sorts_by_value_and_turns_round(table: RecordTable) -> None:
    table.set_rows(fetch(0, 120))
    told = []
    table.sort_changed.connect(lambda key, down: told.append((key, down)))
    table.sort_by("balance")
    table.sort_by("balance")
    assert table.records.row_at(0).id == "119"
    assert told == [("balance", False), ("balance", True)]
    table.set_rows(fetch(0, 10))
    assert table.records.row_at(0).id == "9", "a list shown anew keeps the order that was asked for"


def test_columns_are_chosen_and_sorted_from_a_menu(table: RecordTable, qtbot) -> None:
    table.set_rows(fetch(0, 3))
    told = []
    table.columns_changed.connect(told.append)
    table.open_column_menu(table.mapToGlobal(QPoint(10, 10)))
    menu = table.findChild(QMenu)
    actions = {action.text(): action for action in menu.actions()}
    assert (actions["Code"].isChecked(), actions["City"].isChecked()) == (False, True)
    actions["Code"].trigger()
    assert told == [["name", "city", "balance", "code"]]
    assert table.records.columnCount() == 4
    actions["Sort by Balance"].trigger()
    menu.close()


def test_the_last_column_cannot_be_hidden(table: RecordTable) -> None:
    table.show_columns([])
    assert table.records.columnCount() == 1
    table.show_columns(["balance", "nonsense", "name"])
    assert [column.key for column in table.records.columns] == ["balance", "name"]


def test_typing_into_a_grid_tells_row_column_and_words(qtbot) -> None:
    columns = (Column(key="code", title="Code", width=80), Column(key="qty", title="Qty", editable=True, right=True))
    table = RecordTable(columns, grid=True, name="Lines")
    qtbot.addWidget(table)
    table.set_rows([Row(id="a", cells=cells(columns, "2041", Cell(words="12", edit="12")))])
    table.resize(400, 200)
    table.show()
    told = []
    table.records.cell_edited.connect(lambda *what: told.append(what))
    table.edit_cell("a", "qty")
    editor = table.findChild(QLineEdit)
    assert (editor.text(), editor.accessibleName()) == ("12", "Qty")
    editor.setText("15")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: told == [("a", "qty", "15")])
    table.edit_cell("a", "qty")
    again = table.findChildren(QLineEdit)[-1]
    qtbot.keyClick(again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not shiboken6.isValid(again) or not again.isVisible())
    assert len(told) == 1, "what was not changed is not told"


def test_a_screen_reader_hears_all_words_of_a_cell(table: RecordTable) -> None:
    table.set_rows(fetch(0, 1))
    spoken = table.records.data(table.records.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Account 000000, A, Rosario"
    assert table.accessibleName() == "Accounts"


@pytest.mark.parametrize("words", ["<b>x</b><img src=x>", "a\x00b", "שלום עולם", "😀" * 50, "x" * 20_000, "a\nb"])
def test_strange_words_are_painted_as_they_are(table: RecordTable, words: str) -> None:
    table.set_rows([Row(id="1", cells=cells(COLUMNS, Cell(words=words, sub=words), words, words, words))])
    picture = QImage(table.size(), QImage.Format.Format_RGB32)
    table.render(picture)
    assert table.records.data(table.records.index(0, 1)) == words
