"""One Dolibarr as this user finds it: which modules are on, what prices are kept how, who the company is."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, tzinfo
from typing import Any

import msgspec

from sfa_desktop.base import resources
from sfa_desktop.base.errors import AccessDenied, Declined, ServerFault
from sfa_desktop.connectors.dolibarr import limits, times
from sfa_desktop.connectors.dolibarr.api import Absent, Api, BadFilter, Rows, both
from sfa_desktop.connectors.dolibarr.conversions import conversions
from sfa_desktop.connectors.dolibarr.extras import EXTRA, OWN, custom
from sfa_desktop.connectors.kit import mapping
from sfa_desktop.connectors.kit.conversions import Surroundings
from sfa_desktop.connectors.kit.decoder import Decoder
from sfa_desktop.connectors.kit.keys import KeyBook, id_text
from sfa_desktop.connectors.kit.mapping import CrmMap, KindMap, Overrides
from sfa_desktop.connectors.kit.push import Refused
from sfa_desktop.connectors.kit.tables import Tables
from sfa_desktop.entities.bounds import Bounds
from sfa_desktop.entities.exchange import CustomField

SYNTHETIC = ("tax", "price_list", "price_rule")
"""Kinds that are made of products and accounts (prices.py)."""
_SAMPLE = 50
_PRICES_FOR = 4 * 3600.0
"""Seconds for which prices of customers and breaks are not read again."""
_TERRITORY = 5_000
"""Accounts of one representative that are looked at in every round."""
_NEVER = "2100-01-01 00:00:00"
_SOFT = (AccessDenied, Declined)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Where one kind is, settled for this server and user."""

    map: KindMap
    decoder: Decoder
    whole: str
    """The filter without the bounds."""
    filter: str
    id: str
    """The id in filters."""
    row: type[Any]
    """The struct of a record, with its lines where it has any."""
    lines: Decoder | None = None
    extra: str = ""
    """The alias of the extra fields' table in filters, where this list joins it."""
    own: str = ""
    """The extra field for our keys in filters; empty where there is none."""
    extras: Mapping[str, Mapping[str, Any]] | None = None
    """The extra fields as `setup/extrafields` tells them; None where this user may not ask."""

    @property
    def unique(self) -> bool:
        """Whether the database is known to refuse a second record with the same key."""
        return bool(self.own) and str(((self.extras or {}).get(OWN) or {}).get("unique")) == "1"


