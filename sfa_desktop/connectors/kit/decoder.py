"""From the bytes of an answer to the rows of a page: a struct with the fields that are mapped, then whole columns.

The struct is made once per kind, so that fields nobody asked for are skipped while reading; nothing becomes a
dictionary on the way.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

import msgspec
from msgspec.structs import astuple

from sfa_desktop.connectors.kit.conversions import CONVERSIONS, Column, Conversion, Maker, Read, Surroundings, guarded
from sfa_desktop.connectors.kit.conversions import stamps as stamp_versions
from sfa_desktop.connectors.kit.keys import Keys, id_text, is_key
from sfa_desktop.connectors.kit.mapping import CUSTOM, KindMap
from sfa_desktop.entities.exchange import Page

T = TypeVar("T")
Record = Any
"""A struct of `Decoder.type`; its fields are read with `Decoder.value`."""


class Garbled(Exception):
    """An answer that is not what was asked for: cut, other JSON, or none."""


def loads(body: bytes | msgspec.Raw, type: type[T]) -> T:
    """Decode JSON. Raises Garbled for anything else, records without an id included."""
    try:
        return msgspec.json.decode(body, type=type)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        raise Garbled from None


class Decoder:
    """Of one kind, settled for one server (`KindMap.settled`): what to ask for, and what becomes of it."""

    def __init__(
        self,
        known: KindMap,
        around: Surroundings,
        conversions: Mapping[str, Maker] = CONVERSIONS,
        *,
        also: Sequence[str] = (),
    ) -> None:
        """`also`: remote fields to ask for besides, for `value`."""
        self.map = known
        self.kind = known.kind
        self.keys: Keys = around.keys.of(known.kind)
        self._around = around
        self._conversions = {c.name: conversions[c.convert](c, around) for c in known.fields}
        plain = [c for c in known.fields if not c.name.startswith(CUSTOM)]
        self._custom = [c for c in known.fields if c.name.startswith(CUSTOM)]
        tops = [known.id, *filter(None, (known.stamp, known.uid, known.parent)), *self._remotes(known), *also]
        self.asked: tuple[str, ...] = tuple(dict.fromkeys(name.partition(".")[0] for name in tops))
        """The remote fields to ask for."""
        attributes = {name: f"f{number}" for number, name in enumerate(self.asked)}
        self.type: type[Any] = msgspec.defstruct(
            f"{known.kind.title().replace('_', '')}Row",
            [
                (attribute, around.ids) if name == known.id else (attribute, Any, None)
                for name, attribute in attributes.items()
            ],  # the id is the first
            rename={attribute: name for name, attribute in attributes.items()},
            gc=False,
        )
        """The struct a record of an answer is decoded to; envelopes are made of it (`list[decoder.type]`)."""
        self._attributes = attributes
        self._place = {name: number for number, name in enumerate(self.asked)}
        self._columns = [(c, guarded(self._conversions[c.name].read)) for c in plain]
        self._own = [(c.name.removeprefix(CUSTOM), c, guarded(self._conversions[c.name].read)) for c in self._custom]
        self._versions: Read = guarded(stamp_versions(around.zone))
        names = ["key", "remote", "version", *(c.name for c in plain)]
        self.columns: tuple[str, ...] = (*names, "custom") if self._custom else tuple(names)
        """The columns of a row; an aggregate's page has `lines` besides."""

    def conversion(self, name: str) -> Conversion | None:
        """Both ways of a field, None where it is not mapped."""
        return self._conversions.get(name)

    def value(self, record: Record, remote: str) -> Any:
        """What a record holds in one of the fields asked for."""
        return getattr(record, self._attributes[remote])

    def id_of(self, record: Record) -> str:
        """The id of a record. Raises TypeError where it has none."""
        return id_text(self.value(record, self.map.id))

    def rows(self, records: Sequence[Record]) -> list[tuple[Any, ...]]:
        """The rows, in the order of `columns`. Raises Garbled for a record without an id."""
        return self.table(records)[0]

    def table(self, records: Sequence[Record]) -> tuple[list[tuple[Any, ...]], dict[str, str]]:
        """The rows, and by derived key the app's own key where a record shows one.

        Raises Garbled for a record without an id.
        """
        if not records:
            return [], {}
        raw = list(zip(*map(astuple, records), strict=True))
        ids = raw[self._place[self.map.id]]
        told = self._versions(raw[self._place[self.map.stamp]]) if self.map.stamp else [0] * len(ids)
        versions = [version if version.__class__ is int else 0 for version in told]
        keys = self.keys.of(ids)
        found: list[Sequence[Any]] = [keys, ids, versions]
        found += [read(self._raw(raw, column)) for column, read in self._columns]
        if self._own:
            codes = [code for code, _, _ in self._own]
            values = zip(*(read(self._raw(raw, column)) for _, column, read in self._own), strict=True)
            found.append([dict(zip(codes, row, strict=True)) for row in values])
        own = self._at(raw, self.map.uid) if self.map.uid else ()
        aliases = {key: uid for key, uid in zip(keys, own, strict=True) if is_key(uid)} if any(own) else {}
        return list(zip(*found, strict=True)), aliases

    def page(
        self,
        records: Sequence[Record],
        *,
        lines: "Lines | None" = None,
        cursor: str = "",
        more: bool = False,
    ) -> Page:
        """A page of these records, with derived keys and the aliases they show."""
        heads, shown = self.table(records)
        if lines is None:
            return Page(
                kind=self.kind,
                columns=self.columns,
                rows=heads,
                cursor=cursor,
                more=more,
                derived=True,
                aliases=shown,
            )
        own = lines.by_head
        rows = [
            (*row[:2], max(row[2], lines.versions.get(str(row[1]), 0)), *row[3:], own.get(str(row[1]), []))
            for row in heads
        ]
        return Page(
            kind=self.kind,
            columns=(*self.columns, "lines"),
            rows=rows,
            line_columns=lines.columns,
            cursor=cursor,
            more=more,
            derived=True,
            aliases={**shown, **lines.aliases},
        )

    @staticmethod
    def _remotes(known: KindMap) -> Iterator[str]:
        for column in known.fields:
            yield column.remote
            yield from column.beside

    def _raw(self, raw: Sequence[Sequence[Any]], column: Column) -> Sequence[Any]:
        if column.beside:
            return list(zip(*(self._at(raw, name) for name in (column.remote, *column.beside)), strict=True))
        return self._at(raw, column.remote)

    def _at(self, raw: Sequence[Sequence[Any]], remote: str) -> Sequence[Any]:
        top, dot, _ = remote.partition(".")
        values = raw[self._place[top]]
        return [_inside(value, remote) for value in values] if dot else values


class Lines:
    """The lines of a page of heads, by the remote id of their head."""

    def __init__(self, decoder: Decoder, records: Sequence[Record], heads: Sequence[Any]) -> None:
        """`heads` are the ids of the heads, one for each line, in the lines' order."""
        self.columns = decoder.columns
        self.by_head: dict[str, list[tuple[Any, ...]]] = {}
        self.versions: dict[str, int] = {}
        rows, self.aliases = decoder.table(records)
        for head, row in zip(heads, rows, strict=True):
            self.by_head.setdefault(str(head), []).append(row)
            self.versions[str(head)] = max(row[2], self.versions.get(str(head), 0))


def _inside(value: Any, path: str) -> Any:
    """The value at the rest of a dotted path; None where it does not lead there."""
    for name in path.split(".")[1:]:
        value = value.get(name) if isinstance(value, dict) else None
    return value
