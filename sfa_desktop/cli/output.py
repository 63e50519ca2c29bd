"""What the command line prints: one JSON document, or plain lines in English; never a traceback."""

import json
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, TextIO

from sfa_desktop.base.errors import SfaError, SignInRefused

_WIDEST = 60
_HERE = {SignInRefused.action: "Give the password again with: sfa-desktop endpoint add …; what is waiting stays safe."}
"""What an error advises to do in the window, and what does the same here."""


def prepare_streams() -> None:
    """Make sure that no character breaks a console that cannot show it (Windows code pages, the C locale)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def for_commands(words: str) -> str:
    """A sentence for people who have the command line before them, not the window."""
    for window, command in _HERE.items():
        words = words.replace(window, command)
    return words


class Output:
    """Where results go. With `as_json` exactly one document is printed on standard output, whatever happens."""

    def __init__(self, *, as_json: bool = False, out: TextIO | None = None, err: TextIO | None = None) -> None:
        self.as_json = as_json
        self.out = out or sys.stdout
        self.err = err or sys.stderr
        self.answered = False

    def answer(self, document: Any, *lines: str) -> None:
        """The result: `document` as JSON, or `lines` for people."""
        if self.answered:
            raise RuntimeError("a command answers once")
        self.answered = True
        if self.as_json:
            ascii_only = (self.out.encoding or "").lower().replace("-", "") not in ("utf8", "utf16", "utf32")
            text = json.dumps(document, ensure_ascii=ascii_only, indent=1, default=_json)
            print(text.encode("utf-8", "replace").decode(), file=self.out)
        else:
            for line in lines:
                print(printable(for_commands(line)), file=self.out)

    def table(self, document: Any, columns: Sequence[str], rows: Sequence[Sequence[Any]], *, nothing: str) -> None:
        """The result as a list: `document` as JSON, or aligned columns, or a sentence if there is `nothing`."""
        if self.as_json or not rows:
            self.answer(document, nothing)
            return
        cells = [[_shortened(printable(_human(cell))) for cell in row] for row in (columns, *rows)]
        widths = [max(len(row[place]) for row in cells) for place in range(len(columns))]
        lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in cells)
        self.answer(document, *(line.rstrip() for line in lines))

    def say(self, line: str) -> None:
        """Something beside the result, for people: on standard error."""
        print(printable(for_commands(line)), file=self.err, flush=True)

    def fail(self, error: SfaError) -> None:
        """What went wrong: one sentence and one action on standard error, code and sentence in the document."""
        self.say(f"{error.what()} {error.advice()}".strip())
        if self.as_json and not self.answered:
            self.answer(
                {"error": {"code": error.code, "message": error.what(), "action": for_commands(error.advice())}}
            )


def printable(text: str) -> str:
    """Text without control characters: what a server or a customer wrote must not steer a terminal."""
    return "".join(
        char if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs") else "\N{REPLACEMENT CHARACTER}"
        for char in text
    )


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WIDEST else line[: _WIDEST - 1] + "…"


def _human(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return ", ".join(f"{key}={_human(item)}" for key, item in value.items())
    if isinstance(value, (list, tuple)):
        return ", ".join(_human(item) for item in value)
    return str(_json(value)) if isinstance(value, (Decimal, date)) else str(value)


def _json(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (set, frozenset, tuple)):
        return list(value)
    return str(value)
