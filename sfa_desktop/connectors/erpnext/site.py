"""One ERPNext as this user finds it: whose it is, its wall clock, which kinds are there, how fields are called."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, tzinfo
from typing import Any

import msgspec

from sfa_desktop.base import resources
from sfa_desktop.base.errors import AccessDenied, Declined, NotACrm, ServerFault, SignInRefused
from sfa_desktop.connectors.erpnext import limits, words
from sfa_desktop.connectors.erpnext.api import Api, Rows
from sfa_desktop.connectors.erpnext.conversions import conversions
from sfa_desktop.connectors.erpnext.lookups import Lookups
from sfa_desktop.connectors.erpnext.taxes import Taxes
from sfa_desktop.connectors.kit import mapping
from sfa_desktop.connectors.kit.conversions import Surroundings
from sfa_desktop.connectors.kit.decoder import Decoder
from sfa_desktop.connectors.kit.keys import KeyBook, id_text
from sfa_desktop.connectors.kit.mapping import CrmMap, KindMap, Overrides
from sfa_desktop.connectors.kit.tables import Tables
from sfa_desktop.connectors.kit.walls import zone_of
from sfa_desktop.entities.bounds import Bounds
from sfa_desktop.entities.exchange import CustomField

OWN = "sfa_uid"
"""The custom field that keeps our keys."""
_STANDARD = ("name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "parent", "parenttype",
             "parentfield")  # fmt: skip
_LAYOUT = frozenset({"Section Break", "Column Break", "Tab Break", "HTML", "Table", "Table MultiSelect", "Button",
                     "Image", "Fold", "Heading"})  # fmt: skip
_TYPES = {
    "Data": "text",
    "Small Text": "text",
    "Text": "text",
    "Long Text": "text",
    "Link": "text",
    "Phone": "text",
    "Select": "choice",
    "Int": "integer",
    "Float": "decimal",
    "Currency": "decimal",
    "Percent": "decimal",
    "Check": "boolean",
    "Date": "date",
    "Datetime": "moment",
}
_FORBIDDEN = re.compile(r"Field not permitted in query: [`\"']?([A-Za-z0-9_.]+)")
_OLDEST = ("Country", "Currency", "Language", "Company")
"""Doctypes that nearly everybody may read, and that every site has made for itself when it was set up."""


class _Absent(Exception):
    """There is no such doctype on this site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Where one kind is, settled for this site and user."""

    map: KindMap
    decoder: Decoder
    filters: list[list[Any]]
    whole: list[list[Any]]
    """The filters without the bounds."""
    either: list[list[Any]]
    """Filters of the bounds of which one is enough."""
    lines: Decoder | None = None
    fields: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """The doctype's fields by name."""


