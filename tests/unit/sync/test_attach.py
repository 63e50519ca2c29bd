"""The step that sends files, and the service's verbs for them, against a model of an office that keeps files."""

import hashlib
import io
import queue
import random
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import BinaryIO

import pytest

from sfa_desktop.base.clock import FixedClock, SystemClock
from sfa_desktop.base.errors import AccessDenied, Declined, OutcomeUnknown, ServerFault, SfaError, Unreachable
from sfa_desktop.entities import Task
from sfa_desktop.entities.attachment import FileNews, FileState, RecordFile
from sfa_desktop.entities.exchange import Attachment, Page, Report
from sfa_desktop.replica import attachments, contents, edits, rounds
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync import channel
from sfa_desktop.sync.attach import GIVE_UP_AFTER
from sfa_desktop.sync.engine import run_once
from sfa_desktop.sync.fetch import list_files
from sfa_desktop.sync.schedule import Schedule
from sfa_desktop.sync.serve import Inbox, Service
from sfa_desktop.sync.several import Parties, Party
from tests.support.office import Line, Office
from tests.support.replica import clock, replica

__all__ = ["clock", "replica"]
PIECE = 1000


class FileLine(Line):
    """An office that takes files in pieces and keeps what it has of each by its id."""

    def __init__(self, office: Office, user: str) -> None:
        super().__init__(office, user)
        self.capabilities = replace(self.capabilities, attachments="resumable")
        self.held: dict[str, bytes] = {}
        self.done: dict[str, Attachment] = {}
        self.moved: list[tuple[str, int]] = []
        """(name, start) of each piece, in order."""
        self.trouble: Callable[[Attachment, int], SfaError | None] = lambda _file, _held: None
        self.lose_answer = False

    def files(self, kind: str, keys: Mapping[str, str]) -> tuple[Attachment, ...]:
        return tuple(file for file in self.done.values() if file.kind == kind and file.record_id in keys)

    def upload(self, file: Attachment, parent: str, content: BinaryIO, progress: Callable[[int], None]) -> Attachment:
        assert parent, "sent before its record"
        while file.id not in self.done:
            held = self.held.setdefault(file.id, b"")
            error = self.trouble(file, len(held))
            if error is not None:
                raise error
            content.seek(len(held))
            piece = content.read(PIECE)
            self.moved.append((file.name, len(held)))
            self.held[file.id] = held + piece
            if len(self.held[file.id]) == file.size:
                assert hashlib.sha256(self.held[file.id]).hexdigest() == file.sha256
                self.done[file.id] = replace(file, remote_id=f"r{len(self.done)}")
            else:
                progress(len(self.held[file.id]))
        if self.lose_answer:
            self.lose_answer = False
            raise OutcomeUnknown
        progress(file.size)
        return self.done[file.id]

    def download(self, file: Attachment, start: int = 0) -> Iterator[bytes]:
        yield self.held[file.id][start:]


@pytest.fixture
def line() -> FileLine:
    office = Office()
    office.add("account", name="Farmacia Luz", owner="rep")
    return FileLine(office, "rep")


@pytest.fixture
def account(replica: Replica, line: FileLine, clock: FixedClock) -> str:
    assert sync(replica, line, clock).exit_code == 0
    with replica.read() as r:
        (only,) = r.list("account")
    return only.id


def sync(replica: Replica, line: FileLine, clock: FixedClock, **more: object) -> Report:
    return run_once(replica, line, clock, device="d", **more)  # type: ignore[arg-type]


def add(replica: Replica, record: str, name: str = "foto.jpg", size: int = 3 * PIECE, kind: str = "account") -> str:
    content = random.Random(name).randbytes(size)
    return attachments.add(replica, kind, record, name=name, content=io.BytesIO(content)).file.id


def file(replica: Replica, id: str) -> RecordFile:
    with replica.read() as r:
        return attachments.need(r, id)


def test_a_metered_link_met_in_the_middle_stops_before_the_next_part(
    replica: Replica, line: FileLine, clock: FixedClock, account: str
) -> None:
    id_ = add(replica, account)
    report = sync(replica, line, clock, files=lambda: not line.moved)
    assert (line.moved, report.files_sent, report.files_waiting) == ([("foto.jpg", 0)], 0, 1)
    assert report.exit_code == 0, "files that wait for another network are nothing to worry about"
    assert file(replica, id_).sent == PIECE
    assert sync(replica, line, clock).files_sent == 1
    assert [start for _, start in line.moved] == [0, PIECE, 2 * PIECE]


