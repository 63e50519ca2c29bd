"""A person's edit is one transaction, folds while it never left, and is frozen once it did."""

from decimal import Decimal

import pytest

from sfa_desktop.base.errors import InvalidInput, NotFound
from sfa_desktop.entities import Account, Contact, Order, Product, Visit
from sfa_desktop.entities.exchange import Action, OperationState
from sfa_desktop.replica import edits, ledger, outbox
from sfa_desktop.replica.store import Replica
from tests.support.replica import account, done, line, order, pulled, send, settled


def items(replica: Replica) -> list:
    with replica.read() as r:
        return outbox.items(r)


def test_a_new_record_stands_in_row_outbox_and_ledger(replica: Replica) -> None:
    with replica.write() as w:
        id_ = edits.create(w, Account(name="Farmacia Ñandú"))
    with replica.read() as r:
        (operation,) = outbox.items(r)
        assert r.need("account", id_).origin.pending
        assert (operation.action, operation.record_id, operation.title) == (Action.CREATE, id_, "Farmacia Ñandú")
        assert [e.event for e in ledger.entries(r, record=id_)] == ["created"]
        assert ledger.verify(r) == []


def test_nothing_is_left_of_an_edit_that_fails(replica: Replica) -> None:
    with pytest.raises(RuntimeError), replica.write() as w:
        edits.create(w, Account(id="x", name="Farmacia"))
        raise RuntimeError
    with replica.read() as r:
        assert r.get("account", "x") is None
        assert outbox.items(r) == []
        assert ledger.head(r)[0] == 0


def test_edits_fold_while_their_operation_never_left(replica: Replica) -> None:
    pulled(replica, account())
    with replica.write() as w:
        edits.update(w, "account", "a1", {"phone": "222"})
        edits.update(w, "account", "a1", {"email": "luz@example.org"})
        edits.update(w, "account", "a1", {"phone": "333"})
    (operation,) = items(replica)
    assert operation.values == {"phone": "333", "email": "luz@example.org"}
    assert operation.base == {"phone": "111", "email": ""}
    assert operation.base_version == 1


def test_an_edit_back_to_what_it_was_leaves_nothing_to_send(replica: Replica) -> None:
    pulled(replica, account())
    with replica.write() as w:
        edits.update(w, "account", "a1", {"phone": "222"})
        edits.update(w, "account", "a1", {"phone": "111"})
    assert items(replica) == []
    with replica.read() as r:
        assert not r.need("account", "a1").origin.pending
        assert r.rows("SELECT count(*) FROM office_row") == [(0,)]


def test_an_edit_without_a_change_writes_nothing(replica: Replica) -> None:
    pulled(replica, account())
    with replica.write() as w:
        edits.update(w, "account", "a1", {"phone": "111", "name": "Farmacia Luz"})
    with replica.read() as r:
        assert outbox.items(r) == []
        assert ledger.head(r)[0] == 0


def test_an_edit_made_while_its_record_is_being_sent_is_a_new_operation(replica: Replica) -> None:
    pulled(replica, account())
    with replica.write() as w:
        edits.update(w, "account", "a1", {"phone": "222"})
    (group,) = send(replica)
    with replica.write() as w:
        edits.update(w, "account", "a1", {"phone": "333", "email": "new@example.org"})
    settled(replica, done(group, 2, account(phone="222")))
    (later,) = items(replica)
    assert later.id != group.operations[0].id
    assert later.values == {"phone": "333", "email": "new@example.org"}
    assert (later.base_version, later.base["phone"], later.state) == (2, "222", OperationState.QUEUED)
    with replica.read() as r:
        assert r.need("account", "a1").phone == "333"  # type: ignore[attr-defined]


def test_create_and_delete_before_any_attempt_vanish_together(replica: Replica) -> None:
    with replica.write() as w:
        id_ = edits.create(w, Account(name="Mistake"))
        edits.delete(w, "account", id_)
    assert items(replica) == []
    with replica.read() as r:
        assert r.get("account", id_) is None
        assert [e.event for e in ledger.entries(r, record=id_)] == ["undone", "created"]


def test_what_others_wait_for_is_not_taken_away_under_them(replica: Replica) -> None:
    with replica.write() as w:
        id_ = edits.create(w, Account(name="New"))
        edits.create(w, Contact(name="Ana", account_id=id_))
        with pytest.raises(InvalidInput, match="Ana"):
            edits.delete(w, "account", id_)


def test_a_deletion_keeps_the_whole_record_until_it_is_confirmed(replica: Replica) -> None:
    pulled(replica, account(email="x@example.org"))
    with replica.write() as w:
        edits.update(w, "account", "a1", {"phone": "222"})
        edits.delete(w, "account", "a1")
    (operation,) = items(replica)
    assert operation.action is Action.DELETE
    assert operation.base["email"] == "x@example.org"
    with replica.write() as w:
        assert w.get("account", "a1") is None
        outbox.discard(w, operation.id)
    with replica.read() as r:
        assert r.need("account", "a1").phone == "111"  # type: ignore[attr-defined]


