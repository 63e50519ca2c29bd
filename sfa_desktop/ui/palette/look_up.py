"""Finds records for the palette and says where each leads. Runs off the main thread."""

from collections.abc import Sequence
from dataclasses import dataclass

from sfa_desktop.replica import search
from sfa_desktop.replica.search import Hit
from sfa_desktop.replica.store import Reader

LIMIT = 28
PAGES = {
    "account": "account",
    "order": "orders",
    "product": "catalogue",
    "visit": "visit",
    "case": "cases",
    "opportunity": "pipeline",
}
"""By kind: the page that shows one of it; others are shown with their account."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A hit with where it leads."""

    hit: Hit
    place: str
    argument: object


def look_up(r: Reader, text: str, kinds: Sequence[str] | None) -> list[Found]:
    """The best hits, each with its place; those that lead nowhere are left out."""
    if not text or kinds == ():
        return []
    hits = search.search(r, text, kinds=kinds, limit=LIMIT)
    found = []
    for hit in hits:
        place = PAGES.get(hit.kind) or ("account" if hit.account_id else "")
        if place:
            found.append(Found(hit=hit, place=place, argument=hit.account_id if place == "account" else hit.id))
    return found
