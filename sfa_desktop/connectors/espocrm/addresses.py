"""Addresses: EspoCRM keeps two of an account, for invoices and for deliveries, as attributes of the account itself."""

from collections.abc import Callable, Iterable
from typing import Any

from sfa_desktop.connectors.espocrm.reading import Batch
from sfa_desktop.connectors.espocrm.site import Part, Site, Table
from sfa_desktop.connectors.kit.comparing import Comparison, records
from sfa_desktop.connectors.kit.conversions import Remotes, UnknownLink
from sfa_desktop.connectors.kit.push import Refused
from sfa_desktop.entities.exchange import Canonical, Operation

FIELDS = ("street", "postal_code", "city", "country")
_FULL = "EspoCRM keeps two addresses of an account, one for invoices and one for deliveries; both are taken."


def create(
    site: Site, table: Table, read: Callable[[str, Iterable[str]], Batch], operation: Operation, remotes: Remotes
) -> str:
    """Put an address where the account has none yet; one that is there already is it."""
    told = operation.values
    account = remotes.get(told.get("account_id") or "")
    if not account:
        raise UnknownLink(str(told.get("account_id")))
    there = read("address", [f"{account}/{part.tag}" for part in table.parts])
    wanted = {name: told.get(name) or "" for name in FIELDS}
    comparison = Comparison(site.keys, remotes)
    for row in records(there.page):
        if not comparison.differing("address", wanted, row):
            return str(row["remote"])
    free = [part for part in table.parts if f"{account}/{part.tag}" in there.blank]
    if not free:
        raise Refused("invalid", _FULL)
    liked = "shipping" if told.get("delivery") and not told.get("invoice") else "billing"
    part = next((one for one in free if one.tag == liked), free[0])
    site.api.write("PUT", f"{part.entity}/{account}", attributes(part, wanted))
    return f"{account}/{part.tag}"


def attributes(part: Part, values: Canonical) -> dict[str, Any]:
    """The account's attributes for these values; what else an address of the app has is not kept."""
    columns = ((name, part.map.field(name)) for name in FIELDS)
    return {column.remote: values[name] or None for name, column in columns if column and name in values}


def all_attributes(part: Part) -> tuple[str, ...]:
    """Every attribute of one address, as far as it is mapped."""
    return tuple(column.remote for name in FIELDS if (column := part.map.field(name)) is not None)
