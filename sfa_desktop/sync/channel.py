"""What the engine's process and the window's say to each other: one JSON object a line, both ways.

Down: first the hand-over (key, endpoint, secret; through a pipe, never in arguments or environment), then verbs.
Up: events.
"""

from typing import Literal, TypeVar

import msgspec

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.entities.attachment import FileNews
from sfa_desktop.entities.exchange import Changes, Progress, Report
from sfa_desktop.sync.status import SyncStatus

T = TypeVar("T")
Verb = Literal["wake", "pause", "resume", "stop", "link", "list", "fetch"]
Event = Progress | Changes | Report | SyncStatus | FileNews


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """A further endpoint of the profile, and how to sign in there."""

    endpoint: Endpoint
    secret: str
    proxy_secret: str = ""

    def __repr__(self) -> str:
        return "Way(…)"


class HandOver(msgspec.Struct, frozen=True, kw_only=True):
    """What the engine's process must know before it can begin."""

    key: str
    """The replica's key, hexadecimal."""
    endpoint: Endpoint
    secret: str
    device: str
    proxy_secret: str = ""
    """The password of the proxy on the way, empty where none is needed."""
    metered: bool = False
    """Whether the network is paid by the byte as the process begins; `link` tells of changes."""

    further: tuple[Way, ...] = ()
    """Where a profile has several endpoints: the others. The first is the one that owns the accounts."""
    owners: dict[str, str] = {}
    """Which of them owns a kind, as in the settings."""

    def __repr__(self) -> str:
        return "HandOver(…)"


class Order(msgspec.Struct, frozen=True):
    """A verb; with `wake`: what a person lets pass in the next round; with `link`: what the network is now.

    `list` and `fetch` ask the office for a record's files, and for the content of one.
    """

    verb: Verb
    accepted: tuple[str, ...] = ()
    """Codes of brakes."""
    files: bool = False
    """Files go up although the network is paid by the byte."""
    metered: bool = False
    kind: str = ""
    id: str = ""
    """With `list`: the record whose files are asked for; with `fetch`: the file whose content is."""


_EVENTS: dict[str, type[Event]] = {
    "progress": Progress,
    "changes": Changes,
    "report": Report,
    "status": SyncStatus,
    "file": FileNews,
}
_NAMES = {kind: name for name, kind in _EVENTS.items()}


class _Line(msgspec.Struct):
    event: str
    value: msgspec.Raw


def pack(message: HandOver | Order) -> bytes:
    """A line down."""
    return msgspec.json.encode(message) + b"\n"


def hand_over(line: bytes) -> HandOver:
    """Read the first line down. Raises InvalidInput."""
    return _read(line, HandOver)


def order(line: bytes) -> Order:
    """Read a later line down. Raises InvalidInput."""
    return _read(line, Order)


def pack_event(event: Event) -> bytes:
    """A line up."""
    return msgspec.json.encode({"event": _NAMES[type(event)], "value": event}) + b"\n"


def event(line: bytes) -> Event:
    """Read a line up. Raises InvalidInput."""
    outer = _read(line, _Line)
    if outer.event not in _EVENTS:
        raise InvalidInput(problem=f"There is no event {outer.event!r}.")
    return _read(bytes(outer.value), _EVENTS[outer.event])


def _read(line: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(line, type=kind)
    except msgspec.DecodeError:
        raise InvalidInput(problem="A line of the engine's channel is not understood.") from None
