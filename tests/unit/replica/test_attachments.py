"""Files in the replica: whole or not at all, once per content, provable, never dropped while unsent."""

import errno
import hashlib
import io
import os
import random
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta

import pytest

from sfa_desktop.base.clock import FixedClock
from sfa_desktop.base.errors import DiskFull, InvalidInput, NotFound
from sfa_desktop.base.files import ContentMissing, FileTooLarge, FileUnreadable
from sfa_desktop.entities import Account, Visit
from sfa_desktop.entities.attachment import FileState
from sfa_desktop.entities.exchange import Attachment, ServerFacts
from sfa_desktop.replica import attachments, contents, edits, inflow, ledger
from sfa_desktop.replica.contents import PART
from sfa_desktop.replica.store import Replica
from tests.support.replica import KEY, account, clock, pulled, replica

__all__ = ["clock", "replica"]


def photo(seed: int = 1, size: int = 1000) -> bytes:
    return random.Random(seed).randbytes(size)


def add(replica: Replica, content: bytes | io.IOBase, record: str = "a1", name: str = "foto.jpg"):  # type: ignore[no-untyped-def]
    stream = io.BytesIO(content) if isinstance(content, bytes) else content
    return attachments.add(replica, "account", record, name=name, content=stream)  # type: ignore[arg-type]


def rows(replica: Replica) -> tuple[int, int]:
    """How many rows and parts there are, half-added ones among them."""
    with replica.read() as r:
        return r.value("SELECT count(*) FROM attachment"), r.value("SELECT count(*) FROM attachment_part")


def read(replica: Replica, content: bytes) -> bytes:
    return b"".join(contents.read(replica, hashlib.sha256(content).hexdigest(), "foto.jpg"))


@pytest.fixture
def filled(replica: Replica) -> Replica:
    pulled(replica, account("a1"), account("a2", name="Kiosco Sol"))
    return replica


class Broken(io.BytesIO):
    """A file on a share that goes away after some reads."""

    def __init__(self, content: bytes, reads: int) -> None:
        super().__init__(content)
        self.reads = reads

    def read(self, size: int | None = -1) -> bytes:
        self.reads -= 1
        if self.reads < 0:
            raise OSError(errno.EIO, "gone")
        return super().read(size)


class Growing(io.BytesIO):
    """A file that another program writes to between the two times it is read."""

    def seek(self, offset: int, whence: int = 0) -> int:
        if self.tell():
            self.getbuffer()[:1] = b"!"
        return super().seek(offset, whence)


def test_a_file_is_kept_whole_with_its_ledger_entry(filled: Replica) -> None:
    content = photo(size=PART * 5 + 7)
    file = add(filled, content)
    assert (file.state, file.file.size, file.here) == (FileState.QUEUED, len(content), True)
    assert read(filled, content) == content
    with filled.read() as r:
        assert ledger.verify(r) == []
        (entry,) = [e for e in ledger.entries(r, record="a1") if e.event == "file_added"]
        assert (entry.operation, entry.kind) == (file.file.id, "account")
        assert [one.file for one in attachments.unsent(r)] == [file.file]
        assert attachments.waiting(r) == (1, len(content))


def test_nothing_of_it_can_be_read_without_the_key(filled: Replica) -> None:
    add(filled, b"a photo of the whole shop window" * 100, name="escaparate.jpg")
    filled.close()
    for suffix in ("", "-wal"):
        path = filled.path.with_name(filled.path.name + suffix)
        if path.exists():
            assert b"shop window" not in path.read_bytes()
            assert b"escaparate" not in path.read_bytes()


def test_equal_content_is_kept_once_and_once_per_record(filled: Replica) -> None:
    first, again = add(filled, photo()), add(filled, photo(), name="otra.jpg")
    other = add(filled, photo(), record="a2")
    assert again.file.id == first.file.id != other.file.id
    assert rows(filled) == (2, 1)
    with filled.write() as w:
        attachments.remove(w, first.file.id)
    assert read(filled, photo()) == photo()
    with filled.write() as w:
        attachments.remove(w, other.file.id)
    assert rows(filled) == (0, 0)


