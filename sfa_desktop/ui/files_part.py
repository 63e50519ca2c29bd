"""The files of one record, with state and size; added by button, by dropping them here, or by pasting a picture."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QEvent,
    QIODevice,
    QMimeData,
    QObject,
    QStandardPaths,
    Qt,
    QTimer,
    QUrl,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageWriter,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from sfa_desktop.actions.add_file import add_content, add_file
from sfa_desktop.actions.copy_file import copy_file, open_copy
from sfa_desktop.actions.remove_file import remove_file
from sfa_desktop.actions.retry_file import retry_file
from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.entities.attachment import FileNews, FileState, RecordFile
from sfa_desktop.replica import attachments
from sfa_desktop.ui import file_words, messages
from sfa_desktop.ui.page import Desk, Notice
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.layout import clear, col, row
from sfa_desktop.ui.widgets.mark import Icon
from sfa_desktop.ui.widgets.panel import section
from sfa_desktop.ui.widgets.text import Elided, Text

RELOAD_MS = 150


class FilesPart(QWidget):
    """Shows one record at a time; the office is asked for its list whenever a record is shown."""

    notice_raised = Signal(object)
    """A Notice."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._kind = self._id = ""
        self._files: list[RecordFile] | None = None
        self._fetching: set[str] = set()
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(4)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Files"))
        self._reload = QTimer(self, singleShot=True, interval=RELOAD_MS)
        self._reload.timeout.connect(self._load)
        desk.bridge.replica_changed.connect(self._on_replica_changed)
        desk.bridge.sync_changed.connect(self._on_sync_changed)

    def show_record(self, kind: str, id: str) -> None:
        """Show the files of a record, and ask the office for its list when it is another one than before."""
        if (kind, id) != (self._kind, self._id):
            self._kind, self._id, self._files = kind, id, None
            clear(self._body)
            self._desk.files.list_of(kind, id)
        self._load()

    def take_drops_of(self, area: QWidget) -> None:
        """What is dropped on `area` is meant for this record too."""
        area.setAcceptDrops(True)
        area.installEventFilter(self)

    # --- adding ---

    @Slot()
    def choose(self) -> None:
        """Let a person choose files to add."""
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        paths, _ = QFileDialog.getOpenFileNames(self, self.tr("Add files"), start)
        self.add_paths([Path(path) for path in paths])

    @Slot()
    def paste(self) -> None:
        """Add what is on the clipboard: files, or a picture."""
        if not self._take(QGuiApplication.clipboard().mimeData()):
            said = self.tr("There is no picture and no file on the clipboard.")
            self.notice_raised.emit(Notice(words=said, icon="alert", tone="warn"))

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Add files one after the other; each says for itself what came of it."""
        replica, kind, id_ = self._desk.profile.replica, self._kind, self._id
        for path in paths:
            self._change(partial(add_file, replica, kind, id_, path))

    def _take(self, given: QMimeData) -> bool:
        if given.hasUrls():
            paths = [Path(url.toLocalFile()) for url in given.urls() if url.isLocalFile()]
            self.add_paths(paths)
            return bool(paths)
        if given.hasImage():
            image = QImage(given.imageData())
            if not image.isNull():
                now = self._desk.clock.now().astimezone()
                name = self.tr("Picture {moment}").format(moment=now.strftime("%Y-%m-%d %H-%M-%S")) + ".png"
                replica, kind, id_ = self._desk.profile.replica, self._kind, self._id
                self._change(lambda: add_content(replica, kind, id_, name=name, content=_png(image)))
                return True
        return False

    def _change(self, work: Callable[[], object]) -> None:
        self._desk.tasks.change(self, work, lambda _done: self._load(), self._say)

    # --- showing ---

    @Slot()
    def _load(self) -> None:
        if not self._id:
            return
        replica, kind, id_ = self._desk.profile.replica, self._kind, self._id

        def read() -> list[RecordFile]:
            with replica.read() as r:
                return attachments.of_record(r, kind, id_)

        self._desk.tasks.query(self, read, self._show, key="files")

    def _show(self, found: list[RecordFile]) -> None:
        if found == self._files:
            return
        self._files = found
        clear(self._body)
        add = Button(self.tr("Add"), "ghost", icon="plus", small=True, name=self.tr("Add files"))
        add.clicked.connect(self.choose)
        self._body.addLayout(section(self.tr("Files"), str(len(found)) if found else "", add))
        for file in found:
            self._body.addLayout(self._line(file))
        if not found:
            self._body.addWidget(Text(self.tr("Drop photos or documents here."), "small", "text3", wrap=True))

    def _line(self, file: RecordFile) -> QVBoxLayout:
        said, tone = file_words.state(file, held_back=self._desk.files.held_back())
        if file.file.id in self._fetching:
            said, tone = self.tr("coming from the office"), "accent"
        tones = {"quiet": "text3", "accent": "accent_text"}
        name = Elided(file.file.name, "body_m")
        sub = Elided(f"{file_words.about(file)} · {said}", "small", tones.get(tone, tone))
        buttons: list[Button] = []
        if file.state is FileState.REFUSED:
            buttons.append(self._button("retry", self.tr("Send {name} again"), file, self._on_retry))
        if file.state in (FileState.QUEUED, FileState.REFUSED):
            buttons.append(self._button("trash", self.tr("Remove {name}"), file, self._on_remove))
        look = Button(self.tr("Open"), small=True, name=self.tr("Open {name}").format(name=file.file.name))
        look.clicked.connect(partial(self._on_open, file))
        line = row(Icon(file_words.icon(file), 18, "text2"), (col(name, sub, gap=0), 1), *buttons, look, gap=8)
        why = file_words.reason(file) if file.state is FileState.REFUSED else ""
        return col(line, Text(why, "small", "need", wrap=True) if why else None, gap=2, margins=(0, 2, 0, 2))

    def _button(self, icon: str, name: str, file: RecordFile, pressed: Callable[[RecordFile], object]) -> Button:
        button = Button("", "ghost", icon=icon, small=True, name=name.format(name=file.file.name))
        button.clicked.connect(partial(pressed, file))
        return button

    # --- doing ---

    def _on_retry(self, file: RecordFile) -> None:
        replica = self._desk.profile.replica
        self._change(lambda: retry_file(replica, file.file.id))

    def _on_remove(self, file: RecordFile) -> None:
        replica = self._desk.profile.replica
        self._change(lambda: remove_file(replica, file.file.id))

    def _on_open(self, file: RecordFile) -> None:
        if not file.here:
            self._fetching.add(file.file.id)
            self._desk.files.fetch(file.file.id)
            self._files = None
            self._load()
            return
        replica, folder = self._desk.profile.replica, self._desk.profile.home.opened
        self._desk.tasks.query(
            self,
            lambda: open_copy(replica, file.file.id, folder),
            lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
            partial(self._on_not_opened, file),
        )

    def _on_not_opened(self, file: RecordFile, error: Exception) -> None:
        if not isinstance(error, InvalidInput):
            self._say(error)
            return
        said = self.tr("{name} would run as a program, so it is not opened.").format(name=file.file.name)
        act = self.tr("Save it")
        self.notice_raised.emit(
            Notice(words=said, icon="alert", tone="warn", action=act, run=partial(self._save, file))
        )

    def _save(self, file: RecordFile) -> None:
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save the file"), str(Path(start) / file.file.name))
        if path:
            replica = self._desk.profile.replica
            self._desk.tasks.query(
                self, lambda: copy_file(replica, file.file.id, Path(path)), lambda _size: None, self._say
            )

    def _say(self, error: Exception) -> None:
        self.notice_raised.emit(Notice.of(error))

    @Slot(object, object)
    def _on_replica_changed(self, kinds: frozenset[str], _ids: frozenset[str]) -> None:
        if attachments.QUEUE in kinds and self.isVisible():
            self._reload.start()

    @Slot(object)
    def _on_sync_changed(self, event: object) -> None:
        if not isinstance(event, FileNews) or event.id not in self._fetching:
            return
        self._fetching.discard(event.id)
        self._files = None
        if event.code:
            said = messages.explain_code(event.code, fallback=event.message)
            self.notice_raised.emit(Notice(words=said.whole, icon="alert", tone="warn"))
            self._load()
            return
        replica = self._desk.profile.replica

        def read() -> RecordFile:
            with replica.read() as r:
                return attachments.need(r, event.id)

        self._desk.tasks.query(self, read, self._on_open)
        self._load()

    # --- Qt ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.DragEnter and _usable(event.mimeData()):
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop and self._take(event.mimeData()):
            event.acceptProposedAction()
            return True
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _usable(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self._take(event.mimeData()):
            event.acceptProposedAction()


def _usable(given: QMimeData) -> bool:
    return given.hasImage() or any(url.isLocalFile() for url in given.urls())


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
