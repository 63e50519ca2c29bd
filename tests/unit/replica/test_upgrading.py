"""A new version takes waiting work along: renamed, or set aside with the reason; else it does not come about."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sfa_desktop.base.guard_errors import UpdateRefused
from sfa_desktop.entities import Visit
from sfa_desktop.entities.exchange import Operation
from sfa_desktop.replica import connection, edits, ledger, migration, outbox
from sfa_desktop.replica.migrations import HEAD
from sfa_desktop.replica.store import Replica
from sfa_desktop.replica.upgrading import FIELD_GONE, Revision
from tests.support.replica import KEY, account, pulled

NEXT = "9999"
MOVED = {"account.phone": "account.telephone"}
DROPPED = {"account.email": "nobody read it", "visit.notes": "they are in the subject now"}


def ddl() -> None:
    from alembic import op

    op.execute("ALTER TABLE account RENAME COLUMN phone TO telephone")
    op.execute("ALTER TABLE account DROP COLUMN email")
    op.execute("ALTER TABLE visit DROP COLUMN notes")


def lower(kind: str, values: Any) -> Any:
    """From this revision on a subject is written in lower case."""
    return {**values, "subject": values["subject"].lower()} if kind == "visit" and "subject" in values else values


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A replica of this version with work of every kind that the next one concerns."""
    replica = Replica.open(tmp_path / "replica.db", KEY)
    pulled(replica, *(account(f"a{n}") for n in range(50)))
    with replica.write() as w:
        for number in range(50):
            edits.update(w, "account", f"a{number}", {"phone": f"p{number}"})
    pulled(replica, account("b1"), account("b2"))
    with replica.write() as w:
        edits.update(w, "account", "b1", {"email": "x@example.org"})
        edits.update(w, "account", "b2", {"email": "y@example.org", "name": "Nuevo"})
        edits.create(w, Visit(id="v1", account_id="b1", subject="VISITA", notes="mucho"))
        w.run("INSERT INTO fact VALUES ('draft/note', '\"half a sent\"')")
    replica.close()
    return tmp_path / "replica.db"


@pytest.fixture
def comes(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let a next revision come: what it does and says of it."""

    def come(**parts: Any) -> None:
        revision = Revision(number=NEXT, **{"upgrade": ddl, "moved": MOVED, "dropped": DROPPED, **parts})
        monkeypatch.setattr(migration, "REVISIONS", (HEAD, NEXT))
        monkeypatch.setattr(migration, "HEAD", NEXT)
        monkeypatch.setattr("sfa_desktop.replica.opening.REVISIONS", (HEAD, NEXT))
        monkeypatch.setattr("sfa_desktop.replica.opening.HEAD", NEXT)
        monkeypatch.setattr(Revision, "load", classmethod(lambda _cls, _number: revision))

    return come


def operations(path: Path) -> dict[str, Operation]:
    """What waits, by record, read as it stands."""
    replica = Replica.open(path, KEY)
    with replica.read() as r:
        assert ledger.verify(r) == []
        assert r.fact("draft/note") == "half a sent"
        found = {o.record_id: o for o in outbox.items(r)}
    replica.close()
    return found


def test_waiting_work_goes_on_under_the_new_names(older: Path, comes: Callable[..., None]) -> None:
    comes(operation=lower)
    found = operations(older)
    assert len(found) == 53
    assert {o.schema_version for o in found.values()} == {int(NEXT)}
    assert [found[f"a{n}"].values for n in range(50)] == [{"telephone": f"p{n}"} for n in range(50)]
    assert found["a1"].base == {"telephone": "111"}
    assert found["b2"].values == {"name": "Nuevo"}
    assert (found["v1"].values["subject"], "notes" in found["v1"].values) == ("visita", False)
    raw = connection.connect(older, KEY)
    told = raw.execute("SELECT data FROM ledger WHERE event = 'upgraded' AND record = 'b2'").fetchone()[0]
    assert "y@example.org" in told
    office = raw.execute("SELECT \"values\" FROM office_row WHERE record_id = 'a1'").fetchone()[0]
    raw.close()
    assert '"telephone":"111"' in office


def test_work_of_which_nothing_is_left_is_set_aside_with_the_reason(older: Path, comes: Callable[..., None]) -> None:
    comes()
    left = operations(older)["b1"]
    assert (left.state.value, left.code, left.message) == ("refused", FIELD_GONE, "email: nobody read it")
    assert left.values == {"email": "x@example.org"}


@pytest.mark.parametrize(
    ("parts", "named"),
    [
        ({"dropped": {"account.email": "x"}}, "visit.notes"),
        ({"moved": {}}, "account.phone"),
        ({"moved": {"account.phone": "account.nowhere"}}, "account.phone"),
    ],
)
def test_a_column_that_goes_without_a_word_stops_the_update(
    older: Path, comes: Callable[..., None], monkeypatch: pytest.MonkeyPatch, parts: dict[str, Any], named: str
) -> None:
    with monkeypatch.context():
        comes(**parts)
        with pytest.raises(UpdateRefused, match=named):
            Replica.open(older, KEY)
    raw = connection.connect(older, KEY)
    assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)
    assert raw.execute("SELECT count(*) FROM operation WHERE state = 'queued'").fetchone() == (53,)
    assert raw.execute("SELECT phone FROM account WHERE id = 'a7'").fetchone() == ("p7",)
    raw.close()


@pytest.mark.parametrize("sql", ["DELETE FROM operation WHERE record_id = 'a7'", "DELETE FROM fact"])
def test_a_revision_that_loses_unsent_work_is_rolled_back(older: Path, comes: Callable[..., None], sql: str) -> None:
    def careless() -> None:
        from alembic import op

        op.execute(sql)

    comes(upgrade=careless)
    with pytest.raises(UpdateRefused, match="waiting work would be lost: 1 "):
        Replica.open(older, KEY)
    comes()
    assert len(operations(older)) == 53


def test_two_that_open_an_old_file_at_once_migrate_it_once(older: Path, comes: Callable[..., None]) -> None:
    ran: list[str] = []
    together = threading.Barrier(2)

    def counted() -> None:
        ran.append(NEXT)
        ddl()

    comes(upgrade=counted)
    failed: list[BaseException] = []

    def open_it() -> None:
        together.wait(20)
        try:
            Replica.open(older, KEY).close()
        except BaseException as error:  # noqa: BLE001 (told by the test's own thread)
            failed.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failed == []
    assert ran == [NEXT]
    copy = connection.connect(older.with_name(f"replica.db.before-{NEXT}"), KEY)
    assert copy.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)
    copy.close()
    assert len(operations(older)) == 53
