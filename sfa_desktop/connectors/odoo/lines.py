"""The lines of an order as commands of Odoo's one2many fields: [0, 0, values] makes, [1, id, values] changes, [2, id]
removes.

No price is sent: Odoo gives each line the price of the customer's list for its quantity. A discount is only sent where
the rep gave one, since a list may give one of its own.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sfa_desktop.connectors.kit.conversions import Remotes, UnknownLink
from sfa_desktop.connectors.kit.push import Refused
from sfa_desktop.connectors.odoo.lookups import Rows
from sfa_desktop.connectors.odoo.rpc import Rpc
from sfa_desktop.connectors.odoo.site import Site

Line = Mapping[str, Any]


def new(site: Site, lines: Sequence[Line], remotes: Remotes) -> list[Any]:
    """The commands for an order that has no lines yet."""
    return [[0, 0, _values(site, line, remotes, new=True)] for line in lines]


def changed(rpc: Rpc, site: Site, order: int, lines: Sequence[Line], remotes: Remotes) -> list[Any]:
    """The commands that make the lines of an order these."""
    decoder = site.table("order").lines
    if decoder is None:
        return []
    own = decoder.map.uid
    domain = [["order_id", "=", order], *(decoder.map.filter or [])]
    fields = ["product_id", *([own] if own else [])]
    there = rpc.read(decoder.map.remote, "search_read", domain=domain, fields=fields, order="sequence,id", type=Rows)
    by_key = {str(row[own]): row["id"] for row in there if own and row.get(own)}
    left = {row["id"] for row in there}
    commands: list[Any] = []
    for line in lines:
        key = str(line.get("key") or "")
        known = remotes.get(key, "")
        id_ = int(known) if known.isdecimal() else by_key.get(key)
        if id_ in left:
            left.discard(id_)
            commands.append([1, id_, _values(site, line, remotes, new=False)])
        else:
            commands.append([0, 0, _values(site, line, remotes, new=True)])
    return commands + [[2, id_] for id_ in sorted(left)]


def _values(site: Site, line: Line, remotes: Remotes, *, new: bool) -> dict[str, Any]:
    decoder = site.table("order").lines
    sent: dict[str, Any] = {}
    if decoder is None:
        return sent
    key = str(line.get("key") or "")
    for column in decoder.map.fields:
        conversion = decoder.conversion(column.name)
        if not column.write or column.name not in line or conversion is None:
            continue
        try:
            written = conversion.write(line[column.name], remotes)
        except UnknownLink:
            words = f"The office does not know the product of this line ({line[column.name]})."
            raise Refused("unknown_link", words, field=column.name, line=key) from None
        if written is not None:
            sent[column.remote] = written
    if new and not sent.get("discount"):
        sent.pop("discount", None)
    if new and decoder.map.uid and key:
        sent[decoder.map.uid] = key
    return sent
