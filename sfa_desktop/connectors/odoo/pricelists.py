"""The rule that every Odoo price list ends with, though no record says so: what no rule fits costs the list price.

The app knows lists whose rules do not cover a product as lists without a price, so that last rule is handed out as a
record of its own, named after its list.
"""

import re
from collections.abc import Sequence
from typing import Any

import msgspec

from sfa_desktop.connectors.kit.conversions import stamps
from sfa_desktop.connectors.kit.cursor import Cursor
from sfa_desktop.connectors.kit.keys import Number
from sfa_desktop.connectors.odoo import prices
from sfa_desktop.connectors.odoo.rpc import Rpc
from sfa_desktop.connectors.odoo.site import Site
from sfa_desktop.entities.exchange import Listed, Page

_NAME = re.compile(r"list(\d+)")
_RULES = "rules"
_FIELDS = ["currency_id", "write_date"]


def last_rules(rpc: Rpc, site: Site, run: Cursor, limit: int, overlap: float) -> Page:
    """A page of these rules; after the last of them the run goes on with the rules that are records."""
    del overlap
    rows = _lists(rpc, site, [["id", ">", int(run.after or 0)]], limit)
    after = run.at(rows[-1].id) if len(rows) >= limit else run.at("", _RULES)
    return _page(site, rows, cursor=after.text, more=True)


def last_rules_of(rpc: Rpc, site: Site, remotes: Sequence[str]) -> Page:
    """The rules of these names (`list7`)."""
    ids = [int(found[1]) for remote in remotes if (found := _NAME.fullmatch(remote))]
    return _page(site, _lists(rpc, site, [["id", "in", ids]], None))


def listed(rpc: Rpc, site: Site) -> list[Listed]:
    """All of them, for an inventory."""
    rows = _lists(rpc, site, [], None)
    return [Listed(site.keys.key("price_rule", _name(row)), 0, _name(row)) for row in rows]


def _lists(rpc: Rpc, site: Site, domain: list[Any], limit: int | None) -> "list[_List]":
    model = site.table("price_list").map.remote
    return rpc.read(model, "search_read", domain=domain, fields=_FIELDS, order="id", limit=limit, type=list[_List])


def _page(site: Site, rows: "Sequence[_List]", *, cursor: str = "", more: bool = False) -> Page:
    columns = site.table("price_rule").decoder.columns
    versions = stamps()([row.write_date for row in rows])
    return Page(
        kind="price_rule",
        columns=columns,
        rows=[_row(site, row, version, columns) for row, version in zip(rows, versions, strict=True)],
        cursor=cursor,
        more=more,
        derived=True,
    )


def _row(site: Site, row: "_List", version: int, columns: Sequence[str]) -> tuple[Any, ...]:
    currency = (row.currency_id or [0, ""])[1]
    rate = site.lookups.rate(currency) if currency else 1.0
    values = {
        "key": site.keys.key("price_rule", _name(row)),
        "remote": _name(row),
        "version": version,
        "price_list_id": site.keys.key("price_list", row.id),
        "sequence": prices.LAST,
        "category_key": "",
        "formula": prices.formula(rate, "percentage", 0, 0, "list_price", 0, 0, 0, 0, 0),
        "custom": {},
    }
    return tuple(values.get(column) for column in columns)


def _name(row: "_List") -> str:
    return f"list{row.id}"


class _List(msgspec.Struct):
    id: Number
    currency_id: Any = None
    write_date: Any = None
