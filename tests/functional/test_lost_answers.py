"""Answers lost after the server's commit, on real servers: as many orders as were typed (large: `make soak-real`)."""

from pathlib import Path

import pytest

from tests.reality.lost import lose_answers
from tests.support.central import Central

pytestmark = pytest.mark.functional


def test_a_hundred_lost_answers_give_a_hundred_orders(central: Central, tmp_path: Path) -> None:
    found = lose_answers(central, tmp_path / "laptop", 100, seed=1)
    assert (found.lost, found.orders, found.violations) == (100, 100, [])


def test_the_same_on_postgresql(postgres_central: Central, tmp_path: Path) -> None:
    found = lose_answers(postgres_central, tmp_path / "laptop", 20, seed=2)
    assert (found.lost, found.orders, found.violations) == (20, 20, [])