class Site(Tables[Table]):
    """Found out with the first question, and kept until the connector is closed."""

    label = "Dolibarr"

    def __init__(self, api: Api, overrides: Overrides, bounds: Bounds) -> None:
        self.api = api
        self.bounds = bounds
        self.overrides = overrides
        self.makers = conversions(self)
        self.mapping: CrmMap = mapping.load(resources.path("mappings"), "dolibarr", self.makers).with_overrides(
            overrides
        )
        self.identity = ""
        self.zone: tzinfo = UTC
        self.company: dict[str, Any] = {}
        self.user: dict[str, Any] = {}
        self.user_id = 0
        self.restricted = False
        """Whether Dolibarr shows this user the accounts that he is a representative of, and no others."""
        self.keys = KeyBook()
        self.tables: dict[str, Table] = {}
        self.missing: dict[str, str] = {}
        """By kind: why this user has it not, in English."""
        self.mode = ""
        """How customers get prices of their own: levels | customer | breaks, empty where they do not."""
        self.levels = 0
        self.accounts: set[str] | None = None
        """Ids of the accounts this user has, where somebody needed them in this round."""
        self._prices_read = 0.0
        self._ahead: tuple[int, ...] = (0,)
        self._units: dict[str, str] = {}
        self._countries: dict[str, int] = {}
        self._extras: dict[str, Any] | None = None

    def open(self) -> None:
        """Look around, once. Raises RemoteError."""
        if self.identity:
            return
        self.api.status()
        self.zone = times.zone(self.api.zone_name, self.api.offset)
        self._greet()
        self._extras = self._soft(lambda: self.api.get("setup/extrafields", type=dict[str, Any]), None)
        units: Rows = self._soft(lambda: self.api.rows("setup/dictionary/units", limit=500), [])
        self._units = {str(u.get("rowid")): str(u.get("short_label") or u.get("code") or "") for u in units}
        for kind, known in self.mapping.kinds.items():
            if kind not in SYNTHETIC:
                self._settle(kind, known)
        if "account" not in self.tables:
            raise AccessDenied(detail=f"reading accounts: {self.missing.get('account', '')}")
        if "product" in self.tables:
            self._find_prices()
            for kind in SYNTHETIC:
                known = self.mapping.kind(kind)
                decoder = self._decoder(known)
                self.tables[kind] = Table(map=known, decoder=decoder, row=decoder.type, whole="", filter="", id="")
        if not self.company["currency"] and "order" in self.tables:  # the company is told to administrators alone
            sold: Rows = self._soft(lambda: self.api.rows("orders", limit=1, properties="id,multicurrency_code"), [])
            self.company["currency"] = next((str(row.get("multicurrency_code") or "") for row in sold), "")
        self._ahead = self._database_ahead()
        self.identity = self.keys.identity

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that are there, in the mapping's order; none before the first question, for modules decide."""
        return tuple(kind for kind in self.mapping.kinds if kind in self.tables)

    def custom(self) -> tuple[CustomField, ...]:
        """The customer's own fields of all kinds."""
        return tuple(own for table in self.tables.values() for own in table.map.custom)

    def without_own_key(self) -> tuple[str, ...]:
        """Elements of writable kinds that have no extra field for our keys."""
        tables = [t for t in self.tables.values() if t.map.more.get("element") and not t.map.read_only]
        return tuple(dict.fromkeys(str(t.map.more["element"]) for t in tables if not t.own))

    def since(self, moment: datetime) -> str:
        """A moment as the database's filters have it."""
        return times.text(moment, self.zone, self._ahead)

    def today(self) -> date:
        """The day it is at the server."""
        return (self.api.clock or datetime.now(UTC)).astimezone(self.zone).date()

    def scope(self) -> dict[str, Any]:
        """As `ServerFacts.scope`: of restricted users another token whenever their accounts are others, because
        Dolibarr stamps no account for being given to somebody or taken away."""
        bounded = self.bounds.scope(self.today())
        if not self.restricted:
            return bounded
        table = self.table("account")
        rows = self.api.rows(table.map.remote, sortfield=table.id, limit=_TERRITORY, sqlfilters=table.filter,
                             properties="id")  # fmt: skip
        return {**bounded, "token": limits.token(str(bounded["token"]), (str(row.get("id")) for row in rows))}

    def count_within(self, bounds: Bounds) -> dict[str, int]:
        """By kind: how many records there are within bounds."""
        found = {}
        for kind, table in self.tables.items():
            if not table.id:
                continue
            more = limits.condition(table.map, bounds, self.today(), self.user_id)
            asked = {"limit": 1, "properties": "id", "sqlfilters": both(table.whole, more), "pagination_data": "true"}
            told: Any = self.api.list(table.map.remote, Any, [], **asked)
            pages = told.get("pagination") if isinstance(told, dict) else None
            if isinstance(pages, dict):
                found[kind] = int(pages.get("total") or 0)
            else:  # before version 21 only third parties and few others count
                asked |= {"limit": _TERRITORY * 100, "pagination_data": ""}
                found[kind] = len(self.api.rows(table.map.remote, **asked))
        return found

    def prices_are_old(self) -> bool:
        """Whether prices that change without their product have to be read again; then they count as read."""
        if self._prices_read and time.monotonic() - self._prices_read < _PRICES_FOR:
            return False
        self._prices_read = time.monotonic()
        return True

    def forget(self) -> None:
        """Look around anew with the next question."""
        self.identity = ""
        self.tables.clear()
        self.missing.clear()

    # --- small tables that values point into ----------------------------------------------------------

    def list_name(self, level: Any, account: Any) -> str:
        """The id of an account's price list."""
        match self.mode:
            case "levels":
                return f"level{max(1, min(int(level or 1), self.levels))}"
            case "customer":
                return f"customer{account}"
            case "breaks":
                return "breaks"
        return ""

    def unit(self, id_: Any) -> str:
        """The short name of a unit."""
        return self._units.get(str(id_), "")

    def country_id(self, code: str) -> int | None:
        """The id of a country. Raises Refused."""
        wanted = code.upper()
        if wanted not in self._countries:
            try:
                told = self.api.get(f"setup/dictionary/countries/byCode/{wanted}", type=dict[str, Any])
                self._countries[wanted] = int(told["id"])
            except (Declined, AccessDenied, KeyError, TypeError, ValueError):
                raise Refused("invalid", f"There is no country {code!r} at the office.", field="country") from None
        return self._countries[wanted]

    # --- inside ---------------------------------------------------------------------------------------

    def _greet(self) -> None:
        told: dict[str, Any] = self._soft(
            lambda: self.api.get("users/info", type=dict[str, Any], includepermissions=1), {}
        )
        self.user_id = int(id_text(told["id"])) if told else 0
        login = str(told.get("login") or "")
        name = " ".join(str(told[part]) for part in ("firstname", "lastname") if told.get(part))
        self.user = {"login": login, "name": name or login, "admin": str(told.get("admin")) == "1"}
        self.restricted = not _sees_all(told)
        company: dict[str, Any] = self._soft(lambda: self.api.get("setup/company", type=dict[str, Any]), {})
        self.company = {
            "name": str(company.get("name") or ""),
            "currency": str(company.get("currency_code") or ""),
            "currency_digits": 2,
            "price_digits": 4,
            "tax_rounding": "line",
        }
        made = told.get("datec")
        who = f"{self.user_id}/{id_text(made) if made else made}" if self.user_id else self.api.wire.url
        self.keys = KeyBook(f"dolibarr/{who}")

    def _settle(self, kind: str, known: KindMap) -> None:
        try:
            self.tables[kind] = self._table(known)
        except Absent:
            self.missing[kind] = f"the module behind {known.remote} is switched off"
        except (AccessDenied, Declined) as error:
            self.missing[kind] = str(error.values.get("detail"))

    def _table(self, known: KindMap) -> Table:
        alias = str(known.more.get("alias", "t.rowid"))
        condition = str(known.filter or "")
        try:
            sample = self._sample(known, alias, condition)
        except BadFilter:
            if not known.more.get("loose"):
                raise
            condition = ""  # this version's list does not join what the filter names
            sample = self._sample(known, alias, condition)
        element = str(known.more.get("element", ""))
        extra = own = ""
        extras: dict[str, Any] | None = None
        if element:
            if self._extras is not None:
                extras = dict(self._extras.get(element) or {})
            extra = next((a for a in ("ef", "te") if self._takes(known, f"({a}.tms:>=:'{_NEVER}')")), "")
            if extra and (extras is None or OWN in extras) and self._takes(known, f"({extra}.{OWN}:=:'-')"):
                own = f"{extra}.{OWN}"
        settled = known.with_custom(custom(known.kind, extras, sample)) if element else known
        if own:
            settled = replace(settled, uid=f"{EXTRA}.options_{OWN}")
        lines = None if known.lines is None else self._decoder(known.lines)
        decoder = self._decoder(settled)
        return Table(
            map=settled,
            decoder=decoder,
            row=decoder.type if lines is None else _with_lines(decoder.type, lines.type),
            whole=condition,
            filter=both(condition, limits.condition(known, self.bounds, self.today(), self.user_id)),
            id=alias,
            lines=lines,
            extra=extra,
            own=own,
            extras=extras,
        )

    def _decoder(self, known: KindMap) -> Decoder:
        return Decoder(known, Surroundings(self.keys, self.zone), self.makers)

    def _sample(self, known: KindMap, alias: str, condition: str) -> Rows:
        return self.api.list(
            known.remote,
            Rows,
            [],
            sortfield=alias,
            sortorder="DESC",
            limit=_SAMPLE,
            sqlfilters=condition,
            properties=f"id,{EXTRA}",
        )

    def _takes(self, known: KindMap, condition: str) -> bool:
        """Whether a list can be filtered so; nothing is meant to be found."""
        try:
            self.api.list(known.remote, Rows, [], limit=1, properties="id", sqlfilters=condition)
        except (BadFilter, ServerFault, Declined):
            return False
        return True

    def _find_prices(self) -> None:
        """Which of the price modes is on: the routes of the others answer 400."""
        self.mode, self.levels = "", 0
        rows = self.api.rows("products", sortfield="t.rowid", limit=1, properties="id,multiprices")
        if not rows:
            return
        levels = rows[0].get("multiprices")
        if isinstance(levels, dict) and levels:
            self.mode, self.levels = "levels", len(levels)
        elif self._priced(rows[0]["id"], "per_customer"):
            self.mode = "customer"
        elif self._priced(rows[0]["id"], "per_quantity"):
            self.mode = "breaks"

    def _priced(self, product: Any, way: str) -> bool:
        try:
            self.api.get(f"products/{product}/selling_multiprices/{way}", type=Any)
        except Declined as error:
            return error.values.get("refusal") == "not_visible"  # on, but this product has none
        except (AccessDenied, ServerFault):
            return False
        return True

    def _database_ahead(self) -> tuple[int, ...]:
        asked = {"sortfield": "t.id", "sortorder": "DESC", "limit": 20, "properties": "id,datec,datem"}
        events: Rows = self._soft(lambda: self.api.rows("agendaevents", **asked), [])
        return times.shifts(events, self.api.offset)

    def _soft(self, ask: Callable[[], Any], otherwise: Any) -> Any:
        """The answer, or something else where this user may not ask or the route is not there."""
        try:
            return ask()
        except _SOFT:
            return otherwise


def _sees_all(user: Mapping[str, Any]) -> bool:
    """Whether the right "see all third parties" is among the user's; of an administrator who is not told any, yes."""
    rights = user.get("rights")
    found = rights.get("societe") if isinstance(rights, dict) else None
    if not isinstance(found, dict):
        return str(user.get("admin")) == "1"
    customers = found.get("client")
    return isinstance(customers, dict) and str(customers.get("voir")) in {"1", "True"}


def _with_lines(head: type[Any], line: type[Any]) -> type[Any]:
    """The struct of a head with its lines; an order without any may have `null`."""
    lines: Any = list[line] | None  # type: ignore[valid-type]  # made at run time
    return msgspec.defstruct("WithLines", [("lines", lines, None)], bases=(head,), gc=False)
