"""The verbs of the connector contract for Dolibarr."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, BinaryIO

from sfa_desktop.base.clock import Clock, SystemClock
from sfa_desktop.base.errors import AccessDenied, Declined
from sfa_desktop.connectors.dolibarr import deletions, files, prices, surveys
from sfa_desktop.connectors.dolibarr.api import Absent, Api, both, either
from sfa_desktop.connectors.dolibarr.check import Questions, missing
from sfa_desktop.connectors.dolibarr.site import SYNTHETIC, Site, Table
from sfa_desktop.connectors.dolibarr.writing import Desk, normal
from sfa_desktop.connectors.http import Limits
from sfa_desktop.connectors.kit import push as pushing
from sfa_desktop.connectors.kit import trial
from sfa_desktop.connectors.kit.cursor import Cursor
from sfa_desktop.connectors.kit.decoder import Lines
from sfa_desktop.connectors.kit.fetching import fetched
from sfa_desktop.connectors.kit.foreign import FOREIGN
from sfa_desktop.connectors.kit.mapping import Overrides
from sfa_desktop.connectors.kit.sense import sensible, sensible_write
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

OVERLAP = 180.0
"""Seconds: `tms` is the second of the statement, the transaction may be committed later, and clocks differ."""
_SOME = 50
"""Ids in one filter: it travels in the address."""
_READ_ONLY = ("tax", "price_list", "price_rule", "product")
_NOTES = (
    "Dolibarr records deletions in its agenda at most, and those of third parties without their id: they are found by "
    "comparing ids, a while after they happened.",
    "Dolibarr has no guard against stale changes: what somebody changed in the second before a write may be "
    "overwritten.",
    "Lines of an order that the office changes by their text alone are seen while the order is a draft; after that "
    "Dolibarr lets nobody change them.",
    "Dolibarr prices no order that comes through its interface: prices, breaks and tax rates are looked up there when "
    "the order is sent, and sent along. Local taxes and exemptions by country are not worked out.",
    "The date of an order is a day of the server's time zone.",
    "Visits are events of type AC_RDV; outcome and next step stand in a line of the event's private note. Events have "
    "no coordinates.",
    "An account has one address, its own.",
    "Phone numbers of accounts lose their blanks.",
    "An order cannot be cancelled through Dolibarr's interface.",
)


class DolibarrConnector:
    """One Dolibarr, for the user of one key."""

    capabilities = replace(
        FOREIGN,
        cursor="server_clock",
        overlap=OVERLAP,
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
        database: str = "",
        user: str = "",
        secret: str,
        overrides: Overrides | None = None,
        bounds: Bounds | None = None,
        limits: Limits | None = None,
        clock: Clock | None = None,
        route: Route | None = None,
    ) -> None:
        """`secret` is the user's API key; there is neither database nor user. Raises InvalidInput for overrides of
        fields there are not."""
        del database, user
        self.api = Api.to(url, secret, limits, route)
        self.site = Site(self.api, overrides or {}, bounds or Bounds())
        self.deletions = deletions.Deletions(self.api, self.site)
        self.desk = Desk(self.api, self.site, self.records)
        self.clock = clock or SystemClock()

    def check(self) -> tuple[Step, ...]:
        """The connection test, step by step; never raises."""
        return trial.steps(Questions(self.api, self.site, self.pull), self.api.wire, self.clock)

    @sensible
    def hello(self, device: Device, cursors: Mapping[str, str]) -> ServerFacts:
        """Who the server is. Dolibarr does not tell which kinds have news."""
        if self.site.identity:
            self.api.status()  # the clock, and whether this key still opens
        self._open()
        self.site.accounts = None
        self.deletions.forget()
        self._settle_capabilities()
        return ServerFacts(
            identity=self.site.identity,
            server_time=self.api.clock,
            heads={},
            company=self.site.company,
            user=self.site.user,
            scope=self.site.scope(),
            custom_fields=self.site.custom(),
        )

    @sensible
    def pull(self, kind: str, cursor: str, limit: int) -> Page:
        """What was stamped since the cursor, in the order of ids."""
        self._open()
        run = Cursor.of(cursor).running(self.api.clock)
        table = self.site.table(kind)
        if kind in SYNTHETIC:
            return prices.page(self.site, kind, run, limit, OVERLAP)
        since = self._since(table, run)
        after = f"({table.id}:>:{int(run.after)})" if run.after else ""
        found = self._list(table, both(table.filter, since, after), limit)
        more = len(found) >= limit
        last = run.at(table.decoder.value(found[-1], "id")) if more else run.ended(OVERLAP)
        page = self._page(table, found, cursor=last.text, more=more)
        if more or run.since is None:
            return page
        ids = self.deletions.ids(table, run.since)
        there = {str(row[1]) for row in self.records(kind, dict(zip(ids, ids, strict=True))).rows} if ids else set()
        return replace(page, gone=list(deletions.gone(table, ids, there)))

    @sensible
    def fetch(self, kind: str, keys: Mapping[str, str]) -> Page:
        """The records of these keys as they are now; what is missing, or is no longer of this kind, is in `gone`."""
        self._open()
        return fetched(
            keys,
            lambda unknown: {} if kind in SYNTHETIC else self.desk.find(kind, unknown),
            lambda found: self.records(kind, found, whole=False),
        )

    def records(self, kind: str, remotes: Mapping[str, str], *, whole: bool = True) -> Page:
        """The records of these ids, as far as this user has them; `whole` looks outside the bounds too."""
        table = self.site.table(kind)
        if kind in SYNTHETIC:
            return prices.some(self.site, kind, list(remotes.values()))
        ids = sorted({int(remote) for remote in remotes.values() if remote.isdecimal()})
        found: list[Any] = []
        for start in range(0, len(ids), _SOME):
            some = ids[start : start + _SOME]
            found += self._list(table, both(table.whole if whole else table.filter, either(table.id, some)), len(some))
        return self._page(table, found)

    @sensible_write
    def push(self, groups: Sequence[Group], device: Device) -> tuple[Answer, ...]:
        """Send groups, one operation after the other, each looked up first."""
        self._open()
        return pushing.push(self.desk, [normal(group) for group in groups])

    @sensible
    def lookup(self, groups: Sequence[Group]) -> Mapping[str, tuple[Receipt, ...]]:
        """After an unknown outcome: what is there under our keys, and what holds the values sent."""
        self._open()
        return pushing.lookup(self.desk, [normal(group) for group in groups])

    def digest(self, kinds: Sequence[str]) -> Mapping[str, tuple[int, int]]:
        """Dolibarr sums nothing up."""
        return {}

    @sensible
    def inventory(self, kind: str, after: str, limit: int) -> tuple[Sequence[Listed], str]:
        """The ids of a kind, without versions: most of Dolibarr's lists do not show them."""
        self._open()
        table = self.site.table(kind)
        if kind in SYNTHETIC:
            return prices.listed(self.site, kind), ""
        beyond = f"({table.id}:>:{int(after)})" if after else ""
        address = ",address,zip,town" if kind == "address" else ""
        rows = self.api.rows(
            table.map.remote,
            sortfield=table.id,
            sortorder="ASC",
            limit=limit,
            sqlfilters=both(table.filter, beyond),
            properties=f"id{address}",
        )
        keys = table.decoder.keys
        shown = [row for row in rows if kind != "address" or any(row.get(n) for n in ("address", "zip", "town"))]
        listed = [Listed(keys[row["id"]], 0, str(row["id"])) for row in shown]
        return listed, str(rows[-1]["id"]) if len(rows) >= limit else ""

    def quote(self, order: Canonical) -> Mapping[str, Any]:
        """Dolibarr prices nothing that it does not keep. Raises Declined."""
        raise Declined(detail="Dolibarr prices no order without keeping it", refusal="invalid")

    @sensible
    def files(self, kind: str, keys: Mapping[str, str]) -> tuple[Attachment, ...]:
        """The files the office has of these records."""
        self._open()
        return files.files(self.api, self.site, kind, self.site.table(kind), keys)

    @sensible
    def upload(self, file: Attachment, parent: str, content: BinaryIO, progress: Callable[[int], None]) -> Attachment:
        """Send a file whole; one of the same name and content that is there already is not sent again."""
        self._open()
        return files.upload(self.api, self.site.table(file.kind), file, parent, content, progress)

    def download(self, file: Attachment, start: int = 0) -> Iterator[bytes]:
        """The content of a file of the office, from byte `start`."""
        self._open()
        return files.download(self.api, file, start)

    @sensible
    def mapped_kinds(self) -> tuple[MappedKind, ...]:
        """Every kind this user has, with its fields on both sides."""
        self._open()
        return surveys.mapped_kinds(self.api, self.site)

    @sensible
    def preview_map(self, kind: str, limit: int) -> MapPreview:
        """The records that were made last, through the mapping."""
        self._open()
        return surveys.preview(self.api, self.site.table(kind), limit)

    @sensible
    def count_within(self, bounds: Bounds) -> Mapping[str, int]:
        """By kind: how many records there are within bounds."""
        self._open()
        return self.site.count_within(bounds)

    def close(self) -> None:
        """Let go of connections."""
        self.api.close()

    # --- inside ---------------------------------------------------------------------------------------

    def _open(self) -> None:
        try:
            self.site.open()
        except Absent:
            raise AccessDenied(detail="the REST API: the module is switched off") from None

    def _since(self, table: Table, run: Cursor) -> str:
        """What was stamped since, the extra fields' own stamps and drafts, whose lines move without them, included."""
        if run.since is None:
            return ""
        text = self.site.since(run.since)
        ways = [f"(t.tms:>=:'{text}')"]
        if table.extra:
            ways.append(f"({table.extra}.tms:>=:'{text}')")
        if table.map.more.get("also"):
            ways.append(str(table.map.more["also"]))
        return f"({' or '.join(ways)})"

    def _list(self, table: Table, condition: str, limit: int) -> list[Any]:
        asked = [*table.decoder.asked, *(["lines"] if table.lines else [])]
        type_: Any = list[table.row]  # type: ignore[name-defined]  # made at run time
        return self.api.list(
            table.map.remote,
            type_,
            [],
            sortfield=table.id,
            sortorder="ASC",
            limit=limit,
            sqlfilters=condition,
            properties=",".join(asked),
        )

    def _page(self, table: Table, found: list[Any], *, cursor: str = "", more: bool = False) -> Page:
        if table.lines is None:
            page = replace(table.decoder.page(found, cursor=cursor, more=more), unique=table.unique)
            return _addresses(page) if table.map.kind == "address" else page
        heads, shown = [], []
        for record in found:
            if record.lines:
                heads += [table.decoder.value(record, "id")] * len(record.lines)
                shown += record.lines
        page = table.decoder.page(found, lines=Lines(table.lines, shown, heads), cursor=cursor, more=more)
        return replace(page, unique=table.unique)

    def _settle_capabilities(self) -> None:
        elements = self.site.without_own_key()
        tables = [t for t in self.site.tables.values() if t.map.more.get("element") and not t.map.read_only]
        sure = all(table.unique for table in tables)
        told = [f"Of {kind} there is nothing: {why}." for kind, why in self.site.missing.items()]
        if elements:
            told.append(f"Sent again after a lost answer, records are looked up, but nothing keeps two from being made "
                        f"at the same time: {missing(elements)}.")  # fmt: skip
        elif not sure:
            told.append("Whether sfa_uid is unique only the key of an administrator can see.")
        self.capabilities = replace(
            self.capabilities,
            kinds=self.site.kinds,
            idempotency="unique_field" if sure else "lookup_only",
            notes=(*_NOTES, *told),
        )


def _addresses(page: Page) -> Page:
    """The addresses that say where: an account without one has none."""
    places = [list(page.columns).index(name) for name in ("street", "postal_code", "city") if name in page.columns]
    return replace(page, rows=[row for row in page.rows if any(row[place] for place in places)])
