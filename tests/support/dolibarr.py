"""A model of a Dolibarr, in memory behind real HTTP: what the recordings in tests/recordings/dolibarr show of it.

`tms` is compared as text in the zone of the database's session and shown by no list of third parties, products and
contacts; an empty list of third parties is 404; `ref_ext` is not unique, extra fields declared so are; events drop
`ref_ext`; orders take any price and product; a validated order is validated again with 304; phone numbers lose blanks.
It is no Dolibarr: it knows the routes and columns that the connector asks for.
"""

import base64
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from tests.support.recorded import Request, Response

Row = dict[str, Any]
ROUTES = {
    "thirdparties": "societe", "contacts": "socpeople", "products": "product", "orders": "commande",
    "agendaevents": "actioncomm", "tickets": "ticket", "projects": "projet",
}  # fmt: skip
ALIAS = {"contacts": "te"}
STAMPS = {"orders": "date_modification", "agendaevents": "datem", "projects": "date_m", "tickets": "date_modification"}
_COLUMNS = {"fk_statut": "statut", "percent": "percentage", "note": "note_private", "fk_soc": "socid"}
_LEAF = re.compile(r"\(([a-zA-Z0-9_.]+):([<>!=a-z]+):('[^']*'|[^()]*)\)")
NAMES = {
    "thirdparties": "third parties", "contacts": "contacts", "products": "products", "orders": "orders",
    "agendaevents": "agenda events", "tickets": "tickets", "projects": "projects",
}  # fmt: skip


class Refusal(Exception):
    def __init__(self, status: int, message: str, detail: str = "") -> None:
        super().__init__(message)
        self.status, self.message, self.detail = status, message, detail


