"""The verbs of the protocol (docs/protocol.md), as RPC methods of `sfa.sync`."""

from trytond.exceptions import UserError
from trytond.i18n import gettext
from trytond.model import Model
from trytond.modules.product import price_digits
from trytond.pool import Pool
from trytond.rpc import RPC
from trytond.transaction import without_check_access

from . import attachments as transfer
from . import publishing
from . import pull as reading
from . import push as writing
from .group import is_field_admin
from .kinds import KINDS
from .orders import quote as price_quote
from .session import Session
from .wire import decimal_out, moment_out
from .write import Links, context

PROTOCOL = 1
ADDON = "0.1.0"
MAX_PAGE = 10_000
MAX_FILE_KEYS = 200


class Sync(Model):
    "Field Sales Synchronisation"

    __name__ = "sfa.sync"

    @classmethod
    def __setup__(cls):
        super().__setup__()
        cls.__rpc__.update(
            {
                "hello": RPC(readonly=False),
                "pull": RPC(),
                "fetch": RPC(),
                "inventory": RPC(),
                "digest": RPC(),
                "push": RPC(readonly=False),
                "lookup": RPC(),
                "quote": RPC(),
                "devices": RPC(),
                "files": RPC(),
                "upload": RPC(readonly=False),
                "download": RPC(),
                "scopes": RPC(),
                "scope_preview": RPC(),
                "scope_set": RPC(readonly=False),
                "scope_delete": RPC(readonly=False),
            }
        )

    @classmethod
    def hello(cls, device):
        """Who the server is, who the user is, and how far the feed is."""
        session = Session.open()
        pool = Pool()
        configuration = pool.get("sfa.configuration")(1)
        accounting = pool.get("account.configuration")(1)
        employee = session.employee
        if isinstance(device, dict):
            with without_check_access():
                pool.get("sfa.device").hear(device, session.user, session.now)
                heard = pool.get("sfa.device").heard(device)
        else:
            heard = None
        return {
            "protocol": PROTOCOL,
            "addon": ADDON,
            "identity": session.identity,
            "server_time": moment_out(session.now),
            "company": {
                "name": session.company.rec_name,
                "currency": session.company.currency.code,
                "currency_digits": session.company.currency.digits,
                "price_digits": price_digits[1],
                "tax_rounding": accounting.get_multivalue("tax_rounding", company=session.company.id),
            },
            "user": {
                "login": session.user.login,
                "name": session.user.name,
                "admin": session.admin,
                "employee": session.key("employee", employee.id) if employee else None,
            },
            "device": heard,
            "heads": reading.heads(),
            "counts": reading.counts(session),
            "tombstones_since": pool.get("sfa.server").get_pruned(),
            "policies": {
                "discount_limit": decimal_out(configuration.discount_limit),
                "price_difference": configuration.price_difference,
                "approval_over_limit": bool(configuration.approval_over_limit),
                "file_limit": transfer.limit(),
            },
            "scope": session.terms.told(),
            "custom_fields": pool.get("sfa.custom.field").definitions(),
        }

    @classmethod
    def pull(cls, kind, cursor, limit):
        """What changed after the cursor."""
        session = Session.open()
        return reading.page(session, _kind(kind), _number(cursor), _limit(limit))

    @classmethod
    def fetch(cls, kind, keys):
        """Single records by key."""
        session = Session.open()
        if not isinstance(keys, list) or len(keys) > MAX_PAGE or not all(isinstance(key, str) for key in keys):
            raise UserError(gettext("sfa_sync.msg_bad_call"), "invalid")
        return reading.fetch(session, _kind(kind), keys)

    @classmethod
    def inventory(cls, kind, after, limit):
        """Keys and versions of everything the user has."""
        session = Session.open()
        return reading.inventory(session, _kind(kind), _number(after or 0), _limit(limit))

    @classmethod
    def digest(cls, kinds):
        """Counts and checksums by kind."""
        session = Session.open()
        return {name: reading.digest(session, _kind(name)) for name in kinds}

    @classmethod
    def push(cls, groups, device):
        """Do what laptops have done."""
        session = Session.open()
        with context():
            return writing.Push(session).run(groups, device)

    @classmethod
    def lookup(cls, ops):
        """What became of operations whose answer got lost."""
        session = Session.open()
        if not isinstance(ops, list) or not all(isinstance(op, str) for op in ops):
            raise UserError(gettext("sfa_sync.msg_bad_call"), "invalid")
        known = writing.recall(ops)
        receipts = writing.receipts_of(session, known)
        return {op: receipts.get(op) for op in ops}

    @classmethod
    def quote(cls, order):
        """What an order would cost."""
        session = Session.open()
        if not isinstance(order, dict) or not isinstance(order.get("values"), dict):
            raise UserError(gettext("sfa_sync.msg_bad_call"), "invalid")
        try:
            return price_quote(session, Links(session), order["values"])
        except writing.Refused as refused:
            raise UserError(refused.message, refused.code) from refused

    @classmethod
    def devices(cls):
        """The last push of each device."""
        _admins_only()
        with without_check_access():
            return [
                {
                    "id": device.device,
                    "user": device.user.login,
                    "time": moment_out(device.pushed_at),
                    "ledger_head": device.ledger_head,
                    "ledger_seq": device.ledger_seq,
                    "seen": moment_out(device.seen_at),
                    "app": device.app,
                    "waiting": device.waiting,
                }
                for device in Pool().get("sfa.device").search([])
            ]

    @classmethod
    def scopes(cls):
        """Every scope, for administrators."""
        _admins_only()
        return publishing.listed(Session.open().now.date())

    @classmethod
    def scope_preview(cls, values):
        """What a scope would change for each representative; nothing is kept."""
        _admins_only()
        return publishing.preview(values, Session.open().now.date())

    @classmethod
    def scope_set(cls, values):
        """Make or change a scope."""
        _admins_only()
        return publishing.put(values, Session.open().now.date())

    @classmethod
    def scope_delete(cls, name):
        """Remove a scope."""
        _admins_only()
        publishing.drop(name)

    @classmethod
    def files(cls, kind, keys):
        """The files of records."""
        session = Session.open()
        if not isinstance(keys, list) or len(keys) > MAX_FILE_KEYS or not all(isinstance(key, str) for key in keys):
            raise UserError(gettext("sfa_sync.msg_bad_call"), "invalid")
        return transfer.files(session, _kind(kind), keys)

    @classmethod
    def upload(cls, file, start, data):
        """Take a part of a file."""
        session = Session.open()
        return transfer.upload(session, file, _number(start), data)

    @classmethod
    def download(cls, remote, start, size):
        """Hand out a part of a file."""
        Session.open()
        return transfer.download(_number(remote), _number(start), _number(size))


def _admins_only():
    if not is_field_admin():
        raise UserError(gettext("sfa_sync.msg_admins_only"), "rights")


def _kind(name):
    kind = KINDS.get(name) if isinstance(name, str) else None
    if kind is None:
        raise UserError(gettext("sfa_sync.msg_no_kind", kind=str(name)[:40]), "invalid")
    return kind


def _number(value):
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**62:
        raise UserError(gettext("sfa_sync.msg_bad_call"), "invalid")
    return value


def _limit(value):
    return max(1, min(_number(value), MAX_PAGE))
