"""What is written down before anything could cost it: whole, read back, and no larger in memory than a piece."""

import base64
import hashlib
import io
import json
import random
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from sfa_desktop.base.errors import DiskFull, ReplicaError, SfaError
from sfa_desktop.base.guard_errors import RescueFailed
from sfa_desktop.entities import Order, OrderLine
from sfa_desktop.replica import attachments, edits, ledger
from sfa_desktop.replica.connection import our_errors
from sfa_desktop.replica.contents import PART
from sfa_desktop.replica.store import Replica
from sfa_desktop.replica.unsent import unsent
from sfa_desktop.sync.rescue import keep_copy, rescue
from tests.support.replica import KEY, NOW, account, clock, pulled, replica

__all__ = ["clock", "replica"]
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def filled(replica: Replica) -> Replica:
    pulled(replica, account("a1"))
    with replica.write() as w:
        edits.update(w, "account", "a1", {"phone": "2"})
        edits.update(w, "account", "a1", {"email": "cádiz@example.org"})
    return replica


def add(replica: Replica, seed: int, size: int) -> bytes:
    content = random.Random(seed).randbytes(size)
    attachments.add(replica, "account", "a1", name=f"{seed}.jpg", content=io.BytesIO(content))
    return content


def test_files_of_every_length_read_back_whole(filled: Replica, tmp_path: Path) -> None:
    sizes = (1, 2, 3, PART - 1, PART, PART + 1, PART * 3 + 2)
    added = [add(filled, seed, size) for seed, size in enumerate(sizes)]
    told = rescue(filled, tmp_path / "x.json")
    written = (tmp_path / "x.json").read_bytes()
    assert hashlib.sha256(written).hexdigest() == told.sha256
    found = json.loads(written)["contents"]
    assert {sha: base64.b64decode(text, validate=True) for sha, text in found.items()} == {
        hashlib.sha256(content).hexdigest(): content for content in added
    }
    with filled.read() as r:
        (last,) = ledger.entries(r, limit=1)
        assert json.loads(last.data)["sha256"] == told.sha256


def test_many_files_are_never_in_memory_together(filled: Replica, tmp_path: Path) -> None:
    for seed in range(6):
        add(filled, seed, PART * 12)
    tracemalloc.start()
    try:
        rescue(filled, tmp_path / "x.json")
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (tmp_path / "x.json").stat().st_size > 6 * PART * 12
    assert most < 10 * PART, "less than one of them"


def test_a_file_that_is_not_whole_here_is_no_rescue(filled: Replica, tmp_path: Path) -> None:
    content = add(filled, 1, PART * 3)
    with filled.write() as w:
        sha256 = hashlib.sha256(content).hexdigest()
        w.run("DELETE FROM attachment_part WHERE sha256 = ? AND number = 2", (sha256,))
    with pytest.raises(RescueFailed) as caught:
        rescue(filled, tmp_path / "x.json")
    assert "1.jpg is not whole" in str(caught.value)
    assert list(tmp_path.glob("*x.json*")) == []
    with filled.read() as r:
        assert ledger.entries(r, limit=1)[0].event != "exported"


def test_every_operation_carries_its_own_proof(filled: Replica, tmp_path: Path) -> None:
    with filled.write() as w:
        edits.create(w, Order(account_id="a1", state="confirmed"))
    rescue(filled, tmp_path / "x.json")
    found = json.loads((tmp_path / "x.json").read_text("utf-8"))["operations"]
    with filled.read() as r:
        for operation in found:
            told = [entry.seq for entry in ledger.of_operations(r, [operation["id"]])]
            assert [entry["seq"] for entry in operation["ledger"]] == told
            assert told


def test_the_keys_of_unsent_work_say_what_stands_in_it(filled: Replica) -> None:
    with filled.write() as w:
        line = OrderLine(id="l1", product_id="p1", quantity=1)
        id_ = edits.create(w, Order(account_id="a1", state="draft"), lines=[line])
    seen = []
    for quantity in (2, 3, 2):
        with filled.write() as w:
            edits.update(w, "order", id_, {}, lines=[OrderLine(id="l1", product_id="p1", quantity=quantity)])
        with filled.read() as r:
            seen.append(unsent(r).keys)
    assert seen[0] == seen[2] != seen[1]
    assert any("cádiz" in key for key in seen[0]), "readable, so no process hashes it otherwise than another"


def test_a_folder_that_cannot_be_made_is_no_rescue(filled: Replica, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SfaError):
        rescue(filled, tmp_path / "file" / "x.json")


# --- copies of the whole replica ----------------------------------------------------------------------


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """A disk on which no file has room beyond so many bytes; Windows has no such limit."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_nothing_is_left_of_a_copy_for_which_there_was_no_room(filled: Replica, tmp_path: Path) -> None:
    folder = tmp_path / "rescued"
    with files_up_to(100_000), pytest.raises(ReplicaError):
        keep_copy(filled, folder, NOW)
    assert list(folder.iterdir()) == []
    kept = keep_copy(filled, folder, NOW)
    assert list(folder.iterdir()) == [kept]


@pytest.mark.parametrize(("words", "error"), [("database or disk is full", DiskFull), ("disk I/O error", ReplicaError)])
def test_an_error_of_a_backup_is_known_by_its_words(filled: Replica, words: str, error: type[SfaError]) -> None:
    with pytest.raises(error), our_errors(filled.path):
        raise driver.OperationalError(words)


def test_a_copy_that_is_not_what_it_was_made_of_is_not_kept(
    filled: Replica, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "rescued"
    with monkeypatch.context() as patch:
        patch.setattr(ledger, "head", id)
        with pytest.raises(RescueFailed):
            keep_copy(filled, folder, NOW)
    assert list(folder.iterdir()) == []


KILLED = f"""
import os, sys
from pathlib import Path
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync import rescue
from sfa_desktop.base.clock import SystemClock
replica = Replica.open(Path(sys.argv[1]), bytes.fromhex({KEY.hex()!r}))
rescue.unsent = lambda r: os._exit(9)
rescue.keep_copy(replica, Path(sys.argv[2]), SystemClock().now())
"""


def test_what_a_killed_process_left_of_a_copy_goes_with_the_next_one(filled: Replica, tmp_path: Path) -> None:
    folder = tmp_path / "rescued"
    command = [sys.executable, "-c", KILLED, str(filled.path), str(folder)]
    assert subprocess.run(command, cwd=ROOT, check=False, timeout=60).returncode == 9
    left = list(folder.iterdir())
    assert left
    assert not [path for path in left if path.name.endswith(".db")], "it is not taken for a whole one"
    kept = keep_copy(filled, folder, NOW)
    assert list(folder.iterdir()) == [kept]
