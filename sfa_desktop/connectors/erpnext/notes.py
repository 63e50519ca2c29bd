"""What an Event has no field for, kept in one line of its description that people can read too.

[SFA] state=started; outcome=order; next_on=2026-12-01; next_step=Send samples
"""

from collections.abc import Mapping
from functools import lru_cache

from sfa_desktop.connectors.kit.markup import to_markup, to_text

FIELDS = ("state", "channel", "planned_at", "started_at", "outcome", "next_on", "next_step")
_MARK = "[SFA]"


@lru_cache(4096)
def split(description: object) -> tuple[str, Mapping[str, str]]:
    """The person's own words, and what the line says."""
    if not isinstance(description, str) or not description:
        return "", {}
    own, said = [], {}
    for line in to_text(description).split("\n"):
        if line.startswith(_MARK):
            said = _said(line.removeprefix(_MARK))
        else:
            own.append(line)
    return "\n".join(own).strip(), said


def joined(words: str, said: Mapping[str, object]) -> str:
    """A description of these words and values."""
    told = [f"{name}={_clean(said[name])}" for name in FIELDS if said.get(name)]
    line = f"{_MARK} " + "; ".join(told) if told else ""
    return to_markup("\n".join(part for part in (words.strip(), line) if part))


def _said(line: str) -> dict[str, str]:
    pairs = (part.strip().partition("=") for part in line.split(";"))
    return {name: value.strip() for name, equals, value in pairs if equals and name in FIELDS}


def _clean(value: object) -> str:
    return " ".join(str(value).replace(";", ",").split())
