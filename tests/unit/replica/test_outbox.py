"""Groups, dependencies, receipts, refusals, conflicts: nothing lost, nothing twice, nothing blocked."""

from decimal import Decimal
from pathlib import Path

import pytest

from sfa_desktop.base.clock import FixedClock
from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.entities import Account, Case, Contact, Order, Visit
from sfa_desktop.entities.exchange import Action, Gone, OperationState
from sfa_desktop.replica import edits, inflow, ledger, office, outbox, receiving, resolving, sending, settling
from sfa_desktop.replica.store import Replica
from tests.support.replica import KEY, account, clash, done, line, order, page, pulled, refused, row, send, settled


def only(replica: Replica, *states: str):
    with replica.read() as r:
        (operation,) = outbox.items(r, states=states or None)
    return operation


def edited(replica: Replica, **values: object) -> None:
    with replica.write() as w:
        edits.update(w, "account", "a1", values)


def get(replica: Replica, id: str = "a1") -> Account:
    with replica.read() as r:
        found = r.need("account", id)
    assert isinstance(found, Account)
    return found


# --- order of sending ---------------------------------------------------------------------------


def test_a_new_account_goes_before_what_points_to_it(replica: Replica) -> None:
    with replica.write() as w:
        new = edits.create(w, Account(name="New"))
        edits.create(w, Visit(account_id=new, subject="First visit"))
        edits.create(w, order(account_id=new), lines=[line("l1", Decimal(1))])
    with replica.read() as r:
        assert [g.operations[0].kind for g in sending.groups_ready(r, 10)] == ["account"]
    (group,) = send(replica)
    with replica.read() as r:
        assert sending.groups_ready(r, 10) == []
    settled(replica, done(group, 1, Account(id=new, name="New")))
    with replica.read() as r:
        assert [g.operations[0].kind for g in sending.groups_ready(r, 10)] == ["visit", "order"]


def test_a_group_goes_as_one_with_what_it_creates_first(replica: Replica) -> None:
    with replica.write() as w:
        edits.create(w, Visit(id="v1", account_id="a1"), group="g")
        edits.create(w, Contact(id="c1", account_id="a1", name="Ana"), group="g")
        edits.update(w, "visit", "v1", {"contact_id": "c1"})
    (group,) = send(replica)
    assert group.id == "g"
    assert [o.record_id for o in group.operations] == ["c1", "v1"]


def test_a_refused_operation_blocks_only_what_depends_on_it(replica: Replica) -> None:
    with replica.write() as w:
        new = edits.create(w, Account(name="Refused SA"))
        edits.create(w, Visit(account_id=new, subject="Waits"))
        edits.create(w, Account(name="Flows"))
    groups = send(replica)
    assert [g.operations[0].title for g in groups] == ["Refused SA", "Flows"]
    settled(replica, refused(groups[0], "duplicate", "This tax id exists"))
    settled(replica, done(groups[1], 4, Account(id=groups[1].operations[0].record_id, name="Flows")))
    with replica.read() as r:
        refusal, waiting = outbox.items(r)
        assert (refusal.state, refusal.code, refusal.message) == ("refused", "duplicate", "This tax id exists")
        assert (waiting.state, waiting.code, waiting.message) == ("queued", outbox.WAITS_FOR, "Refused SA")
        assert sending.groups_ready(r, 10) == []


def test_counts_name_every_state(replica: Replica) -> None:
    with replica.read() as r:
        assert set(outbox.counts(r)) == {state.value for state in OperationState}


# --- receipts -----------------------------------------------------------------------------------


def test_a_receipt_brings_the_official_number_and_clears_the_work(replica: Replica) -> None:
    with replica.write() as w:
        edits.create(w, order(), lines=[line("l1", Decimal(2))])
    (group,) = send(replica)
    official = order(number="SO-77", total=Decimal("24.20"))
    answer = done(group, 8, official, lines=[line("l1", Decimal(2), net=Decimal("20.00"))])
    settled(replica, answer)
    settled(replica, answer)
    with replica.read() as r:
        found = r.need("order", "o1")
        assert found.number == "SO-77"  # type: ignore[attr-defined]
        assert (found.origin.version, found.origin.remote_id, found.origin.pending) == (8, "r-o1", False)
        assert r.children("order_line", "o1")[0].net == Decimal("20.00")  # type: ignore[attr-defined]
        assert outbox.counts(r)["done"] == 1
        assert [e.event for e in ledger.entries(r, record="o1")] == ["received", "sending", "created"]
        assert r.rows("SELECT * FROM office_row") == []


