"""The ledger cannot be changed from inside, and what changes it from outside is found."""

import pytest
import sqlcipher3.dbapi2 as driver

from sfa_desktop.replica import edits, ledger
from sfa_desktop.replica.store import Replica
from tests.support.replica import account, pulled


@pytest.fixture
def told(replica: Replica) -> Replica:
    pulled(replica, account())
    for number in range(5):
        with replica.write() as w:
            edits.update(w, "account", "a1", {"phone": str(number)})
    return replica


def test_the_chain_stands(told: Replica) -> None:
    with told.read() as r:
        assert ledger.verify(r) == []
        seq, digest = ledger.head(r)
        assert (seq, digest) == (5, ledger.entries(r)[0].hash)
        assert [e.seq for e in ledger.entries(r, before=4, limit=2)] == [3, 2]


@pytest.mark.parametrize("sql", ["UPDATE ledger SET event = 'x'", "DELETE FROM ledger WHERE seq = 5"])
def test_the_app_itself_cannot_change_it(told: Replica, sql: str) -> None:
    with pytest.raises(driver.IntegrityError, match="append-only"), told.write() as w:
        w.run(sql)


@pytest.mark.parametrize(
    ("sql", "codes"),
    [
        ("UPDATE ledger SET data = replace(data, '\"2\"', '\"9\"') WHERE seq = 3", ["hash"]),
        ("UPDATE ledger SET at = '2020-01-01T00:00:00Z' WHERE seq = 1", ["hash"]),
        ("DELETE FROM ledger WHERE seq = 3", ["gap", "hash"]),
        ("DELETE FROM ledger", ["missing"]),
        ("UPDATE ledger SET hash = replace(hash, 'a', 'b') WHERE seq = 2", ["hash", "hash"]),
    ],
)
def test_what_anything_else_does_to_it_is_found(told: Replica, sql: str, codes: list[str]) -> None:
    with told.write() as w:
        w.run("DROP TRIGGER ledger_no_update")
        w.run("DROP TRIGGER ledger_no_delete")
        w.run(sql)
    with told.read() as r:
        assert [problem.code for problem in ledger.verify(r)] == codes


def test_a_cut_tail_shows_in_the_head_that_travelled(told: Replica) -> None:
    with told.read() as r:
        travelled = ledger.head(r)
    with told.write() as w:
        w.run("DROP TRIGGER ledger_no_delete")
        w.run("DELETE FROM ledger WHERE seq = 5")
    with told.read() as r:
        assert ledger.head(r)[0] < travelled[0]
