"""Orders: priced by Tryton, brought to the state asked for, refused in words."""

import datetime as dt
from decimal import Decimal

import pytest
from office import create, delete, group, new_key, update
from trytond.exceptions import UserError


def price_list(office, *lines, account=None, **values):
    """A price list of `(quantity, formula, start, end)` lines, given to the account; its id."""

    def make(pool):
        (made,) = pool.get("product.price_list").create(
            [
                {
                    "name": "Mayorista",
                    "company": office.company.id,
                    "unit": "product_default",
                    "price": "list_price",
                    "lines": [
                        (
                            "create",
                            [
                                {"sequence": i, "quantity": q, "formula": f, "start_date": s, "end_date": e}
                                for i, (q, f, s, e) in enumerate(lines)
                            ],
                        )
                    ],
                    **values,
                }
            ]
        )
        if account:
            Party = pool.get("party.party")
            (party,) = Party.search([("sync_id", "=", account)])
            Party.write([party], {"sale_price_list": made.id})
        return made.id

    return office.work(make)


def policies(office, **values):
    def write(pool):
        Configuration = pool.get("sfa.configuration")
        Configuration.write([Configuration(1)], values)

    office.work(write)


def stored(office, key, *names):
    def read(pool):
        Sale = pool.get("sale.sale")
        (sale,) = Sale.search([("sync_id", "=", key)])
        return tuple(getattr(sale, name) for name in names)

    return office.work(read)


def test_a_confirmed_order_gets_its_number_and_tryton_s_totals(office):
    key = office.order(office.account(), ("yerba", "3"), ("leche", "7"), state="confirmed", provisional="LP-0001")
    row = office.row("rep1", "order", key)
    assert row["number"]
    assert row["provisional"] == "LP-0001"
    assert row["state"] in {"confirmed", "processing"}
    assert row["owner"] == "Lucía Pérez"
    assert row["currency"] == "ARS"
    assert [(line["base_price"], line["net"]) for line in row["lines"]] == [
        ("100.0000", "300.00"),
        ("33.3300", "233.31"),
    ]
    assert (row["net"], row["tax"], row["total"]) == ("533.31", "87.50", "620.81")
    net, tax, total = stored(office, key, "untaxed_amount", "tax_amount", "total_amount")
    assert (row["net"], row["tax"], row["total"]) == (str(net), str(tax), str(total))


def test_a_quote_stores_nothing_and_equals_what_the_order_then_costs(office):
    account = office.account()
    price_list(office, (10, "unit_price * 0.873", None, None), (None, "unit_price", None, None), account=account)
    values = office.order_values(account, ("yerba", "17", "3.5"), ("leche", "11"), state="confirmed")
    heads = office.call("rep1", "hello", "d")["heads"]
    quote = office.call("rep1", "quote", {"key": new_key(), "values": values})
    assert office.call("rep1", "hello", "d")["heads"] == heads
    assert office.work(lambda pool: pool.get("sale.sale").search_count([])) == 0
    key = new_key()
    office.do("rep1", create("order", key, **values))
    row = office.row("rep1", "order", key)
    assert {name: row[name] for name in ("net", "tax", "total")} == {n: quote[n] for n in ("net", "tax", "total")}
    assert [(line["key"], line["unit_price"], line["net"]) for line in row["lines"]] == [
        (line["key"], line["unit_price"], line["net"]) for line in quote["lines"]
    ]
    assert sum(Decimal(tax["amount"]) for tax in quote["taxes"]) == Decimal(row["tax"])
    assert office.call("rep1", "quote", {"key": key, "values": values})["total"] == row["total"]


def test_a_quote_that_cannot_be_computed_says_why(office):
    values = office.order_values(office.account(), ("yerba", "0"))
    with pytest.raises(UserError) as error:
        office.call("rep1", "quote", {"key": new_key(), "values": values})
    assert error.value.description == "invalid"


@pytest.mark.parametrize(("quantity", "price"), [("9", "95.0000"), ("10", "90.0000"), ("24", "80.0000")])
def test_quantity_breaks_decide_the_price(office, quantity, price):
    account = office.account()
    price_list(
        office,
        (24, "unit_price * 0.8", None, None),
        (10, "unit_price * 0.9", None, None),
        (None, "unit_price * 0.95", None, None),
        account=account,
    )
    key = office.order(account, ("yerba", quantity))
    (line,) = office.row("rep1", "order", key)["lines"]
    assert (line["base_price"], line["unit_price"]) == (price, price)


