"""The day as a thread: times at the left, a node that says done, now, fixed or planned, and why in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from sfa_desktop.ui import theme
from sfa_desktop.ui.paint import CENTER, box, line, painter, text
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.focus import KeyList, Pressable
from sfa_desktop.ui.widgets.layout import STRETCH, clear, col, holder, row
from sfa_desktop.ui.widgets.mark import Badge
from sfa_desktop.ui.widgets.panel import Panel
from sfa_desktop.ui.widgets.text import Elided, Text, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing to do with a stop: what `acted` says when it is pressed."""

    verb: str
    words: str
    icon: str = ""
    key: str = ""
    kind: str = "secondary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One visit of the day. `state`: done, now, fixed, plan, skipped. `facts` and `acts` only show on what is now."""

    id: str
    time: str
    state: str
    name: str
    why: str = ""
    badge: tuple[str, str] = ("", "quiet")
    tags: tuple[tuple[str, str, str], ...] = ()
    """(words, tone, icon), at the right of the row, beside the name where it is now."""
    side: str = ""
    facts: tuple[tuple[str, str, str], ...] = ()
    """(name, value, tone)."""
    acts: tuple[Act, ...] = ()


class Spine(QWidget):
    """The line of the day with its node, and the time at its left."""

    def __init__(self, time: str, state: str, *, first: bool, last: bool) -> None:
        super().__init__()
        self._time, self._state, self._first, self._last = time, state, first, last
        self.setFixedWidth(84)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter(self)
        now, done = self._state == "now", self._state == "done"
        x, y = 66.0, 28.0 if now else 21.0
        if not self._first:
            line(p, x, 0, x, y - 11, theme.color("accent" if done or now else "line_strong"), 2)
        if not self._last:
            line(p, x, y + 11, x, self.height(), theme.color("accent" if done else "line_strong"), 2)
        tone = "text3" if self._state in ("done", "skipped") else "accent_text" if now else "text"
        style = "body_b" if now or self._state == "fixed" else "body_m"
        text(p, QRectF(0, y - 10, 50, 20), self._time, theme.font(style), theme.color(tone))
        if done:
            box(p, QRectF(x - 8, y - 8, 16, 16), 8, theme.color("accent"))
            theme.draw_icon(p, "check", QRectF(x - 5.5, y - 5.5, 11, 11), theme.color("on_accent"))
        elif now:
            box(p, QRectF(x - 9, y - 9, 18, 18), 9, theme.color("accent_tint"), theme.color("accent"), 2)
            box(p, QRectF(x - 4, y - 4, 8, 8), 4, theme.color("accent"))
        elif self._state == "fixed":
            box(p, QRectF(x - 8, y - 8, 16, 16), 8, theme.color("sheet"), theme.color("text2"), 2)
            box(p, QRectF(x - 3, y - 3, 6, 6), 3, theme.color("text2"))
        elif self._state == "skipped":
            theme.draw_icon(p, "close", QRectF(x - 6, y - 6, 12, 12), theme.color("text3"))
        else:
            edge = "text" if theme.high_contrast() else "line_strong"
            box(p, QRectF(x - 6, y - 6, 12, 12), 6, theme.color("sheet"), theme.color(edge), 2)