def test_receipts_by_the_hundred_leave_what_single_ones_leave(tmp_path: Path, clock: FixedClock) -> None:
    left = []
    for name, together in (("one", False), ("many", True)):
        replica = Replica.open(tmp_path / f"{name}.db", KEY, clock=clock)
        pulled(replica, account("a1"), account("a2"), account("a3"), account("a4"))
        with replica.write() as w:
            for number in range(3):
                lines = [line(f"l{number}-{n}", Decimal(n), sequence=n) for n in (1, 2, 3)]
                edits.create(w, order(f"o{number}"), lines=lines)
            for id_ in ("a1", "a2", "a3"):
                edits.update(w, "account", id_, {"phone": "9"})
            edits.delete(w, "account", "a4")
        groups = send(replica)
        with replica.write() as w:
            edits.update(w, "account", "a2", {"email": "later@example.org"})
        pulled(replica, account("a3", phone="9", website="newer"), version=30)
        answers = []
        for version, group in enumerate(groups, 10):
            (operation,) = group.operations
            if operation.kind == "order":
                number = operation.record_id[1]
                official = order(operation.record_id, number=f"SO-{number}", total=Decimal(5))
                answers.append(done(group, version, official, lines=[line(f"l{number}-2", Decimal(7), sequence=1)]))
            else:
                answers.append(done(group, version, account(operation.record_id, phone="9")))
        odd = answers[1].receipts[0].page
        assert odd is not None
        odd.rows[0][odd.columns.index("total")] = "a lot"  # type: ignore[index]
        with replica.write() as w:
            if together:
                receiving.settle_many(w, answers)
            else:
                for answer in answers:
                    settling.settle(w, answer)
        with replica.write() as w:
            while inflow.index_slice(w):
                pass
        with replica.read() as r:
            kinds = ("account", "order", "order_line")
            records = {kind: {x.id: (x, x.kind == "order_line" or x.origin) for x in r.list(kind)} for kind in kinds}
            operations = sorted((o.record_id, o.state, o.base_version, dict(o.values)) for o in outbox.items(r))
            found = len(r.rows("SELECT rowid FROM search WHERE search MATCH 'so'"))
            left.append((records, operations, outbox.counts(r), r.rows("SELECT * FROM office_row"), found))
            assert ledger.verify(r) == []
        replica.close()
    assert left[0] == left[1]
    assert left[0][2]["queued"] == 1


def test_an_own_echo_is_not_a_foreign_change(replica: Replica) -> None:
    pulled(replica, account())
    edited(replica, phone="222")
    (group,) = send(replica)
    settled(replica, done(group, 5, account(phone="222")))
    edited(replica, email="x@example.org")
    pulled(replica, account(phone="222"), version=5)
    assert only(replica).state is OperationState.QUEUED
    assert get(replica).email == "x@example.org"


def test_an_echo_that_comes_before_the_lost_answer_is_no_conflict(replica: Replica) -> None:
    pulled(replica, account())
    edited(replica, phone="222")
    (group,) = send(replica)
    with replica.write() as w:
        sending.mark_unknown(w, [group.id])
    pulled(replica, account(phone="222"), version=5)
    assert only(replica).state is OperationState.UNKNOWN
    settled(replica, done(group, 5, account(phone="222")))
    with replica.read() as r:
        assert outbox.items(r) == []
    assert (get(replica).phone, get(replica).origin.version) == ("222", 5)


def test_an_answer_older_than_what_is_known_does_not_bring_the_past_back(replica: Replica) -> None:
    pulled(replica, account())
    edited(replica, phone="222")
    (group,) = send(replica)
    pulled(replica, account(phone="222", website="office.example"), version=7)
    settled(replica, done(group, 5, account(phone="222")))
    assert get(replica).website == "office.example"
    assert get(replica).origin.version == 7
    pulled(replica, account(), version=3)
    assert get(replica).phone == "222"


def test_later_work_on_a_record_that_moved_beyond_the_answer_is_judged(replica: Replica) -> None:
    pulled(replica, account())
    edited(replica, phone="222")
    (group,) = send(replica)
    edited(replica, phone="333")
    pulled(replica, account(phone="office"), version=7)
    settled(replica, done(group, 5, account(phone="222")))
    operation = only(replica)
    assert operation.state is OperationState.CONFLICT
    assert operation.theirs is not None
    assert operation.theirs["phone"] == "office"
    assert get(replica).phone == "333"


