"""What records of SuiteCRM need besides what the mapping says. Its API computes nothing: totals of a quote are made by
the page in a browser, so they are sent from here.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sfa_desktop.connectors.kit.site import Table, Values
from sfa_desktop.entities.exchange import Canonical

_CENT = Decimal("0.01")
_MONTH = timedelta(days=30)


def complete(table: Table, values: Values, given: Canonical, now: datetime | None, *, new: bool) -> None:
    """Add to a head what its kind needs."""
    kind = table.map.kind
    if kind == "contact" and "name" in given:
        first, _, last = str(given["name"]).strip().rpartition(" ")
        values["first_name"], values["last_name"] = first, last
    elif kind in {"task", "visit"} and values.get("parent_id"):
        values["parent_type"] = "Accounts"
    elif kind == "case" and "status" in values:
        values["state"] = "Closed" if str(values["status"]).startswith("Closed") else "Open"
    if kind == "visit":
        _times(values, given, now, new=new)
    if kind == "order":
        if new:
            values["expiration"] = ((now or datetime.now(UTC)) + _MONTH).date().isoformat()
        if "lines" in given:
            values |= _totals(given["lines"])
    if kind == "opportunity" and new and not values.get("date_closed"):
        values["date_closed"] = ((now or datetime.now(UTC)) + _MONTH).date().isoformat()


def complete_line(values: Values, given: Canonical) -> None:
    """Add to a line its price and amount."""
    net = _net(given)
    values |= {
        "parent_type": "AOS_Quotes",
        "name": str(given.get("description") or "") or "-",
        "product_list_price": str(_decimal(given.get("base_price"))),
        "product_unit_price": str(_decimal(given.get("unit_price"))),
        "product_discount": str(_decimal(given.get("discount"))),
        "discount": "Percentage",
        "product_total_price": str(net),
        "vat": "0.0",
        "vat_amt": "0.00",
    }


def _totals(lines: Iterable[Mapping[str, Any]]) -> Values:
    net = str(sum((_net(line) for line in lines), Decimal("0.00")))
    return {"total_amt": net, "subtotal_amount": net, "tax_amount": "0.00", "total_amount": net}


def _net(line: Mapping[str, Any]) -> Decimal:
    amount = _decimal(line.get("unit_price")) * _decimal(line.get("quantity"))
    return amount.quantize(_CENT, ROUND_HALF_UP)


def _decimal(value: Any) -> Decimal:
    return Decimal(str(value)) if value not in (None, "") else Decimal(0)


def _times(values: Values, given: Canonical, now: datetime | None, *, new: bool) -> None:
    if new and not values.get("date_start"):
        told = given.get("started_at") or given.get("ended_at")
        moment = datetime.fromisoformat(told) if told else now or datetime.now(UTC)
        values["date_start"] = moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
    if new or given.get("minutes") is not None:
        hours, minutes = divmod(int(given.get("minutes") or 30), 60)
        values["duration_hours"], values["duration_minutes"] = str(hours), str(minutes)
