"""The replica: opens the encrypted file, hands out reading and writing transactions, announces what they changed."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from sfa_desktop.base.clock import Clock, SystemClock
from sfa_desktop.base.errors import DiskFull, HomeReadOnly, ReplicaBusy, ReplicaDamaged
from sfa_desktop.base.lock import Turnstile
from sfa_desktop.entities.exchange import Changes
from sfa_desktop.replica.access import Reader, Writer
from sfa_desktop.replica.connection import BUSY_SECONDS, LOOK_AGAIN, Raw, connect, is_busy, our_errors
from sfa_desktop.replica.opening import make_ready
from sfa_desktop.replica.pool import Pool
from sfa_desktop.replica.vocabulary import Vocabulary

__all__ = ["Reader", "Replica", "Writer"]

_log = logging.getLogger(__name__)
Listener = Callable[[Changes], None]
_READERS = 6
"""So many threads of a process may read at once."""


class Replica:
    """One encrypted file. Any thread may read; one at a time writes, across all processes."""

    def __init__(self, path: Path, key: bytes, clock: Clock, *, read_only: bool) -> None:
        self.path = path
        self.clock = clock
        self.read_only = read_only
        self._key = key
        self._readers = Pool(lambda: connect(path, key, query_only=True), _READERS)
        self._writers = Pool(lambda: connect(path, key, patience=LOOK_AGAIN), 1)
        self._vocabulary = Vocabulary()
        self._turn = threading.Lock()
        self._queue = Turnstile(path.with_name(f"{path.name}.queue"))
        self._writing_thread = 0
        self._listeners: list[Listener] = []
        self._data_version: int | None = None

    @classmethod
    def open(
        cls, path: Path, key: bytes, *, clock: Clock | None = None, read_only: bool = False, create: bool = True
    ) -> "Replica":
        """Open the file, making it or bringing it up to date first where needed.

        Raises WrongKey, ReplicaDamaged, ReplicaNewer, DiskFull, HomeReadOnly, ReplicaBusy; in all these cases
        the file is as it was. With `read_only` nothing is made, migrated or written.
        """
        clock = clock or SystemClock()
        raw = make_ready(path, key, clock, read_only=read_only, create=create)
        replica = cls(path, key, clock, read_only=read_only)
        if read_only:
            raw.close()
        else:
            raw.execute(f"PRAGMA busy_timeout = {round(LOOK_AGAIN * 1000)}")
            replica._writers.keep(raw)
        return replica

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """A reading transaction: one snapshot from its first statement to its end."""
        with our_errors(self.path), self._readers.connection() as raw:
            raw.execute("BEGIN")
            try:
                yield Reader(raw, self.clock, self._vocabulary)
            finally:
                raw.execute("ROLLBACK")

    @contextmanager
    def write(self) -> Iterator[Writer]:
        """The writing transaction: all of it or nothing. Its changes are announced after the commit.

        Raises ReplicaBusy when another writer keeps the file for longer than 10 s, DiskFull when the disk is.
        """
        if self.read_only:
            raise HomeReadOnly(path=self.path.parent)
        if self._writing_thread == threading.get_ident():
            raise RuntimeError("a writing transaction inside another one")
        if not self._turn.acquire(timeout=BUSY_SECONDS):
            raise ReplicaBusy(path=self.path)
        try:
            self._writing_thread = threading.get_ident()
            with our_errors(self.path), self._transaction() as writer:
                yield writer
        finally:
            self._writing_thread = 0
            self._turn.release()
        self._announce(writer.changes())

    @contextmanager
    def _transaction(self) -> Iterator[Writer]:
        with self._writers.connection() as raw:
            self._begin(raw)
            writer = Writer(raw, self.clock, self._vocabulary, awaited=self._queue.awaited)
            try:
                yield writer
                raw.execute("COMMIT")
            except BaseException:
                if raw.in_transaction:
                    raw.execute("ROLLBACK")
                raise

    def _begin(self, raw: Raw) -> None:
        """Begin to write, after whoever came first: a sync that writes all the time must not starve a person's save."""
        deadline = time.monotonic() + BUSY_SECONDS
        with self._queue.inside(BUSY_SECONDS):
            while True:
                try:
                    raw.execute("BEGIN IMMEDIATE")
                except driver.OperationalError as error:
                    if not is_busy(error) or time.monotonic() >= deadline:
                        raise
                else:
                    return

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Be told of every commit of this process, on the committing thread; call the result to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _announce(self, changes: Changes) -> None:
        if not changes.kinds:
            return
        for listener in tuple(self._listeners):
            try:
                listener(changes)
            except Exception:  # noqa: BLE001 (the commit stands; a deaf listener must not look like a failed save)
                _log.exception("a listener to changes failed")

    def foreign_changes(self) -> bool:
        """Whether another process has written since the last call; never waits."""
        if self.read_only:
            return False
        if not self._turn.acquire(blocking=False):
            return False
        try:
            with our_errors(self.path), self._writers.connection() as raw:
                version = int(raw.execute("PRAGMA data_version").fetchone()[0])
        finally:
            self._turn.release()
        before, self._data_version = self._data_version, version
        return before is not None and version != before

    def check(self) -> list[str]:
        """Read every page: what SQLCipher's and SQLite's own checks complain about, nothing when all is well.

        On a connection of its own: FTS5's check on one that knew the index before another connection changed it
        reports corruption where there is none (SQLite 3.53).
        """
        try:
            with our_errors(self.path):
                raw = connect(self.path, self._key, query_only=True)
                try:
                    bad = [str(row[0]) for row in raw.execute("PRAGMA cipher_integrity_check")]
                    return bad or [str(row[0]) for row in raw.execute("PRAGMA quick_check") if row[0] != "ok"]
                finally:
                    raw.close()
        except ReplicaDamaged as error:
            return [error.what()]

    def backup(self, target: Path) -> None:
        """Write a consistent copy, encrypted with the same key; an existing `target` is replaced when it is whole.

        Nothing is left of one that fails. Raises DiskFull, HomeReadOnly, ReplicaError.
        """
        partial = target.with_name(f"{target.name}.partial")
        partial.unlink(missing_ok=True)
        try:
            with our_errors(partial), self._readers.connection() as raw:
                copy = connect(partial, self._key, create=True)
                try:
                    raw.backup(copy)
                finally:
                    copy.close()
            partial.replace(target)
        finally:
            for left in (partial, Path(f"{partial}-journal")):
                with suppress(OSError):
                    left.unlink(missing_ok=True)

    @contextmanager
    def reopened(self, path: Path) -> Iterator["Replica"]:
        """A copy of this replica, for reading."""
        copy = Replica(path, self._key, self.clock, read_only=True)
        try:
            yield copy
        finally:
            copy.close()

    def shrink(self) -> None:
        """Give the space of what was deleted back to the disk; a busy or full disk only means that it waits."""
        with (
            self._turn,
            suppress(ReplicaBusy, DiskFull),
            our_errors(self.path),
            self._writers.connection() as raw,
        ):
            raw.execute("VACUUM")

    def close(self) -> None:
        """Let go of all connections; SQLite then folds its write-ahead log into the file."""
        self._readers.close()
        self._writers.close()
        self._queue.close()
