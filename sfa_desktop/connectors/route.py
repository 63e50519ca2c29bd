"""The way to a server: through which proxy, with which credentials for it, and whose certificates are believed.

Proxies come from the system (environment, Windows' and macOS' settings, as Python's `urllib.request.getproxies` finds
them; NO_PROXY is kept) unless the endpoint names its own. Basic is the only way to sign in at a proxy; scripts of
automatic configuration (PAC) are not run, such an endpoint names its proxy.
"""

import base64
import ssl
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit, urlunsplit

import truststore
from requests.utils import get_environ_proxies

from sfa_desktop.base.errors import InvalidInput

DIRECT = "none"
"""In the place of a proxy's address: use none, whatever the system says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """The system's own way, or what an endpoint has of its own."""

    proxy: str = ""
    """The proxy's address, DIRECT, or empty for what the system says."""
    user: str = ""
    """Who signs in at the proxy; empty for nobody, or whom the system's address names."""
    secret: str = field(default="", repr=False)
    ca_file: str = ""
    """Certificates (PEM) that are believed besides those of the system."""

    def proxies(self, url: str) -> dict[str, str]:
        """By scheme, as requests takes them, credentials included: never to be shown."""
        if self.proxy == DIRECT:
            return {}
        found = {"http": self.proxy, "https": self.proxy} if self.proxy else get_environ_proxies(url)
        return {scheme: self._signed(address) for scheme, address in found.items()}

    def proxy_for(self, url: str) -> str:
        """The proxy's address for this server, credentials included: never to be shown. Empty for none."""
        found = self.proxies(url)
        return found.get(urlsplit(url).scheme) or found.get("all") or ""

    def trust(self) -> ssl.SSLContext:
        """TLS by the certificates of the system and those of the endpoint's file.

        Raises InvalidInput for a file that cannot be read or holds no certificates.
        """
        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        if self.ca_file:
            try:
                context.load_verify_locations(cafile=self.ca_file)
            except (OSError, ValueError):  # an SSLError, of what is no certificate, is an OSError
                raise InvalidInput(problem=f"{self.ca_file} is not a file of certificates in PEM form.") from None
        return context

    def _signed(self, proxy: str) -> str:
        parts = urlsplit(proxy)
        if not self.user or parts.username:
            return proxy
        host = parts.netloc.rpartition("@")[2]
        return urlunsplit(parts._replace(netloc=f"{quote(self.user, safe='')}:{quote(self.secret, safe='')}@{host}"))


def sign_in(proxy: str) -> dict[str, str]:
    """The header that signs in at the proxy with the credentials in its address, none without them (RFC 7617)."""
    parts = urlsplit(proxy)
    if not parts.username:
        return {}
    known = f"{unquote(parts.username)}:{unquote(parts.password or '')}".encode()
    return {"Proxy-Authorization": "Basic " + base64.b64encode(known).decode("ascii")}


def proxy_address(text: str) -> str:
    """Check the address of a proxy that a person typed and return it as it is kept; DIRECT and empty stay.

    Raises InvalidInput for what is none, or holds a password.
    """
    typed = text.strip()
    if typed in {"", DIRECT}:
        return typed
    parts = urlsplit(typed if "://" in typed else f"http://{typed}")
    if parts.username or parts.password:
        raise InvalidInput(problem="User and password of a proxy are given apart from its address.")
    try:
        known = bool(parts.hostname) and parts.scheme in {"http", "https"} and bool(parts.port)
    except ValueError:
        known = False
    if not known:
        raise InvalidInput(problem=f"{typed!r} is not a proxy's address; http://proxy.example.com:3128 would be one.")
    return f"{parts.scheme}://{parts.netloc}"


def ca_file(text: str) -> str:
    """Check a file of certificates that a person named and return its whole path; empty stays. Raises InvalidInput."""
    if not text.strip():
        return ""
    path = str(Path(text.strip()).expanduser().absolute())
    Route(ca_file=path).trust()
    return path
