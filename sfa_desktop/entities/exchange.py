"""What crosses rooms as a value: operations, pages, receipts, refusals, reports.

Values of records travel in canonical form, the JSON of docs/protocol.md: decimals as text, dates and
moments as ISO 8601 text, tags as lists. `entities.canonical` turns them into Python values and back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from sfa_desktop.base.errors import SfaError

Canonical = Mapping[str, Any]
"""Field values by name in canonical form."""


class Action(StrEnum):
    """What an operation does to its record."""

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"


class OperationState(StrEnum):
    """Where an operation stands; docs in ARCHITECTURE.md, "The outbox"."""

    QUEUED = "queued"
    SENDING = "sending"
    UNKNOWN = "unknown"
    REFUSED = "refused"
    CONFLICT = "conflict"
    DONE = "done"
    DISCARDED = "discarded"


OPEN_STATES = (
    OperationState.QUEUED,
    OperationState.SENDING,
    OperationState.UNKNOWN,
    OperationState.REFUSED,
    OperationState.CONFLICT,
)
"""States in which work is not yet at the office: none of them may ever be dropped silently."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One change of one record, made by a person; its id is made once and travels with every attempt."""

    id: str
    group_id: str
    kind: str
    record_id: str
    action: Action
    values: Canonical
    """The fields changed; for an aggregate `lines` is the whole list of lines, each with its `key`."""
    base_version: int = 0
    base: Canonical = field(default_factory=dict)
    """What the touched fields held before, in canonical form."""
    theirs: Canonical | None = None
    """In a conflict: the office's values of the record; None where the office deleted it."""
    schema_version: int = 1
    state: OperationState = OperationState.QUEUED
    attempts: int = 0
    code: str = ""
    message: str = ""
    line: str = ""
    """For a refusal: the key of the order line it is about."""
    title: str = ""
    """The record's headline when the operation was made: what lists of waiting work show."""
    created_at: datetime | None = None
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Operations that go together or not at all."""

    id: str
    operations: tuple[Operation, ...]
    attempt_id: str = ""
    remotes: Mapping[str, str] = field(default_factory=dict)
    """The server's own ids, by key, of the records these operations change or point to; without those unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A record that is no longer to be had."""

    key: str
    version: int
    deleted: bool
    """True for a deletion, False where it left this rep's scope."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of changed records, in canonical form, as arrays in the order of `columns`.

    `columns` begins with key, remote, version; a column `lines` holds arrays in the order of `line_columns`.
    """

    kind: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    gone: Sequence[Gone] = ()
    line_columns: Sequence[str] = ()
    cursor: str = ""
    """Opaque to all but the connector; commits together with the page."""
    more: bool = False
    derived: bool = False
    """Links in it are keys derived from the server's ids (`base.ids.server_id`); the replica puts in their place the
    key that it knows such a record by."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """By derived key: the own key of a record that was born on a laptop, where the server's row shows it."""
    unique: bool = False
    """The server lets no two records show the same own key: a row that shows one is that record, even where it was
    known by another id, for the server renames records."""