def test_what_a_dead_process_left_is_unknown_and_looked_up(replica: Replica) -> None:
    pulled(replica, account())
    edited(replica, phone="222")
    (group,) = send(replica)
    with replica.write() as w:
        assert sending.recover(w) == 1
    with replica.read() as r:
        assert sending.groups_ready(r, 10) == []
        (unknown,) = sending.groups_unknown(r)
        assert (unknown.id, unknown.attempt_id) == (group.id, "attempt")
    with replica.write() as w:
        sending.mark_queued(w, [group.id])
    (again,) = send(replica)
    assert again.operations[0].id == group.operations[0].id
    assert again.operations[0].attempts == 1


# --- foreign changes ----------------------------------------------------------------------------


def test_a_foreign_change_under_waiting_work_is_a_conflict_with_all_three_kept(replica: Replica) -> None:
    pulled(replica, account())
    edited(replica, phone="mine")
    pulled(replica, account(phone="theirs"), version=2)
    operation = only(replica)
    assert operation.state is OperationState.CONFLICT
    assert operation.base["phone"] == "111"
    assert operation.values["phone"] == "mine"
    assert operation.theirs is not None
    assert operation.theirs["phone"] == "theirs"
    assert get(replica).phone == "mine"


@pytest.mark.parametrize("news", [{"balance": Decimal(5)}, {}])
def test_news_in_what_the_office_owns_does_not_clash(replica: Replica, news: dict) -> None:
    pulled(replica, account())
    edited(replica, phone="mine")
    pulled(replica, account(**news), version=2)
    operation = only(replica)
    assert (operation.state, operation.base_version) == (OperationState.QUEUED, 2)
    assert (get(replica).phone, get(replica).balance) == ("mine", news.get("balance"))


def test_the_same_change_on_both_sides_is_agreed(replica: Replica) -> None:
    pulled(replica, account())
    edited(replica, phone="222")
    pulled(replica, account(phone="222", website="office.example"), version=2)
    with replica.read() as r:
        assert outbox.items(r) == []
        assert outbox.counts(r)["done"] == 1
    assert (get(replica).website, get(replica).origin.pending) == ("office.example", False)


def test_theirs_taken_the_row_is_the_offices(replica: Replica) -> None:
    pulled(replica, account())
    edited(replica, phone="mine")
    pulled(replica, account(phone="theirs"), version=2)
    operation = only(replica)
    with replica.write() as w:
        resolving.resolve(w, operation.id, take="theirs")
    assert (get(replica).phone, get(replica).origin.pending, get(replica).origin.version) == ("theirs", False, 2)
    with replica.read() as r:
        (entry,) = [e for e in ledger.entries(r, record="a1") if e.event == "took_theirs"]
        assert '"phone":"mine"' in entry.data


def test_mine_taken_goes_on_under_its_id_based_on_theirs(replica: Replica) -> None:
    pulled(replica, account())
    edited(replica, phone="mine")
    pulled(replica, account(phone="theirs", website="office.example"), version=2)
    before = only(replica)
    with replica.write() as w:
        resolving.resolve(w, before.id, take="mine")
    after = only(replica)
    assert (after.id, after.state, after.base_version) == (before.id, OperationState.QUEUED, 2)
    assert after.base["phone"] == "theirs"
    assert (get(replica).phone, get(replica).website) == ("mine", "office.example")


def test_the_servers_guard_makes_the_same_conflict(replica: Replica) -> None:
    pulled(replica, account())
    edited(replica, phone="mine")
    (group,) = send(replica)
    settled(replica, clash(group, account(phone="theirs"), version=2))
    operation = only(replica)
    assert operation.state is OperationState.CONFLICT
    assert operation.theirs is not None
    assert operation.theirs["phone"] == "theirs"


def test_an_edit_of_work_that_clashed_after_an_attempt_gets_a_new_id(replica: Replica) -> None:
    pulled(replica, account())
    edited(replica, phone="mine")
    (group,) = send(replica)
    settled(replica, clash(group, account(phone="theirs"), version=2))
    edited(replica, phone="better")
    operation = only(replica)
    assert operation.id != group.operations[0].id
    assert (operation.state, operation.values["phone"]) == (OperationState.CONFLICT, "better")
    with replica.read() as r:
        assert ledger.verify(r) == []


