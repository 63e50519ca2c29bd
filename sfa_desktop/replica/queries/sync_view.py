"""How things stand between laptop and office: what waits, what went today, how fresh each kind is, the rounds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sfa_desktop.entities import KINDS, Account
from sfa_desktop.entities.exchange import OPEN_STATES, Operation, OperationState
from sfa_desktop.replica import attachments, counterparts, ledger, outbox
from sfa_desktop.replica.codec import load, moment_of
from sfa_desktop.replica.facts import clock_ahead, shares
from sfa_desktop.replica.facts import facts as office_facts
from sfa_desktop.replica.operations import SELECT, operation_of
from sfa_desktop.replica.queries.conflicts import Conflict, conflict
from sfa_desktop.replica.queries.day import span
from sfa_desktop.replica.store import Reader

RECENT = 40
"""How many of the things that were sent are listed below those that wait."""
ROUNDS = 30
ATTENTION = (OperationState.REFUSED, OperationState.CONFLICT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One operation, and whom it is about."""

    operation: Operation
    account: str = ""
    number: str = ""
    """The official number of the record, where it has one."""
    conflict: Conflict | None = None
    """What asks, of an operation in conflict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindState:
    """How fresh one kind is."""

    kind: str
    rows: int
    as_of: datetime | None
    verified_at: datetime | None
    verified: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One round that has ended; `report` is the JSON of a Report."""

    started_at: datetime | None
    ended_at: datetime | None
    report: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """How many accounts of ours and of another endpoint are one, and how many of each side have no counterpart."""

    endpoint: str
    pairs: int
    ours: int
    theirs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncView:
    """Everything the Sync page shows but the conflict's values, which are in its operation."""

    counts: Mapping[str, int]
    done_today: int
    open_today: int
    work: tuple[Work, ...]
    kinds: tuple[KindState, ...]
    rounds: tuple[Round, ...]
    ledger_entries: int
    ledger_head: str
    as_of: datetime | None
    office: str = ""
    files: int = 0
    """How many files are not at the office."""
    clock_ahead: int | None = None
    """Seconds by which the laptop's clock was before the office's; None where the office does not tell its time."""

    matched: tuple[Matched, ...] = ()
    """Of a profile with several CRMs: how far the accounts of each other one are matched."""

    @property
    def waiting(self) -> int:
        """What is on its way and needs nobody."""
        return sum(self.counts.get(state.value, 0) for state in OPEN_STATES if state not in ATTENTION)

    @property
    def attention(self) -> list[Work]:
        """The work that needs a person, oldest first."""
        return [work for work in self.work if work.operation.state in ATTENTION]

    @property
    def needing(self) -> int:
        """What needs a person."""
        return sum(self.counts.get(state.value, 0) for state in ATTENTION)


def sync_view(r: Reader, today: date) -> SyncView:
    """All of it, in one snapshot."""
    since = span(today, today)[0].strftime("%Y-%m-%dT%H:%M:%SZ")
    done = OperationState.DONE.value
    office = office_facts(r)
    seq, digest = ledger.head(r)
    kinds = tuple(kind_states(r))
    return SyncView(
        counts=outbox.counts(r),
        done_today=int(r.value("SELECT count(*) FROM operation WHERE state = ? AND changed_at >= ?", (done, since))),
        open_today=len(outbox.items(r)),
        work=tuple(_about(r, operation) for operation in (*outbox.items(r), *_recent(r))),
        kinds=kinds,
        rounds=tuple(_rounds(r)),
        ledger_entries=seq,
        ledger_head=digest,
        as_of=min((kind.as_of for kind in kinds if kind.as_of is not None), default=None),
        office=str(office.company.get("name") or "") if office is not None else "",
        files=attachments.waiting(r)[0],
        clock_ahead=clock_ahead(r),
        matched=tuple(_matched(r, share.endpoint) for share in shares(r)),
    )


def _matched(r: Reader, endpoint: str) -> Matched:
    pairs, ours, theirs = counterparts.counts(r, endpoint)
    return Matched(endpoint=endpoint, pairs=pairs, ours=ours, theirs=theirs)


def _recent(r: Reader) -> list[Operation]:
    rows = r.rows(f"{SELECT} WHERE state = 'done' ORDER BY changed_at DESC, seq DESC LIMIT ?", (RECENT,))
    return [operation_of(row) for row in rows]


def _about(r: Reader, operation: Operation) -> Work:
    record = r.get(operation.kind, operation.record_id)
    account_id = operation.record_id if operation.kind == "account" else getattr(record, "account_id", None)
    account_id = account_id or operation.values.get("account_id")
    account = r.get("account", account_id) if account_id else None
    return Work(
        operation=operation,
        account=account.name if isinstance(account, Account) else "",
        number=str(getattr(record, "number", "") or ""),
        conflict=conflict(r, operation) if operation.state is OperationState.CONFLICT else None,
    )


def kind_states(r: Reader) -> list[KindState]:
    """How fresh each kind is, in the order of need."""
    rows = r.rows("SELECT kind, as_of, verified_at, verified FROM feed")
    known = {kind: (as_of, verified_at, verified) for kind, as_of, verified_at, verified in rows}
    found = []
    for kind in KINDS:
        if kind not in known:
            continue
        as_of, verified_at, verified = known[kind]
        found.append(
            KindState(
                kind=kind,
                rows=r.count(kind),
                as_of=moment_of(as_of),
                verified_at=moment_of(verified_at),
                verified=None if verified is None else bool(verified),
            )
        )
    return found


def _rounds(r: Reader) -> list[Round]:
    rows = r.rows("SELECT started_at, ended_at, report FROM sync_round ORDER BY seq DESC LIMIT ?", (ROUNDS,))
    return [Round(started_at=moment_of(a), ended_at=moment_of(b), report=load(report)) for a, b, report in rows]
