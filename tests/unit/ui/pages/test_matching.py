"""Customers of two systems matched by hand on the administration page, on a real replica, with keys and back again."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sfa_desktop.entities.exchange import Page
from sfa_desktop.entities.share import Share
from sfa_desktop.replica import accounts_there, counterparts, facts
from sfa_desktop.ui.page import Desk
from sfa_desktop.ui.pages.administration.matching import MatchingPart
from sfa_desktop.ui.widgets.text import Text

COLUMNS = ("key", "remote", "version", "name", "tax_id", "city", "active")


class Bench:
    """The view on a desk whose orders are in an ERP."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.woken = 0
        self.qtbot, self.replica = qtbot, desk.profile.replica
        self.desk = replace(desk, wake_sync=self._wake)
        with self.replica.write() as w:
            facts.set_shares(w, [Share("erp", frozenset({"order", "order_line", "product"}))])
            ours = w.rows("SELECT id, name, city FROM account WHERE name LIKE '%Luz%' ORDER BY sort")
            self.account, self.name, self.city = ours[0]
            told = ("Zapatería Norte", "Despensa Sur", f"{self.name} S.A.", "Kiosco El Trébol")
            rows = [[f"k{n}", str(n), 1, name, "", "Rosario", True] for n, name in enumerate(told)]
            accounts_there.take(w, "erp", Page(kind="account", columns=COLUMNS, rows=rows, cursor="1"))
        self.part = MatchingPart(self.desk)
        qtbot.addWidget(self.part)
        self.part.resize(1200, 800)
        self.part.show()
        self.said: list[str] = []
        self.part.said.connect(lambda words, _tone: self.said.append(words))
        self.part.show_endpoint(None)
        self.rest()

    def _wake(self) -> None:
        self.woken += 1

    def rest(self) -> None:
        self.qtbot.waitUntil(lambda: self.desk.tasks.busy == 0, timeout=10_000)
        QApplication.processEvents()

    def pairs(self) -> dict[str, str]:
        with self.replica.read() as r:
            return {
                match.account.key: match.counterpart.key
                for match in counterparts.matches(r, "erp")
                if match.account and match.counterpart
            }

    def choose(self, key: str) -> None:
        assert self.part._table.choose_id(f"erp {key}")
        self.rest()

    def words(self) -> str:
        return "\n".join(text.text() for text in self.part.findChildren(Text) if text.isVisibleTo(self.part))


@pytest.fixture
def bench(rep_desk: Desk, qtbot: QtBot) -> Iterator[Bench]:
    made = Bench(rep_desk, qtbot)
    yield made
    made.rest()


def test_the_likest_is_offered_first_taken_by_key_and_given_back(bench: Bench) -> None:
    bench.choose(bench.account)
    assert bench.part._offered[0].key == "k2"
    assert f"{bench.name} S.A." in bench.words()
    told = bench.part.keys()
    keys = {key.sequence or key.keys: key.run for key in told}
    keys["1"]()
    keys["1"]()  # a second press is no second answer
    bench.rest()
    assert bench.pairs() == {bench.account: "k2"}
    assert (bench.said, bench.woken) == ([f"{bench.name} is one customer now; what waits for it is sent"], 1)
    keys["U"]()
    bench.rest()
    assert bench.pairs() == {}
    assert bench.said[-1] == "They are two customers again"
    keys["U"]()
    bench.rest()
    assert len(bench.said) == 2


def test_one_of_theirs_is_matched_from_its_side_too(bench: Bench) -> None:
    bench.choose("k2")
    assert bench.part._offered[0].key == bench.account
    bench.part.take(1)
    bench.rest()
    assert bench.pairs() == {bench.account: "k2"}


def test_another_one_is_found_by_typing(bench: Bench) -> None:
    bench.choose(bench.account)
    bench.part._find.setText("zapateria")
    bench.rest()
    assert bench.part._offered[0].key == "k0"
    bench.part.take(1)
    bench.rest()
    assert bench.pairs() == {bench.account: "k0"}
    assert bench.part._find.text() == ""


def test_what_was_matched_elsewhere_meanwhile_is_refused_in_words(bench: Bench) -> None:
    bench.choose(bench.account)
    with bench.replica.write() as w:
        counterparts.put(w, "erp", bench.account, "k1")
    bench.part.take(1)
    bench.rest()
    assert "matched already" in bench.said[-1]
    assert bench.pairs() == {bench.account: "k1"}


def test_with_one_system_there_is_nothing_to_match(rep_desk: Desk, qtbot: QtBot) -> None:
    part = MatchingPart(rep_desk)
    qtbot.addWidget(part)
    part.show()
    part.show_endpoint(None)
    qtbot.waitUntil(lambda: rep_desk.tasks.busy == 0)
    QApplication.processEvents()
    assert any("Nothing is left to match" in text.text() for text in part.findChildren(Text))