def test_deleted_there_and_edited_here_is_a_conflict_and_can_be_brought_back(replica: Replica) -> None:
    pulled(replica, account(email="luz@example.org"))
    edited(replica, phone="mine")
    with replica.write() as w:
        inflow.apply_page(w, page("account", gone=(Gone(key="a1", version=4, deleted=True),)))
    operation = only(replica)
    assert (operation.state, operation.theirs) == (OperationState.CONFLICT, None)
    with replica.write() as w:
        resolving.resolve(w, operation.id, take="mine")
    again = only(replica)
    assert (again.action, again.base_version) == (Action.CREATE, 4)
    assert again.id != operation.id
    assert (again.values["phone"], again.values["email"]) == ("mine", "luz@example.org")


def test_deleted_there_and_theirs_taken_the_row_goes(replica: Replica) -> None:
    pulled(replica, account())
    edited(replica, phone="mine")
    with replica.write() as w:
        inflow.apply_page(w, page("account", gone=(Gone(key="a1", version=4, deleted=True),)))
        (operation,) = outbox.items(w)
        resolving.resolve(w, operation.id, take="theirs")
        assert w.get("account", "a1") is None
        assert w.rows("SELECT * FROM office_row") == []


def test_deleted_here_and_edited_there_is_a_conflict(replica: Replica) -> None:
    pulled(replica, account())
    with replica.write() as w:
        edits.delete(w, "account", "a1")
    pulled(replica, account(phone="news"), version=2)
    operation = only(replica)
    assert operation.state is OperationState.CONFLICT
    with replica.write() as w:
        resolving.resolve(w, operation.id, take="theirs")
    assert get(replica).phone == "news"


def test_deleted_on_both_sides_is_agreed(replica: Replica) -> None:
    pulled(replica, account())
    with replica.write() as w:
        edits.delete(w, "account", "a1")
        inflow.apply_page(w, page("account", gone=(Gone(key="a1", version=4, deleted=True),)))
        assert outbox.items(w) == []


def test_what_left_the_scope_keeps_its_unsent_work_and_says_so(replica: Replica) -> None:
    pulled(replica, account(), account("a2"))
    edited(replica, phone="mine")
    gone = tuple(Gone(key=key, version=6, deleted=False) for key in ("a1", "a2"))
    with replica.write() as w:
        assert inflow.apply_page(w, page("account", gone=gone)) == 2
    operation = only(replica)
    assert (operation.state, operation.code) == (OperationState.QUEUED, office.OUT_OF_SCOPE)
    assert get(replica).phone == "mine"
    with replica.read() as r:
        assert r.get("account", "a2") is None
        assert inflow.digest(r, ["account"])["account"] == (0, 0)
    with replica.write() as w:
        outbox.discard(w, operation.id)
        assert w.get("account", "a1") is None


def test_a_record_back_in_scope_goes_on(replica: Replica) -> None:
    pulled(replica, account())
    edited(replica, phone="mine")
    with replica.write() as w:
        inflow.apply_page(w, page("account", gone=(Gone(key="a1", version=6, deleted=False),)))
        inflow.apply_page(w, page("account", row(account(), 7)))
    operation = only(replica)
    assert (operation.state, operation.code, operation.base_version) == (OperationState.QUEUED, "", 7)


# --- a person decides ---------------------------------------------------------------------------


def test_a_refused_order_mended_goes_again_under_a_new_id(replica: Replica) -> None:
    with replica.write() as w:
        edits.create(w, order(), lines=[line("l1", Decimal(1)), line("l2", Decimal(9))])
    (group,) = send(replica)
    settled(replica, refused(group))
    with replica.write() as w:
        edits.update(w, "order", "o1", {}, lines=[line("l1", Decimal(1))])
    (again,) = send(replica)
    assert again.operations[0].action is Action.CREATE
    assert again.operations[0].id != group.operations[0].id
    assert [entry["key"] for entry in again.operations[0].values["lines"]] == ["l1"]


def test_a_retry_sends_the_same_operation(replica: Replica) -> None:
    with replica.write() as w:
        edits.create(w, Account(name="New"))
    (group,) = send(replica)
    settled(replica, refused(group))
    with replica.write() as w:
        outbox.retry(w, group.operations[0].id)
    (again,) = send(replica)
    assert again.operations[0].id == group.operations[0].id


