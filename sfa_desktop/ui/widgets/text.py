"""Words: labels in a type style and a tone. What comes from outside is never taken for markup."""

import html
import re

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from sfa_desktop.ui import theme
from sfa_desktop.ui.paint import ink_of, painter, width
from sfa_desktop.ui.paint import text as draw_text


class Marked(str):
    """Text whose only markup is <b>, and whose values are already escaped; made by `marked`."""


def marked(template: str, **values: object) -> Marked:
    """Fill a translated template that may use <b>…</b>; the values are shown as they are, never as markup."""
    return Marked(template.format(**{key: html.escape(str(value), quote=False) for key, value in values.items()}))


def plain(content: str) -> str:
    """The words of a text without its markup: for screen readers."""
    return html.unescape(re.sub(r"</?b>", "", content)) if isinstance(content, Marked) else content


def set_tip(widget: QWidget, content: str) -> None:
    """A tool tip that is never read as rich text, wherever its words come from."""
    widget.setToolTip(f"<qt>{html.escape(content)}</qt>" if content else "")


class Text(QLabel):
    """A label. Plain text unless made by `marked`; one line unless `wrap`."""

    def __init__(
        self,
        content: str = "",
        style: str = "body",
        tone: str = "text",
        *,
        wrap: bool = False,
        right: bool = False,
        center: bool = False,
        weight: int = 0,
    ) -> None:
        super().__init__()
        self._content, self._style, self._tone, self._weight = content, style, tone, weight
        self.setWordWrap(wrap)
        across = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        if center:
            across = Qt.AlignmentFlag.AlignHCenter
        self.setAlignment(across | (Qt.AlignmentFlag.AlignTop if wrap else Qt.AlignmentFlag.AlignVCenter))
        if not wrap:
            self.setMinimumHeight(theme.line_height(style))
        self.retheme()

    def say(self, content: str, tone: str = "") -> None:
        """Show other words, in another tone where given."""
        if content == self._content and tone in ("", self._tone):
            return
        self._content, self._tone = content, tone or self._tone
        self.retheme()
        self._claim()

    def retheme(self) -> None:
        """Take the colours of the theme that is shown."""
        ink = ink_of(self._tone)
        self.setFont(theme.font(self._style, self._weight))
        palette = self.palette()
        palette.setColor(palette.ColorRole.WindowText, theme.color(ink))
        self.setPalette(palette)
        if isinstance(self._content, Marked):
            strong = theme.hexa("text" if ink in ("text2", "text3") else ink)[:7]
            shown = self._content.replace("<b>", f'<span style="font-weight:600;color:{strong}">')
            self.setTextFormat(Qt.TextFormat.RichText)
            self.setText(shown.replace("</b>", "</span>"))
        else:
            self.setTextFormat(Qt.TextFormat.PlainText)
            self.setText(self._content)
        self.setAccessibleName(plain(self._content))

    def _claim(self) -> None:
        """Nested layouts lose heightForWidth: a wrapped label would be squeezed, so it claims its height itself."""
        if self.wordWrap() and self.width() > 1:
            needed = max(0, self.heightForWidth(self.width()))
            if needed != self.minimumHeight():
                self.setMinimumHeight(needed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._claim()


class Elided(QWidget):
    """One line that gives way: it elides at the right and keeps the whole text as its tool tip. Takes `marked` text."""

    def __init__(self, content: str = "", style: str = "body", tone: str = "text", *, weight: int = 0) -> None:
        super().__init__()
        self._content, self._style, self._tone, self._weight = "", style, tone, weight
        self.setFixedHeight(theme.line_height(style))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.say(content)

    def say(self, content: str, tone: str = "") -> None:
        """Show other words, in another tone where given."""
        self._content, self._tone = content, tone or self._tone
        set_tip(self, plain(content))
        self.setAccessibleName(plain(content))
        self.updateGeometry()
        self.update()

    def _parts(self) -> list[tuple[str, QFont, str]]:
        """Words, font and ink of the parts in different weights."""
        font, ink = theme.font(self._style, self._weight), ink_of(self._tone)
        if not isinstance(self._content, Marked):
            return [(self._content, font, ink)]
        strong = (theme.font(self._style, 600), "text" if ink in ("text2", "text3") else ink)
        parts = re.split(r"</?b>", self._content)
        return [(html.unescape(part), *(strong if i % 2 else (font, ink))) for i, part in enumerate(parts) if part]

    def sizeHint(self) -> QSize:
        return QSize(int(sum(width(words, font) for words, font, _ in self._parts())) + 2, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        p, left = painter(self), 0.0
        for words, font, ink in self._parts():
            area = QRectF(left, 0, self.width() - left, self.height())
            left += draw_text(p, area, words, font, theme.color(ink), may_elide=True)
            if left >= self.width() - 1:
                break
