"""A new version takes waiting work along: renamed, or set aside with the reason; else it does not come about."""

import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.guard_errors import UpdateRefused
from sfa_desktop.entities import Visit
from sfa_desktop.entities.exchange import Operation
from sfa_desktop.replica import connection, edits, emptying, kept, ledger, migration, outbox, resolving, sending
from sfa_desktop.replica import operations as operations_
from sfa_desktop.replica.codec import dump
from sfa_desktop.replica.migrations import HEAD
from sfa_desktop.replica.operations import FIELD_GONE
from sfa_desktop.replica.store import Replica
from sfa_desktop.replica.unsent import unsent
from sfa_desktop.replica.upgrading import Revision
from sfa_desktop.rules.merge import Loss
from sfa_desktop.sync.engine import run_once
from sfa_desktop.sync.rescue import rescue
from tests.support.office import Line, Office
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


# --- what is left of work that a new version knows nothing of ------------------------------------------


def work(path: Path, *statements: str) -> None:
    """Change what an older version left behind."""
    raw = connection.connect(path, KEY)
    for statement in statements:
        raw.execute(statement)
    raw.close()


def test_what_lost_all_its_fields_is_not_sent_again_under_their_old_names(
    older: Path, comes: Callable[..., None]
) -> None:
    work(older, "UPDATE operation SET group_id = 'together' WHERE record_id IN ('b1', 'b2')")
    comes()
    with closing(Replica.open(older, KEY)) as replica:
        with replica.read() as r:
            gone, mate = ({o.record_id: o for o in outbox.items(r)}[id_] for id_ in ("b1", "b2"))
        with pytest.raises(InvalidInput, match="discard it"), replica.write() as w:
            outbox.retry(w, gone.id)
        with replica.write() as w:
            operations_.put(w, mate.id, state="refused", code="credit")
            outbox.retry(w, mate.id)
        with replica.write() as w:
            edits.update(w, "account", "b1", {"visit_every": 14})
        with replica.read() as r:
            now = [(o.record_id, o.state.value, o.code) for o in outbox.items(r) if o.record_id in ("b1", "b2")]
            assert sending.groups_ready(r, 1000)
            assert not [g for g in sending.groups_ready(r, 1000) if {"b1", "b2"} & {o.record_id for o in g.operations}]
    assert now == [("b1", "refused", FIELD_GONE), ("b2", "queued", "waits_for"), ("b1", "queued", "waits_for")]


def test_what_may_have_arrived_is_looked_up_before_it_is_set_aside(older: Path, comes: Callable[..., None]) -> None:
    values = '"values" = \'{"fax":"1"}\', base = \'{"fax":""}\''
    work(older, f"UPDATE operation SET state = 'unknown', {values} WHERE record_id = 'b1'")
    comes(dropped={**DROPPED, "account.fax": "nobody has one"})
    assert operations(older)["b1"].state.value == "unknown"
    with closing(Replica.open(older, KEY)) as replica:
        with replica.read() as r:
            (group,) = sending.groups_unknown(r)
        with replica.write() as w:
            sending.mark_queued(w, [group.id])
    left = operations(older)["b1"]
    assert (left.state.value, left.code, left.message) == ("refused", FIELD_GONE, "fax: nobody has one")
    assert left.values == {"fax": "1"}


def test_work_of_a_kind_that_is_gone_is_shown_exported_and_let_go_of(
    older: Path, comes: Callable[..., None], tmp_path: Path
) -> None:
    for id_, state in (("v1", "unknown"), ("b1", "queued")):
        work(older, f"UPDATE operation SET kind = 'survey', state = '{state}' WHERE record_id = '{id_}'")
    comes(dropped={**DROPPED, "survey": "it is asked elsewhere"})
    with closing(Replica.open(older, KEY)) as replica:
        office = Office()
        assert run_once(replica, Line(office, "rep"), replica.clock, device="d", thorough=False).unknown == 0
        with replica.read() as r:
            found = {o.record_id: o for o in outbox.items(r)}
            assert outbox.pending(r, 100)[0] >= 2
        assert {(found[id_].state.value, found[id_].code, found[id_].message) for id_ in ("v1", "b1")} == {
            ("refused", FIELD_GONE, "survey: it is asked elsewhere")
        }
        assert found["v1"].values["subject"] == "VISITA"
        rescue(replica, tmp_path / "x.json")
        with pytest.raises(InvalidInput), replica.write() as w:
            outbox.retry(w, found["v1"].id)
        with replica.write() as w:
            outbox.discard(w, found["v1"].id)
            outbox.discard(w, found["b1"].id)
        with replica.read() as r:
            assert {"v1", "b1"}.isdisjoint(o.record_id for o in outbox.items(r))
            assert ledger.verify(r) == []


