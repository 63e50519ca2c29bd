"""sign-out, reset, wipe, endpoint remove: unsent work is named, or stands in a file before anything goes."""

import base64
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from sfa_desktop.actions.add_endpoint import SECRET
from sfa_desktop.actions.keep_draft import keep_draft
from sfa_desktop.base.lock import FileLock
from sfa_desktop.base.paths import Home
from sfa_desktop.profile import Profile
from sfa_desktop.replica import attachments, ledger
from sfa_desktop.replica.store import Replica
from tests.support.cli import PASSPHRASE, Cli

LINE = "v luz 30m ok pedido; queja entrega; prox lun 10"
COMMANDS = (("sign-out",), ("reset",), ("wipe",), ("endpoint", "remove", "office"))


def opened(cli: Cli) -> Profile:
    return Profile.open(Home(cli.home), passphrase=PASSPHRASE)


@pytest.fixture
def rep(book: Cli, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """A rep's home with an office."""
    monkeypatch.setattr("sys.stdin", io.StringIO("hunter2-hunter2\n"))
    book.ok("endpoint", "add", "--name", "office", "--crm", "tryton", "--url", "http://127.0.0.1:9", "--database", "d",
            "--user", "lfe", "--secret-stdin")  # fmt: skip
    return book


@pytest.fixture
def busy(rep: Cli) -> Cli:
    """The same with unsent work of every sort."""
    rep.ok("log", LINE)
    rep.ok("order", "new", "--account", "luz", "--line", "2041:3")
    profile = opened(rep)
    keep_draft(profile.replica, "quick-log", {"text": "v luz a medias"})
    attachments.add(profile.replica, "account", "luz", name="foto.jpg", content=io.BytesIO(b"\xff\xd8 a photo" * 9))
    profile.close()
    return rep


@pytest.fixture
def replica(busy: Cli) -> Iterator[Replica]:
    profile = opened(busy)
    yield profile.replica
    profile.close()


@pytest.mark.parametrize("words", COMMANDS)
def test_each_refuses_while_anything_is_unsent_and_names_it(busy: Cli, words: tuple[str, ...]) -> None:
    before = busy.ok("outbox", "list")
    ran = busy.run(*words, "--json")
    assert ran.code == 4
    assert ran.json["error"]["code"] == "unsent_work"
    said = ran.json["error"]["message"]
    assert "(6)" in said
    assert "visit" in said
    assert "case" in said
    assert busy.ok("outbox", "list") == before
    profile = opened(busy)
    assert profile.secrets.get(SECRET + "office") == "hunter2-hunter2"
    assert [e.name for e in profile.settings.endpoints] == ["office"]
    profile.close()


@pytest.mark.parametrize("words", COMMANDS)
def test_each_writes_all_of_it_to_a_file_first(busy: Cli, tmp_path: Path, words: tuple[str, ...]) -> None:
    target = tmp_path / "usb" / "unsent.json"
    told = busy.ok(*words, "--export", str(target))
    assert (told["exported"]["operations"], told["exported"]["drafts"], told["exported"]["files"]) == (3, 2, 1)
    found = json.loads(target.read_text("utf-8"))
    assert [o["kind"] for o in found["operations"]] == ["visit", "case", "task"]
    assert all(o["values"] and o["ledger"] for o in found["operations"])
    (draft,) = found["desk"]
    assert (draft["kind"], len(draft["values"]["lines"])) == ("order", 1)
    assert found["typed"] == {"quick-log": {"text": "v luz a medias"}}
    (file,) = found["files"]
    assert base64.b64decode(found["contents"][file["sha256"]]) == b"\xff\xd8 a photo" * 9
    assert target.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("words", COMMANDS)
def test_without_unsent_work_each_just_goes(rep: Cli, words: tuple[str, ...]) -> None:
    assert rep.ok(*words) == {"done": True, "exported": None}


def test_a_file_that_is_there_is_not_written_over(busy: Cli, tmp_path: Path) -> None:
    target = tmp_path / "unsent.json"
    target.write_text("precious")
    ran = busy.run("reset", "--export", str(target), "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, "rescue_failed")
    assert target.read_text() == "precious"
    assert len(busy.ok("outbox", "list")) == 3


def test_signing_out_keeps_data_and_outbox_and_forgets_the_password(busy: Cli, tmp_path: Path) -> None:
    busy.ok("sign-out", "--export", str(tmp_path / "x.json"))
    assert len(busy.ok("outbox", "list")) == 3
    ran = busy.run("sync", "--once", "--json")
    assert ran.code == 2
    assert "password" in ran.json["error"]["message"]


def test_after_a_reset_the_ledger_goes_on_and_the_office_is_strange_again(busy: Cli, tmp_path: Path) -> None:
    before = busy.ok("verify", "--local")["ledger"]
    busy.ok("reset", "--export", str(tmp_path / "x.json"))
    after = busy.ok("verify", "--local")
    assert after["ledger"]["problems"] == []
    assert after["ledger"]["entries"] > before["entries"]
    assert after["waiting"] == 0
    assert busy.ok("list", "account") == []
    assert busy.ok("search", "luz") == []
    profile = opened(busy)
    with profile.replica.read() as r:
        old = next(e for e in ledger.entries(r, limit=1000) if e.seq == before["entries"])
        assert old.hash == before["head"]
        assert ledger.entries(r, limit=1)[0].event == "reset"
        assert r.value("SELECT count(*) FROM ledger WHERE event = 'set_aside'") == 3
        assert r.value("SELECT count(*) FROM attachment_part") == 0
        assert r.fact("provisional_orders") == 1
    assert profile.replica.check() == []
    profile.close()


@pytest.mark.parametrize("draft", ["another", "quick-log"])
def test_what_comes_in_between_looking_and_dropping_stops_a_reset(replica: Replica, tmp_path: Path, draft: str) -> None:
    from sfa_desktop.base.guard_errors import UnsentWork
    from sfa_desktop.replica.emptying import empty
    from sfa_desktop.sync.rescue import rescue

    rescued = rescue(replica, tmp_path / "x.json")
    keep_draft(replica, draft, "half a sentence")
    with pytest.raises(UnsentWork), replica.write() as w:
        empty(w, kept=rescued.kept, proof={})
    with replica.read() as r:
        assert r.count("account") > 0


def test_a_wipe_leaves_nothing_of_the_profile(busy: Cli, tmp_path: Path) -> None:
    busy.ok("wipe", "--export", str(tmp_path / "x.json"))
    left = {path.name for path in busy.home.rglob("*") if path.is_file() and "lock" not in path.name}
    assert left <= {"sfa-desktop.log"}, left


def test_a_wipe_beside_a_window_or_into_the_profile_is_refused(busy: Cli, tmp_path: Path) -> None:
    inside = busy.run("wipe", "--export", str(busy.home / "x.json"), "--json")
    assert (inside.code, inside.json["error"]["code"]) == (2, "invalid_input")
    with FileLock(Home(busy.home).window_lock):
        assert busy.run("wipe", "--export", str(tmp_path / "x.json")).code == 5
    assert not (tmp_path / "x.json").exists()
    assert len(busy.ok("outbox", "list")) == 3


def test_a_removed_endpoint_is_forgotten_with_its_password(rep: Cli) -> None:
    rep.ok("endpoint", "remove", "office")
    assert rep.ok("endpoint", "list") == []
    profile = opened(rep)
    assert profile.secrets.get(SECRET + "office") is None
    profile.close()
    assert rep.run("endpoint", "remove", "office").code == 2
