"""The feed, read: pages, tombstones, digests, single records."""

import datetime as dt

import pytest
from office import create, delete, group, new_key, update

from sfa_sync.pull import MULTIPLIER, PRIME, WORD


def test_first_pull_gives_only_what_the_rep_has(office):
    mine = office.account("rep1")
    office.account("rep2", name="Almacén")
    rows, gone, cursor = office.everything("rep1", "account")
    assert list(rows) == [mine]
    assert gone == {}
    assert cursor > 0
    assert rows[mine]["owner"] == "Lucía Pérez"
    assert rows[mine]["city"] == "Rosario"
    assert len(office.everything("boss", "account")[0]) == 2


def test_the_house_itself_and_its_employees_are_no_accounts(office):
    assert office.everything("boss", "account")[0] == {}
    assert office.call("boss", "hello", "d")["counts"]["account"] == 0


def test_pages_join_to_the_whole_and_cursors_never_go_back(office):
    keys = [office.account(name=f"Kiosco {i}") for i in range(7)]
    rows, _, cursor = office.everything("rep1", "account", limit=3)
    assert list(rows) == keys
    assert [row["version"] for row in rows.values()] == sorted(row["version"] for row in rows.values())
    assert office.everything("rep1", "account", cursor) == ({}, {}, cursor)


def test_a_page_skips_what_others_have_without_telling(office):
    for i in range(5):
        office.account("rep2", name=f"Ajeno {i}")
    mine = office.account("rep1")
    page = office.call("rep1", "pull", "account", 0, 1)
    assert [row[0] for row in page["rows"]] == [mine]
    assert not page["more"]
    assert page["gone"] == []


def test_a_change_comes_again_with_a_higher_version_and_only_once(office):
    key = office.account()
    rows, _, cursor = office.everything("rep1", "account")
    office.do("rep1", update("account", key, rows[key]["version"], notes="tocar timbre"))
    again, _, _ = office.everything("rep1", "account", cursor)
    assert list(again) == [key]
    assert again[key]["version"] > rows[key]["version"]
    assert again[key]["notes"] == "tocar timbre"


def test_a_deletion_leaves_a_tombstone_for_those_who_had_the_record(office):
    account = office.account()
    contact = new_key()
    (receipt,) = office.do("rep1", create("contact", contact, account_id=account, name="Pepe"))
    _, _, cursor1 = office.everything("rep1", "contact")
    _, _, cursor2 = office.everything("rep2", "contact")
    office.do("rep1", delete("contact", contact, receipt["version"]))
    rows, gone, _ = office.everything("rep1", "contact", cursor1)
    assert (rows, gone) == ({}, {contact: "deleted"})
    assert office.everything("rep2", "contact", cursor2)[:2] == ({}, {})
    assert office.everything("boss", "contact", cursor1)[1] == {contact: "deleted"}
    assert office.everything("rep1", "contact")[:2] == ({}, {}), "a first pull has no tombstones"


@pytest.mark.parametrize("login", ["rep1", "boss"])
def test_digest_equals_inventory_and_feed(office, login):
    for i in range(4):
        account = office.account("rep1" if i % 2 else "rep2", name=f"Kiosco {i}")
        office.do("boss", create("contact", new_key(), account_id=account, name="Pepe"))
    office.order(account, ("yerba", "2"), state="confirmed")
    kinds = ["account", "address", "contact", "product", "tax", "order"]
    digests = office.call(login, "digest", kinds)
    counts = office.call(login, "hello", "d")["counts"]
    for kind in kinds:
        items, after = [], 0
        while True:
            page = office.call(login, "inventory", kind, after, 2)
            items.extend(page["items"])
            after = page["after"]
            if not page["more"]:
                break
        rows, _, _ = office.everything(login, kind)
        assert dict(items) == {key: row["version"] for key, row in rows.items()}
        assert digests[kind] == {
            "count": len(items),
            "sum": sum(version * MULTIPLIER % PRIME for _, version in items) % WORD,
        }
        assert counts[kind] == len(items)


def test_fetch_names_what_is_missing_hidden_or_deleted(office):
    mine, theirs, nobody = office.account("rep1"), office.account("rep2", name="Ajeno"), new_key()
    answer = office.call("rep1", "fetch", "account", [mine, theirs, nobody])
    assert [row[0] for row in answer["rows"]] == [mine]
    assert answer["missing"] == [theirs, nobody]


def test_records_of_the_office_have_derived_keys(office):
    import uuid

    identity = office.call("rep1", "hello", "d")["identity"]
    namespace = uuid.UUID("6f1a1c0e-5a0b-5c57-9d3c-0d6a7a1c9f10")
    rows, _, _ = office.everything("rep1", "product")
    assert {key: row["remote"] for key, row in rows.items()} == {
        str(uuid.uuid5(namespace, f"{identity}/product/{id_}")): id_ for id_ in office.ids["products"].values()
    }


