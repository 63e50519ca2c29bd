"""query(...) and change(...): the only two ways off the main thread, so that the window never waits.

Changes run one after the other on a thread of their own (the replica has one writer); queries on a small
pool. Results come back on the main thread through a bound slot, and are dropped when their owner is gone.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

log = logging.getLogger(__name__)
Result = TypeVar("Result")
READERS = 2


@dataclass(slots=True)
class _Ticket:
    owner: QObject
    done: Callable[[Any], object]
    failed: Callable[[Exception], object] | None
    slot: tuple[int, str] | None
    future: Future[None] | None = None


class Tasks(QObject):
    """Lives on the main thread; `close` before the application goes."""

    failed_unheard = Signal(object)
    """An exception nobody asked for: the window says it in a toast."""
    idle = Signal()
    """Nothing is under way any more."""
    _finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="sfa-query")
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="sfa-change")
        self._tickets: dict[int, _Ticket] = {}
        self._newest: dict[tuple[int, str], int] = {}
        self._results: deque[tuple[int, Any, Exception | None]] = deque()
        self._next = 0
        self._closed = False
        self._main = threading.get_ident()
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    def query(
        self,
        owner: QObject,
        work: Callable[[], Result],
        done: Callable[[Result], object],
        failed: Callable[[Exception], object] | None = None,
        *,
        key: str = "",
    ) -> None:
        """Read something. A newer query of the same owner and `key` supersedes an older one; after `close`, none."""
        if self._closed:
            return  # a timer of a page that is about to go
        self._start(self._readers, owner, work, done, failed, key)

    def change(
        self,
        owner: QObject,
        work: Callable[[], Result],
        done: Callable[[Result], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Write something. It is done even when its owner goes meanwhile: only its answer is dropped."""
        self._start(self._writer, owner, work, done, failed, "")

    @property
    def busy(self) -> int:
        """How many pieces of work are under way or waiting."""
        return len(self._tickets)

    @property
    def closed(self) -> bool:
        """Whether `close` was called: no work is taken any more."""
        return self._closed

    def close(self) -> None:
        """Finish the changes, forget the queries."""
        self._closed = True
        self._readers.shutdown(wait=True, cancel_futures=True)
        self._writer.shutdown(wait=True)
        self._tickets.clear()
        self._newest.clear()

    def _start(
        self,
        pool: ThreadPoolExecutor,
        owner: QObject,
        work: Callable[[], Any],
        done: Callable[[Any], object],
        failed: Callable[[Exception], object] | None,
        key: str,
    ) -> None:
        if threading.get_ident() != self._main:
            raise RuntimeError("query and change belong to the main thread")
        self._next += 1
        number = self._next
        slot = (id(owner), key) if key else None
        if slot is not None:
            self._supersede(slot)
            self._newest[slot] = number
        ticket = self._tickets[number] = _Ticket(owner, done, failed, slot)
        ticket.future = pool.submit(self._run, number, work)

    def _supersede(self, slot: tuple[int, str]) -> None:
        older = self._newest.pop(slot, None)
        ticket = self._tickets.get(older) if older is not None else None
        if older is not None and ticket is not None and ticket.future is not None and ticket.future.cancel():
            del self._tickets[older]

    def _run(self, number: int, work: Callable[[], Any]) -> None:
        """On a pool's thread: do the work, leave the result, knock."""
        try:
            self._results.append((number, work(), None))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told on the main thread
            self._results.append((number, None, error))
        self._finished.emit()

    @Slot()
    def _on_finished(self) -> None:
        while self._results:
            number, result, error = self._results.popleft()
            ticket = self._tickets.pop(number, None)
            if ticket is None:
                continue
            stale = False
            if ticket.slot is not None:
                stale = self._newest.get(ticket.slot) != number
                if not stale:
                    del self._newest[ticket.slot]
            if not stale and shiboken6.isValid(ticket.owner):
                self._tell(ticket, result, error)
        if not self._tickets:
            self.idle.emit()

    def _tell(self, ticket: _Ticket, result: Any, error: Exception | None) -> None:
        if error is None:
            ticket.done(result)
            return
        if ticket.failed is not None:
            ticket.failed(error)
            return
        log.error("work failed", exc_info=error)
        self.failed_unheard.emit(error)
