"""What synced models share: their laptop key, their place in the feed, what a representative may not write."""

from trytond.i18n import gettext
from trytond.model import Unique, fields
from trytond.model.exceptions import AccessError
from trytond.pool import Pool
from trytond.transaction import Transaction

from .group import is_representative
from .server import derived_key
from .touches import KINDS, Touches


class FeedMixin:
    """A model whose changes feed the change feed; `_sfa_feed` says what of."""

    __slots__ = ()

    @classmethod
    def _sfa_feed(cls, touches, records, field_names):
        """Note on `touches` what a change of `records` changes for laptops."""
        raise NotImplementedError

    @classmethod
    def on_modification(cls, mode, records, field_names=None):
        super().on_modification(mode, records, field_names=field_names)
        cls._sfa_feed(Touches.current(), records, field_names)

    @classmethod
    def on_write(cls, records, values):
        # What the records hung on before the write is touched as well.
        methods = super().on_write(records, values)
        cls._sfa_feed(Touches.current(), records, set(values))
        return methods


class KindMixin:
    """A model that is a kind of its own."""

    __slots__ = ()
    _sfa_edits = None  # the fields whose change is an edit, when not all are

    @classmethod
    def on_modification(cls, mode, records, field_names=None):
        super().on_modification(mode, records, field_names=field_names)
        touches = Touches.current()
        kind = KINDS[cls.__name__]
        if mode == "delete":
            identity = Pool().get("sfa.server").get_identity()
            for record in records:
                key = getattr(record, "sync_id", None) or derived_key(identity, kind, record.id)
                touches.delete(kind, record.id, key, record.sfa_owner())
        elif field_names is None or cls._sfa_edits is None or field_names & cls._sfa_edits:
            touches.edit(kind, [record.id for record in records])
        else:
            touches.bump(kind, [record.id for record in records])

    def sfa_owner(self):
        """The id of the employee who alone has this record; None when everybody has it."""
        return None


class SyncMixin(KindMixin):
    """A model whose records may be born on a laptop."""

    __slots__ = ()
    _sfa_scope = frozenset({"party"})
    _sfa_guarded = frozenset({"sync_id"})
    sync_id = fields.Char("Laptop Key", help="The key the record was given on the laptop it was born on.")

    @classmethod
    def __setup__(cls):
        super().__setup__()
        table = cls.__table__()
        cls._sql_constraints.append(("sync_id_unique", Unique(table, table.sync_id), "sfa_sync.msg_sync_id_unique"))

    @classmethod
    def copy(cls, records, default=None):
        default = {} if default is None else default.copy()
        default.setdefault("sync_id", None)
        return super().copy(records, default=default)

    @classmethod
    def check_modification(cls, mode, records, values=None, external=False):
        super().check_modification(mode, records, values=values, external=external)
        if not external or not values or Transaction().context.get("_sfa_push") or not is_representative():
            return
        mine = {None, False, "", *Pool().get("res.user").get_employees()}
        for row in values if isinstance(values, list) else [values]:
            for name in cls._sfa_guarded & row.keys():
                if mode != "create" or row[name] not in mine:
                    raise AccessError(gettext("sfa_sync.msg_guarded", **cls.__names__(field=name)))

    @classmethod
    def on_write(cls, records, values):
        methods = super().on_write(records, values)
        if cls._sfa_scope & values.keys():
            before = {record.id: record.sfa_owner() for record in records}

            def moved():
                for record in cls.browse(list(before)):
                    after = record.sfa_owner()
                    if before[record.id] != after:
                        cls._sfa_moved(record, before[record.id], after)

            methods.append(moved)
        return methods

    @classmethod
    def _sfa_moved(cls, record, before, after):
        Touches.current().leave(KINDS[cls.__name__], [record.id], before, after)

    def sfa_owner(self):
        party = getattr(self, "party", None)
        return party.sales_rep.id if party and party.sales_rep else None


class OwnMixin(SyncMixin):
    """A model of the add-on itself: belongs to a company, a party and the employee who made it."""

    __slots__ = ()
    _sfa_guarded = frozenset({"sync_id", "employee"})
    company = fields.Many2One("company.company", "Company", required=True)
    employee = fields.Many2One("company.employee", "Employee")

    @staticmethod
    def default_company():
        return Transaction().context.get("company")

    @staticmethod
    def default_employee():
        return Transaction().context.get("employee")


def custom_fields(kind):
    """The customer's own fields of a kind."""
    return fields.Dict("sfa.custom.field", "Custom Fields", domain=[("kind", "=", kind)])


__all__ = ["FeedMixin", "KindMixin", "OwnMixin", "SyncMixin", "custom_fields"]
