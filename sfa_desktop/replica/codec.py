"""Between the columns of a table and the two other forms of a value: Python's and the canonical one that travels."""

import operator
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

import msgspec

from sfa_desktop.base.money import from_scaled, scaled_of, scaled_text, to_scaled
from sfa_desktop.entities import KINDS, Entity, Origin
from sfa_desktop.entities.canonical import decode, encode
from sfa_desktop.entities.exchange import CustomField
from sfa_desktop.entities.field import Field, FieldType
from sfa_desktop.replica.schema import ORIGIN

Cell = str | int | None
"""What a column holds."""
Convert = Callable[[Any], Any]

_ACCENTS = re.compile("[\u0300-\u036f]+")
"""Combining marks of the alphabets that fold: the same that FTS5's `remove_diacritics` takes away."""
_APART = "\x1f"
_json = msgspec.json.Encoder(order="sorted", decimal_format="string")
_parse = msgspec.json.Decoder().decode


def dump(value: Any) -> str:
    """Canonical JSON: sorted keys, no spaces, so that equal values are equal text."""
    return _json.encode(value).decode()


def load(text: str) -> Any:
    """What `dump` wrote."""
    return _parse(text)


def clean(text: str) -> str:
    """Text that SQLite and UTF-8 can hold: no NUL, lone surrogates replaced."""
    if "\x00" in text:
        text = text.replace("\x00", "")
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def fold(text: str) -> str:
    """Lower case without accents: how words are sorted and compared."""
    if text.isascii():
        return text.lower()
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text)).casefold()


def fold_all(texts: Sequence[str]) -> list[str]:
    """`fold` of each, at once: many short texts cost what one long one does."""
    folded = fold(_APART.join(texts)).split(_APART)
    return folded if len(folded) == len(texts) else [fold(text) for text in texts]


def moment_text(value: datetime) -> str:
    """A moment as columns hold it: UTC, whole seconds, always of one length so that text sorts as time."""
    return value.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


@lru_cache(maxsize=256)  # what is read together was mostly written together
def moment_of(text: str | None) -> datetime | None:
    """The moment a column holds."""
    return datetime.fromisoformat(text) if text else None


def _date_text(value: date) -> str:
    return (value.date() if isinstance(value, datetime) else value).isoformat()


def _decimal_cell(value: Any) -> int:
    return to_scaled(value if isinstance(value, Decimal) else Decimal(value))


_STORE: dict[FieldType, Convert] = {
    FieldType.TEXT: lambda v: clean(v or ""),
    FieldType.LONG_TEXT: lambda v: clean(v or ""),
    FieldType.CHOICE: lambda v: clean(v or ""),
    FieldType.INTEGER: lambda v: None if v is None else operator.index(v),
    FieldType.DECIMAL: lambda v: None if v is None else _decimal_cell(v),
    FieldType.BOOLEAN: lambda v: 1 if v else 0,
    FieldType.DATE: lambda v: None if v is None else _date_text(v),
    FieldType.MOMENT: lambda v: None if v is None else moment_text(v),
    FieldType.LINK: lambda v: clean(v) if v else None,
    FieldType.TAGS: lambda v: dump([clean(item) for item in v or ()]),
}
_READ: dict[FieldType, Convert] = {
    FieldType.DECIMAL: lambda c: None if c is None else from_scaled(c),
    FieldType.BOOLEAN: bool,
    FieldType.DATE: lambda c: None if c is None else date.fromisoformat(c),
    FieldType.MOMENT: lambda c: None if c is None else datetime.fromisoformat(c),
    FieldType.TAGS: lambda c: () if c == "[]" else tuple(load(c)),
}


