"""The bounds of an endpoint as a domain of Odoo's: the mapping says which fields tell age, openness and owner."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sfa_desktop.connectors.kit.mapping import KindMap
from sfa_desktop.entities.bounds import Bounds


def domain(
    known: KindMap, bounds: Bounds, today: date, user: int, fields: Mapping[str, Mapping[str, Any]]
) -> list[Any]:
    """What limits a kind, in terms of `bounds` in its mapping: `when`, `open` (a term), `mine` (paths to a user)."""
    told, found = known.more.get("bounds", {}), []
    since, when = bounds.since(known.kind, today), told.get("when")
    if since is not None and when:
        day = since.isoformat() if fields.get(when, {}).get("type") == "date" else f"{since.isoformat()} 00:00:00"
        terms = [[when, ">=", day], [when, "=", False], *told.get("open", ())]
        found += any_of(terms)
    if bounds.mine:
        found += any_of([[path, "=", user] for path in told.get("mine", ()) if path.partition(".")[0] in fields])
    return found


def any_of(terms: Sequence[Any]) -> list[Any]:
    """Terms of which one is enough, in Odoo's Polish notation."""
    return ["|"] * (len(terms) - 1) + list(terms)
