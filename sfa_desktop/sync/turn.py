"""One engine at a time at work on a profile, across processes; the system lets go of it when one dies."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sfa_desktop.base.errors import ReplicaBusy
from sfa_desktop.base.lock import FileLock

WAIT = 30.0
"""Seconds that one who wants a round waits for another one's to end."""


@contextmanager
def turn(path: Path, *, wait: float = WAIT, stop: Callable[[], bool] | None = None) -> Iterator[None]:
    """Hold the profile's sync lock (`Home.sync_lock`).

    Raises ReplicaBusy if another process still does after `wait` seconds, or when `stop` says so meanwhile;
    HomeReadOnly where there can be no lock.
    """
    lock = FileLock(path)
    if not lock.acquire(wait=wait, stop=stop):
        raise ReplicaBusy(path=path)
    try:
        yield
    finally:
        lock.release()
