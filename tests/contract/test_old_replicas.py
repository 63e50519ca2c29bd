"""A replica written by every released version, with a full outbox, opens and drains.

`python -m tests.contract.test_old_replicas` writes the one of the present version; it is committed with the
release and never changed again.
"""

import shutil
import sys
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from sfa_desktop.base.clock import FixedClock
from sfa_desktop.entities import Account, Case, Contact, Opportunity, Order, OrderLine, Product, Task, Visit
from sfa_desktop.replica import edits, inflow, ledger, migration, outbox, resolving, sending, upgrading
from sfa_desktop.replica.connection import connect
from sfa_desktop.replica.migrations import HEAD, REVISIONS
from sfa_desktop.replica.search import search
from sfa_desktop.replica.store import Replica
from tests.support.replica import account, clash, done, line, order, pulled, refused, send, settled

KEY = bytes(range(32))
FOLDER = Path(__file__).with_name("replicas")
ACCOUNTS = 20


def write(path: Path) -> None:
    """A filled replica with an operation in every state that waits."""
    replica = Replica.open(path, KEY, clock=FixedClock(datetime(2026, 11, 24, 12, 0, tzinfo=UTC)))
    pulled(replica, *(account(f"a{n}", name=f"Farmacia Ñandú {n}", custom={"metres": n}) for n in range(ACCOUNTS)))
    pulled(replica, Product(id="p1", name="Crema", code="7790"))
    pulled(replica, order("o9", number="SO-9"), lines=[line("l9", Decimal(3))])
    for id_ in ("a7", "a8", "a9"):
        with replica.write() as w:
            edits.update(w, "account", id_, {"phone": "mine"})
    refusal, conflict, silence = send(replica)
    settled(replica, refused(refusal))
    settled(replica, clash(conflict, account("a8", phone="theirs")))
    with replica.write() as w:
        sending.mark_unknown(w, [silence.id])
        new = edits.create(w, Account(id="new", name="Nueva"))
        edits.create(w, Contact(id="c1", account_id=new, name="José Gutiérrez"))
        edits.create(w, Visit(id="v1", account_id=new, subject="Visita"), group="g1")
        edits.create(w, Task(id="t1", account_id=new, visit_id="v1", subject="Llamar"), group="g1")
        edits.create(w, Case(id="k1", account_id="a1", subject="Queja"))
        edits.create(w, Opportunity(id="n1", account_id="a1", name="Góndola"))
        lines = [OrderLine(id=f"l{n}", product_id="p1", quantity=Decimal(n)) for n in (1, 2)]
        edits.create(w, Order(id="o1", account_id=new, state="confirmed", provisional="P-1"), lines=lines)
        edits.create(w, Order(id="o2", account_id="a1", state="draft"), lines=[line("l5", Decimal(5))])
        edits.update(w, "order", "o9", {"comment": "urgente"})
        edits.delete(w, "account", "a19")
        while inflow.index_slice(w):
            pass
    replica.close()


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_replica_of_each_version_opens_and_drains(tmp_path: Path, revision: str) -> None:
    path = tmp_path / "replica.db"
    shutil.copy(FOLDER / f"{revision}.db", path)
    replica = Replica.open(path, KEY)
    with replica.read() as r:
        assert r.count("account") == ACCOUNTS
        assert {state: n for state, n in outbox.counts(r).items() if n} == {
            "queued": 9,
            "refused": 1,
            "conflict": 1,
            "unknown": 1,
        }
        assert ledger.verify(r) == []
        assert "c1" in [hit.id for hit in search(r, "jose gutierres")]
        assert r.need("account", "a3").custom == {"metres": 3}
        ours, theirs = (outbox.items(r, states=[state])[0] for state in ("refused", "conflict"))
    with replica.write() as w:
        outbox.retry(w, ours.id)
        resolving.resolve(w, theirs.id, take="mine")
        sending.mark_queued(w, [group.id for group in sending.groups_unknown(w)])
        edits.update(w, "order", "o2", {"state": "confirmed"})
    version = 100
    while groups := send(replica):
        for group in groups:
            with replica.read() as r:
                kinds = [(o.kind, o.record_id) for o in group.operations if o.action != "delete"]
                records = [replace(r.need(*key), custom={}) for key in kinds]
                lines = r.children("order_line", kinds[0][1]) if kinds and kinds[0][0] == "order" else None
            version += 1
            settled(replica, done(group, version, *records, lines=lines))
    with replica.read() as r:
        assert outbox.items(r) == []
        assert outbox.counts(r)["done"] == 13
        assert r.count("order_line") == 4
        assert ledger.verify(r) == []
    replica.close()


def test_what_a_revision_takes_away_it_declares(tmp_path: Path) -> None:
    """Columns of revision N that are not in N+1: each is moved to one that is there, or dropped with a reason."""
    raw = connect(tmp_path / "replica.db", KEY, create=True)
    raw.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    before: set[str] = set()
    for place, number in enumerate(REVISIONS):
        migration.upgrade(raw, REVISIONS[place - 1] if place else "", until=number)
        after = upgrading.columns(raw)
        revision = upgrading.Revision.load(number)
        missing = {name for name in before - after if name.split(".")[0] not in revision.dropped}
        assert missing == (revision.moved.keys() | revision.dropped.keys()) & missing, number
        assert set(revision.moved.values()) <= after
        assert all(reason.strip() for reason in revision.dropped.values())
        before = after
    raw.close()


if __name__ == "__main__":
    target = FOLDER / f"{HEAD}.db"
    target.unlink(missing_ok=True)
    write(target)
    target.with_name(f"{target.name}.keymark").unlink()
    sys.exit(0)
