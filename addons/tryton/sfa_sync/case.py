"""The case: a complaint, question or return of a customer, with its clock."""

from trytond.model import Index, ModelSQL, ModelView, fields
from trytond.pool import Pool

from .mixin import OwnMixin, custom_fields


class Case(OwnMixin, ModelSQL, ModelView):
    "Case"

    __name__ = "sfa.case"
    _rec_name = "subject"
    party = fields.Many2One("party.party", "Party", required=True, ondelete="RESTRICT")
    contact = fields.Many2One("sfa.contact", "Contact", ondelete="SET NULL")
    visit = fields.Many2One("sfa.visit", "Visit", ondelete="SET NULL")
    sale = fields.Many2One("sale.sale", "Sale", ondelete="SET NULL")
    number = fields.Char("Number")
    subject = fields.Char("Subject", required=True)
    type = fields.Selection(
        [("complaint", "Complaint"), ("question", "Question"), ("return", "Return")], "Type", required=True
    )
    severity = fields.Selection(
        [("low", "Low"), ("normal", "Normal"), ("high", "High")], "Severity", required=True, sort=False
    )
    state = fields.Selection(
        [("open", "Open"), ("waiting", "Waiting"), ("solved", "Solved"), ("rejected", "Rejected")],
        "State",
        required=True,
        sort=False,
    )
    opened_at = fields.DateTime("Opened")
    due_at = fields.DateTime("Answer Due")
    solved_at = fields.DateTime("Solved")
    notes = fields.Text("Notes")
    custom = custom_fields("case")

    @classmethod
    def __setup__(cls):
        super().__setup__()
        table = cls.__table__()
        cls._sql_indexes.add(Index(table, (table.party, Index.Range())))
        cls._order.insert(0, ("opened_at", "DESC NULLS LAST"))

    @staticmethod
    def default_type():
        return "complaint"

    @staticmethod
    def default_severity():
        return "normal"

    @staticmethod
    def default_state():
        return "open"

    @classmethod
    def preprocess_values(cls, mode, values):
        values = super().preprocess_values(mode, values)
        if mode == "create" and not values.get("number"):
            sequence = Pool().get("sfa.configuration")(1).case_sequence
            if sequence:
                values["number"] = sequence.get()
        return values
