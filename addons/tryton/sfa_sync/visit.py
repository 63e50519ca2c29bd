"""The visit of a representative to an account."""

from trytond.model import Index, ModelSQL, ModelView, fields
from trytond.pyson import Eval

from .mixin import OwnMixin, custom_fields


class Visit(OwnMixin, ModelSQL, ModelView):
    "Visit"

    __name__ = "sfa.visit"
    party = fields.Many2One("party.party", "Party", required=True, ondelete="RESTRICT")
    contact = fields.Many2One("sfa.contact", "Contact", ondelete="SET NULL", domain=[("party", "=", Eval("party", -1))])
    subject = fields.Char("Subject")
    channel = fields.Selection(
        [("visit", "Visit"), ("call", "Call"), ("mail", "Mail"), ("video", "Video Call")], "Channel", required=True
    )
    state = fields.Selection(
        [("planned", "Planned"), ("started", "Under Way"), ("done", "Done"), ("skipped", "Skipped")],
        "State",
        required=True,
        sort=False,
    )
    planned_at = fields.DateTime("Planned")
    fixed = fields.Boolean("Fixed Appointment")
    started_at = fields.DateTime("Check-In")
    ended_at = fields.DateTime("Check-Out")
    minutes = fields.Integer("Minutes")
    outcome = fields.Selection(
        [
            (None, ""),
            ("order", "Order"),
            ("follow_up", "Follow-Up"),
            ("no_interest", "No Interest"),
            ("absent", "Not There"),
            ("service", "Service"),
        ],
        "Outcome",
        sort=False,
    )
    notes = fields.Text("Notes")
    next_step = fields.Char("Next Step")
    next_on = fields.Date("Next On")
    custom = custom_fields("visit")

    @classmethod
    def __setup__(cls):
        super().__setup__()
        table = cls.__table__()
        cls._sql_indexes.add(Index(table, (table.party, Index.Range())))
        cls._order.insert(0, ("planned_at", "DESC NULLS LAST"))

    @staticmethod
    def default_channel():
        return "visit"

    @staticmethod
    def default_state():
        return "planned"

    def get_rec_name(self, name):
        return self.subject or f"{self.party.rec_name} ({self.id})"
