"""Secrets in files, wrapped: the key by a passphrase (scrypt, AES-256-GCM), the rest by the key (HKDF, AES-256-GCM)."""

import base64
import json
import secrets
from pathlib import Path
from typing import Any

from sfa_desktop.base.errors import ReplicaDamaged, WrongKey
from sfa_desktop.base.files import private_text, unwritable

SCRYPT_N, SCRYPT_R, SCRYPT_P = 2**16, 8, 1
"""64 MB and about 0.2 s a try (RFC 7914); the file carries its own, so that they can grow."""
_LIMIT_N = 2**20
_KEY_BYTES, _SALT_BYTES, _NONCE_BYTES = 32, 16, 12
_KEY_LABEL = b"sfa-desktop replica key v1"


def new_key() -> bytes:
    """32 random bytes."""
    return secrets.token_bytes(_KEY_BYTES)


def wrap_key(path: Path, key: bytes, passphrase: str) -> None:
    """Write `key` wrapped by `passphrase`, and read it back. Raises HomeReadOnly, DiskFull."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    box = AESGCM(_stretch(passphrase, salt, SCRYPT_N, SCRYPT_R, SCRYPT_P)).encrypt(nonce, key, _KEY_LABEL)
    document = {
        "version": 1,
        "kdf": {"name": "scrypt", "n": SCRYPT_N, "r": SCRYPT_R, "p": SCRYPT_P, "salt": _text(salt)},
        "cipher": "aes-256-gcm",
        "nonce": _text(nonce),
        "key": _text(box),
    }
    _write(path, document)
    if unwrap_key(path, passphrase) != key:
        raise ReplicaDamaged(path=path)


def unwrap_key(path: Path, passphrase: str) -> bytes:
    """The key in the file. Raises WrongKey for another passphrase, ReplicaDamaged if the file makes no sense."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        document = json.loads(path.read_text("utf-8"))
        kdf = document["kdf"]
        n, r, p = int(kdf["n"]), int(kdf["r"]), int(kdf["p"])
        if n > _LIMIT_N or r > 64 or p > 16:
            raise ValueError("parameters that no version of this app writes")
        stretched = _stretch(passphrase, _bytes(kdf["salt"]), n, r, p)
        return AESGCM(stretched).decrypt(_bytes(document["nonce"]), _bytes(document["key"]), _KEY_LABEL)
    except InvalidTag as error:
        raise WrongKey(path=path) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReplicaDamaged(path=path) from error


class Wrapped:
    """Named secrets in one file, each encrypted under a key derived from the replica's."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._key = key

    def get(self, name: str) -> str | None:
        """The secret, None if there is none of the name. Raises WrongKey if it was wrapped under another key."""
        from cryptography.exceptions import InvalidTag

        kept = self._read().get(name)
        if kept is None:
            return None
        try:
            plain: bytes = self._cipher().decrypt(_bytes(kept["nonce"]), _bytes(kept["box"]), name.encode())
            return plain.decode()
        except InvalidTag as error:
            raise WrongKey(path=self._path) from error
        except (ValueError, KeyError, TypeError) as error:
            raise ReplicaDamaged(path=self._path) from error

    def set(self, name: str, value: str) -> None:
        """Keep a secret. Raises HomeReadOnly, DiskFull."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        box = self._cipher().encrypt(nonce, value.encode(), name.encode())
        _write(self._path, {**self._read(), name: {"nonce": _text(nonce), "box": _text(box)}})

    def delete(self, name: str) -> None:
        """Forget a secret."""
        kept = self._read()
        if kept.pop(name, None) is not None:
            _write(self._path, kept)

    def _read(self) -> dict[str, Any]:
        try:
            kept: dict[str, Any] = json.loads(self._path.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise ReplicaDamaged(path=self._path) from error
        return kept

    def _cipher(self) -> Any:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        derived = HKDF(SHA256(), _KEY_BYTES, salt=None, info=b"sfa-desktop endpoint secrets v1").derive(self._key)
        return AESGCM(derived)


def _stretch(passphrase: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    return Scrypt(salt, _KEY_BYTES, n=n, r=r, p=p).derive(passphrase.encode("utf-8", "surrogatepass"))


def _write(path: Path, document: Any) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with private_text(path) as file:
            json.dump(document, file, indent=1)
    except OSError as error:
        raise unwritable(path, error) from error


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


def _bytes(value: str) -> bytes:
    return base64.b64decode(value, validate=True)
