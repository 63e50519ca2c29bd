"""What needs a person, as cards: a refusal with its reason and four ways out; conflicts are in conflict.py."""

from datetime import datetime

from PySide6.QtCore import Signal, Slot

from sfa_desktop.replica.queries.sync_view import Work
from sfa_desktop.ui import language, operation_words
from sfa_desktop.ui.pages.sync.conflict import ConflictCard
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.layout import STRETCH, col, row
from sfa_desktop.ui.widgets.mark import Badge, Icon
from sfa_desktop.ui.widgets.panel import Card
from sfa_desktop.ui.widgets.text import Text


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


def place_of(work: Work) -> tuple[str, object]:
    """The page on which a person goes on with an operation's record, and what it is opened with."""
    operation = work.operation
    if operation.kind == "order":
        return "order_desk", (operation.record_id, operation.line)
    pages = {"account": "account", "visit": "visit", "case": "cases", "opportunity": "pipeline"}
    if operation.kind in pages:
        return pages[operation.kind], operation.record_id
    return "account", operation.values.get("account_id") or operation.base.get("account_id")


def card_of(work: Work, now: datetime, *, first: bool, at: str = "") -> RefusalCard | ConflictCard:
    """The card of one operation that needs a person; `at` is the field of a conflict that is looked at."""
    if work.conflict is not None:
        return ConflictCard(work, now, first=first, at=at)
    return RefusalCard(work, now, first=first)