class DolibarrModel:
    """One company; `keys` are API keys by user id, `database_zone` is that of the session."""

    def __init__(self, *, unique: bool = True, version: str = "23.0.0", zone: str = "Europe/Madrid") -> None:
        self.version = version
        self.zone = ZoneInfo(zone)
        self.database_zone = self.zone
        self.now = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
        self.tables: dict[str, dict[int, Row]] = {route: {} for route in ROUTES}
        self.stamps: dict[tuple[str, int], datetime] = {}
        self.extra_stamps: dict[tuple[str, int], datetime] = {}
        self.users: dict[int, Row] = {}
        self.keys: dict[str, int] = {}
        self.territory: dict[int, set[int]] = {}
        self.off: set[str] = set()
        self.extras: dict[str, Row] = {element: {} for element in ROUTES.values()}
        self.mode = "levels"
        self.customer_prices: list[Row] = []
        self.breaks: dict[int, list[Row]] = {}
        self.documents: dict[str, bytes] = {}
        self.asked: list[Request] = []
        self.refuse_validation = ""
        self._last = 0
        self.add_user(1, "admin", "admin-key", admin=True)
        if unique:
            for element in ("societe", "socpeople", "commande", "actioncomm", "projet", "ticket"):
                self.extras[element]["sfa_uid"] = {"type": "varchar", "label": "SFA key", "unique": "1", "param": ""}

    # --- past the API -------------------------------------------------------------------------------------

    def add_user(self, id_: int, login: str, key: str, *, admin: bool = False) -> int:
        self.users[id_] = {"id": str(id_), "login": login, "lastname": login.title(), "datec": 1795331890 + id_,
                           "admin": "1" if admin else "0"}  # fmt: skip
        self.keys[key] = id_
        return id_

    def add(self, route: str, **values: Any) -> int:
        self._last += 1
        id_, lines = self._last, values.pop("lines", None)
        row = {**_DEFAULTS.get(route, {}), "id": id_, "array_options": [], "datec": self.seconds, **values}
        self.tables[route][id_] = row
        if lines is not None:
            row["lines"] = []
            for line in lines:
                self._add_line(row, line)
        self.touch(route, id_)
        return id_

    def touch(self, route: str, id_: int, at: datetime | None = None) -> None:
        """Stamp it; `at` an earlier moment is a transaction that commits late."""
        self.stamps[(route, id_)] = at or self.now

    def tick(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    @property
    def seconds(self) -> int:
        return int(self.now.timestamp())

    # --- HTTP ---------------------------------------------------------------------------------------------

    def __call__(self, request: Request) -> Response:
        self.asked.append(request)
        path = request.path.removeprefix("/api/index.php/")
        try:
            user = self.keys.get(request.headers.get("dolapikey", ""))
            if user is None:
                raise Refusal(401, "Unauthorized: Error user not valid")
            return self._answer(request, path.split("/"), user)
        except Refusal as no:
            if no.status == 501:
                return Response(501, "API not found (failed to include API file)", {"content-type": "text/html"})
            error = {"code": no.status, "message": no.message, **({"0": no.detail} if no.detail else {})}
            return Response(no.status, {"error": error})

    def _answer(self, request: Request, parts: list[str], user: int) -> Response:
        match request.method, parts:
            case "GET", ["status"]:
                local = self.now.astimezone(self.zone)
                return Response(body={"success": {"code": 200, "dolibarr_version": self.version,
                    "timestamp_now_utc": self.seconds, "timestamp_php_tz": str(self.zone),
                    "date_tz": local.strftime("%Y-%m-%d %H:%M:%S")}})  # fmt: skip
            case "GET", ["users", "info"]:
                rights = {"societe": {"client": {} if user in self.territory else {"voir": 1}}}
                return Response(body={**self.users[user], "rights": rights})
            case "GET", ["setup", "company"]:
                self._admin(user)
                return Response(body={"name": "ACME", "currency_code": "EUR"})
            case "GET", ["setup", "extrafields"]:
                self._admin(user)
                return Response(body=self.extras)
            case "POST", ["setup", "extrafields", element, name]:
                self._admin(user)
                self.extras[element][name] = {**request.body, "unique": str(request.body.get("unique", 0))}
                return Response(body=1)
            case "GET", ["setup", "dictionary", "vat"]:
                return Response(body=[{"rowid": "1", "taux": "20", "active": "1"}, {"taux": "10", "active": "1"}])
            case "GET", ["setup", "dictionary", "units"]:
                return Response(body=[{"rowid": "1", "short_label": "u", "code": "P"}])
            case "GET", ["setup", "dictionary", "countries", "byCode", code]:
                if code not in {"ES", "AR"}:
                    raise Refusal(404, "Not Found: country not found")
                return Response(body={"id": {"ES": "4", "AR": "23"}[code], "code": code})
            case _, ["documents", *_]:
                return self._documents(request, parts)
        route = parts[0]
        if route not in ROUTES or route in self.off:
            raise Refusal(501, "")
        match request.method, parts[1:]:
            case "GET", []:
                return Response(body=self._list(route, request.query, user))
            case "POST", []:
                return Response(body=self._create(route, request.body, user))
            case "GET", [id_]:
                return Response(body=self._shown(route, self._row(route, id_, user), request.query.get("properties")))
            case "PUT", [id_]:
                row = self._row(route, id_, user)
                self._update(route, row, request.body)
                return Response(body=self._shown(route, row, None))
            case "DELETE", [id_]:
                return self._delete(route, self._row(route, id_, user))
            case "GET", [id_, "selling_multiprices", way]:
                return self._prices(int(id_), way, request.query)
            case "POST", [id_, "validate"]:
                return self._validate(self._row(route, id_, user))
            case method, [id_, "lines", *line]:
                return self._lines(method, self._row(route, id_, user), line, request.body)
        raise Refusal(404, "Not Found")

    def _admin(self, user: int) -> None:
        if self.users[user]["admin"] != "1":
            raise Refusal(403, "Forbidden: Error API open to admin users only")

    # --- reading ------------------------------------------------------------------------------------------

    def _list(self, route: str, query: Mapping[str, str], user: int) -> Any:
        rows = [row for row in self.tables[route].values() if self._visible(route, row, user)]
        filters = query.get("sqlfilters", "")
        if filters:
            keep = self._condition(route, filters)
            rows = [row for row in rows if keep(row)]
        descending = query.get("sortorder", "ASC") == "DESC"
        rows.sort(key=lambda row: row["id"], reverse=descending)
        total, rows = len(rows), rows[: int(query.get("limit", 100))]
        if not rows and route == "thirdparties":
            raise Refusal(404, f"Not Found: No {NAMES[route]} found")
        shown = [self._shown(route, row, query.get("properties")) for row in rows]
        return {"data": shown, "pagination": {"total": total}} if query.get("pagination_data") else shown

    def _visible(self, route: str, row: Row, user: int) -> bool:
        if user not in self.territory or route == "products":
            return True
        account = row["id"] if route == "thirdparties" else int(row.get("socid") or row.get("fk_soc") or 0)
        return account in self.territory[user] or not account

    def _condition(self, route: str, filters: str) -> Callable[[Row], bool]:
        if filters.count("(") != filters.count(")"):
            raise Refusal(400, "Bad Request: Error when validating parameter sqlfilters -> Wrong balance")
        tests: list[Callable[[Row], bool]] = []

        def leaf(match: re.Match[str]) -> str:
            tests.append(self._leaf(route, match[1], match[2], match[3]))
            return f" t[{len(tests) - 1}](row) "

        code = compile(_LEAF.sub(leaf, filters).strip(), "filter", "eval")
        return lambda row: bool(eval(code, {"t": tests, "row": row}))

    def _leaf(self, route: str, column: str, way: str, told: str) -> Callable[[Row], bool]:
        alias, _, name = column.partition(".")
        value: Any = told.strip("'") if told.startswith("'") else int(told)
        extra = ALIAS.get(route, "ef")
        known = name in self.extras[ROUTES[route]] or name == "tms"
        if (
            (alias == extra and known)
            or (alias == "t" and name not in {"nope"})
            or (alias == "s" and route == "contacts")
        ):

            def get(row: Row) -> Any:
                if name == "tms":
                    stamps = self.stamps if alias == "t" else self.extra_stamps
                    at = stamps.get((route, row["id"]))
                    return at.astimezone(self.database_zone).strftime("%Y-%m-%d %H:%M:%S") if at else ""
                if alias == "s":
                    return self.tables["thirdparties"].get(int(row.get("socid") or 0), {}).get(name, 0)
                if alias != "t":
                    return (row["array_options"] or {}).get(f"options_{name}")
                if name in {"rowid", "id"}:
                    return row["id"]
                if name == "code":
                    return row.get("type_code")
                if name == "date_commande":
                    return datetime.fromtimestamp(row["date"], self.zone).date().isoformat()
                return row.get(_COLUMNS.get(name, name) if name not in row else name)
        else:
            raise Refusal(
                503, f"Service Unavailable: Error when retrieve {route} : Unknown column '{column}' in 'WHERE'"
            )

        def compare(row: Row) -> bool:
            found = get(row)
            if way == "like":
                return str(value).strip("%") in str(found or "")
            found = int(found or 0) if isinstance(value, int) else "" if found is None else str(found)
            return {"=": found == value, ">": found > value, ">=": found >= value, "<": found < value}[way]

        return compare

    def _shown(self, route: str, row: Row, properties: str | None) -> Row:
        seconds = int(self.stamps[(route, row["id"])].timestamp())
        shown = {**row, "id": str(row["id"]), "tms": None, "date_modification": ""}
        if route == "thirdparties" and row["array_options"]:
            shown["date_modification"] = seconds
        if route in STAMPS:
            shown[STAMPS[route]] = seconds + self._ahead(seconds)
        if route == "products" and self.mode != "levels":
            shown["multiprices"] = []
        if route == "orders":
            shown["statut"] = shown["status"] = str(row["statut"])
            shown["lines"] = [{**line, "id": str(line["id"])} for line in row["lines"]]
        if properties:
            names = properties.split(",")
            shown = {name: shown[name] for name in names if name in shown}
        return shown

    def _ahead(self, seconds: int) -> int:
        """PHP reads the database's text as if it were of its own zone."""
        at = datetime.fromtimestamp(seconds, UTC)
        theirs, own = at.astimezone(self.database_zone).utcoffset(), at.astimezone(self.zone).utcoffset()
        return int(((theirs or timedelta()) - (own or timedelta())).total_seconds())

    def _row(self, route: str, id_: str, user: int) -> Row:
        row = self.tables[route].get(int(id_))
        if row is None:
            raise Refusal(404, f"Not Found: {NAMES[route]} not found")
        if not self._visible(route, row, user):
            raise Refusal(403, "Forbidden: Access not allowed for login")
        return row

    # --- writing ------------------------------------------------------------------------------------------

    def _create(self, route: str, body: Any, user: int) -> int:
        sent = {name: value for name, value in body.items() if name != "caller"}
        needed = {"thirdparties": "name", "orders": "socid", "contacts": "lastname", "projects": "ref"}.get(route)
        if needed and not sent.get(needed):
            raise Refusal(400, f"Bad Request: {needed} field missing")
        if route == "orders" and not sent.get("date"):
            raise Refusal(400, "Bad Request: date field missing")
        if route == "orders" and int(sent["socid"]) not in self.tables["thirdparties"]:
            raise Refusal(500, "Internal Server Error: Error creating order", "Cannot add or update a child row")
        self._unique(route, sent, 0)
        if route == "agendaevents":
            sent.pop("ref_ext", None)
            sent["ref"] = ""
        if route == "orders":
            sent["date"] = self._midnight(int(sent["date"]))
            sent["statut"] = 0
        if route == "thirdparties":
            sent["code_client"] = f"CU2611-{self._last + 1:05}"
        if route == "tickets":
            sent["ref"] = f"TS2611-{self._last + 1:04}"
        id_ = self.add(route, **self._cleaned(route, sent))
        row = self.tables[route][id_]
        if route == "orders":
            row.setdefault("lines", [])
            row["ref"] = f"(PROV{id_})"
            self._sum(row)
        if route == "thirdparties" and user in self.territory:
            self.territory[user].add(id_)
        return id_

    def _update(self, route: str, row: Row, body: Any) -> None:
        sent = {name: value for name, value in body.items() if name not in {"caller", "fk_statut", "lines"}}
        self._unique(route, sent, row["id"])
        extra = sent.pop("array_options", None)
        if extra:
            row["array_options"] = {**(row["array_options"] or {}), **extra}
            self.extra_stamps[(route, row["id"])] = self.now
        if route == "tickets" and "status" in sent:
            row["fk_statut"] = str(sent["status"])
        row.update(self._cleaned(route, sent))
        self.touch(route, row["id"])

    def _cleaned(self, route: str, sent: Row) -> Row:
        prose = {"note_private", "note_public", "message", "description"}
        cleaned = {n: v.replace('"', "") if isinstance(v, str) and n not in prose else v for n, v in sent.items()}
        if route == "thirdparties" and "phone" in cleaned:
            cleaned["phone"] = re.sub(r"[\s.]", "", cleaned["phone"])
        if "country_id" in cleaned:
            cleaned["country_code"] = {4: "ES", 23: "AR"}.get(int(cleaned["country_id"] or 0), "")
        return cleaned

    def _unique(self, route: str, sent: Row, own: int) -> None:
        for code, value in (sent.get("array_options") or {}).items():
            field = self.extras[ROUTES[route]].get(code.removeprefix("options_"))
            if not field or field.get("unique") != "1" or not value:
                continue
            for row in self.tables[route].values():
                if row["id"] != own and (row["array_options"] or {}).get(code) == value:
                    raise Refusal(
                        500, "Internal Server Error: Error creating", f"Duplicate entry '{value}' for key 'uk'"
                    )

    def _delete(self, route: str, row: Row) -> Response:
        if route == "thirdparties" and any(int(o["socid"]) == row["id"] for o in self.tables["orders"].values()):
            raise Refusal(409, "Conflict: Can't delete, that product is probably used")
        del self.tables[route][row["id"]]
        return Response(body={"success": {"code": 200, "message": "deleted"}})

    def _validate(self, row: Row) -> Response:
        if self.refuse_validation:
            raise Refusal(500, f"Internal Server Error: Error when validating Order: {self.refuse_validation}")
        if row["statut"] != 0:
            return Response(304)
        row["statut"], row["ref"] = 1, f"CO2611-{row['id']:04}"
        self.touch("orders", row["id"])
        return Response(body=self._shown("orders", row, None))

    def _lines(self, method: str, order: Row, line: list[str], body: Any) -> Response:
        if method == "GET":
            return Response(body=order["lines"])
        if order["statut"] != 0:
            raise Refusal(400, "Bad Request")
        if method == "POST":
            self._add_line(order, body)
            answer: Any = order["lines"][-1]["id"]
        else:
            found = next((one for one in order["lines"] if one["id"] == int(line[0])), None)
            if found is None:
                raise Refusal(404, "Not Found: line not found")
            if method == "DELETE":
                order["lines"].remove(found)
                answer = {"success": {}}
            else:
                # As before version 21: what an update does not repeat becomes empty.
                text_only = {n for n in body if str(body[n]) != str(found.get(n))} <= {"desc"}
                order["lines"][order["lines"].index(found)] = {**_LINE, **body, "id": found["id"]}
                if text_only:
                    return Response(body=self._shown("orders", order, None))
                answer = self._shown("orders", order, None)
        self._sum(order)
        self.touch("orders", order["id"])
        return Response(body=answer)

    def _add_line(self, order: Row, line: Row) -> None:
        self._last += 1
        order["lines"].append({**_LINE, **line, "id": self._last})
        self._sum(order)

    def _sum(self, order: Row) -> None:
        """Per line, as recorded (31a): with and without tax are rounded, the tax is their difference."""
        for line in order["lines"]:
            rate = Decimal(str(line["tva_tx"]).split(" ")[0])
            gross = Decimal(str(line["qty"])) * Decimal(str(line["subprice"]))
            gross *= 1 - Decimal(str(line["remise_percent"])) / 100
            net, total = _cents(gross), _cents(gross * (1 + rate / 100))
            line.update(total_ht=f"{net:.8f}", total_tva=f"{total - net:.8f}", total_ttc=f"{total:.8f}")
        for name in ("total_ht", "total_tva", "total_ttc"):
            order[name] = f"{sum(Decimal(line[name]) for line in order['lines']):.8f}"
        order["total_localtax1"] = order["total_localtax2"] = "0.00000000"

    def _midnight(self, seconds: int) -> int:
        day = datetime.fromtimestamp(seconds, self.zone)
        return int(day.replace(hour=0, minute=0, second=0).timestamp())

    def _prices(self, product: int, way: str, query: Mapping[str, str]) -> Response:
        mode = {"per_segment": "levels", "per_customer": "customer", "per_quantity": "breaks"}[way]
        if mode != self.mode:
            raise Refusal(400, "Bad Request: API not available: this mode of pricing is not enabled by setup")
        if mode == "customer":
            account = query.get("thirdparty_id", "")
            rows = [{**row, "db": {"password": "leaked"}} for row in self.customer_prices
                    if row["fk_product"] == str(product) and account in ("", row["fk_soc"])]  # fmt: skip
            if not rows:
                raise Refusal(404, "Not Found: Prices not found")
            return Response(body=rows)
        return Response(body={"prices_by_qty": "1", "prices_by_qty_list": self.breaks.get(product, [])})

    def _documents(self, request: Request, parts: list[str]) -> Response:
        body, query = request.body, request.query
        match request.method, parts[1:]:
            case "POST", ["upload"]:
                if body["modulepart"] == "thirdparty":
                    raise Refusal(500, "Internal Server Error: Modulepart thirdparty not implemented yet.")
                path = f"{body['modulepart']}/{body['ref']}/{body['filename']}"
                if path in self.documents and not body["overwriteifexists"]:
                    raise Refusal(400, f"Bad Request: File with name '{body['filename']}' already exists.")
                self.documents[path] = base64.b64decode(body["filecontent"])
                return Response(body=body["filename"])
            case "GET", []:
                part = {"thirdparty": "societe"}.get(query["modulepart"], query["modulepart"])
                folder = query["id"] if part == "societe" else self._ref(query["id"])
                found = [path for path in self.documents if path.startswith(f"{part}/{folder}/")]
                if not found:
                    raise Refusal(404, "Not Found: Search for modulepart gives no document")
                return Response(body=[{"relativename": path.split("/")[-1], "level1name": folder, "type": "file",
                                       "size": len(self.documents[path])} for path in found])  # fmt: skip
            case "GET", ["download"]:
                held = self.documents.get(f"{query['modulepart']}/{unquote(query['original_file'])}")
                if held is None:
                    raise Refusal(404, "Not Found: File not found")
                return Response(body={"content": base64.b64encode(held).decode(), "encoding": "base64"})
        raise Refusal(404, "Not Found")

    def _ref(self, id_: str) -> str:
        return next(str(t[int(id_)]["ref"]) for t in self.tables.values() if int(id_) in t and t[int(id_)].get("ref"))


def _cents(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


_DEFAULTS: dict[str, Row] = {
    "thirdparties": {"client": "1", "status": "1", "price_level": 1, "outstanding_limit": None, "address": "",
                     "zip": "", "town": "", "country_code": "", "phone": "", "email": "", "tva_intra": "",
                     "note_public": None, "ref_ext": None, "url": None},
    "contacts": {"statut": "1", "firstname": "", "poste": "", "email": "", "phone_pro": "", "ref_ext": None},
    "products": {"status": "1", "type": "0", "fk_unit": None, "stock_reel": "40", "tva_tx": "10.0000", "barcode": None,
                 "price": "0", "multiprices": [], "default_vat_code": None},
    "orders": {"statut": 0, "ref_client": None, "ref_ext": None, "note_public": "", "note_private": "",
               "multicurrency_code": "EUR", "delivery_date": ""},
    "agendaevents": {"type_code": "AC_RDV", "percentage": "0", "note_private": "", "socid": None, "contact_id": None,
                     "datep": 1795426200, "datef": 1795428900, "label": ""},
    "tickets": {"fk_statut": "0", "severity_code": "NORMAL", "fk_soc": None, "date_close": "", "message": ""},
    "projects": {"usage_opportunity": 1, "opp_status": "1", "ref_ext": None, "description": "", "date_end": ""},
}  # fmt: skip
_LINE: Row = {
    "fk_product": None, "desc": "", "qty": 0, "subprice": "0.00000000", "tva_tx": "0.0000", "remise_percent": "0",
    "rang": 0, "fk_unit": None, "product_type": 0,
}  # fmt: skip


def company(server: DolibarrModel, customers: int = 8) -> tuple[list[int], int, int]:
    """Fill the model: customers with a contact, a visit and a task each, and two products; their ids."""
    oil, wine = (
        server.add("products", ref=code, label=name, price=prices["3"], multiprices=prices, tva_tx=f"{rate}.0000")
        for code, name, rate, prices in (
            ("ACE-750", "Aceite 750 ml", 21, {"1": "7.95000000", "2": "7.31400000", "3": "6.75800000"}),
            ("VIN-075", "Vino tinto 75 cl", 10, {"1": "1.33300000", "2": "1.30000000", "3": "1.20000000"}),
        )
    )
    made = []
    for number in range(customers):
        account = server.add("thirdparties", name=f"Farmacia {number}", code_client=f"C{number:04}",
                             town="Madrid" if number % 2 else "")  # fmt: skip
        made.append(account)
        server.add("contacts", lastname=f"Ruiz {number}", firstname="Ana", socid=str(account))
        server.add("agendaevents", label="Visita", socid=str(account))
        server.add("agendaevents", label="Llamar", socid=str(account), type_code="AC_TEL")
        server.add("agendaevents", label="created", socid=str(account), type_code="AC_OTH_AUTO")
        server.add("tickets", subject="Caja rota", fk_soc=str(account), ref=f"TS{number}")
        server.add("projects", title="Navidad", socid=str(account), ref=f"OPP-{number}", opp_amount="1500.50000000")
    server.tick(3600)
    return made, oil, wine
