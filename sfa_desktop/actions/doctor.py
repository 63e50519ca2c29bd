"""Looks at everything the app needs on this machine and says what is wrong, one named check each."""

import os
import platform
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from sfa_desktop import __version__
from sfa_desktop.actions.test_endpoint import exit_code_of
from sfa_desktop.base.errors import EXIT_FAULT, EXIT_INPUT, EXIT_PERSON, worst
from sfa_desktop.base.paths import Home
from sfa_desktop.connectors.contract import Connector
from sfa_desktop.replica import inflow, ledger, outbox
from sfa_desktop.replica.store import Replica

LEAST_FREE = 200_000_000
"""Bytes of free disk below which work should not begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at; `passed` is None where it could not be."""

    name: str
    passed: bool | None
    detail: str = ""
    exit_code: int = EXIT_PERSON
    """What its failure means for a script."""


def versions() -> dict[str, str]:
    """Of the app and of what it stands on."""
    return {
        "app": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "frozen": "yes" if getattr(sys, "frozen", False) else "no",
    }


def check_home(home: Home) -> list[Check]:
    """Whether the profile's folder can be written and the disk has room."""
    folder = next(path for path in (home.root, *home.root.parents) if path.exists())
    writable = os.access(folder, os.W_OK)
    free = shutil.disk_usage(folder).free
    return [
        Check(name="home", passed=writable, detail=str(home.root), exit_code=EXIT_INPUT),
        Check(name="disk", passed=free >= LEAST_FREE, detail=f"{free // 1_000_000} MB free"),
    ]


def check_replica(replica: Replica) -> list[Check]:
    """Whether the data file and the ledger are whole, and what waits."""
    problems = replica.check()
    with replica.read() as r:
        entries, _ = ledger.head(r)
        broken = ledger.verify(r)
        counts = outbox.counts(r)
        odd = len(inflow.oddities(r))
    needs = counts["refused"] + counts["conflict"]
    waiting = counts["queued"] + counts["sending"] + counts["unknown"]
    return [
        Check(
            name="database", passed=not problems, detail="; ".join(problems[:3]) or str(replica.path),
            exit_code=EXIT_FAULT,
        ),
        Check(
            name="ledger", passed=not broken,
            detail=f"{entries} entries" if not broken else f"{broken[0].code} at entry {broken[0].seq}",
        ),
        Check(name="outbox", passed=not needs, detail=f"{waiting} wait, {needs} need a person"),
        Check(name="received", passed=not odd, detail=f"{odd} rows of the office could not be read"),
    ]  # fmt: skip


def check_endpoint(name: str, connector: Connector) -> list[Check]:
    """The connection test of an endpoint, as checks named `endpoint.step`."""
    steps = connector.check()
    code = exit_code_of(steps)
    return [Check(name=f"{name}.{step.name}", passed=step.passed, detail=step.detail, exit_code=code) for step in steps]


def exit_code(checks: Sequence[Check]) -> int:
    """The worst that failed: input, fault, busy, a person, offline."""
    return worst(check.exit_code for check in checks if check.passed is False)
