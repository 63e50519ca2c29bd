"""The order, with what representatives add to Tryton's sale."""

from trytond.i18n import gettext
from trytond.model import ModelView, Unique, fields
from trytond.model.exceptions import AccessError
from trytond.pool import PoolMeta
from trytond.pyson import Eval
from trytond.transaction import Transaction

from .group import is_field_admin
from .mixin import FeedMixin, SyncMixin, custom_fields


class Sale(SyncMixin, metaclass=PoolMeta):
    __name__ = "sale.sale"
    _sfa_guarded = frozenset({"sync_id", "approval", "remarks", "sfa_employee"})
    provisional = fields.Char("Provisional Number", help="The number the order had on the laptop.")
    sfa_employee = fields.Many2One("company.employee", "Taken By")
    sfa_contact = fields.Many2One("sfa.contact", "Contact Person", ondelete="SET NULL")
    sfa_visit = fields.Many2One("sfa.visit", "Visit", ondelete="SET NULL")
    approval = fields.Selection(
        [(None, ""), ("pending", "Pending"), ("approved", "Approved")],
        "Discount Approval",
        sort=False,
        help="Whether a discount over the limit waits for someone's word.",
    )
    remarks = fields.Text("Remarks", help="What was found when the order was priced, one remark a line.")
    custom = custom_fields("order")

    @classmethod
    def __setup__(cls):
        super().__setup__()
        cls._buttons.update(
            {
                "approve_discount": {
                    "invisible": (Eval("approval") != "pending") | (Eval("state") != "quotation"),
                    "depends": ["approval", "state"],
                },
            }
        )

    @classmethod
    @ModelView.button
    def approve_discount(cls, sales):
        """Approve discounts over the limit and confirm the orders."""
        if Transaction().check_access and not is_field_admin():
            raise AccessError(gettext("sfa_sync.msg_approve_rights"))
        cls.write(sales, {"approval": "approved"})
        cls.confirm(sales)

    @classmethod
    def confirm(cls, sales):
        for sale in sales:
            if sale.approval == "pending":
                raise AccessError(gettext("sfa_sync.msg_approval_pending", sale=sale.rec_name))
        super().confirm(sales)

    @classmethod
    def copy(cls, sales, default=None):
        default = {} if default is None else default.copy()
        for name in ("provisional", "approval", "remarks", "sfa_visit"):
            default.setdefault(name, None)
        return super().copy(sales, default=default)


class SaleLine(FeedMixin, metaclass=PoolMeta):
    __name__ = "sale.line"
    sync_id = fields.Char("Laptop Key", help="The key the line was given on the laptop it was born on.")
    sfa_discount = fields.Numeric(
        "Representative's Discount",
        digits=(3, 4),
        states={"readonly": Eval("sale_state") != "draft"},
        help="In percent of the price that the price list gives.",
    )

    @classmethod
    def __setup__(cls):
        super().__setup__()
        table = cls.__table__()
        cls._sql_constraints.append(("sync_id_unique", Unique(table, table.sync_id), "sfa_sync.msg_sync_id_unique"))

    @classmethod
    def _sfa_feed(cls, touches, lines, field_names):
        touches.edit("order", {line.sale.id for line in lines if line.sale})

    @classmethod
    def copy(cls, lines, default=None):
        default = {} if default is None else default.copy()
        default.setdefault("sync_id", None)
        return super().copy(lines, default=default)
