"""The account a new one may already be."""

import pytest

from sfa_desktop.entities import Account
from sfa_desktop.rules.duplicates import AccountIndex, bare_name, find_duplicates, fold

BOOK = [
    Account(id="1", name="Farmacia Luz S.A.", tax_id="30-71234567-8", phone="+54 341 455-1234", email="Luz@x.com"),
    Account(id="2", name="Farmacia Cruz", tax_id="30-70000000-1"),
    Account(id="3", name="Perfumería Ñandú SRL"),
    Account(id="4", name="Almacén Don Ángel"),
]


@pytest.mark.parametrize(
    ("new", "account", "reason"),
    [
        (Account(name="Otra", tax_id="30712345678"), "1", "tax_id"),
        (Account(name="Otra", phone="0341 4551234"), "1", "phone"),
        (Account(name="Otra", email="luz@X.com "), "1", "email"),
        (Account(name="Farmacia Lúz SA"), "1", "name"),
        (Account(name="PERFUMERIA NANDU"), "3", "name"),
        (Account(name="Almacen Don Angel Hnos."), "4", "name"),
    ],
)
def test_found(new: Account, account: str, reason: str) -> None:
    found = find_duplicates(new, BOOK)
    assert [(one.account.id, one.reason) for one in found] == [(account, reason)]


@pytest.mark.parametrize(
    "new",
    [Account(name="Farmacia Sol"), Account(name=""), Account(name="Zapatería", tax_id="12"), BOOK[0]],
)
def test_not_found(new: Account) -> None:
    assert find_duplicates(new, BOOK) == ()


def test_names_are_compared_without_accents_and_legal_forms() -> None:
    assert bare_name("Farmacia Lúz, S.R.L.") == bare_name("farmacia luz s.a.") == "farmacia luz"
    assert bare_name("S.A.") == "sa"
    assert fold("ÑANDÚ Straße") == "nandu strasse"


def test_a_large_book_is_asked_quickly_and_still_finds_them() -> None:
    index = AccountIndex(Account(id=str(n), name=f"Farmacia Calle {n * 7919 % 10007} Norte") for n in range(6000))
    index.add(Account(id="x", name="Droguería Íntegra SRL"))
    assert [one.account.id for one in index.find(Account(name="Drogueria Integra"))] == ["x"]
    assert index.find(Account(id="x", name="Droguería Íntegra")) == ()
