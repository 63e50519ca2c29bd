"""What Odoo's calendar has no field for, kept in one line of the event's description that people can read too.

[SFA] state=done; outcome=order; next_on=2026-12-01; next_step=Send samples
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from sfa_desktop.connectors.kit.markup import to_markup, to_text
from sfa_desktop.connectors.kit.said_line import MARK, parted, together

FIELDS = ("state", "channel", "planned_at", "started_at", "outcome", "next_on", "next_step")
_APPENDED = re.compile(
    r'<br\s*/?>\s*<strong>[^<]*</strong><br\s*/?>[^<]*(?:<br\s*/?>\s*)?<a href="mailto:.*', re.DOTALL
)
"""What the server adds to the description of a new event: "Organized by … Contact Details …", in the user's language
(addons/calendar, seen on 19)."""


@lru_cache(4096)
def split(description: object) -> tuple[str, Mapping[str, str]]:
    """The person's own words, and what the line says."""
    if not isinstance(description, str) or not description:
        return "", {}
    text = to_text(_APPENDED.sub("", description) if "mailto:" in description else description)
    if MARK not in text:
        return text, {}
    return parted(text.split("\n"), FIELDS)


def joined(words: str, said: Mapping[str, object]) -> str:
    """A description of these words and values."""
    return to_markup(together(words, ((name, said[name]) for name in FIELDS if said.get(name))))
