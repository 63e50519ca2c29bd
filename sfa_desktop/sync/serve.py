"""The engine as a process of its own: rounds by the schedule and by verbs, until told to stop or left alone.

A thread reads the verbs, because a pipe cannot be waited for with a time limit on every system. When the window's
process dies its end of the pipe closes: the round ends after its present transaction, and so does this process.
"""

import logging
import os
import queue
import sys
import threading
from collections.abc import Callable, Collection
from datetime import timedelta
from pathlib import Path
from random import SystemRandom
from typing import BinaryIO

from sfa_desktop.base.clock import Clock, SystemClock
from sfa_desktop.base.errors import EXIT_DONE, EXIT_OFFLINE, SfaError
from sfa_desktop.base.paths import Home
from sfa_desktop.connectors import registry
from sfa_desktop.entities.attachment import FileNews
from sfa_desktop.entities.exchange import Progress, Report
from sfa_desktop.entities.share import shares
from sfa_desktop.replica import attachments
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync import channel
from sfa_desktop.sync.fetch import fetch_file, list_files
from sfa_desktop.sync.schedule import Schedule
from sfa_desktop.sync.several import Parties, Party
from sfa_desktop.sync.status import SyncState, SyncStatus, state_after
from sfa_desktop.sync.turn import WAIT, turn

NICENESS = 10
"""How far this process steps back behind the window's (on Windows the parent sets the class at its start)."""
PROGRESS_EVERY = 0.1
_log = logging.getLogger(__name__)


def main(home: Home) -> int:
    """Serve the profile in `home` over standard input and output; the exit code of the process."""
    if sys.platform != "win32":
        os.nice(NICENESS)
    # By descriptor: a windowed build has no sys.stdin, and nothing that prints may come between the lines.
    down, up = os.fdopen(0, "rb", closefd=False), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    with up:
        given = channel.hand_over(down.readline())
        replica = Replica.open(home.replica, bytes.fromhex(given.key))
        try:
            parties = _parties(given)
            inbox = Inbox(down)
            inbox.metered = given.metered
            inbox.start()
            Service(
                replica, parties, SystemClock(), Schedule(SystemRandom()), inbox, _Outlet(up, inbox),
                device=given.device, lock=home.sync_lock, rescued=home.rescued,
            ).run()  # fmt: skip
            parties.close()
        finally:
            replica.close()
    return EXIT_DONE


def _parties(given: channel.HandOver) -> Parties:
    first = channel.Way(endpoint=given.endpoint, secret=given.secret, proxy_secret=given.proxy_secret)
    ways = {way.endpoint.name: way for way in (first, *given.further)}
    found = shares(tuple(ways), given.owners)
    return Parties(
        [
            Party(name=name, connector=registry.connect(way.endpoint, way.secret, way.proxy_secret), share=share)
            for name, share in found.items()
            for way in (ways[name],)
        ]
    )


class Inbox:
    """The verbs as they come; the end of the pipe counts as `stop`."""

    def __init__(self, down: BinaryIO) -> None:
        self._down = down
        self._orders: queue.Queue[channel.Order] = queue.Queue()
        self._interrupted = threading.Event()
        self.metered = False
        """Whether the network is paid by the byte: heard at once, in the middle of a round too."""

    def start(self) -> None:
        """Begin to read."""
        threading.Thread(target=self._read, name="verbs", daemon=True).start()

    def put(self, order: channel.Order) -> None:
        """Take an order; `pause` and `stop` also end the round at work, `link` holds for it."""
        if order.verb == "link":
            self.metered = order.metered
        if order.verb in {"pause", "stop"}:
            self._interrupted.set()
        self._orders.put(order)

    def next(self, seconds: float | None) -> channel.Order | None:
        """The next order, None if none came within `seconds` (None: however long it takes)."""
        try:
            return self._orders.get(timeout=seconds)
        except queue.Empty:
            return None

    def interrupted(self) -> bool:
        """Whether the round at work should end."""
        return self._interrupted.is_set()

    def resume(self) -> None:
        """Rounds may go on again."""
        self._interrupted.clear()

    def _read(self) -> None:
        try:
            for line in self._down:
                order = channel.order(line)
                self.put(order)
                if order.verb == "stop":
                    return
        except (OSError, ValueError, SfaError):
            _log.exception("the channel of verbs is broken")
        self.put(channel.Order("stop"))


