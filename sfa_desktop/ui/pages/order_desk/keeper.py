"""Keeps the draft: every change goes to the replica at once, one save after the other, never two that race."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from sfa_desktop.entities import Order, OrderLine
from sfa_desktop.ui.tasks import Tasks

Save = Callable[[Order, Sequence[OrderLine]], Order]


class Keeper(QObject):
    """`keep` the newest state; while a save is under way only the newest one after it is remembered."""

    kept = Signal(object)
    """The Order as it is kept now."""
    failed = Signal(object)

    def __init__(self, tasks: Tasks, save: Save, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._save = tasks, save
        self._next: tuple[Order, tuple[OrderLine, ...]] | None = None
        self._busy = False
        self._after: Callable[[], object] | None = None

    @property
    def settled(self) -> bool:
        """Whether everything is kept."""
        return not self._busy and self._next is None

    def keep(self, order: Order, lines: Sequence[OrderLine]) -> None:
        """Keep this state."""
        self._next = (order, tuple(lines))
        if not self._busy:
            self._start()

    def then(self, run: Callable[[], object]) -> None:
        """Run once everything is kept: at once, or after the save under way; a failed save forgets it."""
        if self.settled:
            run()
        else:
            self._after = run

    def forget(self) -> None:
        """Another order comes onto the desk: what is under way still finishes, nothing waits for it."""
        self._after = None

    def _start(self) -> None:
        if self._next is None:
            return
        order, lines = self._next
        self._next, self._busy = None, True
        save = self._save
        self._tasks.change(self, lambda: save(order, lines), self._on_kept, self._on_failed)

    def _on_kept(self, order: Order) -> None:
        self._busy = False
        self.kept.emit(order)
        if self._next is not None:
            self._start()
        elif self._after is not None:
            run, self._after = self._after, None
            run()

    def _on_failed(self, error: Exception) -> None:
        self._busy, self._after = False, None
        self.failed.emit(error)
        if self._next is not None:
            self._start()
