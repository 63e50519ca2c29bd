"""A PostgreSQL of the tests' own, thrown away at the end, and the small demo company on it."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sfa_desktop.actions import central
from sfa_desktop.actions.central import Login, tools
from sfa_desktop.actions.central.company import new_password, settle
from sfa_desktop.actions.central.copies import backup
from sfa_desktop.actions.central.place import Facts, Place, free_port
from sfa_desktop.base.paths import Home
from tests.support.central import ACCOUNTS

ROOT = Path(__file__).resolve().parents[2]


def programs() -> Path | None:
    """Where PostgreSQL's own programs are, None if it is not installed. Debian keeps them off the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or [Path(shutil.which("initdb") or "")]
    return found[-1].parent if found[-1].name == "initdb" else None


@dataclass(frozen=True)
class Cluster:
    """A running PostgreSQL on the loopback, without passwords."""

    programs: Path
    home: Path
    port: int

    @property
    def server(self) -> str:
        """The address Tryton is told."""
        return f"postgresql://postgres@127.0.0.1:{self.port}/"

    def run(self, program: str, *arguments: object) -> None:
        """One of PostgreSQL's clients on this cluster."""
        where = ["-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres"]
        command = [str(self.programs / program), *where, *map(str, arguments)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    def company(self, folder: Path, name: str = "crm", accounts: int = ACCOUNTS) -> Home:
        """The demo company in a new database, made but not started; kept as a dump by the hash of its sources."""
        home = Home(folder)
        sized = [f"--accounts={accounts}"]
        cast = tools.run("cast", *sized)
        kept = tools.cache_folder() / f"{cast['fingerprint']}.dump"
        if not kept.is_file():
            central.init(home, accounts=accounts, database_url=f"{self.server}{name}")
            kept.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=kept.parent) as beside:
                backup(home, Path(beside) / "dump").replace(kept)
            return home
        place, port = Place.of(home), free_port()
        place.prepare(Facts(port=port, server=self.server, database=name))
        self.run("createdb", name)
        self.run("pg_restore", "--no-owner", "-d", name, kept)
        people = [Login(login=p["login"], name=p["name"], password=new_password()) for p in cast["people"]]
        facts = Facts(port=port, server=self.server, database=name, admin=people[0], reps=tuple(people[1:]))
        settle(place, facts, tuple(people))
        place.remember(facts)
        return home


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A new cluster in memory where the system has such a place, else on disk. No fsync: it never outlives a crash."""
    found = programs()
    assert found is not None, "PostgreSQL is not installed"
    memory = Path("/dev/shm")
    home = Path(tempfile.mkdtemp(prefix="sfa-postgres-", dir=memory if memory.is_dir() else None))
    as_postgres = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []  # it refuses to run as root
    if as_postgres:
        shutil.chown(home, "postgres")

    def run(program: str, *arguments: str) -> None:
        command = [*as_postgres, str(found / program), "-D", str(home / "data"), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")

    port = free_port()
    options = (
        f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={home} -c max_connections=200"
        " -c fsync=off -c full_page_writes=off -c synchronous_commit=off"
    )
    try:
        run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
        run("pg_ctl", "-w", "-l", str(home / "log"), "-o", options, "start")
        try:
            yield Cluster(found, home, port)
        finally:
            run("pg_ctl", "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)
