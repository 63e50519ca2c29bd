"""A TCP proxy that can cut: between a real client and a real server, at a chosen call, before or after it is done."""

import contextlib
import socket
import threading
from collections.abc import Callable


class FaultProxy:
    """Forwards whole HTTP exchanges to `target` until told otherwise.

    `answer_lost(word)`: the next request that contains the word reaches the server, its answer never the client.
    `request_lost(word)`: the next request that contains the word is cut before the server has it.
    `down`: nobody is let through.
    """

    def __init__(self, target: tuple[str, int]) -> None:
        self.target = target
        self.down = False
        self.seen: list[bytes] = []
        self.cut = threading.Event()
        """Set when a chosen exchange was cut."""
        self.on_request: Callable[[bytes], None] = lambda _: None
        self._lose_answer: bytes = b""
        self._lose_request: bytes = b""
        self._open: set[socket.socket] = set()

    def answer_lost(self, word: str) -> None:
        """Lose the answer of the next request that contains the word."""
        self.cut.clear()
        self._lose_answer = word.encode()

    def request_lost(self, word: str) -> None:
        """Lose the next request that contains the word."""
        self.cut.clear()
        self._lose_request = word.encode()

    def __enter__(self) -> "FaultProxy":
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in list(self._open):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(10)

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(client,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, client: socket.socket) -> None:
        self._open.add(client)
        with client, contextlib.suppress(OSError):
            if self.down:
                return
            with socket.create_connection(self.target) as server, client.makefile("rb") as asked:
                self._open.add(server)
                with server.makefile("rb") as answered:
                    while self._exchange(client, server, asked, answered):
                        pass
                self._open.discard(server)
        self._open.discard(client)

    def _exchange(self, client, server, asked, answered) -> bool:
        request = _message(asked)
        if not request:
            return False
        self.on_request(request)
        if self.down:
            return False
        self.seen.append(request)
        text = _plain(request)
        if self._lose_request and self._lose_request in text:
            self._lose_request = b""
            self.cut.set()
            return False
        server.sendall(request)
        answer = _message(answered)
        if not answer:
            return False
        if self._lose_answer and self._lose_answer in text:
            self._lose_answer = b""
            client.sendall(answer[: len(answer) // 2])
            self.cut.set()
            return False
        client.sendall(answer)
        return b"connection: close" not in answer.lower().partition(b"\r\n\r\n")[0]


def _message(stream) -> bytes:
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


def _chunks(stream) -> bytes:
    found = b""
    while True:
        size = stream.readline()
        part = stream.read(int(size.split(b";")[0], 16) + 2)
        found += size + part
        if size.strip() == b"0":
            return found


def _plain(request: bytes) -> bytes:
    import gzip

    head, _, body = request.partition(b"\r\n\r\n")
    return head + (gzip.decompress(body) if b"content-encoding: gzip" in head.lower() else body)
