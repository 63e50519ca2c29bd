"""A page commits with its cursor, nothing goes back, and a row that makes no sense stops no other."""

from datetime import UTC
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sfa_desktop.entities import Account, Product
from sfa_desktop.entities.exchange import CustomField, Gone, Page, ServerFacts
from sfa_desktop.replica import edits, inflow
from sfa_desktop.replica.codec import SHAPES
from sfa_desktop.replica.paging import columns_of, record_of
from sfa_desktop.replica.proof import MODULUS, weight
from sfa_desktop.replica.store import Replica
from tests.support.replica import account, columns, line, order, page, pulled, row


def test_a_page_that_fails_leaves_neither_rows_nor_cursor(replica: Replica) -> None:
    with pytest.raises(RuntimeError), replica.write() as w:
        inflow.apply_page(w, page("account", row(account(), 1), cursor="1"))
        raise RuntimeError
    with replica.read() as r:
        assert r.count("account") == 0
        assert inflow.cursors(r) == {}


def test_a_late_answer_does_not_bring_back_what_left_the_scope_since(replica: Replica) -> None:
    pulled(replica, account(phone="1"), version=1)
    with replica.write() as w:
        edits.update(w, "account", "a1", {"email": "luz@example.com"})
        inflow.apply_page(w, page("account", gone=(Gone(key="a1", version=10, deleted=False),)))
        assert inflow.apply_page(w, page("account", row(account(phone="late"), 9))) == 0
        assert w.need("account", "a1").phone == "1"  # type: ignore[attr-defined]
        inflow.apply_page(w, page("account", row(account(phone="back"), 11)))
        assert w.need("account", "a1").phone == "back"  # type: ignore[attr-defined]


def test_a_record_twice_in_a_page_whose_first_row_settled_the_work_on_it(replica: Replica) -> None:
    pulled(replica, account(phone="1"), version=1)
    with replica.write() as w:
        edits.update(w, "account", "a1", {"phone": "2"})
        inflow.apply_page(w, page("account", row(account(phone="2"), 2), row(account(phone="3"), 3), cursor="3"))
        assert w.need("account", "a1").phone == "3"  # type: ignore[attr-defined]
        assert not w.need("account", "a1").origin.pending


def test_rows_never_go_back(replica: Replica) -> None:
    pulled(replica, account(phone="new"), version=5)
    pulled(replica, account(phone="old"), version=4)
    with replica.write() as w:
        assert inflow.apply_page(w, page("account", row(account(phone="same"), 5))) == 0
        assert w.need("account", "a1").phone == "new"  # type: ignore[attr-defined]
        inflow.apply_page(w, page("account", gone=(Gone(key="a1", version=3, deleted=True),)))
        assert w.count("account") == 1
        inflow.apply_page(w, page("account", gone=(Gone(key="a1", version=6, deleted=True),)))
        assert w.count("account") == 0


def test_a_tombstone_older_than_the_row_does_not_take_it_away(replica: Replica) -> None:
    pulled(replica, account(phone="back again"), version=5)
    with replica.write() as w:
        for deleted in (True, False):
            assert inflow.apply_page(w, page("account", gone=(Gone(key="a1", version=4, deleted=deleted),))) == 0
        assert w.need("account", "a1").phone == "back again"  # type: ignore[attr-defined]


def test_lines_of_an_order_are_replaced_with_it(replica: Replica) -> None:
    pulled(replica, order(), lines=[line("l1", Decimal(1)), line("l2", Decimal(2))])
    pulled(replica, order(), version=2, lines=[line("l2", Decimal(3)), line("l3", Decimal(4))])
    with replica.write() as w:
        assert {entry.id for entry in w.children("order_line", "o1")} == {"l2", "l3"}
        inflow.apply_page(w, page("order", gone=(Gone(key="o1", version=3, deleted=True),)))
        assert w.count("order_line") == 0


def bad(kind: str, name: str, value: object) -> list:
    cells = row(account("bad"), 1) if kind == "account" else row(Product(id="bad", name="x"), 1)
    cells[columns(kind).index(name)] = value
    return cells


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("credit_limit", "1e40"),
        ("credit_limit", "many"),
        ("credit_limit", 12.5),
        ("visit_every", "often"),
        ("visit_every", 2**70),
        ("since", "2026-13-45"),
        ("figures_at", "yesterday"),
        ("name", {"not": "text"}),
        ("tags", "not a list"),
        ("active", "maybe"),
        ("version", None),
        ("custom", [1]),
    ],
)
def test_a_row_that_makes_no_sense_is_set_aside(replica: Replica, name: str, value: object) -> None:
    with replica.write() as w:
        changed = inflow.apply_page(
            w, page("account", row(account("before"), 1), bad("account", name, value), row(account("after"), 1))
        )
        assert changed == 2
        (odd,) = inflow.oddities(w)
        assert (odd.kind, odd.key) == ("account", "bad")
        assert odd.reason
        inflow.apply_page(w, page("account", row(account("bad"), 2)))
        assert inflow.oddities(w) == []


def test_a_short_row_and_no_row_at_all_are_set_aside(replica: Replica) -> None:
    short = row(account("short"), 1)[:5]
    with replica.write() as w:
        assert inflow.apply_page(w, page("account", short, row(account(), 1))) == 1
        assert [odd.key for odd in inflow.oddities(w)] == ["short"]


def test_an_order_with_an_odd_line_is_set_aside_whole(replica: Replica) -> None:
    broken = row(order("broken"), 1, [line("x1", Decimal(1)), line("x2", Decimal(1))])
    broken[-1][1][columns("order_line").index("quantity")] = "a few"
    with replica.write() as w:
        assert inflow.apply_page(w, page("order", broken, row(order(), 1, [line("l1", Decimal(1))]))) == 1
        assert w.get("order", "broken") is None
        assert [entry.id for entry in w.list("order_line")] == ["l1"]


