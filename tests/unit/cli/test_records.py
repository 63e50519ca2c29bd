"""Records from the command line: names, shapes and exit codes that scripts rely on, and input nobody can mean."""

import json

import pytest

from tests.support.cli import Cli


def test_new_show_edit_list_delete(book: Cli) -> None:
    made = book.ok("new", "account", "name=Farmacia Ñandú 😀", "visit_every=14", "tags=b;a", "active=sí")
    assert set(made) == {"id"}
    shown = book.ok("show", "account", made["id"])
    assert (shown["name"], shown["visit_every"], shown["tags"], shown["kind"]) == (
        "Farmacia Ñandú 😀",
        14,
        ["a", "b"],
        "account",
    )
    assert book.ok("edit", "account", made["id"], "phone=+54 341 1") == made
    listed = book.ok("list", "account", "--where", "name=Farmacia Ñandú 😀")
    assert [(one["id"], one["name"]) for one in listed] == [(made["id"], "Farmacia Ñandú 😀")]
    assert book.ok("delete", "account", made["id"]) == made
    assert book.run("show", "account", made["id"]).code == 2


def test_lists_are_arrays_with_id_and_name(book: Cli) -> None:
    listed = book.ok("list", "accounts", "--limit", "2")
    assert len(listed) == 2
    assert all({"id", "name"} <= set(one) for one in listed)
    assert book.ok("list", "visit") == []
    assert all(one["name"] for one in book.ok("list", "price_rule"))


def test_search_forgives_accents(book: Cli) -> None:
    hits = book.ok("search", "oleo", "calcareo")
    assert [(hit["kind"], hit["id"]) for hit in hits] == [("product", "oil")]
    assert book.ok("search", "don angel", "--kind", "account")[0]["id"] == "angel"
    assert book.ok("search", "\x00%_*\"'") == []


def test_links_are_checked(book: Cli) -> None:
    assert book.run("new", "contact", "name=Ana", "account_id=nobody").code == 2
    assert book.ok("new", "contact", "name=Ana", "account=luz")["id"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("new", "account"), "name"),
        (("new", "account", "name="), "name"),
        (("new", "account", "name=x", "shoe=43"), "no field 'shoe'"),
        (("new", "account", "name=x", "balance=5"), "comes from the office"),
        (("new", "account", "name=x", "visit_every=soon"), "whole number"),
        (("new", "account", "name=x", "visit_every=1e12", "name=y"), "given twice"),
        (("new", "account", "x"), "not FIELD=VALUE"),
        (("new", "account", "name=x", "segment=Q"), "one of A, B, C"),
        (("new", "task", "subject=x", "due_on=31/02/2026"), "a date such as"),
        (("new", "product", "name=x"), "comes from the office only"),
        (("new", "order_line", "order_id=x"), "use: sfa-desktop order edit"),
        (("new", "spaceship", "name=x"), "There is no kind 'spaceship'"),
        (("edit", "account", "luz"), "Say what to change"),
        (("edit", "account", "nobody", "name=x"), "There is no account with the id nobody"),
        (("edit", "account", "luz", "name="), "name"),
        (("delete", "account", "nobody"), "There is no account"),
        (("show", "account", "\x00😀"), "There is no account"),
        (("list", "account", "--limit", "-1"), "cannot be less than 0"),
        (("list", "account", "--limit", "many"), "invalid int"),
        (("list", "account", "--where", "shoe=1"), "no field 'shoe'"),
        (("list",), "required: KIND"),
        (("fly",), "invalid choice: 'fly'"),
        (("search",), "required: TEXT"),
        (("outbox",), "required: WHAT"),
        (("--nonsense", "list", "account"), "nrecognized arguments"),
    ],
)
def test_input_that_is_not_understood(book: Cli, words: tuple[str, ...], says: str) -> None:
    ran = book.run(*words)
    assert ran.code == 2
    assert says in ran.err
    assert "Traceback" not in ran.err
    assert ran.out == ""
    document = book.run(*words, "--json")
    assert (document.code, document.json["error"]["code"] != "") == (2, True)


@pytest.mark.parametrize(
    "text", ["😀" * 100, "שלום עולם", "a\x00b", "x" * 20_000, "=1+1", "\u202eevil", "\x1b[31mred", "\ud800"]
)
def test_any_text_is_kept_and_shown(book: Cli, text: str) -> None:
    id_ = book.ok("new", "account", f"name={text}")["id"]
    shown = book.run("show", "account", id_)
    assert shown.code == 0
    assert "\x1b" not in shown.out
    name = json.loads(book.run("show", "account", id_, "--json").out)["name"]
    assert name.encode("utf-8", "replace").decode() == text.replace("\x00", "").encode("utf-8", "replace").decode()


def test_a_long_note_goes_in_and_comes_out(book: Cli) -> None:
    note = "línea\n" * 4000
    id_ = book.ok("new", "visit", "account_id=luz", f"notes={note}")["id"]
    assert book.ok("show", "visit", id_)["notes"] == note


def test_people_get_columns(book: Cli) -> None:
    lines = book.run("list", "account").out.splitlines()
    assert lines[0].split()[:2] == ["id", "name"]
    assert len(lines) == 4
    assert book.run("list", "visit").out == "There is no visit here.\n"
