"""A real central CRM for tests: a small demo company, built once, copied and started for each that asks."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sfa_desktop.actions import central
from sfa_desktop.actions.central import CentralStatus, Login
from sfa_desktop.actions.central.place import Facts, Place
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


def prepare(folder: Path) -> Home:
    """The small company, made but not started: what `running` copies."""
    home = Home(folder)
    central.init(home, accounts=ACCOUNTS)
    return home


@contextmanager
def running(prepared: Home, folder: Path) -> Iterator[Central]:
    """A server on a copy of the prepared company, stopped at the end. All copies have one identity."""
    home, original = Home(folder), Place.of(prepared)
    place, known = Place.of(home), original.known()
    facts = Facts(port=Facts.choose(None).port, server=known.server, admin=known.admin, reps=known.reps)
    place.prepare(facts)
    shutil.copyfile(original.sqlite, place.sqlite)
    place.remember(facts)
    try:
        yield _running(home, central.start(home))
    finally:
        central.stop(home)


def _running(home: Home, status: CentralStatus) -> Central:
    assert status.admin is not None
    return Central(home, status.url, status.database, status.admin, status.reps)
