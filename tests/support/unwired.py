"""A model of a server that is asked in this process: all of `requests` and of the app takes part, but no sockets."""

import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

import requests
from requests.adapters import HTTPAdapter
from requests.structures import CaseInsensitiveDict
from urllib3 import HTTPResponse

from tests.support.recorded import Request, Response, as_sent, request_of

URL = "http://127.0.0.1"


@contextmanager
def unwired(model: Callable[[Request], Response]) -> Iterator[str]:
    """The address at which `model` answers while this lasts; nothing else can be reached."""

    def send(adapter: HTTPAdapter, request: requests.PreparedRequest, **more: Any) -> requests.Response:
        sent = request.body or b""
        told = sent.encode() if isinstance(sent, str) else sent
        target = (request.url or "").removeprefix(URL)
        answer = model(request_of(request.method or "", target, request.headers, told))
        headers, body = as_sent(answer)
        response = requests.Response()
        response.status_code, response.url, response.request = answer.status, request.url or "", request
        response.headers = CaseInsensitiveDict(headers)
        response.raw = HTTPResponse(io.BytesIO(body), headers, answer.status, preload_content=False)
        return response

    # A bare environment: proxies are looked for in it before each request.
    with mock.patch.object(HTTPAdapter, "send", send), mock.patch.dict(os.environ, clear=True):
        yield URL
