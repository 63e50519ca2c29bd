"""Locks between processes, held by an open file: they go with the process, however that ends."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO

from sfa_desktop.base.errors import HomeReadOnly, ReplicaBusy

_LOOK_AGAIN = 0.05
_LOOK_SOON = 0.002


class FileLock:
    """At most one holder per path on this machine. As a context manager it raises ReplicaBusy when held elsewhere."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: IO[bytes] | None = None

    def acquire(self, *, wait: float = 0.0, stop: Callable[[], bool] | None = None) -> bool:
        """Take the lock; False if another process, or another FileLock here, holds it.

        Waits for it up to `wait` seconds, or until `stop` says that it is no use any more. Raises HomeReadOnly where
        the file cannot be made.
        """
        if self._file is not None:
            return True
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            file = self.path.open("ab")
        except OSError as error:
            raise HomeReadOnly(path=self.path.parent) from error
        deadline = time.monotonic() + wait
        while not _locked(file):
            if time.monotonic() >= deadline or (stop is not None and stop()):
                file.close()
                return False
            time.sleep(_LOOK_AGAIN)
        self._file = file
        self._sign(file)
        return True

    def release(self) -> None:
        """Let go; the file stays, because taking it away would let two processes lock two files of one name."""
        if self._file is not None:
            _unlock(self._file)
            self._file.close()
            self._file = None

    @property
    def held(self) -> bool:
        """Whether this object holds it."""
        return self._file is not None

    def __enter__(self) -> "FileLock":
        if not self.acquire():
            raise ReplicaBusy(path=self.path)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    @staticmethod
    def _sign(file: IO[bytes]) -> None:
        """Leave the holder's process id, for people who look; nothing depends on it."""
        try:
            file.truncate(0)
            file.write(f"{os.getpid()}\n".encode())
            file.flush()
        except OSError:  # a full disk does not make the lock less held
            return


class Turnstile:
    """Where processes that want the same thing queue up: who waits for it stands inside, so that nobody overtakes.

    For one thread at a time. Without the file, where it cannot be made, everybody goes through: it is about fairness,
    what it stands before has a lock of its own.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: IO[bytes] | None = None

    @contextmanager
    def inside(self, seconds: float) -> Iterator[None]:
        """Stand inside, after waiting for it for at most so many seconds."""
        if self._file is None:
            try:
                self._file = self.path.open("ab")
            except OSError:
                yield
                return
        file, deadline = self._file, time.monotonic() + seconds
        while not (held := _locked(file)) and time.monotonic() < deadline:
            time.sleep(_LOOK_SOON)
        try:
            yield
        finally:
            if held:
                _unlock(file)

    def awaited(self) -> bool:
        """Whether another process stands inside; asked by who has what it waits for, from outside."""
        if self._file is None or not _locked(self._file):
            return self._file is not None
        _unlock(self._file)
        return False

    def close(self) -> None:
        """Let go of the file; it stays."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _locked(file: IO[bytes]) -> bool:
    try:
        _lock(file)
    except OSError:
        return False
    return True


if sys.platform == "win32":
    import msvcrt

    _PLACE = 1 << 30
    """The locked byte: far behind the text, because Windows keeps others from reading what is locked."""

    def _lock(file: IO[bytes]) -> None:
        file.seek(_PLACE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _unlock(file: IO[bytes]) -> None:
        file.seek(_PLACE)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
