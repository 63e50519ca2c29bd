"""What one round carries from step to step: who takes part, what was counted, what went wrong."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sfa_desktop import __version__
from sfa_desktop.base.clock import Clock
from sfa_desktop.base.errors import (
    EXIT_OFFLINE,
    EXIT_PERSON,
    AccessDenied,
    Declined,
    ServerFault,
    SfaError,
    worst,
)
from sfa_desktop.connectors.contract import Connector
from sfa_desktop.entities import SYNCED
from sfa_desktop.entities.attachment import FileState
from sfa_desktop.entities.exchange import Device, OperationState, Progress, Report
from sfa_desktop.entities.share import WHOLE, Share
from sfa_desktop.replica import attachments, inflow, ledger, outbox
from sfa_desktop.replica.facts import device
from sfa_desktop.replica.store import Reader, Replica

STEP_ERRORS = (AccessDenied, Declined, ServerFault)
"""Errors that concern one step or kind: the round notes them and goes on. All others end it."""
PENDING = 200
"""So many items of unsent work are named to the office, so that a change of the scope can spare them."""
SLICE_SECONDS = 0.1
"""How long one writing transaction may go on taking more work; the window writes in between."""


class Stopped(Exception):
    """The round was asked to stop; everything up to here is committed."""


@dataclass(kw_only=True)
class Round:
    """One round of the engine."""

    replica: Replica
    connector: Connector
    clock: Clock
    device_id: str
    on_progress: Callable[[Progress], None]
    asked_to_stop: Callable[[], bool]
    share: Share = WHOLE
    """What this endpoint has of a profile with several."""
    unmatched: bool = True
    """Accounts may have changed since they were last held against those of this endpoint."""
    accepted: frozenset[str] = frozenset()
    """Codes of the brakes that a person has looked at and let pass."""
    files: Callable[[], bool] = lambda: True
    """Whether files may go up now: not on a metered link, unless a person says so. Asked before each part."""
    files_sent: int = 0
    rescoped: bool = False
    """The office has given this user another scope, and the replica does not follow it yet."""
    rescued: Path | None = None
    """Where a copy is kept before a restored server is followed."""
    followed: bool = False
    """A restored server was accepted in this round."""
    revived: int = 0
    """Operations the office had confirmed and lost, which wait again."""
    waiting: tuple[int, tuple[tuple[str, str, str, str], ...]] | None = None
    """How many operations had not reached the office when it was last asked, and the first of them."""
    told: datetime | None = None
    """The office's time, if it said it when it was asked."""
    pushed: int = 0
    pulled: int = 0
    verified: bool | None = None
    errors: list[SfaError] = field(default_factory=list)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds this endpoint has and owns, in order of need."""
        return tuple(k for k in SYNCED if k in self.connector.capabilities.kinds and self.share.owns(k))

    def cursors(self, reader: Reader) -> dict[str, str]:
        """Where the feeds of this endpoint's kinds go on."""
        return {kind: cursor for kind, cursor in inflow.cursors(reader).items() if self.share.owns(kind)}

    def tell(self, stage: str, kind: str = "", done: int = 0, total: int | None = None) -> None:
        """Say how far the work is, and raise Stopped if that is as far as it should go."""
        self.on_progress(Progress(stage=stage, kind=kind, done=done, total=total))
        if self.asked_to_stop():
            raise Stopped

    def note(self, error: SfaError) -> None:
        """Remember what went wrong; of equal errors only the first."""
        if all((error.code, error.values) != (known.code, known.values) for known in self.errors):
            self.errors.append(error)

    def device(self, *, anew: bool = False) -> Device:
        """What travels with each question and push: the device, how far its ledger is, and what still waits.

        What waits is read with each question (`anew`); the pushes after it tell the same, because reading it costs as
        much as sending it.
        """
        with self.replica.read() as reader:
            sequence, head = ledger.head(reader)
            if anew or self.waiting is None:
                self.waiting = outbox.pending(reader, PENDING)
            own_id = device(reader, self.device_id)
        count, pending = self.waiting
        return Device(
            id=own_id,
            ledger_head=head,
            ledger_seq=sequence,
            app=__version__,
            waiting=count,
            pending=pending,
        )

    def report(self) -> Report:
        """What the round did, and the exit code that follows from it."""
        with self.replica.read() as reader:
            standing = outbox.counts(reader)
            file_states = attachments.counts(reader)
            files_waiting, _ = attachments.waiting(reader)
        refused, conflicts, unknown = (
            standing[state] for state in (OperationState.REFUSED, OperationState.CONFLICT, OperationState.UNKNOWN)
        )
        codes = {error.exit_code for error in self.errors}
        if refused or conflicts or file_states[FileState.REFUSED]:
            codes.add(EXIT_PERSON)
        if unknown or (file_states[FileState.UNKNOWN] and self.files()):
            codes.add(EXIT_OFFLINE)
        return Report(
            pushed=self.pushed,
            pulled=self.pulled,
            refused=refused,
            conflicts=conflicts,
            unknown=unknown,
            verified=self.verified,
            errors=tuple((error.code, str(error)) for error in self.errors),
            exit_code=worst(codes),
            retry_after=max((seconds(error) for error in self.errors), default=0.0),
            files_sent=self.files_sent,
            files_waiting=files_waiting,
        )


def seconds(error: SfaError) -> float:
    """How long the server asked to wait, 0 where it did not."""
    value = error.values.get("seconds", 0)
    return float(value) if isinstance(value, (int, float)) else 0.0
