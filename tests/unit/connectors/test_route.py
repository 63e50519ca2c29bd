"""The way to a server, over real sockets: proxies with and without a sign-in, certificates, dead connections."""

import datetime
import gzip
import logging
import socket
import ssl
import threading
from collections.abc import Iterator
from email.utils import format_datetime
from pathlib import Path

import pytest

from sfa_desktop.base.errors import (
    InvalidInput,
    NotACrm,
    OutcomeUnknown,
    ProxyRefused,
    Throttled,
    Unreachable,
    UntrustedServer,
)
from sfa_desktop.connectors import probe
from sfa_desktop.connectors.http import GZIP_FROM, Limits, Wire
from sfa_desktop.connectors.route import DIRECT, Route, ca_file, proxy_address
from tests.support.certificates import self_signed
from tests.support.faults import Fault
from tests.support.http_proxy import HttpProxy
from tests.support.proxy import FaultProxy
from tests.support.rogue import HANG_UP, Request, Rogue, always, http, result

QUICK = Limits(connect=2, silence=0.5, whole=2)
PASSWORD = "p@ss/wörd:1"


@pytest.fixture(autouse=True)
def _no_system_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def server() -> Iterator[Rogue]:
    with Rogue([always(result(1))]) as made:
        yield made


@pytest.fixture
def company(tmp_path: Path) -> Iterator[tuple[Rogue, Path]]:
    """A server with a certificate of the company's own, and the file that vouches for it."""
    pem = self_signed(tmp_path / "company.pem")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    with Rogue([always(result(1))], context=context) as made:
        yield made, pem


def ask(url: str, route: Route | None = None, *, write: bool = False) -> bytes:
    wire = Wire(url, limits=QUICK, route=route)
    try:
        return wire.post("/", b"{}", write=write).body
    finally:
        wire.close()


# --- proxies -----------------------------------------------------------------------------------------


def test_a_named_proxy_is_used_and_none_means_none(server: Rogue, monkeypatch: pytest.MonkeyPatch) -> None:
    with HttpProxy() as proxy:
        assert ask(server.url, Route(proxy=proxy.url))
        assert proxy.let_through == 1
        monkeypatch.setenv("http_proxy", proxy.url)
        assert ask(server.url)
        assert proxy.let_through == 2
        assert ask(server.url, Route(proxy=DIRECT))
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        assert ask(server.url)
        assert proxy.let_through == 2
        assert Wire(server.url).proxy() == ""
        assert Wire(server.url, route=Route(proxy=proxy.url)).proxy() == proxy.url, "what was named holds"


