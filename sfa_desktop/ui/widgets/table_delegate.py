"""Paints typed cells: no widgets in rows, one place for hover, selection, marks, editing and loading."""

from html import escape

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from sfa_desktop.ui import theme
from sfa_desktop.ui.paint import LEFT, RIGHT, badge, badge_width, box, ink_of, line, text, width
from sfa_desktop.ui.widgets.cell import EMPTY, Cell, Column, Row
from sfa_desktop.ui.widgets.charts import draw_bullet, draw_spark
from sfa_desktop.ui.widgets.table_model import RecordModel

_Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """`lead` is what a table that touches the sheet's edge adds there, to stand under its page's titles."""

    def __init__(self, parent: QObject, *, pad: int, lead: int) -> None:
        super().__init__(parent)
        self._pad, self._lead = pad, lead
        self.hovered_row = -1
        self.cell_cursor = False
        """Whether the current cell, not only the row, is framed."""

    def paint(self, p: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        if not isinstance(model, RecordModel):
            return
        row, place = model.row_at(index.row()), index.column()
        column, last = model.columns[place], place == len(model.columns) - 1
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        p.save()
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(rect)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        self._ground(p, area, row, first=place == 0, chosen=chosen, hover=index.row() == self.hovered_row)
        left = self._pad + (self._lead if place == 0 else 0)
        inner = area.adjusted(left, 0, -self._pad - (self._lead if last else 0), 0)
        if row is None:
            self._loading(p, inner, index.row() + place)
        else:
            if self.cell_cursor and state & QStyle.StateFlag.State_HasFocus:
                edge = 3 if theme.high_contrast() else 2
                box(p, area.adjusted(1, 2, -1, -3), 5, theme.color("sheet"), theme.color("focus"), edge)
            self._content(p, inner, row.cells.get(column.key, EMPTY), column)
        p.restore()

    @staticmethod
    def _ground(p: QPainter, area: QRectF, row: Row | None, *, first: bool, chosen: bool, hover: bool) -> None:
        if chosen:
            p.fillRect(area, theme.color("selected"))
        elif hover:
            p.fillRect(area, theme.color("hover"))
        if chosen and first:
            edge = 4 if theme.high_contrast() else 3
            p.fillRect(QRectF(area.left(), area.top(), edge, area.height()), theme.color("accent"))
        elif row is not None and row.mark and first:
            p.fillRect(QRectF(area.left(), area.top(), 3, area.height() - 1), theme.color(f"{row.mark}_solid"))
        line(p, area.left(), area.bottom() - 0.5, area.right(), area.bottom() - 0.5, theme.color("grid"))

    @staticmethod
    def _loading(p: QPainter, area: QRectF, seed: int) -> None:
        share = (0.7, 0.45, 0.6, 0.5)[seed % 4]
        spot = QRectF(area.left(), area.center().y() - 5, area.width() * share, 9)
        box(p, spot, 4, theme.color("track"))

    @staticmethod
    def _content(p: QPainter, area: QRectF, cell: Cell, column: Column) -> None:
        if cell.spark:
            tone = cell.tone if cell.tone != "text" else "accent_text"
            draw_spark(p, QRectF(area.left(), area.center().y() - 8, area.width() - 4, 16), cell.spark, ink_of(tone))
            return
        if cell.bullet:
            draw_bullet(p, area, *cell.bullet)
            return
        if cell.icon:
            top = area.center().y() - 8 - (9 if cell.sub else 0)
            words = width(cell.words, theme.font(cell.style))
            left = area.right() - 22 - words if column.right else area.left()
            theme.draw_icon(p, cell.icon, QRectF(left, top, 16, 16), theme.color(ink_of(cell.icon_tone)))
            if not column.right:
                area = area.adjusted(23, 0, 0, 0)
        across = RIGHT if column.right else LEFT
        first = QRectF(area.left(), area.center().y() - 19, area.width(), 20) if cell.sub else area
        badges = sum(badge_width(word) + 5 for word, _ in cell.badges) + (3 if cell.badges else 0)
        after = width(cell.after, theme.font("small")) + 6 if cell.after else 0
        room = first.width() if column.right else max(0.0, first.width() - badges - after)
        used = 0.0
        if cell.words:
            spot = QRectF(first.left(), first.top(), room, first.height())
            tint = theme.color(ink_of(cell.tone))
            used = text(p, spot, cell.words, theme.font(cell.style), tint, across, may_elide=not column.right)
        if cell.after:
            spot = QRectF(first.left() + used + 6, first.top(), first.width() - used - 6, first.height())
            used += 6 + text(p, spot, cell.after, theme.font("small"), theme.color("text3"), may_elide=True)
        x = first.left() + used + (8 if used else 0)
        for word, tone in cell.badges:
            x += badge(p, x, first.center().y(), word, tone, height=18) + 5
        if cell.sub:
            below = QRectF(area.left(), area.center().y() + 1, area.width(), 17)
            sub = theme.color(ink_of(cell.sub_tone))
            text(p, below, cell.sub, theme.font("small"), sub, across, may_elide=not column.right)
        if cell.bar:
            share, tone = cell.bar
            spot = QRectF(area.left(), area.bottom() - 9, area.width(), 3)
            box(p, spot, 1.5, theme.color("track"))
            box(p, QRectF(spot.left(), spot.top(), spot.width() * max(0.0, min(share, 1)), 3), 1.5, theme.color(tone))

    # --- editing ---

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setObjectName("cell")
        editor.setFont(theme.font("body_b"))
        model = index.model()
        if isinstance(model, RecordModel):
            column = model.columns[index.column()]
            editor.setAccessibleName(column.title)
            if column.right:
                editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index) -> None:
        rect: QRect = option.rect
        editor.setGeometry(rect.adjusted(1, 2, -1, -3))

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(60, theme.SIZE["row"])

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, _option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """The whole words of a cell as its tool tip, never as rich text."""
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "") if index.isValid() else ""
        if event.type() != QEvent.Type.ToolTip or not words:
            return False
        QToolTip.showText(event.globalPos(), f"<qt>{escape(words)}</qt>", view)
        return True


