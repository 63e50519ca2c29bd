"""Many histories, for a night: `python -m tests.simulation.soak --histories n --seed s`.

The last line is `histories=n violations=k`; the exit code is 0 only for k = 0. What broke is made as small as it gets
and printed as text that `SFA_HISTORY=… pytest tests/simulation` plays again.
"""

import argparse
import sys
import time

from tests.simulation.playing import Tally, play_many, shrink

SHOWN = 5
"""Failures that are made smaller and printed; one cause tends to break many histories."""


def main(arguments: list[str] | None = None) -> int:
    """Play, tell, and say how it ended."""
    parser = argparse.ArgumentParser(prog="soak", description=__doc__)
    parser.add_argument("--histories", type=int, default=10_000, metavar="n")
    parser.add_argument("--seed", type=int, default=0, metavar="s", help="the first seed; the others follow it")
    parser.add_argument("--processes", type=int, default=None, metavar="p", help="as many as there are processors")
    given = parser.parse_args(arguments)
    started = time.monotonic()
    named = 0

    def told(tally: Tally) -> None:
        nonlocal named
        for failed in tally.failed[named:]:
            print(f"{failed.history}: {failed.rule}", file=sys.stderr, flush=True)
        named = len(tally.failed)
        speed = (tally.histories + tally.peaceful) / (time.monotonic() - started)
        print(f"{tally.histories} histories, {named} violations, {speed:.0f} a second", file=sys.stderr, flush=True)

    tally = play_many(given.histories, given.seed, processes=given.processes, told=told)
    print(f"seeds {given.seed} to {tally.last}, {tally.peaceful} too peaceful to count, "
          f"{sum(tally.faults.values())} faults:")  # fmt: skip
    for name, times in tally.faults.most_common():
        print(f"  {times:8} {name}")
    for failed in tally.failed[:SHOWN]:
        small = shrink(failed)
        print(f"\n{failed.history}: {failed.rule}\nSFA_HISTORY={small.history}\n{small.story}")
    for failed in tally.failed[SHOWN:]:
        print(f"{failed.history}: {failed.rule}")
    print(f"histories={tally.histories} violations={len(tally.failed)}")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
