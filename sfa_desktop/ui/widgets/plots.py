"""Charts to press: bars with last year's line and targets, a matrix, and the stairs of a commission plan.

Each point opens its rows: arrow keys choose it, Enter or a click tells which.
"""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sfa_desktop.ui import theme
from sfa_desktop.ui.paint import CENTER, RIGHT, box, line, painter, text, width

_TICKS = 4


def nice_top(highest: float) -> float:
    """The first of 1, 2, 2.5, 5 and 8 times a power of ten that is not below `highest`."""
    if highest <= 0:
        return 1.0
    scale = 10.0 ** math.floor(math.log10(highest))
    return next(step * scale for step in (1, 2, 2.5, 4, 5, 8, 10) if step * scale >= highest * 0.999)


class _Chart(QWidget):
    rings = True

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)


class BarLine(_Chart):
    """This period as bars, the one before as a thin line, the target as dark ticks."""

    chosen = Signal(int)

    def __init__(
        self,
        labels: Sequence[str],
        now: Sequence[float],
        before: Sequence[float] = (),
        target: Sequence[float] = (),
        *,
        name: str = "",
    ) -> None:
        """`now` may be shorter than `labels`; its last value is the current one."""
        super().__init__(name)
        self.setMinimumHeight(150)
        self.show_values(labels, now, before, target)

    def show_values(
        self,
        labels: Sequence[str],
        now: Sequence[float],
        before: Sequence[float] = (),
        target: Sequence[float] = (),
    ) -> None:
        """Show others."""
        self._labels, self._now = tuple(labels), tuple(now)
        self._before, self._target = tuple(before), tuple(target)
        self._top = nice_top(max((*now, *before, *target), default=1.0))
        self._here = len(self._now) - 1
        self.update()

    def _plot(self) -> QRectF:
        ticks = (f"{self._top * tick / _TICKS:g}" for tick in range(_TICKS + 1))
        left = max(width(tick, theme.font("caption")) for tick in ticks) + 10
        return QRectF(left, 8, self.width() - left - 4, self.height() - 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter(self)
        plot = self._plot()
        self._grid(p, plot)
        if not self._labels:
            return
        step = plot.width() / len(self._labels)
        wide = min(24.0, step * 0.52)

        def at(place: int, value: float) -> QPointF:
            return QPointF(plot.left() + (place + 0.5) * step, plot.bottom() - value / self._top * plot.height())

        for i, label in enumerate(self._labels):
            here = i == self._here
            font, tint = theme.font("caption", 600 if here else 500), theme.color("text" if here else "text3")
            spot = QRectF(plot.left() + i * step, plot.bottom() + 5, step, 18)
            if step >= width(label, font) or i % 2 == 0 or here:
                text(p, spot.adjusted(-step / 2, 0, step / 2, 0), label, font, tint, CENTER)
        for i, value in enumerate(self._now):
            spot_at = at(i, value)
            tint = theme.color("accent") if i == self._here else theme.heat(3)
            path = QPainterPath()
            path.addRoundedRect(
                QRectF(spot_at.x() - wide / 2, spot_at.y(), wide, plot.bottom() - spot_at.y() + 4), 3, 3
            )
            p.save()
            p.setClipRect(plot)
            p.fillPath(path, tint)
            p.restore()
        self._curve(p, [at(i, value) for i, value in enumerate(self._before)])
        for i, value in enumerate(self._target):
            spot_at = at(i, value)
            box(p, QRectF(spot_at.x() - wide / 2 - 3, spot_at.y() - 2, wide + 6, 4), 2, theme.color("sheet"))
            box(p, QRectF(spot_at.x() - wide / 2 - 2, spot_at.y() - 1, wide + 4, 2), 1, theme.color("text"))

    def _grid(self, p: QPainter, plot: QRectF) -> None:
        for tick in range(_TICKS + 1):
            y = round(plot.bottom() - tick / _TICKS * plot.height()) + 0.5
            line(p, plot.left(), y, plot.right(), y, theme.color("grid" if tick else "line_strong"))
            words = f"{self._top * tick / _TICKS:g}"
            text(p, QRectF(0, y - 8, plot.left() - 7, 16), words, theme.font("caption"), theme.color("text3"), RIGHT)

    @staticmethod
    def _curve(p: QPainter, points: list[QPointF]) -> None:
        if len(points) < 2:
            return
        path = QPainterPath(points[0])
        for point in points[1:]:
            path.lineTo(point)
        pen = QPen(theme.color("text2"), 1.5)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        p.setPen(pen)
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawPath(path)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        plot = self._plot()
        place = int((event.position().x() - plot.left()) / plot.width() * len(self._labels))
        if 0 <= place < len(self._now):
            self._here = place
            self.update()
            self.chosen.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1}
        if event.key() in steps and self._now:
            self._here = max(0, min(len(self._now) - 1, self._here + steps[event.key()]))
            self.setAccessibleDescription(f"{self._labels[self._here]}: {self._now[self._here]:g}")
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._now:
            self.chosen.emit(self._here)
        else:
            super().keyPressEvent(event)


