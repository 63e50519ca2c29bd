"""The rows behind a table: complete, or paged in as they are looked at, so that 100,000 rows cost what 30 cost."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from sfa_desktop.ui.widgets.cell import EMPTY, Cell, Column, Row

PAGE = 200
KEPT_PAGES = 25
_Index = QModelIndex | QPersistentModelIndex


class RecordModel(QAbstractTableModel):
    """Rows by place. What is not there yet is asked for by `rows_wanted` and painted as grey bars meanwhile."""

    rows_wanted = Signal(int, int)
    """First place, and the place after the last."""
    cell_edited = Signal(str, str, str)
    """Row id, column key, what was typed."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = tuple(columns)
        self._columns = tuple(column for column in columns if not column.hidden)
        self._total = 0
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._asked: set[int] = set()
        self._complete = True
        self._stale: set[int] = set()

    # --- what is shown ---

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that are shown, in order."""
        return self._columns

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """All columns there are."""
        return self._all

    @property
    def complete(self) -> bool:
        """Whether all rows are here, so that the table itself can sort them."""
        return self._complete

    def show_columns(self, keys: Sequence[str]) -> None:
        """Show these columns in this order; unknown keys are ignored."""
        known = {column.key: column for column in self._all}
        self.beginResetModel()
        self._columns = tuple(known[key] for key in keys if key in known) or self._all[:1]
        self.endResetModel()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show a complete list. A list with the same ids is repainted in place, so that nothing jumps."""
        same = self._complete and [row.id for row in rows] == [row.id for row in self.loaded()]
        if not same:
            self.beginResetModel()
        self._complete, self._total = True, len(rows)
        self._pages = OrderedDict((i, rows[i * PAGE : (i + 1) * PAGE]) for i in range((len(rows) + PAGE - 1) // PAGE))
        self._asked.clear()
        self._stale.clear()
        if same:
            self._repaint(0, len(rows))
        else:
            self.endResetModel()

    def set_total(self, total: int) -> None:
        """Show a list of which only the number is known; rows that are here stay until newer ones come."""
        self._complete = False
        self._asked.clear()
        self._stale = set(self._pages)
        if total == self._total:
            self._repaint(0, total)
        elif total > self._total:
            self.beginInsertRows(QModelIndex(), self._total, total - 1)
            self._total = total
            self.endInsertRows()
        else:
            self.beginRemoveRows(QModelIndex(), total, self._total - 1)
            self._total = total
            self.endRemoveRows()
            for page in [page for page in self._pages if page * PAGE >= total]:
                del self._pages[page]

    def forget(self) -> None:
        """Another filter or order: what is here is not to be shown any more."""
        self.beginResetModel()
        self._pages.clear()
        self._asked.clear()
        self._stale.clear()
        self._total, self._complete = 0, False
        self.endResetModel()

    def put(self, start: int, rows: Sequence[Row]) -> None:
        """Rows that were asked for have come; `start` is a multiple of PAGE."""
        for offset in range(0, max(1, len(rows)), PAGE):
            page = (start + offset) // PAGE
            self._pages[page] = rows[offset : offset + PAGE]
            self._pages.move_to_end(page)
            self._asked.discard(page)
            self._stale.discard(page)
        while len(self._pages) > KEPT_PAGES and not self._complete:
            self._pages.popitem(last=False)
        self._repaint(start, start + len(rows))

    # --- what is asked ---

    def loaded(self) -> list[Row]:
        """The rows that are here, in order."""
        return [row for page in sorted(self._pages) for row in self._pages[page]]

    def row_at(self, place: int) -> Row | None:
        """The row at a place, None where it is not here; asks for it then."""
        page, offset = divmod(place, PAGE)
        rows = self._pages.get(page)
        if not self._complete:
            if rows is not None:
                self._pages.move_to_end(page)
            if (rows is None or page in self._stale) and page not in self._asked and place < self._total:
                self._asked.add(page)
                self.rows_wanted.emit(page * PAGE, min((page + 1) * PAGE, self._total))
        return rows[offset] if rows is not None and offset < len(rows) else None

    def place_of(self, row_id: str) -> int:
        """Where a row is, among those that are here; -1 where it is not."""
        for page, rows in self._pages.items():
            for offset, row in enumerate(rows):
                if row.id == row_id:
                    return page * PAGE + offset
        return -1

    def sort_rows(self, key: str, *, descending: bool) -> None:
        """Sort a complete list by a column."""

        def order(row: Row) -> tuple[bool, Any]:
            cell = row.cells.get(key, EMPTY)
            value = cell.words.casefold() if cell.sort is None else cell.sort
            return (value is None, value)

        self.set_rows(sorted(self.loaded(), key=order, reverse=descending))

    def _repaint(self, start: int, stop: int) -> None:
        if stop > start and self._columns:
            last = self.index(min(stop, self._total) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(start, 0), last)

    # --- Qt asks ---

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._total

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.EditRole)
        if role not in roles:
            return None
        row = self.row_at(index.row())
        cell: Cell = row.cells.get(self._columns[index.column()].key, EMPTY) if row is not None else EMPTY
        if role == Qt.ItemDataRole.EditRole:
            return cell.words if cell.edit is None else cell.edit
        return cell.spoken

    def headerData(self, section: int, across: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if across == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self._columns[index.column()].editable:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row_at(index.row())
        if role != Qt.ItemDataRole.EditRole or row is None:
            return False
        if str(value) != str(self.data(index, Qt.ItemDataRole.EditRole)):
            self.cell_edited.emit(row.id, self._columns[index.column()].key, str(value))
        return True
