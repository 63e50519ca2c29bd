"""The files that are not at the office: each with its state and reason, and what a person can do about them."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from sfa_desktop.actions.remove_file import remove_file
from sfa_desktop.actions.retry_file import retry_file
from sfa_desktop.entities.attachment import FileState, RecordFile
from sfa_desktop.replica.store import Replica
from sfa_desktop.ui import file_words, language, words
from sfa_desktop.ui.page import Desk, Notice
from sfa_desktop.ui.record_card import RECORD, RecordAsk
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.cell import Cell, Column, Row
from sfa_desktop.ui.widgets.layout import STRETCH, col, row
from sfa_desktop.ui.widgets.state import Stage
from sfa_desktop.ui.widgets.table import RecordTable
from sfa_desktop.ui.widgets.text import Text


class FileQueue(QWidget):
    """A list of its own beside the outbox's."""

    navigate_requested = Signal(str, object)
    notice_raised = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._columns = (
            Column(key="name", title=self.tr("File")),
            Column(key="record", title=self.tr("Record"), width=230),
            Column(key="size", title=self.tr("Size"), width=92, right=True),
            Column(key="state", title=self.tr("State"), width=190),
            Column(key="at", title=self.tr("Added"), width=116, right=True),
        )
        self._table = RecordTable(self._columns, row_height=44, lead=8, name=self.tr("Files"))
        self._table.activated_row.connect(self._on_activated)
        self._table.current_changed.connect(self._on_current_changed)
        self._stage = Stage(self._table, row_height=44)
        self._said = Text("", "small", "text2", wrap=True)
        self._send = Button(self.tr("Send now"), icon="send", small=True)
        self._send.clicked.connect(desk.files.send)
        self._retry = Button(self.tr("Retry"), icon="retry", small=True)
        self._retry.clicked.connect(self._on_retry)
        self._remove = Button(self.tr("Remove"), "ghost", icon="trash", small=True)
        self._remove.clicked.connect(self._on_remove)
        bar = row((self._said, 1), self._send, STRETCH, self._retry, self._remove, gap=8, margins=(20, 8, 16, 8))
        self.setLayout(col(bar, (self._stage, 1), gap=0))

    def show_files(self, files: Sequence[RecordFile], now: datetime) -> None:
        """List them, the oldest first."""
        forms, held_back = language.formats(), self._desk.files.held_back()
        octets = sum(one.file.size - one.sent for one in files)
        if files and held_back:
            self._said.say(
                self.tr("{size} wait: the network here is paid by the byte.").format(size=forms.size(octets))
            )
        elif files:
            self._said.say(self.tr("{size} to send, after everything else.").format(size=forms.size(octets)))
        else:
            self._said.say("")
        self._send.setVisible(bool(files) and held_back)
        self._table.set_rows([self._row(one, now, held_back=held_back) for one in files])
        if files:
            self._stage.show_content()
        else:
            said = self.tr("Photos and documents wait here until the office has them.")
            self._stage.show_empty("photo", self.tr("No file waits"), said)
        self._on_current_changed(self._table.current_row())

    def _row(self, one: RecordFile, now: datetime, *, held_back: bool) -> Row:
        refused = one.state is FileState.REFUSED
        values = {
            "name": Cell(
                words=one.file.name, style="body_m", icon=file_words.icon(one), sub=file_words.reason(one),
                sub_tone="need" if refused else "text3",
            ),
            "record": Cell(words=" · ".join(p for p in (words.kind(one.file.kind), one.title) if p), tone="text2"),
            "size": Cell(words=file_words.about(one), tone="text2"),
            "state": Cell(badges=(file_words.state(one, held_back=held_back),)),
            "at": Cell(words=language.formats().when(one.created_at, now), tone="text3"),
        }  # fmt: skip
        return Row(id=one.file.id, value=one, mark="need" if refused else "", cells=values)

    def _current(self) -> RecordFile | None:
        shown = self._table.current_row()
        return shown.value if shown is not None and isinstance(shown.value, RecordFile) else None

    @Slot(object)
    def _on_current_changed(self, shown: Row | None) -> None:
        state = shown.value.state if shown is not None else None
        self._retry.setEnabled(state is FileState.REFUSED)
        self._remove.setEnabled(state in (FileState.REFUSED, FileState.QUEUED))

    @Slot(object)
    def _on_activated(self, shown: Row) -> None:
        file = shown.value.file
        page = {"account": "account", "visit": "visit", "order": "orders"}.get(file.kind)
        ask = file.record_id if page else RecordAsk(kind=file.kind, id=file.record_id)
        self.navigate_requested.emit(page or RECORD, ask)

    @Slot()
    def _on_retry(self) -> None:
        self._change(retry_file, self.tr("Back in the queue; it is sent again"), "retry")

    @Slot()
    def _on_remove(self) -> None:
        self._change(remove_file, self.tr("Removed; the ledger keeps what it was"), "trash")

    def _change(self, verb: Callable[[Replica, str], object], said: str, icon: str) -> None:
        file = self._current()
        if file is None:
            return
        replica, id_, notice = self._desk.profile.replica, file.file.id, Notice(words=said, icon=icon)
        self._desk.tasks.change(
            self, lambda: verb(replica, id_), lambda _none: self.notice_raised.emit(notice), self._on_failed
        )

    def _on_failed(self, error: Exception) -> None:
        self.notice_raised.emit(Notice.of(error))
