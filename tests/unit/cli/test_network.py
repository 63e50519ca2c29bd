"""The way to an office as the command line sets it up: proxies, their passwords, certificates, what status says."""

import io
import socket
import sys
from pathlib import Path

import pytest

from sfa_desktop.actions.add_endpoint import add_endpoint
from sfa_desktop.base.paths import Home
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.profile import Profile
from tests.support.certificates import self_signed
from tests.support.cli import PASSPHRASE, Cli
from tests.support.http_proxy import HttpProxy
from tests.support.odoo import OdooModel
from tests.support.odoo_company import company
from tests.support.recorded import serving
from tests.support.rogue import Rogue, always, http

PASSWORD = "swordfish of the proxy"


def add(cli: Cli, monkeypatch: pytest.MonkeyPatch, url: str, *more: str, stdin: str = "secret\n"):
    monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
    return cli.run(
        "endpoint", "add", "--name", "office", "--crm", "tryton", "--url", url, "--database", "d", "--user", "u",
        "--secret-stdin", *more, "--json",
    )  # fmt: skip


def test_an_endpoint_behind_a_proxy_keeps_its_password_with_the_other_secrets(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pem = self_signed(tmp_path / "company.pem")
    with Rogue([always(http(404))]) as office, HttpProxy("ana", PASSWORD) as proxy:
        way = ("--proxy", proxy.url, "--proxy-user", "ana", "--proxy-secret-stdin", "--ca", str(pem))
        ran = add(cli, monkeypatch, office.url, *way, stdin=f"secret\n{PASSWORD}\n")
        assert ran.code == 0, ran
        assert (ran.json["proxy"], ran.json["proxy_user"], ran.json["ca_file"]) == (proxy.url, "ana", str(pem))
        assert PASSWORD not in ran.out + ran.err
        assert cli.ok("status")["online"] is True
        assert proxy.let_through == 1
    profile = Profile.open(Home(cli.home), passphrase=PASSPHRASE)
    assert profile.route().secret == PASSWORD
    assert profile.hand_over().proxy_secret == PASSWORD
    profile.close()
    kept = b"".join(path.read_bytes() for path in cli.home.rglob("*") if path.is_file())
    assert PASSWORD.encode() not in kept


def test_the_password_goes_with_the_proxys_user(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    way = ("--proxy", "http://127.0.0.1:3128", "--proxy-user", "ana", "--proxy-secret-stdin")
    assert add(cli, monkeypatch, "http://127.0.0.1:1", *way, stdin=f"secret\n{PASSWORD}\n").code == 0
    assert add(cli, monkeypatch, "http://127.0.0.1:1", "--proxy", "none").code == 0
    profile = Profile.open(Home(cli.home), passphrase=PASSPHRASE)
    assert (profile.route().proxy, profile.route().secret) == ("none", "")
    assert profile.secrets.get("proxy of office") is None
    profile.close()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--proxy", "http://ana:swordfish@p:1"), "apart from its address"),
        (("--proxy", "socks5://p:1"), "is not a proxy's address"),
        (("--ca", "no-such-file.pem"), "certificates in PEM form"),
        (("--proxy-user", "ana", "--proxy-secret-stdin"), "password of the proxy"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, more: tuple[str, ...], said: str
) -> None:
    ran = add(cli, monkeypatch, "http://127.0.0.1:1", *more)
    assert ran.code == 2
    assert said in ran.err
    assert "swordfish" not in ran.out + ran.err


def test_a_port_where_nothing_listens_is_named(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert add(cli, monkeypatch, f"http://127.0.0.1:{port}").code == 0
    ran = cli.run("endpoint", "test", "--json")
    (failed,) = [step for step in ran.json["steps"] if step["passed"] is False]
    assert (ran.code, failed["name"]) == (3, "server")
    assert f"Nothing answers at 127.0.0.1, port {port}." in failed["detail"]


def test_who_types_a_wrong_password_is_told_the_command_and_not_the_window(tmp_path: Path) -> None:
    model = OdooModel()
    company(model)
    cli = Cli(tmp_path / "home")
    with serving(model) as url:
        profile = Profile.open(Home(cli.home), passphrase=PASSPHRASE)
        add_endpoint(profile, Endpoint(name="o", crm="odoo", url=url, database="crm", user="laura"), "no")
        profile.close()
        for command in (("sync", "--once"), ("endpoint", "test")):
            ran = cli.run(*command)
            assert "sfa-desktop endpoint add" in ran.out + ran.err
            assert "in Settings" not in ran.out + ran.err
        (error,) = cli.run("sync", "--once", "--json").json["errors"]
    assert error["code"] == "sign_in_refused"
    assert "in Settings" not in error["message"]
