"""Writing what laptops send: group by group, each all or nothing, each operation once."""

import logging

from trytond import backend
from trytond.exceptions import TrytonException, UserError, UserWarning
from trytond.i18n import gettext
from trytond.model.exceptions import AccessError, SQLConstraintError
from trytond.modules.account_credit_limit.exceptions import CreditLimitError, CreditLimitWarning
from trytond.pool import Pool
from trytond.transaction import Transaction, TransactionError, without_check_access

from . import pull, write
from .errors import Conflict, Refused
from .kinds import KINDS
from .orders import OrderWriter
from .touches import Touches

logger = logging.getLogger(__name__)

MAX_GROUPS = 200
MAX_OPS = 500
ACTIONS = ("create", "update", "delete")
WRITERS = {
    "account": write.AccountWriter,
    "address": write.AddressWriter,
    "opportunity": write.OpportunityWriter,
    "order": OrderWriter,
}


class Push:
    """One call: its groups in order, then one flush of the feed that tells the versions."""

    def __init__(self, session):
        self.session = session
        self.links = write.Links(session)
        self.known = {}
        self.touched = set()
        self.device = None

    def run(self, groups, device):
        """The protocol's answer to `push`."""
        _check_shape(groups)
        self._see_device(device)
        self._recall(groups)
        answers = [self._group(group) for group in groups]
        Touches.current().flush()
        self._receipts(answers)
        return answers

    # --- the device ------------------------------------------------------------------------------

    @without_check_access
    def _see_device(self, device):
        """Note how far the device is; one that went back is a copy or was rolled back."""
        if not isinstance(device, dict) or not isinstance(device.get("id"), str) or not device["id"]:
            raise UserError(gettext("sfa_sync.msg_device_needed"), "invalid")
        sequence = device.get("ledger_seq") or 0
        self.device = device["id"]
        Device = Pool().get("sfa.device")
        values = {
            "user": self.session.user.id,
            "pushed_at": self.session.now.replace(microsecond=0),
            "ledger_head": device.get("ledger_head"),
            "ledger_seq": sequence,
        }
        found = Device.search([("device", "=", self.device)], limit=1)
        if not found:
            try:
                Device.create([{"device": self.device, **values}])
            except SQLConstraintError as error:
                # A request of the same laptop whose sender died is still at work: Tryton tries this one again.
                raise backend.DatabaseOperationalError("the first push of this device is under way") from error
            return
        if sequence < (found[0].ledger_seq or 0):
            raise UserError(
                gettext("sfa_sync.msg_rolled_back", sequence=sequence, last=found[0].ledger_seq), "rolled_back"
            )
        Device.write(found, values)

    # --- the groups ------------------------------------------------------------------------------

    def _recall(self, groups):
        """Which of the operations were done before."""
        ops = [op["op"] for group in groups for op in group["ops"]]
        self.known = recall(ops)

    def _group(self, group):
        answer = {
            "group": group["group"],
            "status": "done",
            "receipts": [],
            "code": None,
            "message": None,
            "op": None,
            "field": None,
            "line": None,
            "current": None,
        }
        todo = [op for op in group["ops"] if op["op"] not in self.known]
        failure = None
        self._failed = None
        with Savepoint(self) as savepoint:
            try:
                done = {op["op"]: self._operation(op) for op in todo}
                with without_check_access():
                    Pool().get("sfa.operation").create(list(done.values()))
                savepoint.keep()
            except (TransactionError, backend.DatabaseOperationalError, backend.DatabaseTimeoutError):
                raise  # the whole call starts anew
            except Exception as error:  # noqa: BLE001 - explained below, once the database answers again
                failure = error
        if failure is None:
            self.known.update(done)
            answer["receipts"] = [op["op"] for op in group["ops"]]
        else:
            answer["op"] = (self._failed or todo[0])["op"]
            answer.update(self._explained(failure))
        return answer

    def _explained(self, failure):
        """What is told of a group that failed."""
        match failure:
            case Refused():
                return {
                    "status": "refused",
                    "code": failure.code,
                    "message": failure.message,
                    "field": failure.field,
                    "line": failure.line,
                }
            case Conflict():
                return {"status": "conflict", "code": "conflict", "current": failure}
            case TrytonException():
                if _is_race(failure):
                    # Another stores the same operation or record at this moment: start anew and find it.
                    raise backend.DatabaseOperationalError(str(failure)) from failure
                return {"status": "refused", "code": _code(failure), "message": _words(failure)}
        logger.error("a pushed group failed", exc_info=failure)
        return {"status": "refused", "code": "fault", "message": gettext("sfa_sync.msg_fault")}

    _failed = None

    def _operation(self, op):
        self._failed = op
        kind = KINDS[op["kind"]]
        if not kind.writable:
            raise Refused("rights", gettext("sfa_sync.msg_office_only", kind=kind.name))
        record_id, deleted = self.links.find(kind.name, op["key"])
        writer = WRITERS.get(kind.name, write.Writer)(self.session, self.links, kind)
        if op["action"] == "create":
            if deleted and not op.get("base"):
                raise Conflict(kind, op["key"], None)
            if deleted:  # a person knows, and wants it back
                Pool().get("sfa.change").bury(kind.name, record_id)
            if record_id is None or deleted:
                record_id = writer.create(op["key"], op.get("values") or {})
                self.links.created[kind.name, op["key"]] = record_id
            elif not pull.visible(self.session, kind, [record_id]):
                raise Refused("not_visible", gettext("sfa_sync.msg_not_visible"))
        else:
            record = self._guarded(kind, op, record_id, deleted)
            if op["action"] == "update":
                writer.update(record, op.get("values") or {})
            else:
                writer.delete(record)
        self.touched.add((kind.name, record_id))
        return {
            "op": op["op"],
            "kind": kind.name,
            "action": op["action"],
            "key": op["key"],
            "record": record_id,
            "version": 0,
            "device": self.device,
            "user": self.session.user.id,
        }

    def _guarded(self, kind, op, record_id, deleted):
        """The record of an update or delete, if the user has it and nobody else has changed it."""
        if deleted:
            raise Conflict(kind, op["key"], None)
        if record_id is None or not pull.visible(self.session, kind, [record_id]):
            raise Refused("not_visible", gettext("sfa_sync.msg_not_visible"))
        if (kind.name, record_id) not in self.touched:
            found = Pool().get("sfa.change").versions(kind.name, [record_id]).get(record_id)
            if found is not None:
                version, edited, _ = found
                base = op.get("base") or 0
                if base < edited or base > version:
                    raise Conflict(kind, op["key"], record_id)
        return Pool().get(kind.model)(record_id)

    # --- the answers -----------------------------------------------------------------------------

    def _receipts(self, answers):
        """Fill in versions and rows, and remember the versions with the operations."""
        receipts = self._built({op for answer in answers for op in answer["receipts"]})
        current = {}
        for answer in answers:
            answer["receipts"] = [receipts[op] for op in answer["receipts"]]
            conflict = answer["current"]
            if conflict is not None:
                row = None
                if conflict.record is not None:
                    found = current.setdefault(conflict.kind.name, {})
                    if conflict.record not in found:
                        found.update(pull.rows(self.session, conflict.kind, [conflict.record]))
                    row = found.get(conflict.record)
                answer["current"] = _row_of(conflict.kind, row)
                answer["message"] = gettext("sfa_sync.msg_conflict_deleted" if row is None else "sfa_sync.msg_conflict")

    def _built(self, ops):
        receipts = receipts_of(self.session, {op: self.known[op] for op in ops})
        table = Pool().get("sfa.operation").__table__()
        cursor = Transaction().connection.cursor()
        for op, receipt in receipts.items():
            if not self.known[op]["version"]:
                cursor.execute(*table.update([table.version], [receipt["version"]], where=table.op == op))
        return receipts