def test_products_carry_price_unit_taxes_and_stock(office):
    yerba = office.ids["products"]["yerba"]

    def receive(pool):
        Location, Move, Product = pool.get("stock.location"), pool.get("stock.move"), pool.get("product.product")
        (storage,) = Location.search([("code", "=", "STO")])
        (supplier,) = Location.search([("code", "=", "SUP")])
        (move,) = Move.create(
            [
                {
                    "product": yerba,
                    "unit": Product(yerba).default_uom.id,
                    "quantity": 12,
                    "from_location": supplier.id,
                    "to_location": storage.id,
                    "company": office.company.id,
                    "unit_price": 1,
                    "currency": office.company.currency,
                }
            ]
        )
        Move.do([move])

    _, _, cursor = office.everything("rep1", "product")
    office.work(receive)
    rows, _, _ = office.everything("rep1", "product", cursor)
    (row,) = rows.values()
    assert row["code"] == "Y500"
    assert row["list_price"] == "100.00"
    assert float(row["stock"]) == 12
    assert row["stock_at"].endswith("Z")
    taxes, _, _ = office.everything("rep1", "tax")
    assert [taxes[key]["rate"] for key in row["tax_ids"]] == ["21"]
    assert row["category_keys"]


def test_a_template_feeds_its_products_and_unsalable_means_inactive(office):
    _, _, cursor = office.everything("rep1", "product")

    def stop_selling(pool):
        product = pool.get("product.product")(office.ids["products"]["leche"])
        pool.get("product.template").write([product.template], {"salable": False, "name": "Leche larga vida"})

    office.work(stop_selling)
    rows, _, _ = office.everything("rep1", "product", cursor)
    (row,) = rows.values()
    assert (row["name"], row["active"]) == ("Leche larga vida", False)


def test_an_address_and_a_means_of_contact_feed_their_account(office):
    key = office.account()
    rows, _, cursor = office.everything("rep1", "account")

    def office_writes(pool):
        party = pool.get("party.party")(rows[key]["remote"])
        pool.get("party.address").write(list(party.addresses), {"city": "Córdoba"})
        pool.get("party.contact_mechanism").create([{"party": party.id, "type": "mobile", "value": "+54 9 341 1"}])

    office.work(office_writes)
    again, _, _ = office.everything("rep1", "account", cursor)
    assert (again[key]["city"], again[key]["phone"]) == ("Córdoba", "+54 9 341 1")


def test_balance_and_overdue_come_from_the_books(office):
    key = office.account()
    rows, _, cursor = office.everything("rep1", "account")
    today = dt.date.today()

    def post(pool):
        Move, Period = pool.get("account.move"), pool.get("account.period")
        company = office.company
        for amount, due in (("500.00", today - dt.timedelta(days=10)), ("250.50", today + dt.timedelta(days=10))):
            (move,) = Move.create(
                [
                    {
                        "company": company.id,
                        "journal": company.journal_revenue,
                        "period": Period.find(company.id, date=dt.date(2026, 6, 1)).id,
                        "date": dt.date(2026, 6, 1),
                        "lines": [
                            (
                                "create",
                                [
                                    {
                                        "account": company.receivable,
                                        "debit": setup_decimal(amount),
                                        "party": rows[key]["remote"],
                                        "maturity_date": due,
                                    },
                                    {"account": company.revenue, "credit": setup_decimal(amount)},
                                ],
                            )
                        ],
                    }
                ]
            )
            Move.post([move])

    office.work(post)
    again, _, _ = office.everything("rep1", "account", cursor)
    assert (again[key]["balance"], again[key]["overdue"]) == ("750.50", "500.00")
    assert again[key]["figures_at"].endswith("Z")


def setup_decimal(text):
    from decimal import Decimal

    return Decimal(text)


def test_hello_says_who_is_who(office):
    rep, boss = office.call("rep1", "hello", "d"), office.call("boss", "hello", "d")
    assert rep["identity"] == boss["identity"]
    assert (rep["user"]["login"], rep["user"]["admin"], boss["user"]["admin"]) == ("rep1", False, True)
    assert rep["user"]["employee"]
    assert rep["company"] == {
        "name": "Alimentos del Sur",
        "currency": "ARS",
        "currency_digits": 2,
        "price_digits": 4,
        "tax_rounding": "document",
    }
    assert rep["heads"]["product"] > 0


def test_a_wrong_call_is_an_error_in_words(office):
    from trytond.exceptions import UserError

    for call in (
        ("pull", "nothing", 0, 1),
        ("pull", "account", -1, 1),
        ("pull", "account", "x", 1),
        ("fetch", "account", [1]),
    ):
        with pytest.raises(UserError) as error:
            office.call("rep1", *call)
        assert error.value.description == "invalid"
    with pytest.raises(UserError) as error:
        office.push("rep1", *[group(create("account", new_key(), name="x"))] * 201)
    assert error.value.description == "too_large"