@pytest.mark.parametrize("reads", [0, 1, 5, 7])
def test_a_file_that_cannot_be_read_to_its_end_leaves_nothing(filled: Replica, reads: int) -> None:
    with pytest.raises(FileUnreadable):
        add(filled, Broken(photo(size=PART * 3), reads))
    assert rows(filled) == (0, 0)


def test_a_file_that_changes_while_it_is_read_leaves_nothing(filled: Replica) -> None:
    with pytest.raises(FileUnreadable):
        add(filled, Growing(photo(size=PART * 3)))
    assert rows(filled) == (0, 0)


def test_the_office_says_how_large_a_file_may_be(filled: Replica) -> None:
    with filled.write() as w:
        inflow.set_facts(w, ServerFacts(identity="i", server_time=None, heads={}, policies={"file_limit": 2_000_000}))
    add(filled, photo(size=2_000_000))
    with pytest.raises(FileTooLarge) as caught:
        add(filled, photo(size=2_000_001), name="video.mp4")
    assert "video.mp4 has 3 MB; the office takes up to 2 MB" in str(caught.value)
    assert rows(filled)[0] == 1


def test_a_full_disk_leaves_nothing_half_kept(filled: Replica) -> None:
    with filled.write() as w:
        pages = w.value("PRAGMA page_count")
        w.run(f"PRAGMA max_page_count = {pages + 150}")
    with pytest.raises(DiskFull):
        add(filled, photo(size=PART * 20))
    assert rows(filled) == (0, 0)
    with filled.read() as r:
        assert attachments.unsent(r) == []


