"""Python's cyclic collector, kept to the thread of the windows.

By itself it runs on whichever thread allocates next. On a thread of `tasks` it would destroy widgets that nobody
holds any more away from their own thread; Qt then cannot stop their timers, and the next one that is due ends the
process.
"""

import gc
import time

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY_MS = 250
_WHOLE_EVERY = 60.0
"""Seconds between two collections of everything: each costs the windows some frames."""


class Collector(QObject):
    """Made once, on the main thread, as a child of the application: from then on only it collects."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._whole_at = time.monotonic()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    @Slot()
    def collect(self) -> None:
        """Collect the oldest generation that has reached its threshold, as Python would have done."""
        due = [count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if due[2] and time.monotonic() - self._whole_at >= _WHOLE_EVERY:
            self._whole_at = time.monotonic()
            gc.collect(2)
        elif due[1]:
            gc.collect(1)
        elif due[0]:
            gc.collect(0)


def collect_here(app: QObject) -> Collector:
    """The application's collector, made at the first call; called on the main thread."""
    return app.findChild(Collector) or Collector(app)
