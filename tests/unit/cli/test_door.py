"""The door itself: help and version without Qt, exit codes, passphrases, two processes, a home nobody may write."""

import errno
import io
import json
import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from sfa_desktop.base.errors import EXIT_BUSY, ReplicaBusy
from sfa_desktop.base.log import FILE
from sfa_desktop.base.paths import Home
from sfa_desktop.cli import Doors
from sfa_desktop.cli.output import Output, printable
from sfa_desktop.profile import Profile
from tests.support.cli import PASSPHRASE, ROOT, Cli


def loaded_by(code: str, home: Path) -> set[str]:
    """The modules a fresh interpreter has loaded after `code`."""
    script = f"{code}\nimport sys\nprint('\\n'.join(sys.modules), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True,
        env={**os.environ, "SFA_DESKTOP_HOME": str(home)},
    )  # fmt: skip
    return set(done.stderr.split())


def test_a_headless_command_never_loads_qt(book: Cli) -> None:
    modules = loaded_by("from sfa_desktop.__main__ import main\nmain(['search', 'luz', '--json'])", book.home)
    assert "sfa_desktop.cli.records" in modules
    assert not any(name.startswith(("PySide6", "shiboken6", "sfa_desktop.ui")) for name in modules)
    assert "openpyxl" not in modules


def test_version_and_help_load_next_to_nothing(tmp_path: Path) -> None:
    code = "from sfa_desktop.__main__ import main\ntry:\n    main(['--version'])\nexcept SystemExit:\n    pass"
    modules = loaded_by(code, tmp_path)
    for heavy in ("sqlalchemy", "sqlcipher3", "requests", "keyring", "PySide6", "openpyxl", "cryptography", "msgspec"):
        assert heavy not in modules


def test_help_names_every_command_and_only_those_that_work(cli: Cli) -> None:
    ran = cli.spawn("--help")
    assert ran.code == 0
    for name in ("search", "show", "list", "new", "edit", "delete", "log", "order", "endpoint", "sync", "status",
                 "outbox", "conflicts", "verify", "import", "export", "doctor", "central", "demo", "map", "scope",
                 "config", "support"):  # fmt: skip
        assert f"    {name} " in ran.out
    assert "    insights" not in ran.out


def test_options_stand_before_or_after_the_command(book: Cli) -> None:
    assert book.run("--json", "list", "account").json == book.run("list", "account", "--json").json


def test_without_a_command_the_window_is_opened(cli: Cli) -> None:
    seen: list[tuple[Home, str | None]] = []

    def window(home: Home, passphrase: str | None) -> int:
        seen.append((home, passphrase))
        return 7

    assert cli.run(doors=Doors(window=window)).code == 7
    assert seen == [(Home(cli.home), PASSPHRASE)]
    assert cli.run().code == 2


def test_a_fault_of_ours_is_one_sentence_and_a_traceback_in_the_log(book: Cli) -> None:
    def window(home: Home, passphrase: str | None) -> int:
        raise ZeroDivisionError("secret customer name")

    ran = book.run("--json", doors=Doors(window=window))
    assert (ran.code, ran.json["error"]["code"]) == (1, "fault")
    assert "Traceback" not in ran.err
    assert "ZeroDivisionError" in (Home(book.home).logs / FILE).read_text("utf-8")


@pytest.mark.parametrize(
    ("number", "code", "exit_code"), [(errno.ENOSPC, "disk_full", 1), (errno.EROFS, "home_read_only", 2)]
)
def test_a_disk_that_refuses_where_nobody_thought_of_it_is_named(
    book: Cli, number: int, code: str, exit_code: int
) -> None:
    def window(home: Home, passphrase: str | None) -> int:
        raise OSError(number, os.strerror(number), str(home.root / "thing"))

    ran = book.run("--json", doors=Doors(window=window))
    assert (ran.code, ran.json["error"]["code"]) == (exit_code, code)


def test_the_passphrase_from_each_place(cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert cli.ok("list", "account") == []
    monkeypatch.delenv("SFA_DESKTOP_PASSPHRASE")
    ran = cli.run("list", "account")
    assert (ran.code, "--passphrase-stdin" in ran.err) == (4, True)
    file = tmp_path / "pass"
    file.write_text(f"{PASSPHRASE}\nmore\n")
    monkeypatch.setenv("SFA_DESKTOP_PASSPHRASE_FILE", str(file))
    assert cli.run("list", "account").code == 0
    monkeypatch.setenv("SFA_DESKTOP_PASSPHRASE_FILE", str(tmp_path / "none"))
    assert cli.run("list", "account").code == 2
    monkeypatch.delenv("SFA_DESKTOP_PASSPHRASE_FILE")
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSPHRASE}\n"))
    assert cli.run("list", "account", "--passphrase-stdin").code == 0
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert cli.run("list", "account", "--passphrase-stdin").code == 2
    monkeypatch.setenv("SFA_DESKTOP_PASSPHRASE", "wrong")
    ran = cli.run("list", "account")
    assert (ran.code, "was not touched" in ran.err) == (4, True)


