"""What can go wrong between an engine and an office, and inside an engine, drawn from a seed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from random import Random
from typing import Any, TypeVar

from sfa_desktop.base.errors import OutcomeUnknown, RolledBackProfile, ServerFault, Throttled, Unreachable
from sfa_desktop.entities.exchange import Answer, Device, Group, Page, Receipt, ServerFacts
from sfa_desktop.replica.access import Writer
from sfa_desktop.replica.store import Replica
from tests.support.office import Line, Office

T = TypeVar("T")


class Crash(BaseException):
    """The process ends here, as by kill -9."""


class Faults:
    """Draws a fault, or none, for each call and each commit. `rate` 0 is a perfect world."""

    def __init__(self, random: Random, rate: float) -> None:
        self.random = random
        self.rate = rate
        self.fired: list[str] = []
        self.late: list[Callable[[], object]] = []
        """Requests still on their way: they arrive at some later moment, or never."""

    def draw(self, names: Sequence[str], share: float = 1.0) -> str:
        """One of the names, or nothing; `share` makes it rarer where there are many chances."""
        if self.random.random() >= self.rate * share:
            return ""
        name = self.random.choice(names)
        self.fired.append(name)
        return name

    def deliver(self) -> None:
        """Perhaps a request that was on its way arrives now."""
        while self.late and self.random.random() < 0.3:
            self.late.pop(self.random.randrange(len(self.late)))()

    def heal(self) -> None:
        """From here on nothing goes wrong; what was still on its way arrives or is lost."""
        while self.late:
            arrives = self.late.pop()
            if self.random.random() < 0.5:
                arrives()
        self.rate = 0.0


READING = ("unreachable", "throttled", "fault", "lost", "crash before", "crash after")
WRITING = (*READING, "fault after", "twice", "late", "late and twice")


class BrokenLine(Line):
    """The line to the office, with faults."""

    def __init__(self, office: Office, user: str, faults: Faults) -> None:
        random = faults.random
        super().__init__(office, user, page_limit=random.choice([2, 5, 50]), batch_limit=random.choice([1, 3, 20]))
        self.faults = faults

    def hello(self, device: Device, cursors: Mapping[str, str]) -> ServerFacts:
        return self._through(lambda: super(BrokenLine, self).hello(device, cursors))

    def pull(self, kind: str, cursor: str, limit: int) -> Page:
        return self._through(lambda: super(BrokenLine, self).pull(kind, cursor, limit))

    def fetch(self, kind: str, keys: Mapping[str, str]) -> Page:
        return self._through(lambda: super(BrokenLine, self).fetch(kind, keys))

    def lookup(self, groups: Sequence[Group]) -> Mapping[str, tuple[Receipt, ...]]:
        return self._through(lambda: super(BrokenLine, self).lookup(groups))

    def digest(self, kinds: Sequence[str]) -> Mapping[str, tuple[int, int]]:
        return self._through(lambda: super(BrokenLine, self).digest(kinds))

    def push(self, groups: Sequence[Group], device: Device) -> tuple[Answer, ...]:
        faults, send = self.faults, super().push
        match faults.draw(WRITING):
            case "fault after" | "lost":
                send(groups, device)
                raise OutcomeUnknown
            case "twice":
                send(groups, device)
                return send(groups, device)
            case "late":
                faults.late.append(lambda: _dropped(send, groups, device))
                raise OutcomeUnknown
            case "late and twice":
                faults.late.append(lambda: _dropped(send, groups, device))
                return send(groups, device)
            case "fault":
                raise OutcomeUnknown
            case name:
                return self._either(name, lambda: send(groups, device))

    def _through(self, do: Callable[[], T]) -> T:
        self.faults.deliver()
        return self._either(self.faults.draw(READING), do)

    def _either(self, name: str, do: Callable[[], T]) -> T:
        match name:
            case "unreachable":
                raise Unreachable(url="model")
            case "throttled":
                raise Throttled(seconds=7)
            case "fault":
                raise ServerFault(detail="model")
            case "lost":
                do()
                raise Unreachable(url="model")
            case "crash before":
                raise Crash
            case "crash after":
                do()
                raise Crash
        return do()


def _dropped(send: Callable[[Sequence[Group], Device], Any], groups: Sequence[Group], device: Device) -> None:
    """A request that arrives when nobody waits for its answer; one from an older ledger is turned away."""
    with suppress(RolledBackProfile):
        send(groups, device)


class CrashingReplica:
    """A replica whose process may end before or after any commit. Everything else is the real one."""

    def __init__(self, replica: Replica, faults: Faults) -> None:
        self._replica = replica
        self._faults = faults

    @contextmanager
    def write(self) -> Iterator[Writer]:
        name = self._faults.draw(("crash before the commit", "crash after the commit"), 0.3)
        with self._replica.write() as writer:
            yield writer
            if name == "crash before the commit":
                raise Crash
        if name == "crash after the commit":
            raise Crash

    def __getattr__(self, name: str) -> Any:
        return getattr(self._replica, name)
