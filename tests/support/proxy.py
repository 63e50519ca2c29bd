"""A TCP proxy that does what bad networks do: between a real client and a real server, one HTTP exchange at a time."""

import contextlib
import gzip
import socket
import ssl
import struct
import threading
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import BinaryIO

from tests.support.faults import Fault, Schedule, nothing

LATE = 0.2
"""Seconds of `DELAYED`."""
_PORTAL = b"<html><title>Welcome to the hotel</title><form>Room number</form></html>"


class FaultProxy:
    """Forwards whole HTTP exchanges to `target` until told otherwise.

    `schedule` says what happens to each request. `answer_lost(word)`: the next request that contains the word reaches
    the server, its answer never the client. `request_lost(word)`: the next one is cut before the server has it.
    `down`: nobody is let through. `met` counts what happened. With `tls` it speaks HTTPS to clients.
    """

    def __init__(
        self, target: tuple[str, int], schedule: Schedule = nothing, *, tls: ssl.SSLContext | None = None
    ) -> None:
        self.target = target
        self.schedule = schedule
        self.down = False
        self.seen: list[bytes] = []
        self.met: Counter[Fault] = Counter()
        self.cut = threading.Event()
        """Set when a chosen exchange was cut."""
        self.on_request: Callable[[bytes], None] = lambda _: None
        """Called with each request before the server has it."""
        self.on_answer: Callable[[bytes], None] = lambda _: None
        """Called with each request when the server has answered it, before the client has the answer."""
        self._tls = tls
        self._chosen: tuple[bytes, Fault] | None = None
        self._guard = threading.Lock()
        self._open: set[socket.socket] = set()
        self._ending = threading.Event()

    def answer_lost(self, word: str) -> None:
        """Lose the answer of the next request that contains the word."""
        self._choose(word, Fault.ANSWER_CUT)

    def request_lost(self, word: str) -> None:
        """Lose the next request that contains the word."""
        self._choose(word, Fault.REQUEST_LOST)

    def hang_up(self) -> None:
        """Cut every connection that stands, as a change of network does."""
        for connection in list(self._open):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> "FaultProxy":
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port = self._listener.getsockname()[1]
        self.url = f"{'https' if self._tls else 'http'}://127.0.0.1:{self.port}"
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.hang_up()
        for thread in self._threads:
            thread.join(10)

    def _choose(self, word: str, fault: Fault) -> None:
        self.cut.clear()
        self._chosen = (word.encode(), fault)

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(client,), daemon=True)
            self._threads = [*(thread for thread in self._threads if thread.is_alive()), thread]
            thread.start()

    def _serve(self, client: socket.socket) -> None:
        self._open.add(client)
        with client, contextlib.suppress(OSError):
            if self.down:
                return
            if self._tls:
                with self._tls.wrap_socket(client, server_side=True) as secure:
                    self._open.add(secure)
                    self._forward(secure)
                    self._open.discard(secure)
            else:
                self._forward(client)
        self._open.discard(client)

    def _forward(self, client: socket.socket) -> None:
        with socket.create_connection(self.target) as server, client.makefile("rb") as asked:
            self._open.add(server)
            with server.makefile("rb") as answered:
                while self._exchange(client, server, asked, answered):
                    pass
            self._open.discard(server)

    def _exchange(self, client: socket.socket, server: socket.socket, asked: BinaryIO, answered: BinaryIO) -> bool:
        """One request and what becomes of it; False where the connection ends with it."""
        request = message(asked)
        if not request:
            return False
        self.on_request(request)
        if self.down:
            return False
        self.seen.append(request)
        fault = self._fault(_plain(request))
        answer = b""
        match fault:
            case Fault.REQUEST_LOST:
                pass
            case Fault.REQUEST_CUT:
                server.sendall(request[: len(request) // 2])
            case Fault.STALLED:
                self._say_nothing(client)
            case _ if fault in _INSTEAD:
                client.sendall(_instead(fault))
                return True
            case _:
                if fault is Fault.DUPLICATED:
                    server.sendall(request)
                    message(answered)
                server.sendall(request)
                answer = message(answered)
                self.on_answer(request)
        return bool(answer) and not self.down and self._answer(client, fault, answer)

    def _answer(self, client: socket.socket, fault: Fault | None, answer: bytes) -> bool:
        match fault:
            case Fault.ANSWER_LOST:
                return False
            case Fault.ANSWER_RESET:
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return False
            case Fault.ANSWER_CUT:
                client.sendall(answer[: len(answer) // 2])
                return False
            case Fault.ANSWER_SHORT:
                client.sendall(answer[:-1])
                return False
            case Fault.ANSWER_SILENT:
                self._say_nothing(client)
                return False
            case Fault.DELAYED:
                self._ending.wait(LATE)
            case Fault.DONE_BUT_500:
                answer = _http(b"500 Internal Server Error", b"<html>oops</html>")
            case Fault.PACKED:
                answer = _packed(answer)
            case Fault.PACKED_CUT:
                answer = _packed(answer, short=True)
        client.sendall(answer)
        return b"connection: close" not in answer.lower().partition(b"\r\n\r\n")[0]

    def _fault(self, request: bytes) -> Fault | None:
        with self._guard:
            if self._chosen and self._chosen[0] in request:
                fault: Fault | None = self._chosen[1]
                self._chosen = None
                self.cut.set()
            else:
                fault = self.schedule(request)
            if fault:
                self.met[fault] += 1
            return fault

    def _say_nothing(self, client: socket.socket) -> None:
        """Until the client gives up, or the end of the test."""
        client.settimeout(0.2)
        while not self._ending.is_set():
            try:
                if not client.recv(4096):
                    return
            except TimeoutError:
                continue


_INSTEAD = frozenset({Fault.SERVER_ERROR, Fault.THROTTLED, Fault.UNAVAILABLE, Fault.PORTAL_PAGE, Fault.PORTAL_REDIRECT})


def _instead(fault: Fault | None) -> bytes:
    """What something on the way answers in the server's place."""
    match fault:
        case Fault.THROTTLED:
            return _http(b"429 Too Many Requests", b"", b"Retry-After: 1")
        case Fault.UNAVAILABLE:
            now = datetime.now(UTC)
            dates = [format_datetime(moment, usegmt=True).encode() for moment in (now, now + timedelta(seconds=1))]
            return _http(b"503 Service Unavailable", b"", b"Date: " + dates[0], b"Retry-After: " + dates[1])
        case Fault.PORTAL_PAGE:
            return _http(b"200 OK", _PORTAL)
        case Fault.PORTAL_REDIRECT:
            return _http(b"302 Found", b"", b"Location: http://portal.example/login?from=crm")
    return _http(b"502 Bad Gateway", b"<html>bad gateway</html>")


def _http(status: bytes, body: bytes, *headers: bytes) -> bytes:
    lines = [b"HTTP/1.1 " + status, b"Content-Type: text/html", b"Content-Length: %d" % len(body), *headers]
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


def _packed(answer: bytes, *, short: bool = False) -> bytes:
    """The same answer compressed; `short`: without its end, and with a length that hides it."""
    head, _, body = answer.partition(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    names = [line.partition(b":")[0].lower() for line in lines]
    if b"transfer-encoding" in names:
        return answer
    if b"content-encoding" not in names:
        body = gzip.compress(body)
        lines.append(b"Content-Encoding: gzip")
    body = body[: len(body) * 2 // 3] if short else body
    kept = [line for line in lines if not line.lower().startswith(b"content-length")]
    return b"\r\n".join([*kept, b"Content-Length: %d" % len(body)]) + b"\r\n\r\n" + body


def message(stream: BinaryIO) -> bytes:
    """One whole HTTP/1.1 message as it came: head and body, by length, by chunks, or up to the end."""
    head = stream.readline()
    if not head:
        return b""
    length, chunked = None, False
    while True:
        line = stream.readline()
        head += line
        if line in (b"\r\n", b"\n", b""):
            break
        name, _, value = line.lower().partition(b":")
        if name == b"content-length":
            length = int(value)
        chunked = chunked or (name == b"transfer-encoding" and b"chunked" in value)
    if chunked:
        return head + _chunks(stream)
    if length is not None:
        return head + stream.read(length)
    return head + (stream.read() if head.startswith(b"HTTP/") else b"")


def _chunks(stream: BinaryIO) -> bytes:
    found = b""
    while True:
        size = stream.readline()
        part = stream.read(int(size.split(b";")[0], 16) + 2)
        found += size + part
        if size.strip() == b"0":
            return found


def _plain(request: bytes) -> bytes:
    head, _, body = request.partition(b"\r\n\r\n")
    return head + (gzip.decompress(body) if b"content-encoding: gzip" in head.lower() else body)
