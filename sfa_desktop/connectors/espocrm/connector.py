"""The verbs of the connector contract for EspoCRM."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, BinaryIO

from sfa_desktop.base.clock import Clock, SystemClock
from sfa_desktop.base.errors import Declined
from sfa_desktop.connectors.espocrm import deletions, files, reading, surveys
from sfa_desktop.connectors.espocrm.api import PAGE, Api
from sfa_desktop.connectors.espocrm.check import Questions, how_to_make
from sfa_desktop.connectors.espocrm.deletions import Place
from sfa_desktop.connectors.espocrm.reading import Batch
from sfa_desktop.connectors.espocrm.site import Site
from sfa_desktop.connectors.espocrm.writing import Desk, normalised
from sfa_desktop.connectors.http import Limits
from sfa_desktop.connectors.kit import push as pushing
from sfa_desktop.connectors.kit import trial
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
    Gone,
    Group,
    Listed,
    Page,
    Receipt,
    ServerFacts,
    Step,
)
from sfa_desktop.entities.survey import MappedKind, MapPreview

OVERLAP = 200.0
"""Seconds: PHP stamps a record before it is committed, and may work for 180 s (`max_execution_time` as recommended)."""
_NOTES = (
    "EspoCRM's core has no orders, products or price lists: the order desk is not there with this endpoint.",
    "Visits are meetings, telephone calls are calls; what those have no field for stands in a line of the description.",
    "An account has two addresses, one for invoices and one for deliveries.",
    "Who attends a meeting is not told as a change: a contact linked afterwards comes with the next change of it.",
    "Telephone numbers are checked and kept without blanks; EspoCRM refuses what is none.",
)
_LOGGED = "Deletions come from the action history, which EspoCRM keeps for some days; ids are compared besides."
_UNTOLD = "Only administrators are told deletions: they are found by comparing ids, a while after they happened."
_UNGUARDED = (
    "{entities}: EspoCRM does not compare versions there, so that what somebody changed in the second before a write "
    "may be overwritten. An administrator switches it on in the Entity Manager (Optimistic concurrency control)."
)
_NOT_UNIQUE = "{entities}: the field for our keys has no unique index; the connector looks the key up before it sends."


class EspoConnector:
    """One EspoCRM, for one user."""

    capabilities = replace(
        FOREIGN,
        overlap=OVERLAP,
        attachments="whole",
        page_limit=PAGE,
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
        """With a user the secret is a password, without one an API key. Raises InvalidInput for wrong overrides."""
        self.api = Api.to(url, user, secret, limits, route)
        self.clock = clock or SystemClock()
        self.site = Site(self.api, overrides or {}, bounds or Bounds(), self.clock.today)
        self.desk = Desk(self.site, self._whole, self.clock)
        self.capabilities = replace(type(self).capabilities, kinds=self.site.kinds)

    def check(self) -> tuple[Step, ...]:
        """The connection test, step by step; never raises."""
        return trial.steps(Questions(self.api, self.site, self.pull), self.api.wire, self.clock)

    @sensible
    def hello(self, device: Device, cursors: Mapping[str, str]) -> ServerFacts:
        """Who the server is. EspoCRM does not tell which kinds have news."""
        fresh = not self.site.identity
        if not fresh:
            before = self.site.scope["token"]
            self.site.greet()  # the clock, whether this user may still come in, and what he may now
            if self.site.scope["token"] != before:
                self.site.forget()
        self.site.open()
        self._settle_capabilities()
        return ServerFacts(
            identity=self.site.identity,
            server_time=self.api.clock,
            heads={},
            counts={kind: table.count for kind, table in self.site.tables.items()} if fresh else {},
            company=self.site.company,
            user=self.site.user,
            scope=self.site.scope,
            custom_fields=self.site.custom(),
        )

    @sensible
    def pull(self, kind: str, cursor: str, limit: int) -> Page:
        """What was stamped since the cursor, in the order of ids, one entity after the other."""
        self.site.open()
        table = self.site.table(kind)
        place = Place.of(cursor)
        number = place.number
        if number < 0 and deletions.told(self.site):
            number = deletions.latest(self.site)
        run = place.cursor.running(self.api.clock)
        at = min(int(run.stage or 0), len(table.sources) - 1) if (run.stage or "0").isdecimal() else 0
        source = table.sources[at]
        size = min(limit, self.api.page)
        where = reading.since(run.since, run.after, source.parts[0].map.stamp)
        found = reading.batch(self.api, table, source, where, size)
        gone: list[Gone] = reading.gone_blank(self.site, table, found) if run.since else []
        if found.size >= size:
            after = run.at(found.last, stage=str(at))
        elif at + 1 < len(table.sources):
            after = run.at("", stage=str(at + 1))
        else:
            after = run.ended(OVERLAP)
            if cursor and deletions.told(self.site):
                more, number = deletions.since(self.site, table, number)
                gone += more
        going_on = bool(after.stage)
        cursor = Place(run=after.text, number=number).text
        return replace(found.page, gone=gone, cursor=cursor, more=going_on)

    @sensible
    def fetch(self, kind: str, keys: Mapping[str, str]) -> Page:
        """The records of these keys as they are now; what is missing is in `gone`."""
        return fetched(
            keys,
            lambda unknown: self.desk.find(kind, unknown),
            lambda found: reading.by_ids(self.site, self.site.table(kind), found.values()).page,
        )

    @sensible_write
    def push(self, groups: Sequence[Group], device: Device) -> tuple[Answer, ...]:
        """Send groups, one operation after the other, each looked up first."""
        self.site.open()
        return pushing.push(self.desk, _normalised(groups))

    @sensible
    def lookup(self, groups: Sequence[Group]) -> Mapping[str, tuple[Receipt, ...]]:
        """After an unknown outcome: what is there under our keys, and what holds the values sent."""
        self.site.open()
        return pushing.lookup(self.desk, _normalised(groups))

    def digest(self, kinds: Sequence[str]) -> Mapping[str, tuple[int, int]]:
        """EspoCRM sums nothing up."""
        return {}

    @sensible
    def inventory(self, kind: str, after: str, limit: int) -> tuple[Sequence[Listed], str]:
        """The ids of a kind with their stamps."""
        return reading.inventory(self.site, self.site.table(kind), after, limit)

    def quote(self, order: Canonical) -> Mapping[str, Any]:
        """EspoCRM prices nothing. Raises Declined."""
        raise Declined(detail="EspoCRM keeps no orders and prices none", refusal="absent")

    @sensible
    def files(self, kind: str, keys: Mapping[str, str]) -> tuple[Attachment, ...]:
        """The files the office has of these records."""
        return () if kind == "address" else files.files(self.site, self.site.table(kind), keys)

    @sensible
    def upload(self, file: Attachment, parent: str, content: BinaryIO, progress: Callable[[int], None]) -> Attachment:
        """Send a file whole as a post; one of the same name and size that is there already is not sent again."""
        return files.upload(self.site, self.site.table(file.kind), file, parent, content, progress)

    def download(self, file: Attachment, start: int = 0) -> Iterator[bytes]:
        """The content of a file of the office, from byte `start`."""
        self.site.open()
        return files.download(self.site, file, start)

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
        return surveys.preview(self.site, self.site.table(kind), limit)

    def close(self) -> None:
        """Let go of connections."""
        self.api.close()

    def _whole(self, kind: str, remotes: Iterable[str]) -> Batch:
        return reading.by_ids(self.site, self.site.table(kind), remotes, whole=True)

    def _settle_capabilities(self) -> None:
        entities = self.site.entities()
        without = [name for name, defs in entities.items() if not defs.own]
        loose = [name for name, defs in entities.items() if defs.own and not defs.own_is_unique]
        unguarded = [name for name, defs in entities.items() if not defs.guarded]
        told = deletions.told(self.site)
        notes = [
            *_NOTES,
            _LOGGED if told else _UNTOLD,
            *([_UNGUARDED.format(entities=", ".join(unguarded))] if unguarded else []),
            *([how_to_make(without)] if without else []),
            *([_NOT_UNIQUE.format(entities=", ".join(loose))] if loose else []),
            *(f"Of {kind} there is nothing: {why.rstrip('.')}." for kind, why in self.site.missing.items()),
        ]
        self.capabilities = replace(
            self.capabilities,
            kinds=self.site.kinds,
            read_only=self.site.read_only,
            page_limit=self.api.page,
            tombstones="log" if told else "none",
            version_guard="checked" if unguarded else "atomic",
            idempotency="lookup_only" if without else "unique_field",
            notes=tuple(notes),
        )


def _normalised(groups: Sequence[Group]) -> tuple[Group, ...]:
    return tuple(replace(group, operations=tuple(map(normalised, group.operations))) for group in groups)
