"""Columns in which values repeat: each is converted once, and looked up for the others."""

from collections.abc import Callable, Sequence
from typing import Any

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


def once_each(lists: Sequence[Any], one: Callable[[Sequence[Any]], Any]) -> Sequence[Any]:
    """What `one` makes of each list of ids, empty where there is none; equal lists share the result."""
    found = [tuple(ids or ()) for ids in lists]
    known = {ids: one(ids) for ids in set(found)}
    return [known[ids] for ids in found]


def members(lists: Sequence[Any]) -> set[Any]:
    """All ids of a column of lists."""
    return set().union(*filter(None, lists))
