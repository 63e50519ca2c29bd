"""One engine at a time on a profile, whatever process it is in."""

import subprocess
import sys
from pathlib import Path

import pytest

from sfa_desktop.base.errors import HomeReadOnly, ReplicaBusy
from sfa_desktop.sync.turn import turn


def test_the_second_waits_and_then_gives_up_with_a_sentence(tmp_path: Path) -> None:
    lock = tmp_path / "sync.lock"
    with turn(lock):
        with pytest.raises(ReplicaBusy) as caught, turn(lock, wait=0.1):
            pytest.fail("two engines at once")
        assert caught.value.exit_code == 5
    with turn(lock, wait=0):
        pass


def test_who_is_told_to_stop_does_not_wait(tmp_path: Path) -> None:
    lock = tmp_path / "sync.lock"
    with turn(lock), pytest.raises(ReplicaBusy), turn(lock, wait=600, stop=lambda: True):
        pytest.fail("two engines at once")


def test_the_turn_of_a_process_that_was_killed_is_free(tmp_path: Path) -> None:
    lock = tmp_path / "sync.lock"
    program = (
        "import sys, pathlib; from sfa_desktop.sync.turn import turn\n"
        "with turn(pathlib.Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(ReplicaBusy), turn(lock, wait=0):
            pytest.fail("two engines at once")
        other.kill()
        other.wait()
        with turn(lock, wait=5):
            pass


def test_a_home_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "no").touch()
    with pytest.raises(HomeReadOnly), turn(tmp_path / "no" / "sync.lock"):
        pytest.fail("a lock in no folder")
