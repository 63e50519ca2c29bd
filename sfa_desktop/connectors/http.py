"""The one way to a server: a session with deadlines, system proxies and OS certificates, and the one place where
what goes wrong on the wire becomes an error of ours.

What is certain decides the error. A read that fails is simply tried again later. A write is either known not to
have arrived (`Unreachable`, `Throttled`, `Rejected`), or its outcome is unknown and has to be looked up.
Texts of library exceptions are never passed on: they can quote addresses with credentials.
"""

import gzip
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import SplitResult, urlsplit, urlunsplit

import requests
import urllib3.exceptions as wire
from requests.adapters import HTTPAdapter
from urllib3 import HTTPResponse

from sfa_desktop import __version__
from sfa_desktop.base.errors import (
    InvalidInput,
    NotACrm,
    OutcomeUnknown,
    ProxyRefused,
    ServerFault,
    Throttled,
    Unreachable,
    UntrustedServer,
)
from sfa_desktop.connectors.route import Route, sign_in

GZIP_FROM = 8_192
"""Bytes from which a request's body travels compressed, where the server is known to read that."""
_CHUNK = 256 * 1024
_IDLE = 1.5
"""Seconds after which a connection is not used again: servers drop idle ones (gunicorn after 2), and a write that meets
such a one has no known outcome."""
_WORDS = 256 * 1024
"""Bytes of a refusal's body that are read."""
_DEFAULT_WAIT = 30.0
_LONGEST_WAIT = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Deadlines in seconds and the largest answer in bytes, unpacked."""

    connect: float = 10.0
    silence: float = 60.0
    """How long the server may say nothing; a batch of orders is priced in this time."""
    whole: float = 300.0
    """How long an answer may take from its first byte to its last."""
    answer: int = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer of status 2xx; names of `headers` are found in any case."""

    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    status: int = 200


class Rejected(Exception):
    """An answer of status 4xx, 304 or 501, or 5xx where `ask` was told to return those; the connector knows what it
    means.

    A 4xx was understood as HTTP and is certainly not done. `body` is what came with it, in JSON or not.
    """

    def __init__(self, status: int, body: bytes = b"", headers: Mapping[str, str] | None = None) -> None:
        super().__init__(f"HTTP {status}")
        self.status = status
        self.body = body
        self.headers: Mapping[str, str] = headers if headers is not None else {}