class Site(Tables[Table]):
    """Found out with the first question, and kept until the connector is closed."""

    label = "ERPNext"

    def __init__(self, api: Api, overrides: Overrides, bounds: Bounds) -> None:
        self.api = api
        self.bounds = bounds
        self.overrides = overrides
        self.lookups = Lookups(api)
        self.taxes = Taxes(self.lookups)
        self.makers = conversions(self.lookups, self.taxes)
        folder = resources.path("mappings")
        self.mapping: CrmMap = mapping.load(folder, "erpnext", self.makers).with_overrides(overrides)
        self.identity = ""
        self.zone: tzinfo = UTC
        self.zone_known = False
        self.company: dict[str, Any] = {}
        self.company_id = ""
        """The company that orders are for; empty where the server has to choose."""
        self.user: dict[str, Any] = {}
        self.keys = KeyBook()
        self.tables: dict[str, Table] = {}
        self.missing: dict[str, str] = {}
        """By kind: why this user has it not, in English."""
        self.tombstones = False
        """Whether this user may read Deleted Document."""

    def open(self) -> None:
        """Sign in and look around, once. Raises RemoteError."""
        if self.identity:
            return
        self.tables.clear()
        self.missing.clear()
        login = self.sign_in()
        self._find_zone()
        self._greet(login)
        self.keys = KeyBook(self._identity(login))
        for kind, known in self.mapping.kinds.items():
            try:
                self.tables[kind] = self._table(known)
            except (AccessDenied, Declined) as error:
                self.missing[kind] = str(error.values.get("detail"))
            except _Absent:
                self.missing[kind] = f"there is no {known.remote} on this site"
        if "account" not in self.tables:
            raise AccessDenied(detail=f"reading accounts: {self.missing.get('account', '')}")
        self.tombstones = self._may_see_tombstones()
        self.identity = self.keys.identity

    def sign_in(self) -> str:
        """Who the user behind the key is. Raises SignInRefused, NotACrm."""
        try:
            login = self.api.ask("frappe.auth.get_logged_user", type=str)
        except (AccessDenied, Declined):
            raise SignInRefused(user=self.api.user) from None
        if not login or login == "Guest":
            raise SignInRefused(user=self.api.user)
        return login

    def custom(self) -> tuple[CustomField, ...]:
        """The customer's own fields of all kinds."""
        return tuple(own for table in self.tables.values() for own in table.map.custom)

    def without_own_key(self) -> tuple[str, ...]:
        """Doctypes of writable kinds that have no field for our keys."""
        tables = (table for table in self.tables.values() if not table.map.read_only)
        return tuple(dict.fromkeys(table.map.remote for table in tables if not table.map.uid))

    def not_unique(self) -> tuple[str, ...]:
        """Doctypes whose field for our keys lets two records carry the same."""
        tables = (table for table in self.tables.values() if table.map.uid)
        return tuple(dict.fromkeys(t.map.remote for t in tables if not t.fields[t.map.uid].get("unique")))

    def forget(self) -> None:
        """Look around anew with the next question."""
        self.identity = ""

    def refresh(self) -> None:
        """At the beginning of a run: small tables are read anew."""
        self.lookups.forget()
        self.taxes.forget(self.company_id)

    def today(self) -> date:
        """The day it is at the server."""
        return (self.api.clock or datetime.now(UTC)).astimezone(self.zone).date()

    def count_within(self, bounds: Bounds) -> dict[str, int]:
        """By kind: how many records there are within bounds; counts of Frappe do not know what a user may see."""
        found = {}
        for kind, table in self.tables.items():
            every, either = limits.terms(table.map, bounds, self.today(), self.user["login"], table.fields)
            filters = [*table.whole, *every]
            rows = self.api.list(table.map.remote, ["name"], filters, either=either, type=Rows)
            found[kind] = len({row["name"] for row in rows})
        return found

    def scope(self) -> dict[str, Any]:
        """As `ServerFacts.scope`: another token whenever this user's permissions are others or, where he is limited,
        his accounts: a record that leaves a territory is not stamped for him."""
        bounded = self.bounds.scope(self.today())
        method = "frappe.core.doctype.user_permission.user_permission.get_user_permissions"
        try:
            limited: Any = self.api.ask(method, type=dict)
        except (AccessDenied, Declined, ServerFault, NotACrm):
            limited = None
        names = []
        if limited or (limited is None and not self.tombstones):
            names = [row["name"] for row in self.api.list("Customer", ["name"], type=Rows)]
        told = [bounded["token"], limited, list(self.tables), names]
        token = hashlib.sha256(msgspec.json.encode(told, order="sorted")).hexdigest()[:16]
        return {**bounded, "token": token}

    def may(self, doctype: str, act: str) -> bool:
        """Whether the user may `create`, `write`, `submit` or `delete` records of a doctype."""
        try:
            told = self.api.ask("frappe.client.has_permission", doctype=doctype, docname="", perm_type=act, type=dict)
        except (AccessDenied, Declined, ServerFault, NotACrm):
            return False
        return bool(told.get("has_permission"))

    # --- inside ---------------------------------------------------------------------------------------

    def _find_zone(self) -> None:
        """For everybody by `get_time_zone`, else from System Settings, which few may read."""
        asked: tuple[tuple[str, dict[str, Any]], ...] = (
            ("frappe.client.get_time_zone", {}),
            ("frappe.client.get_value", {"doctype": "System Settings", "fieldname": ["time_zone"]}),
        )
        for method, arguments in asked:
            try:
                told = self.api.ask(method, type=dict, **arguments)
            except (AccessDenied, Declined, ServerFault, NotACrm):
                continue
            found = zone_of(told.get("time_zone"))
            if found is not None:
                self.zone, self.zone_known = found, True
                return
        self.zone, self.zone_known = UTC, False

    def _greet(self, login: str) -> None:
        rows = self.lookups.readable("User", ["name", "full_name"], [["User", "name", "=", login]])
        name = str(rows[0].get("full_name") or "") if rows else ""
        self.user = {"login": login, "name": name or login, "admin": login == "Administrator"}
        companies = self.lookups.readable("Company", ["name", "default_currency"])
        self.company_id = str(companies[0]["name"]) if len(companies) == 1 else self._default_company(companies)
        found = next((row for row in companies if row["name"] == self.company_id), companies[0] if companies else {})
        currency = str(found.get("default_currency") or "")
        digits = self._digits(currency)
        self.company = {
            "name": found.get("name") or "",
            "currency": currency,
            "currency_digits": digits,
            "price_digits": digits,
            "tax_rounding": "document",
        }
        self.taxes.forget(self.company_id)

    def _default_company(self, companies: Rows) -> str:
        """Of several the one that is set for all; where that cannot be read, the server chooses."""
        try:
            asked = {"doctype": "Global Defaults", "fieldname": ["default_company"]}
            told = self.api.ask("frappe.client.get_value", type=dict, **asked)
        except (AccessDenied, Declined, ServerFault, NotACrm):
            return ""
        name = str(told.get("default_company") or "")
        return name if any(row["name"] == name for row in companies) else ""

    def _digits(self, currency: str) -> int:
        """Decimals of the currency; a site may round prices to more."""
        try:
            asked = {"doctype": "System Settings", "fieldname": ["currency_precision"]}
            told = self.api.ask("frappe.client.get_value", type=dict, **asked)
        except (AccessDenied, Declined, ServerFault, NotACrm):
            told = {}
        said = str(told.get("currency_precision") or "")
        if said.isdecimal():
            return int(said)
        rows = self.lookups.readable("Currency", ["name", "fraction_units"], [["Currency", "name", "=", currency]])
        units = rows[0].get("fraction_units") if rows else None
        return len(str(units)) - 1 if isinstance(units, int) and units >= 1 else 2

    def _identity(self, login: str) -> str:
        """When the oldest record of the site was made, to the microsecond: a name may change, two sites share none."""
        for doctype in _OLDEST:
            try:
                rows = self.api.list(doctype, ["creation"], order=("creation", "name"), limit=1, type=Rows)
            except (AccessDenied, Declined):
                continue
            if rows and rows[0].get("creation"):
                return f"erpnext/{id_text(rows[0]['creation'])}"
        rows = self.lookups.readable("User", ["creation"], [["User", "name", "=", login]])
        if not rows:
            raise AccessDenied(detail="reading anything that tells this site from another")
        return f"erpnext/{id_text(rows[0].get('creation'))}"

    def _table(self, known: KindMap) -> Table:
        metas = self._metas(known.remote)
        fields = _fields(metas, known.remote)
        settled = known.settled(lambda name: name in fields or name in _STANDARD)
        settled = settled.with_custom(_custom(known.kind, fields))
        filters = [list(one) for one in known.filter or []]
        around = Surroundings(self.keys, self.zone)
        lines = None
        if known.lines is not None:
            of_lines = _fields(metas, known.lines.remote) or _fields(
                self._metas(known.lines.remote), known.lines.remote
            )
            settled_lines = known.lines.settled(lambda name: name in of_lines or name in _STANDARD)
            settled_lines = self._permitted(settled_lines, [], known.remote)
            lines = Decoder(settled_lines, around, self.makers)
            settled = replace(settled, lines=settled_lines)
        roles = _roles(metas, known.remote)
        settled = self._permitted(settled, filters, "", roles)
        decoder = Decoder(settled, around, self.makers)
        every, either = limits.terms(known, self.bounds, self.today(), self.user["login"], fields)
        return Table(
            map=settled,
            decoder=decoder,
            filters=[*filters, *every],
            whole=filters,
            either=either,
            lines=lines,
            fields=fields,
        )

    def _metas(self, doctype: str) -> Rows:
        try:
            return self.api.meta(doctype)
        except words.Said as error:
            if error.absent:
                raise _Absent from None
            raise words.of_read(error) from None

    def _permitted(self, known: KindMap, filters: Sequence[Any], parent: str, roles: str = "") -> KindMap:
        """Without fields above this user's level, which break a whole list where they are not left out of it."""
        for _ in range(len(known.fields)):
            asked = Decoder(known, Surroundings(self.keys), self.makers).asked
            try:
                self.api.list(known.remote, asked, filters, limit=1, parent=parent, type=Rows)
            except Declined as error:
                found = _FORBIDDEN.search(str(error.values.get("detail")))
                if found is None:
                    raise
                bad = found[1].rpartition(".")[2]
                known = known.settled(lambda name, bad=bad: name != bad)  # type: ignore[misc]  # a default binds it
            except AccessDenied as error:
                told = str(error.values.get("detail"))
                raise AccessDenied(detail=f"{told} {roles}".strip()) from None
            else:
                return known
        return known

    def _may_see_tombstones(self) -> bool:
        try:
            self.api.list("Deleted Document", ["name"], limit=1, type=Rows)
        except (AccessDenied, Declined):
            return False
        return True