class CellHeader(QHeaderView):
    """Quiet headings that stand over their figures; a sorted one carries an arrow."""

    def __init__(self, *, pad: int, lead: int) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._pad, self._lead = pad, lead
        self.sorted_by, self.descending = "", False
        self.setFixedHeight(theme.SIZE["header"])
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(20)

    def needed_width(self, place: int) -> int:
        """What a heading needs so that no word of it is cut, in pixels."""
        model = self.model()
        if not isinstance(model, RecordModel):
            return 0
        column, last = model.columns[place], place == len(model.columns) - 1
        edges = 2 * self._pad + self._lead * ((place == 0) + last)
        return int(width(column.title, theme.font("caption", 600))) + edges + (16 if column.sortable else 1)

    def paintSection(self, p: QPainter, rect: QRect, place: int) -> None:
        model = self.model()
        if not isinstance(model, RecordModel):
            return
        column, last = model.columns[place], place == len(model.columns) - 1
        here = bool(self.sorted_by) and column.key == self.sorted_by
        left = self._pad + (self._lead if place == 0 else 0)
        area = QRectF(rect).adjusted(left, 0, -self._pad - (self._lead if last else 0), 0)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.fillRect(rect, theme.color("sunken"))
        edge = theme.color("line")
        line(p, rect.left(), rect.bottom() + 0.5, rect.right() + 1, rect.bottom() + 0.5, edge)
        tone = theme.color("text" if here else "text3")
        if here:
            arrow = "arrow-down" if self.descending else "arrow-up"
            theme.draw_icon(p, arrow, QRectF(area.right() - 11, area.center().y() - 5.5, 11, 11), tone)
            area = area.adjusted(0, 0, -15, 0)
        font = theme.font("caption", 600 if here else 500)
        text(p, area, column.title, font, tone, RIGHT if column.right else LEFT)
