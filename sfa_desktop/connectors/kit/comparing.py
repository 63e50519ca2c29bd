"""Whether a record of the office holds certain values: what tells a lost answer from a lost request, and a clash."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from sfa_desktop.connectors.kit.conversions import Remotes
from sfa_desktop.connectors.kit.keys import KeyBook
from sfa_desktop.entities import KINDS
from sfa_desktop.entities.entity import Entity
from sfa_desktop.entities.exchange import Canonical, Page
from sfa_desktop.entities.field import Field, FieldType

Row = Mapping[str, Any]


def records(page: Page) -> list[Row]:
    """The rows of a page as records; lines stay rows."""
    return [dict(zip(page.columns, row, strict=True)) for row in page.rows]


class Comparison:
    """Compares what is sent with what a page of the same server shows."""

    def __init__(self, keys: KeyBook, remotes: Remotes) -> None:
        self._keys = keys
        self._remotes = remotes

    def differing(self, kind: str, values: Canonical, row: Row) -> set[str]:
        """The fields of `values` that the row shows with another value; what it does not show is left out.

        `lines` are not compared (`same_lines` does); of `custom` the codes are named `custom.<code>`.
        """
        entity = KINDS[kind]
        found = {
            name
            for name, value in values.items()
            if name in row and entity.has(name) and not self._same(entity.field(name), value, row[name])
        }
        shown = row.get("custom") or {}
        for code, value in (values.get("custom") or {}).items():
            if code in shown and _plain(value) != _plain(shown[code]):
                found.add(f"custom.{code}")
        return found

    def same_lines(self, kind: str, lines: Sequence[Canonical], page: Page, row: Row) -> bool:
        """Whether the row's lines are these, in this order, as far as the page shows their fields."""
        shown = [dict(zip(page.line_columns, one, strict=True)) for one in row.get("lines") or ()]
        entity = _lines_of(kind)
        if len(shown) != len(lines):
            return False
        return all(
            self._same(entity.field(name), value, theirs[name])
            for mine, theirs in zip(lines, shown, strict=True)
            for name, value in mine.items()
            if name in theirs and entity.has(name) and name != "sequence"
        )

    def _same(self, field: Field, mine: Any, theirs: Any) -> bool:
        if field.type is FieldType.LINK and mine and mine != theirs:
            remote = self._remotes.get(mine)
            return remote is not None and self._keys.key(field.to, remote) == theirs
        normal = _NORMAL.get(field.type, _plain)
        return bool(normal(mine) == normal(theirs))


def _lines_of(kind: str) -> type[Entity]:
    return next(entity for entity in KINDS.values() if entity.line_of == kind)


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(value.split())
    return None if value in ([], ()) else value


def _number(value: Any) -> Any:
    if value is None or value == "":
        return None
    try:
        return round(Decimal(str(value)), 4)
    except (InvalidOperation, ValueError):
        return value


def _moment(value: Any) -> Any:
    try:
        return datetime.fromisoformat(value).replace(microsecond=0) if value else None
    except (TypeError, ValueError):
        return value


def _words(value: Any) -> Any:
    return sorted(map(str, value or ()))


_NORMAL: Mapping[FieldType, Callable[[Any], Any]] = {
    FieldType.DECIMAL: _number,
    FieldType.INTEGER: _number,
    FieldType.MOMENT: _moment,
    FieldType.BOOLEAN: bool,
    FieldType.TAGS: _words,
}
