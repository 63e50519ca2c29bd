"""The embedded central CRM, lived through with the real thing: made, started, stopped, copied, and left in bad ways."""

import json
import os
import socket
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from sfa_desktop.actions import central as office
from sfa_desktop.actions.central import CentralProgress
from sfa_desktop.actions.central.place import Facts, Place
from sfa_desktop.actions.central.server import serving
from sfa_desktop.base import ids
from sfa_desktop.base.central_errors import (
    CentralError,
    CentralExists,
    CentralExtrasMissing,
    CentralMissing,
    CentralRunning,
)
from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.paths import Home
from sfa_desktop.connectors.tryton.rpc import Rpc
from tests.support.central import ACCOUNTS, Central, copied, prepare

pytestmark = pytest.mark.functional

DEVICE = "01930000-0000-7000-8000-00000000ce17"
POSIX_ONLY = pytest.mark.skipif(os.name != "posix", reason="permission bits are POSIX's")


def identity(server: Central) -> str:
    with closing(Rpc(server.url, server.database, server.admin.login, server.admin.password)) as rpc:
        return str(rpc.verb("hello", {"id": DEVICE}, answer=dict)["identity"])


def notes_of(server: Central) -> list[str]:
    """What the tests have written: the subjects of tasks."""
    with closing(Rpc(server.url, server.database, server.admin.login, server.admin.password)) as rpc:
        found = rpc.read("model.sfa.task.search_read", [], 0, None, None, ["subject"], answer=list)
        return [task["subject"] for task in found]


def write_task(server: Central, subject: str) -> None:
    with closing(Rpc(server.url, server.database, server.admin.login, server.admin.password)) as rpc:
        rpc.read("model.sfa.task.create", [{"subject": subject, "company": 1}], answer=list)


@pytest.fixture
def made(prepared_central: Home, tmp_path: Path) -> Iterator[Home]:
    """A central CRM that was made and never started."""
    home = copied(prepared_central, tmp_path / "made")
    yield home
    office.stop(home)


def test_what_it_is_made_of_comes_with_progress_to_the_end(prepared_central: Home, tmp_path: Path) -> None:
    told: list[CentralProgress] = []
    status = office.init(Home(tmp_path), accounts=ACCOUNTS, progress=told.append)
    assert [step.done for step in told] == sorted(step.done for step in told)
    assert told[-1].done == told[-1].total
    assert not status.running
    assert status.database == "crm"
    assert [rep.login for rep in status.reps] == ["lucia", "martin", "sofia", "nicolas"]
    assert status.admin is not None
    passwords = {status.admin.password, *(rep.password for rep in status.reps)}
    assert len(passwords) == 5


def test_its_status_reads_as_scripts_expect(made: Home) -> None:
    told = office.start(made).as_json()
    assert set(told) == {"running", "url", "database", "admin", "reps"}
    assert told["running"] is True
    assert told["url"].startswith("http://127.0.0.1:")
    assert set(told["admin"]) == {"login", "password"}
    assert {"login", "password"} <= set(told["reps"][0])
    assert json.loads(json.dumps(told)) == told


@POSIX_ONLY
def test_only_its_owner_can_read_what_it_keeps(made: Home) -> None:
    office.start(made)
    place = Place.of(made)
    assert stat.S_IMODE(place.folder.stat().st_mode) == 0o700
    for path in (place.facts, place.config, place.process, place.log, place.sqlite):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path


def test_no_password_stands_on_a_command_line(made: Home) -> None:
    status = office.start(made)
    process = serving(Place.of(made))
    assert process is not None
    assert status.admin is not None
    words = " ".join(process.cmdline())
    assert not any(login.password in words for login in (status.admin, *status.reps))


def test_a_second_one_has_its_own_identity_and_passwords(tmp_path: Path, shared_central: Central) -> None:
    home = prepare(tmp_path)
    try:
        status = office.start(home)
        assert status.admin is not None
        mine = Central(home, status.url, status.database, status.admin, status.reps)
        assert identity(mine) != identity(shared_central)
        assert mine.admin.password != shared_central.admin.password
    finally:
        office.stop(home)


