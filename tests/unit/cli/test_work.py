"""Orders, quick log, outbox, import and export from the command line."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from sfa_desktop.actions.tables import read_table
from sfa_desktop.base.paths import Home
from sfa_desktop.cli.waiting import reason
from sfa_desktop.profile import Profile
from sfa_desktop.replica import outbox
from tests.support.cli import PASSPHRASE, Cli

LINE = "v luz 30m ok pedido; queja entrega; prox lun 10"


def test_a_dry_run_says_what_it_understood_and_writes_nothing(book: Cli) -> None:
    found = book.ok("log", "--dry-run", LINE)
    assert found["account"]["id"] == "luz"
    assert {"account", "candidates", "minutes", "outcome", "order", "case", "next", "note"} <= set(found)
    assert (found["minutes"], found["outcome"], found["order"], found["case"]) == (30, "order", True, "entrega")
    assert set(found["next"]) == {"date", "time", "what"}
    assert book.ok("outbox", "list") == []
    assert book.ok("log", "--dry-run", "nobody at all")["account"] is None


def test_for_people_the_log_says_names_and_dates_without_program_text(book: Cli) -> None:
    printed = book.run("log", "--dry-run", LINE).out
    assert "account: Farmacia Luz" in printed
    assert "next: 20" in printed
    assert not set("{}[]") & set(printed)
    assert "datetime" not in printed


def test_a_log_makes_visit_case_and_task_in_one_group(book: Cli) -> None:
    made = book.ok("log", LINE)
    items = book.ok("outbox", "list")
    assert [item["kind"] for item in items] == ["visit", "case", "task"]
    assert all({"id", "kind", "record", "state", "reason"} <= set(item) for item in items)
    assert len({item["group"] for item in items}) == 1
    visit = book.ok("show", "visit", made["id"])
    assert (visit["state"], visit["minutes"], visit["outcome"]) == ("done", 30, "order")
    assert book.ok("show", "case", made["case_id"])["visit_id"] == made["id"]


@pytest.mark.parametrize(
    ("code", "message", "said"),
    [
        ("", "", None),
        ("waits_for", "Farmacia Luz", "It waits for Farmacia Luz, which needs a person first."),
        ("changed", "", "It was changed at the office too; see: sfa-desktop conflicts list"),
        ("deleted", "", "It was deleted at the office; see: sfa-desktop conflicts list"),
        ("credit", "Over the limit.", "Over the limit."),
        ("fault", "", "fault"),
    ],
)
def test_why_something_is_not_at_the_office_is_told_in_words(
    book: Cli, code: str, message: str, said: str | None
) -> None:
    book.ok("log", LINE)
    profile = Profile.open(Home(book.home), passphrase=PASSPHRASE)
    with profile.replica.read() as r:
        item = outbox.items(r)[0]
    profile.close()
    assert reason(replace(item, code=code, message=message)) == said


@pytest.mark.parametrize(
    ("line", "says"), [("v farmacia 10m", "Several accounts fit"), ("v zzz 10m", "No account"), ("", "No account")]
)
def test_a_log_without_a_known_account(book: Cli, line: str, says: str) -> None:
    ran = book.run("log", line)
    assert (ran.code, says in ran.err) == (2, True)
    assert book.ok("log", line, "--account", "cruz")["id"]


def test_a_visit_from_check_in_to_check_out(book: Cli) -> None:
    id_ = book.ok("visit", "in", "--account", "luz")["id"]
    assert book.run("visit", "in", "--account", "cruz").code == 2
    assert "what came of the visit" in book.run("visit", "out", id_, "--next", "x").err
    assert "next step" in book.run("visit", "out", id_, "--outcome", "order").err
    done = book.ok("visit", "out", id_, "--outcome", "order", "--next", "llamar", "--next-on", "2026-12-01")
    assert book.ok("show", "task", done["task_id"])["due_on"] == "2026-12-01"
    assert book.run("visit", "out", id_, "--outcome", "order", "--next", "x").code == 2


def test_an_order_by_code_quantity_and_discount(book: Cli) -> None:
    made = book.ok("order", "new", "--account", "luz", "--line", "2041:12:5%", "--line", "1402:2", "--submit")
    assert made["submitted"] is True
    shown = book.ok("show", "order", made["id"])
    assert [(line["quantity"], line["discount"]) for line in shown["lines"]] == [
        ("12.0000", "5.0000"),
        ("2.0000", "0.0000"),
    ]
    assert (shown["state"], shown["total"]) == ("confirmed", "50805.9600")
    (item,) = book.ok("outbox", "list")
    assert (item["record"], item["state"], item["name"]) == (made["id"], "queued", made["provisional"])


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("2041:0", "more than 0"),
        ("2041:-1", "more than 0"),
        ("2041:1e12", "more than any order holds"),
        ("2041:1.234,56", "whole units"),
        ("2041:many", "not understood"),
        ("2041:1e500", "not understood"),
        ("2041:1:200%", "between 0 and 100"),
        ("9999:1", "no product with the code"),
        ("2041", "not CODE:QTY"),
        (":3", "not CODE:QTY"),
    ],
)
def test_lines_that_nobody_can_mean(book: Cli, line: str, says: str) -> None:
    ran = book.run("order", "new", "--account", "luz", "--line", line)
    assert (ran.code, says in ran.err) == (2, True), ran.err
    assert book.ok("list", "order") == []


def test_editing_checking_and_sending_an_order(book: Cli) -> None:
    id_ = book.ok("order", "new", "--account", "luz", "--line", "2041:1")["id"]
    assert book.ok("outbox", "list") == []
    edited = book.ok("order", "edit", id_, "--line", "2041:3", "--line", "1402:1", "--set", "reference=OC-7")
    assert len(edited["lines"]) == 2
    assert book.ok("order", "edit", id_, "--line", "1402:0")["lines"][0]["code"] == "2041"
    assert book.ok("order", "check", id_)["level"] == "green"
    assert book.ok("order", "submit", id_)["state"] == "confirmed"
    assert book.ok("order", "copy", id_)["id"] != id_
    assert book.run("order", "edit", id_).code == 2
    assert "cannot be set this way" in book.run("order", "edit", id_, "--set", "state=done").err


def test_an_order_the_office_would_refuse_needs_a_person(book: Cli) -> None:
    ran = book.run("order", "new", "--account", "luz", "--line", "3317:1", "--submit", "--json")
    assert (ran.code, ran.json["submitted"]) == (4, False)
    assert "product_inactive" in {light["code"] for light in ran.json["lights"]}
    assert book.ok("show", "order", ran.json["id"])["state"] == "draft"


def test_the_outbox_is_exported_and_discarded(book: Cli, tmp_path: Path) -> None:
    id_ = book.ok("new", "account", "name=Nueva")["id"]
    document = book.ok("outbox", "export")
    assert document["operations"][0]["record_id" if "record_id" in document["operations"][0] else "record"] == id_
    assert book.ok("outbox", "export", str(tmp_path / "o.json"))["operations"] == 1
    assert (tmp_path / "o.json").stat().st_mode & 0o077 == 0
    (item,) = book.ok("outbox", "list")
    assert book.ok("outbox", "discard", item["id"]) == {"id": item["id"]}
    assert book.ok("outbox", "list") == []
    assert book.run("show", "account", id_).code == 2
    assert book.run("outbox", "discard", "nothing").code == 2
    assert book.run("outbox", "retry").code == 2
    assert book.ok("outbox", "retry", "--all") == {"retried": 0}
    assert book.ok("conflicts", "list") == []
    assert book.run("conflicts", "resolve", "x", "--take", "mine").code == 2
    assert book.run("conflicts", "resolve", "x", "--take", "both").code == 2


def test_an_import_finds_duplicates_and_gives_rejected_rows_back(book: Cli, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text(
        "Name;Tax ID;Visit every;Shoe size\nFarmacia Sol;30-1-7;14;43\nFarmacia Lúz SA;;;\n"
        "Nueva;30712345678;;\n;;;\nMala;;often;\nFarmacia Sol;;;\n", "utf-8",
    )  # fmt: skip
    plan = book.ok("import", "account", str(path), "--dry-run")
    assert plan["columns"] == {"Name": "name", "Tax ID": "tax_id", "Visit every": "visit_every", "Shoe size": None}
    assert (plan["rows"], plan["new"], len(plan["duplicates"]), len(plan["rejected"])) == (5, 1, 3, 1)
    assert book.ok("outbox", "list") == []
    done = book.ok("import", "account", str(path))
    assert done["created"] == 1
    left = read_table(Path(done["rejected_file"]))
    assert left.header[-1] == "reason"
    assert [row[-1].split(":")[0] for row in left.rows] == [
        "already there (name)", "already there (tax_id)", "visit_every", "the same as an earlier row of this file",
    ]  # fmt: skip
    assert book.ok("import", "account", str(path), "--rejected", str(tmp_path / "x.xlsx"))["created"] == 0


def test_contacts_are_imported_to_accounts_named_by_code_or_name(book: Cli, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("account,name\nC1,Ana\nFarmacia Cruz,Beto\nnobody,Carla\nluz,Ana\n", "utf-8")
    done = book.ok("import", "contact", str(path))
    assert (done["created"], len(done["duplicates"]), len(done["rejected"])) == (2, 1, 1)


@pytest.mark.parametrize(
    ("content", "says"), [(b"", "is empty"), (b"a,b\n1,2\n", "No column"), (None, "There is no file")]
)
def test_files_that_cannot_be_imported(book: Cli, tmp_path: Path, content: bytes | None, says: str) -> None:
    path = tmp_path / "in.csv"
    if content is not None:
        path.write_bytes(content)
    ran = book.run("import", "account", str(path))
    assert (ran.code, says in ran.err) == (2, True)


@pytest.mark.parametrize("format", ["csv", "xlsx", "json"])
def test_what_is_exported_is_imported_again(book: Cli, tmp_path: Path, format: str) -> None:
    book.ok("new", "account", "name==HYPERLINK(1)", "phone=+54 1", "notes=a\nb")
    path = tmp_path / f"out.{format}"
    assert book.ok("export", "account", str(path))["records"] == 4
    if format == "json":
        assert {one["name"] for one in json.loads(path.read_text("utf-8"))} >= {"=HYPERLINK(1)"}
        return
    table = read_table(path)
    assert "=HYPERLINK(1)" in {row[1] for row in table.rows}
    if format == "csv":
        assert "'=HYPERLINK" in path.read_text("utf-8-sig")
    plan = book.ok("import", "account", str(path), "--dry-run")
    assert (plan["new"], len(plan["duplicates"]), plan["rejected"]) == (0, 4, [])


def test_everything_is_exported(book: Cli, tmp_path: Path) -> None:
    document = book.ok("export")
    assert {"account", "order", "product"} <= set(document)
    assert book.ok("export", "product")[0]["kind"] == "product"
    assert book.ok("export", "--output", str(tmp_path / "all"), "--format", "xlsx")["kinds"]["account"] == 3
    assert len(list((tmp_path / "all").iterdir())) == 13
    assert book.run("export", "account", "--format", "csv").code == 2
    assert book.run("export", "account", str(tmp_path / "no" / "x.csv")).code == 2
    assert book.run("export", "account", "a.pdf").code == 2
