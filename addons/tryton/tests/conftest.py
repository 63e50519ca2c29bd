"""Databases for the tests: built once, cached by the add-on's sources, copied for each test."""

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager, suppress
from importlib.metadata import version
from pathlib import Path

import pytest
from office import Office, build_database, free_port, write_config

ADDON = Path(__file__).parents[1]
BUILD = ADDON.parents[1] / "build" / "tryton-tests"
DATABASE = "office"
POSTGRES = Path("/usr/lib/postgresql/15/bin")


def pytest_addoption(parser):
    parser.addoption("--database", choices=["sqlite", "postgresql"], default="sqlite")


def pytest_collection_modifyitems(config, items):
    skip = pytest.mark.skip(reason="needs PostgreSQL")
    for item in items:
        if "postgresql" in item.keywords and config.getoption("--database") != "postgresql":
            item.add_marker(skip)


def pytest_configure(config):
    # Tryton chooses its backend when it is first imported, which test modules do.
    os.environ["TRYTOND_DATABASE_URI"] = config.getoption("--database") + "://"
    config.addinivalue_line("markers", "postgresql: only means something with several writers at once")
    # Tryton's own; the root configuration makes warnings errors.
    config.addinivalue_line("filterwarnings", "ignore:trytond.config.config is deprecated:DeprecationWarning")


def sources_hash():
    digest = hashlib.sha256(version("trytond").encode())
    for file in sorted((*ADDON.glob("sfa_sync/**/*"), ADDON / "tests" / "office.py")):
        if file.is_file() and "__pycache__" not in file.parts:
            digest.update(str(file.relative_to(ADDON)).encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def cache(name):
    """The folder of a cached build; what is not finished is thrown away."""
    folder = BUILD / f"{name}-{sources_hash()}"
    if (folder / "ids.json").exists():
        yield folder, True
        return
    BUILD.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix="building-", dir=BUILD))
    try:
        yield work, False
        for old in set(BUILD.glob(f"{name}-*")) - {folder}:
            shutil.rmtree(old, ignore_errors=True)
        with suppress(OSError):  # another run has just built the same
            work.rename(folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)


class SqliteTemplate:
    """A template file, copied for each test."""

    def __init__(self, folder):
        self.folder = folder
        with cache("sqlite") as (built, ready):
            if not ready:
                (built / "template.sqlite").touch()
                config = write_config(built, "sqlite:///", built)
                ids = build_database(config, "template", built)
                (built / "ids.json").write_text(json.dumps(ids))
        self.built = BUILD / f"sqlite-{sources_hash()}"
        self.config = write_config(folder, "sqlite:///", folder)

    def ids(self):
        return json.loads((self.built / "ids.json").read_text())

    def new(self, name):
        for file in self.built.glob("template.sqlite*"):
            shutil.copy(file, self.folder / file.name.replace("template", name, 1))

    def drop(self, name):
        for file in self.folder.glob(f"{name}.sqlite*"):
            file.unlink()

    def close(self):
        pass


class PostgresTemplate:
    """A private cluster for the session; the template comes from a cached dump."""

    def __init__(self, folder):
        self.port = free_port()
        shm = Path("/dev/shm")
        self.home = Path(tempfile.mkdtemp(prefix="sfa-postgres-", dir=shm if shm.is_dir() else None))
        self.owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self.owner:
            shutil.chown(self.home, "postgres")
        self._run("initdb", "-D", self.home / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = (
            f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.home}"
            " -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=200"
        )
        self._run("pg_ctl", "-D", self.home / "data", "-w", "-l", self.home / "log", "-o", options, "start")
        try:
            self.config = write_config(folder, f"postgresql://postgres@127.0.0.1:{self.port}/")
            self._sql("createdb", "template_sfa")
            with cache("postgresql") as (built, ready):
                if not ready:
                    ids = build_database(self.config, "template_sfa", built)
                    self._sql("pg_dump", "-Fc", "-f", built / "template.dump", "template_sfa")
                    (built / "ids.json").write_text(json.dumps(ids))
            self.built = BUILD / f"postgresql-{sources_hash()}"
            if ready:
                self._sql("pg_restore", "-d", "template_sfa", self.built / "template.dump")
        except BaseException:
            self.close()
            raise

    def _run(self, program, *args):
        subprocess.run([*self.owner, POSTGRES / program, *args], check=True, stdout=subprocess.DEVNULL, cwd="/")

    def _sql(self, program, *args):
        subprocess.run(
            [POSTGRES / program, "-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", *args], check=True
        )

    def ids(self):
        return json.loads((self.built / "ids.json").read_text())

    def new(self, name):
        self._sql("createdb", "-T", "template_sfa", name)

    def drop(self, name):
        self._sql("dropdb", "-f", name)

    def close(self):
        self._run("pg_ctl", "-D", self.home / "data", "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.home, ignore_errors=True)


@pytest.fixture(scope="session")
def template(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("office")
    if request.config.getoption("--database") == "postgresql":
        if not POSTGRES.is_dir():
            pytest.skip("the programs of PostgreSQL 15 are not installed")
        made = PostgresTemplate(folder)
    else:
        made = SqliteTemplate(folder)
    from trytond import config

    config.update_etc(str(made.config))
    yield made
    made.close()


@pytest.fixture
def office(template):
    """A fresh copy of the furnished company; always of the same name, because loading its modules takes a second."""
    from trytond import backend
    from trytond.cache import Cache
    from trytond.pool import Pool

    from sfa_sync import setup

    template.new(DATABASE)
    office = Office(DATABASE, template.ids(), template.config)
    office.pool = Pool(DATABASE) if DATABASE in Pool.database_list() else setup.open_database(DATABASE)
    yield office
    backend.Database(DATABASE).close()
    Cache.drop(DATABASE)
    template.drop(DATABASE)
