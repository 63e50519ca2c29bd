"""Whether both sides hold the same: counts and checksums where the server has them, key by key where it has not."""

from collections.abc import Sequence
from datetime import timedelta

from sfa_desktop import __version__
from sfa_desktop.base.errors import Differs
from sfa_desktop.replica import inflow
from sfa_desktop.sync import pull
from sfa_desktop.sync.reconcile import reconcile
from sfa_desktop.sync.round import STEP_ERRORS, Round

DUE_AFTER = timedelta(hours=12)
"""How old a comparison may be before a round that moved nothing makes a new one."""
LISTED_AFTER = timedelta(hours=4)
"""The same where deletions are learned from it alone. Each costs the server a walk through all the user has."""
_READ_BY = "oddities_read_by"


def is_due(round: Round) -> bool:
    """Whether some kind was never compared, differed, or was compared too long ago."""
    with round.replica.read() as reader:
        compared = inflow.verified_at(reader)
    oldest = round.clock.now() - (LISTED_AFTER if round.connector.capabilities.tombstones == "none" else DUE_AFTER)
    return any((at := compared.get(kind)) is None or at < oldest for kind in round.kinds)


def verify(round: Round, *, asked: bool = True) -> None:
    """Compare every kind and repair what differs, and only that.

    A digest is compared every time; an inventory, which costs much more, when it is due, or `asked` for by a person
    or because the office changed what this user has. Sets `round.verified`: True only if every kind was compared in
    this round and agrees, None where none was, because it was not due or because the server has neither.
    """
    capabilities = round.connector.capabilities
    if not capabilities.digest and not (capabilities.inventory and (asked or is_due(round))):
        return
    _read_again(round)
    round.verified = False
    differing = _by_digest(round) if capabilities.digest else _by_inventory(round, round.kinds)
    if differing:
        round.note(Differs(kinds=", ".join(differing)))
    round.verified = not differing


def _by_digest(round: Round) -> list[str]:
    """The kinds that differ even after what has moved meanwhile was pulled, and the rest repaired.

    One that cannot be pulled keeps no other from it, and is not repaired record by record either.
    """
    differing = _compare(round, round.kinds)
    unread = set()
    if differing:
        with round.replica.read() as reader:
            cursors = round.cursors(reader)
        for kind in differing:
            try:
                pull.pull_kind(round, kind, cursors.get(kind, ""))
            except STEP_ERRORS as error:
                round.note(error)
                unread.add(kind)
        differing = _compare(round, differing)
    if readable := [kind for kind in differing if kind not in unread]:
        _by_inventory(round, readable)
        differing = _compare(round, differing)
    return differing


def _by_inventory(round: Round, kinds: Sequence[str]) -> list[str]:
    """The kinds that differ even after their repair."""
    differing = []
    for kind in kinds:
        agrees = False
        try:
            agrees = reconcile(round, kind)
        except STEP_ERRORS as error:
            round.note(error)
        with round.replica.write() as writer:
            inflow.mark_verified(writer, kind, agrees)
        if not agrees:
            differing.append(kind)
    pull.index(round)
    return differing


def _read_again(round: Round) -> None:
    """What another version of the app could not make sense of is fetched once more: this one may."""
    with round.replica.read() as reader:
        known = reader.fact(_READ_BY)
    if known != __version__:
        with round.replica.write() as writer:
            inflow.read_again(writer)
            inflow.set_fact(writer, _READ_BY, __version__)


def _compare(round: Round, kinds: Sequence[str]) -> list[str]:
    """The kinds whose count or checksum differs; remembers of each whether it agrees."""
    round.tell("verify", total=len(kinds))
    theirs = round.connector.digest(kinds)
    with round.replica.read() as reader:
        ours = inflow.digest(reader, kinds)
    differing = [kind for kind in kinds if ours[kind] != theirs.get(kind)]
    with round.replica.write() as writer:
        for kind in kinds:
            inflow.mark_verified(writer, kind, kind not in differing)
    return differing