def store(field: Field, value: Any) -> Cell:
    """The column's form of a Python value. Raises ValueError naming the field if it does not fit."""
    try:
        cell: Cell = _STORE[field.type](value)
    except (TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise ValueError(f"{field.name}: {str(value)[:80]!r} is not a {field.type.value}") from error
    if isinstance(cell, int) and abs(cell) >= 2**63:
        raise ValueError(f"{field.name}: {cell} is too large")
    return cell


def canonical_cell(field: Field, cell: Cell) -> Any:
    """The canonical form of a column's value."""
    if cell is None:
        return None
    if field.type is FieldType.DECIMAL:
        return scaled_text(int(cell))
    if field.type is FieldType.BOOLEAN:
        return bool(cell)
    if field.type is FieldType.TAGS:
        return load(str(cell))
    return cell


def cell_of(field: Field, value: Any) -> Cell:
    """The column's form of a canonical value. Raises ValueError naming the field."""
    if field.type is FieldType.DECIMAL and value.__class__ is str and (scaled := scaled_of(value)) is not None:
        return scaled
    return store(field, decode(field, value))


def _blank(field: Field, default: Cell) -> dict[Any, Cell]:
    """The cells of nothing and of the default: what most fields of most records hold, worked out once."""
    found: dict[Any, Cell] = {}
    for value in (None, "", canonical_cell(field, default)):
        if value is None or isinstance(value, str):
            with suppress(ValueError):
                found[value] = cell_of(field, value)
    return found


class Shape:
    """One kind's columns and how a row of them becomes a record."""

    def __init__(self, entity: type[Entity]) -> None:
        self.entity = entity
        self.kind = entity.kind
        self.fields = entity.fields()
        self.names = tuple(f.name for f in self.fields)
        self.columns = (*ORIGIN, *self.names, "custom")
        self.table = f'"{self.kind}"'
        self.select = "SELECT " + ", ".join(f'"{name}"' for name in self.columns) + f" FROM {self.table}"  # noqa: S608
        blank = entity()
        self.defaults: dict[str, Cell] = {f.name: store(f, getattr(blank, f.name)) for f in self.fields}
        self._readers = tuple(_READ.get(f.type) for f in self.fields)
        self._blank = [(f, f.name, _blank(f, self.defaults[f.name])) for f in self.fields]

    def record(self, row: Sequence[Any], custom: Mapping[str, CustomField]) -> Entity:
        """The record of one row of `columns`."""
        _, id_, endpoint, remote_id, version, synced_at, pending, _, *cells = row
        values = {
            name: cell if read is None else read(cell)
            for name, read, cell in zip(self.names, self._readers, cells, strict=False)
        }
        return self.entity(
            id=id_,
            custom={} if cells[-1] == "{}" else custom_values(load(cells[-1]), custom),
            origin=Origin(
                endpoint=endpoint,
                remote_id=remote_id,
                version=version,
                synced_at=moment_of(synced_at),
                pending=pending > 0,
            ),
            **values,
        )

    def canonical(self, row: Sequence[Any]) -> dict[str, Any]:
        """All fields of one row of `columns` in canonical form, `custom` included."""
        cells = row[len(ORIGIN) :]
        values = {f.name: canonical_cell(f, cell) for f, cell in zip(self.fields, cells, strict=False)}
        values["custom"] = load(cells[-1])
        return values

    def cells(self, values: Mapping[str, Any]) -> dict[str, Cell]:
        """Column values of canonical ones; unknown names are left out. Raises ValueError naming the field."""
        found: dict[str, Cell] = {}
        for field, name, blank in self._blank:
            if name in values:
                value = values[name]
                known = (value is None or value.__class__ is str) and value in blank
                found[name] = blank[value] if known else cell_of(field, value)
        if "custom" in values:
            found["custom"] = dump(canonical_custom(values["custom"] or {}))
        if self.entity.title in found:
            found["sort"] = fold(str(found[self.entity.title] or ""))
        return found


SHAPES: dict[str, Shape] = {kind: Shape(entity) for kind, entity in KINDS.items()}
LINES: dict[str, Shape] = {s.entity.line_of: s for s in SHAPES.values() if s.entity.line_of}
"""By the kind that owns them, the lines that travel inside its aggregate."""


def canonical_custom(values: Mapping[str, Any]) -> dict[str, Any]:
    """Custom values in canonical form, cleaned."""
    return {clean(code): _clean_any(encode(value)) for code, value in values.items()}


def _clean_any(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    return [_clean_any(item) for item in value] if isinstance(value, list) else value


def custom_values(values: Mapping[str, Any], fields: Mapping[str, CustomField]) -> dict[str, Any]:
    """Python values of a record's custom fields; what has no definition, or does not fit it, stays as it came."""
    found: dict[str, Any] = {}
    for code, value in values.items():
        definition = fields.get(code)
        try:
            field = Field(name=code, label="", type=FieldType(definition.type)) if definition else None
            found[code] = decode(field, value) if field and value is not None else value
        except ValueError:
            found[code] = value
    return found