def test_passphrase_and_password_on_one_standard_input(cli: Cli) -> None:
    ran = cli.spawn(
        "endpoint", "add", "--name", "office", "--crm", "tryton", "--url", "http://127.0.0.1:1", "--database", "crm",
        "--user", "lucia", "--secret-stdin", "--passphrase-stdin", "--json", stdin="one\nthe-office-password\n",
    )  # fmt: skip
    assert (ran.code, ran.json["name"]) == (0, "office")
    listed = cli.spawn("endpoint", "list", "--passphrase-stdin", stdin="one\n")
    assert "office" in listed.out
    assert all(b"the-office-password" not in path.read_bytes() for path in cli.home.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--name", "", "--crm", "tryton", "--url", "http://x", "--database", "d", "--user", "u"), "no name"),
        (("--name", "a", "--crm", "sap", "--url", "http://x", "--database", "d", "--user", "u"), "no connector for"),
        (
            ("--name", "a", "--crm", "tryton", "--url", "ftp://x", "--database", "d", "--user", "u"),
            "not a server's address",
        ),
        (("--name", "a", "--crm", "tryton", "--url", "http://x", "--user", "u"), "name of the database"),
        (("--name", "a", "--crm", "tryton", "--url", "http://x", "--database", "d"), "name of the user is missing"),
    ],
)
def test_endpoints_that_cannot_be(cli: Cli, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], says: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("secret\n"))
    ran = cli.run("endpoint", "add", *words, "--secret-stdin")
    assert (ran.code, says in ran.err) == (2, True), ran.err


