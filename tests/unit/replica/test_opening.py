"""Wrong key, damage, newer schema, no space, no rights, another writer: a clear word, and nothing overwritten."""

import hashlib
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from sfa_desktop.base.errors import (
    DiskFull,
    HomeReadOnly,
    NotFound,
    ReplicaBusy,
    ReplicaDamaged,
    ReplicaNewer,
    WrongKey,
)
from sfa_desktop.entities import Account
from sfa_desktop.replica import connection, edits, ledger, outbox
from sfa_desktop.replica.store import Replica
from tests.support.replica import KEY, account, pulled

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed replica with 200 accounts."""
    path = tmp_path / "home" / "replica.db"
    replica = Replica.open(path, KEY)
    pulled(replica, *(account(f"a{n}", notes="Clienta confidencial " * 20) for n in range(200)))
    replica.close()
    return path


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_it_opens_again_with_what_was_in_it(path: Path) -> None:
    replica = Replica.open(path, KEY)
    with replica.read() as r:
        assert r.count("account") == 200
    assert replica.check() == []
    replica.close()


def test_raw_files_show_no_word_of_a_customer(path: Path) -> None:
    replica = Replica.open(path, KEY)
    with replica.write() as w:
        edits.update(w, "account", "a1", {"phone": "Secreto-5551234"})
    raw = b"".join(file.read_bytes() for file in path.parent.iterdir())
    replica.close()
    raw += b"".join(file.read_bytes() for file in path.parent.iterdir())
    for word in (b"Clienta", b"Secreto-5551234", b"account", b"SQLite format"):
        assert word not in raw
    assert KEY not in raw
    assert KEY.hex().encode() not in raw


def test_a_wrong_key_touches_nothing(path: Path) -> None:
    before = digest(path)
    with pytest.raises(WrongKey):
        Replica.open(path, os.urandom(32))
    assert digest(path) == before


def test_a_wrong_key_is_the_guess_where_nothing_tells(path: Path) -> None:
    connection.key_mark(path).unlink()
    with pytest.raises(WrongKey):
        Replica.open(path, os.urandom(32))


def damage(path: Path, at: int, length: int = 64) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(os.urandom(length))


@pytest.mark.parametrize("at", [0, 100])
def test_damage_in_the_header_is_not_taken_for_a_wrong_key(path: Path, at: int) -> None:
    damage(path, at)
    before = digest(path)
    with pytest.raises(ReplicaDamaged):
        Replica.open(path, KEY)
    assert digest(path) == before


@pytest.mark.parametrize("keep", [0, 10, 1000, 4096, 0.5])
def test_a_cut_file_is_damaged_and_left_as_it_is(path: Path, keep: float) -> None:
    size = int(path.stat().st_size * keep) // 4096 * 4096 if isinstance(keep, float) else keep
    os.truncate(path, size)
    with pytest.raises(ReplicaDamaged):
        Replica.open(path, KEY)
    assert path.stat().st_size == size


def test_a_file_that_vanished_is_not_silently_begun_anew(path: Path) -> None:
    path.unlink()
    with pytest.raises(ReplicaDamaged):
        Replica.open(path, KEY)
    assert not path.exists()


def test_damage_in_the_middle_is_found_where_it_is_read(path: Path) -> None:
    size = path.stat().st_size
    for page in range(size // 4096 - 20, size // 4096):
        damage(path, page * 4096 + 500)
    before = digest(path)
    replica = Replica.open(path, KEY)
    with pytest.raises(ReplicaDamaged), replica.read() as r:
        r.list("account")
        r.rows("PRAGMA quick_check")
    assert replica.check()
    replica.close()
    assert digest(path) == before


def test_a_newer_schema_is_left_alone(path: Path) -> None:
    replica = Replica.open(path, KEY)
    with replica.write() as w:
        w.run("UPDATE alembic_version SET version_num = '9999'")
    replica.close()
    with pytest.raises(ReplicaNewer, match="9999"):
        Replica.open(path, KEY)


def test_reading_only_makes_and_writes_nothing(path: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        Replica.open(tmp_path / "nowhere" / "replica.db", KEY, read_only=True)
    assert not (tmp_path / "nowhere").exists()
    replica = Replica.open(path, KEY, read_only=True)
    with pytest.raises(HomeReadOnly), replica.write():
        pass
    with pytest.raises(HomeReadOnly), replica.read() as r:
        r.rows("DELETE FROM account")
    replica.close()


def test_a_full_disk_says_so_and_keeps_what_was_saved(path: Path) -> None:
    replica = Replica.open(path, KEY)
    with replica.write() as w:
        pages = w.value("PRAGMA page_count")
        w.rows(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(DiskFull), replica.write() as w:
        edits.create(w, Account(name="Too much", notes="x" * 100_000))
    with replica.read() as r:
        assert r.count("account") == 200
        assert outbox.items(r) == []
    replica.close()


def test_a_limit_on_file_sizes_is_a_full_disk_too(path: Path) -> None:
    code = f"""
