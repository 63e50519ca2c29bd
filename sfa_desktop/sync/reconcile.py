"""Key by key and version by version: what differs is fetched, what the office shows no more goes.

This repairs what a digest found different, and takes the digest's place at a server that has none. It is also how
deletions are learned from a server that leaves no tombstones.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sfa_desktop.base.errors import RestoredServer
from sfa_desktop.entities.exchange import Gone, Listed
from sfa_desktop.replica import aliases, inflow, remotes
from sfa_desktop.sync import pull
from sfa_desktop.sync.round import Round

RESTORED_MINIMUM = 3
"""So many stamps that went back are a restored backup, where versions are stamps: a clock set right moves fewer."""
_FETCH = 200
_LIST = 5_000


def reconcile(round: Round, kind: str) -> bool:
    """Bring exactly the records that differ, or let them go; whether both sides agree afterwards.

    Work that waits to be sent is not touched: of a record that is gone it is kept, and explained. Raises
    RestoredServer if the server has older versions than this replica received, and MassDisappearance.
    """
    theirs = _listed(round, kind)
    ours = our_versions(round, kind)
    untold = () if round.connector.capabilities.exact_versions else (0,)
    wanted = [key for key, one in theirs.items() if key not in ours or one.version not in (*untold, ours[key])]
    older = [key for key in wanted if theirs[key].version < ours.get(key, 0)]
    _check_age(round, older, wanted)
    surplus = [key for key in ours if key not in theirs]
    pull.check_mass(round, kind, len(surplus))
    if not wanted and not surplus:
        return True
    if older:
        with round.replica.write() as writer:
            inflow.step_back(writer, kind, older)
    gone = _fetch(round, kind, [*wanted, *surplus], theirs, ours)
    return _agree(theirs, our_versions(round, kind), gone=gone, there=set(surplus) - gone)


def our_versions(round: Round, kind: str) -> dict[str, int]:
    """By key: the versions this replica has seen, those of rows that were set aside included."""
    found: dict[str, int] = {}
    after = ""
    while True:
        with round.replica.read() as reader:
            items = inflow.versions(reader, kind, after, _LIST)
        found.update(items)
        if len(items) < _LIST:
            break
        after = items[-1][0]
    with round.replica.read() as reader:
        for key, version in inflow.odd_versions(reader, kind):
            found[key] = max(version, found.get(key, 0))
    return found


def _listed(round: Round, kind: str) -> dict[str, Listed]:
    """By own key: what the office lists."""
    found: dict[str, Listed] = {}
    after = ""
    while True:
        items, after = round.connector.inventory(kind, after, _LIST)
        with round.replica.read() as reader:
            own = aliases.own_keys(reader, (kind,), lambda: [one.key for one in items])  # noqa: B023 (asked at once)
        found.update({own.get(one.key, one.key): one for one in items})
        round.tell("verify", kind, len(found))
        if not after:
            return found


def _check_age(round: Round, older: Sequence[str], differing: Sequence[str]) -> None:
    """A version stands for a content, and never becomes smaller; a stamp may, when a clock was set."""
    if not older:
        return
    if round.connector.capabilities.exact_versions:
        raise RestoredServer()
    if len(older) >= RESTORED_MINIMUM and len(older) > len(differing) / 2:
        raise RestoredServer()


def _fetch(
    round: Round, kind: str, keys: Sequence[str], theirs: Mapping[str, Listed], ours: Mapping[str, int]
) -> set[str]:
    """Take in these records as they are now; the keys of those that the office does not show."""
    capabilities = round.connector.capabilities
    vanished: set[str] = set()
    for start in range(0, len(keys), _FETCH):
        round.tell("verify", kind, start, len(keys))
        some = keys[start : start + _FETCH]
        asked = {key: theirs[key].remote_id if key in theirs else "" for key in some}
        if not capabilities.own_keys:
            with round.replica.read() as reader:
                known = remotes.remotes_of(reader, kind, [key for key, remote in asked.items() if not remote])
            asked.update(known)
        page = round.connector.fetch(kind, asked)
        gone = [Gone(key=one.key, version=ours.get(one.key, 0), deleted=False) for one in page.gone]
        vanished |= {one.key for one in gone}
        with round.replica.write() as writer:
            page = replace(page, gone=gone, cursor="", more=False)
            round.pulled += inflow.apply_page(writer, page, exact=capabilities.exact_versions, share=round.share)
    return vanished


def _agree(
    theirs: Mapping[str, Listed], ours: Mapping[str, int], *, gone: Collection[str], there: Collection[str]
) -> bool:
    """Whether this replica has what was listed, or what a later look at single records said."""
    here = all(key in gone or (key in ours and ours[key] >= one.version) for key, one in theirs.items())
    return here and all(key in theirs or key in there for key in ours)
