"""A model of SuiteCRM's V8 API, written from its documentation and source: no live server was available.

It takes ids in a POST and refuses those it has, knows one sort key and one operator a field, says 400 for whatever is
not there (deleted records that are asked for too), and computes nothing.
"""

import re
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.support.recorded import Request, Response

_FIELDS = {
    "Accounts": "name billing_address_city phone_office email1 website industry assigned_user_name description",
    "Contacts": "account_id last_name first_name title phone_work phone_mobile email1 description",
    "AOS_Products": "name part_number aos_product_category_name price",
    "Tasks": "parent_type parent_id name status date_due description assigned_user_name",
    "Cases": "account_id case_number name priority status state description assigned_user_name",
    "Meetings": "parent_type parent_id name status date_start duration_minutes duration_hours description "
    "assigned_user_name",
    "AOS_Quotes": "billing_account_id billing_contact_id number name stage subtotal_amount tax_amount total_amount "
    "description assigned_user_name",
    "AOS_Products_Quotes": "parent_type parent_id number product_id name product_qty product_list_price "
    "product_discount product_unit_price product_total_price item_description",
    "Opportunities": "account_id name sales_stage amount probability date_closed description assigned_user_name",
    "Notes": "name parent_id parent_type filename file_mime_type",
}
_ALSO = ("date_modified", "date_entered", "deleted")


