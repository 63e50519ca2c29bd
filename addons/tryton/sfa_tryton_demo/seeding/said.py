# SPDX-License-Identifier: GPL-3.0-or-later
"""How far the work is, as JSON lines for whoever started this process."""

import json
import sys


def tell(stage, done, total):
    """Say that `done` of `total` of a stage is through."""
    print(json.dumps({"stage": stage, "done": done, "total": total}), flush=True)  # noqa: T201


def answer(**values):
    """Say the result."""
    json.dump(values, sys.stdout, ensure_ascii=False)
    sys.stdout.write("\n")
    sys.stdout.flush()
