"""The lists of the Sync page as rows: outbox and receipts, rounds, ledger."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from sfa_desktop.entities.exchange import OperationState
from sfa_desktop.replica.ledger import Entry
from sfa_desktop.replica.queries.sync_view import ATTENTION, Round, Work
from sfa_desktop.ui import language, messages, operation_words, sync_words, words
from sfa_desktop.ui.widgets.cell import Cell, Column, Row


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("SyncLists", text, None, n)


def work_columns() -> tuple[Column, ...]:
    """Columns of the outbox."""
    return (
        Column(key="what", title=_tr("What")),
        Column(key="account", title=_tr("Account"), width=210),
        Column(key="state", title=_tr("State"), width=130),
        Column(key="receipt", title=_tr("Number"), width=92),
        Column(key="at", title=_tr("Time"), width=104, right=True),
    )


def work_rows(found: Iterable[Work], now: datetime) -> list[Row]:
    """What waits first, then the latest receipts."""
    rows = []
    for work in found:
        operation = work.operation
        badge = sync_words.state_badge(operation.state, operation.code)
        at = operation.changed_at if operation.state is OperationState.DONE else operation.created_at
        reason = operation_words.reason(operation) if operation.state is not OperationState.DONE else ""
        rows.append(
            Row(
                id=operation.id,
                value=work,
                mark="need" if operation.state in ATTENTION else "",
                cells={
                    "what": Cell(
                        words=operation_words.what(operation, work.number),
                        style="body_m",
                        icon=operation_words.icon(operation),
                        after=operation_words.done(operation),
                        sub=reason,
                        sub_tone="need" if operation.state is OperationState.REFUSED else "text3",
                    ),
                    "account": Cell(words=work.account or "–", tone="text2"),
                    "state": Cell(badges=(badge,)),
                    "receipt": Cell(words=work.number or "–", tone="text2"),
                    "at": Cell(words=language.formats().when(at, now), tone="text3"),
                },
            )
        )
    return rows


def round_columns() -> tuple[Column, ...]:
    """Columns of the history."""
    return (
        Column(key="at", title=_tr("When"), width=130),
        Column(key="what", title=_tr("What came of it")),
        Column(key="sent", title=_tr("Sent"), width=76, right=True),
        Column(key="received", title=_tr("Received"), width=90, right=True),
        Column(key="took", title=_tr("Seconds"), width=84, right=True),
    )


def round_rows(found: Sequence[Round], now: datetime) -> list[Row]:
    """The newest first."""
    forms, rows = language.formats(), []
    for number, done in enumerate(found):
        report = done.report
        errors = [messages.explain_code(code, fallback=said) for code, said in report.get("errors") or ()]
        if errors:
            cell = Cell(words=errors[0].sentence, tone="text2" if errors[0].tone == "quiet" else "need")
        elif report.get("refused") or report.get("conflicts"):
            count = int(report.get("refused") or 0) + int(report.get("conflicts") or 0)
            cell = Cell(words=_tr("%n thing(s) set aside for a person", count), tone="warn")
        elif report.get("verified"):
            cell = Cell(words=_tr("All well, compared with the office"), icon="done", icon_tone="ok")
        else:
            cell = Cell(words=_tr("All well"))
        took = (done.ended_at - done.started_at).total_seconds() if done.ended_at and done.started_at else 0
        rows.append(
            Row(
                id=str(number),
                value=done,
                cells={
                    "at": Cell(words=forms.when(done.ended_at, now), tone="text2"),
                    "what": cell,
                    "sent": Cell(words=forms.count(int(report.get("pushed") or 0))),
                    "received": Cell(words=forms.count(int(report.get("pulled") or 0))),
                    "took": Cell(words=forms.count(round(took)), tone="text2"),
                },
            )
        )
    return rows


def ledger_columns() -> tuple[Column, ...]:
    """Columns of the ledger."""
    return (
        Column(key="seq", title=_tr("No."), width=84, right=True),
        Column(key="at", title=_tr("When"), width=150),
        Column(key="event", title=_tr("What happened")),
        Column(key="record", title=_tr("About"), width=190),
        Column(key="hash", title=_tr("Seal"), width=130),
    )


def ledger_rows(found: Sequence[Entry], now: datetime) -> list[Row]:
    """The newest first."""
    forms = language.formats()
    known = {
        "drafted": _tr("Kept on the desk"),
        "created": _tr("Made"),
        "edited": _tr("Changed"),
        "deleted": _tr("Deleted"),
        "undone": _tr("Taken back before it was sent"),
        "recalled": _tr("Taken back to the desk"),
        "discarded": _tr("Discarded"),
        "retried": _tr("Sent again"),
        "sending": _tr("On its way"),
        "done": _tr("Received by the office"),
        "received": _tr("Received by the office"),
        "refused": _tr("Refused by the office"),
        "conflict": _tr("Two versions found"),
        "unknown": _tr("Answer lost, being looked up"),
        "took_mine": _tr("Settled: mine"),
        "took_theirs": _tr("Settled: the office's"),
        "merged": _tr("Merged by itself"),
        "agreed": _tr("The same on both sides"),
        "chose": _tr("Settled field by field"),
        "ended": _tr("Nothing left to send"),
        "undid": _tr("Decision taken back"),
        "redid": _tr("Decided again"),
        "reopened": _tr("Two versions again"),
        "folded": _tr("Joined with a later change"),
        "estimated": _tr("Estimated here"),
        "queued": _tr("Back in the outbox"),
        "reissued": _tr("Goes on under a new number"),
        "upgraded": _tr("Carried over to a new version"),
        "exported": _tr("Written to a file"),
        "set_aside": _tr("Set aside into a file"),
        "reset": _tr("Started anew"),
        "signed_out": _tr("Signed out"),
        "endpoint_removed": _tr("CRM removed"),
        "joined": _tr("Known under two keys, now one"),
        "matched": _tr("Matched with an account of another CRM"),
        "unmatched": _tr("Match taken back"),
        "restored_server": _tr("Restored office accepted"),
        "copy_goes_on": _tr("A copy put back goes on"),
        "revived": _tr("Lost by the office, to be sent again"),
        "packed": _tr("Sealed for a courier"),
        "courier_received": _tr("A courier's receipts taken in"),
        "file_added": _tr("File added"),
        "file_sending": _tr("File on its way"),
        "file_unknown": _tr("File: answer lost, being looked up"),
        "file_requeued": _tr("File back in the queue"),
        "file_refused": _tr("File refused by the office"),
        "file_retried": _tr("File sent again"),
        "file_done": _tr("File received by the office"),
        "file_removed": _tr("File removed before it was sent"),
    }
    rows = []
    for entry in found:
        at = datetime.fromisoformat(entry.at)
        rows.append(
            Row(
                id=str(entry.seq),
                value=entry,
                cells={
                    "seq": Cell(words=forms.count(entry.seq), tone="text2"),
                    "at": Cell(words=f"{forms.when(at, now)}", tone="text2"),
                    "event": Cell(words=known.get(entry.event, entry.event), style="body_m"),
                    "record": Cell(words=words.kind(entry.kind) if entry.kind else "–", after=entry.record[-8:]),
                    "hash": Cell(words=entry.hash[:12], tone="text3"),
                },
            )
        )
    return rows
