"""One hand at a time on the embedded central CRM, across processes; the system lets go of it when one dies."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from sfa_desktop.actions.central.place import Place
from sfa_desktop.base.errors import CentralBusy

WAIT = 120.0
"""Seconds: longer than a server takes to start."""

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
def held(place: Place, wait: float = WAIT) -> Iterator[None]:
    """Hold the place; raises CentralBusy if another process still does after `wait` seconds."""
    place.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    deadline = time.monotonic() + wait
    with place.lock.open("ab") as file:
        while True:
            try:
                _take(file)
                break
            except OSError:
                if time.monotonic() > deadline:
                    raise CentralBusy(folder=place.folder) from None
                time.sleep(0.05)
        yield
