# SPDX-License-Identifier: GPL-3.0-or-later
"""Chance that falls the same way on every machine and every Python version."""

import random
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Throws for one topic of one seed.

    Built on `Random.random()` alone: the only sequence the standard library promises to keep for a
    given seed. A topic has throws of its own, so that a change in one does not shift all others.
    """

    def __init__(self, seed: int, topic: str) -> None:
        self._next = random.Random(f"{seed}/{topic}").random

    def unit(self) -> float:
        """A number from 0 up to, not including, 1."""
        return self._next()

    def chance(self, probability: float) -> bool:
        """True with this probability."""
        return self._next() < probability

    def whole(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self._next() * (high - low + 1))

    def between(self, low: float, high: float) -> float:
        """A number from `low` to `high`."""
        return low + self._next() * (high - low)

    def pick(self, options: Sequence[T]) -> T:
        """One of the options, each as likely."""
        return options[int(self._next() * len(options))]

    def shuffled(self, options: Sequence[T]) -> list[T]:
        """The options in another order."""
        deck = list(options)
        for last in range(len(deck) - 1, 0, -1):
            other = int(self._next() * (last + 1))
            deck[last], deck[other] = deck[other], deck[last]
        return deck


class Urn:
    """Draws indexes by weight, quickly: the running sum is made once."""

    def __init__(self, weights: Sequence[float]) -> None:
        self._sums = list(accumulate(weights))

    def draw(self, dice: Dice) -> int:
        """One index, as likely as its weight."""
        return min(bisect_right(self._sums, dice.unit() * self._sums[-1]), len(self._sums) - 1)

    def several(self, dice: Dice, count: int) -> list[int]:
        """`count` different indexes, or all there are if that is fewer; drawn by weight."""
        if count >= len(self._sums):
            return list(range(len(self._sums)))
        drawn: dict[int, None] = {}
        for _ in range(count * 12):
            drawn[self.draw(dice)] = None
            if len(drawn) == count:
                return list(drawn)
        for index in range(len(self._sums)):
            drawn.setdefault(index, None)
            if len(drawn) == count:
                break
        return list(drawn)


def share_out(total: int, weights: Sequence[float], *, least: int = 0) -> list[int]:
    """Split `total` into whole parts by weight, summing exactly (largest remainder); each part at least `least`.

    Raises ValueError if there is too little for everybody's least.
    """
    rest = total - least * len(weights)
    if rest < 0:
        raise ValueError(f"{total} is too little for {len(weights)} parts of at least {least}")
    whole = sum(weights) or 1.0
    exact = [rest * weight / whole for weight in weights]
    parts = [int(value) for value in exact]
    order = sorted(range(len(weights)), key=lambda i: (parts[i] - exact[i], i))
    for index in order[: rest - sum(parts)]:
        parts[index] += 1
    return [part + least for part in parts]
