"""Proof: every item from keystroke to receipt, and what the office says when it is asked about all of them."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QTimer, Slot

from sfa_desktop.actions.verify import Verified, verify
from sfa_desktop.entities import KINDS
from sfa_desktop.entities.exchange import OPEN_STATES, OperationState
from sfa_desktop.replica.journal import Item, items
from sfa_desktop.ui import language, messages, sync_words, words
from sfa_desktop.ui.page import Desk, Key, Notice, Page
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.cell import Cell, Column, Row
from sfa_desktop.ui.widgets.cell import cells as cells_of
from sfa_desktop.ui.widgets.chip import ChipRow
from sfa_desktop.ui.widgets.layout import STRETCH, col, holder, row
from sfa_desktop.ui.widgets.state import Stage
from sfa_desktop.ui.widgets.table import RecordTable
from sfa_desktop.ui.widgets.text import Text

SHOWN = 500
"""How many items are listed, from the newest."""
FILTERS: dict[str, tuple[OperationState, ...]] = {
    "": (),
    "open": OPEN_STATES,
    "done": (OperationState.DONE,),
    "discarded": (OperationState.DISCARDED,),
}


class ProofPage(Page):
    """Each thing that was typed, when it left, and the receipt it came back with."""

    name = "proof"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.set_title(self.tr("Proof"))
        self._filters = ChipRow(self._chips(), "")
        self._filters.chosen.connect(self._on_filter_chosen)
        self._said = Text("", "small", "text2", wrap=True)
        self._ask = Button(self.tr("Ask the office about all of it"), icon="safe", small=True, key="V")
        self._ask.clicked.connect(self._verify)
        self._columns = (
            Column(key="what", title=self.tr("What")),
            Column(key="state", title=self.tr("State"), width=130),
            Column(key="typed", title=self.tr("Written"), width=120),
            Column(key="sent", title=self.tr("Left"), width=120),
            Column(key="received", title=self.tr("Receipt at"), width=120),
            Column(key="receipt", title=self.tr("Office's number"), width=150),
            Column(key="entry", title=self.tr("Ledger"), width=84, right=True),
        )
        self._table = RecordTable(self._columns, name=self.tr("Proof"), row_height=44, lead=8)
        self._stage = Stage(self._table, row_height=44)
        top = row(self._filters, STRETCH, self._ask, gap=8, margins=(20, 12, 16, 4))
        said = holder(row((self._said, 1), margins=(20, 0, 20, 6)))
        self.setLayout(col(holder(top), said, (self._stage, 1), gap=0))
        self.setFocusProxy(self._table)
        self._reload = QTimer(self, singleShot=True, interval=200)
        self._reload.timeout.connect(self._load)
        desk.bridge.replica_changed.connect(self._on_replica_changed)

    def keys(self) -> tuple[Key, ...]:
        """The keys of the page."""
        return (
            Key("V", self.tr("ask the office"), self._verify),
            Key("1 … 4", self.tr("states")),
            *(Key(str(n), "", partial(self._filters.press, n)) for n in range(1, 5)),
            Key("Esc", self.tr("back to Sync"), partial(self.navigate_requested.emit, "sync", None), "Escape"),
        )

    def opened(self, argument: object = None) -> None:
        """Show the items."""
        self._stage.show_loading()
        self._load()

    def _chips(self) -> list[tuple[str, str, str]]:
        return [
            ("", self.tr("Everything"), ""),
            ("open", self.tr("Not at the office yet"), ""),
            ("done", self.tr("Received"), ""),
            ("discarded", self.tr("Given up"), ""),
        ]

    @Slot()
    def _load(self) -> None:
        replica, states = self.desk.profile.replica, FILTERS[self._filters.current()]

        def read() -> Sequence[Item]:
            with replica.read() as r:
                return items(r, states=[state.value for state in states], limit=SHOWN)[0]

        self.desk.tasks.query(self, read, self._show, key="items")

    def _show(self, found: Sequence[Item]) -> None:
        now = self.desk.clock.now()
        self._table.set_rows([self._row(item, now) for item in found])
        if found:
            self._stage.show_content()
        else:
            said = self.tr("What is written here is listed with its way to the office, and with its receipt.")
            self._stage.show_empty("safe", self.tr("Nothing here"), said)

    def _row(self, item: Item, now: datetime) -> Row:
        forms = language.formats()
        known = item.kind in KINDS
        kind = words.kind(item.kind) if known else item.kind
        what = Cell(
            words=" · ".join(part for part in (kind, item.title) if part),
            style="body_m",
            icon=KINDS[item.kind].icon if known else "document",
            sub=item.id,
            sub_tone="text3",
        )
        values = (
            what,
            Cell(badges=(sync_words.state_badge(item.state, item.code),)),
            Cell(words=forms.when(item.typed_at, now), tone="text2"),
            Cell(words=forms.when(item.sent_at, now) if item.sent_at else "–", tone="text2"),
            Cell(words=forms.when(item.received_at, now) if item.received_at else "–", tone="text2"),
            Cell(words=item.remote_id or "–", tone="text2"),
            Cell(words=forms.count(item.entry) if item.entry else "–", tone="text3"),
        )
        return Row(id=item.id, value=item, cells=cells_of(self._columns, *values))

    # --- asking ---

    @Slot()
    def _verify(self) -> None:
        self._ask.set_busy(self.tr("Asking…"))
        profile = self.desk.profile

        def work() -> Verified:
            if not profile.settings.endpoints:
                return verify(profile.replica)
            parties = profile.parties()
            try:
                return verify(profile.replica, parties, device_id=profile.device_id)
            finally:
                parties.close()

        self.desk.tasks.query(self, work, self._on_verified, self._on_failed, key="verify")

    def _on_verified(self, found: Verified) -> None:
        self._ask.set_busy("")
        said, good = self._words(found), found.exit_code == 0
        self._said.say(said)
        self.notice_raised.emit(Notice(words=said, icon="safe" if good else "alert", tone="ok" if good else "need"))

    def _words(self, found: Verified) -> str:
        forms = language.formats()
        if not found.sound:
            parts = [self.tr("The ledger or the data file does not fit. Save the export for support.")]
        else:
            whole = self.tr("{count} entries of the ledger checked from end to end.")
            parts = [whole.format(count=forms.count(found.entries))]
        asked = found.asked
        if asked is not None:
            know, known = self.tr("The office knows {known} of {all} receipts."), asked.receipts - len(asked.unknown)
            parts.append(know.format(known=forms.count(known), all=forms.count(asked.receipts)))
            if asked.ledger_fits is False:
                parts.append(self.tr("The ledger it has heard of is another one: this laptop is a copy."))
            elif asked.ledger_fits:
                heard = self.tr("It has heard this ledger up to entry {seq}.")
                parts.append(heard.format(seq=forms.count(asked.ledger_seq)))
        if found.error is not None:
            parts.append(messages.explain(found.error).sentence)
        return " ".join(parts)

    def _on_failed(self, error: Exception) -> None:
        self._ask.set_busy("")
        self._said.say(messages.explain(error).whole)

    @Slot(str)
    def _on_filter_chosen(self, _name: str) -> None:
        self._load()
        self._table.setFocus()

    @Slot(object, object)
    def _on_replica_changed(self, kinds: frozenset[str], _ids: frozenset[str]) -> None:
        if "outbox" in kinds and self.isVisible():
            self._reload.start()
