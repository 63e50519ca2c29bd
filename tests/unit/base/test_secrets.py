"""Secrets are in a keyring that encrypts, or wrapped by a passphrase, or nowhere."""

import json
from pathlib import Path

import keyring
import keyring.backend
import keyring.backends.chainer
import keyring.backends.fail
import keyring.backends.null
import keyring.errors
import pytest

from sfa_desktop.base import wrapping
from sfa_desktop.base.errors import HomeReadOnly, KeyringLocked, PassphraseNeeded, ReplicaDamaged, WrongKey
from sfa_desktop.base.paths import Home
from sfa_desktop.base.secrets import SERVICE, Secrets, keyring_usable


class Ring(keyring.backend.KeyringBackend):
    """A keyring in memory that can be locked, or forgetful."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False
        self.fault: Exception | None = None
        self.forgets = False

    def _open(self) -> None:
        if self.fault:
            raise self.fault
        if self.locked:
            raise keyring.errors.KeyringLocked("locked")

    def get_password(self, service: str, username: str) -> str | None:
        self._open()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._open()
        if not self.forgets:
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._open()
        if self.kept.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError("none")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Ring:
    found = Ring()
    monkeypatch.setattr(keyring, "get_keyring", lambda: found)
    return found


@pytest.fixture
def no_ring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_keyring", keyring.backends.fail.Keyring)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wrapping, "SCRYPT_N", 2**10)
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)


def test_the_key_is_made_once_and_kept_in_the_keyring(home: Home, ring: Ring) -> None:
    first = Secrets.open(home, "p1")
    assert first.kept_in == "keyring"
    assert len(first.replica_key) == 32
    assert Secrets.open(home, "p1").replica_key == first.replica_key
    assert Secrets.open(home, "p2").replica_key != first.replica_key
    assert {service for service, _ in ring.kept} == {SERVICE}
    assert not home.root.exists()


def test_secrets_of_endpoints_stand_beside_it(home: Home, ring: Ring) -> None:
    secrets = Secrets.open(home, "p1")
    assert secrets.get("endpoint/crm") is None
    secrets.set("endpoint/crm", "pässword")
    assert Secrets.open(home, "p1").get("endpoint/crm") == "pässword"
    secrets.delete("endpoint/crm")
    secrets.delete("endpoint/crm")
    assert secrets.get("endpoint/crm") is None


def test_a_keyring_that_keeps_nothing_is_noticed(home: Home, ring: Ring) -> None:
    ring.forgets = True
    with pytest.raises(KeyringLocked):
        Secrets.open(home, "p1")


def test_a_locked_keyring_says_so(home: Home, ring: Ring) -> None:
    ring.locked = True
    with pytest.raises(KeyringLocked):
        Secrets.open(home, "p1")


def test_what_a_keyrings_own_system_raises_is_a_keyring_that_does_not_answer(home: Home, ring: Ring) -> None:
    secrets = Secrets.open(home, "p1")
    ring.fault = ConnectionResetError("the bus is gone")  # of secretstorage, jeepney and pywin32 none is a KeyringError
    for ask in (lambda: secrets.get("x"), lambda: secrets.set("x", "y"), lambda: secrets.delete("x")):
        with pytest.raises(KeyringLocked):
            ask()


def test_a_key_is_never_made_anew_over_a_replica(home: Home, ring: Ring) -> None:
    home.root.mkdir()
    home.replica.write_bytes(b"something")
    with pytest.raises(WrongKey):
        Secrets.open(home, "p1")
    with pytest.raises(WrongKey):
        Secrets.open(Home(home.root.parent / "new"), "p1", create=False)
    ring.set_password(SERVICE, "p1/replica key", "not hex")
    with pytest.raises(WrongKey):
        Secrets.open(home, "p1")


@pytest.mark.parametrize("backend", [keyring.backends.fail.Keyring, keyring.backends.null.Keyring])
def test_backends_that_do_not_keep_secrets_are_refused(
    home: Home, monkeypatch: pytest.MonkeyPatch, backend: type
) -> None:
    monkeypatch.setattr(keyring, "get_keyring", backend)
    assert not keyring_usable()
    with pytest.raises(PassphraseNeeded):
        Secrets.open(home, "p1")


def test_plain_text_backends_are_refused_inside_a_chain_too(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = type("PlaintextKeyring", (Ring,), {"__module__": "keyrings.alt.file"})()
    good = Ring()

    class Chain:
        backends = (plain, good)

    monkeypatch.setattr(keyring, "get_keyring", Chain)
    Secrets.open(home, "p1")
    assert plain.kept == {}
    assert good.kept
    monkeypatch.setattr(Chain, "backends", (plain,))
    assert not keyring_usable()


def test_a_passphrase_wraps_the_key_where_there_is_no_keyring(home: Home, no_ring: None) -> None:
    first = Secrets.open(home, "p1", passphrase="correct horse")
    assert first.kept_in == "passphrase"
    first.set("endpoint/crm", "secret word")
    again = Secrets.open(home, "p1", passphrase="correct horse")
    assert again.replica_key == first.replica_key
    assert again.get("endpoint/crm") == "secret word"
    raw = b"".join(path.read_bytes() for path in home.root.iterdir())
    for word in (first.replica_key, first.replica_key.hex().encode(), b"secret word", b"correct horse"):
        assert word not in raw
    assert {path.stat().st_mode & 0o077 for path in home.root.iterdir()} == {0}
    again.delete("endpoint/crm")
    assert first.get("endpoint/crm") is None


def test_another_passphrase_does_not_open_it(home: Home, no_ring: None) -> None:
    Secrets.open(home, "p1", passphrase="one")
    before = home.wrapped_key.read_bytes()
    with pytest.raises(WrongKey):
        Secrets.open(home, "p1", passphrase="two")
    with pytest.raises(PassphraseNeeded):
        Secrets.open(home, "p1")
    assert home.wrapped_key.read_bytes() == before


def test_a_profile_with_a_passphrase_keeps_it_when_a_keyring_appears(
    home: Home, no_ring: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    Secrets.open(home, "p1", passphrase="one")
    monkeypatch.setattr(keyring, "get_keyring", Ring)
    with pytest.raises(PassphraseNeeded):
        Secrets.open(home, "p1")


def test_a_damaged_key_file_is_left_as_it_is(home: Home, no_ring: None) -> None:
    Secrets.open(home, "p1", passphrase="one")
    document = json.loads(home.wrapped_key.read_text())
    for broken in ("{", "[]", json.dumps({**document, "kdf": {**document["kdf"], "n": 2**40}})):
        home.wrapped_key.write_text(broken)
        with pytest.raises(ReplicaDamaged):
            Secrets.open(home, "p1", passphrase="one")
        assert home.wrapped_key.read_text() == broken


def test_a_secret_moved_under_another_name_does_not_open(home: Home, no_ring: None) -> None:
    secrets = Secrets.open(home, "p1", passphrase="one")
    secrets.set("a", "word")
    file = home.root / "secrets.json"
    kept = json.loads(file.read_text())
    file.write_text(json.dumps({"b": kept["a"], "c": 5}))
    with pytest.raises(WrongKey):
        secrets.get("b")
    with pytest.raises(ReplicaDamaged):
        secrets.get("c")


def test_a_home_that_cannot_be_written_says_so(tmp_path: Path, no_ring: None) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(HomeReadOnly):
        Secrets.open(Home(tmp_path / "file" / "home"), "p1", passphrase="one")
