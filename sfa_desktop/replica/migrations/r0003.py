"""Accounts of a second endpoint, known by tax id; nothing that was there changes."""

from alembic import op


def upgrade() -> None:
    """Make the table of counterparts."""
    for statement in _STATEMENTS:
        op.get_bind().exec_driver_sql(statement)


_STATEMENTS = (
    """CREATE TABLE counterpart (
    endpoint TEXT NOT NULL,
    "key" TEXT NOT NULL,
    remote_id TEXT NOT NULL,
    name TEXT NOT NULL,
    code TEXT NOT NULL,
    city TEXT NOT NULL,
    tax_id TEXT NOT NULL,
    plain_tax_id TEXT NOT NULL,
    active INTEGER NOT NULL,
    terms TEXT DEFAULT '{}' NOT NULL,
    PRIMARY KEY (endpoint, "key")
)
 WITHOUT ROWID""",
)
