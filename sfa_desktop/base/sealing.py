"""Sealed files: compressed, encrypted and authenticated under a passphrase (scrypt and AES-256-GCM).

A passphrase and not a recipient's key: a file that has to leave a place without a network is opened by whoever can be
told a sentence by telephone, and nobody had to hand out keys beforehand. The first line says in clear what the file is,
how long it is and how the passphrase is stretched; all of it is authenticated with the rest.
"""

import base64
import hmac
import json
import secrets
import zlib
from pathlib import Path
from typing import Any

from sfa_desktop.base import wrapping
from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.files import private_text, unwritable
from sfa_desktop.base.guard_errors import SealedFileRefused

LEAST = 12
"""Characters a passphrase must have: the file may be in other hands for years."""
_LIMIT = 1 << 30
"""Bytes that what comes out of a file may have at most."""


def check_passphrase(passphrase: str) -> None:
    """Raise InvalidInput for one that is too short."""
    if len(passphrase) < LEAST:
        raise InvalidInput(problem=f"The passphrase of a sealed file needs at least {LEAST} characters.")


def seal(path: Path, what: str, content: bytes, passphrase: str) -> None:
    """Write `content` to `path`, sealed; `what` names the sort of file. Raises InvalidInput, HomeReadOnly, DiskFull."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    check_passphrase(passphrase)
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    n, r, p = wrapping.SCRYPT_N, wrapping.SCRYPT_R, wrapping.SCRYPT_P
    key, mark = _keys(passphrase, salt, n, r, p)
    packed = zlib.compress(content)
    head = {
        "what": what, "version": 1, "kdf": {"name": "scrypt", "n": n, "r": r, "p": p, "salt": _text(salt)},
        "cipher": "aes-256-gcm", "nonce": _text(nonce), "mark": _text(mark), "length": len(packed) + 16,
    }  # fmt: skip
    line = json.dumps(head)
    body = AESGCM(key).encrypt(nonce, packed, line.encode())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with private_text(path) as file:
            file.write(f"{line}\n{_text(body)}\n")
    except OSError as error:
        raise unwritable(path, error) from error


def unseal(path: Path, what: str, passphrase: str) -> bytes:
    """What was sealed. Raises SealedFileRefused, saying why, and InvalidInput if there is no such file."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        line, _, rest = path.read_text("ascii").partition("\n")
    except OSError as error:
        raise InvalidInput(problem=f"{path} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise SealedFileRefused(path=path, reason="it is no sealed file of this app") from error
    head, salt, nonce, mark = _head(path, what, line)
    kdf = head["kdf"]
    if len(rest.strip()) != -(-int(head["length"]) // 3) * 4:
        raise SealedFileRefused(path=path, reason="it was cut short or something was added")
    key, found = _keys(passphrase, salt, kdf["n"], kdf["r"], kdf["p"])
    if not hmac.compare_digest(mark, found):
        raise SealedFileRefused(path=path, reason="the passphrase is another one, or its first line was changed")
    try:
        packed = AESGCM(key).decrypt(nonce, base64.b64decode(rest.strip(), validate=True), line.encode())
        unpacker = zlib.decompressobj()
        content = unpacker.decompress(packed, _LIMIT)
        if unpacker.unconsumed_tail:
            raise ValueError("too large")
    except (InvalidTag, ValueError, zlib.error) as error:
        raise SealedFileRefused(path=path, reason="it was changed after it was sealed") from error
    return content


def _head(path: Path, what: str, line: str) -> tuple[dict[str, Any], bytes, bytes, bytes]:
    try:
        head = json.loads(line)
        kdf = head["kdf"]
        salt, nonce, mark = (
            base64.b64decode(text, validate=True) for text in (kdf["salt"], head["nonce"], head["mark"])
        )
        sane = 0 < int(kdf["n"]) <= 2**20 and 0 < int(kdf["r"]) <= 64 and 0 < int(kdf["p"]) <= 16
        sort = str(head["what"])
        if not sane or len(nonce) != 12 or not isinstance(head["length"], int):
            raise ValueError
    except (ValueError, KeyError, TypeError) as error:
        raise SealedFileRefused(path=path, reason="it is no sealed file of this app") from error
    if sort != what:
        raise SealedFileRefused(path=path, reason=f"it is a file of another sort ({sort[:40]})")
    if head.get("version") != 1:
        raise SealedFileRefused(path=path, reason="a newer version of the app sealed it")
    return head, salt, nonce, mark


def _keys(passphrase: str, salt: bytes, n: int, r: int, p: int) -> tuple[bytes, bytes]:
    """The key, and a mark by which a wrong passphrase is told from a changed file."""
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    try:
        stretched = Scrypt(salt, 48, n=n, r=r, p=p).derive(passphrase.encode("utf-8", "surrogatepass"))
    except ValueError:  # an n that is no power of two: nobody sealed that
        return b"", b""
    return stretched[:32], stretched[32:]


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")
