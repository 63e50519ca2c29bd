"""Conflicts and kept values from the command line."""

from collections.abc import Callable
from typing import Any

import pytest

from sfa_desktop.base.paths import Home
from sfa_desktop.entities.exchange import Gone
from sfa_desktop.profile import Profile
from sfa_desktop.replica import inflow
from tests.support.cli import PASSPHRASE, Cli
from tests.support.replica import page, row

Says = Callable[..., None]


@pytest.fixture
def office_says(book: Cli) -> Says:
    """The office changes the account of the small company; without values it deletes it."""
    version = 1000

    def says(**values: Any) -> None:
        nonlocal version
        version += 1
        profile = Profile.open(Home(book.home), passphrase=PASSPHRASE)
        with profile.replica.write() as w:
            if values:
                account = w.need("account", "luz")
                changed = type(account)(**{
                    **{f.name: getattr(account, f.name) for f in account.fields()}, "id": "luz",
                    "custom": account.custom, "phone": "111", "email": "", "website": "", "tags": ("a",), **values,
                })  # fmt: skip
                inflow.apply_page(w, page("account", row(changed, version)))
            else:
                gone = (Gone(key="luz", version=version, deleted=True),)
                inflow.apply_page(w, page("account", gone=gone))
        profile.close()

    says(tags=("a",))
    return says


def clash(book: Cli, office_says: Says) -> dict[str, Any]:
    book.ok("edit", "account", "luz", "phone=mine", "email=m@x", "website=w")
    office_says(phone="theirs", email="t@x", tags=("a", "b"))
    (found,) = book.ok("conflicts", "list")
    return dict(found)


def test_a_conflict_is_listed_and_shown_field_by_field(book: Cli, office_says: Says) -> None:
    found = clash(book, office_says)
    assert [f["field"] for f in found["fields"]] == ["phone", "email"]
    assert found["fields"][0] == {"field": "phone", "base": "111", "mine": "mine", "theirs": "theirs"}
    assert found["merged"] == {"mine": ["website"], "theirs": ["tags"]}
    assert (found["mine"]["phone"], found["theirs"]["phone"], found["base"]["phone"]) == ("mine", "theirs", "111")
    assert book.ok("conflicts", "show", "luz") == found
    lines = book.run("conflicts", "show", found["id"]).out.splitlines()
    assert lines[1].split() == ["phone", "111", "mine", "theirs"]
    assert book.ok("status")["outbox"]["conflict"] == 1


def test_fields_are_settled_by_side_and_by_value_then_undone_and_redone(book: Cli, office_says: Says) -> None:
    id_ = clash(book, office_says)["id"]
    assert book.ok("conflicts", "resolve", id_, "--take", "phone=theirs") == {"id": id_, "open": ["email"]}
    (left,) = book.ok("conflicts", "list")
    assert (left["decided"], [f["field"] for f in left["fields"]]) == ({"phone": "theirs"}, ["email"])
    assert book.ok("conflicts", "resolve", "luz", "--take", "E-mail=third@x")["open"] == []
    shown = book.ok("show", "account", "luz")
    assert (shown["phone"], shown["email"]) == ("theirs", "third@x")
    kept = {(k["field"], k["value"], k["side"], k["reason"]) for k in book.ok("kept", "list", "account", "luz")}
    assert kept == {
        ("phone", "mine", "mine", "person"),
        ("email", "m@x", "mine", "person"),
        ("email", "t@x", "theirs", "person"),
    }
    assert book.ok("conflicts", "resolve", "luz", "--take", "undo")["turn"] == "undo"
    assert [f["field"] for f in book.ok("conflicts", "show", "luz")["fields"]] == ["email"]
    assert book.ok("conflicts", "resolve", "luz", "--take", "redo")["turn"] == "redo"
    assert book.ok("conflicts", "list") == []
    assert book.ok("show", "account", "luz")["email"] == "third@x"


@pytest.mark.parametrize(
    "take", [["both"], ["phone"], ["website=mine"], ["nothing=x"], ["mine", "theirs"], ["redo"], ["=x"]]
)
def test_what_is_not_understood_changes_nothing(book: Cli, office_says: Says, take: list[str]) -> None:
    found = clash(book, office_says)
    words = [part for word in take for part in ("--take", word)]
    assert book.run("conflicts", "resolve", "luz", *words).code == 2
    assert book.ok("conflicts", "show", "luz") == found


def test_there_is_no_such_conflict(book: Cli) -> None:
    for words in (("show", "luz"), ("resolve", "luz", "--take", "mine"), ("resolve", "luz", "--take", "undo")):
        assert book.run("conflicts", *words).code == 2
    ran = book.run("kept", "restore", "99")
    assert (ran.code, ran.err.strip()) == (
        2, "There is no kept value number 99; values are kept for 30 days.",
    )  # fmt: skip
    assert book.run("kept", "list", "account").code == 2
    assert book.ok("kept", "list") == []


def test_a_kept_value_is_brought_back(book: Cli, office_says: Says) -> None:
    clash(book, office_says)
    book.ok("conflicts", "resolve", "luz", "--take", "theirs")
    number = next(k["n"] for k in book.ok("kept", "list") if k["field"] == "phone")
    assert book.ok("kept", "restore", str(number)) == {
        "n": number,
        "kind": "account",
        "record": "luz",
        "field": "phone",
    }
    assert book.ok("show", "account", "luz")["phone"] == "mine"
    restored = {k["n"]: k["restored_at"] for k in book.ok("kept", "list")}
    assert [n for n, at in restored.items() if at] == [number]
    assert {"phone", "website"} <= set(book.ok("outbox", "export")["operations"][0]["values"])


@pytest.mark.parametrize(("take", "left"), [("mine", True), ("*=theirs", False)])
def test_a_record_that_the_office_deleted_is_settled_as_a_whole(
    book: Cli, office_says: Says, take: str, left: bool
) -> None:
    book.ok("edit", "account", "luz", "phone=mine")
    office_says()
    found = book.ok("conflicts", "show", "luz")
    assert ([f["field"] for f in found["fields"]], found["theirs"]) == (["*"], None)
    assert found["fields"][0]["mine"]["phone"] == "mine"
    assert book.run("conflicts", "resolve", "luz", "--take", "phone=x").code == 2
    book.ok("conflicts", "resolve", "luz", "--take", take)
    assert (book.run("show", "account", "luz").code == 0) is left
    kept = book.ok("kept", "list")
    if not left:
        assert book.ok("kept", "restore", str(kept[0]["n"]))["field"] == "*"
        assert book.ok("show", "account", "luz")["phone"] == "mine"
        assert book.run("kept", "restore", str(kept[0]["n"])).code == 2
