"""The bounds of an endpoint as filters: the mapping says which fields tell age, openness and owner of a kind.

Frappe joins one group of alternatives (`or_filters`) to its filters. History needs it, since what is open is there
however old; own records take it only where there is no history, else they are told by one field.
"""

from collections.abc import Collection
from datetime import date
from typing import Any

from sfa_desktop.connectors.kit.mapping import KindMap
from sfa_desktop.entities.bounds import Bounds

Terms = list[list[Any]]


def terms(known: KindMap, bounds: Bounds, today: date, login: str, fields: Collection[str]) -> tuple[Terms, Terms]:
    """(filters, or_filters) by `bounds` in the mapping: `when`, `open` (filters), `mine` (fields with a user)."""
    told, doctype = known.more.get("bounds", {}), known.remote
    since, when = bounds.since(known.kind, today), told.get("when")
    every: Terms = []
    either: Terms = []
    if since is not None and when:
        either = [[doctype, when, ">=", since.isoformat()], [doctype, when, "is", "not set"], *told.get("open", ())]
    names = [name for name in told.get("mine", ()) if name in fields or name == "owner"]
    if bounds.mine and names:
        mine = [[doctype, name, "=", login] for name in names]
        if either or len(mine) == 1:
            every = mine[:1]
        else:
            either = mine
    return every, either
