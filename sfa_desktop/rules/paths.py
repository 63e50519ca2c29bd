"""Names of what is inside a canonical record: `phone`, `custom.CODE`, `lines.KEY`, `lines.KEY.FIELD`, `*` for all."""

from collections.abc import Mapping
from typing import Any

CUSTOM = "custom."
LINES = "lines."
WHOLE = "*"


def value_at(values: Mapping[str, Any] | None, path: str) -> Any:
    """What stands at a path; None where there is nothing."""
    if values is None or path == WHOLE:
        return values
    if path.startswith(CUSTOM):
        return (values.get("custom") or {}).get(path.removeprefix(CUSTOM))
    if not path.startswith(LINES):
        return values.get(path)
    key, _, rest = path.removeprefix(LINES).partition(".")
    line = next((line for line in values.get("lines") or () if line["key"] == key), None)
    return value_at(line, rest) if rest else line


def with_value(values: Mapping[str, Any], path: str, value: Any) -> dict[str, Any]:
    """The record with another value at a path; None at `lines.KEY` takes the line away.

    A field of a line that is not there (any more) changes nothing.
    """
    if path.startswith(CUSTOM):
        return {**values, "custom": {**(values.get("custom") or {}), path.removeprefix(CUSTOM): value}}
    if not path.startswith(LINES):
        return {**values, path: value}
    key, _, rest = path.removeprefix(LINES).partition(".")
    lines = list(values.get("lines") or ())
    place = next((number for number, line in enumerate(lines) if line["key"] == key), None)
    if place is None:
        lines += [value] if not rest and value is not None else []
    elif rest:
        lines[place] = with_value(lines[place], rest, value)
    else:
        lines[place : place + 1] = [value] if value is not None else []
    return {**values, "lines": lines}


def root(path: str) -> str:
    """The field of the record that a path leads into."""
    return path.split(".", 1)[0]
