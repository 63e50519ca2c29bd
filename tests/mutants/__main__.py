"""`python -m tests.mutants [names]`: take away each safeguard in a copy of the tree and run the tests named for it.

The named tests are first run as things stand and have to be green. The last line is `caught k of k`; the exit code is
0 only if every mutant was caught, and a patch that does not apply any more is one that was not.
"""

import argparse
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.mutants.mutant import ROOT, Mutant, load

COPIED = ("sfa_desktop", "tests", "resources", "packaging", "addons", "pyproject.toml", "docs", "README.md")
FAILED = 1
"""Pytest's exit code for tests that ran and failed; any other one is no proof."""
HISTORIES = "60"
PATIENCE = 300.0
"""Seconds for the tests of one mutant; one that makes the engine run in circles is caught by the clock."""
PATIENCE_AT_FIRST = 1200.0
"""The same for all tests together, as things stand."""


def copy_tree(target: Path) -> None:
    """What tests need of the project."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__", ".*_cache"))
        elif source.exists():
            shutil.copy2(source, target / name)


def run_tests(tree: Path, tests: Sequence[str], *, patience: float, until_the_first: bool) -> tuple[int | None, str]:
    """Pytest's exit code, None if it was too slow, and its last words."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(tree), *filter(None, [os.environ.get("PYTHONPATH")])]),
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "offscreen",
        "SFA_FEW_HISTORIES": HISTORIES,
    }
    more = ["-x"] if until_the_first else []
    command = [sys.executable, "-m", "pytest", "-q", "--no-header", "-p", "no:cacheprovider", *more, *tests]
    try:
        done = subprocess.run(
            command, cwd=tree, env=environment, capture_output=True, text=True, timeout=patience, check=False
        )
    except subprocess.TimeoutExpired:
        return None, "too slow"
    return done.returncode, done.stdout[-3000:] + done.stderr[-1000:]


def try_out(mutant: Mutant, trees: "queue.Queue[Path]") -> tuple[bool, str]:
    """Whether the mutant was caught, and a word on how."""
    tree = trees.get()
    started = time.monotonic()
    path = tree / mutant.file
    original = path.read_text("utf-8")
    try:
        problem = mutant.problem(tree)
        if problem:
            return False, problem
        path.write_text(mutant.applied(original), "utf-8")
        code, words = run_tests(tree, mutant.tests, patience=PATIENCE, until_the_first=True)
    finally:
        path.write_text(original, "utf-8")
        trees.put(tree)
    if code in (FAILED, None):
        return True, f"{time.monotonic() - started:.0f} s"
    return False, "its tests stay green" if code == 0 else f"pytest ended with {code}:\n{words}"


def main(arguments: list[str] | None = None) -> int:
    """Run them all, or those named."""
    parser = argparse.ArgumentParser(prog="mutants", description=__doc__)
    parser.add_argument("names", nargs="*", help="only these")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args(arguments)
    mutants = [mutant for mutant in load() if not given.names or mutant.name in given.names]
    with tempfile.TemporaryDirectory(prefix="mutants") as folder:
        trees: queue.Queue[Path] = queue.Queue()
        for number in range(given.processes):
            tree = Path(folder) / str(number)
            tree.mkdir()
            copy_tree(tree)
            trees.put(tree)
        everything = sorted({test for mutant in mutants for test in mutant.tests})
        code, words = run_tests(Path(folder) / "0", everything, patience=PATIENCE_AT_FIRST, until_the_first=False)
        if code != 0:
            print(f"{words}\nthe tests are not green as things stand\ncaught 0 of {len(mutants)}")
            return 1
        caught = 0
        with ThreadPoolExecutor(given.processes) as pool:
            for mutant, (found, how) in zip(mutants, pool.map(lambda m: try_out(m, trees), mutants), strict=True):
                print(f"{'caught ' if found else 'ALIVE  '} {mutant.name}: {how}", flush=True)
                caught += found
    print(f"caught {caught} of {len(mutants)}")
    return 0 if caught == len(mutants) else 1


if __name__ == "__main__":
    sys.exit(main())
