"""The engine's real process beside a window's: started, woken, killed, left alone."""

import queue
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from sfa_desktop.base.ids import new_id
from sfa_desktop.base.paths import Home
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.entities import Task
from sfa_desktop.entities.exchange import Changes, Report
from sfa_desktop.replica import edits
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync import channel
from sfa_desktop.sync.serve import NICENESS
from sfa_desktop.sync.status import SyncState, SyncStatus
from sfa_desktop.sync.worker import SyncWorker
from tests.support.central import Central

pytestmark = pytest.mark.functional
KEY = bytes(range(32))


def hand_over(server: Central) -> channel.HandOver:
    rep = server.reps[0]
    where = Endpoint(name="office", crm="tryton", url=server.url, database=server.database, user=rep.login)
    return channel.HandOver(key=KEY.hex(), endpoint=where, secret=rep.password, device=new_id())


class Window:
    """What the window does: edits the replica, hears the engine."""

    def __init__(self, home: Home, server: Central) -> None:
        self.replica = Replica.open(home.replica, KEY)
        self.events: queue.Queue[channel.Event] = queue.Queue()
        self.worker = SyncWorker(home, hand_over(server), self.events.put)
        self.worker.start()

    def wait_for(self, wanted: Callable[[channel.Event], bool]) -> channel.Event:
        """The next event of that kind."""
        while not wanted(event := self.events.get(timeout=90)):
            pass
        return event

    def report(self) -> Report:
        """The next round's report."""
        event = self.wait_for(lambda event: isinstance(event, Report))
        assert isinstance(event, Report)
        return event

    def engine(self) -> psutil.Process:
        (child,) = (p for p in psutil.Process().children() if "--serve" in p.cmdline())
        return child

    def close(self) -> None:
        self.worker.stop()
        self.worker.join(20)
        self.replica.close()


@pytest.fixture
def window(shared_central: Central, tmp_path: Path) -> Iterator[Window]:
    home = Home(tmp_path / "home")
    home.root.mkdir()
    made = Window(home, shared_central)
    yield made
    made.close()


def test_the_engine_synchronises_beside_the_window_and_says_what_changed(window: Window) -> None:
    changed = window.wait_for(lambda event: isinstance(event, Changes) and "account" in event.kinds)
    assert isinstance(changed, Changes)
    report = window.report()
    assert (report.exit_code, report.errors, report.verified) == (0, (), True)
    with window.replica.read() as reader:
        assert reader.count("account") > 10
    engine = window.engine()
    assert engine.nice() == NICENESS
    assert KEY.hex() not in " ".join(engine.cmdline()) + repr(engine.environ())
    status = window.wait_for(lambda event: isinstance(event, SyncStatus) and event.state is SyncState.WAITING)
    assert isinstance(status, SyncStatus)
    assert status.next_at is not None
    window.worker.stop()
    assert window.worker.join(20)
    assert not engine.is_running()


def test_an_edit_wakes_it_at_once(window: Window) -> None:
    window.report()
    with window.replica.write() as writer:
        # Refused for its length: the shared office stays as it was.
        edits.create(writer, Task(subject="x" * 5_000))
    window.worker.wake()
    report = window.report()
    assert (report.refused, report.exit_code) == (1, 4)


def test_it_pauses_and_goes_on(window: Window) -> None:
    window.report()
    window.worker.pause()
    window.wait_for(lambda event: isinstance(event, SyncStatus) and event.state is SyncState.PAUSED)
    window.worker.wake()
    window.worker.resume()
    assert window.report().exit_code == 0


def test_an_engine_that_is_killed_is_started_again_and_finds_everything_in_order(window: Window) -> None:
    window.report()
    killed = window.engine()
    killed.kill()
    window.wait_for(lambda event: isinstance(event, SyncStatus) and event.state is SyncState.STOPPED)
    assert window.report().exit_code == 0
    assert window.engine().pid != killed.pid


LEFT_ALONE = """
import sys, queue
from pathlib import Path
from sfa_desktop.base.paths import Home
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync import channel
from sfa_desktop.sync.worker import SyncWorker
home, given = Home(Path(sys.argv[1])), channel.hand_over(sys.stdin.buffer.readline())
Replica.open(home.replica, bytes.fromhex(given.key)).close()
heard = queue.Queue()
worker = SyncWorker(home, given, heard.put)
worker.start()
heard.get(timeout=60)
print(worker._process.pid, flush=True)
sys.stdin.read()
"""


def test_an_engine_that_is_left_alone_ends_by_itself(shared_central: Central, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", LEFT_ALONE, str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    ) as parent:
        assert parent.stdin is not None
        assert parent.stdout is not None
        parent.stdin.write(channel.pack(hand_over(shared_central)))
        parent.stdin.flush()
        engine = psutil.Process(int(parent.stdout.readline()))
        parent.kill()
        parent.wait()
        try:
            engine.wait(timeout=90)
        except psutil.NoSuchProcess:
            return
        assert not engine.is_running()
