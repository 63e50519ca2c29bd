"""What an Event has no field for, kept in one line of its description that people can read too.

[SFA] state=started; outcome=order; next_on=2026-12-01; next_step=Send samples
"""

from collections.abc import Mapping
from functools import lru_cache

from sfa_desktop.connectors.kit.markup import to_markup, to_text
from sfa_desktop.connectors.kit.said_line import parted, together

FIELDS = ("state", "channel", "planned_at", "started_at", "outcome", "next_on", "next_step")


@lru_cache(4096)
def split(description: object) -> tuple[str, Mapping[str, str]]:
    """The person's own words, and what the line says."""
    if not isinstance(description, str) or not description:
        return "", {}
    return parted(to_text(description).split("\n"), FIELDS)


def joined(words: str, said: Mapping[str, object]) -> str:
    """A description of these words and values."""
    return to_markup(together(words, ((name, said[name]) for name in FIELDS if said.get(name))))
