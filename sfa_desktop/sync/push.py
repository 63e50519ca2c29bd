"""What goes up: look up what is unknown, then send what is ready, in batches, and settle every answer."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from sfa_desktop.base.errors import Brake, OutcomeUnknown, RemoteError, ServerFault
from sfa_desktop.base.ids import new_id
from sfa_desktop.entities.exchange import Answer, Group, OperationState
from sfa_desktop.replica import outbox, passage, receiving, sending
from sfa_desktop.replica.access import Reader
from sfa_desktop.sync.round import SLICE_SECONDS, STEP_ERRORS, Round

TOGETHER = 100
"""Answers that are written down in one go, between two looks at the clock."""
TRIES = 2
"""How often a group is sent alone in one round."""
OFTEN = 3 * TRIES
"""Attempts after which a group lets all others go first, so that a few bad ones never keep the queue from moving."""
GIVE_UP_AFTER = 3
"""Groups that fail alone, one after the other, before a fault is taken for the server's and not for theirs."""


def look_up(round: Round) -> frozenset[str]:
    """Ask what became of groups whose answer got lost: settle the operations that are done, queue the others again.

    One that the server cannot be asked about goes on being unknown, and keeps none of the others so. Returns the ids of
    the groups that are done as a whole.
    """
    all_settled: set[str] = set()
    limit = round.connector.capabilities.batch_limit
    with round.replica.read() as reader:
        unknown = _addressed(round, reader, sending.groups_unknown(reader, round.share))
    total = len(unknown)
    in_a_row = 0
    while unknown:
        groups = unknown[:limit]
        round.tell("push", done=total - len(unknown), total=total)
        try:
            found = round.connector.lookup(groups)
        except STEP_ERRORS as error:
            if len(groups) > 1:
                limit = (len(groups) + 1) // 2
                continue
            in_a_row += 1
            if in_a_row >= GIVE_UP_AFTER:
                raise
            round.note(error)
            unknown = unknown[1:]
            continue
        unknown = unknown[len(groups) :]
        in_a_row, limit = 0, min(limit * 2, round.connector.capabilities.batch_limit)
        done = [Answer(group_id=group.id, receipts=receipts) for group in groups if (receipts := found.get(group.id))]
        _settle(round, done)
        sent = {group.id: len(group.operations) for group in groups}
        settled = {answer.group_id for answer in done if len(answer.receipts) == sent[answer.group_id]}
        all_settled |= settled
        with round.replica.write() as writer:
            sending.mark_queued(writer, [group.id for group in groups if group.id not in settled], round.share)
    return frozenset(all_settled)


def push(round: Round) -> None:
    """Send everything that is ready.

    A batch whose outcome is unknown is looked up at once. One that fails by the server's fault is sent again in
    smaller batches, so that a single group which the server cannot digest holds up nobody else's; what was tried often
    goes after everything else.
    """
    limit = size = round.connector.capabilities.batch_limit
    tries: Counter[str] = Counter()
    with round.replica.read() as reader:
        last = sending.often_tried(reader, OFTEN)
    failed = set(last)
    in_a_row = 0
    while True:
        with round.replica.read() as reader:
            queued = outbox.counts(reader)[OperationState.QUEUED]
        if not queued:
            return
        round.tell("push", done=round.pushed, total=round.pushed + queued)
        groups = _take(round, size, failed)
        if not groups and last:
            failed, last = failed - last, set()
            continue
        if not groups:
            return
        try:
            _send(round, groups)
        except (OutcomeUnknown, ServerFault) as error:
            settled = look_up(round) if isinstance(error, OutcomeUnknown) else frozenset()
            if len(groups) > 1:
                size = (len(groups) + 1) // 2
                continue
            (group,) = groups
            tries[group.id] += 1
            if group.id in settled or tries[group.id] < TRIES:
                continue
            round.note(error)
            failed.add(group.id)
            in_a_row += 1
            if in_a_row >= GIVE_UP_AFTER:
                return
        else:
            in_a_row = 0
            size = min(size * 2, limit)


def _take(round: Round, size: int, failed: Collection[str]) -> list[Group]:
    """The next groups, frozen in the transaction that reads them: what is typed later is an operation of its own.

    Read first and frozen later, an edit in between would change what is noted as sent, and be swallowed by the answer.
    """
    with round.replica.write() as writer:
        ready = sending.groups_ready(writer, size + len(failed), round.share)
        groups = [group for group in ready if group.id not in failed][:size]
        sending.mark_sending(writer, groups, new_id())
        return _addressed(round, writer, groups)


def _addressed(round: Round, reader: Reader, groups: list[Group]) -> list[Group]:
    """As this server understands them: with its own ids, where it does not find records by ours."""
    return passage.addressed(reader, groups, round.share, own_keys=round.connector.capabilities.own_keys)


def _send(round: Round, groups: Sequence[Group]) -> None:
    ids = [group.id for group in groups]
    try:
        answers = round.connector.push(groups, round.device())
    except OutcomeUnknown:
        with round.replica.write() as writer:
            sending.mark_unknown(writer, ids, round.share)
        raise
    except (RemoteError, Brake):
        # Certain: nothing was done.
        with round.replica.write() as writer:
            sending.mark_queued(writer, ids, round.share)
        raise
    _settle(round, answers)


def _settle(round: Round, answers: Iterable[Answer]) -> None:
    """Commit the answers in transactions short enough for the window to write in between."""
    waiting = list(answers)
    while waiting:
        until = round.clock.monotonic() + SLICE_SECONDS
        with round.replica.write() as writer:
            while waiting:
                some, waiting = waiting[:TOGETHER], waiting[TOGETHER:]
                receiving.settle_many(writer, some, round.share)
                round.pushed += sum(len(answer.receipts) for answer in some)
                if round.clock.monotonic() >= until:
                    break
