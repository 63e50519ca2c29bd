"""The truth about sync in words: the pill at the top, and the one sentence on the Sync page."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from sfa_desktop.entities.exchange import OPEN_STATES, OperationState, Progress
from sfa_desktop.replica.queries.sync_view import ATTENTION, SyncView
from sfa_desktop.sync.status import SyncState, SyncStatus
from sfa_desktop.ui import language, words
from sfa_desktop.ui.frame.topbar import SyncWords
from sfa_desktop.ui.widgets.text import Marked, marked

STALE_DAYS = 1


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("sync", text, None, n)


def pill(
    status: SyncStatus | None,
    counts: Mapping[str, int],
    as_of: datetime | None,
    now: datetime,
    progress: Progress | None = None,
) -> SyncWords:
    """What the pill says: what needs a person first, then what is going on, then how things stand."""
    needing = sum(counts.get(state.value, 0) for state in ATTENTION)
    waiting = sum(counts.get(state.value, 0) for state in OPEN_STATES if state not in ATTENTION)
    state = status.state if status is not None else SyncState.STARTING
    if needing:
        rest = _tr("{count} to send").format(count=waiting) if waiting else ""
        said = " · ".join(part for part in (_tr("%n need(s) you", needing), rest) if part)
        return SyncWords(
            state="need", words=said, tip=_tr("Open Sync to see what and why; the rest goes on by itself.")
        )
    if state is SyncState.WORKING:
        return _working(progress, waiting)
    if state is SyncState.ATTENTION:
        return SyncWords(state="need", words=_tr("Sync needs you"), tip=_tr("Open Sync to see what and why."))
    if state is SyncState.PAUSED:
        said = _tr("Paused · {count} to send, safe").format(count=waiting) if waiting else _tr("Paused")
        return SyncWords(state="offline", words=said)
    if state in (SyncState.OFFLINE, SyncState.STOPPED):
        said = _tr("Offline · {count} to send, safe").format(count=waiting) if waiting else _tr("Offline")
        if not waiting and as_of is not None:
            said = _tr("Offline · data of {when}").format(when=language.formats().when(as_of, now))
        return SyncWords(state="offline", words=said, tip=_tr("It is tried again by itself."))
    if waiting:
        return SyncWords(state="sending", words=_tr("{count} to send, safe").format(count=waiting))
    if as_of is None:
        return SyncWords(state="offline", words=_tr("Not synchronised yet"))
    forms = language.formats()
    age = now - as_of
    shown = forms.time(as_of) if age.days < STALE_DAYS else forms.when(as_of, now)
    return SyncWords(state="ok", words=_tr("Up to date · {time}").format(time=shown))


def _working(progress: Progress | None, waiting: int) -> SyncWords:
    if progress is not None and progress.stage == "push":
        total = progress.total or max(waiting, progress.done)
        if total:
            said = _tr("Sending {done} of {total}").format(done=min(progress.done + 1, total), total=total)
            return SyncWords(state="sending", words=said, share=progress.done / total)
    if progress is not None and progress.stage == "files":
        return SyncWords(
            state="sending", words=_tr("Sending files"), share=share_of(progress), tip=progress_line(progress)
        )
    if progress is not None and progress.stage == "pull" and progress.kind:
        return SyncWords(state="sending", words=_tr("Receiving"), share=share_of(progress), tip=progress_line(progress))
    return SyncWords(state="sending", words=_tr("Synchronising"))


def share_of(progress: Progress) -> float | None:
    """How far it is, None where nobody knows the total."""
    return progress.done / progress.total if progress.total else None


def progress_line(progress: Progress) -> str:
    """The work at hand with its total: "Accounts: 61,200 of 100,000"."""
    forms = language.formats()
    if progress.stage == "files":
        done, total = forms.size(progress.done), forms.size(progress.total or progress.done)
        return _tr("Sending files: {done} of {total}").format(done=done, total=total)
    kind = words.kinds(progress.kind) if progress.kind else _tr("Everything")
    stage = {
        "ask": _tr("Asking the office"),
        "push": _tr("Sending"),
        "pull": _tr("Receiving"),
        "verify": _tr("Comparing with the office"),
        "index": _tr("Preparing the search"),
    }.get(progress.stage, _tr("Synchronising"))
    if progress.total:
        said = _tr("{stage} · {kind}: {done} of {total}")
        return said.format(stage=stage, kind=kind, done=forms.count(progress.done), total=forms.count(progress.total))
    return _tr("{stage} · {kind}: {done}").format(stage=stage, kind=kind, done=forms.count(progress.done))


def sentence(view: SyncView) -> str:
    """The one sentence on top."""
    open_ = view.waiting + view.needing
    made = view.done_today + open_
    if not open_ and view.files:
        return _tr("%n file(s) wait to be sent; everything else is at the office.", view.files)
    if not open_ and view.done_today:
        return _tr("Everything done today is at the office: {done} of {made}.").format(done=view.done_today, made=made)
    if not open_:
        return _tr("Nothing waits: this laptop and the office agree.")
    if view.done_today:
        return _tr("{done} of the {made} things done are at the office.").format(done=view.done_today, made=made)
    return _tr("%n thing(s) wait to be sent to the office.", open_)


def reassurance(view: SyncView, status: SyncStatus | None) -> Marked:
    """Below the sentence: what needs a person, what goes by itself, and why nothing can be lost."""
    parts = []
    if view.needing:
        parts.append(_tr("<b>%n need(s) you.</b>", view.needing))
    if view.waiting:
        offline = status is not None and status.state in (SyncState.OFFLINE, SyncState.STOPPED)
        by_itself = _tr("%n go(es) by itself as soon as there is a connection.", view.waiting)
        parts.append(by_itself if offline else _tr("%n is (are) on the way and need(s) nobody.", view.waiting))
    parts.append(_tr("Everything typed is saved and encrypted on this laptop."))
    return marked(" ".join(parts))


def state_badge(state: OperationState, code: str) -> tuple[str, str]:
    """The state of one operation as a badge: words and tone."""
    if state is OperationState.QUEUED and code == "waits_for":
        return _tr("waits for another"), "quiet"
    if state is OperationState.QUEUED and code == "no_match":
        return _tr("customer not matched"), "warn"
    if state is OperationState.UNKNOWN and code == "courier":
        return _tr("with the courier"), "quiet"
    known: dict[OperationState, tuple[str, str]] = {
        OperationState.QUEUED: (_tr("to send, safe"), "quiet"),
        OperationState.SENDING: (_tr("on its way"), "accent"),
        OperationState.UNKNOWN: (_tr("being looked up"), "quiet"),
        OperationState.REFUSED: (_tr("refused"), "need"),
        OperationState.CONFLICT: (_tr("two versions"), "warn"),
        OperationState.DONE: (_tr("received"), "ok"),
        OperationState.DISCARDED: (_tr("discarded"), "quiet"),
    }
    return known[state]
