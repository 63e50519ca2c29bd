"""Several writers at once on PostgreSQL: nothing twice, nothing lost."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from office import create, group, new_key, update

pytestmark = pytest.mark.postgresql


class Gate:
    """A data manager that holds its transaction between the feed's flush and the commit."""

    def __init__(self):
        self.reached, self.open = threading.Event(), threading.Event()

    def tpc_begin(self, transaction):
        pass

    def commit(self, transaction):
        pass

    def tpc_vote(self, transaction):
        self.reached.set()
        assert self.open.wait(30)

    def tpc_finish(self, transaction):
        pass

    def tpc_abort(self, transaction):
        pass


def test_the_same_operations_pushed_at_once_are_done_once(office):
    account = office.account()
    ops = [
        create("account", new_key(), name="A la vez"),
        create("order", new_key(), **office.order_values(account, ("yerba", "1"), state="confirmed")),
    ]
    devices = [{"id": new_key(), "ledger_head": "00", "ledger_seq": 1} for _ in range(4)]
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda d: office.push("rep1", *map(group, ops), device=d), devices))
    for answer in answers:
        assert [(a["status"], a["receipts"][0]["key"]) for a in answer] == [("done", op["key"]) for op in ops]
    assert len({answer[1]["receipts"][0]["remote"] for answer in answers}) == 1
    assert office.work(lambda pool: pool.get("party.party").search_count([("name", "=", "A la vez")])) == 1
    assert office.work(lambda pool: pool.get("sale.sale").search_count([])) == 1


def test_a_transaction_that_began_first_and_committed_last_is_not_missed(office):
    began, finish = threading.Event(), threading.Event()

    def slow(pool):
        pool.get("party.party").create([{"name": "Lenta"}])
        began.set()
        assert finish.wait(30)

    with ThreadPoolExecutor(1) as threads:
        late = threads.submit(office.work, slow)
        assert began.wait(30)
        office.work(lambda pool: pool.get("party.party").create([{"name": "Rápida"}]))
        rows, _, cursor = office.everything("rep1", "account")
        assert [row["name"] for row in rows.values()] == ["Rápida"]
        finish.set()
        late.result(30)
    rows, _, _ = office.everything("rep1", "account", cursor)
    assert [row["name"] for row in rows.values()] == ["Lenta"]


def test_numbers_become_visible_in_their_own_order(office):
    gate = Gate()

    def first(pool):
        from trytond.transaction import Transaction

        from sfa_sync.touches import Touches

        Touches.current()  # flushes before the gate holds
        Transaction().join(gate)
        pool.get("party.party").create([{"name": "Primera"}])

    with ThreadPoolExecutor(2) as threads:
        one = threads.submit(office.work, first)
        assert gate.reached.wait(30)
        two = threads.submit(office.work, lambda pool: pool.get("party.party").create([{"name": "Segunda"}]))
        with pytest.raises(TimeoutError):
            two.result(0.5)
        rows, _, cursor = office.everything("rep1", "account")
        assert rows == {}
        gate.open.set()
        one.result(30)
        two.result(30)
    rows, _, _ = office.everything("rep1", "account", cursor)
    assert [row["name"] for row in rows.values()] == ["Primera", "Segunda"]


def test_two_children_of_one_owner_at_once_do_not_collide(office):
    """Each transaction renews the account's row in the feed without seeing the other's."""
    account = office.account()
    base = office.row("rep1", "account", account)["version"]
    cursor = office.everything("rep1", "account")[2]
    both = threading.Barrier(2, timeout=30)

    def add(street):
        def work(pool):
            (party,) = pool.get("party.party").search([("sync_id", "=", account)])
            pool.get("party.address").create([{"party": party.id, "street_unstructured": street}])
            both.wait()

        office.work(work)

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(add, ["Uno", "Dos"]))
    rows, _, _ = office.everything("rep1", "account", cursor)
    assert list(rows) == [account]
    items = office.call("rep1", "inventory", "account", 0, 10)["items"]
    assert items == [[account, rows[account]["version"]]]
    digest = office.call("rep1", "digest", ["account"])["account"]
    office.work(lambda pool: pool.get("sfa.change").compact())
    assert office.call("rep1", "digest", ["account"])["account"] == digest
    assert digest["count"] == 1
    office.do("rep1", update("account", account, base, notes="sigue siendo sin conflicto"))


def test_one_edit_wins_and_the_other_is_a_conflict(office):
    account = office.account()
    base = office.row("rep1", "account", account)["version"]
    devices = [{"id": new_key(), "ledger_head": "00", "ledger_seq": 1} for _ in range(4)]

    def edit(device):
        op = update("account", account, base, notes=device["id"])
        return office.push("rep1", group(op), device=device)[0]["status"]

    with ThreadPoolExecutor(4) as threads:
        statuses = sorted(threads.map(edit, devices))
    assert statuses == ["conflict"] * 3 + ["done"]
