"""The limits of a representative are said with dates; what a server tells wrongly breaks nothing."""

import pytest

from sfa_desktop.ui import language, scope_words


def test_history_segments_and_own_records_are_said(qapp: object) -> None:
    language.use("en")
    scope = {"since": {"order": "2024-11-01"}, "segments": ["A", "B"], "archived": False, "mine": True, "token": "x"}
    said = scope_words.limits(scope)
    assert said[0].startswith("Orders since")
    assert "2024" in said[0]
    assert said[1:] == [
        "Accounts of the segments A, B, and of none", "No archived accounts", "Only own records",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "scope", [{}, {"token": ""}, {"since": {"spaceship": "2024-11-01", "order": "soon"}}, {"since": 7}]
)
def test_nothing_limited_or_nothing_understood_says_nothing(qapp: object, scope: dict[str, object]) -> None:
    assert scope_words.limits(scope) == []
