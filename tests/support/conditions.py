"""Conditions as query languages write them (OData, SOQL): comparisons joined by AND and OR, with parentheses."""

import re
from collections.abc import Callable

Test = Callable[[str, str, str], bool]
"""Whether `column operator value` holds; a list comes with its parentheses, quotes stay."""
_TOKEN = re.compile(r"\s*(?:(\()|(\))|(and|or)\b|([\w/.]+)\s+(\w+|[=<>!]+)\s+('(?:[^'\\]|\\.)*'|\([^)]*\)|[^\s()]+))",
                    re.IGNORECASE)  # fmt: skip


def holds(text: str, test: Test) -> bool:
    """Whether a condition holds; an empty one does. Raises ValueError for what is none."""
    place = 0

    def token() -> re.Match[str]:
        nonlocal place
        found = _TOKEN.match(text, place)
        if found is None:
            raise ValueError(f"not a condition: {text[place:]}")
        place = found.end()
        return found

    def joined(word: str) -> bool:
        nonlocal place
        found = _TOKEN.match(text, place)
        if found is None or (found[3] or "").lower() != word:
            return False
        place = found.end()
        return True

    def one() -> bool:
        found = token()
        if found[1]:
            inside = either()
            if not token()[2]:
                raise ValueError(f"not closed: {text}")
            return inside
        return test(found[4], found[5].lower(), found[6])

    def every() -> bool:
        all_hold = one()
        while joined("and"):
            all_hold = one() and all_hold
        return all_hold

    def either() -> bool:
        some_holds = every()
        while joined("or"):
            some_holds = every() or some_holds
        return some_holds

    if not text.strip():
        return True
    result = either()
    if text[place:].strip():
        raise ValueError(f"left over: {text[place:]}")
    return result