class Listed(NamedTuple):
    """One entry of an inventory."""

    key: str
    version: int
    """0 where the server lists no versions."""
    remote_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The server's word that an operation is done."""

    operation_id: str
    kind: str
    key: str
    remote_id: str
    version: int
    page: Page | None = None
    """The record as the server has it now, one row; None after a deletion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """The server's no to a group, in its own words."""

    code: str
    message: str
    operation_id: str = ""
    field: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What became of one pushed group.

    Of a server with atomic groups exactly one of receipts, refusal, conflict. Of any other, receipts are those of the
    operations that were done before one was refused or clashed; the operations after that one were not sent.
    """

    group_id: str
    receipts: tuple[Receipt, ...] = ()
    refusal: Refusal | None = None
    conflict: "Clash | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """The record changed at the office since the operation's base; `page` is its row there, None if deleted."""

    operation_id: str
    page: Page | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomField:
    """The definition of one of the customer's own fields."""

    kind: str
    code: str
    label: str
    type: str
    """A FieldType value."""
    choices: tuple[tuple[str, str], ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerFacts:
    """Who the server is and what this user gets there: the answer to the first question of each round."""

    identity: str
    server_time: datetime | None
    heads: Mapping[str, str]
    """By kind: an opaque token that is equal to the cursor when there is nothing to pull."""
    behind: frozenset[str] = frozenset()
    """Kinds whose feed is older than the cursors passed in: a restored server."""
    counts: Mapping[str, int] = field(default_factory=dict)
    company: Mapping[str, Any] = field(default_factory=dict)
    user: Mapping[str, Any] = field(default_factory=dict)
    policies: Mapping[str, Any] = field(default_factory=dict)
    scope: Mapping[str, Any] = field(default_factory=dict)
    """What limits this user: `token` is another one whenever something else is in it (docs/protocol.md)."""
    custom_fields: tuple[CustomField, ...] = ()
    heard: tuple[int, str] | None = None
    """Sequence and head of this device's ledger at its last push, where the server keeps them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What representatives have besides what is theirs by right. What is empty is not limited."""

    name: str
    users: tuple[str, ...] = ()
    """Logins; without any it is every representative's who has no other one."""
    months: Mapping[str, int] = field(default_factory=dict)
    """By kind: months of history, in whole months; what is still open is there however old."""
    segments: tuple[str, ...] = ()
    archived: bool = True
    categories: tuple[str, ...] = ()
    """Names of product categories."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeEffect:
    """What a scope would change for one representative: pairs are (before, after)."""

    user: str
    name: str
    rows: tuple[int, int]
    bytes: tuple[int, int]
    kinds: Mapping[str, tuple[int, int]]
    lost: int
    """Accounts that would leave; `loses` names the first of them."""
    gained: int
    loses: tuple[str, ...] = ()
    gains: tuple[str, ...] = ()
    unsent: tuple[tuple[str, str, str], ...] = ()
    """Kind, key and title of unsent work that would be outside; it is kept, and explained to its owner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What a server can and cannot do; the engine makes up for the rest, and the app shows it to the admin."""

    cursor: str = "sequence"
    """sequence | token | server_clock | modified_field"""
    precision: float = 0.0
    """Seconds that one tick of the server's stamps lasts; 0 for a sequence."""
    overlap: float = 0.0
    """Seconds by which each pull goes back behind its cursor, because a transaction may commit late."""
    exact_versions: bool = True
    """A version stands for one content. Otherwise it is a stamp: two contents may share it, 0 says "unknown", and
    what arrives is compared by content."""
    own_keys: bool = True
    """The server finds records by the app's keys. Otherwise pages are `derived`, and groups come with `remotes`: the
    engine looks them up only then, because it costs some queries a batch."""
    tombstones: str = "feed"
    """feed | log | none: where deletions are learned; with none, or a log with holes, from the inventory."""
    inventory: bool = True
    version_guard: str = "atomic"
    """atomic: compared in the transaction that writes | checked: just before it | none"""
    idempotency: str = "operation_id"
    """operation_id | client_id | upsert_key | unique_field | lookup_only"""
    atomic_groups: bool = True
    digest: bool = True
    quote: bool = True
    prices: bool = True
    """The server computes prices and taxes of a pushed order itself and sends them back."""
    attachments: str = "none"
    """none | whole | resumable: how files go up."""
    page_limit: int = 1000
    bulk_page_limit: int = 0
    """Rows that a page of a first sync may grow to where they are written quickly; 0 where pages do not grow."""
    batch_limit: int = 100
    kinds: tuple[str, ...] = ()
    read_only: tuple[str, ...] = ()
    """Kinds of which changes are not taken."""
    notes: tuple[str, ...] = ()
    """What else is weaker here than elsewhere, in whole English sentences for the admin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file of a record, here or at the office; its content travels apart."""

    id: str
    """Made on the laptop, or derived from the server's id."""
    kind: str
    record_id: str
    name: str
    media_type: str = ""
    size: int = 0
    """Bytes."""
    sha256: str = ""
    """Of the content, in hexadecimal; empty where the server does not say."""
    remote_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One named step of a connection test."""

    name: str
    """address | proxy | tls | server | clock | sign_in | rights | read | write"""
    passed: bool | None
    """None where an earlier failure kept it from being tried."""
    detail: str = ""
    """What was found: addresses, names, dates, counts; of a failure, its sentence in English."""
    seconds: float = 0.0
    problem: SfaError | None = None
    """Why it failed, for whoever can make words of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """What travels with each push, so that a copied or rolled-back profile is noticed."""

    id: str
    ledger_head: str
    ledger_seq: int
    app: str = ""
    """The app's version."""
    waiting: int = 0
    """How many operations had not reached the office when this was made."""
    pending: tuple[tuple[str, str, str, str], ...] = ()
    """Kind, key, title and account of the first of them: what a change of the scope must not lose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a commit changed; screens decide whether they care. Empty `ids` of a kind means "many"."""

    kinds: frozenset[str]
    ids: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the work at hand is. `total` is None where nobody knows it."""

    stage: str
    """ask | push | pull | verify | index | files (there `done` and `total` are bytes)"""
    kind: str = ""
    done: int = 0
    total: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one round did. `errors` are (code, sentence) pairs; `exit_code` follows base.errors.

    `pushed` and `pulled` count what this round moved (operations, records); `refused`, `conflicts` and `unknown`
    count the operations that stand so at its end, whichever round put them there.
    """

    pushed: int = 0
    pulled: int = 0
    refused: int = 0
    conflicts: int = 0
    unknown: int = 0
    verified: bool | None = None
    errors: tuple[tuple[str, str], ...] = ()
    exit_code: int = 0
    retry_after: float = 0.0
    """Seconds the server asked to wait, 0 where it did not."""
    part_done: bool = False
    """Of several endpoints, at least one had nothing in its way."""
    files_sent: int = 0
    files_waiting: int = 0
    """Files that are not at the office at the end of the round, those set aside among them."""
