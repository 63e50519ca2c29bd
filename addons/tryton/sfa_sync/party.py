"""The account and its address: parties as representatives see them."""

from trytond.model import Index, fields
from trytond.pool import Pool, PoolMeta
from trytond.transaction import Transaction

from .mixin import FeedMixin, SyncMixin, custom_fields
from .touches import MODELS, Touches

DEPENDENTS = ("address", "contact", "task", "case", "visit", "order", "opportunity")
"""The kinds that hang on an account by a `party` column and follow it from scope to scope."""


class Party(SyncMixin, metaclass=PoolMeta):
    __name__ = "party.party"
    _sfa_scope = frozenset({"sales_rep"})
    _sfa_guarded = frozenset({"sync_id", "sales_rep"})
    _sfa_edits = frozenset(
        {
            "name",
            "active",
            "segment",
            "potential",
            "lifecycle",
            "trade",
            "tags",
            "visit_every",
            "opening_hours",
            "notes",
            "custom",
        }
    )

    sales_rep = fields.Many2One(
        "company.employee",
        "Sales Representative",
        help="The only representative who sees the party and what hangs on it; empty for all of them.",
    )
    segment = fields.Selection([(None, ""), ("A", "A"), ("B", "B"), ("C", "C")], "Segment", sort=False)
    potential = fields.Selection(
        [(None, ""), ("high", "High"), ("medium", "Medium"), ("low", "Low")], "Potential", sort=False
    )
    lifecycle = fields.Selection(
        [
            (None, ""),
            ("prospect", "Prospect"),
            ("new", "New"),
            ("growing", "Growing"),
            ("stable", "Stable"),
            ("risk", "At Risk"),
            ("lost", "Lost"),
            ("recovered", "Recovered"),
        ],
        "Lifecycle",
        sort=False,
    )
    trade = fields.Char("Line of Business")
    tags = fields.Char("Tags", help="Separated by commas.")
    visit_every = fields.Integer("Visit Every", help="The days between two visits.")
    opening_hours = fields.Char("Opening Hours")
    since = fields.Date("Customer Since")
    notes = fields.Text("Notes")
    contacts = fields.One2Many("sfa.contact", "party", "Contacts")
    custom = custom_fields("account")

    @classmethod
    def __setup__(cls):
        super().__setup__()
        table = cls.__table__()
        cls._sql_indexes.add(Index(table, (table.sales_rep, Index.Range())))

    def sfa_owner(self):
        return self.sales_rep.id if self.sales_rep else None

    @classmethod
    def _sfa_moved(cls, record, before, after):
        super()._sfa_moved(record, before, after)
        touches = Touches.current()
        pool = Pool()
        cursor = Transaction().connection.cursor()
        for kind in DEPENDENTS:
            table = pool.get(MODELS[kind]).__table__()
            cursor.execute(*table.select(table.id, where=table.party == record.id))
            ids = [id_ for (id_,) in cursor]
            touches.bump(kind, ids)
            touches.leave(kind, ids, before, after)


class Address(SyncMixin, metaclass=PoolMeta):
    __name__ = "party.address"
    custom = custom_fields("address")

    @classmethod
    def on_modification(cls, mode, addresses, field_names=None):
        super().on_modification(mode, addresses, field_names=field_names)
        # The account shows the city of its first address.
        Touches.current().bump("account", {a.party.id for a in addresses if a.party})


class _PartyChild(FeedMixin):
    __slots__ = ()

    @classmethod
    def _sfa_feed(cls, touches, records, field_names):
        touches.bump("account", {r.party.id for r in records if r.party})


class ContactMechanism(FeedMixin, metaclass=PoolMeta):
    __name__ = "party.contact_mechanism"

    @classmethod
    def _sfa_feed(cls, touches, records, field_names):
        touches.edit("account", {r.party.id for r in records if r.party})


class Identifier(FeedMixin, metaclass=PoolMeta):
    __name__ = "party.identifier"

    @classmethod
    def _sfa_feed(cls, touches, records, field_names):
        touches.edit("account", {r.party.id for r in records if r.party})


class SalePriceList(_PartyChild, metaclass=PoolMeta):
    __name__ = "party.party.sale_price_list"


class PaymentTerm(_PartyChild, metaclass=PoolMeta):
    __name__ = "party.party.payment_term"


class CreditLimitAmount(_PartyChild, metaclass=PoolMeta):
    __name__ = "party.party.credit_limit_amount"


class PartyAccount(_PartyChild, metaclass=PoolMeta):
    __name__ = "party.party.account"