def test_the_date_of_the_order_decides_the_price(office):
    account = office.account()
    price_list(
        office,
        (None, "unit_price * 0.5", dt.date(2026, 11, 1), dt.date(2026, 11, 30)),
        (None, "unit_price", None, None),
        account=account,
    )
    in_november = office.order(account, ("yerba", "1"), ordered_on="2026-11-15")
    in_december = office.order(account, ("yerba", "1"), ordered_on="2026-12-01")
    assert office.row("rep1", "order", in_november)["net"] == "50.00"
    row = office.row("rep1", "order", in_december)
    assert row["net"] == "100.00"
    office.do("rep1", update("order", in_december, row["version"], ordered_on="2026-11-30"))
    assert office.row("rep1", "order", in_december)["net"] == "50.00"


def test_price_lists_and_their_rules_travel(office):
    account = office.account()
    _, _, cursor = office.everything("rep1", "price_rule")
    price_list(office, (10, "unit_price * 0.9", dt.date(2026, 1, 1), None), account=account)
    (key,) = office.everything("rep1", "price_list")[0]
    (rule,) = office.everything("rep1", "price_rule", cursor)[0].values()
    assert rule["price_list_id"] == key == office.row("rep1", "account", account)["price_list_id"]
    assert (rule["quantity"], rule["formula"], rule["starts_on"]) == ("10.0", "unit_price * 0.9", "2026-01-01")


def test_a_price_the_laptop_got_wrong_is_remarked_on(office):
    account, values = office.account(), None
    values = office.order_values(account, ("yerba", "1"))
    values["lines"][0]["base_price"] = "99.00"
    key = new_key()
    office.do("rep1", create("order", key, **values))
    row = office.row("rep1", "order", key)
    assert row["net"] == "100.00"
    (remark,) = row["remarks"]
    assert "99.0000" in remark


def test_a_wrong_price_is_refused_where_the_policy_says_so(office):
    account = office.account()
    policies(office, price_difference="refuse")
    values = office.order_values(account, ("leche", "1"), ("yerba", "1"))
    values["lines"][1]["unit_price"] = "99.00"
    answer = office.refuse("rep1", create("order", new_key(), **values))
    assert (answer["code"], answer["line"]) == ("price", values["lines"][1]["key"])
    values["lines"][1]["unit_price"] = "100.0"
    office.do("rep1", create("order", new_key(), **values))


def test_a_discount_over_the_limit_waits_for_approval(office):
    key = office.order(office.account(), ("yerba", "1", "10.01"), state="confirmed")
    row = office.row("rep1", "order", key)
    assert (row["state"], row["approval"]) == ("quotation", "pending")
    assert row["number"]
    assert row["remarks"]

    def confirm(pool):
        Sale = pool.get("sale.sale")
        Sale.confirm(Sale.search([("sync_id", "=", key)]))

    def approve(pool):
        Sale = pool.get("sale.sale")
        Sale.approve_discount(Sale.search([("sync_id", "=", key)]))

    for work, login in ((confirm, "boss"), (approve, "rep1")):
        with pytest.raises(UserError):
            office.work(work, login=login)
    office.work(approve, login="boss")
    row = office.row("rep1", "order", key)
    assert row["approval"] == "approved"
    assert row["state"] in {"confirmed", "processing"}


def test_lowering_the_discount_lets_the_order_through(office):
    account = office.account()
    key = office.order(account, ("yerba", "1", "25"), state="confirmed")
    row = office.row("rep1", "order", key)
    line = {"key": row["lines"][0]["key"], "discount": "10"}
    office.do("rep1", update("order", key, row["version"], lines=[line], state="confirmed"))
    row = office.row("rep1", "order", key)
    assert (row["approval"], row["net"], row["remarks"]) == (None, "90.00", [])
    assert row["state"] in {"confirmed", "processing"}


