"""Strokes shared by every painted part: rounded boxes, soft shadows, elided text, badges, the focus ring."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from sfa_desktop.ui import theme

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTER = Qt.AlignmentFlag.AlignCenter
_ONE_LINE = {
    align: int(align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine) for align in (LEFT, RIGHT, CENTER)
}
"""Put together once: a list paints a hundred texts, and each union of flags costs as much as measuring a word."""
_SMOOTH = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing

elided: set[str] = set()
"""What did not fit since the set was last cleared: the check for cut words reads it."""

TONES = {
    "quiet": ("quiet_tint", "text2", "line_strong"),
    "accent": ("accent_tint", "accent_text", "accent_line"),
    "need": ("need_tint", "need", "need_line"),
    "warn": ("warn_tint", "warn", "warn_line"),
    "ok": ("ok_tint", "ok", "ok_line"),
}
"""By tone: the roles of fill, ink and edge."""


def painter(widget: QWidget) -> QPainter:
    """A smooth painter on a widget; only valid inside its paintEvent."""
    p = QPainter(widget)
    p.setRenderHints(_SMOOTH)
    return p


def ink_of(tone: str) -> str:
    """The role of words in a tone: a role of its own stays as it is."""
    return TONES[tone][1] if tone in TONES else tone


def box(
    p: QPainter,
    rect: QRectF | QRect,
    radius: float,
    fill: QColor | None = None,
    edge: QColor | None = None,
    width: float = 1.0,
    *,
    dash: bool = False,
) -> None:
    """A rounded rectangle whose stroke lies inside the rectangle, so that edges stay crisp."""
    area = QRectF(rect)
    if edge is not None:
        half = width / 2
        area = area.adjusted(half, half, -half, -half)
        pen = QPen(edge, width)
        if dash:
            pen.setDashPattern([3, 3])
        p.setPen(pen)
    else:
        p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    p.drawRoundedRect(area, radius, radius)


def corners(rect: QRectF, radius: float, which: str) -> QPainterPath:
    """A path rounded only at the named corners, of "tl tr br bl"."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(rect, radius, radius)
    far_x, far_y = rect.right() - radius, rect.bottom() - radius
    for name, x, y in (
        ("tl", rect.left(), rect.top()),
        ("tr", far_x, rect.top()),
        ("bl", rect.left(), far_y),
        ("br", far_x, far_y),
    ):
        if name not in which:
            path.addRect(x, y, radius, radius)
    return path


def shadow(p: QPainter, rect: QRectF, radius: float, blur: int = 28, strength: float = 0.16, drop: int = 10) -> None:
    """A soft shadow of nested outlines: no QGraphicsEffect, so text above it stays sharp and scrolling fast."""
    tint = theme.color("shadow")
    p.setPen(Qt.PenStyle.NoPen)
    for step in range(blur, 0, -1):
        tint.setAlphaF(strength * ((1 - step / blur) ** 2) * 2.6 / blur)
        p.setBrush(tint)
        p.drawRoundedRect(rect.adjusted(-step, drop - step, step, drop + step), radius + step, radius + step)


def text(
    p: QPainter,
    rect: QRectF,
    content: str,
    font: QFont,
    tint: QColor,
    align: Qt.AlignmentFlag = LEFT,
    *,
    may_elide: bool = False,
) -> float:
    """One line, elided at the right, vertically centred. Returns the width drawn.

    `may_elide` is for names in lists, which stand in full in the tool tip; anything else that does not
    fit is noted in `elided` and fails the check.
    """
    metrics = QFontMetricsF(font)
    plain = content if content.isprintable() else " ".join(content.split())
    shown, wide, room = plain, metrics.horizontalAdvance(plain), rect.width()
    if wide > room + 0.5:
        shown = metrics.elidedText(plain, Qt.TextElideMode.ElideRight, room + 0.5)
        if shown != plain and not may_elide:
            elided.add(plain)
    p.setFont(font)
    p.setPen(tint)
    p.drawText(rect, _ONE_LINE[align], shown)
    return min(wide, room)


def width(content: str, font: QFont) -> float:
    """How wide a line of text is, in pixels."""
    return QFontMetricsF(font).horizontalAdvance(content)


def line(
    p: QPainter, x1: float, y1: float, x2: float, y2: float, tint: QColor, width: float = 1.0, *, dash: bool = False
) -> None:
    """A straight stroke."""
    pen = QPen(tint, width)
    if dash:
        pen.setDashPattern([2, 3])
    p.setPen(pen)
    p.drawLine(QPointF(x1, y1), QPointF(x2, y2))


def _as_badge(content: str) -> str:
    """Badges begin with a capital, wherever their words come from."""
    return content[:1].upper() + content[1:]


def badge_width(content: str, icon: str = "") -> float:
    """How wide `badge` will draw."""
    return width(_as_badge(content), theme.font("caption", 600)) + 14 + (15 if icon else 0)


def badge(p: QPainter, x: float, middle: float, content: str, tone: str, icon: str = "", height: int = 20) -> float:
    """A word on a tint, an outline in high contrast: state is never colour alone. Returns its width."""
    fill, ink, edge = TONES[tone]
    font = theme.font("caption", 600)
    wide = badge_width(content, icon)
    area = QRectF(x, middle - height / 2, wide, height)
    box(p, area, 5, theme.color(fill), theme.color(edge) if theme.high_contrast() else None)
    left = x + 7
    if icon:
        theme.draw_icon(p, icon, QRectF(left - 1, middle - 6.5, 13, 13), theme.color(ink))
        left += 15
    text(p, QRectF(left, area.top(), wide, height), _as_badge(content), font, theme.color(ink))
    return wide


def ring(p: QPainter, area: QRectF, radius: float = 8) -> None:
    """The ring of focus."""
    box(p, area, radius, None, theme.color("focus"), 3 if theme.high_contrast() else theme.SIZE["focus_ring"])