def test_a_reset_lets_go_of_work_of_a_kind_that_is_gone(older: Path, comes: Callable[..., None]) -> None:
    work(older, "UPDATE operation SET kind = 'survey' WHERE record_id = 'b1'")
    comes(upgrade=lambda: None, moved={}, dropped={"survey": "x"})
    with closing(Replica.open(older, KEY)) as replica:
        with replica.read() as r:
            kept = unsent(r)
        with replica.write() as w:
            emptying.empty(w, kept=kept, proof={})
        with replica.read() as r:
            assert unsent(r).count == 0


def test_what_merges_decided_has_the_new_names_too(older: Path, comes: Callable[..., None]) -> None:
    """So that a lost value can be brought back, and a decision undone."""
    lost = [
        Loss(field="phone", value="1", winner="2", side="mine", reason="server"),
        Loss(field="email", value="a", winner="b", side="mine", reason="server"),
        Loss(field="custom.phone", value="x", winner="y", side="mine", reason="server"),
        Loss(field="*", value={"name": "Luz", "phone": "3", "email": "c"}, winner=None, side="theirs", reason="person"),
    ]
    lines = [
        Loss(field="lines.l1.note", value="n", winner="m", side="mine", reason="person"),
        Loss(field="lines.l2", value={"key": "l2", "note": "n"}, winner=None, side="mine", reason="person"),
    ]
    asks = [
        {"field": "phone", "base": "0", "mine": "1", "theirs": "2"},
        {"field": "email", "base": "", "mine": "a", "theirs": "b"},
    ]
    stood = dump({"asks": asks, "was": "x", "version": 1, "title": "Luz"})
    whole = dump({"asks": [{"field": "*", "base": {"phone": "0"}, "mine": None, "theirs": {"phone": "2"}}], "was": "y",
                  "version": 1, "title": "Luz"})  # fmt: skip
    gone = dump({"asks": asks[1:], "was": "z", "version": 1, "title": "Luz"})
    with closing(Replica.open(older, KEY)) as replica, replica.write() as w:
        kept.keep(w, "account", "a1", "x", lost)
        kept.keep(w, "order", "o1", "x", lines)
        for take, conflict in (({"phone": "1", "email": "b"}, stood), ({"*": "mine"}, whole), ({"email": "b"}, gone)):
            w.run(
                'INSERT INTO resolution(operation, kind, record_id, take, "conflict", at) '
                "VALUES ('x', 'account', 'a1', ?, ?, '')",
                (dump(take), conflict),
            )
    comes(moved={**MOVED, "order_line.note": "order_line.remark"}, upgrade=both)
    with closing(Replica.open(older, KEY)) as replica, replica.read() as r:
        assert [(one.field, one.value, one.winner) for one in reversed(kept.kept_values(r))] == [
            ("telephone", "1", "2"),
            ("custom.phone", "x", "y"),
            ("*", {"name": "Luz", "telephone": "3"}, None),
            ("lines.l1.remark", "n", "m"),
            ("lines.l2", {"key": "l2", "remark": "n"}, None),
        ]
        settled = list(reversed(resolving.resolutions(r)))
    assert [one.chosen for one in settled] == [{"telephone": "1"}, {"*": "mine"}]
    assert [ask.field for one in settled for ask in one.asks] == ["telephone", "*"]
    assert settled[1].asks[0].theirs == {"telephone": "2"}


def both() -> None:
    from alembic import op

    ddl()
    op.execute("ALTER TABLE order_line RENAME COLUMN note TO remark")
