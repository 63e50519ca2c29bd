"""Surfaces: panels, and cards, which mean "this asks for an action"."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from sfa_desktop.ui import theme
from sfa_desktop.ui.paint import box, corners, line, painter
from sfa_desktop.ui.widgets.layout import STRETCH, Part, col, row
from sfa_desktop.ui.widgets.text import Text


class Panel(QFrame):
    """A surface: fill, hairline, radius; `sides` ("l t r b") draws single edges, `bar` a coloured left edge.

    `round_at` ("br") rounds single corners, for panels that touch the sheet's edge.
    """

    def __init__(
        self,
        layout: QLayout | None = None,
        *,
        fill: str = "",
        edge: str = "",
        radius: int = 0,
        sides: str = "",
        round_at: str = "",
        bar: str = "",
    ) -> None:
        super().__init__()
        self._fill, self._edge, self._radius, self._sides = fill, edge, radius, sides
        self._round_at, self._bar = round_at, bar
        if layout is not None:
            self.setLayout(layout)

    def set_look(self, *, fill: str | None = None, edge: str | None = None, bar: str | None = None) -> None:
        """Change single roles of the surface."""
        self._fill = self._fill if fill is None else fill
        self._edge = self._edge if edge is None else edge
        self._bar = self._bar if bar is None else bar
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter(self)
        area = QRectF(self.rect())
        fill = theme.color(self._fill) if self._fill else None
        boxed = bool(self._edge) and not self._sides
        if self._round_at and fill is not None:
            p.fillPath(corners(area, self._radius, self._round_at), fill)
        elif fill is not None or boxed:
            box(p, area, self._radius, fill, theme.color(self._edge) if boxed else None)
        if self._bar:
            p.save()
            p.setClipRect(QRectF(area.left(), area.top(), 3, area.height()))
            box(p, area.adjusted(0, 0, 20, 0), self._radius, theme.color(self._bar))
            p.restore()
        edge = theme.color(self._edge or "line")
        w, h = self.width(), self.height()
        lines = {
            "l": (0.5, 0.0, 0.5, h),
            "r": (w - 0.5, 0.0, w - 0.5, h),
            "t": (0.0, 0.5, w, 0.5),
            "b": (0.0, h - 0.5, w, h - 0.5),
        }
        for side in self._sides:
            line(p, *lines[side], edge)


class Card(Panel):
    """A raised box: something that asks for an action."""

    def __init__(self, layout: QLayout | None = None, *, edge: str = "line", bar: str = "") -> None:
        super().__init__(layout, fill="raised", edge=edge, radius=theme.RADIUS["card"], bar=bar)


def side_panel(layout: QLayout, width: int = 0) -> Panel:
    """The sunken column at the right of a sheet, rounded where it meets the sheet's corner."""
    panel = Panel(layout, fill="sunken", sides="l", radius=theme.RADIUS["sheet"] - 1, round_at="br")
    panel.setFixedWidth(width or theme.SIZE["side"])
    return panel


def section(title: str, note: str = "", *extra: Part) -> QHBoxLayout:
    """A section's heading: what it is, how many, and at the far right what can be done."""
    return row(Text(title, "body_b"), Text(note, "small", "text3") if note else None, STRETCH, *extra, gap=8)


def pair(name: str, value: str, tone: str = "text", *, strong: bool = True) -> QHBoxLayout:
    """A fact on one line: its name at the left, its value at the right."""
    style = "small_b" if strong else "small_m"
    return row(Text(name, "small", "text2"), STRETCH, Text(value, style, tone, right=True), gap=8)


def fact(name: str, value: str, age: str = "", tone: str = "text", extra: QWidget | None = None) -> QVBoxLayout:
    """A figure with its name above and its age below: what came from the office always shows its age."""
    below = Text(age, "caption", "text3") if age else None
    gap = 3 if extra is not None else None
    return col(Text(name, "caption", "text3"), Text(value, "title", tone), below, gap, extra, STRETCH, gap=1)
