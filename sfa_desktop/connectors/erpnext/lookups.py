"""Small tables and child tables that values of records point into: asked for a page at a time."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sfa_desktop.base.errors import AccessDenied, Declined, NotACrm, ServerFault
from sfa_desktop.connectors.erpnext.api import Api, Rows
from sfa_desktop.connectors.kit.push import Refused

_USUAL = "Standard Selling"
"""What the set-up calls it."""
Rules = list[list[Any]]


class Lookups:
    """What is known of them; belongs to one connector."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._tables: dict[tuple[str, str], dict[str, Any]] = {}
        self._countries: dict[str, str] | None = None
        self._default_list: str | None = None
        self._last: tuple[Any, Mapping[str, Rows]] = (None, {})

    def forget(self) -> None:
        """At the beginning of a run: what they say may have changed."""
        self._tables.clear()
        self._default_list = None
        self._last = (None, {})

    def new_page(self) -> None:
        """Before the rows of another answer: child rows may have changed since the last one."""
        self._last = (None, {})

    def values(self, doctype: str, field: str, names: Iterable[Any]) -> Mapping[str, Any]:
        """By name: a field of these records, None of those this user may not read."""
        known = self._tables.setdefault((doctype, field), {})
        missing = sorted({str(name) for name in names if name} - known.keys())
        if missing:
            rows = self.readable(doctype, ["name", field], [[doctype, "name", "in", missing]])
            known.update(dict.fromkeys(missing))
            known.update({str(row["name"]): row.get(field) for row in rows})
        return known

    def children(self, parent: str, child: str, fields: Sequence[str], names: Sequence[Any]) -> Mapping[str, Rows]:
        """By name of their parent: the rows of a child table, in order. The last answer is remembered, because several
        columns of a page ask for the same."""
        question = (parent, child, tuple(fields), tuple(names))
        if self._last[0] != question:
            found: dict[str, Rows] = {}
            if names:
                filters: Rules = [[child, "parenttype", "=", parent], [child, "parent", "in", list(names)]]
                told = ["parent", *fields]
                for row in self.readable(child, told, filters, order=("parent", "idx"), parent=parent):
                    found.setdefault(str(row.get("parent")), []).append(row)
            self._last = (question, found)
        return self._last[1]

    def readable(
        self, doctype: str, fields: Sequence[str], filters: Sequence[Sequence[Any]] = (), *,
        order: Sequence[str] = ("name",), parent: str = "",
    ) -> Rows:  # fmt: skip
        """All rows, none where this user may not read them or there is no such thing here."""
        try:
            return self._api.list(doctype, fields, filters, order=order, parent=parent, type=Rows)
        except (AccessDenied, Declined):
            return []

    def stock(self, items: Sequence[Any]) -> Mapping[str, float]:
        """By item: what is in all warehouses that this user may see."""
        found: dict[str, float] = {}
        filters = [["Bin", "item_code", "in", list(items)]]
        for row in self.readable("Bin", ["item_code", "actual_qty"], filters) if items else ():
            item = str(row.get("item_code"))
            found[item] = found.get(item, 0.0) + float(row.get("actual_qty") or 0)
        return found

    def default_list(self) -> str:
        """The price list of customers without one: as the settings say, or as it is where a rep may not read them."""
        if self._default_list is None:
            try:
                asked = {"doctype": "Selling Settings", "fieldname": ["selling_price_list"]}
                told = self._api.ask("frappe.client.get_value", type=dict, **asked)
            except (AccessDenied, Declined, ServerFault, NotACrm):
                told = {}
            lists = self.readable("Price List", ["name"], [["Price List", "selling", "=", 1]])
            names = [str(row["name"]) for row in lists]
            usual = names[0] if len(names) == 1 else _USUAL if _USUAL in names else ""
            self._default_list = str(told.get("selling_price_list") or usual)
        return self._default_list

    def country_code(self, name: Any) -> str:
        """The ISO 3166-1 code of a country by its name; the name itself where it has none."""
        return self._codes().get(str(name), str(name)) if name else ""

    def country_name(self, code: str) -> str | None:
        """The name of a country by its code. Raises Refused."""
        if not code:
            return None
        found = next((name for name, its in self._codes().items() if its == code.upper() or name == code), None)
        if found is None and self._codes():
            raise Refused("invalid", f"There is no country {code!r} at the office.", field="country")
        return found or code

    def _codes(self) -> Mapping[str, str]:
        if self._countries is None:
            rows = self.readable("Country", ["name", "code"])
            self._countries = {str(row["name"]): str(row.get("code") or "").upper() for row in rows}
        return self._countries
