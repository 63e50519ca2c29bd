"""Buttons: primary (one a screen), secondary, tint (the thing at hand), ghost. Five states, one code path."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from sfa_desktop.ui import theme
from sfa_desktop.ui.paint import RIGHT, box, painter, ring, text, width
from sfa_desktop.ui.widgets.text import set_tip


class Button(QPushButton):
    """A button that paints itself. `key` is shown as a quiet cap; it does not install the shortcut.

    Without words it shows its icon only, and `name` is what screen readers and the tool tip say.
    """

    def __init__(
        self, words: str, kind: str = "secondary", *, icon: str = "", key: str = "", small: bool = False, name: str = ""
    ) -> None:
        super().__init__(words.replace("&", "&&"))
        self.setAutoDefault(True)  # Enter presses it when it has the focus
        self._words, self._kind, self._icon, self._key = words, kind, icon, key
        self._small, self._busy, self._pinned = small, "", ""
        self._glyph = 15 if small else 16
        self._pad = 9 if small else 12
        self.setFont(theme.font("small_m" if small else "body_m", 600 if kind == "primary" else 500))
        self.setFixedHeight(theme.SIZE["button_small" if small else "button"])
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name or words or icon)
        self.setAccessibleDescription(key)
        if not words and name:
            set_tip(self, f"{name}  {key}".strip())

    def say(self, words: str) -> None:
        """Show other words."""
        self._words = words
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def set_busy(self, words: str) -> None:
        """Show what is going on ("Sending…") in a width that stays, unclickable; empty words end it."""
        if words and not self._busy:
            self.setFixedWidth(max(self.width(), self._wide(words)))
        elif not words:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16777215)
        self._busy = words
        self.setEnabled(not words)
        self.setAccessibleName(words or self._words)
        self.update()

    def pin_state(self, state: str) -> None:
        """Show "hover", "pressed" or "focus" for good: for the sheet of all components."""
        self._pinned = state
        self.update()

    def _wide(self, words: str) -> int:
        wide = 2.0 * self._pad
        if words:
            wide += width(words, self.font()) + 1
        if self._icon:
            wide += self._glyph + (6 if words else -2)
        if self._key:
            wide += width(self._key, theme.font("caption")) + 10
        return int(wide) + 1

    def _colors(self) -> tuple[QColor | None, QColor | None, QColor]:
        c = theme.color
        hover = self._pinned == "hover" or (self.underMouse() and self.isEnabled())
        down = self._pinned == "pressed" or self.isDown() or self.isChecked()
        if not self.isEnabled():
            return c("quiet_tint"), c("line") if theme.high_contrast() else None, c("text3")
        if self._kind == "primary":
            return c("accent_hover" if hover or down else "accent"), None, c("on_accent")
        if self._kind == "tint":
            outlined = hover or down or theme.high_contrast()
            return c("accent_tint"), c("accent_line") if outlined else None, c("accent_text")
        if self._kind == "ghost":
            return c("pressed" if down else "hover") if hover or down else None, None, c("text2")
        return c("pressed" if down else "hover" if hover else "raised"), c("line_strong"), c("text")

    def sizeHint(self) -> QSize:
        return QSize(self._wide(self._words), self.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter(self)
        fill, edge, ink = self._colors()
        pinned = self._pinned == "focus"
        gap = theme.SIZE["focus_gap"] + theme.SIZE["focus_ring"] if pinned else 0
        area = QRectF(self.rect())
        box(p, area.adjusted(gap, gap, -gap, -gap), theme.RADIUS["control"] - gap / 2, fill, edge)
        words = self._busy or self._words
        left, middle = float(self._pad), self.height() / 2
        if not words:
            left = (self.width() - self._glyph) / 2
        if self._icon:
            theme.draw_icon(p, self._icon, QRectF(left, middle - self._glyph / 2, self._glyph, self._glyph), ink)
            left += self._glyph + 6
        left += text(p, QRectF(left, 0, self.width() - left, self.height()), words, self.font(), ink)
        if self._key and not self._busy:
            quiet = self._kind in ("secondary", "ghost") and self.isEnabled()
            p.setOpacity(0.85 if self._kind == "primary" and self.isEnabled() else 1)
            cap = QRectF(left, 0, self.width() - left - self._pad, self.height())
            text(p, cap, self._key, theme.font("caption"), theme.color("text3") if quiet else ink, RIGHT)
        if pinned:
            p.setOpacity(1)
            ring(p, area)
