"""One line among the words of a person that keeps what a CRM has no field for, and that people can read too.

[SFA] state=done; outcome=order; next_on=2026-12-01; next_step=Send samples
"""

from collections.abc import Callable, Collection, Iterable

MARK = "[SFA]"


def plain(value: object) -> str:
    """A value as the line can hold it: on one line, without the sign that parts values."""
    return " ".join(str(value).replace(";", ",").split())


def parted(lines: Iterable[str], names: Collection[str] | None = None) -> tuple[str, dict[str, str]]:
    """The person's own words, and what the line says; of `names` only, where they are given."""
    own: list[str] = []
    said: dict[str, str] = {}
    for line in lines:
        if line.startswith(MARK):
            pairs = (part.strip().partition("=") for part in line.removeprefix(MARK).split(";"))
            said = {n: value.strip() for n, equals, value in pairs if equals and (names is None or n in names)}
        else:
            own.append(line)
    return "\n".join(own).strip(), said


def together(words: str, said: Iterable[tuple[str, object]], clean: Callable[[object], str] = plain) -> str:
    """A text of these words with the line of these values below; only one of the two where the other is empty."""
    told = [f"{name}={clean(value)}" for name, value in said]
    line = f"{MARK} {'; '.join(told)}" if told else ""
    return "\n".join(part for part in (words.strip(), line) if part)