def test_a_draft_order_stays_on_the_desk_until_it_is_submitted(replica: Replica) -> None:
    with replica.write() as w:
        edits.create(w, order(state="draft", total=Decimal("12.00")), lines=[line("l1", Decimal(2))])
        edits.update(w, "order", "o1", {"total": Decimal("24.00")}, lines=[line("l1", Decimal(4))])
    assert items(replica) == []
    with replica.write() as w:
        edits.update(w, "order", "o1", {"state": "confirmed"})
    (operation,) = items(replica)
    assert operation.action is Action.CREATE
    assert operation.title == "P-1"
    assert [(entry["key"], entry["quantity"]) for entry in operation.values["lines"]] == [("l1", "4.0000")]
    assert "total" not in operation.values
    assert "net" not in operation.values["lines"][0]


def test_a_submitted_order_can_be_called_back_while_it_never_left(replica: Replica) -> None:
    with replica.write() as w:
        edits.create(w, order(), lines=[line("l1", Decimal(2))])
        edits.update(w, "order", "o1", {"state": "draft"})
    assert items(replica) == []
    with replica.write() as w:
        edits.update(w, "order", "o1", {"state": "confirmed"})
    assert [o.action for o in items(replica)] == [Action.CREATE]


def test_lines_change_as_one_list(replica: Replica) -> None:
    pulled(replica, order(), lines=[line("l1", Decimal(1), sequence=1), line("l2", Decimal(2), sequence=2)])
    with replica.write() as w:
        edits.update(w, "order", "o1", {}, lines=[line("l2", Decimal(5), sequence=1)])
    (operation,) = items(replica)
    assert [entry["key"] for entry in operation.values["lines"]] == ["l2"]
    assert [entry["key"] for entry in operation.base["lines"]] == ["l1", "l2"]
    with replica.read() as r:
        assert [entry.id for entry in r.children("order_line", "o1")] == ["l2"]


def test_custom_fields_change_code_by_code(replica: Replica) -> None:
    pulled(replica, account(custom={"metres": 40, "door": "left"}))
    with replica.write() as w:
        edits.update(w, "account", "a1", {"custom": {"metres": 55}})
    (operation,) = items(replica)
    assert operation.values == {"custom": {"metres": 55}}
    assert operation.base == {"custom": {"metres": 40}}
    with replica.read() as r:
        assert r.need("account", "a1").custom == {"metres": 55, "door": "left"}


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"colour": "red"}, "no field 'colour'"),
        ({"balance": Decimal(5)}, "comes from the office"),
        ({"segment": "Z"}, "not one of A, B, C"),
        ({"visit_every": "often"}, "visit_every"),
        ({"name": ""}, "needs name"),
        ({"credit_limit": Decimal("1e30")}, "comes from the office"),
    ],
)
def test_what_cannot_be_is_refused_with_what_would_be_right(replica: Replica, values: dict, says: str) -> None:
    pulled(replica, account())
    with pytest.raises(InvalidInput, match=says), replica.write() as w:
        edits.update(w, "account", "a1", values)
    assert items(replica) == []


def test_kinds_of_the_office_are_not_edited(replica: Replica) -> None:
    pulled(replica, Product(id="p1", name="Crema"))
    with replica.write() as w:
        with pytest.raises(InvalidInput, match="comes from the office"):
            edits.update(w, "product", "p1", {"name": "Other"})
        with pytest.raises(InvalidInput, match="through its order"):
            edits.delete(w, "order_line", "l1")
        with pytest.raises(NotFound):
            edits.update(w, "account", "nobody", {"phone": "1"})


def test_hard_text_is_kept_as_it_can_be(replica: Replica) -> None:
    notes = "x" * 20_000
    pulled(replica, account())
    with replica.write() as w:
        edits.update(w, "account", "a1", {"notes": notes, "trade": "a\x00b \ud800 \U0001f600 שלום"})
        edits.create(w, Visit(account_id="a1", subject="\u202eevil\u202c"))
    with replica.read() as r:
        found = r.need("account", "a1")
        assert isinstance(found, Account)
        assert found.notes == notes
        assert found.trade == "ab ? \U0001f600 שלום"
        assert outbox.export(r)["operations"][0]["values"]["trade"] == found.trade


def test_quantities_of_every_size_keep_their_four_decimals(replica: Replica) -> None:
    quantities = [Decimal("0.0001"), Decimal("-1"), Decimal("1e12"), Decimal(0)]
    with replica.write() as w:
        edits.create(w, Order(id="o", account_id="a1", state="draft"), lines=[line("", q) for q in quantities])
    with replica.read() as r:
        assert [entry.quantity for entry in r.children("order_line", "o")] == quantities  # type: ignore[attr-defined]
    with replica.write() as w, pytest.raises(InvalidInput, match="quantity"):
        edits.create(w, Order(account_id="a1"), lines=[line("", Decimal("1e15"))])


def test_an_account_that_was_never_sent_stays_while_a_draft_order_is_for_it(replica: Replica) -> None:
    with replica.write() as w:
        edits.create(w, account("a9"))
        edits.create(w, order("o9", "a9", state="draft", provisional="P-9"), lines=[line("l9", 1)])
        with pytest.raises(InvalidInput, match="P-9"):
            edits.delete(w, "account", "a9")
        edits.delete(w, "order", "o9")
        edits.delete(w, "account", "a9")
        assert w.get("account", "a9") is None
