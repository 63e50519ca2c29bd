"""Two reps on one central CRM from the command line, as it will be looked at: then the counting on the server."""

import io
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from sfa_desktop.connectors.tryton.witness import Witness
from tests.support.central import Central
from tests.support.cli import ROOT, Cli
from tests.support.proxy import FaultProxy

pytestmark = [pytest.mark.functional, pytest.mark.usefixtures("passphrase")]


@pytest.fixture
def witness(central: Central) -> Iterator[Witness]:
    admin = central.admin
    counting = Witness(url=central.url, database=central.database, user=admin.login, secret=admin.password)
    yield counting
    counting.close()


def signed_in(central: Central, home: Path, rep: int, monkeypatch: pytest.MonkeyPatch, url: str = "") -> Cli:
    cli, login = Cli(home), central.reps[rep]
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{login.password}\n"))
    cli.ok("endpoint", "add", "--name", "office", "--crm", "tryton", "--url", url or central.url,
           "--database", central.database, "--user", login.login, "--secret-stdin")  # fmt: skip
    return cli


def synced(cli: Cli, **expected: object) -> dict[str, Any]:
    ran = cli.run("sync", "--once", "--json")
    assert ran.code == 0, (ran, cli.run("outbox", "list").out)
    report = ran.json
    assert report["verified"] is True, report
    assert report["errors"] == []
    for name, value in expected.items():
        assert report[name] == value, report
    return dict(report)


def account_of(cli: Cli) -> str:
    """The account with the most credit left: the office refuses what goes beyond it."""
    accounts = cli.ok("list", "account", "--where", "active=yes")
    return str(max(accounts, key=lambda a: Decimal(a["credit_limit"] or "1e9") - Decimal(a["balance"] or 0))["id"])


def codes_of(cli: Cli, number: int) -> list[str]:
    return [one["code"] for one in cli.ok("list", "product", "--limit", str(number), "--where", "active=yes")]


