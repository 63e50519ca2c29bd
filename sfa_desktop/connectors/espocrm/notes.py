"""What an entity has no field for, kept in one line of its description that people can read too.

[SFA] state=started; outcome=order; next_on=2026-12-01; next_step=Send samples
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from sfa_desktop.connectors.kit.said_line import MARK, parted, together


@lru_cache(4096)
def split(description: object) -> tuple[str, Mapping[str, str]]:
    """The person's own words, and what the line says."""
    if not isinstance(description, str) or not description:
        return "", {}
    if MARK not in description:
        return description, {}
    return parted(description.splitlines())


def joined(words: str, said: Mapping[str, object], names: Iterable[str]) -> str:
    """A description of these words and of those of `names` that are said."""
    return together(words, ((name, said[name]) for name in names if said.get(name)))
