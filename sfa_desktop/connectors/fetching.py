"""A file of a company's own, fetched by https from the address its administrator chose."""

from urllib.parse import urlsplit, urlunsplit

from sfa_desktop.base.errors import InvalidInput, NotACrm
from sfa_desktop.connectors.http import Limits, Rejected, Wire
from sfa_desktop.connectors.route import Route


def fetch(url: str, route: Route, *, limit: int) -> bytes:
    """The file, at most `limit` bytes. Raises InvalidInput for what is no https address, and RemoteError."""
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        raise InvalidInput(problem="A configuration is fetched by https only; https://example.com/company.json is one.")
    path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    wire = Wire(f"https://{parts.netloc}", limits=Limits(silence=20.0, whole=60.0, answer=limit), route=route)
    try:
        return wire.ask("GET", path, plain=True).body
    except Rejected:
        pass
    finally:
        wire.close()
    raise NotACrm(url=wire.url)
