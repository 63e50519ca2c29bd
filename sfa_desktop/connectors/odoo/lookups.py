"""Small tables of Odoo that values of records point into: asked for once, as far as they are met."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sfa_desktop.connectors.kit.push import Refused
from sfa_desktop.connectors.odoo.rpc import Rpc

Rows = list[dict[str, Any]]
_AT_ONCE = 500


class Partner(NamedTuple):
    """What a partner is: the company it belongs to, and whether that is one."""

    commercial: int
    company: bool


class Lookups:
    """What is known of them; belongs to one connector."""

    def __init__(self, rpc: Rpc) -> None:
        self._rpc = rpc
        self._tables: dict[tuple[str, str], dict[int, Any]] = {}
        self._partners: dict[int, Partner] = {}
        self.own: frozenset[int] = frozenset()
        """Partners that are the company itself or its users: never customers."""
        self._rates: dict[str, float] | None = None
        self.currency = ""
        """The company's own currency."""

    def values(self, model: str, field: str, ids: Iterable[int]) -> Mapping[int, Any]:
        """By id: the field of these records; those that are not to be had are left out."""
        known = self._tables.setdefault((model, field), {})
        missing = sorted(set(ids) - known.keys())
        for start in range(0, len(missing), _AT_ONCE):
            some = missing[start : start + _AT_ONCE]
            domain = [["id", "in", some]]
            rows = self._rpc.read(model, "search_read", domain=domain, fields=[field], type=Rows)
            known.update(dict.fromkeys(some))
            known.update({row["id"]: row.get(field) for row in rows})
        return known

    def partners(self, ids: Iterable[int]) -> Mapping[int, Partner]:
        """By id: what these partners are."""
        missing = sorted(set(ids) - self._partners.keys())
        for start in range(0, len(missing), _AT_ONCE):
            some = missing[start : start + _AT_ONCE]
            domain, fields = [["id", "in", some]], ["commercial_partner_id", "is_company"]
            rows = self._rpc.read("res.partner", "search_read", domain=domain, fields=fields, type=Rows)
            found = {row["id"]: row for row in rows}
            for id_ in some:
                row = found.get(id_, {})
                commercial = (row.get("commercial_partner_id") or [id_])[0]
                self._partners[id_] = Partner(commercial, bool(row.get("is_company")) or commercial != id_)
        return self._partners

    def forget_partners(self) -> None:
        """At the beginning of a run: people move between companies."""
        self._partners.clear()

    def ids(self, model: str, names: Iterable[str], *, make: bool) -> list[int]:
        """The ids of records by name; with `make` those that are not there are made. Raises Refused."""
        found = []
        for name in names:
            rows = self._rpc.read(model, "search_read", domain=[["name", "=", name]], fields=["id"], limit=1, type=Rows)
            if rows:
                found.append(int(rows[0]["id"]))
            elif make:
                found.append(int(self._rpc.write(model, "create", vals_list=[{"name": name}])[0]))
            else:
                raise Refused("invalid", f"There is no {name!r} at the office.")
        return found

    def country(self, code: str) -> int | None:
        """The id of a country by its ISO 3166-1 code. Raises Refused."""
        if not code:
            return None
        domain = [["code", "=", code.upper()]]
        rows = self._rpc.read("res.country", "search_read", domain=domain, fields=["id"], limit=1, type=Rows)
        if not rows:
            raise Refused("invalid", f"There is no country {code!r} at the office.", field="country")
        return int(rows[0]["id"])

    def rate(self, currency: str) -> float:
        """How much of a currency one unit of the company's own is; 1 where nobody says."""
        if self._rates is None:
            rows = self._rpc.read("res.currency", "search_read", domain=[], fields=["name", "rate"], type=Rows)
            self._rates = {str(row["name"]): float(row.get("rate") or 1.0) for row in rows}
        return self._rates.get(currency, 1.0) / (self._rates.get(self.currency, 1.0) or 1.0)
