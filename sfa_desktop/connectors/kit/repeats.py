"""Columns in which values repeat: each is converted once, and looked up for the others."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

T = TypeVar("T")

_NUMBERS = frozenset({int, float, bool})
_PLAIN = _NUMBERS | {str, type(None)}


def once(values: Sequence[Any], one: Callable[[Any], Any]) -> Sequence[Any]:
    """What `one` makes of each value; of columns in which values repeat, worked out once for each.

    Not where numbers of several types stand side by side: 0, 0.0 and False are equal, and may mean different things.
    """
    types = set(map(type, values))
    if types <= _PLAIN and len(types & _NUMBERS) <= 1:
        distinct = set(values)
        if 2 * len(distinct) <= len(values):
            known = {value: one(value) for value in distinct}
            return [known[value] for value in values]
    return [one(value) for value in values]


class Parts(Generic[T]):
    """What `one` makes of each value of a column, kept until another column comes: several fields may be read of it."""

    def __init__(self, one: Callable[[Any], T]) -> None:
        self._one = one
        self._column: Sequence[Any] = ()
        self._found: Sequence[T] = ()

    def of(self, column: Sequence[Any]) -> Sequence[T]:
        """The parts, in the column's order."""
        if column is not self._column:
            self._found = [self._one(value) for value in column]
            self._column = column
        return self._found


def once_each(lists: Sequence[Any], one: Callable[[Sequence[Any]], Any]) -> Sequence[Any]:
    """What `one` makes of each list of ids, empty where there is none; equal lists share the result."""
    found = [tuple(ids or ()) for ids in lists]
    known = {ids: one(ids) for ids in set(found)}
    return [known[ids] for ids in found]


def members(lists: Sequence[Any]) -> set[Any]:
    """All ids of a column of lists."""
    return set().union(*filter(None, lists))
