"""The page: loads how things stand, keeps it true while sync works, and lets a person settle what waits for one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QTimer, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from sfa_desktop.actions.discard_operation import discard_operation
from sfa_desktop.actions.export_outbox import export_outbox
from sfa_desktop.actions.retry_operation import retry_operation
from sfa_desktop.actions.verify import Verified, verify
from sfa_desktop.entities.attachment import RecordFile
from sfa_desktop.entities.exchange import Progress, Report
from sfa_desktop.replica import attachments, counterparts, ledger
from sfa_desktop.replica.counterparts import Match
from sfa_desktop.replica.facts import shares
from sfa_desktop.replica.ledger import Entry
from sfa_desktop.replica.queries.conflicts import Lately, lately
from sfa_desktop.replica.queries.sync_view import ATTENTION, SyncView, Work, sync_view
from sfa_desktop.sync.status import SyncState, SyncStatus
from sfa_desktop.ui import language
from sfa_desktop.ui.page import Desk, Key, Notice, Page
from sfa_desktop.ui.pages.sync import lists
from sfa_desktop.ui.pages.sync.brake import BrakePlace
from sfa_desktop.ui.pages.sync.conflict import ConflictCard
from sfa_desktop.ui.pages.sync.deciding import Deciding
from sfa_desktop.ui.pages.sync.files import FileQueue
from sfa_desktop.ui.pages.sync.head import SyncHead
from sfa_desktop.ui.pages.sync.issue import RefusalCard, card_of, place_of
from sfa_desktop.ui.pages.sync.lately import LatelyPart
from sfa_desktop.ui.pages.sync.matching import match_columns, match_rows
from sfa_desktop.ui.pages.sync.side import SyncSide
from sfa_desktop.ui.pages.sync.tabs import LEDGER, MATCHES, NEED, OUTBOX, TABS, tab_words
from sfa_desktop.ui.record_card import RECORD
from sfa_desktop.ui.widgets.cell import Row
from sfa_desktop.ui.widgets.layout import STRETCH, clear, col, holder, row, scroll
from sfa_desktop.ui.widgets.state import Empty, Stage
from sfa_desktop.ui.widgets.table import RecordTable
from sfa_desktop.ui.widgets.tabs import Tabs
from sfa_desktop.ui.widgets.text import Text

ENTRIES = 400
"""How many entries of the ledger are listed, from the newest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loaded:
    view: SyncView
    entries: Sequence[Entry]
    files: Sequence[RecordFile]
    lately: Lately
    matches: Sequence[Match]
    """Of a profile with several CRMs."""