def test_making_it_twice_leaves_the_first_as_it_is(made: Home) -> None:
    before = Place.of(made).facts.read_bytes()
    with pytest.raises(CentralExists):
        office.init(made, accounts=ACCOUNTS)
    assert Place.of(made).facts.read_bytes() == before


@pytest.mark.parametrize("accounts", [0, 9, -5])
def test_too_small_a_company_is_refused_in_words(tmp_path: Path, accounts: int) -> None:
    with pytest.raises(InvalidInput, match="at least 10"):
        office.init(Home(tmp_path), accounts=accounts)
    assert not Place.of(Home(tmp_path)).made()


@pytest.mark.parametrize("url", ["mysql://a@b/c", "crm.sqlite", "postgresql:///crm", ""])
def test_an_address_that_is_no_database_is_refused_in_words(tmp_path: Path, url: str) -> None:
    with pytest.raises(InvalidInput, match="postgresql://"):
        office.init(Home(tmp_path), accounts=ACCOUNTS, database_url=url)


@pytest.mark.parametrize("verb", [office.start, office.status, office.stop])
def test_where_there_is_none_it_says_how_to_make_one(tmp_path: Path, verb: object) -> None:
    with pytest.raises(CentralMissing, match="central init"):
        verb(Home(tmp_path))  # type: ignore[operator]  # one of three verbs


def test_starting_twice_is_harmless(central: Central) -> None:
    first = serving(Place.of(central.home))
    assert office.start(central.home).running
    assert serving(Place.of(central.home)) == first


