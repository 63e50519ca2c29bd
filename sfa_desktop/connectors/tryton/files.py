"""The files of records over the add-on's verbs: up and down in parts, each part an exchange of its own."""

import base64
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, BinaryIO, Protocol, TypeVar

import msgspec

from sfa_desktop.base.errors import ServerFault
from sfa_desktop.entities.exchange import Attachment

T = TypeVar("T")
PART = 262_144
"""Bytes of a part: on a slow link a few seconds, and what is sent again at most after a cut."""
KEYS = 200
"""Records asked for in one call."""
BEGINNINGS = 2
"""How often content that arrived damaged is sent from the start."""


class Call(Protocol):
    """A verb of the add-on (`TrytonConnector`)."""

    def __call__(self, name: str, *params: Any, answer: type[T], write: bool = False) -> T:
        """Call it."""


class Listed(msgspec.Struct):
    """One of the answer to `files`."""

    id: str
    key: str
    name: str
    size: int
    sha256: str
    remote: int


class Received(msgspec.Struct):
    """The answer to `upload`."""

    received: int
    remote: int | None = None


class Piece(msgspec.Struct):
    """The answer to `download`."""

    data: bytes
    size: int


def files(call: Call, kind: str, keys: Mapping[str, str]) -> tuple[Attachment, ...]:
    """The files the office has of these records."""
    wanted = list(keys)
    found: list[Listed] = []
    for start in range(0, len(wanted), KEYS):
        found += call("files", kind, wanted[start : start + KEYS], answer=list[Listed])
    return tuple(
        Attachment(
            id=one.id,
            kind=kind,
            record_id=one.key,
            name=one.name,
            size=one.size,
            sha256=one.sha256,
            remote_id=str(one.remote),
        )
        for one in found
    )


def upload(call: Call, file: Attachment, content: BinaryIO, progress: Callable[[int], None]) -> Attachment:
    """Ask how much of the file is there, and send the rest. The office knows it by its id."""
    described = {
        "id": file.id,
        "kind": file.kind,
        "key": file.record_id,
        "name": file.name,
        "size": file.size,
        "sha256": file.sha256,
    }
    part, start, beginnings = b"", 0, 0
    while True:
        data = base64.b64encode(part).decode("ascii")
        said = call("upload", described, start, data, answer=Received, write=True)
        if said.remote is not None:
            progress(file.size)
            return replace(file, remote_id=str(said.remote))
        if said.received == 0:
            beginnings += 1
        elif part and said.received <= start:
            raise ServerFault(detail="an upload does not move")
        if beginnings > BEGINNINGS:
            raise ServerFault(detail="the content of a file arrives damaged")
        progress(said.received)
        start = said.received
        content.seek(start)
        part = content.read(PART)
        if not part:
            raise ServerFault(detail="an upload does not end")


def download(call: Call, file: Attachment, start: int) -> Iterator[bytes]:
    """The content from a byte on, part by part."""
    while True:
        piece = call("download", int(file.remote_id), start, PART, answer=Piece)
        if piece.data:
            yield piece.data
        start += len(piece.data)
        if not piece.data or start >= piece.size:
            return
