"""What the office itself has, past the add-on's verbs: how a scenario proves that each thing is there once."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from sfa_desktop.connectors.tryton.rpc import Rpc
from sfa_desktop.connectors.tryton.witness import MODELS
from tests.support.central import Central

_AT_ONCE = 500


class Books:
    """Reads with Tryton's own methods as its administrator."""

    def __init__(self, server: Central) -> None:
        self._rpc = Rpc(server.url.rstrip("/"), server.database, server.admin.login, server.admin.password)

    def count(self, kind: str) -> int:
        """How many records of a kind there are, whoever made them."""
        return self._rpc.read(f"model.{MODELS[kind]}.search_count", [], answer=int)

    def of(self, kind: str, keys: Sequence[str], *names: str) -> list[dict[str, Any]]:
        """The records with these laptop keys, each as often as it is there, with `sync_id` and these fields."""
        found: list[dict[str, Any]] = []
        for start in range(0, len(keys), _AT_ONCE):
            domain = [["sync_id", "in", list(keys[start : start + _AT_ONCE])]]
            some = (domain, 0, None, None, ["sync_id", *names])
            found += self._rpc.read(f"model.{MODELS[kind]}.search_read", *some, answer=list[dict[str, Any]])
        return found

    def lift_credit_limits(self) -> None:
        """No order is refused for its account's credit from now on."""
        parties = self._rpc.read("model.party.party.search", [], answer=list[int])
        self._rpc.read("model.party.party.write", parties, {"credit_limit_amount": None}, answer=Any)

    def close(self) -> None:
        """Let go of the connection."""
        self._rpc.close()


def each_once(kind: str, expected: Iterable[str], found: Iterable[dict[str, Any]]) -> list[str]:
    """What is missing, and what is there more than once."""
    times = Counter(str(row["sync_id"]) for row in found)
    return [f"{kind} {key} is at the office {times[key]} times" for key in expected if times[key] != 1]


def numbered(found: Sequence[dict[str, Any]]) -> list[str]:
    """Orders without a number, and numbers given twice."""
    wrong = [f"order {row['sync_id']} has no number" for row in found if not row["number"]]
    times = Counter(row["number"] for row in found if row["number"])
    return wrong + [f"number {number} was given {count} times" for number, count in times.items() if count > 1]
