"""Merges, conflicts, their settling, undo and redo, and what lost: on a real replica, with a small office."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from sfa_desktop.base.clock import FixedClock
from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.entities.exchange import Action, Gone, Operation, OperationState, ServerFacts
from sfa_desktop.replica import edits, inflow, kept, ledger, outbox, resolving, undoing
from sfa_desktop.replica.kept import kept_values
from sfa_desktop.replica.merging import asks_of
from sfa_desktop.replica.resolving import Typed
from sfa_desktop.replica.store import Replica
from sfa_desktop.rules.merge import Loss
from tests.support.replica import account, clash, done, line, order, page, pulled, refused, send, settled


def edited(replica: Replica, kind: str = "account", id: str = "a1", **values: Any) -> None:
    with replica.write() as w:
        edits.update(w, kind, id, values)


def deleted(replica: Replica, version: int = 4) -> None:
    with replica.write() as w:
        inflow.apply_page(w, page("account", gone=(Gone(key="a1", version=version, deleted=True),)))


def only(replica: Replica) -> Operation:
    with replica.read() as r:
        (operation,) = outbox.items(r)
    return operation


def waiting(replica: Replica) -> list[Operation]:
    with replica.read() as r:
        return outbox.items(r)


def get(replica: Replica, kind: str = "account", id: str = "a1") -> Any:
    with replica.read() as r:
        return r.get(kind, id)


def resolve(replica: Replica, take: Any) -> tuple[str, ...]:
    operation = only(replica)
    with replica.write() as w:
        return resolving.resolve(w, operation.id, take=take)


def undo(replica: Replica) -> None:
    with replica.write() as w:
        undoing.undo(w, "a1")


def redo(replica: Replica) -> None:
    with replica.write() as w:
        undoing.redo(w, "a1")


def lost(replica: Replica) -> list[tuple[str, Any, str, str, bool]]:
    with replica.read() as r:
        return [(k.field, k.value, k.side, k.reason, k.restored_at is not None) for k in kept_values(r)]


def asked(replica: Replica) -> list[str]:
    operation = only(replica)
    with replica.read() as r:
        found = asks_of(r, operation)
    assert found is not None
    return [ask.field for ask in found.asks]


def events(replica: Replica) -> list[str]:
    with replica.read() as r:
        assert ledger.verify(r) == []
        return [entry.event for entry in reversed(ledger.entries(r, record="a1"))]


def policies(replica: Replica, merge: Any) -> None:
    with replica.write() as w:
        inflow.set_facts(w, ServerFacts(identity="x", server_time=None, heads={}, policies={"merge": merge}))


def phones(replica: Replica, **theirs: Any) -> None:
    """A conflict about the phone; the e-mail was changed here alone."""
    pulled(replica, account())
    edited(replica, phone="mine", email="m@x")
    pulled(replica, account(phone="theirs", **theirs), version=2)


def sent(replica: Replica, version: int, **values: Any) -> None:
    """What waits goes, and the office has it."""
    (group,) = send(replica)
    settled(replica, done(group, version, account(**values)))


# --- merging --------------------------------------------------------------------------------------


def test_different_fields_merge_and_only_what_differs_travels(replica: Replica) -> None:
    pulled(replica, account())
    edited(replica, name="Luz Nueva", website="same")
    pulled(replica, account(phone="222", website="same"), version=2)
    operation = only(replica)
    assert (operation.state, operation.base_version) == (OperationState.QUEUED, 2)
    assert (dict(operation.values), dict(operation.base)) == ({"name": "Luz Nueva"}, {"name": "Farmacia Luz"})
    assert (get(replica).name, get(replica).phone, get(replica).origin.pending) == ("Luz Nueva", "222", True)
    assert events(replica) == ["edited", "merged"]


def test_news_of_figures_is_no_merge(replica: Replica) -> None:
    pulled(replica, account())
    edited(replica, name="Luz Nueva")
    pulled(replica, account(balance=Decimal(3)), version=2)
    assert events(replica) == ["edited"]


def test_what_does_not_ask_is_merged_already_in_a_conflict(replica: Replica) -> None:
    phones(replica, website="office.example")
    operation = only(replica)
    assert (operation.state, operation.code) == (OperationState.CONFLICT, "changed")
    assert dict(operation.values) == {"phone": "mine", "email": "m@x"}
    assert dict(operation.base) == {"phone": "111", "email": ""}
    assert asked(replica) == ["phone"]
    assert (get(replica).website, get(replica).phone) == ("office.example", "mine")


def test_a_conflict_is_restated_when_the_office_changes_again(replica: Replica) -> None:
    phones(replica)
    pulled(replica, account(phone="again", email="o@x"), version=3)
    operation = only(replica)
    assert asked(replica) == ["phone", "email"]
    assert (operation.base["phone"], operation.base["email"]) == ("111", "")
    assert operation.theirs is not None
    assert operation.theirs["phone"] == "again"


@pytest.mark.parametrize(("theirs", "left"), [("111", "mine"), ("mine", "")])
def test_a_conflict_ends_when_the_office_goes_back_or_agrees(replica: Replica, theirs: str, left: str) -> None:
    phones(replica)
    pulled(replica, account(phone=theirs), version=3)
    operation = only(replica)
    assert (operation.state, operation.code) == (OperationState.QUEUED, "")
    assert operation.values.get("phone", "") == left


def test_an_edit_in_a_conflict_that_says_the_same_ends_it(replica: Replica) -> None:
    phones(replica)
    edited(replica, phone="theirs")
    assert only(replica).state is OperationState.QUEUED
    assert dict(only(replica).values) == {"email": "m@x"}
    assert get(replica).phone == "theirs"
    edited(replica, email="")
    assert waiting(replica) == []
    assert get(replica).origin.pending is False


@pytest.mark.parametrize(("policy", "phone"), [("server", "theirs"), ("mine", "mine"), ("newest", "mine")])
def test_the_offices_policy_settles_a_field_and_the_loser_is_kept(replica: Replica, policy: str, phone: str) -> None:
    policies(replica, {"account.phone": policy})
    phones(replica)
    assert only(replica).state is OperationState.QUEUED
    assert get(replica).phone == phone
    assert ("phone" in only(replica).values) is (phone == "mine")
    loser, side = ("mine", "mine") if phone == "theirs" else ("theirs", "theirs")
    assert lost(replica) == [("phone", loser, side, policy, False)]
    assert "merged" in events(replica)


def test_work_of_which_policies_leave_nothing_ends_with_its_value_kept(replica: Replica) -> None:
    policies(replica, {"account.phone": "server"})
    pulled(replica, account())
    edited(replica, phone="mine")
    pulled(replica, account(phone="theirs"), version=2)
    assert waiting(replica) == []
    assert (get(replica).phone, get(replica).origin.pending) == ("theirs", False)
    assert lost(replica) == [("phone", "mine", "mine", "server", False)]


@pytest.mark.parametrize("nonsense", [None, "mine", ["account.phone"], {"account.phone": {}}])
def test_policies_that_make_no_sense_are_passed_over(replica: Replica, nonsense: Any) -> None:
    policies(replica, nonsense)
    phones(replica)
    assert only(replica).state is OperationState.CONFLICT


def test_long_texts_and_tags_merge(replica: Replica) -> None:
    pulled(replica, account(notes="uno", tags=("a", "b")))
    edited(replica, notes="uno\nmío", tags=("b", "m"))
    pulled(replica, account(notes="uno\nsuyo", tags=("a", "b", "t")), version=2)
    assert only(replica).state is OperationState.QUEUED
    assert (get(replica).notes, get(replica).tags) == ("uno\nsuyo\nmío", ("b", "m", "t"))


def test_own_fields_merge_one_by_one(replica: Replica) -> None:
    pulled(replica, account(custom={"route": "N", "dock": "1"}))
    edited(replica, custom={"route": "S"})
    pulled(replica, account(custom={"route": "N", "dock": "2"}), version=2)
    assert dict(only(replica).values) == {"custom": {"route": "S"}}
    assert get(replica).custom == {"route": "S", "dock": "2"}
    pulled(replica, account(custom={"route": "E", "dock": "2"}), version=3)
    assert asked(replica) == ["custom.route"]
    assert resolve(replica, {"custom.route": "theirs"}) == ()
    assert (waiting(replica), get(replica).custom) == ([], {"route": "E", "dock": "2"})


def test_later_work_folds_into_one_conflict(replica: Replica) -> None:
    pulled(replica, account())
    edited(replica, phone="mine")
    (group,) = send(replica)
    edited(replica, phone="newer", email="m@x")
    settled(replica, clash(group, account(phone="theirs"), version=2))
    operation = only(replica)
    assert (operation.state, dict(operation.values)) == (
        OperationState.CONFLICT,
        {"phone": "newer", "email": "m@x"},
    )
    assert operation.base["phone"] == "111"
    assert operation.id != group.operations[0].id  # what was attempted never goes again with another content
    resolve(replica, "theirs")
    assert (get(replica).phone, dict(only(replica).values)) == ("theirs", {"email": "m@x"})


def test_later_work_that_meets_nothing_stays_apart(replica: Replica) -> None:
    pulled(replica, account())
    edited(replica, phone="mine")
    (group,) = send(replica)
    edited(replica, email="m@x")
    settled(replica, clash(group, account(website="theirs"), version=2))
    first, second = waiting(replica)
    assert (first.id, dict(first.values), dict(second.values)) == (
        group.operations[0].id,
        {"phone": "mine"},
        {"email": "m@x"},
    )
    assert (first.base_version, second.base_version) == (2, 2)


def test_a_conflict_that_shows_no_difference_can_be_settled_all_the_same(replica: Replica) -> None:
    pulled(replica, account())
    edited(replica, phone="mine")
    (group,) = send(replica)
    settled(replica, clash(group, account(), version=1))  # the server's guard says no, and shows what is known
    operation = only(replica)
    assert operation.state is OperationState.CONFLICT
    with replica.read() as r:
        assert [ask.field for ask in resolving.open_asks(r, operation)] == ["phone"]
    resolve(replica, "mine")
    assert (only(replica).state, only(replica).values["phone"]) == (OperationState.QUEUED, "mine")


def reordered(replica: Replica, **columns: str) -> Operation:
    """Work that changes nothing but the order of tags, as an earlier version made it."""
    pulled(replica, account(tags=("a", "b")))
    edited(replica, tags=("b", "a", "c"))
    with replica.write() as w:
        w.run('UPDATE operation SET "values" = ?', ('{"tags":["b","a"]}',))
        for name, value in columns.items():
            w.run(f"UPDATE operation SET {name} = ?", (value,))
    return only(replica)


def test_tags_in_another_order_are_no_edit(replica: Replica) -> None:
    pulled(replica, account(tags=("a", "b"), custom={"routes": ["n", "s"]}))
    edited(replica, tags=("b", "a"))
    edited(replica, custom={"routes": ["s", "n"]})
    assert waiting(replica) == []


def test_a_clash_about_the_order_of_tags_is_none(replica: Replica) -> None:
    reordered(replica)
    (group,) = send(replica)
    settled(replica, clash(group, account(tags=("a", "b")), version=1))
    assert waiting(replica) == []
    assert set(get(replica).tags) == {"a", "b"}
    with replica.read() as r:
        assert ledger.verify(r) == []
        assert outbox.counts(r)["done"] == 1


@pytest.mark.parametrize("take", ["mine", "theirs"])
def test_a_conflict_about_the_order_of_tags_ends_with_either_side(replica: Replica, take: str) -> None:
    operation = reordered(replica, state="conflict", code="changed")
    assert operation.state is OperationState.CONFLICT
    assert resolve(replica, take) == ()
    assert waiting(replica) == []
    assert (get(replica).origin.pending, set(get(replica).tags)) == (0, {"a", "b"})


# --- order lines ----------------------------------------------------------------------------------


def lines(replica: Replica) -> dict[str, Any]:
    with replica.read() as r:
        return {entry.id: entry for entry in r.children("order_line", "o1")}


def two_orders(replica: Replica, mine: list[Any], theirs: list[Any]) -> None:
    pulled(replica, order(), lines=[line("l1", Decimal(1), sequence=1), line("l2", Decimal(2), sequence=2)])
    with replica.write() as w:
        edits.update(w, "order", "o1", {}, lines=mine)
    pulled(replica, order(), lines=theirs, version=2)


def test_lines_of_one_order_merge(replica: Replica) -> None:
    one, two = line("l1", Decimal(1), sequence=1), line("l2", Decimal(2), sequence=2)
    two_orders(
        replica,
        [line("l1", Decimal(9), sequence=1), two, line("l3", Decimal(3), sequence=3)],
        [one, line("l2", Decimal(2), sequence=2, discount=Decimal(5)), line("l4", Decimal(4), sequence=4)],
    )
    assert only(replica).state is OperationState.QUEUED
    assert {key: (entry.quantity, entry.discount) for key, entry in lines(replica).items()} == {
        "l1": (Decimal(9), None),
        "l2": (Decimal(2), Decimal(5)),
        "l3": (Decimal(3), None),
        "l4": (Decimal(4), None),
    }
    assert {entry["key"] for entry in only(replica).values["lines"]} == {"l1", "l2", "l3", "l4"}


def test_one_quantity_changed_on_both_sides_asks_for_it_alone(replica: Replica) -> None:
    two_orders(
        replica,
        [line("l1", Decimal(9), sequence=1), line("l2", Decimal(2), sequence=2)],
        [line("l1", Decimal(7), sequence=1), line("l2", Decimal(8), sequence=2)],
    )
    assert asked(replica) == ["lines.l1.quantity"]
    assert lines(replica)["l2"].quantity == Decimal(8)
    resolve(replica, {"lines.l1.quantity": Typed("5.0000")})
    assert lines(replica)["l1"].quantity == Decimal(5)
    assert {loss[:3] for loss in lost(replica)} == {
        ("lines.l1.quantity", "9.0000", "mine"),
        ("lines.l1.quantity", "7.0000", "theirs"),
    }
    with replica.write() as w:
        undoing.undo(w, "o1")
    assert asked(replica) == ["lines.l1.quantity"]
    assert lines(replica)["l1"].quantity == Decimal(9)


@pytest.mark.parametrize(("take", "left"), [("mine", {"l1"}), ("theirs", {"l1", "l2"})])
def test_a_line_taken_away_here_and_changed_there_asks(replica: Replica, take: str, left: set[str]) -> None:
    one = line("l1", Decimal(1), sequence=1)
    two_orders(replica, [one], [one, line("l2", Decimal(8), sequence=2)])
    assert asked(replica) == ["lines.l2"]
    assert set(lines(replica)) == {"l1"}
    resolve(replica, take)
    assert set(lines(replica)) == left
    assert len(waiting(replica)) == (take == "mine")


# --- a person decides -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("take", "phone", "travels", "kept"),
    [
        ("mine", "mine", {"phone": "mine", "email": "m@x"}, [("phone", "theirs", "theirs", "person", False)]),
        ("theirs", "theirs", {"email": "m@x"}, [("phone", "mine", "mine", "person", False)]),
        (
            {"phone": Typed("third")},
            "third",
            {"phone": "third", "email": "m@x"},
            [("phone", "theirs", "theirs", "person", False), ("phone", "mine", "mine", "person", False)],
        ),
    ],
)
def test_what_is_taken_goes_on_and_what_is_not_is_kept(
    replica: Replica, take: Any, phone: str, travels: Mapping[str, str], kept: list[Any]
) -> None:
    phones(replica)
    assert resolve(replica, take) == ()
    operation = only(replica)
    assert (operation.state, dict(operation.values)) == (OperationState.QUEUED, dict(travels))
    assert operation.base.get("phone", "theirs") == "theirs"
    assert get(replica).phone == phone
    assert lost(replica) == kept


def test_fields_are_settled_one_by_one(replica: Replica) -> None:
    phones(replica, email="o@x")
    assert asked(replica) == ["phone", "email"]
    assert resolve(replica, {"phone": "theirs"}) == ("email",)
    assert only(replica).state is OperationState.CONFLICT
    undo(replica)
    assert asked(replica) == ["phone", "email"]
    redo(replica)
    assert asked(replica) == ["email"]
    assert resolve(replica, {"email": "mine"}) == ()
    assert dict(only(replica).values) == {"email": "m@x"}
    undo(replica)
    undo(replica)
    assert asked(replica) == ["phone", "email"]


@pytest.mark.parametrize("take", [{"email": "mine"}, {}, {"phone": "both"}, "both"])
def test_a_choice_that_makes_no_sense_changes_nothing(replica: Replica, take: Any) -> None:
    phones(replica)
    with pytest.raises(InvalidInput):
        resolve(replica, take)
    assert only(replica).state is OperationState.CONFLICT
    assert lost(replica) == []


@pytest.mark.parametrize("take", ["mine", "theirs", {"phone": Typed("third")}])
def test_undo_before_anything_was_sent_is_the_conflict_again_and_redo_the_decision(replica: Replica, take: Any) -> None:
    phones(replica)
    before = only(replica)
    resolve(replica, take)
    after = only(replica)
    undo(replica)
    again = only(replica)
    assert (again.state, again.values, again.base) == (OperationState.CONFLICT, before.values, before.base)
    assert (asked(replica), get(replica).phone) == (["phone"], "mine")
    assert all(restored for *_, restored in lost(replica))
    redo(replica)
    assert (only(replica).state, only(replica).values) == (OperationState.QUEUED, after.values)
    assert not any(restored for *_, restored in lost(replica))
    assert {"undid", "redid"} <= set(events(replica))


def test_undo_where_nothing_was_left_to_send_makes_the_conflict_anew(replica: Replica) -> None:
    pulled(replica, account())
    edited(replica, phone="mine")
    pulled(replica, account(phone="theirs"), version=2)
    resolve(replica, "theirs")
    assert waiting(replica) == []
    undo(replica)
    assert (asked(replica), get(replica).phone, only(replica).base["phone"]) == (["phone"], "mine", "111")
    redo(replica)
    assert (waiting(replica), get(replica).phone, get(replica).origin.pending) == ([], "theirs", False)


def test_undo_after_it_was_sent_brings_the_earlier_value_back_by_a_new_operation(replica: Replica) -> None:
    phones(replica)
    resolve(replica, "mine")
    first = only(replica).id
    sent(replica, 3, phone="mine", email="m@x")
    undo(replica)
    operation = only(replica)
    assert (operation.state, dict(operation.values), dict(operation.base)) == (
        OperationState.QUEUED,
        {"phone": "theirs"},
        {"phone": "mine"},
    )
    assert operation.id != first
    sent(replica, 4, phone="theirs", email="m@x")
    redo(replica)
    assert dict(only(replica).values) == {"phone": "mine"}


def test_undo_of_a_record_that_moved_on_is_refused_in_words(replica: Replica) -> None:
    phones(replica)
    resolve(replica, "mine")
    sent(replica, 3, phone="mine", email="m@x")
    pulled(replica, account(phone="newest", email="m@x"), version=4)
    with pytest.raises(InvalidInput, match="changed since"):
        undo(replica)
    assert (get(replica).phone, waiting(replica)) == ("newest", [])
    edited(replica, phone="mine")
    undo(replica)  # it is what was decided again, though by hand
    assert only(replica).state is OperationState.CONFLICT


def test_undo_waits_for_an_answer_that_is_on_its_way(replica: Replica) -> None:
    phones(replica)
    resolve(replica, "mine")
    send(replica)
    with pytest.raises(InvalidInput, match="synchronise"):
        undo(replica)


def test_undo_of_a_decision_that_the_office_refused(replica: Replica) -> None:
    phones(replica)
    resolve(replica, "mine")
    (group,) = send(replica)
    settled(replica, refused(group))
    undo(replica)
    assert (only(replica).state, asked(replica)) == (OperationState.CONFLICT, ["phone"])


def test_a_new_decision_ends_redo(replica: Replica) -> None:
    phones(replica)
    resolve(replica, "mine")
    undo(replica)
    resolve(replica, "theirs")
    with pytest.raises(InvalidInput, match="taken back"):
        redo(replica)


def test_there_is_nothing_to_undo(replica: Replica) -> None:
    pulled(replica, account())
    with pytest.raises(InvalidInput, match="30 days"):
        undo(replica)


def pruned(replica: Replica, told: datetime | None) -> int:
    """How many values and resolutions a round lets go at this time of the office."""
    with replica.write() as w:
        return kept.prune(w, told)


def test_undo_and_kept_values_end_after_thirty_days(replica: Replica, clock: FixedClock) -> None:
    phones(replica)
    resolve(replica, "theirs")
    assert pruned(replica, clock.moment) == 0
    clock.moment += timedelta(days=30)
    assert pruned(replica, clock.moment) == 0
    assert len(lost(replica)) == 1
    clock.moment += timedelta(days=1)
    assert pruned(replica, clock.moment) == 2
    assert lost(replica) == []
    with pytest.raises(InvalidInput):
        undo(replica)


@pytest.mark.parametrize("days", [-400, -2, 2, 400])
def test_a_wrong_clock_of_the_laptop_lets_nothing_go(replica: Replica, clock: FixedClock, days: int) -> None:
    office = clock.moment
    clock.moment += timedelta(days=days)
    phones(replica)
    resolve(replica, "theirs")
    assert pruned(replica, office) == pruned(replica, None) == 0
    clock.moment = office
    assert pruned(replica, office) == 0, "the first round at which the clock is right: the 30 days begin"
    clock.moment += timedelta(days=29)
    assert pruned(replica, clock.moment) == 0
    assert len(lost(replica)) == 1
    office = clock.moment + timedelta(days=2)
    clock.moment += timedelta(days=400)
    assert pruned(replica, office) == pruned(replica, None) == 0
    clock.moment = office
    assert pruned(replica, office) == 2


def test_a_number_that_is_given_out_again_is_not_taken_for_an_old_one(replica: Replica, clock: FixedClock) -> None:
    began = clock.moment

    def prune_at(day: int) -> int:
        clock.moment = began + timedelta(days=day)
        return pruned(replica, clock.moment)

    phones(replica)
    resolve(replica, "theirs")
    assert prune_at(0) == 0
    with replica.write() as w:
        kept.keep(w, "account", "a", "", [Loss(field="phone", value="1", winner="2", side="mine", reason="server")])
    assert prune_at(20) == 0
    assert prune_at(31) == 2, "the first value and its resolution"
    pulled(replica, account(phone="theirs", email="theirs"), version=3)
    resolve(replica, "theirs")
    assert prune_at(33) == 0
    assert prune_at(51) == 1, "the second value; the resolution that is there is 18 days old"
    assert prune_at(64) == 2


# --- deleted on one side ------------------------------------------------------------------------------


def deleted_there(replica: Replica) -> None:
    pulled(replica, account())
    edited(replica, phone="mine")
    deleted(replica)


def deleted_here(replica: Replica) -> None:
    pulled(replica, account())
    with replica.write() as w:
        edits.delete(w, "account", "a1")
    pulled(replica, account(phone="theirs"), version=2)


@pytest.mark.parametrize("policy", ["server", "mine"])
def test_a_deletion_against_an_edit_is_never_settled_silently(replica: Replica, policy: str) -> None:
    policies(replica, {"account.phone": policy})
    deleted_there(replica)
    assert (only(replica).state, asked(replica)) == (OperationState.CONFLICT, ["*"])


def test_deleted_there_and_theirs_taken_keeps_all_of_mine(replica: Replica) -> None:
    deleted_there(replica)
    resolve(replica, "theirs")
    assert get(replica) is None
    ((field, value, side, _, _),) = lost(replica)
    assert (field, value["phone"], value["name"], side) == ("*", "mine", "Farmacia Luz", "mine")
    undo(replica)
    assert (only(replica).state, only(replica).theirs, get(replica).phone) == (OperationState.CONFLICT, None, "mine")
    redo(replica)
    assert (get(replica), waiting(replica)) == (None, [])


def test_deleted_there_and_mine_taken_can_be_undone_before_and_after_it_was_sent(replica: Replica) -> None:
    deleted_there(replica)
    resolve(replica, "mine")
    assert (only(replica).action, only(replica).base_version) == (Action.CREATE, 4)
    undo(replica)
    assert (only(replica).state, only(replica).action, asked(replica)) == (
        OperationState.CONFLICT,
        Action.UPDATE,
        ["*"],
    )
    redo(replica)
    assert only(replica).action is Action.CREATE
    sent(replica, 5, phone="mine")
    undo(replica)
    assert (only(replica).action, get(replica)) == (Action.DELETE, None)
    redo(replica)
    assert (waiting(replica), get(replica).phone) == ([], "mine")


def test_deleted_here_and_mine_taken_can_be_undone_before_and_after_it_was_sent(replica: Replica) -> None:
    deleted_here(replica)
    resolve(replica, "mine")
    assert (only(replica).action, only(replica).state) == (Action.DELETE, OperationState.QUEUED)
    assert [(field, value["phone"], side) for field, value, side, *_ in lost(replica)] == [("*", "theirs", "theirs")]
    undo(replica)
    assert (only(replica).state, asked(replica)) == (OperationState.CONFLICT, ["*"])
    redo(replica)
    sent(replica, 3)
    assert waiting(replica) == []
    undo(replica)
    assert (only(replica).action, get(replica).phone) == (Action.CREATE, "theirs")
    assert only(replica).base_version > 0


def test_deleted_here_and_theirs_taken_can_be_undone(replica: Replica) -> None:
    deleted_here(replica)
    resolve(replica, "theirs")
    assert (get(replica).phone, waiting(replica), lost(replica)) == ("theirs", [], [])
    undo(replica)
    assert (only(replica).state, only(replica).action, get(replica)) == (OperationState.CONFLICT, Action.DELETE, None)
    redo(replica)
    assert (get(replica).phone, waiting(replica)) == ("theirs", [])


def test_a_deletion_here_stands_when_the_office_goes_back(replica: Replica) -> None:
    deleted_here(replica)
    pulled(replica, account(), version=3)
    assert (only(replica).state, only(replica).action) == (OperationState.QUEUED, Action.DELETE)


def test_the_undoing_of_a_deletion_is_refused_where_the_record_moved_on(replica: Replica) -> None:
    deleted_here(replica)
    resolve(replica, "theirs")
    edited(replica, phone="newest")
    with pytest.raises(InvalidInput, match="changed since"):
        undo(replica)
    deleted(replica, version=9)
    assert only(replica).state is OperationState.CONFLICT
