"""A model of a Salesforce organization, written from its documentation: no live one was available.

It reads the SOQL that the connector writes, keeps a recycle bin, upserts by external id, makes trees whole or not at
all, compares If-Unmodified-Since by the second, and answers 403 when the day's requests are used up.
"""

import base64
import hashlib
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from tests.support.conditions import holds
from tests.support.recorded import Request, Response

ORG, USER = "00D000000000001AAA", "005000000000001AAA"
ROOT = "/services/data/v62.0/"
OWN = "Sfa_Uid__c"
_FIELDS = {
    "Account": "Name AccountNumber BillingCity Phone Website Rating Industry Description",
    "Contact": "AccountId Name FirstName LastName Title Phone MobilePhone Email HasOptedOutOfEmail Description",
    "Pricebook2": "Name IsStandard IsActive", "PricebookEntry": "Pricebook2Id Product2Id UnitPrice IsActive",
    "Product2": "Name ProductCode StockKeepingUnit Family QuantityUnitOfMeasure IsActive",
    "Task": "AccountId WhatId Subject Status ActivityDate CompletedDateTime Description TaskSubtype IsRecurrence",
    "Case": "AccountId ContactId CaseNumber Subject Type Priority Status CreatedDate ClosedDate Description",
    "Event": "AccountId WhatId WhoId Subject StartDateTime EndDateTime DurationInMinutes Description",
    "Order": "AccountId CustomerAuthorizedById OrderNumber Name PoNumber Status StatusCode EffectiveDate Pricebook2Id "
    "TotalAmount Description",
    "OrderItem": "OrderId OrderItemNumber Product2Id PricebookEntryId Quantity ListPrice UnitPrice TotalPrice "
    "Description",
    "Opportunity": "AccountId Name StageName Amount Probability CreatedDate CloseDate Description",
}  # fmt: skip
_SILENT = ("AccountId", "IsRecurrence", "IsChild", "IsReductionOrder", "TaskSubtype", "IsActive")
"""Columns that rows of the model need not have to fit."""
_PREFIX = {name: f"{number:03d}" for number, name in enumerate(_FIELDS, start=100)}


