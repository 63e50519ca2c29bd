"""Every safeguard that `make mutants` takes away still stands where it says, and so do the tests named for it."""

import pytest

from tests.mutants.mutant import Mutant, load

OF_THE_ENGINE = {
    "operation-id", "look-up", "atomic-cursor", "overlap", "attempt-mark", "freeze", "dependency-order", "scope-leave",
    "mass-brake", "ledger-entry",
}  # fmt: skip


@pytest.mark.parametrize("mutant", load(), ids=lambda mutant: mutant.name)
def test_a_mutant_applies(mutant: Mutant) -> None:
    assert mutant.problem() == ""
    assert mutant.tests
    assert mutant.before != mutant.after


def test_the_safeguards_that_the_engine_promises_are_all_there() -> None:
    names = {mutant.name for mutant in load()}
    assert names >= OF_THE_ENGINE
    assert len(names) >= len(OF_THE_ENGINE) + 10