@pytest.mark.parametrize("named", [True, False])
def test_a_proxy_that_wants_to_know_who(server: Rogue, named: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    with HttpProxy("maría", PASSWORD) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        own = proxy.url if named else ""
        with pytest.raises(ProxyRefused) as caught:
            ask(server.url, Route(proxy=own), write=True)
        assert proxy.url in str(caught.value)
        with pytest.raises(ProxyRefused) as caught:
            ask(server.url, Route(proxy=own, user="maría", secret="wrong"))
        assert "wrong" not in str(caught.value)
        assert server.requests == []
        assert ask(server.url, Route(proxy=own, user="maría", secret=PASSWORD))
        assert all("proxy-authorization" not in request.headers for request in server.requests)


def test_a_tunnel_to_tls_through_a_proxy_that_wants_to_know_who(company: tuple[Rogue, Path]) -> None:
    server, pem = company
    with HttpProxy("u", PASSWORD) as proxy:
        with pytest.raises(ProxyRefused):
            ask(server.url, Route(proxy=proxy.url, ca_file=str(pem)), write=True)
        route = Route(proxy=proxy.url, user="u", secret=PASSWORD, ca_file=str(pem))
        assert ask(server.url, route, write=True)
        assert {line.split(" ")[0] for line in proxy.asked} == {"CONNECT"}
        with pytest.raises(UntrustedServer):
            ask(server.url, Route(proxy=proxy.url, user="u", secret=PASSWORD))


def test_nothing_of_the_proxys_password_is_written_anywhere(server: Rogue, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with HttpProxy("u", PASSWORD) as proxy:
        route = Route(proxy=proxy.url, user="u", secret=PASSWORD)
        assert ask(server.url, route)
        wrong = Route(proxy=proxy.url, user="u", secret="guess-" + PASSWORD)
        with pytest.raises(ProxyRefused) as caught:
            ask(server.url, wrong)
    said = caplog.text + repr(route) + repr(wrong) + str(caught.value) + repr(caught.value.__cause__)
    assert not any(part in said for part in (PASSWORD, "p%40ss", "guess"))


def test_a_proxy_that_finds_nobody_is_certain() -> None:
    with HttpProxy() as proxy, socket.create_server(("127.0.0.1", 0)) as gone:
        url = f"https://127.0.0.1:{gone.getsockname()[1]}"
        gone.close()
        with pytest.raises(Unreachable):
            ask(url, Route(proxy=proxy.url), write=True)


def test_online_is_asked_through_the_proxy(server: Rogue, company: tuple[Rogue, Path]) -> None:
    secure, _ = company
    with socket.create_server(("127.0.0.1", 0)) as gone:
        nowhere = f"127.0.0.1:{gone.getsockname()[1]}"
    with HttpProxy("u", PASSWORD) as proxy:
        way = Route(proxy=proxy.url, user="u", secret=PASSWORD)
        assert probe.reachable(server.url, way)
        assert probe.reachable(secure.url, way)
        assert proxy.let_through == 2
        for wrong in (f"http://{nowhere}", f"https://{nowhere}"):
            assert not probe.reachable(wrong, way)
            assert not probe.reachable(wrong)
        assert not probe.reachable(server.url, Route(proxy=proxy.url))
        assert not probe.reachable(secure.url, Route(proxy=proxy.url))
    assert probe.reachable(server.url, Route(proxy=DIRECT))
    assert not probe.reachable(server.url, Route(proxy=f"http://{nowhere}")), "the way there leads through it"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("", ""), (" none ", "none"), ("proxy.test:3128", "http://proxy.test:3128"), ("https://p:1/", "https://p:1")],
)
def test_proxies_as_people_type_them(typed: str, kept: str) -> None:
    assert proxy_address(typed) == kept


