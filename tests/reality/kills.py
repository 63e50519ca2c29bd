"""The real processes killed at random moments while a person types and the office answers: nothing lost, nothing twice.

`Popen.kill` is SIGKILL here and TerminateProcess on Windows, where this loop has not been run.
"""

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlsplit

from sfa_desktop.actions.add_endpoint import add_endpoint
from sfa_desktop.actions.sync_now import sync_now
from sfa_desktop.base.paths import Home
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.base.wrapping import new_key, wrap_key
from sfa_desktop.entities.exchange import Report
from sfa_desktop.profile import Profile
from sfa_desktop.sync import channel
from sfa_desktop.sync.worker import default_command
from tests.reality.audit import Typed, wrong
from tests.reality.books import Books
from tests.support.central import Central
from tests.support.proxy import FaultProxy

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "only of this test"
A_SITTING = 6
"""Things a typist types before the next one sits down."""
LONGEST = 3.0
"""Seconds after which a process is killed wherever it is."""
AUDIT_EVERY = 50
ROUNDS = 10
"""Rounds after which the outbox has to be empty once nobody is killed any more."""
VICTIMS = ("engine",) * 10 + ("once",) * 3 + ("typist",) * 5 + ("office",) * 2


@dataclass
class Kills:
    """How many were killed, by what, and what is wrong."""

    kills: int = 0
    typed: int = 0
    victims: Counter[str] = field(default_factory=Counter)
    violations: list[str] = field(default_factory=list)


class _Moment:
    """When to kill: at a point of the conversation with the office, or at a time."""

    def __init__(self, proxy: FaultProxy, dice: Random) -> None:
        self.proxy = proxy
        self.first = threading.Lock()
        self.struck = threading.Event()
        self.left = dice.randint(1, 5)
        self.by_time = dice.random() < 0.4
        self.after = dice.random() < 0.5
        self.seconds = dice.uniform(0.05, 1.5) if self.by_time else LONGEST

    def strike(self, kill: Callable[[], object]) -> None:
        """Wait for the moment, then kill: before the office has a request, or before the laptop has its answer."""

        def count(_request: bytes) -> None:
            self.left -= 1
            if self.left == 0 and self.first.acquire(blocking=False):
                kill()
                self.struck.set()

        if not self.by_time and self.after:
            self.proxy.on_answer = count
        elif not self.by_time:
            self.proxy.on_request = count
        if not self.struck.wait(self.seconds):
            if self.first.acquire(blocking=False):
                kill()
            else:
                self.struck.wait(LONGEST)
        self.proxy.on_request = self.proxy.on_answer = lambda _: None


