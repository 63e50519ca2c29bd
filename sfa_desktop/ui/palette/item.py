"""What the palette lists: records that were found and things that can be done, each with where Enter leads. No Qt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sfa_desktop.replica.codec import fold

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line. `place` is the page or overlay Enter opens, with `argument`."""

    group: str
    icon: str
    title: str
    words: str = ""
    right: str = ""
    place: str = ""
    argument: object = None
    does: bool = False
    """Whether it does something rather than showing a record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was typed: the mode its first sign asks for, and the words."""

    text: str
    mode: str = ""
    """Empty, ">" for commands, "@" for people and accounts, "#" for numbers."""

    @classmethod
    def of(cls, typed: str) -> "Asked":
        """Read what stands in the box."""
        text = typed.strip()
        mode = text[:1] if text[:1] in (">", "@", "#") else ""
        return cls(text=text.removeprefix(mode).strip(), mode=mode)

    @property
    def kinds(self) -> tuple[str, ...] | None:
        """The kinds to look for; None for all, empty for none."""
        return {
            ">": (),
            "@": ("contact", "account"),
            "#": ("order", "case", "opportunity", "product"),
        }.get(self.mode)


def typed_words(text: str) -> list[str]:
    """The words of a text, folded, as they are compared."""
    return _WORD.findall(fold(text))


def fits(words: Sequence[str], text: str) -> bool:
    """Whether every word begins a word of the text."""
    of_text = typed_words(text)
    return all(any(known.startswith(word) for known in of_text) for word in words)


def marks(title: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where a title matches: (start, end) of the beginnings of its words that were typed."""
    found = []
    for match in _WORD.finditer(title):
        known = fold(match.group())
        longest = max((len(word) for word in words if known.startswith(word)), default=0)
        if longest:
            found.append((match.start(), min(match.start() + longest, match.end())))
    return found
