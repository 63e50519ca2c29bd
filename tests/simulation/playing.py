"""Plays histories: one, many over all processors, and a failing one again and again until it is as small as it gets."""

import gc
import multiprocessing
import os
import shutil
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
import uuid_utils

from sfa_desktop.base import ids
from tests.simulation.history import CLIENTS, FAULTS, STEPS, History
from tests.simulation.watch import Violation
from tests.simulation.weak_world import WeakWorld
from tests.simulation.world import World

WEAK = 4
CHUNK = 25
"""Histories a process plays between two reports."""


@dataclass(frozen=True, slots=True)
class Played:
    """What came of one history."""

    history: History
    counts: bool
    """Whether enough went wrong in it for it to prove anything."""
    faults: tuple[str, ...] = ()
    rule: str = ""
    """What was broken, empty if all held."""
    story: str = ""


class CountedIds:
    """In the place of the clock and the dice of UUIDv7: as unique and as ordered, and the same in every replay."""

    def __init__(self) -> None:
        self.made = 0

    def uuid7(self) -> str:
        self.made += 1
        return f"{self.made:08x}-0000-7000-8000-{self.made * 0x9E3779B1 % 2**48:012x}"

    def __getattr__(self, name: str) -> Any:
        return getattr(uuid_utils, name)


@contextmanager
def counted_ids() -> Iterator[None]:
    """Within it the app's ids are counted instead of drawn."""
    counted: Any = CountedIds()
    vars(ids)["uuid_utils"] = counted
    try:
        yield
    finally:
        vars(ids)["uuid_utils"] = uuid_utils


class _Plain(driver.Connection):  # type: ignore[misc]  # sqlcipher3 has no types
    """A connection that leaves the key out: a plain SQLite file, in which everything but the encryption is the same."""

    def execute(self, sql: str, *arguments: Any) -> Any:
        return super().execute("SELECT 1" if sql.startswith("PRAGMA key") else sql, *arguments)


@contextmanager
def unencrypted() -> Iterator[None]:
    """Within it files are written without encryption, which costs a fifth of a history and proves nothing in most."""
    real = driver.connect
    driver.connect = partial(real, factory=_Plain)
    try:
        yield
    finally:
        driver.connect = real


@contextmanager
def folder() -> Iterator[Path]:
    """Where syncing a file costs least: histories die by the seed, not by the power cut."""
    memory = Path("/dev/shm")
    made = Path(tempfile.mkdtemp(prefix="histories", dir=memory if memory.is_dir() else None))
    try:
        yield made
    finally:
        shutil.rmtree(made)


def world_of(history: History, place: Path) -> World:
    """Its world: every fourth seed is at a weak server."""
    return (WeakWorld if history.seed % WEAK == WEAK - 1 else World)(history, place)


def play(history: History, place: Path) -> Played:
    """One history, in a folder that may be used again."""
    with counted_ids():
        world = world_of(history, place)
        error: BaseException | None = None
        try:
            world.run()
        except Exception as caught:  # noqa: BLE001 (a fault of the engine's own breaks the promises as well)
            error = caught
        finally:
            world.close()
            for left in place.glob("*.copy.db*"):
                left.unlink()
    fired = world.faults.fired
    counts = len(world.reps) >= CLIENTS and len(history.steps) >= STEPS and len(fired) >= FAULTS
    names = tuple(fault.name for fault in fired)
    if error is None:
        return Played(history, counts, names)
    rule = error.rule if isinstance(error, Violation) else f"{type(error).__name__} in {_where(error)}"
    words = str(error) if isinstance(error, Violation) else "".join(traceback.format_exception(error))
    return Played(history, counts, names, rule, "\n".join([*world.story, words]))


def _where(error: BaseException) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}:{frame.name}"


# --- many -----------------------------------------------------------------------------------------------------


@dataclass
class Tally:
    """What came of many histories."""

    histories: int = 0
    """Those that count."""
    peaceful: int = 0
    """Those in which too little went wrong; others were played in their place."""
    last: int = -1
    """The highest seed."""
    faults: Counter[str] = field(default_factory=Counter)
    failed: list[Played] = field(default_factory=list)

    def add(self, played: Played) -> None:
        """Count one more."""
        self.last = max(self.last, played.history.seed)
        self.faults.update(played.faults)
        if played.rule:
            self.failed.append(played)
        if played.counts or played.rule:
            self.histories += 1
        else:
            self.peaceful += 1


def play_chunk(first: int, count: int) -> list[Played]:
    """Histories of consecutive seeds; of those that hold only the figures."""
    gc.disable()  # what a history makes is let go of at its end; collecting all the time costs a fifth
    with folder() as place:
        found = [play(History(first), place)]  # as it is on a laptop, encrypted
    with folder() as place, unencrypted():
        found.extend(play(History(seed), place) for seed in range(first + 1, first + count))
    gc.enable()
    gc.collect()
    return found


def play_many(
    count: int, first: int, *, processes: int | None = None, told: Callable[[Tally], object] = lambda _: None
) -> Tally:
    """So many histories that count, from the seed `first` on, over all processors."""
    tally = Tally()
    processes = processes or os.cpu_count() or 1
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        seed = first
        while tally.histories < count:
            missing = count - tally.histories
            sizes = [min(CHUNK, missing - start) for start in range(0, missing, CHUNK)]
            starts = [seed + CHUNK * number for number in range(len(sizes))]
            seed = starts[-1] + sizes[-1]
            for some in pool.map(play_chunk, starts, sizes):
                for played in some:
                    tally.add(played)
                told(tally)
    return tally


# --- smaller --------------------------------------------------------------------------------------------------


def shrink(failed: Played, *, tries: int = 400) -> Played:
    """The smallest history that was found to break the same promise: fewer steps first, then fewer faults."""
    smallest = failed
    with folder() as place:

        def breaks(history: History) -> bool:
            nonlocal smallest, tries
            tries -= 1
            played = play(history, place)
            if played.rule == failed.rule:
                smallest = played
                return True
            return False

        size = max(1, len(failed.history.steps) // 2)
        while size and tries > 0:
            start = 0
            while start < len(smallest.history.steps) and tries > 0:
                steps = smallest.history.steps
                fewer = steps[:start] + steps[start + size :]
                if not breaks(History(failed.history.seed, fewer, smallest.history.spared)):
                    start += size
            size //= 2
        for fault in places(smallest.history, place):
            if tries > 0:
                breaks(History(failed.history.seed, smallest.history.steps, smallest.history.spared | {fault}))
    return smallest


def places(history: History, place: Path) -> list[tuple[int, int]]:
    """(step, number) of the faults that fire in a history, whether it holds or not."""
    with counted_ids():
        world = world_of(history, place)
        with suppress(Exception):
            world.run()
        world.close()
    return [(fault.step, fault.number) for fault in world.faults.fired]