class Savepoint:
    """All of a group or nothing: the database's savepoint, and what trytond keeps in memory beside it."""

    def __init__(self, push):
        self.push = push
        self.kept = False

    def __enter__(self):
        transaction = Transaction()
        self.touches = Touches.current().snapshot()
        self.tasks = len(transaction.tasks)
        self.logs = len(transaction.log_records)
        self.created = dict(self.push.links.created)
        self.touched = set(self.push.touched)
        self.managers = list(transaction._datamanagers)
        transaction.connection.cursor().execute("SAVEPOINT sfa_group")
        return self

    def keep(self):
        """The group is done."""
        self.kept = True

    def __exit__(self, type_, value, traceback):
        transaction = Transaction()
        cursor = transaction.connection.cursor()
        if type_ is not None:
            return
        if not self.kept:
            cursor.execute("ROLLBACK TO SAVEPOINT sfa_group")
            Touches.current().restore(self.touches)
            del transaction.tasks[self.tasks :]
            del transaction.log_records[self.logs :]
            self.push.links.created = self.created
            self.push.touched = self.touched
            transaction._datamanagers[:] = self.managers
            transaction.create_records.clear()
            transaction.delete_records.clear()
            transaction.check_warnings.clear()
            for cache in transaction.cache.values():
                cache.clear()
            transaction.counter += 1
        cursor.execute("RELEASE SAVEPOINT sfa_group")


