"""Copies of the central CRM's database: taken while it runs, put back while it does not."""

import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sfa_desktop.actions.central import tools
from sfa_desktop.actions.central.company import settle
from sfa_desktop.actions.central.lock import held
from sfa_desktop.actions.central.place import Facts, Place
from sfa_desktop.actions.central.server import serving
from sfa_desktop.base.central_errors import CentralError, CentralRunning
from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.paths import Home


def backup(home: Home, file: Path) -> Path:
    """Write the whole database as it is at one moment to `file`, running or not.

    SQLite's online backup, or `pg_dump` in its custom format. Raises InvalidInput if `file` has content already
    or cannot be written, CentralMissing, CentralError.
    """
    place = Place.of(home)
    facts = place.known()
    file = file.expanduser().absolute()
    if file.exists() and (not file.is_file() or file.stat().st_size):
        raise InvalidInput(problem=f"{file} exists already; choose another name, backups are never overwritten.")
    beside = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise InvalidInput(problem=f"{file} cannot be written: {error.strerror}.") from error
    try:
        if facts.embedded:
            tools.run("copy", str(place.sqlite), str(beside))
        else:
            _postgresql("pg_dump", facts, "--format=custom", f"--file={beside}")
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
    return file


def restore(home: Home, file: Path, *, as_new: bool = False) -> Path | None:
    """Put a backup in the database's place; the former file is kept beside it and its path returned.

    `as_new` gives the database a new identity, as a copy that will live beside the original needs; without it
    laptops notice that the server went back in time and stop until the administrator has a look.
    Raises CentralRunning, InvalidInput for what is not a backup, CentralMissing, CentralError.
    """
    place = Place.of(home)
    facts = place.known()
    file = file.expanduser().absolute()
    if not file.is_file():
        raise InvalidInput(problem=f"There is no file {file}.")
    with held(place):
        if serving(place) is not None:
            raise CentralRunning(folder=place.folder)
        former = _sqlite(place, file) if facts.embedded else _restore_postgresql(place, facts, file)
        if as_new:
            settle(place, facts)
    return former


def _sqlite(place: Place, file: Path) -> Path:
    arrived = place.sqlite.with_name(f"{place.sqlite.name}.arriving")
    shutil.copyfile(file, arrived)
    arrived.chmod(0o600)
    try:
        found = tools.run("inspect", str(arrived))
        if found.get("problem"):
            raise InvalidInput(problem=f"{file} is not a backup of a central CRM: {found['problem']}.")
        former = place.sqlite.with_name(f"{place.sqlite.stem}-before-{_stamp()}.sqlite")
        if place.sqlite.exists():
            tools.run("copy", str(place.sqlite), str(former))  # with what still stands in its write-ahead log
            former.chmod(0o600)
        for aside in place.folder.glob(f"{place.sqlite.name}-*"):
            aside.unlink()
        arrived.replace(place.sqlite)
    finally:
        arrived.unlink(missing_ok=True)
    return former


def _restore_postgresql(place: Place, facts: Facts, file: Path) -> Path:
    former = place.folder / f"{facts.database}-before-{_stamp()}.dump"
    _postgresql("pg_dump", facts, "--format=custom", f"--file={former}")
    former.chmod(0o600)
    _postgresql(
        "pg_restore", facts, "--clean", "--if-exists", "--no-owner", "--single-transaction",
        f"--dbname={facts.database}", str(file),
    )  # fmt: skip
    return former


def _postgresql(program: str, facts: Facts, *arguments: str) -> None:
    """Run one of PostgreSQL's own programs; the password goes through the environment, never the command line."""
    parts = urlsplit(facts.server)
    environment = {
        "PGHOST": parts.hostname or "",
        "PGPORT": str(parts.port or 5432),
        "PGUSER": unquote(parts.username or ""),
        "PGPASSWORD": unquote(parts.password or ""),
        "PGDATABASE": facts.database,
    }
    try:
        done = subprocess.run(
            [program, "--no-password", *arguments],
            env=tools.clean_environment({name: value for name, value in environment.items() if value}),
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        raise CentralError(
            problem=f"PostgreSQL's program {program} is not installed", detail="Install postgresql-client."
        ) from None
    if done.returncode:
        raise CentralError(problem=f"{program} failed", detail=done.stderr.strip())


def _stamp() -> str:
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
