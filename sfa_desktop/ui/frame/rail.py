"""The rail: where one can go, in icons and words; the keys show while Ctrl is held."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sfa_desktop.ui import theme
from sfa_desktop.ui.page import PageSpec, Place
from sfa_desktop.ui.paint import CENTER, RIGHT, box, painter, text, width
from sfa_desktop.ui.widgets.focus import KeyList, Pressable
from sfa_desktop.ui.widgets.layout import STRETCH, clear, col, holder, row
from sfa_desktop.ui.widgets.mark import Avatar
from sfa_desktop.ui.widgets.text import Elided, set_tip


class Logo(QWidget):
    """The mark: what was agreed is done."""

    def __init__(self, side: int = 28) -> None:
        super().__init__()
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter(self)
        side = float(self.width())
        box(p, QRectF(self.rect()), side * 8 / 28, theme.color("accent"))
        inner = QRectF(side * 5 / 28, side * 5 / 28, side * 18 / 28, side * 18 / 28)
        theme.draw_icon(p, "check", inner, theme.color("on_accent"))


class RailItem(Pressable):
    """One place to go."""

    def __init__(self, spec: PageSpec, key: str) -> None:
        super().__init__(spec.label())
        self.spec, self._key, self._words = spec, key, spec.label()
        self._current = self._narrow = self._keys = self._need = False
        self._note = ""
        self.setFixedHeight(34)
        self.setAccessibleDescription(key)
        set_tip(self, f"{self._words}   {key}".strip())

    def show_state(self, *, current: bool, narrow: bool, keys: bool) -> None:
        """Lit or not, with or without words, with or without its key."""
        self._current, self._narrow, self._keys = current, narrow, keys
        self.update()

    def set_note(self, note: str, *, need: bool) -> None:
        """A short word or number at the right."""
        self._note, self._need = note, need
        self.setAccessibleName(f"{self._words} {note}".strip())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter(self)
        wide, tall = self.width(), self.height()
        contrast = theme.high_contrast()
        if self._current:
            box(p, QRectF(self.rect()), 7, theme.color("raised"), theme.color("line_strong" if contrast else "line"))
            if contrast:
                box(p, QRectF(0, 6, 4, tall - 12), 2, theme.color("accent"))
        elif self.hovered:
            box(p, QRectF(self.rect()), 7, theme.color("pressed", 0.6))
        ink = theme.color("accent_text" if self._current else "text2")
        theme.draw_icon(p, self.spec.icon, QRectF(11, 8, 18, 18), ink)
        if self._narrow:
            if self._need and self._note:
                box(p, QRectF(wide - 15, 5, 8, 8), 4, theme.color("need_solid"), theme.color("frame"))
            return
        note = self._key if self._keys else self._note
        room = wide - 39 - (width(note, theme.font("caption", 700)) + 26 if note else 10)
        font = theme.font("body_m", 600 if self._current else 500)
        text(p, QRectF(39, 0, room, tall), self._words, font, theme.color("text" if self._current else "text2"))
        if self._need and note and not self._keys:
            pill = max(18.0, width(note, theme.font("caption", 700)) + 11)
            spot = QRectF(wide - 10 - pill, 8, pill, 18)
            box(p, spot, 9, theme.color("need_tint"), theme.color("need") if contrast else None)
            text(p, spot, note, theme.font("caption", 700), theme.color("need"), CENTER)
        elif note:
            text(p, QRectF(39, 0, wide - 53, tall), note, theme.font("caption"), theme.color("text3"), RIGHT)


class Rail(KeyList):
    """Company at the top, places, the person at the foot."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._items: dict[str, RailItem] = {}
        self._notes: dict[str, tuple[str, bool]] = {}
        self._current = ""
        self._narrow = self._keys = False
        self._company = Elided("", "small_b")
        self._office = Elided("", "caption", "text3")
        self._person = Elided("", "small_b")
        self._part = Elided("", "caption", "text3")
        self._avatar = Avatar(" ", 28)
        self._house = holder(col(self._company, self._office, gap=0))
        self._who = holder(col(self._person, self._part, gap=0))
        self._places = QVBoxLayout()
        self._places.setSpacing(2)
        top = row(Logo(), (self._house, 1), gap=10, margins=(6, 0, 0, 0))
        foot = row(self._avatar, (self._who, 1), gap=10, margins=(6, 0, 0, 0))
        self.setLayout(col(top, 18, self._places, STRETCH, foot, gap=2, margins=(10, 16, 10, 14)))
        self.set_narrow(False)

    def set_pages(self, specs: Sequence[PageSpec], keys: dict[str, str]) -> None:
        """Show these places, in the language of the moment; `keys` by page name."""
        clear(self._places)
        self._items = {}
        for place in (Place.MAIN, Place.FOOT):
            for spec in specs:
                if spec.place is place:
                    item = self._items[spec.name] = RailItem(spec, keys.get(spec.name, ""))
                    item.activated.connect(self._on_activated)
                    self._places.addWidget(item)
            if place is Place.MAIN:
                self._places.addSpacing(10)
        for name, (note, need) in self._notes.items():
            self.set_note(name, note, need=need)
        self._refresh()

    def set_company(self, company: str, office: str) -> None:
        """Whose book of business this is, and which office it belongs to."""
        self._company.say(company)
        self._office.say(office)

    def set_person(self, name: str, part: str) -> None:
        """Who works here, and on what territory."""
        self._person.say(name)
        self._part.say(part)
        self._avatar.say(name or " ")

    def set_note(self, name: str, note: str, *, need: bool = False) -> None:
        """A short word or number beside a place."""
        self._notes[name] = (note, need)
        if name in self._items:
            self._items[name].set_note(note, need=need)

    def set_current(self, name: str) -> None:
        """Light the place that is shown."""
        self._current = name
        self._refresh()

    def set_narrow(self, narrow: bool) -> None:
        """Keep only the icons."""
        self._narrow = narrow
        self.setFixedWidth(theme.SIZE["rail_collapsed" if narrow else "rail"])
        self._house.setVisible(not narrow)
        self._who.setVisible(not narrow)
        self._refresh()

    def show_keys(self, shown: bool) -> None:
        """Show each place's key instead of its note."""
        self._keys = shown
        self._refresh()

    def _refresh(self) -> None:
        for name, item in self._items.items():
            item.show_state(current=name == self._current, narrow=self._narrow, keys=self._keys)

    @Slot()
    def _on_activated(self) -> None:
        item = self.sender()
        if isinstance(item, RailItem):
            self.chosen.emit(item.spec.name)
