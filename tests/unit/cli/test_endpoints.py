"""Several CRMs in one profile, by the command line, without a server."""

import io
import sys

import pytest

from sfa_desktop.base.paths import Home
from sfa_desktop.entities.exchange import Page
from sfa_desktop.profile import Profile
from sfa_desktop.replica import accounts_there, inflow
from tests.support.cli import PASSPHRASE, Cli

ORDERS = ["tax", "price_list", "price_rule", "product", "order"]
COLUMNS = ("key", "remote", "version", "name", "tax_id")


def add(cli: Cli, monkeypatch: pytest.MonkeyPatch, name: str, *more: str):
    monkeypatch.setattr(sys, "stdin", io.StringIO("secret\n"))
    return cli.run("endpoint", "add", "--name", name, "--crm", "tryton", "--url", "http://127.0.0.1:1",
                   "--database", "d", "--user", "u", "--secret-stdin", *more, "--json")  # fmt: skip


@pytest.fixture
def both(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Cli:
    assert add(cli, monkeypatch, "crm").code == 0
    assert add(cli, monkeypatch, "erp", "--owns", "order").code == 0
    return cli


def opened(cli: Cli) -> Profile:
    return Profile.open(Home(cli.home), passphrase=PASSPHRASE)


def test_an_order_takes_along_what_it_is_made_of(both: Cli) -> None:
    found = both.ok("endpoint", "own", "erp", "order")
    assert found["erp"] == ORDERS
    assert set(found["crm"]).isdisjoint(ORDERS)
    told = {one["name"]: one["kinds"] for one in both.ok("status")["endpoints"]}
    assert told == found
    profile = opened(both)
    given = profile.hand_over()
    assert (given.endpoint.name, [way.endpoint.name for way in given.further]) == ("crm", ["erp"])
    assert "secret" not in repr(given) + repr(given.further)
    assert [(party.name, party.share.endpoint) for party in profile.parties().all] == [("crm", ""), ("erp", "erp")]
    profile.close()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("erp", "ordre"), "There is no kind"),
        (("nobody", "visit"), "There is no endpoint"),
        (("crm", "product"), "one owner"),
    ],
)
def test_what_cannot_be_owned(both: Cli, words: tuple[str, ...], said: str) -> None:
    ran = both.run("endpoint", "own", *words, "--json")
    assert (ran.code, said in ran.json["error"]["message"]) == (2, True), ran


def test_a_kind_that_is_filled_or_has_work_does_not_change_hands(both: Cli) -> None:
    profile = opened(both)
    with profile.replica.write() as w:
        inflow.apply_page(w, Page(kind="opportunity", columns=("key", "remote", "version"), rows=[], cursor="5"))
    profile.close()
    ran = both.run("endpoint", "own", "erp", "opportunity", "--json")
    assert (ran.code, "opportunity came from another CRM" in ran.json["error"]["message"]) == (2, True)
    both.ok("new", "task", "subject=Llamar")
    assert both.run("endpoint", "own", "erp", "task").code == 2
    assert "visit" in both.ok("endpoint", "own", "erp", "visit")["erp"]


def test_one_of_several_goes_only_while_nothing_came_from_it(both: Cli) -> None:
    profile = opened(both)
    with profile.replica.write() as w:
        inflow.apply_page(w, Page(kind="order", columns=("key", "remote", "version"), rows=[], cursor="5"))
    profile.close()
    ran = both.run("endpoint", "remove", "erp", "--json")
    assert (ran.code, "order came from another CRM" in ran.json["error"]["message"]) == (2, True)
    both.ok("reset")
    both.ok("endpoint", "remove", "erp")
    assert [one["name"] for one in both.ok("endpoint", "list")] == ["crm"]


def test_matches_are_listed_made_and_taken_back(both: Cli) -> None:
    profile = opened(both)
    with profile.replica.write() as w:
        rows = [["a1", "1", 1, "Luz", ""], ["a2", "2", 1, "Sol", "20-1234567-8"]]
        inflow.apply_page(w, Page(kind="account", columns=COLUMNS, rows=rows, cursor="1"))
        accounts_there.take(w, "erp", Page(kind="account", columns=COLUMNS, rows=[["k1", "77", 1, "LUZ SA", ""]]))
    profile.close()
    told = both.ok("endpoint", "matches", "--unmatched")
    assert (told["matched"], told["unmatched_accounts"], told["unmatched_counterparts"]) == (0, 2, 1)
    assert {(m["reason"], (m["account"] or m["counterpart"])["name"]) for m in told["matches"]} == {
        ("no_tax_id", "Luz"), ("unknown", "Sol"), ("no_tax_id", "LUZ SA"),
    }  # fmt: skip
    assert "has no tax id" in both.run("endpoint", "matches").out
    assert both.ok("endpoint", "match", "a1", "77")["counterpart"]["id"] == "k1"
    assert both.run("endpoint", "match", "a2", "k1").code == 2
    assert both.run("endpoint", "match", "a1", "k1").code == 2
    assert both.run("endpoint", "match", "a2", "nothing").code == 2
    assert both.ok("endpoint", "matches")["matched"] == 1
    both.ok("endpoint", "unmatch", "a1")
    assert both.ok("endpoint", "matches")["matched"] == 0
    assert both.run("endpoint", "unmatch", "a1").code == 2


def test_with_one_crm_nothing_is_matched(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    assert add(cli, monkeypatch, "crm").code == 0
    ran = cli.run("endpoint", "matches", "--json")
    assert (ran.code, "one endpoint owns everything" in ran.json["error"]["message"]) == (2, True)
