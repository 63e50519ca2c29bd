"""Brings an older replica up to date: a copy first, then one transaction, and the copy put back if that fails."""

import importlib
import logging
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import StaticPool

from sfa_desktop.replica.connection import Raw, connect
from sfa_desktop.replica.migrations import HEAD, REVISIONS

_log = logging.getLogger(__name__)


def migrate(raw: Raw, path: Path, key: bytes, found: str) -> None:
    """Run the revisions after `found` on an open connection.

    The file as it was stays beside it as `replica.db.before-<revision>`. If a revision fails, the transaction
    is rolled back, the error goes on, and the file is compared with its copy and replaced by it if it suffered.
    """
    copy = Path(f"{path}.before-{HEAD}")
    _copy(raw, copy, key)
    try:
        raw.execute("BEGIN IMMEDIATE")
        if raw.execute("SELECT version_num FROM alembic_version").fetchone() == (found,):  # nobody was faster
            upgrade(raw, found)
        raw.execute("COMMIT")
    except BaseException:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        if not _stands(raw, found):
            _put_back(raw, copy, key)
        raise
    _log.info("replica migrated from %s to %s", found, HEAD)


def upgrade(raw: Raw, found: str) -> None:
    """The revisions after `found` ("" for none), inside the caller's transaction; the file is stamped with the last."""
    after = REVISIONS.index(found) + 1 if found else 0
    with engine_on(raw).connect() as connection:
        context = MigrationContext.configure(connection, opts={"transactional_ddl": True})
        with Operations.context(context):
            for revision in REVISIONS[after:]:
                importlib.import_module(f"sfa_desktop.replica.migrations.r{revision}").upgrade()
    raw.execute("DELETE FROM alembic_version")
    raw.execute("INSERT INTO alembic_version VALUES (?)", (HEAD,))


class _Borrowed:
    """An open connection lent to SQLAlchemy: it stays the caller's, who alone begins, commits and closes."""

    def __init__(self, raw: Raw) -> None:
        self._raw = raw

    def __getattr__(self, name: str) -> Any:
        return getattr(self._raw, name)

    def commit(self) -> None:
        """Left to the owner."""

    def rollback(self) -> None:
        """Left to the owner."""

    def close(self) -> None:
        """Left to the owner."""


def engine_on(raw: Raw) -> Engine:
    """SQLAlchemy on a borrowed connection."""
    return create_engine("sqlite://", module=driver, creator=lambda: _Borrowed(raw), poolclass=StaticPool)


def _copy(raw: Raw, target: Path, key: bytes) -> None:
    partial = target.with_name(f"{target.name}.partial")
    partial.unlink(missing_ok=True)
    copy = connect(partial, key, create=True)
    try:
        raw.backup(copy)
    finally:
        copy.close()
    partial.replace(target)


def _stands(raw: Raw, found: str) -> bool:
    """Whether the file still is a whole replica of the revision it had."""
    try:
        version = raw.execute("SELECT version_num FROM alembic_version").fetchone()
        whole = raw.execute("PRAGMA quick_check(1)").fetchone()
    except driver.Error:
        return False
    return bool(version and version[0] == found and whole and whole[0] == "ok")


def _put_back(raw: Raw, copy: Path, key: bytes) -> None:
    source = connect(copy, key)
    try:
        source.backup(raw)
    finally:
        source.close()