def test_a_round_that_is_stopped_goes_on_where_it_was(
    replica: Replica, line: FileLine, clock: FixedClock, account: str
) -> None:
    add(replica, account)
    stopped = sync(replica, line, clock, stop=lambda: len(line.moved) == 2)
    assert (stopped.files_sent, len(line.moved)) == (0, 2)
    assert sync(replica, line, clock).files_sent == 1
    assert [start for _, start in line.moved] == [0, PIECE, 2 * PIECE]


def test_a_lost_answer_is_looked_up_and_nothing_is_sent_again(
    replica: Replica, line: FileLine, clock: FixedClock, account: str
) -> None:
    id_ = add(replica, account)
    line.lose_answer = True
    report = sync(replica, line, clock)
    assert (report.exit_code, report.files_sent, len(line.moved)) == (0, 1, 3)
    assert file(replica, id_).state is FileState.DONE
    assert file(replica, id_).attempts == 1


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (Declined(detail="no", refusal="too_large"), "too_large"),
        (AccessDenied(detail="no"), "access_denied"),
        (ServerFault(detail="no"), "fault"),
    ],
)
def test_one_that_is_not_taken_is_set_aside_and_the_others_flow(
    replica: Replica, line: FileLine, clock: FixedClock, account: str, error: SfaError, code: str
) -> None:
    bad, good = add(replica, account, "mala.jpg"), add(replica, account, "buena.jpg")
    line.trouble = lambda sent, held: error if sent.name == "mala.jpg" and held == PIECE else None
    report = sync(replica, line, clock)
    assert (report.exit_code, report.files_sent, report.files_waiting) == (4, 1, 1)
    assert (file(replica, bad).state, file(replica, bad).code) == (FileState.REFUSED, code)
    assert file(replica, good).state is FileState.DONE


def test_one_whose_answers_always_get_lost_holds_up_nobody_and_is_set_aside_in_the_end(
    replica: Replica, line: FileLine, clock: FixedClock, account: str
) -> None:
    bad, good = add(replica, account, "mala.jpg"), add(replica, account, "buena.jpg")
    line.trouble = lambda sent, _held: OutcomeUnknown() if sent.name == "mala.jpg" else None
    first = sync(replica, line, clock)
    assert (first.exit_code, first.files_sent) == (3, 1)
    assert file(replica, good).state is FileState.DONE
    for _ in range(GIVE_UP_AFTER):
        sync(replica, line, clock)
    assert (file(replica, bad).state, file(replica, bad).code) == (FileState.REFUSED, "fault")
    assert file(replica, bad).attempts <= GIVE_UP_AFTER


def test_a_network_that_cuts_every_piece_gets_a_file_there_in_one_round(
    replica: Replica, line: FileLine, clock: FixedClock, account: str
) -> None:
    add(replica, account, size=10 * PIECE)
    cut: set[int] = set()

    def cut_once(_sent: Attachment, held: int) -> SfaError | None:
        if held in cut:
            return None
        cut.add(held)
        return OutcomeUnknown()

    line.trouble = cut_once
    report = sync(replica, line, clock)
    assert (report.exit_code, report.files_sent, len(line.moved)) == (0, 1, 10)


def test_an_office_that_goes_away_ends_the_step_and_sets_nothing_aside(
    replica: Replica, line: FileLine, clock: FixedClock, account: str
) -> None:
    ids = [add(replica, account, name) for name in ("uno.jpg", "dos.jpg")]
    line.trouble = lambda _sent, held: Unreachable(url="http://x") if held else None
    report = sync(replica, line, clock)
    assert (report.exit_code, report.files_waiting, [code for code, _ in report.errors]) == (3, 2, ["unreachable"])
    assert [file(replica, id_).state for id_ in ids] == [FileState.QUEUED, FileState.QUEUED]
    line.trouble = lambda _sent, _held: None
    assert sync(replica, line, clock).files_sent == 2


