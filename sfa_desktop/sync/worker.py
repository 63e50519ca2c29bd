"""Keeps the engine's process alive beside the window: starts it with low priority, talks to it, starts it again.

No Qt: events are handed to a listener on this module's own thread; the window's bridge brings them over.
"""

import contextlib
import logging
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random, SystemRandom
from typing import IO

import msgspec

from sfa_desktop.base.clock import Clock, SystemClock
from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.paths import Home
from sfa_desktop.sync import channel
from sfa_desktop.sync.schedule import Backoff
from sfa_desktop.sync.status import SyncState, SyncStatus

STEADY = 60.0
"""Seconds a process must have lived for its end to count as a first failure again."""
LOG_LIMIT = 1_000_000
"""Bytes of the engine's log above which a new process begins it anew."""
_log = logging.getLogger(__name__)


class SyncWorker:
    """The engine's process, and the one way for the window to reach it. All but `join` return at once."""

    def __init__(
        self,
        home: Home,
        hand_over: channel.HandOver,
        listener: Callable[[channel.Event], None],
        *,
        command: Sequence[str] = (),
        clock: Clock | None = None,
        random: Random | None = None,
    ) -> None:
        self._home = home
        self._hand_over = hand_over
        self._listener = listener
        self._command = tuple(command) or default_command(home)
        self._clock = clock or SystemClock()
        self._backoff = Backoff(random or SystemRandom(), first=1.0, longest=60.0)
        self._process: subprocess.Popen[bytes] | None = None
        self._guard = threading.Lock()
        self._ending = threading.Event()
        self._paused = False
        self._metered = False
        self._renewed = False
        self._thread = threading.Thread(target=self._keep_alive, name="sync worker", daemon=True)

    def start(self) -> None:
        """Start the process, and again whenever it dies."""
        self._thread.start()

    def wake(self, accepted: Sequence[str] = (), *, files: bool = False) -> None:
        """A round now: an edit, a person, a network that came back.

        `accepted` lets brakes pass once, `files` lets files go up once although the network is paid by the byte.
        """
        self._tell(channel.Order("wake", tuple(accepted), files=files))

    def link(self, *, metered: bool) -> None:
        """The network is paid by the byte, or is not: whether files go up by themselves."""
        self._metered = metered
        self._tell(channel.Order("link", metered=metered))

    def list_files(self, kind: str, id: str) -> None:
        """Ask the office which files it has of a record; FileNews and Changes tell what came of it."""
        self._tell(channel.Order("list", kind=kind, id=id))

    def fetch_file(self, id: str) -> None:
        """Bring the content of a file of the office here; FileNews and Changes tell what came of it."""
        self._tell(channel.Order("fetch", id=id))

    def renew(self, hand_over: channel.HandOver) -> None:
        """The profile is set up otherwise: a process that begins with this takes the place of the one there is, which
        ends after its transaction. Where nothing is otherwise, a round now.
        """
        with self._guard:
            if hand_over == self._hand_over:
                self._write(channel.pack(channel.Order("wake")))
                return
            self._hand_over, self._renewed = hand_over, True
            self._write(channel.pack(channel.Order("stop")))

    def pause(self) -> None:
        """No rounds until `resume`; the one at work ends after its transaction."""
        self._paused = True
        self._tell(channel.Order("pause"))

    def resume(self) -> None:
        """Rounds again, the first one now."""
        self._paused = False
        self._tell(channel.Order("resume"))

    def stop(self) -> None:
        """Let the process finish its transaction and end."""
        self._ending.set()
        self._tell(channel.Order("stop"))

    def join(self, seconds: float) -> bool:
        """Wait until it has ended; ends it by force after `seconds`. What was committed stays. True if by itself."""
        self._thread.join(seconds)
        if not self._thread.is_alive():
            return True
        with self._guard:
            if self._process is not None:
                self._process.kill()
        self._thread.join()
        return False

    def _tell(self, order: channel.Order) -> None:
        with self._guard:
            self._write(channel.pack(order))

    def _write(self, line: bytes) -> None:
        """Write down the pipe. A process that is gone is started anew, and begins with a round anyway."""
        stdin = self._process.stdin if self._process else None
        if stdin is not None:
            with contextlib.suppress(OSError, ValueError):
                stdin.write(line)
                stdin.flush()

    def _keep_alive(self) -> None:
        while not self._ending.is_set():
            begun = time.monotonic()
            try:
                self._live()
            except OSError:
                _log.exception("the engine's process could not be started")
            with self._guard:
                renewed, self._renewed = self._renewed, False
            if renewed:
                continue
            if time.monotonic() - begun >= STEADY:
                self._backoff.succeeded()
            if not self._ending.is_set():
                self._listener(SyncStatus(state=SyncState.STOPPED, since=self._clock.now()))
                self._ending.wait(self._backoff.failed())

    def _live(self) -> None:
        """One life of the process, from its start to its end."""
        path = self._home.logs / "engine.log"
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        mode = "wb" if path.exists() and path.stat().st_size > LOG_LIMIT else "ab"
        with path.open(mode) as log, self._started(log) as process:
            with self._guard:
                self._process, self._renewed = process, False
                self._write(channel.pack(msgspec.structs.replace(self._hand_over, metered=self._metered)))
                if self._paused:
                    self._write(channel.pack(channel.Order("pause")))
                if self._ending.is_set():
                    self._write(channel.pack(channel.Order("stop")))
            assert process.stdout is not None
            for line in process.stdout:
                self._hear(line)
            with self._guard:
                self._process = None
            assert process.stdin is not None
            with contextlib.suppress(OSError):
                process.stdin.close()
            code = process.wait()
            if code and not self._ending.is_set():
                _log.warning("the engine's process ended with %s", code)

    def _started(self, log: IO[bytes]) -> subprocess.Popen[bytes]:
        # Python's own constants exist on Windows only.
        priority = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0) | getattr(subprocess, "CREATE_NO_WINDOW", 0)
        return subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, creationflags=priority
        )

    def _hear(self, line: bytes) -> None:
        try:
            event = channel.event(line)
        except InvalidInput:
            _log.warning("a line of the engine's process is not understood")
            return
        self._listener(event)


def default_command(home: Home) -> tuple[str, ...]:
    """How this very program starts its engine: frozen or from Python."""
    program: tuple[str, ...] = (sys.executable, "-m", "sfa_desktop")
    if getattr(sys, "frozen", False):
        program = (sys.executable,)
        if sys.platform == "win32":  # a program with a window has no standard streams there; its twin has
            program = (str(Path(sys.executable).with_name("sfa-desktop-cli.exe")),)
    return (*program, "--home", str(home.root), "sync", "--serve")
