"""A central CRM as a model in memory: docs/protocol.md in its plainest form, to check the engine against.

It keeps what a real server would commit, and nothing else: records with versions, the feed, scopes, operations
done with their receipts, official numbers. `Line` is a connector to it for one user.
"""

import copy
import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from sfa_desktop.base.errors import RolledBackProfile
from sfa_desktop.base.ids import server_id
from sfa_desktop.connectors.tryton.shapes import columns, line_columns
from sfa_desktop.entities import KINDS, SYNCED
from sfa_desktop.entities.canonical import encode_entity
from sfa_desktop.entities.exchange import (
    Action,
    Answer,
    Canonical,
    Capabilities,
    Clash,
    CustomField,
    Device,
    Gone,
    Group,
    Listed,
    Operation,
    Page,
    Receipt,
    Refusal,
    ServerFacts,
    Step,
)
from tests.support.office_records import Conflict, Effect, Record, Refused, Said

MULTIPLIER, PRIME, WORD = 2654435761, 4294967291, 2**53
REFUSED_WORD = "refuse me"
"""Whatever carries this word in a text is refused, as a business rule would."""


@dataclass
class Office:
    """The server. Every method is one transaction."""

    identity: str = "0f1e2d3c-0000-4000-8000-000000000001"
    records: dict[tuple[str, str], Record] = field(default_factory=dict)
    done: dict[str, Operation] = field(default_factory=dict)
    effects: list[Effect] = field(default_factory=list)
    """In the order in which they took place; what is rolled back never did."""
    said: dict[tuple[str, str], dict[int, Said]] = field(default_factory=dict)
    """By kind and key: what the record was at each of its versions."""
    left: list[tuple[int, str, str, str]] = field(default_factory=list)
    """(seq, kind, key, user who had it)."""
    devices: dict[str, int] = field(default_factory=dict)
    keeps_heads: bool = True
    """Whether it remembers how far each laptop's ledger was."""
    custom_fields: tuple[CustomField, ...] = ()
    unknown_columns: tuple[str, ...] = ()
    """Columns that a newer server sends and this version of the app does not know."""
    now: datetime = datetime(2026, 11, 24, 8, tzinfo=UTC)
    seq: int = 0

    def __post_init__(self) -> None:
        self._remotes = itertools.count(1)
        self._numbers = itertools.count(1)

    # --- what people at the office do

    def add(self, kind: str, **values: Any) -> Record:
        """A record born at the office."""
        remote = next(self._remotes)
        record = Record(kind, server_id(self.identity, kind, str(remote)), remote, blank(kind))
        record.values.update(values)
        self.records[kind, record.key] = record
        self._touch(record)
        return record

    def edit(self, record: Record, **values: Any) -> None:
        """A colleague changes a record."""
        record.values.update(values)
        self._touch(record)

    def bump(self, record: Record) -> None:
        """Something derived changes: a new version, no conflict."""
        self._touch(record, edited=False)

    def delete(self, record: Record) -> None:
        """A colleague deletes a record."""
        record.deleted = True
        self._touch(record)

    def move(self, account: Record, owner: str) -> None:
        """An account with all that hangs on it goes to another rep."""
        before = account.values["owner"]
        account.values["owner"] = owner
        for record in self._family(account):
            self._touch(record, edited=False)
            if before and before != owner:
                self.left.append((record.version, record.kind, record.key, before))

    def _family(self, account: Record) -> list[Record]:
        hanging = [r for r in self.records.values() if r.values.get("account_id") == account.key and not r.deleted]
        return [account, *hanging]

    def _touch(self, record: Record, *, edited: bool = True) -> None:
        self.seq += 1
        record.version = self.seq
        if edited:
            record.edited = self.seq
        self.said.setdefault((record.kind, record.key), {})[self.seq] = Said(dict(record.values), record.deleted)

    @property
    def applied(self) -> list[str]:
        """Ids of operations in the order in which they took effect; a second entry would be a second effect."""
        return [effect.operation for effect in self.effects]

    # --- backups

    def backup(self) -> dict[str, Any]:
        """All that a database dump would hold; what was ever said is remembered apart."""
        return copy.deepcopy({name: value for name, value in vars(self).items() if name not in ("identity", "said")})

    def restore(self, backup: Mapping[str, Any]) -> None:
        """Be as at the moment of the backup, which stays good for another time."""
        vars(self).update(copy.deepcopy(dict(backup)))

    # --- what a user has

    def visible(self, user: str, record: Record) -> bool:
        """Whether the record is in the user's scope."""
        if record.kind == "account":
            return record.values["owner"] in ("", user)
        account = self.records.get(("account", record.values.get("account_id") or ""))
        return account is None or (not account.deleted and self.visible(user, account))

    def of(self, user: str, kind: str) -> list[Record]:
        """Everything of a kind the user has, in feed order."""
        found = [r for r in self.records.values() if r.kind == kind and not r.deleted and self.visible(user, r)]
        return sorted(found, key=lambda r: r.version)

    # --- operations

    def push(self, user: str, groups: Sequence[Group], device: Device) -> tuple[Answer, ...]:
        """The protocol's push: each group all or nothing, each operation once."""
        if self.keeps_heads:
            if device.ledger_seq < self.devices.get(device.id, 0):
                raise RolledBackProfile
            self.devices[device.id] = device.ledger_seq
        return tuple(self._group(user, group) for group in groups)

    def _group(self, user: str, group: Group) -> Answer:
        undo: list[Callable[[], object]] = []
        seq, effects = self.seq, len(self.effects)
        touched: set[tuple[str, str]] = set()
        operation = group.operations[0]
        try:
            for operation in group.operations:
                if operation.id not in self.done:
                    self._operation(user, operation, touched, undo)
        except (Refused, Conflict) as no:
            for take_back in reversed(undo):
                take_back()
            for effect in self.effects[effects:]:
                del self.done[effect.operation]
            del self.effects[effects:]
            self.seq = seq
            if isinstance(no, Refused):
                refusal = Refusal(code=no.code, message=str(no), operation_id=operation.id)
                return Answer(group_id=group.id, refusal=refusal)
            page = self.page(operation.kind, [no.record]) if no.record and not no.record.deleted else None
            return Answer(group_id=group.id, conflict=Clash(operation_id=operation.id, page=page))
        return Answer(group_id=group.id, receipts=tuple(self.receipt(op.id, user) for op in group.operations))

    def _operation(
        self, user: str, op: Operation, touched: set[tuple[str, str]], undo: list[Callable[[], object]]
    ) -> None:
        if any(REFUSED_WORD in str(value) for value in op.values.values()):
            raise Refused("invalid", "The office does not accept these words.")
        at = op.kind, op.record_id
        record = self.records.get(at)
        for name in ("account_id",):
            linked = op.values.get(name)
            if linked and ("account", linked) not in self.records:
                raise Refused("unknown_link", "The account is not known.")
        if op.action is Action.CREATE:
            if record is not None and record.deleted and not op.base_version:
                raise Conflict(None)
            if record is None or record.deleted:
                before = record
                undo.append(lambda: self._put_back(at, before))
                record = Record(op.kind, op.record_id, next(self._remotes), blank(op.kind))
                record.values.update(op.values)
                if op.kind == "account":
                    record.values["owner"] = user
                self.records[at] = record
        else:
            if record is None or not (record.deleted or self.visible(user, record)):
                raise Refused("not_visible", "The record is not known to you.")
            if record.deleted:
                raise Conflict(None)
            if at not in touched and not record.edited <= op.base_version <= record.version:
                raise Conflict(record)
            whole = replace(record, values=dict(record.values))
            undo.append(lambda: self._put_back(at, whole))
            if op.action is Action.UPDATE:
                custom = {**record.values["custom"], **op.values.get("custom", {})}
                record.values.update(op.values, custom=custom)
            else:
                record.deleted = True
        if op.kind == "order" and record.values.get("state") == "confirmed" and not record.values.get("number"):
            record.values["number"] = f"SO{next(self._numbers):05}"
        self._touch(record)
        version = record.version
        undo.append(lambda: self.said[at].pop(version))
        touched.add(at)
        self.done[op.id] = op
        self.effects.append(Effect(op.id, op.action, op.kind, op.record_id))

    def _put_back(self, at: tuple[str, str], record: Record | None) -> None:
        if record is None:
            del self.records[at]
        else:
            self.records[at] = record

    def receipt(self, operation_id: str, user: str) -> Receipt:
        """The receipt of an operation that was done, with the record as this user has it now."""
        op = self.done[operation_id]
        record = self.records[op.kind, op.record_id]
        page = None if record.deleted or not self.visible(user, record) else self.page(op.kind, [record])
        return Receipt(
            operation_id=op.id,
            kind=op.kind,
            key=op.record_id,
            remote_id=str(record.remote),
            version=record.version,
            page=page,
        )

    def page(self, kind: str, records: Sequence[Record], **more: Any) -> Page:
        """Records as a page."""
        names = (*columns(kind), *self.unknown_columns)
        return Page(
            kind=kind,
            columns=names,
            rows=[[r.key, r.remote, r.version, *(_cell(kind, n, r.values) for n in names[3:])] for r in records],
            line_columns=line_columns(kind),
            **more,
        )


