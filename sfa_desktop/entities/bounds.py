"""What a representative has of a server that keeps no scopes: months of history, own records; applied by the connector.

Like the scopes of the add-on (docs/protocol.md): history begins with the first day of a month, so that the window moves
once a month, and what is still open is there however old.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sfa_desktop.base.errors import InvalidInput

DATED = ("order", "visit", "task", "case", "opportunity")
"""Kinds whose history can be limited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What is empty or False is not limited."""

    months: Mapping[str, int] = field(default_factory=dict)
    """By kind: whole months before the current one."""
    mine: bool = False
    """Only records that the user owns or made, as far as the server's kind has an owner."""

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> "Bounds":
        """From what is kept with an endpoint. Raises InvalidInput for anything else."""
        months, mine = told.get("months") or {}, told.get("mine", False)
        sane = isinstance(months, Mapping) and isinstance(mine, bool) and not set(told) - {"months", "mine"}
        if not sane or not all(isinstance(n, int) and not isinstance(n, bool) and n >= 0 for n in months.values()):
            raise InvalidInput(problem="The scope is not understood: it has `months` by kind and `mine`.")
        if unknown := set(months) - set(DATED):
            raise InvalidInput(problem=f"There are no months of {', '.join(sorted(unknown))}; of {', '.join(DATED)}.")
        return cls(months=dict(months), mine=mine)

    def told(self) -> dict[str, Any]:
        """As it is kept; empty where nothing is limited."""
        return {**({"months": dict(self.months)} if self.months else {}), **({"mine": True} if self.mine else {})}

    def since(self, kind: str, today: date) -> date | None:
        """The first day of a kind's history; None where it is not limited."""
        months = self.months.get(kind)
        if months is None:
            return None
        number = max(today.year * 12 + today.month - 1 - months, 12)
        return date(number // 12, number % 12 + 1, 1)

    def scope(self, today: date) -> dict[str, Any]:
        """As `ServerFacts.scope` tells it; empty where nothing is limited."""
        if not self.told():
            return {"token": ""}
        since = {kind: day.isoformat() for kind in self.months if (day := self.since(kind, today)) is not None}
        said = {"months": dict(self.months), "since": since, "mine": self.mine}
        token = hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:16]
        return {**said, "name": "", "segments": [], "archived": True, "categories": [], "token": token}
