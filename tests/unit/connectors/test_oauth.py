"""OAuth 2.0: what a secret may be, how tokens are renewed, and how a person signs in, against a server written from the
RFCs (6749, 7636, 8252, 8628)."""

import base64
import hashlib
import json
import logging
import threading
import urllib.request
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from sfa_desktop.base.errors import InvalidInput, NotACrm, RemoteError, ServerFault, SignInRefused, Throttled
from sfa_desktop.base.guard_errors import NotSignedIn
from sfa_desktop.connectors import oauth, sign_in
from sfa_desktop.connectors.oauth import Credentials, Provider, Tokens
from tests.support.recorded import Request, Response, serving


class Entra:
    """Hands out tokens for codes, devices and refresh tokens."""

    def __init__(self) -> None:
        self.asked: list[dict[str, str]] = []
        self.answers: list[Response] = []
        self.challenge = ""

    def __call__(self, request: Request) -> Response:
        form = dict(request.body)
        self.asked.append(form)
        if self.answers:
            return self.answers.pop(0)
        if form.get("grant_type") == "authorization_code":
            digest = hashlib.sha256(form["code_verifier"].encode()).digest()
            if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != self.challenge:
                return _no("invalid_grant")
        return Response(200, {"access_token": f"a{len(self.asked)}", "expires_in": 3600, "refresh_token": "r2"})


def _no(code: str, status: int = 400) -> Response:
    return Response(status, {"error": code, "error_description": "AADSTS000: words with the secret r1 in them"})


@pytest.fixture
def entra() -> Entra:
    return Entra()


@pytest.fixture
def provider(entra: Entra) -> Iterator[Provider]:
    with serving(entra) as url:
        yield Provider(token=f"{url}/token", authorize=f"{url}/authorize", device=f"{url}/devicecode", scope="all")


# --- secrets ------------------------------------------------------------------------------------------------


def test_a_bare_secret_is_what_the_crm_says_it_is() -> None:
    assert Credentials.of("r1", "app", "refresh_token") == Credentials(client_id="app", refresh_token="r1")
    assert Credentials.of("s", "app", "client_secret") == Credentials(client_id="app", client_secret="s")


def test_the_user_is_who_signs_in_where_the_secret_names_the_client() -> None:
    held = Credentials.of('{"client_id": "app", "client_secret": "s", "password": "p"}', "laura", "refresh_token")
    assert (held.client_id, held.username) == ("app", "laura")


