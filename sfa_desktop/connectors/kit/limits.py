"""The bounds of an endpoint for one kind, as its mapping says they can be told: each CRM makes a condition of them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sfa_desktop.connectors.kit.mapping import KindMap
from sfa_desktop.entities.bounds import Bounds


@dataclass(frozen=True, slots=True)
class Limit:
    """What is empty or None does not limit."""

    since: date | None = None
    """The first day of the history."""
    when: str = ""
    """The field that tells a record's age."""
    open: Any = ""
    """What is there however old, in the CRM's own form."""
    mine: tuple[str, ...] = ()
    """Fields of which one has to lead to the user."""


def limit(known: KindMap, bounds: Bounds, today: date) -> Limit:
    """By `bounds` in the mapping of a kind: `when`, `open`, `mine`."""
    told = known.more.get("bounds", {})
    when, since = str(told.get("when", "")), bounds.since(known.kind, today)
    mine = tuple(told.get("mine", ())) if bounds.mine else ()
    if since is None or not when:
        return Limit(mine=mine)
    return Limit(since, when, told.get("open", ""), mine)
