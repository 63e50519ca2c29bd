"""Receipts by the hundred: what is simple is written whole columns at a time, the rest one by one (settling.py).

Simple is a receipt with the record as the office has it now, for a record on which no other work waits and of
which nothing newer is known. The result is the same either way; a test holds the two ways against each other.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sfa_desktop.entities.exchange import Action, Answer, OperationState, Page, Receipt
from sfa_desktop.entities.share import WHOLE, Share
from sfa_desktop.replica import aliases, indexing, ledger, operations, passage
from sfa_desktop.replica.access import Writer
from sfa_desktop.replica.codec import LINES, SHAPES, dump
from sfa_desktop.replica.differing import cells_here, take_on
from sfa_desktop.replica.line_rows import lines_of_page, write_lines
from sfa_desktop.replica.paging import columns_of
from sfa_desktop.replica.schema import OPEN
from sfa_desktop.replica.settling import settle

_Shape = tuple[str, tuple[str, ...], tuple[str, ...]]
"""What receipts have to share to be written together: kind, columns, columns of lines."""


def settle_many(w: Writer, answers: Sequence[Answer], share: Share = WHOLE) -> None:
    """Take in answers in their order; like `settle` for each."""
    answers = [aliases.known_answer(w, passage.inward_answer(answer, share)) for answer in answers]
    together: dict[_Shape, list[Receipt]] = {}
    simple = _simple(w, answers)
    for answer in answers:
        if answer.group_id in simple:
            for receipt in answer.receipts:
                page = receipt.page
                assert page is not None
                shape = (receipt.kind, tuple(page.columns), tuple(page.line_columns))
                together.setdefault(shape, []).append(receipt)
    odd = set().union(*(_write(w, shape, receipts) for shape, receipts in together.items()))
    for answer in answers:
        left = tuple(r for r in answer.receipts if answer.group_id not in simple or r.operation_id in odd)
        if left or not answer.receipts or answer.refusal or answer.conflict:
            settle(w, replace(answer, receipts=left), share)


def _simple(w: Writer, answers: Sequence[Answer]) -> set[str]:
    """The groups of which every receipt is simple."""
    groups = dump([answer.group_id for answer in answers])
    found = w.rows(
        "SELECT o.id, o.group_id, o.kind, o.record_id, o.action, o.state, "  # noqa: S608
        f"(SELECT count(*) FROM operation p WHERE p.kind = o.kind AND p.record_id = o.record_id AND p.{OPEN}), "
        "f.version, f.gone FROM operation o LEFT JOIN office_row f ON f.kind = o.kind AND f.record_id = o.record_id "
        "WHERE o.group_id IN (SELECT value FROM json_each(?))",
        (groups,),
    )
    known = {row[0]: row for row in found}
    return {
        answer.group_id
        for answer in answers
        if answer.receipts and all(_is_simple(known.get(r.operation_id), r) for r in answer.receipts)
    }


def _is_simple(row: tuple[Any, ...] | None, receipt: Receipt) -> bool:
    if row is None or receipt.page is None or len(receipt.page.rows) != 1:
        return False
    _, _, kind, record, action, state, open_, version, gone = row
    return (
        (kind, record) == (receipt.kind, receipt.key)
        and (action == Action.CREATE.value or version is not None)
        and action != Action.DELETE.value
        and state in (OperationState.SENDING.value, OperationState.UNKNOWN.value)
        and open_ == 1
        and (version or 1) <= receipt.version
        and not gone
    )


def _write(w: Writer, shared: _Shape, receipts: Sequence[Receipt]) -> set[str]:
    """Write receipts of one shape; the operations of those whose row makes no sense, which are not written."""
    kind, names, line_names = shared
    shape = SHAPES[kind]
    page = Page(kind=kind, columns=names, rows=[r.page.rows[0] for r in receipts if r.page], line_columns=line_names)
    found = columns_of(shape, names, page.rows)
    lines = lines_of_page(page, page.rows, found)
    place = list(names).index("key")
    keys = {r.operation_id: r.page.rows[0][place] for r in receipts if r.page and len(r.page.rows[0]) > place}
    good = {str(row[0]): row for row in found.rows}
    fine = [r for r in receipts if keys.get(r.operation_id) == r.key and r.key in good]
    columns = (*found.names, "pending")
    here = cells_here(w, shape, columns, [r.key for r in fine])
    rows = [(r.key, r.remote_id, r.version, *good[r.key][3:], 0) for r in fine if r.key in here]
    take_on(w, shape, columns, rows, here)
    if lines is not None:
        write_lines(w, LINES[kind], lines, [r.key for r in fine], {r.key for r in fine})
    _finish(w, kind, fine)
    indexing.index_again(w, kind, [known.rid for known in here.values()])
    return {r.operation_id for r in receipts} - {r.operation_id for r in fine}


def _finish(w: Writer, kind: str, receipts: Sequence[Receipt]) -> None:
    ledger.append_many(
        w,
        [("received", r.operation_id, kind, r.key, {"remote": r.remote_id, "version": r.version}) for r in receipts],
    )
    w.run_many(
        "UPDATE operation SET state = 'done', code = '', message = '', line = '', \"values\" = '{}', base = '{}', "
        "changed_at = ? WHERE id = ?",
        [(w.stamp, r.operation_id) for r in receipts],
    )
    ids = [r.key for r in receipts]
    w.run_many("DELETE FROM office_row WHERE kind = ? AND record_id = ?", [(kind, id_) for id_ in ids])
    w.touched(operations.OUTBOX, ids)
    w.touched(kind, ids)
