"""What a connector spends per record, as a ratio to msgspec decoding the same bytes into plain Python values.

    python -m benchmarks.connector_cost

For Odoo, ERPNext and Dolibarr: the recorded rows, repeated to a page of 1,000, decoded, mapped and made a page; tables
that are looked up are known already, as they are after the first page. CPU seconds, the best of many runs, floor and
ours in turn; the floor is `msgspec.json.decode(body)` of the same body. Aim: at most 1.5.
"""

import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC
from typing import Any

import msgspec

from sfa_desktop.base import resources
from sfa_desktop.connectors.dolibarr import DolibarrConnector
from sfa_desktop.connectors.erpnext import conversions as erpnext
from sfa_desktop.connectors.erpnext import lookups as erpnext_lookups
from sfa_desktop.connectors.erpnext.taxes import Taxes
from sfa_desktop.connectors.kit import mapping
from sfa_desktop.connectors.kit.conversions import Maker, Surroundings
from sfa_desktop.connectors.kit.decoder import Decoder, loads
from sfa_desktop.connectors.kit.keys import KeyBook
from sfa_desktop.connectors.odoo.conversions import conversions
from sfa_desktop.connectors.odoo.lookups import Lookups, Partner
from sfa_desktop.entities.exchange import Page
from tests.support.recorded import recordings

ROWS = 1_000
RUNS = 60


class _Odoo(Lookups):
    """Lookups whose tables are known already, as they are after the first page."""

    def __init__(self) -> None:
        self.own = frozenset()
        self.currency = "EUR"

    def values(self, model: str, field: str, ids: Iterable[int]) -> dict[int, str]:
        return {id_: f"{id_}" for id_ in ids}

    def partners(self, ids: Iterable[int]) -> dict[int, Partner]:
        return {id_: Partner(id_, True) for id_ in ids}

    def rate(self, currency: str) -> float:
        return 1.0


class _Erpnext(erpnext_lookups.Lookups):
    """The same for ERPNext."""

    def __init__(self) -> None:
        pass

    def children(self, *asked: Any) -> dict[str, Any]:
        return {}

    def values(self, doctype: str, field: str, names: Iterable[Any]) -> dict[Any, Any]:
        return {name: f"{name}" for name in names}

    def country_code(self, name: Any) -> str:
        return "ES" if name else ""

    def stock(self, items: Sequence[Any]) -> dict[str, float]:
        return {str(item): 12.0 for item in items}

    def default_list(self) -> str:
        return "Standard Selling"

    def readable(self, *asked: Any, **more: Any) -> list[dict[str, Any]]:
        return []


_LISTS = {
    "account": "03a-accounts-page-1",
    "contact": "06a-contacts",
    "product": "07a-products",
    "visit": "09a-visits",
    "order": "11a-orders-flat",
    "opportunity": "10a-opportunities",
}
LISTS: Mapping[str, Mapping[str, str]] = {
    "odoo": _LISTS,
    "erpnext": _LISTS,
    "dolibarr": {**_LISTS, "account": "03b-accounts-page-2", "order": "11b-orders-flat"},
}
"""By CRM: kinds, and the recordings of a list of them."""


def makers(crm: str) -> Mapping[str, Maker]:
    """The conversions of a CRM that is not asked anything."""
    if crm == "odoo":
        return conversions(_Odoo(), lambda: UTC)
    if crm == "erpnext":
        return erpnext.conversions(_Erpnext(), Taxes(_Erpnext()))
    return DolibarrConnector(url="http://localhost", secret="-").site.makers


def best(*works: Callable[[], object]) -> list[float]:
    """CPU seconds of the fastest run of each, done in turn."""
    seconds: list[list[float]] = [[] for _ in works]
    for _ in range(RUNS):
        for work, told in zip(works, seconds, strict=True):
            begun = time.process_time()
            work()
            told.append(time.process_time() - begun)
    return [min(told) for told in seconds]


def repeated(rows: list[dict[str, Any]], id_: str, make: type) -> bytes:
    """The rows over and over, each with an id and a description of its own."""
    many = []
    for number in range(ROWS):
        row = {**rows[number % len(rows)], id_: make(number + 1)}
        many.append(row)
        for name in ("description", "comment"):
            if isinstance(row.get(name), str):
                row[name] = row[name].replace("</", f" {number}</", 1)
    return json.dumps(many, ensure_ascii=False, separators=(",", ":")).encode()


def costs(crm: str) -> list[tuple[str, float, float]]:
    """(kind, floor, ours) in seconds."""
    found = []
    own = makers(crm)
    known = mapping.load(resources.path("mappings"), crm, own)
    exchanges = recordings(crm)
    for kind, name in LISTS[crm].items():
        told = exchanges[name].response.body
        rows = told["data"] if isinstance(told, dict) else told
        settled = known.kind(kind).settled(rows[0].__contains__)
        body = repeated(rows, settled.id, int if crm == "odoo" else str)
        decoder = Decoder(settled, Surroundings(KeyBook("bench")), own)
        decoder.page(loads(body, list[decoder.type]))  # keys of links are known after the first page

        def whole(body: bytes = body, decoder: Decoder = decoder) -> Page:
            decoder.keys.clear()  # keys of new records are derived
            return decoder.page(loads(body, list[decoder.type]))

        floor, ours = best(lambda body=body: msgspec.json.decode(body), whole)
        found.append((kind, floor, ours))
    return found


def main() -> None:
    """Print the table."""
    for crm in LISTS:
        total_floor = total_ours = 0.0
        for kind, floor, ours in costs(crm):
            total_floor, total_ours = total_floor + floor, total_ours + ours
            each, mine = floor / ROWS * 1e6, ours / ROWS * 1e6
            print(f"{crm:9} {kind:12} floor {each:6.2f} us/row  ours {mine:6.2f} us/row  {ours / floor:5.2f}x")
        print(f"{crm:9} {'all':12} {total_ours / total_floor:5.2f}x")


if __name__ == "__main__":
    main()
