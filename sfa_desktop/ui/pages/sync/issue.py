"""What needs a person, as cards: a refusal with its reason and four ways out, a conflict with two versions."""

from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from sfa_desktop.entities.exchange import Canonical, OperationState
from sfa_desktop.replica.queries.sync_view import Work
from sfa_desktop.ui import language, operation_words
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.layout import STRETCH, col, holder, row
from sfa_desktop.ui.widgets.mark import Badge, Icon, Rule
from sfa_desktop.ui.widgets.panel import Card, Panel
from sfa_desktop.ui.widgets.text import Text

FIELDS = 6
"""How many differing fields a conflict shows; the number of the others is said."""


class RefusalCard(Card):
    """One operation that the office refused: why, and edit, retry, discard, export."""

    edited = Signal(object)
    retried = Signal(object)
    discarded = Signal(object)
    exported = Signal(object)

    def __init__(self, work: Work, now: datetime, *, first: bool) -> None:
        operation = work.operation
        tile = Icon("blocked", 18, "need", tile="need_tint", tile_size=34)
        about = " · ".join(part for part in (work.account, operation_words.done(operation)) if part)
        when = language.formats().when(operation.changed_at or operation.created_at, now)
        title = col(
            Text(operation_words.what(operation, work.number), "title", wrap=True),
            Text(about, "small", "text2", wrap=True),
            gap=1,
        )
        head = row(tile, (title, 1), Text(when, "caption", "text3"), Badge(self.tr("refused"), "need"), gap=12)
        why = Text(operation_words.reason(operation), "body", wrap=True)
        edit = Button(self.tr("Edit"), icon="edit", small=True, key="E" if first else "")
        retry = Button(self.tr("Retry"), icon="retry", small=True, key="R" if first else "")
        discard = Button(self.tr("Discard"), "ghost", icon="trash", small=True)
        export = Button(self.tr("Export"), "ghost", small=True)
        super().__init__(
            col(head, why, row(edit, retry, discard, export, STRETCH, gap=6), gap=9, margins=(16, 14, 16, 12)),
            edge="need_line",
            bar="need_solid",
        )
        self.work = work
        self.setAccessibleName(f"{operation_words.what(operation, work.number)}: {operation_words.reason(operation)}")
        edit.clicked.connect(self._on_edit)
        retry.clicked.connect(self._on_retry)
        discard.clicked.connect(self._on_discard)
        export.clicked.connect(self._on_export)

    @Slot()
    def _on_edit(self) -> None:
        self.edited.emit(self.work)

    @Slot()
    def _on_retry(self) -> None:
        self.retried.emit(self.work)

    @Slot()
    def _on_discard(self) -> None:
        self.discarded.emit(self.work)

    @Slot()
    def _on_export(self) -> None:
        self.exported.emit(self.work)


class ConflictCard(Card):
    """Only the fields that differ, in three columns; one version is taken whole. Neither is nudged."""

    taken = Signal(object, str)
    """The Work, and "mine" or "theirs"."""

    def __init__(self, work: Work, now: datetime, *, first: bool) -> None:
        operation = work.operation
        names = operation_words.changed_fields(operation)
        deleted = operation.theirs is None
        tile = Icon("conflict", 18, "warn", tile="warn_tint", tile_size=34)
        if deleted:
            said = self.tr("The office deleted it while it was changed here.")
        else:
            said = self.tr(
                "Changed here and at the office without seeing each other. What is not chosen stays in the ledger."
            )
        count = self.tr("%n field(s) differ", None, len(names))
        what = operation_words.what(operation, work.number)
        name = " · ".join(part for part in (what, work.account if work.account not in what else "") if part)
        title = col(Text(name, "title", wrap=True), Text(said, "small", "text2", wrap=True), gap=1)
        head = row(tile, (title, 1), Badge(count, "warn"), gap=12)
        forms = language.formats()
        mine_at = forms.when(operation.created_at, now)
        mine = Button(self.tr("Take mine"), small=True, key="1" if first else "")
        theirs = Button(self.tr("Take the office's"), small=True, key="2" if first else "")
        mine.clicked.connect(self._on_mine)
        theirs.clicked.connect(self._on_theirs)
        quiet = holder(row(Text(self.tr("before both changes"), "caption", "text3"), STRETCH))
        columns = (
            _version(self.tr("Was"), "", work, names, operation.base, quiet, "text3"),
            _version(self.tr("Mine"), mine_at, work, names, operation.values, mine, "accent_text"),
            _version(
                self.tr("The office's"),
                self.tr("deleted") if deleted else "",
                work,
                names,
                operation.theirs,
                theirs,
                "text",
            ),
        )
        more = len(names) - FIELDS
        rest = Text(self.tr("and %n more field(s)", None, more), "small", "text3") if more > 0 else None
        super().__init__(
            col(head, Rule(), row(*((c, 1) for c in columns), gap=8), rest, gap=10, margins=(16, 14, 16, 14)),
            edge="warn_line",
            bar="warn_solid",
        )
        self.work = work
        self.setAccessibleName(f"{name}: {count}")

    @Slot()
    def _on_mine(self) -> None:
        self.taken.emit(self.work, "mine")

    @Slot()
    def _on_theirs(self) -> None:
        self.taken.emit(self.work, "theirs")


def _version(
    who: str, when: str, work: Work, names: list[str], values: Canonical | None, foot: QWidget, tone: str
) -> Panel:
    operation = work.operation
    parts: list[QWidget] = []
    plain = tone == "text3"
    for name in names[:FIELDS]:
        label = Text(operation_words.field_name(operation, name), "caption", "text3")
        value = Text(operation_words.shown(operation, name, values), "body_m", "text3" if plain else "text", wrap=True)
        parts += [label, value]
    head = row(Text(who, "small_b", tone), Text(when, "caption", "text3"), STRETCH, gap=6)
    card = Panel(
        col(head, 2, *parts, STRETCH, 4, row(foot, STRETCH), gap=2, margins=(14, 11, 12, 11)),
        fill="sunken" if plain else "raised",
        edge="line" if plain else "line_strong",
        radius=8,
    )
    card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return card


def card_of(work: Work, now: datetime, *, first: bool) -> RefusalCard | ConflictCard:
    """The card of one operation that needs a person."""
    if work.operation.state is OperationState.CONFLICT:
        return ConflictCard(work, now, first=first)
    return RefusalCard(work, now, first=first)
