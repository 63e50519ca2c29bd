"""A server that answers from recorded exchanges, and the ground for small models of CRMs that keep state: real HTTP on
loopback, so that the connectors under test go their whole way.

A recording is one JSON file: `about`, `request` {method, path, body}, `response` {status, headers, body}. They lie in
tests/recordings/<crm>/, without credentials; `python -m tests.support.recorded <folder> <crm>` takes them in.
"""

import base64
import json
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

FOLDER = Path(__file__).resolve().parents[1] / "recordings"
_HEADERS = ("date", "content-type", "x-status-reason", "retry-after", "sforce-limit-info", "etag")


@dataclass(frozen=True)
class Request:
    """One request as a model sees it; `query` has each name once, `body` is decoded JSON, or the bytes."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: Any


@dataclass(frozen=True)
class Response:
    """What a model answers: `body` is sent as JSON, bytes and text as they are."""

    status: int = 200
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)


Model = Callable[[Request], Response]
"""Answers requests; called by one thread at a time."""


@dataclass(frozen=True)
class Exchange:
    """One recording."""

    name: str
    about: str
    method: str
    target: str
    sent: Any
    response: Response

    @classmethod
    def load(cls, path: Path) -> "Exchange":
        told = json.loads(path.read_text("utf-8"))
        request, response = told["request"], told["response"]
        return cls(
            name=path.stem,
            about=told["about"],
            method=request["method"],
            target=request["path"],
            sent=request.get("body"),
            response=Response(response["status"], _content(response["body"]), response.get("headers", {})),
        )

    @property
    def raw(self) -> bytes:
        """The answer's body as it went over the wire."""
        return _bytes(self.response.body)


def recordings(crm: str) -> dict[str, Exchange]:
    """All recordings of a CRM by name, in order."""
    return {path.stem: Exchange.load(path) for path in sorted((FOLDER / crm).glob("*.json"))}


class Replay:
    """A model that answers what was recorded: by method and path with query and body, else by method and path alone.

    `asked` are the requests that came; `strict` refuses what was never asked in these words (a 599 names it).
    """

    def __init__(self, exchanges: Mapping[str, Exchange], *, strict: bool = False) -> None:
        self.strict = strict
        self.asked: list[Request] = []
        self._exact: dict[str, list[Exchange]] = {}
        self._loose: dict[str, list[Exchange]] = {}
        for one in exchanges.values():
            parts = urlsplit(one.target)
            self._exact.setdefault(_exact(one.method, parts.path, parts.query, one.sent), []).append(one)
            self._loose.setdefault(f"{one.method} {unquote(parts.path)}", []).append(one)

    def __call__(self, request: Request) -> Response:
        self.asked.append(request)
        query = "&".join(f"{name}={value}" for name, value in request.query.items())
        found = self._exact.get(_exact(request.method, request.path, query, request.body))
        if not found and not self.strict:
            found = self._loose.get(f"{request.method} {request.path}")
        if not found:
            return Response(599, {"never recorded": f"{request.method} {request.path}?{query} {request.body}"})
        return found.pop(0).response if len(found) > 1 else found[0].response


class Faults:
    """A model behind which answers get lost: `lose_answer(word)` cuts the next answer to a request with that word."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._words: list[str] = []

    def lose_answer(self, word: str) -> None:
        self._words.append(word)

    def __call__(self, request: Request) -> Response | None:
        response = self.model(request)
        text = f"{request.method} {request.path} {json.dumps(request.body, default=str)}"
        word = next((word for word in self._words if word in text), None)
        if word is None:
            return response
        self._words.remove(word)
        return None


def request_of(method: str, target: str, headers: Mapping[str, str], sent: bytes) -> Request:
    """A request as it came over the wire, for a model."""
    parts = urlsplit(target)
    named = {name.lower(): value for name, value in headers.items()}
    return Request(
        method=method,
        path=unquote(parts.path),
        query=dict(parse_qsl(parts.query, keep_blank_values=True)),
        headers=named,
        body=_decoded(sent, named.get("content-type", "")),
    )


def as_sent(response: Response) -> tuple[dict[str, str], bytes]:
    """The headers and the body of a model's answer as they go over the wire."""
    body = _bytes(response.body)
    headers = {"Content-Type": "application/json", "Date": formatdate(usegmt=True)}
    for name, value in response.headers.items():
        headers[name.title()] = value
    return {**headers, "Content-Length": str(len(body))}, body


@contextmanager
def serving(model: Callable[[Request], Response | None]) -> Iterator[str]:
    """The address of an HTTP server on loopback that answers with `model`; None cuts the connection."""
    turn = threading.Lock()

    class Door(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # headers and body are two writes: 40 ms each otherwise

        def answer(self) -> None:
            size = int(self.headers.get("Content-Length") or 0)
            request = request_of(self.command, self.path, self.headers, self.rfile.read(size))
            with turn:
                response = model(request)
            if response is None:
                self.close_connection = True
                return
            headers, body = as_sent(response)
            self.send_response_only(response.status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer  # noqa: N815  # names of the library

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _exact(method: str, path: str, query: str, body: Any) -> str:
    pairs = sorted(parse_qsl(query, keep_blank_values=True))
    return json.dumps([method, unquote(path), pairs, body or None], sort_keys=True, default=str)


def _decoded(sent: bytes, content_type: str) -> Any:
    if not sent:
        return None
    if "json" in content_type:
        try:
            return json.loads(sent)
        except ValueError:
            return sent
    if "urlencoded" in content_type:
        return dict(parse_qsl(sent.decode(), keep_blank_values=True))
    return sent


def _content(body: Any) -> Any:
    if isinstance(body, dict) and body.get("_binary"):
        return base64.b64decode(body["base64"])
    return body


def _bytes(body: Any) -> bytes:
    if body is None:
        return b""
    if isinstance(body, bytes):
        return body
    if isinstance(body, str) and body.lstrip().startswith("<"):
        return body.encode()
    return json.dumps(body, ensure_ascii=False).encode()


def take_in(source: Path, crm: str) -> int:
    """Copy recordings into tests/recordings/<crm>/: what replay needs of them, without credentials; how many."""
    folder = FOLDER / crm
    folder.mkdir(parents=True, exist_ok=True)
    number = 0
    for path in sorted(source.glob("*.json")):
        told = json.loads(path.read_text("utf-8"))
        request, response = told["request"], told["response"]
        body = response["body"]
        if isinstance(body, dict):
            body = {name: value for name, value in body.items() if name not in {"debug", "exc", "traceback"}}
        kept = {
            "about": told["about"],
            "request": {"method": request["method"], "path": request["path"], "body": request.get("body")},
            "response": {
                "status": response["status"],
                "headers": {n: v for n, v in response.get("headers", {}).items() if n.lower() in _HEADERS},
                "body": body,
            },
        }
        (folder / path.name).write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")
        number += 1
    return number


if __name__ == "__main__":
    take_in(Path(sys.argv[1]), sys.argv[2])
