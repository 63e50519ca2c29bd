"""The end of a day: many laptops come home at once, to Tryton on PostgreSQL with several workers behind a front.

`make storm REPS=200` prints the figures and writes build/storm.json; the exit code is 0 only if everything arrived
once, nobody starved and the front's bound and waits were kept. docs/load.md reckons with these figures.
"""

import argparse
import json
import os
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit

import psutil

from benchmarks.front import Front
from sfa_desktop.actions.central.place import Place, free_port
from sfa_desktop.actions.central.server import serving
from sfa_desktop.actions.central.tools import clean_environment, interpreter
from sfa_desktop.connectors.tryton.rpc import Rpc
from sfa_desktop.connectors.tryton_probe import tryton_answers
from tests.reality.books import Books, each_once, numbered
from tests.support.central import Central, serving_from
from tests.support.postgres import Cluster, cluster

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "build" / "storm.json"
STARVED = 5.0
"""Whoever needs longer than this many medians has starved."""
_SERVE = "import logging; logging.getLogger('werkzeug').setLevel(logging.CRITICAL);from trytond.cli import main; main()"


def main(words: list[str]) -> int:
    """Run the storm; 0 if all is well."""
    parser = argparse.ArgumentParser(prog="make storm", description=__doc__)
    parser.add_argument("--reps", type=int, default=200)
    parser.add_argument("--processes", type=int, default=4, help="processes that the laptops share")
    parser.add_argument("--threads", type=int, default=8, help="laptops at work at once in each of them")
    parser.add_argument("--workers", type=int, default=2, help="processes of Tryton")
    parser.add_argument("--bound", type=int, default=8, help="requests under way before the front says 429")
    parser.add_argument("--wait", type=int, default=3, help="seconds the front asks for")
    parser.add_argument("--spread", type=float, default=10.0, help="seconds within which all come home")
    parser.add_argument("--give-up", type=float, default=3600.0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(words)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="sfa-storm-")))
        postgres = stack.enter_context(cluster())
        server = stack.enter_context(serving_from(postgres.company(folder / "office")))
        more = [stack.enter_context(_worker(server, folder / f"worker{n}")) for n in range(1, options.workers)]
        addresses = [_address(server.url), *(("127.0.0.1", port) for port, _ in more)]
        people = _hire(server, options.reps, options.seed)
        meter = Meter(server, postgres, [worker for _, worker in more])
        result = _storm(options, server, meter, addresses, people, folder)
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(result, indent=1))
    for name, value in result.items():
        print(f"{name:>28}: {value}")
    return 0 if not result["violations"] else 1


class Meter:
    """Processor seconds that the office has used so far: Tryton's workers, PostgreSQL and its connections."""

    def __init__(self, server: Central, postgres: Cluster, workers: "Sequence[subprocess.Popen[bytes]]") -> None:
        first = serving(Place.of(server.home))
        assert first is not None
        postmaster = int((postgres.home / "data" / "postmaster.pid").read_text().split()[0])
        self._workers = [first, *(psutil.Process(worker.pid) for worker in workers)]
        self._postmaster = psutil.Process(postmaster)

    def read(self) -> float:
        """So far; connections that have ended are in their parent's account."""
        alive = [*self._workers, self._postmaster, *self._postmaster.children()]
        times = [process.cpu_times() for process in alive]
        ended = self._postmaster.cpu_times()
        return sum(t.user + t.system for t in times) + ended.children_user + ended.children_system


def _storm(
    options: argparse.Namespace,
    server: Central,
    meter: Meter,
    addresses: Sequence[tuple[str, int]],
    people: list[dict[str, Any]],
    folder: Path,
) -> dict[str, Any]:
    front, books = Front(addresses, bound=10_000, wait=options.wait), Books(server)
    books.lift_credit_limits()
    processes = [_reps(options, front.url, server, people[n :: options.processes], folder / f"reps{n}")
                 for n in range(options.processes)]  # fmt: skip
    try:
        begun = time.monotonic()
        _until(processes, "ready")
        prepared, before = time.monotonic() - begun, books.count("order")
        front.bound, front.requests, front.sent_away, front.most_under_way = options.bound, 0, 0, 0
        cpu, begun = meter.read(), time.monotonic()
        _say(processes, "go")
        told = _until(processes, "through")
        seconds, spent = time.monotonic() - begun, meter.read() - cpu
        sent_away, requests, most = front.sent_away, front.requests, front.most_under_way
        front.bound = 10_000
        cpu = meter.read()
        _say(processes, "idle")
        _until(processes, "idle")
        idle = (meter.read() - cpu) / options.reps
    finally:
        for process in processes:
            process.kill()
            process.wait()
        front.close()
    orders = [key for rep in told for key in rep["orders"]]
    there = books.of("order", orders, "number")
    arrived_beside = books.count("order") - before - len(orders)
    books.close()
    violations = each_once("order", orders, there) + numbered(there) + [p for rep in told for p in rep["problems"]]
    violations += [f"{rep['login']} never finished: {rep['outbox']}" for rep in told if rep["finished"] is None]
    violations += [f"{rep['login']} came back too soon" for rep in told if rep["too_soon"]]
    took = sorted(rep["finished"] - rep["arrived"] for rep in told if rep["finished"] is not None)
    if arrived_beside:
        violations.append(f"{arrived_beside:+d} orders beyond those typed")
    if most > options.bound:
        violations.append(f"{most} requests were under way at once")
    if took and took[-1] > STARVED * max(median(took), options.spread):
        violations.append(f"the last needed {took[-1]:.0f} s, the middle one {median(took):.0f} s")
    return {
        "reps": options.reps, "seed": options.seed, "processors": os.cpu_count(), "workers": options.workers,
        "bound": options.bound, "orders": len(orders), "orders_at_the_office": len(there),
        "visits": sum(rep["outbox"].get("done", 0) for rep in told), "violations": violations,
        "prepared_seconds": round(prepared, 1), "storm_seconds": round(seconds, 1),
        "orders_per_second": round(len(orders) / seconds, 2), "server_cpu_seconds": round(spent, 1),
        "server_cpu_ms_per_order": round(1000 * spent / max(len(orders), 1), 1),
        "server_cpu_ms_per_idle_round": round(1000 * idle, 1), "requests": requests, "sent_away": sent_away,
        "most_under_way": most, "rounds_per_rep": round(sum(rep["rounds"] for rep in told) / options.reps, 2),
        "most_rounds": max(rep["rounds"] for rep in told), "came_back_too_soon": sum(rep["too_soon"] for rep in told),
        "seconds_first": _at(took, 0.0), "seconds_median": _at(took, 0.5), "seconds_p95": _at(took, 0.95),
        "seconds_last": _at(took, 1.0), "load_of_the_machine": round(os.getloadavg()[0], 1),
    }  # fmt: skip


