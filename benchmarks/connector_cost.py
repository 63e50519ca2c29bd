"""What a connector spends per record, as a ratio to msgspec decoding the same bytes into plain Python values.

    python -m benchmarks.connector_cost

For each CRM with recordings of lists: the recorded rows, repeated to a page of 1,000, decoded, mapped and made a page.
CPU seconds, the best of many runs; the floor is `msgspec.json.decode(body)` of the same body. Aim: at most 1.5.
"""

import json
import time
from collections.abc import Callable, Iterable

import msgspec

from sfa_desktop.base import resources
from sfa_desktop.connectors.kit import mapping
from sfa_desktop.connectors.kit.conversions import Surroundings
from sfa_desktop.connectors.kit.decoder import Decoder, loads
from sfa_desktop.connectors.kit.keys import KeyBook
from sfa_desktop.connectors.odoo.conversions import conversions
from sfa_desktop.connectors.odoo.lookups import Lookups, Partner
from sfa_desktop.entities.exchange import Page
from tests.support.recorded import recordings

ROWS = 1_000
RUNS = 40


class _Known(Lookups):
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


ODOO = (
    ("account", "03a-accounts-page-1"),
    ("contact", "06a-contacts"),
    ("product", "07a-products"),
    ("visit", "09a-visits"),
    ("order", "11a-orders-flat"),
    ("opportunity", "10a-opportunities"),
)


def best(work: Callable[[], object]) -> float:
    """CPU seconds of the fastest run."""
    seconds = []
    for _ in range(RUNS):
        begun = time.process_time()
        work()
        seconds.append(time.process_time() - begun)
    return min(seconds)


def repeated(rows: list[dict]) -> bytes:
    """The rows over and over, each with an id and a description of its own."""
    many = []
    for number in range(ROWS):
        row = {**rows[number % len(rows)], "id": number + 1}
        many.append(row)
        for name in ("description", "comment"):
            if row.get(name):
                row[name] = row[name].replace("</", f" {number}</", 1)
    return json.dumps(many, ensure_ascii=False, separators=(",", ":")).encode()


def odoo() -> list[tuple[str, float, float]]:
    """(kind, floor, ours) in seconds."""
    from datetime import UTC

    makers = conversions(_Known(), lambda: UTC)
    known = mapping.load(resources.path("mappings"), "odoo", makers)
    exchanges = recordings("odoo")
    found = []
    for kind, name in ODOO:
        rows = exchanges[name].response.body
        body = repeated(rows)
        settled = known.kind(kind).settled(rows[0].__contains__)
        decoder = Decoder(settled, Surroundings(KeyBook("bench")), makers)
        decoder.page(loads(body, list[decoder.type]))  # keys of links are known after the first page
        floor = best(lambda body=body: msgspec.json.decode(body))

        def whole(body: bytes = body, decoder: Decoder = decoder) -> Page:
            decoder.keys.clear()  # keys of new records are derived
            return decoder.page(loads(body, list[decoder.type]))

        ours = best(whole)
        found.append((f"odoo {kind}", floor, ours))
    return found


def main() -> None:
    """Print the table."""
    total_floor = total_ours = 0.0
    for name, floor, ours in odoo():
        total_floor, total_ours = total_floor + floor, total_ours + ours
        each, mine = floor / ROWS * 1e6, ours / ROWS * 1e6
        print(f"{name:20} floor {each:6.2f} us/row  ours {mine:6.2f} us/row  {ours / floor:5.2f}x")
    print(f"{'all':20} {total_ours / total_floor:5.2f}x")


if __name__ == "__main__":
    main()
