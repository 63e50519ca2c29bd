"""What was pushed: every operation once, and how far each device is."""

from trytond.model import Index, ModelSQL, ModelView, Unique, fields


class Operation(ModelSQL):
    "Field Sales Operation"

    __name__ = "sfa.operation"
    op = fields.Char("Operation", required=True)
    kind = fields.Char("Kind", required=True)
    action = fields.Char("Action", required=True)
    key = fields.Char("Key", required=True)
    record = fields.Integer("Record")
    version = fields.Integer("Version", required=True)
    device = fields.Char("Device")
    user = fields.Integer("User", required=True)

    @classmethod
    def __setup__(cls):
        super().__setup__()
        cls._log = False
        table = cls.__table__()
        cls._sql_constraints.append(("op_unique", Unique(table, table.op), "sfa_sync.msg_operation_unique"))
        cls._sql_indexes.add(Index(table, (table.op, Index.Equality())))


class Device(ModelSQL, ModelView):
    "Field Sales Device"

    __name__ = "sfa.device"
    _rec_name = "device"
    device = fields.Char("Device", required=True, readonly=True)
    user = fields.Many2One("res.user", "User", required=True, readonly=True, ondelete="CASCADE")
    pushed_at = fields.DateTime("Last Push", readonly=True)
    ledger_head = fields.Char("Ledger Head", readonly=True)
    ledger_seq = fields.Integer("Ledger Sequence", readonly=True)

    @classmethod
    def __setup__(cls):
        super().__setup__()
        cls._log = False
        table = cls.__table__()
        cls._sql_constraints.append(("device_unique", Unique(table, table.device), "sfa_sync.msg_device_unique"))
        cls._order.insert(0, ("pushed_at", "DESC NULLS LAST"))
