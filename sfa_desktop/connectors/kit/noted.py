"""Fields that a CRM has no place for, kept in one line of a text that people can read too.

[SFA] outcome=order; next_on=2026-12-01; next_step=Send samples
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from sfa_desktop.connectors.kit.conversions import Column, Conversion, Maker, Surroundings
from sfa_desktop.connectors.kit.markup import to_text
from sfa_desktop.connectors.kit.said_line import parted, together


@lru_cache(4096)
def split(text: object) -> tuple[str, Mapping[str, str]]:
    """A person's own words, and what the line says."""
    if not isinstance(text, str) or not text:
        return "", {}
    plain = to_text(text) if text.lstrip().startswith("<") else text
    return parted(plain.splitlines())


def joined(words: str, said: Mapping[str, object]) -> str:
    """A text of these words and values; only the line where there are no words."""
    return together(words, ((name, value) for name, value in said.items() if value not in (None, "")))


def _noted(column: Column, _: Surroundings) -> Conversion:
    """One field of the line; `default` where it says nothing."""
    default: Any = column.options.get("default", "")

    def read(values: Sequence[Any]) -> Sequence[Any]:
        return [split(value)[1].get(column.name, default) for value in values]

    return Conversion(read, lambda value, _: value)


def _noted_words(column: Column, _: Surroundings) -> Conversion:
    """The text without the line."""
    return Conversion(lambda values: [split(value)[0] for value in values], lambda value, _: value or "")


def _constant(column: Column, _: Surroundings) -> Conversion:
    """Something the CRM has no field for and that is always `value`."""
    value = column.options.get("value")
    return Conversion(lambda values: [value] * len(values), lambda v, _: v)


NOTED: Mapping[str, Maker] = {"noted": _noted, "noted_words": _noted_words, "constant": _constant}
"""For mappings: such columns have `"write": false`; the desk writes the text as a whole."""
