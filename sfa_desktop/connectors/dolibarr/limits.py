"""What limits this user: the bounds of the endpoint as filters, and the accounts that Dolibarr shows him."""

import hashlib
from collections.abc import Iterable
from datetime import date

from sfa_desktop.connectors.dolibarr.api import both
from sfa_desktop.connectors.kit.mapping import KindMap
from sfa_desktop.entities.bounds import Bounds


def condition(known: KindMap, bounds: Bounds, today: date, user: int) -> str:
    """The filter of a kind, in terms of `bounds` in its mapping: `when`, `open` (a filter), `mine` (columns)."""
    told = known.more.get("bounds", {})
    since = bounds.since(known.kind, today)
    young = ""
    if since is not None and told.get("when"):
        young = _any([f"({told['when']}:>=:'{since.isoformat()}')", str(told.get("open", ""))])
    own = [f"({column}:=:{user})" for column in told.get("mine", ())] if bounds.mine and user else []
    return both(young, _any(own))


def token(bounded: str, accounts: Iterable[str]) -> str:
    """Another one whenever the bounds or the accounts of a representative change."""
    return hashlib.sha256(" ".join([bounded, *accounts]).encode()).hexdigest()[:16]


def _any(filters: Iterable[str]) -> str:
    told = [one for one in filters if one]
    return f"({' or '.join(told)})" if told else ""