class KillLoop:
    """One laptop, one office, and everything between them that can be killed."""

    def __init__(self, server: Central, folder: Path, seed: int) -> None:
        self.server, self.dice = server, Random(seed)
        self.home = Home(folder)
        self.home.root.mkdir(parents=True)
        wrap_key(self.home.wrapped_key, new_key(), PASSPHRASE)
        self.profile = Profile.open(self.home, passphrase=PASSPHRASE)
        parts = urlsplit(server.url)
        self.proxy = FaultProxy((parts.hostname or "", parts.port or 0))
        self.environment = {**os.environ, "SFA_DESKTOP_PASSPHRASE": PASSPHRASE}
        self.typed, self.found = Typed(), Kills()
        self.engine: subprocess.Popen[bytes] | None = None
        self.typist: subprocess.Popen[str] | None = None
        self.listeners: list[threading.Thread] = []
        self.sittings = 0

    def run(self, kills: int, tell: Callable[[int], None] = lambda _: None) -> Kills:
        """Kill so often, and look into the books now and then and at the end."""
        books = Books(self.server)
        try:
            with self.proxy:
                rep = self.server.reps[0]
                where = Endpoint(name="office", crm="tryton", url=self.proxy.url, database=self.server.database,
                                 user=rep.login)  # fmt: skip
                add_endpoint(self.profile, where, rep.password)
                books.lift_credit_limits()
                assert self.sync().verified is True
                self.typed.begin(books)
                while self.found.kills < kills:
                    self.one()
                    if self.found.kills % AUDIT_EVERY == 0 or self.found.kills == kills:
                        self.audit(books)
                        tell(self.found.kills)
            return self.found
        finally:
            self.rest()
            books.close()
            self.profile.close()

    def one(self) -> None:
        """One kill of somebody, while the others are at work."""
        victim = self.dice.choice(VICTIMS)
        if victim == "once":
            self.stop_engine()
            killed = self.spawn_once()
            self.sit_down()
            _Moment(self.proxy, self.dice).strike(killed.kill)
            killed.wait()
        else:
            engine = self.running_engine()
            typist = self.sit_down()
            if victim == "office":
                _Moment(self.proxy, self.dice).strike(self.server.kill)
                self.server.start()
                self.wake()
            elif victim == "typist":
                self.wait_a_little()
                typist.kill()
            else:
                _Moment(self.proxy, self.dice).strike(engine.kill)
        self.found.kills += 1
        self.found.victims[victim] += 1

    def wait_a_little(self) -> None:
        """Until the typist has said something, and a moment by chance."""
        threading.Event().wait(self.dice.uniform(0.2, 1.0))

    # --- processes --------------------------------------------------------------------------------

    def running_engine(self) -> subprocess.Popen[bytes]:
        """The engine's process as the window starts it; a killed one is replaced."""
        if self.engine is None or self.engine.poll() is not None:
            self.stop_engine()
            self.engine = subprocess.Popen(
                default_command(self.home), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL, cwd=ROOT, env=self.environment,
            )  # fmt: skip
            self.tell_engine(channel.pack(self.profile.hand_over()))
            self.listen(self.engine.stdout, lambda _line: None)
        return self.engine

    def spawn_once(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "sfa_desktop", "--home", str(self.home.root), "sync", "--once", "--json"]
        return subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT,
            env=self.environment,
        )  # fmt: skip

    def sit_down(self) -> subprocess.Popen[str]:
        """A typist at work: the one there is, or the next."""
        if self.typist is None or self.typist.poll() is not None:
            self.leave()
            self.sittings += 1
            command = [sys.executable, "-m", "tests.reality.typist", str(self.home.replica)]
            self.typist = subprocess.Popen(
                [*command, str(self.dice.randrange(2**32)), str(A_SITTING)], stdin=subprocess.PIPE,
                stdout=subprocess.PIPE, text=True, cwd=ROOT,
            )  # fmt: skip
            assert self.typist.stdin is not None
            with contextlib.suppress(OSError):
                self.typist.stdin.write(self.profile.secrets.replica_key.hex() + "\n")
                self.typist.stdin.close()
            self.listen(self.typist.stdout, self.hear)
        return self.typist

    def hear(self, line: str) -> None:
        """What the typist says; what is saved wakes the engine, as in the window."""
        if line.endswith("\n"):  # a last line that was cut says nothing
            said = json.loads(line)
            self.typed.hear(said)
            if said["what"] == "saved":
                self.wake()

    def wake(self) -> None:
        self.tell_engine(channel.pack(channel.Order("wake")))

    def tell_engine(self, line: bytes) -> None:
        if self.engine is not None and self.engine.stdin is not None:
            with contextlib.suppress(OSError, ValueError):
                self.engine.stdin.write(line)
                self.engine.stdin.flush()

    def listen(self, stream: Any, hear: Callable[[Any], None]) -> None:
        def read() -> None:
            with stream:
                for line in stream:
                    hear(line)

        self.listeners = [thread for thread in self.listeners if thread.is_alive()]
        self.listeners.append(threading.Thread(target=read, daemon=True))
        self.listeners[-1].start()

    def stop_engine(self) -> None:
        engine, self.engine = self.engine, None
        if engine is not None:
            engine.kill()
            engine.wait()
            if engine.stdin is not None:
                with contextlib.suppress(OSError):
                    engine.stdin.close()

    def leave(self) -> None:
        """Let the typist finish."""
        typist, self.typist = self.typist, None
        if typist is not None:
            typist.wait(60)

    def rest(self) -> None:
        """Nobody is at work any more."""
        self.leave()
        self.stop_engine()
        for thread in self.listeners:
            thread.join(30)

    # --- what came of it --------------------------------------------------------------------------

    def sync(self) -> Report:
        connector = self.profile.connector()
        try:
            return sync_now(self.profile.replica, connector, device_id=self.profile.device_id, lock=self.home.sync_lock)
        finally:
            connector.close()

    def audit(self, books: Books) -> None:
        """Let the queue drain without kills, and compare what was typed with what both sides have."""
        self.rest()
        report = self.sync()
        for _ in range(ROUNDS):
            if not report.errors and not report.unknown and report.verified:
                break
            report = self.sync()
        self.found.typed = self.typed.count
        at = f"after {self.found.kills} kills: "
        self.found.violations += [at + one for one in wrong(self.profile.replica, report, books, self.typed)]
