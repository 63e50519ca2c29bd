"""The keeper of the engine's process, with small stand-in programs in the engine's place."""

import queue
import sys
from pathlib import Path
from random import Random

import msgspec
import pytest

from sfa_desktop.base.paths import Home
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.entities.exchange import Progress
from sfa_desktop.sync import channel
from sfa_desktop.sync.status import SyncState, SyncStatus
from sfa_desktop.sync.worker import SyncWorker, default_command

HAND_OVER = channel.HandOver(
    key="00ff",
    endpoint=Endpoint(name="o", crm="tryton", url="https://x", database="d", user="u"),
    secret="hunter2",
    device="dev",
)
ECHO = """
import sys, json
sys.stdin.readline()
def say(stage): print(json.dumps({"event": "progress", "value": {"stage": stage}}), flush=True)
say("began")
for line in sys.stdin:
    verb = json.loads(line)["verb"]
    say(verb)
    if verb == "stop": break
    if verb == "wake": print("not a line of the channel", flush=True)
"""
SECRETIVE = """
import sys, json, os
first = sys.stdin.readline()
seen = " ".join(sys.argv) + repr(dict(os.environ))
stage = "hidden" if "hunter2" in first and "hunter2" not in seen and "00ff" not in seen else "shown"
print(json.dumps({"event": "progress", "value": {"stage": stage}}), flush=True)
sys.stdin.read()
"""
DIES = """
import sys, json
sys.stdin.readline()
print(json.dumps({"event": "progress", "value": {"stage": "alive"}}), flush=True)
sys.exit(3)
"""
DEAF = """
import sys, json, time
sys.stdin.readline()
print(json.dumps({"event": "progress", "value": {"stage": "alive"}}), flush=True)
while True: time.sleep(1000)
"""


class Bench:
    def __init__(self, folder: Path, program: str) -> None:
        self.events: queue.Queue[channel.Event] = queue.Queue()
        self.worker = SyncWorker(
            Home(folder), HAND_OVER, self.events.put, command=[sys.executable, "-c", program], random=Random(1)
        )
        self.worker.start()

    def heard(self) -> str:
        event = self.events.get(timeout=20)
        return (
            event.stage if isinstance(event, Progress) else event.state.value if isinstance(event, SyncStatus) else ""
        )


@pytest.fixture
def bench(tmp_path: Path):
    made: list[Bench] = []

    def make(program: str) -> Bench:
        made.append(Bench(tmp_path, program))
        return made[-1]

    yield make
    for one in made:
        one.worker.stop()
        one.worker.join(5)


def test_verbs_go_down_and_events_come_up(bench) -> None:
    echo = bench(ECHO)
    assert echo.heard() == "began"
    for verb in ("wake", "pause", "resume"):
        getattr(echo.worker, verb)()
        assert echo.heard() == verb
    echo.worker.stop()
    assert echo.heard() == "stop"
    assert echo.worker.join(10)


def test_key_and_secret_go_through_the_pipe_only(bench) -> None:
    assert bench(SECRETIVE).heard() == "hidden"
    assert "hunter2" not in " ".join(default_command(Home(Path("home"))))


def test_a_process_that_dies_is_started_again(bench) -> None:
    dying = bench(DIES)
    assert [dying.heard() for _ in range(3)] == ["alive", SyncState.STOPPED.value, "alive"]


def test_a_new_process_knows_that_rounds_are_paused(bench, tmp_path: Path) -> None:
    echo = bench(ECHO)
    assert echo.heard() == "began"
    echo.worker.pause()
    assert echo.heard() == "pause"
    assert echo.worker._process is not None
    echo.worker._process.kill()
    assert [echo.heard() for _ in range(3)] == [SyncState.STOPPED.value, "began", "pause"]


def test_another_password_begins_a_new_process_at_once_and_the_same_one_only_a_round(bench) -> None:
    program = ECHO.replace("sys.stdin.readline()", "told = json.loads(sys.stdin.readline())")
    echo = bench(program.replace('say("began")', 'say(told["secret"])'))
    assert echo.heard() == "hunter2"
    echo.worker.renew(HAND_OVER)
    assert echo.heard() == "wake"
    echo.worker.renew(msgspec.structs.replace(HAND_OVER, secret="hunter3"))
    assert [echo.heard(), echo.heard()] == ["stop", "hunter3"]


def test_a_process_that_does_not_listen_is_ended(bench) -> None:
    deaf = bench(DEAF)
    assert deaf.heard() == "alive"
    deaf.worker.stop()
    assert not deaf.worker.join(0.2)


def test_a_program_that_is_not_there_is_tried_again(tmp_path: Path) -> None:
    events: queue.Queue[channel.Event] = queue.Queue()
    worker = SyncWorker(Home(tmp_path), HAND_OVER, events.put, command=[str(tmp_path / "none")])
    worker.start()
    event = events.get(timeout=10)
    assert isinstance(event, SyncStatus)
    assert event.state is SyncState.STOPPED
    worker.stop()
    assert worker.join(10)
