"""What a connection test asks before any CRM is involved: the name, the certificate."""

import socket
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import truststore

from sfa_desktop.base.errors import NotACrm, Unreachable, UntrustedServer


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What a server showed of itself; dates in UTC."""

    names: tuple[str, ...]
    issuer: str
    not_before: datetime
    not_after: datetime
    protocol: str

    def __str__(self) -> str:
        names = ", ".join(self.names)
        return f"{names}; {self.issuer}; {self.not_before:%Y-%m-%d} - {self.not_after:%Y-%m-%d}; {self.protocol}"


def addresses(url: str) -> tuple[str, ...]:
    """The addresses of the server's name. Raises Unreachable if there are none."""
    host, port = endpoint(url)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError:
        found = []
    if not found:
        raise Unreachable(url=url)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def certificate(url: str, *, timeout: float) -> Certificate:
    """The server's certificate, verified by the system. Raises Unreachable, UntrustedServer or NotACrm."""
    host, port = endpoint(url)
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    error: Exception
    try:
        with (
            socket.create_connection((host, port), timeout) as plain,
            context.wrap_socket(plain, server_hostname=host) as secure,
        ):
            return _described(secure)
    except ssl.SSLCertVerificationError as refused:
        error = UntrustedServer(url=url, detail=refused.verify_message)
    except ssl.SSLError:
        error = NotACrm(url=url)
    except OSError:
        error = Unreachable(url=url)
    raise error


def endpoint(url: str) -> tuple[str, int]:
    """Host and port of an address."""
    parts = urlsplit(url)
    return parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)


def _described(secure: ssl.SSLSocket) -> Certificate:
    # typeshed knows less than the documentation of getpeercert says about the shape of its answer.
    shown: dict[str, Any] = dict(secure.getpeercert() or {})
    subject = {name: value for pairs in shown.get("subject", ()) for name, value in pairs}
    issuer = {name: value for pairs in shown.get("issuer", ()) for name, value in pairs}
    names = [value for kind, value in shown.get("subjectAltName", ()) if kind in {"DNS", "IP Address"}]
    return Certificate(
        names=tuple(names or [subject.get("commonName", "?")]),
        issuer=issuer.get("organizationName") or issuer.get("commonName") or "?",
        not_before=_moment(str(shown.get("notBefore"))),
        not_after=_moment(str(shown.get("notAfter"))),
        protocol=secure.version() or "?",
    )


def _moment(text: str) -> datetime:
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(text), UTC)
