"""Anyone is found at once: without accents, from the beginning of words, by digits, in spite of typing errors."""

from collections.abc import Iterator
from datetime import date

import pytest

from sfa_desktop.entities import Account, Address, Case, Contact, Opportunity, Product, Task, Visit
from sfa_desktop.entities.exchange import CustomField, Gone, ServerFacts
from sfa_desktop.replica import edits, inflow
from sfa_desktop.replica import search as search_module
from sfa_desktop.replica.search import Hit, search
from sfa_desktop.replica.store import Replica
from tests.support.replica import account, order, page, pulled


def indexed(replica: Replica) -> None:
    with replica.write() as w:
        while inflow.index_slice(w):
            pass


@pytest.fixture
def book(replica: Replica) -> Iterator[Replica]:
    with replica.write() as w:
        field = CustomField(kind="account", code="exhibitor", label="Exhibidor", type="text")
        facts = ServerFacts(
            identity="i", server_time=None, heads={}, user={"name": "Lucía Ferreyra"}, custom_fields=(field,)
        )
        inflow.set_facts(w, facts)
    pulled(
        replica,
        account("a1", name="Farmacia Luz", code="C-1041", tax_id="30-71234567-9", phone="+54 (341) 455-1234"),
        account("a2", name="José Gutiérrez e Hijos", city="Capitán Bermúdez", owner="Lucía Ferreyra"),
        account("a3", name="Perfumería Ñandubay", notes="Pidió un exhibidor para la vidriera"),
        account("a4", name="Farmacia Luzuriaga", custom={"exhibitor": "giratorio"}),
        account("a5", name="Farmacia Vieja", active=False),
        account("a6", name="José Gutiérrez", owner="Otro"),
        Contact(id="c1", account_id="a1", name="José Gutiérrez", role="Compras"),
        Address(id="d1", account_id="a1", street="Belgrano 123", city="Rosario"),
        Product(id="p1", name="Óleo calcáreo 500 ml", code="7790-12", barcode="7791234567890"),
        Case(id="k1", account_id="a1", subject="Queja de José Gutiérrez por la entrega"),
        Task(id="t1", account_id="a1", subject="Llamar a Gutiérrez, José", due_on=date(2026, 11, 25)),
        Visit(id="v1", account_id="a1", subject="Presentar lista"),
        Opportunity(id="n1", account_id="a1", name="Dermocosmética"),
        order(number="SO-77", provisional="P-7F3A-0001"),
    )
    indexed(replica)
    yield replica


def found(replica: Replica, text: str, **more: object) -> list[str]:
    with replica.read() as r:
        return [hit.id for hit in search(r, text, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("farmacia luz", "a1"),
        ("luz", "a1"),
        ("LUZ FARM", "a1"),
        ("nandubay", "a3"),
        ("Ñandu", "a3"),
        ("oleo calc", "p1"),
        ("c-1041", "a1"),
        ("C1041", "a1"),
        ("30712345679", "a1"),
        ("30-71234567-9", "a1"),
        ("4551234", "a1"),
        ("341 455-1234", "a1"),
        ("0341 4551234", "a1"),
        ("7791234567890", "p1"),
        ("7790-12", "p1"),
        ("so-77", "o1"),
        ("P-7F3A-0001", "o1"),
        ("belgrano", "d1"),
        ("vidriera", "a3"),
        ("giratorio", "a4"),
        ("presentar", "v1"),
        ("dermo", "n1"),
        ("bermudez", "a2"),
        ("farmasia luz", "a1"),
        ("perfumeria nandubai", "a3"),
        ("calcarreo", "p1"),
        ("luzuriga", "a4"),
    ],
)
def test_the_first_result_is_the_one_meant(book: Replica, text: str, first: str) -> None:
    assert found(book, text)[:1] == [first]


def test_a_name_with_two_mistakes_finds_all_kinds_and_own_accounts_first(book: Replica) -> None:
    hits = found(book, "jose gutierres")
    assert {"a2", "a6", "c1", "k1", "t1"} <= set(hits)
    assert hits[0] == "a2"
    assert set(hits[:3]) == {"a2", "a6", "c1"}


def test_exact_names_come_before_longer_ones_and_inactive_ones_last(book: Replica) -> None:
    hits = found(book, "farmacia", kinds=("account",))
    assert hits == ["a1", "a4", "a5"]


@pytest.mark.parametrize("text", ["", "   ", '"', "*", "NEAR(", "a AND", "-", "\x00", "'; DROP", "zzzzzz", "\ud800"])
def test_no_text_breaks_it(book: Replica, text: str) -> None:
    assert len(found(book, text)) <= 20


