"""A conflict as a card: one field at a time in three columns, what was decided with its way back, what merged."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from sfa_desktop.replica.queries.conflicts import Decided
from sfa_desktop.replica.queries.sync_view import Work
from sfa_desktop.rules.merge import LINES_OF, Ask
from sfa_desktop.rules.paths import LINES, WHOLE
from sfa_desktop.ui import conflict_words, language, operation_words
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.layout import STRETCH, col, holder, row
from sfa_desktop.ui.widgets.mark import Badge, Icon, Rule
from sfa_desktop.ui.widgets.panel import Card, Panel
from sfa_desktop.ui.widgets.text import Elided, Text, marked


class ConflictCard(Card):
    """Neither side is nudged: there is no primary button. `at` is the field that is looked at."""

    taken = Signal(object, object)
    """The Work, and what is taken by field: {field: "mine" or "theirs"}."""
    edited = Signal(object, str)
    """The Work, and the field a person wants to write something else into."""
    looked_at = Signal(object, str)
    """The Work, and the field to look at."""
    undone = Signal(object)
    """The Work whose latest decision is taken back."""

    def __init__(self, work: Work, now: datetime, *, first: bool, at: str = "") -> None:
        super().__init__(edge="warn_line", bar="warn_solid")
        assert work.conflict is not None
        self.work = work
        self._conflict = work.conflict
        self._first = first
        asks = work.conflict.asks
        self.ask: Ask | None = next((ask for ask in asks if ask.field == at), next(iter(asks), None))
        name = self._name()
        self.setLayout(
            col(
                self._head(name),
                Rule(),
                *(self._field(self.ask, now) if self.ask is not None else ()),
                *(self._other(ask) for ask in asks if ask is not self.ask),
                *self._foot(),
                gap=10,
                margins=(16, 14, 16, 14),
            )
        )
        self.setAccessibleName(f"{name}: {self._count()}")

    # --- parts ---

    def _name(self) -> str:
        what = operation_words.what(self.work.operation, self.work.number)
        account = self.work.account
        return " · ".join(part for part in (what, account if account not in what else "") if part)

    def _count(self) -> str:
        decided, asks = len(self._conflict.decided), len(self._conflict.asks)
        if decided:
            return self.tr("{done} of {all} settled").format(done=decided, all=decided + asks)
        return self.tr("%n field(s) differ", None, asks)

    def _head(self, name: str) -> QWidget:
        if self._conflict.deleted_there:
            said = self.tr("The office deleted it while it was changed here.")
        elif self._conflict.deleted_here:
            said = self.tr("It was deleted here while the office changed it.")
        else:
            said = self.tr(
                "Changed here and at the office without seeing each other. What is not chosen is kept for 30 days."
            )
        tile = Icon("conflict", 18, "warn", tile="warn_tint", tile_size=34)
        title = col(Text(name, "title", wrap=True), Text(said, "small", "text2", wrap=True), gap=1)
        badge = Badge(self._count(), "ok" if self._conflict.decided else "warn")
        return holder(row(tile, (title, 1), badge, gap=12))

    def _label(self, path: str) -> str:
        kind = self.work.operation.kind
        return conflict_words.label(kind, path, names=self._conflict.names, labels=self._conflict.labels)

    def _value(self, ask: Ask | Decided, side: Any) -> str:
        kind, path = self.work.operation.kind, ask.field
        if path == WHOLE:
            return conflict_words.record(kind, ask.base or {}, side)
        if path.startswith(LINES) and path.count(".") == 1:
            return conflict_words.record(LINES_OF[kind].kind, ask.base or {}, side)
        return conflict_words.value(kind, path, side, names=self._conflict.names)

    def _field(self, ask: Ask, now: datetime) -> tuple[QWidget, ...]:
        whole = ask.field == WHOLE
        mine = Button(self.tr("Take mine"), small=True, key="1" if self._first else "")
        theirs = Button(self.tr("Take the office's"), small=True, key="2" if self._first else "")
        mine.clicked.connect(self._on_mine)
        theirs.clicked.connect(self._on_theirs)
        other: QWidget | None = None
        if not whole and ask.field.count(".") == 0:
            button = Button(self.tr("Write another"), "ghost", icon="edit", small=True, key="E" if self._first else "")
            button.clicked.connect(self._on_edit)
            other = button
        quiet = Text(self.tr("before both changes"), "caption", "text3")
        when = language.formats().when(self.work.operation.created_at, now)
        was = self.tr("as it was") if whole else self._value(ask, ask.base)
        columns = (
            _version(self.tr("Was"), "", was, quiet, "text3"),
            _version(self.tr("Mine"), when, self._value(ask, ask.mine), mine, "accent_text"),
            _version(self.tr("The office's"), "", self._value(ask, ask.theirs), theirs, "text"),
        )
        note = self.tr("a deletion is never settled by itself") if whole else self.tr("a person decides this field")
        head = row(Text(self._label(ask.field), "body_b"), Text(note, "small", "text3"), STRETCH, other, gap=8)
        return holder(head), holder(row(*((column, 1) for column in columns), gap=8))

    def _other(self, ask: Ask) -> QWidget:
        """Another field that asks, on one line."""
        said = self.tr("<b>{field}</b>: mine {mine}, the office's {theirs}")
        line = marked(
            said, field=self._label(ask.field), mine=self._value(ask, ask.mine), theirs=self._value(ask, ask.theirs)
        )
        look = Button(self.tr("Decide"), "ghost", small=True, name=self._label(ask.field))
        look.setProperty("field", ask.field)
        look.clicked.connect(self._on_look)
        return holder(row(Icon("conflict", 16, "warn"), (Elided(line, "body", "text2"), 1), look, gap=8))

    def _foot(self) -> tuple[QWidget, ...]:
        parts: list[QWidget] = []
        if len(self._conflict.asks) > 1:
            mine = Button(self.tr("All mine"), "ghost", small=True)
            theirs = Button(self.tr("All the office's"), "ghost", small=True)
            mine.clicked.connect(self._on_all_mine)
            theirs.clicked.connect(self._on_all_theirs)
            parts.append(holder(row(mine, theirs, STRETCH, gap=4)))
        below = [self._decided(one, latest=number == 0) for number, one in enumerate(self._conflict.decided)]
        merged = self._merged()
        below += [merged] if merged is not None else []
        return (*parts, Rule(), *below) if below else tuple(parts)

    def _decided(self, one: Decided, *, latest: bool) -> QWidget:
        said = self.tr("{field}: <b>{value}</b>")
        line = marked(said, field=self._label(one.field), value=self._value(one, one.chosen))
        rest = self.tr("was {was} · mine {mine} · the office's {theirs}").format(
            was=self._value(one, one.base), mine=self._value(one, one.mine), theirs=self._value(one, one.theirs)
        )
        undo: QWidget | None = None
        if latest:
            button = Button(self.tr("Undo"), "ghost", icon="undo", small=True)
            button.clicked.connect(self._on_undo)
            undo = button
        return holder(
            row(Icon("done", 16, "ok"), Elided(line, "body", "text2"), (Elided(rest, "small", "text3"), 1), undo, gap=8)
        )

    def _merged(self) -> QWidget | None:
        conflict, kind = self._conflict, self.work.operation.kind
        told: Mapping[str, str] = {
            self.tr("mine"): conflict_words.labels_of(kind, conflict.mine),
            self.tr("the office's"): conflict_words.labels_of(kind, conflict.theirs),
        }
        parts = [f"{fields} ({whose})" for whose, fields in told.items() if fields]
        if not parts:
            return None
        said = self.tr("Merged by themselves, they were different fields: {fields}").format(fields=" · ".join(parts))
        return holder(row(Icon("done", 16, "ok"), (Text(said, "body", "text2", wrap=True), 1), gap=8))

    # --- acting ---

    def take(self, side: str) -> None:
        """Take one side of the field that is looked at."""
        if self.ask is not None:
            self.taken.emit(self.work, {self.ask.field: side})

    def next_field(self) -> str:
        """The field after the one that is looked at."""
        fields = [ask.field for ask in self._conflict.asks]
        place = fields.index(self.ask.field) if self.ask is not None else -1
        return fields[(place + 1) % len(fields)] if fields else ""

    @Slot()
    def _on_mine(self) -> None:
        self.take("mine")

    @Slot()
    def _on_theirs(self) -> None:
        self.take("theirs")

    def _take_all(self, side: str) -> None:
        self.taken.emit(self.work, {ask.field: side for ask in self._conflict.asks})

    @Slot()
    def _on_all_mine(self) -> None:
        self._take_all("mine")

    @Slot()
    def _on_all_theirs(self) -> None:
        self._take_all("theirs")

    @Slot()
    def _on_edit(self) -> None:
        self.edited.emit(self.work, self.ask.field if self.ask is not None else "")

    @Slot()
    def _on_look(self) -> None:
        self.looked_at.emit(self.work, str(self.sender().property("field")))

    @Slot()
    def _on_undo(self) -> None:
        self.undone.emit(self.work)


def _version(who: str, when: str, value: str, foot: QWidget, tone: str) -> Panel:
    plain = tone == "text3"
    head = row(Text(who, "small_b", tone), Text(when, "caption", "text3"), STRETCH, gap=6)
    shown = Text(value, "body_m", "text3" if plain else "text", wrap=True)
    card = Panel(
        col(head, 2, shown, STRETCH, 4, row(foot, STRETCH), gap=2, margins=(14, 11, 12, 11)),
        fill="sunken" if plain else "raised",
        edge="line" if plain else "line_strong",
        radius=8,
    )
    card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return card
