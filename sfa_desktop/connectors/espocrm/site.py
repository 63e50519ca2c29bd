"""One EspoCRM as this user finds it: which entities are there, how their fields are called, who the company is."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, tzinfo
from typing import Any
from urllib.parse import urlsplit

import msgspec

from sfa_desktop.base import resources
from sfa_desktop.base.errors import AccessDenied, Declined
from sfa_desktop.connectors.espocrm.api import PAGE, Absent, Api, Where, any_of, equals, from_on
from sfa_desktop.connectors.espocrm.conversions import Local, conversions
from sfa_desktop.connectors.espocrm.defs import Defs
from sfa_desktop.connectors.kit import mapping
from sfa_desktop.connectors.kit.conversions import Column, Surroundings
from sfa_desktop.connectors.kit.decoder import Decoder
from sfa_desktop.connectors.kit.keys import KeyBook
from sfa_desktop.connectors.kit.mapping import CrmMap, KindMap, Overrides
from sfa_desktop.connectors.kit.tables import Tables
from sfa_desktop.connectors.kit.walls import zone_of
from sfa_desktop.entities.bounds import Bounds
from sfa_desktop.entities.exchange import CustomField

NO = ("no", False, None)
_KEPT = ("name", "userName", "type", "teamsIds")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One entity that a kind is kept in, or one part of its records (the billing address of an account)."""

    entity: str
    tag: str
    """What ids of this part have after a slash; empty for the plain ids of an entity."""
    map: KindMap
    decoder: Decoder
    envelope: type[Any]
    defs: Defs
    number: str = ""
    """The attribute with the version that writes are guarded by; empty where they are not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One list to read: parts of the same entity share it."""

    entity: str
    parts: tuple[Part, ...]
    whole: tuple[Where, ...]
    """The conditions of the kind."""
    where: tuple[Where, ...]
    """The same, and the bounds."""
    select: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Where one kind is, settled for this server and user."""

    kind: str
    sources: tuple[Source, ...]
    read_only: bool
    count: int

    @property
    def parts(self) -> tuple[Part, ...]:
        """All parts in order."""
        return tuple(part for source in self.sources for part in source.parts)

    def part(self, remote: str) -> tuple[Part, str]:
        """The part that an id belongs to, and the id of its entity. Raises KeyError."""
        id_, _, tag = remote.partition("/")
        return {part.tag: part for part in self.parts}[tag], id_


class Site(Tables[Table]):
    """Found out with the first question, and kept until the connector is closed."""

    label = "EspoCRM"

    def __init__(self, api: Api, overrides: Overrides, bounds: Bounds, today: Callable[[], date]) -> None:
        self.api = api
        self.overrides = overrides
        self.bounds = bounds
        self.today = today
        self.local = Local()
        self.makers = conversions(self.local)
        self.mapping: CrmMap = mapping.load(resources.path("mappings"), "espocrm", self.makers).with_overrides(
            overrides
        )
        self.identity = ""
        self.version = ""
        self.company: dict[str, Any] = {}
        self.user: dict[str, Any] = {}
        self.user_id = ""
        self._scope: dict[str, Any] = {}
        self.silent = False
        """Whether EspoCRM was told not to keep its action history."""
        self.assigns = False
        """Whether the user may give records to somebody; who may not becomes their owner himself."""
        self.keys = KeyBook()
        self.tables: dict[str, Table] = {}
        self.missing: dict[str, str] = {}
        """By kind: why this user has it not, in English."""
        self._acl: Mapping[str, Any] = {}
        self._labels: Mapping[str, Any] | None = None

    def open(self) -> None:
        """Sign in and look around, once. Raises RemoteError."""
        if self.identity:
            return
        self.greet()
        self.keys = KeyBook(self._identity())
        self.tables.clear()
        self.missing.clear()
        for kind, known in self.mapping.kinds.items():
            try:
                self.tables[kind] = self._table(known)
            except (AccessDenied, Declined) as error:
                self.missing[kind] = str(error.values.get("detail"))
        if "account" not in self.tables:
            raise AccessDenied(detail=f"reading accounts: {self.missing.get('account', '')}")
        self.identity = self.keys.identity

    def greet(self) -> None:
        """Who the user is and what he may, as it is now (`GET /App/user`)."""
        try:
            told = self.api.get("App/user", type=_Greeting)
        except Absent:
            raise AccessDenied(detail="the answer to App/user") from None
        settings = told.settings
        self._acl = _dict(told.acl.get("table"))
        self.assigns = told.acl.get("assignmentPermission", "all") not in NO
        self.user_id = str(told.user.get("id") or "")
        self.user = {
            "login": str(told.user.get("userName") or self.api.user),
            "name": str(told.user.get("name") or ""),
            "admin": told.user.get("type") in ("admin", "super-admin"),
        }
        self.version = str(settings.get("version") or "")
        self.silent = settings.get("actionHistoryDisabled") is True
        limit = settings.get("recordListMaxSizeLimit")
        self.api.page = limit if type(limit) is int and 0 < limit < PAGE else PAGE
        self.local.zone = _zone(told.preferences.get("timeZone"), settings.get("timeZone"))
        self.local.currency = str(settings.get("defaultCurrency") or settings.get("baseCurrency") or "")
        name = settings.get("companyName") or settings.get("applicationName") or "EspoCRM"
        self.company = {
            "name": str(name),
            "currency": self.local.currency,
            "currency_digits": 2,
            "price_digits": 2,
            "tax_rounding": "line",
        }
        self._address = str(settings.get("siteUrl") or self.api.wire.url)
        kept = [self._acl, [told.user.get(name) for name in _KEPT]]
        bounded = self.bounds.scope(self.today())
        token = hashlib.sha256(msgspec.json.encode([kept, bounded["token"]], order="sorted")).hexdigest()[:16]
        self._scope = {**bounded, "token": token}

    @property
    def read_only(self) -> tuple[str, ...]:
        """The kinds of which this user may change nothing."""
        return tuple(kind for kind, table in self.tables.items() if table.read_only)

    def entities(self) -> dict[str, Defs]:
        """What is known of the entities that are written."""
        return {part.entity: part.defs for table in self.tables.values() if not table.read_only for part in table.parts}

    @property
    def scope(self) -> dict[str, Any]:
        """What limits this user: `kinds` are those he has here, `token` is another one when his roles are."""
        return {**self._scope, "kinds": list(self.kinds)}

    def count_within(self, bounds: Bounds) -> dict[str, int]:
        """By kind: how many records there are within bounds."""
        return {
            kind: sum(
                self.api.count(
                    source.entity, [*source.whole, *self._within(source.parts[0].map, bounds, source.parts[0].defs)]
                )
                for source in table.sources
            )
            for kind, table in self.tables.items()
        }

    def custom(self) -> tuple[CustomField, ...]:
        """The customer's own fields of all kinds."""
        found = {(own.kind, own.code): own for t in self.tables.values() for part in t.parts for own in part.map.custom}
        return tuple(found.values())

    def may(self, entity: str, action: str) -> bool:
        """Whether the user's roles let him do it with records of an entity."""
        if self.user.get("admin"):
            return True
        told = self._acl.get(entity)
        return isinstance(told, dict) and told.get(action) not in NO

    def forget(self) -> None:
        """Look around anew with the next question."""
        self.identity = ""
        self._labels = None

    # --- inside ---------------------------------------------------------------------------------------

    def _identity(self) -> str:
        """Its own address, which every user may know: a copy of the database has another one."""
        parts = urlsplit(self._address if "://" in self._address else f"https://{self._address}")
        return f"espocrm/{(parts.netloc or '').lower()}{parts.path.rstrip('/')}"

    def _table(self, known: KindMap) -> Table:
        entities = [known.remote, *known.more.get("also", ())]
        there = [entity for entity in entities if self.may(entity, "read")]
        if not there:
            raise AccessDenied(detail=f"{known.remote} is not for this user's roles")
        sources = tuple(self._source(known, entity, first=entity == known.remote) for entity in there)
        count = sum(self.api.count(source.entity, source.where) for source in sources)
        writes = any(self.may(entity, action) for entity in there for action in ("create", "edit"))
        return Table(kind=known.kind, sources=sources, read_only=known.read_only or not writes, count=count)

    def _source(self, known: KindMap, entity: str, *, first: bool) -> Source:
        defs = self._defs(entity)
        tags = known.more.get("parts") or ["" if first else entity.lower()]
        parts = tuple(self._part(known, entity, tag, defs) for tag in tags)
        select = tuple(dict.fromkeys(name for part in parts for name in part.decoder.asked))
        whole = tuple(known.filter or ())
        where = (*whole, *self._within(known, self.bounds, defs))
        return Source(entity=entity, parts=parts, whole=whole, where=where, select=select)

    def _within(self, known: KindMap, bounds: Bounds, defs: Defs) -> Iterator[Where]:
        """The conditions of bounds, by `bounds` in the mapping: `when` (an attribute) and `open` (conditions)."""
        told = known.more.get("bounds") or {}
        when, since = told.get("when"), bounds.since(known.kind, self.today())
        if when and since is not None:
            is_day = defs.fields.get(when, {}).get("type") == "date"
            day = since.isoformat() if is_day else f"{since.isoformat()} 00:00:00"
            yield any_of([from_on(when, day), {"type": "isNull", "attribute": when}, *told.get("open", ())])
        if bounds.mine:
            yield any_of([equals("assignedUserId", self.user_id), equals("createdById", self.user_id)])

    def _part(self, known: KindMap, entity: str, tag: str, defs: Defs) -> Part:
        uid = "" if known.more.get("parts") else defs.own
        mapped = replace(known, remote=entity, uid=uid, fields=tuple(_of_part(c, tag) for c in known.fields))
        settled = mapped.settled(lambda name: name in defs.attributes or name == "description")
        settled = _with_noted(settled, default_channel="call" if entity == "Call" else "visit")
        if not known.more.get("parts"):
            labels = self.words(entity) if defs.has_custom else {}
            settled = settled.with_custom(defs.custom(known.kind, labels))
        self.local.options = {name: defs.options(name) for name in defs.fields}
        chances = _dict(defs.fields.get("stage", {}).get("probabilityMap"))
        self.local.chances = {str(stage): chance for stage, chance in chances.items() if isinstance(chance, int)}
        number = "versionNumber" if defs.guarded else ""
        decoder = Decoder(settled, Surroundings(self.keys), self.makers, also=[number] if number else [])
        return Part(
            entity=entity,
            tag=tag,
            map=settled,
            decoder=decoder,
            envelope=msgspec.defstruct("Listing", [("list", list[decoder.type])]),  # type: ignore[name-defined]  # made at run time
            defs=defs,
            number=number,
        )

    def _defs(self, entity: str) -> Defs:
        told: object = None
        with suppress(Absent):
            told = self.api.get("Metadata", query=f"key=entityDefs.{entity}", type=object)
        if not told:
            raise Declined(detail=f"EspoCRM has no {entity} here", refusal="absent")
        if not isinstance(told, dict) or not isinstance(told["fields"], dict):
            raise TypeError("no metadata of an entity")
        return Defs.of(entity, told)

    def words(self, entity: str) -> Mapping[str, Any]:
        """The labels of an entity in the user's language; the answer is large, so it is asked for once."""
        if self._labels is None:
            try:
                self._labels = self.api.get("I18n", query="default=false", type=dict[str, Any])
            except (Absent, AccessDenied, Declined):
                self._labels = {}
        return _dict(self._labels.get(entity))


