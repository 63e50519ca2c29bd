"""What a table says: columns, typed cells, rows. Plain values, no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column; `width` 0 takes what is left. `key` names it in settings and signals."""

    key: str
    title: str
    width: int = 0
    right: bool = False
    sortable: bool = False
    editable: bool = False
    hidden: bool = False
    """Not shown until chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one cell says. Only `words` is common; the rest is seasoning."""

    words: str = ""
    sub: str = ""
    sub_tone: str = "text3"
    tone: str = "text"
    style: str = "body"
    icon: str = ""
    icon_tone: str = "text3"
    badges: tuple[tuple[str, str], ...] = ()
    """(word, tone) each."""
    spark: tuple[float, ...] = ()
    bullet: tuple[float, float | None, float | None, str] | None = None
    """Actual, target and base as shares, and a tone."""
    bar: tuple[float, str] | None = None
    after: str = ""
    """Small quiet words after the main ones."""
    edit: str | None = None
    """What an editor starts with, where it is not `words`."""
    sort: Any = None
    """What the cell is sorted by in a complete list, where it is not `words`."""

    @property
    def spoken(self) -> str:
        """All words of the cell, for screen readers."""
        parts = (self.words, self.after, *(word for word, _ in self.badges), self.sub)
        return ", ".join(part for part in parts if part)


EMPTY = Cell()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One record's row: cells by column key, so that columns can be hidden and moved."""

    id: str
    cells: dict[str, Cell]
    mark: str = ""
    """Tone of the left edge: "need" where a person must act, "warn" at risk."""
    value: Any = None
    """Whatever the page wants back when the row is chosen."""


def cells(columns: Sequence[Column], *values: Cell | str) -> dict[str, Cell]:
    """Cells in the order of the columns; plain words become cells."""
    pairs = zip(columns, values, strict=True)
    return {column.key: value if isinstance(value, Cell) else Cell(words=value) for column, value in pairs}
