"""What a transaction has changed, noted as it goes and written to the feed at its very end."""

from collections import defaultdict

from sql import Literal
from trytond import backend
from trytond.pool import Pool
from trytond.tools import grouped_slice
from trytond.transaction import Transaction

from .server import derived_key

LOCK = 0x5FA5
"""The advisory lock under which sequence numbers are handed out on PostgreSQL."""
CHUNK = 500

MODELS = {
    "account": "party.party",
    "address": "party.address",
    "contact": "sfa.contact",
    "tax": "account.tax",
    "price_list": "product.price_list",
    "price_rule": "product.price_list.line",
    "product": "product.product",
    "task": "sfa.task",
    "case": "sfa.case",
    "visit": "sfa.visit",
    "order": "sale.sale",
    "opportunity": "sale.opportunity",
}
"""The kinds that travel and the model of each, in order of need."""
KINDS = {model: kind for kind, model in MODELS.items()}


def identities(kind, ids):
    """`{id: key}` of those of the records that exist."""
    pool = Pool()
    Model = pool.get(MODELS[kind])
    identity = pool.get("sfa.server").get_identity()
    cursor = Transaction().connection.cursor()
    table = Model.__table__()
    sync_id = table.sync_id if "sync_id" in Model._fields else Literal(None)
    keys = {}
    for chunk in grouped_slice(sorted(ids), CHUNK):
        cursor.execute(*table.select(table.id, sync_id, where=table.id.in_(list(chunk)), order_by=table.id.asc))
        keys.update((id_, sync or derived_key(identity, kind, id_)) for id_, sync in cursor)
    return keys


class Touches:
    """What a transaction has changed; written to the feed at its very end (a data manager of trytond's)."""

    def __init__(self):
        self.clear()

    def clear(self):
        self.edited = defaultdict(set)
        self.bumped = defaultdict(set)
        self.deleted = defaultdict(dict)
        self.left = {}

    @classmethod
    def current(cls):
        """Those of the running transaction."""
        transaction = Transaction()
        for manager in transaction._datamanagers:
            if isinstance(manager, cls):
                return manager
        return transaction.join(cls())

    def snapshot(self):
        """A copy to come back to when a savepoint is rolled back."""
        return (
            {kind: set(ids) for kind, ids in self.edited.items()},
            {kind: set(ids) for kind, ids in self.bumped.items()},
            {kind: dict(rows) for kind, rows in self.deleted.items()},
            dict(self.left),
        )

    def restore(self, snapshot):
        """Forget what was noted since the snapshot."""
        self.clear()
        edited, bumped, deleted, left = snapshot
        self.edited.update(edited)
        self.bumped.update(bumped)
        self.deleted.update(deleted)
        self.left.update(left)

    def edit(self, kind, ids):
        """The records' own fields changed: an edit based on an older version is a conflict from now on."""
        self.edited[kind].update(ids)

    def bump(self, kind, ids):
        """Something the office derives changed (a figure, a price list): a new version, but no conflict."""
        self.bumped[kind].update(ids)

    def delete(self, kind, id_, key, employee):
        """The record is gone; `employee` is who had it, None for everybody."""
        self.deleted[kind][id_] = (key, employee)

    def leave(self, kind, ids, before, after):
        """The records went from the scope of employee `before` (None: everybody's) to that of `after`."""
        for id_ in ids:
            first = self.left[kind, id_][0] if (kind, id_) in self.left else before
            self.left[kind, id_] = (first, after)

    def tpc_begin(self, transaction):
        pass

    def commit(self, transaction):
        pass

    def tpc_vote(self, transaction):
        self.flush()

    def tpc_finish(self, transaction):
        self.clear()

    def tpc_abort(self, transaction):
        self.clear()

    def flush(self):
        """Write what was noted to the feed. From here to the commit, writers wait for each other."""
        if not (self.edited or self.bumped or self.deleted or self.left):
            return
        Change = Pool().get("sfa.change")
        if backend.name == "postgresql":
            Transaction().connection.cursor().execute("SELECT pg_advisory_xact_lock(%s)", (LOCK,))
        for kind in MODELS:
            deleted = self.deleted.get(kind, {})
            edited = self.edited.get(kind, set()) - deleted.keys()
            bumped = self.bumped.get(kind, set()) - deleted.keys() - edited
            if edited:
                Change.note(kind, identities(kind, edited), edited=True)
            if bumped:
                Change.note(kind, identities(kind, bumped), edited=False)
            if deleted:
                Change.note_deleted(kind, deleted)
        Pool().get("sfa.leave").note({k: v for k, v in self.left.items() if k[1] not in self.deleted.get(k[0], ())})
        self.clear()
