"""Orders at the desk: taken, changed, copied, sent, and never altered in silence."""

from datetime import date
from decimal import Decimal

import pytest

from sfa_desktop.actions.change_order import change_order
from sfa_desktop.actions.copy_order import copy_order, last_order_of
from sfa_desktop.actions.submit_order import preview, submit_order
from sfa_desktop.actions.take_order import LineWanted, lines_of, take_order
from sfa_desktop.base.errors import InvalidInput, NotFound, OrderHeld
from sfa_desktop.replica import ledger, outbox
from sfa_desktop.replica.store import Replica
from tests.support.company import DEVICE, receive


def want(product: str = "oil", quantity: object = 12, discount: object = 0) -> LineWanted:
    return LineWanted(product_id=product, quantity=Decimal(str(quantity)), discount=Decimal(str(discount)))


def take(replica: Replica, *lines: LineWanted, account: str = "luz"):
    return take_order(replica, account, lines or [want()], device_id=DEVICE)


def test_a_draft_is_priced_and_stays_here(replica: Replica) -> None:
    taken = take(replica, want("oil", 12, 10), want("gauze", 2))
    with replica.read() as r:
        order = r.need("order", taken.id)
        lines = lines_of(r, taken.id)
        assert outbox.items(r) == []
    assert (order.state, order.provisional, order.currency) == ("draft", "P-ABCD-0001", "ARS")
    assert (order.net, order.tax, order.total) == (Decimal("40004.8"), Decimal("8401.01"), Decimal("48405.81"))
    assert [(line.base_price, line.unit_price, line.net) for line in lines] == [
        (Decimal(3306), Decimal("2975.4"), Decimal("35704.8")),
        (Decimal(2150), Decimal(2150), Decimal(4300)),
    ]
    assert (order.delivery_address_id, order.price_list_id) == ("luz-a", "list")


def test_provisional_numbers_are_never_given_twice(replica: Replica) -> None:
    first = take(replica)
    from sfa_desktop.actions.edit_record import delete_record

    delete_record(replica, "order", first.id)
    second = take(replica)
    with pytest.raises(InvalidInput):
        take(replica, want("oil", -1))
    third = take(replica)
    assert [one.provisional for one in (first, second, third)] == ["P-ABCD-0001", "P-ABCD-0002", "P-ABCD-0003"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (want("oil", 0), "more than 0"),
        (want("oil", -1), "more than 0"),
        (want("oil", "1e12"), "more than any order holds"),
        (want("oil", "1234.56"), "whole units"),
        (want("oil", 1, 101), "between 0 and 100"),
        (want("oil", 1, -1), "between 0 and 100"),
    ],
)
def test_lines_that_nobody_can_mean(replica: Replica, line: LineWanted, words: str) -> None:
    with pytest.raises(InvalidInput, match=words):
        take(replica, line)
    with replica.read() as r:
        assert r.count("order") == 0


def test_what_is_not_there_is_named(replica: Replica) -> None:
    with pytest.raises(NotFound):
        take(replica, account="nobody")
    with pytest.raises(NotFound):
        take(replica, want("nothing"))


def test_a_submitted_order_waits_as_one_group_with_its_lines(replica: Replica) -> None:
    taken = take(replica, want("oil", 12, 14), want("gauze", 9))
    sent = submit_order(replica, taken.id)
    with replica.read() as r:
        (item,) = outbox.items(r)
        order = r.need("order", taken.id)
    assert (item.record_id, item.values["state"], len(item.values["lines"])) == (taken.id, "confirmed", 2)
    assert item.values["lines"][0]["discount"] == "14.0000"  # over the limit, and still what was typed
    assert {light.code for light in sent.priced.lights} >= {"discount_for_approval", "stock_short"}
    assert (order.state, order.total) == ("confirmed", sent.priced.totals.total)
    assert item.values["provisional"] == "P-ABCD-0001"


def test_an_order_the_office_would_refuse_stays_a_draft(replica: Replica) -> None:
    taken = take(replica, want("gone", 1))
    with pytest.raises(OrderHeld) as held:
        submit_order(replica, taken.id)
    assert "product_inactive" in held.value.what()
    with replica.read() as r:
        assert r.need("order", taken.id).state == "draft"
        assert outbox.items(r) == []


def test_a_state_that_cannot_be_asked_for(replica: Replica) -> None:
    with pytest.raises(InvalidInput, match="confirmed, quotation"):
        submit_order(replica, take(replica).id, state="done")


