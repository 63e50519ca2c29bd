"""What Dolibarr has no field for, kept in one line of a note that people can read too.

[SFA] state=done; outcome=order; next_on=2026-12-01; next_step=Send samples; key=5f0c…
"""

from collections.abc import Mapping
from functools import lru_cache

from sfa_desktop.connectors.kit.markup import to_text

FIELDS = (
    "state", "channel", "planned_at", "started_at", "outcome", "next_on", "next_step", "provisional", "key",
)  # fmt: skip
_MARK = "[SFA]"


@lru_cache(4096)
def split(note: object) -> tuple[str, Mapping[str, str]]:
    """The person's own words, and what the line says."""
    if not isinstance(note, str) or not note:
        return "", {}
    text = to_text(note).strip()
    if _MARK not in text:
        return text, {}
    own: list[str] = []
    said: dict[str, str] = {}
    for line in text.split("\n"):
        if line.startswith(_MARK):
            said = _said(line.removeprefix(_MARK))
        else:
            own.append(line)
    return "\n".join(own).strip(), said


def joined(words: str, said: Mapping[str, object]) -> str:
    """A note of these words and values."""
    told = [f"{name}={_clean(said[name])}" for name in FIELDS if said.get(name)]
    line = f"{_MARK} " + "; ".join(told) if told else ""
    return "\n".join(part for part in (words.strip(), line) if part)


def _said(line: str) -> dict[str, str]:
    found = {}
    for part in line.split(";"):
        name, equals, value = part.strip().partition("=")
        if equals and name in FIELDS:
            found[name] = value.strip()
    return found


def _clean(value: object) -> str:
    """Dolibarr takes angle brackets out of notes together with what is between them."""
    return " ".join(str(value).replace(";", ",").replace("<", "(").replace(">", ")").split())
