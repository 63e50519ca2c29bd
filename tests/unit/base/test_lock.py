"""A lock has one holder, and goes with its process."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sfa_desktop.base.errors import HomeReadOnly, ReplicaBusy
from sfa_desktop.base.lock import FileLock

ROOT = Path(__file__).resolve().parents[3]


def test_one_holder_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "home" / "window.lock"
    one, other = FileLock(path), FileLock(path)
    assert one.acquire()
    assert one.acquire()
    assert not other.acquire()
    assert not other.held
    with pytest.raises(ReplicaBusy), other:
        pass
    one.release()
    one.release()
    with other:
        assert other.held
    assert one.acquire()
    one.release()


def test_it_goes_with_a_killed_process(tmp_path: Path) -> None:
    path = tmp_path / "sync.lock"
    code = (
        "import sys; from pathlib import Path; from sfa_desktop.base.lock import FileLock;"
        "lock = FileLock(Path(sys.argv[1])); print(lock.acquire(), flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"True\n"
        assert not FileLock(path).acquire()
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    with FileLock(path) as lock:
        assert lock.held


def test_a_place_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(HomeReadOnly):
        FileLock(tmp_path / "file" / "window.lock").acquire()