def test_two_reps_offline_then_online(
    central: Central, witness: Witness, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reps = [signed_in(central, tmp_path / f"rep{n}", n, monkeypatch) for n in (0, 1)]
    for cli in reps:
        assert cli.ok("endpoint", "test", "office")["passed"] is True
        synced(cli, pushed=0)
    accounts = [account_of(cli) for cli in reps]
    assert accounts[0] != accounts[1]
    assert reps[1].run("show", "account", accounts[0]).code == 2  # a rep sees only what is theirs

    central.stop()
    made: list[dict[str, str]] = []
    for cli, account in zip(reps, accounts, strict=True):
        ran = cli.run("sync", "--once", "--json")
        assert (ran.code, ran.json["errors"][0]["code"]) == (3, "unreachable")
        visit = cli.ok("log", "30m ok pedido; queja entrega; prox lun 10", "--account", account)
        new = cli.ok("new", "account", "name=Farmacia Nueva Ñ 😀", "tax_id=30-55555555-1")["id"]
        contact = cli.ok("new", "contact", "name=Ana", f"account_id={account}")["id"]
        codes = codes_of(cli, 3)
        lines = [word for code in codes for word in ("--line", f"{code}:6:5%")]
        order = cli.ok("order", "new", "--account", account, *lines, "--submit")
        made.append({
            "visit": visit["id"], "case": visit["case_id"], "task": visit["task_id"], "account": new,
            "contact": contact, "order": order["id"], "provisional": order["provisional"], "total": order["total"],
        })  # fmt: skip
        assert cli.ok("status")["outbox"]["queued"] == 6
    central.start()

    for cli in reps:
        synced(cli, pushed=6, refused=0, conflicts=0, unknown=0)
        assert cli.ok("status")["outbox"]["queued"] == 0
        assert cli.ok("outbox", "list") == []
    for cli, things in zip(reps, made, strict=True):
        for kind in ("visit", "case", "task", "account", "contact", "order"):
            assert witness.count(kind, sync_id=things[kind]) == 1, kind
        assert witness.count("order", provisional=things["provisional"]) == 1
        sale = witness.sale(things["order"])
        assert sale is not None
        assert sale.total == Decimal(things["total"])
        shown = cli.ok("show", "order", things["order"])
        assert (shown["number"], Decimal(shown["total"])) == (sale.number, sale.total)
        synced(cli, pushed=0)
        assert cli.ok("verify")["verified"] is True


def test_a_change_and_a_deletion_go_both_ways(
    central: Central, witness: Witness, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = signed_in(central, tmp_path / "one", 0, monkeypatch)
    second = signed_in(central, tmp_path / "two", 0, monkeypatch)  # the same rep on another laptop
    synced(first)
    synced(second)
    account = account_of(first)
    id_ = first.ok("new", "contact", "name=Ana", f"account_id={account}")["id"]
    synced(first, pushed=1)
    synced(second)
    assert second.ok("show", "contact", id_)["name"] == "Ana"
    second.ok("edit", "contact", id_, "role=Jefa")
    synced(second, pushed=1)
    synced(first)
    assert first.ok("show", "contact", id_)["role"] == "Jefa"
    first.ok("delete", "contact", id_)
    synced(first, pushed=1)
    synced(second)
    assert second.run("show", "contact", id_).code == 2
    assert witness.count("contact", sync_id=id_) == 0


def test_a_conflict_is_settled_by_taking_one_side(
    central: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = signed_in(central, tmp_path / "one", 0, monkeypatch)
    second = signed_in(central, tmp_path / "two", 0, monkeypatch)
    for cli in (first, second):
        synced(cli)
    account = account_of(first)
    for cli, phone in ((first, "+54 341 1111111"), (second, "+54 341 2222222")):
        cli.ok("edit", "account", account, f"phone={phone}")
    synced(first, pushed=1)
    ran = second.run("sync", "--once", "--json")
    assert (ran.code, ran.json["conflicts"]) == (4, 1)
    (conflict,) = second.ok("conflicts", "list")
    assert (conflict["mine"]["phone"], conflict["theirs"]["phone"]) == ("+54 341 2222222", "+54 341 1111111")
    second.ok("conflicts", "resolve", conflict["id"], "--take", "mine")
    synced(second, pushed=1)
    synced(first)
    assert first.ok("show", "account", account)["phone"] == "+54 341 2222222"


def test_a_wrong_password_needs_a_person_and_loses_nothing(
    central: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli = signed_in(central, tmp_path / "one", 0, monkeypatch)
    synced(cli)
    cli.ok("new", "account", "name=Nueva")
    monkeypatch.setattr(sys, "stdin", io.StringIO("wrong\n"))
    cli.ok("endpoint", "add", "--name", "office", "--crm", "tryton", "--url", central.url,
           "--database", central.database, "--user", central.reps[0].login, "--secret-stdin")  # fmt: skip
    ran = cli.run("sync", "--once", "--json")
    assert (ran.code, ran.json["errors"][0]["code"]) == (4, "sign_in_refused")
    assert cli.ok("status")["outbox"]["queued"] == 1


@pytest.fixture
def cable(central: Central) -> Iterator[FaultProxy]:
    """The network between the laptop and the office."""
    parts = urlsplit(central.url)
    with FaultProxy((parts.hostname or "", parts.port or 0)) as proxy:
        yield proxy


def test_an_answer_that_gets_lost_is_looked_up_and_nothing_is_sent_twice(
    central: Central, witness: Witness, cable: FaultProxy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli = signed_in(central, tmp_path / "one", 0, monkeypatch, cable.url)
    synced(cli)
    line = f"{codes_of(cli, 1)[0]}:6"
    order = cli.ok("order", "new", "--account", account_of(cli), "--line", line, "--submit")
    cable.answer_lost("sync.push")
    synced(cli, pushed=1, unknown=0)  # looked up in the same round
    assert cable.cut.is_set()
    assert witness.count("order", sync_id=order["id"]) == 1
    synced(cli, pushed=0)
    assert witness.count("order", provisional=order["provisional"]) == 1
    assert cli.ok("outbox", "list") == []


def test_a_process_killed_in_the_middle_of_sending_is_continued(
    central: Central, witness: Witness, cable: FaultProxy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli = signed_in(central, tmp_path / "one", 0, monkeypatch, cable.url)
    synced(cli)
    line = f"{codes_of(cli, 1)[0]}:6"
    order = cli.ok("order", "new", "--account", account_of(cli), "--line", line, "--submit")
    process = subprocess.Popen(
        [sys.executable, "-m", "sfa_desktop", "--home", str(cli.home), "sync", "--once"], cwd=ROOT,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip

    def kill(request: bytes) -> None:
        if b"sync.push" in request:
            process.kill()

    cable.on_request = kill
    process.wait(60)
    assert process.returncode == -9
    cable.on_request = lambda _: None
    synced(cli)
    assert witness.count("order", sync_id=order["id"]) == 1
    assert cli.ok("status")["outbox"]["done"] == 1
