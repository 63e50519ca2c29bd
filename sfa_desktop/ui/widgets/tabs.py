"""Tabs of a page: words with counts, the current one underlined by the accent."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sfa_desktop.ui import theme
from sfa_desktop.ui.paint import box, painter, text, width


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One tab; a count in the tone "need" is red."""

    name: str
    words: str
    count: str = ""
    tone: str = "text3"


class Tabs(QWidget):
    """One of several views of the same thing; `changed` carries the tab's name. Left and Right walk."""

    changed = Signal(str)
    rings = True
    GAP, LEAST_GAP = 24, 10

    def __init__(self, tabs: Sequence[Tab], current: str = "", *, height: int = 38) -> None:
        super().__init__()
        self.setFixedHeight(height)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._tabs: tuple[Tab, ...] = ()
        self._current = current
        self.set_tabs(tabs)

    def set_tabs(self, tabs: Sequence[Tab]) -> None:
        """Show other tabs or counts; the current one stays where it can."""
        self._tabs = tuple(tabs)
        names = [tab.name for tab in tabs]
        if self._current not in names:
            self._current = names[0] if names else ""
        self._tell()
        self.updateGeometry()
        self.update()

    def current(self) -> str:
        """The name of the current tab."""
        return self._current

    def choose(self, name: str) -> None:
        """Go to a tab and tell."""
        if name != self._current and any(tab.name == name for tab in self._tabs):
            self._current = name
            self._tell()
            self.update()
            self.changed.emit(name)

    def press(self, place: int) -> None:
        """Go to a tab by number, from 1."""
        if 0 < place <= len(self._tabs):
            self.choose(self._tabs[place - 1].name)

    def _tell(self) -> None:
        self.setAccessibleName(", ".join(f"{t.words} {t.count}".strip() for t in self._tabs))
        self.setAccessibleDescription(next((t.words for t in self._tabs if t.name == self._current), ""))

    @staticmethod
    def _wide(tab: Tab) -> float:
        count = width(tab.count, theme.font("caption", 600)) + 6 if tab.count else 0
        return width(tab.words, theme.font("body_m", 600)) + count

    def _needed(self, gap: float) -> int:
        return int(sum(self._wide(tab) + gap for tab in self._tabs)) + 1

    @property
    def _gap(self) -> float:
        """Narrower where there is little room."""
        spare = self.width() - self._needed(0)
        return max(self.LEAST_GAP, min(self.GAP, spare / max(1, len(self._tabs))))

    def sizeHint(self) -> QSize:
        return QSize(self._needed(self.GAP), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._needed(self.LEAST_GAP), self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = 0.0
        for tab in self._tabs:
            if left - self._gap / 2 <= event.position().x() < left + self._wide(tab) + self._gap / 2:
                self.choose(tab.name)
                return
            left += self._wide(tab) + self._gap

    def keyPressEvent(self, event: QKeyEvent) -> None:
        names = [tab.name for tab in self._tabs]
        steps = {int(Qt.Key.Key_Right): 1, int(Qt.Key.Key_Left): -1}
        if event.key() in steps and names:
            here = names.index(self._current)
            self.choose(names[max(0, min(len(names) - 1, here + steps[event.key()]))])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter(self)
        left, tall = 0.0, self.height()
        for tab in self._tabs:
            here = tab.name == self._current
            font = theme.font("body_m", 600 if here else 500)
            wide = self._wide(tab)
            used = text(p, QRectF(left, 0, wide + 2, tall), tab.words, font, theme.color("text" if here else "text2"))
            if tab.count:
                bold = theme.font("caption", 500 if tab.tone == "text3" else 600)
                text(p, QRectF(left + used + 6, 0, 80, tall), tab.count, bold, theme.color(tab.tone))
            if here:
                box(p, QRectF(left, tall - 2.5, wide, 2.5), 1.2, theme.color("accent"))
            left += wide + self._gap