def test_results_are_limited_and_say_what_tells_them_apart(book: Replica) -> None:
    with book.read() as r:
        hits = search(r, "jose", limit=2)
        assert len(hits) == 2
        (hit,) = search(r, "compras")
        assert isinstance(hit, Hit)
        assert (hit.kind, hit.title, hit.detail) == ("contact", "José Gutiérrez", "Farmacia Luz · Compras")


def test_an_edit_is_found_at_once_and_what_is_gone_no_more(book: Replica) -> None:
    with book.write() as w:
        edits.update(w, "account", "a1", {"name": "Botica Zarzuela"})
        new = edits.create(w, Account(name="Kiosco Quebracho"))
    assert found(book, "zarzuela") == ["a1"]
    assert found(book, "quebrach") == [new]
    assert found(book, "quebracoh") == [new]
    with book.write() as w:
        edits.delete(w, "account", new)
        inflow.apply_page(w, page("account", gone=(Gone(key="a3", version=9, deleted=True),)))
    assert found(book, "quebracho") == []
    assert found(book, "nandubay") == []


def test_many_changes_are_found_after_the_slices(book: Replica) -> None:
    many = [account(f"m{n}", name=f"Almacén {n}") for n in range(300)]
    pulled(book, *many[:1])
    with book.write() as w:
        from tests.support.replica import row

        inflow.apply_page(w, page("account", *(row(entity, 2) for entity in many)))
        inflow.apply_page(w, page("account", *(row(account(e.id, name="Bodega"), 3) for e in many)))
        while inflow.index_slice(w, 100):
            pass
    assert found(book, "almacen") == []
    assert len(found(book, "bodega", kinds=("account",), limit=500)) == 300


def test_it_works_before_a_first_sync_has_made_its_indexes(replica: Replica) -> None:
    with replica.write() as w:
        inflow.begin_bulk(w, "account")
    pulled(replica, account())
    with replica.write() as w:
        inflow.index_slice(w)
    assert found(replica, "farm") == ["a1"]


@pytest.mark.parametrize("count", [search_module.FEW, search_module.FEW + 1])
def test_a_long_beginning_finds_all_it_can_become_few_words_or_many(replica: Replica, count: int) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"[:count]
    pulled(replica, *(account(f"a{letter}", name=f"Farmacias{letter} Sol") for letter in letters))
    pulled(replica, account("b1", name="Farmacéutica Luz"), account("b2", name="Perfumería Sol"))
    indexed(replica)
    assert set(found(replica, "farmacias sol", limit=20)) == {f"a{letter}" for letter in letters}
    assert found(replica, "farmaceut") == ["b1"]


@pytest.mark.parametrize("kind", ["account", "contact", "product"])
def test_whose_name_begins_so_is_found_behind_many_that_have_the_word_elsewhere(replica: Replica, kind: str) -> None:
    made = {"account": account, "contact": Contact, "product": Product}[kind]
    others = [made(id=f"x{n}", name=f"Farmacia Luz {n}") for n in range(2 * search_module.CANDIDATES)]
    pulled(replica, *others, made(id="meant", name="Luz del Norte"))
    indexed(replica)
    assert found(replica, "luz")[0] == "meant"


def test_every_kind_is_found_however_many_fit_of_another(replica: Replica) -> None:
    many = 2 * search_module.CANDIDATES
    pulled(replica, *(account(f"a{n}", name=f"Farmacia Luz {n}") for n in range(many)))
    pulled(replica, *(Contact(id=f"c{n}", name=f"Luz {n}", account_id="a1") for n in range(3)))
    pulled(replica, *(Visit(id=f"v{n}", account_id="a1", subject=f"Luz {n}") for n in range(many)))
    indexed(replica)
    hits = found(replica, "luz", limit=1_000)
    assert {hit[0] for hit in hits} == {"a", "c", "v"}
    assert {hit for hit in hits if hit[0] == "c"} == {"c0", "c1", "c2"}
    assert len(hits) == 3 + 2 * search_module.CANDIDATES
    assert {hit[0] for hit in found(replica, "luz", kinds=("contact", "visit"), limit=1_000)} == {"c", "v"}


def test_a_result_says_whose_it_is(book: Replica) -> None:
    with book.read() as r:
        by_id = {hit.id: hit for text in ("compras", "nandubay", "oleo") for hit in search(r, text)}
    assert (by_id["c1"].account_id, by_id["c1"].account) == ("a1", "Farmacia Luz")
    assert (by_id["a3"].account_id, by_id["a3"].account) == ("a3", "Perfumería Ñandubay")
    assert (by_id["p1"].account_id, by_id["p1"].account) == ("", "")


@pytest.mark.parametrize("kinds", [(), ("price_rule",)])
def test_kinds_that_are_not_searched_have_no_results(book: Replica, kinds: tuple[str, ...]) -> None:
    assert found(book, "farmacia", kinds=kinds) == []
