"""What one endpoint has of a profile that works with several: its kinds, and the name under which it is remembered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sfa_desktop.entities import ENTITIES

BRIDGE = "account"
"""The kind that both sides know, each under a key of its own: it joins the records of one to those of the other."""
TERMS = ("price_list_id", "payment_term", "tax_exempt", "credit_limit", "balance", "overdue", "figures_at")
"""What the endpoint that takes the orders says of an account, whoever owns it: prices and credit follow from it."""


@dataclass(frozen=True, slots=True)
class Share:
    """The kinds of an endpoint, those of lines among them; None is every kind."""

    endpoint: str = ""
    """Empty for the endpoint that owns the accounts: it is remembered as the only one of a profile is."""
    kinds: frozenset[str] | None = None

    @property
    def whole(self) -> bool:
        """Whether it is the only endpoint."""
        return self.kinds is None

    def owns(self, kind: str) -> bool:
        """Whether the truth of a kind is there."""
        return self.kinds is None or kind in self.kinds

    def named(self, fact: str) -> str:
        """Under which name something is remembered of this endpoint."""
        return f"{fact}@{self.endpoint}" if self.endpoint else fact


WHOLE = Share()
"""The only endpoint of a profile."""


def shares(endpoints: Sequence[str], owners: Mapping[str, str]) -> dict[str, Share]:
    """By endpoint, the owner of accounts first: what it has. Endpoints that own nothing are left out.

    `owners` are those of the settings: an endpoint for a kind, `*` for every other kind.
    """
    if len(endpoints) < 2:
        return dict.fromkeys(endpoints, WHOLE)
    rest = owners.get("*", endpoints[0])
    first = owners.get(BRIDGE, rest)
    found: dict[str, set[str]] = {first: set()}
    for entity in ENTITIES:
        found.setdefault(owners.get(entity.line_of or entity.kind, rest), set()).add(entity.kind)
    if len(found) == 1:
        return {first: WHOLE}
    return {name: Share("" if name == first else name, frozenset(kinds)) for name, kinds in found.items()}
