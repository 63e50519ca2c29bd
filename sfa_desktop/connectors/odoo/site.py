"""One Odoo as this user finds it: which kinds are there, under which names their fields are, who the company is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from sfa_desktop.base import resources
from sfa_desktop.base.errors import AccessDenied, Declined, ServerFault
from sfa_desktop.connectors.kit import mapping
from sfa_desktop.connectors.kit.conversions import Surroundings
from sfa_desktop.connectors.kit.decoder import Decoder
from sfa_desktop.connectors.kit.keys import KeyBook, Number, id_text
from sfa_desktop.connectors.kit.mapping import CrmMap, KindMap, Overrides
from sfa_desktop.connectors.kit.tables import Tables
from sfa_desktop.connectors.kit.walls import zone_of
from sfa_desktop.connectors.odoo import limits, words
from sfa_desktop.connectors.odoo.conversions import conversions
from sfa_desktop.connectors.odoo.lookups import Lookups, Rows
from sfa_desktop.connectors.odoo.rpc import Rpc
from sfa_desktop.entities.bounds import Bounds
from sfa_desktop.entities.exchange import CustomField

OWN = "x_sfa_uid"
"""The field that keeps our keys, where an administrator or the set-up made it."""
_TYPES = {
    "char": "text",
    "text": "text",
    "html": "text",
    "selection": "choice",
    "integer": "integer",
    "float": "decimal",
    "monetary": "decimal",
    "boolean": "boolean",
    "date": "date",
    "datetime": "moment",
}


class _Absent(Exception):
    """There is no such model in this database."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Where one kind is, settled for this server and user."""

    map: KindMap
    decoder: Decoder
    domain: list[Any]
    whole: list[Any]
    """The domain without the bounds."""
    lines: Decoder | None = None
    delta: tuple[str, ...] = ()
    """Stamps of other records whose change is a change of this one."""
    fields: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """What `fields_get` says."""
    count: int = 0