def test_what_is_typed_meanwhile_goes_before_the_next_part(
    replica: Replica, line: FileLine, clock: FixedClock, account: str
) -> None:
    add(replica, account)
    typed: list[int] = []

    def type_a_task(_sent: Attachment, held: int) -> None:
        if held == PIECE and not typed:
            with replica.write() as w:
                edits.create(w, Task(subject="Llamar", account_id=account))
            typed.append(len(line.moved))

    line.trouble = type_a_task
    report = sync(replica, line, clock)
    assert (report.exit_code, report.pushed, report.files_sent) == (0, 1, 1)
    assert [effect.kind for effect in line.office.effects] == ["task"]
    assert [start for _, start in line.moved] == [0, PIECE, 2 * PIECE]


def test_a_file_waits_for_its_record_and_is_set_aside_if_that_never_comes(
    replica: Replica, line: FileLine, clock: FixedClock, account: str
) -> None:
    with replica.write() as w:
        task = edits.create(w, Task(subject="refuse me", account_id=account))
    waiting = add(replica, task, kind="task")
    report = sync(replica, line, clock)
    assert (report.exit_code, report.refused, line.moved) == (4, 1, [])
    assert file(replica, waiting).state is FileState.QUEUED
    with replica.write() as w:
        edits.delete(w, "task", task)
    sync(replica, line, clock)
    assert (file(replica, waiting).state, file(replica, waiting).code) == (FileState.REFUSED, "no_record")


def test_progress_has_a_total_in_bytes(replica: Replica, line: FileLine, clock: FixedClock, account: str) -> None:
    for name in ("uno.jpg", "dos.jpg"):
        add(replica, account, name)
    told: list[tuple[int, int | None]] = []
    sync(replica, line, clock, progress=lambda p: told.append((p.done, p.total)) if p.stage == "files" else None)
    assert told[-1] == (6 * PIECE, 6 * PIECE)
    assert told == sorted(told)


def test_a_round_without_files_writes_nothing_about_them(
    replica: Replica, line: FileLine, clock: FixedClock, account: str
) -> None:
    changed: list[object] = []
    replica.subscribe(changed.append)
    sync(replica, line, clock)
    assert attachments.QUEUE not in {kind for one in changed for kind in one.kinds}  # type: ignore[attr-defined]


class Served:
    """A service at work on a thread of its own, on a metered network."""

    def __init__(self, replica: Replica, line: FileLine, lock: Path) -> None:
        self.inbox = Inbox(io.BytesIO())
        self.inbox.metered = True
        self.events: queue.Queue[channel.Event] = queue.Queue()
        service = Service(
            replica,
            Parties([Party(name="", connector=line)]),
            SystemClock(),
            Schedule(Random(1)),
            self.inbox,
            self.events.put,
            device="d",
            lock=lock,
        )
        self._thread = threading.Thread(target=service.run)
        self._thread.start()

    def next(self, kind: type) -> channel.Event:
        while True:
            event = self.events.get(timeout=20)
            if isinstance(event, kind):
                return event

    def stop(self) -> None:
        self.inbox.put(channel.Order("stop"))
        self._thread.join(20)
        assert not self._thread.is_alive()


@pytest.fixture
def served(replica: Replica, line: FileLine, account: str, tmp_path: Path) -> Iterator[Served]:
    add(replica, account, "uno.jpg")
    made = Served(replica, line, tmp_path / "sync.lock")
    report = made.next(Report)
    assert isinstance(report, Report)
    assert (report.exit_code, report.files_sent, report.files_waiting) == (0, 0, 1)
    yield made
    made.stop()


def test_on_a_metered_network_a_person_lets_files_go_once(served: Served, replica: Replica, account: str) -> None:
    served.inbox.put(channel.Order("wake"))
    assert served.next(Report).files_sent == 0  # type: ignore[union-attr]
    served.inbox.put(channel.Order("wake", files=True))
    assert served.next(Report).files_sent == 1  # type: ignore[union-attr]
    add(replica, account, "dos.jpg")
    served.inbox.put(channel.Order("wake"))
    assert served.next(Report).files_waiting == 1  # type: ignore[union-attr]


