"""Files on a record's page and on the Sync page: added by hand, drop and paste; seen, opened, sent again, removed."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from sfa_desktop.actions.add_file import add_content
from sfa_desktop.entities.attachment import FileNews, FileState
from sfa_desktop.entities.exchange import Attachment
from sfa_desktop.replica import attachments
from sfa_desktop.replica.store import Replica
from sfa_desktop.ui import files_part
from sfa_desktop.ui.files_part import FilesPart
from sfa_desktop.ui.page import Desk, FileWays, Notice
from sfa_desktop.ui.pages.account.page import AccountPage
from sfa_desktop.ui.pages.sync.files import FileQueue
from sfa_desktop.ui.pages.sync.page import SyncPage
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.table import RecordTable
from sfa_desktop.ui.widgets.text import Elided, Text
from tests.unit.ui import book

LUZ = book.key("account", 1)


class Engine:
    """What the window asks of the engine's process."""

    def __init__(self) -> None:
        self.listed: list[tuple[str, str]] = []
        self.fetched: list[str] = []
        self.sent = 0
        self.metered = False

    def send(self) -> None:
        self.sent += 1

    def ways(self) -> FileWays:
        return FileWays(
            send=self.send,
            list_of=lambda kind, id_: self.listed.append((kind, id_)),
            fetch=self.fetched.append,
            held_back=lambda: self.metered,
        )


class Opened:
    """Takes what would be opened in another program."""

    def __init__(self) -> None:
        self.paths: list[Path] = []

    def openUrl(self, url: QUrl) -> None:
        self.paths.append(Path(url.toLocalFile()))


@pytest.fixture
def engine() -> Engine:
    return Engine()


@pytest.fixture
def file_desk(rep_desk: Desk, engine: Engine) -> Desk:
    return replace(rep_desk, files=engine.ways())


@pytest.fixture
def part(file_desk: Desk, qtbot) -> FilesPart:
    made = FilesPart(file_desk)
    qtbot.addWidget(made)
    made.resize(320, 300)
    made.show()
    made.show_record("account", LUZ)
    qtbot.waitUntil(lambda: bool(made.findChildren(Button)))
    return made


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    made = Opened()
    monkeypatch.setattr(files_part, "QDesktopServices", made)
    return made


def shown(part: FilesPart) -> list[str]:
    """What the list says, line by line."""
    return [label.accessibleName() or label.text() for label in part.findChildren(Elided)]


def known(replica: Replica) -> list[tuple[str, int]]:
    with replica.read() as r:
        return [(one.file.name, one.file.size) for one in attachments.of_record(r, "account", LUZ)]


def press(part: FilesPart, name: str) -> None:
    next(button for button in part.findChildren(Button) if button.accessibleName() == name).click()


def test_the_office_is_asked_for_its_list_once_per_record(part: FilesPart, engine: Engine) -> None:
    part.show_record("account", LUZ)
    part.show_record("visit", "v1")
    assert engine.listed == [("account", LUZ), ("visit", "v1")]


def test_files_are_added_by_dropping_them(part: FilesPart, rep_replica: Replica, tmp_path: Path, qtbot) -> None:
    for name in ("uno.txt", "dos.txt"):
        (tmp_path / name).write_text(name)
    given = QMimeData()
    given.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("uno.txt", "dos.txt")])
    hand = (Qt.DropAction.CopyAction, given, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(part, QDragEnterEvent(QPoint(5, 5), *hand))
    QApplication.sendEvent(part, QDropEvent(QPoint(5, 5), *hand))
    qtbot.waitUntil(lambda: known(rep_replica) == [("uno.txt", 7), ("dos.txt", 7)])


def test_a_picture_on_the_clipboard_is_pasted_as_a_png(part: FilesPart, rep_replica: Replica, qtbot) -> None:
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    QGuiApplication.clipboard().setImage(image)
    part.paste()
    qtbot.waitUntil(lambda: len(known(rep_replica)) == 1)
    with rep_replica.read() as r:
        (file,) = attachments.unsent(r)
        data = r.value("SELECT data FROM attachment_part")
    assert file.file.media_type == "image/png"
    assert file.file.name.startswith("Picture 2026-11-24 ")
    assert QImage.fromData(data).size() == image.size()


def test_an_empty_clipboard_says_so(part: FilesPart) -> None:
    said: list[Notice] = []
    part.notice_raised.connect(said.append)
    QGuiApplication.clipboard().setText("only words")
    part.paste()
    assert [notice.tone for notice in said] == ["warn"]


def test_what_cannot_be_added_says_why(part: FilesPart, tmp_path: Path, qtbot) -> None:
    said: list[Notice] = []
    part.notice_raised.connect(said.append)
    part.add_paths([tmp_path / "gone.jpg"])
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].words.startswith("The file gone.jpg cannot be read.")