def _at(values: Sequence[float], share: float) -> float | None:
    return round(values[min(int(share * len(values)), len(values) - 1)], 1) if values else None


def _hire(server: Central, count: int, seed: int) -> list[dict[str, Any]]:
    """So many representatives beside the company's own, with the rights those have."""
    rpc = Rpc(server.url, server.database, server.admin.login, server.admin.password)
    (pattern,) = rpc.read(
        "model.res.user.search_read", [["login", "=", server.reps[0].login]], 0, 1, None, ["groups", "company"],
        answer=list[dict[str, Any]],
    )  # fmt: skip
    company = pattern["company"]
    people = [
        {"login": f"storm{n}", "password": secrets.token_urlsafe(16), "seed": seed * 100_000 + n} for n in range(count)
    ]
    for start in range(0, count, 50):
        some = people[start : start + 50]
        parties = rpc.read("model.party.party.create", [{"name": p["login"]} for p in some], answer=list[int])
        employees = rpc.read(
            "model.company.employee.create", [{"party": p, "company": company} for p in parties], answer=list[int]
        )
        users = [
            {
                "login": person["login"], "name": person["login"], "password": person["password"],
                "companies": [["add", [company]]], "company": company, "employees": [["add", [employee]]],
                "employee": employee, "groups": [["add", pattern["groups"]]],
            }
            for person, employee in zip(some, employees, strict=True)
        ]  # fmt: skip
        rpc.read("model.res.user.create", users, answer=list[int])
    rpc.close()
    return people


@contextmanager
def _worker(server: Central, folder: Path) -> "Iterator[tuple[int, subprocess.Popen[bytes]]]":
    """One more process of Tryton on the same database, and its port."""
    folder.mkdir()
    place, port = Place.of(server.home), free_port()
    config = folder / "trytond.conf"
    config.write_text(place.config.read_text().replace(f":{_address(server.url)[1]}\n", f":{port}\n"))
    config.chmod(0o600)
    command = [interpreter(), "-c", _SERVE, "-c", str(config), "-d", server.database]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=clean_environment())
    try:
        until = time.monotonic() + 90
        while not tryton_answers(f"http://127.0.0.1:{port}"):
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError((folder / "log").read_text()[-2000:])
            time.sleep(0.1)
        yield port, process
    finally:
        process.terminate()
        process.wait(15)


def _reps(
    options: argparse.Namespace, url: str, server: Central, people: list[dict[str, Any]], folder: Path
) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.storm_reps"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        cwd=ROOT,
    )  # fmt: skip
    order = {
        "url": url, "database": server.database, "folder": str(folder), "reps": people, "threads": options.threads,
        "spread": options.spread, "give_up": options.give_up, "prepare_threads": 2,
    }  # fmt: skip
    _say([process], json.dumps(order))
    return process


def _say(processes: "Sequence[subprocess.Popen[str]]", line: str) -> None:
    for process in processes:
        assert process.stdin is not None
        process.stdin.write(line + "\n")
        process.stdin.flush()


def _until(processes: "Sequence[subprocess.Popen[str]]", last: str) -> list[dict[str, Any]]:
    """What all of them say before the line that has this name."""
    said: list[dict[str, Any]] = []
    for process in processes:
        assert process.stdout is not None
        for line in process.stdout:
            what = json.loads(line)
            if last in what:
                break
            said.append(what)
        else:
            raise RuntimeError("a process of laptops ended too early")
    return said


def _address(url: str) -> tuple[str, int]:
    parts = urlsplit(url)
    return parts.hostname or "", parts.port or 80


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
