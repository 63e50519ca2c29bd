"""What goes wrong on the wire, and which error it is: for a read, and for a write whose outcome matters."""

import datetime
import gzip
import socket
import ssl
from pathlib import Path

import pytest

from sfa_desktop.base.errors import (
    InvalidInput,
    NotACrm,
    OutcomeUnknown,
    ProxyRefused,
    RemoteError,
    ServerFault,
    Throttled,
    Unreachable,
    UntrustedServer,
)
from sfa_desktop.connectors import probe
from sfa_desktop.connectors.http import Limits, Rejected, Wire, plain_url, server_url
from tests.support.certificates import self_signed
from tests.support.rogue import HANG_UP, SILENCE, Rogue, always, http, packed, result

QUICK = Limits(connect=2, silence=0.3, whole=5, answer=1_000_000)
PORTAL = http(200, b"<html>Welcome to the hotel</html>", "text/html")
CUT = http(200, b'{"result": [1, 2', Content_Length="5000")[:-1] + HANG_UP


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def ask(answer: bytes, *, write: bool) -> object:
    with Rogue([always(answer)]) as server:
        wire = Wire(server.url, limits=QUICK)
        try:
            return wire.post("/rpc/", b"{}", write=write).body
        except (RemoteError, Rejected) as error:
            return error
        finally:
            wire.close()


@pytest.mark.parametrize(
    ("answer", "read", "write"),
    [
        pytest.param(PORTAL, NotACrm, OutcomeUnknown, id="a sign-in page of the network"),
        pytest.param(http(200, b"<html>", "text/html; charset=x"), NotACrm, OutcomeUnknown, id="html"),
        pytest.param(http(204), NotACrm, OutcomeUnknown, id="no content"),
        pytest.param(http(302, Location="http://portal.test/x"), NotACrm, OutcomeUnknown, id="sent elsewhere"),
        pytest.param(CUT, Unreachable, OutcomeUnknown, id="cut in the middle"),
        pytest.param(HANG_UP, Unreachable, OutcomeUnknown, id="hung up before the answer"),
        pytest.param(SILENCE, Unreachable, OutcomeUnknown, id="silence"),
        pytest.param(b"SSH-2.0-OpenSSH\r\n" + HANG_UP, Unreachable, OutcomeUnknown, id="not http"),
        pytest.param(http(500), ServerFault, OutcomeUnknown, id="a fault, perhaps after the commit"),
        pytest.param(http(502, b"<html>", "text/html"), ServerFault, OutcomeUnknown, id="bad gateway"),
        pytest.param(http(503), ServerFault, OutcomeUnknown, id="unavailable"),
        pytest.param(http(503, Retry_After="7"), Throttled, OutcomeUnknown, id="unavailable for a while"),
        pytest.param(http(429, Retry_After="7"), Throttled, Throttled, id="too many requests: certain"),
        pytest.param(http(401, b"<html>", "text/html"), Rejected, Rejected, id="not signed in: certain"),
        pytest.param(http(403), Rejected, Rejected, id="forbidden: certain"),
        pytest.param(http(404), Rejected, Rejected, id="not found: certain"),
        pytest.param(http(407), ProxyRefused, ProxyRefused, id="the proxy wants to know who"),
        pytest.param(http(511), NotACrm, NotACrm, id="a portal that says so"),
        pytest.param(http(200, b"x" * 2_000_000), ServerFault, OutcomeUnknown, id="huge"),
        pytest.param(
            http(200, gzip.compress(b"0" * 50_000_000), Content_Encoding="gzip"),
            ServerFault,
            OutcomeUnknown,
            id="huge when unpacked",
        ),
        pytest.param(
            http(200, b"not packed at all", Content_Encoding="gzip"), Unreachable, OutcomeUnknown, id="badly packed"
        ),
    ],
)
def test_each_failure_has_its_error(answer: bytes, read: type, write: type) -> None:
    assert type(ask(answer, write=False)) is read
    assert type(ask(answer, write=True)) is write


def test_nobody_listens_is_certain() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(Unreachable):
        Wire(f"http://127.0.0.1:{port}", limits=QUICK).post("/", b"{}", write=True)


def test_a_name_that_is_none_is_certain() -> None:
    with pytest.raises(Unreachable):
        Wire("http://no-such-host.invalid", limits=QUICK).post("/", b"{}", write=True)


def test_a_packed_answer_is_unpacked() -> None:
    assert b'"result": {"a": 1}' in ask(packed({"a": 1}), write=False)


def test_a_large_request_travels_packed_where_the_server_reads_that() -> None:
    with Rogue([always(result(None))]) as server:
        wire = Wire(server.url, limits=QUICK, compress=True)
        wire.post("/", b'{"a": "' + b"b" * 50_000 + b'"}')
        wire.post("/", b'{"a": 1}')
        wire.close()
    assert len(server.requests[0].body) < 1_000
    assert server.requests[0].json == {"a": "b" * 50_000}
    assert server.requests[1].json == {"a": 1}


