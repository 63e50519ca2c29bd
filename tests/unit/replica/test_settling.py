"""Answers that come twice, or too late to matter, change nothing."""

from sfa_desktop.entities import Account
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


def _state(replica: Replica) -> tuple[str, dict[str, int], int]:
    with replica.read() as r:
        found = r.need("account", "a1")
        assert isinstance(found, Account)
        return found.phone, outbox.counts(r), ledger.head(r)[0]
