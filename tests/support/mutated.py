"""Answers that went wrong on the way or in the server's head: what connectors are fed to see what becomes of them."""

import json
import random
from dataclasses import dataclass, replace
from typing import Any

_ODD: tuple[Any, ...] = (
    None, False, True, 0, -1, 1e308, 2**70, "", "x", "2026-13-45", [], [None], {}, {"id": "x"}, [[]],
    {"error": {"code": 200, "message": "no"}}, [{"errorCode": "UNKNOWN_EXCEPTION", "message": "no"}],
    {"errors": [{"status": 500, "title": "no"}]}, {"exc_type": "ValidationError", "_server_messages": "[]"},
)  # fmt: skip
_NESTED = b"[" * 5_000
_HUGE = "x" * 300_000
_SCALAR = (str, int, float)
"""Kinds of values in whose place servers say nothing in many ways: null, false, "", 0, [] and {}."""
_DEEPER = 0.88
"""How often a change goes into a part rather than to the whole."""


@dataclass(frozen=True, slots=True)
class Odd:
    """A changed body, and what was changed about it."""

    body: Any
    where: tuple[str | int, ...] = ()
    what: str = "exchanged"
    part: Any = None
    """What stands there now."""
    plausible: bool = False
    """It might be the truth: no reader can know better."""

    def __str__(self) -> str:
        return f"{self.what} at {'.'.join(map(str, self.where)) or 'the whole'}: {self.part!r:.60}"


def mutated(body: Any, dice: random.Random) -> Odd:
    """The body with something in it exchanged, taken away, wrapped, cut, or made huge."""
    if isinstance(body, bytes) or dice.random() < 0.15:
        return _broken(body, dice)
    return _inside(body, dice)


def _broken(body: Any, dice: random.Random) -> Odd:
    whole = body if isinstance(body, bytes) else json.dumps(body).encode()
    kind = dice.randrange(5)
    if kind == 0 and len(whole) > 1:
        return Odd(whole[: dice.randrange(1, len(whole))], what="cut", plausible=whole[:1].isdigit())
    if kind == 1:
        return Odd(_NESTED, what="nested")
    if kind == 2:
        return Odd(b"\xff\xfe" + whole, what="no text")
    if kind == 3:
        return Odd(b"", what="empty")
    return Odd(b"<html>Welcome to the hotel</html>", what="a page")


def _inside(body: Any, dice: random.Random) -> Odd:
    if isinstance(body, (list, dict)) and body and dice.random() < _DEEPER:
        at: Any = dice.choice(list(body)) if isinstance(body, dict) else dice.randrange(len(body))
        part = body[at]
        if isinstance(body, dict) and dice.random() < 0.15:
            return Odd({n: v for n, v in body.items() if n != at}, (at,), "taken away")
        odd = _inside(part, dice)
        if isinstance(body, list) and odd.what == "taken away" and len(odd.where) == 1:
            odd = replace(odd, plausible=isinstance(part[odd.where[0]], _SCALAR))
        if isinstance(part, dict) and odd.body in ({}, [], None):
            odd = replace(odd, plausible=True)
        changed: Any = dict(body) if isinstance(body, dict) else list(body)
        changed[at] = odd.body
        return Odd(changed, (at, *odd.where), odd.what, odd.part, odd.plausible)
    if isinstance(body, str) and dice.random() < 0.1:
        return Odd(_HUGE, what="huge", plausible=True)
    if dice.random() < 0.1:
        return Odd([body], what="wrapped", part=[body])
    odd = dice.choice(_ODD)
    same = type(odd) is type(body) or body is None or (isinstance(body, _SCALAR) and not odd)
    return Odd(odd, part=odd, plausible=same and not isinstance(body, dict))
