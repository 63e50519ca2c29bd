"""What Odoo would charge for an order that is not kept.

First as its own form does it, by `onchange` (web module, 17 and later), which computes and stores nothing. Where that
gives no amounts, by a draft that is removed again, if the user may remove one: salesmen may not.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sfa_desktop.base.errors import AccessDenied, Declined, RemoteError
from sfa_desktop.connectors.kit.comparing import records
from sfa_desktop.connectors.kit.conversions import UnknownLink
from sfa_desktop.connectors.kit.push import Refused
from sfa_desktop.connectors.odoo import lines
from sfa_desktop.connectors.odoo.conversions import to_id
from sfa_desktop.connectors.odoo.rpc import Rpc
from sfa_desktop.connectors.odoo.site import Site
from sfa_desktop.connectors.odoo.writing import Desk
from sfa_desktop.entities.exchange import Action, Canonical, Operation

_LINE = ("product_id", "product_uom_qty", "price_unit", "discount", "price_subtotal")


def quote(rpc: Rpc, site: Site, desk: Desk, order: Canonical) -> Mapping[str, Any]:
    """net, tax, total and the lines, as docs/protocol.md has them. Raises Declined with Odoo's words."""
    values = order["values"]
    try:
        remotes = _remotes(site, values)
        told = _computed(rpc, site, values, remotes)
        return told if told is not None else _drafted(rpc, site, desk, order, remotes)
    except UnknownLink as no:
        raise Declined(detail=f"The office does not know the record {no.key}.", refusal="unknown_link") from None
    except Refused as no:
        raise Declined(detail=no.message, refusal=no.code) from None


def _remotes(site: Site, values: Canonical) -> dict[str, str]:
    """The ids behind derived keys: a quote comes without them, so the account and products are looked through."""
    wanted: dict[str, set[str]] = {"account": {values.get("account_id") or ""}, "product": set()}
    wanted["product"] = {line.get("product_id") or "" for line in values.get("lines") or ()}
    if values.get("price_list_id"):
        wanted["price_list"] = {values["price_list_id"]}
    found: dict[str, str] = {}
    for kind, keys in wanted.items():
        book = site.keys.of(kind)
        found.update({key: str(remote) for remote, key in book.items() if key in keys})
        missing = keys - found.keys() - {""}
        if missing:
            found.update(_through(site, kind, missing))
    return found


def _through(site: Site, kind: str, keys: set[str]) -> dict[str, str]:
    """Derive the keys of all ids of a kind, and find those of records born on a laptop by the field that shows them."""
    table = site.table(kind)
    rows = site.rpc.read(table.map.remote, "search", domain=table.domain, order="id", type=list[int])
    found = {key: str(id_) for id_ in rows if (key := site.keys.key(kind, id_)) in keys}
    if table.map.uid and keys - found.keys():
        domain = [[table.map.uid, "in", sorted(keys - found.keys())]]
        own = site.rpc.read(
            table.map.remote,
            "search_read",
            domain=domain,
            fields=[table.map.uid],
            order="id desc",
            type=list[dict[str, Any]],
        )
        found.update({str(row[table.map.uid]): str(row["id"]) for row in own})
    return found


def _computed(rpc: Rpc, site: Site, values: Canonical, remotes: Mapping[str, str]) -> dict[str, Any] | None:
    sent: dict[str, Any] = {"partner_id": to_id(values.get("account_id"), remotes)}
    if values.get("price_list_id"):
        sent["pricelist_id"] = to_id(values["price_list_id"], remotes)
    asked = values.get("lines") or ()
    commands = lines.new(site, asked, remotes)
    sent["order_line"] = [[0, f"virtual_{number}", command[2]] for number, command in enumerate(commands)]
    amounts: dict[str, Any] = {"amount_untaxed": {}, "amount_tax": {}, "amount_total": {}}
    spec = {"partner_id": {}, **amounts, "order_line": {"fields": {name: {} for name in _LINE}}}
    try:
        told = rpc.read(
            "sale.order", "onchange", ids=[], values=sent, field_names=[], fields_spec=spec, type=dict[str, Any]
        )
    except (Declined, AccessDenied, RemoteError):
        return None
    found = told.get("value")
    if not isinstance(found, dict) or not all(isinstance(found.get(name), (int, float)) for name in amounts):
        return None
    shown = [
        c[2] for c in found.get("order_line") or () if isinstance(c, list) and len(c) > 2 and isinstance(c[2], dict)
    ]
    if len(shown) != len(asked) or not found["amount_total"]:
        return None
    if any(not isinstance(line.get("price_subtotal"), (int, float)) for line in shown):
        return None
    return _told(found["amount_untaxed"], found["amount_tax"], found["amount_total"], asked, shown)


def _told(
    net: float, tax: float, total: float, asked: Sequence[Any], shown: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    def line(mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, Any]:
        price, discount = float(theirs.get("price_unit") or 0), float(theirs.get("discount") or 0)
        return {
            "key": mine.get("key"),
            "base_price": f"{price:.4f}",
            "unit_price": f"{price * (1 - discount / 100):.4f}",
            "net": f"{float(theirs.get('price_subtotal') or 0):.4f}",
        }

    return {
        "net": f"{net:.4f}",
        "tax": f"{tax:.4f}",
        "total": f"{total:.4f}",
        "lines": [line(mine, theirs) for mine, theirs in zip(asked, shown, strict=True)],
        "taxes": [],
        "remarks": [],
    }


def _drafted(rpc: Rpc, site: Site, desk: Desk, order: Canonical, remotes: Mapping[str, str]) -> dict[str, Any]:
    if not may(rpc, "sale.order", "unlink"):
        raise Declined(
            detail="Odoo prices an order without keeping it only for users who may delete drafts", refusal="rights"
        )
    operation = Operation(
        id="", group_id="", kind="order", record_id=str(order["key"]), action=Action.CREATE, values=order["values"]
    )
    remote = desk.create(operation, remotes)
    try:
        page = desk.read("order", {operation.record_id: remote})
    finally:
        rpc.write("sale.order", "unlink", [int(remote)])
    row = records(page)[0]
    found = [dict(zip(page.line_columns, line, strict=True)) for line in row["lines"]]
    asked = order["values"].get("lines") or ()
    return {
        "net": row["net"],
        "tax": row["tax"],
        "total": row["total"],
        "lines": [
            {"key": mine.get("key"), **{name: theirs.get(name) for name in ("base_price", "unit_price", "net")}}
            for mine, theirs in zip(asked, found, strict=False)
        ],
        "taxes": [],
        "remarks": [],
    }


def may(rpc: Rpc, model: str, operation: str) -> bool:
    """Whether the user may do this with records of a model (`has_access` from 18 on, `check_access_rights` before)."""
    try:
        if rpc.major >= 18:
            return bool(rpc.read(model, "has_access", ids=[], operation=operation, type=bool))
        return bool(rpc.read(model, "check_access_rights", operation=operation, raise_exception=False, type=bool))
    except (AccessDenied, Declined):
        return False