def test_a_retry_of_work_whose_record_moved_is_judged_first(replica: Replica) -> None:
    pulled(replica, account())
    edited(replica, phone="mine")
    (group,) = send(replica)
    settled(replica, refused(group))
    pulled(replica, account(phone="theirs"), version=2)
    assert only(replica).state is OperationState.REFUSED
    with replica.write() as w:
        outbox.retry(w, group.operations[0].id)
    assert only(replica).state is OperationState.CONFLICT


def test_discarding_restores_what_the_office_said(replica: Replica) -> None:
    pulled(replica, order(comment="theirs"), lines=[line("l1", Decimal(1))])
    with replica.write() as w:
        edits.update(w, "order", "o1", {"comment": "mine"}, lines=[line("l1", Decimal(7))])
        (operation,) = outbox.items(w)
        outbox.discard(w, operation.id)
    with replica.read() as r:
        assert r.need("order", "o1").comment == "theirs"  # type: ignore[attr-defined]
        assert r.children("order_line", "o1")[0].quantity == Decimal(1)  # type: ignore[attr-defined]
        (entry,) = [e for e in ledger.entries(r, record="o1") if e.event == "discarded"]
        assert "mine" in entry.data


def test_discarding_a_creation_names_what_needs_it_or_takes_it_along(replica: Replica) -> None:
    with replica.write() as w:
        new = edits.create(w, Account(name="New"))
        visit = edits.create(w, Visit(account_id=new, subject="Waits"))
        first = outbox.items(w)[0]
        with pytest.raises(InvalidInput, match="Waits"):
            outbox.discard(w, first.id)
        assert len(outbox.discard(w, first.id, dependents=True)) == 2
        assert w.get("account", new) is None
        assert w.get("visit", visit) is None
        assert outbox.items(w) == []


def test_what_may_have_arrived_is_not_discarded(replica: Replica) -> None:
    pulled(replica, account())
    edited(replica, phone="mine")
    (group,) = send(replica)
    with replica.write() as w, pytest.raises(InvalidInput, match="looked up"):
        outbox.discard(w, group.operations[0].id)


def test_an_export_holds_the_values_and_their_proof(replica: Replica) -> None:
    pulled(replica, account())
    edited(replica, phone="mine")
    with replica.read() as r:
        exported = outbox.export(r)
        (operation,) = exported["operations"]
        assert operation["values"] == {"phone": "mine"}
        assert operation["ledger"][0]["hash"] == exported["ledger"]["head"] == ledger.head(r)[1]


def test_a_creation_that_a_draft_on_the_desk_needs_is_not_discarded(replica: Replica) -> None:
    with replica.write() as w:
        edits.create(w, account("a9"))
        edits.create(w, order("o9", "a9", state="draft", provisional="P-9"), lines=[line("l9", 1)])
        (creation,) = outbox.items(w)
        with pytest.raises(InvalidInput, match="P-9"):
            outbox.discard(w, creation.id, dependents=True)
        edits.delete(w, "order", "o9")
        outbox.discard(w, creation.id)
        assert w.get("account", "a9") is None


def test_a_case_about_a_draft_order_waits_for_it_to_leave_the_desk(replica: Replica) -> None:
    pulled(replica, account("a1"))
    with replica.write() as w:
        edits.create(
            w, Order(id="o1", account_id="a1", state="draft", provisional="P-1"), lines=[line("l1", Decimal(1))]
        )
        edits.create(w, Case(id="k1", account_id="a1", order_id="o1", subject="Queja"))
        edits.create(w, Visit(id="v1", account_id="a1", subject="Visita"))
    (group,) = send(replica)
    assert [o.record_id for o in group.operations] == ["v1"]
    with replica.read() as r:
        waiting = next(o for o in outbox.items(r) if o.record_id == "k1")
    assert (waiting.code, waiting.message) == (outbox.WAITS_FOR, "P-1")
    with replica.write() as w:
        edits.update(w, "order", "o1", {"state": "confirmed"})
    (group,) = send(replica)
    assert [o.record_id for o in group.operations] == ["o1"]
    settled(replica, done(group, 5, order("o1", number="SO-1"), lines=[line("l1", Decimal(1))]))
    (group,) = send(replica)
    assert [o.record_id for o in group.operations] == ["k1"]
