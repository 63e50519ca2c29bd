"""query(...), change(...) and errand(...): the only ways off the main thread, so that the window never waits.

Changes run one after the other on a thread of their own (the replica has one writer); queries on a small
pool; errands, which wait for a person or a far server, each on a thread of its own. Results come back on
the main thread through a bound slot, and are dropped when their owner is gone.
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
LINGER = 0.5
"""Seconds that `close` waits for an errand: one that hears of its end too late is left to end with the process."""


@dataclass(slots=True)
class _Ticket:
    owner: QObject
    done: Callable[[Any], object]
    failed: Callable[[Exception], object] | None
    slot: tuple[int, str] | None
    writes: bool = False
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
        self._errands: dict[int, tuple[threading.Thread, threading.Event]] = {}
        self._errand_guard = threading.Lock()
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
        """Write something. It is done even when its owner goes meanwhile: only its answer is dropped, its failure is
        told to the window.
        """
        self._start(self._writer, owner, work, done, failed, "")

    def errand(
        self,
        owner: QObject,
        work: Callable[[threading.Event], Result],
        done: Callable[[Result], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> threading.Event:
        """Wait for a far server or a person. Set what is returned to end it early: `work` is handed it to look at.

        Neither `query` nor `close` wait for it; after `close` none begins and nothing is told.
        """
        stop = threading.Event()
        if self._closed:
            stop.set()
            return stop
        number = self._ticket(owner, done, failed, None)
        thread = threading.Thread(
            target=self._run_errand, args=(number, lambda: work(stop)), name="sfa-errand", daemon=True
        )
        self._errands[number] = (thread, stop)
        thread.start()
        return stop

    @property
    def busy(self) -> int:
        """How many pieces of work are under way or waiting."""
        return len(self._tickets)

    @property
    def closed(self) -> bool:
        """Whether `close` was called: no work is taken any more."""
        return self._closed

    def close(self) -> None:
        """Finish the changes, forget the queries, tell the errands to end."""
        with self._errand_guard:
            self._closed = True
        errands = list(self._errands.values())
        for _, stop in errands:
            stop.set()
        self._readers.shutdown(wait=True, cancel_futures=True)
        self._writer.shutdown(wait=True)
        for thread, _ in errands:
            thread.join(LINGER)
        self._errands.clear()
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
        slot = (id(owner), key) if key else None
        if slot is not None:
            self._supersede(slot)
        number = self._ticket(owner, done, failed, slot)
        ticket = self._tickets[number]
        ticket.writes = pool is self._writer
        ticket.future = pool.submit(self._run, number, work)

    def _ticket(
        self,
        owner: QObject,
        done: Callable[[Any], object],
        failed: Callable[[Exception], object] | None,
        slot: tuple[int, str] | None,
    ) -> int:
        if threading.get_ident() != self._main:
            raise RuntimeError("work is asked for on the main thread")
        self._next += 1
        self._tickets[self._next] = _Ticket(owner, done, failed, slot)
        if slot is not None:
            self._newest[slot] = self._next
        return self._next

    def _supersede(self, slot: tuple[int, str]) -> None:
        older = self._newest.pop(slot, None)
        ticket = self._tickets.get(older) if older is not None else None
        if older is not None and ticket is not None and ticket.future is not None and ticket.future.cancel():
            del self._tickets[older]

    def _run(self, number: int, work: Callable[[], Any]) -> None:
        """On a pool's thread: do the work, leave the result, knock."""
        self._leave(number, *_outcome(work))

    def _run_errand(self, number: int, work: Callable[[], Any]) -> None:
        """On the errand's thread: the same, but for an application that has ended meanwhile."""
        outcome = _outcome(work)
        with self._errand_guard:
            if not self._closed:
                self._leave(number, *outcome)

    def _leave(self, number: int, result: Any, error: Exception | None) -> None:
        self._results.append((number, result, error))
        self._finished.emit()

    @Slot()
    def _on_finished(self) -> None:
        while self._results:
            number, result, error = self._results.popleft()
            ticket = self._tickets.pop(number, None)
            self._errands.pop(number, None)
            if ticket is None:
                continue
            stale = False
            if ticket.slot is not None:
                stale = self._newest.get(ticket.slot) != number
                if not stale:
                    del self._newest[ticket.slot]
            if not stale and shiboken6.isValid(ticket.owner):
                self._tell(ticket, result, error)
            elif error is not None and ticket.writes:
                self._tell_window(error)
        if not self._tickets:
            self.idle.emit()

    def _tell(self, ticket: _Ticket, result: Any, error: Exception | None) -> None:
        if error is None:
            ticket.done(result)
            return
        if ticket.failed is not None:
            ticket.failed(error)
            return
        self._tell_window(error)

    def _tell_window(self, error: Exception) -> None:
        log.error("work failed", exc_info=error)
        self.failed_unheard.emit(error)


def _outcome(work: Callable[[], Any]) -> tuple[Any, Exception | None]:
    try:
        return work(), None
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told on the main thread
        return None, error
