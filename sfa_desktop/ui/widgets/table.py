"""RecordTable: every list and grid of the app. Keyboard first, typed cells, columns to choose, rows paged in."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from sfa_desktop.ui import theme
from sfa_desktop.ui.tasks import Tasks
from sfa_desktop.ui.widgets.cell import Column, Row
from sfa_desktop.ui.widgets.table_delegate import CellDelegate, CellHeader
from sfa_desktop.ui.widgets.table_model import RecordModel

_Index = QModelIndex | QPersistentModelIndex


class RecordTable(QTableView):
    """`set_rows` for complete lists, `show_source` for long ones. Enter activates, Space previews."""

    activated_row = Signal(object)
    """The Row on which Enter or a double click fell."""
    previewed_row = Signal(object)
    current_changed = Signal(object)
    """The Row that is current now, or None."""
    sort_changed = Signal(str, bool)
    """Column key and whether it descends; the table sorts complete lists itself."""
    counted = Signal(int)
    """How many rows the source of a long list has."""
    columns_changed = Signal(object)
    """Keys of the shown columns, in order: worth keeping in the settings."""

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        name: str = "",
        row_height: int = 0,
        pad: int = 10,
        lead: int = 0,
        header: bool = True,
        grid: bool = False,
    ) -> None:
        """`grid` walks by cells and lets editable ones be typed into; otherwise whole rows are chosen."""
        super().__init__()
        self.records = RecordModel(columns, self)
        self._delegate = CellDelegate(self, pad=pad, lead=lead)
        self._head = CellHeader(pad=pad, lead=lead)
        self._source: _Source | None = None
        self._wanted = ""
        self.setModel(self.records)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(self._head)
        self._head.setVisible(header)
        self._head.sectionClicked.connect(self._on_section_clicked)
        self._head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._head.customContextMenuRequested.connect(self._on_head_menu)
        vertical = self.verticalHeader()
        vertical.hide()
        vertical.setMinimumSectionSize(20)
        vertical.setDefaultSectionSize(row_height or theme.SIZE["row"])
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate.cell_cursor = grid
        edits = QAbstractItemView.EditTrigger
        typed = edits.AnyKeyPressed | edits.EditKeyPressed | edits.DoubleClicked
        self.setEditTriggers(typed if grid else edits.NoEditTriggers)
        self._size_columns()
        self.records.modelReset.connect(self._on_model_reset)

    # --- rows ---

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show a complete list; the current row stays current."""
        here = self.current_row()
        self._wanted = here.id if here is not None else ""
        self._source = None
        self.records.set_rows(rows)
        if self._head.sorted_by:
            self.records.sort_rows(self._head.sorted_by, descending=self._head.descending)
        self._find_again()

    def show_source(
        self, tasks: Tasks, count: Callable[[], int], fetch: Callable[[int, int], Sequence[Row]], *, fresh: bool = True
    ) -> None:
        """Show a long list: both callables run off the main thread, `fetch` with (start, stop).

        `fresh` False (after `replica_changed`) keeps what is shown until the newer rows are here.
        """
        if fresh:
            self.records.forget()
            self.scrollToTop()
        if self._source is not None:
            self._source.drop()
        self._source = _Source(self, tasks, count, fetch)
        self._source.start()

    def current_row(self) -> Row | None:
        """The row the keyboard is on."""
        index = self.currentIndex()
        return self.records.row_at(index.row()) if index.isValid() else None

    def choose(self, place: int, column: int = 0) -> None:
        """Go to a row by place."""
        if 0 <= place < self.records.rowCount():
            self.setCurrentIndex(self.records.index(place, min(column, self.records.columnCount() - 1)))

    def choose_id(self, row_id: str) -> bool:
        """Go to a row by its id, among those that are here."""
        place = self.records.place_of(row_id)
        if place >= 0:
            self.choose(place, max(0, self.currentIndex().column()))
        return place >= 0

    def edit_cell(self, row_id: str, key: str) -> None:
        """Open the editor of a cell."""
        place = self.records.place_of(row_id)
        column = next((i for i, c in enumerate(self.records.columns) if c.key == key), -1)
        if place >= 0 and column >= 0:
            index = self.records.index(place, column)
            self.setCurrentIndex(index)
            self.edit(index)

    def whole(self) -> "RecordTable":
        """As tall as its rows: for short lists inside a page that scrolls as one."""
        rows = self.records.rowCount() * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(rows + (0 if self._head.isHidden() else theme.SIZE["header"]))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return self

    # --- columns and order ---

    def show_columns(self, keys: Sequence[str]) -> None:
        """Show these columns in this order."""
        self.records.show_columns(keys)

    def set_sorting(self, key: str, *, descending: bool = False) -> None:
        """Show by which column the rows are sorted, without sorting or telling."""
        self._head.sorted_by, self._head.descending = key, descending
        self._head.viewport().update()

    def sort_by(self, key: str) -> None:
        """Sort by a column; again turns the order."""
        descending = key == self._head.sorted_by and not self._head.descending
        self.set_sorting(key, descending=descending)
        if self.records.complete:
            here = self.current_row()
            self._wanted = here.id if here is not None else ""
            self.records.sort_rows(key, descending=descending)
            self._find_again()
        self.sort_changed.emit(key, descending)

    def open_column_menu(self, at: QPoint) -> None:
        """The menu of columns and orders, at a global point: the same for the mouse and for a key."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = [column.key for column in self.records.columns]
        for column in self.records.all_columns:
            if column.title:
                action = menu.addAction(column.title)
                action.setCheckable(True)
                action.setChecked(column.key in shown)
                action.setData(("show", column.key))
        sortable = [column for column in self.records.columns if column.sortable]
        if sortable:
            menu.addSeparator()
            for column in sortable:
                action = menu.addAction(self.tr("Sort by {column}").format(column=column.title))
                action.setData(("sort", column.key))
        menu.triggered.connect(self._on_menu_triggered)
        menu.popup(at)

    def _size_columns(self) -> None:
        for place, column in enumerate(self.records.columns):
            mode = QHeaderView.ResizeMode.Fixed if column.width else QHeaderView.ResizeMode.Stretch
            self._head.setSectionResizeMode(place, mode)
            if column.width:
                self.setColumnWidth(place, max(column.width, self._head.needed_width(place)))

    def _find_again(self) -> None:
        if self._wanted:
            self.choose_id(self._wanted)

    # --- slots ---

    @Slot()
    def _on_model_reset(self) -> None:
        self._size_columns()

    @Slot(int)
    def _on_section_clicked(self, place: int) -> None:
        column = self.records.columns[place]
        if column.sortable:
            self.sort_by(column.key)

    @Slot(QPoint)
    def _on_head_menu(self, at: QPoint) -> None:
        self.open_column_menu(self._head.mapToGlobal(at))

    @Slot(QAction)
    def _on_menu_triggered(self, action: QAction) -> None:
        what, key = action.data()
        if what == "sort":
            self.sort_by(key)
            return
        shown = [column.key for column in self.records.columns]
        keys = [c.key for c in self.records.all_columns if (c.key in shown) != (c.key == key)]
        if keys:
            self.show_columns(keys)
            self.columns_changed.emit(keys)

    # --- Qt tells ---

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.current_changed.emit(self.records.row_at(current.row()) if current.isValid() else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row()
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None and not editing:
            self.activated_row.emit(row)
        elif event.key() == Qt.Key.Key_Space and row is not None and not self._delegate.cell_cursor:
            self.previewed_row.emit(row)
        elif event.key() == Qt.Key.Key_Home and not self._delegate.cell_cursor:
            self.choose(0)
        elif event.key() == Qt.Key.Key_End and not self._delegate.cell_cursor:
            self.choose(self.records.rowCount() - 1)
        elif event.key() == Qt.Key.Key_Down and not self.currentIndex().isValid():
            self.choose(0)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        row = self.records.row_at(index.row()) if index.isValid() else None
        if row is not None and not self.records.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.activated_row.emit(row)
        else:
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def _hover(self, place: int) -> None:
        if place != self._delegate.hovered_row:
            self._delegate.hovered_row = place
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._head.viewport().update()


class _Source(QObject):
    """Feeds a table from two callables, off the main thread; a dropped one stays silent."""

    def __init__(
        self,
        table: RecordTable,
        tasks: Tasks,
        count: Callable[[], int],
        fetch: Callable[[int, int], Sequence[Row]],
    ) -> None:
        super().__init__(table)
        self._table, self._tasks, self._count, self._fetch = table, tasks, count, fetch
        self._dropped = False
        table.records.rows_wanted.connect(self._on_rows_wanted)

    def start(self) -> None:
        """Ask how many there are."""
        self._tasks.query(self, self._count, self._on_counted, key="count")

    def drop(self) -> None:
        """Another source took over."""
        self._dropped = True
        self._table.records.rows_wanted.disconnect(self._on_rows_wanted)
        self.deleteLater()

    def _on_counted(self, total: int) -> None:
        if not self._dropped:
            self._table.records.set_total(total)
            self._table.counted.emit(total)

    @Slot(int, int)
    def _on_rows_wanted(self, start: int, stop: int) -> None:
        fetch = self._fetch
        self._tasks.query(self, lambda: (start, fetch(start, stop)), self._on_fetched)

    def _on_fetched(self, answer: tuple[int, Sequence[Row]]) -> None:
        if not self._dropped:
            self._table.records.put(*answer)
