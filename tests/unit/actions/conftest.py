"""A real encrypted replica with a small company in it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sfa_desktop.base.clock import FixedClock
from sfa_desktop.replica.store import Replica
from tests.support.company import NOW, fill


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def replica(tmp_path: Path, clock: FixedClock) -> Iterator[Replica]:
    opened = Replica.open(tmp_path / "replica.db", os.urandom(32), clock=clock)
    fill(opened)
    yield opened
    opened.close()
