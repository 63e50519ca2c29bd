"""One CRM of rows and fields as a user finds it: which kinds are there, what their fields are called, and the few ways
to read and write rows that the verbs (kit/verbs.py) and the desk (kit/desk.py) are made of.
"""

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any, ClassVar, NamedTuple

from sfa_desktop.base import resources
from sfa_desktop.base.errors import AccessDenied, Declined
from sfa_desktop.connectors.kit import mapping
from sfa_desktop.connectors.kit.conversions import Maker, Remotes, Surroundings
from sfa_desktop.connectors.kit.decoder import Decoder
from sfa_desktop.connectors.kit.keys import KeyBook
from sfa_desktop.connectors.kit.mapping import CrmMap, KindMap, Overrides
from sfa_desktop.connectors.kit.tables import Tables
from sfa_desktop.entities.bounds import Bounds
from sfa_desktop.entities.exchange import Attachment, Canonical, CustomField
from sfa_desktop.entities.field import FieldType
from sfa_desktop.entities.survey import RemoteField

Values = dict[str, Any]
"""Values in the CRM's own names and forms."""


class Absent(Exception):
    """The server has no such kind of rows."""


class Expired(Exception):
    """The server's token of changes is not good any more; its stamps have to do."""


class Rows(NamedTuple):
    """Some rows, decoded, and the token to go on after; an empty one is the end."""

    records: Sequence[Any]
    after: str


