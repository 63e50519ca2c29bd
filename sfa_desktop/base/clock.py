"""Time, passed in wherever it matters so that it can be simulated; the laptop's clock is shown, never trusted."""

import time
from datetime import UTC, date, datetime
from typing import Protocol


class Clock(Protocol):
    """What the engine and the actions know of time."""

    def now(self) -> datetime:
        """The present moment, in UTC."""

    def today(self) -> date:
        """The date of the trade, in the laptop's time zone."""

    def monotonic(self) -> float:
        """Seconds on a clock that never goes back; only differences mean something."""


class SystemClock:
    """The laptop's own clock."""

    def now(self) -> datetime:
        """The present moment, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The laptop's local date."""
        return datetime.now().astimezone().date()

    def monotonic(self) -> float:
        """Seconds since an arbitrary start."""
        return time.monotonic()


class FixedClock:
    """A clock that stands at one moment until it is moved: the demo's and the tests'."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """The moment it stands at."""
        return self.moment

    def today(self) -> date:
        """The date of that moment."""
        return self.moment.date()

    def monotonic(self) -> float:
        """Seconds of that moment since the epoch."""
        return self.moment.timestamp()
