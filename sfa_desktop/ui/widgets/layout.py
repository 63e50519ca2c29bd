"""Rows and columns in one expression, so that a page's shape can be read in its code."""

from typing import Final

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget


class _Stretch:
    """Takes the room that is left."""


STRETCH: Final = _Stretch()
Part = QWidget | QLayout | int | _Stretch | tuple["QWidget | QLayout", int] | None
"""A widget, a layout, a gap in pixels, STRETCH, (part, stretch factor), or None for nothing."""
Margins = tuple[int, int, int, int]


def _fill(layout: QBoxLayout, items: tuple[Part, ...], gap: int, margins: Margins) -> None:
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    for item in items:
        part, factor = item if isinstance(item, tuple) else (item, 0)
        if isinstance(part, _Stretch):
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(part)
        elif isinstance(part, QLayout):
            layout.addLayout(part, factor)
        elif part is not None:
            layout.addWidget(part, factor)


def row(*items: Part, gap: int = 8, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    """Parts beside each other; margins are left, top, right, bottom."""
    layout = QHBoxLayout()
    _fill(layout, items, gap, margins)
    return layout


def col(*items: Part, gap: int = 8, margins: Margins = (0, 0, 0, 0)) -> QVBoxLayout:
    """Parts under each other."""
    layout = QVBoxLayout()
    _fill(layout, items, gap, margins)
    return layout


def holder(layout: QLayout) -> QWidget:
    """A bare widget around a layout."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def clear(layout: QLayout) -> None:
    """Take everything out of a layout, and the widgets in it off the screen for good."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def scroll(content: QWidget) -> QScrollArea:
    """A part that scrolls down when it does not fit; never sideways."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(area.horizontalScrollBarPolicy().ScrollBarAlwaysOff)
    area.setFocusPolicy(area.focusPolicy().NoFocus)
    area.setWidget(content)
    return area
