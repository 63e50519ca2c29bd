"""Reads the accounts of an endpoint that does not own them, and finds out which of ours each one is.

They are read as any feed is, page by page and only what is new, into a place beside the records
(replica/accounts_there.py). Where deletions are not told they are found by listing, as often as a comparison is due.
An endpoint that suddenly shows hardly any of its accounts is a brake, as it is with records (sync/pull.py).
"""

from dataclasses import replace
from datetime import timedelta

from sfa_desktop.base.errors import ServerFault
from sfa_desktop.entities.exchange import ServerFacts
from sfa_desktop.entities.share import BRIDGE
from sfa_desktop.replica import accounts_there, counterparts, inflow
from sfa_desktop.replica.codec import moment_of, moment_text
from sfa_desktop.sync.pull import brake
from sfa_desktop.sync.round import STEP_ERRORS, Round

_LISTED = "counterparts_listed"
_LIST = 5_000
_FETCH = 200
_TOGETHER = 1_000
"""So many accounts are joined, or forgotten, in one transaction."""
LISTED_AFTER = timedelta(hours=12)
"""How old the list of the endpoint's accounts may be, where it does not tell deletions."""


def match(round: Round, facts: ServerFacts, *, thorough: bool) -> None:
    """Read what is new, and join what has one tax id. What goes wrong here is noted; orders of known accounts go on.

    Raises MassDisappearance.
    """
    news = 0
    capabilities = round.connector.capabilities
    lists = BRIDGE in capabilities.kinds and capabilities.inventory and capabilities.tombstones != "feed"
    try:
        news = _read(round, facts)
        if lists and (thorough or _list_is_due(round)):
            news += _list(round)
    except STEP_ERRORS as error:
        round.note(error)
    if news or round.unmatched or thorough:
        with round.replica.read() as reader:
            found = counterparts.matching(reader, round.share.endpoint)
        for start in range(0, len(found), _TOGETHER):  # the window writes in between
            with round.replica.write() as writer:
                counterparts.match(writer, round.share.endpoint, found[start : start + _TOGETHER])
        with round.replica.write() as writer:
            counterparts.bring_terms(writer, round.share)
        round.unmatched = False


def _read(round: Round, facts: ServerFacts) -> int:
    """How many of the endpoint's accounts are news."""
    endpoint, capabilities = round.share.endpoint, round.connector.capabilities
    if BRIDGE not in capabilities.kinds:
        return 0
    with round.replica.read() as reader:
        cursor = accounts_there.cursor(reader, endpoint)
    if cursor and facts.heads.get(BRIDGE) == cursor:
        return 0
    limit = max(capabilities.page_limit, capabilities.bulk_page_limit) if not cursor else capabilities.page_limit
    with round.replica.read() as reader:
        known = accounts_there.total(reader, endpoint)
    if cursor and BRIDGE in facts.counts:
        brake(round, BRIDGE, known - facts.counts[BRIDGE], known)
    done = going = 0
    while True:
        round.tell("pull", BRIDGE, done)
        page = round.connector.pull(BRIDGE, cursor, limit)
        if page.more and page.cursor == cursor:
            raise ServerFault(detail=f"the feed of {BRIDGE} does not move")
        gone = {one.key for one in page.gone}
        with round.replica.read() as reader:
            going += len(gone) - len(accounts_there.unknown(reader, endpoint, gone))
        brake(round, BRIDGE, going, known)
        with round.replica.write() as writer:
            done += accounts_there.take(writer, endpoint, page)
        cursor = page.cursor
        if not page.more:
            return done


def _list_is_due(round: Round) -> bool:
    with round.replica.read() as reader:
        last = moment_of(reader.fact(round.share.named(_LISTED)))
    return last is None or last < round.clock.now() - LISTED_AFTER


def _list(round: Round) -> int:
    """Forget the accounts that the endpoint does not list any more, and read those that it lists (again); how many.

    The feed does not bring those: an account that a user may see again has not changed.
    """
    endpoint = round.share.endpoint
    found: dict[str, str] = {}
    after = ""
    while True:
        items, after = round.connector.inventory(BRIDGE, after, _LIST)
        found.update({item.key: item.remote_id for item in items})
        round.tell("verify", BRIDGE, len(found))
        if not after:
            break
    with round.replica.read() as reader:
        missing = accounts_there.unknown(reader, endpoint, found)
        vanished = accounts_there.unlisted(reader, endpoint, found)
        known = accounts_there.total(reader, endpoint)
    brake(round, BRIDGE, len(vanished), known)
    news = 0
    for start in range(0, len(missing), _FETCH):
        page = round.connector.fetch(BRIDGE, {key: found[key] for key in missing[start : start + _FETCH]})
        with round.replica.write() as writer:
            news += accounts_there.take(writer, endpoint, replace(page, cursor=""))
    for start in range(0, len(vanished), _TOGETHER):
        with round.replica.write() as writer:
            accounts_there.drop(writer, endpoint, vanished[start : start + _TOGETHER])
    with round.replica.write() as writer:
        inflow.set_fact(writer, round.share.named(_LISTED), moment_text(round.clock.now()))
    return news
