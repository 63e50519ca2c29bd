"""What rows of Salesforce need besides what the mapping says: an order's price book and date, the entry and price of a
line, the end of an event, the closing date of an opportunity.
"""

from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import msgspec

from sfa_desktop.connectors.kit.push import Refused
from sfa_desktop.connectors.kit.site import Table, Values
from sfa_desktop.connectors.salesforce.api import Api, select, text
from sfa_desktop.entities.exchange import Canonical

_CENT = Decimal("0.01")
_HALF_AN_HOUR = 30
_MONTH = timedelta(days=30)


def complete(api: Api, table: Table, values: Values, given: Canonical, *, new: bool) -> None:
    """Add to a head what its kind cannot be without."""
    kind = table.map.kind
    today = (api.clock or datetime.now(UTC)).date()
    if kind == "contact" and "name" in given:
        first, _, last = str(given["name"]).strip().rpartition(" ")
        values["FirstName"], values["LastName"] = first, last
    elif kind == "order" and new:
        values.setdefault("EffectiveDate", today.isoformat())
        values.setdefault("Pricebook2Id", _standard(api))
    elif kind == "opportunity" and new:
        values.setdefault("CloseDate", _later(today))
        values.setdefault("StageName", "Prospecting")
    elif kind == "visit":
        _times(values, given, new=new)


def book_of(api: Api, order: str) -> str:
    """The price book of an order that is there."""
    rows = _rows(api, select("Pricebook2Id", "Order", f"Id = {text(order)}"))
    return str(rows[0].get("Pricebook2Id") or "") if rows else ""


def complete_line(api: Api, values: Values, given: Canonical, book: str, *, new: bool) -> None:
    """A line is an entry of the order's price book, at its price less the discount that was given."""
    product = values.pop("Product2Id", None)
    if product is None or not (new or "discount" in given):
        return
    where = f"Pricebook2Id = {text(book)} AND Product2Id = {text(str(product))} AND IsActive = true"
    rows = _rows(api, select("Id, UnitPrice", "PricebookEntry", where, limit=1))
    if not rows:
        words = "The product has no active price in the order's price book."
        raise Refused("invalid", words, field="product_id", line=str(given.get("key") or ""))
    off = Decimal(str(given.get("discount") or 0))
    price = Decimal(str(rows[0].get("UnitPrice") or 0)) * (100 - off) / 100
    values["UnitPrice"] = float(price.quantize(_CENT, ROUND_HALF_UP))
    if new:
        values["PricebookEntryId"] = rows[0]["Id"]


def _standard(api: Api) -> str:
    rows = _rows(api, select("Id", "Pricebook2", "IsStandard = true", limit=1))
    if not rows:
        raise Refused("invalid", "No price book was chosen, and this user does not see the standard one.")
    return str(rows[0]["Id"])


def _times(values: Values, given: Canonical, *, new: bool) -> None:
    begun = values.get("StartDateTime")
    if new and not begun:
        told = given.get("started_at") or given.get("ended_at")
        moment = datetime.fromisoformat(told) if told else datetime.now(UTC)
        begun = values["StartDateTime"] = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    if begun and "DurationInMinutes" not in values:
        values["DurationInMinutes"] = given.get("minutes") or _HALF_AN_HOUR


def _later(day: date) -> str:
    return (day + _MONTH).isoformat()


def _rows(api: Api, soql: str) -> list[dict[str, Any]]:
    return api.query(soql, _Rows).records


class _Rows(msgspec.Struct):
    records: list[dict[str, Any]]
