"""Answers that come twice or too late change nothing; what one that is not whole leaves open is looked up."""

from dataclasses import replace

import pytest

from sfa_desktop.entities import Account, Task
from sfa_desktop.entities.exchange import Clash, OperationState, Refusal
from sfa_desktop.replica import edits, ledger, outbox, receiving
from sfa_desktop.replica.settling import settle
from sfa_desktop.replica.store import Replica
from tests.support.replica import account, done, pulled, send


def test_an_answer_that_comes_twice_changes_nothing_the_second_time(replica: Replica) -> None:
    pulled(replica, account(phone="1"), version=1)
    with replica.write() as w:
        edits.update(w, "account", "a1", {"phone": "2"})
    (group,) = send(replica)
    answer = done(group, 2, account(phone="2"))
    with replica.write() as w:
        settle(w, answer)
        head = ledger.head(w)
        edits.update(w, "account", "a1", {"phone": "3"})
    after = _state(replica)
    with replica.write() as w:
        settle(w, answer)
        receiving.settle_many(w, [answer])
    assert _state(replica) == after
    assert after[0] == "3"
    assert after[2] == (head[0] + 1)


@pytest.mark.parametrize("stops", ["refusal", "conflict"])
def test_what_stood_before_a_refusal_and_has_no_receipt_is_looked_up(replica: Replica, stops: str) -> None:
    with replica.write() as w:
        for key in ("first", "lost", "stops", "after"):
            edits.create(w, Task(id=key, subject=key), group="g")
    (group,) = send(replica)
    by_record = {operation.record_id: operation.id for operation in group.operations}
    answer = done(replace(group, operations=group.operations[:1]), 1, Task(id="first", subject="first"))
    if stops == "refusal":
        refusal = Refusal(code="invalid", message="No.", operation_id=by_record["stops"])
        answer = replace(answer, refusal=refusal)
    else:
        answer = replace(answer, conflict=Clash(operation_id=by_record["stops"], page=None))
    with replica.write() as w:
        settle(w, answer)
    with replica.read() as r:
        states = {o.record_id: o.state for o in outbox.items(r, states=OperationState)}
    assert states["first"] is OperationState.DONE
    assert states["lost"] is OperationState.UNKNOWN
    assert states["stops"] in (OperationState.REFUSED, OperationState.CONFLICT)
    assert states["after"] is OperationState.QUEUED


def _state(replica: Replica) -> tuple[str, dict[str, int], int]:
    with replica.read() as r:
        found = r.need("account", "a1")
        assert isinstance(found, Account)
        return found.phone, outbox.counts(r), ledger.head(r)[0]
