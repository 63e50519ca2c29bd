"""`make soak-real`: lost answers and kills in large numbers against real Tryton, on SQLite and on PostgreSQL.

LOST and KILLS are per database, and the last line sums them up. The exit code is 0 only if nothing is wrong and
there are as many orders as answers lost.
"""

import argparse
import secrets
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sfa_desktop.base.paths import Home
from tests.reality.kills import KillLoop
from tests.reality.lost import lose_answers
from tests.support.central import Central, prepare, running, serving_from
from tests.support.postgres import cluster


def main(words: list[str]) -> int:
    """Run the parts asked for; one line each, and one at the end."""
    parser = argparse.ArgumentParser(prog="make soak-real", description=__doc__)
    parser.add_argument("--lost", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--database", choices=["sqlite", "postgresql", "both"], default="both")
    options = parser.parse_args(words)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # servers and their files are cleared away first
    seed = secrets.randbelow(2**32) if options.seed is None else options.seed
    databases = ["sqlite", "postgresql"] if options.database == "both" else [options.database]
    lost = orders = kills = 0
    violations: list[str] = []
    for database in databases:
        with tempfile.TemporaryDirectory(prefix="sfa-soak-") as temporary:
            folder, begun = Path(temporary), time.monotonic()
            with _office(database, folder / "lost") as server:
                answers = lose_answers(server, folder / "laptop", options.lost, seed, _counting("lost answers"))
            lost, orders = lost + answers.lost, orders + answers.orders
            violations += answers.violations
            said = f"lost={answers.lost} orders={answers.orders} rounds={answers.rounds}"
            _part(database, seed, said, answers.violations, begun)
            begun = time.monotonic()
            with _office(database, folder / "kills") as server:
                loop = KillLoop(server, folder / "home", seed).run(options.kills, _counting("kills"))
            kills += loop.kills
            violations += loop.violations
            victims = " ".join(f"{victim}={count}" for victim, count in sorted(loop.victims.items()))
            _part(database, seed, f"kills={loop.kills} ({victims}) typed={loop.typed}", loop.violations, begun)
    for violation in violations:
        print(f"violation: {violation}")
    print(f"lost={lost} orders={orders} kills={kills} violations={len(violations)}")
    wanted = (options.lost * len(databases), options.kills * len(databases))
    return 0 if not violations and lost == orders == wanted[0] and kills == wanted[1] else 1


def _part(database: str, seed: int, said: str, violations: list[str], begun: float) -> None:
    seconds = time.monotonic() - begun
    print(f"{database}: seed={seed} {said} violations={len(violations)} seconds={seconds:.0f}", flush=True)


@contextmanager
def _office(database: str, folder: Path) -> Iterator[Central]:
    """A small company of this scenario's own."""
    with ExitStack() as stack:
        if database == "sqlite":
            prepared: Home = prepare(folder / "prepared")
            yield stack.enter_context(running(prepared, folder / "office"))
        else:
            postgres = stack.enter_context(cluster())
            yield stack.enter_context(serving_from(postgres.company(folder)))


def _counting(what: str) -> Callable[[int], None]:
    def tell(count: int) -> None:
        print(f"  {what}: {count}", file=sys.stderr, flush=True)

    return tell


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