@pytest.mark.parametrize(
    ("header", "seconds"), [("7", 7), ("0", 1), ("999999", 3600), ("soon", 30), ("", 30), ("nan", 1), ("inf", 3600)]
)
def test_the_server_says_how_long_to_wait(header: str, seconds: float) -> None:
    error = ask(http(429, Retry_After=header), write=False)
    assert isinstance(error, Throttled)
    assert error.values["seconds"] == seconds


def test_a_date_to_wait_for_is_understood() -> None:
    in_a_minute = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=60)
    error = ask(http(429, Retry_After=in_a_minute.strftime("%a, %d %b %Y %H:%M:%S GMT")), write=False)
    assert isinstance(error, Throttled)
    assert 50 < float(str(error.values["seconds"])) <= 60


def test_a_wait_survives_in_an_unknown_outcome() -> None:
    error = ask(http(503, Retry_After="9"), write=True)
    assert isinstance(error, OutcomeUnknown)
    assert error.values["seconds"] == 9


def test_no_redirect_is_followed() -> None:
    with Rogue([always(result("secret"))]) as elsewhere, Rogue([always(http(307, Location=elsewhere.url))]) as server:
        with pytest.raises(NotACrm):
            Wire(server.url, limits=QUICK).post("/", b"{}")
        assert elsewhere.requests == []


def test_the_netrc_of_the_user_is_not_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login other password other\n")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    with Rogue([always(result(1))]) as server:
        wire = Wire(server.url, limits=QUICK)
        wire.post("/", b"{}", headers={"Authorization": "Session ours"})
        wire.close()
    assert server.requests[0].headers["authorization"] == "Session ours"


def test_what_failed_says_nothing_secret() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    wire = Wire(f"http://rep:hunter2@127.0.0.1:{port}/x?key=hunter2", limits=QUICK)
    with pytest.raises(Unreachable) as caught:
        wire.post("/", b'{"password": "hunter2"}', write=True)
    error = caught.value
    assert error.__cause__ is None
    assert error.__context__ is None
    assert "hunter2" not in repr(error.values) + str(error)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://crm.example.com/", "https://crm.example.com"),
        ("crm.example.com:8000", "https://crm.example.com:8000"),
        (" http://10.0.0.1/base/ ", "http://10.0.0.1/base"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("https://me:secret@crm.example.com/?x=1#y", "https://crm.example.com"),
    ],
)
def test_addresses_as_people_type_them(typed: str, kept: str) -> None:
    assert server_url(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ftp://x",
        "https://",
        "http://x:99999",
        "http://[::1",
        "javascript:alert(1)",
        "https://crm..example.com",
        f"https://{'x' * 70}.com",
    ],
)
def test_an_address_that_is_none(typed: str) -> None:
    with pytest.raises(InvalidInput):
        server_url(typed)


@pytest.mark.parametrize("typed", ["ftp://me:secret@x", "http://me:secret@x:99999", "me:se@secret@"])
def test_a_password_in_an_address_that_is_none_is_not_repeated(typed: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        server_url(typed)
    assert "secret" not in caught.value.what()
    assert "secret" not in plain_url("http://me:secret@x:99999")


# --- TLS ---------------------------------------------------------------------------------------------


@pytest.fixture
def authority(tmp_path: Path) -> Path:
    """A certificate for 127.0.0.1 and its key, in one file, signed by itself."""
    return self_signed(tmp_path / "both.pem")


@pytest.fixture
def secure(authority: Path):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority)
    with Rogue([always(result(1))], context=context) as server:
        yield server


def test_a_certificate_nobody_vouches_for(secure: Rogue) -> None:
    with pytest.raises(UntrustedServer) as caught:
        Wire(secure.url, limits=QUICK).post("/", b"{}", write=True)
    assert "certificate" in str(caught.value)
    with pytest.raises(UntrustedServer):
        probe.certificate(secure.url, timeout=2)
    assert secure.requests == []


def test_a_certificate_the_system_trusts(secure: Rogue, authority: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority))
    wire = Wire(secure.url, limits=QUICK)
    assert wire.post("/", b"{}").body
    wire.close()
    shown = probe.certificate(secure.url, timeout=2)
    assert shown.names == ("127.0.0.1",)
    assert shown.not_before < datetime.datetime.now(datetime.UTC) < shown.not_after
    assert "crm.test" in str(shown)


def test_tls_to_a_server_that_speaks_plain() -> None:
    with Rogue([always(http(400))]) as server, pytest.raises((NotACrm, Unreachable)):
        Wire(server.url.replace("http:", "https:"), limits=QUICK).post("/", b"{}")


def test_the_addresses_of_a_name() -> None:
    assert "127.0.0.1" in probe.addresses("http://127.0.0.1:80")
    with pytest.raises(Unreachable):
        probe.addresses("http://no-such-host.invalid")