class News(NamedTuple):
    """What a server tells of changes by itself: ids of changed and of deleted rows, and the token to go on with."""

    changed: Sequence[str]
    deleted: Sequence[str]
    token: str
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Where one kind is, settled for this server and user."""

    map: KindMap
    decoder: Decoder
    lines: Decoder | None = None
    fields: Mapping[str, RemoteField] = field(default_factory=dict)


class Site(Tables[Table]):
    """Found out with the first question, and kept until the connector is closed."""

    crm: str
    client_ids = False
    """The ids of rows are chosen by whoever makes them: the app's keys are ids."""
    types: ClassVar[Mapping[str, FieldType]] = {}
    """Of the customer's own fields: the app's type by the server's word for it."""

    def __init__(self, overrides: Overrides, makers: Mapping[str, Maker], bounds: Bounds) -> None:
        self.overrides = overrides
        self.bounds = bounds
        self.makers = makers
        self.mapping: CrmMap = mapping.load(resources.path("mappings"), self.crm, makers).with_overrides(overrides)
        self.identity = ""
        self.keys = KeyBook()
        self.company: dict[str, Any] = {}
        self.user: dict[str, Any] = {}
        self.user_id = ""
        """Of the user, at the server."""
        self.tables: dict[str, Table] = {}
        self.missing: dict[str, str] = {}
        """By kind: why this user has it not, in English."""

    def open(self) -> None:
        """Sign in and look around, once. Raises RemoteError."""
        if self.identity:
            return
        identity = self.greet()
        self.keys.identity = identity
        self.tables, self.missing = {}, {}
        for kind, known in self.mapping.kinds.items():
            try:
                self.tables[kind] = self._table(known)
            except Absent:
                self.missing[kind] = f"{self.label} has no {known.remote} here"
            except (AccessDenied, Declined) as error:
                self.missing[kind] = str(error.values.get("detail"))
        if "account" not in self.tables:
            raise AccessDenied(detail=f"reading accounts: {self.missing.get('account', '')}")
        self.identity = identity

    def custom(self) -> tuple[CustomField, ...]:
        """The customer's own fields of all kinds."""
        return tuple(own for table in self.tables.values() for own in table.map.custom)

    def today(self) -> date:
        """The day it is by the server's clock, in UTC."""
        return (self.clock or datetime.now(UTC)).astimezone(UTC).date()

    def forget(self) -> None:
        """Look around anew with the next question."""
        self.identity = ""

    def notes(self) -> tuple[str, ...]:
        """What is weaker for this user than it could be."""
        return ()

    # --- what a CRM tells -------------------------------------------------------------------------------

    @property
    @abstractmethod
    def clock(self) -> datetime | None:
        """The server's clock, as told by its last answer."""

    @abstractmethod
    def knock(self) -> str:
        """That this CRM answers at all, before signing in; what it is. Raises RemoteError."""

    def prepare(self) -> str:
        """Look for what makes a repeated send harmless, make it where this user may, and say how it stands."""
        return ""

    @abstractmethod
    def greet(self) -> str:
        """Sign in and find out who company and user are; the server's identity. Raises RemoteError."""

    @abstractmethod
    def fields(self, remote: str) -> Mapping[str, RemoteField]:
        """The fields of a kind of rows that this user may read. Raises Absent, RemoteError."""

    @abstractmethod
    def page(self, table: Table, since: datetime | None, after: str, limit: int, *, bare: bool = False) -> Rows:
        """Rows within the bounds stamped at `since` or later, in an order that changes do not disturb; `bare`: id and
        stamp will do."""

    @abstractmethod
    def by_ids(self, table: Table, ids: Sequence[str], *, whole: bool = False) -> Sequence[Any]:
        """The rows of these ids that are there for this user; `whole` looks outside the bounds too."""

    @abstractmethod
    def count(self, table: Table, bounds: Bounds) -> int:
        """How many rows there are within bounds."""

    @abstractmethod
    def lines_of(self, table: Table, heads: Sequence[str]) -> Sequence[Any]:
        """The lines of these heads, in their order."""

    @abstractmethod
    def find(self, table: Table, keys: Sequence[str]) -> Mapping[str, str]:
        """By key: the ids of rows that carry the app's own key."""

    @abstractmethod
    def samples(self, table: Table, limit: int) -> Sequence[Mapping[str, Any]]:
        """Some rows as the server tells them, for the preview of a mapping."""

    def watch(self, table: Table) -> str:
        """A token of the server for all later changes of a kind; empty where its stamps have to do."""
        return ""

    def news(self, table: Table, token: str) -> News:
        """What changed since the token. Raises Expired."""
        raise Expired

    def deleted(self, table: Table, since: datetime | None) -> Sequence[str]:
        """Ids of rows that the server knows were deleted since."""
        return ()

    # --- what a CRM takes; each raises Refused or RemoteError ---------------------------------------------

    @abstractmethod
    def insert(self, table: Table, key: str, values: Values, lines: Sequence[tuple[str, Values]]) -> str:
        """Make a row that carries the key, with its lines (key, values); its id."""

    @abstractmethod
    def insert_line(self, table: Table, head: str, key: str, values: Values) -> None:
        """Add a line to a head."""

    @abstractmethod
    def update(self, remote: str, id_: str, values: Values, version: int) -> None:
        """Write values. Raises Stale if the row is not at `version` (0: whatever it is at) and the server can tell."""

    @abstractmethod
    def remove(self, remote: str, id_: str) -> None:
        """Remove a row; one that is not there any more is fine."""

    def transition(self, table: Table, id_: str, target: Mapping[str, Any], values: Canonical) -> None:
        """Bring a row to the state that `target` of the mapping describes."""
        self.update(table.map.remote, id_, dict(target), 0)

    def complete(self, table: Table, values: Values, given: Canonical, *, new: bool) -> None:
        """Add to the values of a head what this CRM wants besides."""
        return

    def complete_line(self, values: Values, given: Canonical, order: Canonical, remotes: Remotes, *, new: bool) -> None:
        """Add to the values of a line what this CRM wants besides."""
        return

    # --- files ------------------------------------------------------------------------------------------

    def files(self, kind: str, keys: Mapping[str, str]) -> tuple[Attachment, ...]:
        """The files of these records."""
        return ()

    def upload(self, file: Attachment, parent: str, content: bytes) -> str:
        """Keep a file; its id. One that was sent before is not kept twice."""
        raise Declined(detail=f"{self.label} takes no files through this app.", refusal="absent")

    def download(self, file: Attachment) -> bytes:
        """The content of a file."""
        raise Declined(detail=f"{self.label} hands out no files through this app.", refusal="absent")

    # --- inside -----------------------------------------------------------------------------------------

    def _table(self, known: KindMap) -> Table:
        there = self.fields(known.remote)
        settled = self._with_own(known.settled(there.__contains__), there)
        around, lines = Surroundings(self.keys), None
        if known.lines is not None:
            of_lines = known.lines.settled(self.fields(known.lines.remote).__contains__)
            lines = Decoder(of_lines, around, self.makers)
            settled = replace(settled, lines=of_lines)
        return Table(map=settled, decoder=Decoder(settled, around, self.makers), lines=lines, fields=there)

    def _with_own(self, known: KindMap, there: Mapping[str, RemoteField]) -> KindMap:
        """With the customer's own fields; their choices are sent back in the server's form (`code`)."""
        with_own = known.with_custom(self._own(known, there))
        codes = {mapping.CUSTOM + one.code for one in with_own.custom if one.type == FieldType.CHOICE.value}
        convert = "code" if "code" in self.makers else "text"
        columns = tuple(
            replace(column, convert=convert) if column.name in codes and column.convert == "text" else column
            for column in with_own.fields
        )
        return replace(with_own, fields=columns)

    def _own(self, known: KindMap, there: Mapping[str, RemoteField]) -> Iterator[tuple[CustomField, str]]:
        if known.read_only:
            return
        for name, told in sorted(there.items()):
            type_ = self.types.get(told.type)
            if told.custom and type_ is not None and name != known.uid:
                own = CustomField(kind=known.kind, code=name.lower(), label=told.label or name, type=type_.value,
                                  choices=told.choices)  # fmt: skip
                yield own, name