class Wire:
    """One server, spoken to over kept-alive connections by one thread at a time."""

    def __init__(
        self, url: str, *, limits: Limits | None = None, compress: bool = False, route: Route | None = None
    ) -> None:
        """`compress`: the server is known to read gzip. Raises InvalidInput for a route with a wrong file."""
        self.url = plain_url(url)
        self.limits = limits or Limits()
        self.route = route or Route()
        self._compress = compress
        self._used = 0.0
        self._session = requests.Session()
        # With trust_env, requests would answer a 401 with what ~/.netrc has, and drop our Authorization header.
        self._session.trust_env = False
        self._session.headers.update(
            {"User-Agent": f"sfa-desktop/{__version__}", "Accept": "application/json", "Accept-Encoding": "gzip"}
        )
        adapter = _Routed(self.route.trust())
        self._session.mount("https://", adapter)
        self._session.mount("http://", adapter)

    def post(self, path: str, body: bytes, *, headers: Mapping[str, str] | None = None, write: bool = False) -> Reply:
        """Send JSON and return the whole answer.

        `write` says that the request changes something: then whatever leaves its outcome open is OutcomeUnknown.
        Raises RemoteError, or Rejected for a 4xx that is neither 407 nor 429.
        """
        reply = self.ask("POST", path, body, headers=headers, write=write)
        if reply.status != 200:
            raise OutcomeUnknown(url=self.url) if write else NotACrm(url=self.url)
        return reply

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        write: bool = False,
        faults: bool = False,
        plain: bool = False,
    ) -> Reply:
        """Make any request and return the whole answer; `path` is as it goes over the wire, with its query.

        `write` as in `post`. `faults`: a 5xx whose body is JSON is Rejected too, for servers that explain themselves
        that way (whether a write was done is then for the connector to know). `plain`: an answer need not be JSON.
        Raises RemoteError, or Rejected.
        """
        sent = dict(headers or {}) if body is None else {"Content-Type": "application/json", **(headers or {})}

        def exchange() -> Reply | _Failure:
            if body is None or not self._compress or len(body) < GZIP_FROM:
                return self._exchange(method, path, body, sent, faults=faults, plain=plain)
            packed, how = gzip.compress(body, compresslevel=1, mtime=0), {**sent, "Content-Encoding": "gzip"}
            return self._exchange(method, path, packed, how, faults=faults, plain=plain)

        kept = self._kept()
        outcome = exchange()
        if isinstance(outcome, _Failure) and isinstance(outcome.error, Rejected) and outcome.error.status == 415:
            if self._compress:  # something on the way does not read it after all; nothing was done
                self._compress = False
                outcome = exchange()
        elif isinstance(outcome, _Failure) and outcome.silent:
            self._session.close()  # whatever stands is not trusted any more
            if kept and not write:
                outcome = exchange()
        if isinstance(outcome, Reply):
            return outcome
        if write and not outcome.certain:
            raise OutcomeUnknown(**getattr(outcome.error, "values", {}))
        raise outcome.error

    def close(self) -> None:
        """Close all connections."""
        self._session.close()

    def proxy(self) -> str:
        """The proxy on the way to this server, without credentials; empty for none."""
        return plain_url(self.route.proxy_for(self.url))

    def _kept(self) -> bool:
        """Whether a connection of before would be used; one that has been idle is closed instead.

        A server or a router may have dropped it without a word. A read that dies on a kept one is asked again on a
        fresh one; a write never is: its outcome is looked up.
        """
        if time.monotonic() - self._used > _IDLE:
            self._session.close()  # of its connections; the next request opens others
            return False
        return True

    def _exchange(
        self, method: str, path: str, body: bytes | None, headers: Mapping[str, str], *, faults: bool, plain: bool
    ) -> "Reply | _Failure":
        # Failures are returned, not raised inside the handlers: so that none carries the library's exception along.
        try:
            response = self._session.request(
                method,
                self.url + path,
                data=body,
                headers=headers,
                timeout=(self.limits.connect, self.limits.silence),
                proxies=self.route.proxies(self.url),
                allow_redirects=False,
                stream=True,
            )
        except requests.exceptions.RequestException as error:
            return self._unanswered(error)
        try:
            return self._read(response, faults=faults, plain=plain)
        except (requests.exceptions.RequestException, wire.HTTPError, OSError):
            return _Failure(Unreachable(url=self.url), certain=False)
        finally:
            response.close()
            self._used = time.monotonic()

    def _unanswered(self, error: requests.exceptions.RequestException) -> "_Failure":
        """What kept an answer from beginning: certain if no connection was made."""
        causes = _causes(error)
        for cause in causes:
            if isinstance(cause, ssl.SSLCertVerificationError):
                return _Failure(UntrustedServer(url=self.url, detail=cause.verify_message), certain=True)
            if isinstance(cause, ssl.SSLError) and cause.reason in {"WRONG_VERSION_NUMBER", "HTTP_REQUEST"}:
                return _Failure(NotACrm(url=self.url), certain=True)
        if any("407" in str(cause) for cause in causes if isinstance(cause, wire.ProxyError)):
            return _Failure(ProxyRefused(proxy=self.proxy()), certain=True)
        if any(isinstance(c, (wire.NewConnectionError, wire.ConnectTimeoutError, wire.ProxyError)) for c in causes):
            return _Failure(Unreachable(url=self.url), certain=True)
        if isinstance(error, (requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema)):
            return _Failure(NotACrm(url=self.url), certain=True)
        return _Failure(Unreachable(url=self.url), certain=False, silent=True)

    def _read(self, response: requests.Response, *, faults: bool, plain: bool) -> "Reply | _Failure":
        status, headers = response.status_code, response.headers
        if status == 429:
            return _Failure(Throttled(seconds=_wait(headers)), certain=True)
        if status == 503 and "Retry-After" in headers:
            # Something on the way gave up, perhaps after the server had done its work.
            return _Failure(Throttled(seconds=_wait(headers)), certain=False)
        if status == 407:
            return _Failure(ProxyRefused(proxy=self.proxy()), certain=True)
        if status == 511:  # Network Authentication Required (RFC 6585): a captive portal that says so
            return _Failure(NotACrm(url=self.url), certain=True)
        json = "json" in headers.get("Content-Type", "").lower()
        # 304 and 501 are said by the application itself: there was nothing to do, or there is no such thing.
        if 400 <= status < 500 or status in {304, 501} or (faults and status >= 500 and json):
            words = response.raw.read(_WORDS, decode_content=True)
            return _Failure(Rejected(status, words, headers), certain=True)
        if status >= 500:
            return _Failure(ServerFault(detail=f"HTTP {status}"), certain=False)
        if 300 <= status < 400:
            return _Failure(NotACrm(url=plain_url(headers.get("Location", "")) or self.url), certain=False)
        if not 200 <= status < 300 or not (json or plain or status == 204):
            return _Failure(NotACrm(url=self.url), certain=False)
        body = self._body(response.raw)
        if body is None:
            return _Failure(ServerFault(detail="an answer without end"), certain=False)
        return Reply(body, headers, status)

    def _body(self, raw: HTTPResponse) -> bytes | None:
        """The unpacked body; None if it is larger or takes longer than the limits."""
        parts, size, until = [], 0, time.monotonic() + self.limits.whole
        while part := raw.read(_CHUNK, decode_content=True):
            parts.append(part)
            size += len(part)
            if size > self.limits.answer or time.monotonic() > until:
                return None
        return parts[0] if len(parts) == 1 else b"".join(parts)


