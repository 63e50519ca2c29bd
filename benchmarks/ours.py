"""The product at the same work as the floor: the real engine, the real connector, the real replica.

`python -m benchmarks.ours WORK URL FOLDER` prints the figures as JSON.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from sfa_desktop.base.clock import SystemClock
from sfa_desktop.base.ids import new_id
from sfa_desktop.connectors.tryton import TrytonConnector
from sfa_desktop.entities import Order, OrderLine
from sfa_desktop.replica import edits
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync import engine

KEY = bytes.fromhex("5a" * 32)
ORDERS, PUSHED = 300, 1000


def sync(replica: Replica, url: str, *, thorough: bool = True) -> None:
    """One whole round, as the worker makes it."""
    connector = TrytonConnector(url=url, database="db", user="rep", secret="x")
    report = engine.run_once(replica, connector, SystemClock(), device=new_id(), thorough=thorough)
    connector.close()
    if report.exit_code:
        raise SystemExit(f"the round failed: {report}")


def quick_sync(replica: Replica, url: str) -> None:
    """A round that compares only if something moved."""
    sync(replica, url, thorough=False)


def an_order(number: int) -> tuple[Order, list[OrderLine]]:
    """An order and its five lines."""
    order = Order(
        account_id="acc-7",
        provisional=f"P-7F3A-{number:04d}",
        state="confirmed",
        currency="ARS",
        net=Decimal(100),
        tax=Decimal(21),
        total=Decimal(121),
    )
    line = OrderLine(
        description="Producto", quantity=Decimal(2), unit="u", base_price=Decimal(10), unit_price=Decimal(10)
    )
    return order, [replace(line, product_id=f"prod-{n}", sequence=n) for n in range(5)]


def save_orders(replica: Replica, url: str) -> None:
    """Orders of five lines, each with its outbox operation and ledger entry in one durable transaction."""
    for number in range(ORDERS):
        order, lines = an_order(number)
        with replica.write() as w:
            edits.create(w, order, lines=lines)


def prepare_push(replica: Replica, url: str) -> None:
    """Waiting orders, in an otherwise synchronised replica."""
    sync(replica, url)
    with replica.write() as w:
        for number in range(PUSHED):
            order, lines = an_order(number)
            edits.create(w, order, lines=lines)


WORK: dict[str, Callable[[Replica, str], None]] = {
    "first_sync": sync,
    "changes": quick_sync,
    "idle": quick_sync,
    "save_orders": save_orders,
    "push": quick_sync,
}


def main() -> None:
    """Measure one piece of work."""
    work, url, folder = sys.argv[1:]
    replica = Replica.open(Path(folder) / "replica.db", KEY)
    if work == "push":
        prepare_push(replica, url)
    cpu, wall = time.process_time(), time.perf_counter()
    WORK[work](replica, url)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"cpu_s": cpu, "wall_s": wall, "rss_mb": peak}))


if __name__ == "__main__":
    main()
