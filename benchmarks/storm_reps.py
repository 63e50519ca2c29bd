"""A share of the storm's laptops in one process: engines with real replicas, each with the product's own schedule.

Run by benchmarks/storm.py: one JSON order on standard input, then a line `go`; JSON lines on standard output.
"""

import heapq
import json
import sys
import time
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

from sfa_desktop.base.clock import SystemClock
from sfa_desktop.base.errors import EXIT_DONE
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.connectors import registry
from sfa_desktop.entities import Account, Order, OrderLine, Visit
from sfa_desktop.entities.exchange import OperationState, Report
from sfa_desktop.replica import edits, ledger, outbox
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync.engine import run_once
from sfa_desktop.sync.schedule import Schedule

ACCOUNTS, ORDERS, LINES, VISITS = 4, 8, 5, 8
"""What a laptop brings home: new orders and visits, at customers of its own."""
TRIES = 5
KEY = bytes(range(32))


@dataclass
class Rep:
    """One laptop. Times are seconds since `go`."""

    login: str
    replica: Replica
    endpoint: Endpoint
    secret: str
    dice: Random
    orders: list[str] = field(default_factory=list)
    rounds: int = 0
    sent_away: int = 0
    too_soon: int = 0
    """Rounds that began before the time the server had asked for was over."""
    not_before: float = 0.0
    arrived: float = 0.0
    finished: float | None = None
    problems: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.schedule = Schedule(self.dice)
        self.connector = registry.connect(self.endpoint, self.secret)

    def round(self) -> Report:
        """One round of the engine as the window's process makes it."""
        return run_once(self.replica, self.connector, SystemClock(), device=f"storm-{self.login}", thorough=False)

    def prepare(self) -> None:
        """The first synchronisation, customers, and a day of work that has not been sent."""
        self.settle()
        with self.replica.write() as writer:
            accounts = [edits.create(writer, Account(name=f"{self.login} {n}")) for n in range(ACCOUNTS)]
        self.settle()
        with self.replica.read() as reader:
            products = reader.list("product", where={"active": True})[:40]
        for number in range(max(ORDERS, VISITS)):
            account = accounts[number % ACCOUNTS]
            with self.replica.write() as writer:
                if number < VISITS:
                    edits.create(writer, Visit(account_id=account, subject=f"Visita {number}"))
                if number < ORDERS:
                    lines = [
                        OrderLine(product_id=p.id, quantity=Decimal(1), unit=p.unit, sequence=n)
                        for n, p in enumerate(self.dice.sample(products, LINES), 1)
                    ]
                    order = Order(account_id=account, state="confirmed", ordered_on=date.today())
                    self.orders.append(edits.create(writer, order, lines=lines))

    def settle(self) -> None:
        """Rounds until all is well, out of the measured time."""
        for _ in range(TRIES):
            report = self.round()
            if report.exit_code == EXIT_DONE:
                return
            time.sleep(self.dice.uniform(0.2, 1.0))
        raise RuntimeError(f"{self.login} could not be prepared: {report}")

    def come_home(self, begun: float) -> float | None:
        """One round; seconds until the next, None when everything is through."""
        now = time.monotonic() - begun
        self.too_soon += now < self.not_before
        self.rounds += 1
        report = self.round()
        now = time.monotonic() - begun
        if report.retry_after:
            self.sent_away += 1
            self.not_before = now + report.retry_after
        with self.replica.read() as reader:
            standing = outbox.counts(reader)
        if report.exit_code == EXIT_DONE and not standing[OperationState.QUEUED] and report.verified:
            self.finished = now
            return None
        self.problems = [f"{code}: {words}" for code, words in report.errors]
        return self.schedule.after(report)

    def told(self) -> dict[str, object]:
        """What became of this laptop."""
        with self.replica.read() as reader:
            broken = [str(problem) for problem in ledger.verify(reader)]
            counts = {state: count for state, count in outbox.counts(reader).items() if count}
        return {
            "login": self.login, "orders": self.orders, "rounds": self.rounds, "sent_away": self.sent_away,
            "too_soon": self.too_soon, "arrived": self.arrived, "finished": self.finished, "outbox": counts,
            "problems": broken if self.finished is not None else self.problems + broken,
        }  # fmt: skip


def storm(reps: list[Rep], threads: int, spread: float, give_up: float) -> None:
    """All of them come home within `spread` seconds and go on until everything is through."""
    begun = time.monotonic()
    due: list[tuple[float, int]] = []
    for number, rep in enumerate(reps):
        rep.arrived = rep.dice.uniform(0, spread)
        heapq.heappush(due, (rep.arrived, number))
    running: dict[Future[float | None], int] = {}
    with ThreadPoolExecutor(threads) as pool:
        while (due or running) and time.monotonic() - begun < give_up:
            now = time.monotonic() - begun
            while due and due[0][0] <= now and len(running) < threads:
                _, number = heapq.heappop(due)
                running[pool.submit(reps[number].come_home, begun)] = number
            soon = max(0.0, due[0][0] - now) if due and len(running) < threads else 1.0
            if not running:
                time.sleep(soon)
                continue
            for future in wait(running, timeout=soon, return_when=FIRST_COMPLETED).done:
                number, delay = running.pop(future), future.result()
                if delay is not None:
                    heapq.heappush(due, (time.monotonic() - begun + delay, number))


def main() -> None:
    """Prepare, wait for `go`, storm, tell; then idle rounds after another line."""
    order = json.loads(sys.stdin.readline())
    reps = []
    for person in order["reps"]:
        endpoint = Endpoint(name="office", crm="tryton", url=order["url"], database=order["database"],
                            user=person["login"])  # fmt: skip
        folder = Path(order["folder"]) / person["login"]
        folder.mkdir(parents=True)
        replica = Replica.open(folder / "replica.db", KEY)
        reps.append(Rep(person["login"], replica, endpoint, person["password"], Random(person["seed"])))
    with ThreadPoolExecutor(order["prepare_threads"]) as pool:
        list(pool.map(Rep.prepare, reps))
    say({"ready": len(reps)})
    sys.stdin.readline()
    storm(reps, order["threads"], order["spread"], order["give_up"])
    for rep in reps:
        say(rep.told())
    say({"through": len(reps)})
    sys.stdin.readline()
    for rep in reps:
        rep.round()
    say({"idle": len(reps)})
    for rep in reps:
        rep.connector.close()
        rep.replica.close()


def say(what: dict[str, object]) -> None:
    """One line up."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