def _check_shape(groups):
    if not isinstance(groups, list) or len(groups) > MAX_GROUPS:
        raise UserError(gettext("sfa_sync.msg_too_many_groups", limit=MAX_GROUPS), "too_large")
    for group in groups:
        ops = group.get("ops") if isinstance(group, dict) else None
        if not isinstance(ops, list) or not ops or len(ops) > MAX_OPS or not isinstance(group.get("group"), str):
            raise UserError(gettext("sfa_sync.msg_bad_group"), "invalid")
        for op in ops:
            if (
                not isinstance(op, dict)
                or not all(isinstance(op.get(name), str) and op[name] for name in ("op", "kind", "key", "action"))
                or op["kind"] not in KINDS
                or op["action"] not in ACTIONS
            ):
                raise UserError(gettext("sfa_sync.msg_bad_group"), "invalid")


def _is_race(error):
    """Whether another transaction has just stored what this one, with its older snapshot, could not see."""
    return (
        backend.name == "postgresql"
        and isinstance(error, SQLConstraintError)
        and error.message
        in {
            gettext("sfa_sync.msg_sync_id_unique"),
            gettext("sfa_sync.msg_operation_unique"),
            gettext("sfa_sync.msg_device_unique"),
        }
    )


def _code(error):
    match error:
        case CreditLimitError() | CreditLimitWarning():
            return "credit"
        case AccessError():
            return "rights"
    return "invalid"


def _words(error):
    match error:
        case UserWarning():
            return gettext("sfa_sync.msg_warning", message=error.message)
        case UserError():
            return "\n".join(part for part in (error.message, error.description) if part)
    return getattr(error, "message", None) or str(error)


def _row_of(kind, row):
    return {"columns": kind.page_columns, "line_columns": list(kind.line_columns), "row": row}


@without_check_access
def recall(ops):
    """`{op: what is remembered of it}` of the operations that were done."""
    table = Pool().get("sfa.operation").__table__()
    cursor = Transaction().connection.cursor()
    found = {}
    ops = list(ops)
    for start in range(0, len(ops), 500):
        cursor.execute(
            *table.select(
                table.op,
                table.kind,
                table.action,
                table.key,
                table.record,
                table.version,
                where=table.op.in_(ops[start : start + 500]),
            )
        )
        for op, kind, action, key, record, version in cursor:
            found[op] = {
                "op": op,
                "kind": kind,
                "action": action,
                "key": key,
                "record": record,
                "version": version,
            }
    return found


def receipts_of(session, operations):
    """Receipts of remembered operations, with the record's present row and version."""
    by_kind = {}
    for operation in operations.values():
        by_kind.setdefault(operation["kind"], set()).add(operation["record"])
    Change = Pool().get("sfa.change")
    rows = {name: pull.rows(session, KINDS[name], ids) for name, ids in by_kind.items()}
    versions = {name: Change.versions(name, ids, deleted=True) for name, ids in by_kind.items()}
    receipts = {}
    for op, operation in operations.items():
        name, record = operation["kind"], operation["record"]
        row = rows[name].get(record)
        known = versions[name].get(record)
        receipts[op] = {
            "op": op,
            "kind": name,
            "key": row[0] if row else operation["key"],
            "remote": record,
            "version": known[0] if known else operation["version"],
            "row": row,
        }
    return receipts
