"""What stands before a company's servers: hands requests to the workers, and says 429 when too many are under way."""

import contextlib
import itertools
import socket
import threading
from collections.abc import Sequence

from tests.support.proxy import message

_BUSY = b"HTTP/1.1 429 Too Many Requests\r\nContent-Type: text/plain\r\nContent-Length: 0\r\nRetry-After: %d\r\n\r\n"


class Front:
    """A balancer on the loopback. At most `bound` requests are with the workers; all others hear `wait` seconds."""

    def __init__(self, workers: Sequence[tuple[str, int]], *, bound: int, wait: int) -> None:
        self.bound = bound
        self.wait = wait
        self.requests = 0
        self.sent_away = 0
        self.under_way = 0
        self.most_under_way = 0
        self._workers = itertools.cycle(workers)
        self._guard = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Take no more connections."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with self._guard:
            worker = next(self._workers)
        with (
            client,
            contextlib.suppress(OSError),
            client.makefile("rb") as asked,
            socket.create_connection(worker) as server,
            server.makefile("rb") as answered,
        ):
            while request := message(asked):
                if not self._begin():
                    client.sendall(_BUSY % self.wait)
                    continue
                try:
                    server.sendall(request)
                    answer = message(answered)
                finally:
                    self._end()
                client.sendall(answer)
                if not answer or b"connection: close" in answer.lower().partition(b"\r\n\r\n")[0]:
                    return

    def _begin(self) -> bool:
        with self._guard:
            self.requests += 1
            if self.under_way >= self.bound:
                self.sent_away += 1
                return False
            self.under_way += 1
            self.most_under_way = max(self.most_under_way, self.under_way)
            return True

    def _end(self) -> None:
        with self._guard:
            self.under_way -= 1
