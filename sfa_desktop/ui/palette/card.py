"""The card: asks off the main thread as one types, the newest question wins, Enter goes where the lit line leads."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout

from sfa_desktop.entities import KINDS
from sfa_desktop.ui import language, theme, words
from sfa_desktop.ui.frame.overlay import OverlayCard
from sfa_desktop.ui.page import Desk
from sfa_desktop.ui.palette.commands import DO, about, matching
from sfa_desktop.ui.palette.item import Asked, Item, typed_words
from sfa_desktop.ui.palette.look_up import Found, look_up
from sfa_desktop.ui.palette.results import ROW, Results
from sfa_desktop.ui.widgets.chip import ChipRow
from sfa_desktop.ui.widgets.field import SearchInput
from sfa_desktop.ui.widgets.layout import STRETCH, Part, col, holder, row, scroll
from sfa_desktop.ui.widgets.mark import Icon, KeyCap, Rule
from sfa_desktop.ui.widgets.text import Text

TALL = 470
EVERYTHING = "all"
ORDER = ("contact", "account", "order", "case", "opportunity", "product", "visit", "task", "address", "price_list")
"""Groups in the order a rep means them; the group of the best hit comes first."""
PER_KIND = 5
"""How many of a kind are shown while all kinds are."""


_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z")


class SearchBox(SearchInput):
    """Tab goes through the kinds instead of leaving the box."""

    tabbed = Signal(int)

    def event(self, event: QEvent) -> bool:
        tabs = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in tabs:
            self.tabbed.emit(1 if event.key() == Qt.Key.Key_Tab else -1)
            return True
        return super().event(event)


class PaletteCard(OverlayCard):
    """Opened with nothing, or with text to begin with."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._found: Sequence[Found] = ()
        self._names: list[str] = [EVERYTHING]
        self._asked = Asked(text="")
        hint = self.tr("Name, number, tax id, phone, or what to do")
        self._box = SearchBox("", hint, name=self.tr("Search or run"))
        self._box.setObjectName("bare")
        self._box.setFont(theme.font("lead", 500, 18))
        self._box.setFixedHeight(54)
        self._box.textChanged.connect(self._on_typed)
        self._box.walked.connect(self._on_walked)
        self._box.submitted.connect(self._on_submitted)
        self._box.tabbed.connect(self._on_tabbed)
        self._chips = ChipRow()
        self._chips.chosen.connect(self._on_kind_chosen)
        self._count = Text("", "caption", "text3")
        self._list = Results()
        self._list.chosen.connect(self._go)
        self._list.moved.connect(self._on_moved)
        self._scroll = scroll(self._list)
        self._nothing = Text("", "body", "text2", wrap=True)
        self._nothing.hide()
        head = row(Icon("search", 20, "accent_text"), (self._box, 1), KeyCap("Esc"), gap=12, margins=(21, 0, 18, 0))
        chips = row((self._chips, 1), self._count, gap=5, margins=(20, 8, 22, 4))
        nothing = row((self._nothing, 1), margins=(22, 10, 22, 14))
        self.setLayout(col(head, Rule(), chips, self._scroll, nothing, 4, Rule(), holder(self._foot()), gap=0))
        self.setFocusProxy(self._box)
        self.setAccessibleName(self.tr("Search or run"))

    def opened(self, argument: object = None) -> None:
        """Begin typing."""
        self._box.setText(str(argument or ""))
        self._box.setFocus()
        self._show()

    def _foot(self) -> QLayout:
        keys = (
            (("↑", "↓"), self.tr("move")),
            (("Enter",), self.tr("open")),
            (("Tab",), self.tr("kind")),
        )
        parts: list[Part] = []
        for caps, meaning in keys:
            parts += [*(KeyCap(cap) for cap in caps), Text(meaning, "caption", "text2"), 8]
        signs = Text(self.tr("> commands · @ people · # numbers"), "caption", "text3")
        return row(*parts, STRETCH, signs, gap=5, margins=(20, 9, 22, 10))

    # --- asking ---

    @Slot(str)
    def _on_typed(self, typed: str) -> None:
        asked = Asked.of(typed)
        self._asked = asked
        replica = self._desk.profile.replica

        def read() -> list[Found]:
            with replica.read() as r:
                return look_up(r, asked.text, asked.kinds)

        self._desk.tasks.query(self, read, self._on_found, key="find")
        if not asked.text:
            self._found = ()
            self._show()

    def _on_found(self, found: list[Found]) -> None:
        self._found = found
        self._show()

    # --- showing ---

    def _show(self) -> None:
        typed = typed_words(self._asked.text)
        found = [one for one in self._found if one.hit.kind in KINDS]
        every = [*(about(found) if typed else ()), *matching(typed)]
        commands = [item for item in every if self._desk.offers(item.place)]
        kinds = self._kinds(found)
        self._show_chips(found, kinds, commands)
        chosen = self._chips.current()
        items: list[Item] = []
        for kind in kinds:
            if chosen in (EVERYTHING, kind):
                of_kind = [one for one in found if one.hit.kind == kind]
                items += [
                    _item(one, self._desk.clock.now())
                    for one in (of_kind[:PER_KIND] if chosen == EVERYTHING else of_kind)
                ]
        if chosen in (EVERYTHING, DO) and self._asked.mode not in ("@", "#"):
            items += commands
        groups = {**{kind: words.kinds(kind) for kind in kinds}, DO: self.tr("Do")}
        self._list.show_items(items, typed, groups, self.tr("Enter: open"))
        self._count.say(self.tr("%n found", None, len(found)) if typed else "")
        self._nothing.setVisible(not items)
        self._nothing.say(self.tr("Nothing found. Part of a name, a number, a phone or a tax id will do."))
        self._scroll.setVisible(bool(items))
        self._scroll.setFixedHeight(min(TALL, max(ROW, self._list.height())))

    @staticmethod
    def _kinds(found: Sequence[Found]) -> list[str]:
        known = list(dict.fromkeys(one.hit.kind for one in found))
        rest = [kind for kind in ORDER if kind in known[1:]]
        return [*known[:1], *rest, *(kind for kind in known[1:] if kind not in rest)]

    def _show_chips(self, found: Sequence[Found], kinds: Sequence[str], commands: Sequence[Item]) -> None:
        counts = {kind: sum(1 for one in found if one.hit.kind == kind) for kind in kinds}
        choices = [(EVERYTHING, self.tr("All"), str(len(found) + len(commands)))]
        choices += [(kind, words.kinds(kind), str(counts[kind])) for kind in kinds[:5]]
        if self._asked.mode not in ("@", "#"):
            choices.append((DO, self.tr("Do"), str(len(commands))))
        self._names = [name for name, _, _ in choices]
        self._chips.set_choices(choices, self._chips.current() or EVERYTHING)

    # --- keys ---

    @Slot(int)
    def _on_walked(self, key: int) -> None:
        steps = {
            int(Qt.Key.Key_Down): 1,
            int(Qt.Key.Key_Up): -1,
            int(Qt.Key.Key_PageDown): 8,
            int(Qt.Key.Key_PageUp): -8,
        }
        self._list.walk(steps.get(key, 0))

    @Slot(int)
    def _on_moved(self, y: int) -> None:
        self._scroll.ensureVisible(0, y + ROW // 2, 0, ROW)

    @Slot(int)
    def _on_tabbed(self, steps: int) -> None:
        names = self._names
        here = names.index(self._chips.current()) if self._chips.current() in names else 0
        self._chips.choose(names[(here + steps) % len(names)])
        self._show()

    @Slot(str)
    def _on_kind_chosen(self, _name: str) -> None:
        self._box.setFocus()
        self._show()

    @Slot()
    def _on_submitted(self) -> None:
        item = self._list.current()
        if item is not None:
            self._go(item)

    @Slot(object)
    def _go(self, item: Item) -> None:
        self.closed.emit()
        self.navigate_requested.emit(item.place, item.argument)


def _item(found: Found, now: datetime) -> Item:
    hit = found.hit
    detail = hit.detail if hit.detail != hit.title else ""
    return Item(
        group=hit.kind,
        icon=KINDS[hit.kind].icon,
        title=hit.title or words.kind(hit.kind),
        words=" · ".join(_said(part, hit.kind, now) for part in detail.split(" · ")),
        place=found.place,
        argument=found.argument,
    )


def _said(part: str, kind: str, now: datetime) -> str:
    """A part of what tells a record apart as people say it: days and moments by their names, stages in words."""
    if kind == "opportunity":
        return words.choice("opportunity", "stage", part)
    if _DAY.fullmatch(part):
        return language.formats().day(date.fromisoformat(part), now.astimezone().date())
    if _MOMENT.fullmatch(part):
        return language.formats().when(datetime.fromisoformat(part), now)
    return part
