"""Reading: pages of the feed, single records, inventories and digests, always within the user's scope."""

from collections import defaultdict

from sql import Literal, Null
from sql.aggregate import Count, Max, Sum
from sql.conditionals import Coalesce
from trytond.pool import Pool
from trytond.tools import grouped_slice
from trytond.transaction import Transaction

from .kinds import KINDS

MULTIPLIER, PRIME, WORD = 2654435761, 4294967291, 2**53
"""The digest of a kind: the sum over its records of version × MULTIPLIER mod PRIME, modulo WORD."""
CHUNK = 2_000


def _theirs(session, change):
    """The condition that a tombstone or leave event concerns this user."""
    if session.admin:
        return Literal(True)
    mine = session.employees
    return (change.employee == Null) | (change.employee.in_(mine) if mine else Literal(False))


def heads():
    """`{kind: highest sequence number}`."""
    table = Pool().get("sfa.change").__table__()
    cursor = Transaction().connection.cursor()
    cursor.execute(*table.select(table.kind, Max(table.id), group_by=table.kind))
    found = dict(cursor)
    return {kind: found.get(kind, 0) for kind in KINDS}


def _head(kind):
    table = Pool().get("sfa.change").__table__()
    cursor = Transaction().connection.cursor()
    cursor.execute(*table.select(Coalesce(Max(table.id), 0), where=table.kind == kind.name))
    (head,) = cursor.fetchone()
    return head


def page(session, kind, cursor_, limit):
    """What changed after `cursor_`, as the protocol's answer to `pull`."""
    Change = Pool().get("sfa.change")
    table = Change.__table__()
    head = _head(kind)
    cursor = Transaction().connection.cursor()
    seen = session.sees(kind, table.record)
    if cursor_ > 0:
        wanted = ((table.deleted == Literal(False)) & seen) | (
            (table.deleted == Literal(True)) & _theirs(session, table)
        )
    else:
        wanted = (table.deleted == Literal(False)) & seen
    cursor.execute(
        *table.select(
            table.id,
            table.record,
            table.key,
            table.deleted,
            where=(table.kind == kind.name)
            & (table.id > cursor_)
            & (table.id <= head)
            & wanted
            & ~Change.superseded(table),
            order_by=table.id.asc,
            limit=limit + 1,
        )
    )
    found = cursor.fetchall()
    more = len(found) > limit
    found = found[:limit]
    last = found[-1][0] if more else max(head, cursor_)
    versions = {record: (key, seq) for seq, record, key, deleted in found if not deleted}
    gone = [{"key": key, "version": seq, "why": "deleted"} for seq, _, key, deleted in found if deleted]
    if cursor_ > 0 and not session.admin:
        gone.extend(_left(session, kind, cursor_, last))
        gone.sort(key=lambda item: item["version"])
    return {
        "kind": kind.name,
        "columns": kind.page_columns,
        "line_columns": list(kind.line_columns),
        "rows": kind.read(session, versions),
        "gone": gone,
        "cursor": last,
        "more": more,
    }


def _left(session, kind, after, upto):
    """The records that left this user's scope and are not back in it."""
    leave = Pool().get("sfa.leave").__table__()
    mine = session.employees
    had = (leave.employee.in_(mine) if mine else Literal(False)) | (
        (leave.employee == Null) & (~leave.owner.in_(mine) if mine else Literal(True))
    )
    cursor = Transaction().connection.cursor()
    cursor.execute(
        *leave.select(
            leave.key,
            Max(leave.seq),
            where=(leave.kind == kind.name)
            & (leave.seq > after)
            & (leave.seq <= upto)
            & had
            & ~session.sees(kind, leave.record),
            group_by=leave.key,
        )
    )
    return [{"key": key, "version": seq, "why": "scope"} for key, seq in cursor]


def visible(session, kind, ids):
    """Those of the records that the user has."""
    table = Pool().get(kind.model).__table__()
    cursor = Transaction().connection.cursor()
    found = set()
    for chunk in grouped_slice(list(ids), CHUNK):
        cursor.execute(*table.select(table.id, where=table.id.in_(list(chunk)) & session.sees(kind, table.id)))
        found.update(id_ for (id_,) in cursor)
    return found


def rows(session, kind, ids):
    """`{id: row}` of those of the records that the user has, with their versions."""
    Change = Pool().get("sfa.change")
    seen = visible(session, kind, ids)
    versions = {id_: (key, version) for id_, (version, _, key) in Change.versions(kind.name, seen).items()}
    return {row[1]: row for row in kind.read(session, versions)}


def fetch(session, kind, keys):
    """Single records by key, as the protocol's answer to `fetch`."""
    known = Pool().get("sfa.change").by_keys(kind.name, keys)
    found = rows(session, kind, [record for record, deleted in known.values() if not deleted])
    have = {row[0] for row in found.values()}
    return {
        "columns": kind.page_columns,
        "line_columns": list(kind.line_columns),
        "rows": list(found.values()),
        "missing": [key for key in keys if key not in have],
    }


def inventory(session, kind, after, limit):
    """Keys and versions of everything the user has, by record; `after` is the last answer's token."""
    Change = Pool().get("sfa.change")
    table = Change.__table__()
    cursor = Transaction().connection.cursor()
    cursor.execute(
        *table.select(
            table.key,
            table.id,
            table.record,
            where=(table.kind == kind.name)
            & (table.record > after)
            & (table.deleted == Literal(False))
            & session.sees(kind, table.record)
            & ~Change.superseded(table),
            order_by=table.record.asc,
            limit=limit + 1,
        )
    )
    found = cursor.fetchall()
    more = len(found) > limit
    found = found[:limit]
    return {
        "items": [[key, version] for key, version, _ in found],
        "after": found[-1][2] if found else after,
        "more": more,
    }


def digest(session, kind):
    """Count and checksum of everything of the kind the user has."""
    Change = Pool().get("sfa.change")
    table = Change.__table__()
    cursor = Transaction().connection.cursor()
    cursor.execute(
        *table.select(
            Count(table.id),
            Sum((table.id * MULTIPLIER) % PRIME),
            where=(table.kind == kind.name)
            & (table.deleted == Literal(False))
            & session.sees(kind, table.record)
            & ~Change.superseded(table),
        )
    )
    count, total = cursor.fetchone()
    return {"count": count, "sum": int(total or 0) % WORD}


def counts(session):
    """`{kind: how many records the user has}`."""
    cursor = Transaction().connection.cursor()
    found = defaultdict(int)
    for name, kind in KINDS.items():
        table = Pool().get(kind.model).__table__()
        cursor.execute(*table.select(Count(table.id), where=session.sees(kind, table.id)))
        (found[name],) = cursor.fetchone()
    return dict(found)
