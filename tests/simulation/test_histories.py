"""Thousands of short histories of reps and an office under faults: exactly once, nothing lost, both sides agree.

`SFA_HISTORIES` says how many, `SFA_FIRST_HISTORY` the first seed. A failing history is made as small as it gets and
printed as text; `SFA_HISTORY=<that text> pytest tests/simulation` plays it again.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest

from sfa_desktop.replica import sending
from tests.simulation import disasters, faults, playing
from tests.simulation.history import STEPS, History

HISTORIES = int(os.environ.get("SFA_HISTORIES", "1200"))
FIRST = int(os.environ.get("SFA_FIRST_HISTORY", "0"))
ONE = os.environ.get("SFA_HISTORY", "")
FEW = int(os.environ.get("SFA_FEW_HISTORIES", "5"))
ENOUGH = 1000
"""So many histories meet every fault there is, but for what is rare."""
RARE = {"the profile is an older copy"}
"""What a thousand histories may do without: a laptop has to have written much since it was copied."""


def told(failed: playing.Played) -> str:
    small = playing.shrink(failed)
    return f"history {failed.history}: {failed.rule}\nplay it again with SFA_HISTORY={small.history}\n{small.story}"


@pytest.mark.skipif(bool(ONE), reason="one history is asked for")
def test_histories() -> None:
    tally = playing.play_many(HISTORIES, FIRST)
    assert not tally.failed, f"{len(tally.failed)} of {tally.histories} histories; the first:\n{told(tally.failed[0])}"
    assert tally.histories == HISTORIES
    every = {*faults.GREETING, *faults.PULLING, *faults.PUSHING, *faults.COMMITTING, *faults.READING, *disasters.FAULTS}
    if tally.histories >= ENOUGH:
        assert every - tally.faults.keys() <= RARE


def test_a_few_histories() -> None:
    """In this process and up to the first that fails: what `make mutants` asks of an engine without a safeguard."""
    with playing.folder() as place, playing.unencrypted():
        for seed in range(FIRST, FIRST + FEW):
            played = playing.play(History(seed), place)
            assert not played.rule, f"history {seed}: {played.rule}\n{played.story}"


@pytest.mark.skipif(not ONE, reason="no single history is asked for")
def test_one_history() -> None:
    with playing.folder() as place:
        played = playing.play(History.parse(ONE), place)
    assert not played.rule, f"{played.rule}\n{played.story}"


def test_a_history_is_the_same_every_time() -> None:
    with playing.folder() as place:
        first, second = (playing.play(History(3), place) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("text", ["17", "17:", "17:0-5,9", "17:0-29!-1.2,3.1", "4:2!2.1"])
def test_a_history_is_text(text: str) -> None:
    assert str(History.parse(text)) == text


def test_what_is_no_history_is_told() -> None:
    with pytest.raises(ValueError, match="one looks like"):
        History.parse("seventeen")


def test_one_that_is_too_short_or_too_peaceful_does_not_count() -> None:
    with playing.folder() as place:
        assert playing.play(History(3), place).counts
        assert not playing.play(History(3, tuple(range(STEPS - 1))), place).counts
        fired = playing.places(History(3), place)
        assert not playing.play(History(3, spared=frozenset(fired)), place).counts


@contextmanager
def one_too_few(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A queue of which the first group is never sent."""
    real = sending.groups_ready

    def ready(*asked: Any) -> Sequence[object]:
        return real(*asked)[1:]

    with monkeypatch.context() as patch:
        patch.setattr(sending, "groups_ready", ready)
        yield


def test_a_failing_history_is_made_smaller_and_plays_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with playing.folder() as place, one_too_few(monkeypatch):
        failed = next(p for seed in range(50) if (p := playing.play(History(seed), place)).rule)
        small = playing.shrink(failed)
        assert len(small.history.steps) < len(failed.history.steps) // 2
        assert playing.play(History.parse(str(small.history)), place).rule == failed.rule
