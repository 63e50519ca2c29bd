"""The change feed: one row a record, numbered in the order in which transactions become visible."""

import datetime as dt
from collections import defaultdict

from sql import Literal, Null
from sql.aggregate import Max, Min
from sql.functions import CurrentTimestamp
from sql.operators import Exists
from trytond import backend
from trytond.model import Index, ModelSQL, fields
from trytond.pool import Pool
from trytond.tools import grouped_slice
from trytond.transaction import Transaction

from .touches import CHUNK, MODELS, identities

KEEP_TOMBSTONES = dt.timedelta(days=180)


class Change(ModelSQL):
    "Field Sales Change"

    __name__ = "sfa.change"
    kind = fields.Char("Kind", required=True)
    record = fields.Integer("Record", required=True)
    key = fields.Char("Key", required=True)
    edited = fields.Integer("Edited", help="The number of the last change of the record's own fields.")
    deleted = fields.Boolean("Deleted")
    employee = fields.Integer("Employee", help="Who had the deleted record; empty for everybody.")

    @classmethod
    def __setup__(cls):
        super().__setup__()
        cls._log = False
        table = cls.__table__()
        cls._sql_indexes.update(
            {
                Index(table, (table.kind, Index.Range()), (table.record, Index.Range()), (table.id, Index.Range())),
                Index(table, (table.kind, Index.Range()), (table.id, Index.Range())),
                Index(table, (table.key, Index.Equality())),
            }
        )

    @classmethod
    def superseded(cls, table):
        """The SQL condition that a newer row of the same record exists.

        SQLite has one writer and never keeps one; on PostgreSQL a transaction cannot see (and so
        cannot remove) the row of another that committed after its snapshot was taken.
        """
        if backend.name == "sqlite":
            return Literal(False)
        newer = cls.__table__()
        return Exists(
            newer.select(
                Literal(1),
                where=(newer.kind == table.kind) & (newer.record == table.record) & (newer.id > table.id),
            )
        )

    @classmethod
    def note(cls, kind, keys, *, edited):
        """Give the records (`{id: key}`) new numbers. The caller holds the lock."""
        cursor = Transaction().connection.cursor()
        table = cls.__table__()
        for chunk in grouped_slice(list(keys), CHUNK):
            ids = list(chunk)
            marks = {}
            if not edited:
                cursor.execute(
                    *table.select(
                        table.record,
                        Max(table.edited),
                        where=(table.kind == kind) & table.record.in_(ids),
                        group_by=table.record,
                    )
                )
                marks = dict(cursor)
            cls._forget(kind, ids)
            columns = [table.kind, table.record, table.key, table.edited, table.deleted, table.create_date]
            cursor.execute(
                *table.insert(
                    columns,
                    [[kind, id_, keys[id_], marks.get(id_), False, CurrentTimestamp()] for id_ in ids],
                )
            )
            # A first row counts as an edit: nothing can be based on what came before it.
            cursor.execute(
                *table.update(
                    [table.edited],
                    [table.id],
                    where=(table.kind == kind) & (table.edited == Null) & table.record.in_(ids),
                )
            )

    @classmethod
    def note_deleted(cls, kind, rows):
        """Leave a tombstone for each of `{id: (key, employee)}`. The caller holds the lock."""
        cursor = Transaction().connection.cursor()
        table = cls.__table__()
        columns = [table.kind, table.record, table.key, table.deleted, table.employee, table.create_date]
        for chunk in grouped_slice(list(rows), CHUNK):
            ids = list(chunk)
            cls._forget(kind, ids)
            cursor.execute(
                *table.insert(
                    columns, [[kind, id_, rows[id_][0], True, rows[id_][1], CurrentTimestamp()] for id_ in ids]
                )
            )

    @classmethod
    def bury(cls, kind, record):
        """Drop the tombstone of a record whose key is about to live again, so that no page tells both."""
        table = cls.__table__()
        Transaction().connection.cursor().execute(*table.delete(where=(table.kind == kind) & (table.record == record)))

    @classmethod
    def _forget(cls, kind, ids):
        """Remove the older rows of the records, as far as this transaction may."""
        cursor = Transaction().connection.cursor()
        table = cls.__table__()
        delete = table.delete(where=(table.kind == kind) & table.record.in_(ids))
        if backend.name == "sqlite":
            cursor.execute(*delete)
            return
        cursor.execute("SAVEPOINT sfa_forget")
        try:
            cursor.execute(*delete)
        except backend.DatabaseOperationalError:
            # Another transaction renewed one of them after our snapshot: `compact` will see to it.
            cursor.execute("ROLLBACK TO SAVEPOINT sfa_forget")
        cursor.execute("RELEASE SAVEPOINT sfa_forget")

    @classmethod
    def back_fill(cls, module=None):
        """Give every record that has none a number, as on the day the add-on is installed."""
        pool = Pool()
        cursor = Transaction().connection.cursor()
        table = cls.__table__()
        for kind, name in MODELS.items():
            Model = pool.get(name)
            model = Model.__table__()
            cursor.execute(
                *model.select(
                    model.id,
                    where=~model.id.in_(table.select(table.record, where=table.kind == kind)),
                    order_by=model.id.asc,
                )
            )
            ids = [id_ for (id_,) in cursor]
            for chunk in grouped_slice(ids, 10_000):
                cls.note(kind, identities(kind, chunk), edited=True)

    @classmethod
    def versions(cls, kind, ids, *, deleted=False):
        """`{id: (version, edited, key)}` of the records in the feed; with `deleted`, of tombstones too."""
        cursor = Transaction().connection.cursor()
        table = cls.__table__()
        found = {}
        for chunk in grouped_slice(list(ids), CHUNK):
            cursor.execute(
                *table.select(
                    table.record,
                    table.id,
                    table.edited,
                    table.key,
                    table.deleted,
                    where=(table.kind == kind) & table.record.in_(list(chunk)),
                    order_by=table.id.asc,
                )
            )
            for id_, version, edited, key, gone in cursor:
                before = found.pop(id_, None)
                if deleted or not gone:
                    found[id_] = (version, max(edited or 0, before[1] if before else 0), key)
        return found

    @classmethod
    def by_keys(cls, kind, keys):
        """`{key: (record, deleted)}` of the keys the feed knows."""
        cursor = Transaction().connection.cursor()
        table = cls.__table__()
        found = {}
        for chunk in grouped_slice(list(keys), CHUNK):
            cursor.execute(
                *table.select(
                    table.key,
                    table.record,
                    table.deleted,
                    where=(table.kind == kind) & table.key.in_(list(chunk)),
                    order_by=table.id.asc,
                )
            )
            found.update((key, (record, bool(deleted))) for key, record, deleted in cursor)
        return found

    @classmethod
    def compact(cls):
        """Remove rows that newer ones have replaced (only PostgreSQL keeps some); called by the scheduler."""
        cursor = Transaction().connection.cursor()
        table, newest = cls.__table__(), cls.__table__()
        cursor.execute(
            *table.select(
                table.kind,
                table.record,
                Max(table.id),
                Max(table.edited),
                group_by=[table.kind, table.record],
                having=Max(table.id) != Min(table.id),
            )
        )
        for kind, record, last, edited in cursor.fetchall():
            cursor.execute(
                *newest.update(
                    [newest.edited], [edited], where=(newest.id == last) & (newest.deleted == Literal(False))
                )
            )
            cursor.execute(*table.delete(where=(table.kind == kind) & (table.record == record) & (table.id < last)))

    @classmethod
    def prune(cls, keep=KEEP_TOMBSTONES):
        """Compact, and drop tombstones and leave events older than `keep`; called by the scheduler.

        The newest row of a kind stays whatever its age, so that heads never go back.
        """
        cls.compact()
        cursor = Transaction().connection.cursor()
        table, leave = cls.__table__(), Pool().get("sfa.leave").__table__()
        before = dt.datetime.now(dt.UTC).replace(tzinfo=None) - keep
        cursor.execute(*table.select(Max(table.id), group_by=table.kind))
        heads = [head for (head,) in cursor]
        cursor.execute(
            *table.select(
                table.id,
                where=(table.deleted == Literal(True)) & (table.create_date < before) & ~table.id.in_(heads or [0]),
            )
        )
        old = [id_ for (id_,) in cursor]
        cursor.execute(*leave.select(leave.id, leave.seq, where=leave.create_date < before))
        old_leaves = dict(cursor)
        for chunk in grouped_slice(old, CHUNK):
            cursor.execute(*table.delete(where=table.id.in_(list(chunk))))
        for chunk in grouped_slice(list(old_leaves), CHUNK):
            cursor.execute(*leave.delete(where=leave.id.in_(list(chunk))))
        if old or old_leaves:
            Pool().get("sfa.server").note_pruned(max([*old, *old_leaves.values()]))