@pytest.mark.parametrize("typed", ["http://u:secret@p:1", "u@p:1", "socks5://p:1", "http://p", "p:x", "http://:1"])
def test_a_proxy_that_is_none(typed: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        proxy_address(typed)
    assert "secret" not in caught.value.what()


# --- certificates ------------------------------------------------------------------------------------


def test_a_companys_own_certificate_is_believed_where_it_was_named(company: tuple[Rogue, Path], tmp_path: Path) -> None:
    server, pem = company
    with pytest.raises(UntrustedServer):
        ask(server.url, write=True)
    assert ask(server.url, Route(ca_file=ca_file(str(pem))))
    assert probe.certificate(server.url, timeout=2, route=Route(ca_file=str(pem))).names == ("127.0.0.1",)
    other = self_signed(tmp_path / "other.pem")
    with pytest.raises(UntrustedServer):
        ask(server.url, Route(ca_file=str(other)))


def test_a_file_that_holds_no_certificates(tmp_path: Path) -> None:
    text = tmp_path / "note.txt"
    text.write_text("hello")
    for name in (str(text), str(tmp_path / "missing.pem"), str(tmp_path)):
        with pytest.raises(InvalidInput, match="certificates"):
            ca_file(name)
    assert ca_file(" ") == ""


def test_a_certificate_for_another_name(server: Rogue, tmp_path: Path) -> None:
    pem = self_signed(tmp_path / "both.pem", "elsewhere.test")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    with FaultProxy(("127.0.0.1", server.port), tls=context) as proxy, pytest.raises(UntrustedServer):
        ask(proxy.url, Route(ca_file=str(pem)), write=True)
    assert server.requests == []


# --- connections that die ----------------------------------------------------------------------------


def kept_alive(server: Rogue) -> Wire:
    """A wire that has a connection open."""
    wire = Wire(server.url, limits=QUICK)
    wire.post("/", b"{}")
    return wire


@pytest.mark.parametrize("end", [HANG_UP, b"\0silence"])
def test_a_read_that_dies_on_a_kept_connection_is_asked_again_on_a_fresh_one(end: bytes) -> None:
    with Rogue([always(result(1)), always(end), always(result(2))]) as server:
        wire = kept_alive(server)
        assert b"2" in wire.post("/", b"{}").body
        assert len(server.requests) == 3
        wire.close()


@pytest.mark.parametrize("end", [HANG_UP, b"\0silence"])
def test_a_write_is_never_sent_twice(end: bytes) -> None:
    with Rogue([always(result(1)), always(end), always(result(2))]) as server:
        wire = kept_alive(server)
        with pytest.raises(OutcomeUnknown):
            wire.post("/", b"{}", write=True)
        assert len(server.requests) == 2
        assert b"2" in wire.post("/", b"{}").body, "the look-up goes over a fresh connection"
        wire.close()


def test_a_read_on_a_fresh_connection_is_asked_once() -> None:
    with Rogue([always(HANG_UP)]) as server:
        with pytest.raises(Unreachable):
            ask(server.url)
        assert len(server.requests) == 1


# --- packed, throttled, portals ----------------------------------------------------------------------


def test_a_server_that_reads_no_gzip_after_all_gets_plain_requests() -> None:
    def behave(request: Request) -> bytes:
        return http(415) if "content-encoding" in request.headers else result(1)

    with Rogue([behave]) as server:
        wire = Wire(server.url, limits=QUICK, compress=True)
        for _ in range(2):
            assert wire.post("/", b'"' + b"x" * GZIP_FROM + b'"', write=True).body
        packed = ["content-encoding" in request.headers for request in server.requests]
        assert packed == [True, False, False]
        wire.close()


def test_only_what_is_large_travels_packed(server: Rogue) -> None:
    wire = Wire(server.url, limits=QUICK, compress=True)
    wire.post("/", b"x" * (GZIP_FROM - 1))
    wire.post("/", b"x" * GZIP_FROM)
    small, large = server.requests
    assert "content-encoding" not in small.headers
    assert gzip.decompress(large.body) == b"x" * GZIP_FROM
    wire.close()


def test_a_date_to_wait_for_counts_from_the_servers_clock() -> None:
    """The laptop's clock may be a year off; the wait is not."""
    now = datetime.datetime(2031, 1, 1, tzinfo=datetime.UTC)
    until = format_datetime(now + datetime.timedelta(seconds=90), usegmt=True)
    answer = http(503, Date=format_datetime(now, usegmt=True), Retry_After=until)
    with Rogue([always(answer)]) as server, pytest.raises(Throttled) as caught:
        ask(server.url)
    assert caught.value.values["seconds"] == 90


@pytest.mark.parametrize("fault", [Fault.PORTAL_PAGE, Fault.PORTAL_REDIRECT])
def test_a_portals_page_is_never_an_answer(server: Rogue, fault: Fault) -> None:
    with FaultProxy(("127.0.0.1", server.port), lambda _: fault) as proxy:
        with pytest.raises(NotACrm) as caught:
            ask(proxy.url)
        assert "sign-in page of the network" in caught.value.what()
        with pytest.raises(OutcomeUnknown):
            ask(proxy.url, write=True)
    assert server.requests == []


def test_two_wires_in_two_threads_do_not_share_anything(server: Rogue) -> None:
    found: list[bytes] = []
    threads = [threading.Thread(target=lambda: found.append(ask(server.url))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert len(found) == 4
