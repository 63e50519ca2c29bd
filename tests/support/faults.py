"""What can go wrong on the way to a server, by name, and a schedule of it that a seed replays."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from random import Random


class Fault(StrEnum):
    """What happens to one HTTP exchange. Those that reach the server are in `AFTER`."""

    REQUEST_LOST = "request lost"
    """Cut before the server has any of it."""
    REQUEST_CUT = "request cut"
    """Cut in the middle: the server has half a request."""
    ANSWER_LOST = "answer lost"
    """The server is done and answers; nothing of it arrives."""
    ANSWER_RESET = "answer reset"
    """The same with a reset, as a firewall sends it."""
    ANSWER_CUT = "answer cut"
    """Half of the answer arrives."""
    ANSWER_SHORT = "answer short"
    """All but its last byte arrives."""
    ANSWER_SILENT = "answer silent"
    """The server is done; the connection stays and says nothing more."""
    STALLED = "stalled"
    """The request disappears; the connection stays and says nothing more."""
    DELAYED = "delayed"
    """The answer comes late."""
    DUPLICATED = "duplicated"
    """The server gets the request twice; the client hears the second answer."""
    SERVER_ERROR = "500"
    """A 502 of something on the way, in the place of the request."""
    DONE_BUT_500 = "done, but 500"
    """The server is done; the client hears a 500."""
    THROTTLED = "429"
    """Too many requests, try again in a second."""
    UNAVAILABLE = "503"
    """Unavailable until a date."""
    PORTAL_PAGE = "portal page"
    """A captive portal's page, with status 200."""
    PORTAL_REDIRECT = "portal redirect"
    """A captive portal's redirect to its page."""
    PACKED = "packed"
    """The answer arrives compressed."""
    PACKED_CUT = "packed and cut"
    """The compressed answer ends too early, by its own length."""


AFTER = frozenset(
    {
        Fault.ANSWER_LOST,
        Fault.ANSWER_RESET,
        Fault.ANSWER_CUT,
        Fault.ANSWER_SHORT,
        Fault.ANSWER_SILENT,
        Fault.DELAYED,
        Fault.DUPLICATED,
        Fault.DONE_BUT_500,
        Fault.PACKED,
        Fault.PACKED_CUT,
    }
)
"""Faults of an exchange that the server has carried out."""
LOSING = (Fault.ANSWER_LOST, Fault.ANSWER_RESET, Fault.ANSWER_CUT, Fault.ANSWER_SHORT, Fault.DONE_BUT_500)
"""Ways to lose the answer to something that was done, without waiting for a deadline."""
QUICK = tuple(fault for fault in Fault if fault not in {Fault.ANSWER_SILENT, Fault.STALLED})
"""Faults that are over at once; the others last until the client's deadline."""

Schedule = Callable[[bytes], Fault | None]
"""Given the request in plain text: what happens to it."""


def nothing(_request: bytes) -> Fault | None:
    """A good network."""
    return None


def seeded(seed: int, share: float, faults: Sequence[Fault] = QUICK, word: str = "") -> Schedule:
    """A network on which this share of the requests that contain `word` meets a fault, by chance that replays."""
    dice = Random(seed)

    def schedule(request: bytes) -> Fault | None:
        if word.encode() not in request or dice.random() >= share:
            return None
        return dice.choice(faults)

    return schedule
