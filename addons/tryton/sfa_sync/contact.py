"""The contact: a person at an account."""

from trytond.model import DeactivableMixin, ModelSQL, ModelView, fields

from .mixin import SyncMixin, custom_fields


class Contact(SyncMixin, DeactivableMixin, ModelSQL, ModelView):
    "Contact Person"

    __name__ = "sfa.contact"
    party = fields.Many2One("party.party", "Party", required=True, ondelete="CASCADE")
    name = fields.Char("Name", required=True)
    role = fields.Char("Role")
    influence = fields.Selection(
        [(None, ""), ("decides", "Decides"), ("prescribes", "Prescribes"), ("buys", "Buys"), ("uses", "Uses")],
        "Influence",
        sort=False,
    )
    phone = fields.Char("Phone")
    mobile = fields.Char("Mobile")
    email = fields.Char("E-Mail")
    may_mail = fields.Boolean("May Be Written To")
    notes = fields.Text("Notes")
    custom = custom_fields("contact")

    @classmethod
    def __setup__(cls):
        super().__setup__()
        cls._order.insert(0, ("name", "ASC"))
