"""What a connection test asks before any CRM is involved: the name, the certificate."""

import http.client
import socket
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from sfa_desktop.base.errors import NotACrm, Unreachable, UntrustedServer
from sfa_desktop.connectors.route import Route, sign_in

_NOT_THE_SERVER = frozenset({407, 502, 503, 504})
"""What a proxy answers by itself when it does not let one through or finds nobody."""


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


def certificate(url: str, *, timeout: float, route: Route | None = None) -> Certificate:
    """The server's certificate, verified as the route says. Raises Unreachable, UntrustedServer or NotACrm."""
    host, port = endpoint(url)
    context = (route or Route()).trust()
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


def reachable(url: str, route: Route | None = None, *, patience: float = 2.0) -> bool:
    """Whether something listens at the address, asked through the proxy where there is one; not whether it is the CRM.

    `patience` in seconds. A proxy that refuses the sign-in, or finds nobody, is a no.
    """
    way = route or Route()
    proxy = way.proxy_for(url)
    try:
        if not proxy:
            socket.create_connection(endpoint(url), patience).close()
            return True
        return _through(proxy, url, way, patience)
    except (OSError, http.client.HTTPException):
        return False


def _through(proxy: str, url: str, route: Route, patience: float) -> bool:
    """For https a tunnel to the server, which is what a request would begin with; for http a question to its root."""
    host, port = endpoint(proxy)
    connection = (
        http.client.HTTPSConnection(host, port, timeout=patience, context=route.trust())
        if urlsplit(proxy).scheme == "https"
        else http.client.HTTPConnection(host, port, timeout=patience)
    )
    try:
        if urlsplit(url).scheme == "https":
            connection.set_tunnel(*endpoint(url), headers=sign_in(proxy))
            connection.connect()
            return True
        connection.request("HEAD", url + "/", headers=sign_in(proxy))
        return connection.getresponse().status not in _NOT_THE_SERVER
    finally:
        connection.close()


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
