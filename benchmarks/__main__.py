"""Measures everything, prints the table and writes build/bench.json; `python -m benchmarks NAME…` a part of it."""

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

ROOT = Path(__file__).resolve().parents[1]
ROWS, CHANGES, RUNS = 100_000, 100, 3
SMALL, LARGE = 10_000, 1_000_000
LIMITS = {"first_sync_100k": 1.5, "changes_100": 2.0, "save_order": 3.0, "push_1000": 3.0, "idle_sync": 1.2}
FLOOR, OURS, BOOK = ["benchmarks/floor.py"], ["-m", "benchmarks.ours"], ["-m", "benchmarks.book"]
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


def compared(floor: list[Figures], ours: list[Figures], per: int = 1) -> Figures:
    """One row of the report; floor and ours were taken alternately."""
    return {
        "floor_cpu_s": middle(floor, "cpu_s") / per,
        "ours_cpu_s": middle(ours, "cpu_s") / per,
        "ratio_cpu": middle(ours, "cpu_s") / middle(floor, "cpu_s"),
        "ratio_wall": middle(ours, "wall_s") / middle(floor, "wall_s"),
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
    """A round with nothing to do, with 10,000 rows and with 1,000,000."""
    found: Figures = {}
    for rows in (SMALL, LARGE):
        with office(rows) as url, folder() as path:
            run(OURS, "first_sync", url, path)
            runs = [run(OURS, "idle", url, path) for _ in range(2 * RUNS + 1)]
            found[f"cpu_s_{rows}"] = middle(runs, "cpu_s")
    found["ratio_cpu"] = found[f"cpu_s_{LARGE}"] / found[f"cpu_s_{SMALL}"]
    return found


def search_200k() -> Figures:
    """Each key press of a rep's questions over 200,000 rows of all kinds."""
    with folder() as path:
        return run(BOOK, "-", path)


TABLE = (first_sync_100k, changes_100, save_order, push_1000, idle_sync, search_200k)


def main(wanted: list[str]) -> int:
    """Measure what is wanted, or all; 1 if something is over its limit."""
    target = ROOT / "build" / "bench.json"
    target.parent.mkdir(exist_ok=True)
    results = json.loads(target.read_text("utf-8")) if wanted and target.exists() else {}
    over = []
    for work in TABLE:
        name = work.__name__
        if wanted and name not in wanted:
            continue
        results[name] = figures = work()
        target.write_text(json.dumps(results, indent=1) + "\n", "utf-8")
        numbers = ", ".join(f"{key} {value:.4g}" for key, value in figures.items() if isinstance(value, float))
        print(f"{name:16} {numbers}", flush=True)
        if figures.get("ratio_cpu", 0) > LIMITS.get(name, 99) or figures.get("p95_ms", 0) > 16:
            over.append(name)
    if over:
        print(f"over their limit: {', '.join(over)}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
