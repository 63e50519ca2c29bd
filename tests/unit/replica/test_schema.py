"""The committed schema is current, migrations lead to it, and no step towards it can lose the queue."""

import re
from pathlib import Path

import pytest

from sfa_desktop.replica import connection, edits, migration, migrations, outbox, schema
from sfa_desktop.replica.migrations import HEAD, REVISIONS
from sfa_desktop.replica.store import Replica
from tests.support.replica import KEY, account, pulled

SCHEMA = Path(schema.__file__).with_name("schema.sql")


def made(raw: connection.Raw) -> dict[str, str]:
    """Every object of a file by name, without differences of white space."""
    rows = raw.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'")
    return {name: re.sub(r"\s+", " ", sql).replace("( ", "(").replace(" )", ")") for name, sql in rows}


def test_the_committed_schema_is_current() -> None:
    assert SCHEMA.read_text("utf-8") == schema.schema_sql(), "run `make schema`"


def test_migrations_and_entities_never_drift(tmp_path: Path) -> None:
    fresh = Replica.open(tmp_path / "fresh.db", KEY)
    fresh.close()
    straight = connection.connect(tmp_path / "fresh.db", KEY)
    step_by_step = connection.connect(tmp_path / "migrated.db", KEY, create=True)
    step_by_step.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    step_by_step.execute("BEGIN")
    migration.upgrade(step_by_step, "")
    step_by_step.execute("COMMIT")
    assert made(step_by_step) == made(straight)
    straight.close()
    step_by_step.close()


def test_every_revision_is_there_to_be_frozen() -> None:
    files = {path.stem for path in Path(migrations.__file__).parent.glob("r*.py")}
    assert files == {f"r{revision}" for revision in REVISIONS}
    assert REVISIONS[-1] == HEAD


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A replica of the revision before the present one, with a full outbox."""
    path = tmp_path / "replica.db"
    replica = Replica.open(path, KEY)
    pulled(replica, *(account(f"a{n}") for n in range(50)))
    for number in range(50):
        with replica.write() as w:
            edits.update(w, "account", f"a{number}", {"phone": str(number)})
    with replica.write() as w:
        w.run("UPDATE alembic_version SET version_num = '0000'")
    replica.close()
    return path


@pytest.fixture
def next_revision(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Pretend that 0000 came before the last version; what the step between them runs is recorded, or made to fail."""
    ran: list[str] = []

    def upgrade() -> None:
        from alembic import op

        op.execute("ALTER TABLE account ADD COLUMN mood TEXT")
        op.execute("UPDATE account SET mood = 'new'")
        ran.append(HEAD)
        if "fail" in ran:
            op.execute("DELETE FROM nowhere")

    monkeypatch.setattr("sfa_desktop.replica.opening.REVISIONS", ("0000", HEAD))
    monkeypatch.setattr(migration, "REVISIONS", ("0000", HEAD))
    monkeypatch.setattr(f"sfa_desktop.replica.migrations.r{HEAD}.upgrade", upgrade)
    return ran


def test_a_migration_keeps_the_queue_and_a_copy(older: Path, next_revision: list[str]) -> None:
    replica = Replica.open(older, KEY)
    with replica.read() as r:
        assert outbox.counts(r)["queued"] == 50
        assert r.value("SELECT count(*) FROM account WHERE mood = 'new'") == 50
    replica.close()
    assert next_revision == [HEAD]
    copy = connection.connect(older.with_name(f"replica.db.before-{HEAD}"), KEY)
    assert copy.execute("SELECT version_num FROM alembic_version").fetchone() == ("0000",)
    copy.close()
    Replica.open(older, KEY).close()
    assert next_revision == [HEAD]


def test_a_migration_that_fails_leaves_all_as_it_was(older: Path, next_revision: list[str]) -> None:
    next_revision.append("fail")
    for _ in range(2):
        with pytest.raises(Exception, match="nowhere"):
            Replica.open(older, KEY)
    next_revision.remove("fail")
    replica = Replica.open(older, KEY)
    with replica.read() as r:
        assert outbox.counts(r)["queued"] == 50
    replica.close()


def test_a_file_that_suffered_is_replaced_by_its_copy(
    older: Path, next_revision: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should a revision ever commit by itself and fail afterwards, the copy comes back."""

    def upgrade(raw: connection.Raw, found: str, **_: object) -> None:
        raw.execute("DROP TABLE operation")
        raw.execute("DELETE FROM alembic_version")
        raw.execute("COMMIT")
        raise OSError("cut")

    with monkeypatch.context() as patch:
        patch.setattr(migration, "upgrade", upgrade)
        with pytest.raises(OSError, match="cut"):
            Replica.open(older, KEY)
    replica = Replica.open(older, KEY)
    with replica.read() as r:
        assert outbox.counts(r)["queued"] == 50
    replica.close()
