"""Chips: a filter that is chosen or not, or a thing that was recognised and can be mended."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from sfa_desktop.ui import theme
from sfa_desktop.ui.paint import TONES, box, painter, ring, text, width
from sfa_desktop.ui.widgets.layout import Flow


class Chip(QAbstractButton):
    """Icon, words, count, arrow. `checkable` chips are filters; `tone` says what was recognised."""

    def __init__(
        self,
        words: str,
        *,
        icon: str = "",
        tone: str = "quiet",
        count: str = "",
        caption: str = "",
        arrow: bool = False,
        checkable: bool = False,
        checked: bool = False,
    ) -> None:
        super().__init__()
        self._words, self._icon, self._tone, self._count = words, icon, tone, count
        self._caption, self._arrow, self._mending = caption, arrow, False
        self.setCheckable(checkable or checked)
        self.setChecked(checked)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._fit()

    def say(self, words: str, *, count: str | None = None, tone: str = "", icon: str | None = None) -> None:
        """Show other words, another count, tone or icon."""
        self._words, self._tone = words, tone or self._tone
        self._count = self._count if count is None else count
        self._icon = self._icon if icon is None else icon
        self._fit()

    def set_mending(self, mending: bool) -> None:
        """Show the ring of a chip whose choices stand below."""
        self._mending = mending
        self._fit()

    def _fit(self) -> None:
        self.setText(self._words.replace("&", "&&"))
        self.setAccessibleName(" ".join(part for part in (self._caption, self._words, self._count) if part))
        wide = 20 + width(self._words, theme.font("small_m")) + (19 if self._icon else 0)
        wide += width(self._caption, theme.font("small")) + 5 if self._caption else 0
        wide += width(self._count, theme.font("caption")) + 7 if self._count else 0
        wide += 15 if self._arrow else 0
        self.setFixedSize(int(wide) + 1, 32 if self._mending else theme.SIZE["chip"] + 2)
        self.update()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter(self)
        fill, ink, edge = TONES["accent" if self.isChecked() else self._tone]
        is_plain = not self.isChecked() and self._tone == "quiet"
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._mending:
            area = area.adjusted(3, 3, -3, -3)
        hover = self.underMouse() and self.isEnabled()
        ground = (theme.color("hover") if hover else None) if is_plain else theme.color(fill)
        strong = hover and not is_plain
        rim = theme.color("line_strong" if is_plain else ink if strong else edge)
        box(p, area, theme.RADIUS["chip"], ground, rim)
        left, middle, tall = area.left() + (5 if self._mending else 8), self.height() / 2, self.height()
        if self._icon:
            theme.draw_icon(p, self._icon, QRectF(left, middle - 7, 14, 14), theme.color(ink))
            left += 19
        if self._caption:
            faint = theme.color("text3")
            left += text(p, QRectF(left, 0, 400, tall), self._caption, theme.font("small"), faint) + 5
        tint = theme.color("text" if is_plain and not self._icon else ink)
        left += text(p, QRectF(left, 0, 600, tall), self._words, theme.font("small_m"), tint)
        quiet = theme.color("text3" if is_plain else ink)
        if self._count:
            left += 6 + text(p, QRectF(left + 6, 0, 80, tall), self._count, theme.font("caption"), quiet)
        if self._arrow:
            theme.draw_icon(p, "chevron-down", QRectF(left + 3, middle - 6, 12, 12), quiet)
        if self._mending:
            ring(p, area.adjusted(-3, -3, 3, 3), 8)


class ChipRow(QWidget):
    """Filters of which exactly one is chosen; `chosen` tells its name. They go on in a second line where needed."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str, str]] = (), current: str = "") -> None:
        super().__init__()
        self._chips: dict[str, Chip] = {}
        self._line = Flow()
        self.setLayout(self._line)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_choices(choices, current)

    def set_choices(self, choices: Sequence[tuple[str, str, str]], current: str = "") -> None:
        """Show (name, words, count) triples; chips that stay keep the focus."""
        wanted = [name for name, _, _ in choices]
        for name in [name for name in self._chips if name not in wanted]:
            gone = self._chips.pop(name)
            self._line.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, (name, words, count) in enumerate(choices):
            chip = self._chips.get(name)
            if chip is None:
                chip = self._chips[name] = Chip(words, count=count, checkable=True)
                chip.setObjectName(name)
                chip.clicked.connect(self._on_clicked)
            chip.say(words, count=count)
            self._line.insert(place, chip)
        if wanted:
            self.choose(current if current in wanted else self.current() or wanted[0])

    def current(self) -> str:
        """The name of the chosen filter."""
        return next((name for name, chip in self._chips.items() if chip.isChecked()), "")

    def choose(self, name: str) -> None:
        """Show one as chosen, without telling."""
        for other, chip in self._chips.items():
            chip.setChecked(other == name)

    def press(self, place: int) -> None:
        """Choose by number, from 1: what the keys 1 … 9 do."""
        names = list(self._chips)
        if 0 < place <= len(names):
            self._chips[names[place - 1]].click()

    @Slot()
    def _on_clicked(self) -> None:
        name = self.sender().objectName()
        self.choose(name)
        self.chosen.emit(name)
