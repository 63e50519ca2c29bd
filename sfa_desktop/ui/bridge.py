"""Two signals up from the engine room: fed from any thread, told on the main thread, at most ten times a second."""

import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal, Slot

if TYPE_CHECKING:  # the entities take 30 ms to declare themselves, which has to wait until after the first paint
    from sfa_desktop.entities.exchange import Changes

INTERVAL_MS = 100
MANY = 2_000
"""More ids than this are told as "many": an empty set."""


class Bridge(QObject):
    """`announce` and `report` may be called from any thread; the signals arrive on the thread it was made on."""

    replica_changed = Signal(object, object)
    """frozenset of kinds, frozenset of ids (empty: many)."""
    sync_changed = Signal(object)
    """What the engine tells: the newest of each kind of event, in the order they came."""
    _fed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._kinds: set[str] = set()
        self._ids: set[str] = set()
        self._many = self._asked = False
        self._events: dict[type, Any] = {}
        self._since = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._deliver)
        self._fed.connect(self._on_fed, Qt.ConnectionType.QueuedConnection)

    def announce(self, changes: "Changes") -> None:
        """A commit changed these records."""
        with self._lock:
            self._kinds |= changes.kinds
            self._ids |= changes.ids
            self._many = self._many or not changes.ids or len(self._ids) > MANY
            if self._many:
                self._ids.clear()
        self._ask()

    def report(self, status: object) -> None:
        """The engine tells this; an older one of its kind that was not told yet is dropped."""
        with self._lock:
            self._events.pop(type(status), None)
            self._events[type(status)] = status
        self._ask()

    def _ask(self) -> None:
        with self._lock:
            if self._asked:
                return
            self._asked = True
        self._fed.emit()

    @Slot()
    def _on_fed(self) -> None:
        passed = self._since.elapsed() if self._since.isValid() else INTERVAL_MS
        if passed >= INTERVAL_MS:
            self._deliver()
        elif not self._timer.isActive():
            self._timer.start(int(INTERVAL_MS - passed))

    @Slot()
    def _deliver(self) -> None:
        with self._lock:
            kinds, ids = frozenset(self._kinds), frozenset(() if self._many else self._ids)
            events = tuple(self._events.values())
            self._kinds.clear()
            self._ids.clear()
            self._events.clear()
            self._many = self._asked = False
        self._since.start()
        if kinds:
            self.replica_changed.emit(kinds, ids)
        for event in events:
            self.sync_changed.emit(event)
