"""What rows of Dataverse need besides what the mapping says: a price list, units, the end of an appointment."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from sfa_desktop.base.errors import Declined
from sfa_desktop.connectors.dataverse.api import Api, query
from sfa_desktop.connectors.kit.push import Refused
from sfa_desktop.connectors.kit.site import Table, Values
from sfa_desktop.entities.exchange import Canonical

_HALF_AN_HOUR = timedelta(minutes=30)
_BILL_TO, _SHIP_TO, _OTHER = 1, 2, 4


def complete(api: Api, table: Table, values: Values, given: Canonical, *, new: bool) -> None:
    """Add to a head what its kind needs."""
    kind = table.map.kind
    if kind == "order" and new:
        _price_list(api, values)
    elif kind == "visit":
        _times(values, given, new=new)
    elif kind == "contact" and "name" in given:
        first, _, last = str(given["name"]).strip().rpartition(" ")
        values["firstname"], values["lastname"] = first, last
    elif kind == "address" and (new or {"invoice", "delivery"} & given.keys()):
        values["addresstypecode"] = _SHIP_TO if given.get("delivery") else _BILL_TO if given.get("invoice") else _OTHER


def complete_line(api: Api, values: Values, given: Canonical, *, new: bool) -> None:
    """Add the product's unit, without which there is no price, and the discount as an amount off the line."""
    product = values.get("productid@odata.bind")
    if new and product:
        told = _one(api, f"{str(product)[1:]}{query(select='_defaultuomid_value')}")
        unit = told.get("_defaultuomid_value")
        if unit:
            values["uomid@odata.bind"] = f"/uoms({unit})"
    discount, price = given.get("discount"), given.get("base_price")
    if discount not in (None, "") and (not new or Decimal(str(discount))):
        off = Decimal(str(price or 0)) * Decimal(str(given.get("quantity") or 0)) * Decimal(str(discount)) / 100
        values["manualdiscountamount"] = float(round(off, 4))


def _price_list(api: Api, values: Values) -> None:
    """An order without a price list has no prices: the account's own one, or the only one there is."""
    account = values.get("customerid_account@odata.bind")
    if values.get("pricelevelid@odata.bind") or not account:
        return
    found = _one(api, f"{str(account)[1:]}{query(select='_defaultpricelevelid_value')}").get(
        "_defaultpricelevelid_value"
    )
    if not found:
        options = query(select="pricelevelid", filter="statecode eq 0", orderby="pricelevelid", top="2")
        lists: list[dict[str, Any]] = _one(api, f"pricelevels{options}").get("value") or []
        if len(lists) != 1:
            raise Refused("invalid", "The account has no price list in Dynamics, and none was chosen for this order.")
        found = lists[0]["pricelevelid"]
    values["pricelevelid@odata.bind"] = f"/pricelevels({found})"


def _times(values: Values, given: Canonical, *, new: bool) -> None:
    """An appointment has a beginning and an end."""
    if new and not values.get("scheduledstart"):
        begun = given.get("started_at") or given.get("ended_at")
        moment = datetime.fromisoformat(begun) if begun else datetime.now(UTC)
        values["scheduledstart"] = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    start = values.get("scheduledstart")
    if start:
        minutes = given.get("minutes")
        lasts = timedelta(minutes=minutes) if minutes else _HALF_AN_HOUR
        values["scheduledend"] = (datetime.fromisoformat(str(start)) + lasts).strftime("%Y-%m-%dT%H:%M:%SZ")


def _one(api: Api, path: str) -> dict[str, Any]:
    try:
        return api.get(path, dict[str, Any])
    except Declined as error:
        raise Refused("not_visible", str(error.values.get("detail"))) from None
