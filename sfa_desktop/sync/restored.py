"""The way on after a backup was restored at the office, once a person has accepted it.

A copy of the whole replica is kept first. Then every kind is pulled from the beginning, before anything is sent; work
that the office had confirmed and no longer knows is found by looking its operations up, and queued again; what the
office has no more goes. The steps are kept as they are done, so that a round that ends early goes on in the next one.
"""

from collections.abc import Sequence

from sfa_desktop.entities.exchange import Group, Operation, Page, ServerFacts
from sfa_desktop.replica import inflow, revival
from sfa_desktop.sync import pull
from sfa_desktop.sync.rescue import keep_copy
from sfa_desktop.sync.round import Round

_KNOWN_IN_A_ROW = 2
"""So many whole batches of which the office knows every operation are the end of what a backup can have lost."""


def begin(round: Round) -> None:
    """From now on what the office says next counts, and nothing from before."""
    copy = keep_copy(round.replica, round.rescued, round.clock.now()) if round.rescued else None
    with round.replica.write() as writer:
        revival.begin(writer, round.kinds, copy=copy.name if copy else "", share=round.share)


def under_way(round: Round) -> bool:
    """Whether this was begun and not brought to its end."""
    with round.replica.read() as reader:
        return revival.under_way(reader, round.share)


def go_on(round: Round, facts: ServerFacts) -> None:
    """Pull every kind anew, revive what the office lost, let go of what it has no more."""
    with round.replica.read() as reader:
        kinds, cursors = revival.left(reader, round.share), round.cursors(reader)
    for kind in kinds:
        if kind in round.kinds:
            pull.pull_kind(round, kind, cursors.get(kind, ""), facts.counts.get(kind), bulk=True)
        with round.replica.write() as writer:
            revival.pulled(writer, kind, round.share)
    lost = _lost(round)
    with round.replica.write() as writer:
        round.revived += revival.revive(writer, lost)
    for kind in round.kinds:
        with round.replica.read() as reader:
            gone = revival.missing(reader, kind)
        pull.check_mass(round, kind, len(gone))
        with round.replica.write() as writer:
            page = Page(kind=kind, columns=("key", "remote", "version"), rows=(), gone=gone)
            inflow.apply_page(writer, page, share=round.share)
    with round.replica.write() as writer:
        revival.finish(writer, round.share)


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
