"""Columns in which values repeat."""

from typing import Any

import pytest

from sfa_desktop.connectors.kit.markup import to_text
from sfa_desktop.connectors.kit.repeats import Parts, members, once, once_each


def test_each_value_is_worked_out_once() -> None:
    seen: list[Any] = []

    def one(value: Any) -> str:
        seen.append(value)
        return str(value)

    assert once(["a", "b", None, "a", "a", "b", None, None], one) == ["a", "b", "None", "a", "a", "b", "None", "None"]
    assert sorted(map(str, seen)) == ["None", "a", "b"]


@pytest.mark.parametrize("values", [[0, False, 0.0] * 4, [True, 1] * 4, [[1], [1], [1]], [{}, "a", {}], []])
def test_equal_values_of_different_types_and_what_cannot_be_looked_up_are_each_worked_out(values: list[Any]) -> None:
    assert once(values, lambda v: f"{type(v)}{v}") == [f"{type(v)}{v}" for v in values]


def test_lists_of_ids() -> None:
    lists = [[1, 2], None, False, [], [2, 1], [1, 2]]
    assert once_each(lists, sum) == [3, 0, 0, 0, 3, 3]
    assert members(lists) == {1, 2}
    assert members([]) == set()


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Hola, don Juan</p>", "Hola, don Juan"),
        ("<p> a  b </p>", "a b"),
        ("<p>a\u00a0b\nc</p>", "a b c"),
        ("<p>a</p><p>b</p>", "a\nb"),
        ("<p>1 &lt; 2</p>", "1 < 2"),
        ("<p></p>", ""),
        ("<p>", ""),
        ("<p></p", "</p"),
    ],
)
def test_one_paragraph_is_its_words(markup: str, text: str) -> None:
    assert to_text(markup) == text


def test_the_parts_of_a_column_are_worked_out_once() -> None:
    asked: list[str] = []

    def split(value: str) -> str:
        asked.append(value)
        return value.upper()

    parts, column = Parts(split), ("a", "b")
    assert [parts.of(column), parts.of(column)] == [["A", "B"]] * 2
    assert asked == ["a", "b"]
    assert parts.of(("c",)) == ["C"]