def test_changing_a_waiting_order_changes_what_waits(replica: Replica) -> None:
    taken = take(replica, want("oil", 12))
    submit_order(replica, taken.id)
    with replica.read() as r:
        (line,) = lines_of(r, taken.id)
    kept = LineWanted(id=line.id, product_id="oil", quantity=Decimal(6))
    changed = change_order(replica, taken.id, lines=[kept, want("gauze", 1)], values={"deliver_on": date(2026, 12, 1)})
    assert changed.priced.totals.net == Decimal(6 * 3480 + 2150)
    with replica.read() as r:
        (item,) = outbox.items(r)
        assert r.need("order", taken.id).net == Decimal(6 * 3480 + 2150)
    assert [one["quantity"] for one in item.values["lines"]] == ["6.0000", "1.0000"]
    assert item.values["lines"][0]["key"] == line.id
    assert item.values["deliver_on"] == "2026-12-01"


def test_what_the_office_processes_is_not_changed_here(replica: Replica) -> None:
    from sfa_desktop.entities import Order

    with replica.write() as w:
        receive(w, Order(id="old", account_id="luz", number="SO1", state="processing"))
    with pytest.raises(InvalidInput, match="processing at the office"):
        change_order(replica, "old", values={"comment": "x"})
    with pytest.raises(InvalidInput, match="processing at the office"):
        submit_order(replica, "old")


def test_a_quotation_that_waits_to_be_confirmed_or_was_refused_can_still_be_mended(replica: Replica) -> None:
    from sfa_desktop.entities import Order

    with replica.write() as w:
        receive(w, Order(id="q", account_id="luz", number="SO2", state="quotation"))
    change_order(replica, "q", lines=[want("oil", 2)])
    submit_order(replica, "q")
    change_order(replica, "q", lines=[want("oil", 1)])
    with replica.read() as r:
        (item,) = outbox.items(r)
        assert r.need("order", "q").state == "confirmed"
        assert preview(r, "q").lines[0].line.quantity == 1
    assert (item.values["state"], [one["quantity"] for one in item.values["lines"]]) == ("confirmed", ["1.0000"])


def test_a_quotation_of_the_office_is_changed_without_its_sums(replica: Replica) -> None:
    from sfa_desktop.entities import Order

    with replica.write() as w:
        receive(w, Order(id="q", account_id="luz", number="SO2", state="quotation", total=Decimal(5)))
    change_order(replica, "q", lines=[want("oil", 1)])
    with replica.read() as r:
        (item,) = outbox.items(r)
        assert r.need("order", "q").total == Decimal(5)
    assert set(item.values) == {"lines"}


def test_a_copy_takes_todays_prices_and_the_substitute(replica: Replica) -> None:
    taken = take(replica, want("oil", 12, 10), want("gone", 2))
    copied = copy_order(replica, taken.id, device_id=DEVICE)
    with replica.read() as r:
        lines = lines_of(r, copied.id)
    assert [(line.product_id, line.quantity, line.discount) for line in lines] == [
        ("oil", Decimal(12), Decimal(0)),
        ("gauze", Decimal(2), Decimal(0)),
    ]
    assert copied.provisional == "P-ABCD-0002"


def test_the_last_order_of_an_account_is_one_that_was_sent(replica: Replica) -> None:
    taken = take(replica)
    with replica.read() as r:
        assert last_order_of(r, "luz") is None
    submit_order(replica, taken.id)
    with replica.read() as r:
        assert last_order_of(r, "luz").id == taken.id


def test_an_exempt_account_and_one_without_a_list(replica: Replica) -> None:
    assert take(replica, account="angel").priced.totals.tax == 0
    assert take(replica, account="cruz").priced.lines[0].price.price_list.id == "list"


def test_credit_counts_what_waits_but_not_the_order_itself(replica: Replica) -> None:
    first = take(replica, want("oil", 12))
    submit_order(replica, first.id)
    second = take(replica, want("oil", 12))
    with replica.read() as r:
        (light,) = [one for one in preview(r, second.id).lights if one.code.startswith("credit")]
    assert light.values["left"] == Decimal(99_000) - first.priced.totals.total
    third = take(replica, want("oil", 24))
    with replica.read() as r:
        assert "credit_over" in {one.code for one in preview(r, third.id).lights}


def test_every_step_is_in_the_ledger(replica: Replica) -> None:
    submit_order(replica, take(replica).id)
    with replica.read() as r:
        assert [entry.event for entry in ledger.entries(r)] == ["created", "drafted"]
        assert ledger.verify(r) == []