def test_a_file_is_opened_as_a_private_copy(part: FilesPart, file_desk: Desk, opened: Opened, qtbot) -> None:
    file = add_content(file_desk.profile.replica, "account", LUZ, name="nota.txt", content=b"hola")
    part.show_record("account", LUZ)
    qtbot.waitUntil(lambda: "nota.txt" in shown(part))
    press(part, "Open nota.txt")
    qtbot.waitUntil(lambda: bool(opened.paths))
    (path,) = opened.paths
    assert path.read_bytes() == b"hola"
    assert path.is_relative_to(file_desk.profile.home.opened)
    assert path.parent.name == file.file.id
    assert path.stat().st_mode & 0o077 == 0


def test_a_program_is_not_opened(part: FilesPart, file_desk: Desk, opened: Opened, qtbot) -> None:
    said: list[Notice] = []
    part.notice_raised.connect(said.append)
    add_content(file_desk.profile.replica, "account", LUZ, name="fotos.exe", content=b"MZ")
    part.show_record("account", LUZ)
    qtbot.waitUntil(lambda: "fotos.exe" in shown(part))
    press(part, "Open fotos.exe")
    qtbot.waitUntil(lambda: bool(said))
    assert (said[0].action, opened.paths) == ("Save it", [])


def test_a_file_of_the_office_is_fetched_and_then_opened(
    part: FilesPart, file_desk: Desk, engine: Engine, opened: Opened, qtbot
) -> None:
    replica = file_desk.profile.replica
    theirs = Attachment(id="o1", kind="account", record_id=LUZ, name="lista.txt", size=4, remote_id="7")
    with replica.write() as w:
        attachments.take_list(w, "account", [LUZ], [theirs])
    part.show_record("account", LUZ)
    qtbot.waitUntil(lambda: "lista.txt" in shown(part))
    press(part, "Open lista.txt")
    assert engine.fetched == ["o1"]
    file_desk.bridge.report(FileNews(id="o1", code="unreachable"))
    said: list[Notice] = []
    part.notice_raised.connect(said.append)
    qtbot.waitUntil(lambda: bool(said))
    assert opened.paths == []

    press(part, "Open lista.txt")
    with replica.write() as w:
        w.run("INSERT INTO attachment_part VALUES ('o1', 0, ?)", (b"hola",))
        attachments.has_content(w, "o1", "b221d9dbb083a7f33428d7c2a3c3198ae925614d70210e28716ccaa7cd4ddb79", 4)
    file_desk.bridge.report(FileNews(id="o1"))
    qtbot.waitUntil(lambda: bool(opened.paths))
    assert opened.paths[0].read_bytes() == b"hola"


def test_a_refused_file_says_why_and_is_sent_again_or_removed(part: FilesPart, rep_replica: Replica, qtbot) -> None:
    file = add_content(rep_replica, "account", LUZ, name="video.mp4", content=b"x" * 10)
    with rep_replica.write() as w:
        attachments.mark_refused(w, file.file.id, "too_large", "the server's words")
    part.show_record("account", LUZ)
    qtbot.waitUntil(lambda: "video.mp4" in shown(part))
    assert "It is larger than the office takes." in [label.text() for label in part.findChildren(Text)]
    press(part, "Send video.mp4 again")

    def state() -> FileState:
        with rep_replica.read() as r:
            return attachments.need(r, file.file.id).state

    qtbot.waitUntil(lambda: state() is FileState.QUEUED)
    qtbot.waitUntil(lambda: any(b.accessibleName() == "Remove video.mp4" for b in part.findChildren(Button)))
    press(part, "Remove video.mp4")
    qtbot.waitUntil(lambda: known(rep_replica) == [])


def test_the_account_shows_its_files(file_desk: Desk, qtbot) -> None:
    add_content(file_desk.profile.replica, "account", LUZ, name="contrato.pdf", content=b"%PDF")
    page = AccountPage(file_desk)
    qtbot.addWidget(page)
    page.show()
    page.opened(LUZ)
    part = page.findChild(FilesPart)
    assert part is not None
    qtbot.waitUntil(lambda: "contrato.pdf" in shown(part))


def test_the_queue_says_what_waits_and_lets_files_go_on_a_metered_network(
    file_desk: Desk, engine: Engine, qtbot
) -> None:
    engine.metered = True
    replica = file_desk.profile.replica
    refused = add_content(replica, "account", LUZ, name="video.mp4", content=b"x" * 2_000_000)
    add_content(replica, "account", LUZ, name="foto.jpg", content=b"y" * 1_000_000)
    with replica.write() as w:
        attachments.mark_refused(w, refused.file.id, "too_large", "")
    page = SyncPage(file_desk)
    qtbot.addWidget(page)
    page.show()
    page.opened()
    queue = page.findChild(FileQueue)
    assert queue is not None
    table = queue.findChild(RecordTable)
    assert table is not None
    qtbot.waitUntil(lambda: table.records.rowCount() == 2)
    buttons = {button.text(): button for button in queue.findChildren(Button)}
    assert not buttons["Send now"].isHidden()
    buttons["Send now"].click()
    assert engine.sent == 1
    table.choose_id(refused.file.id)
    buttons["Remove"].click()
    qtbot.waitUntil(lambda: known(replica) == [("foto.jpg", 1_000_000)])
