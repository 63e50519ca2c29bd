"""One SuiteCRM as a user finds it, and how records are read and written."""

import base64
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, ClassVar

import msgspec

from sfa_desktop.base.errors import AccessDenied, Declined, ServerFault
from sfa_desktop.base.ids import server_id
from sfa_desktop.connectors.kit.conversions import Remotes
from sfa_desktop.connectors.kit.decoder import Decoder
from sfa_desktop.connectors.kit.keys import id_text
from sfa_desktop.connectors.kit.limits import limit
from sfa_desktop.connectors.kit.mapping import Overrides
from sfa_desktop.connectors.kit.push import Refused, kept_as_deleted
from sfa_desktop.connectors.kit.site import Absent, Rows, Site, Table, Values
from sfa_desktop.connectors.suitecrm import writing
from sfa_desktop.connectors.suitecrm.api import Api, Exists
from sfa_desktop.connectors.suitecrm.conversions import MAKERS
from sfa_desktop.entities.bounds import Bounds
from sfa_desktop.entities.exchange import Attachment, Canonical
from sfa_desktop.entities.field import FieldType
from sfa_desktop.entities.survey import RemoteField

_STAMP = "date_modified"
_EVERY_LINE = 1000
_MOMENT = "%Y-%m-%d %H:%M:%S"
Terms = dict[str, tuple[str, str]]
"""A filter: by field an operator and a value, all of which have to fit."""