@pytest.mark.parametrize("secret", ["{", '{"client": "x"}', '{"client_id": 7}'])
def test_what_is_no_secret_is_told_without_quoting_it(secret: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        Credentials.of(secret, "app", "refresh_token")
    assert secret not in str(caught.value)


def test_credentials_do_not_show_themselves() -> None:
    assert "r1" not in repr(Credentials(refresh_token="r1"))


# --- tokens -------------------------------------------------------------------------------------------------


def test_a_token_is_asked_for_once_and_an_exchanged_one_is_kept(entra: Entra, provider: Provider) -> None:
    kept: list[str] = []
    tokens = Tokens(provider, Credentials(client_id="app", refresh_token="r1"), keep=kept.append)
    assert (tokens.bearer(), tokens.bearer()) == ("a1", "a1")
    tokens.forget()
    assert tokens.bearer() == "a2"
    tokens.close()
    assert [form["refresh_token"] for form in entra.asked] == ["r1", "r2"]
    assert [json.loads(one) for one in kept] == [{"client_id": "app", "refresh_token": "r2"}]


def test_a_token_that_ends_soon_is_renewed_before(entra: Entra, provider: Provider) -> None:
    entra.answers = [Response(200, {"access_token": "short", "expires_in": 0}),
                     Response(200, {"access_token": "long", "expires_in": "3600"})]  # fmt: skip
    tokens = Tokens(provider, Credentials(client_id="app", client_secret="s"))
    assert [tokens.bearer(), tokens.bearer(), tokens.bearer()] == ["short", "long", "long"]
    tokens.close()
    assert entra.asked[0]["grant_type"] == "client_credentials"


@pytest.mark.parametrize(
    ("answer", "error"),
    [(_no("invalid_grant"), SignInRefused), (_no("invalid_client", 401), SignInRefused),
     (_no("temporarily_unavailable", 503), ServerFault), (_no("rate_limit_exceeded"), Throttled),
     (Response(200, {"token_type": "Bearer"}), NotACrm), (Response(200, ["x"]), NotACrm),
     (Response(404, "<html>"), NotACrm)],
    ids=["revoked", "client", "down", "too many", "none", "list", "page"],
)  # fmt: skip
def test_what_goes_wrong_has_a_name_and_no_secret(
    entra: Entra, provider: Provider, answer: Response, error: type[RemoteError], caplog: pytest.LogCaptureFixture
) -> None:
    entra.answers = [answer]
    tokens = Tokens(provider, Credentials(client_id="app", refresh_token="r1-secret"))
    with caplog.at_level(logging.DEBUG), pytest.raises(error) as caught:
        tokens.bearer()
    tokens.close()
    assert "r1-secret" not in f"{caught.value} {caught.value.values} {caplog.text}"


def test_nobody_signed_in_yet(provider: Provider) -> None:
    tokens = Tokens(provider, Credentials(client_id="app"))
    with pytest.raises(SignInRefused):
        tokens.bearer()
    tokens.close()


# --- signing in ---------------------------------------------------------------------------------------------


class Browser:
    """Goes where it is shown, signs in, and comes back the way it was told to."""

    def __init__(self, entra: Entra, **answer: str) -> None:
        self.entra = entra
        self.answer = answer
        self.shown: dict[str, str] = {}
        self.pages: list[str] = []

    def __call__(self, address: str, code: str) -> None:
        self.shown = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        self.entra.challenge = self.shown["code_challenge"]
        threading.Thread(target=self.come_back, daemon=True).start()

    def come_back(self) -> None:
        back = self.shown["redirect_uri"]
        stray = f"{back}?code=stolen&state=guessed"
        mine = f"{back}?{'&'.join(f'{n}={v}' for n, v in {'state': self.shown['state'], **self.answer}.items())}"
        for address in (stray, mine):
            try:
                with urllib.request.urlopen(address, timeout=5) as page:  # loopback
                    self.pages.append(page.read().decode())
            except OSError:
                self.pages.append("refused")


def test_the_browser_comes_back_with_a_code_that_only_the_verifier_opens(entra: Entra, provider: Provider) -> None:
    browser = Browser(entra, code="c1")
    found = sign_in.by_browser(provider, Credentials(client_id="app"), browser, patience=20)
    assert found == Credentials(client_id="app", refresh_token="r2")
    assert (browser.shown["code_challenge_method"], browser.shown["scope"]) == ("S256", "all")
    assert browser.shown["redirect_uri"].startswith("http://localhost:")
    (form,) = entra.asked
    assert (form["code"], form["redirect_uri"]) == ("c1", browser.shown["redirect_uri"])
    assert browser.pages[0] == "refused", "a code with another state was let in"


def test_a_person_who_says_no_is_told_so(entra: Entra, provider: Provider) -> None:
    with pytest.raises(SignInRefused):
        sign_in.by_browser(provider, Credentials(client_id="app"), Browser(entra, error="access_denied"), patience=20)
    assert entra.asked == []


def test_nobody_comes(provider: Provider) -> None:
    with pytest.raises(NotSignedIn, match="in time"):
        sign_in.by_browser(provider, Credentials(client_id="app"), lambda *_: None, patience=0.1)


def test_a_person_who_gives_up_is_not_waited_for(entra: Entra, provider: Provider) -> None:
    stop = threading.Event()

    def give_up(*_shown: str) -> None:
        stop.set()

    told = {"device_code": "d", "user_code": "AB12", "verification_uri": "https://login.example/device",
            "interval": 5, "expires_in": 900}  # fmt: skip
    entra.answers = [Response(200, told)]
    for way in (sign_in.by_browser, sign_in.by_device):
        with pytest.raises(NotSignedIn, match="broken off"):
            way(provider, Credentials(client_id="app"), give_up, stop=stop)
    assert len(entra.asked) == 1


def test_without_offline_access_a_sign_in_is_of_no_use(entra: Entra, provider: Provider) -> None:
    entra.answers = [Response(200, {"access_token": "a", "expires_in": 3600})]
    with pytest.raises(RemoteError) as caught:
        sign_in.by_browser(provider, Credentials(client_id="app"), Browser(entra, code="c1"), patience=20)
    assert "offline access" in str(caught.value)


def test_a_code_on_another_device_is_waited_for_and_asked_less_often_when_told(
    entra: Entra, provider: Provider
) -> None:
    told: dict[str, Any] = {"device_code": "d", "user_code": "AB12", "verification_uri": "https://login.example/device",
                            "interval": 5, "expires_in": 900}  # fmt: skip
    entra.answers = [Response(200, told), _no("authorization_pending"), _no("slow_down")]
    shown, waits = [], []
    found = sign_in.by_device(
        provider, Credentials(client_id="app"), lambda *what: shown.append(what), pause=waits.append
    )
    assert found.refresh_token == "r2"
    assert shown == [("https://login.example/device", "AB12")]
    assert waits == [5, 5, 10]
    assert [form.get("device_code") for form in entra.asked] == [None, "d", "d", "d"]


def test_a_code_that_nobody_types_ends(entra: Entra, provider: Provider) -> None:
    told = {"device_code": "d", "user_code": "AB12", "verification_uri": "https://login.example/device",
            "interval": 5, "expires_in": 10}  # fmt: skip
    entra.answers = [Response(200, told), _no("authorization_pending"), _no("authorization_pending")]
    with pytest.raises(SignInRefused):
        sign_in.by_device(provider, Credentials(client_id="app"), lambda *_: None, pause=lambda _: None)


def test_ways_that_a_server_does_not_offer() -> None:
    bare = Provider(token="https://crm.example/token")
    for way in (sign_in.by_browser, sign_in.by_device):
        with pytest.raises(InvalidInput):
            way(bare, Credentials(client_id="app"), lambda *_: None)
    assert oauth.Pending.code == "sign_in_pending"
