"""One hand at a time on the embedded central CRM, across processes; the system lets go of it when one dies."""

from collections.abc import Iterator
from contextlib import contextmanager

from sfa_desktop.actions.central.place import Place
from sfa_desktop.base.central_errors import CentralBusy
from sfa_desktop.base.lock import FileLock

WAIT = 120.0
"""Seconds: longer than a server takes to start."""


@contextmanager
def held(place: Place, wait: float = WAIT) -> Iterator[None]:
    """Hold the place; raises CentralBusy if another process still does after `wait` seconds."""
    lock = FileLock(place.lock)
    if not lock.acquire(wait=wait):
        raise CentralBusy(folder=place.folder)
    try:
        yield
    finally:
        lock.release()
