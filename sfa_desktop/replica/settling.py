"""What the office answered: receipt, row, base and ledger entry in one transaction, exactly once."""

from collections.abc import Mapping
from typing import Any

from sfa_desktop.entities.exchange import Action, Answer, Clash, Operation, OperationState, Page, Receipt, Refusal
from sfa_desktop.entities.share import WHOLE, Share
from sfa_desktop.replica import aliases, ledger, office, operations, passage, rowstore
from sfa_desktop.replica.access import Writer
from sfa_desktop.replica.codec import LINES, SHAPES, Cell
from sfa_desktop.replica.merging import end_if_alike
from sfa_desktop.replica.office import OfficeRow
from sfa_desktop.replica.paging import OfficeRecord, one_row

_SENT = (OperationState.SENDING, OperationState.UNKNOWN)
"""States of what left and has no answer yet."""
_SENSELESS = Refusal(code="fault", message="")
"""For a conflict that does not say of what: sent again it would be the same, so a person has to look."""


def settle(w: Writer, answer: Answer, share: Share = WHOLE) -> None:
    """Take in the office's answer to one group. An answer that comes twice changes nothing the second time.

    Of a group that was done in part, what was refused is set aside and the rest waits for it in the queue; what stood
    before it, and yet has no receipt, may have been done and is looked up. What another endpoint than the one of
    `share` owns is none of its business.
    """
    answer = aliases.known_answer(w, passage.inward_answer(answer, share))
    members = _members(w, answer.group_id, share)
    for receipt in answer.receipts:
        operation = members.get(receipt.operation_id)
        if operation is not None and operation.state is not OperationState.DONE:
            _receive(w, operation, receipt)
    if answer.receipts:
        members = _members(w, answer.group_id, share)
    if answer.refusal is not None:
        partly = any(operation.state is OperationState.DONE for operation in members.values())
        _refuse(w, members, answer.refusal, rest_waits=partly)
    elif answer.conflict is not None:
        _clash(w, members, answer.conflict)


def _members(w: Writer, group_id: str, share: Share) -> dict[str, Operation]:
    rows = w.rows(f"{operations.SELECT} WHERE group_id = ? ORDER BY seq", (group_id,))
    return {o.id: o for o in map(operations.operation_of, rows) if share.owns(o.kind)}


def _on_its_way(operation: Operation) -> bool:
    return operation.state in (*_SENT, OperationState.QUEUED)


def _note(w: Writer, event: str, operation: Operation, data: Mapping[str, Any]) -> None:
    ledger.append(w, event, operation=operation.id, kind=operation.kind, record=operation.record_id, data=data)


def _receive(w: Writer, operation: Operation, receipt: Receipt) -> None:
    kind, id_ = operation.kind, operation.record_id
    _note(w, "received", operation, {"remote": receipt.remote_id, "version": receipt.version})
    operations.close(w, operation.id, OperationState.DONE)
    later = operations.open_of(w, kind, id_)
    known = office.get(w, kind, id_)
    if operation.action is Action.DELETE and receipt.page is None:
        office.forget(w, kind, id_)
        rowstore.remove(w, kind, [id_])
        w.touched(kind, [id_])
        return
    confirmed = _confirmed(w, operation, receipt, known)
    if not later and (known is None or known.version <= confirmed.version):
        _become(w, kind, id_, confirmed)
        return
    if known is None or known.version <= confirmed.version:
        office.put(w, kind, id_, confirmed)
        office.rebase(w, later, confirmed)
    elif later:  # the office moved on before this answer came: what follows is judged against that
        office.rebase(w, later, confirmed)
        office.put(w, kind, id_, OfficeRow(**{**_fields(known), "before": confirmed.values}))
        office.reconsider(w, kind, id_)
    office.follow(w, kind, id_)


def _fields(row: OfficeRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in OfficeRow.__slots__}


def _confirmed(w: Writer, operation: Operation, receipt: Receipt, known: OfficeRow | None) -> OfficeRow:
    """The record as the office has it with the operation done."""
    row = _readable(receipt.page)
    version = receipt.version or _version_here(w, operation, known)
    if row is not None:
        values = {**(known.values if known else {}), **row.values}
        return OfficeRow(version=version, remote_id=receipt.remote_id, values=values, synced_at=w.stamp)
    before = known.values if known else rowstore.full(w, operation.kind, operation.record_id) or {}
    values = office.merged(before, operation.values)
    return OfficeRow(version=version, remote_id=receipt.remote_id, values=values, synced_at=w.stamp)


def _version_here(w: Writer, operation: Operation, known: OfficeRow | None) -> int:
    """In the place of a version that the receipt does not tell: the one known, or 1 for "it is there"."""
    if known is not None:
        return known.version
    table = SHAPES[operation.kind].table
    return int(w.value(f"SELECT version FROM {table} WHERE id = ?", (operation.record_id,)) or 0) or 1  # noqa: S608


