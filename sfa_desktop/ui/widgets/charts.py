"""Small charts painted by hand, one grammar: a bar is the actual, a dark tick the target, a hollow dot the baseline."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sfa_desktop.ui import theme
from sfa_desktop.ui.paint import CENTER, box, painter, text


def draw_bullet(
    p: QPainter,
    area: QRectF,
    actual: float,
    target: float | None = None,
    base: float | None = None,
    tone: str = "accent",
) -> None:
    """All shares of the full width, 0 to 1."""
    middle, tall = area.center().y(), 6.0
    box(p, QRectF(area.left(), middle - tall / 2, area.width(), tall), 3, theme.color("track"))
    if actual > 0:
        wide = max(tall, area.width() * min(actual, 1))
        box(p, QRectF(area.left(), middle - tall / 2, wide, tall), 3, theme.color(tone))
    if base is not None:
        p.setPen(QPen(theme.color("text2"), 1.5))
        p.setBrush(theme.color("sheet"))
        p.drawEllipse(QPointF(area.left() + area.width() * min(base, 1), middle), 3.2, 3.2)
    if target is not None:
        x = area.left() + area.width() * min(target, 1)
        box(p, QRectF(x - 2.5, middle - 7, 5, 14), 1.5, theme.color("sheet"))
        box(p, QRectF(x - 1, middle - 6.5, 2, 13), 1, theme.color("text"))


def draw_spark(p: QPainter, area: QRectF, values: Sequence[float], tone: str = "accent_text") -> None:
    """Half the height is for the movement, half says that small changes are small."""
    if len(values) < 2:
        return
    high, least = max(values), min(values)
    low = max(0.0, least - (high - least)) if least > 0 else least
    span = (high - low) or 1
    step = area.width() / (len(values) - 1)
    points = [
        QPointF(area.left() + i * step, area.bottom() - (v - low) / span * area.height()) for i, v in enumerate(values)
    ]
    path = QPainterPath(points[0])
    for point in points[1:]:
        path.lineTo(point)
    pen = QPen(theme.color(tone), 1.5)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    p.setPen(pen)
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.drawPath(path)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(theme.color(tone))
    p.drawEllipse(points[-1], 2.4, 2.4)


class Bullet(QWidget):
    """Actual, target and baseline on one line, as shares of the width."""

    def __init__(
        self,
        actual: float,
        target: float | None = None,
        base: float | None = None,
        tone: str = "accent",
        height: int = 16,
    ) -> None:
        super().__init__()
        self._actual, self._target, self._base, self._tone = actual, target, base, tone
        self.setFixedHeight(height)

    def show_value(self, actual: float, target: float | None = None, base: float | None = None, tone: str = "") -> None:
        """Show another value."""
        self._actual, self._target, self._base, self._tone = actual, target, base, tone or self._tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        area = QRectF(self.rect()).adjusted(0, 0, -1, 0)
        draw_bullet(painter(self), area, self._actual, self._target, self._base, self._tone)


class Sparkline(QWidget):
    """A short history without axes."""

    def __init__(self, values: Sequence[float], tone: str = "accent_text", *, height: int = 20) -> None:
        super().__init__()
        self._values, self._tone = tuple(values), tone
        self.setFixedHeight(height)
        self.setMinimumWidth(48)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_spark(painter(self), QRectF(self.rect()).adjusted(3, 3, -4, -3), self._values, self._tone)


class Meter(QWidget):
    """Parts of a whole on one bar (credit: owed, on the way, this order); what is left stays track."""

    def __init__(self, parts: Sequence[tuple[float, str]] = (), height: int = 6) -> None:
        super().__init__()
        self._parts = tuple(parts)
        self.setFixedHeight(height)

    def set_parts(self, parts: Sequence[tuple[float, str]]) -> None:
        """(share of 0 to 1, tone) of each part."""
        self._parts = tuple(parts)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter(self)
        area = QRectF(self.rect())
        clip = QPainterPath()
        clip.addRoundedRect(area, area.height() / 2, area.height() / 2)
        p.setClipPath(clip)
        p.fillRect(area, theme.color("track"))
        left = 0.0
        for share, tone in self._parts:
            wide = area.width() * max(0.0, min(share, 1.0))
            if wide > 0:
                p.fillRect(QRectF(left, 0, max(1.0, wide - 1.5), area.height()), theme.color(tone))
            left += wide


class Ring(QWidget):
    """One share as a ring, with its percentage inside."""

    def __init__(self, share: float, size: int = 64, tone: str = "accent") -> None:
        super().__init__()
        self._share, self._tone = share, tone
        self.setFixedSize(size, size)
        self.set_share(share)

    def set_share(self, share: float, tone: str = "") -> None:
        """Show another share, 0 to 1."""
        self._share, self._tone = max(0.0, min(1.0, share)), tone or self._tone
        self.setAccessibleName(f"{self._share:.0%}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter(self)
        side = self.width()
        thick = side * 0.1
        area = QRectF(thick / 2 + 1, thick / 2 + 1, side - thick - 2, side - thick - 2)
        pen = QPen(theme.color("track"), thick)
        p.setPen(pen)
        p.drawEllipse(area)
        if self._share > 0:
            pen.setColor(theme.color(self._tone))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            p.setPen(pen)
            p.drawArc(area, 90 * 16, int(-360 * 16 * self._share))
        font = theme.font("title", 600, int(side * 0.225))
        text(p, QRectF(self.rect()), f"{self._share * 100:.0f} %", font, theme.color("text"), CENTER)


class WeekBars(QWidget):
    """Days with what was planned as a track and what was done as a bar."""

    def __init__(self, days: Sequence[tuple[str, int, int, str]], today: int = -1) -> None:
        """(day, planned, done, words below the bar) each; `today` is the place of the current day."""
        super().__init__()
        self._days, self._today = tuple(days), today
        self.setFixedHeight(92)
        self.setAccessibleName(", ".join(f"{day} {words}" for day, _, _, words in days))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._days:
            return
        p = painter(self)
        step = self.width() / len(self._days)
        unit = 50 / max(1, *(max(planned, done) for _, planned, done, _ in self._days))
        for i, (day, planned, done, words) in enumerate(self._days):
            here, x = i == self._today, i * step + step / 2
            if planned:
                box(p, QRectF(x - 13, 56 - planned * unit, 26, planned * unit), 4, theme.color("track"))
            if done:
                tint = theme.color("accent") if here else theme.heat(3)
                box(p, QRectF(x - 13, 56 - done * unit, 26, done * unit), 4, tint)
            font = theme.font("caption", 600 if here else 500)
            text(p, QRectF(i * step, 58, step, 16), words, font, theme.color("text" if here else "text2"), CENTER)
            text(p, QRectF(i * step, 73, step, 16), day, font, theme.color("text" if here else "text3"), CENTER)


class ShareBar(QWidget):
    """A share among peers as a bar on a quiet track."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self._share = max(0.0, min(1.0, share))
        self.setFixedHeight(5)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter(self)
        box(p, QRectF(self.rect()), 2.5, theme.color("track"))
        box(p, QRectF(0, 0, self.width() * self._share, 5), 2.5, theme.heat(3))