def plain_url(url: str) -> str:
    """The address without user, password, query, fragment and last slash: what may be shown and logged."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    host = f"[{host}]" if ":" in host else host
    return urlunsplit(SplitResult(parts.scheme, host + port, parts.path.rstrip("/"), "", ""))


def server_url(text: str) -> str:
    """Check an address that a person typed and return it in plain form.

    Raises InvalidInput where it is not an http or https address with a host.
    """
    url = plain_url(text if "://" in text else f"https://{text}")
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not _is_name(parts.hostname or ""):
        shown = text.rpartition("@")[2]  # what stands before may be a password
        raise InvalidInput(problem=f"{shown!r} is not a server's address; https://crm.example.com would be one.")
    return url


def _is_name(host: str) -> bool:
    """Whether a resolver can be asked for it; for anything else it raises errors of no family."""
    try:
        return bool(host.encode("idna"))
    except UnicodeError:
        return False


@dataclass(frozen=True, slots=True)
class _Failure:
    """Why there is no reply, and whether a write is certainly not done."""

    error: Exception
    certain: bool
    silent: bool = False
    """No answer began on a connection that stood."""


class _Routed(HTTPAdapter):
    """TLS by the route's certificates, to servers and to proxies; a sign-in at proxies in UTF-8."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        super().__init__()

    def init_poolmanager(self, *args: Any, **more: Any) -> None:
        super().init_poolmanager(*args, **more, ssl_context=self._context)

    def proxy_manager_for(self, proxy: str, **more: Any) -> Any:
        return super().proxy_manager_for(proxy, **more, ssl_context=self._context)

    def proxy_headers(self, proxy: str) -> dict[str, str]:
        """How one signs in there; requests would write the password in Latin-1."""
        return sign_in(proxy)

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Leave the context as it is: requests would add its own list of authorities."""


def _causes(error: BaseException) -> list[BaseException]:
    """The exception, what it was raised from, and what urllib3 keeps as `reason`."""
    found: list[BaseException] = []
    pending: list[object] = [error]
    while pending:
        cause = pending.pop()
        if not isinstance(cause, BaseException) or cause in found:
            continue
        found.append(cause)
        pending += [cause.__cause__, cause.__context__, getattr(cause, "reason", None), *cause.args]
    return found


def _wait(headers: Mapping[str, str]) -> float:
    """Seconds of a Retry-After header (RFC 9110, 10.2.3), within reason.

    A date is counted from the server's own `Date`: the laptop's clock may be wrong.
    """
    header = headers.get("Retry-After") or ""
    try:
        seconds = float(header or _DEFAULT_WAIT)
    except ValueError:
        until, now = _moment(header), _moment(headers.get("Date") or "") or datetime.now(UTC)
        seconds = (until - now).total_seconds() if until else _DEFAULT_WAIT
    return min(max(1.0, seconds), _LONGEST_WAIT)  # in this order NaN is 1


def _moment(header: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(header)
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
