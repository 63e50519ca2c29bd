"""What was pushed: every operation once, and how far each device is."""

import datetime as dt
import json

from trytond.model import Index, ModelSQL, ModelView, Unique, fields

PENDING = 200
"""So many items of unsent work are remembered of a device."""
HEARD = dt.timedelta(minutes=10)
"""How stale the time may be at which a device was last heard of."""


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
    seen_at = fields.DateTime("Last Heard Of", readonly=True)
    app = fields.Char("Version", readonly=True)
    waiting = fields.Integer(
        "Waiting", readonly=True, help="How much work had not been sent when it was last heard of."
    )
    pending = fields.Text("Pending", readonly=True, help="That work, as far as it was told: kind, key and title.")

    @classmethod
    def __setup__(cls):
        super().__setup__()
        cls._log = False
        table = cls.__table__()
        cls._sql_constraints.append(("device_unique", Unique(table, table.device), "sfa_sync.msg_device_unique"))
        cls._order.insert(0, ("pushed_at", "DESC NULLS LAST"))

    @classmethod
    def heard(cls, device):
        """How far the device's ledger was at its last push, None if it has never pushed."""
        found = cls.search([("device", "=", str(device.get("id") or ""))], limit=1)
        return {"ledger_seq": found[0].ledger_seq, "ledger_head": found[0].ledger_head} if found else None

    @classmethod
    def hear(cls, device, user, now):
        """Note what a known device tells of itself; written only where it is news, so that asking stays cheap."""
        found = cls.search([("device", "=", str(device.get("id") or ""))], limit=1)
        pending = device.get("pending")
        if not found or not isinstance(pending, list):
            return
        told = [[str(part)[:200] for part in item[:4]] for item in pending[:PENDING] if isinstance(item, list)]
        values = {
            "app": str(device.get("app") or "")[:40],
            "waiting": device.get("waiting") if isinstance(device.get("waiting"), int) else len(told),
            "pending": json.dumps([item for item in told if len(item) == 4], ensure_ascii=False),
            "user": user.id,
        }
        old = {"app": found[0].app, "waiting": found[0].waiting, "pending": found[0].pending, "user": found[0].user.id}
        stale = found[0].seen_at is None or now - found[0].seen_at > HEARD
        if old != values or stale:
            cls.write(found, {**values, "seen_at": now.replace(microsecond=0)})