class Site(Tables[Table]):
    """Found out with the first question, and kept until the connector is closed."""

    label = "Odoo"

    def __init__(self, rpc: Rpc, overrides: Overrides, bounds: Bounds) -> None:
        self.rpc = rpc
        self.overrides = overrides
        self.bounds = bounds
        self.lookups = Lookups(rpc)
        self.makers = conversions(self.lookups, lambda: self.zone)
        self.mapping: CrmMap = mapping.load(resources.path("mappings"), "odoo", self.makers).with_overrides(overrides)
        self.identity = ""
        self.zone: tzinfo = UTC
        self.company: dict[str, Any] = {}
        self.user: dict[str, Any] = {}
        self.partner = 0
        """The user's own partner."""
        self.keys = KeyBook()
        self.tables: dict[str, Table] = {}
        self.missing: dict[str, str] = {}
        """By kind: why this user has it not, in English."""
        self.external_ids = False
        """Whether external ids can be looked up."""

    def open(self) -> None:
        """Sign in and look around, once. Raises RemoteError."""
        if self.identity:
            return
        self.rpc.sign_in()
        self._greet()
        self.keys = KeyBook(self._identity())
        for kind, known in self.mapping.kinds.items():
            self._settle(kind, known)
        if "account" not in self.tables:
            raise AccessDenied(detail=f"reading accounts: {self.missing.get('account', '')}")
        self.external_ids = self._external_ids()
        self.identity = self.keys.identity

    def custom(self) -> tuple[CustomField, ...]:
        """The customer's own fields of all kinds."""
        return tuple(own for table in self.tables.values() for own in table.map.custom)

    def without_own_key(self) -> tuple[str, ...]:
        """Models of writable kinds that have no field for our keys."""
        tables = [table for table in self.tables.values() if not table.map.read_only]
        return tuple(dict.fromkeys(table.map.remote for table in tables if not table.map.uid))

    def forget(self) -> None:
        """Look around anew with the next question."""
        self.identity = ""
        self.tables.clear()

    def today(self) -> date:
        """The day it is at the server, in the user's time zone."""
        return (self.rpc.clock or datetime.now(UTC)).astimezone(self.zone).date()

    def count_within(self, bounds: Bounds) -> dict[str, int]:
        """By kind: how many records there are within bounds."""
        found = {}
        for kind, table in self.tables.items():
            domain = [*table.whole, *limits.domain(table.map, bounds, self.today(), self.rpc.uid, table.fields)]
            found[kind] = self.rpc.read(table.map.remote, "search_count", domain=domain, type=int)
        return found

    # --- inside ---------------------------------------------------------------------------------------

    def _greet(self) -> None:
        told = self._one("res.users", self.rpc.uid, ["name", "login", "tz", "company_id", "partner_id"])
        self.zone = zone_of(told.get("tz")) or UTC
        company_id = (told.get("company_id") or [0])[0]
        company = self._one("res.company", company_id, ["name", "currency_id", "partner_id"])
        currency = company.get("currency_id") or [0, ""]
        digits = self._one("res.currency", currency[0], ["decimal_places"]).get("decimal_places")
        self.partner = (told.get("partner_id") or [0])[0]
        self.lookups.currency = str(currency[1])
        self.lookups.own = frozenset({self.partner, (company.get("partner_id") or [0])[0]})
        self.company = {
            "name": company.get("name") or "",
            "currency": currency[1],
            "currency_digits": digits if isinstance(digits, int) else 2,
            "price_digits": 2,
            "tax_rounding": "line",
        }
        rounding = self._read("res.company", [["id", "=", company_id]], ["tax_calculation_rounding_method"])
        if rounding and rounding[0].get("tax_calculation_rounding_method") == "round_globally":
            self.company["tax_rounding"] = "document"
        precision = self._read("decimal.precision", [["name", "=", "Product Price"]], ["digits"])
        if precision and isinstance(precision[0].get("digits"), int):
            self.company["price_digits"] = precision[0]["digits"]
        self.user = {"login": told.get("login") or self.rpc.user, "name": told.get("name") or "", "admin": False}

    def _identity(self) -> str:
        """The database's name with the moment its first currency was made: every user may read that, and a copy
        under another name is another database."""
        rows = self.rpc.read(
            "res.currency", "search_read", domain=[], fields=["create_date"], order="id", limit=1, type=Rows
        )
        if not rows:
            raise ServerFault(detail="a database without currencies")
        return f"odoo/{self.rpc.database}/{id_text(rows[0].get('create_date'))}"

    def _settle(self, kind: str, known: KindMap) -> None:
        try:
            self.tables[kind] = self._table(known)
        except (AccessDenied, Declined) as error:
            self.missing[kind] = str(error.values.get("detail"))
        except _Absent:
            otherwise = known.more.get("otherwise")
            if otherwise:
                self._settle(
                    kind, replace(mapping.kind_map(kind, otherwise, self.makers), stamp=known.stamp, uid=known.uid)
                )
            else:
                self.missing[kind] = f"Odoo has no {known.remote} here"

    def _table(self, known: KindMap) -> Table:
        fields = self._fields(known.remote)
        settled = known.settled(fields.__contains__)
        if known.kind != "address":  # the same model as accounts, whose fields they are
            settled = settled.with_custom(_custom(known.kind, fields))
        whole = [*(known.filter or []), *self._project(known)]
        domain = [*whole, *limits.domain(known, self.bounds, self.today(), self.rpc.uid, fields)]
        count = self.rpc.read(known.remote, "search_count", domain=domain, type=int)
        around = Surroundings(self.keys, ids=Number)
        lines = None
        if known.lines is not None:
            of_lines = known.lines.settled(self._fields(known.lines.remote).__contains__)
            self.rpc.read(known.lines.remote, "search_count", domain=[["id", "=", 0]], type=int)
            lines = Decoder(of_lines, around, self.makers)
            settled = replace(settled, lines=of_lines)
        return Table(
            map=settled,
            decoder=Decoder(settled, around, self.makers),
            domain=domain,
            whole=whole,
            lines=lines,
            delta=tuple(self._deltas(known)),
            fields=fields,
            count=count,
        )

    def _fields(self, model: str) -> dict[str, Any]:
        """The fields this user may see; one of a group he is not in would break every read (403)."""
        wanted = ["type", "string", "selection", "required", "store"]
        try:
            return self.rpc.call(model, "fields_get", None, {"attributes": wanted}, type=dict[str, dict[str, Any]])
        except words.Said as error:
            if error.absent or error.name == "UserError":  # JSON-RPC: "Object … doesn't exist", in the user's language
                raise _Absent from None
            raise words.of_read(error) from None

    def _project(self, known: KindMap) -> Sequence[Any]:
        """Cases kept as tasks are those of a project with such a name."""
        words = known.more.get("project")
        if not words:
            return ()
        domain = ["|"] * (len(words) - 1) + [["name", "ilike", word] for word in words]
        rows = self.rpc.read(
            "project.project", "search_read", domain=domain, fields=["id"], order="id", limit=1, type=Rows
        )
        if not rows:
            raise Declined(detail="Odoo has neither helpdesk tickets nor a project for complaints", refusal="absent")
        return [["project_id", "=", rows[0]["id"]]]

    def _deltas(self, known: KindMap) -> Iterator[str]:
        for path in known.more.get("delta", ()):
            try:
                self.rpc.read(known.remote, "search_count", domain=[[path, "<", "1970-01-02 00:00:00"]], type=int)
            except (ServerFault, AccessDenied, Declined):
                continue  # no such module, or not for this user
            yield path

    def _external_ids(self) -> bool:
        try:
            self.rpc.read("ir.model.data", "search_count", domain=[["module", "=", "__sfa__"]], type=int)
        except (AccessDenied, Declined):
            return False
        return True

    def _one(self, model: str, id_: int, fields: Sequence[str]) -> dict[str, Any]:
        rows = self._read(model, [["id", "=", id_]], fields)
        return rows[0] if rows else {}

    def _read(self, model: str, domain: Sequence[Any], fields: Sequence[str]) -> Rows:
        """Rows of a model, none where this user may not read it or it has no such field."""
        try:
            return self.rpc.read(
                model, "search_read", domain=list(domain), fields=list(fields), limit=1, order="id", type=Rows
            )
        except (AccessDenied, Declined, ServerFault):
            return []


def _custom(kind: str, fields: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[CustomField, str]]:
    """The fields that the customer added (`x_…`), as far as the app has their type."""
    for name, told in sorted(fields.items()):
        type_ = _TYPES.get(str(told.get("type")))
        if not name.startswith("x_") or name == OWN or type_ is None:
            continue
        choices = told.get("selection") or ()
        yield (
            CustomField(
                kind=kind,
                code=name,
                label=str(told.get("string") or name),
                type=type_,
                choices=tuple((str(code), str(label)) for code, label in choices),
                required=bool(told.get("required")),
            ),
            name,
        )
