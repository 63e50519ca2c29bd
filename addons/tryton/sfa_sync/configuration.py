"""The policies of field sales."""

from decimal import Decimal

from trytond.model import ModelSingleton, ModelSQL, ModelView, fields
from trytond.pool import Pool
from trytond.pyson import Id


class Configuration(ModelSingleton, ModelSQL, ModelView):
    "Field Sales Configuration"

    __name__ = "sfa.configuration"
    discount_limit = fields.Numeric(
        "Discount Limit",
        digits=(3, 4),
        domain=["OR", ("discount_limit", "=", None), [("discount_limit", ">=", 0), ("discount_limit", "<=", 100)]],
        help="The highest discount in percent a representative may give; empty for no limit.",
    )
    approval_over_limit = fields.Boolean(
        "Approval over Limit",
        help="An order with a discount over the limit waits as a quotation for approval; otherwise it is refused.",
    )
    price_difference = fields.Selection(
        [("flag", "Flag"), ("refuse", "Refuse")],
        "Price Difference",
        required=True,
        help="What happens to an order whose prices differ from those computed here (which always count).",
    )
    file_limit = fields.Integer(
        "File Limit",
        domain=["OR", ("file_limit", "=", None), [("file_limit", ">", 0), ("file_limit", "<=", 1000)]],
        help="The largest file in megabytes that is taken from representatives; empty for 25.",
    )
    case_sequence = fields.Many2One(
        "ir.sequence", "Case Sequence", domain=[("sequence_type", "=", Id("sfa_sync", "sequence_type_case"))]
    )
    tax_identifier_type = fields.Selection(
        "get_identifier_types", "Tax Identifier Type", help="The type of tax ids that representatives enter."
    )

    @staticmethod
    def default_discount_limit():
        return Decimal(10)

    @staticmethod
    def default_approval_over_limit():
        return True

    @staticmethod
    def default_price_difference():
        return "flag"

    @classmethod
    def default_case_sequence(cls):
        try:
            return Pool().get("ir.model.data").get_id("sfa_sync", "sequence_case")
        except KeyError:
            return None

    @classmethod
    def get_identifier_types(cls):
        return Pool().get("party.identifier").get_types()