def _fields(metas: Rows, doctype: str) -> dict[str, dict[str, Any]]:
    """The fields of a doctype that have a column."""
    meta = next((one for one in metas if one.get("name") == doctype), {})
    return {
        str(one["fieldname"]): one
        for one in meta.get("fields") or ()
        if one.get("fieldname") and one.get("fieldtype") not in _LAYOUT and not one.get("is_virtual")
    }


def _roles(metas: Rows, doctype: str) -> str:
    """Which roles would do, where the doctype says so."""
    meta = next((one for one in metas if one.get("name") == doctype), {})
    rows = (one for one in meta.get("permissions") or () if one.get("read") and not one.get("permlevel"))
    names = list(dict.fromkeys(str(one.get("role")) for one in rows))
    return f"(roles that may read {doctype}: {', '.join(names[:6])})" if names else ""


def _custom(kind: str, fields: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[CustomField, str]]:
    """The fields that the customer added, as far as the app has their type."""
    for name, told in fields.items():
        type_ = _TYPES.get(str(told.get("fieldtype")))
        if not told.get("is_custom_field") or name == OWN or type_ is None:
            continue
        choices = [line.strip() for line in str(told.get("options") or "").split("\n")] if type_ == "choice" else []
        yield (
            CustomField(
                kind=kind,
                code=name,
                label=str(told.get("label") or name),
                type=type_,
                choices=tuple((one, one) for one in choices if one),
                required=bool(told.get("reqd")),
            ),
            name,
        )