class Service:
    """The loop: one round after the other, at the right time."""

    def __init__(
        self,
        replica: Replica,
        parties: Parties,
        clock: Clock,
        schedule: Schedule,
        inbox: Inbox,
        send: Callable[[channel.Event], None],
        *,
        device: str,
        lock: Path,
        rescued: Path | None = None,
        patience: float = WAIT,
    ) -> None:
        self._replica = replica
        self._parties = parties
        self._clock = clock
        self._schedule = schedule
        self._inbox = inbox
        self._send = send
        self._device = device
        self._lock = lock
        self._rescued = rescued
        self._patience = patience
        self._told = -PROGRESS_EVERY
        self._stage = ""

    def run(self) -> None:
        """Serve until `stop`."""
        unsubscribe = self._replica.subscribe(self._send)
        report: Report | None = None
        due, not_before, paused = self._clock.monotonic(), 0.0, False
        accepted: frozenset[str] = frozenset()
        files = False
        while True:
            order = self._inbox.next(None if paused else max(0.0, due - self._clock.monotonic()))
            now = self._clock.monotonic()
            match order.verb if order else "due":
                case "stop":
                    break
                case "pause":
                    paused = True
                    self._say(SyncState.PAUSED, report)
                    continue
                case "resume":
                    paused = False
                    self._inbox.resume()
                    due = max(now, not_before)
                    continue
                case "wake":
                    assert order is not None
                    self._schedule.woken()
                    accepted |= frozenset(order.accepted)
                    files = files or order.files
                    due = max(now, not_before)
                    continue
                case "list" | "fetch":
                    assert order is not None
                    self._bring(order)
                    continue
                case "link":
                    if not self._inbox.metered:  # files may have waited for this
                        due = max(now, not_before)
                    continue
            if self._inbox.interrupted() or now < due:
                continue
            report, began = self._round(accepted, files=files)
            if began and report.exit_code != EXIT_OFFLINE:  # a person's word stands until a round could heed it
                accepted, files = frozenset(), False
            now = self._clock.monotonic()
            not_before = now + report.retry_after
            due = now + self._schedule.after(report)
            self._say(state_after(report), report, seconds=due - now)
        unsubscribe()
        self._say(SyncState.STOPPED, report)

    def _bring(self, order: channel.Order) -> None:
        """What a person asks for beside the rounds; what comes of it is told like everything else."""
        news = FileNews(id=order.id)
        try:
            if order.verb == "list":
                list_files(self._replica, self._parties.owner(order.kind), order.kind, order.id)
            else:
                with self._replica.read() as reader:
                    kind = attachments.need(reader, order.id).file.kind
                fetch_file(self._replica, self._parties.owner(kind), order.id)
        except SfaError as error:
            news = FileNews(id=order.id, code=error.code, message=str(error))
        self._send(news)

    def _round(self, accepted: Collection[str], *, files: bool) -> tuple[Report, bool]:
        """What a round came to, and whether it began: another engine may have kept the turn."""
        self._say(SyncState.WORKING, None)
        began = False
        try:
            with turn(self._lock, wait=self._patience, stop=self._inbox.interrupted):
                began = True
                report = self._parties.run_once(
                    self._replica,
                    self._clock,
                    device=self._device,
                    progress=self._progress,
                    stop=self._inbox.interrupted,
                    accepted=accepted,
                    rescued=self._rescued,
                    thorough=False,
                    files=lambda: files or not self._inbox.metered,
                )
        except SfaError as error:
            report = Report(errors=((error.code, str(error)),), exit_code=error.exit_code)
        except Exception:  # noqa: BLE001  # a fault of ours must not end the process that will try again
            _log.exception("a round failed")
            report = Report(errors=((SfaError.code, str(SfaError())),), exit_code=SfaError.exit_code)
        self._send(report)
        return report, began

    def _progress(self, progress: Progress) -> None:
        now = self._clock.monotonic()
        stage = progress.stage + progress.kind
        if stage != self._stage or now - self._told >= PROGRESS_EVERY:
            self._stage, self._told = stage, now
            self._send(progress)

    def _say(self, state: SyncState, report: Report | None, *, seconds: float | None = None) -> None:
        now = self._clock.now()
        next_at = None if seconds is None else now + timedelta(seconds=seconds)
        self._send(SyncStatus(state=state, since=now, next_at=next_at, report=report))


class _Outlet:
    """Events up the pipe; nobody at its other end means stop."""

    def __init__(self, up: BinaryIO, inbox: Inbox) -> None:
        self._up = up
        self._inbox = inbox

    def __call__(self, event: channel.Event) -> None:
        try:
            self._up.write(channel.pack_event(event))
            self._up.flush()
        except OSError:
            self._inbox.put(channel.Order("stop"))
