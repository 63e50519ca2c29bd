"""A reset goes in slices: whatever is typed between two of them stays, and one that died is brought to its end."""

import io
from pathlib import Path

import pytest

from sfa_desktop.actions.reset import reset
from sfa_desktop.base.clock import FixedClock
from sfa_desktop.entities import Account, Order, OrderLine
from sfa_desktop.entities.exchange import Changes
from sfa_desktop.entities.share import Share
from sfa_desktop.replica import accounts_there, attachments, contents, counterparts, edits, emptying, ledger, outbox
from sfa_desktop.replica.inflow import index_slice
from sfa_desktop.replica.search import search
from sfa_desktop.replica.store import Replica
from sfa_desktop.replica.unsent import Unsent
from sfa_desktop.sync.engine import run_once
from tests.support.office import Line, Office
from tests.support.replica import account, line, order, page, pulled, row

SLICE = 4


@pytest.fixture
def full(replica: Replica, monkeypatch: pytest.MonkeyPatch) -> Replica:
    """A replica with accounts, orders and accounts of another endpoint, of which every slice takes four."""
    monkeypatch.setattr(emptying, "SLICE", SLICE)
    pulled(replica, *(account(f"a{n}", name=f"Farmacia {n}") for n in range(10)))
    for number in range(6):
        pulled(replica, order(f"o{number}"), lines=[line(f"l{number}{n}", n + 1) for n in range(3)])
    with replica.write() as w:
        accounts_there.take(w, "erp", page("account", *(row(account(f"e{n}"), 1) for n in range(9))))
    return replica


def begin(replica: Replica) -> None:
    with replica.write() as w:
        emptying.empty(w, kept=Unsent(), proof={})


def left(replica: Replica) -> dict[str, int]:
    with replica.read() as r:
        found = {kind: r.count(kind) for kind in ("account", "order", "order_line")}
        found["counterpart"] = r.value("SELECT count(*) FROM counterpart")
    return {kind: count for kind, count in found.items() if count}


def test_no_transaction_takes_out_more_than_a_slice(full: Replica) -> None:
    begin(full)
    before, more = left(full), True
    assert before == {"account": 10, "order": 6, "order_line": 18, "counterpart": 9}
    while more:
        with full.write() as w:
            more = emptying.empty_slice(w, SLICE)
        now = left(full)
        assert sum(before.values()) - sum(now.values()) <= SLICE
        before = now
    assert before == {}


def test_what_is_typed_between_two_slices_stays_and_is_found(full: Replica) -> None:
    begin(full)
    with full.write() as w:
        edits.update(w, "account", "a7", {"phone": "77"})
        edits.update(w, "order", "o5", {"comment": "mañana"})
        mine = edits.create(w, Account(name="Recién conocida"))
        desk = edits.create(w, Order(account_id=mine, state="draft"), lines=[OrderLine(product_id="p", quantity=1)])
    emptying.go_on(full)
    assert left(full) == {"account": 2, "order": 2, "order_line": 4}
    with full.read() as r:
        assert r.need("account", "a7").phone == "77"
        assert {o.record_id for o in outbox.items(r)} == {"a7", "o5", mine}
        assert r.need("order", desk).state == "draft"
        assert ledger.verify(r) == []
    with full.write() as w:
        assert index_slice(w) == 0
    with full.read() as r:
        assert [found.id for found in search(r, "recien")] == [mine]
        assert search(r, "farmacia 3") == []


def test_a_reset_that_died_is_brought_to_its_end_by_the_next_round(full: Replica, clock: FixedClock) -> None:
    begin(full)
    with full.write() as w:
        emptying.empty_slice(w, SLICE)
    office = Office()
    office.add("account", name="De la oficina", owner="rep")
    assert run_once(full, Line(office, "rep"), clock, device="d").exit_code == 0
    assert left(full) == {"account": 1}
    with full.read() as r:
        assert r.fact("emptying") is None


def test_a_window_is_told_that_files_are_gone(full: Replica, tmp_path: Path) -> None:
    attachments.add(full, "account", "a1", name="foto.jpg", content=io.BytesIO(b"x" * contents.PART * 3))
    with full.write() as w:
        w.run("UPDATE attachment SET state = 'done'")
    heard: list[Changes] = []
    full.subscribe(heard.append)
    reset(full, lock=tmp_path / "sync.lock")
    assert attachments.QUEUE in set().union(*(changes.kinds for changes in heard))
    with full.read() as r:
        assert contents.is_empty(r)


def test_another_endpoints_place_is_forgotten_too(full: Replica, tmp_path: Path) -> None:
    share = Share("erp", frozenset({"order"}))
    reset(full, lock=tmp_path / "sync.lock")
    with full.read() as r:
        assert accounts_there.cursor(r, share.endpoint) == ""
        assert counterparts.counts(r, share.endpoint) == (0, 0, 0)
