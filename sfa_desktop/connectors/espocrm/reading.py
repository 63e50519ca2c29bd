"""Lists of an entity as pages of a kind: ids that say which part of it they are of; blank addresses are left out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from sfa_desktop.base.errors import NotACrm
from sfa_desktop.connectors.espocrm.api import Api, Where, above, among, from_on
from sfa_desktop.connectors.espocrm.conversions import MOMENT
from sfa_desktop.connectors.espocrm.site import Part, Site, Source, Table
from sfa_desktop.connectors.kit.conversions import stamps
from sfa_desktop.connectors.kit.decoder import Garbled, loads
from sfa_desktop.connectors.kit.keys import id_text
from sfa_desktop.entities import KINDS
from sfa_desktop.entities.exchange import Gone, Listed, Page
from sfa_desktop.entities.field import FieldType

_AT_ONCE = 80
"""Ids of one question: they go into its address, which may have 8 KB."""
_FILLED = ("street", "postal_code", "city", "country")
_TEXTS = (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.CHOICE)


@dataclass(slots=True)
class Batch:
    """What one list brought."""

    page: Page
    size: int = 0
    """Records the list had, those that make no row among them."""
    last: str = ""
    numbers: dict[str, int] = field(default_factory=dict)
    """By id of the entity: the version that guards writes."""
    blank: tuple[str, ...] = ()
    """Ids of parts that hold nothing."""


def since(moment: datetime | None, after: str, stamp: str) -> list[Where]:
    """The conditions of a page: stamped at a moment or later, with a greater id."""
    where: list[Where] = []
    if moment is not None:
        where.append(from_on(stamp, moment.astimezone(UTC).strftime(MOMENT)))
    if after:
        where.append(above("id", after))
    return where


def batch(api: Api, table: Table, source: Source, where: Iterable[Where], limit: int, *, whole: bool = False) -> Batch:
    """One list of a source, as a page of all its parts; `whole` looks outside the bounds too."""
    within = source.whole if whole else source.where
    body = api.listing(source.entity, select=source.select, where=[*within, *where], limit=limit)
    try:
        return _batch(table, source, body)
    except Garbled:
        raise NotACrm(url=api.wire.url) from None


def by_ids(site: Site, table: Table, remotes: Iterable[str], *, whole: bool = False) -> Batch:
    """The records of these ids, as far as this user has them; `whole` looks outside the bounds too."""
    found = Batch(page=Page(kind=table.kind, columns=(), rows=(), derived=True))
    wanted = set(remotes)
    for source in table.sources:
        tags = {part.tag for part in source.parts}
        ids = sorted({id_ for id_, _, tag in (one.partition("/") for one in wanted) if id_ and tag in tags})
        size = min(_AT_ONCE, site.api.page)  # a server may be set to shorter lists
        for start in range(0, len(ids), size):
            some = batch(site.api, table, source, [among("id", ids[start : start + size])], size, whole=whole)
            found = _joined(table, found, some)
    if not found.page.columns:
        return replace(found, page=replace(found.page, columns=table.parts[0].decoder.columns))
    rows = [row for row in found.page.rows if row[1] in wanted]
    shown = {row[0] for row in rows}
    aliases = {key: own for key, own in found.page.aliases.items() if key in shown}
    return replace(found, page=replace(found.page, rows=rows, aliases=aliases))


def inventory(site: Site, table: Table, after: str, limit: int) -> tuple[list[Listed], str]:
    """Ids with their stamps, a list at a time; `after` is the source's number and the id it has come to."""
    place, _, last = after.partition("/")
    number = int(place or 0)
    source = table.sources[number]
    stamp = source.parts[0].map.stamp
    parted = any(part.tag and len(source.parts) > 1 for part in source.parts)
    size = min(limit, site.api.page)
    if parted:
        some = batch(site.api, table, source, since(None, last, stamp), size)
        listed = [Listed(row[0], row[2], row[1]) for row in some.page.rows]
        count, last = some.size, some.last
    else:
        where = [*source.where, *since(None, last, stamp)]
        rows = site.api.rows(source.entity, select=["id", stamp], where=where, limit=size)
        ids = [id_text(row["id"]) for row in rows]
        tag = source.parts[0].tag
        remotes = [f"{id_}/{tag}" if tag else id_ for id_ in ids]
        versions = stamps()([row.get(stamp) for row in rows])
        keys = site.keys.of(table.kind)
        listed = [Listed(keys[one], version, one) for one, version in zip(remotes, versions, strict=True)]
        count, last = len(rows), ids[-1] if ids else ""
    if count >= size:
        return listed, f"{number}/{last}"
    return listed, f"{number + 1}/" if number + 1 < len(table.sources) else ""


