"""Whether a Tryton answers at an address at all: no login, no database, an answer in a moment or none."""

import http.client
import json
from urllib.parse import urlsplit

_QUESTION = json.dumps({"id": 0, "method": "common.server.version", "params": []})


def tryton_answers(url: str, timeout: float = 2.0) -> bool:
    """Ask the server at `url` (plain http, of this machine: no proxy is used) for its version."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port or 80, timeout=timeout)
    try:
        connection.request("POST", "/rpc/", body=_QUESTION, headers={"Content-Type": "application/json"})
        answer = json.loads(connection.getresponse().read())
        return isinstance(answer, dict) and bool(answer.get("result"))
    except (OSError, http.client.HTTPException, ValueError):
        return False
    finally:
        connection.close()