@pytest.mark.parametrize(
    ("kind", "record", "error"), [("account", "nobody", NotFound), ("order_line", "l1", InvalidInput)]
)
def test_a_file_needs_a_record_that_travels(filled: Replica, kind: str, record: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        attachments.add(filled, kind, record, name="a.txt", content=io.BytesIO(b"x"))


@pytest.mark.parametrize(("content", "name"), [(b"", "a.txt"), (b"x", " \x00 ")])
def test_an_empty_file_or_name_is_not_added(filled: Replica, content: bytes, name: str) -> None:
    with pytest.raises(InvalidInput):
        add(filled, content, name=name)


def test_what_a_dead_process_left_half_added_is_swept_after_an_hour(filled: Replica, clock: FixedClock) -> None:
    class Stopped(BaseException):
        pass

    keep, abandon = contents.keep, contents.abandon
    with pytest.MonkeyPatch.context() as patch:
        # As `kill -9`: neither the last transaction nor the clean-up takes place.
        patch.setattr(contents, "abandon", lambda *_: None)

        def killed(*args: object) -> None:
            keep(*args)  # type: ignore[arg-type]
            raise Stopped

        patch.setattr(contents, "keep", killed)
        with pytest.raises(Stopped):
            add(filled, photo())
    assert abandon is contents.abandon
    with filled.read() as r:
        assert attachments.unsent(r) == []
        assert attachments.of_record(r, "account", "a1") == []
    with filled.write() as w:
        contents.sweep(w)
    assert rows(filled) == (1, 1), "somebody may still be adding it"
    clock.moment += timedelta(hours=2)
    with filled.write() as w:
        contents.sweep(w)
    assert rows(filled) == (0, 0)


class Meanwhile(io.BytesIO):
    """A file of six parts; something else happens once it was measured, and its first parts are written."""

    def __init__(self, content: bytes, happens: Callable[[], object]) -> None:
        super().__init__(content)
        self.happens, self.reads = happens, 0

    def read(self, size: int | None = -1) -> bytes:
        self.reads += 1
        if self.reads == 7 + contents.TOGETHER + 1:
            self.happens()
        return super().read(size)


def test_two_processes_that_add_one_file_at_once_add_one(filled: Replica, clock: FixedClock) -> None:
    content = photo(size=PART * 6)
    with closing(Replica.open(filled.path, KEY, clock=clock)) as other:
        added = []
        first = Meanwhile(content, lambda: added.append(add(other, content)))
        mine = add(filled, first)
    assert [one.file.id for one in added] == [mine.file.id]
    assert rows(filled) == (1, 6)
    with filled.read() as r:
        assert [one.file.id for one in attachments.unsent(r)] == [mine.file.id]
        assert [e.event for e in ledger.entries(r, record="a1") if e.event == "file_added"] == ["file_added"]
    assert read(filled, content) == content


def test_one_that_gives_up_leaves_the_other_its_content(filled: Replica, clock: FixedClock) -> None:
    content = photo(size=PART * 6)

    def fail() -> None:
        with closing(Replica.open(filled.path, KEY, clock=clock)) as other, pytest.raises(FileUnreadable):
            add(other, Broken(content, reads=9))

    add(filled, Meanwhile(content, fail))
    assert rows(filled) == (1, 6)
    assert read(filled, content) == content


def test_the_content_of_unsent_files_is_never_swept(filled: Replica, clock: FixedClock) -> None:
    sent, waiting = add(filled, photo(1)), add(filled, photo(2))
    with filled.write() as w:
        attachments.mark_sending(w, sent.file.id)
        attachments.settle(w, sent.file.id, Attachment(id="x", kind="account", record_id="a1", name="", remote_id="7"))
    clock.moment += contents.KEPT + timedelta(days=1)
    with filled.write() as w:
        contents.sweep(w)
    assert read(filled, photo(2)) == photo(2)
    with pytest.raises(ContentMissing):
        read(filled, photo(1))
    with filled.read() as r:
        assert [one.here for one in attachments.of_record(r, "account", "a1")] == [False, True]
        assert [one.file.id for one in attachments.unsent(r)] == [waiting.file.id]


def test_much_content_is_swept_in_many_transactions_and_half_of_it_is_none(
    filled: Replica, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contents, "SWEPT", 3)
    kept = [add(filled, photo(seed, size=PART * 2 + 9)).file for seed in range(3)]
    with filled.write() as w:
        for file in kept:
            sent = Attachment(id="x", kind="account", record_id="a1", name="", remote_id=f"7{file.id}")
            attachments.settle(w, file.id, sent)
    clock.moment += contents.KEPT + timedelta(days=1)
    left = []
    more = True
    while more:
        with filled.write() as w:
            more = contents.sweep(w)
        left.append(rows(filled)[1])
    assert left == [6, 3, 0, 0]
    with filled.write() as w:
        contents.put(w, kept[0].sha256, 1, [b"the second part of three"])
        assert not contents.has_all(w, kept[0].sha256)
    contents.sweep_all(filled)
    assert rows(filled) == (3, 0)


def test_content_that_two_files_share_stays_while_one_is_unsent(filled: Replica, clock: FixedClock) -> None:
    sent = add(filled, photo())
    add(filled, photo(), record="a2")
    with filled.write() as w:
        attachments.settle(w, sent.file.id, Attachment(id="x", kind="account", record_id="a1", name="", remote_id="7"))
    clock.moment += contents.KEPT + timedelta(days=1)
    with filled.write() as w:
        contents.sweep(w)
    assert read(filled, photo()) == photo()


def test_a_file_of_a_new_record_waits_for_it_and_says_so(replica: Replica) -> None:
    with replica.write() as w:
        id_ = edits.create(w, Account(name="Nuevo"))
        visit = edits.create(w, Visit(account_id=id_, subject="Primera"))
    attachments.add(replica, "visit", visit, name="foto.jpg", content=io.BytesIO(photo()))
    with replica.read() as r:
        assert attachments.next_ready(r) is None
        (waiting,) = attachments.unsent(r)
    assert waiting.code == attachments.WAITS_FOR


def test_the_oldest_goes_first(filled: Replica, clock: FixedClock) -> None:
    names = []
    for seed in range(3):
        clock.moment += timedelta(seconds=1)
        names.append(add(filled, photo(seed)).file.id)
    with filled.read() as r:
        first = attachments.next_ready(r)
        second = attachments.next_ready(r, without=names[:1])
    assert first is not None
    assert second is not None
    assert (first[0].file.id, first[1], second[0].file.id) == (names[0], "r-a1", names[1])


def test_only_what_the_office_cannot_have_can_be_removed(filled: Replica) -> None:
    file = add(filled, photo()).file.id
    with filled.write() as w:
        attachments.mark_sending(w, file)
        with pytest.raises(InvalidInput):
            attachments.remove(w, file)
        attachments.mark_unknown(w, file)
        with pytest.raises(InvalidInput):
            attachments.remove(w, file)
        attachments.mark_refused(w, file, "type", "no")
        attachments.retry(w, file)
        with pytest.raises(InvalidInput):
            attachments.retry(w, file)
        attachments.remove(w, file)
    assert rows(filled) == (0, 0)
    with filled.read() as r:
        events = [entry.event for entry in reversed(ledger.entries(r, record="a1")) if entry.event.startswith("file")]
    assert events == [
        "file_added", "file_sending", "file_unknown", "file_refused", "file_retried", "file_removed",
    ]  # fmt: skip


def test_the_list_of_the_office_comes_and_goes_and_spares_what_waits_here(filled: Replica) -> None:
    mine = add(filled, photo())
    theirs = Attachment(
        id="o1", kind="account", record_id="a1", name="contrato.pdf", size=9, sha256="f" * 64, remote_id="4"
    )
    with filled.write() as w:
        attachments.take_list(w, "account", ["a1"], [theirs])
    with filled.read() as r:
        found = {one.file.name: (one.state, one.here) for one in attachments.of_record(r, "account", "a1")}
        assert [one.file.id for one in attachments.unsent(r)] == [mine.file.id]
    assert found == {"contrato.pdf": (FileState.OFFICE, False), "foto.jpg": (FileState.QUEUED, True)}
    with filled.write() as w:
        attachments.take_list(w, "account", ["a1"], [])
    with filled.read() as r:
        assert [one.file.id for one in attachments.of_record(r, "account", "a1")] == [mine.file.id]


def test_a_file_sent_from_here_is_not_listed_twice(filled: Replica) -> None:
    sent = add(filled, photo()).file
    at_office = Attachment(
        id="another", kind="account", record_id="a1", name=sent.name, size=sent.size, sha256=sent.sha256, remote_id="7"
    )
    with filled.write() as w:
        attachments.settle(w, sent.id, at_office)
        attachments.take_list(w, "account", ["a1"], [at_office])
    with filled.read() as r:
        (only,) = attachments.of_record(r, "account", "a1")
    assert (only.file.id, only.state, only.here) == (sent.id, FileState.DONE, True)


def test_after_a_restored_backup_every_file_that_is_here_is_asked_for(filled: Replica) -> None:
    sent = add(filled, photo()).file
    with filled.write() as w:
        attachments.settle(w, sent.id, Attachment(id="x", kind="account", record_id="a1", name="", remote_id="7"))
        attachments.look_again(w, "", 100)
        assert attachments.need(w, sent.id).state is FileState.UNKNOWN


def test_content_can_be_read_from_any_byte(filled: Replica) -> None:
    content = photo(size=PART * 2 + 100)
    file = add(filled, content).file
    with contents.opened(filled, file.sha256, file.size) as stream:
        for start, count in ((0, 10), (PART - 3, 6), (PART * 2, 500), (PART * 2 + 100, 1), (5, PART * 2)):
            stream.seek(start)
            assert stream.read(count) == content[start : start + count]
        assert stream.seek(-4, io.SEEK_END) == len(content) - 4
        assert stream.read() == content[-4:]


def test_content_that_came_in_part_is_gone_on_with(filled: Replica) -> None:
    content = photo(size=PART * 2 + 5)

    def pieces(start: int, upto: int) -> Iterator[bytes]:
        for at in range(start, upto, 1000):
            yield content[at : min(at + 1000, upto)]

    def stop(done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        contents.fill(filled, "o1", pieces(0, len(content)), 0, stop)
    with filled.read() as r:
        assert contents.stored(r, "o1") == PART
    told: list[int] = []
    assert contents.fill(filled, "o1", pieces(PART, len(content)), PART, told.append) == len(content)
    assert told == [PART * 2, len(content)]
    assert b"".join(contents.pieces(filled, "o1")) == content


def test_a_save_never_waits_for_a_large_file(filled: Replica) -> None:
    """Other writers get their turn between the parts."""
    written: list[int] = []

    class Slow(io.BytesIO):
        reads = 0

        def read(self, size: int | None = -1) -> bytes:
            self.reads += 1
            if self.reads % contents.TOGETHER == 1 and self.reads > 21:
                second = Replica.open(filled.path, KEY)
                with second.write() as w:
                    written.append(w.run("UPDATE account SET notes = 'x' WHERE id = 'a1'"))
                second.close()
            return super().read(size)

    add(filled, Slow(os.urandom(PART * 20)))
    assert len(written) > 2
