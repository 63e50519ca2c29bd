"""The line of a day (stops to make) and the thread of an account (touch points that were)."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sfa_desktop.ui import theme
from sfa_desktop.ui.paint import box, ink_of, line, painter, text
from sfa_desktop.ui.widgets.focus import Pressable
from sfa_desktop.ui.widgets.layout import STRETCH, Part, col, holder, row
from sfa_desktop.ui.widgets.text import Elided, Text

DONE, NOW, FIXED, PLANNED, END, TRAVEL = "done", "now", "fixed", "planned", "end", "travel"
"""States of a stop."""


class Spine(QWidget):
    """Time, and a node that says done, now, fixed or planned, on the line of the day."""

    def __init__(self, time: str, state: str, *, first: bool = False, last: bool = False) -> None:
        super().__init__()
        self._time, self._state, self._first, self._last = time, state, first, last
        self.setFixedWidth(84)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter(self)
        x, y, state = 66.0, 28.0 if self._state == NOW else 21.0, self._state
        if state == TRAVEL:
            line(p, x, 0, x, self.height(), theme.color("line_strong"), 2, dash=True)
            return
        if not self._first:
            line(p, x, 0, x, y - 11, theme.color("accent" if state in (DONE, NOW) else "line_strong"), 2)
        if not self._last:
            line(p, x, y + 11, x, self.height(), theme.color("accent" if state == DONE else "line_strong"), 2)
        tone = "text3" if state == DONE else "accent_text" if state == NOW else "text"
        font = theme.font("body_b" if state in (NOW, FIXED) else "body_m")
        text(p, QRectF(0, y - 10, 50, 20), self._time, font, theme.color(tone))
        if state == DONE:
            box(p, QRectF(x - 8, y - 8, 16, 16), 8, theme.color("accent"))
            theme.draw_icon(p, "check", QRectF(x - 5.5, y - 5.5, 11, 11), theme.color("on_accent"))
        elif state == NOW:
            box(p, QRectF(x - 9, y - 9, 18, 18), 9, theme.color("accent_tint"), theme.color("accent"), 2)
            box(p, QRectF(x - 4, y - 4, 8, 8), 4, theme.color("accent"))
        elif state == FIXED:
            box(p, QRectF(x - 8, y - 8, 16, 16), 8, theme.color("sheet"), theme.color("text2"), 2)
            box(p, QRectF(x - 3, y - 3, 6, 6), 3, theme.color("text2"))
        elif state == END:
            theme.draw_icon(p, "close-day", QRectF(x - 8, y - 8, 16, 16), theme.color("text2"))
        else:
            rim = theme.color("text" if theme.high_contrast() else "line_strong")
            box(p, QRectF(x - 6, y - 6, 12, 12), 6, theme.color("sheet"), rim, 2)


class Stop(Pressable):
    """One visit of the day: time, node, name with badges, and below it why today."""

    def __init__(
        self,
        time: str,
        state: str,
        name: str,
        why: str,
        *,
        badges: Sequence[QWidget] = (),
        side: Sequence[Part] = (),
        first: bool = False,
        last: bool = False,
    ) -> None:
        super().__init__(f"{time} {name}")
        done = state == DONE
        title = Elided(name, "body_m" if done else "body_b", "text2" if done else "text")
        words = Elided(why, "small", "text2")
        body = row((col(row(title, *badges, STRETCH, gap=8), words, gap=2), 1), *side, gap=10, margins=(0, 10, 4, 10))
        content = holder(body)
        content.setFixedHeight(58)
        self.setLayout(row(Spine(time, state, first=first, last=last), (content, 1), gap=4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.hovered:
            area = QRectF(self.rect()).adjusted(82, 2, 0, -2)
            box(painter(self), area, theme.RADIUS["control"], theme.color("hover"))


class CurrentStop(QWidget):
    """The visit under way: its node, and a card with facts and actions beside it."""

    def __init__(self, time: str, card: QWidget) -> None:
        super().__init__()
        self.setLayout(row(Spine(time, NOW), (holder(col(card, margins=(0, 4, 0, 6))), 1), gap=4))


class Travel(QWidget):
    """The way between two stops."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setFixedHeight(26)
        self.setLayout(row(Spine("", TRAVEL), Text(words, "caption", "text3"), STRETCH, gap=4))


class _Node(QWidget):
    def __init__(self, icon: str, tone: str, *, last: bool) -> None:
        super().__init__()
        self._icon, self._tone, self._last = icon, tone, last
        self.setFixedWidth(30)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter(self)
        if not self._last:
            line(p, 15, 34, 15, self.height() + 4, theme.color("line"), 1.5)
        rim = theme.color("text") if theme.high_contrast() else None
        box(p, QRectF(1, 4, 28, 28), 14, theme.color(f"{self._tone}_tint"), rim)
        theme.draw_icon(p, self._icon, QRectF(7.5, 10.5, 15, 15), theme.color(ink_of(self._tone)))


class Touch(Pressable):
    """A touch point on the thread of an account: its kind as an icon, tinted only when something is open."""

    def __init__(
        self,
        icon: str,
        title: str,
        words: str,
        when: str,
        who: str = "",
        *,
        tone: str = "quiet",
        badges: Sequence[QWidget] = (),
        last: bool = False,
    ) -> None:
        super().__init__(f"{title}, {when}. {words}")
        head = row(Elided(title, "body_b"), *badges, STRETCH, Text(when, "small", "text3"), gap=8)
        below = row((Elided(words, "small", "text2"), 1), Text(who, "caption", "text3") if who else None, gap=10)
        body = col(head, below, gap=1, margins=(0, 5, 6, 11))
        self.setLayout(row(_Node(icon, tone, last=last), (body, 1), gap=12))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.hovered:
            area = QRectF(self.rect()).adjusted(36, 0, 0, -5)
            box(painter(self), area, theme.RADIUS["control"], theme.color("hover"))


def month_heading(name: str, note: str = "") -> QWidget:
    """The month that the touch points below belong to."""
    widget = holder(row(Text(name, "small_b", "text2"), Text(note, "caption", "text3"), STRETCH, margins=(0, 6, 0, 6)))
    widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return widget