class StopRow(Pressable):
    """One stop; it takes the focus, so that the day can be walked by keys."""

    acted = Signal(str, str)

    def __init__(self, stop: Stop, *, first: bool, last: bool) -> None:
        spoken = (stop.time, stop.name, stop.badge[0], plain(stop.why), *(tag[0] for tag in stop.tags))
        super().__init__(", ".join(part for part in spoken if part))
        self.stop = stop
        body = self._now() if stop.state == "now" else self._plain()
        spine = Spine(stop.time, stop.state, first=first, last=last)
        self.setLayout(row(spine, (body, 1), gap=4))

    def _plain(self) -> QWidget:
        stop = self.stop
        quiet = stop.state in ("done", "skipped")
        name = Elided(stop.name, "body_m" if quiet else "body_b", "text2" if quiet else "text")
        badge = Badge(*stop.badge) if stop.badge[0] else None
        why = Elided(stop.why, "small", "text2") if type(stop.why) is str else Text(stop.why, "small", "text2")
        if isinstance(why, Text):
            why.setMinimumWidth(40)
        head = row(name, badge, STRETCH, gap=8)
        tags = [Badge(*tag) for tag in stop.tags]
        side = Text(stop.side, "small", "text3") if stop.side else None
        body = holder(row((col(head, why, gap=2), 1), *tags, side, gap=10, margins=(0, 10, 8, 10)))
        body.setFixedHeight(58)
        return body

    def _now(self) -> QWidget:
        stop = self.stop
        head = row(
            Elided(stop.name, "title"),
            Badge(*stop.badge) if stop.badge[0] else None,
            *(Badge(*tag) for tag in stop.tags),
            STRETCH,
        )
        facts = row(gap=0)
        for name, value, tone in stop.facts:
            facts.addLayout(col(Text(name, "caption", "text3"), Text(value, "small_b", tone), gap=1))
            facts.addSpacing(22)
        facts.addStretch()
        buttons = []
        for act in stop.acts:
            button = Button(act.words, act.kind, icon=act.icon, key=act.key, small=True)
            button.setProperty("verb", act.verb)
            button.clicked.connect(self._on_act_pressed)
            buttons.append(button)
        card = Panel(
            col(
                head,
                Text(stop.why, "small", "text2", wrap=True) if stop.why else None,
                2,
                facts,
                3,
                row(*buttons, STRETCH, gap=6),
                gap=5,
                margins=(16, 12, 14, 12),
            ),
            fill="raised",
            edge="accent_line",
            radius=theme.RADIUS["card"],
            bar="accent",
        )
        return holder(col(card, margins=(0, 4, 0, 6)))

    @Slot()
    def _on_act_pressed(self) -> None:
        self.acted.emit(self.stop.id, str(self.sender().property("verb")))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.stop.state != "now" and (self.hovered or self.hasFocus()):
            ground = theme.color("selected" if self.hasFocus() else "hover")
            box(painter(self), QRectF(self.rect()).adjusted(80, 2, 0, -2), theme.RADIUS["control"], ground)


class DayPlan(KeyList):
    """The stops of a day, one under the other; the arrow keys walk them, Enter opens."""

    opened = Signal(str)
    acted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[StopRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._column)

    def show_stops(self, stops: Sequence[Stop]) -> None:
        """Show these stops; what had the focus keeps it."""
        if [r.stop for r in self._rows] == list(stops):
            return
        held = next((r.stop.id for r in self._rows if r.hasFocus()), "")
        clear(self._column)
        self._rows = []
        for place, stop in enumerate(stops):
            one = StopRow(stop, first=place == 0, last=place == len(stops) - 1)
            one.activated.connect(self._on_row_activated)
            one.acted.connect(self.acted)
            self._column.addWidget(one)
            self._rows.append(one)
            if stop.id == held:
                one.setFocus()

    def rows(self) -> Sequence[StopRow]:
        """The rows that are shown."""
        return tuple(self._rows)

    def current(self) -> Stop | None:
        """The stop that has the focus, else the one under way, else the next to come."""
        stops = [r.stop for r in self._rows]
        held = next((r.stop for r in self._rows if r.hasFocus()), None)
        now = next((stop for stop in stops if stop.state == "now"), None)
        return held or now or next((stop for stop in stops if stop.state in ("plan", "fixed")), None)

    def take_focus(self) -> None:
        """Put the focus on the current stop."""
        stop = self.current()
        for one in self._rows:
            if stop is not None and one.stop.id == stop.id:
                one.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _on_row_activated(self) -> None:
        one = self.sender()
        if isinstance(one, StopRow):
            self.opened.emit(one.stop.id)


class WeekBars(QWidget):
    """A week: what is planned as a track, what is done as a bar, the count under it in words."""

    def __init__(self) -> None:
        super().__init__()
        self._days: Sequence[tuple[str, int, int, str, bool]] = ()
        self.setFixedHeight(92)

    def show_days(self, days: Sequence[tuple[str, int, int, str, bool]]) -> None:
        """Days as (name, planned, done, words, today)."""
        self._days = days
        self.setAccessibleName("; ".join(f"{name}: {words}" for name, _, _, words, _ in days))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._days:
            return
        p = painter(self)
        step = self.width() / len(self._days)
        unit = 50.0 / max(1, *(planned for _, planned, _, _, _ in self._days))
        for place, (name, planned, done, words, today) in enumerate(self._days):
            x = place * step + step / 2
            edge = theme.color("text") if theme.high_contrast() else None
            box(p, QRectF(x - 13, 56 - planned * unit, 26, planned * unit), 4, theme.color("track"), edge)
            if done:
                tall = min(done, planned or done) * unit
                box(p, QRectF(x - 13, 56 - tall, 26, tall), 4, theme.color("accent") if today else theme.heat(3))
            font = theme.font("caption", 600 if today else 500)
            text(p, QRectF(place * step, 58, step, 16), words, font, theme.color("text" if today else "text2"), CENTER)
            text(p, QRectF(place * step, 73, step, 16), name, font, theme.color("text" if today else "text3"), CENTER)
