"""Making a file ready to be used: created where there is none, checked, brought up to date after a copy was made."""

from pathlib import Path

import sqlcipher3.dbapi2 as driver

from sfa_desktop.base.clock import Clock
from sfa_desktop.base.errors import HomeReadOnly, NotFound, ReplicaBusy, ReplicaDamaged, ReplicaNewer
from sfa_desktop.replica.connection import (
    NOT_A_DATABASE,
    Raw,
    connect,
    key_mark,
    mark_of,
    our_errors,
    wrong_key_or_damaged,
)
from sfa_desktop.replica.migrations import HEAD, REVISIONS
from sfa_desktop.replica.schema import statements

_CREATE_VERSION = "CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"


def make_ready(path: Path, key: bytes, clock: Clock, *, read_only: bool, create: bool) -> Raw:
    """See to it that the file exists, opens with the key and has this version's schema; the connection it did it with.

    Raises NotFound where nothing may be created, else as `Replica.open` says.
    """
    exists = path.exists()
    if not exists and (read_only or not create):
        raise NotFound(kind="replica", id=path)
    if not exists and key_mark(path).exists():
        raise ReplicaDamaged(path=path)  # the database is gone although it was there: never start over in silence
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise HomeReadOnly(path=path.parent) from error
    if exists and path.stat().st_size == 0 and key_mark(path).exists():
        raise ReplicaDamaged(path=path)
    with our_errors(path):
        raw = _connect(path, key, create=create and not read_only)
        try:
            found = _revision(raw)
            if found is None:
                _create(raw, path, key)
            elif found not in REVISIONS:
                raise ReplicaNewer(path=path, found=found)
            elif found != HEAD:
                if read_only:
                    raise ReplicaBusy(path=path)
                from sfa_desktop.replica.migration import migrate  # Alembic costs 100 ms at start: only when behind

                migrate(raw, path, key, found, clock)
            if not read_only:
                _mark(path, key)
        except BaseException:
            raw.close()
            raise
    return raw


def _connect(path: Path, key: bytes, *, create: bool) -> Raw:
    try:
        return connect(path, key, create=create)
    except driver.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == NOT_A_DATABASE:
            raise wrong_key_or_damaged(path, key) from error
        raise


def _revision(raw: Raw) -> str | None:
    """The revision the file was written with; None for an empty file."""
    tables = {row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables:
        return None
    row = raw.execute("SELECT version_num FROM alembic_version").fetchone() if "alembic_version" in tables else None
    return str(row[0]) if row else "?"


def _create(raw: Raw, path: Path, key: bytes) -> None:
    _mark(path, key)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("BEGIN IMMEDIATE")
    if _revision(raw) is None:  # another process may have been faster
        for statement in statements():
            raw.execute(statement)
        raw.execute(_CREATE_VERSION)
        raw.execute("INSERT INTO alembic_version VALUES (?)", (HEAD,))
    raw.execute("COMMIT")


def _mark(path: Path, key: bytes) -> None:
    mark = key_mark(path)
    if not mark.exists():
        mark.write_text(mark_of(key) + "\n", "ascii")
