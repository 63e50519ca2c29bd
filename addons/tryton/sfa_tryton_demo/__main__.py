# SPDX-License-Identifier: GPL-3.0-or-later
"""The tools by which a central CRM is made and copied; each answers with JSON lines.

`cast` needs no Tryton installed beside it; the others do, and are told its configuration.
"""

import argparse
import datetime as dt
import json
import sys

from sfa_tryton_demo import files
from sfa_tryton_demo.generator import ACCOUNTS, SEED, TODAY, demo_company
from sfa_tryton_demo.seeding.said import answer


def _parser():
    parser = argparse.ArgumentParser(prog="python -m sfa_tryton_demo")
    verbs = parser.add_subparsers(dest="verb", required=True)
    size = argparse.ArgumentParser(add_help=False)
    size.add_argument("--accounts", type=int, default=ACCOUNTS)
    size.add_argument("--today", type=dt.date.fromisoformat, default=TODAY)
    size.add_argument("--seed", type=int, default=SEED)
    place = argparse.ArgumentParser(add_help=False)
    place.add_argument("--config", required=True)
    place.add_argument("--database", required=True)
    verbs.add_parser("cast", parents=[size], help="who will be there, and the fingerprint of the result")
    verbs.add_parser("build", parents=[size, place], help="fill an empty database with the company")
    verbs.add_parser("settle", parents=[place], help="new identity; passwords by login come on stdin as JSON")
    verbs.add_parser("stock", parents=[place], help="a company without the add-on; its user's password comes on stdin")
    copy = verbs.add_parser("copy", help="copy a SQLite database, even while it is written to")
    copy.add_argument("source")
    copy.add_argument("target")
    inspect = verbs.add_parser("inspect", help="whether a file is a sound SQLite database of a central CRM")
    inspect.add_argument("source")
    return parser


def main(arguments=None):
    """Do what was asked for; the exit code says whether it worked."""
    asked = _parser().parse_args(arguments)
    if asked.verb == "cast":
        size = {"accounts": asked.accounts, "today": asked.today.isoformat(), "seed": asked.seed}
        answer(fingerprint=files.fingerprint(size), people=files.people())
    elif asked.verb == "copy":
        files.copy(asked.source, asked.target)
        answer(copied=asked.target)
    elif asked.verb == "inspect":
        answer(problem=files.problem_of(asked.source))
    else:
        from trytond import config

        config.update_etc([asked.config])
        if asked.verb == "stock":
            from sfa_tryton_demo import stock

            stock.build(asked.config, asked.database, sys.stdin.read().strip())
        elif asked.verb == "build":
            from sfa_tryton_demo.seeding.build import build

            build(
                asked.config, asked.database, demo_company(accounts=asked.accounts, today=asked.today, seed=asked.seed)
            )
        else:
            from sfa_tryton_demo.seeding.settle import settle

            answer(identity=settle(asked.database, json.load(sys.stdin)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
