"""The verbs of the connector contract for CRMs of rows and fields, over a `Site`; a connector adds its capabilities."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, timedelta
from typing import Any, BinaryIO

from sfa_desktop.base.clock import Clock, SystemClock
from sfa_desktop.base.errors import Declined
from sfa_desktop.connectors.http import Wire
from sfa_desktop.connectors.kit import push as pushing
from sfa_desktop.connectors.kit import survey, trial
from sfa_desktop.connectors.kit.check import Questions
from sfa_desktop.connectors.kit.conversions import stamps
from sfa_desktop.connectors.kit.cursor import Cursor
from sfa_desktop.connectors.kit.decoder import Lines
from sfa_desktop.connectors.kit.desk import Desk
from sfa_desktop.connectors.kit.fetching import fetched
from sfa_desktop.connectors.kit.sense import sensible, sensible_write
from sfa_desktop.connectors.kit.site import Expired, Site, Table
from sfa_desktop.entities.bounds import Bounds
from sfa_desktop.entities.exchange import (
    Answer,
    Attachment,
    Canonical,
    Capabilities,
    Device,
    Gone,
    Group,
    Listed,
    Page,
    Receipt,
    ServerFacts,
    Step,
)
from sfa_desktop.entities.survey import MappedKind, MapPreview

UNSEEN = "Built from the vendor's documentation: no live server of this kind was available to try it on."
"""A note of connectors that never met a server."""
_PART = 256 * 1024


class RowConnector:
    """One server, for one user."""

    capabilities: Capabilities

    def __init__(self, site: Site, wire: Wire, clock: Clock | None = None) -> None:
        self.site = site
        self.wire = wire
        self.clock = clock or SystemClock()
        self.desk = Desk(site, self.records)
        self.capabilities = replace(type(self).capabilities, kinds=site.kinds, read_only=self._read_only())

    def check(self) -> tuple[Step, ...]:
        """The connection test, step by step; never raises."""
        return trial.steps(Questions(self.site, self.pull), self.wire, self.clock)

    @sensible
    def hello(self, device: Device, cursors: Mapping[str, str]) -> ServerFacts:
        """Who the server is. It does not tell which kinds have news."""
        if self.site.identity:
            self.site.greet()  # the clock, and whether this user may still come in
        self.site.open()
        gone = [f"Of {kind} there is nothing: {why.rstrip('.')}." for kind, why in self.site.missing.items()]
        notes = (*type(self).capabilities.notes, *self.site.notes(), *gone)
        self.capabilities = replace(
            self.capabilities, kinds=self.site.kinds, read_only=self._read_only(), notes=notes, **self.settled()
        )
        return ServerFacts(
            identity=self.site.identity,
            server_time=self.site.clock,
            heads={},
            company=self.site.company,
            user=self.site.user,
            custom_fields=self.site.custom(),
            scope=self.site.bounds.scope(self.site.today()),
        )

    def settled(self) -> Mapping[str, Any]:
        """Capabilities that turn out with the server at hand."""
        return {}

    @sensible
    def pull(self, kind: str, cursor: str, limit: int) -> Page:
        """What changed since the cursor: by the server's own token where it has one, else by stamps."""
        table = self.site.table(kind)
        at = Cursor.of(cursor)
        resting = at.begun is None and not at.after
        if resting and at.stage:
            try:
                return self._news(table, at)
            except Expired:
                at = replace(at, stage="")
        if resting:
            clock = self.site.clock
            begun = clock.astimezone(UTC).replace(microsecond=0) if clock else None
            at = replace(at, begun=begun, stage=self.site.watch(table))
        found = self.site.page(table, at.since, at.after, limit)
        if found.after:
            return self._page(table, found.records, cursor=at.at(found.after).text, more=True)
        rested = replace(at.ended(self.capabilities.overlap), stage=at.stage)
        page = self._page(table, found.records, cursor=rested.text)
        return replace(page, gone=self._gone(table, self.site.deleted(table, at.since))) if at.since else page

    def _news(self, table: Table, at: Cursor) -> Page:
        told = self.site.news(table, at.stage)
        records = self.site.by_ids(table, told.changed)
        clock = self.site.clock
        since = clock.astimezone(UTC).replace(microsecond=0) if clock else None
        if since is not None:  # for the day on which the token is not good any more
            since -= timedelta(seconds=self.capabilities.overlap)
        rested = Cursor(since=since if since and not told.more else at.since, stage=told.token)
        page = self._page(table, records, cursor=rested.text, more=told.more)
        return replace(page, gone=self._gone(table, told.deleted))

    def _gone(self, table: Table, ids: Sequence[str]) -> Sequence[Gone]:
        keys = table.decoder.keys
        return [Gone(key=keys[id_], version=0, deleted=True) for id_ in ids]

    @sensible
    def fetch(self, kind: str, keys: Mapping[str, str]) -> Page:
        """The records of these keys as they are now; what is missing is in `gone`."""
        return fetched(
            keys,
            lambda unknown: self.site.find(self.site.table(kind), unknown),
            lambda found: self.records(kind, found, whole=False),
        )

    def records(self, kind: str, remotes: Mapping[str, str], *, whole: bool = True) -> Page:
        """The records of these ids, as far as this user has them; `whole` looks outside the bounds too."""
        table = self.site.table(kind)
        ids = list(dict.fromkeys(remotes.values()))
        return self._page(table, self.site.by_ids(table, ids, whole=whole) if ids else ())

    @sensible_write
    def push(self, groups: Sequence[Group], device: Device) -> tuple[Answer, ...]:
        """Send groups, one operation after the other, each looked up first."""
        self.site.open()
        return pushing.push(self.desk, groups)

    @sensible
    def lookup(self, groups: Sequence[Group]) -> Mapping[str, tuple[Receipt, ...]]:
        """After an unknown outcome: what is there under our keys, and what holds the values sent."""
        self.site.open()
        return pushing.lookup(self.desk, groups)

    def digest(self, kinds: Sequence[str]) -> Mapping[str, tuple[int, int]]:
        """Such a server sums nothing up."""
        return {}

    @sensible
    def inventory(self, kind: str, after: str, limit: int) -> tuple[Sequence[Listed], str]:
        """The ids of a kind with their stamps; of orders, whose lines have stamps of their own, without."""
        table = self.site.table(kind)
        found = self.site.page(table, None, after, limit, bare=True)
        decoder = table.decoder
        ids = [decoder.id_of(record) for record in found.records]
        stamp = decoder.map.stamp
        plain = table.lines is None and bool(stamp)
        versions = stamps()([decoder.value(r, stamp) for r in found.records]) if plain else [0] * len(ids)
        return [Listed(decoder.keys[i], v, i) for i, v in zip(ids, versions, strict=True)], found.after

    def quote(self, order: Canonical) -> Mapping[str, Any]:
        """Raises Declined: such a server prices what it keeps only."""
        raise Declined(detail=f"{self.site.label} prices an order only once it is kept there.", refusal="absent")

    @sensible
    def files(self, kind: str, keys: Mapping[str, str]) -> tuple[Attachment, ...]:
        """The files the office has of these records."""
        self.site.table(kind)
        return self.site.files(kind, {key: remote for key, remote in keys.items() if remote})

    @sensible
    def upload(self, file: Attachment, parent: str, content: BinaryIO, progress: Callable[[int], None]) -> Attachment:
        """Send a file whole."""
        self.site.table(file.kind)
        held = content.read()
        id_ = self.site.upload(file, parent, held)
        progress(len(held))
        return replace(file, remote_id=id_)

    def download(self, file: Attachment, start: int = 0) -> Iterator[bytes]:
        """The content of a file of the office, from byte `start`."""
        self.site.open()
        held = self.site.download(file)
        return (held[place : place + _PART] for place in range(start, len(held), _PART))

    @sensible
    def count_within(self, bounds: Bounds) -> Mapping[str, int]:
        """By kind: how many records there are within bounds."""
        self.site.open()
        return {kind: self.site.count(table, bounds) for kind, table in self.site.tables.items()}

    @sensible
    def mapped_kinds(self) -> tuple[MappedKind, ...]:
        """Every kind this user has, with its fields on both sides."""
        self.site.open()
        mapping, overrides = self.site.mapping, self.site.overrides
        return tuple(
            survey.mapped_kind(mapping.kind(kind), table.map, tuple(table.fields.values()), overrides)
            for kind, table in self.site.tables.items()
        )

    @sensible
    def preview_map(self, kind: str, limit: int) -> MapPreview:
        """Real records through the mapping."""
        table = self.site.table(kind)
        return survey.preview(table.decoder, self.site.samples(table, limit))

    def close(self) -> None:
        """Let go of connections."""
        self.wire.close()

    def _read_only(self) -> tuple[str, ...]:
        kinds = self.site.mapping.kinds
        return tuple(kind for kind in self.site.kinds if kinds[kind].read_only)

    def _page(self, table: Table, records: Sequence[Any], *, cursor: str = "", more: bool = False) -> Page:
        decoder, lines = table.decoder, None
        if table.lines is not None:
            lines = self._lines(table, [decoder.id_of(record) for record in records])
        page = decoder.page(records, lines=lines, cursor=cursor, more=more)
        if self.site.client_ids:  # then every row shows its id as key; ours are of version 7 (base/ids.py)
            return replace(page, aliases={derived: own for derived, own in page.aliases.items() if own[14] == "7"})
        return page

    def _lines(self, table: Table, heads: Sequence[str]) -> Lines | None:
        decoder = table.lines
        if decoder is None:
            return None
        records = self.site.lines_of(table, heads) if heads else ()
        return Lines(decoder, records, [decoder.value(record, decoder.map.parent) for record in records])
