"""The real central CRM: `central` is a test's own to write to, `shared_central` is for reading only."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sfa_desktop.base.paths import Home
from tests.support.central import Central, prepare, running, serving_from
from tests.support.postgres import Cluster, cluster, programs


@pytest.fixture(scope="session")
def prepared_central(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The small company, made once; its database is kept in build/central by the hash of its sources."""
    return prepare(tmp_path_factory.mktemp("prepared"))


@pytest.fixture
def central(prepared_central: Home, tmp_path: Path) -> Iterator[Central]:
    """A running server of this test's own, which may change, stop and break it."""
    with running(prepared_central, tmp_path / "office") as server:
        yield server


@pytest.fixture(scope="session")
def shared_central(prepared_central: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Central]:
    """A running server that all tests share: nobody writes to it."""
    with running(prepared_central, tmp_path_factory.mktemp("shared")) as server:
        yield server


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A PostgreSQL of this run's own."""
    if programs() is None:
        pytest.skip("PostgreSQL is not installed")
    with cluster() as running_one:
        yield running_one


@pytest.fixture
def postgres_central(postgres: Cluster, tmp_path: Path) -> Iterator[Central]:
    """A running server of this test's own, its database on PostgreSQL."""
    name = f"crm_{tmp_path.name}".lower().replace("-", "_")
    with serving_from(postgres.company(tmp_path / "office", name)) as server:
        yield server