class Matrix(_Chart):
    """Rows by columns, a number and a word per cell; the colour is the weight of the cell, 0 to 4."""

    chosen = Signal(int, int)
    FOOT, GAP = 20, 3

    def __init__(
        self,
        rows: Sequence[str],
        columns: Sequence[str],
        cells: Sequence[Sequence[tuple[str, str, int]]],
        *,
        name: str = "",
        current: tuple[int, int] | None = None,
    ) -> None:
        """`cells[row][column]` is (figure, word, weight)."""
        super().__init__(name)
        self._rows, self._columns, self._cells = tuple(rows), tuple(columns), cells
        self._current = current or (0, 0)
        self._marked = current is not None
        words = max((width(name, theme.font("small_m")) for name in rows), default=0)
        self._left = int(words) + 12
        self.setMinimumHeight(28 * len(rows) + self.FOOT)

    def _spot(self, r: int, c: int) -> QRectF:
        wide = (self.width() - self._left) / len(self._columns)
        tall = (self.height() - self.FOOT) / len(self._rows)
        half = self.GAP / 2
        return QRectF(self._left + c * wide + half, r * tall + half, wide - self.GAP, tall - self.GAP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter(self)
        for r, row_name in enumerate(self._rows):
            head = self._spot(r, 0)
            area = QRectF(0, head.top(), self._left - 8, head.height())
            text(p, area, row_name, theme.font("small_m"), theme.color("text2"))
            for c in range(len(self._columns)):
                self._cell(p, self._spot(r, c), self._cells[r][c])
                if self._marked and (r, c) == self._current:
                    box(p, self._spot(r, c).adjusted(-1, -1, 1, 1), 7, None, theme.color("text"), 2)
        for c, column_name in enumerate(self._columns):
            spot = self._spot(0, c)
            area = QRectF(spot.left(), self.height() - self.FOOT + 3, spot.width(), self.FOOT - 2)
            text(p, area, column_name, theme.font("small_m"), theme.color("text2"), CENTER)

    @staticmethod
    def _cell(p: QPainter, spot: QRectF, cell: tuple[str, str, int]) -> None:
        figure, word, level = cell
        fill = theme.heat(max(0, min(4, level)))
        box(p, spot, 6, fill, theme.color("line_strong") if theme.high_contrast() else None)
        ink, middle = theme.ink_on(fill), spot.center().y()
        if word and spot.height() >= 42:
            text(p, QRectF(spot.left() + 10, middle - 19, spot.width() - 14, 22), figure, theme.font("title"), ink)
            area = QRectF(spot.left() + 10, middle + 2, spot.width() - 14, 16)
            text(p, area, word, theme.font("caption"), ink)
        else:
            text(p, spot, figure, theme.font("small_b"), ink, CENTER)

    def _go(self, r: int, c: int) -> None:
        self._current = (max(0, min(len(self._rows) - 1, r)), max(0, min(len(self._columns) - 1, c)))
        self._marked = True
        figure, word, _ = self._cells[self._current[0]][self._current[1]]
        where = f"{self._rows[self._current[0]]}, {self._columns[self._current[1]]}"
        self.setAccessibleDescription(f"{where}: {figure} {word}".strip())
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for r in range(len(self._rows)):
            for c in range(len(self._columns)):
                if self._spot(r, c).contains(event.position()):
                    self._go(r, c)
                    self.chosen.emit(r, c)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        r, c = self._current
        moves = {
            int(Qt.Key.Key_Left): (r, c - 1),
            int(Qt.Key.Key_Right): (r, c + 1),
            int(Qt.Key.Key_Up): (r - 1, c),
            int(Qt.Key.Key_Down): (r + 1, c),
        }
        if event.key() in moves:
            self._go(*moves[event.key()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(*self._current)
        else:
            super().keyPressEvent(event)


class Steps(QWidget):
    """A commission plan as stairs: rate by share of target, where one is, and what open work would add."""

    def __init__(self, tiers: Sequence[tuple[float, str, str]], at: float, following: float, top: float) -> None:
        """(share from which it holds, rate in words, words below) each; shares of the target."""
        super().__init__()
        self._tiers, self._at, self._following, self._top = tuple(tiers), at, following, top
        self.setFixedHeight(86)
        self.setAccessibleName(", ".join(f"{rate} {words}" for _, rate, words in tiers))

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter(self)
        base = self.height() - 20.0
        starts = [share for share, _, _ in self._tiers] + [self._top]
        wide = self.width() / max(1, len(self._tiers))
        for i, (share, rate, words) in enumerate(self._tiers):
            tall = 22.0 + i * 14
            spot = QRectF(i * wide + 1, base - tall, wide - 3, tall)
            length = (starts[i + 1] - share) or 1
            done = min(1.0, max(0.0, (self._at - share) / length))
            more = min(1.0, max(0.0, (self._following - share) / length))
            clip = QPainterPath()
            clip.addRoundedRect(spot, 5, 5)
            p.save()
            p.setClipPath(clip)
            p.fillRect(spot, theme.color("track"))
            p.fillRect(QRectF(spot.left(), spot.top(), spot.width() * more, tall), theme.heat(2))
            p.fillRect(QRectF(spot.left(), spot.top(), spot.width() * done, tall), theme.color("accent"))
            p.restore()
            ink = theme.color("on_accent" if done > 0.4 else "text2")
            area = QRectF(spot.left() + 9, spot.bottom() - 21, spot.width() - 9, 20)
            text(p, area, rate, theme.font("caption", 600), ink)
            text(p, QRectF(spot.left(), base + 3, wide, 16), words, theme.font("caption"), theme.color("text3"))
