"""`python -m tests.answers --answers n --seed s`: n odd answers to each connector; what it must not do with them.

The last line is `answers=n faults=k`, with n those of all connectors; the exit code is 0 only for k = 0. A fault names
the seed of its office: `--crm odoo --seed 17 --answers 60` asks that office again.
"""

import argparse
import sys
import time
from collections import defaultdict

from tests.answers.asking import Findings
from tests.answers.many import many
from tests.answers.offices import OFFICES

SHOWN = 20
"""Faults printed in full; one cause tends to have many."""
OFTEN = 10.0
"""Seconds between two words on how it goes."""


def main(arguments: list[str] | None = None) -> int:
    """Ask, tell, and say how it ended."""
    parser = argparse.ArgumentParser(prog="answers", description=__doc__)
    parser.add_argument("--answers", type=int, default=2_000, metavar="n", help="to each connector")
    parser.add_argument("--seed", type=int, default=0, metavar="s", help="the first seed; the others follow it")
    parser.add_argument("--processes", type=int, default=None, metavar="p", help="as many as there are processors")
    parser.add_argument("--crm", action="append", choices=sorted(OFFICES), help="this one only; may be repeated")
    given = parser.parse_args(arguments)
    begun = said = time.monotonic()
    found: defaultdict[str, Findings] = defaultdict(Findings)
    answers = faults = 0

    def told(crm: str, one: Findings) -> None:
        nonlocal answers, faults, said
        found[crm].add(one)
        answers, faults = answers + one.answers, faults + len(one.faults)
        for fault in one.faults:
            print(fault.partition("\n")[0], file=sys.stderr, flush=True)
        now = time.monotonic()
        if now - said > OFTEN:
            said = now
            print(f"{answers} answers, {faults} faults, {answers / (now - begun):.0f} a second",
                  file=sys.stderr, flush=True)  # fmt: skip

    many(given.crm or list(OFFICES), given.answers, given.seed, processes=given.processes, told=told)
    for crm, one in sorted(found.items()):
        print(f"{crm:12} {', '.join(f'{times} {name}' for name, times in one.met.most_common())}")
    for told_of in [fault for one in found.values() for fault in one.faults][:SHOWN]:
        print(f"\n{told_of}")
    print(f"answers={answers} faults={faults}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
