"""The bar on top of the sheet: what this is, search, quick log, new order, and the truth about sync."""

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from sfa_desktop.ui import theme
from sfa_desktop.ui.paint import RIGHT, box, painter, text, width
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.layout import row
from sfa_desktop.ui.widgets.text import Elided, Text, set_tip


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncWords:
    """What the pill says: state is "ok", "offline", "sending" or "need"; `share` of 0 to 1 while sending."""

    state: str
    words: str
    share: float | None = None
    tip: str = ""


class SyncPill(QAbstractButton):
    """Always the truth, in words: state, what waits, and that it is safe. A press opens Sync."""

    LOOKS: ClassVar = {
        "ok": ("done", "ok"),
        "offline": ("offline", "text2"),
        "sending": ("sync", "accent_text"),
        "need": ("blocked", "need"),
    }

    def __init__(self, shown: SyncWords | None = None) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(shown or SyncWords(state="offline", words=""))

    def say(self, shown: SyncWords) -> None:
        """Show another state."""
        self._shown = shown
        self.setText(shown.words)
        self.setAccessibleName(shown.words)
        set_tip(self, shown.tip)
        self.setFixedSize(int(width(shown.words, theme.font("small_m"))) + 43, theme.SIZE["button"])
        self.setVisible(bool(shown.words))
        self.update()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter(self)
        icon, ink = self.LOOKS[self._shown.state]
        need = self._shown.state == "need"
        area = QRectF(self.rect())
        tall = area.height()
        ground = "need_tint" if need else "hover" if self.underMouse() else "sunken"
        box(p, area, tall / 2, theme.color(ground), theme.color("need_line" if need else "line"))
        if self._shown.share and self._shown.state == "sending":
            p.save()
            p.setClipRect(QRectF(0, 0, area.width() * self._shown.share, tall))
            box(p, area, tall / 2, theme.color("accent_tint"), theme.color("accent_line"))
            p.restore()
        theme.draw_icon(p, icon, QRectF(11, 8, 16, 16), theme.color(ink))
        tint = theme.color("need" if need else "text")
        text(p, QRectF(32, 0, area.width() - 40, tall), self._shown.words, theme.font("small_m"), tint)


class SearchBox(QAbstractButton):
    """Looks like an input and opens the palette."""

    def __init__(self, words: str, short: str) -> None:
        super().__init__()
        self._words, self._short, self._narrow = words, short, False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words)
        self.setAccessibleDescription("Ctrl+K")
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Say it shorter."""
        self._narrow = narrow
        words = self._short if narrow else self._words
        needed = int(width(words, theme.font("body")) + width("Ctrl K", theme.font("caption"))) + 62
        self.setFixedSize(max(150 if narrow else 250, needed), theme.SIZE["input"])
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter(self)
        faint, area = theme.color("text3"), QRectF(self.rect())
        edge = theme.color("line_strong" if theme.high_contrast() or self.underMouse() else "line")
        box(p, area, theme.RADIUS["control"], theme.color("sunken"), edge)
        theme.draw_icon(p, "search", QRectF(10, 8, 16, 16), faint)
        words = self._short if self._narrow else self._words
        text(p, area.adjusted(33, 0, -12, 0), words, theme.font("body"), faint)
        text(p, area.adjusted(0, 0, -11, 0), "Ctrl K", theme.font("caption"), faint, RIGHT)


class TopBar(QWidget):
    """Title and note at the left; search, quick log, new order and the pill at the right."""

    search_asked = Signal()
    log_asked = Signal()
    order_asked = Signal()
    sync_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.SIZE["topbar"])
        self._title = Text("", "page")
        self._note = Elided("", "body", "text3")
        self._orders = True
        self._search = SearchBox(self.tr("Search or run"), self.tr("Search"))
        words = {"log": self.tr("Log"), "plus": self.tr("Order")}
        self._wide = (Button(words["log"], icon="log", key="Ctrl L"), Button(words["plus"], icon="plus", key="Ctrl N"))
        self._small = (
            Button("", icon="log", key="", name=self.tr("Log a visit or call (Ctrl L)")),
            Button("", icon="plus", key="", name=self.tr("New order (Ctrl N)")),
        )
        self.pill = SyncPill()
        self._search.clicked.connect(self.search_asked)
        for log, order in (self._wide, self._small):
            log.clicked.connect(self.log_asked)
            order.clicked.connect(self.order_asked)
        self.pill.clicked.connect(self.sync_asked)
        buttons = (self._wide[0], self._small[0], self._wide[1], self._small[1])
        line = row(self._title, 4, (self._note, 1), self._search, *buttons, self.pill, gap=8, margins=(20, 0, 14, 0))
        self.setLayout(line)
        self.set_narrow(False)

    @Slot(str, str)
    def set_title(self, title: str, note: str) -> None:
        """What is shown."""
        self._title.say(title)
        self._note.say(note)

    def set_narrow(self, narrow: bool) -> None:
        """Buttons lose their words."""
        self._search.set_narrow(narrow)
        for buttons, shown in ((self._wide, not narrow), (self._small, narrow)):
            buttons[0].setVisible(shown)
            buttons[1].setVisible(shown and self._orders)

    def set_orders(self, taken: bool) -> None:
        """Whether orders are taken here; told before the width is."""
        self._orders = taken
