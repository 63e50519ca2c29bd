"""Which accounts of two systems are one, decided by a person: open questions, the likest answers, the decision."""

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.replica import counterparts
from sfa_desktop.replica.counterparts import Match, Side
from sfa_desktop.replica.facts import shares
from sfa_desktop.replica.store import Replica
from sfa_desktop.rules.likeness import Told, likest

CHOICES = 5
"""How many likely answers are shown."""


def open_questions(replica: Replica) -> list[Match]:
    """What has no counterpart, ours first, for their orders wait; empty where one system has everything."""
    with replica.read() as r:
        found = [match for share in shares(r) for match in counterparts.matches(r, share.endpoint)]
    asked = [match for match in found if match.reason]
    return sorted(asked, key=lambda match: match.account is None)


def likely(replica: Replica, question: Match, *, text: str = "", limit: int = CHOICES) -> list[Side]:
    """The unmatched accounts of the other side that it may be, the likest first; with `text`, those likest to that."""
    with replica.read() as r:
        found = counterparts.matches(r, question.endpoint)
    ours = question.account is None
    sides = [side for match in found if match.reason and (side := match.account if ours else match.counterpart)]
    asked = question.account or question.counterpart
    if asked is None:
        return []
    told = (text, text, "") if text else _told(asked)
    return [sides[place] for place in likest(told, [_told(side) for side in sides], limit)]


def match_by_hand(replica: Replica, question: Match, other: Side) -> Match:
    """Say that they are one; what waits for it goes with the next round. Raises InvalidInput, NotFound."""
    account, counterpart = question.account or other, question.counterpart or other
    with replica.write() as w:
        return counterparts.put(w, question.endpoint, account.key, counterpart.key)


def take_match_back(replica: Replica, match: Match) -> None:
    """They are two accounts again. Raises InvalidInput if they are not matched."""
    if match.account is None:
        raise InvalidInput(problem="There is nothing to take back.")
    with replica.write() as w:
        counterparts.take_back(w, match.endpoint, match.account.key)


def _told(side: Side) -> Told:
    return side.name, side.tax_id, side.city
