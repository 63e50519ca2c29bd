"""Renders a window to a picture, and tells what a designer would: cut words, elided words, parts that overlap."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from sfa_desktop.ui import paint, theme
from sfa_desktop.ui.widgets.text import plain


def settle(rounds: int = 4) -> None:
    """Let layouts come to rest."""
    for _ in range(rounds):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def render(window: QWidget, size: tuple[int, int], scale: float = 1.0) -> QImage:
    """The window at a size in points; `scale` pixels a point."""
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.resize(QSize(*size))
    window.show()
    settle()
    paint.elided.clear()
    image = QImage(int(size[0] * scale), int(size[1] * scale), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(theme.color("frame"))
    window.render(image, QPoint(0, 0))
    return image


def faults(window: QWidget) -> list[str]:
    """What is cut, elided or overlapping in a rendered window."""
    return [
        *cut_words(window),
        *too_wide(window),
        *overlaps(window),
        *(f"{words!r} is elided" for words in sorted(paint.elided)),
    ]


def cut_words(window: QWidget) -> Iterator[str]:
    """Labels narrower or lower than their words: nothing may be cut at any size, in any language."""
    for label in window.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        narrow = not label.wordWrap() and label.width() < label.sizeHint().width()
        if narrow or label.height() < needed - 3:
            words = plain(label.accessibleName() or label.text())[:60]
            yield f"{words!r} has {label.width()}x{label.height()}, needs {label.sizeHint().width()}x{needed}"


def too_wide(window: QWidget) -> Iterator[str]:
    """Parts that scroll down only, and need more width than they have."""
    for area in window.findChildren(QScrollArea):
        content = area.widget()
        if content is not None and area.isVisible() and content.width() > area.viewport().width() + 1:
            yield f"{_name(content)} needs {content.width()} in a view of {area.viewport().width()}"


def overlaps(window: QWidget) -> Iterator[str]:
    """Siblings of one layout that lie over each other: a layout with too little room squeezes silently."""
    for parent in (window, *window.findChildren(QWidget)):
        if parent.layout() is None or not parent.isVisible():
            continue
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        parts = [
            part
            for part in parent.findChildren(QWidget, options=direct)
            if part.isVisible() and not getattr(part, "floats", False)
        ]
        for i, one in enumerate(parts):
            inside = parent.rect().adjusted(0, 0, 1, 1).contains(one.geometry())
            if not inside and not isinstance(parent.parentWidget(), QScrollArea):
                yield f"{_name(one)} leaves its {type(parent).__name__}"
            for other in parts[i + 1 :]:
                shared = one.geometry().intersected(other.geometry())
                if shared.width() > 1 and shared.height() > 2:
                    yield f"{_name(one)} lies over {_name(other)}"


def unnamed_controls(window: QWidget) -> list[str]:
    """Controls that take the focus and say nothing to a screen reader."""
    found = []
    for widget in window.findChildren(QWidget):
        takes = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisibleTo(window)
        if takes and not widget.accessibleName() and not isinstance(widget, QScrollArea) and widget.isEnabled():
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()[:30]!r}"
