"""One history as data: the seed it is drawn from, the steps that are taken, and the faults that are spared."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

STEPS = 30
CLIENTS = 2
FAULTS = 3
"""A history counts with at least so many clients, steps and faults that fired."""


@dataclass(frozen=True, slots=True)
class History:
    """`str` of it plays it again: SEED, SEED:STEPS or SEED:STEPS!SPARED, as in `17:0-5,9!3.1,9.2`."""

    seed: int
    steps: tuple[int, ...] = field(default=tuple(range(STEPS)))
    spared: frozenset[tuple[int, int]] = frozenset()
    """(step, number) of drawn faults that do not happen."""

    def __str__(self) -> str:
        text = f"{self.seed}"
        if self.steps != tuple(range(STEPS)) or self.spared:
            text += ":" + ",".join(_spans(self.steps))
        if self.spared:
            text += "!" + ",".join(f"{step}.{number}" for step, number in sorted(self.spared))
        return text

    @classmethod
    def parse(cls, text: str) -> "History":
        """What `str` wrote. Raises ValueError."""
        found = re.fullmatch(r"(\d+)(?::([\d,-]*))?(?:!([-\d.,]+))?", text.strip())
        if found is None:
            raise ValueError(f"{text!r} is not a history; one looks like 17 or 17:0-5,9!3.1,9.2")
        seed, steps, spared = found.groups()
        if steps is None:
            return cls(int(seed))
        taken: list[int] = []
        for span in filter(None, steps.split(",")):
            first, _, last = span.partition("-")
            taken.extend(range(int(first), int(last or first) + 1))
        pairs = (pair.rpartition(".") for pair in (spared or "").split(",") if pair)
        return cls(int(seed), tuple(taken), frozenset((int(step), int(number)) for step, _, number in pairs))


def _spans(numbers: Iterable[int]) -> Iterable[str]:
    span: list[int] = []
    for number in numbers:
        if span and number != span[-1] + 1:
            yield _span(span)
            span = []
        span.append(number)
    if span:
        yield _span(span)


def _span(span: list[int]) -> str:
    return str(span[0]) if len(span) == 1 else f"{span[0]}-{span[-1]}"
