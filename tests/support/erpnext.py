"""A model of an ERPNext, in memory behind real HTTP: what the recordings in tests/recordings/erpnext show of it.

Stamps are wall time of Europe/Paris with microseconds; lists give 20 rows unless told; child tables want their parent;
names are made by the server; refusals are HTTP 417 with their words inside JSON inside JSON; the last write wins unless
`modified` is sent; orders get item prices and pricing rules, but neither price list nor tax rows of their own.
It is no ERPNext: fields are those the connector asks for.
"""

import hashlib
import itertools
import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from email.utils import format_datetime
from typing import Any
from zoneinfo import ZoneInfo

from tests.support.erpnext_doctypes import CHILDREN, DOCTYPES, PREFIXES, TITLED
from tests.support.recorded import Request, Response

Doc = dict[str, Any]
PARIS = ZoneInfo("Europe/Paris")
_ORDER = re.compile(r"`tab([^`]+)`\.`([^`]+)` (asc|desc)")


class Fault(Exception):
    """An error as Frappe gives it."""

    def __init__(self, status: int, name: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.name = name
        self.message = message


def refused(message: str, name: str = "ValidationError") -> Fault:
    return Fault(417, name, message)


class ErpnextModel:
    """The server. `now` (UTC) moves by 250 ms with every writing call; `users` by API key: (secret, login)."""

    def __init__(self) -> None:
        self.fields = {doctype: dict(fields) for doctype, fields in DOCTYPES.items()}
        self.tables: dict[str, dict[str, Doc]] = {doctype: {} for doctype in DOCTYPES}
        self.now = datetime(2026, 11, 24, 9, 0, 0, 123456, tzinfo=UTC)
        self.users: dict[str, tuple[str, str]] = {}
        self.denied: dict[str, set[tuple[str, str]]] = {}
        """By login: (doctype, act) without the right; act is read, create, write, submit or delete."""
        self.hidden: Callable[[str, str, Doc], bool] = lambda login, doctype, doc: False
        self.not_permitted: dict[str, set[str]] = {}
        """By login: fields above his level."""
        self.admins = {"Administrator"}
        self.user_permissions: dict[str, Any] = {}
        self.credit_limit = 5000.0
        self.warehouse_required = False
        """Whether the site has no default warehouse."""
        self.closed_methods: set[str] = set()
        self.calls: list[str] = []
        self._numbers = itertools.count(1)

    # --- what a test does at the office -----------------------------------------------------------------

    def add(self, doctype: str, **values: Any) -> str:
        """A record made at the office; its name."""
        return str(self._insert("Administrator", doctype, values)["name"])

    def set(self, doctype: str, name: str, *, stamped: bool = True, **values: Any) -> None:
        """A record changed at the office; not `stamped` as `db_set(update_modified=False)` does."""
        doc = self.tables[doctype][name]
        doc.update(values)
        if stamped:
            doc["modified"] = self.stamp()

    def rename(self, doctype: str, old: str, new: str) -> None:
        """The key itself changes, without a trace."""
        doc = self.tables[doctype].pop(old)
        self.tables[doctype][new] = {**doc, "name": new, "modified": self.stamp()}

    def remove(self, doctype: str, name: str) -> None:
        self._delete("Administrator", doctype, name)

    def stamp(self) -> str:
        """The wall time now; time goes on."""
        self.now += timedelta(milliseconds=250)
        return self.now.astimezone(PARIS).strftime("%Y-%m-%d %H:%M:%S.%f")

    # --- the server ---------------------------------------------------------------------------------------

    def __call__(self, request: Request) -> Response:
        self.calls.append(f"{request.method} {request.path}")
        try:
            response = self._answer(request)
        except Fault as fault:
            message = json.dumps({"message": fault.message, "raise_exception": 1})
            body = {"exception": f"frappe.exceptions.{fault.name}: {fault.message}", "exc_type": fault.name,
                    "_server_messages": json.dumps([message])}  # fmt: skip
            response = Response(fault.status, body)
        return Response(response.status, response.body, {"date": format_datetime(self.now, usegmt=True)})

    def _answer(self, request: Request) -> Response:
        if request.path == "/api/method/ping" and "authorization" not in request.headers:
            return Response(200, {"message": "pong"})
        login = self._login(request)
        if request.path.startswith("/private/files/"):
            found = next((d for d in self.tables["File"].values() if d["file_url"] == request.path), None)
            return Response(200, found["content"]) if found else Response(404, "<html>")
        area, _, rest = request.path.removeprefix("/api/").partition("/")
        if area == "method":
            return self._method(login, rest, request)
        doctype, _, name = rest.partition("/")
        if doctype not in self.tables and doctype not in CHILDREN:
            raise Fault(404, "DoesNotExistError", f"DocType {doctype} not found")
        body = request.body if isinstance(request.body, dict) else {}
        match request.method:
            case "GET" if name:
                doc = self._seen(login, doctype, name, "read")
                return Response(200, {"data": {field: v for field, v in doc.items() if field != "content"}})
            case "GET":
                asked = {
                    k: json.loads(v) if k in ("fields", "filters", "or_filters") else v
                    for k, v in request.query.items()
                }
                return Response(200, {"data": self._list(login, doctype, asked)})
            case "POST":
                return Response(200, {"data": self._insert(login, doctype, body)})
            case "PUT":
                return Response(200, {"data": self._update(login, doctype, name, body)})
            case _:
                self._delete(login, doctype, name)
                return Response(202, {"data": "ok"})

    def _login(self, request: Request) -> str:
        key, _, secret = request.headers.get("authorization", "").removeprefix("token ").partition(":")
        known = self.users.get(key)
        if known is None or known[0] != secret:
            raise Fault(401, "AuthenticationError", "")
        return known[1]

    def _method(self, login: str, method: str, request: Request) -> Response:
        query, short = request.query, method.rpartition(".")[2]
        if short in self.closed_methods:
            raise Fault(403, "PermissionError", f"Function {method} is not whitelisted.")
        match short:
            case "ping":
                told: Any = "pong"
            case "get_logged_user":
                told = login
            case "get_time_zone":
                told = {"time_zone": "Europe/Paris"}
            case "get_value":
                if query["doctype"] == "System Settings" and login not in self.admins:
                    raise Fault(403, "PermissionError", "No permission for System Settings")
                told = {"currency_precision": "", "time_zone": "Europe/Paris"}
                if query["doctype"] == "Selling Settings":
                    told = {"selling_price_list": "Standard Selling"}
            case "get_versions":
                told = {"erpnext": {"version": "15.40.0"}}
            case "has_permission":
                told = {"has_permission": (query["doctype"], query["perm_type"]) not in self.denied.get(login, set())}
            case "getdoctype":
                return Response(200, {"docs": self._metas(query["doctype"])})
            case "get_list":
                told = self._list(login, request.body["doctype"], request.body)
            case "get_user_permissions":
                told = self.user_permissions.get(login, {})
            case "get_party_details":
                customer = self._seen(login, "Customer", query["party"], "read")
                told = {"selling_price_list": query.get("price_list") or customer.get("default_price_list"),
                        "currency": customer.get("default_currency"), "taxes_and_charges": None}  # fmt: skip
            case "upload_file":
                told = self._upload(request)
            case _:
                raise Fault(403, "PermissionError", f"Function {method} is not whitelisted.")
        return Response(200, {"message": told})

    def _metas(self, doctype: str) -> list[Doc]:
        if doctype not in self.tables:
            raise Fault(404, "DoesNotExistError", f"DocType {doctype} not found")
        names = [doctype, *(child for child, parent in CHILDREN.items() if doctype in parent["of"])]
        metas = []
        for name in names:
            fields = self.fields.get(name) or CHILDREN[name]["fields"]
            told = [
                {"fieldname": f, "fieldtype": t, "label": f.title(), **self._custom(name, f)} for f, t in fields.items()
            ]
            roles = [{"role": "Sales Master Manager", "read": 1, "permlevel": 0}]
            metas.append({"name": name, "fields": told, "permissions": roles})
        return metas

    def _custom(self, doctype: str, field: str) -> Doc:
        own = field == "sfa_uid" or field.startswith("x_")
        options = "\nA\nB\nC" if field == "x_potencial" else ""
        return {"is_custom_field": int(own), "unique": int(field == "sfa_uid"), "options": options}

    # --- reading ------------------------------------------------------------------------------------------

    def _may(self, login: str, doctype: str, act: str) -> None:
        if (doctype, act) in self.denied.get(login, set()) or (
            doctype in ("Deleted Document", "Custom Field", "System Settings") and login not in self.admins
        ):
            raise Fault(403, "PermissionError",
                        f"User <strong>{login}</strong> does not have doctype access via role permission for document "
                        f"<strong>{doctype}</strong>")  # fmt: skip

    def _seen(self, login: str, doctype: str, name: str, act: str) -> Doc:
        self._may(login, doctype, act)
        doc = self.tables[doctype].get(name)
        if doc is None:
            raise Fault(404, "DoesNotExistError", f"{doctype} {name} not found")
        if self.hidden(login, doctype, doc):
            raise Fault(
                403, "PermissionError", f"User {login} does not have access to this document: {doctype} - {name}"
            )
        return doc

    def _list(self, login: str, doctype: str, asked: Mapping[str, Any]) -> list[Doc]:
        child = CHILDREN.get(doctype)
        if child:
            parent = str(asked.get("parent") or "")
            if parent not in child["of"]:
                raise Fault(403, "PermissionError", f"No permission for {doctype}")
            self._may(login, parent, "read")
            rows = [row for doc in self.tables[parent].values() for row in doc.get(child["of"][parent]) or ()]
        else:
            self._may(login, doctype, "read")
            rows = [doc for doc in self.tables[doctype].values() if not self.hidden(login, doctype, doc)]
        fields = asked.get("fields") or ["name"]
        standard = {"name", "owner", "creation", "modified", "docstatus", "idx", "parent", "parenttype"}
        known = standard | set(self.fields.get(doctype) or (child["fields"] if child else {}))
        for field in fields:
            if field not in known or field in self.not_permitted.get(login, set()):
                raise refused(f"Field not permitted in query: {field}", "DataError")
        for one in asked.get("filters") or ():
            rows = [row for row in rows for _ in range(self._fits(doctype, row, *one))]  # a join repeats rows
        if either := asked.get("or_filters"):
            rows = [row for row in rows if any(self._fits(doctype, row, *one) for one in either)]
        for table, field, way in reversed(_ORDER.findall(str(asked.get("order_by") or ""))):
            assert table == doctype
            rows = sorted(rows, key=lambda row, by=field: _sorting(row.get(by)), reverse=way == "desc")
        limit = int(asked.get("limit_page_length", 20))
        return [{field: row.get(field) for field in fields} for row in (rows[:limit] if limit else rows)]

    def _fits(self, doctype: str, row: Doc, of: str, field: str, sign: str, value: Any) -> int:
        if of != doctype:
            rows = row.get(CHILDREN[of]["of"][doctype]) or ()
            return sum(self._fits(of, one, of, field, sign, value) for one in rows)
        have = row.get(field)
        match sign:
            case "=":
                return int(have == value or (value == 0 and not have))
            case "in":
                return int(have in value)
            case "is":
                return int(bool(have) is (value == "set"))
            case "like":
                return int(str(value).strip("%") in str(have or ""))
            case ">=":
                return int(str(have or "") >= str(value))
            case ">":
                return int(_sorting(have) > _sorting(value))
            case _:
                raise refused(f"Operator must be one of =, in, … not {sign}")

    # --- writing ------------------------------------------------------------------------------------------

    def _insert(self, login: str, doctype: str, values: Mapping[str, Any]) -> Doc:
        self._may(login, doctype, "create")
        stamp = self.stamp()
        doc: Doc = {k: v for k, v in values.items() if k != "name"}
        doc.update(owner=login, creation=stamp, modified=stamp, docstatus=0)
        doc["name"] = self._new_name(doctype, values)
        if doctype == "Custom Field":
            self.fields.setdefault(str(doc["dt"]), {})[str(doc["fieldname"])] = str(doc["fieldtype"])
        self._check_unique(doctype, doc)
        if doctype == "ToDo" and login not in self.admins and doc.get("allocated_to") != login:
            raise Fault(403, "PermissionError", "No permission for ToDo")
        if doctype == "Sales Order":
            self._check_customer(login, doc)
            doc["status"] = "Draft"
            self._price(doc)
        if doctype == "Customer" and (doc.get("mobile_no") or doc.get("email_id")):
            contact = {"first_name": doc["customer_name"], "mobile_no": doc.get("mobile_no"),
                       "links": [{"link_doctype": "Customer", "link_name": doc["name"]}]}  # fmt: skip
            doc["customer_primary_contact"] = self._insert(login, "Contact", contact)["name"]
        self._keep(doctype, doc)
        return doc

    def _update(self, login: str, doctype: str, name: str, values: Mapping[str, Any]) -> Doc:
        doc = self._seen(login, doctype, name, "write")
        if "modified" in values and values["modified"] != doc["modified"]:
            raise refused("Error: Document has been modified after you have opened it "
                          f"({doc['modified']}, {values['modified']}).", "TimestampMismatchError")  # fmt: skip
        new = {**doc, **{k: v for k, v in values.items() if k not in ("name", "modified")}}
        if doctype == "Sales Order":
            if doc["docstatus"] == 1 and "items" in values:
                raise refused("Not allowed to change Quantity after submission", "UpdateAfterSubmitError")
            if new["docstatus"] == 1 and doc["docstatus"] == 0:
                self._submit(login, new)
            elif new["docstatus"] == 2:
                new["status"] = "Cancelled"
            elif "items" in values:
                self._price(new)
        self._check_unique(doctype, new)
        new["modified"] = self.stamp()
        self._keep(doctype, new)
        return new

    def _delete(self, login: str, doctype: str, name: str) -> None:
        doc = self._seen(login, doctype, name, "delete")
        if doc["docstatus"] == 1:
            raise refused(f"{doctype} {name}: Submitted Record cannot be deleted.")
        if any(order.get("customer") == name for order in self.tables["Sales Order"].values()):
            raise refused(f"Cannot delete because {name} is linked with a Sales Order", "LinkExistsError")
        del self.tables[doctype][name]
        self.add("Deleted Document", deleted_doctype=doctype, deleted_name=name)

    def _keep(self, doctype: str, doc: Doc) -> None:
        """Child rows are documents with names; what was no field of the doctype is forgotten."""
        for child, told in CHILDREN.items():
            field = told["of"].get(doctype)
            if field is None:
                continue
            for number, row in enumerate(doc.get(field) or (), 1):
                row.update(name=row.get("name") or f"row{next(self._numbers):05}", idx=number, parent=doc["name"],
                           parenttype=doctype, modified=doc["modified"], doctype=child)  # fmt: skip
        if doctype == "Contact":
            for row in doc.get("phone_nos") or ():
                doc["mobile_no" if row.get("is_primary_mobile_no") else "phone"] = row["phone"]
            for row in doc.get("email_ids") or ():
                doc["email_id"] = row["email_id"]
        self.tables[doctype][doc["name"]] = json.loads(json.dumps(doc)) if doctype != "File" else doc

    def _new_name(self, doctype: str, values: Mapping[str, Any]) -> str:
        if doctype in TITLED:
            name = str(values.get(TITLED[doctype]) or "")
            if not name:
                raise refused(f"Error: Value missing for {doctype}: {TITLED[doctype]}", "MandatoryError")
            suffix = next(n for n in itertools.count() if (f"{name} - {n}" if n else name) not in self.tables[doctype])
            return f"{name} - {suffix}" if suffix else name
        return f"{PREFIXES.get(doctype, 'r')}{next(self._numbers):05}"

    def _check_unique(self, doctype: str, doc: Doc) -> None:
        key = doc.get("sfa_uid")
        if "sfa_uid" not in self.fields[doctype]:
            doc.pop("sfa_uid", None)  # unknown fields are dropped without a word
        elif key and any(d.get("sfa_uid") == key and d["name"] != doc["name"] for d in self.tables[doctype].values()):
            raise refused("SFA id must be unique", "UniqueValidationError")
        others = self.tables[doctype].values() if doctype == "Sales Order" and doc.get("po_no") else ()
        for other in others:
            same = (other["customer"], other.get("po_no")) == (doc["customer"], doc["po_no"])
            if same and other["name"] != doc["name"] and other["docstatus"] < 2:
                raise refused(f"Sales Order <strong>{other['name']}</strong> already exists against Customer's "
                              f"Purchase Order <strong>{doc['po_no']}</strong>")  # fmt: skip

    # --- orders -------------------------------------------------------------------------------------------

    def _check_customer(self, login: str, doc: Doc) -> None:
        if not doc.get("customer"):
            raise refused("Error: Value missing for Sales Order: Customer", "MandatoryError")
        self._seen(login, "Customer", doc["customer"], "read")
        if not doc.get("items"):
            raise Fault(500, "TypeError", "unsupported operand type(s) for *: 'NoneType' and 'float'")
        if not doc.get("delivery_date"):
            raise refused("Please enter Delivery Date")
        if doc["delivery_date"] < doc["transaction_date"]:
            raise refused("Expected Delivery Date should be after Sales Order Date")

    def _price(self, doc: Doc) -> None:
        doc.setdefault("selling_price_list", "Standard Selling")
        net = Decimal(0)
        for row in doc["items"]:
            item = self.tables["Item"].get(row["item_code"])
            if item is None:
                raise Fault(404, "DoesNotExistError", f"Item {row['item_code']} not found")
            if self.warehouse_required and not row.get("warehouse"):
                raise refused(f"Delivery warehouse required for stock item {row['item_code']}", "WarehouseRequired")
            if Decimal(str(row["qty"])) % 1 and item["stock_uom"] == "Nos":
                raise refused(f"Row 1: Quantity ({row['qty']}) cannot be a fraction. To allow this, disable "
                              "'<strong>Must be Whole Number</strong>' in UOM <strong>Nos</strong>.")  # fmt: skip
            price = self._list_price(doc, row)
            rate = _cents(price * (1 - Decimal(str(row.get("discount_percentage") or 0)) / 100))
            row.update(item_name=item["item_name"], uom=item["stock_uom"], price_list_rate=float(_cents(price)),
                       rate=float(rate), amount=float(_cents(rate * Decimal(str(row["qty"])))))  # fmt: skip
            row["net_amount"] = row["amount"]
            net += Decimal(str(row["amount"]))
        share = sum(Decimal(str(one.get("rate") or 0)) for one in doc.get("taxes") or ())
        tax = _cents(net * share / 100)
        doc.update(net_total=float(net), total_taxes_and_charges=float(tax), grand_total=float(net + tax))

    def _list_price(self, doc: Doc, row: Doc) -> Decimal:
        rules = [r for r in self.tables["Pricing Rule"].values() if r["item_code"] == row["item_code"]]
        fitting = [r for r in rules if r["min_qty"] <= float(row["qty"])]
        if fitting:
            return Decimal(str(fitting[-1]["rate"]))
        for price in self.tables["Item Price"].values():
            same = (price["item_code"], price["price_list"]) == (row["item_code"], doc["selling_price_list"])
            if same and (price.get("valid_from") or "") <= doc["transaction_date"]:
                return Decimal(str(price["price_list_rate"]))
        return Decimal(0)  # no error: it costs nothing

    def _submit(self, login: str, doc: Doc) -> None:
        self._may(login, "Sales Order", "submit")
        if doc["grand_total"] > self.credit_limit:
            raise refused(f"Credit limit has been crossed for customer {doc['customer']} "
                          f"({doc['grand_total']}/{self.credit_limit})<br><br>Please contact Sales.")  # fmt: skip
        doc["status"] = "To Deliver and Bill"

    # --- files --------------------------------------------------------------------------------------------

    def _upload(self, request: Request) -> Doc:
        border = request.headers["content-type"].partition("boundary=")[2].encode()
        parts = {}
        for part in request.body.split(b"--" + border)[1:-1]:
            head, _, content = part.strip(b"\r\n").partition(b"\r\n\r\n")
            name = re.search(rb'name="([^"]+)"', head)
            file_name = re.search(rb'filename="([^"]+)"', head)
            assert name
            parts[name[1].decode()] = (file_name[1].decode() if file_name else "", content)
        file_name, content = parts["file"]
        name = f"file{next(self._numbers):05}"
        doc = {"name": name, "file_name": file_name, "file_url": f"/private/files/{file_name}", "content": content,
               "file_size": len(content), "content_hash": hashlib.md5(content, usedforsecurity=False).hexdigest(),
               "attached_to_doctype": parts["doctype"][1].decode(), "attached_to_name": parts["docname"][1].decode(),
               "creation": self.stamp(), "docstatus": 0}  # fmt: skip
        self.tables["File"][name] = doc
        return {k: v for k, v in doc.items() if k != "content"}


def _sorting(value: Any) -> Any:
    """As the database's collation: neither case nor accents count."""
    plain = unicodedata.normalize("NFKD", value.casefold()) if isinstance(value, str) else value
    if isinstance(plain, str):
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    return (plain is not None, plain)


def _cents(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), ROUND_HALF_EVEN)