class SuiteSite(Site):
    """See kit/site.py."""

    crm = "suitecrm"
    label = "SuiteCRM"
    client_ids = True
    types: ClassVar[Mapping[str, FieldType]] = {
        "varchar": FieldType.TEXT, "text": FieldType.TEXT, "phone": FieldType.TEXT, "url": FieldType.TEXT,
        "enum": FieldType.TEXT, "int": FieldType.INTEGER, "decimal": FieldType.DECIMAL, "float": FieldType.DECIMAL,
        "currency": FieldType.DECIMAL, "bool": FieldType.BOOLEAN, "date": FieldType.DATE,
    }  # fmt: skip

    def __init__(self, api: Api, overrides: Overrides, bounds: Bounds) -> None:
        super().__init__(overrides, MAKERS, bounds)
        self.api = api
        self._fields: dict[str, Mapping[str, RemoteField]] = {}

    @property
    def clock(self) -> datetime | None:
        """The server's clock, as told by its last answer."""
        return self.api.clock

    def knock(self) -> str:
        """That a V8 API answers."""
        return f"SuiteCRM V8 API at {self.api.root()}"

    def greet(self) -> str:
        """Who the user is. The server has no identity of its own but its address."""
        told = self.api.get("current-user", _One).data
        names = [told.attributes.get("first_name"), told.attributes.get("last_name")]
        self.user_id = id_text(told.id)
        self.user = {
            "login": told.attributes.get("user_name") or "",
            "name": told.attributes.get("full_name") or " ".join(filter(None, names)),
            "admin": False,
        }
        self.company = {"name": "", "currency": "", "currency_digits": 2, "price_digits": 2, "tax_rounding": "line"}
        return f"suitecrm/{self.api.wire.url}"

    def forget(self) -> None:
        """Look around anew with the next question."""
        super().forget()
        self._fields.clear()

    def fields(self, remote: str) -> Mapping[str, RemoteField]:
        """The fields of a module."""
        if remote not in self._fields:
            try:
                told = self.api.get(f"meta/fields/{remote}", _One).data
            except Declined as error:
                if error.values.get("refusal") == "not_visible" or "does not exist" in str(error.values.get("detail")):
                    raise Absent from None
                raise
            self._fields[remote] = dict(_columns(told.attributes))
        return self._fields[remote]

    # --- reading ------------------------------------------------------------------------------------------

    def page(self, table: Table, since: datetime | None, after: str, limit: int, *, bare: bool = False) -> Rows:
        """Records in the order of their ids, the one sort key there may be: pages do not shift under it.

        The filter knows no OR, so what bounds leave may take several lists, one after the other: `after` is the
        number of the list and the id it has come to.
        """
        place, _, last = after.rpartition("/")
        number, lists = int(place or 0), self._within(table, self.bounds)
        if number >= len(lists):  # the bounds are others than when the run began
            number, last = 0, ""
        terms = dict(lists[number])
        if since is not None:
            terms[_STAMP] = ("gte", since.astimezone(UTC).strftime(_MOMENT))
        if last:
            terms["id"] = ("gt", last)
        records = self._list(table.decoder, terms, limit, bare=bare)
        if len(records) >= limit:
            return Rows(records, f"{number}/{table.decoder.id_of(records[-1])}")
        return Rows(records, f"{number + 1}/" if number + 1 < len(lists) else "")

    def by_ids(self, table: Table, ids: Sequence[str], *, whole: bool = False) -> Sequence[Any]:
        """One after the other: the filter knows no list of values; `whole` looks outside the bounds too."""
        if whole or not self.bounds.told():
            return [record for id_ in ids if id_ and (record := self._one(table.decoder, id_)) is not None]
        lists = self._within(table, self.bounds)
        return [
            record
            for id_ in ids
            if id_
            for terms in lists
            for record in self._list(table.decoder, {**terms, "id": ("eq", id_)}, 1)
        ]

    def count(self, table: Table, bounds: Bounds) -> int:
        """How many records there are within bounds: as many as pages of one."""
        asked = (self._ask(table.decoder, terms, 1, bare=True) for terms in self._within(table, bounds))
        return sum(told.meta.pages if told.meta else 0 for told in asked)

    def _within(self, table: Table, bounds: Bounds) -> list[Terms]:
        """What of a module is the kind's and within bounds, as filters of which no two hold the same record.

        Of old records those are there that are in one of the states that `open` names.
        """
        known = limit(table.map, bounds, self.today())
        terms: Terms = {name: ("eq", value) for name, value in (table.map.filter or {}).items()}
        terms |= dict.fromkeys(known.mine, ("eq", self.user_id))
        if known.since is None:
            return [terms]
        day = f"{known.since.isoformat()} 00:00:00"
        states = [(name, state) for name, told in (known.open or {}).items() for state in told]
        old = [{**terms, known.when: ("lt", day), name: ("eq", state)} for name, state in states]
        return [{**terms, known.when: ("gte", day)}, *old]

    def lines_of(self, table: Table, heads: Sequence[str]) -> Sequence[Any]:
        """The lines of these quotes, in their order."""
        decoder, found = table.lines, []
        if decoder is None:
            return ()
        for head in heads:
            some = self._list(decoder, {decoder.map.parent: ("eq", head)}, _EVERY_LINE)
            found += sorted(some, key=lambda line: (_whole(decoder.value(line, "number")), decoder.value(line, "id")))
        return found

    def find(self, table: Table, keys: Sequence[str]) -> Mapping[str, str]:
        """The app's keys are the ids."""
        return {key: key for key in keys if self._one(table.decoder, key) is not None}

    def samples(self, table: Table, limit: int) -> Sequence[Mapping[str, Any]]:
        """The records that changed last."""
        options = {f"fields[{table.map.remote}]": ",".join(table.decoder.asked), "page[size]": str(limit),
                   "page[number]": "1", "sort": f"-{_STAMP}"}  # fmt: skip
        told = self.api.get(f"module/{table.map.remote}", _Many, **options)
        return [{**row.attributes, "id": row.id} for row in told.data]

    def _one(self, decoder: Decoder, id_: str) -> Any:
        names = [name for name in decoder.asked if name != "id"]
        try:
            told = self.api.get(f"module/{decoder.map.remote}/{id_}", _One,
                                **{f"fields[{decoder.map.remote}]": ",".join(names)})  # fmt: skip
        except Declined as error:
            if error.values.get("refusal") != "not_visible":
                raise
            return None
        return _record(decoder, told.data)

    def _list(self, decoder: Decoder, terms: Terms, limit: int, *, bare: bool = False) -> list[Any]:
        return [_record(decoder, row) for row in self._ask(decoder, terms, limit, bare=bare).data]

    def _ask(self, decoder: Decoder, terms: Terms, limit: int, *, bare: bool = False) -> "_Many":
        module = decoder.map.remote
        names = [_STAMP] if bare else [name for name in decoder.asked if name != "id"]
        options = {f"fields[{module}]": ",".join(names), "page[size]": str(limit), "page[number]": "1", "sort": "id"}
        if terms:
            options["filter[operator]"] = "and"
            options |= {f"filter[{name}][{sign}]": value for name, (sign, value) in terms.items()}
        return self.api.get(f"module/{module}", _Many, **options)

    # --- writing --------------------------------------------------------------------------------------------

    def insert(self, table: Table, key: str, values: Values, lines: Sequence[tuple[str, Values]]) -> str:
        """Make a record with our key as its id; sent again, it is said to be there, and so is one that is deleted."""
        if not self._make(table.map.remote, key, values) and not self.by_ids(table, [key], whole=True):
            raise kept_as_deleted()
        for own, line in lines:
            self.insert_line(table, key, own, line)
        return key

    def insert_line(self, table: Table, head: str, key: str, values: Values) -> None:
        """Add a line to a quote."""
        if table.map.lines is not None:
            self._make(table.map.lines.remote, key, {**values, table.map.lines.parent: head})

    def _make(self, module: str, key: str, values: Values) -> bool:
        """Whether it was made, and not there before."""
        own = {"id": key} if key else {}
        try:
            self.api.write("POST", "module", {"data": {"type": module, **own, "attributes": _told(values)}})
        except Exists:
            return False
        return True

    def update(self, remote: str, id_: str, values: Values, version: int) -> None:
        """Write values; the API compares no versions."""
        self.api.write("PATCH", "module", {"data": {"type": remote, "id": id_, "attributes": _told(values)}})

    def remove(self, remote: str, id_: str) -> None:
        """Mark a record as deleted; one that is not there any more is fine."""
        try:
            self.api.write("DELETE", f"module/{remote}/{id_}")
        except Refused as no:
            if no.code != "not_visible":
                raise

    def complete(self, table: Table, values: Values, given: Canonical, *, new: bool) -> None:
        """Add what the kind needs besides."""
        writing.complete(table, values, given, self.clock, new=new)

    def complete_line(self, values: Values, given: Canonical, order: Canonical, remotes: Remotes, *, new: bool) -> None:
        """Add price and amount."""
        writing.complete_line(values, given)

    # --- files ----------------------------------------------------------------------------------------------

    def files(self, kind: str, keys: Mapping[str, str]) -> tuple[Attachment, ...]:
        """The notes with files of these records; of each record by itself."""
        found = []
        for key, remote in keys.items():
            options = {"fields[Notes]": "name,filename,file_mime_type", "page[size]": "100", "page[number]": "1",
                       "sort": "id", "filter[parent_id][eq]": remote}  # fmt: skip
            for row in self.api.get("module/Notes", _Many, **options).data:
                name = row.attributes.get("filename")
                if name:
                    id_ = server_id(self.keys.identity, "attachment", row.id)
                    media = str(row.attributes.get("file_mime_type") or "")
                    found.append(Attachment(id=id_, kind=kind, record_id=key, name=str(name), media_type=media,
                                            remote_id=row.id))  # fmt: skip
        return tuple(found)

    def upload(self, file: Attachment, parent: str, content: bytes) -> str:
        """Keep a file as a note whose id is the file's."""
        values = {
            "name": file.name,
            "filename": file.name,
            "filecontents": base64.b64encode(content).decode("ascii"),
            "parent_type": self.table(file.kind).map.remote,
            "parent_id": parent,
        }
        try:
            self._make("Notes", file.id, values)
        except Refused as no:
            raise Declined(detail=no.message, refusal=no.code) from None
        except AccessDenied as no:
            raise Declined(detail=str(no.values.get("detail")), refusal="rights") from None
        return file.id


def _record(decoder: Decoder, row: "_Row") -> Any:
    try:
        return msgspec.convert({**row.attributes, "id": row.id}, decoder.type)
    except msgspec.ValidationError:
        raise ServerFault(detail="a record that makes no sense") from None


def _told(values: Values) -> Values:
    """An attribute without a value is an empty text: a null is not written."""
    return {name: "" if value is None else value for name, value in values.items()}


def _whole(value: object) -> int:
    return int(value) if isinstance(value, (int, str)) and str(value).isdecimal() else 0


def _columns(told: Mapping[str, Any]) -> Iterator[tuple[str, RemoteField]]:
    yield "id", RemoteField(name="id", label="id", type="id")
    for name, one in told.items():
        if isinstance(one, dict) and one.get("type") != "link":
            custom = one.get("source") == "custom_fields"
            yield name, RemoteField(name=name, label=name, type=str(one.get("type") or ""), custom=custom)


class _Row(msgspec.Struct):
    id: str
    attributes: dict[str, Any]


class _One(msgspec.Struct):
    data: _Row


class _Many(msgspec.Struct):
    data: list[_Row]
    meta: "_Meta | None" = None


class _Meta(msgspec.Struct):
    pages: int = msgspec.field(name="total-pages", default=0)