class _Greeting(msgspec.Struct):
    user: dict[str, Any]
    acl: dict[str, Any]
    settings: dict[str, Any]
    preferences: dict[str, Any] = {}


def _of_part(column: Column, tag: str) -> Column:
    """The column for one part: `*` in its names and options is the part's."""
    if not any("*" in name for name in (*column.remotes, *map(str, column.options.values()))):
        return column
    return replace(
        column,
        remotes=tuple(name.replace("*", tag) for name in column.remotes),
        options={name: tag if value == "*" else value for name, value in column.options.items()},
    )


def _with_noted(known: KindMap, default_channel: str) -> KindMap:
    """With the fields that the entity has none for, as far as the mapping lets them stand in the description."""
    noted: Mapping[str, Any] = known.more.get("noted") or {}
    if not noted:
        return known
    taken = {column.name for column in known.fields}
    defaults = {"channel": default_channel}
    own = tuple(
        Column(
            name=name,
            remotes=("description",),
            convert="noted",
            write=False,
            options={**told, **({"default": defaults[name]} if name in defaults else {})},
        )
        for name, told in noted.items()
        if name not in taken
    )
    fields = tuple(_beside_noted(column) for column in known.fields)
    return replace(known, fields=(*fields, *own))


def _beside_noted(column: Column) -> Column:
    """The description itself is read and written apart, because a line of it is ours."""
    if column.remote == "description":
        return replace(column, convert="words", write=False)
    return column


def noted_names(known: KindMap) -> Iterator[str]:
    """The fields of a kind that stand in the line, in the order of the mapping; `state`, where a visit has begun."""
    if not known.more.get("noted"):
        return
    if known.kind == "visit":
        yield from ("state", "planned_at")
    for column in known.fields:
        if column.convert == "noted" or (column.convert == "option" and column.options.get("noted")):
            yield column.name


def _zone(*names: Any) -> tzinfo:
    return next(filter(None, map(zone_of, names)), UTC)


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