class Leave(ModelSQL):
    "Field Sales Scope Leave"

    __name__ = "sfa.leave"
    kind = fields.Char("Kind", required=True)
    record = fields.Integer("Record", required=True)
    key = fields.Char("Key", required=True)
    seq = fields.Integer("Sequence", required=True)
    employee = fields.Integer("Employee", help="Who had the record; empty when everybody had it.")
    owner = fields.Integer("Owner", help="Who has it now: the one who does not lose it.")

    @classmethod
    def __setup__(cls):
        super().__setup__()
        cls._log = False
        table = cls.__table__()
        cls._sql_indexes.add(Index(table, (table.kind, Index.Range()), (table.seq, Index.Range())))

    @classmethod
    def note(cls, moves):
        """Note `{(kind, id): (before, after)}`; a record nobody loses leaves no event."""
        by_kind = defaultdict(dict)
        for (kind, id_), (before, after) in moves.items():
            if before != after and after is not None:
                by_kind[kind][id_] = (before, after)
        Change = Pool().get("sfa.change")
        cursor = Transaction().connection.cursor()
        table = cls.__table__()
        columns = [table.kind, table.record, table.key, table.seq, table.employee, table.owner, table.create_date]
        for kind, rows in by_kind.items():
            versions = Change.versions(kind, rows)
            for chunk in grouped_slice([id_ for id_ in rows if id_ in versions], CHUNK):
                cursor.execute(
                    *table.insert(
                        columns,
                        [
                            [kind, id_, versions[id_][2], versions[id_][0], *rows[id_], CurrentTimestamp()]
                            for id_ in chunk
                        ],
                    )
                )
