"""Orders pushed one by one, each answer lost after the server's commit: there are as many orders as were typed."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from urllib.parse import urlsplit

from sfa_desktop.connectors.tryton import TrytonConnector
from sfa_desktop.replica import ledger
from tests.reality.books import Books, each_once, numbered
from tests.support.central import Central
from tests.support.faults import LOSING, Fault, nothing
from tests.support.laptop import Laptop
from tests.support.proxy import FaultProxy

TOGETHER = 50
"""Orders typed before the next rounds."""
ROUNDS = 20
"""Rounds in which those have to be through, or the queue does not drain."""
_PUSH, _LOOKUP = b"model.sfa.sync.push", b"model.sfa.sync.lookup"


@dataclass
class Lost:
    """How many answers were lost, how many orders there are then, and what is wrong."""

    lost: int = 0
    orders: int = 0
    rounds: int = 0
    violations: list[str] = field(default_factory=list)


class _NoAnswers:
    """Every push is carried out and its answer lost, each in another way; some look-ups are lost as well."""

    def __init__(self, seed: int) -> None:
        self.dice = Random(seed)
        self.lost = 0

    def __call__(self, request: bytes) -> Fault | None:
        if _PUSH in request:
            self.lost += 1
            return self.dice.choice(LOSING)
        if _LOOKUP in request and self.dice.random() < 0.05:
            return self.dice.choice((*LOSING, Fault.REQUEST_LOST, Fault.SERVER_ERROR))
        return None


def lose_answers(
    server: Central, folder: Path, count: int, seed: int, tell: Callable[[int], None] = lambda _: None
) -> Lost:
    """Type `count` orders and lose the answer to the push of each; what came of it."""
    parts, network, found = urlsplit(server.url), _NoAnswers(seed), Lost()
    laptop, books = Laptop(folder, server.url, server.database, server.reps[0]), Books(server)
    try:
        books.lift_credit_limits()
        with FaultProxy((parts.hostname or "", parts.port or 0), network) as proxy:
            assert laptop.sync().verified is True
            before = books.count("order")
            laptop.go_through(proxy.url)
            assert isinstance(laptop.connector, TrytonConnector)
            # One order a push, so that each order's own answer is lost.
            laptop.connector.capabilities = replace(laptop.connector.capabilities, batch_limit=1)
            accounts, typed = [a.id for a in laptop.accounts()], list[str]()
            while len(typed) < count:
                some = min(TOGETHER, count - len(typed))
                typed += [laptop.new_order(network.dice.choice(accounts), lines=1) for _ in range(some)]
                found.rounds += _drain(laptop)
                tell(len(typed))
            found.lost = network.lost
            proxy.schedule = nothing
            found.violations += _wrong(laptop, books, typed, before)
            found.orders = books.count("order") - before
        return found
    finally:
        books.close()
        laptop.close()


def _drain(laptop: Laptop) -> int:
    for number in range(1, ROUNDS + 1):
        report = laptop.sync(thorough=False)
        if not laptop.open() or report.refused:
            return number
    return ROUNDS


def _wrong(laptop: Laptop, books: Books, typed: list[str], before: int) -> list[str]:
    report = laptop.sync()
    there = books.of("order", typed, "number")
    wrong = each_once("order", typed, there) + numbered(there)
    wrong += [f"left: {left}" for left in laptop.issues()]
    if report.verified is not True or report.exit_code:
        wrong.append(f"the last round: {report}")
    if books.count("order") != before + len(typed):
        wrong.append(f"{books.count('order') - before} new orders at the office, {len(typed)} typed")
    numbers = {row["sync_id"]: row["number"] for row in there}
    here = {key: laptop.get("order", key).number for key in typed}
    wrong += [f"order {key} has another number here" for key in typed if here[key] != numbers.get(key)]
    with laptop.replica.read() as reader:
        return wrong + [f"ledger: {problem}" for problem in ledger.verify(reader)]
