"""What an entity has no field for, kept in one line of its description that people can read too.

[SFA] state=started; outcome=order; next_on=2026-12-01; next_step=Send samples
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

_MARK = "[SFA]"


@lru_cache(4096)
def split(description: object) -> tuple[str, Mapping[str, str]]:
    """The person's own words, and what the line says."""
    if not isinstance(description, str) or not description:
        return "", {}
    if _MARK not in description:
        return description, {}
    own, said = [], {}
    for line in description.splitlines():
        if line.startswith(_MARK):
            said = _said(line.removeprefix(_MARK))
        else:
            own.append(line)
    return "\n".join(own).strip(), said


def joined(words: str, said: Mapping[str, object], names: Iterable[str]) -> str:
    """A description of these words and of those of `names` that are said."""
    told = [f"{name}={_clean(said[name])}" for name in names if said.get(name)]
    line = f"{_MARK} " + "; ".join(told) if told else ""
    return "\n".join(part for part in (words.strip(), line) if part)


def _said(line: str) -> dict[str, str]:
    pairs = (part.strip().partition("=") for part in line.split(";"))
    return {name: value.strip() for name, equals, value in pairs if equals}


def _clean(value: object) -> str:
    return " ".join(str(value).replace(";", ",").split())
