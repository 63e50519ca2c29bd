"""Taxes, price lists and their rules, which Dolibarr has as dictionary and as columns of products, as records.

One of three modes is on, or none: levels (segments) that accounts have one of, prices per customer, or breaks by
quantity. A level is a list; with prices per customer each account is one; the breaks are one list for all. Formulas
are prices without taxes, which Dolibarr keeps besides those with (`price_base_type` says which was typed).
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from sfa_desktop.base.errors import AccessDenied, Declined
from sfa_desktop.connectors.dolibarr.api import Rows, both, either
from sfa_desktop.connectors.dolibarr.conversions import level_price, rate_name
from sfa_desktop.connectors.dolibarr.site import Site
from sfa_desktop.connectors.kit.cursor import Cursor
from sfa_desktop.connectors.kit.keys import id_text
from sfa_desktop.entities.exchange import Listed, Page

LAST = 10**9
"""The sequence of the rule that every list but a level ends with: the product's own price."""
_PRODUCT = "id,price,tva_tx,multiprices"
_ALL = 10**6
_CALLS = 50
"""Products a page, where each costs a call of its own."""
_WHOLE = "whole"
"""The stage of a run through all products: prices of customers and breaks have tables of their own, and change without
their product."""
Row = dict[str, Any]


def page(site: Site, kind: str, run: Cursor, limit: int, overlap: float) -> Page:
    """A page of these kinds: a page of what they are made of. Few of them change, so rows of a run may repeat."""
    if kind == "tax" and not run.stage:
        rows = [_tax(site, rate) for rate in _dictionary(site)]
        return _page(site, kind, rows, cursor=run.at("", "products").text, more=True)
    if kind == "price_list" and site.mode != "customer":
        return _page(site, kind, list(_lists(site)), cursor=run.ended(overlap).text)
    if kind == "price_rule" and not run.stage and site.mode in {"customer", "breaks"}:
        return _last_rules(site, run, limit)
    if kind == "price_list":
        sources = _accounts(site, run, limit)
        rows = [_account_list(site, one) for one in sources]
    else:
        if kind == "price_rule":
            limit = min(limit, _CALLS) if site.mode != "levels" else max(1, limit // max(1, site.levels))
        sources = _products(site, run, limit)
        rows = [row for one in sources for row in _of_product(site, kind, one)]
    more = len(sources) >= limit
    after = run.at(sources[-1]["id"]) if more else run.ended(overlap)
    return _page(site, kind, list({row["key"]: row for row in rows}.values()), cursor=after.text, more=more)


def everything(site: Site, kind: str) -> list[Row]:
    """All records of a kind as this user has them now."""
    if kind == "tax":
        rows = [_tax(site, rate) for rate in _dictionary(site)]
        rows += [row for one in _products(site, Cursor(), _ALL) for row in _of_product(site, kind, one)]
    elif kind == "price_list":
        rows = list(_lists(site)) if site.mode != "customer" else [
            _account_list(site, one) for one in _accounts(site, Cursor(), _ALL)]  # fmt: skip
    else:
        rows = [row for one in _products(site, Cursor(), _ALL) for row in _of_product(site, kind, one)]
        rows += [_last_rule(site, one["remote"]) for one in everything(site, "price_list")
                 if site.mode in {"customer", "breaks"}]  # fmt: skip
    return list({row["key"]: row for row in rows}.values())


def listed(site: Site, kind: str) -> list[Listed]:
    """All of them for an inventory."""
    return [Listed(row["key"], 0, row["remote"]) for row in everything(site, kind)]


def some(site: Site, kind: str, remotes: Sequence[str]) -> Page:
    """The records of these ids."""
    wanted = set(remotes)
    return _page(site, kind, [row for row in everything(site, kind) if row["remote"] in wanted] if wanted else [])


def quoted(site: Site, products: Sequence[str], account: str, level: Any) -> Mapping[str, "Quotation"]:
    """By product id: what it costs this account; those that are not there are left out."""
    asked = list(dict.fromkeys(products))
    found: dict[str, Quotation] = {}
    for start in range(0, len(asked), 50):
        some_ids = asked[start : start + 50]
        rows = site.api.rows(
            "products",
            limit=len(some_ids),
            sqlfilters=either("t.rowid", [int(one) for one in some_ids]),
            properties=f"{_PRODUCT},default_vat_code,type,fk_unit",
        )
        for row in rows:
            found[str(row["id"])] = Quotation(site, row, account, level)
    return found


class Quotation:
    """The prices of one product for one account."""

    def __init__(self, site: Site, product: Mapping[str, Any], account: str, level: Any) -> None:
        code = str(product.get("default_vat_code") or "")
        rate = rate_name(product.get("tva_tx"))
        self.rate = f"{rate} ({code})" if code else rate
        self.type = int(product.get("type") or 0)
        self.unit = product.get("fk_unit")
        self.plain = _number(product.get("price"))
        self.breaks: list[tuple[Decimal, Decimal]] = []
        if site.mode == "levels":
            name = site.list_name(level, account).removeprefix("level")
            own_price = _number(level_price(product.get("multiprices"), name))
            self.plain = self.plain if own_price is None else own_price
        elif site.mode == "customer":
            own = [one for one in _of_customers(site, product["id"], account) if str(one.get("fk_soc")) == account]
            if own:
                self.plain = _customer_price(own[0])
        elif site.mode == "breaks":
            self.breaks = sorted(_breaks(site, product["id"]).values())

    def price(self, quantity: Decimal) -> Decimal | None:
        """Of a unit, for this quantity."""
        return next((price for least, price in reversed(self.breaks) if least <= quantity), self.plain)


# --- what they are made of ----------------------------------------------------------------------------


def _products(site: Site, run: Cursor, limit: int) -> Rows:
    table = site.table("product")
    since = f"(t.tms:>=:'{site.since(run.since)}')" if run.since and run.stage != _WHOLE else ""
    return site.api.rows(
        table.map.remote,
        sortfield="t.rowid",
        sortorder="ASC",
        limit=limit,
        sqlfilters=both(since, f"(t.rowid:>:{int(run.after or 0)})"),
        properties=_PRODUCT,
    )


def _accounts(site: Site, run: Cursor, limit: int) -> Rows:
    table = site.table("account")
    since = f"(t.tms:>=:'{site.since(run.since)}')" if run.since else ""
    return site.api.rows(
        table.map.remote,
        sortfield="t.rowid",
        sortorder="ASC",
        limit=limit,
        sqlfilters=both(table.filter, since, f"(t.rowid:>:{int(run.after or 0)})"),
        properties="id,name",
    )


def _seen(site: Site) -> set[str]:
    """The accounts that this user has: prices of others are told too."""
    if site.accounts is None:
        site.accounts = {id_text(one["id"]) for one in _accounts(site, Cursor(), _ALL)}
    return site.accounts


def _dictionary(site: Site) -> list[str]:
    """Rates of the dictionary, which is that of the company's country."""
    try:
        rows = site.api.rows("setup/dictionary/vat", limit=500)
    except (AccessDenied, Declined):
        return []
    return list(dict.fromkeys(rate_name(row["taux"]) for row in rows if _is_active(row)))


def _is_active(row: Row) -> bool:
    told = str(row.get("active", 1))
    if told not in ("0", "1"):
        raise TypeError("neither active nor not")
    return told == "1"


def _of_customers(site: Site, product: Any, account: str = "") -> Rows:
    """The prices that customers have of their own; the answer has an object of the database in it, which stays out."""
    more = {"thirdparty_id": account} if account else {}
    try:
        told = site.api.get(f"products/{product}/selling_multiprices/per_customer", type=Any, **more)
    except Declined as error:
        if error.values.get("refusal") != "not_visible":
            raise
        return []
    if not isinstance(told, list) or not all(isinstance(one, dict) for one in told):
        raise TypeError("not prices of customers")
    return told


def _breaks(site: Site, product: Any) -> dict[str, tuple[Decimal, Decimal]]:
    """By row id: from which quantity, and the unit price."""
    try:
        told = site.api.get(f"products/{product}/selling_multiprices/per_quantity", type=Any)
    except Declined as error:
        if error.values.get("refusal") != "not_visible":
            raise
        return {}
    if not isinstance(told, dict) or not isinstance(told.get("prices_by_qty_list", []), (list, type(None))):
        raise TypeError("not prices by quantity")
    found = {}
    for row in told.get("prices_by_qty_list") or ():
        quantity, price = _number(row.get("quantity")), _number(row.get("unitprice"))
        if quantity is not None and price is not None:
            off = _number(row.get("remise_percent")) or Decimal(0)
            found[str(row.get("rowid"))] = (quantity, price * (100 - off) / 100)
    return found


def _customer_price(row: Mapping[str, Any]) -> Decimal | None:
    price, off = _number(row.get("price")), _number(row.get("discount_percent")) or Decimal(0)
    return None if price is None else price * (100 - off) / 100


def _number(value: Any) -> Decimal | None:
    """Raises ArithmeticError for what is no number."""
    return None if value in (None, "") else Decimal(str(value))


# --- records ------------------------------------------------------------------------------------------


def _tax(site: Site, rate: str) -> Row:
    return _row(site, "tax", rate, name=f"{rate} %", type="percentage", rate=rate, active=True)


def _lists(site: Site) -> Iterator[Row]:
    for level in range(1, site.levels + 1):
        yield _list(site, f"level{level}", f"Level {level}", default=level == 1)
    if site.mode == "breaks":
        yield _list(site, "breaks", "Prices by quantity", default=True)


def _account_list(site: Site, account: Mapping[str, Any]) -> Row:
    return _list(site, f"customer{id_text(account['id'])}", str(account.get("name") or ""), default=False)


def _list(site: Site, remote: str, name: str, *, default: bool) -> Row:
    currency = site.company["currency"]
    return _row(site, "price_list", remote, name=name, currency=currency, default=default, active=True)


def _of_product(site: Site, kind: str, product: Mapping[str, Any]) -> Iterator[Row]:
    id_ = id_text(product["id"])
    if kind == "tax":
        if product.get("tva_tx") not in (None, ""):
            yield _tax(site, rate_name(product["tva_tx"]))
    elif site.mode == "levels":
        for level in range(1, site.levels + 1):
            price = _number(level_price(product["multiprices"], str(level)))
            if price is not None:
                yield _rule(site, f"p{id_}-{level}", f"level{level}", id_, price, sequence=level)
    elif site.mode == "customer":
        for row in _of_customers(site, id_):
            own = _customer_price(row)
            account = id_text(row["fk_soc"])
            if own is not None and account in _seen(site):
                yield _rule(site, f"c{id_text(row['id'])}", f"customer{account}", id_, own, sequence=1)
    elif site.mode == "breaks":
        for rowid, (quantity, price) in sorted(_breaks(site, id_).items()):
            place = LAST - min(LAST - 1, int(quantity * 100))
            yield _rule(site, f"q{rowid}", "breaks", id_, price, sequence=place, quantity=str(quantity))


def _rule(site: Site, remote: str, of: str, product: Any, price: Decimal, sequence: int, quantity: Any = None) -> Row:
    return _row(
        site,
        "price_rule",
        remote,
        price_list_id=site.keys.key("price_list", of),
        sequence=sequence,
        product_id=site.keys.key("product", product),
        quantity=quantity,
        formula=f"{price.normalize():f}",
    )


def _last_rule(site: Site, of: str) -> Row:
    return _row(
        site,
        "price_rule",
        f"last-{of}",
        price_list_id=site.keys.key("price_list", of),
        sequence=LAST,
        product_id=None,
        quantity=None,
        formula="list_price",
    )


def _last_rules(site: Site, run: Cursor, limit: int) -> Page:
    products = run.at("", _WHOLE if site.prices_are_old() else "products")
    if site.mode == "breaks":
        return _page(site, "price_rule", [_last_rule(site, "breaks")], cursor=products.text, more=True)
    accounts = _accounts(site, run, limit)
    rows = [_last_rule(site, f"customer{id_text(one['id'])}") for one in accounts]
    after = run.at(accounts[-1]["id"]) if len(accounts) >= limit else products
    return _page(site, "price_rule", rows, cursor=after.text, more=True)


def _row(site: Site, kind: str, remote: str, **values: Any) -> Row:
    return {"key": site.keys.key(kind, remote), "remote": remote, "version": 0, **values}


def _page(site: Site, kind: str, rows: Sequence[Row], *, cursor: str = "", more: bool = False) -> Page:
    columns = site.table(kind).decoder.columns
    return Page(
        kind=kind,
        columns=columns,
        rows=[tuple(row.get(column) for column in columns) for row in rows],
        cursor=cursor,
        more=more,
        derived=True,
    )
