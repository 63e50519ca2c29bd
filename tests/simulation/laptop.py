"""One rep's laptop in a history: a real encrypted file, its engine, and what was seen of both."""

import shutil
from collections.abc import Callable, Collection
from pathlib import Path
from random import Random

from sfa_desktop.base.clock import FixedClock
from sfa_desktop.base.errors import InvalidInput, SfaError
from sfa_desktop.base.ids import new_id
from sfa_desktop.connectors.contract import Connector
from sfa_desktop.entities.exchange import OPEN_STATES, Operation, Report
from sfa_desktop.replica import outbox
from sfa_desktop.replica.access import Writer
from sfa_desktop.replica.connection import key_mark
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync.engine import run_once
from tests.simulation.faults import BrokenLine, BrokenReplica, Crash, Faults

KEY = bytes(range(32))
DIED = Report(errors=(("died", "the process ended"),), exit_code=-1)
"""In the place of the report of a round whose process ended in it."""


def template(folder: Path) -> Path:
    """An empty replica to copy, because making one costs as much as half a history."""
    path = folder / "template.db"
    if not path.exists():
        Replica.open(path, KEY).close()
    return path


class Laptop:
    """`line` is the way to the office with its faults; `replica` the file as the window and the engine have it."""

    def __init__(self, user: str, path: Path, line: Connector, faults: Faults, clock: FixedClock, dice: Random) -> None:
        self.user = user
        self.path = path
        self.faults = faults
        self.clock = clock
        self.device = new_id()
        self.line = BrokenLine(line, faults, dice)
        self.report = Report()
        self.accepted: frozenset[str] = frozenset()
        empty = template(path.parent)
        shutil.copyfile(empty, path)
        shutil.copyfile(key_mark(empty), key_mark(path))
        self._open()

    def _open(self) -> None:
        self.replica = Replica.open(self.path, KEY, clock=self.clock)
        self.broken = BrokenReplica(self.replica, self.faults)

    def reopen(self) -> None:
        """The process starts anew."""
        self.replica.close()
        self._open()

    def close(self) -> None:
        """Let go of the file."""
        self.replica.close()

    def edit(self, change: Callable[[Writer], None]) -> str:
        """A person's act at the screen, in the one transaction it is; why not, if it did not work."""
        try:
            with self.broken.write() as writer:
                change(writer)
        except Crash:
            return "the process ended"
        except InvalidInput as no:
            return f"not possible: {no}"
        except SfaError as no:
            return no.code
        return ""

    def sync(self, *, thorough: bool = True) -> Report:
        """One round."""
        try:
            self.report = run_once(
                self.broken,  # type: ignore[arg-type]  # the real one behind a failing door
                self.line,
                self.clock,
                device=self.device,
                thorough=thorough,
                accepted=self.accepted,
            )
        except Crash:
            self.report = DIED
        except SfaError as error:
            self.report = Report(errors=((error.code, str(error)),), exit_code=error.exit_code)
        return self.report

    @property
    def errors(self) -> Collection[str]:
        """Codes of what went wrong in the last round."""
        return [code for code, _ in self.report.errors]

    def open(self) -> list[Operation]:
        """What is not at the office yet."""
        with self.replica.read() as reader:
            return outbox.items(reader, states=OPEN_STATES)
