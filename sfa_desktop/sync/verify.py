"""Whether both sides hold the same: counts and checksums first, keys and versions where those differ."""

from collections.abc import Sequence
from datetime import timedelta

from sfa_desktop.base.errors import Differs, RestoredServer
from sfa_desktop.entities.exchange import Gone, Page, ServerFacts
from sfa_desktop.replica import inflow
from sfa_desktop.sync import pull
from sfa_desktop.sync.round import STEP_ERRORS, Round

DUE_AFTER = timedelta(hours=12)
"""How old a comparison may be before a round that moved nothing makes a new one."""
_FETCH = 200
_LIST = 5_000


def is_due(round: Round) -> bool:
    """Whether some kind was never compared, differed, or was compared too long ago."""
    with round.replica.read() as reader:
        compared = inflow.verified_at(reader)
    oldest = round.clock.now() - DUE_AFTER
    return any((at := compared.get(kind)) is None or at < oldest for kind in round.kinds)


def verify(round: Round, facts: ServerFacts) -> None:
    """Compare every kind; pull what has moved meanwhile; repair what still differs, and only that.

    Sets `round.verified`: None where the server has no digest, True only if every kind was compared and agrees.
    """
    if not round.connector.capabilities.digest:
        return
    round.verified = False
    differing = _compare(round, round.kinds)
    if differing:
        with round.replica.read() as reader:
            cursors = inflow.cursors(reader)
        for kind in differing:
            pull.pull_kind(round, kind, cursors.get(kind, ""))
        differing = _compare(round, differing)
    for kind in differing:
        try:
            _repair(round, kind)
        except STEP_ERRORS as error:
            round.note(error)
    if differing:
        pull.index(round)
        differing = _compare(round, differing)
    if differing:
        round.note(Differs(kinds=", ".join(differing)))
    round.verified = not differing


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


def _repair(round: Round, kind: str) -> None:
    """Find which records differ and bring exactly those, or let them go. Work that waits to be sent is not touched.

    Raises RestoredServer if the server has an older version than this replica received, and MassDisappearance.
    """
    theirs = _their_versions(round, kind)
    ours = _our_versions(round, kind)
    if any(version < ours.get(key, 0) for key, version in theirs.items()):
        raise RestoredServer()
    wanted = [key for key, version in theirs.items() if ours.get(key) != version]
    surplus = [key for key in ours if key not in theirs]
    pull.check_mass(round, kind, len(surplus))
    keys = wanted + surplus
    for start in range(0, len(keys), _FETCH):
        round.tell("verify", kind, start, len(keys))
        page = round.connector.fetch(kind, dict.fromkeys(keys[start : start + _FETCH], ""))
        missing = [Gone(key=gone.key, version=ours.get(gone.key, 0), deleted=False) for gone in page.gone]
        page = Page(kind=kind, columns=page.columns, rows=page.rows, gone=missing, line_columns=page.line_columns)
        with round.replica.write() as writer:
            round.pulled += inflow.apply_page(writer, page)


def _their_versions(round: Round, kind: str) -> dict[str, int]:
    found: dict[str, int] = {}
    after = ""
    while True:
        items, after = round.connector.inventory(kind, after, _LIST)
        found.update({one.key: one.version for one in items})
        round.tell("verify", kind, len(found))
        if not after:
            return found


def _our_versions(round: Round, kind: str) -> dict[str, int]:
    found: dict[str, int] = {}
    after = ""
    while True:
        with round.replica.read() as reader:
            items = inflow.versions(reader, kind, after, _LIST)
        found.update(items)
        if len(items) < _LIST:
            return found
        after = items[-1][0]