def _readable(page: Page | None) -> OfficeRecord | None:
    """The row that came with an answer; None for none, or for one that makes no sense (a pull brings it again)."""
    try:
        return one_row(page) if page else None
    except ValueError:
        return None


def _become(w: Writer, kind: str, id: str, row: OfficeRow) -> None:
    """No work is left on the record: its row is what the office confirmed."""
    shape = SHAPES[kind]
    cells = shape.cells(row.values)
    bookkeeping: dict[str, Cell] = {
        "version": row.version,
        "remote_id": row.remote_id,
        "synced_at": row.synced_at,
        "pending": 0,
    }
    rowstore.place(w, shape, id, {**cells, **bookkeeping})
    if kind in LINES and "lines" in row.values:
        rowstore.set_lines(w, kind, id, row.values["lines"])
    office.forget(w, kind, id)
    w.touched(kind, [id])


def _refuse(w: Writer, members: Mapping[str, Operation], refusal: Refusal, *, rest_waits: bool = False) -> None:
    doubted = _doubt_before(w, members, refusal.operation_id)
    for operation in members.values():
        if not _on_its_way(operation) or operation.id in doubted:
            continue
        named = refusal.operation_id in ("", operation.id)
        if rest_waits and not named:
            if operation.state is not OperationState.QUEUED:
                operations.queued(w, [operation])
                _note(w, "requeued", operation, {})
            continue
        operations.put(
            w,
            operation.id,
            state=OperationState.REFUSED.value,
            code=refusal.code,
            message=refusal.message,
            line=refusal.line if named else "",
        )
        data = {"code": refusal.code, "message": refusal.message, "field": refusal.field, "line": refusal.line}
        _note(w, "refused", operation, data)
        w.touched(operation.kind, [operation.record_id])


def _doubt_before(w: Writer, members: Mapping[str, Operation], stopped_at: str) -> set[str]:
    """Of a group done in part, mark as unknown what stands before the operation at which it stopped and has no receipt:
    the server may have done it, and its answer is not whole. The ids of these."""
    doubted: set[str] = set()
    if all(operation.state is not OperationState.DONE for operation in members.values()):
        return doubted
    for operation in members.values():
        if stopped_at in ("", operation.id):
            break
        if operation.state in _SENT:
            operations.put(w, operation.id, state=OperationState.UNKNOWN.value)
            _note(w, "unknown", operation, {})
            doubted.add(operation.id)
    return doubted


def _clash(w: Writer, members: Mapping[str, Operation], clash: Clash) -> None:
    named = members.get(clash.operation_id)
    if named is None:
        _refuse(w, members, _SENSELESS)
        return
    doubted = _doubt_before(w, members, clash.operation_id)
    back = [o for o in members.values() if o.state in _SENT and o.id not in doubted]
    operations.queued(w, back)
    for operation in back:
        _note(w, "requeued", operation, {})
    for operation in back:
        if operation is not named:
            office.reconsider(w, operation.kind, operation.record_id)
            office.follow(w, operation.kind, operation.record_id)
    _meet(w, named, clash.page)


def _meet(w: Writer, operation: Operation, page: Page | None) -> None:
    """The office's present row stands against an operation that was sent."""
    kind, id_ = operation.kind, operation.record_id
    row = _readable(page)
    known = office.get(w, kind, id_)
    if page is None or not page.rows:
        gone = known or OfficeRow(version=0, remote_id="", values=rowstore.full(w, kind, id_) or {})
        office.put(w, kind, id_, OfficeRow(**{**_fields(gone), "gone": office.DELETED}))
    elif row is not None and (known is None or _is_news(kind, row, known)):
        before = (known.before or known.values) if known else {}
        office.put(
            w,
            kind,
            id_,
            OfficeRow(
                version=row.version or (known.version if known else 1),
                remote_id=row.remote_id,
                values={**(known.values if known else {}), **row.values},
                synced_at=w.stamp,
                before=before,
            ),
        )
    office.reconsider(w, kind, id_)
    current = operations.by_id(w, [operation.id]).get(operation.id)  # merged, it may go on under another id
    now = office.get(w, kind, id_)
    if current is None or current.state is not OperationState.QUEUED:
        return
    if current.base_version == operation.base_version:
        if now is None:
            _refuse(w, {current.id: current}, _SENSELESS)
            return
        if not end_if_alike(w, kind, id_):
            office.clash(w, current, now)
        office.follow(w, kind, id_)


def _is_news(kind: str, row: OfficeRecord, known: OfficeRow) -> bool:
    """Whether the row says more than is known; of a server whose versions say little, by its content."""
    if row.version > known.version:
        return True
    if row.version not in (0, known.version):
        return False
    values = {**known.values, **row.values}
    return not office.alike(kind, known, OfficeRow(version=known.version, remote_id=row.remote_id, values=values))
