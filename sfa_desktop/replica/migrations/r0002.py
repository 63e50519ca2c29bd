"""Three-way merge with undo, attachments, and servers whose keys are not ours; `link` had no rows yet."""

from alembic import op

DROPPED = {"link": "No released version ever wrote a row of it; `alias` takes its place."}


def upgrade() -> None:
    """Make the tables of kept values, resolutions, attachments and aliases."""
    for statement in _STATEMENTS:
        op.get_bind().exec_driver_sql(statement)


_STATEMENTS = (
    "DROP TABLE link",
    """CREATE TABLE alias (
    kind TEXT NOT NULL,
    derived TEXT NOT NULL,
    "key" TEXT NOT NULL,
    endpoint TEXT DEFAULT '' NOT NULL,
    remote_id TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (kind, derived)
)
 WITHOUT ROWID""",
    """CREATE INDEX alias_key ON alias (kind, "key")""",
    """CREATE TABLE attachment (
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT DEFAULT '' NOT NULL,
    size INTEGER DEFAULT 0 NOT NULL,
    sha256 TEXT DEFAULT '' NOT NULL,
    remote_id TEXT DEFAULT '' NOT NULL,
    state TEXT NOT NULL,
    sent INTEGER DEFAULT 0 NOT NULL,
    attempts INTEGER DEFAULT 0 NOT NULL,
    code TEXT DEFAULT '' NOT NULL,
    message TEXT DEFAULT '' NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (id)
)
 WITHOUT ROWID""",
    """CREATE INDEX attachment_record ON attachment (kind, record_id)""",
    """CREATE INDEX attachment_state ON attachment (state, created_at)""",
    """CREATE TABLE attachment_part (
    sha256 TEXT NOT NULL,
    number INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (sha256, number)
)""",
    """CREATE TABLE kept_value (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    winner TEXT NOT NULL,
    side TEXT NOT NULL,
    reason TEXT NOT NULL,
    operation TEXT DEFAULT '' NOT NULL,
    at TEXT NOT NULL,
    restored_at TEXT DEFAULT '' NOT NULL
)""",
    """CREATE INDEX kept_value_at ON kept_value (at)""",
    """CREATE INDEX kept_value_record ON kept_value (kind, record_id)""",
    """CREATE TABLE resolution (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    operation TEXT NOT NULL,
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    take TEXT NOT NULL,
    "conflict" TEXT NOT NULL,
    at TEXT NOT NULL,
    undone_at TEXT DEFAULT '' NOT NULL
)""",
    """CREATE INDEX resolution_record ON resolution (kind, record_id)""",
)
