"""Two endpoints in one profile: accounts and visits in one, products and orders in the other, joined by tax id."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from sfa_desktop.base.clock import FixedClock
from sfa_desktop.base.errors import EXIT_DONE, EXIT_OFFLINE, EXIT_PERSON, OutcomeUnknown, Throttled, Unreachable
from sfa_desktop.entities import Account, Contact, Order, OrderLine, Visit
from sfa_desktop.entities.exchange import OperationState, Report
from sfa_desktop.entities.share import shares
from sfa_desktop.replica import accounts_there, counterparts, edits, facts, ledger, outbox, sending
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync.several import Parties, Party
from tests.support.office import REFUSED_WORD, Line, Office
from tests.support.office_records import Record
from tests.support.weak import WeakLine, WeakOffice

OWNERS = {"*": "crm", "order": "erp", "product": "erp", "price_list": "erp", "price_rule": "erp", "tax": "erp"}
LUZ, SOL, MAR = "30-71234567-1", "30-71234567-2", "30-71234567-3"


class Trap(Line):
    """A line on which one verb fails, before or after it was done."""

    def __init__(self, office: Office) -> None:
        super().__init__(office, "ana")
        self.away = False
        self.slow_down = 0.0
        self.answer_lost = False

    def hello(self, *arguments: Any) -> Any:
        if self.away:
            raise Unreachable(host="erp")
        if self.slow_down:
            raise Throttled(seconds=self.slow_down)
        return super().hello(*arguments)

    def push(self, *arguments: Any) -> Any:
        answers = super().push(*arguments)
        if self.answer_lost:
            self.answer_lost = False
            raise OutcomeUnknown(detail="silence")
        return answers


class World:
    """Both offices, and a laptop that works with both."""

    def __init__(self, folder: Path) -> None:
        self.clock = FixedClock(datetime(2026, 11, 24, 9, tzinfo=UTC))
        self.crm, self.erp = Office(identity="crm"), Office(identity="erp")
        self.crm_line, self.erp_line = Trap(self.crm), Trap(self.erp)
        self.replica = Replica.open(folder / "replica.db", bytes(32), clock=self.clock)
        found = shares(("crm", "erp"), OWNERS)
        lines = {"crm": self.crm_line, "erp": self.erp_line}
        self.parties = Parties([Party(name=name, connector=lines[name], share=share) for name, share in found.items()])
        self.luz = self.crm.add("account", name="Farmacia Luz", owner="ana", active=True, tax_id=LUZ)
        self.sol = self.crm.add("account", name="Farmacia Sol", owner="ana", active=True, tax_id=SOL)
        self.bare = self.crm.add("account", name="Sin CUIT", owner="ana", active=True)
        self.luz_there = self.erp.add(
            "account", name="LUZ S.A.", owner="ana", active=True, tax_id="30712345671", code="7"
        )
        self.mar_there = self.erp.add("account", name="Mar", owner="ana", active=True, tax_id=MAR)
        self.product = self.erp.add("product", name="Crema", code="C-1", active=True)

    def sync(self, **more: Any) -> Report:
        return self.parties.run_once(self.replica, self.clock, device="device-1", **more)

    def order(self, account: str, *, comment: str = "", group: str | None = None, visit: str | None = None) -> str:
        line = OrderLine(product_id=self.product.key, quantity=1)
        with self.replica.write() as w:
            made = Order(account_id=account, state="confirmed", comment=comment, visit_id=visit)
            return edits.create(w, made, lines=[line], group=group)

    def visit(self, account: str, group: str | None = None) -> str:
        with self.replica.write() as w:
            return edits.create(w, Visit(account_id=account, subject="Visita"), group=group)

    def get(self, kind: str, id: str) -> Any:
        with self.replica.read() as r:
            return r.get(kind, id)

    def open(self) -> list[tuple[str, str, str, str]]:
        with self.replica.read() as r:
            return [(o.kind, o.state.value, o.code, o.message) for o in outbox.items(r)]

    def orders(self) -> list[Record]:
        return [record for (kind, _), record in self.erp.records.items() if kind == "order"]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    with made.replica.read() as r:
        assert ledger.verify(r) == []
    made.replica.close()


def test_each_kind_comes_from_its_owner_and_no_account_of_the_other(world: World) -> None:
    theirs = world.erp.add("order", account_id=world.luz_there.key, number="SO-1", state="confirmed")
    world.crm.add("order", account_id=world.luz.key, number="CRM-1", state="confirmed")
    report = world.sync()
    assert (report.exit_code, report.errors, report.verified) == (EXIT_DONE, (), True)
    with world.replica.read() as r:
        assert sorted(a.name for a in r.list("account")) == ["Farmacia Luz", "Farmacia Sol", "Sin CUIT"]  # type: ignore[attr-defined]
        assert [(o.number, o.account_id) for o in r.list("order")] == [("SO-1", world.luz.key)]  # type: ignore[attr-defined]
        assert (facts.facts(r).identity, facts.facts(r, "order").identity) == ("crm", "erp")  # type: ignore[union-attr]
    assert theirs.values["account_id"] == world.luz_there.key
    again = world.sync()
    assert (again.pulled, again.pushed, again.verified) == (0, 0, True)


def test_what_does_not_match_is_listed_with_the_reason(world: World) -> None:
    world.erp.add("account", name="Sol uno", owner="ana", active=True, tax_id=SOL)
    world.erp.add("account", name="Sol dos", owner="ana", active=True, tax_id=SOL)
    world.sync()
    with world.replica.read() as r:
        found = counterparts.matches(r, "erp")
        assert counterparts.counts(r, "erp") == (1, 2, 3)
    told = {(m.account.name if m.account else "", m.counterpart.name if m.counterpart else "", m.reason) for m in found}
    assert told == {
        ("Farmacia Luz", "LUZ S.A.", ""),
        ("Farmacia Sol", "", "several"),
        ("Sin CUIT", "", "no_tax_id"),
        ("", "Sol uno", "several"),
        ("", "Sol dos", "several"),
        ("", "Mar", "unknown"),
    }


def test_an_order_goes_up_under_the_erps_key_and_keeps_its_visit_here(world: World) -> None:
    world.sync()
    visit = world.visit(world.luz.key, "g")
    order = world.order(world.luz.key, group="g", visit=visit)
    report = world.sync()
    assert (report.pushed, report.exit_code) == (2, EXIT_DONE)
    (there,) = world.orders()
    assert (there.values["account_id"], there.values["visit_id"]) == (world.luz_there.key, None)
    here = world.get("order", order)
    assert (here.account_id, here.visit_id, here.number) == (world.luz.key, visit, there.values["number"])
    assert [kind for kind, key in world.crm.records if key == visit] == ["visit"]
    assert ("visit", visit) not in world.erp.records


def test_an_order_for_an_account_the_erp_does_not_know_waits_and_says_so(world: World) -> None:
    world.sync()
    order = world.order(world.sol.key)
    assert world.sync().exit_code == EXIT_DONE
    assert world.open() == [("order", "queued", outbox.NO_MATCH, "Farmacia Sol")]
    assert world.orders() == []
    world.erp.add("account", name="Sol", owner="ana", active=True, tax_id=SOL)
    world.sync()
    assert world.open() == []
    assert world.get("order", order).number


def test_a_person_matches_and_takes_back(world: World) -> None:
    theirs = world.erp.add("order", account_id=world.mar_there.key, number="SO-9")
    world.sync()
    assert world.get("order", theirs.key).account_id == world.mar_there.key
    with world.replica.write() as w:
        counterparts.put(w, "erp", world.bare.key, world.mar_there.key)
    assert world.get("order", theirs.key).account_id == world.bare.key
    mine = world.order(world.bare.key)
    world.sync()
    with world.replica.write() as w:
        counterparts.take_back(w, "erp", world.bare.key)
    assert {world.get("order", key).account_id for key in (theirs.key, mine)} == {world.mar_there.key}
    world.sync()
    assert world.get("order", theirs.key).account_id == world.mar_there.key


def test_a_refusal_of_the_erp_is_one_card_and_the_visit_is_at_the_crm(world: World) -> None:
    world.sync()
    visit = world.visit(world.luz.key, "g")
    order = world.order(world.luz.key, comment=REFUSED_WORD, group="g", visit=visit)
    report = world.sync()
    assert (report.exit_code, report.refused) == (EXIT_PERSON, 1)
    assert world.open() == [("order", "refused", "invalid", "The office does not accept these words.")]
    with world.replica.write() as w:
        edits.update(w, "order", order, {"comment": "gracias"})
    assert world.sync().exit_code == EXIT_DONE
    assert world.get("order", order).number


@pytest.mark.parametrize("side", ["crm", "erp"])
def test_a_lost_answer_of_either_side_has_one_effect(world: World, side: str) -> None:
    world.sync()
    visit = world.visit(world.luz.key, "g")
    order = world.order(world.luz.key, group="g", visit=visit)
    (world.crm_line if side == "crm" else world.erp_line).answer_lost = True
    world.sync()
    world.sync()
    assert world.open() == []
    assert (len(world.crm.applied), len(world.erp.applied)) == (1, 1)
    assert world.get("order", order).visit_id == visit


def test_an_unknown_outcome_at_one_side_is_not_forgotten_by_the_others_round(world: World) -> None:
    """Both parts of a group: the CRM's is unknown while the ERP's is put back into the queue."""
    world.sync()
    world.visit(world.luz.key, "g")
    world.order(world.luz.key, group="g")
    with world.replica.write() as w:
        crm, erp = (party.share for party in world.parties.all)
        for share in (crm, erp):
            sending.mark_sending(w, sending.groups_ready(w, 10, share), "attempt")
        sending.mark_unknown(w, ["g"], crm)
        sending.mark_queued(w, ["g"], erp)
        states = {o.kind: o.state for o in outbox.items(w)}
    assert states == {"visit": OperationState.UNKNOWN, "order": OperationState.QUEUED}


@pytest.mark.parametrize(("away", "kind"), [("crm", "order"), ("erp", "visit")])
def test_one_that_is_away_does_not_keep_the_other_from_its_work(world: World, away: str, kind: str) -> None:
    world.sync()
    world.visit(world.luz.key, "g")
    world.order(world.luz.key, group="g")
    line = world.crm_line if away == "crm" else world.erp_line
    line.away = True
    report = world.sync()
    assert (report.exit_code, report.part_done, report.pushed) == (EXIT_OFFLINE, True, 1)
    assert [sentence.partition(":")[0] for _, sentence in report.errors] == [away]
    assert kind not in [waiting for waiting, *_ in world.open()]
    line.away = False
    assert world.sync().exit_code == EXIT_DONE
    assert world.open() == []


def test_a_brake_at_one_side_holds_there_alone(world: World) -> None:
    world.sync()
    world.erp.identity = "another"
    world.visit(world.luz.key)
    report = world.sync()
    assert [code for code, _ in report.errors] == ["other_server"]
    assert (report.exit_code, report.pushed, world.open()) == (EXIT_PERSON, 1, [])


def test_a_new_account_goes_to_the_crm_and_its_order_waits_for_the_erp(world: World) -> None:
    world.sync()
    with world.replica.write() as w:
        new = edits.create(w, Account(name="Mar azul", tax_id="AR" + MAR))
    order = world.order(new)
    report = world.sync()
    assert (report.pushed, report.exit_code) == (2, EXIT_DONE)
    assert world.get("order", order).account_id == new
    assert world.orders()[0].values["account_id"] == world.mar_there.key


def test_an_edit_at_the_erp_comes_back_under_our_key(world: World) -> None:
    world.sync()
    order = world.order(world.luz.key)
    world.sync()
    (there,) = world.orders()
    with world.replica.write() as w:
        edits.update(w, "order", order, {"comment": "mine"})
    world.erp.edit(there, comment="theirs")
    world.sync()
    here = world.get("order", order)
    assert (here.account_id, "mine" in here.comment, "theirs" in here.comment) == (world.luz.key, True, True)
    assert (there.values["account_id"], there.values["comment"]) == (world.luz_there.key, here.comment)


class WeakWorld:
    """An office without keys of ours on either side."""

    def __init__(self, replica: Replica, clock: FixedClock) -> None:
        self.replica, self.clock = replica, clock
        self.crm, self.erp = WeakOffice(identity="crm"), WeakOffice(identity="erp")
        self.erp.created = 500
        self.luz = self.crm.add("account", name="Luz", active=True, tax_id=LUZ)
        self.luz_there = self.erp.add("account", name="LUZ", active=True, tax_id=LUZ)
        self.product = self.erp.add("product", name="Crema", code="C-1", active=True)
        found = shares(("crm", "erp"), OWNERS)
        lines = {"crm": WeakLine(self.crm), "erp": WeakLine(self.erp)}
        self.parties = Parties([Party(name=name, connector=lines[name], share=share) for name, share in found.items()])

    def sync(self) -> Report:
        return self.parties.run_once(self.replica, self.clock, device="device-1")


def test_servers_without_our_keys_get_their_own_ids(world: World, tmp_path: Path) -> None:
    with closing(Replica.open(tmp_path / "weak.db", bytes(32), clock=world.clock)) as replica:
        weak = WeakWorld(replica, world.clock)
        assert weak.sync().exit_code == EXIT_DONE
        with replica.write() as w:
            new = edits.create(w, Account(name="Mar", tax_id=MAR))
            account, product = weak.crm.key("account", weak.luz), weak.erp.key("product", weak.product)
            contact = edits.create(w, Contact(account_id=new, name="Ana"), group="g")
            for about in (account, new):
                line = OrderLine(product_id=product, quantity=1)
                edits.create(w, Order(account_id=about, contact_id=contact, state="confirmed"), lines=[line], group="g")
        weak.sync()
        assert [row.values["account_id"] for row in weak.erp.tables["order"].values()] == []  # one of the two waits
        mar = weak.erp.add("account", name="MAR", active=True, tax_id=MAR)
        assert weak.sync().exit_code == EXIT_DONE
        orders = list(weak.erp.tables["order"].values())
        assert [row.values["account_id"] for row in orders] == [weak.luz_there.id, mar.id]
        assert [row.values["contact_id"] for row in orders] == [None, None]
        assert [line.values["product_id"] for row in orders for line in row.lines] == [weak.product.id] * 2
        with replica.read() as r:
            assert outbox.items(r) == []
            here = r.list("order")
            assert {(o.account_id, o.contact_id) for o in here} == {(account, contact), (new, contact)}  # type: ignore[attr-defined]
            assert len({a.id for a in r.list("account")}) == 2


def test_price_list_and_credit_are_the_erps_and_stay_so(world: World) -> None:
    prices = world.erp.add("price_list", name="Mayorista", active=True)
    world.erp.edit(world.luz_there, credit_limit="1000.0000", payment_term="30 days", price_list_id=prices.key)
    world.crm.edit(world.luz, credit_limit="5.0000", payment_term="cash")
    world.sync()

    def terms() -> tuple[object, ...]:
        account = world.get("account", world.luz.key)
        return account.credit_limit, account.payment_term, account.price_list_id, account.phone

    assert terms() == (Decimal(1000), "30 days", prices.key, "")
    with world.replica.write() as w:
        edits.update(w, "account", world.luz.key, {"phone": "341"})
    world.erp.edit(world.luz_there, credit_limit="900.0000")
    world.crm.edit(world.luz, city="Rosario")
    assert world.sync().verified is True
    assert terms() == (Decimal(900), "30 days", prices.key, "341")
    with world.replica.write() as w:
        counterparts.take_back(w, "erp", world.luz.key)
    assert terms() == (None, "", None, "341")


def test_an_account_that_leaves_the_erp_is_not_listed_any_more(world: World) -> None:
    world.sync()
    world.erp.delete(world.mar_there)
    world.sync()
    with world.replica.read() as r:
        assert [m.counterpart.name for m in counterparts.matches(r, "erp") if m.counterpart] == ["LUZ S.A."]


def test_one_endpoint_remembers_nothing_else(tmp_path: Path, world: World) -> None:
    world.sync()
    single = shares(("crm",), {"*": "crm"})
    assert list(single.values()) == [world.parties.all[0].share.__class__()]
    parties = Parties([Party(name="crm", connector=world.crm_line, share=single["crm"])])
    with closing(Replica.open(tmp_path / "one.db", bytes(32), clock=world.clock)) as replica:
        assert parties.run_once(replica, world.clock, device="d").exit_code == EXIT_DONE
        with replica.read() as r:
            assert [name for (name,) in r.rows("SELECT name FROM fact WHERE name LIKE '%@%' OR name = 'shares'")] == []
            assert r.rows("SELECT 1 FROM counterpart") == []


def test_one_that_asked_to_wait_is_not_taken_for_one_that_is_well(world: World) -> None:
    assert world.sync().exit_code == EXIT_DONE
    world.erp_line.slow_down = 600.0
    assert world.sync(thorough=False).exit_code == EXIT_OFFLINE
    world.erp_line.slow_down = 0.0
    order = world.order(world.luz.key)
    asked = len(world.erp_line.calls)
    report = world.sync(thorough=False)
    assert len(world.erp_line.calls) == asked, "its pause is not over"
    assert (report.exit_code, [code for code, _ in report.errors]) == (EXIT_OFFLINE, ["throttled"])
    assert (report.retry_after, report.part_done, report.pushed) == (0.0, True, 0)
    world.clock.moment += timedelta(seconds=601)
    assert world.sync(thorough=False).exit_code == EXIT_DONE
    assert world.get("order", order).number


def test_an_account_that_the_erp_left_out_of_its_list_once_comes_back(world: World) -> None:
    world.erp_line.capabilities = replace(world.erp_line.capabilities, tombstones="none")
    world.sync()
    listed = world.erp_line.inventory
    world.erp_line.inventory = lambda kind, after, limit: ((), "")  # type: ignore[method-assign,assignment]
    world.sync()
    world.erp_line.inventory = listed  # type: ignore[method-assign]
    world.sync()
    with world.replica.read() as r:
        assert {m.counterpart.name for m in counterparts.matches(r, "erp") if m.counterpart} == {"LUZ S.A.", "Mar"}


def many_there(world: World, count: int = 30) -> list[Record]:
    """The ERP has many accounts, all known here."""
    found = [world.erp.add("account", name=f"Cliente {n}", owner="ana", active=True) for n in range(count)]
    world.sync()
    return found


def known_there(world: World) -> int:
    with world.replica.read() as r:
        return accounts_there.total(r, "erp")


def test_an_erp_that_lists_hardly_any_account_any_more_is_a_brake(world: World) -> None:
    world.erp_line.capabilities = replace(world.erp_line.capabilities, tombstones="none")
    many_there(world)
    world.erp_line.inventory = lambda kind, after, limit: ((), "")  # type: ignore[method-assign,assignment]
    world.visit(world.luz.key)
    report = world.sync()
    assert [code for code, _ in report.errors] == ["mass_disappearance"]
    assert (report.exit_code, report.pushed, world.open()) == (EXIT_PERSON, 1, []), "the CRM's work goes on"
    assert known_there(world) == 32
    assert world.sync().exit_code == EXIT_PERSON, "until a person has looked"
    world.sync(accepted=("mass_disappearance",))
    assert known_there(world) == 0


def test_an_erp_that_tells_a_mass_of_deletions_is_a_brake(world: World) -> None:
    there = many_there(world)
    hello = world.erp_line.hello
    world.erp_line.hello = lambda *given: replace(hello(*given), counts={})  # type: ignore[method-assign]
    for record in there[:25]:
        world.erp.delete(record)
    assert [code for code, _ in world.sync().errors] == ["mass_disappearance"]
    assert known_there(world) == 32
    world.sync(accepted=("mass_disappearance",))
    assert known_there(world) == 7


def test_an_erp_that_counts_hardly_any_account_is_a_brake_before_the_first_page(world: World) -> None:
    for record in many_there(world)[:25]:
        world.erp.delete(record)
    asked = len(world.erp_line.calls)
    assert [code for code, _ in world.sync().errors] == ["mass_disappearance"]
    assert "pull account" not in world.erp_line.calls[asked:]


def test_few_accounts_that_go_at_the_erp_are_no_mass(world: World) -> None:
    for record in many_there(world)[:12]:
        world.erp.delete(record)
    assert world.sync().exit_code == EXIT_DONE
    assert known_there(world) == 20