def test_a_discount_over_the_limit_can_be_refused_by_policy(office):
    account = office.account()
    policies(office, approval_over_limit=False)
    answer = office.refuse("rep1", create("order", new_key(), **office.order_values(account, ("yerba", "1", "50"))))
    assert answer["code"] == "rights"
    assert "50" in answer["message"]


def test_credit_is_refused_in_words(office):
    account = office.account()

    def limit(pool):
        Party = pool.get("party.party")
        Party.write(Party.search([("sync_id", "=", account)]), {"credit_limit_amount": Decimal("250")})

    office.work(limit)
    office.order(account, ("yerba", "2"), state="confirmed")
    key = new_key()
    answer = office.refuse(
        "rep1", create("order", key, **office.order_values(account, ("yerba", "1"), state="confirmed"))
    )
    assert answer["code"] == "credit"
    assert "Kiosco Ñandú" in answer["message"]
    assert office.row("rep1", "order", key) is None
    office.order(account, ("yerba", "1"), state="quotation")


def test_lines_are_matched_by_key(office):
    account = office.account()
    key = office.order(account, ("yerba", "1"), ("leche", "2"))
    row = office.row("rep1", "order", key)
    kept, dropped = row["lines"]
    new = {"key": new_key(), "product_id": office.product("leche"), "quantity": "5"}
    office.do(
        "rep1",
        update("order", key, row["version"], lines=[new, {"key": kept["key"], "quantity": "4", "note": "frágil"}]),
    )
    after = office.row("rep1", "order", key)
    assert [(line["key"], line["quantity"]) for line in after["lines"]] == [(new["key"], "5.0"), (kept["key"], "4.0")]
    assert after["lines"][1]["remote"] == kept["remote"]
    assert after["lines"][1]["note"] == "frágil"
    assert dropped["key"] not in {line["key"] for line in after["lines"]}
    assert after["net"] == "566.65"


def test_a_line_key_of_another_order_is_refused(office):
    account = office.account()
    key = office.order(account, ("yerba", "1"))
    taken = office.row("rep1", "order", key)["lines"][0]["key"]
    values = office.order_values(account, ("yerba", "1"))
    values["lines"][0]["key"] = taken
    answer = office.refuse("rep1", create("order", new_key(), **values))
    assert (answer["code"], answer["line"]) == ("duplicate", taken)
    values = office.order_values(account, ("yerba", "1"), ("yerba", "1"))
    values["lines"][1]["key"] = values["lines"][0]["key"]
    assert office.refuse("rep1", create("order", new_key(), **values))["code"] == "duplicate"


@pytest.mark.parametrize(
    "quantity", ["0", "-1", "1e12", "1.234,56", "1.5", "NaN", "Infinity", "", None, True, [], "9" * 400]
)
def test_absurd_quantities_are_refused_in_words(office, quantity):
    values = office.order_values(office.account(), ("yerba", quantity))
    answer = office.refuse("rep1", create("order", new_key(), **values))
    assert (answer["code"], answer["field"], answer["line"]) == ("invalid", "quantity", values["lines"][0]["key"])
    assert len(answer["message"]) < 300


@pytest.mark.parametrize("discount", ["-1", "100.5", "much"])
def test_absurd_discounts_are_refused(office, discount):
    answer = office.refuse(
        "rep1", create("order", new_key(), **office.order_values(office.account(), ("yerba", "1", discount)))
    )
    assert (answer["code"], answer["field"]) == ("invalid", "discount")


def test_what_is_not_sold_or_not_known_is_refused(office):
    account = office.account()
    values = office.order_values(account, ("yerba", "1"))
    values["lines"][0]["product_id"] = new_key()
    assert office.refuse("rep1", create("order", new_key(), **values))["code"] == "unknown_link"

    def stop(pool):
        product = pool.get("product.product")(office.ids["products"]["leche"])
        pool.get("product.template").write([product.template], {"salable": False})

    office.work(stop)
    answer = office.refuse("rep1", create("order", new_key(), **office.order_values(account, ("leche", "1"))))
    assert (answer["code"], answer["field"]) == ("invalid", "product_id")
    assert "Leche" in answer["message"]


