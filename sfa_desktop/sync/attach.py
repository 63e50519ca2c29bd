"""Files go up after everything else, oldest first, each in parts and for itself: one that fails holds up nobody.

A file waits until its record is at the office. Work that is typed while files go up goes before the next part.
"""

from collections.abc import Callable
from contextlib import closing, suppress

from sfa_desktop.base.errors import (
    AccessDenied,
    Brake,
    Declined,
    OutcomeUnknown,
    RemoteError,
    ServerFault,
    SfaError,
)
from sfa_desktop.entities.attachment import FileState, RecordFile
from sfa_desktop.entities.exchange import Attachment, OperationState
from sfa_desktop.replica import attachments, contents, outbox
from sfa_desktop.replica.store import Writer
from sfa_desktop.sync import push
from sfa_desktop.sync.round import Round

TRIES = 2
"""How often one file is sent in one round when its answer gets lost or the server has a fault."""
GIVE_UP_AFTER = 6
"""Attempts in which nothing moved, of a server that answers otherwise, after which a person has to look."""
FAULT = "fault"
"""Code of a file that the server cannot digest."""


class _WorkWaits(Exception):
    """An order was typed meanwhile: it goes first."""


class _LinkChanged(Exception):
    """Files may no longer go up: the rest waits."""


def attach(round: Round) -> None:
    """Send what files are ready. Raises what ends a round; what concerns one file sets that one aside."""
    with round.replica.read() as reader:
        if contents.is_empty(reader):
            return
        lost = attachments.without_record(reader)
    with round.replica.write() as writer:
        for file in lost:
            attachments.mark_refused(writer, file.file.id, attachments.NO_RECORD, "")
    contents.sweep_all(round.replica)
    if not round.files() or round.connector.capabilities.attachments == "none":
        return
    step = _Step(round)
    passed: set[str] = set()
    with suppress(_LinkChanged):
        while round.files():
            with round.replica.read() as reader:
                ready = attachments.next_ready(reader, without=passed, share=round.share)
            if ready is None:
                return
            step.orders_first()
            if not step.send(*ready):
                passed.add(ready[0].file.id)


def recover(round: Round) -> None:
    """What a dead process left half sent is unknown from now on."""
    with round.replica.read() as reader:
        sending = attachments.counts(reader)[FileState.SENDING]
    if sending:
        with round.replica.write() as writer:
            attachments.recover(writer)


class _Step:
    """The sending of one round."""

    def __init__(self, round: Round) -> None:
        self.round = round
        self.known_work = self._queued()
        with round.replica.read() as reader:
            _, self.total = attachments.waiting(reader)
        self.done = 0

    def orders_first(self) -> None:
        """Push what was typed since the round's own push."""
        if self._queued() > self.known_work:
            push.push(self.round)
        self.known_work = self._queued()

    def send(self, file: RecordFile, parent: str) -> bool:
        """Send one file; whether the round is through with it. Raises what concerns more than this one."""
        tries = 0
        while True:
            try:
                if file.state is FileState.UNKNOWN and self._found(file, parent):
                    return True
                self._upload(file, parent)
            except _WorkWaits:
                self.orders_first()
            except (Declined, AccessDenied) as error:
                self._refuse(file, str(error.values.get("refusal", error.code)), error)
                return True
            except (OutcomeUnknown, ServerFault) as error:
                tries += 1
                if tries >= TRIES and self._now(file).sent == file.sent:
                    return self._isolate(file, parent, error)
            else:
                return True
            file, before = self._now(file), file.sent
            if file.sent > before:  # a bad network, but it gets on
                tries = 0

    def _upload(self, file: RecordFile, parent: str) -> None:
        round, id_ = self.round, file.file.id
        before, sent = self.done, file.sent
        with round.replica.write() as writer:
            attachments.mark_sending(writer, id_)

        def confirmed(size: int) -> None:
            nonlocal sent
            if size != sent:
                sent = size
                with round.replica.write() as writer:
                    attachments.mark_sent(writer, id_, size)
            self.done = before + sent - file.sent
            round.tell("files", "", self.done, max(self.total, self.done))
            if sent < file.file.size and not round.files():
                raise _LinkChanged
            if sent < file.file.size and self._queued() > self.known_work:
                raise _WorkWaits

        try:
            with closing(contents.opened(round.replica, file.file.sha256, file.file.size)) as content:
                theirs = round.connector.upload(file.file, parent, content, confirmed)
        except OutcomeUnknown:
            self._mark(id_, attachments.mark_unknown)
            raise
        except (RemoteError, Brake):
            self._mark(id_, attachments.mark_queued)
            raise
        except BaseException:
            # Stopped between two parts, or something of this laptop's own: the office says what it has next time.
            self._mark(id_, attachments.mark_unknown)
            raise
        self._settle(id_, theirs)
        self.done = before + file.file.size - file.sent

    def _found(self, file: RecordFile, parent: str) -> bool:
        """After a lost answer: whether the office has it; otherwise it is queued again."""
        for theirs in self.round.connector.files(file.file.kind, {file.file.record_id: parent}):
            if theirs.id == file.file.id or (theirs.sha256 and theirs.sha256 == file.file.sha256):
                self._settle(file.file.id, theirs)
                return True
        self._mark(file.file.id, attachments.mark_queued)
        return False

    def _isolate(self, file: RecordFile, parent: str, error: SfaError) -> bool:
        """Tell a file that the server cannot digest from a server that is not well: does it answer anything else?

        If not, what it raises ends the step. If so, the others go on, and this one is set aside now or in the end.
        """
        if self._found(file, parent):
            return True
        if isinstance(error, ServerFault) or self._now(file).attempts >= GIVE_UP_AFTER:
            self._refuse(file, FAULT, error)
            return True
        self.round.note(error)
        return False

    def _now(self, file: RecordFile) -> RecordFile:
        with self.round.replica.read() as reader:
            return attachments.need(reader, file.file.id)

    def _refuse(self, file: RecordFile, code: str, error: SfaError) -> None:
        with self.round.replica.write() as writer:
            attachments.mark_refused(writer, file.file.id, code, str(error.values.get("detail") or error.what()))

    def _settle(self, id: str, theirs: Attachment) -> None:
        with self.round.replica.write() as writer:
            attachments.settle(writer, id, theirs)
        self.round.files_sent += 1

    def _mark(self, id: str, mark: Callable[[Writer, str], None]) -> None:
        with self.round.replica.write() as writer:
            mark(writer, id)

    def _queued(self) -> int:
        with self.round.replica.read() as reader:
            return outbox.counts(reader)[OperationState.QUEUED]
