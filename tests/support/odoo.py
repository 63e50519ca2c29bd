"""A model of an Odoo, in memory behind real HTTP: what the recordings in tests/recordings/odoo show of its behaviour.

Stamps are the start of a transaction, whole seconds outside and microseconds inside; 19 rounds `>` up to the next one;
nothing is unique; nothing tells deletions; a confirmed order refuses to be confirmed again; errors as recorded.
It is no Odoo: fields are those the connector asks for, and prices are list prices less the list's percentage.
"""

import base64
import hashlib
import itertools
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

from tests.support.recorded import Request, Response

Row = dict[str, Any]
CHAR, TEXT, FLOAT, BOOL, INT, DATE, MOMENT = "char", "text", "float", "boolean", "integer", "date", "datetime"
_PARTNER = {
    "name": CHAR, "ref": CHAR, "vat": CHAR, "city": CHAR, "phone": CHAR, "email": CHAR, "website": CHAR, "street": CHAR,
    "zip": CHAR, "function": CHAR, "comment": TEXT, "type": CHAR, "is_company": BOOL, "active": BOOL, "credit": FLOAT,
    "credit_limit": FLOAT, "parent_id": "res.partner", "commercial_partner_id": "res.partner", "user_id": "res.users",
    "country_id": "res.country", "category_id": ["res.partner.category"], "industry_id": "res.partner.industry",
    "property_product_pricelist": "product.pricelist", "property_payment_term_id": "account.payment.term",
    "x_potencial": "selection",
}  # fmt: skip
FIELDS: dict[str, dict[str, Any]] = {
    "res.partner": _PARTNER,
    "res.users": {"name": CHAR, "login": CHAR, "tz": CHAR, "company_id": "res.company", "partner_id": "res.partner"},
    "res.company": {"name": CHAR, "currency_id": "res.currency", "partner_id": "res.partner",
                    "tax_calculation_rounding_method": CHAR},
    "res.currency": {"name": CHAR, "rate": FLOAT, "decimal_places": INT, "active": BOOL},
    "res.country": {"name": CHAR, "code": CHAR},
    "res.partner.category": {"name": CHAR},
    "res.partner.industry": {"name": CHAR},
    "account.payment.term": {"name": CHAR},
    "account.tax": {"name": CHAR, "amount_type": CHAR, "amount": FLOAT, "active": BOOL, "type_tax_use": CHAR},
    "product.category": {"name": CHAR, "parent_path": CHAR},
    "uom.uom": {"name": CHAR},
    "product.template": {"name": CHAR},
    "product.product": {"name": CHAR, "default_code": CHAR, "barcode": CHAR, "lst_price": FLOAT, "free_qty": FLOAT,
                        "active": BOOL, "sale_ok": BOOL, "categ_id": "product.category", "uom_id": "uom.uom",
                        "product_tmpl_id": "product.template", "taxes_id": ["account.tax"]},
    "product.pricelist": {"name": CHAR, "currency_id": "res.currency", "active": BOOL},
    "product.pricelist.item": {
        "pricelist_id": "product.pricelist", "applied_on": CHAR, "product_tmpl_id": "product.template",
        "product_id": "product.product", "categ_id": "product.category", "min_quantity": FLOAT, "compute_price": CHAR,
        "fixed_price": FLOAT, "percent_price": FLOAT, "base": CHAR, "price_discount": FLOAT, "price_surcharge": FLOAT,
        "price_round": FLOAT, "price_min_margin": FLOAT, "price_max_margin": FLOAT, "date_start": MOMENT,
        "date_end": MOMENT},
    "sale.order": {"name": CHAR, "state": CHAR, "partner_id": "res.partner", "date_order": MOMENT, "origin": CHAR,
                   "commitment_date": MOMENT, "client_order_ref": CHAR, "user_id": "res.users", "note": TEXT,
                   "pricelist_id": "product.pricelist", "currency_id": "res.currency", "amount_untaxed": FLOAT,
                   "amount_tax": FLOAT, "amount_total": FLOAT, "order_line": ["sale.order.line"],
                   "partner_invoice_id": "res.partner", "partner_shipping_id": "res.partner"},
    "sale.order.line": {"order_id": "sale.order", "sequence": INT, "display_type": CHAR,
                        "product_id": "product.product", "name": CHAR, "product_uom_qty": FLOAT,
                        "product_uom_id": "uom.uom", "price_unit": FLOAT,
                        "discount": FLOAT, "price_subtotal": FLOAT, "tax_ids": ["account.tax"]},
    "calendar.event": {"name": CHAR, "start": MOMENT, "stop": MOMENT, "duration": FLOAT, "description": TEXT,
                       "partner_ids": ["res.partner"], "user_id": "res.users", "active": BOOL},
    "mail.activity": {"res_model": CHAR, "res_id": INT, "summary": CHAR, "note": TEXT, "date_deadline": DATE,
                      "active": BOOL, "user_id": "res.users", "activity_type_id": "mail.activity.type"},
    "mail.activity.type": {"name": CHAR},
    "crm.lead": {"name": CHAR, "type": CHAR, "partner_id": "res.partner", "expected_revenue": FLOAT,
                 "probability": FLOAT, "stage_id": "crm.stage", "active": BOOL, "date_deadline": DATE,
                 "description": TEXT, "user_id": "res.users", "lost_reason_id": "crm.lost.reason"},
    "crm.stage": {"name": CHAR, "is_won": BOOL},
    "crm.lost.reason": {"name": CHAR},
    "project.project": {"name": CHAR},
    "project.task": {"name": CHAR, "project_id": "project.project", "partner_id": "res.partner", "state": CHAR,
                     "priority": CHAR, "description": TEXT},
    "decimal.precision": {"name": CHAR, "digits": INT},
    "ir.model": {"model": CHAR},
    "ir.model.fields": {"name": CHAR, "model_id": "ir.model", "ttype": CHAR, "field_description": CHAR, "index": BOOL,
                        "copied": BOOL},
    "ir.model.data": {"module": CHAR, "name": CHAR, "model": CHAR, "res_id": INT, "noupdate": BOOL},
    "ir.attachment": {"name": CHAR, "datas": TEXT, "mimetype": CHAR, "file_size": INT, "checksum": CHAR,
                      "res_model": CHAR, "res_id": INT, "res_field": CHAR, "type": CHAR},
}  # fmt: skip
_BASE = {"create_date": MOMENT, "write_date": MOMENT}
_SECOND = "%Y-%m-%d %H:%M:%S"


