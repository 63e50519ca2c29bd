"""A server on the loopback that answers as it is told: cut, slow, packed, or as something that is no CRM at all."""

import contextlib
import gzip
import json
import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Request:
    """What arrived: the first line, the headers by lower-case name, the body."""

    line: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> dict:
        body = gzip.decompress(self.body) if self.headers.get("content-encoding") == "gzip" else self.body
        return json.loads(body)


@dataclass
class Rogue:
    """Serves one scripted answer a request; the last one repeats. `requests` is what arrived, in order."""

    script: list[Callable[[Request], bytes]] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    context: ssl.SSLContext | None = None

    def __enter__(self) -> "Rogue":
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        if self.context:
            self.url = self.url.replace("http:", "https:")
        self.open: set[socket.socket] = set()
        self.released = threading.Event()
        self.threads = [threading.Thread(target=self._accept, daemon=True)]
        self.threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        self.released.set()
        with contextlib.suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        for connection in list(self.open):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self.threads:
            thread.join(5)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            self.open.add(connection)
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self.threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            if self.context is None:
                self._talk(connection)
                return
            with self.context.wrap_socket(connection, server_side=True) as secure:
                self.open.add(secure)
                self._talk(secure)

    def _talk(self, connection: socket.socket) -> None:
        with connection.makefile("rb") as stream:
            while request := _read(stream):
                self.requests.append(request)
                behave = self.script.pop(0) if len(self.script) > 1 else self.script[0]
                answer = behave(request)
                if answer == SILENCE:
                    self.released.wait(30)
                    return
                connection.sendall(answer.removesuffix(HANG_UP))
                if answer.endswith(HANG_UP):
                    return


SILENCE = b"\0silence"
HANG_UP = b"\0hang up"


def _read(stream) -> Request | None:
    line = stream.readline().decode("latin-1").strip()
    if not line:
        return None
    headers = {}
    while text := stream.readline().decode("latin-1").strip():
        name, _, value = text.partition(":")
        headers[name.lower()] = value.strip()
    return Request(line, headers, stream.read(int(headers.get("content-length", 0))))


def http(status: int, body: bytes = b"", content_type: str = "application/json", **headers: str) -> bytes:
    """A whole HTTP answer."""
    named = {"Content-Type": content_type, "Content-Length": str(len(body)), **headers}
    lines = [f"HTTP/1.1 {status} X", *(f"{name.replace('_', '-')}: {value}" for name, value in named.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def result(value: object) -> bytes:
    """A JSON-RPC result."""
    return http(200, json.dumps({"id": 1, "result": value}).encode())


def packed(value: object) -> bytes:
    """The same, compressed."""
    return http(200, gzip.compress(json.dumps({"id": 1, "result": value}).encode()), Content_Encoding="gzip")


def always(answer: bytes) -> Callable[[Request], bytes]:
    """A behaviour that gives the same bytes to everybody."""
    return lambda _request: answer
