"""Delivers a parcel through this machine's own sign-in: what the office has already is asked for, the rest is sent.

Operation ids make it harmless to deliver the same file twice, and that the laptop has synchronised meanwhile. The
authors of what is delivered: what the app records (whose visit, whose order) is in the operations and stays the
representative's; whom the CRM itself names as the creating user is who signed in here, so that delivering another's
work has to be asked for.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sfa_desktop.actions.courier.parcel import Parcel, Receipts, read, write
from sfa_desktop.base.errors import InvalidInput, OtherServer, OutcomeUnknown, RemoteError, RolledBackProfile
from sfa_desktop.base.guard_errors import SealedFileRefused
from sfa_desktop.connectors.contract import Connector
from sfa_desktop.entities.exchange import Answer, Attachment, Device, Group
from sfa_desktop.replica import operations

_NOBODY = Device(id="", ledger_head="", ledger_seq=0)
"""Who asks the office who it is: this machine's own ledger has nothing to do with what it delivers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """What came of it."""

    receipts: Path
    """The file for the way home."""
    by: str
    done: int
    """Operations the office has now; `before` of them it had already."""
    before: int
    refused: int
    conflicts: int
    waiting: int
    """Operations that were not sent because of one that was not done."""
    files: int
    error: RemoteError | None = None
    """Why it ended early; delivered again, it goes on."""


def deliver(
    path: Path,
    passphrase: str,
    connector: Connector,
    *,
    now: datetime,
    receipts: Path | None = None,
    on_behalf: bool = False,
) -> Delivered:
    """Deliver what is in `path` and write the receipts beside it.

    Raises SealedFileRefused for a file that was changed, is foreign, or older than what the office has heard from that
    laptop; InvalidInput for another user's work unless `on_behalf`; RemoteError if nothing could be done at all.
    """
    parcel = read(path, Parcel, passphrase)
    facts = connector.hello(_NOBODY, {})
    if facts.identity != parcel.identity:
        raise SealedFileRefused(path=path, reason="it is for another office than this machine's") from OtherServer()
    user = str(facts.user.get("login") or "")
    if user != parcel.user and not on_behalf:
        raise InvalidInput(
            problem=f"This is the work of {parcel.user}, and this machine is signed in as {user}; the office would "
            f"name {user} as who entered it. With --on-behalf it is delivered so."
        )
    round = _Delivery(parcel, connector)
    error: RemoteError | None = None
    try:
        before = round.look_up(parcel.groups)
        round.send()
        round.send_files()
    except RolledBackProfile as refused:
        if not round.answers:
            raise SealedFileRefused(
                path=path, reason="it is older than what the office has already heard from that laptop"
            ) from refused
        error = OutcomeUnknown()
    except RemoteError as failed:
        if not round.answers:
            raise
        error = failed
    target = receipts or path.with_name(f"{path.name}.receipts")
    content = Receipts(
        parcel=parcel.id, identity=parcel.identity, device=parcel.device.id, delivered_at=now, delivered_by=user,
        answers=tuple(round.answers.values()), files=tuple(round.files),
    )  # fmt: skip
    write(target, content, passphrase)
    sizes = {group.id: len(group.operations) for group in parcel.groups}
    done = sum(len(answer.receipts) for answer in round.answers.values())
    refused_ = sum(sizes[a.group_id] for a in round.answers.values() if a.refusal)
    conflicts = sum(sizes[a.group_id] for a in round.answers.values() if a.conflict)
    return Delivered(
        receipts=target, by=user, done=done, before=before, refused=refused_, conflicts=conflicts,
        waiting=sum(sizes.values()) - done - refused_ - conflicts, files=len(round.files), error=error,
    )  # fmt: skip


class _Delivery:
    def __init__(self, parcel: Parcel, connector: Connector) -> None:
        self._parcel = parcel
        self._connector = connector
        self._limit = connector.capabilities.batch_limit
        self._versions: dict[tuple[str, str], int] = {}
        self._remotes: dict[str, str] = {}
        self.answers: dict[str, Answer] = {}
        self.files: list[Attachment] = []

    def look_up(self, groups: tuple[Group, ...] | list[Group]) -> int:
        """Take in what the office has of these already; how many operations."""
        count = 0
        for start in range(0, len(groups), self._limit):
            some = groups[start : start + self._limit]
            for id_, receipts in self._connector.lookup(some).items():
                size = next(len(group.operations) for group in some if group.id == id_)
                if receipts and len(receipts) == size:
                    self._take(Answer(group_id=id_, receipts=tuple(receipts)))
                    count += size
        return count

    def send(self) -> None:
        """Send the others in the parcel's order, each once everything it needs is there."""
        left = [group for group in self._parcel.groups if group.id not in self.answers]
        while left:
            batch = self._next(left)
            if not batch:
                return
            try:
                answers = self._connector.push(batch, self._parcel.device)
            except OutcomeUnknown:
                self.look_up(batch)
                raise
            for answer in answers:
                self._take(answer)
            left = [group for group in left if group.id not in self.answers]

    def _next(self, left: list[Group]) -> list[Group]:
        """The next batch: nothing that needs a group which is not done, nor two groups of one record."""
        undone = {id_ for id_, answer in self.answers.items() if not answer.receipts}
        blocked: set[str] = set()
        for group in self._parcel.groups:
            if group.id in undone or (group in left and blocked & _touches(group)):
                blocked |= {o.record_id for o in group.operations}
        batch: list[Group] = []
        taken: set[str] = set()
        for group in left:
            records = {o.record_id for o in group.operations}
            if not blocked & _touches(group) and not taken & _touches(group) and len(batch) < self._limit:
                batch.append(self._on_now(group))
            taken |= records
        return batch

    def _on_now(self, group: Group) -> Group:
        """The group, based on what earlier groups of the parcel made of its records."""
        changed = tuple(
            replace(o, base_version=max(o.base_version, self._versions.get((o.kind, o.record_id), 0)))
            for o in group.operations
        )
        return replace(group, operations=changed, remotes={**group.remotes, **self._remotes})

    def _take(self, answer: Answer) -> None:
        self.answers[answer.group_id] = answer
        for receipt in answer.receipts:
            self._versions[receipt.kind, receipt.key] = receipt.version
            self._remotes[receipt.key] = receipt.remote_id

    def send_files(self) -> None:
        """Send the files whose record is at the office."""
        if self._connector.capabilities.attachments == "none":
            return
        for one in self._parcel.files:
            parent = one.parent or self._remotes.get(one.file.record_id, "")
            if parent:
                stream = io.BytesIO(one.content)
                self.files.append(self._connector.upload(one.file, parent, stream, lambda _bytes: None))


def _touches(group: Group) -> set[str]:
    """The records a group changes and points to."""
    found: set[str] = set()
    for operation in group.operations:
        values: Mapping[str, object] = operation.values
        found |= {operation.record_id} | operations.links(operation.kind, values)
    return found