def blank(kind: str) -> dict[str, Any]:
    """The values of an empty record, in canonical form."""
    return encode_entity(KINDS[kind]())


def _cell(kind: str, name: str, values: Mapping[str, Any]) -> Any:
    if name != "lines":
        return values.get(name)
    names = line_columns(kind)
    return [
        [line["key"], None, 0, *({"custom": {}, **line}.get(column) for column in names[3:])]
        for line in values.get("lines", ())
    ]


class Line:
    """A connector to the office for one user: nothing ever fails on it. `tests.simulation` breaks it."""

    def __init__(
        self,
        office: Office,
        user: str,
        *,
        page_limit: int = 1000,
        batch_limit: int = 100,
        kinds: tuple[str, ...] = SYNCED,
    ) -> None:
        self.office = office
        self.user = user
        self.calls: list[str] = []
        self.capabilities = Capabilities(page_limit=page_limit, batch_limit=batch_limit, kinds=kinds)

    def check(self) -> tuple[Step, ...]:
        """Nothing to test."""
        return ()

    def hello(self, device: Device, cursors: Mapping[str, str]) -> ServerFacts:
        """Identity, heads and counts."""
        self.calls.append("hello")
        kinds = self.capabilities.kinds
        heads = dict.fromkeys(kinds, 0)
        counts = dict.fromkeys(kinds, 0)
        for record in self.office.records.values():
            if record.kind in heads:
                heads[record.kind] = max(heads[record.kind], record.version)
                counts[record.kind] += not record.deleted and self.office.visible(self.user, record)
        for seq, kind, _, _ in self.office.left:
            heads[kind] = max(heads[kind], seq)
        return ServerFacts(
            identity=self.office.identity,
            server_time=self.office.now,
            heads={kind: str(head) for kind, head in heads.items()},
            behind=frozenset(kind for kind, cursor in cursors.items() if cursor and heads[kind] < int(cursor)),
            counts=counts,
            custom_fields=self.office.custom_fields,
            company={"name": "Comercial Norte", "currency": "EUR", "currency_digits": 2},
            user={"login": self.user, "name": self.user},
        )

    def pull(self, kind: str, cursor: str, limit: int) -> Page:
        """The feed after the cursor: rows, tombstones, what left the scope."""
        self.calls.append(f"pull {kind}")
        after = int(cursor or 0)
        office = self.office
        events: dict[str, tuple[int, Record | Gone]] = {}
        for seq, of, key, user in office.left:
            record = office.records[of, key]
            if of == kind and seq > after > 0 and user == self.user and not office.visible(self.user, record):
                events[key] = (seq, Gone(key=key, version=seq, deleted=False))
        for record in self._all(kind):
            if record.version <= after:
                continue
            if record.deleted:
                if after:
                    events[record.key] = (record.version, Gone(key=record.key, version=record.version, deleted=True))
            elif office.visible(self.user, record):
                events[record.key] = (record.version, record)
        ordered = sorted(events.values(), key=lambda event: event[0])
        page, more = ordered[:limit], len(ordered) > limit
        head = max([after, *(r.version for r in self._all(kind)), *(s for s, of, _, _ in office.left if of == kind)])
        return office.page(
            kind,
            [record for _, record in page if isinstance(record, Record)],
            gone=[gone for _, gone in page if isinstance(gone, Gone)],
            cursor=str(page[-1][0] if more else head),
            more=more,
        )

    def fetch(self, kind: str, keys: Mapping[str, str]) -> Page:
        """Single records."""
        self.calls.append(f"fetch {kind}")
        have = {r.key: r for r in self.office.of(self.user, kind)}
        gone = [Gone(key=key, version=0, deleted=False) for key in keys if key not in have]
        return self.office.page(kind, [have[key] for key in keys if key in have], gone=gone)

    def push(self, groups: Sequence[Group], device: Device) -> tuple[Answer, ...]:
        """Groups, each all or nothing."""
        self.calls.append("push")
        return self.office.push(self.user, groups, device)

    def lookup(self, groups: Sequence[Group]) -> Mapping[str, tuple[Receipt, ...]]:
        """What became of groups."""
        self.calls.append("lookup")
        done = self.office.done
        return {
            g.id: tuple(self.office.receipt(op.id, self.user) for op in g.operations if op.id in done) for g in groups
        }

    def digest(self, kinds: Sequence[str]) -> Mapping[str, tuple[int, int]]:
        """Count and checksum."""
        self.calls.append("digest")
        found = {}
        for kind in kinds:
            versions = [r.version for r in self.office.of(self.user, kind)]
            found[kind] = (len(versions), sum(v * MULTIPLIER % PRIME for v in versions) % WORD)
        return found

    def inventory(self, kind: str, after: str, limit: int) -> tuple[Sequence[Listed], str]:
        """Keys and versions, by remote id."""
        self.calls.append(f"inventory {kind}")
        rows = sorted(self.office.of(self.user, kind), key=lambda r: r.remote)
        rows = [r for r in rows if r.remote > int(after or 0)]
        token = str(rows[limit - 1].remote) if len(rows) > limit else ""
        return [Listed(r.key, r.version, str(r.remote)) for r in rows[:limit]], token

    def quote(self, order: Canonical) -> Mapping[str, Any]:
        """Nothing is priced here."""
        return {"net": "0.00", "tax": "0.00", "total": "0.00", "lines": [], "taxes": [], "remarks": []}

    def close(self) -> None:
        """Nothing to let go of."""

    def _all(self, kind: str) -> list[Record]:
        return [r for r in self.office.records.values() if r.kind == kind]