class SuiteModel:
    """Called for each request; rows are by module and id."""

    def __init__(self, *, eight: bool = False, custom: Mapping[str, str] | None = None) -> None:
        """`eight`: the API is below /legacy; `custom`: fields of accounts and their types."""
        self.prefix = "/legacy/Api" if eight else "/Api"
        self.custom = dict(custom or {})
        self.tables: dict[str, dict[str, dict[str, Any]]] = {name: {} for name in _FIELDS}
        self.now = datetime(2026, 11, 24, 12, 0, 0, tzinfo=UTC)
        self.token = "jwt-1"
        self.grants: list[Mapping[str, str]] = []
        self.forbidden: set[str] = set()
        self.writes: list[str] = []

    def add(self, module: str, **values: Any) -> str:
        id_ = str(values.pop("id", None) or uuid.uuid4())
        number = {"number": str(len(self.tables[module]) + 1)} if module == "AOS_Quotes" else {}
        self.tables[module][id_] = {"date_entered": self._stamp(), "date_modified": self._stamp(), "deleted": "0",
                                    "assigned_user_name": "Laura Gómez", **number, **values}  # fmt: skip
        return id_

    def change(self, module: str, id_: str, **values: Any) -> None:
        self.tables[module][id_] |= {"date_modified": self._stamp(), **values}

    def pass_time(self, **more: float) -> None:
        self.now += timedelta(**more)

    def rows(self, module: str) -> list[dict[str, Any]]:
        return [row for row in self.tables[module].values() if row["deleted"] == "0"]

    def __call__(self, request: Request) -> Response:
        answer = self._answer(request)
        date = self.now.strftime("%a, %d %b %Y %H:%M:%S GMT")
        return Response(answer.status, answer.body, {"date": date, "content-type": "application/vnd.api+json",
                                                     **answer.headers})  # fmt: skip

    def _answer(self, request: Request) -> Response:
        if not request.path.startswith(self.prefix):
            return Response(404, "<html>Not Found</html>", {"content-type": "text/html"})
        path = request.path.removeprefix(self.prefix)
        if path == "/access_token":
            return self._grant(request.body)
        if request.headers.get("authorization") != f"Bearer {self.token}":
            words = "The resource owner or authorization server denied the request."
            return Response(401, {"error": "access_denied", "message": words})
        parts = path.removeprefix("/V8/").split("/")
        if parts == ["current-user"]:
            told = {"user_name": "laura", "first_name": "Laura", "last_name": "Gómez", "full_name": "Laura Gómez"}
            return Response(200, {"data": {"type": "User", "id": "u-1", "attributes": told}})
        if parts[:2] == ["meta", "fields"]:
            return self._meta(parts[2])
        if request.method == "GET":
            return self._list(parts[1], request.query) if len(parts) == 2 else self._read(*parts[1:])
        self.writes.append(request.method)
        return self._write(request, parts)

    def _grant(self, form: Any) -> Response:
        self.grants.append(form)
        if (form["client_id"], form["client_secret"]) != ("app", "s3cret"):
            return Response(401, {"error": "invalid_client", "message": "Client authentication failed"})
        if form["grant_type"] == "password" and form["password"] != "word":
            return Response(400, {"error": "invalid_grant", "message": "The user credentials were incorrect."})
        return Response(200, {"token_type": "Bearer", "expires_in": 3600, "access_token": self.token})

    def _meta(self, module: str) -> Response:
        if module in self.forbidden:
            return _no(403, "The API user does not have access to this module.")
        if module not in _FIELDS:
            return _no(400, f"Module {module} does not exist")
        told: dict[str, Any] = {name: {"type": "varchar", "dbType": "varchar"} for name in _FIELDS[module].split()}
        told |= {name: {"type": "datetime", "dbType": "datetime"} for name in _ALSO}
        if module == "Accounts":
            told |= {name: {"type": type_, "source": "custom_fields"} for name, type_ in self.custom.items()}
        return Response(200, {"data": {"type": "fields", "id": "", "attributes": told}})

    def _read(self, module: str, id_: str) -> Response:
        row = self.tables[module].get(id_)
        if row is None or row["deleted"] == "1":
            return _no(400, f"{module} module with id {id_} is not found")
        return Response(200, {"data": _resource(module, id_, row)})

    def _list(self, module: str, query: Mapping[str, str]) -> Response:
        sort = query.get("sort", "")
        if "," in sort:
            return _no(400, f"Sort field {sort} in {module} module is not found")
        if query.get("filter[deleted][eq]") == "1":
            return _no(400, f"{module} module with id … is not found")
        rows = [(id_, row) for id_, row in self.tables[module].items() if row["deleted"] == "0"]
        for name, value in query.items():
            told = re.fullmatch(r"filter\[(\w+)\]\[(\w+)\]", name)
            if told is None:
                continue
            column, sign = told.groups()
            rows = [
                (id_, row) for id_, row in rows if _fits(id_ if column == "id" else _kept(row, column), sign, value)
            ]
        field = sort.lstrip("-") or "id"
        rows.sort(key=lambda one: one[0] if field == "id" else str(one[1].get(field)), reverse=sort.startswith("-"))
        size = int(query.get("page[size]", len(rows) or 1))
        start = (int(query.get("page[number]", 1)) - 1) * size
        told = [_resource(module, id_, row) for id_, row in rows[start : start + size]]
        meta = {"meta": {"total-pages": -(-len(rows) // size), "records-on-this-page": len(told)}} if told else {}
        return Response(200, {**meta, "data": told})

    def _write(self, request: Request, parts: list[str]) -> Response:
        if request.method == "DELETE":
            found = self._read(*parts[1:])
            if found.status == 200:
                self.change(parts[1], parts[2], deleted="1")
                return Response(200, {"meta": {"message": f"Record with id {parts[2]} is deleted"}})
            return found
        data = request.body["data"]
        module, id_, values = data["type"], data.get("id"), data["attributes"]
        if module in self.forbidden:
            return _no(403, "Access denied")
        if request.method == "PATCH":
            found = self._read(module, id_)
            if found.status == 200:
                self.change(module, id_, **values)
                return Response(201, {"data": _resource(module, id_, self.tables[module][id_])})
            return found
        if id_ in self.tables[module]:
            return _no(400, f"Bean {module} with id {id_} is already exist")
        made = self.add(module, id=id_, **values)
        return Response(201, {"data": _resource(module, made, self.tables[module][made])})

    def _stamp(self) -> str:
        return self.now.strftime("%Y-%m-%dT%H:%M:%S+00:00")


def _resource(module: str, id_: str, row: Mapping[str, Any]) -> dict[str, Any]:
    told = {name: _told(value) for name, value in row.items() if name != "deleted"}
    return {"type": module, "id": id_, "attributes": told, "relationships": {}}


def _told(value: Any) -> Any:
    """Moments come in ISO 8601, whatever they were written as."""
    fits = isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", value)
    return f"{value[:10]}T{value[11:]}+00:00" if fits else value


def _kept(row: Mapping[str, Any], column: str) -> str:
    value = str(row.get(column) or "")
    return value[:19].replace("T", " ") if column.startswith("date_") else value


def _fits(value: str, sign: str, wanted: str) -> bool:
    return {"eq": value == wanted, "gt": value > wanted, "gte": value >= wanted, "lt": value < wanted}[sign]


def _no(status: int, words: str) -> Response:
    return Response(status, {"errors": {"status": str(status), "title": "", "detail": words}})
