"""Counts on the server itself, past the add-on's verbs: how a demo or a test proves that each thing is there once."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sfa_desktop.connectors.tryton.rpc import Rpc

MODELS: Mapping[str, str] = {
    "account": "party.party",
    "address": "party.address",
    "contact": "sfa.contact",
    "visit": "sfa.visit",
    "task": "sfa.task",
    "case": "sfa.case",
    "order": "sale.sale",
    "order_line": "sale.line",
    "opportunity": "sale.opportunity",
}
"""The server's own name of a kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleAmounts:
    """An order as Tryton itself has it."""

    number: str
    state: str
    net: Decimal
    tax: Decimal
    total: Decimal


class Witness:
    """Reads with Tryton's own methods as one user; an administrator sees everything."""

    def __init__(self, *, url: str, database: str, user: str, secret: str) -> None:
        self._rpc = Rpc(url, database, user, secret)

    def count(self, kind: str, **equal: Any) -> int:
        """How many records of a kind have these values in the server's own fields (`sync_id`, `provisional`)."""
        domain = [[name, "=", value] for name, value in equal.items()]
        return self._rpc.read(f"model.{MODELS[kind]}.search_count", domain, answer=int)

    def sale(self, key: str) -> SaleAmounts | None:
        """The order with this laptop's key, None if there is not exactly one."""
        names = ["number", "state", "untaxed_amount", "tax_amount", "total_amount"]
        parameters = ([["sync_id", "=", key]], 0, 2, None, names)
        found = self._rpc.read("model.sale.sale.search_read", *parameters, answer=list[dict[str, Any]])
        if len(found) != 1:
            return None
        sale = found[0]
        return SaleAmounts(
            number=str(sale["number"] or ""), state=str(sale["state"]), net=_decimal(sale["untaxed_amount"]),
            tax=_decimal(sale["tax_amount"]), total=_decimal(sale["total_amount"]),
        )  # fmt: skip

    def close(self) -> None:
        """Let go of the connection."""
        self._rpc.close()


def _decimal(value: Any) -> Decimal:
    """Tryton's JSON for a Decimal is `{"__class__": "Decimal", "decimal": "1.00"}`."""
    return Decimal(value["decimal"] if isinstance(value, dict) else str(value))