import resource, sys
from pathlib import Path
from sfa_desktop.base.errors import DiskFull
from sfa_desktop.entities import Account
from sfa_desktop.replica import edits
from sfa_desktop.replica.store import Replica
replica = Replica.open(Path({str(path)!r}), bytes.fromhex({KEY.hex()!r}))
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
try:
    with replica.write() as w:
        for number in range(50):
            edits.create(w, Account(name="Too much", notes="x" * 20_000))
except DiskFull:
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    with replica.read() as r:
        assert r.count("account") == 200
    sys.exit(7)
"""
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 7


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody without rights")
def test_a_home_without_rights_says_so(path: Path) -> None:
    code = f"""
import os, sys
from pathlib import Path
from sfa_desktop.base.errors import HomeReadOnly
from sfa_desktop.replica.store import Replica
os.setgid(65534); os.setuid(65534)
try:
    Replica.open(Path(sys.argv[1]), bytes.fromhex({KEY.hex()!r}))
except HomeReadOnly:
    sys.exit(7)
"""
    for directory in (path.parent, *path.parents):
        if directory.is_relative_to("/tmp") and directory != Path("/tmp"):
            directory.chmod(0o755)
    path.chmod(0o644)
    for target in (path, path.parent / "new" / "replica.db"):
        assert subprocess.run([sys.executable, "-c", code, str(target)], cwd=ROOT, check=False).returncode == 7


def test_another_process_that_writes_for_long_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.1)
    one, other = Replica.open(path, KEY), Replica.open(path, KEY)
    with one.write() as w:
        w.run("UPDATE account SET phone = '9'")
        with pytest.raises(ReplicaBusy), other.write():
            pass
        with other.read() as r:
            assert r.need("account", "a1").phone == "111"  # type: ignore[attr-defined]
    one.close()
    other.close()


def test_a_write_inside_a_write_is_a_fault_of_ours(path: Path) -> None:
    replica = Replica.open(path, KEY)
    with replica.write(), pytest.raises(RuntimeError, match="inside"), replica.write():
        pass
    replica.close()


def test_changes_are_announced_after_the_commit_and_only_then(path: Path) -> None:
    replica = Replica.open(path, KEY)
    heard: list = []
    stop = replica.subscribe(heard.append)
    with pytest.raises(RuntimeError), replica.write() as w:
        edits.update(w, "account", "a1", {"phone": "5"})
        raise RuntimeError
    assert heard == []
    with replica.write() as w:
        edits.update(w, "account", "a1", {"phone": "5"})
        assert heard == []
    assert heard[0].kinds == {"account", "outbox", "ledger"}
    assert heard[0].ids == {"a1"}
    stop()
    with replica.write() as w:
        edits.update(w, "account", "a1", {"phone": "6"})
    assert len(heard) == 1
    replica.close()


def test_the_window_notices_that_another_process_wrote(path: Path) -> None:
    window, engine = Replica.open(path, KEY), Replica.open(path, KEY)
    assert not window.foreign_changes()
    with window.write() as w:
        edits.update(w, "account", "a1", {"phone": "5"})
    assert not window.foreign_changes()
    with engine.write() as w:
        edits.update(w, "account", "a1", {"phone": "6"})
    assert window.foreign_changes()
    assert not window.foreign_changes()
    window.close()
    engine.close()


def test_a_copy_is_whole_and_encrypted(path: Path, tmp_path: Path) -> None:
    replica = Replica.open(path, KEY)
    with replica.write() as w:
        edits.update(w, "account", "a1", {"phone": "5"})
    replica.backup(tmp_path / "copy.db")
    replica.close()
    assert b"Clienta" not in (tmp_path / "copy.db").read_bytes()
    copy = Replica.open(tmp_path / "copy.db", KEY)
    with copy.read() as r:
        assert r.count("account") == 200
        assert ledger.verify(r) == []
    copy.close()


def test_readers_see_one_moment_while_a_writer_goes_on(path: Path) -> None:
    replica = Replica.open(path, KEY)
    with replica.read() as r:
        assert r.count("account") == 200

        def write() -> None:
            with replica.write() as w:
                edits.create(w, Account(name="New"))

        thread = threading.Thread(target=write)
        thread.start()
        thread.join()
        assert r.count("account") == 200
    with replica.read() as r:
        assert r.count("account") == 201
    replica.close()
