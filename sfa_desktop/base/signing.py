"""Signed files: a text that anybody may read and nobody can change (Ed25519), known by the signer's fingerprint.

A fingerprint and not a certificate: a company has one administrator's key, told once by telephone or remembered from
the first file a laptop took, and no authority has to be asked.
"""

import base64
import hashlib
import json
from dataclasses import dataclass

from sfa_desktop.base.guard_errors import SignedFileRefused

_CONTEXT = b"sfa-desktop signed file 1\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """What a signed file holds, its signature found right."""

    content: str
    key: str
    """The signer's public key, base64."""

    @property
    def fingerprint(self) -> str:
        """Of the signer's key, for people to compare."""
        return fingerprint(self.key)


def new_key() -> str:
    """A new signing key, as hexadecimal text to be kept with the secrets."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.generate().private_bytes_raw().hex()


def public_key(secret: str) -> str:
    """The public half of a signing key, base64."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret))
    return base64.b64encode(private.public_key().public_bytes_raw()).decode("ascii")


def fingerprint(key: str) -> str:
    """Eight groups of four hexadecimal digits of the key's SHA-256."""
    digest = hashlib.sha256(key.encode("ascii")).hexdigest()[:32]
    return " ".join(digest[place : place + 4] for place in range(0, 32, 4))


def same_fingerprint(one: str, other: str) -> bool:
    """Whether two are the same, however they are spaced."""
    return bool(_bare(one)) and _bare(one) == _bare(other)


def sign(what: str, content: str, secret: str) -> str:
    """The text of a signed file; `what` names the sort."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret))
    signature = base64.b64encode(private.sign(_signed(what, content))).decode("ascii")
    told = {"what": what, "key": public_key(secret), "signature": signature, "content": content}
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def read(what: str, text: str) -> Signed:
    """What a signed file holds. Raises SignedFileRefused, saying why."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        told = json.loads(text)
        sort, content, key = str(told["what"]), str(told["content"]), str(told["key"])
        public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key, validate=True))
        signature = base64.b64decode(str(told["signature"]), validate=True)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise SignedFileRefused(reason="it is no signed file of this app, or it was cut short") from None
    if sort != what:
        raise SignedFileRefused(reason=f"it is a file of another sort ({sort[:40]})")
    try:
        public.verify(signature, _signed(what, content))
    except InvalidSignature:
        raise SignedFileRefused(reason="it was changed after it was signed") from None
    return Signed(content=content, key=key)


def _signed(what: str, content: str) -> bytes:
    return _CONTEXT + json.dumps([what, content]).encode()


def _bare(text: str) -> str:
    return "".join(text.split()).lower().replace(":", "")
