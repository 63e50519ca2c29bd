"""What Dolibarr has no field for, kept in one line of a note that people can read too.

[SFA] state=done; outcome=order; next_on=2026-12-01; next_step=Send samples; key=5f0c…
"""

from collections.abc import Mapping
from functools import lru_cache

from sfa_desktop.connectors.kit.markup import to_text
from sfa_desktop.connectors.kit.said_line import MARK, parted, plain, together

FIELDS = (
    "state", "channel", "planned_at", "started_at", "outcome", "next_on", "next_step", "provisional", "key",
)  # fmt: skip


@lru_cache(4096)
def split(note: object) -> tuple[str, Mapping[str, str]]:
    """The person's own words, and what the line says."""
    if not isinstance(note, str) or not note:
        return "", {}
    text = to_text(note).strip()
    if MARK not in text:
        return text, {}
    return parted(text.split("\n"), FIELDS)


def joined(words: str, said: Mapping[str, object]) -> str:
    """A note of these words and values."""
    return together(words, ((name, said[name]) for name in FIELDS if said.get(name)), _clean)


def _clean(value: object) -> str:
    """Dolibarr takes angle brackets out of notes together with what is between them."""
    return plain(value).replace("<", "(").replace(">", ")")
