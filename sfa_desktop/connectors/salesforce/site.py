"""One organization of Salesforce as a user finds it, and how rows are read and written."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, ClassVar

import msgspec

from sfa_desktop.base.errors import AccessDenied, Declined
from sfa_desktop.connectors.kit.conversions import Remotes
from sfa_desktop.connectors.kit.decoder import Decoder, loads
from sfa_desktop.connectors.kit.keys import id_text
from sfa_desktop.connectors.kit.limits import limit
from sfa_desktop.connectors.kit.mapping import Overrides
from sfa_desktop.connectors.kit.push import Refused
from sfa_desktop.connectors.kit.site import Absent, Rows, Site, Table, Values
from sfa_desktop.connectors.salesforce import files, orders
from sfa_desktop.connectors.salesforce.api import Api, Said, select, text
from sfa_desktop.connectors.salesforce.conversions import MAKERS
from sfa_desktop.entities.bounds import Bounds
from sfa_desktop.entities.exchange import Attachment, Canonical
from sfa_desktop.entities.field import FieldType
from sfa_desktop.entities.survey import RemoteField

OWN = "Sfa_Uid__c"
"""The external id that makes a repeated send harmless."""
_ID = re.compile(r"[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?")
_AT_ONCE = 200
_MISSING = (
    "Of {objects} the field Sfa_Uid__c is missing: a record whose answer got lost may be made twice. An administrator "
    "adds it in Setup, Object Manager, {first}, Fields & Relationships, New: Text of length 36, label SFA key, name "
    "Sfa_Uid, with Unique and External ID ticked, visible and editable for the representatives' profiles."
)


class SalesforceSite(Site):
    """See kit/site.py."""

    crm = "salesforce"
    label = "Salesforce"
    types: ClassVar[Mapping[str, FieldType]] = {
        "string": FieldType.TEXT, "textarea": FieldType.TEXT, "phone": FieldType.TEXT, "email": FieldType.TEXT,
        "url": FieldType.TEXT, "int": FieldType.INTEGER, "double": FieldType.DECIMAL, "currency": FieldType.DECIMAL,
        "percent": FieldType.DECIMAL, "boolean": FieldType.BOOLEAN, "date": FieldType.DATE,
        "picklist": FieldType.CHOICE,
    }  # fmt: skip

    def __init__(self, api: Api, overrides: Overrides, bounds: Bounds) -> None:
        super().__init__(overrides, MAKERS, bounds)
        self.api = api
        self._book = ""
        """The price book of the order whose lines are being put together."""
        self._described: dict[str, dict[str, RemoteField]] = {}

    @property
    def clock(self) -> datetime | None:
        """The server's clock, as told by its last answer."""
        return self.api.clock

    def knock(self) -> str:
        """That a REST API answers."""
        return self.api.knock()

    def greet(self) -> str:
        """Who the user is, and what organization it is."""
        org, user = self.api.whoami()
        self.user_id = user
        company = self.api.get(f"sobjects/Organization/{org}?fields=Name", dict[str, Any])
        (me,) = loads(
            self.api.query(select("Name, Username", "User", f"Id = {text(user)}"), _Answer).records,
            list[dict[str, Any]],
        )
        try:
            soql = select("DefaultCurrencyIsoCode", "User", f"Id = {text(user)}")
            found = loads(self.api.query(soql, _Answer).records, list[dict[str, Any]])
            currency = str(found[0].get("DefaultCurrencyIsoCode") or "") if found else ""
        except Declined:  # only organizations with several currencies have the field
            currency = ""
        self.company = {"name": company.get("Name") or "", "currency": currency, "currency_digits": 2,
                        "price_digits": 2, "tax_rounding": "line"}  # fmt: skip
        self.user = {"login": me.get("Username") or "", "name": me.get("Name") or "", "admin": False}
        return f"salesforce/{org}"

    def forget(self) -> None:
        """Look around anew with the next question."""
        super().forget()
        self._described.clear()

    def lacking(self) -> tuple[str, ...]:
        """Objects of writable kinds that have no field for our keys."""
        heads = [table.map for table in self.tables.values() if not table.map.read_only]
        maps = heads + [known.lines for known in heads if known.lines is not None]
        return tuple(dict.fromkeys(known.remote for known in maps if not known.uid))

    def notes(self) -> tuple[str, ...]:
        """What to create, exactly."""
        lacking = self.lacking()
        return (_MISSING.format(objects=", ".join(lacking), first=lacking[0]),) if lacking else ()

    def prepare(self) -> str:
        """Look for Sfa_Uid__c, and make it where this user may (Tooling API, CustomField)."""
        lacking = self.lacking()
        made = [name for name in lacking if self._make(name)]
        if made:
            self.forget()
            self.open()
        left = self.lacking()
        told = [f"{OWN} was made in {', '.join(made)}"] if made else []
        if left:
            told.append(_MISSING.format(objects=", ".join(left), first=left[0]))
        return "; ".join(told) or f"{OWN} is there"

    def _make(self, name: str) -> bool:
        metadata = {"type": "Text", "label": "SFA key", "length": 36, "unique": True, "externalId": True,
                    "caseSensitive": False}  # fmt: skip
        # Fields of events and tasks are made at Activity, which both inherit from.
        owner = "Activity" if name in {"Event", "Task"} else name
        try:
            self.api.write("POST", "tooling/sobjects/CustomField",
                           {"FullName": f"{owner}.{OWN}", "Metadata": metadata})  # fmt: skip
        except (Refused, Said, Declined, AccessDenied):
            return False
        return True

    def fields(self, remote: str) -> Mapping[str, RemoteField]:
        """The fields of an object that this user may see; links by the name they are followed by, too."""
        if remote not in self._described:
            try:
                told = self.api.get(f"sobjects/{remote}/describe", _Description)
            except Declined as error:
                if error.values.get("refusal") == "not_visible":
                    raise Absent from None
                raise
            self._described[remote] = dict(_columns(told))
        return self._described[remote]

    # --- reading ------------------------------------------------------------------------------------------

    def page(self, table: Table, since: datetime | None, after: str, limit: int, *, bare: bool = False) -> Rows:
        """Rows in the order of their ids: pages by the last one, since a locator lives two days only."""
        terms = [f"SystemModstamp >= {since.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"] if since else []
        terms += [f"Id > {text(after)}"] if after else []
        soql = self._soql(table.decoder, [*self._within(table, self.bounds), *terms], bare=bare, limit=limit)
        records = self._all(table.decoder, soql)
        more = len(records) >= limit
        return Rows(records, table.decoder.id_of(records[-1]) if more else "")

    def by_ids(self, table: Table, ids: Sequence[str], *, whole: bool = False) -> Sequence[Any]:
        """The rows of these ids that are there for this user; `whole` looks outside the bounds too."""
        within = self._within(table, Bounds() if whole else self.bounds)
        return self._among(table.decoder, "Id", [one for one in ids if _ID.fullmatch(one)], within)

    def count(self, table: Table, bounds: Bounds) -> int:
        """How many rows there are within bounds."""
        where = " AND ".join(f"({term})" for term in self._within(table, bounds))
        return self.api.query(select("COUNT()", table.map.remote, where, order=""), _Counted).number

    def lines_of(self, table: Table, heads: Sequence[str]) -> Sequence[Any]:
        """The lines of these orders, in the order they were made in."""
        if table.lines is None:
            return ()
        return self._among(table.lines, table.lines.map.parent, heads, (), order="OrderId, OrderItemNumber, Id")

    def find(self, table: Table, keys: Sequence[str]) -> Mapping[str, str]:
        """By the external id, where there is one."""
        own = table.map.uid
        if not own:
            return {}
        found: dict[str, str] = {}
        for record in self._among(table.decoder, own, keys, ()):
            found.setdefault(str(table.decoder.value(record, own)), table.decoder.id_of(record))
        return found

    def samples(self, table: Table, limit: int) -> Sequence[Mapping[str, Any]]:
        """The rows that changed last."""
        soql = self._soql(table.decoder, self._within(table, Bounds()), order="SystemModstamp DESC", limit=limit)
        return loads(self.api.query(soql, _Answer).records, list[dict[str, Any]])

    def deleted(self, table: Table, since: datetime | None) -> Sequence[str]:
        """What the recycle bin holds (15 days): what is older is found by comparing ids."""
        if since is None:
            return ()
        moment = f"{since.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        soql = select("Id", table.map.remote, f"IsDeleted = true AND SystemModstamp >= {moment}")
        told, found = self.api.query(soql, _Answer, deleted=True), []
        while True:
            found += [id_text(one["Id"]) for one in loads(told.records, list[dict[str, Any]])]
            if told.done:
                return found
            told = self.api.get(self.api.link(told.next), _Answer)

    def _within(self, table: Table, bounds: Bounds) -> Sequence[str]:
        """What of an object is the kind's, and within bounds; SOQL writes moments and dates without quotes."""
        known = limit(table.map, bounds, self.today())
        young = ""
        if known.since is not None:
            told = table.fields.get(known.when)
            day = known.since.isoformat() + ("" if told and told.type == "date" else "T00:00:00Z")
            young = " OR ".join(filter(None, (f"{known.when} >= {day}", f"{known.when} = null", str(known.open))))
        mine = " OR ".join(f"{column} = {text(self.user_id)}" for column in known.mine)
        return [term for term in (str(table.map.filter or ""), young, mine) if term]

    def _among(
        self, decoder: Decoder, column: str, values: Sequence[str], terms: Sequence[str], *, order: str = "Id"
    ) -> list[Any]:
        found: list[Any] = []
        for place in range(0, len(values), _AT_ONCE):
            some = ",".join(text(value) for value in values[place : place + _AT_ONCE])
            found += self._all(decoder, self._soql(decoder, [*terms, f"{column} IN ({some})"], order=order))
        return found

    def _all(self, decoder: Decoder, soql: str) -> list[Any]:
        told, found = self.api.query(soql, _Answer), []
        while True:
            found += loads(told.records, list[decoder.type])  # type: ignore[name-defined]  # run time
            if told.done:
                return found
            told = self.api.get(self.api.link(told.next), _Answer)

    def _soql(
        self, decoder: Decoder, terms: Sequence[str], *, order: str = "Id", limit: int = 0, bare: bool = False
    ) -> str:
        known = decoder.map
        names = ["Id", known.stamp, known.uid, known.parent]
        for column in () if bare else known.fields:
            names += [column.remote, *column.beside]
        where = " AND ".join(f"({term})" for term in terms)
        return select(", ".join(dict.fromkeys(filter(None, names))), known.remote, where, order=order, limit=limit)

    # --- writing --------------------------------------------------------------------------------------------

    def insert(self, table: Table, key: str, values: Values, lines: Sequence[tuple[str, Values]]) -> str:
        """Make a row by its external id, which does the same again as once; an order with its lines as one tree."""
        name, own = table.map.remote, table.map.uid
        if table.map.lines is not None:
            return self._tree(table, key, values, lines)
        if own:
            reply = self.api.write("PATCH", f"sobjects/{name}/{own}/{key}", values)
            return self._id_of(table, reply.body, key)
        return self._id_of(table, self.api.write("POST", f"sobjects/{name}", values).body, key)

    def _id_of(self, table: Table, body: bytes, key: str) -> str:
        told = loads(body, dict[str, Any]) if body else {}
        return str(told.get("id") or self.find(table, [key])[key])

    def _tree(self, table: Table, key: str, values: Values, lines: Sequence[tuple[str, Values]]) -> str:
        of_lines = table.map.lines
        if of_lines is None:
            raise Refused("invalid", f"{table.map.kind} has no lines in Salesforce.")
        record = {"attributes": {"type": table.map.remote, "referenceId": "head"}, **values, **_own(table.map.uid, key)}
        rows = [
            {"attributes": {"type": of_lines.remote, "referenceId": f"line{n}"}, **one, **_own(of_lines.uid, mine)}
            for n, (mine, one) in enumerate(lines)
        ]
        if rows:
            record[of_lines.more["collection"]] = {"records": rows}
        try:
            reply = self.api.write("POST", f"composite/tree/{table.map.remote}", {"records": [record]})
        except (Refused, Said) as no:
            found = self.find(table, [key]) if table.map.uid else {}
            if key in found:  # made by an earlier attempt: a tree is made whole or not at all
                return found[key]
            raise no if isinstance(no, Refused) else Refused("invalid", no.message) from None
        told = loads(reply.body, _Tree)
        return next(str(one["id"]) for one in told.results if one.get("referenceId") == "head")

    def insert_line(self, table: Table, head: str, key: str, values: Values) -> None:
        """Add a line to an order."""
        of_lines = table.map.lines
        if of_lines is None:
            return
        body = {**values, of_lines.parent: head}
        if of_lines.uid and key:
            self.api.write("PATCH", f"sobjects/{of_lines.remote}/{of_lines.uid}/{key}", body)
        else:
            self.api.write("POST", f"sobjects/{of_lines.remote}", body)

    def update(self, remote: str, id_: str, values: Values, version: int) -> None:
        """Write values if nobody changed the row in a later second (If-Unmodified-Since)."""
        try:
            self.api.write("PATCH", f"sobjects/{remote}/{id_}", values, since=version)
        except Said as taken:
            raise Refused("invalid", taken.message) from None

    def remove(self, remote: str, id_: str) -> None:
        """Put a row into the recycle bin; one that is not there any more is fine."""
        try:
            self.api.write("DELETE", f"sobjects/{remote}/{id_}")
        except Refused as no:
            if no.code != "not_visible":
                raise

    def complete(self, table: Table, values: Values, given: Canonical, *, new: bool) -> None:
        """Add what the kind needs besides."""
        orders.complete(self.api, table, values, given, new=new)
        if table.map.kind == "order" and new:
            self._book = str(values["Pricebook2Id"])

    def complete_line(self, values: Values, given: Canonical, order: Canonical, remotes: Remotes, *, new: bool) -> None:
        """Add the entry of the price book and the price."""
        head = str(order.get("remote") or "")
        orders.complete_line(self.api, values, given, orders.book_of(self.api, head) if head else self._book, new=new)

    # --- files ----------------------------------------------------------------------------------------------

    def files(self, kind: str, keys: Mapping[str, str]) -> tuple[Attachment, ...]:
        """The files that are linked with these records."""
        return files.files(self.api, self.keys.identity, kind, keys)

    def upload(self, file: Attachment, parent: str, content: bytes) -> str:
        """Keep a file at a record."""
        return files.upload(self.api, file, parent, content)

    def download(self, file: Attachment) -> bytes:
        """The content of a file's version."""
        return files.download(self.api, file)


def _own(uid: str, key: str) -> dict[str, str]:
    return {uid: key} if uid and key else {}


def _columns(told: "_Description") -> Iterator[tuple[str, RemoteField]]:
    for one in told.fields:
        choices = tuple((str(c.get("value")), str(c.get("label"))) for c in one.choices if c.get("active", True))
        found = RemoteField(name=one.name, label=one.label, type=one.type, choices=choices, custom=one.custom)
        yield one.name, found
        if one.relation:
            yield one.relation, RemoteField(name=one.relation, label=one.label, type="reference")


class _Field(msgspec.Struct):
    name: str
    label: str = ""
    type: str = ""
    custom: bool = False
    relation: str | None = msgspec.field(name="relationshipName", default=None)
    choices: list[dict[str, Any]] = msgspec.field(name="picklistValues", default_factory=list)


class _Description(msgspec.Struct):
    fields: list[_Field]


class _Answer(msgspec.Struct):
    records: msgspec.Raw
    done: bool
    next: str = msgspec.field(name="nextRecordsUrl", default="")


class _Counted(msgspec.Struct):
    number: int = msgspec.field(name="totalSize")


class _Tree(msgspec.Struct):
    results: list[dict[str, Any]]