class Fault(Exception):
    """An error as Odoo gives it."""

    def __init__(self, status: int, name: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.name = name
        self.message = message


def user_error(message: str) -> Fault:
    return Fault(422, "odoo.exceptions.UserError", message)


def denied(message: str) -> Fault:
    return Fault(403, "odoo.exceptions.AccessError", message)


class OdooModel:
    """The server. `secrets` by login; `now` moves by a second with every writing call."""

    def __init__(self, *, version: str = "19.0", own_field: bool = True) -> None:
        self.version = version
        self.major = int(version.split(".", maxsplit=1)[0])
        self.fields = {model: {**_BASE, **fields} for model, fields in FIELDS.items()}
        self.tables: dict[str, dict[int, Row]] = {model: {} for model in FIELDS}
        self.now = datetime(2026, 11, 24, 9, 0, 0, tzinfo=UTC)
        self.secrets: dict[str, str] = {}
        self.hidden: dict[int, Callable[[str, Row], bool]] = {}
        """By user id: which rows of which model a record rule keeps from him."""
        self.forbidden: dict[int, set[tuple[str, str]]] = {}
        """By user id: (model, operation) he has no right to."""
        self.calls: list[str] = []
        self.confirm_refusal = ""
        self._numbers = itertools.count(1)
        self._ids = itertools.count(1)
        self.user = 0
        if own_field:
            for model in ("res.partner", "sale.order", "sale.order.line", "calendar.event", "crm.lead", "mail.activity",
                          "project.task"):  # fmt: skip
                self.fields[model]["x_sfa_uid"] = CHAR
        if self.major < 19:
            lines = self.fields["sale.order.line"]
            lines["product_uom"], lines["tax_id"] = lines.pop("product_uom_id"), lines.pop("tax_ids")
            self.fields["res.partner"]["mobile"] = CHAR
        self._seed()

    # --- what tests do beside the API ---------------------------------------------------------------------

    def add(self, model: str, **values: Any) -> int:
        """A record of the office, stamped now."""
        return self._create(model, values)

    def set(self, model: str, id_: int, *, stamp: datetime | None = None, **values: Any) -> None:
        """A change at the office; `stamp` for a transaction that began earlier and commits now."""
        row = self.tables[model][id_]
        row.update(values)
        row["write_date"] = stamp or self.now

    def remove(self, model: str, id_: int) -> None:
        """A deletion without a trace."""
        del self.tables[model][id_]

    def tick(self, seconds: float = 1) -> None:
        """Time goes by."""
        self.now += timedelta(seconds=seconds)

    def add_user(self, login: str, secret: str, name: str, tz: str | bool = False) -> int:
        """A user with a partner of his own."""
        partner = self._create("res.partner", {"name": name, "is_company": False})
        uid = self._create(
            "res.users", {"name": name, "login": login, "tz": tz, "company_id": 1, "partner_id": partner}
        )
        self.secrets[secret] = login
        return uid

    def _seed(self) -> None:
        usd = self._create("res.currency", {"name": "USD", "rate": 1.0, "decimal_places": 2})
        eur = self._create("res.currency", {"name": "EUR", "rate": 1.0, "decimal_places": 2})
        self.currencies = {"USD": usd, "EUR": eur}
        home = self._create("res.partner", {"name": "My Company", "is_company": True})
        self.tables["res.company"][1] = {
            "id": 1, "name": "My Company", "currency_id": eur, "partner_id": home,
            "tax_calculation_rounding_method": "round_per_line", "create_date": self.now, "write_date": self.now,
        }  # fmt: skip
        self._create("res.country", {"name": "Spain", "code": "ES"})
        self._create("mail.activity.type", {"name": "To-Do"})
        self._create("decimal.precision", {"name": "Product Price", "digits": 2})
        for model in FIELDS:
            self._create("ir.model", {"model": model})
        self.won = self._create("crm.stage", {"name": "Won", "is_won": True})
        self.open = self._create("crm.stage", {"name": "New", "is_won": False})
        self.add_user("admin", "admin-key", "Administrator")

    # --- the wire -----------------------------------------------------------------------------------------

    def __call__(self, request: Request) -> Response:
        headers = {"Date": format_datetime(self.now, usegmt=True)}
        if request.path == "/web/version":
            if self.major < 19:
                return Response(404, "<html>Not Found</html>", {"Content-Type": "text/html", **headers})
            return Response(200, {"version": self.version, "version_info": [self.major, 0, 0, "final", 0, ""]}, headers)
        try:
            if request.path == "/jsonrpc":
                return Response(200, {"jsonrpc": "2.0", "id": 1, "result": self._rpc(request.body["params"])}, headers)
            if request.path.startswith("/json/2/") and self.major >= 19:
                return Response(200, self._json2(request), headers)
        except Fault as fault:
            told = {"name": fault.name, "message": fault.message, "arguments": [fault.message], "context": {}}
            if request.path == "/jsonrpc":
                error = {"code": 200, "message": "Odoo Server Error", "data": {**told, "debug": "Traceback …"}}
                return Response(200, {"jsonrpc": "2.0", "id": 1, "error": error}, headers)
            return Response(fault.status, {**told, "debug": "Traceback …"}, headers)
        return Response(404, "<html>Not Found</html>", {"Content-Type": "text/html", **headers})

    def _json2(self, request: Request) -> Any:
        secret = request.headers.get("authorization", "").removeprefix("bearer ")
        login = self.secrets.get(secret)
        if login is None or secret.startswith("password"):
            raise Fault(401, "werkzeug.exceptions.Unauthorized", "Invalid apikey")
        self.user = self._uid(login)
        _, _, _, model, method = request.path.split("/", 4)
        body = dict(request.body or {})
        return self._method(model, method, body.pop("ids", []), body.pop("context", {}), body)

    def _rpc(self, params: Mapping[str, Any]) -> Any:
        args = params["args"]
        if params["method"] == "version":
            return {"server_version": self.version, "server_serie": self.version}
        if args[0] != "crm":
            raise Fault(500, "psycopg2.OperationalError", f'FATAL:  database "{args[0]}" does not exist')
        if params["method"] == "authenticate":
            return self._uid(args[1]) if self.secrets.get(args[2]) == args[1] else False
        _, uid, secret, model, method, positional, *named = args
        if self.secrets.get(secret) is None or self._uid(self.secrets[secret]) != uid:
            raise Fault(200, "odoo.exceptions.AccessDenied", "Access Denied")
        self.user = uid
        body = dict(named[0]) if named else {}
        context = body.pop("context", {})
        if method == "create":
            body, positional = {"vals_list": positional[0]}, []
        return self._method(model, method, positional[0] if positional else [], context, body)

    def _uid(self, login: str) -> int:
        return next((id_ for id_, row in self.tables["res.users"].items() if row["login"] == login), 0)

    # --- methods ------------------------------------------------------------------------------------------

    def _method(self, model: str, method: str, ids: Sequence[int], context: Row, body: Row) -> Any:
        self.calls.append(f"{model}.{method}")
        if model not in self.tables:
            if self.major < 19:
                raise user_error(f"Object {model} doesn't exist")
            raise Fault(404, "werkzeug.exceptions.NotFound", f"the model {model!r} does not exist")
        found = getattr(self, f"_do_{method}", None)
        if found is None:
            raise Fault(404, "werkzeug.exceptions.NotFound", f"The method {method} does not exist")
        return found(model, list(ids), context, **body)

    def _check(self, model: str, operation: str) -> None:
        if (model, operation) in self.forbidden.get(self.user, set()):
            raise denied(f"You are not allowed to {operation} '{model}' records.")

    def _visible(self, model: str, row: Row) -> bool:
        rule = self.hidden.get(self.user)
        return rule is None or not rule(model, row)

    def _rows(self, model: str, ids: Sequence[int]) -> list[Row]:
        table = self.tables[model]
        for id_ in ids:
            if id_ not in table:
                raise Fault(404, "odoo.exceptions.MissingError", "Record does not exist or has been deleted.")
            if not self._visible(model, table[id_]):
                raise denied("Uh-oh! Looks like you have stumbled upon some top-secret records.")
        return [table[id_] for id_ in ids]

    def _do_context_get(self, model: str, ids: list[int], context: Row) -> Row:
        user = self.tables["res.users"][self.user]
        told: Row = {"lang": "en_US", "tz": user["tz"]}
        return {**told, "uid": self.user} if self.major >= 19 else told

    def _do_fields_get(self, model: str, ids: list[int], context: Row, **_: Any) -> Row:
        self._check(model, "fields")
        selection = [["A", "A (alto)"], ["B", "B (medio)"], ["C", "C (bajo)"]]
        kinds = {True: "many2one", False: "many2many"}
        return {
            name: {
                "type": type_ if isinstance(type_, str) and "." not in type_ else kinds[isinstance(type_, str)],
                "string": name.title(),
                **({"selection": selection} if type_ == "selection" else {}),
            }
            for name, type_ in self.fields[model].items()
        } | {"id": {"type": "integer", "string": "ID"}}

    def _do_search_count(self, model: str, ids: list[int], context: Row, *, domain: list[Any]) -> int:
        return len(self._search(model, domain, context))

    def _do_search(
        self, model: str, ids: list[int], context: Row, *, domain: list[Any], order: str = "id"
    ) -> list[int]:
        return [row["id"] for row in self._search(model, domain, context)]

    def _do_search_read(
        self, model: str, ids: list[int], context: Row, *, domain: list[Any], fields: list[str], order: str = "id",
        limit: int | None = None,
    ) -> list[Row]:  # fmt: skip
        rows = self._search(model, domain, context)
        for term in reversed(order.split(",")):
            name, _, way = term.strip().partition(" ")
            rows.sort(key=lambda row: (row.get(name) is None, row.get(name) or 0), reverse=way == "desc")
        return [self._shown(model, row, fields) for row in rows[:limit]]

    def _do_read(self, model: str, ids: list[int], context: Row, *, fields: list[str]) -> list[Row]:
        there = [id_ for id_ in ids if id_ in self.tables[model]]
        return [self._shown(model, row, fields) for row in self._rows(model, there)]

    def _do_create(self, model: str, ids: list[int], context: Row, *, vals_list: list[Row]) -> list[int]:
        self._check(model, "create")
        self.tick()
        return [self._create(model, vals) for vals in vals_list]

    def _do_write(self, model: str, ids: list[int], context: Row, *, vals: Row) -> bool:
        self._check(model, "write")
        rows = self._rows(model, ids)
        self.tick()
        for row in rows:
            self._write(model, row, vals)
        return True

    def _do_unlink(self, model: str, ids: list[int], context: Row) -> bool:
        self._check(model, "unlink")
        rows = self._rows(model, ids)
        for row in rows:
            if model == "sale.order" and row["state"] not in {"draft", "sent", "cancel"}:
                raise user_error("You can not delete a sent quotation or a confirmed sales order.")
            orders = self.tables["sale.order"].values()
            if model == "res.partner" and any(order["partner_id"] == row["id"] for order in orders):
                raise Fault(422, "odoo.exceptions.ValidationError", "Another model is using the record.")
        self.tick()
        for row in rows:
            del self.tables[model][row["id"]]
            if model == "sale.order":
                lines = self.tables["sale.order.line"]
                for id_ in [id_ for id_, line in lines.items() if line["order_id"] == row["id"]]:
                    del lines[id_]
        return True

    def _do_load(self, model: str, ids: list[int], context: Row, *, fields: list[str], data: list[list[str]]) -> Row:
        self._check(model, "create")
        self.tick()
        made = []
        for line in data:
            values = dict(zip(fields, line, strict=True))
            module, _, name = values.pop("id").partition(".")
            known = next((one for one in self.tables["ir.model.data"].values()
                          if (one["module"], one["name"], one["model"]) == (module, name, model)), None)  # fmt: skip
            plain = {n.removesuffix("/.id"): int(v) if n.endswith("/.id") else v for n, v in values.items()}
            if known:
                self._write(model, self.tables[model][known["res_id"]], plain)
                made.append(known["res_id"])
                continue
            id_ = self._create(model, plain)
            self._create("ir.model.data", {"module": module, "name": name, "model": model, "res_id": id_})
            made.append(id_)
        return {"ids": made, "messages": [], "nextrow": 0}

    def _do_has_access(self, model: str, ids: list[int], context: Row, *, operation: str) -> bool:
        return (model, operation) not in self.forbidden.get(self.user, set())

    def _do_check_access_rights(
        self, model: str, ids: list[int], context: Row, *, operation: str, raise_exception: bool
    ) -> bool:
        return self._do_has_access(model, ids, context, operation=operation)

    def _do_action_confirm(self, model: str, ids: list[int], context: Row) -> bool:
        for order in self._rows(model, ids):
            if order["state"] not in {"draft", "sent"}:
                raise user_error("Some orders are not in a state requiring confirmation.")
            if self.confirm_refusal:
                raise user_error(self.confirm_refusal)
            self.tick()
            order.update(state="sale", write_date=self.now, date_order=self.now)
        return True

    def _do_action_cancel(self, model: str, ids: list[int], context: Row) -> bool:
        for order in self._rows(model, ids):
            order.update(state="cancel", write_date=self.now)
        return True

    def _do_action_quotation_sent(self, model: str, ids: list[int], context: Row) -> None:
        for order in self._rows(model, ids):
            order.update(state="sent", write_date=self.now)

    def _do_activity_schedule(
        self, model: str, ids: list[int], context: Row, *, act_type_xmlid: str, date_deadline: str | None, summary: str,
        note: str, **more: Any,
    ) -> list[int]:  # fmt: skip
        more.pop("automated", None)
        self.tick()
        return [
            self._create("mail.activity", {"res_model": model, "res_id": row["id"], "summary": summary, "note": note,
                                           "date_deadline": date_deadline or False, "activity_type_id": 1, **more})
            for row in self._rows(model, ids)
        ]  # fmt: skip

    def _do_action_feedback(self, model: str, ids: list[int], context: Row, *, feedback: Any = False) -> int:
        for row in self._rows(model, ids):
            self.tick()
            if self.major >= 19:
                row.update(active=False, write_date=self.now)
            else:
                del self.tables[model][row["id"]]
        return 1

    def _do_action_set_won(self, model: str, ids: list[int], context: Row) -> bool:
        for row in self._rows(model, ids):
            row.update(stage_id=self.won, probability=100.0, write_date=self.now)
        return True

    def _do_action_set_lost(self, model: str, ids: list[int], context: Row) -> bool:
        for row in self._rows(model, ids):
            row.update(active=False, probability=0.0, write_date=self.now)
        return True

    # --- records ------------------------------------------------------------------------------------------

    def _create(self, model: str, values: Row) -> int:
        table = self.tables[model]
        id_ = next(self._ids) if model not in {"res.currency"} else len(table) + 1
        if model == "mail.activity.type":
            id_ = len(table) + 1
        row: Row = {"id": id_, "create_date": self.now, "write_date": self.now}
        if "active" in self.fields[model]:
            row["active"] = True
        table[id_] = row
        if model == "res.partner":
            row.update(type="contact", is_company=False)
        if model == "sale.order":
            row.update(name=f"S{next(self._numbers):05d}", state="draft", date_order=self.now,
                       currency_id=self.currencies["EUR"], user_id=self.user or False)  # fmt: skip
        if model == "sale.order.line":
            row.update(display_type=False, sequence=10, discount=0.0)
        if model == "project.task":
            row.update(state="01_in_progress", priority="0")
        if model == "crm.lead":
            row.update(stage_id=self.open)
        if model == "product.product" and "product_tmpl_id" not in values:
            values = {**values, "product_tmpl_id": self._create("product.template", {"name": values.get("name")})}
        try:
            self._write(model, row, values)
            if model == "res.partner" and not row.get("name"):
                raise Fault(422, "odoo.exceptions.ValidationError", "Contacts require a name")
            if model == "sale.order" and not row.get("partner_id"):
                raise Fault(422, "odoo.exceptions.ValidationError", "Missing required value for the field 'Customer'.")
        except Fault:
            del table[id_]
            raise
        if model == "calendar.event" and row.get("description"):
            row["description"] = (
                f"<div>{row['description']}<br><strong>Organized by</strong><br>Laura Vega<br>"
                '<a href="mailto:laura@crm.example">laura@crm.example</a></div>'
            )
        if model == "sale.order" and "pricelist_id" not in row:
            row["pricelist_id"] = self.tables["res.partner"][row["partner_id"]].get("property_product_pricelist")
            self._price(row)
        if model == "ir.model.fields":
            self.fields[self.tables["ir.model"][row["model_id"]]["model"]][row["name"]] = row["ttype"]
        if model == "ir.attachment":
            content = base64.b64decode(row["datas"])
            row.update(checksum=hashlib.sha1(content).hexdigest(), file_size=len(content), type="binary")
        return id_

    def _write(self, model: str, row: Row, values: Row) -> None:
        for name, value in values.items():
            type_ = self.fields[model].get(name)
            if type_ is None:
                raise Fault(500, "builtins.ValueError", f"Invalid field {name!r} on '{model}'")
            if type_ == MOMENT and isinstance(value, str):
                row[name] = datetime.strptime(value, _SECOND).replace(tzinfo=UTC)
            elif model == "sale.order" and name == "order_line":
                self._lines(row, value)
            elif isinstance(type_, list):
                row[name] = self._many(row.get(name) or [], value)
            elif isinstance(type_, str) and "." in type_ and value and value not in self.tables[type_]:
                raise Fault(404, "odoo.exceptions.MissingError", "Record does not exist or has been deleted.")
            else:
                row[name] = value
        row["write_date"] = self.now
        if model == "res.partner":
            parent = self.tables[model].get(row.get("parent_id") or 0)
            row["commercial_partner_id"] = row["id"] if row.get("is_company") or not parent else parent["id"]
        if model == "sale.order":
            self._price(row)
        if model == "calendar.event" and row.get("start") and row.get("stop"):
            if row["stop"] < row["start"]:
                raise Fault(
                    422, "odoo.exceptions.ValidationError", "The ending date cannot be before the starting date."
                )
            row["duration"] = (row["stop"] - row["start"]).total_seconds() / 3600

    def _many(self, now: list[int], commands: Any) -> list[int]:
        for command in commands:
            if isinstance(command, int):
                now = [*now, command]
            elif command[0] == 6:
                now = list(command[2])
            elif command[0] == 4 and command[1] not in now:
                now = [*now, command[1]]
        return now

    def _lines(self, order: Row, commands: list[Any]) -> None:
        table = self.tables["sale.order.line"]
        if order.get("state") in {"sale", "cancel"}:
            raise user_error("You cannot modify the lines of a confirmed order.")
        for command in commands:
            if command[0] == 0:
                self._create("sale.order.line", {"order_id": order["id"], **command[2]})
            elif command[0] == 1:
                self._write("sale.order.line", table[command[1]], command[2])
            elif command[0] == 2:
                table.pop(command[1], None)

    def _price(self, order: Row) -> None:
        net = tax = 0.0
        for line in self.tables["sale.order.line"].values():
            if line["order_id"] != order["id"]:
                continue
            product = self.tables["product.product"][line["product_id"]]
            percent = 0.0
            for item in self.tables["product.pricelist.item"].values():
                if item["pricelist_id"] == order.get("pricelist_id"):
                    percent = item["percent_price"]
            line["price_unit"] = round(product["lst_price"] * (1 - percent / 100), 2)
            line["name"] = product["name"]
            line["product_uom_id" if self.major >= 19 else "product_uom"] = product.get("uom_id")
            factor = 1 - (line["discount"] or 0) / 100
            line["price_subtotal"] = round(line["price_unit"] * factor * line["product_uom_qty"], 2)
            net += line["price_subtotal"]
            rate = sum(self.tables["account.tax"][id_]["amount"] for id_ in product.get("taxes_id") or [])
            tax += round(line["price_subtotal"] * rate / 100, 2)
        order.update(amount_untaxed=round(net, 2), amount_tax=tax, amount_total=net + tax)

    # --- searching ----------------------------------------------------------------------------------------

    def _search(self, model: str, domain: list[Any], context: Row) -> list[Row]:
        self._check(model, "read")
        test = _Domain(self, model, domain)
        archived = not context.get("active_test", True)
        return [
            row
            for _, row in sorted(self.tables[model].items())
            if self._visible(model, row) and (archived or row.get("active", True)) and test(row)
        ]

    def _shown(self, model: str, row: Row, fields: list[str]) -> Row:
        found: Row = {"id": row["id"]}
        for name in fields:
            type_ = self.fields[model].get(name)
            if name != "id" and type_ is None:
                raise Fault(500, "builtins.ValueError", f"Invalid field {name!r} on '{model}'")
            if name == "order_line":
                lines = self.tables["sale.order.line"].values()
                found[name] = [line["id"] for line in lines if line["order_id"] == row["id"]]
                continue
            value = row.get(name)
            if isinstance(value, datetime):
                value = value.strftime(_SECOND)
            elif isinstance(type_, str) and "." in type_ and value:
                other = self.tables[type_].get(value, {})
                value = [value, other.get("name", "?")]
            elif isinstance(type_, list):
                value = list(value or [])
            elif value is None:
                value = 0.0 if type_ == FLOAT else 0 if type_ == INT else False
            found[name] = value
        return found


class _Domain:
    """A domain in Polish notation with implicit conjunction."""

    def __init__(self, server: OdooModel, model: str, domain: list[Any]) -> None:
        self.server = server
        self.model = model
        self.domain = domain

    def __call__(self, row: Row) -> bool:
        place, result = 0, True
        while place < len(self.domain):
            one, place = self._value(place, row)
            result = result and one
        return result

    def _value(self, place: int, row: Row) -> tuple[bool, int]:
        term = self.domain[place]
        if term in ("|", "&"):
            left, place = self._value(place + 1, row)
            right, place = self._value(place, row)
            return (left or right if term == "|" else left and right), place
        if term == "!":
            one, place = self._value(place + 1, row)
            return not one, place
        return self._leaf(self.model, row, term[0], term[1], term[2]), place + 1

    def _leaf(self, model: str, row: Row, path: str, operator: str, wanted: Any) -> bool:
        name, _, rest = path.partition(".")
        type_ = self.server.fields[model].get(name)
        if name != "id" and type_ is None:
            raise Fault(500, "builtins.ValueError", f"Invalid field {model}.{name} in condition")
        if rest:
            other = type_[0] if isinstance(type_, list) else type_
            if name == "order_line":
                rows = [one for one in self.server.tables[other].values() if one["order_id"] == row["id"]]
            else:
                ids = row.get(name) or []
                rows = [self.server.tables[other][id_] for id_ in (ids if isinstance(ids, list) else [ids])]
            return any(self._leaf(other, one, rest, operator, wanted) for one in rows)
        return self._compare(row.get(name) or False, operator, wanted)

    def _compare(self, value: Any, operator: str, wanted: Any) -> bool:
        if isinstance(value, datetime) and wanted is False:
            return operator == "!="
        if isinstance(value, datetime):
            return self._moment(value, operator, datetime.strptime(wanted, _SECOND).replace(tzinfo=UTC))
        match operator:
            case "=":
                return bool(value == wanted)
            case "!=":
                return bool(value != wanted)
            case "in":
                return value in wanted
            case "ilike":
                return str(wanted).lower() in str(value or "").lower()
            case ">":
                return bool(value is not False and value > wanted)
            case "<":
                return bool(value is not False and value < wanted)
            case _:
                return bool(value is not False and value >= wanted)

    def _moment(self, value: datetime, operator: str, wanted: datetime) -> bool:
        if operator == ">":  # 19 rounds up to the next whole second, 17 compares with its microseconds
            return value >= wanted + timedelta(seconds=1) if self.server.major >= 19 else value > wanted
        return value >= wanted if operator == ">=" else value < wanted