def _batch(table: Table, source: Source, body: bytes) -> Batch:
    found = Batch(page=Page(kind=table.kind, columns=source.parts[0].decoder.columns, rows=(), derived=True))
    rows: list[Any] = []
    aliases: dict[str, str] = {}
    blank: list[str] = []
    for part in source.parts:
        records = loads(body, part.envelope).list
        page = part.decoder.page(records)
        found.size = len(records)
        if records:
            found.last = part.decoder.id_of(records[-1])
        if part.number:
            for record in records:
                number = part.decoder.value(record, part.number)
                if isinstance(number, int):
                    found.numbers[part.decoder.id_of(record)] = number
        shown = page if not part.tag else _tagged(part, page)
        if len(source.parts) > 1:
            filled, empty = _parted(shown)
            rows += filled
            blank += empty
        else:
            rows += shown.rows
        aliases.update(shown.aliases)
    found.page = replace(found.page, rows=rows, aliases=aliases)
    found.blank = tuple(blank)
    return found


def _tagged(part: Part, page: Page) -> Page:
    """With ids and keys of the part: those of the entity belong to another kind, or to another entity."""
    keys, old = part.decoder.keys, page.aliases
    rows, aliases = [], {}
    for row in page.rows:
        remote = f"{row[1]}/{part.tag}"
        rows.append((keys[remote], remote, *row[2:]))
        if row[0] in old:
            aliases[keys[remote]] = old[row[0]]
    return replace(page, rows=rows, aliases=aliases)


def _parted(page: Page) -> tuple[list[Sequence[Any]], list[str]]:
    """Rows that hold an address, and ids of those that do not."""
    places = [place for place, name in enumerate(page.columns) if name in _FILLED]
    filled = [row for row in page.rows if any(row[place] for place in places)]
    return filled, [str(row[1]) for row in page.rows if not any(row[place] for place in places)]


def _joined(table: Table, one: Batch, other: Batch) -> Batch:
    """Both in one; a column that one source has not is empty there."""
    if not one.page.columns:
        return other
    columns = tuple(dict.fromkeys([*one.page.columns, *other.page.columns]))
    if "custom" in columns:  # stays the last, as decoders have it
        columns = (*(name for name in columns if name != "custom"), "custom")
    rows = [*_aligned(table, one.page, columns), *_aligned(table, other.page, columns)]
    return Batch(
        page=replace(one.page, columns=columns, rows=rows, aliases={**one.page.aliases, **other.page.aliases}),
        size=one.size + other.size,
        last=other.last,
        numbers={**one.numbers, **other.numbers},
        blank=(*one.blank, *other.blank),
    )


def _aligned(table: Table, page: Page, columns: Sequence[str]) -> Sequence[Sequence[Any]]:
    if tuple(page.columns) == tuple(columns):
        return page.rows
    empty: Mapping[str, Any] = {name: _empty(table.kind, name) for name in columns}
    return [
        tuple({**empty, **dict(zip(page.columns, row, strict=True))}[name] for name in columns) for row in page.rows
    ]


def _empty(kind: str, name: str) -> Any:
    if name == "custom":
        return {}
    entity = KINDS[kind]
    return "" if entity.has(name) and entity.field(name).type in _TEXTS else None


def gone_blank(site: Site, table: Table, found: Batch) -> list[Gone]:
    """Addresses that hold nothing any more."""
    return [Gone(key=site.keys.key(table.kind, remote), version=0, deleted=True) for remote in found.blank]
