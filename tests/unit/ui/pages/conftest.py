"""A real replica with a small territory in it, and the desk that pages are opened on. Today is 24 November 2026."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sfa_desktop.base.clock import FixedClock
from sfa_desktop.base.paths import Home
from sfa_desktop.base.secrets import Secrets
from sfa_desktop.base.settings import Settings
from sfa_desktop.profile import Profile
from sfa_desktop.replica import facts, indexing, inflow
from sfa_desktop.replica.store import Replica
from sfa_desktop.ui.bridge import Bridge
from sfa_desktop.ui.page import Desk
from sfa_desktop.ui.tasks import Tasks
from tests.unit.ui import book

KEY = bytes(32)
DEVICE = "device-7f3a"


@pytest.fixture(scope="session")
def territory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file all copies are made of."""
    path = tmp_path_factory.mktemp("territory") / "replica.db"
    replica = Replica.open(path, KEY, clock=FixedClock(book.OFFICE))
    with replica.write() as w:
        facts.set_facts(w, book.facts())
        for page in book.pages():
            inflow.apply_page(w, page)
    with replica.write() as w:
        while indexing.index_slice(w):
            pass
    replica.close()
    return path


@pytest.fixture
def rep_replica(territory: Path, tmp_path: Path) -> Iterator[Replica]:
    """One test's own copy."""
    home = tmp_path / "home"
    home.mkdir()
    shutil.copy(territory, home / "replica.db")
    replica = Replica.open(home / "replica.db", KEY, clock=FixedClock(book.NOW))
    yield replica
    replica.close()


@pytest.fixture(scope="session")
def secrets(tmp_path_factory: pytest.TempPathFactory) -> Secrets:
    """Secrets wrapped by a passphrase, as where there is no keyring."""
    home = Home(tmp_path_factory.mktemp("secrets"))
    return Secrets.open(home, DEVICE, passphrase="correct horse battery")


@pytest.fixture
def rep_desk(rep_replica: Replica, secrets: Secrets, qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    """The desk on it; changes are announced as in the window."""
    tasks, bridge = Tasks(), Bridge()
    profile = Profile(Home(tmp_path / "home"), Settings(device_id=DEVICE), secrets, rep_replica, rep_replica.clock)
    stop = rep_replica.subscribe(bridge.announce)
    yield Desk(profile=profile, tasks=tasks, bridge=bridge, clock=rep_replica.clock)
    tasks.close()
    stop()