class SyncPage(Page):
    """Opened with nothing, or with the id of an operation to look at."""

    name = "sync"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._view: SyncView | None = None
        self._status: SyncStatus | None = None
        self._progress: Progress | None = None
        self._proof: tuple[bool, str] | None = None
        self._wanted = ""
        self._cards: list[RefusalCard | ConflictCard] = []
        self.set_title(self.tr("Sync"))
        self._head, self._side, self._brake = SyncHead(), SyncSide(), BrakePlace(desk)
        self._brake.exported.connect(self._export)
        self._brake.settings_asked.connect(partial(self.navigate_requested.emit, "settings", None))
        self._head.sync_asked.connect(self._sync_now)
        self._head.verify_asked.connect(self._verify)
        self._side.verify_asked.connect(self._verify)
        self._side.ledger_asked.connect(self._show_ledger)
        self._side.matches_asked.connect(self._show_matches)
        self._tabs = Tabs(tab_words(None))
        self._tabs.changed.connect(self._on_tab_changed)
        self._next = Text("", "small", "text3")
        self._issues = QVBoxLayout()
        self._issues.setContentsMargins(20, 10, 20, 14)
        self._issues.setSpacing(10)
        self._lately = LatelyPart()
        self._deciding = Deciding(self, desk.profile.replica, self._change)
        self._deciding.serve_lately(self._lately)
        self._deciding.record_asked.connect(partial(self.navigate_requested.emit, RECORD))
        self._deciding.look_changed.connect(self._show_cards_again)
        need = col(self._issues, holder(row((self._lately, 1), margins=(20, 0, 20, 14))), STRETCH, gap=0)
        self._work = RecordTable(lists.work_columns(), row_height=44, lead=8, name=self.tr("Outbox"))
        self._work.activated_row.connect(self._on_work_activated)
        self._files = FileQueue(desk)
        self._files.navigate_requested.connect(self.navigate_requested)
        self._files.notice_raised.connect(self.notice_raised)
        self._rounds = RecordTable(lists.round_columns(), lead=8, name=self.tr("History"))
        self._entries = RecordTable(lists.ledger_columns(), lead=8, name=self.tr("Ledger"))
        self._matches = RecordTable(match_columns(), lead=8, name=self.tr("Customers"))
        self._work_stage = Stage(self._work, row_height=44)
        self._pages = QStackedWidget()
        for part in (scroll(holder(need)), self._work_stage, self._files, self._rounds, self._entries, self._matches):
            self._pages.addWidget(part)
        bar = row(self._tabs, STRETCH, self._next, margins=(20, 4, 20, 0))
        main = col(self._brake, bar, (self._pages, 1), gap=0)
        self.setLayout(col(self._head, (holder(row((holder(main), 1), self._side, gap=0)), 1), gap=0))
        self.setFocusProxy(self._tabs)
        self._pause = QTimer(self, singleShot=True, interval=200)
        self._pause.timeout.connect(self._load)
        desk.bridge.replica_changed.connect(self._on_replica_changed)
        desk.bridge.sync_changed.connect(self._on_sync_changed)

    # --- Page ---

    def keys(self) -> tuple[Key, ...]:
        """The keys of the page."""
        return (
            Key("1", self.tr("mine"), partial(self._take, "mine")),
            Key("2", self.tr("the office's"), partial(self._take, "theirs")),
            Key("N", self.tr("next field"), self._next_field),
            Key("E", self.tr("edit"), self._edit_first),
            Key("R", self.tr("retry"), self._retry_first),
            Key("Ctrl S", self.tr("sync now"), self._sync_now),
            Key("V", self.tr("verify"), self._verify),
            Key("L", self.tr("ledger"), self._show_ledger),
            Key("P", self.tr("prove every item"), partial(self.navigate_requested.emit, "proof", None)),
            Key("X", self.tr("export"), self._export),
        )

    def key_note(self) -> str:
        """How fresh the office's data is."""
        if self._view is None or self._view.as_of is None:
            return ""
        return self.tr("Office data: {when}").format(
            when=language.formats().when(self._view.as_of, self.desk.clock.now())
        )

    def opened(self, argument: object = None) -> None:
        """Show how things stand."""
        self._wanted = str(argument or "")
        if self._view is None:
            self._work_stage.show_loading()
        self._load()

    # --- loading ---

    @Slot()
    def _load(self) -> None:
        replica, today = self.desk.profile.replica, self.desk.clock.today()

        def read() -> _Loaded:
            with replica.read() as r:
                return _Loaded(
                    view=sync_view(r, today),
                    entries=ledger.entries(r, limit=ENTRIES),
                    files=attachments.unsent(r),
                    lately=lately(r),
                    matches=[match for share in shares(r) for match in counterparts.matches(r, share.endpoint)],
                )

        self.desk.tasks.query(self, read, self._on_read, key="view")

    def _on_read(self, loaded: _Loaded) -> None:
        first = self._view is None
        before, self._view = self._view, loaded.view
        view, now = loaded.view, self.desk.clock.now()
        self.set_title(self.tr("Sync"), view.office)
        self._tabs.set_tabs(tab_words(view, loaded.files))
        self._head.show_view(view, self._status)
        self._brake.show_view(view)
        self._side.show_view(view, self._proof, self.desk.profile.replica.path, now)
        self._work.set_rows(lists.work_rows(view.work, now))
        if view.work:
            self._work_stage.show_content()
        else:
            said = self.tr("What is written here and goes to the office will be listed, with its receipt.")
            self._work_stage.show_empty("send", self.tr("Nothing was sent yet"), said)
        self._files.show_files(loaded.files, now)
        self._rounds.set_rows(lists.round_rows(view.rounds, now))
        self._matches.set_rows(match_rows(loaded.matches))
        self._entries.set_rows(lists.ledger_rows(loaded.entries, now))
        if before is None or before.attention != view.attention:
            self._show_issues(view)
        self._lately.show_lately(loaded.lately, now)
        self.rail_note_changed.emit(self.name, str(view.needing) if view.needing else "", bool(view.needing))
        if first or self._wanted:
            self._tabs.choose(NEED if view.needing else OUTBOX)
            self._pages.setCurrentIndex(0 if view.needing else 1)
        if self._wanted:
            self._work.choose_id(self._wanted)
            self._wanted = ""
        self.keys_changed.emit()

    def _show_issues(self, view: SyncView) -> None:
        clear(self._issues)
        self._cards = []
        now = self.desk.clock.now()
        for work in view.attention:
            same = [card for card in self._cards if card.work.operation.state is work.operation.state]
            at = self._deciding.at(work)
            card = card_of(work, now, first=not same, at=at)
            if isinstance(card, ConflictCard):
                self._deciding.serve(card)
            else:
                card.edited.connect(self._on_edited)
                card.retried.connect(self._on_retried)
                card.discarded.connect(self._on_discarded)
                card.exported.connect(self._export)
            self._cards.append(card)
            self._issues.addWidget(card)
        if not self._cards:
            said = self.tr("What the office refuses, or what was changed on both sides, will wait here for a decision.")
            self._issues.addWidget(Empty("done", self.tr("Nothing needs you"), said))

    @Slot(object, object)
    def _on_replica_changed(self, _kinds: frozenset[str], _ids: frozenset[str]) -> None:
        if self.isVisible() and not self._pause.isActive():
            self._pause.start()

    @Slot(object)
    def _on_sync_changed(self, event: object) -> None:
        if isinstance(event, Progress):
            self._progress = event
        elif isinstance(event, SyncStatus):
            self._status = event
            if event.state is not SyncState.WORKING:
                self._progress = None
        elif isinstance(event, Report):
            self._progress = None
        self._head.show_progress(self._progress)
        if self._view is not None:
            self._head.show_view(self._view, self._status)
        self._next.say(self._next_words())

    def _next_words(self) -> str:
        status = self._status
        if status is None or status.next_at is None:
            return ""
        seconds = (status.next_at - self.desk.clock.now()).total_seconds()
        if seconds <= 0:
            return ""
        forms = language.formats()
        return self.tr("next try by itself at {time}").format(time=forms.time(status.next_at))

    # --- acting ---

    @Slot(str)
    def _on_tab_changed(self, name: str) -> None:
        self._pages.setCurrentIndex(TABS.index(name))

    @Slot()
    def _show_ledger(self) -> None:
        self._tabs.choose(LEDGER)
        self._entries.setFocus()

    @Slot()
    def _show_matches(self) -> None:
        self._tabs.choose(MATCHES)
        self._matches.setFocus()

    @Slot()
    def _sync_now(self) -> None:
        self._head.show_asked()
        self.desk.wake_sync()

    @Slot()
    def _verify(self) -> None:
        self._head.show_verifying(True)
        replica = self.desk.profile.replica
        self.desk.tasks.query(self, lambda: verify(replica), self._on_verified, self._on_not_verified, key="verify")

    def _on_verified(self, found: Verified) -> None:
        self._head.show_verifying(False)
        forms, now = language.formats(), self.desk.clock.now()
        if found.sound:
            said = self.tr("{count} entries checked from end to end at {time}.")
        else:
            said = self.tr("{count} entries checked at {time}: something does not fit. Save the export for support.")
        sentence = said.format(count=forms.count(found.entries), time=forms.time(now))
        self._proof = (found.sound, sentence)
        if self._view is not None:
            self._side.show_view(self._view, self._proof, self.desk.profile.replica.path, now)
        icon, tone = ("safe", "ok") if found.sound else ("alert", "need")
        self.notice_raised.emit(Notice(words=sentence, icon=icon, tone=tone))

    def _on_not_verified(self, error: Exception) -> None:
        self._head.show_verifying(False)
        self._said(error)

    def _first_conflict(self) -> ConflictCard | None:
        return next((card for card in self._cards if isinstance(card, ConflictCard)), None)

    def _take(self, side: str) -> None:
        card = self._first_conflict()
        if card is not None:
            card.take(side)

    @Slot()
    def _next_field(self) -> None:
        card = self._first_conflict()
        if card is not None:
            self._deciding.look_at(card.work, card.next_field())

    @Slot()
    def _show_cards_again(self) -> None:
        if self._view is not None:
            self._show_issues(self._view)

    @Slot(object)
    def _on_retried(self, work: Work) -> None:
        replica, wanted = self.desk.profile.replica, work.operation.id
        said = self.tr("Back in the outbox; it is sent again")
        self._change(lambda: retry_operation(replica, wanted), said, "retry", wake=True)

    @Slot(object)
    def _on_discarded(self, work: Work) -> None:
        replica, wanted = self.desk.profile.replica, work.operation.id
        said = self.tr("Discarded; the ledger keeps what it was")
        self._change(lambda: discard_operation(replica, wanted), said, "trash", wake=False)

    def _change(
        self,
        work: Callable[[], object],
        said: str,
        icon: str,
        *,
        wake: bool,
        back: Callable[[], object] | None = None,
    ) -> None:
        def done(_result: object) -> None:
            action = self.tr("Undo") if back is not None else ""
            self.notice_raised.emit(Notice(words=said, icon=icon, action=action, run=back))
            if wake:
                self.desk.wake_sync()

        self.desk.tasks.change(self, work, done, self._said)

    @Slot(object)
    def _on_edited(self, work: Work) -> None:
        self.navigate_requested.emit(*place_of(work))

    @Slot(object)
    def _on_work_activated(self, chosen: Row) -> None:
        if chosen.value.operation.state in ATTENTION:
            self._tabs.choose(NEED)
        else:
            self._on_edited(chosen.value)

    def _first_refusal(self) -> RefusalCard | None:
        return next((card for card in self._cards if isinstance(card, RefusalCard)), None)

    @Slot()
    def _edit_first(self) -> None:
        card, conflict = self._first_refusal(), self._first_conflict()
        if card is not None:
            self._on_edited(card.work)
        elif conflict is not None:
            self._deciding.edit(conflict)

    @Slot()
    def _retry_first(self) -> None:
        card = self._first_refusal()
        if card is not None:
            self._on_retried(card.work)

    @Slot()
    def _export(self) -> None:
        replica, folder = self.desk.profile.replica, export_folder()
        name = f"outbox-{self.desk.clock.now():%Y%m%d-%H%M%S}.json"

        def work() -> tuple[int, Path]:
            folder.mkdir(parents=True, exist_ok=True)
            return export_outbox(replica, folder / name), folder / name

        self.desk.tasks.query(self, work, self._on_exported, self._said)

    def _on_exported(self, made: tuple[int, Path]) -> None:
        count, path = made
        said = self.tr("%n thing(s) with their proof saved in {path}", None, count).format(path=str(path))
        self.notice_raised.emit(Notice(words=said, icon="document", seconds=10))

    def _said(self, error: Exception) -> None:
        self.notice_raised.emit(Notice.of(error))


def export_folder() -> Path:
    """Where exports go: the person's documents folder."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place or Path.home()) / "SFA Desktop"
