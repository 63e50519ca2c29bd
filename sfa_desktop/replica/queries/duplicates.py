"""Which accounts a new one may already be, found among all of them without reading them all."""

from sfa_desktop.entities import Account
from sfa_desktop.replica.search import search
from sfa_desktop.replica.store import Reader
from sfa_desktop.rules.duplicates import Duplicate, bare_name, find_duplicates

NEAR = 40


def duplicates(r: Reader, candidate: Account) -> tuple[Duplicate, ...]:
    """The likely duplicates of an account that is being typed, surest first."""
    ids: set[str] = set()
    for text in (bare_name(candidate.name), candidate.tax_id, candidate.phone, candidate.email):
        if len(text.strip()) >= 3:
            ids.update(hit.id for hit in search(r, text, kinds=("account",), limit=NEAR))
    found = r.get_many("account", ids)
    return find_duplicates(candidate, (a for a in found.values() if isinstance(a, Account)))
