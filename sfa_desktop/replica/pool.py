"""Open connections kept for the next use: opening one and reading its schema costs as much as a hundred reads."""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sfa_desktop.base.errors import ReplicaBusy
from sfa_desktop.replica.connection import BUSY_SECONDS, Raw


class Pool:
    """At most `size` connections at once, opened when first needed; the one used last, whose cache is warm, first.

    Any thread may use it. After `close` it still works, but keeps nothing open.
    """

    def __init__(self, connect: Callable[[], Raw], size: int) -> None:
        self._connect = connect
        self._free: deque[Raw] = deque()
        self._places = threading.BoundedSemaphore(size)
        self._closed = False

    @contextmanager
    def connection(self) -> Iterator[Raw]:
        """A connection for the time of the block. Raises ReplicaBusy if none gets free, the driver's own errors."""
        if not self._places.acquire(timeout=BUSY_SECONDS):
            raise ReplicaBusy()
        try:
            raw = self._taken() or self._connect()
            try:
                yield raw
            finally:
                self.keep(raw)
        finally:
            self._places.release()

    def _taken(self) -> Raw | None:
        try:
            return self._free.pop()
        except IndexError:
            return None

    def keep(self, raw: Raw) -> None:
        """Take an open connection for the next use, or close it if there is to be none."""
        self._free.append(raw)
        if self._closed:
            self.close()

    def close(self) -> None:
        """Close what is not in use now, and what is in use when it comes back."""
        self._closed = True
        while (raw := self._taken()) is not None:
            raw.close()
