"""Brings an older replica up to date: a copy first, then one transaction, and the copy put back if that fails."""

import logging
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import StaticPool

from sfa_desktop.base.clock import Clock, SystemClock
from sfa_desktop.base.guard_errors import UpdateRefused
from sfa_desktop.replica import upgrading
from sfa_desktop.replica.connection import Raw, connect
from sfa_desktop.replica.migrations import HEAD, REVISIONS

_log = logging.getLogger(__name__)


def migrate(raw: Raw, path: Path, key: bytes, found: str, clock: Clock) -> None:
    """Run the revisions after `found` on an open connection.

    One process at a time: the copy is made by the one whose turn it is, of what it found. The file as it was stays
    beside it as `replica.db.before-<revision>`. If a revision fails, or anything unsent would not be there any more,
    the transaction is rolled back, the error goes on, and the file is compared with its copy and replaced by it if
    it suffered.
    """
    copy = Path(f"{path}.before-{HEAD}")
    raw.execute("BEGIN IMMEDIATE")
    try:
        if raw.execute("SELECT version_num FROM alembic_version").fetchone() != (found,):
            raw.execute("ROLLBACK")  # another process was faster
            return
        before = upgrading.unsent(raw)
        _copy(path, copy, key)
        upgrade(raw, found, clock=clock)
        upgrading.check_kept(before, upgrading.unsent(raw))
        raw.execute("COMMIT")
    except BaseException:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        if copy.exists() and not _stands(raw, found):
            _put_back(raw, copy, key)
        raise
    _log.info("replica migrated from %s to %s", found, HEAD)


def upgrade(raw: Raw, found: str, *, until: str = "", clock: Clock | None = None) -> None:
    """The revisions after `found` ("" for none) up to `until` (else the last), in the caller's transaction.

    Raises UpdateRefused for a revision that takes a column away and does not say what becomes of its data.
    """
    after, until = REVISIONS.index(found) + 1 if found else 0, until or REVISIONS[-1]
    with engine_on(raw).connect() as connection:
        context = MigrationContext.configure(connection, opts={"transactional_ddl": True})
        with Operations.context(context):
            for number in REVISIONS[after : REVISIONS.index(until) + 1]:
                _step(raw, upgrading.Revision.load(number), clock or SystemClock())
    raw.execute("DELETE FROM alembic_version")
    raw.execute("INSERT INTO alembic_version VALUES (?)", (until,))


def _step(raw: Raw, revision: upgrading.Revision, clock: Clock) -> None:
    before = upgrading.columns(raw)
    revision.upgrade()
    missing = upgrading.undeclared(before, upgrading.columns(raw), revision)
    if missing:
        raise UpdateRefused(detail=f"revision {revision.number} does not say what becomes of {', '.join(missing)}")
    upgrading.carry(raw, revision, clock)


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


def _copy(path: Path, target: Path, key: bytes) -> None:
    """Copy the file while another connection holds the turn to write: one that writes cannot be copied from itself."""
    partial = target.with_name(f"{target.name}.partial")
    partial.unlink(missing_ok=True)
    source = connect(path, key, query_only=True)
    try:
        copy = connect(partial, key, create=True)
        try:
            source.backup(copy)
        finally:
            copy.close()
    finally:
        source.close()
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
