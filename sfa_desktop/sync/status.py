"""How synchronisation stands, as the pill in the window shows it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sfa_desktop.base.errors import EXIT_DONE, EXIT_OFFLINE
from sfa_desktop.entities.exchange import Report


class SyncState(StrEnum):
    """What the engine is doing, or why it is doing nothing."""

    STARTING = "starting"
    WORKING = "working"
    WAITING = "waiting"
    """All well; the next round comes by itself."""
    OFFLINE = "offline"
    """The office cannot be reached: normal, tried again by itself."""
    ATTENTION = "attention"
    """A person is needed, or something is broken; the report says what."""
    PAUSED = "paused"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncStatus:
    """The state, since when, when the next round is due, and what the last one said."""

    state: SyncState
    since: datetime
    next_at: datetime | None = None
    report: Report | None = None


def state_after(report: Report) -> SyncState:
    """How things stand after a round."""
    if report.exit_code == EXIT_DONE:
        return SyncState.WAITING
    return SyncState.OFFLINE if report.exit_code == EXIT_OFFLINE else SyncState.ATTENTION
