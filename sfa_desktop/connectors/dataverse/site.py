"""One environment of Dataverse as a user finds it: its tables and columns, and how rows are read and written."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, ClassVar

import msgspec

from sfa_desktop.base.errors import AccessDenied, Declined
from sfa_desktop.connectors.dataverse import files, orders
from sfa_desktop.connectors.dataverse.api import Api, Exists, among, query
from sfa_desktop.connectors.dataverse.conversions import MAKERS
from sfa_desktop.connectors.kit.conversions import Remotes
from sfa_desktop.connectors.kit.decoder import Decoder, loads
from sfa_desktop.connectors.kit.keys import id_text
from sfa_desktop.connectors.kit.limits import limit
from sfa_desktop.connectors.kit.mapping import Overrides
from sfa_desktop.connectors.kit.push import Refused
from sfa_desktop.connectors.kit.site import Absent, Expired, News, Rows, Site, Table, Values
from sfa_desktop.entities.bounds import Bounds
from sfa_desktop.entities.exchange import Attachment, Canonical
from sfa_desktop.entities.field import FieldType
from sfa_desktop.entities.survey import RemoteField

_GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_AT_ONCE = 50
"""Ids in one filter: addresses stay below 4 KB, and conditions far below the 500 of a query."""
_TRACKED = "odata.track-changes,odata.maxpagesize=5000"
_LINKS = ("Lookup", "Customer", "Owner")
TICK = 1_000_000
"""Versions are `versionnumber`s, which the kit takes for seconds and keeps in microseconds."""


class DataverseSite(Site):
    """See kit/site.py."""

    crm = "dataverse"
    label = "Dataverse"
    client_ids = True
    types: ClassVar[Mapping[str, FieldType]] = {
        "String": FieldType.TEXT, "Memo": FieldType.TEXT, "Integer": FieldType.INTEGER, "Decimal": FieldType.DECIMAL,
        "Double": FieldType.DECIMAL, "Money": FieldType.DECIMAL, "Boolean": FieldType.BOOLEAN,
        "Picklist": FieldType.CHOICE,
    }  # fmt: skip

    def __init__(self, api: Api, overrides: Overrides, bounds: Bounds) -> None:
        super().__init__(overrides, MAKERS, bounds)
        self.api = api
        self.sets: dict[str, str] = {}
        """The names of sets of rows, by table."""
        self.untracked: dict[str, str] = {}
        """By kind: why changes are found by stamps, in Dataverse's words."""
        self._fields: dict[str, Mapping[str, RemoteField]] = {}

    @property
    def clock(self) -> datetime | None:
        """The server's clock, as told by its last answer."""
        return self.api.clock

    def knock(self) -> str:
        """That a Web API answers."""
        return self.api.knock()

    def greet(self) -> str:
        """Who the user is, and what organization it is."""
        me = self.api.get("WhoAmI", dict[str, str])
        options = query(select="name,pricingdecimalprecision",
                        expand="basecurrencyid($select=isocurrencycode,currencyprecision)")  # fmt: skip
        told = self.api.get(f"organizations({me['OrganizationId']}){options}", dict[str, Any])
        currency = told.get("basecurrencyid") or {}
        self.company = {
            "name": told.get("name") or "",
            "currency": currency.get("isocurrencycode") or "",
            "currency_digits": currency.get("currencyprecision", 2),
            "price_digits": told.get("pricingdecimalprecision", 2),
            "tax_rounding": "line",
        }
        user = self.api.get(f"systemusers({me['UserId']}){query(select='fullname,domainname')}", dict[str, Any])
        self.user_id = id_text(me["UserId"])
        self.user = {"login": user.get("domainname") or "", "name": user.get("fullname") or "", "admin": False}
        return f"dataverse/{me['OrganizationId']}"

    def forget(self) -> None:
        """Look around anew with the next question."""
        super().forget()
        self._fields.clear()

    def notes(self) -> tuple[str, ...]:
        """Which kinds the server tells no deletions of."""
        if not self.untracked:
            return ()
        kinds, why = ", ".join(self.untracked), next(iter(self.untracked.values())).rstrip(".")
        return (f"Of {kinds} this user gets no list of changes ({why}): stamps and comparing ids have to do.",)

    def fields(self, remote: str) -> Mapping[str, RemoteField]:
        """The columns of a table; links by the name they are read by and by the one they are followed by."""
        if remote not in self._fields:
            self._fields[remote] = dict(self._columns(remote))
        return self._fields[remote]

    def _columns(self, remote: str) -> Iterator[tuple[str, RemoteField]]:
        attributes = "LogicalName,AttributeType,DisplayName,IsCustomAttribute,IsValidForRead"
        options = query(select="EntitySetName", expand=f"Attributes($select={attributes})")
        try:
            told = self.api.get(f"EntityDefinitions(LogicalName='{remote}'){options}", _Definition)
        except Declined as error:
            if error.values.get("refusal") == "not_visible":
                raise Absent from None
            raise
        self.sets[remote] = told.set
        picks = any(one.custom and one.type == "Picklist" for one in told.attributes)
        choices = self._choices(remote) if picks else {}
        for one in told.attributes:
            if not one.readable:
                continue
            label = ((one.display or {}).get("UserLocalizedLabel") or {}).get("Label") or ""
            found = RemoteField(name=one.name, label=label, type=one.type, custom=one.custom,
                                choices=choices.get(one.name, ()))  # fmt: skip
            yield one.name, found
            if one.type in _LINKS:
                yield f"_{one.name}_value", found

    def _choices(self, remote: str) -> dict[str, tuple[tuple[str, str], ...]]:
        options = query(select="LogicalName", expand="OptionSet($select=Options)")
        kind = "Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata"
        told = self.api.get(f"EntityDefinitions(LogicalName='{remote}')/{kind}{options}", _Answer)
        found = {}
        for one in loads(told.rows, list[dict[str, Any]]):
            codes = (one.get("OptionSet") or {}).get("Options") or ()
            found[one["LogicalName"]] = tuple(
                (str(code["Value"]), str(((code.get("Label") or {}).get("UserLocalizedLabel") or {}).get("Label")))
                for code in codes
            )
        return found

    # --- reading ------------------------------------------------------------------------------------------

    def page(self, table: Table, since: datetime | None, after: str, limit: int, *, bare: bool = False) -> Rows:
        """Rows in the order of their ids, by the server's own links from page to page."""
        path = after
        if not path:
            terms = [f"modifiedon ge {since.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"] if since else []
            path = self._path(table.decoder, [*self._within(table, self.bounds), *terms], bare=bare)
        return self._read(table.decoder, path, f"odata.maxpagesize={limit}")

    def by_ids(self, table: Table, ids: Sequence[str], *, whole: bool = False) -> Sequence[Any]:
        """The rows of these ids that are there for this user; `whole` looks outside the bounds too."""
        return self._among(table.decoder, table.map.id, ids, self._within(table, Bounds() if whole else self.bounds))

    def count(self, table: Table, bounds: Bounds) -> int:
        """How many rows there are within bounds; their ids are read, since `$count` ends at 5,000."""
        return len(self._whole(table.decoder, self._path(table.decoder, self._within(table, bounds), bare=True)))

    def lines_of(self, table: Table, heads: Sequence[str]) -> Sequence[Any]:
        """The lines of these orders, in their order."""
        if table.lines is None:
            return ()
        parent = table.lines.map.parent
        return self._among(table.lines, parent, heads, (), order=f"{parent},lineitemnumber")

    def find(self, table: Table, keys: Sequence[str]) -> Mapping[str, str]:
        """The app's keys are the ids."""
        records = self._among(table.decoder, table.map.id, keys, (), bare=True)
        return {id_: id_ for id_ in map(table.decoder.id_of, records)}

    def samples(self, table: Table, limit: int) -> Sequence[Mapping[str, Any]]:
        """The rows that changed last."""
        path = self._path(table.decoder, self._within(table, Bounds()), order="modifiedon desc", top=limit)
        return loads(self.api.get(path, _Answer).rows, list[dict[str, Any]])

    def _among(
        self, decoder: Decoder, column: str, ids: Sequence[str], filters: Sequence[str], *, order: str = "",
        bare: bool = False,
    ) -> list[Any]:  # fmt: skip
        known = [id_ for id_ in ids if _GUID.fullmatch(id_)]
        found: list[Any] = []
        for place in range(0, len(known), _AT_ONCE):
            term = among(column, known[place : place + _AT_ONCE])
            found += self._whole(decoder, self._path(decoder, [*filters, term], order=order, bare=bare))
        return found

    def _whole(self, decoder: Decoder, path: str) -> list[Any]:
        found: list[Any] = []
        while path:
            some = self._read(decoder, path, "odata.maxpagesize=5000")
            found += some.records
            path = some.after
        return found

    def _read(self, decoder: Decoder, path: str, prefer: str) -> Rows:
        told = self.api.get(path, _Answer, prefer=prefer)
        records = loads(told.rows, list[decoder.type])  # type: ignore[name-defined]  # run time
        return Rows(records, self.api.link(told.next) if told.next else "")

    def _path(
        self, decoder: Decoder, filters: Sequence[str], *, order: str = "", top: int = 0, bare: bool = False
    ) -> str:
        known = decoder.map
        paths = [known.id, known.stamp, known.parent]
        for column in () if bare else known.fields:
            paths += [column.remote, *column.beside]
        inside: dict[str, list[str]] = {}
        for path in dict.fromkeys(filter(None, paths)):
            head, dot, rest = path.partition(".")
            if dot:
                inside.setdefault(head, []).append(rest)
        plain = [path for path in dict.fromkeys(filter(None, paths)) if "." not in path]
        return self.sets[known.remote] + query(
            select=",".join(plain),
            expand=",".join(f"{head}($select={','.join(names)})" for head, names in inside.items()),
            filter=" and ".join(f"({term})" for term in filters),
            orderby=order or known.id,
            top=str(top or ""),
        )

    def _within(self, table: Table, bounds: Bounds) -> Sequence[str]:
        """What of a table is the kind's, and within bounds."""
        known = limit(table.map, bounds, self.today())
        young = ""
        if known.since is not None:
            young = f"{known.when} ge {known.since.isoformat()}T00:00:00Z or {known.when} eq null"
            young += f" or {known.open}" if known.open else ""
        mine = " or ".join(f"{column} eq {self.user_id}" for column in known.mine)
        return [term for term in (str(table.map.filter or ""), young, mine) if term]

    # --- changes that the server tells by itself ------------------------------------------------------------

    def watch(self, table: Table) -> str:
        """A delta link for later; empty where the table is not tracked or the user may not read all of it.

        A link is only given at the end of a list of all rows, so their ids are walked through once.
        """
        kind = table.map.kind
        if not table.map.more.get("track") or kind in self.untracked:
            return ""
        path = self.sets[table.map.remote] + query(select=table.map.id)
        try:
            while True:
                told = self.api.get(path, _Answer, prefer=_TRACKED)
                if told.delta:
                    return self.api.link(told.delta)
                if not told.next:
                    raise Declined(detail="no delta link was given")
                path = self.api.link(told.next)
        except (AccessDenied, Declined) as error:
            self.untracked[kind] = str(error.values.get("detail"))
            return ""

    def news(self, table: Table, token: str) -> News:
        """What changed since a delta link; one is good for seven days (ExpireChangeTrackingInDays)."""
        try:
            told = self.api.get(token, _Answer, prefer=_TRACKED)
        except (AccessDenied, Declined):
            raise Expired from None
        changed, deleted = [], []
        for one in loads(told.rows, list[dict[str, Any]]):
            if one.get("reason") == "deleted":
                deleted.append(id_text(one["id"]).lower())
            else:
                changed.append(id_text(one[table.map.id]))
        path = told.delta or told.next
        if not path:
            raise Expired
        return News(changed, deleted, self.api.link(path), more=not told.delta)

    # --- writing --------------------------------------------------------------------------------------------

    def insert(self, table: Table, key: str, values: Values, lines: Sequence[tuple[str, Values]]) -> str:
        """Make a row with our key as its primary key, in one request with its lines; sent again it is refused."""
        body: Values = {table.map.id: key, **values}
        of_lines = table.map.lines
        if of_lines is not None and lines:
            body[of_lines.more["collection"]] = [{of_lines.id: own, **one} if own else one for own, one in lines]
        with suppress(Exists):
            self.api.write("POST", self.sets[table.map.remote], body)
        return key

    def insert_line(self, table: Table, head: str, key: str, values: Values) -> None:
        """Add a line to an order."""
        of_lines = table.map.lines
        if of_lines is None:
            return
        body = {of_lines.id: key, of_lines.more["bind"]: f"/{self.sets[table.map.remote]}({head})", **values}
        with suppress(Exists):
            self.api.write("POST", self.sets[of_lines.remote], body)

    def update(self, remote: str, id_: str, values: Values, version: int) -> None:
        """Write values if the row is as it was read (If-Match); never make one."""
        etag = f'W/"{version // TICK}"' if version else "*"
        self.api.write("PATCH", f"{self.sets[remote]}({id_})", values, If_Match=etag)

    def remove(self, remote: str, id_: str) -> None:
        """Remove a row; one that is not there any more is fine."""
        try:
            self.api.write("DELETE", f"{self.sets[remote]}({id_})")
        except Refused as no:
            if no.code != "not_visible":
                raise

    def transition(self, table: Table, id_: str, target: Mapping[str, Any], values: Canonical) -> None:
        """Write a state, or call the action that leads there."""
        action = target.get("action")
        if not action:
            super().transition(table, id_, target, values)
            return
        body = msgspec.json.decode(msgspec.json.encode(target["body"]).replace(b"{id}", id_.encode()))
        self.api.write("POST", str(action), body)

    def complete(self, table: Table, values: Values, given: Canonical, *, new: bool) -> None:
        """Add what the kind needs besides."""
        orders.complete(self.api, table, values, given, new=new)

    def complete_line(self, values: Values, given: Canonical, order: Canonical, remotes: Remotes, *, new: bool) -> None:
        """Add unit and discount."""
        orders.complete_line(self.api, values, given, new=new)

    # --- files ----------------------------------------------------------------------------------------------

    def files(self, kind: str, keys: Mapping[str, str]) -> tuple[Attachment, ...]:
        """The notes with files of these records."""
        return files.files(self.api, self.keys.identity, kind, keys)

    def upload(self, file: Attachment, parent: str, content: bytes) -> str:
        """Keep a file as a note whose id is the file's."""
        table = self.table(file.kind)
        return files.upload(self.api, table.map.remote, self.sets[table.map.remote], file, parent, content)

    def download(self, file: Attachment) -> bytes:
        """The content of a note's file."""
        return files.download(self.api, file)


class _Attribute(msgspec.Struct):
    name: str = msgspec.field(name="LogicalName")
    type: str = msgspec.field(name="AttributeType", default="")
    display: dict[str, Any] | None = msgspec.field(name="DisplayName", default=None)
    custom: bool = msgspec.field(name="IsCustomAttribute", default=False)
    readable: bool = msgspec.field(name="IsValidForRead", default=True)


class _Definition(msgspec.Struct):
    set: str = msgspec.field(name="EntitySetName")
    attributes: list[_Attribute] = msgspec.field(name="Attributes", default_factory=list)


class _Answer(msgspec.Struct):
    rows: msgspec.Raw = msgspec.field(name="value")
    next: str = msgspec.field(name="@odata.nextLink", default="")
    delta: str = msgspec.field(name="@odata.deltaLink", default="")
