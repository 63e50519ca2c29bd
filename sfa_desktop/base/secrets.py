"""The one room for secrets: the replica's key and the endpoints' passwords, in the system keyring or wrapped.

Where the system has a keyring that encrypts, everything is kept there. Where it has none, a passphrase wraps the
key (scrypt and AES-256-GCM, `key.json`), and the key in turn wraps the other secrets (`secrets.json`). There is
no third way: what cannot be kept safely is not kept.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

from sfa_desktop.base.errors import KeyringLocked, PassphraseNeeded, WrongKey
from sfa_desktop.base.paths import Home
from sfa_desktop.base.wrapping import Wrapped, new_key, unwrap_key, wrap_key

SERVICE = "sfa-desktop"
_KEY = "replica key"
_REFUSED = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")
"""Backends that keep nothing, or keep it readable for everybody."""


class Store(Protocol):
    """Somewhere safe for named secrets."""

    def get(self, name: str) -> str | None:
        """The secret, None if there is none of the name."""

    def set(self, name: str, value: str) -> None:
        """Keep a secret; it has been read back when this returns."""

    def delete(self, name: str) -> None:
        """Forget a secret; nothing happens if there is none."""


class Secrets:
    """The secrets of one profile. `kept_in` says where: "keyring" or "passphrase"."""

    def __init__(self, key: bytes, store: Store, kept_in: str) -> None:
        self.replica_key = key
        self.kept_in = kept_in
        self._store = store

    @classmethod
    def open(cls, home: Home, profile_id: str, *, passphrase: str | None = None, create: bool = True) -> "Secrets":
        """Find the replica's key, or make one for a profile that has no replica yet.

        A profile once wrapped by a passphrase stays so. Raises PassphraseNeeded without a keyring and without a
        passphrase, KeyringLocked if the keyring does not answer, WrongKey if the passphrase is wrong or if there
        is a replica but no key for it: a new key would make it unreadable for ever.
        """
        if home.wrapped_key.exists():
            if not passphrase:
                raise PassphraseNeeded()
            key = unwrap_key(home.wrapped_key, passphrase)
            return cls(key, Wrapped(home.root / "secrets.json", key), "passphrase")
        may_create = create and not home.replica.exists()
        ring = _keyring(profile_id)
        if ring is not None:
            try:
                return cls(_ring_key(ring, home.replica, may_create), ring, "keyring")
            except KeyringLocked:
                if not (passphrase and may_create):
                    raise
        if not passphrase:
            raise PassphraseNeeded()
        if not may_create:
            raise WrongKey(path=home.replica)
        key = new_key()
        wrap_key(home.wrapped_key, key, passphrase)
        return cls(key, Wrapped(home.root / "secrets.json", key), "passphrase")

    def get(self, name: str) -> str | None:
        """A secret beside the key, such as an endpoint's password; None if there is none of the name."""
        return self._store.get(name)

    def set(self, name: str, value: str) -> None:
        """Keep a secret. Raises KeyringLocked if it could not be read back."""
        self._store.set(name, value)

    def delete(self, name: str) -> None:
        """Forget a secret."""
        self._store.delete(name)

    def destroy(self, home: Home) -> None:
        """Forget the replica's key, after which nobody can read the replica any more. Raises KeyringLocked."""
        self._store.delete(_KEY)
        for path in (home.wrapped_key, home.root / "secrets.json"):
            path.unlink(missing_ok=True)


def _ring_key(ring: Store, replica: Path, may_create: bool) -> bytes:
    kept = ring.get(_KEY)
    if kept is None:
        if not may_create:
            raise WrongKey(path=replica)
        kept = new_key().hex()
        ring.set(_KEY, kept)
    try:
        key = bytes.fromhex(kept)
    except ValueError as error:
        raise WrongKey(path=replica) from error
    if len(key) != 32:
        raise WrongKey(path=replica)
    return key


def keyring_usable() -> bool:
    """Whether this system has a keyring that keeps secrets encrypted; says nothing about it being unlocked."""
    return _backend() is not None


def _backend() -> "_Backend | None":
    import keyring  # 60 ms that a profile with a passphrase does not need

    if os.environ.get("PYTHON_KEYRING_BACKEND", "").startswith(_REFUSED):
        return None
    chosen = keyring.get_keyring()
    candidates = getattr(chosen, "backends", [chosen])
    for backend in candidates:
        if not type(backend).__module__.startswith(_REFUSED):
            found: _Backend = backend
            return found
    return None


class _Backend(Protocol):
    """What is used of a backend of the keyring package."""

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


def _keyring(profile_id: str) -> "_Ring | None":
    backend = _backend()
    return _Ring(backend, profile_id) if backend is not None else None


class _Ring:
    """The system's keyring; one entry per profile and name."""

    def __init__(self, backend: _Backend, profile_id: str) -> None:
        self._backend = backend
        self._profile = profile_id

    def _user(self, name: str) -> str:
        return f"{self._profile}/{name}"

    def get(self, name: str) -> str | None:
        with _answering():
            return self._backend.get_password(SERVICE, self._user(name))

    def set(self, name: str, value: str) -> None:
        with _answering():
            self._backend.set_password(SERVICE, self._user(name), value)
        if self.get(name) != value:
            raise KeyringLocked()

    def delete(self, name: str) -> None:
        from keyring.errors import PasswordDeleteError

        with _answering(), suppress(PasswordDeleteError):
            self._backend.delete_password(SERVICE, self._user(name))


@contextmanager
def _answering() -> Iterator[None]:
    """Backends let through whatever their system raises: D-Bus, pywin32, sockets; all of it means no answer."""
    try:
        yield
    except Exception as error:
        raise KeyringLocked() from error
