"""Taxes of sales: the templates of Sales Taxes and Charges, and what Item Tax Templates make of their rates.

An item's template replaces, account by account, the rates of the rows of an order (erpnext/controllers/
taxes_and_totals.py `_get_tax_rate`). Rows that are a share of the net total are told; others (fixed amounts, shares of
other rows) only the server computes. All of it is small and read whole.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from sfa_desktop.connectors.erpnext.api import Rows
from sfa_desktop.connectors.erpnext.lookups import Lookups
from sfa_desktop.connectors.kit.decoder import Decoder
from sfa_desktop.connectors.kit.keys import id_text
from sfa_desktop.entities.exchange import Listed, Page

SALES, ITEM = "Sales Taxes and Charges Template", "Item Tax Template"
_COPIED = ("charge_type", "account_head", "description", "rate", "included_in_print_rate", "row_id", "cost_center",
           "tax_amount")  # fmt: skip


class Taxes:
    """The templates of one site, for one company; belongs to one connector."""

    def __init__(self, lookups: Lookups) -> None:
        self._lookups = lookups
        self._company = ""
        self._sales: Rows | None = None
        self._items: Rows = []
        self._rows: Mapping[str, Rows] = {}

    def forget(self, company: str) -> None:
        """At the beginning of a run: ask anew when they are needed, for this company."""
        self._company = company
        self._sales = None

    def default(self) -> str:
        """The template of sales that is used where nothing else is said; empty where there is none."""
        found = [row["name"] for row in self._known() if row.get("is_default") and not row.get("disabled")]
        return str(found[0]) if found else ""

    def rows(self, template: str) -> list[dict[str, Any]]:
        """The rows of a template of sales as an order takes them: the server does not fetch them over REST."""
        self._known()
        return [{name: row[name] for name in _COPIED if row.get(name)} for row in self._rows.get(template, ())]

    def of_item(self, templates: Iterable[Mapping[str, Any]]) -> list[str]:
        """The ids of the taxes of an item with these rows of its own."""
        default = self.default()
        known = {row["name"] for row in self._items}
        for row in templates:
            if row.get("item_tax_template") in known and not row.get("tax_category") and default:
                return [_item(row["item_tax_template"])]
        return [_sales(default)] if default else []

    def page(self, decoder: Decoder, *, ids: Sequence[str] | None = None, cursor: str = "") -> Page:
        """All of them, or those of these ids."""
        every = list(self._records())
        wanted = every if ids is None else [one for one in every if one["remote"] in ids]
        rows = [
            tuple({"key": decoder.keys[one["remote"]], **one}.get(column) for column in decoder.columns)
            for one in wanted
        ]
        return Page(kind="tax", columns=decoder.columns, rows=rows, cursor=cursor, derived=True)

    def listed(self, decoder: Decoder) -> list[Listed]:
        """All of them, for an inventory."""
        return [Listed(decoder.keys[one["remote"]], 0, one["remote"]) for one in self._records()]

    # --- inside ---------------------------------------------------------------------------------------

    def _records(self) -> Iterable[dict[str, Any]]:
        for row in self._known():
            yield self._record(_sales(row["name"]), row, self._rate(row["name"], {}))
        for row in self._items:
            its = {one.get("tax_type"): one.get("tax_rate") for one in self._rows.get(ITEM + row["name"], ())}
            yield self._record(_item(row["name"]), row, self._rate(self.default(), its))

    def _record(self, remote: str, row: Mapping[str, Any], rate: float) -> dict[str, Any]:
        return {
            "remote": remote,
            "version": 0,
            "name": row.get("title") or row["name"],
            "type": "percentage",
            "rate": f"{rate:.4f}",
            "active": not row.get("disabled"),
        }

    def _rate(self, template: str, instead: Mapping[Any, Any]) -> float:
        shares = (row for row in self._rows.get(template, ()) if row.get("charge_type") == "On Net Total")
        return sum(float(instead.get(row.get("account_head"), row.get("rate")) or 0) for row in shares)

    def _known(self) -> Rows:
        if self._sales is None:
            sales = self._read(SALES, ["name", "title", "is_default", "disabled"])
            items = self._read(ITEM, ["name", "title", "disabled"])
            names = [id_text(row["name"]) for row in sales]
            found = dict(self._lookups.children(SALES, "Sales Taxes and Charges", _COPIED, names))
            names = [id_text(row["name"]) for row in items]
            of_items = self._lookups.children(ITEM, "Item Tax Template Detail", ["tax_type", "tax_rate"], names)
            told = {**found, **{ITEM + name: rows for name, rows in of_items.items()}}
            for row in chain.from_iterable(told.values()):
                float(row.get("rate") or row.get("tax_rate") or 0)  # an odd answer is not remembered
            self._rows = told
            self._sales, self._items = sales, items  # last: known only when all of it is
        return self._sales

    def _read(self, doctype: str, fields: Sequence[str]) -> Rows:
        filters = [[doctype, "company", "=", self._company]] if self._company else []
        return self._lookups.readable(doctype, fields, filters)


def _sales(name: str) -> str:
    return f"sales/{name}"


def _item(name: str) -> str:
    return f"item/{name}"
