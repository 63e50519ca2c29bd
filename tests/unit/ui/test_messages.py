"""Every error of the family becomes a sentence and an action in every language; nothing leaks a traceback."""

from decimal import Decimal

import pytest

from sfa_desktop.base import errors
from sfa_desktop.ui import language, messages


@pytest.mark.parametrize("code", ["es", "pt"])
def test_every_error_speaks_every_language(code: str) -> None:
    english = {kind: messages.explain(kind()).sentence for kind in messages.error_kinds().values()}
    language.use(code)
    same = [k.__name__ for k, said in english.items() if messages.explain(k()).sentence == said and said.strip("?")]
    assert same == []


def test_values_are_filled_in_and_missing_ones_do_not_break_the_sentence() -> None:
    assert "ana" in messages.explain(errors.SignInRefused(user="ana")).sentence
    assert "?" in messages.explain(errors.SignInRefused()).sentence


def test_figures_take_their_local_form() -> None:
    language.use("es")
    assert "1.234,5" in messages.explain(errors.Throttled(seconds=Decimal("1234.5"))).sentence


def test_offline_is_a_normal_place_to_work() -> None:
    assert messages.explain(errors.Unreachable()).tone == "quiet"
    assert messages.explain(errors.DiskFull()).tone == "need"


def test_a_stranger_is_a_fault_of_ours_without_its_words() -> None:
    said = messages.explain(KeyError("secret detail"))
    assert said == messages.explain(errors.SfaError())
    assert "secret" not in said.whole


def test_a_code_from_the_database_is_explained_and_an_unknown_one_keeps_the_servers_words() -> None:
    assert messages.explain_code("unreachable") == messages.explain(errors.Unreachable())
    assert messages.explain_code("x_y", fallback="Product 12 is discontinued").sentence == "Product 12 is discontinued"
    assert messages.explain_code("x_y") == messages.explain(errors.SfaError())
