"""config: one signed file makes laptops ready; what is tampered, older or foreign is refused; going back keeps data."""

import json
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from sfa_desktop.actions.add_endpoint import add_endpoint
from sfa_desktop.base.paths import Home
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.profile import Profile
from tests.support.certificates import self_signed
from tests.support.cli import PASSPHRASE, Cli

SECRET = "a very secret word"


class Company:
    """An administrator's profile, a representative's, and the file between them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.admin, self.rep = Cli(folder / "admin"), Cli(folder / "rep")
        profile = Profile.open(Home(self.admin.home), passphrase=PASSPHRASE)
        endpoint = Endpoint(name="crm", crm="odoo", url="https://crm.example", database="crm", user="admin")
        add_endpoint(profile, endpoint, SECRET)
        profile.close()
        self.admin.ok("map", "set", "account", "potential", "x_potencial", "--choice", "A=high")
        self.admin.ok("scope", "set", "--months", "order=24")

    def publish(self, name: str = "one.json", *more: str) -> Path:
        path = self.folder / name
        self.admin.ok("config", "export", str(path), *more)
        return path

    def settings(self, cli: Cli) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((cli.home / "settings.json").read_text("utf-8"))
        return found


@pytest.fixture
def firm(tmp_path: Path) -> Company:
    return Company(tmp_path)


def test_a_new_laptop_is_ready_without_a_click(firm: Company) -> None:
    path = firm.publish()
    ran = firm.rep.spawn("config", "apply", str(path), "--user", "laura", "--secret-stdin", "--json", stdin="pw\n",
                         env={"SFA_DESKTOP_PASSPHRASE": PASSPHRASE})  # fmt: skip
    assert ran.code == 0, ran
    assert ran.json["ready"]
    assert [step.partition(":")[0] for step in ran.json["steps"]] == [
        "signature", "signer", "version", "settings", "secret", "ready",
    ]  # fmt: skip
    (kept,) = firm.settings(firm.rep)["endpoints"]
    assert (kept["user"], kept["scope"], kept["url"]) == ("laura", {"months": {"order": 24}}, "https://crm.example")
    assert kept["fields"] == {"account": {"potential": {"from": "x_potencial", "choices": {"A": "high"}}}}
    log = (firm.rep.home / "logs" / "sfa-desktop.log").read_text("utf-8")
    assert "config apply: ready" in log
    assert "pw" not in log.split()


def test_without_user_and_password_a_person_is_needed(firm: Company) -> None:
    ran = firm.rep.run("config", "apply", str(firm.publish()), "--json")
    assert (ran.code, ran.json["ready"], len(ran.json["missing"])) == (4, False, 2)


def test_no_secret_and_no_user_leaves_the_administrators_profile(firm: Company) -> None:
    text = firm.publish().read_text("utf-8")
    assert SECRET not in text
    assert '"user"' not in json.loads(text)["content"]


@pytest.mark.parametrize("place", ["content", "signature", "key"])
def test_a_tampered_file_is_refused_and_nothing_changes(firm: Company, place: str) -> None:
    path = firm.publish()
    told = json.loads(path.read_text("utf-8"))
    other = Company(firm.folder / "other").publish()
    told[place] = (
        told[place].replace("crm.example", "crm.evil.test")
        if place == "content"
        else json.loads(other.read_text("utf-8"))[place]
    )
    path.write_text(json.dumps(told), "utf-8")
    ran = firm.rep.run("config", "apply", str(path), "--json")
    assert (ran.code, ran.json["error"]["code"]) == (4, "signed_file")
    assert "changed after it was signed" in ran.err
    assert firm.settings(firm.rep)["endpoints"] == []


def test_another_signer_is_refused_once_one_is_known(firm: Company) -> None:
    firm.rep.run("config", "apply", str(firm.publish()))
    stranger = Company(firm.folder / "other")
    stranger.publish()
    ran = firm.rep.run("config", "apply", str(stranger.publish("two.json")))
    assert ran.code == 4
    assert "this profile trusts" in ran.err


def test_the_fingerprint_told_by_telephone_has_to_match(firm: Company) -> None:
    path = firm.publish()
    shown = firm.rep.ok("config", "show", str(path))["fingerprint"]
    assert firm.rep.run("config", "apply", str(path), "--fingerprint", "ab" + shown[2:]).code == 4
    assert firm.settings(firm.rep)["endpoints"] == []
    ran = firm.rep.run("config", "apply", str(path), "--fingerprint", shown.replace(" ", "").upper(), "--json")
    assert ran.json["number"] == 1


def test_an_older_one_is_refused_and_going_back_keeps_data_and_password(firm: Company) -> None:
    first = firm.publish()
    firm.rep.run("config", "apply", str(first), "--user", "laura")
    account = firm.rep.ok("new", "account", "name=Almacén Ñandú")["id"]
    firm.admin.ok("scope", "set", "--months", "order=6")
    second = firm.publish("two.json")
    assert firm.rep.run("config", "apply", str(second), "--json").json["changed"]
    ran = firm.rep.run("config", "apply", str(first))
    assert (ran.code, "version 1" in ran.err) == (4, True)
    assert firm.rep.ok("config", "rollback") == {"number": 1}
    (kept,) = firm.settings(firm.rep)["endpoints"]
    assert (kept["scope"], kept["user"]) == ({"months": {"order": 24}}, "laura")
    assert firm.rep.ok("show", "account", account)["name"] == "Almacén Ñandú"
    assert firm.rep.run("config", "apply", str(second), "--json").json["number"] == 2
    assert firm.rep.ok("config", "rollback") == {"number": 1}
    assert firm.rep.ok("config", "rollback") == {"number": 0}
    assert firm.settings(firm.rep)["endpoints"] == []
    assert firm.rep.run("config", "rollback").code == 2


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"what": "sfa-desktop configuration"}', "\x00", "[" * 100_000])
def test_what_is_no_package_is_refused_in_words(firm: Company, text: str) -> None:
    path = firm.folder / "junk.json"
    path.write_text(text, "utf-8")
    assert firm.rep.run("config", "apply", str(path)).code == 4


@contextmanager
def _web(certificate: Path, files: dict[str, Path]) -> Iterator[str]:
    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = files.get(self.path)
            self.send_response(200 if found else 404)
            self.end_headers()
            if found:
                self.wfile.write(found.read_bytes())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"https://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_newer_one_is_fetched_from_its_address_at_sync_time(firm: Company) -> None:
    certificate, files = self_signed(firm.folder / "web.pem"), dict[str, Path]()
    with _web(certificate, files) as url:
        address = f"{url}/company.json"
        files["/company.json"] = firm.publish("one.json", "--address", address)
        trust = ("--ca", str(certificate))
        applied = firm.rep.run("config", "apply", address, "--user", "laura", *trust, "--json")
        assert applied.json["number"] == 1, applied
        profile = Profile.open(Home(firm.rep.home), passphrase=PASSPHRASE)
        (shared,) = profile.settings.endpoints
        here = Endpoint(name="crm", crm="odoo", url="http://127.0.0.1:9", database="crm", user="laura",
                        ca_file=str(certificate), fields=shared.fields, scope=shared.scope)  # fmt: skip
        add_endpoint(profile, here, "pw")
        profile.close()
        firm.admin.ok("scope", "set", "--months", "order=6")
        files["/company.json"] = firm.publish("two.json")
        firm.rep.run("sync")
        assert firm.rep.ok("config", "show")["number"] == 2
        assert firm.settings(firm.rep)["endpoints"][0]["scope"] == {"months": {"order": 6}}
        files["/company.json"] = firm.folder / "one.json"
        firm.rep.run("sync")
        assert firm.rep.ok("config", "show")["number"] == 2
        files.clear()
        assert firm.rep.run("sync").code != 2
    assert firm.rep.run("config", "apply", "http://127.0.0.1:9/x").code == 2


def test_a_share_is_followed_and_the_newest_of_its_signer_taken_at_sync_time(firm: Company) -> None:
    share = firm.folder / "share"
    share.mkdir()
    assert firm.rep.run("config", "follow", str(share)).code == 2  # nobody is believed yet
    firm.rep.run("config", "apply", str(firm.publish("share/1.json")), "--user", "laura")
    assert firm.rep.run("config", "follow", "http://example.test/x").code == 2
    told = firm.rep.ok("config", "follow", str(share))
    assert told == {"source": str(share), "newer": False, "problem": None}
    firm.admin.ok("scope", "set", "--months", "order=6")
    firm.publish("share/2.json")
    firm.admin.ok("scope", "set", "--months", "order=3")
    newest = firm.publish("share/3.json")
    stranger = Company(firm.folder / "other")
    for _ in range(9):
        stranger.publish("mine.json")
    (share / "9.json").write_text((stranger.folder / "mine.json").read_text("utf-8"), "utf-8")
    (share / "junk.json").write_text("{}", "utf-8")
    assert firm.rep.ok("config", "follow")["newer"]
    firm.rep.run("sync")
    shown = firm.rep.ok("config", "show")
    assert (shown["number"], shown["address"]) == (3, str(share))
    assert firm.settings(firm.rep)["endpoints"][0]["scope"] == {"months": {"order": 3}}
    firm.rep.ok("config", "rollback")
    firm.rep.run("sync")
    assert firm.rep.ok("config", "show")["number"] == 1  # what was taken back is not taken again
    newest.write_text(newest.read_text("utf-8").replace("crm.example", "crm.evil.test"), "utf-8")
    assert firm.rep.ok("config", "follow", str(newest))["problem"]
    assert firm.rep.ok("config", "follow", "--off")["source"] == ""


def test_what_a_package_changes_is_told_by_name(firm: Company) -> None:
    ran = firm.rep.run("config", "apply", str(firm.publish()), "--json")
    assert ran.json["changes"] == ["connection", "mapping", "scope", "owners"]
    firm.admin.ok("scope", "set", "--months", "order=6")
    ran = firm.rep.run("config", "apply", str(firm.publish("two.json")), "--json")
    assert ran.json["changes"] == ["scope"]