def test_an_order_the_office_works_on_can_only_be_annotated(office):
    account = office.account()
    key = office.order(account, ("yerba", "1"), state="confirmed")
    row = office.row("rep1", "order", key)
    (answer,) = office.push("rep1", group(update("order", key, row["version"], lines=[])))
    assert (answer["status"], answer["code"]) == ("refused", "state")
    assert office.refuse("rep1", delete("order", key, row["version"]))["code"] == "state"
    office.do("rep1", update("order", key, row["version"], comment="timbre roto", reference="OC 7", state="confirmed"))
    after = office.row("rep1", "order", key)
    assert (after["comment"], after["reference"]) == ("timbre roto", "OC 7")


def test_a_quotation_can_be_edited_cancelled_and_deleted(office):
    account = office.account()
    key = office.order(account, ("yerba", "1"), state="quotation")
    row = office.row("rep1", "order", key)
    office.do("rep1", update("order", key, row["version"], comment="nuevo"))
    row = office.row("rep1", "order", key)
    assert (row["state"], row["comment"]) == ("quotation", "nuevo")
    office.do("rep1", update("order", key, row["version"], state="cancelled"))
    row = office.row("rep1", "order", key)
    assert row["state"] == "cancelled"
    office.do("rep1", delete("order", key, row["version"]))
    assert office.row("rep1", "order", key) is None


def test_an_empty_order_can_be_kept_but_not_quoted(office):
    account = office.account()
    office.do("rep1", create("order", new_key(), account_id=account, lines=[]))
    answer = office.refuse("rep1", create("order", new_key(), account_id=account, lines=[], state="confirmed"))
    assert (answer["code"], answer["field"]) == ("invalid", "lines")


def test_an_order_cannot_ask_for_what_only_the_office_reaches(office):
    values = office.order_values(office.account(), ("yerba", "1"), state="done")
    assert office.refuse("rep1", create("order", new_key(), **values))["code"] == "state"


def test_the_account_s_price_list_counts_whatever_is_wished(office):
    account = office.account()
    price_list(office, (None, "unit_price * 2", None, None), account=account)
    cheap = price_list(office, (None, "unit_price * 0.1", None, None), name="Regalo")
    key = office.order(account, ("yerba", "1"), price_list_id=office.key_of("price_list", cheap))
    row = office.row("rep1", "order", key)
    assert row["net"] == "200.00"
    assert "Mayorista" in row["remarks"][0]


def test_an_order_for_an_account_made_in_the_same_group(office):
    account, order = new_key(), new_key()
    receipts = office.do(
        "rep1",
        create("account", account, name="Nuevo"),
        create("address", new_key(), account_id=account, street="1", invoice=True, delivery=True),
        create("order", order, **office.order_values(account, ("yerba", "1"), state="confirmed")),
    )
    assert [receipt["kind"] for receipt in receipts] == ["account", "address", "order"]
    assert office.row("rep1", "order", order)["account_id"] == account


def test_an_order_for_a_new_account_without_an_address_goes_and_says_so(office):
    account = new_key()
    office.do("rep1", create("account", account, name="Recién ganado"))
    first = office.order(account, ("yerba", "2"), state="confirmed")
    row = office.row("rep1", "order", first)
    assert row["number"]
    assert row["remarks"] == ['"Recién ganado" has no address yet; the order stands with an empty one.']
    addresses, _, _ = office.everything("rep1", "address")
    assert [address["account_id"] for address in addresses.values()] == [account]
    second = office.row("rep1", "order", office.order(account, ("yerba", "1"), state="confirmed"))
    assert (bool(second["number"]), second["remarks"]) == (True, [])
    assert office.everything("rep1", "address")[0].keys() == addresses.keys()


def test_a_change_of_a_line_in_the_office_feeds_the_order_and_is_an_edit(office):
    account = office.account()
    key = office.order(account, ("yerba", "1"))
    row = office.row("rep1", "order", key)
    _, _, cursor = office.everything("rep1", "order")
    office.work(
        lambda pool: pool.get("sale.line").write([pool.get("sale.line")(row["lines"][0]["remote"])], {"quantity": 2})
    )
    assert list(office.everything("rep1", "order", cursor)[0]) == [key]
    (answer,) = office.push("rep1", group(update("order", key, row["version"], comment="x")))
    assert answer["status"] == "conflict"
    assert len(answer["current"]["row"]) == len(answer["current"]["columns"])
