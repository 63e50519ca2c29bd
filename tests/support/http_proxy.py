"""A small real HTTP proxy: tunnels and forwarding, with Basic sign-in where `user` is set."""

import base64
import contextlib
import socket
import threading
from urllib.parse import urlsplit


class HttpProxy:
    """`asked` holds the first line of every request that came; `let_through` counts those that were carried out."""

    def __init__(self, user: str = "", password: str = "") -> None:
        self.wanted = "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode() if user else ""
        self.asked: list[str] = []
        self.let_through = 0
        self._open: set[socket.socket] = set()

    def __enter__(self) -> "HttpProxy":
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
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
            thread.join(5)

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
            while head := _head(client):
                line, *fields = head.decode("latin-1").rstrip().split("\r\n")
                self.asked.append(line)
                named = {name.lower(): value.strip() for name, _, value in (field.partition(":") for field in fields)}
                method, target, _ = line.split(" ")
                if self.wanted and named.get("proxy-authorization") != self.wanted:
                    client.sendall(
                        b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\nConnection: close\r\n"
                        b'Proxy-Authenticate: Basic realm="company"\r\n\r\n'
                    )
                    return
                tunnel = method == "CONNECT"
                parts = urlsplit(f"//{target}" if tunnel else target)
                try:
                    server = socket.create_connection((parts.hostname or "", parts.port or 80), 5)
                except OSError:
                    client.sendall(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
                    continue
                server.settimeout(None)
                self._open.add(server)
                self.let_through += 1
                with server:
                    if tunnel:
                        client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
                    else:
                        path = target.removeprefix(f"{parts.scheme}://{parts.netloc}") or "/"
                        kept = [f for f in fields if not f.lower().startswith(("proxy-", "connection:"))]
                        lines = [f"{method} {path} HTTP/1.1", *kept, "Connection: close"]
                        server.sendall("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n")
                    back = threading.Thread(target=_pump, args=(server, client), daemon=True)
                    self._threads.append(back)
                    back.start()
                    _pump(client, server)
                return


def _head(client: socket.socket) -> bytes:
    """Bytes up to and with the empty line, one by one so that nothing of the body is taken."""
    found = b""
    while not found.endswith(b"\r\n\r\n"):
        byte = client.recv(1)
        if not byte:
            return b""
        found += byte
    return found


def _pump(source: socket.socket, sink: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while part := source.recv(65536):
            sink.sendall(part)
    with contextlib.suppress(OSError):
        sink.shutdown(socket.SHUT_WR)
