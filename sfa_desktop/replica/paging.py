"""Pages of the office as columns of a table: whole columns at a time where all is well, row by row where it is not."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sfa_desktop.base.money import LIMIT, SCALE
from sfa_desktop.entities.exchange import Page
from sfa_desktop.entities.field import Field, FieldType
from sfa_desktop.replica.codec import LINES, SHAPES, Cell, Shape, canonical_custom, cell_of, clean, dump, fold, fold_all

_LIMIT = int(LIMIT) * 10**SCALE
_NONE = type(None)


@dataclass(frozen=True, slots=True)
class OfficeRecord:
    """One row of a page by name, in canonical form, lines included."""

    key: str
    remote_id: str
    version: int
    values: Mapping[str, Any]


def one_row(page: Page) -> OfficeRecord | None:
    """The single row of a receipt or conflict, None if there is none. Raises ValueError if it makes no sense."""
    return record_of(page, page.rows[0]) if page.rows else None


def record_of(page: Page, row: Sequence[Any]) -> OfficeRecord:
    """One row of a page by name, checked value by value. Raises ValueError."""
    shape = SHAPES[page.kind]
    try:
        named = dict(zip(page.columns, row, strict=True))
        known = {name: value for name, value in named.items() if name in shape.names or name == "custom"}
        shape.cells(known)
        if page.kind in LINES and "lines" in named:
            known["lines"] = [_line(page, line) for line in named["lines"] or ()]
        key, version = str(named["key"]), int(named["version"])
        return OfficeRecord(key=key, remote_id=str(named.get("remote") or ""), version=version, values=known)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a row of {page.kind}: {error}") from error


def _line(page: Page, line: Sequence[Any]) -> dict[str, Any]:
    shape = LINES[page.kind]
    named = dict(zip(page.line_columns, line, strict=True))
    named.pop(shape.entity.parent, None)
    if not isinstance(named["key"], str):
        raise ValueError("a line without a key")
    shape.cells(named)
    return {n: value for n, value in named.items() if n in shape.names or n in ("key", "custom")}


# --- whole columns ---------------------------------------------------------------------------------


class NotPlain(Exception):
    """A column holds something that has to be looked at row by row."""


Column = Callable[[Sequence[Any]], Sequence[Cell]]


def _texts(values: Sequence[Any]) -> Sequence[Cell]:
    try:
        joined = "".join(values)
    except TypeError:
        values = ["" if value is None else value for value in values]
        try:
            joined = "".join(values)
        except TypeError as error:
            raise NotPlain from error
    return values if joined.isascii() and "\x00" not in joined else _unclean(values, joined)


def _unclean(values: Sequence[str], joined: str) -> Sequence[Cell]:
    if "\x00" not in joined:
        try:
            joined.encode()
        except UnicodeEncodeError:
            return [clean(value) for value in values]
        return values
    return [clean(value) for value in values]


def _links(values: Sequence[Any]) -> Sequence[Cell]:
    if not set(map(type, values)) <= {str, _NONE}:
        raise NotPlain
    return [clean(value) if value else None for value in values] if not _all_ascii(values) else values


def _all_ascii(values: Sequence[str | None]) -> bool:
    joined = "".join(filter(None, values))
    return joined.isascii() and "\x00" not in joined and "" not in values


def _integers(values: Sequence[Any]) -> Sequence[Cell]:
    if not set(map(type, values)) <= {int, _NONE}:
        raise NotPlain
    _within(values, 2**63)
    return values


def _within(values: Sequence[int | None], limit: int) -> None:
    numbers = [value for value in values if value is not None]
    if numbers and (max(numbers) >= limit or min(numbers) <= -limit):
        raise NotPlain


def _decimals(values: Sequence[Any]) -> Sequence[Cell]:
    try:
        found = [None if v is None else int(v.replace(".", "", 1)) if v[-5:-4] == "." else _raise() for v in values]
    except (AttributeError, ValueError, TypeError) as error:
        raise NotPlain from error
    _within(found, _LIMIT)
    return found


def _raise() -> int:
    raise NotPlain


def _booleans(values: Sequence[Any]) -> Sequence[Cell]:
    if not set(map(type, values)) <= {bool}:
        raise NotPlain
    return values


def _dates(values: Sequence[Any]) -> Sequence[Cell]:
    return _moments_of(values, date.fromisoformat, 10)


def _moments(values: Sequence[Any]) -> Sequence[Cell]:
    return _moments_of(values, datetime.fromisoformat, 20)


def _moments_of(values: Sequence[Any], parse: Callable[[str], date], length: int) -> Sequence[Cell]:
    given = [value for value in values if value is not None]
    try:
        if set(map(len, given)) <= {length}:
            for value in set(given):
                parse(value)
            if length == 10 or all(value[-1] == "Z" for value in given):
                return values
    except (TypeError, ValueError):
        pass
    raise NotPlain


def _tags(values: Sequence[Any]) -> Sequence[Cell]:
    if not set(map(type, values)) <= {list, _NONE}:
        raise NotPlain
    known: dict[tuple[Any, ...], str] = {(): "[]"}  # few sets of tags, on many rows
    found: list[Cell] = []
    for value in values:
        key = tuple(value or ())
        text = known.get(key)
        if text is None:
            if not set(map(type, key)) <= {str}:
                raise NotPlain
            text = known[key] = dump([clean(item) for item in key])
        found.append(text)
    return found


def _customs(values: Sequence[Any]) -> Sequence[Cell]:
    if not set(map(type, values)) <= {dict, _NONE}:
        raise NotPlain
    texts = [dump(value) if value else "{}" for value in values]
    if "\\u0000" in "".join(texts):
        raise NotPlain
    return texts


_PLAIN: dict[FieldType, Column] = {
    FieldType.TEXT: _texts,
    FieldType.LONG_TEXT: _texts,
    FieldType.CHOICE: _texts,
    FieldType.INTEGER: _integers,
    FieldType.DECIMAL: _decimals,
    FieldType.BOOLEAN: _booleans,
    FieldType.DATE: _dates,
    FieldType.MOMENT: _moments,
    FieldType.LINK: _links,
    FieldType.TAGS: _tags,
}


@dataclass(frozen=True, slots=True)
class Columns:
    """Rows ready for a table: `names` of columns, `rows` of cells in their order, and what was set aside."""

    names: tuple[str, ...]
    rows: list[tuple[Cell, ...]]
    odd: list[tuple[Sequence[Any], str]]
    """Rows that make no sense, with the reason."""


def columns_of(shape: Shape, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> Columns:
    """Turn canonical rows into rows of a table: `id`, `remote_id`, `version`, `sort`, then the known fields.

    Columns that the kind does not have are left out; those that the page lacks are not written at all.
    """
    places = {name: index for index, name in enumerate(names)}
    fields = [f for f in shape.fields if f.name in places]
    custom = "custom" in places
    titled = shape.entity.title in places
    out = ("id", "remote_id", "version", *(("sort",) if titled else ()), *(f.name for f in fields))
    out = (*out, "custom") if custom else out
    try:
        turned = list(zip(*rows, strict=True))
        found = _head(turned, places)
        plain = {f.name: _PLAIN[f.type](turned[places[f.name]]) for f in fields}
        if titled:
            found.append(fold_all([str(text) for text in plain[shape.entity.title]]))
        found.extend(plain.values())
        if custom:
            found.append(_customs(turned[places["custom"]]))
        return Columns(names=out, rows=list(zip(*found, strict=True)) if rows else [], odd=[])
    except (NotPlain, ValueError, TypeError, IndexError):
        return _one_by_one(shape, places, fields, out, rows)


def _head(turned: Sequence[Sequence[Any]], places: Mapping[str, int]) -> list[Sequence[Cell]]:
    keys, remotes = turned[places["key"]], turned[places["remote"]]
    versions = turned[places["version"]]
    if not all(keys) or set(map(type, versions)) != {int}:
        raise NotPlain
    return [_texts(keys), ["" if v is None else str(v) for v in remotes], _integers(versions)]


def _one_by_one(
    shape: Shape,
    places: Mapping[str, int],
    fields: Sequence[Field],
    out: tuple[str, ...],
    rows: Sequence[Sequence[Any]],
) -> Columns:
    good: list[tuple[Cell, ...]] = []
    odd: list[tuple[Sequence[Any], str]] = []
    for row in rows:
        try:
            good.append(_one(shape, places, fields, "sort" in out, row))
        except (ValueError, TypeError, IndexError, AttributeError, NotPlain) as error:
            odd.append((row, str(error) or "not a row"))
    return Columns(names=out, rows=good, odd=odd)


def _one(
    shape: Shape, places: Mapping[str, int], fields: Sequence[Field], titled: bool, row: Sequence[Any]
) -> tuple[Cell, ...]:
    if len(row) != len(places):
        raise ValueError(f"{len(row)} values for {len(places)} columns")
    key, remote, version = row[places["key"]], row[places["remote"]], row[places["version"]]
    if not isinstance(key, str) or not key or isinstance(version, bool) or not isinstance(version, int):
        raise ValueError("key or version missing")
    cells: list[Cell] = [clean(key), "" if remote is None else clean(str(remote)), version]
    if titled:
        cells.append(fold(clean(str(row[places[shape.entity.title]] or ""))))
    cells.extend(cell_of(field, row[places[field.name]]) for field in fields)
    if "custom" in places:
        custom = row[places["custom"]] or {}
        if not isinstance(custom, dict):
            raise ValueError("custom: not an object")
        cells.append(dump(canonical_custom(custom)))
    return tuple(cells)