def test_a_network_that_is_no_longer_metered_lets_files_go_by_itself(served: Served) -> None:
    served.inbox.put(channel.Order("link", metered=False))
    assert served.next(Report).files_sent == 1  # type: ignore[union-attr]


def test_list_and_content_are_brought_beside_the_rounds(
    served: Served, replica: Replica, line: FileLine, account: str
) -> None:
    theirs = Attachment(id="o1", kind="account", record_id=account, name="lista.txt", size=4, remote_id="7")
    line.held["o1"], line.done["o1"] = b"hola", theirs
    served.inbox.put(channel.Order("list", kind="account", id=account))
    assert served.next(FileNews) == FileNews(id=account)
    assert file(replica, "o1").here is False
    served.inbox.put(channel.Order("fetch", id="o1"))
    assert served.next(FileNews) == FileNews(id="o1")
    assert b"".join(contents.read(replica, file(replica, "o1").file.sha256, "")) == b"hola"
    served.inbox.put(channel.Order("fetch", id="nobody"))
    news = served.next(FileNews)
    assert isinstance(news, FileNews)
    assert (news.id, news.code) == ("nobody", "not_found")


def test_content_that_is_not_what_was_listed_is_not_kept(
    served: Served, replica: Replica, line: FileLine, account: str
) -> None:
    theirs = Attachment(
        id="o1", kind="account", record_id=account, name="lista.txt", size=4, sha256="0" * 64, remote_id="7"
    )
    line.held["o1"], line.done["o1"] = b"hola", theirs
    served.inbox.put(channel.Order("list", kind="account", id=account))
    served.next(FileNews)
    served.inbox.put(channel.Order("fetch", id="o1"))
    news = served.next(FileNews)
    assert isinstance(news, FileNews)
    assert news.code == "content_missing"
    assert file(replica, "o1").here is False


def test_a_restored_office_is_asked_for_every_file_that_is_here(
    replica: Replica, line: FileLine, clock: FixedClock, account: str
) -> None:
    kept, lost = add(replica, account, "vieja.jpg"), add(replica, account, "nueva.jpg")
    assert sync(replica, line, clock).files_sent == 2
    del line.done[lost], line.held[lost]
    line.moved.clear()
    with replica.write() as w:
        attachments.look_again(w, "", 100)
    report = sync(replica, line, clock)
    assert (report.exit_code, report.files_sent) == (0, 2)
    assert {name for name, _ in line.moved} == {"nueva.jpg"}
    assert [file(replica, id_).state for id_ in (kept, lost)] == [FileState.DONE, FileState.DONE]


@pytest.mark.parametrize("code", ["restored_server", "other_server", ""])
def test_a_list_of_an_office_in_doubt_takes_no_file_away(
    replica: Replica, line: FileLine, clock: FixedClock, account: str, code: str
) -> None:
    id_ = add(replica, account, "foto.jpg")
    assert sync(replica, line, clock).files_sent == 1
    del line.done[id_], line.held[id_]
    with replica.write() as w:
        rounds.note(w, w.now, Report(errors=((code, "said"),) if code else (), exit_code=4 if code else 0))
        rounds.note(w, w.now, Report(errors=(("unreachable", "said"),), exit_code=3))
    there = [one.file.id for one in list_files(replica, line, "account", account)]
    assert there == ([id_] if code else [])
    with replica.read() as r:
        assert contents.is_empty(r) == (not code)


class OneKindForbidden(FileLine):
    """An office that does not let this user read tasks any more."""

    def pull(self, kind: str, cursor: str, limit: int) -> Page:
        if kind == "task":
            raise AccessDenied(detail="tasks")
        return super().pull(kind, cursor, limit)


def test_a_kind_that_may_not_be_read_keeps_no_file_here(replica: Replica, clock: FixedClock) -> None:
    office = Office()
    account, task = office.add("account", name="Farmacia Luz", owner="rep"), office.add("task", subject="Llamar")
    line = OneKindForbidden(office, "rep")
    sync(replica, line, clock)
    id_ = add(replica, account.key)
    office.edit(task, subject="Llamar ya")
    report = sync(replica, line, clock)
    assert (report.files_sent, file(replica, id_).state) == (1, FileState.DONE)
    assert (report.verified, report.exit_code) == (False, 4)
