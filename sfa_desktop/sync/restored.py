"""The way on after a backup was restored at the office, once a person has accepted it.

A copy of the whole replica is kept first. Then every kind is pulled from the beginning, before anything is sent; work
that the office had confirmed and no longer knows is found by looking its operations up, and queued again; what the
office has no more goes. The steps are kept as they are done, so that a round that ends early goes on in the next one.
"""

from collections import deque
from collections.abc import Sequence

from sfa_desktop.entities.exchange import Group, Operation, Page, ServerFacts
from sfa_desktop.replica import attachments, inflow, revival
from sfa_desktop.sync import pull
from sfa_desktop.sync.rescue import keep_copy
from sfa_desktop.sync.round import SLICE_SECONDS, STEP_ERRORS, Round

_ROWS = 2_000
"""So many rows lose their versions in one transaction."""
_TOGETHER = 100
"""So many records at most get their work back, or files are asked for, in one."""
_GONE = 500
"""So many records that the office has no more go in one."""
_KNOWN_IN_A_ROW = 2
"""So many whole batches of which the office knows every operation are the end of what a backup can have lost."""


def begin(round: Round) -> None:
    """From now on what the office says next counts, and nothing from before."""
    copy = keep_copy(round.replica, round.rescued, round.clock.now()) if round.rescued else None
    with round.replica.write() as writer:
        revival.begin(writer, round.kinds, copy=copy.name if copy else "", share=round.share)
    distrust(round)


def distrust(round: Round) -> None:
    """Trust no version from before any more; goes on where an earlier round ended."""
    more = True
    while more:
        round.tell("ask")
        with round.replica.write() as writer:
            more = revival.distrust(writer, _ROWS, round.share)


def under_way(round: Round) -> bool:
    """Whether this was begun and not brought to its end."""
    with round.replica.read() as reader:
        return revival.under_way(reader, round.share)


def go_on(round: Round, facts: ServerFacts) -> None:
    """Pull every kind anew, revive what the office lost, let go of what it has no more.

    A kind that cannot be read keeps neither the others nor the round from going on; it is tried again in the next one.
    """
    with round.replica.read() as reader:
        left, cursors = revival.left(reader, round.share), round.cursors(reader)
    # A kind that was pulled and has no cursor was taken out by a reset since.
    unread = set()
    for kind in dict.fromkeys([*left, *(kind for kind in round.kinds if kind not in cursors)]):
        try:
            if kind in round.kinds:
                pull.pull_kind(round, kind, cursors.get(kind, ""), facts.counts.get(kind), bulk=True)
        except STEP_ERRORS as error:
            round.note(error)
            unread.add(kind)
            continue
        with round.replica.write() as writer:
            revival.pulled(writer, kind, round.share)
    _revive(round, [operation for operation in _lost(round) if operation.kind not in unread])
    for kind in round.kinds:
        if kind not in unread:
            _let_go(round, kind)
    if unread:
        return
    _doubt_files(round)
    with round.replica.write() as writer:
        revival.finish(writer, round.share)


def _revive(round: Round, lost: Sequence[Operation]) -> None:
    """Queue again what the office lost, some records at a time: the window writes in between."""
    with round.replica.read() as reader:
        work = deque(revival.by_record(reader, lost))
    while work:
        round.tell("push", done=round.revived, total=len(lost))
        begun = round.clock.monotonic()
        with round.replica.write() as writer:
            for _ in range(min(len(work), _TOGETHER)):
                round.revived += revival.revive(writer, work.popleft())
                if round.clock.monotonic() - begun > SLICE_SECONDS:
                    break


def _let_go(round: Round, kind: str) -> None:
    """What the office has no more goes."""
    with round.replica.read() as reader:
        gone = revival.missing(reader, kind)
    pull.check_mass(round, kind, len(gone))
    for start in range(0, len(gone), _GONE):
        round.tell("pull", kind, start, len(gone))
        some = gone[start : start + _GONE]
        with round.replica.write() as writer:
            page = Page(kind=kind, columns=("key", "remote", "version"), rows=(), gone=some)
            inflow.apply_page(writer, page, share=round.share)


def _doubt_files(round: Round) -> None:
    """Files that the office had are asked for when their turn comes."""
    after: str | None = ""
    while after is not None:
        with round.replica.write() as writer:
            after = attachments.look_again(writer, after, _TOGETHER, round.share)


def _lost(round: Round) -> list[Operation]:
    """Operations that the office had confirmed and does not know any more, in the order in which it had.

    They are asked for from the last one back, until the office knows whole batches of them: a backup is a moment.
    Where the server remembers no operations, only records made here can be told to be lost.
    """
    remembers = round.connector.capabilities.idempotency == "operation_id"
    limit = round.connector.capabilities.batch_limit
    lost: list[Operation] = []
    seen: set[str] = set()
    before: int | None = None
    known = 0
    while before != 0 and known < _KNOWN_IN_A_ROW:
        with round.replica.read() as reader:
            asked, before = revival.confirmed(reader, before, limit, round.share)
        asked = [operation for operation in asked if operation.id not in seen]
        seen.update(operation.id for operation in asked)
        if not remembers:
            asked = [operation for operation in asked if operation.action == "create"]
        round.tell("push", done=len(lost))
        unknown = _unknown(round, asked)
        lost = unknown + lost
        known = 0 if unknown or not asked else known + 1
    return lost


def _unknown(round: Round, asked: Sequence[Operation]) -> list[Operation]:
    groups = [Group(id=operation.id, operations=(operation,)) for operation in reversed(asked)]
    if not groups:
        return []
    found = round.connector.lookup(groups)
    return [group.operations[0] for group in groups if not found.get(group.id)]
