"""Finds records for the palette and says where each leads. Runs off the main thread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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
    """A hit with where it leads and whom it concerns."""

    hit: Hit
    place: str
    argument: object
    account_id: str = ""
    account: str = ""


def look_up(r: Reader, text: str, kinds: Sequence[str] | None) -> list[Found]:
    """The best hits, each with its place; those that lead nowhere are left out."""
    if not text or kinds == ():
        return []
    hits = search.search(r, text, kinds=kinds, limit=LIMIT)
    owners = _owners(r, hits)
    accounts: Mapping[str, Any] = r.get_many("account", {key for key in owners.values() if key})
    found = []
    for hit in hits:
        account_id = hit.id if hit.kind == "account" else owners.get(hit.id, "")
        place = PAGES.get(hit.kind) or ("account" if account_id else "")
        if not place:
            continue
        account = accounts.get(account_id)
        found.append(
            Found(
                hit=hit,
                place=place,
                argument=account_id if place == "account" else hit.id,
                account_id=account_id,
                account=account.name if account is not None else hit.title if hit.kind == "account" else "",
            )
        )
    return found


def _owners(r: Reader, hits: Sequence[Hit]) -> dict[str, str]:
    """The account of each hit that belongs to one, by the hit's id."""
    owners: dict[str, str] = {}
    for kind in {hit.kind for hit in hits}:
        records = r.get_many(kind, [hit.id for hit in hits if hit.kind == kind])
        owners.update({key: getattr(record, "account_id", None) or "" for key, record in records.items()})
    return owners
