"""Who this database is, and the keys of records that follow from it."""

import functools
import hashlib
import uuid

from sql.conditionals import Coalesce
from trytond.model import ModelSingleton, ModelSQL, ModelView, fields
from trytond.pool import Pool
from trytond.transaction import Transaction, without_check_access

NAMESPACE = uuid.UUID("6f1a1c0e-5a0b-5c57-9d3c-0d6a7a1c9f10")
_SEED = NAMESPACE.bytes


@functools.lru_cache(maxsize=200_000)
def derived_key(identity, kind, record):
    """UUIDv5 (RFC 9562) of `<identity>/<kind>/<record>`, the same every laptop computes."""
    digest = bytearray(hashlib.sha1(_SEED + f"{identity}/{kind}/{record}".encode()).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    text = digest.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


class Server(ModelSingleton, ModelSQL, ModelView):
    "Field Sales Server"

    __name__ = "sfa.server"
    identity = fields.Char("Identity", required=True, readonly=True)
    pruned = fields.Integer("Pruned", readonly=True, help="Tombstones up to this number may have been dropped.")

    @classmethod
    def __setup__(cls):
        super().__setup__()
        cls._buttons.update({"reidentify_button": {}})

    @classmethod
    def __register__(cls, module):
        super().__register__(module)
        # Registered last: every table of the add-on exists by now.
        cursor = Transaction().connection.cursor()
        table = cls.__table__()
        cursor.execute(*table.select(table.identity))
        if not cursor.fetchone():
            cursor.execute(*table.insert([table.identity], [[str(uuid.uuid4())]]))
        Pool().get("sfa.change").back_fill(module)

    @staticmethod
    def default_identity():
        return str(uuid.uuid4())

    @classmethod
    def get_identity(cls):
        """The database's identity, straight from its table."""
        cursor = Transaction().connection.cursor()
        table = cls.__table__()
        cursor.execute(*table.select(table.identity, order_by=table.id.asc, limit=1))
        (identity,) = cursor.fetchone()
        return identity

    @classmethod
    def get_pruned(cls):
        """Tombstones after this number are all kept."""
        cursor = Transaction().connection.cursor()
        table = cls.__table__()
        cursor.execute(*table.select(table.pruned, order_by=table.id.asc, limit=1))
        (pruned,) = cursor.fetchone()
        return pruned or 0

    @classmethod
    def note_pruned(cls, seq):
        """Tombstones up to `seq` are no longer complete."""
        cursor = Transaction().connection.cursor()
        table = cls.__table__()
        cursor.execute(*table.update([table.pruned], [seq], where=Coalesce(table.pruned, 0) < seq))

    @classmethod
    def reidentify(cls):
        """Make this database another server, as a copy of a database must be; the new identity is returned.

        Keys that derive from the identity change with it, so laptops start anew (they stop and ask first).
        """
        pool = Pool()
        transaction = Transaction()
        cursor = transaction.connection.cursor()
        table = cls.__table__()
        identity = str(uuid.uuid4())
        cursor.execute(*table.update([table.identity], [identity]))
        for name in ("sfa.change", "sfa.leave", "sfa.operation", "sfa.device"):
            cursor.execute(*pool.get(name).__table__().delete())
        pool.get("sfa.change").back_fill()
        for cache in transaction.cache.values():
            cache.clear()
        return identity

    @classmethod
    @ModelView.button
    def reidentify_button(cls, servers):
        with without_check_access():
            cls.reidentify()
