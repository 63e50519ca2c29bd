"""attach and attachments against a real Tryton, as an admin's script would use them."""

import io
import sys
from pathlib import Path

import pytest

from tests.support.central import Central
from tests.support.cli import Cli

pytestmark = [pytest.mark.functional, pytest.mark.usefixtures("passphrase")]


def signed_in(central: Central, home: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    cli, login = Cli(home), central.reps[0]
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{login.password}\n"))
    cli.ok("endpoint", "add", "--name", "office", "--crm", "tryton", "--url", central.url,
           "--database", central.database, "--user", login.login, "--secret-stdin")  # fmt: skip
    cli.ok("sync", "--once")
    return cli


def test_a_file_from_one_laptop_to_another_by_the_command_line(
    central: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SFA_DESKTOP_METERED", "yes")
    cli = signed_in(central, tmp_path / "one", monkeypatch)
    account = cli.ok("list", "account", "--limit", "1")[0]["id"]
    photo, program = tmp_path / "Vidriera Ñ.jpg", tmp_path / "fotos.exe"
    photo.write_bytes(b"jpeg" * 100_000)
    program.write_bytes(b"MZ")
    added = cli.ok("attach", "account", account, str(photo))
    assert (added["name"], added["state"], added["size"]) == ("Vidriera Ñ.jpg", "queued", 400_000)
    assert cli.ok("attach", "account", account, str(photo))["id"] == added["id"]
    refused = cli.ok("attach", "account", account, str(program))

    on_a_metered_network = cli.ok("sync", "--once")
    assert (on_a_metered_network["files_sent"], on_a_metered_network["files_waiting"]) == (0, 2)
    assert cli.ok("status")["files"]["queued"] == 2
    assert cli.run("sync", "--once", "--files", "never", "--json").json["files_sent"] == 0
    sent = cli.run("sync", "--once", "--files", "always", "--json")
    assert (sent.code, sent.json["files_sent"], sent.json["files_waiting"]) == (4, 1, 1)

    (waiting,) = cli.ok("attachments")
    assert (waiting["id"], waiting["state"], waiting["code"]) == (refused["id"], "refused", "type")
    assert cli.ok("attachments", "retry", refused["id"]) == {"id": refused["id"]}
    assert cli.run("sync", "--once", "--files", "always").code == 4
    cli.ok("attachments", "remove", refused["id"])
    assert cli.run("sync", "--once").code == 0
    assert cli.run("attachments", "remove", added["id"]).code == 2
    assert cli.ok("verify", "--local")["ledger"]["problems"] == []

    other = signed_in(central, tmp_path / "two", monkeypatch)
    assert other.ok("attachments", "account", account) == []
    (listed,) = other.ok("attachments", "account", account, "--office")
    assert (listed["id"], listed["sha256"], listed["state"], listed["here"]) == (
        added["id"], added["sha256"], "office", False,
    )  # fmt: skip
    target = tmp_path / "copia.jpg"
    assert other.ok("attachments", "get", listed["id"], str(target))["size"] == 400_000
    assert target.read_bytes() == photo.read_bytes()
    central.stop()
    target.unlink()
    other.ok("attachments", "get", listed["id"], str(target))
    assert target.stat().st_size == 400_000


@pytest.mark.parametrize("words", [["get", "x"], ["account"], ["get", "x", "y", "z"], ["nothing", "x"], ["retry", "x"]])
def test_what_is_not_understood_is_told_in_a_sentence(tmp_path: Path, words: list[str]) -> None:
    ran = Cli(tmp_path / "home").run("attachments", *words)
    assert ran.code == 2
    assert ran.err.count("\n") == 1


def test_what_cannot_be_added_exits_with_2(tmp_path: Path) -> None:
    cli = Cli(tmp_path / "home")
    account = cli.ok("new", "account", "name=Almacén")["id"]
    assert cli.run("attach", "account", account, str(tmp_path / "gone.jpg")).code == 2
    large = tmp_path / "video.mp4"
    with large.open("wb") as file:
        file.truncate(25_000_001)
    ran = cli.run("attach", "account", account, str(large))
    assert (ran.code, "25 MB" in ran.err) == (2, True)
    assert cli.ok("attachments") == []
