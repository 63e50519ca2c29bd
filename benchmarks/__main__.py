"""Measures everything, prints one table and writes build/bench.json; `python -m benchmarks NAME…` a part of it.

Figures, not tests: it ends with 0 whatever they are. docs/performance.md tells how to read and repeat them.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

from benchmarks.table import HEAD, line

ROOT = Path(__file__).resolve().parents[1]
ROWS, CHANGES, RUNS = 100_000, 100, 3
SMALL, LARGE = 10_000, 1_000_000
TYPED_ROWS = 200_000
FLOOR, OURS = ["benchmarks/floor.py"], ["-m", "benchmarks.ours"]
BOOK, TYPIST = ["-m", "benchmarks.book"], ["-m", "benchmarks.typist"]
Figures = dict[str, float]


@contextmanager
def office(rows: int) -> Iterator[str]:
    """A canned office in a process of its own; its address."""
    command = [sys.executable, "-m", "benchmarks.office", str(rows)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


@contextmanager
def folder() -> Iterator[str]:
    """An empty folder, on the disk that a profile would be on."""
    with tempfile.TemporaryDirectory(prefix="sfa-bench-") as path:
        yield path


def run(program: list[str], *arguments: str) -> Figures:
    """One measurement in a process of its own."""
    done = subprocess.run(
        [sys.executable, *program, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
    )
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


def change(url: str) -> None:
    """Let the office change some accounts."""
    with urlopen(Request(f"{url}/change?{CHANGES}", data=b"", method="POST")) as reply:
        reply.read()


def middle(found: list[Figures], name: str) -> float:
    """The median of one figure."""
    return statistics.median(one[name] for one in found)


def least(found: list[Figures], name: str) -> float:
    """The least of one figure: what the work costs where nothing else is in its way."""
    return min(one[name] for one in found)


def compared(floor: list[Figures], ours: list[Figures], per: int = 1) -> Figures:
    """One row of the report; floor and ours were taken alternately."""
    return {
        "floor_cpu_s": least(floor, "cpu_s") / per,
        "ours_cpu_s": least(ours, "cpu_s") / per,
        "ratio_cpu": least(ours, "cpu_s") / least(floor, "cpu_s"),
        "ratio_wall": least(ours, "wall_s") / least(floor, "wall_s"),
        "peak_rss_mb": middle(ours, "rss_mb"),
    }


def first_sync_100k() -> Figures:
    """100,000 accounts of about 400 bytes into an empty replica, search included."""
    with office(ROWS) as url:
        return compared(*_alternately("first_sync", url))


def _alternately(work: str, url: str) -> tuple[list[Figures], list[Figures]]:
    floor, ours = [], []
    for _ in range(RUNS):
        with folder() as path:
            floor.append(run(FLOOR, work, url, path))
            ours.append(run(OURS, work, url, path))
    return floor, ours


def changes_100() -> Figures:
    """100 remote changes among 100,000 rows."""
    floor, ours = [], []
    with office(ROWS) as url, folder() as path:
        run(FLOOR, "first_sync", url, path)
        run(OURS, "first_sync", url, path)
        for _ in range(RUNS):
            change(url)
            floor.append(run(FLOOR, "changes", url, path))
            ours.append(run(OURS, "changes", url, path))
    return compared(floor, ours)


def save_order() -> Figures:
    """An order of five lines: row, outbox operation and ledger entry; per order."""
    floor, ours = _alternately("save_orders", "http://127.0.0.1:1")
    return compared(floor, ours, per=300)


def push_1000() -> Figures:
    """1,000 such orders sent and confirmed."""
    with office(1) as url:
        return compared(*_alternately("push", url))


def idle_sync() -> Figures:
    """A round with nothing to do, with 10,000 rows and with 1,000,000; the memory of the first sync of these."""
    found: Figures = {}
    for rows in (SMALL, LARGE):
        with office(rows) as url, folder() as path:
            found[f"peak_rss_mb_{rows}"] = run(OURS, "first_sync", url, path)["rss_mb"]
            runs = [run(OURS, "idle", url, path) for _ in range(2 * RUNS + 1)]
            found[f"cpu_s_{rows}"] = least(runs, "cpu_s")
    found["floor_cpu_s"], found["ours_cpu_s"] = found[f"cpu_s_{SMALL}"], found[f"cpu_s_{LARGE}"]
    found["ratio_cpu"] = found["ours_cpu_s"] / found["floor_cpu_s"]
    return found


def search_200k() -> Figures:
    """Each key press of a rep's questions over 200,000 rows of all kinds."""
    with folder() as path:
        return run(BOOK, "-", path)


def typing() -> Figures:
    """Key presses in the real search box, and saves, beside a first sync in the real worker process."""
    with office(TYPED_ROWS) as url, folder() as path:
        return run(TYPIST, url, path)


TABLE = (first_sync_100k, changes_100, save_order, push_1000, idle_sync, search_200k, typing)


def main(wanted: list[str]) -> int:
    """Measure what is wanted, or all, and print the table; what was measured before stays in the file."""
    target = ROOT / "build" / "bench.json"
    target.parent.mkdir(exist_ok=True)
    results = json.loads(target.read_text("utf-8")) if wanted and target.exists() else {}
    print(HEAD, flush=True)
    for work in TABLE:
        name = work.__name__
        if wanted and name not in wanted:
            continue
        results[name] = work()
        target.write_text(json.dumps(results, indent=1) + "\n", "utf-8")
        for text in line(name, results[name]):
            print(text, flush=True)
    if hasattr(os, "getloadavg"):
        print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
