"""When the next round is due: every few minutes, sooner after an edit, later and later while the office is away."""

from random import Random

from sfa_desktop.base.errors import EXIT_BUSY, EXIT_DONE, EXIT_OFFLINE
from sfa_desktop.entities.exchange import Report

PERIOD = 180.0
FIRST = 5.0
LONGEST = 900.0
SPREAD = 0.5
"""How much longer than the server asked for a laptop may wait, as a share."""


class Backoff:
    """Waiting times that double with every failure, each shortened by chance so that laptops do not march in step."""

    def __init__(self, random: Random, *, first: float = FIRST, longest: float = LONGEST) -> None:
        self._random = random
        self._first = first
        self._longest = longest
        self.failures = 0

    def failed(self) -> float:
        """Seconds to wait after one more failure: between half and all of first × 2^(failures - 1)."""
        self.failures += 1
        full = min(self._first * 2.0 ** min(self.failures - 1, 30), self._longest)
        return full * self._random.uniform(0.5, 1.0)

    def succeeded(self) -> None:
        """Start from the beginning."""
        self.failures = 0


class Schedule:
    """The waiting time after each round. It always ends: nothing is ever given up for good."""

    def __init__(self, random: Random, *, period: float = PERIOD) -> None:
        self._random = random
        self._period = period
        self._backoff = Backoff(random)

    def after(self, report: Report) -> float:
        """Seconds until the next round, never fewer than the server asked for, and by chance some more: a server that
        sends many away must not have them all back at the same moment."""
        if report.part_done and not report.retry_after:
            delay = self._period * self._random.uniform(0.9, 1.1)  # one of several is away; the others go on
        elif report.exit_code in {EXIT_OFFLINE, EXIT_BUSY} or report.retry_after:
            delay = self._backoff.failed()
        elif report.exit_code == EXIT_DONE:
            self._backoff.succeeded()
            delay = self._period * self._random.uniform(0.9, 1.1)
        else:
            # Only a person or a new version helps: no hurry, but what else is waiting still flows.
            delay = self._period * self._random.uniform(0.9, 1.1)
        return max(delay, report.retry_after * self._random.uniform(1.0, 1.0 + SPREAD))

    def woken(self) -> None:
        """Somebody knows better than the clock (a click, an edit, a network that came back): start anew."""
        self._backoff.succeeded()
