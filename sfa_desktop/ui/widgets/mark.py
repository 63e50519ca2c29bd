"""Small things to read, never to click: icon, badge, key cap, avatar, rule, swatch."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sfa_desktop.ui import theme
from sfa_desktop.ui.paint import CENTER, badge, badge_width, box, ink_of, painter, text, width


class Icon(QWidget):
    """A vector icon, on a tinted tile where `tile` names a role."""

    def __init__(self, icon: str, size: int = 18, tone: str = "text2", *, tile: str = "", tile_size: int = 0) -> None:
        super().__init__()
        self._icon, self._size, self._tone, self._tile = icon, size, tone, tile
        side = tile_size or size
        self.setFixedSize(side, side)

    def show_icon(self, icon: str, tone: str = "", tile: str = "") -> None:
        """Show another icon, in another tone and on another tile where given."""
        self._icon, self._tone, self._tile = icon, tone or self._tone, tile or self._tile
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter(self)
        ink = theme.color(ink_of(self._tone))
        if self._tile:
            box(p, QRectF(self.rect()), 8, theme.color(self._tile), ink if theme.high_contrast() else None)
        gap = (self.width() - self._size) / 2
        theme.draw_icon(p, self._icon, QRectF(gap, gap, self._size, self._size), ink)


class Badge(QWidget):
    """A word on a tint (quiet, accent, ok, warn, need): a state, never clickable."""

    def __init__(self, content: str, tone: str = "quiet", icon: str = "") -> None:
        super().__init__()
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(content, tone)

    def say(self, content: str, tone: str) -> None:
        """Show another word and tone."""
        self._content, self._tone = content, tone
        self.setAccessibleName(content)
        self.setFixedSize(int(badge_width(content, self._icon)) + 1, theme.SIZE["badge"])
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        badge(painter(self), 0, self.height() / 2, self._content, self._tone, self._icon)


class KeyCap(QWidget):
    """One key. Shortcuts are shown as caps, never as prose."""

    def __init__(self, key: str, tone: str = "text2") -> None:
        super().__init__()
        self._key, self._tone = key, tone
        self.setAccessibleName(key)
        self.setFixedSize(max(18, int(width(key, theme.font("caption"))) + 10), theme.SIZE["keycap"])

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter(self)
        area = QRectF(self.rect())
        box(p, area, theme.RADIUS["key"], theme.color("sheet"), theme.color("line_strong"))
        text(p, area, self._key, theme.font("caption"), theme.color(self._tone), CENTER)


class Avatar(QWidget):
    """A person's or a company's initials: round for people, square for companies."""

    def __init__(self, name: str, size: int = 28, *, square: bool = False, tone: str = "accent") -> None:
        super().__init__()
        self._square, self._tone = square, tone
        self.setFixedSize(size, size)
        self.say(name)

    def say(self, name: str) -> None:
        """Stand for somebody else."""
        words = [part for part in name.split() if part[0].isalnum()]
        self._initials = "".join(part[0] for part in (words[:1] + words[-1:] if len(words) > 2 else words[:2])).upper()
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter(self)
        side = self.width()
        edge = theme.color("line_strong") if theme.high_contrast() else None
        radius = side * 0.27 if self._square else side / 2
        box(p, QRectF(self.rect()), radius, theme.color(f"{self._tone}_tint"), edge)
        font = theme.font("body_b", 600, int(side * 0.38))
        text(p, QRectF(self.rect()), self._initials, font, theme.color(ink_of(self._tone)), CENTER)


class Rule(QWidget):
    """A hairline: parts are parted by lines, not boxes."""

    def __init__(self, *, vertical: bool = False, tone: str = "line") -> None:
        super().__init__()
        self._tone = tone
        (self.setFixedWidth if vertical else self.setFixedHeight)(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter(self).fillRect(self.rect(), theme.color(self._tone))


class Swatch(QWidget):
    """The colour of a part of a meter, beside its words."""

    def __init__(self, tone: str) -> None:
        super().__init__()
        self._tone = tone
        self.setFixedSize(8, 8)

    def sizeHint(self) -> QSize:
        return QSize(8, 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        edge = theme.color("text") if theme.high_contrast() else None
        box(painter(self), QRectF(self.rect()), 2.5, theme.color(self._tone), edge)