def test_two_hands_starting_at_once_start_one_server(made: Home) -> None:
    seen: list[psutil.Process | None] = []

    def start() -> None:
        office.start(made)
        seen.append(serving(Place.of(made)))

    hands = [threading.Thread(target=start) for _ in range(3)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert len(seen) == 3
    assert len(set(seen)) == 1


def test_it_keeps_its_port_and_its_data_over_a_stop(central: Central) -> None:
    write_task(central, "written before")
    central.stop()
    assert not office.status(central.home).running
    central.start()
    assert office.status(central.home).url == central.url
    assert "written before" in notes_of(central)


def test_stopping_twice_is_harmless(central: Central) -> None:
    assert office.stop(central.home)
    assert not office.stop(central.home)


def test_a_killed_server_is_seen_and_started_again(central: Central) -> None:
    process = serving(Place.of(central.home))
    assert process is not None
    process.kill()
    psutil.wait_procs([process], timeout=1)
    assert not office.status(central.home).running
    assert office.start(central.home).running


def test_a_process_that_inherited_the_id_is_left_alone(central: Central) -> None:
    central.stop()
    place = Place.of(central.home)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        place.process.write_text(json.dumps({"pid": other.pid, "started": 1.0, "port": 1}))
        assert not office.status(central.home).running
        assert not office.stop(central.home)
        assert other.poll() is None


def test_a_taken_port_is_named(made: Home) -> None:
    port = Place.of(made).known().port
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        with pytest.raises(CentralError, match=r"Address already in use|in use by another program"):
            office.start(made)
    assert not office.status(made).running


def test_a_server_that_dies_leaves_its_last_words(made: Home) -> None:
    Place.of(made).config.write_text("[database\n")
    with pytest.raises(CentralError, match=r"(?s)as soon as it was started.*trytond.conf"):
        office.start(made)


def test_a_python_without_tryton_is_told_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SFA_CENTRAL_PYTHON", str(tmp_path / "no-such-python"))
    with pytest.raises(CentralExtrasMissing, match="-m pip install"):
        office.init(Home(tmp_path / "home"), accounts=ACCOUNTS)


def test_a_backup_of_a_running_server_brings_everything_back(central: Central, tmp_path: Path) -> None:
    write_task(central, "before the backup")
    office.backup(central.home, tmp_path / "crm.backup")
    write_task(central, "after the backup")
    with pytest.raises(CentralRunning):
        office.restore(central.home, tmp_path / "crm.backup")
    central.stop()
    former = office.restore(central.home, tmp_path / "crm.backup")
    central.start()
    assert "before the backup" in notes_of(central)
    assert "after the backup" not in notes_of(central)
    assert former is not None
    with closing(sqlite3.connect(former)) as database:
        kept = database.execute("SELECT subject FROM sfa_task WHERE subject = 'after the backup'").fetchall()
    assert kept


@pytest.mark.parametrize("as_new", [False, True])
def test_a_restored_copy_is_the_same_server_unless_asked_otherwise(
    central: Central, tmp_path: Path, as_new: bool
) -> None:
    before = identity(central)
    office.backup(central.home, tmp_path / "crm.backup")
    central.stop()
    office.restore(central.home, tmp_path / "crm.backup", as_new=as_new)
    central.start()
    assert (identity(central) != before) is as_new


def test_a_backup_never_overwrites_one(central: Central, tmp_path: Path) -> None:
    target = tmp_path / "crm.backup"
    target.write_text("the only copy of something")
    with pytest.raises(InvalidInput, match="never overwritten"):
        office.backup(central.home, target)
    assert target.read_text() == "the only copy of something"


def test_a_backup_to_nowhere_is_refused_in_words(central: Central, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="cannot be written"):
        office.backup(central.home, tmp_path / "no" / "such" / "folder" / "crm.backup")


@pytest.mark.parametrize("content", [b"not a database at all, though long enough to look like one" * 20, b""])
def test_what_is_no_backup_changes_nothing(made: Home, tmp_path: Path, content: bytes) -> None:
    wrong = tmp_path / "wrong.backup"
    wrong.write_bytes(content)
    before = Place.of(made).sqlite.read_bytes()
    with pytest.raises(InvalidInput, match="is not a backup"):
        office.restore(made, wrong)
    assert Place.of(made).sqlite.read_bytes() == before


def test_facts_survive_their_file(tmp_path: Path) -> None:
    place = Place(tmp_path)
    facts = Facts(port=1234, server="postgresql://a:p%40ss@db:5432/", database="company")
    place.prepare(facts)
    place.remember(facts)
    assert place.known() == facts


def test_reps_writing_at_once_wait_for_each_other_and_are_never_refused(central: Central) -> None:
    """Each pushes 6 batches of 25 groups; with SQLite one writes at a time, and none may hear of it."""
    answers: dict[str, list[str]] = {rep.login: [] for rep in central.reps}
    faults: list[Exception] = []

    def push(login: str, password: str) -> None:
        try:
            with closing(Rpc(central.url, central.database, login, password)) as rpc:
                account = rpc.verb("pull", "account", 0, 1000, answer=dict)["rows"][0][0]
                for batch in range(6):
                    groups = [_visit(account, f"{login} {batch}/{turn}") for turn in range(25)]
                    device = {"id": ids.new_id(), "ledger_head": "00", "ledger_seq": batch}
                    given = rpc.verb("push", groups, device, answer=list, write=True)
                    answers[login].extend(answer["status"] for answer in given)
        except Exception as error:  # noqa: BLE001 (kept for the main thread to show)
            faults.append(error)

    reps = [threading.Thread(target=push, args=(rep.login, rep.password)) for rep in central.reps]
    for rep in reps:
        rep.start()
    for rep in reps:
        rep.join()
    assert not faults
    assert {login: given.count("done") for login, given in answers.items()} == dict.fromkeys(answers, 150)
    assert "locked" not in central.log


def _visit(account: str, subject: str) -> dict[str, object]:
    operation = {
        "op": ids.new_id(),
        "kind": "visit",
        "key": ids.new_id(),
        "action": "create",
        "base": 0,
        "values": {"account_id": account, "subject": subject, "state": "done", "outcome": "order"},
    }
    return {"group": ids.new_id(), "ops": [operation]}