class SalesforceModel:
    """Called for each request; rows are by object and id."""

    def __init__(self, *, own: bool = True, may_make: bool = False, custom: Mapping[str, Any] | None = None) -> None:
        """`own`: the objects have Sfa_Uid__c; `may_make`: the user may make it; `custom`: fields of Account."""
        self.tables: dict[str, dict[str, dict[str, Any]]] = {name: {} for name in _FIELDS}
        self.tables |= {"ContentVersion": {}, "ContentDocumentLink": {}}
        self.own = set(_FIELDS) if own else set()
        self.may_make = may_make
        self.custom = dict(custom or {})
        self.now = datetime(2026, 11, 24, 12, 0, 0, tzinfo=UTC)
        self.token = "00D!access1"
        self.grants = 0
        self.exhausted = False
        self.count = 0
        self.batch = 2000
        self.writes: list[str] = []

    def add(self, name: str, **values: Any) -> str:
        self.count += 1
        id_ = f"{_PREFIX.get(name, '900')}{self.count:012d}AAA"
        given = {"Owner": {"Name": "Laura Gómez"}, "CreatedDate": self._stamp(), "IsDeleted": False, **values}
        self.tables[name][id_] = {**given, "Id": id_, "SystemModstamp": self._stamp()}
        return id_

    def change(self, name: str, id_: str, **values: Any) -> None:
        self.tables[name][id_] |= {**values, "SystemModstamp": self._stamp()}

    def pass_time(self, **more: float) -> None:
        self.now += timedelta(**more)

    def rows(self, name: str) -> list[dict[str, Any]]:
        return [row for row in self.tables[name].values() if not row["IsDeleted"]]

    def __call__(self, request: Request) -> Response:
        answer = self._answer(request)
        date = self.now.strftime("%a, %d %b %Y %H:%M:%S GMT")
        return Response(answer.status, answer.body, {"date": date, "sforce-limit-info": "api-usage=18/5000",
                                                     **answer.headers})  # fmt: skip

    def _answer(self, request: Request) -> Response:
        if request.path == "/services/oauth2/token":
            self.grants += 1
            if request.body.get("refresh_token", "r1") != "r1":
                return Response(400, {"error": "invalid_grant", "error_description": "expired access/refresh token"})
            identity = f"https://login.salesforce.com/id/{ORG}/{USER}"
            return Response(200, {"access_token": self.token, "id": identity, "token_type": "Bearer",
                                  "instance_url": "https://example.my.salesforce.com"})  # fmt: skip
        if request.path == "/services/data/":
            return Response(200, [{"label": "Winter '25", "url": "/services/data/v62.0", "version": "62.0"}])
        if request.headers.get("authorization") != f"Bearer {self.token}":
            return _no(401, "INVALID_SESSION_ID", "Session expired or invalid")
        if self.exhausted:
            return _no(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.")
        path = request.path.removeprefix(ROOT)
        if request.method != "GET":
            self.writes.append(f"{request.method} {path}")
        if path in ("query", "queryAll"):
            return self._query(request.query["q"], deleted=path == "queryAll")
        if path.startswith("query/"):
            rows, place = self._rest, int(path.rpartition("-")[2])
            return self._envelope(rows, place)
        if path.startswith("sobjects/Organization/"):
            return Response(200, {"Name": "Acme Org"})
        if path == "tooling/sobjects/CustomField":
            if not self.may_make:
                return _no(403, "INSUFFICIENT_ACCESS", "insufficient access rights on cross-reference id")
            name = request.body["FullName"].partition(".")[0]
            self.own |= {"Event", "Task"} if name == "Activity" else {name}
            return Response(201, {"id": "00N000000000001AAA", "success": True, "errors": []})
        if path.startswith("composite/tree/"):
            return self._tree(request.body["records"][0])
        return self._row(request, path.removeprefix("sobjects/").split("/"))

    def _row(self, request: Request, parts: list[str]) -> Response:
        name, *rest = parts
        if rest == ["describe"]:
            return self._describe(name)
        if name not in self.tables:
            return _no(404, "NOT_FOUND", "The requested resource does not exist")
        if request.method == "POST":
            return Response(201, {"id": self._made(name, request.body), "success": True, "errors": []})
        if rest[0] == OWN:
            there = [row["Id"] for row in self.rows(name) if row.get(OWN) == rest[1]]
            if there:
                self._changed(name, there[0], request.body)
                return Response(200, {"id": there[0], "success": True, "errors": [], "created": False})
            id_ = self._made(name, {**request.body, OWN: rest[1]})
            return Response(201, {"id": id_, "success": True, "errors": [], "created": True})
        row = self.tables[name].get(rest[0])
        if row is None or row["IsDeleted"]:
            return _no(404, "NOT_FOUND", "Provided external ID field does not exist or is not accessible")
        if rest[1:] == ["VersionData"]:
            return Response(200, base64.b64decode(row["VersionData"]), {"content-type": "application/octet-stream"})
        if request.method == "DELETE":
            self.change(name, rest[0], IsDeleted=True)
            return Response(204)
        since = request.headers.get("if-unmodified-since")
        if since and datetime.fromisoformat(row["SystemModstamp"]).replace(microsecond=0) > parsedate_to_datetime(
            since
        ):
            return Response(412, None)
        if request.body.get("Status") == "Activated" and not self._items(rest[0]):
            return _no(400, "FAILED_ACTIVATION", "An order must have at least one product.")
        self._changed(name, rest[0], request.body)
        return Response(204)

    def _tree(self, record: dict[str, Any]) -> Response:
        record = dict(record)
        attributes, lines = record.pop("attributes"), record.pop("OrderItems", {"records": []})["records"]
        taken = any(OWN in record and row.get(OWN) == record[OWN] for row in self.rows(attributes["type"]))
        if taken:
            errors = [{"statusCode": "DUPLICATE_VALUE", "message": f"duplicate value found: {OWN}", "fields": []}]
            return Response(400, {"hasErrors": True, "results": [{"referenceId": "head", "errors": errors}]})
        id_ = self._made(attributes["type"], record)
        told = [{"referenceId": attributes["referenceId"], "id": id_}]
        for line in lines:
            own = {name: value for name, value in line.items() if name != "attributes"}
            made = self._made("OrderItem", {**own, "OrderId": id_})
            told.append({"referenceId": line["attributes"]["referenceId"], "id": made})
        return Response(201, {"hasErrors": False, "results": told})

    def _made(self, name: str, body: dict[str, Any]) -> str:
        more: dict[str, Any] = {}
        if name == "ContentVersion":
            content = base64.b64decode(body["VersionData"])
            more = {"Checksum": hashlib.md5(content, usedforsecurity=False).hexdigest(), "IsLatest": True,
                    "ContentSize": len(content), "ContentDocumentId": f"069{self.count:012d}AAA"}  # fmt: skip
            self.add("ContentDocumentLink", LinkedEntityId=body["FirstPublishLocationId"],
                     ContentDocumentId=more["ContentDocumentId"])  # fmt: skip
        if name == "Order":
            more = {"OrderNumber": f"{self.count:08d}", "IsReductionOrder": False}
        if name == "OrderItem":
            more = {"OrderItemNumber": f"{self.count:010d}"}
        id_ = self.add(name, **more)
        self._changed(name, id_, body)
        return id_

    def _changed(self, name: str, id_: str, body: dict[str, Any]) -> None:
        self.change(name, id_, **body)
        row = self.tables[name][id_]
        if row.get("WhatId"):
            row["AccountId"] = row["WhatId"]
        if name == "Contact" and "LastName" in body:
            row["Name"] = f"{row.get('FirstName') or ''} {row['LastName']}".strip()
        if name == "Order":
            row["StatusCode"] = row.get("Status")
        if name == "OrderItem":
            entry = self.tables["PricebookEntry"][row["PricebookEntryId"]]
            row["Product2Id"], row["ListPrice"] = entry["Product2Id"], entry["UnitPrice"]
            row["Product2"] = {"Name": self.tables["Product2"][entry["Product2Id"]]["Name"]}
            row["TotalPrice"] = row["UnitPrice"] * row["Quantity"]
            total = sum(item["TotalPrice"] for item in self._items(row["OrderId"]))
            self.change("Order", row["OrderId"], TotalAmount=total)

    def _items(self, order: str) -> list[dict[str, Any]]:
        return [row for row in self.rows("OrderItem") if row.get("OrderId") == order]

    def _describe(self, name: str) -> Response:
        if name not in _FIELDS:
            return _no(404, "NOT_FOUND", "The requested resource does not exist")
        told: list[dict[str, Any]] = [
            {"name": field, "type": "date" if field in ("EffectiveDate", "ActivityDate") else "string"}
            for field in ["Id", *_FIELDS[name].split()]
        ]
        told += [{"name": "OwnerId", "type": "reference", "relationshipName": "Owner"}]
        if name == "OrderItem":
            told += [{"name": "Product2Id", "type": "reference", "relationshipName": "Product2"}]
        if name in self.own:
            told += [{"name": OWN, "type": "string", "custom": True, "externalId": True, "unique": True}]
        if name == "Account":
            told += [{"name": n, "custom": True, **more} for n, more in self.custom.items()]
        return Response(200, {"name": name, "fields": told})

    # --- SOQL -------------------------------------------------------------------------------------------------

    def _query(self, soql: str, *, deleted: bool) -> Response:
        found = re.fullmatch(r"SELECT (.+?) FROM (\w+)(?: WHERE (.+?))?(?: ORDER BY (.+?))?(?: LIMIT (\d+))?", soql)
        assert found, soql
        fields, name, where, order, limit = found.groups()
        if name == "User":
            if "DefaultCurrencyIsoCode" in fields:
                return _no(400, "INVALID_FIELD", "No such column 'DefaultCurrencyIsoCode' on entity 'User'.")
            return self._envelope([{"Name": "Laura Gómez", "Username": "laura@acme.example"}], 0)
        rows = [row for row in self.tables[name].values() if (deleted or not row["IsDeleted"]) and _fits(row, where)]
        if fields == "COUNT()":
            return Response(200, {"totalSize": len(rows), "done": True, "records": []})
        rows.sort(key=lambda row: str(row.get((order or "Id").split(",")[0].split()[0])))
        chosen = {field.strip().partition(".")[0] for field in fields.split(",")}
        told = [{"attributes": {"type": name}, **{f: row.get(f) for f in chosen}} for row in rows]
        return self._envelope(told[: int(limit or 10**6)], 0)

    def _envelope(self, rows: list[dict[str, Any]], place: int) -> Response:
        self._rest = rows
        end = place + self.batch
        told: dict[str, Any] = {"totalSize": len(rows), "done": end >= len(rows), "records": rows[place:end]}
        if end < len(rows):
            told["nextRecordsUrl"] = f"{ROOT}query/01gRO0000016PIAYA2-{end}"
        return Response(200, told)

    def _stamp(self) -> str:
        return self.now.strftime("%Y-%m-%dT%H:%M:%S.000+0000")


def _fits(row: Mapping[str, Any], where: str | None) -> bool:
    def test(column: str, sign: str, value: str) -> bool:
        if column in _SILENT and column not in row:
            return True
        found: Any = row
        for name in column.split("."):
            found = (found or {}).get(name)
        if sign == "in":
            return str(found) in re.findall(r"'([^']*)'", value)
        if value == "null":
            return (found is None) == (sign == "=")
        told: Any = "" if found is None else str(found).lower() if isinstance(found, bool) else str(found)
        wanted: Any = value.strip("'")
        if column == "SystemModstamp":
            told, wanted = datetime.fromisoformat(told), datetime.fromisoformat(wanted)
        return bool({"=": told == wanted, ">": told > wanted, ">=": told >= wanted}[sign])

    return holds(where or "", test)


def _no(status: int, code: str, message: str) -> Response:
    return Response(status, [{"message": message, "errorCode": code}])
