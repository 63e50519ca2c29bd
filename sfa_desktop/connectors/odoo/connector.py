"""The verbs of the connector contract for Odoo."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, BinaryIO

import msgspec

from sfa_desktop.base.clock import Clock, SystemClock
from sfa_desktop.connectors.http import Limits
from sfa_desktop.connectors.kit import push as pushing
from sfa_desktop.connectors.kit import trial
from sfa_desktop.connectors.kit.conversions import stamps
from sfa_desktop.connectors.kit.cursor import Cursor
from sfa_desktop.connectors.kit.decoder import Lines
from sfa_desktop.connectors.kit.fetching import fetched
from sfa_desktop.connectors.kit.foreign import FOREIGN
from sfa_desktop.connectors.kit.keys import Number
from sfa_desktop.connectors.kit.mapping import Overrides
from sfa_desktop.connectors.kit.sense import sensible, sensible_write
from sfa_desktop.connectors.odoo import files, pricelists, quote, surveys
from sfa_desktop.connectors.odoo.check import Questions
from sfa_desktop.connectors.odoo.conversions import MOMENT
from sfa_desktop.connectors.odoo.rpc import Rpc
from sfa_desktop.connectors.odoo.site import Site, Table
from sfa_desktop.connectors.odoo.writing import Desk
from sfa_desktop.connectors.route import Route
from sfa_desktop.entities.bounds import Bounds
from sfa_desktop.entities.exchange import (
    Answer,
    Attachment,
    Canonical,
    Device,
    Group,
    Listed,
    Page,
    Receipt,
    ServerFacts,
    Step,
)
from sfa_desktop.entities.survey import MappedKind, MapPreview

OVERLAP = 150.0
"""Seconds: `write_date` is the start of a transaction, and a worker may take 120 s (`limit_time_real`)."""
_READ_ONLY = ("tax", "price_list", "price_rule", "product")
_NOTES = (
    "Odoo keeps no trace of deletions: they are found by comparing ids, a while after they happened.",
    "Odoo does not compare versions: what somebody changed in the second before a write may be overwritten.",
    "Visits are calendar events; their outcome and next step stand in a line of the event's description.",
    "Tasks are activities of the account; before version 19 Odoo may delete what is done.",
    "Cases are helpdesk tickets, or tasks of a project for complaints where there is no helpdesk.",
    "Accounts are companies (is_company); private persons without a company are not among them.",
)


class OdooConnector:
    """One database of an Odoo, for one user."""

    capabilities = replace(
        FOREIGN,
        overlap=OVERLAP,
        quote=True,
        prices=True,
        attachments="whole",
        page_limit=1000,
        read_only=_READ_ONLY,
        notes=_NOTES,
    )

    def __init__(
        self,
        *,
        url: str,
        database: str,
        user: str,
        secret: str,
        overrides: Overrides | None = None,
        bounds: Bounds | None = None,
        limits: Limits | None = None,
        clock: Clock | None = None,
        route: Route | None = None,
    ) -> None:
        """Raises InvalidInput for overrides of fields there are not."""
        self.rpc = Rpc.to(url, database, user, secret, limits, route)
        self.site = Site(self.rpc, overrides or {}, bounds or Bounds())
        self.desk = Desk(self.rpc, self.site, self.records)
        self.clock = clock or SystemClock()
        self.capabilities = replace(type(self).capabilities, kinds=self.site.kinds)

    def check(self) -> tuple[Step, ...]:
        """The connection test, step by step; never raises."""
        return trial.steps(Questions(self.rpc, self.site, self.clock, self.pull), self.rpc.wire, self.clock)

    @sensible
    def hello(self, device: Device, cursors: Mapping[str, str]) -> ServerFacts:
        """Who the server is. Odoo does not tell which kinds have news."""
        fresh = not self.site.identity
        self.site.open()
        if not fresh:
            self.rpc.sign_in()  # the clock, and whether this user may still come in
        if fresh:  # who may add fields in Odoo is who sets the company's connection up
            self.site.user["admin"] = quote.may(self.rpc, "ir.model.fields", "create")
        self._settle_capabilities()
        self.site.lookups.forget_partners()
        return ServerFacts(
            identity=self.site.identity,
            server_time=self.rpc.clock,
            heads={},
            counts={kind: table.count for kind, table in self.site.tables.items()} if fresh else {},
            company=self.site.company,
            user=self.site.user,
            custom_fields=self.site.custom(),
            scope=self.site.bounds.scope(self.site.today()),
        )

    @sensible
    def pull(self, kind: str, cursor: str, limit: int) -> Page:
        """What was stamped since the cursor, in the order of ids."""
        self.site.open()
        run = Cursor.of(cursor).running(self.rpc.clock)
        if kind == "price_rule" and not run.stage:
            return pricelists.last_rules(self.rpc, self.site, run, limit, OVERLAP)
        table = self.site.table(kind)
        domain = [*table.domain, *since(table, run.since)]
        if run.after:
            domain.append(["id", ">", int(run.after)])
        records = self.rpc.read(
            table.map.remote,
            "search_read",
            domain=domain,
            fields=list(table.decoder.asked),
            order="id",
            limit=limit,
            type=list[table.decoder.type],  # type: ignore[name-defined]  # made at run time
        )
        more = len(records) >= limit
        after = run.at(table.decoder.value(records[-1], "id")) if more else run.ended(OVERLAP)
        return self._page(table, records, cursor=after.text, more=more)

    @sensible
    def fetch(self, kind: str, keys: Mapping[str, str]) -> Page:
        """The records of these keys as they are now; what is missing, or is no longer of this kind, is in `gone`."""
        return fetched(
            keys,
            lambda unknown: self.desk.find(kind, unknown),
            lambda found: self.records(kind, found, whole=False),
        )

    def records(self, kind: str, remotes: Mapping[str, str], *, whole: bool = True) -> Page:
        """The records of these ids, as far as this user has them; `whole` looks outside the bounds too."""
        table = self.site.table(kind)
        ids = [int(remote) for remote in remotes.values() if remote.isdecimal()]
        lists = [remote for remote in remotes.values() if not remote.isdecimal()]
        if lists:
            return pricelists.last_rules_of(self.rpc, self.site, lists)
        records = self.rpc.read(
            table.map.remote,
            "search_read",
            domain=[*(table.whole if whole else table.domain), ["id", "in", ids]],
            fields=list(table.decoder.asked),
            order="id",
            type=list[table.decoder.type],  # type: ignore[name-defined]  # made at run time
        )
        return self._page(table, records)

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
        """Odoo sums nothing up."""
        return {}

    @sensible
    def inventory(self, kind: str, after: str, limit: int) -> tuple[Sequence[Listed], str]:
        """The ids of a kind with their stamps; of orders, whose lines have stamps of their own, without."""
        table = self.site.table(kind)
        if kind == "price_rule" and not after:
            listed = pricelists.listed(self.rpc, self.site)
            return listed, "0"
        domain = [*table.domain, ["id", ">", int(after or 0)]]
        rows = self.rpc.read(
            table.map.remote,
            "search_read",
            domain=domain,
            fields=["write_date"],
            order="id",
            limit=limit,
            type=list[_Stamped],
        )
        ids = [row.id for row in rows]
        versions = [0] * len(ids) if table.lines or table.delta else stamps()([row.write_date for row in rows])
        keys = table.decoder.keys
        listed = [Listed(keys[id_], version, str(id_)) for id_, version in zip(ids, versions, strict=True)]
        return listed, str(ids[-1]) if len(ids) >= limit else ""

    @sensible
    def quote(self, order: Canonical) -> Mapping[str, Any]:
        """The order as Odoo would price it, without keeping it. Raises Declined with its words."""
        self.site.open()
        return quote.quote(self.rpc, self.site, self.desk, order)

    @sensible
    def files(self, kind: str, keys: Mapping[str, str]) -> tuple[Attachment, ...]:
        """The files the office has of these records."""
        table = self.site.table(kind)
        return files.files(self.rpc, self.site.identity, kind, table.map.remote, keys)

    @sensible
    def upload(self, file: Attachment, parent: str, content: BinaryIO, progress: Callable[[int], None]) -> Attachment:
        """Send a file whole; one of the same name and content that is there already is not sent again."""
        table = self.site.table(file.kind)
        return files.upload(self.rpc, table.map.remote, file, parent, content, progress)

    def download(self, file: Attachment, start: int = 0) -> Iterator[bytes]:
        """The content of a file of the office, from byte `start`."""
        self.site.open()
        return files.download(self.rpc, file, start)

    @sensible
    def count_within(self, bounds: Bounds) -> Mapping[str, int]:
        """By kind: how many records there are within bounds."""
        self.site.open()
        return self.site.count_within(bounds)

    @sensible
    def mapped_kinds(self) -> tuple[MappedKind, ...]:
        """Every kind this user has, with its fields on both sides."""
        self.site.open()
        return surveys.mapped_kinds(self.site)

    @sensible
    def preview_map(self, kind: str, limit: int) -> MapPreview:
        """Real records through the mapping."""
        return surveys.preview(self.rpc, self.site.table(kind), limit)

    def close(self) -> None:
        """Let go of connections."""
        self.rpc.close()

    def _page(self, table: Table, records: Sequence[Any], *, cursor: str = "", more: bool = False) -> Page:
        decoder, lines = table.decoder, None
        if table.lines is not None:
            lines = self._lines(table, table.lines, [decoder.value(record, "id") for record in records])
        page = decoder.page(records, lines=lines, cursor=cursor, more=more)
        if decoder.kind != "address" or not page.aliases:
            return page
        # A company's own address is the same record as the company, whose key it shows.
        children = {row[0] for row in page.rows if row[3] != self.site.keys.key("account", row[1])}
        return replace(page, aliases={k: v for k, v in page.aliases.items() if k in children})

    def _lines(self, table: Table, decoder: Any, heads: Sequence[int]) -> Lines:
        parent = table.map.lines.parent if table.map.lines else ""
        if not heads:
            return Lines(decoder, [], [])
        records = self.rpc.read(
            decoder.map.remote,
            "search_read",
            domain=[*(decoder.map.filter or []), [parent, "in", list(heads)]],
            fields=list(decoder.asked),
            order="order_id,sequence,id",
            type=list[decoder.type],
        )
        return Lines(decoder, records, [_id(decoder.value(record, parent)) for record in records])

    def _settle_capabilities(self) -> None:
        every = ("unique_field" if not self.site.without_own_key() else
                 "upsert_key" if self.site.external_ids else "lookup_only")  # fmt: skip
        gone = [f"Of {kind} there is nothing: {why}" for kind, why in self.site.missing.items()]
        self.capabilities = replace(
            self.capabilities, kinds=self.site.kinds, idempotency=every, notes=(*_NOTES, *self.desk.notes(), *gone)
        )


def since(table: Table, moment: datetime | None) -> Iterable[Any]:
    """The domain of what was stamped at a moment or later; of a bare `>` Odoo 19 makes `>= T + 1 s`, and loses rows."""
    if moment is None:
        return []
    text = moment.astimezone(UTC).strftime(MOMENT)
    paths = [table.map.stamp, *table.delta]
    return ["|"] * (len(paths) - 1) + [[path, ">=", text] for path in paths]


def _id(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


class _Stamped(msgspec.Struct):
    id: Number
    write_date: Any = None
