"""The opportunity, with what representatives add to Tryton's own."""

from trytond.model import fields
from trytond.pool import PoolMeta

from .mixin import SyncMixin, custom_fields


class Opportunity(SyncMixin, metaclass=PoolMeta):
    __name__ = "sale.opportunity"
    _sfa_scope = frozenset({"party", "employee"})
    sfa_contact = fields.Many2One("sfa.contact", "Contact Person", ondelete="SET NULL")
    custom = custom_fields("opportunity")

    def sfa_owner(self):
        if not self.party:
            return self.employee.id if self.employee else None
        return super().sfa_owner()
