"""The tables of the replica, derived from the entities, and the bookkeeping around them."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from sqlalchemy import (
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    create_mock_engine,
    text,
)
from sqlalchemy.schema import CreateIndex, CreateTable

from sfa_desktop.entities import ENTITIES, Entity
from sfa_desktop.entities.field import Field, FieldType
from sfa_desktop.replica.migrations import HEAD

SCHEMA_VERSION = int(HEAD)
"""What operations are stamped with; a migration that changes names or meanings carries them over (upgrading.py)."""

INTEGERS = frozenset({FieldType.INTEGER, FieldType.DECIMAL, FieldType.BOOLEAN})
NULLABLE = frozenset({FieldType.INTEGER, FieldType.DECIMAL, FieldType.DATE, FieldType.MOMENT, FieldType.LINK})
ORIGIN = ("rid", "id", "endpoint", "remote_id", "version", "synced_at", "pending", "sort")
"""Columns before the fields: `rid` is SQLite's row number, `pending` the count of open operations, `sort` the
headline without accents and in lower case, so that Ángel stands with the A."""

_LISTED = ("sort", "active", "segment", "potential", "lifecycle", "visit_every", "overdue", "balance", "city", "id")
"""All that filters and orders of the account list ask for, so that 100,000 wide encrypted rows are not read for it."""
INDEXES: dict[str, tuple[tuple[str, ...], ...]] = {
    "account": (_LISTED, ("code",), ("tax_id",), ("segment", "sort"), ("city", "sort")),
    "address": (("account_id",),),
    "contact": (("account_id",), ("sort",)),
    "product": (("code",), ("barcode",), ("sort",)),
    "price_rule": (("price_list_id", "product_id"), ("product_id",)),
    "visit": (
        ("account_id", "state", "started_at", "planned_at"),
        ("planned_at",),
        ("state", "planned_at", "account_id"),
        ("started_at",),
    ),
    "order": (
        ("account_id", "state", "ordered_on", "net"),
        ("ordered_on", "state", "net"),
        ("number",),
        ("provisional",),
        ("visit_id",),
    ),
    "order_line": (("product_id",),),
    "task": (("account_id",), ("state", "due_on"), ("visit_id",)),
    "case": (("account_id",), ("state", "due_at"), ("order_id",), ("visit_id",)),
    "opportunity": (("account_id",), ("stage", "close_on")),
}
"""What the daily screens look rows up by; left out during a first sync and built behind the rows."""

OPEN = "state NOT IN ('done', 'discarded')"
"""The condition of operations whose work is not yet at the office, word for word as in the partial indexes."""

metadata = MetaData()


def _column(entity: type[Entity], field: Field) -> Column[Any]:
    default = getattr(entity(), field.name)
    if field.type in NULLABLE:
        return Column(field.name, Integer if field.type in INTEGERS else Text)
    if field.type is FieldType.BOOLEAN:
        return Column(field.name, Integer, nullable=False, server_default=text(str(int(default))))
    empty = "[]" if field.type is FieldType.TAGS else str(default)
    return Column(field.name, Text, nullable=False, server_default=text(f"'{empty}'"))


def _entity_table(entity: type[Entity]) -> Table:
    table = Table(
        entity.kind,
        metadata,
        Column("rid", Integer, primary_key=True),
        Column("id", Text, nullable=False),
        Column("endpoint", Text, nullable=False, server_default=text("''")),
        Column("remote_id", Text, nullable=False, server_default=text("''")),
        Column("version", Integer, nullable=False, server_default=text("0")),
        Column("synced_at", Text),
        Column("pending", Integer, nullable=False, server_default=text("0")),
        Column("sort", Text, nullable=False, server_default=text("''")),
        *(_column(entity, field) for field in entity.fields()),
        Column("custom", Text, nullable=False, server_default=text("'{}'")),
        UniqueConstraint("id", name=f"{entity.kind}_id"),
    )
    for columns in INDEXES.get(entity.kind, ()):
        Index(index_name(entity.kind, columns), *(table.c[name] for name in columns))
    if entity.line_of:
        Index(f"{entity.kind}_of", table.c[entity.parent])
    return table


def index_name(kind: str, columns: tuple[str, ...]) -> str:
    """The name of a secondary index."""
    return f"{kind}_by_{'_'.join(columns)}"


TABLES: dict[str, Table] = {entity.kind: _entity_table(entity) for entity in ENTITIES}

operation = Table(
    "operation",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("group_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("record_id", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column(
        "values", Text, nullable=False
    ),  # canonical JSON; emptied once the office has confirmed (the ledger keeps it)
    Column("base_version", Integer, nullable=False, server_default=text("0")),
    Column("base", Text, nullable=False, server_default=text("'{}'")),
    Column("schema_version", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("attempt_id", Text, nullable=False, server_default=text("''")),
    Column("code", Text, nullable=False, server_default=text("''")),
    Column("message", Text, nullable=False, server_default=text("''")),
    Column("line", Text, nullable=False, server_default=text("''")),
    Column("title", Text, nullable=False, server_default=text("''")),
    Column("created_at", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    sqlite_autoincrement=True,
)
Index("operation_open", operation.c.kind, operation.c.record_id, sqlite_where=text(OPEN))
Index("operation_group", operation.c.group_id, sqlite_where=text(OPEN))
Index("operation_state", operation.c.state, operation.c.seq)

office_row = Table(
    "office_row",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("record_id", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("remote_id", Text, nullable=False),
    Column("synced_at", Text),
    Column("gone", Text, nullable=False, server_default=text("''")),  # '' | 'deleted' | 'scope'
    Column("values", Text, nullable=False),
    Column("before", Text, nullable=False, server_default=text("'{}'")),  # what it was when work now on its way began
    comment="The office's last known values of a record with open operations: what discard and take theirs restore",
    sqlite_with_rowid=False,
)

ledger = Table(
    "ledger",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("operation", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("data", Text, nullable=False),
    Column("hash", Text, nullable=False),
)
Index("ledger_record", ledger.c.record)

feed = Table(
    "feed",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("cursor", Text, nullable=False, server_default=text("''")),
    Column("as_of", Text),
    Column("verified_at", Text),
    Column("verified", Integer),  # null where never compared
    Column("bulk", Integer, nullable=False, server_default=text("0")),  # 1 while a first sync leaves indexes out
    Column("indexed", Integer, nullable=False, server_default=text("0")),  # rows up to this rid are in the search
    sqlite_with_rowid=False,
)
fact = Table(
    "fact",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)
custom_field = Table(
    "custom_field",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("code", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("label", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("choices", Text, nullable=False),
    Column("required", Integer, nullable=False),
    sqlite_with_rowid=False,
)
oddity = Table(
    "oddity",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("row", Text, nullable=False),
    Column("at", Text, nullable=False),
    comment="Rows of the office that make no sense, set aside with the reason so that the rest flows",
    sqlite_with_rowid=False,
)
alias = Table(
    "alias",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("derived", Text, primary_key=True),
    Column("key", Text, nullable=False),
    Column("endpoint", Text, nullable=False, server_default=text("''")),
    Column("remote_id", Text, nullable=False, server_default=text("''")),
    comment="Keys that a server without keys of ours gives a record, and the record they stand for",
    sqlite_with_rowid=False,
)
Index("alias_key", alias.c.kind, alias.c.key)
counterpart = Table(
    "counterpart",
    metadata,
    Column("endpoint", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("remote_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("city", Text, nullable=False),
    Column("tax_id", Text, nullable=False),
    Column("plain_tax_id", Text, nullable=False),  # as it is compared
    Column("active", Integer, nullable=False),
    Column("terms", Text, nullable=False, server_default=text("'{}'")),  # canonical JSON of what orders go by
    comment="Accounts of an endpoint that owns other kinds: what those of the owner of accounts are matched with",
    sqlite_with_rowid=False,
)
kept_value = Table(
    "kept_value",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("record_id", Text, nullable=False),
    Column("field", Text, nullable=False),  # `custom.CODE` and `lines.KEY.FIELD` for what is inside
    Column("value", Text, nullable=False),  # canonical JSON of the value that lost
    Column("winner", Text, nullable=False),
    Column("side", Text, nullable=False),  # whose value lost: 'mine' | 'theirs'
    Column("reason", Text, nullable=False),  # the policy that decided, or 'person'
    Column("operation", Text, nullable=False, server_default=text("''")),
    Column("at", Text, nullable=False),
    Column("restored_at", Text, nullable=False, server_default=text("''")),
    comment="Values that lost a merge, kept for 30 days",
    sqlite_autoincrement=True,
)
Index("kept_value_record", kept_value.c.kind, kept_value.c.record_id)
Index("kept_value_at", kept_value.c.at)
resolution = Table(
    "resolution",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("operation", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("record_id", Text, nullable=False),
    Column("take", Text, nullable=False),  # JSON: what a person chose, field by field
    Column("conflict", Text, nullable=False),  # JSON: base, mine and theirs as they stood
    Column("at", Text, nullable=False),
    Column("undone_at", Text, nullable=False, server_default=text("''")),
    comment="How conflicts were settled by a person, and what brings them back",
    sqlite_autoincrement=True,
)
Index("resolution_record", resolution.c.kind, resolution.c.record_id)
attachment = Table(
    "attachment",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("record_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("media_type", Text, nullable=False, server_default=text("''")),
    Column("size", Integer, nullable=False, server_default=text("0")),
    Column("sha256", Text, nullable=False, server_default=text("''")),
    Column("remote_id", Text, nullable=False, server_default=text("''")),
    Column("state", Text, nullable=False),  # queued | sending | unknown | refused | done | office
    Column("sent", Integer, nullable=False, server_default=text("0")),  # bytes the office has confirmed
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("code", Text, nullable=False, server_default=text("''")),
    Column("message", Text, nullable=False, server_default=text("''")),
    Column("created_at", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    comment="Files of records: waiting to be sent, sent, or known at the office",
    sqlite_with_rowid=False,
)
Index("attachment_record", attachment.c.kind, attachment.c.record_id)
Index("attachment_state", attachment.c.state, attachment.c.created_at)
attachment_part = Table(
    "attachment_part",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("data", LargeBinary, nullable=False),
    comment="Content of files by its hash, in parts: the same file added twice is kept once",
)
sync_round = Table(
    "sync_round",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("started_at", Text, nullable=False),
    Column("ended_at", Text, nullable=False),
    Column("report", Text, nullable=False),
)
unindexed = Table(
    "unindexed",
    metadata,
    Column("doc", Integer, primary_key=True),
    comment="Rows changed since they were put into the search, by document number",
)
word = Table(
    "word",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("word", Text, nullable=False, unique=True),
    comment="Every word of names, folded: what a mistyped word is compared with",
)

SEARCH_DDL = (
    "CREATE VIRTUAL TABLE search USING fts5(name, detail, prose, content='', contentless_delete=1, detail=column, "
    "tokenize=\"unicode61 remove_diacritics 2\", prefix='1 2 3 4')"
)
SEARCH_SETTINGS = (
    # Fewer, larger merges: an index that is written in slices is rewritten twice instead of three times.
    "INSERT INTO search(search, rank) VALUES ('automerge', 8)",
    "INSERT INTO search(search, rank) VALUES ('hashsize', 4000000)",
)
TRIGGERS = (
    "CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger "
    "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END",
    "CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger "
    "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END",
)
_dialect = create_mock_engine("sqlite://", lambda *_: None).dialect


def statements() -> Iterator[str]:
    """All statements that make an empty file a replica, in order."""
    for table in metadata.sorted_tables:
        yield str(CreateTable(table).compile(dialect=_dialect)).strip()
        for index in sorted(table.indexes, key=lambda i: str(i.name)):
            yield str(CreateIndex(index).compile(dialect=_dialect)).strip()
    yield SEARCH_DDL
    yield from SEARCH_SETTINGS
    yield from TRIGGERS


@cache
def secondary_indexes(kind: str) -> dict[str, str]:
    """By name, the statement that makes each index a first sync of the kind leaves out."""
    names = {index_name(kind, columns) for columns in INDEXES.get(kind, ())}
    indexes = sorted(TABLES[kind].indexes, key=lambda i: str(i.name))
    return {str(i.name): str(CreateIndex(i).compile(dialect=_dialect)).strip() for i in indexes if i.name in names}


def schema_sql() -> str:
    """The whole schema as it is committed beside this file."""
    head = "-- Generated from the entities by `make schema`; a test keeps it current.\n\n"
    return head + "\n\n".join(f"{statement};" for statement in statements()) + "\n"


if __name__ == "__main__":
    print(schema_sql(), end="")  # noqa: T201 (this is the command's output)
