"""The session's own keyring, through D-Bus: what a profile keeps in it another process finds, and a wipe takes away.

The suite runs under `dbus-run-session` with a gnome-keyring of its own (packaging/with_keyring.sh).
"""

import os
from pathlib import Path

import keyring
import keyring.core
import pytest

from sfa_desktop.base.errors import WrongKey
from sfa_desktop.base.paths import Home
from sfa_desktop.base.secrets import SERVICE, keyring_usable
from sfa_desktop.profile import Profile
from tests.support.cli import Cli

pytestmark = pytest.mark.functional


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """A home whose key only the keyring has: no passphrase anywhere."""
    for name in ("SFA_DESKTOP_PASSPHRASE", "SFA_DESKTOP_PASSPHRASE_FILE", "PYTHON_KEYRING_BACKEND", "SFA_DESKTOP_HOME"):
        monkeypatch.delenv(name, raising=False)
    if "DBUS_SESSION_BUS_ADDRESS" not in os.environ:
        pytest.skip("there is no session bus here; `make test` starts one where dbus-run-session is installed")
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)  # others looked for none
    if not keyring_usable() or "SecretService" not in str(type(keyring.get_keyring())) + str(
        getattr(keyring.get_keyring(), "backends", "")
    ):
        pytest.skip("no SecretService answers on the session bus")
    return Cli(tmp_path / "home")


def test_key_and_password_live_in_the_keyring_and_go_with_a_wipe(cli: Cli) -> None:
    words = ("endpoint", "add", "--name", "office", "--crm", "tryton", "--url", "http://127.0.0.1:9", "--database", "d",
             "--user", "lfe", "--secret-stdin", "--json")  # fmt: skip
    added = cli.spawn(*words, stdin="hunter2-hunter2\n")
    assert added.code == 0, added
    home = Home(cli.home)
    assert not home.wrapped_key.exists()
    profile = Profile.open(home, create=False)
    device = profile.device_id
    assert profile.secrets.kept_in == "keyring"
    assert profile.secrets.get("endpoint office") == "hunter2-hunter2"
    profile.close()
    assert keyring.get_password(SERVICE, f"{device}/replica key")
    assert b"hunter2-hunter2" not in b"".join(path.read_bytes() for path in cli.home.rglob("*") if path.is_file())

    wiped = cli.spawn("wipe", "--json")
    assert wiped.code == 0, wiped
    assert keyring.get_password(SERVICE, f"{device}/replica key") is None
    assert keyring.get_password(SERVICE, f"{device}/endpoint office") is None


def test_a_replica_without_its_key_in_the_keyring_is_never_started_over(cli: Cli) -> None:
    home = Home(cli.home)
    profile = Profile.open(home)
    device = profile.device_id
    profile.close()
    kept = keyring.get_password(SERVICE, f"{device}/replica key")
    assert kept
    keyring.delete_password(SERVICE, f"{device}/replica key")
    with pytest.raises(WrongKey):
        Profile.open(home)
    keyring.set_password(SERVICE, f"{device}/replica key", kept)
    Profile.open(home, create=False).close()
    keyring.delete_password(SERVICE, f"{device}/replica key")