def test_a_password_typed_into_the_address_is_kept_nowhere_readable(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("--name", "a", "--crm", "tryton", "--database", "d", "--user", "u", "--secret-stdin", "--url")
    for address in ("https://me:hunter2@crm.example.com/", "ftp://me:hunter2@crm.example.com"):
        monkeypatch.setattr(sys, "stdin", io.StringIO("secret\n"))
        assert "hunter2" not in "".join(
            str(part) for part in vars(cli.run("endpoint", "add", *words, address)).values()
        )
    assert "https://crm.example.com" in cli.run("endpoint", "list").out
    assert all("hunter2" not in path.read_text("utf-8", "ignore") for path in cli.home.rglob("*") if path.is_file())


def test_what_people_type_is_not_in_the_log(book: Cli) -> None:
    ran = book.run("order", "new", "--account", "a", "--line", "Pastillas de la viuda")
    assert (ran.code, "viuda" in ran.err) == (2, True)
    log = (Home(book.home).logs / FILE).read_text("utf-8")
    assert "invalid_input" in log
    assert "viuda" not in log


def test_only_brakes_that_can_be_let_pass_are_accepted(book: Cli) -> None:
    answer = book.run("sync", "--once", "--accept", "nonsense")
    assert answer.code == 2
    assert "mass_disappearance" in answer.err


def test_without_an_office_everything_local_works_and_sync_says_what_to_do(book: Cli) -> None:
    status = book.ok("status")
    assert (status["endpoint"], status["online"], status["kinds"]["account"]["rows"]) == (None, None, 3)
    assert set(status["outbox"]) >= {"queued", "sending", "unknown", "refused", "conflict", "done"}
    ran = book.run("sync", "--once")
    assert (ran.code, "endpoint add" in ran.err) == (2, True)
    verified = book.ok("verify")
    assert (verified["verified"], verified["ledger"]["problems"]) == (None, [])
    assert book.ok("doctor")["passed"] is True
    assert book.run("endpoint", "test").code == 2


def test_an_office_that_cannot_be_reached_is_exit_3_and_nothing_is_lost(
    book: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("secret\n"))
    book.ok("endpoint", "add", "--name", "office", "--crm", "tryton", "--url", "http://127.0.0.1:1", "--database", "d",
            "--user", "u", "--secret-stdin")  # fmt: skip
    book.ok("new", "account", "name=Nueva")
    ran = book.run("sync", "--once", "--json")
    assert ran.code == 3
    counts = {"pushed", "pulled", "refused", "conflicts", "unknown", "files_sent", "files_waiting"}
    assert set(ran.json) == {*counts, "verified", "errors"}
    assert ran.json["errors"][0]["code"] == "unreachable"
    assert book.ok("status")["outbox"]["queued"] == 1
    assert book.ok("status")["online"] is False
    assert book.run("endpoint", "test").code == 3
    assert book.run("verify").code == 3
    assert book.run("doctor").code == 3


def test_another_process_that_writes_is_waited_for_and_then_told(book: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """The writer's lock is held for longer than anybody waits: the sentence and exit 5, and reading still works."""
    monkeypatch.setattr("sfa_desktop.replica.connection.BUSY_SECONDS", 0.2)
    profile = Profile.open(Home(book.home), passphrase=PASSPHRASE)
    begun, over = threading.Event(), threading.Event()

    def hold() -> None:
        with profile.replica.write():
            begun.set()
            over.wait(60)

    thread = threading.Thread(target=hold)
    thread.start()
    try:
        assert begun.wait(10)
        assert len(book.ok("list", "account")) == 3
        ran = book.run("new", "account", "name=x")
        assert (ran.code, "already open" in ran.err) == (EXIT_BUSY, True)
    finally:
        over.set()
        thread.join()
        profile.close()
    assert book.run("new", "account", "name=x").code == 0
    assert ReplicaBusy.exit_code == EXIT_BUSY


def test_two_processes_write_to_one_home(book: Cli) -> None:
    runs = []
    threads = [
        threading.Thread(target=lambda n=n: runs.append(book.spawn("new", "account", f"name=Cuenta {n}")))
        for n in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [ran.code for ran in runs] == [0] * 4, runs
    assert len(book.ok("list", "account")) == 7
    assert book.ok("verify")["ledger"]["problems"] == []


def test_a_home_below_a_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    ran = Cli(tmp_path / "file" / "home").run("list", "account")
    assert (ran.code, "cannot be written" in ran.err) == (2, True)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the administrator writes everywhere")
def test_a_read_only_home_says_so(cli: Cli) -> None:
    cli.home.mkdir(mode=0o500)
    ran = cli.run("list", "account")
    assert (ran.code, "cannot be written" in ran.err) == (2, True)


def test_a_damaged_file_is_left_as_it_is(book: Cli) -> None:
    path = Home(book.home).replica
    content = bytearray(path.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    content[:64] = os.urandom(64)
    path.write_bytes(content)
    ran = book.run("list", "account")
    assert (ran.code, "damaged" in ran.err) == (1, True)
    assert path.read_bytes() == content


def test_the_file_is_not_readable_as_a_database(book: Cli) -> None:
    connection = sqlite3.connect(Home(book.home).replica)
    try:
        with pytest.raises(sqlite3.DatabaseError):
            connection.execute("SELECT * FROM account")
    finally:
        connection.close()
    assert b"Farmacia" not in Home(book.home).replica.read_bytes()


def test_a_console_that_knows_few_characters_breaks_nothing(book: Cli) -> None:
    ran = book.spawn("list", "account", env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert (ran.code, "Traceback" in ran.err) == (0, False)
    assert "Don" in ran.out
    document = book.spawn("list", "account", "--json", env={"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"})
    assert {one["name"] for one in json.loads(document.out)} >= {"Almacén Don Ángel"}


def test_a_reader_that_has_seen_enough_is_no_fault(book: Cli) -> None:
    command = f"{sys.executable} -m sfa_desktop --home '{book.home}' export | head -c 20"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], cwd=ROOT, capture_output=True, check=False)
    assert b"Traceback" not in done.stderr


def test_what_is_printed_cannot_steer_a_terminal() -> None:
    assert printable("a\x1b[31mb\x07\ud800c\n") == "a\ufffd[31mb\ufffd\ufffdc\n"


def test_a_command_answers_once() -> None:
    output = Output(as_json=True, out=io.StringIO(), err=io.StringIO())
    output.answer([])
    with pytest.raises(RuntimeError):
        output.answer([])


def test_what_an_endpoint_can_do_is_told_without_asking_it(cli: Cli) -> None:
    words = ("--name", "stock", "--crm", "tryton-stock", "--url", "http://127.0.0.1:1", "--database", "crm")
    assert cli.spawn("endpoint", "add", *words, "--user", "x", "--secret-stdin", stdin="secret\n").code == 0
    told = cli.spawn("endpoint", "kinds", "stock")
    assert (told.code, "Orders: read and written" in told.out) == (0, True)
    assert "Visits: not kept by this server" in told.out
    document = cli.spawn("--json", "endpoint", "kinds", "stock").json
    assert {"kind": "product", "reads": True, "writes": False} in document["kinds"]
    assert document["capabilities"]["tombstones"] == "none"
    assert all(sentence.endswith(".") for sentence in [*document["promises"], *document["notes"]])
