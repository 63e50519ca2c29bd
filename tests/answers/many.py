"""Odd answers by the thousand, over all processors."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed

from tests.answers.asking import ROUND, Asking, Findings

Told = Callable[[str, Findings], None]


def rounds(crms: Sequence[str], answers: int, seed: int) -> Iterator[tuple[str, int, int]]:
    """(CRM, seed, answers) of every office it takes to have so many answers of each CRM."""
    for number, start in enumerate(range(0, answers, ROUND)):
        for crm in crms:
            yield crm, seed + number, min(ROUND, answers - start)


def one(crm: str, seed: int, answers: int) -> tuple[str, Findings]:
    """One office, from beginning to end; a fault of it does not depend on any other."""
    return crm, Asking(crm, seed).run(answers)


def many(crms: Sequence[str], answers: int, seed: int, *, processes: int | None = None, told: Told) -> None:
    """So many answers of each CRM; `told` hears of each office as it ends."""
    with ProcessPoolExecutor(processes or os.cpu_count()) as pool:
        for done in as_completed([pool.submit(one, *given) for given in rounds(crms, answers, seed)]):
            told(*done.result())
