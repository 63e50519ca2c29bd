"""Engine, command, typist and office killed at random: nothing lost, nothing twice (large: `make soak-real`)."""

from pathlib import Path

import pytest

from tests.reality.kills import KillLoop
from tests.support.central import Central

pytestmark = pytest.mark.functional


def test_twenty_kills_lose_nothing_and_send_nothing_twice(central: Central, tmp_path: Path) -> None:
    found = KillLoop(central, tmp_path / "home", seed=1).run(20)
    assert (found.kills, found.violations) == (20, [])
    assert found.typed > 20
    assert len(found.victims) >= 3


def test_the_same_on_postgresql(postgres_central: Central, tmp_path: Path) -> None:
    found = KillLoop(postgres_central, tmp_path / "home", seed=2).run(6)
    assert (found.kills, found.violations) == (6, [])
