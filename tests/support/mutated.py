"""Answers of a server that went wrong on the way or in its head: what a fuzz of connectors feeds them."""

import json
import random
from typing import Any

_ODD: tuple[Any, ...] = (
    None,
    False,
    True,
    0,
    -1,
    1e308,
    2**70,
    "",
    "x",
    "2026-13-45",
    [],
    [None],
    {},
    {"id": "x"},
    [[]],
)


def mutated(body: Any, dice: random.Random) -> Any:
    """The body with something in it exchanged, taken away, wrapped or cut."""
    kind = dice.randrange(6)
    if kind == 0:
        return dice.choice(_ODD)
    if kind == 1:
        return json.dumps(body)[: dice.randrange(1, 60)].encode()
    if kind == 2:
        return b"<html>Welcome to the hotel</html>"
    if isinstance(body, list) and body:
        at = dice.randrange(len(body))
        return [mutated(one, dice) if n == at else one for n, one in enumerate(body)]
    if isinstance(body, dict) and body:
        name = dice.choice(list(body))
        if kind == 3:
            return {n: v for n, v in body.items() if n != name}
        return {**body, name: dice.choice(_ODD)}
    return dice.choice(_ODD)
