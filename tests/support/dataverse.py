"""A model of a Dataverse environment, written from Microsoft's documentation: no live one was available.

It keeps rows with row versions, answers the queries the connector makes, guards versions, tracks changes for those who
may read whole tables, prices orders, and hands out tokens at the address where Entra's would be.
"""

import json
import re
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.support.conditions import holds
from tests.support.recorded import Request, Response

ORG = "11111111-1111-1111-1111-111111111111"
ME = "22222222-2222-2222-2222-222222222222"
ROOT = "/api/data/v9.2/"
SETS = {
    "accounts": ("account", "accountid"), "customeraddresses": ("customeraddress", "customeraddressid"),
    "contacts": ("contact", "contactid"), "pricelevels": ("pricelevel", "pricelevelid"),
    "productpricelevels": ("productpricelevel", "productpricelevelid"), "products": ("product", "productid"),
    "tasks": ("task", "activityid"), "incidents": ("incident", "incidentid"),
    "appointments": ("appointment", "activityid"), "salesorders": ("salesorder", "salesorderid"),
    "salesorderdetails": ("salesorderdetail", "salesorderdetailid"), "opportunities": ("opportunity", "opportunityid"),
    "annotations": ("annotation", "annotationid"), "uoms": ("uom", "uomid"),
}  # fmt: skip
_LOOKUPS = {
    "parentcustomerid_account": ("_parentcustomerid_value",),
    "customerid_account": ("_customerid_value", "_accountid_value"),
    "parentid_account": ("_parentid_value",), "regardingobjectid_account_task": ("_regardingobjectid_value",),
    "regardingobjectid_account_appointment": ("_regardingobjectid_value",),
}  # fmt: skip
_COLUMNS = json.loads(
    """{"account": "name accountnumber address1_city telephone1 emailaddress1 websiteurl creditlimit description",
 "customeraddress": "name line1 postalcode city country addresstypecode",
 "contact": "fullname jobtitle telephone1 mobilephone emailaddress1 donotemail description",
 "pricelevel": "name", "productpricelevel": "pricingmethodcode amount percentage",
 "product": "name productnumber quantitydecimal price quantityonhand",
 "task": "subject scheduledend actualend description",
 "incident": "ticketnumber title casetypecode prioritycode createdon responseby description",
 "appointment": "subject description scheduledstart scheduledend actualstart actualend actualdurationminutes",
 "salesorder": "ordernumber name description createdon requestdeliveryby totalamountlessfreight totaltax totalamount",
 "salesorderdetail": "lineitemnumber quantity priceperunit manualdiscountamount extendedamount tax description",
 "opportunity": "name estimatedvalue closeprobability createdon estimatedclosedate description"}"""
)
_LINKS = json.loads(
    """{"account": "owninguser defaultpricelevelid", "customeraddress": "parentid", "contact": "parentcustomerid",
 "pricelevel": "transactioncurrencyid", "productpricelevel": "pricelevelid productid",
 "product": "defaultuomid parentproductid", "task": "regardingobjectid owninguser",
 "incident": "accountid primarycontactid owninguser", "appointment": "regardingobjectid owninguser",
 "salesorder": "accountid pricelevelid transactioncurrencyid owninguser", "salesorderdetail": "productid uomid",
 "opportunity": "parentaccountid parentcontactid owninguser"}"""
)


