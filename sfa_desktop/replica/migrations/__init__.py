"""The revisions of the replica's schema, listed one by one so that they survive freezing.

Each is a module with `upgrade()` written with Alembic's operations, and says what becomes of columns that it takes
away (`MOVED`, `DROPPED`, `operation`: see `replica/upgrading.py`). They are run by `replica/migration.py`
without Alembic's own directory scan, which finds nothing in a frozen app.
"""

REVISIONS: tuple[str, ...] = ("0001", "0002", "0003")
"""Oldest first; the last one is what this version of the app writes. `0001` is in `migrations/r0001.py`."""
HEAD = REVISIONS[-1]
