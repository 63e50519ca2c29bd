"""A real central CRM for tests: a small demo company, built once, copied and started for each that asks."""

import contextlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from sfa_desktop.actions import central
from sfa_desktop.actions.central import Login
from sfa_desktop.actions.central.place import Facts, Place, free_port
from sfa_desktop.actions.central.server import serving
from sfa_desktop.base.paths import Home

ACCOUNTS = 20
"""Lucía's territory in the tests; the other representatives have some each."""


@dataclass(frozen=True)
class Central:
    """A running server: `url` is the base address, `database` its name, `reps` begin with Lucía Ferreyra."""

    home: Home
    url: str
    database: str
    admin: Login
    reps: tuple[Login, ...]

    @property
    def log(self) -> str:
        """What the server has said so far."""
        return Place.of(self.home).log.read_text("utf-8", errors="replace")

    def stop(self) -> None:
        """Take the server away, as a power cut at the office would."""
        central.stop(self.home)

    def start(self) -> None:
        """Bring it back, on the same port and database."""
        central.start(self.home)

    def kill(self) -> bool:
        """`kill -9` of the server's process (TerminateProcess on Windows); False if it was not running."""
        process = serving(Place.of(self.home))
        if process is None:
            return False
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
            process.wait(15)
        return True


def prepare(folder: Path) -> Home:
    """The small company, made but not started: what `running` copies."""
    home = Home(folder)
    central.init(home, accounts=ACCOUNTS)
    return home


def copied(prepared: Home, folder: Path) -> Home:
    """A copy of the prepared company on a port of its own, not started. All copies have one identity."""
    home, original = Home(folder), Place.of(prepared)
    place, known = Place.of(home), original.known()
    facts = Facts(port=free_port(), server=known.server, admin=known.admin, reps=known.reps)
    place.prepare(facts)
    shutil.copyfile(original.sqlite, place.sqlite)
    place.sqlite.chmod(0o600)
    place.remember(facts)
    return home


@contextmanager
def running(prepared: Home, folder: Path) -> Iterator[Central]:
    """A server on a copy of the prepared company, stopped at the end."""
    with serving_from(copied(prepared, folder)) as server:
        yield server


@contextmanager
def serving_from(home: Home) -> Iterator[Central]:
    """The server of this company itself, stopped at the end."""
    try:
        status = central.start(home)
        assert status.admin is not None
        yield Central(home, status.url, status.database, status.admin, status.reps)
    finally:
        central.stop(home)
