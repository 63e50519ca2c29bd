"""The connection test that all connectors share: one named step after the other, each with what it found."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol
from urllib.parse import urlsplit

from sfa_desktop.base.clock import Clock
from sfa_desktop.base.errors import SfaError, Unreachable
from sfa_desktop.base.guard_errors import NobodyListens
from sfa_desktop.connectors import probe
from sfa_desktop.connectors.http import Wire
from sfa_desktop.entities.exchange import Step

CLOCK_TOLERANCE = 300
"""Seconds of difference between the clocks above which the step fails; nothing in the app depends on it."""


class Verdict(Exception):
    """A step ends here without an error of the family: it failed, or (None) there is nothing to try it with."""

    def __init__(self, passed: bool | None, detail: str) -> None:
        super().__init__(detail)
        self.passed = passed


class Questions(Protocol):
    """What a CRM answers in a connection test, in this order; each returns what it found.

    Each may raise an SfaError, or Verdict.
    """

    def server(self) -> str:
        """That it is this CRM at all, and its version; before signing in where possible."""

    def sign_in(self) -> str:
        """That the user may sign in, and who that is."""

    def server_time(self) -> datetime | None:
        """The server's clock now; None where it does not tell it."""

    def rights(self) -> str:
        """What may be read; AccessDenied names what may not."""

    def read(self) -> str:
        """That records come and are understood."""

    def write(self) -> str:
        """That a record can be written, without its trace."""


def steps(questions: Questions, wire: Wire, clock: Clock) -> tuple[Step, ...]:
    """All steps in order; after a failure that the next ones stand on, those are left untried. Never raises."""
    return _Trial(questions, wire, clock).run()


class _Trial:
    def __init__(self, questions: Questions, wire: Wire, clock: Clock) -> None:
        self.ask = questions
        self.wire = wire
        self.clock = clock

    def run(self) -> tuple[Step, ...]:
        plan: Sequence[tuple[str, Callable[[], str], bool]] = (
            ("address", self.address, True),
            ("proxy", self.proxy, False),
            ("tls", self.tls, True),
            ("server", self.ask.server, True),
            ("sign_in", self.ask.sign_in, True),
            ("clock", self.compare_clocks, False),
            ("rights", self.ask.rights, False),
            ("read", self.ask.read, False),
            ("write", self.ask.write, False),
        )
        found: list[Step] = []
        standing = True
        for name, try_it, carries in plan:
            step = self.attempt(name, try_it) if standing else Step(name=name, passed=None)
            found.append(step)
            standing = standing and not (carries and step.passed is False)
        return tuple(found)

    def attempt(self, name: str, try_it: Callable[[], str]) -> Step:
        begun = self.clock.monotonic()
        passed: bool | None = True
        problem: SfaError | None = None
        try:
            detail = try_it()
        except Verdict as verdict:
            passed, detail = verdict.passed, str(verdict)
        except SfaError as error:
            problem = self.named(error) if name != "address" else error
            passed, detail = False, str(problem)
        seconds = round(self.clock.monotonic() - begun, 3)
        return Step(name=name, passed=passed, detail=detail, seconds=seconds, problem=problem)

    def named(self, error: SfaError) -> SfaError:
        """The same; of a server that does not answer, with where that is."""
        if type(error) is not Unreachable:
            return error
        host, port = probe.endpoint(self.wire.url)
        return NobodyListens(host=host, port=port)

    def address(self) -> str:
        if self.wire.proxy():
            raise Verdict(None, "the proxy looks the name up")
        return ", ".join(probe.addresses(self.wire.url))

    def proxy(self) -> str:
        return self.wire.proxy() or "none"

    def tls(self) -> str:
        if urlsplit(self.wire.url).scheme != "https":
            raise Verdict(None, "not encrypted: http")
        if self.wire.proxy():
            raise Verdict(None, "checked through the proxy by the next step")
        return str(probe.certificate(self.wire.url, timeout=self.wire.limits.connect, route=self.wire.route))

    def compare_clocks(self) -> str:
        theirs = self.ask.server_time()
        if theirs is None:
            raise Verdict(None, "the server does not tell its time")
        ahead = round((self.clock.now() - theirs).total_seconds())
        if abs(ahead) > CLOCK_TOLERANCE:
            raise Verdict(False, f"{ahead:+d} s: one of the two clocks is wrong")
        return f"{ahead:+d} s"
