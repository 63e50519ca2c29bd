"""Cursors over servers that stamp their records: which changes to ask for, and where a run through them stands.

A run asks for everything stamped since `since`, in the order of ids, which do not change under it; what is changed
meanwhile is found by the next run. `since` is the server's own clock at the beginning of the run before, less the
overlap for transactions that commit late: never a laptop's time, and never a bare "later than".
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import msgspec

from sfa_desktop.base.errors import ServerFault


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """What the replica keeps as opaque text."""

    since: datetime | None = None
    """Changes stamped at this moment or later are asked for; None from the beginning."""
    begun: datetime | None = None
    """The server's clock when the run that goes on began; None between runs, and where it tells no time."""
    after: str = ""
    """The id that the run has come to."""
    stage: str = ""
    """For runs of several parts: which one."""

    @classmethod
    def of(cls, text: str) -> "Cursor":
        """The cursor that `text` made. Raises ServerFault for what is none (an update may have changed the form)."""
        try:
            return msgspec.json.decode(text, type=cls) if text else cls()
        except msgspec.DecodeError:
            raise ServerFault(detail="the place in the feed is not understood") from None

    @property
    def text(self) -> str:
        """As the replica keeps it."""
        told = {"since": self.since, "begun": self.begun, "after": self.after, "stage": self.stage}
        return msgspec.json.encode({name: value for name, value in told.items() if value}).decode()

    def running(self, clock: datetime | None) -> "Cursor":
        """This one, at the beginning of a run if none goes on; `clock` is the server's, told before the first page."""
        if self.begun is not None or self.after or self.stage:
            return self
        return replace(self, begun=clock.astimezone(UTC).replace(microsecond=0) if clock else None)

    def at(self, after: object, stage: str | None = None) -> "Cursor":
        """The run, having come to this id."""
        return replace(self, after=str(after), stage=self.stage if stage is None else stage)

    def ended(self, overlap: float) -> "Cursor":
        """After the run. A server that tells no time is asked for the same again: slow, but nothing is missed."""
        if self.begun is None:
            return Cursor(since=self.since)
        since = self.begun - timedelta(seconds=overlap)
        return Cursor(since=max(self.since, since) if self.since else since)
