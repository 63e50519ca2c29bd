"""What can go wrong between an engine and an office, and inside an engine, drawn from a seed."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from random import Random
from typing import Any, NamedTuple, TypeVar

from sfa_desktop.base.errors import (
    AccessDenied,
    DiskFull,
    NotACrm,
    OutcomeUnknown,
    ReplicaBusy,
    RolledBackProfile,
    ServerFault,
    SignInRefused,
    Throttled,
    Unreachable,
)
from sfa_desktop.connectors.contract import Connector
from sfa_desktop.entities.exchange import Answer, Device, Group, Listed, Page, Receipt, ServerFacts
from sfa_desktop.replica.access import Reader, Writer
from sfa_desktop.replica.store import Replica

T = TypeVar("T")
ASKING = (
    "unreachable", "throttled", "fault", "portal", "sign-in expires", "lost answer", "cut answer",
    "crash before the request", "crash after the request", "meanwhile",
)  # fmt: skip
"""What can befall any request."""
GREETING = (*ASKING, "other server")
PULLING = (*ASKING, "short page", "stale page", "denied")
PUSHING = (
    *ASKING, "fault after it was done", "sent twice", "late", "late and twice", "fewer answers", "fewer receipts",
    "meanwhile",
)  # fmt: skip
TWICE = ("sent twice", "late", "late and twice")
"""What a server that remembers no operations cannot survive, whatever a laptop does."""
COMMITTING = ("crash before the commit", "crash after the commit", "disk full", "locked")
READING = ("unreadable",)
COMMITS, READS, PUSHES = 0.25, 0.02, 3.0
"""There are many commits and more reads; each is less likely to go wrong than a request, and the few pushes more."""


class Crash(BaseException):
    """The process ends here, as by kill -9."""


class Fault(NamedTuple):
    """Something that went wrong: the how-manyth draw of which step."""

    step: int
    number: int
    name: str


class Faults:
    """Draws a fault, or none, for each request and each commit. `rate` 0 is a perfect world."""

    def __init__(self, rate: float, spared: Collection[tuple[int, int]] = ()) -> None:
        self.rate = rate
        self.spared = frozenset(spared)
        """(step, number) of faults that do not happen although they are drawn: how a history is made smaller."""
        self.fired: list[Fault] = []
        self.late: list[Callable[[], object]] = []
        """Requests still on their way: they arrive at some later moment, or never."""
        self.arrived = 0
        """How many of them arrived at last, whatever the laptop that sent them does meanwhile."""
        self.begin(-1, Random(0))

    def begin(self, step: int, dice: Random) -> None:
        """Another step, with dice of its own, so that leaving one out changes nothing in the others."""
        self.step, self.dice, self.drawn = step, dice, 0

    def draw(self, names: Sequence[str], share: float = 1.0) -> str:
        """One of the names, or nothing; `share` makes it rarer where there are many chances."""
        if self.dice.random() >= self.rate * share:
            return ""
        return self.happen(self.dice.choice(names))

    def happen(self, name: str) -> str:
        """Note that something went wrong; "" if it is spared."""
        self.drawn += 1
        if (self.step, self.drawn) in self.spared:
            return ""
        self.fired.append(Fault(self.step, self.drawn, name))
        return name

    def deliver(self) -> None:
        """Perhaps a request that was on its way arrives now."""
        while self.late and self.dice.random() < 0.3:
            self.arrived += 1
            self.late.pop(self.dice.randrange(len(self.late)))()

    def heal(self) -> None:
        """From here on nothing goes wrong; what was still on its way arrives or is lost."""
        while self.late:
            arrives = self.late.pop()
            if self.dice.random() < 0.5:
                arrives()
        self.rate = 0.0


class BrokenLine:
    """The line to an office, with faults. `leaves` and `answered` are told what goes out and what came of it."""

    def __init__(self, line: Connector, faults: Faults, dice: Random) -> None:
        self.line = line
        self.faults = faults
        remembers = line.capabilities.idempotency == "operation_id"
        self.pushing = PUSHING if remembers else tuple(name for name in PUSHING if name not in TWICE)
        self.capabilities = replace(
            line.capabilities, page_limit=dice.choice([2, 5, 50]), batch_limit=dice.choice([1, 3, 20])
        )
        self.meanwhile: Callable[[], object] = lambda: None
        self.leaves: Callable[[Sequence[Group]], object] = lambda _: None
        self.answered: Callable[[Sequence[Group]], object] = lambda _: None
        self.signed_in = True
        self.greetings = self.pushes = 0
        self._pages: dict[tuple[str, str], Page] = {}

    def hello(self, device: Device, cursors: Mapping[str, str]) -> ServerFacts:
        self.greetings += 1
        name = self._drawn(GREETING if cursors else ASKING)  # a new profile takes whoever answers for its office
        facts = self._either(name, lambda: self.line.hello(device, cursors))
        return replace(facts, identity="somebody else's") if name == "other server" else facts

    def pull(self, kind: str, cursor: str, limit: int) -> Page:
        name = self._drawn(PULLING)
        if name == "short page":
            limit = 1
        page = self._either(name, lambda: self.line.pull(kind, cursor, limit))
        old = self._pages.get((kind, cursor))
        self._pages[kind, cursor] = page
        return old if name == "stale page" and old is not None else page

    def fetch(self, kind: str, keys: Mapping[str, str]) -> Page:
        return self._through(lambda: self.line.fetch(kind, keys))

    def lookup(self, groups: Sequence[Group]) -> Mapping[str, tuple[Receipt, ...]]:
        found = self._through(lambda: self.line.lookup(groups))
        self.answered(groups)
        return found

    def digest(self, kinds: Sequence[str]) -> Mapping[str, tuple[int, int]]:
        return self._through(lambda: self.line.digest(kinds))

    def inventory(self, kind: str, after: str, limit: int) -> tuple[Sequence[Listed], str]:
        return self._through(lambda: self.line.inventory(kind, after, limit))

    def push(self, groups: Sequence[Group], device: Device) -> tuple[Answer, ...]:
        faults, send = self.faults, self.line.push
        self.leaves(groups)
        self.pushes += 1
        name = self._drawn(self.pushing, PUSHES)
        match name:
            case "fault after it was done" | "lost answer" | "cut answer":
                send(groups, device)
                raise OutcomeUnknown
            case "fault":
                raise OutcomeUnknown
            case "late":
                faults.late.append(lambda: _dropped(send, groups, device))
                raise OutcomeUnknown
            case "late and twice":
                faults.late.append(lambda: _dropped(send, groups, device))
            case "sent twice":
                _dropped(send, groups, device)
        try:
            answers = self._either(name, lambda: send(groups, device))
        except Crash:
            raise
        except Exception:
            self.answered(groups)  # it is certain that nothing was done
            raise
        if name == "fewer answers":
            answers = answers[:-1]
        elif name == "fewer receipts" and _may_lose_one(answers[-1]):
            answers = (*answers[:-1], replace(answers[-1], receipts=answers[-1].receipts[:-1]))
        whole = {a.group_id for a in answers if a.refusal or a.conflict}
        received = {receipt.operation_id for a in answers for receipt in a.receipts}
        self.answered([g for g in groups if g.id in whole or all(o.id in received for o in g.operations)])
        return answers

    def _drawn(self, names: Sequence[str], share: float = 1.0) -> str:
        self.faults.deliver()
        if not self.signed_in:
            raise SignInRefused(user="model")
        return self.faults.draw(names, share)

    def _through(self, do: Callable[[], T]) -> T:
        return self._either(self._drawn(ASKING), do)

    def _either(self, name: str, do: Callable[[], T]) -> T:
        match name:
            case "unreachable":
                raise Unreachable(url="model")
            case "throttled":
                raise Throttled(seconds=7)
            case "fault":
                raise ServerFault(detail="model")
            case "denied":
                raise AccessDenied(detail="model")
            case "portal":
                raise NotACrm(url="model")
            case "sign-in expires":
                self.signed_in = False
                raise SignInRefused(user="model")
            case "lost answer":
                do()
                raise Unreachable(url="model")
            case "cut answer":
                do()
                raise NotACrm(url="model")
            case "crash before the request":
                raise Crash
            case "crash after the request":
                do()
                raise Crash
            case "meanwhile":
                found = do()
                self.meanwhile()
                return found
        return do()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.line, name)


def _may_lose_one(answer: Answer) -> bool:
    """A refusal without any receipt says that nothing of the group was done: nobody could tell it from the truth."""
    return len(answer.receipts) > (1 if answer.refusal or answer.conflict else 0)


def _dropped(send: Callable[[Sequence[Group], Device], Any], groups: Sequence[Group], device: Device) -> None:
    """A request whose answer nobody waits for; one from an older ledger is turned away."""
    with suppress(RolledBackProfile):
        send(groups, device)


class BrokenReplica:
    """A replica that fails, or whose process ends, before or after any commit. Everything else is the real one."""

    def __init__(self, replica: Replica, faults: Faults) -> None:
        self._replica = replica
        self._faults = faults
        self.writes = 0
        """How many transactions were begun that may have changed the file."""

    @contextmanager
    def write(self) -> Iterator[Writer]:
        name = self._faults.draw(COMMITTING, COMMITS)
        if name == "locked":
            raise ReplicaBusy
        self.writes += 1
        with self._replica.write() as writer:
            yield writer
            if name == "disk full":
                raise DiskFull
            if name == "crash before the commit":
                raise Crash
        if name == "crash after the commit":
            raise Crash

    def read(self) -> AbstractContextManager[Reader]:
        if self._faults.draw(READING, READS):
            raise ReplicaBusy
        return self._replica.read()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._replica, name)
