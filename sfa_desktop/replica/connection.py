"""Encrypted connections to one file, and the one place where SQLite's errors become ours."""

import hashlib
import hmac
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from sfa_desktop.base.errors import (
    DiskFull,
    HomeReadOnly,
    ReplicaBusy,
    ReplicaDamaged,
    ReplicaError,
    SfaError,
    WrongKey,
)

BUSY_SECONDS = 10.0
LOOK_AGAIN = 0.05
"""SQLite waits ever longer between two looks at a lock; so the writer asks for short and asks again."""
_FULL, _BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _CANTOPEN, NOT_A_DATABASE = 13, 5, 6, 8, 10, 11, 14, 26
_WORDS = {"database or disk is full": _FULL, "disk I/O error": _IOERR}
"""Codes by SQLite's words for them: an error of a backup has no code."""
_LEAST_FREE = 1 << 20
_PAGE = 4096
TERMS = "CREATE VIRTUAL TABLE temp.term USING fts5vocab(main, search, row)"
"""All words of the full-text search, in order: what a beginning may become (search.py). Nothing of it is stored."""
Raw = Any
"""A connection of sqlcipher3, which has no types of its own."""


def connect(
    path: Path, key: bytes, *, query_only: bool = False, create: bool = False, patience: float = BUSY_SECONDS
) -> Raw:
    """One keyed connection that waits `patience` seconds for locks.

    Raises the driver's own errors; `our_errors` says what they mean.
    """
    mode = "rwc" if create else "rw"
    raw = driver.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=patience,
        cached_statements=256,
    )
    try:
        raw.execute("PRAGMA cipher_log_level = NONE")
        raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        raw.execute("PRAGMA cipher_memory_security = OFF")
        raw.execute("PRAGMA temp_store = MEMORY")
        raw.execute("PRAGMA foreign_keys = OFF")  # the office's rows come in any order; a scope may leave a link open
        raw.execute("PRAGMA cache_size = -16000")  # the first statement that reads the file: a wrong key shows here
        raw.execute(TERMS)
        raw.execute("PRAGMA query_only = ON" if query_only else "PRAGMA synchronous = FULL")
    except driver.Error:
        raw.close()
        raise
    return raw


def is_busy(error: driver.Error) -> bool:
    """Whether another connection has the lock that was asked for."""
    return (getattr(error, "sqlite_errorcode", 0) & 0xFF) in (_BUSY, _LOCKED)


@contextmanager
def our_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite and the file system raise inside into the family of base.errors."""
    try:
        yield
    except SfaError:
        raise
    except driver.Error as error:
        raise _ours(path, error) from error


def _ours(path: Path, error: BaseException) -> BaseException:
    code = (getattr(error, "sqlite_errorcode", None) or _WORDS.get(str(error), 0)) & 0xFF
    if code == _FULL or (code == _IOERR and _no_space(path)):
        return DiskFull(path=path)
    if code in (_BUSY, _LOCKED):
        return ReplicaBusy(path=path)
    if code == _READONLY or (code == _CANTOPEN and not _writable(path)):
        return HomeReadOnly(path=path.parent)
    if code in (_CORRUPT, NOT_A_DATABASE):
        return ReplicaDamaged(path=path)
    if code in (_IOERR, _CANTOPEN):
        return ReplicaError(path=path, detail=str(error))
    return error


def _no_space(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _LEAST_FREE or _too_large(path)
    except OSError:
        return False


def _too_large(path: Path) -> bool:
    """Whether the user's limit on file sizes, rather than the disk, is what stopped a write."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return False
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)[0]
    files = (path, Path(f"{path}-wal"))
    return limit != resource.RLIM_INFINITY and any(f.exists() and f.stat().st_size + _PAGE > limit for f in files)


def _writable(path: Path) -> bool:
    return os.access(path.parent, os.W_OK | os.X_OK) and (not path.exists() or os.access(path, os.W_OK))


# --- telling a wrong key from a damaged file --------------------------------------------------------


def key_mark(path: Path) -> Path:
    """The file beside the database that says which key it belongs to, without saying the key."""
    return Path(f"{path}.keymark")


def mark_of(key: bytes) -> str:
    """A one-way mark of the key: 128 bits of HMAC-SHA-256, useless against 256 random bits."""
    return hmac.new(key, b"sfa-desktop replica key", hashlib.sha256).hexdigest()[:32]


def wrong_key_or_damaged(path: Path, key: bytes) -> SfaError:
    """What a file that does not open is: SQLCipher itself cannot tell the two apart."""
    try:
        known = key_mark(path).read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        known = ""
    if known:
        return ReplicaDamaged(path=path) if hmac.compare_digest(known, mark_of(key)) else WrongKey(path=path)
    damaged = path.stat().st_size % _PAGE or path.stat().st_size < _PAGE
    return ReplicaDamaged(path=path) if damaged else WrongKey(path=path)
