"""One engine at a time at work on a profile, across processes; the system lets go of it when one dies."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from sfa_desktop.base.errors import HomeReadOnly, ReplicaBusy

WAIT = 30.0
"""Seconds that one who wants a round waits for another one's to end."""
_LOOK_AGAIN = 0.05

if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def turn(lock: Path, *, wait: float = WAIT, stop: Callable[[], bool] | None = None) -> Iterator[None]:
    """Hold the profile's sync lock (`Home.sync_lock`).

    Raises ReplicaBusy if another process still does after `wait` seconds, or when `stop` says so meanwhile.
    """
    try:
        file = lock.open("ab")
    except OSError:
        raise HomeReadOnly(path=lock.parent) from None
    with file:
        deadline = time.monotonic() + wait
        while True:
            try:
                _take(file)
                break
            except OSError:
                if time.monotonic() >= deadline or (stop is not None and stop()):
                    raise ReplicaBusy(path=lock) from None
                time.sleep(_LOOK_AGAIN)
        yield
