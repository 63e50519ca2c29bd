"""The verbs of the connector contract for ERPNext."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, BinaryIO

from sfa_desktop.base.clock import Clock, SystemClock
from sfa_desktop.base.errors import Declined
from sfa_desktop.connectors.erpnext import files, surveys
from sfa_desktop.connectors.erpnext.api import Api, Rows
from sfa_desktop.connectors.erpnext.check import Questions
from sfa_desktop.connectors.erpnext.clocks import floor
from sfa_desktop.connectors.erpnext.site import Site, Table
from sfa_desktop.connectors.erpnext.writing import Desk
from sfa_desktop.connectors.http import Limits
from sfa_desktop.connectors.kit import push as pushing
from sfa_desktop.connectors.kit import trial
from sfa_desktop.connectors.kit.conversions import stamps
from sfa_desktop.connectors.kit.cursor import Cursor
from sfa_desktop.connectors.kit.decoder import Lines
from sfa_desktop.connectors.kit.foreign import FOREIGN
from sfa_desktop.connectors.kit.keys import id_text, is_key
from sfa_desktop.connectors.kit.mapping import Overrides
from sfa_desktop.connectors.kit.sense import sensible, sensible_write
from sfa_desktop.connectors.route import Route
from sfa_desktop.entities.bounds import Bounds
from sfa_desktop.entities.exchange import (
    Answer,
    Attachment,
    Canonical,
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

OVERLAP = 300.0
"""Seconds: `modified` is set before the commit; a web request may take 120 s, and work in the background longer."""
_UNZONED = 26 * 3600.0
"""The same where nobody says in which time zone the stamps are."""
_READ_ONLY = ("tax", "price_list", "price_rule", "product")
_NOTES = (
    "Records are known by their name; one that is renamed comes as another record, unless it carries our key.",
    "What a server script changes without a new stamp is only seen when the record changes again.",
    "Visits are events; their outcome and next step stand in a line of the event's description.",
    "Tasks are the user's ToDos; their first line is the subject.",
    "Pricing rules and prices of single customers are not known offline: the office applies them to the order.",
    "Stock is as it was when the product was read last.",
    "The office computes all prices of an order; an order line for which it finds none is not confirmed.",
)


class ErpnextConnector:
    """One site of an ERPNext, for one user: `user` is the API key, `secret` the API secret."""

    capabilities = replace(
        FOREIGN,
        precision=1e-6,
        overlap=OVERLAP,
        version_guard="atomic",
        idempotency="unique_field",
        prices=True,
        attachments="whole",
        page_limit=500,
        read_only=_READ_ONLY,
        notes=_NOTES,
    )

    def __init__(
        self,
        *,
        url: str,
        user: str,
        secret: str,
        database: str = "",
        overrides: Overrides | None = None,
        bounds: Bounds | None = None,
        limits: Limits | None = None,
        clock: Clock | None = None,
        route: Route | None = None,
    ) -> None:
        """A site has a host name of its own, and no database. Raises InvalidInput for overrides of unknown fields."""
        del database
        self.api = Api.to(url, user, secret, limits, route)
        self.site = Site(self.api, overrides or {}, bounds or Bounds())
        self.desk = Desk(self.api, self.site, self.records)
        self.clock = clock or SystemClock()
        self.capabilities = replace(type(self).capabilities, kinds=self.site.kinds)

    def check(self) -> tuple[Step, ...]:
        """The connection test, step by step; never raises."""
        return trial.steps(Questions(self.api, self.site, self.pull), self.api.wire, self.clock)

    @sensible
    def hello(self, device: Device, cursors: Mapping[str, str]) -> ServerFacts:
        """Who the server is. ERPNext does not tell which kinds have news."""
        if self.site.identity:
            self.site.sign_in()  # the clock, and whether this user may still come in
        self.site.open()
        self.site.refresh()
        self._settle_capabilities()
        return ServerFacts(
            identity=self.site.identity,
            server_time=self.api.clock,
            heads={},
            company=self.site.company,
            user=self.site.user,
            custom_fields=self.site.custom(),
            scope=self.site.scope(),
        )

    @sensible
    def pull(self, kind: str, cursor: str, limit: int) -> Page:
        """What was stamped since the cursor, in the order of names."""
        table = self.site.table(kind)
        run = Cursor.of(cursor).running(self.api.clock)
        if kind == "tax":
            return self.site.taxes.page(table.decoder, cursor=run.ended(OVERLAP).text)
        doctype, filters = table.map.remote, list(table.filters)
        if run.since is not None:
            filters.append([doctype, "modified", ">=", floor(run.since, self.site.zone)])
        if run.after:
            filters.append([doctype, "name", ">", run.after])
        records = self._list(table, filters, limit, table.either)
        more = len(records) >= limit
        overlap = OVERLAP if self.site.zone_known else _UNZONED
        after = run.at(table.decoder.value(records[-1], "name")) if more else run.ended(overlap)
        page = self._page(table, _once(table, records), cursor=after.text, more=more)
        if more or run.since is None or not self.site.tombstones:
            return page
        return replace(page, gone=self._deleted(table, floor(run.since, self.site.zone)))

    @sensible
    def fetch(self, kind: str, keys: Mapping[str, str]) -> Page:
        """The records of these keys as they are now; what is missing, or is no longer of this kind, is in `gone`."""
        page = self.records(kind, keys, whole=False)
        there = {str(row[1]) for row in page.rows}
        own = set(page.aliases.values())
        missing = [key for key, remote in keys.items() if remote not in there and key not in own]
        return replace(page, gone=[Gone(key=key, version=0, deleted=False) for key in missing])

    def records(self, kind: str, remotes: Mapping[str, str], *, whole: bool = True) -> Page:
        """The records of these ids, as far as this user has them; those renamed are found by their own key.

        `whole` looks outside the bounds too.
        """
        table = self.site.table(kind)
        names = [remote for remote in remotes.values() if remote]
        if kind == "tax":
            return self.site.taxes.page(table.decoder, ids=names)
        records = self._named(table, names, whole)
        there = {table.decoder.id_of(record) for record in records}
        lost = [key for key, remote in remotes.items() if remote not in there and is_key(key)]
        if lost and table.map.uid:
            found = self.desk.find(kind, lost)
            for key, name in found.items():
                self.desk.renamed(kind, remotes[key], name)
            records += self._named(table, [name for name in found.values() if name not in there], whole)
        value = table.decoder.value
        self.desk.remember(kind, {table.decoder.id_of(record): value(record, "modified") for record in records})
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
        """ERPNext sums nothing up."""
        return {}

    @sensible
    def inventory(self, kind: str, after: str, limit: int) -> tuple[Sequence[Listed], str]:
        """The names of a kind with their stamps."""
        table = self.site.table(kind)
        if kind == "tax":
            return self.site.taxes.listed(table.decoder), ""
        doctype, filters = table.map.remote, list(table.filters)
        if after:
            filters.append([doctype, "name", ">", after])
        told = self.api.list(doctype, ["name", "modified"], filters, limit=limit, either=table.either, type=Rows)
        rows = {id_text(row["name"]): row for row in told}
        versions = stamps(self.site.zone)([row["modified"] for row in rows.values()])
        keys = table.decoder.keys
        listed = [Listed(keys[name], version, name) for name, version in zip(rows, versions, strict=True)]
        return listed, listed[-1].remote_id if len(told) >= limit else ""

    def quote(self, order: Canonical) -> Mapping[str, Any]:
        """ERPNext prices an order only by keeping it."""
        raise Declined(detail="ERPNext prices an order only when it is sent", refusal="invalid")

    @sensible
    def files(self, kind: str, keys: Mapping[str, str]) -> tuple[Attachment, ...]:
        """The files the office has of these records."""
        return files.files(self.api, self.site.keys.identity, kind, self.site.table(kind).map.remote, keys)

    @sensible
    def upload(self, file: Attachment, parent: str, content: BinaryIO, progress: Callable[[int], None]) -> Attachment:
        """Send a file whole; one of the same content that the record has already is not sent again."""
        return files.upload(self.api, self.site.table(file.kind).map.remote, file, parent, content, progress)

    def download(self, file: Attachment, start: int = 0) -> Iterator[bytes]:
        """The content of a file of the office, from byte `start`."""
        return files.download(self.api, file, start)

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
        return surveys.preview(self.api, self.site.table(kind), limit)

    def close(self) -> None:
        """Let go of connections."""
        self.api.close()

    # --- inside ---------------------------------------------------------------------------------------

    def _list(self, table: Table, filters: Sequence[Any], limit: int, either: Sequence[Any]) -> list[Any]:
        found: list[Any] = self.api.list(
            table.map.remote,
            table.decoder.asked,
            filters,
            limit=limit,
            either=either,
            type=list[table.decoder.type],  # type: ignore[name-defined]  # made at run time
        )
        return found

    def _named(self, table: Table, names: Sequence[str], whole: bool) -> list[Any]:
        if not names:
            return []
        filters = [*(table.whole if whole else table.filters), [table.map.remote, "name", "in", list(names)]]
        return _once(table, self._list(table, filters, 0, () if whole else table.either))

    def _page(self, table: Table, records: Sequence[Any], *, cursor: str = "", more: bool = False) -> Page:
        self.site.lookups.new_page()
        lines = None
        if table.lines is not None:
            lines = self._lines(table, table.lines, [table.decoder.value(record, "name") for record in records])
        page = table.decoder.page(records, lines=lines, cursor=cursor, more=more)
        return replace(page, unique=bool(table.fields.get(table.map.uid, {}).get("unique")))

    def _lines(self, table: Table, decoder: Any, heads: Sequence[str]) -> Lines:
        if not heads:
            return Lines(decoder, [], [])
        records = self.api.list(
            decoder.map.remote,
            decoder.asked,
            [[decoder.map.remote, "parenttype", "=", table.map.remote],
             [decoder.map.remote, "parent", "in", list(heads)]],
            order=("parent", "idx"),
            parent=table.map.remote,
            type=list[decoder.type],
        )  # fmt: skip
        return Lines(decoder, records, [decoder.value(record, "parent") for record in records])

    def _deleted(self, table: Table, since: str) -> list[Gone]:
        """What was deleted since, as far as there is nothing of that name now."""
        doctype, trace = table.map.remote, "Deleted Document"
        filters = [[trace, "deleted_doctype", "=", doctype], [trace, "creation", ">=", since]]
        rows = self.api.list(trace, ["deleted_name"], filters, order=("creation", "name"), type=Rows)
        names = list(dict.fromkeys(str(row["deleted_name"]) for row in rows if row.get("deleted_name")))
        if not names:
            return []
        found = self.api.list(doctype, ["name"], [[doctype, "name", "in", names]], type=Rows)
        there = {str(row["name"]) for row in found}
        return [Gone(key=table.decoder.keys[name], version=0, deleted=True) for name in names if name not in there]

    def _settle_capabilities(self) -> None:
        gone = [f"Of {kind} there is nothing: {why.rstrip('.')}." for kind, why in self.site.missing.items()]
        if {"price_list", "price_rule"} & self.site.missing.keys():
            gone.append("Prices are absent offline: they come with the order from the office.")
        if not self.site.zone_known:
            gone.append("The site does not tell its time zone; its times are taken for UTC, and much is read again.")
        self.capabilities = replace(
            self.capabilities,
            kinds=self.site.kinds,
            read_only=tuple(kind for kind in _READ_ONLY if kind in self.site.kinds),
            tombstones="log" if self.site.tombstones else "none",
            idempotency="lookup_only" if self.site.without_own_key() else "unique_field",
            notes=(*_NOTES, *self.desk.notes(), *gone),
        )


def _once(table: Table, records: Sequence[Any]) -> list[Any]:
    """A record that is linked to two customers comes twice, one after the other."""
    found = {table.decoder.value(record, "name"): record for record in records}
    return list(found.values())
