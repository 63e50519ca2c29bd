"""What a person does about conflicts on the Sync page: decide, take back, decide again, look at another field."""

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from sfa_desktop.actions.resolve_conflict import resolve_conflict
from sfa_desktop.actions.undo_resolution import undo_resolution
from sfa_desktop.replica.queries.sync_view import Work
from sfa_desktop.replica.resolving import Resolution
from sfa_desktop.replica.store import Replica
from sfa_desktop.ui.pages.sync.conflict import ConflictCard
from sfa_desktop.ui.pages.sync.lately import LatelyPart
from sfa_desktop.ui.record_card import RecordAsk


class Change(Protocol):
    """How the page runs a change, says what came of it, and offers the way back."""

    def __call__(
        self,
        work: Callable[[], object],
        said: str,
        icon: str,
        *,
        wake: bool,
        back: Callable[[], object] | None = None,
    ) -> None:
        """Run `work`."""


class Deciding(QObject):
    """Acts for the cards; remembers which field of which record is looked at."""

    record_asked = Signal(object)
    """A RecordAsk."""
    look_changed = Signal()
    """Another field is looked at: show the cards anew."""

    def __init__(self, parent: QObject, replica: Replica, change: Change) -> None:
        super().__init__(parent)
        self._replica = replica
        self._change = change
        self._looked_at: dict[str, str] = {}

    def at(self, work: Work) -> str:
        """The field that is looked at; empty for the first."""
        return self._looked_at.get(work.operation.record_id, "")

    def serve(self, card: ConflictCard) -> None:
        """Do what its buttons say."""
        card.taken.connect(self._on_taken)
        card.edited.connect(self._on_edited)
        card.looked_at.connect(self.look_at)
        card.undone.connect(self._on_undone)

    def serve_lately(self, part: LatelyPart) -> None:
        """Do what its buttons say."""
        part.turned.connect(self._on_turned)
        part.record_asked.connect(self._on_record_asked)

    @Slot(object, str)
    def look_at(self, work: Work, path: str) -> None:
        """Look at this field of the conflict."""
        self._looked_at[work.operation.record_id] = path
        self.look_changed.emit()

    def edit(self, card: ConflictCard) -> None:
        """Write something else into the field that is looked at."""
        if card.ask is not None and card.ask.field != "*" and "." not in card.ask.field:
            self._on_edited(card.work, card.ask.field)

    @Slot(object, object)
    def _on_taken(self, work: Work, take: dict[str, Any]) -> None:
        operation = work.operation
        mine = "mine" in take.values()
        said = self.tr("Settled: mine goes to the office") if mine else self.tr("Settled: the office's stays")
        self._looked_at.pop(operation.record_id, None)
        back = partial(self._turn, operation.record_id, "undo")
        replica, id_ = self._replica, operation.id
        self._change(lambda: resolve_conflict(replica, id_, take=take), said, "done", wake=mine, back=back)

    def _turn(self, record_id: str, turn: str) -> None:
        replica = self._replica
        if turn == "undo":
            said = self.tr("Taken back")
            self._change(lambda: undo_resolution(replica, record_id), said, "undo", wake=True)
        else:
            said = self.tr("Decided again")
            self._change(lambda: undo_resolution(replica, record_id, turn="redo"), said, "done", wake=True)

    @Slot(object, str)
    def _on_turned(self, one: Resolution, turn: str) -> None:
        self._turn(one.record_id, turn)

    @Slot(object)
    def _on_undone(self, work: Work) -> None:
        self._turn(work.operation.record_id, "undo")

    @Slot(object, str)
    def _on_edited(self, work: Work, path: str) -> None:
        operation = work.operation
        self.record_asked.emit(RecordAsk(kind=operation.kind, id=operation.record_id, focus=path))

    @Slot(str, str)
    def _on_record_asked(self, kind: str, id: str) -> None:
        self.record_asked.emit(RecordAsk(kind=kind, id=id))
