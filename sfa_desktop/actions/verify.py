"""Proves that nothing was lost or changed behind the app's back: file, ledger and office against each other."""

from collections.abc import Mapping
from dataclasses import dataclass

from sfa_desktop.base.errors import EXIT_DONE, EXIT_FAULT, EXIT_PERSON, RemoteError
from sfa_desktop.connectors.contract import Connector
from sfa_desktop.entities import SYNCED
from sfa_desktop.entities.exchange import Action, Device, Group
from sfa_desktop.replica import journal, ledger, outbox, revival
from sfa_desktop.replica.facts import device
from sfa_desktop.replica.proof import digest
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync.several import Parties, Party


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
class Asked:
    """What the office says of this laptop's own ledger and receipts."""

    receipts: int
    """Confirmed operations the office was asked about."""
    unknown: tuple[str, ...]
    """Those it does not know (any more)."""
    ledger_seq: int = 0
    """How far it has heard of this ledger; 0 where it keeps nothing."""
    ledger_fits: bool | None = None
    """Whether the head it keeps is one of this ledger; None where it keeps none."""

    @property
    def sound(self) -> bool:
        """Whether it knows everything, and nothing else."""
        return not self.unknown and self.ledger_fits is not False


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
    asked: Asked | None = None
    """None unless the office was asked about every receipt."""

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
        if self.ledger_problems or self.verified is False or (self.asked is not None and not self.asked.sound):
            return EXIT_PERSON
        return self.error.exit_code if self.error else EXIT_DONE


def verify(replica: Replica, office: Connector | Parties | None = None, *, device_id: str = "") -> Verified:
    """Check the file and the ledger, and compare counts and checksums with the office where it can be asked.

    With `device_id` the office is asked about every receipt as well, and how far it has heard of this ledger. Of
    several endpoints each is asked about its kinds and receipts; `error` is the first one's that did not answer.
    """
    if office is None:
        parties: tuple[Party, ...] = ()
    else:
        parties = office.all if isinstance(office, Parties) else (Party(name="", connector=office),)
    file_problems = tuple(replica.check())
    with replica.read() as r:
        entries, head = ledger.head(r)
        problems = (*ledger.verify(r), *journal.problems(r))
        counts = outbox.counts(r)
        ours = digest(r, SYNCED)
    waiting = sum(number for state, number in counts.items() if state not in ("done", "discarded"))
    kinds: dict[str, Compared] | None = None
    error: RemoteError | None = None
    asked: Asked | None = None
    for party in parties:
        connector, owned = party.connector, [kind for kind in SYNCED if party.share.owns(kind)]
        try:
            if connector.capabilities.digest:
                theirs = connector.digest(owned)
                kinds = {**(kinds or {}), **{k: Compared(ours=ours[k], theirs=theirs.get(k)) for k in owned}}
            if device_id:
                asked = _both(asked, _ask(replica, party, device_id))
        except RemoteError as failed:
            error = error or failed
    return Verified(
        entries=entries, head=head, ledger_problems=problems, file_problems=file_problems, waiting=waiting,
        kinds=kinds, error=error, asked=asked,
    )  # fmt: skip


def _both(one: Asked | None, other: Asked) -> Asked:
    """What two endpoints said of the same ledger."""
    if one is None:
        return other
    told = (one.ledger_fits, other.ledger_fits)
    return Asked(
        receipts=one.receipts + other.receipts, unknown=one.unknown + other.unknown,
        ledger_seq=max(one.ledger_seq, other.ledger_seq),
        ledger_fits=False if False in told else (True if True in told else None),
    )  # fmt: skip


def _ask(replica: Replica, party: Party, device_id: str) -> Asked:
    """Ask about every confirmed operation; where the server remembers no operations, about what was made here."""
    connector = party.connector
    remembers = connector.capabilities.idempotency == "operation_id"
    with replica.read() as r:
        seq, head = ledger.head(r)
        device_id = device(r, device_id)
    facts = connector.hello(Device(id=device_id, ledger_head=head, ledger_seq=seq), {})
    fits = None
    if facts.heard is not None:
        with replica.read() as r:
            fits = ledger.fits(r, *facts.heard)
    count, unknown, before = 0, [], None
    while before != 0:
        with replica.read() as r:
            some, before = revival.confirmed(r, before, connector.capabilities.batch_limit, party.share)
        some = [operation for operation in some if remembers or operation.action is Action.CREATE]
        if some:
            found = connector.lookup([Group(id=one.id, operations=(one,)) for one in some])
            unknown += [one.id for one in some if not found.get(one.id)]
            count += len(some)
    return Asked(
        receipts=count, unknown=tuple(unknown), ledger_seq=facts.heard[0] if facts.heard else 0, ledger_fits=fits
    )
