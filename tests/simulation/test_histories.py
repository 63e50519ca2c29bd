"""Short histories of two reps and an office under faults: exactly once, nothing lost, the queue drains, both agree.

A failing history is one number: `SFA_HISTORIES=1 SFA_FIRST_HISTORY=<seed> pytest tests/simulation` plays it again.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sfa_desktop.base import ids
from tests.simulation.world import World

HISTORIES = int(os.environ.get("SFA_HISTORIES", "120"))
FIRST = int(os.environ.get("SFA_FIRST_HISTORY", "0"))
CHUNK = 20
STEPS = 30
FAULTS = 3


@pytest.fixture
def folder() -> Iterator[Path]:
    """Where syncing a file costs least: histories die by the seed, not by the power cut."""
    memory = Path("/dev/shm")
    made = Path(tempfile.mkdtemp(prefix="histories", dir=memory if memory.is_dir() else None))
    yield made
    shutil.rmtree(made)


class CountedIds:
    """In the place of the clock and the dice of UUIDv7: as unique and as ordered, and the same in every replay."""

    def __init__(self) -> None:
        self.made = 0

    def uuid7(self) -> str:
        self.made += 1
        return f"{self.made:08x}-0000-7000-8000-{self.made * 0x9E3779B1 % 2**48:012x}"


@pytest.mark.parametrize("first", range(FIRST, FIRST + HISTORIES, CHUNK))
def test_histories(first: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = 0
    for seed in range(first, min(first + CHUNK, FIRST + HISTORIES)):
        place = folder / str(seed)
        place.mkdir()
        monkeypatch.setattr(ids, "uuid_utils", CountedIds())
        world = World(seed, place)
        try:
            for _ in range(STEPS):
                world.step()
            world.finish()
        except Exception as error:
            raise AssertionError(
                f"history {seed}: {error}\n" + "\n".join([*world.story, f"faults: {world.faults.fired}"])
            ) from error
        finally:
            world.close()
        counted += len(world.faults.fired) >= FAULTS
        shutil.rmtree(place)
    assert counted >= CHUNK // 2 or HISTORIES < CHUNK, "the histories are too peaceful to prove anything"
