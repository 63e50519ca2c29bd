"""Proves that nothing was lost or changed behind the app's back: file, ledger and office against each other."""

from collections.abc import Mapping
from dataclasses import dataclass

from sfa_desktop.base.errors import EXIT_DONE, EXIT_FAULT, EXIT_PERSON, RemoteError
from sfa_desktop.connectors.contract import Connector
from sfa_desktop.entities import SYNCED
from sfa_desktop.replica import ledger, outbox
from sfa_desktop.replica.proof import digest
from sfa_desktop.replica.store import Replica


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One kind on both sides: (count, checksum)."""

    ours: tuple[int, int]
    theirs: tuple[int, int] | None
    """None where the server has no such kind."""

    @property
    def same(self) -> bool:
        """Whether both hold the same records in the same versions."""
        return self.ours == self.theirs


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What was found. `kinds` is None where the office was not asked or did not answer (`error` says why)."""

    entries: int
    """Of the ledger."""
    head: str
    """The hash of its last entry."""
    ledger_problems: tuple[ledger.LedgerProblem, ...]
    file_problems: tuple[str, ...]
    waiting: int
    """Operations that are not at the office yet."""
    kinds: Mapping[str, Compared] | None = None
    error: RemoteError | None = None

    @property
    def sound(self) -> bool:
        """Whether the file and the ledger are whole."""
        return not self.ledger_problems and not self.file_problems

    @property
    def verified(self) -> bool | None:
        """Whether both sides agree on every kind; None where they could not be compared."""
        return None if self.kinds is None else all(kind.same for kind in self.kinds.values())

    @property
    def exit_code(self) -> int:
        """As every command of the app ends."""
        if self.file_problems:
            return EXIT_FAULT
        if self.ledger_problems or self.verified is False:
            return EXIT_PERSON
        return self.error.exit_code if self.error else EXIT_DONE


def verify(replica: Replica, connector: Connector | None = None) -> Verified:
    """Check the file and the ledger, and compare counts and checksums with the office where it can be asked."""
    file_problems = tuple(replica.check())
    with replica.read() as r:
        entries, head = ledger.head(r)
        problems = tuple(ledger.verify(r))
        counts = outbox.counts(r)
        ours = digest(r, SYNCED)
    waiting = sum(number for state, number in counts.items() if state not in ("done", "discarded"))
    kinds: dict[str, Compared] | None = None
    error: RemoteError | None = None
    if connector is not None and connector.capabilities.digest:
        try:
            theirs = connector.digest(SYNCED)
            kinds = {kind: Compared(ours=ours[kind], theirs=theirs.get(kind)) for kind in SYNCED}
        except RemoteError as failed:
            error = failed
    return Verified(
        entries=entries, head=head, ledger_problems=problems, file_problems=file_problems, waiting=waiting,
        kinds=kinds, error=error,
    )  # fmt: skip
