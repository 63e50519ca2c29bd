"""The tabs of the page: their order, their words and what they count."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from sfa_desktop.entities.attachment import FileState, RecordFile
from sfa_desktop.replica.queries.sync_view import SyncView
from sfa_desktop.ui import language
from sfa_desktop.ui.widgets.tabs import Tab

NEED, OUTBOX, FILES, ROUNDS, LEDGER, MATCHES = TABS = ("need", "outbox", "files", "rounds", "ledger", "matches")


def _tr(text: str) -> str:
    return QCoreApplication.translate("SyncPage", text)


def tab_words(view: SyncView | None, files: Sequence[RecordFile] = ()) -> tuple[Tab, ...]:
    """The tabs as things stand; the customers of several CRMs have one only where there are several."""
    forms = language.formats()

    def count(number: int) -> str:
        return forms.count(number) if number else ""

    tone = "need" if any(one.state is FileState.REFUSED for one in files) else "text3"
    need = count(view.needing) if view else ""
    tabs = [
        Tab(name=NEED, words=_tr("Needs you"), count=need, tone="need" if need else "text3"),
        Tab(name=OUTBOX, words=_tr("Outbox"), count=count(view.waiting) if view else ""),
        Tab(name=FILES, words=_tr("Files"), count=count(len(files)), tone=tone),
        Tab(name=ROUNDS, words=_tr("History")),
        Tab(name=LEDGER, words=_tr("Ledger")),
    ]
    if view is not None and view.matched:
        tabs.append(Tab(name=MATCHES, words=_tr("Customers"), count=count(sum(one.ours for one in view.matched))))
    return tuple(tabs)