def test_missing_and_extra_columns_do_no_harm(replica: Replica) -> None:
    pulled(replica, account(email="kept@example.org"))
    slim = Page(kind="account", columns=["key", "remote", "version", "name", "mood"], rows=[["a1", "1", 2, "N", "x"]])
    with replica.write() as w:
        inflow.apply_page(w, slim)
        found = w.need("account", "a1")
        assert (found.name, found.email) == ("N", "kept@example.org")  # type: ignore[attr-defined]
        inflow.apply_page(w, Page(kind="account", columns=slim.columns, rows=[["a9", "9", 2, "New", "x"]]))
        assert w.need("account", "a9").active  # type: ignore[attr-defined]


def test_hard_text_of_the_office_is_cleaned(replica: Replica) -> None:
    pulled(replica, account(name="a\x00b", notes="\ud800 \U0001f600"), account("a2", name="Ñandú"))
    with replica.read() as r:
        assert r.need("account", "a1").name == "ab"  # type: ignore[attr-defined]
        assert r.need("account", "a1").notes == "? \U0001f600"  # type: ignore[attr-defined]


def test_a_checksum_counts_what_the_office_has(replica: Replica) -> None:
    pulled(replica, account("a1"), account("a2"), account("a3"), version=7)
    expected = {"account": (3, 3 * weight(7) % MODULUS)}
    with replica.write() as w:
        assert inflow.digest(w, ["account"]) == expected
        edits.create(w, Account(name="Mine alone"))
        edits.update(w, "account", "a1", {"phone": "5"})
        edits.delete(w, "account", "a2")
        assert inflow.digest(w, ["account"]) == expected
        assert inflow.versions(w, "account", "", 2) == [("a1", 7), ("a2", 7)]
        assert inflow.versions(w, "account", "a2", 2) == [("a3", 7)]


def test_facts_and_custom_fields_are_remembered(replica: Replica) -> None:
    field = CustomField(kind="account", code="metres", label="Metros", type="decimal")
    facts = ServerFacts(
        identity="i", server_time=None, heads={"account": "1"}, company={"name": "Sur"}, custom_fields=(field,)
    )
    pulled(replica, account(custom={"metres": "12.5000", "unknown": "x"}))
    with replica.write() as w:
        inflow.set_facts(w, facts)
        kept = inflow.facts(w)
        assert kept is not None
        assert (kept.identity, kept.company, kept.custom_fields) == ("i", {"name": "Sur"}, (field,))
        assert w.need("account", "a1").custom == {"metres": Decimal("12.5000"), "unknown": "x"}


def test_a_first_sync_leaves_its_indexes_for_later_and_goes_on_after_a_cut(replica: Replica) -> None:
    def names() -> set[str]:
        with replica.read() as r:
            return {row[0] for row in r.rows("SELECT name FROM sqlite_master WHERE type = 'index'")}

    before = names()
    with replica.write() as w:
        inflow.begin_bulk(w, "order")
        inflow.begin_bulk(w, "account")
    assert "account_by_sort" not in names()
    assert "order_line_by_product_id" not in names()
    pulled(replica, *(account(f"a{n}") for n in range(20)))
    with replica.write() as w:
        assert inflow.bulk_kinds(w) == {"account", "order"}
        inflow.begin_bulk(w, "account")
        inflow.end_bulk(w, "account")
        inflow.end_bulk(w, "order")
    left = [999]
    while left[-1]:
        with replica.write() as w:
            left.append(inflow.index_slice(w, 7))
        assert left[-1] < left[-2]
    assert names() == before


def test_a_row_number_used_again_is_indexed_again(replica: Replica) -> None:
    pulled(replica, account(name="Primera"))
    with replica.write() as w:
        while inflow.index_slice(w):
            pass
        inflow.apply_page(w, page("account", gone=(Gone(key="a1", version=6, deleted=True),)))
        inflow.apply_page(w, page("account", row(account("a2", name="Segunda"), 7)))
        while inflow.index_slice(w):
            pass
        assert len(w.rows("SELECT rowid FROM search WHERE search MATCH 'segunda'")) == 1
        assert w.rows("SELECT rowid FROM search WHERE search MATCH 'primera'") == []


texts = st.text(alphabet=st.characters(codec=None, categories=None), max_size=12)
accounts = st.builds(
    Account,
    id=st.text("abc123", min_size=1, max_size=4),
    name=texts,
    tags=st.lists(st.text(max_size=4), max_size=3).map(tuple),
    visit_every=st.none() | st.integers(-(2**62), 2**62),
    credit_limit=st.none() | st.decimals(-(10**11), 10**11, places=4),
    figures_at=st.none() | st.datetimes(timezones=st.just(UTC)),
    since=st.none() | st.dates(),
    price_list_id=st.none() | st.text("xyz", min_size=1),
    active=st.booleans(),
    custom=st.dictionaries(st.text("kq", min_size=1), st.text(max_size=3), max_size=2),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(accounts, min_size=1, max_size=5))
def test_whole_columns_and_single_rows_read_the_same(found: list[Account]) -> None:
    shape, whole = SHAPES["account"], page("account", *(row(entity, 1) for entity in found))
    together = columns_of(shape, whole.columns, whole.rows)
    assert together.odd == []
    for cells, source in zip(together.rows, whole.rows, strict=True):
        record = record_of(whole, source)
        named = dict(zip(together.names, cells, strict=True))
        expected = shape.cells(record.values)
        assert {name: named[name] for name in expected} == expected