class DataverseModel:
    """Called for each request; tables are by set and id."""

    def __init__(self, *, whole_tables: bool = True, custom: Mapping[str, tuple[str, str]] | None = None) -> None:
        """`whole_tables`: the user reads at organization level, so changes are tracked for him."""
        self.tables: dict[str, dict[str, dict[str, Any]]] = {name: {} for name in SETS}
        self.whole_tables = whole_tables
        self.custom = dict(custom or {})
        """Of accounts: column -> (type, label)."""
        self.version = 1000
        self.now = datetime(2026, 11, 24, 12, 0, 0, tzinfo=UTC)
        self.gone: list[tuple[str, str, int]] = []
        self.oldest_token = 0
        """Delta tokens before this version are too old."""
        self.token = "access-1"
        self.refresh = "refresh-1"
        self.rotates = True
        """A refresh token that was exchanged is not good any more; Entra's stay so for a while."""
        self.grants: list[Mapping[str, str]] = []
        self.busy = 0
        self.forbidden: set[str] = set()
        self.writes: list[str] = []

    def add(self, set_: str, **values: Any) -> str:
        """A row as the office would make it; its id."""
        name, key = SETS[set_]
        id_ = str(values.get(key) or uuid.uuid4())
        self.version += 1
        row = {
            key: id_, "statecode": 0, "versionnumber": self.version, "modifiedon": self._stamp(),
            "createdon": self._stamp(), "owninguser": {"fullname": "Laura Gómez"},
            "transactioncurrencyid": {"isocurrencycode": "EUR"}, **values,
        }  # fmt: skip
        if name == "salesorder":
            row.setdefault("ordernumber", f"ORD-{self.version}")
        self.tables[set_][id_] = row
        return id_

    def change(self, set_: str, id_: str, **values: Any) -> None:
        """As somebody at the office would."""
        self.version += 1
        self.tables[set_][id_] |= {**values, "versionnumber": self.version, "modifiedon": self._stamp()}

    def remove(self, set_: str, id_: str) -> None:
        """Hard, as there."""
        del self.tables[set_][id_]
        self.version += 1
        self.gone.append((set_, id_, self.version))

    def pass_time(self, **more: float) -> None:
        self.now += timedelta(**more)

    # --- requests ---------------------------------------------------------------------------------------------

    def __call__(self, request: Request) -> Response:
        answer = self._answer(request)
        date = self.now.strftime("%a, %d %b %Y %H:%M:%S GMT")
        return Response(answer.status, answer.body, {"date": date, "odata-version": "4.0", **answer.headers})

    def _answer(self, request: Request) -> Response:
        if request.path.endswith("/oauth2/v2.0/token"):
            return self._grant(request.body)
        if not request.path.startswith(ROOT):
            return _no(404, "0x0", "Resource not found")
        if request.headers.get("authorization") != f"Bearer {self.token}":
            return Response(401, None, {"www-authenticate": "Bearer authorization_uri=https://login.example/common"})
        if self.busy:
            self.busy -= 1
            words = "Number of requests exceeded the limit of 6000 over time window of 300 seconds."
            return Response(429, {"error": {"code": "0x80072322", "message": words}}, {"retry-after": "7"})
        path = request.path.removeprefix(ROOT)
        if request.method != "GET":
            self.writes.append(f"{request.method} {path}")
        if path == "WhoAmI":
            return Response(200, {"BusinessUnitId": ORG, "UserId": ME, "OrganizationId": ORG})
        if path.startswith("organizations("):
            currency = {"isocurrencycode": "EUR", "currencyprecision": 2}
            return Response(200, {"name": "Contoso", "pricingdecimalprecision": 2, "basecurrencyid": currency})
        if path.startswith("systemusers("):
            return Response(200, {"fullname": "Laura Gómez", "domainname": "laura@contoso.com"})
        if path.startswith("EntityDefinitions("):
            return self._definition(path)
        return self._rows(request, path)

    def _grant(self, form: Any) -> Response:
        self.grants.append(form)
        if form.get("grant_type") == "refresh_token" and form.get("refresh_token") != self.refresh:
            words = "AADSTS700082: The refresh token has expired due to inactivity."
            return Response(400, {"error": "invalid_grant", "error_description": words})
        if self.rotates:
            self.refresh = f"refresh-{len(self.grants) + 1}"
        told = {"token_type": "Bearer", "expires_in": 3599, "access_token": self.token, "refresh_token": self.refresh}
        return Response(200, told)

    def _definition(self, path: str) -> Response:
        name = re.findall(r"LogicalName='(\w+)'", path)[0]
        set_ = next((set_ for set_, (logical, _) in SETS.items() if logical == name), None)
        if set_ is None or name not in _COLUMNS:
            return _no(404, "0x80060888", f"Could not find an entity with the name {name}")
        if "PicklistAttributeMetadata" in path:
            options = [{"Value": 100000000, "Label": {"UserLocalizedLabel": {"Label": "Gold"}}}]
            picks = [c for c, (type_, _) in self.custom.items() if type_ == "Picklist"]
            return Response(200, {"value": [{"LogicalName": c, "OptionSet": {"Options": options}} for c in picks]})
        told = [_attribute(column, "String") for column in [*_COLUMNS[name].split(), "statecode", SETS[set_][1]]]
        told += [_attribute(column, "Lookup") for column in _LINKS[name].split()]
        if name == "account":
            told += [_attribute(c, type_, label, custom=True) for c, (type_, label) in self.custom.items()]
        return Response(200, {"EntitySetName": set_, "Attributes": told})

    def _rows(self, request: Request, path: str) -> Response:
        found = re.fullmatch(r"(\w+)(?:\(([^)]*)\))?", path)
        if found is None:
            return _no(404, "0x8006088a", f"Resource not found for the segment '{path}'.")
        set_, id_ = found[1], found[2]
        if set_ not in SETS:
            return self._action(set_, request.body)
        if set_ in self.forbidden:
            return _no(403, "0x80040220", f"Principal user is missing prvRead{SETS[set_][0].title()} privilege")
        table = self.tables[set_]
        if request.method == "POST":
            return self._create(set_, request.body)
        if id_ is None:
            return self._list(request, set_)
        row = table.get(id_)
        if row is None:
            return _no(404, "0x80040217", f"{SETS[set_][0]} With Id = {id_} Does Not Exist")
        if request.method == "GET":
            return Response(200, row)
        if request.method == "DELETE":
            self.remove(set_, id_)
            return Response(204)
        match = request.headers.get("if-match")
        if match not in (None, "*", f'W/"{row["versionnumber"]}"'):
            words = "The version of the existing record doesn't match the RowVersion property provided."
            return _no(412, "0x80060882", words)
        if row["statecode"] in (1, 2) and set_ in ("appointments", "salesorders"):
            return _no(400, "0x80043b15", "The entity cannot be updated because it is read-only.")
        if set_ == "salesorders" and request.body.get("statecode") == 1 and not self._lines(id_):
            return _no(400, "0x80048cff", "The order has no products.")
        self.change(set_, id_, **self._bound(request.body))
        if set_ == "salesorderdetails":
            self._price(table[id_]["_salesorderid_value"])
        return Response(204)

    def _action(self, name: str, body: Any) -> Response:
        for close, set_, state in (("OpportunityClose", "opportunities", 1), ("OrderClose", "salesorders", 2),
                                   ("IncidentResolution", "incidents", 1)):  # fmt: skip
            if close in (body or {}):
                (bound,) = (value for key, value in body[close].items() if key.endswith("@odata.bind"))
                self.change(set_, bound.rpartition("(")[2][:-1], statecode=2 if name == "LoseOpportunity" else state)
                return Response(204)
        return _no(404, "0x8006088a", f"Resource not found for the segment '{name}'.")

    def _create(self, set_: str, body: dict[str, Any]) -> Response:
        key = SETS[set_][1]
        if body.get(key) in self.tables[set_]:
            return _no(412, "0x80040237", "A record with matching key values already exists.")
        details = body.pop("order_details", [])
        id_ = self.add(set_, **self._bound(body))
        for line in details:
            self.add("salesorderdetails", _salesorderid_value=id_, **self._bound(line))
        if set_ == "salesorders":
            self._price(id_)
        if set_ == "salesorderdetails":
            self._price(self.tables[set_][id_]["_salesorderid_value"])
        if set_ == "contacts":
            row = self.tables[set_][id_]
            row["fullname"] = f"{row.get('firstname') or ''} {row.get('lastname') or ''}".strip()
        return Response(204, None, {"odata-entityid": f"{ROOT}{set_}({id_})"})

    def _bound(self, body: Mapping[str, Any]) -> dict[str, Any]:
        row: dict[str, Any] = {}
        for name, value in body.items():
            link, bind, _ = name.partition("@odata.bind")
            if not bind:
                row[name] = value
                continue
            id_ = value.rpartition("(")[2][:-1] if value else None
            for column in _LOOKUPS.get(link, (f"_{link}_value",)):
                row[column] = id_
            if link in ("productid", "uomid"):
                set_ = "products" if link == "productid" else "uoms"
                row[link] = {"name": self.tables[set_].get(id_, {}).get("name")}
        return row

    def _lines(self, order: str) -> list[dict[str, Any]]:
        return [one for one in self.tables["salesorderdetails"].values() if one["_salesorderid_value"] == order]

    def _price(self, order: str) -> None:
        """As the pricing engine: 21 % of tax on each line."""
        net = tax = 0.0
        for line in self._lines(order):
            product = self.tables["products"][line["_productid_value"]]
            line["priceperunit"] = product["price"]
            amount = line["quantity"] * product["price"] - line.get("manualdiscountamount", 0)
            line["tax"] = round(amount * 0.21, 2)
            line["extendedamount"] = amount + line["tax"]
            net, tax = net + amount, tax + line["tax"]
        self.change("salesorders", order, totalamountlessfreight=net, totaltax=tax, totalamount=net + tax)

    # --- lists --------------------------------------------------------------------------------------------------

    def _list(self, request: Request, set_: str) -> Response:
        prefer, query, key = request.headers.get("prefer", ""), request.query, SETS[set_][1]
        tracking = "track-changes" in prefer or "$deltatoken" in query
        if tracking and not self.whole_tables:
            return _no(403, "0x80040220", "Organization level read access is required to track changes.")
        if tracking and {"$filter", "$orderby", "$expand", "$top"} & query.keys():
            return _no(400, "0x0", "The query option is not supported with track changes.")
        since = int(query.get("$deltatoken", 0))
        if since and since < self.oldest_token:
            return _no(400, "0x80044352", "The delta token has expired.")
        rows = [row for row in self.tables[set_].values() if row["versionnumber"] > since and self._fits(row, query)]
        rows.sort(key=lambda row: row[key])
        if query.get("$orderby", "").endswith("lineitemnumber"):
            rows.sort(key=lambda row: (row["_salesorderid_value"], row.get("lineitemnumber") or 0))
        size = int((re.findall(r"maxpagesize=(\d+)", prefer) or [5000])[0])
        start = int(query.get("$skiptoken", 0))
        names = query.get("$select", "").split(",")
        names += re.findall(r"(\w+)\(\$select", query.get("$expand", ""))
        told: list[dict[str, Any]] = [
            {"@odata.etag": f'W/"{row["versionnumber"]}"', **{name: row.get(name) for name in names}}
            for row in rows[start : start + size]
        ]
        envelope: dict[str, Any] = {"@odata.context": f"https://org.example{ROOT}$metadata#{set_}", "value": told}
        base = f"https://org.example{ROOT}{set_}?"
        if len(rows) > start + size:
            more = "&".join(f"{name}={value}" for name, value in {**query, "$skiptoken": start + size}.items())
            envelope["@odata.nextLink"] = (base + more).replace(" ", "%20").replace("'", "%27")
        elif tracking:
            told += [{"id": id_, "reason": "deleted"} for s, id_, at in self.gone if s == set_ and since and at > since]
            envelope["@odata.deltaLink"] = f"{base}$select={key}&$deltatoken={self.version}"
        return Response(200, envelope)

    def _fits(self, row: Mapping[str, Any], query: Mapping[str, str]) -> bool:
        def test(column: str, sign: str, value: str) -> bool:
            rest = column.partition("/")[2]
            if rest == "_ownerid_value":
                account = self.tables["accounts"].get(str(row.get("_parentcustomerid_value")), {})
                return bool(account.get(rest) == value)
            if rest or column == "pricingmethodcode":  # links are not followed, all prices are of a known method
                return True
            found = row.get(column)
            if value == "null":
                return (found is None) == (sign == "eq")
            told = "" if found is None else str(found)
            return {"eq": told == value, "ne": told != value, "ge": found is not None and told >= value}[sign]

        return holds(query.get("$filter", ""), test)

    def _stamp(self) -> str:
        return self.now.strftime("%Y-%m-%dT%H:%M:%SZ")


def _attribute(name: str, type_: str, label: str = "", *, custom: bool = False) -> dict[str, Any]:
    shown = {"UserLocalizedLabel": {"Label": label}} if label else None
    return {"LogicalName": name, "AttributeType": type_, "DisplayName": shown, "IsCustomAttribute": custom,
            "IsValidForRead": True}  # fmt: skip


def _no(status: int, code: str, message: str) -> Response:
    return Response(status, {"error": {"code": code, "message": message}})
